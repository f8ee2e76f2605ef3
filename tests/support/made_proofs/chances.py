"""Draws what a paper is about: people, homes, and how their names and addresses are printed."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from random import Random
from typing import Final

from tests.support.made_proofs.case import BOTH, CHINESE, ENGLISH, Case
from tests.support.made_proofs.days import draw_day_style
from tests.support.made_proofs.faces import draw_look
from tests.support.made_proofs.issuers import ISSUERS
from workstation.domain.applications import Language
from workstation.sample_office import (
    Home,
    Homes,
    Namer,
    Person,
    Population,
    load_names,
    load_places,
)
from workstation.sample_office.addresses import (
    AddressStyle,
    Line,
    Piece,
    draw_style,
    printed_style,
    write_address,
)

_ABOUT_A_HOME: Final = ("electricity", "water", "gas", "broadband", "rates", "insurance")
"""Papers that may be sent elsewhere than to the home they are about."""
_FIRST: Final = date(2021, 1, 4)
_DAYS: Final = 5 * 365


@cache
def people() -> Population:
    """Return those who invent people; the tables are read once."""
    return Population(namer=Namer(load_names()), today=date(2026, 1, 1))


@cache
def homes() -> Homes:
    """Return those who invent homes."""
    return Homes(load_places())


def draw_case(rng: Random, kind: str, script: str) -> Case:
    """Draw what a paper of a kind is about."""
    holder = person(rng, chinese=script == CHINESE)
    home, former, landlord_home = (homes().any(rng) for _ in range(3))
    names, shown = _printed_names(rng, holder, script)
    address, languages = _printed_address(rng, home, script, shown)
    if kind == "tenancy":
        language = CHINESE if script == CHINESE else ENGLISH
        names, address, languages = (_name_in_prose(holder, script),), (), (language,)
    return Case(
        rng=Random(rng.random()),
        kind=kind,
        script=script,
        look=draw_look(rng),
        holder=holder,
        home=home,
        names=names,
        address=address,
        address_languages=languages,
        supply=homes().any(rng) if kind in _ABOUT_A_HOME and rng.random() < 0.25 else None,
        landlord=person(rng, chinese=script == CHINESE),
        landlord_home=landlord_home,
        former_home=former,
        issuer=rng.choice(ISSUERS[kind]),
        issued_on=_FIRST + timedelta(days=rng.randrange(_DAYS)),
        day_style=draw_day_style(rng, chinese=script == CHINESE),
    )


def person(rng: Random, *, chinese: bool = False) -> Person:
    """Draw a person; without other names, which papers leave out."""
    origin = rng.choice(("HKG", "HKG", "HKG", "HKG", "CHN", "TWN")) if chinese else None
    drawn = people().person(rng, origin=origin)
    return replace(drawn, name=replace(drawn.name, alias=""))


def _printed_names(rng: Random, holder: Person, script: str) -> tuple[tuple[Line, ...], str]:
    """Return the rows with the name, and in which script it is."""
    english, chinese = _english_name(rng, holder), _chinese_name(rng, holder)
    if script == ENGLISH or not chinese:
        return (english,), ENGLISH
    if script == CHINESE:
        return (chinese,), CHINESE
    drawn = rng.random()
    if drawn < 0.4:
        return (english,), ENGLISH
    if drawn < 0.6:
        return (chinese,), CHINESE
    if drawn < 0.8:
        return (english, chinese), BOTH
    return ((*english, Piece("  "), *chinese),), BOTH


def _name_in_prose(holder: Person, script: str) -> Line:
    name = holder.name.chinese if script == CHINESE else holder.name.capitals
    return (Piece(name, "name"),)


def _english_name(rng: Random, holder: Person) -> Line:
    name = holder.name
    printed = rng.choice((name.capitals, name.capitals, name.english, name.given_first))
    if name.given and rng.random() < 0.08:
        rest = name.capitals.removeprefix(f"{name.husband} ".lstrip())
        rest = rest.removeprefix(name.surname).strip()
        printed = f"{name.surname}, {rest}" if not name.husband else name.capitals
    title = rng.choice((f"{holder.title} ", f"{holder.title.title()}. ", "", ""))
    return (Piece(title), Piece(printed, "name")) if title else (Piece(printed, "name"),)


def _chinese_name(rng: Random, holder: Person) -> Line:
    if not holder.name.chinese:
        return ()
    title = "先生" if holder.sex == "m" else rng.choice(("女士", "小姐"))
    after = rng.choice((title, f" {title}", "", f" {title} 台啟" if rng.random() < 0.3 else ""))
    name = Piece(holder.name.chinese, "name")
    return (name, Piece(after)) if after else (name,)


def _printed_address(
    rng: Random, home: Home, script: str, named_in: str
) -> tuple[tuple[Line, ...], tuple[str, ...]]:
    english = _broken(rng, write_address(home, _style(rng, Language.ENGLISH)), (", ", " "))
    chinese = write_address(home, _style(rng, Language.TRADITIONAL_CHINESE))
    if script == ENGLISH or (script == BOTH and named_in == ENGLISH and rng.random() < 0.7):
        return english, (ENGLISH,)
    if script == CHINESE or rng.random() < 0.5:
        return chinese, (CHINESE,)
    return (*english, *chinese), (ENGLISH, CHINESE)


def _style(rng: Random, language: Language) -> AddressStyle:
    return (printed_style if rng.random() < 0.6 else draw_style)(rng, language)


def _broken(rng: Random, lines: Sequence[Line], between: tuple[str, ...]) -> tuple[Line, ...]:
    """Return lines, some of them broken in two as narrow windows of envelopes need it."""
    broken: list[Line] = []
    for line in lines:
        gaps = [at for at, piece in enumerate(line) if piece.text in between]
        if len(gaps) > 1 and rng.random() < 0.3:
            at = gaps[-1]
            comma = (Piece(","),) if line[at].text == ", " and rng.random() < 0.7 else ()
            broken += [(*line[:at], *comma), line[at + 1 :]]
        else:
            broken.append(line)
    return tuple(broken)
