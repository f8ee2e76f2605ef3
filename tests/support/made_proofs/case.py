"""What one paper is about: who it is for, where they live, who sent it, and when."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache
from random import Random
from typing import Final

from tests.support.made_proofs.days import DayStyle, draw_day_style
from tests.support.made_proofs.faces import Look, draw_look
from tests.support.made_proofs.issuers import ISSUERS, Issuer
from tests.support.made_proofs.paper import Text
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
    one_line,
    printed_style,
    write_address,
)

ENGLISH: Final = "en"
CHINESE: Final = "zh"
BOTH: Final = "both"
_ABOUT_A_HOME: Final = ("electricity", "water", "gas", "broadband", "rates", "insurance")
"""Papers that may be sent elsewhere than to the home they are about."""
_FIRST: Final = date(2021, 1, 4)
_DAYS: Final = 5 * 365


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Everything a layout prints."""

    rng: Random = field(repr=False)
    """Where the layout's chances come from; a fresh one for each drawing."""
    kind: str
    """Name of the layout."""
    script: str
    look: Look = field(repr=False)
    holder: Person = field(repr=False)
    home: Home = field(repr=False)
    """Where the paper is sent, or what is let."""
    names: tuple[Line, ...] = field(repr=False)
    """The rows that name the holder, as they are printed."""
    address: tuple[Line, ...] = field(repr=False)
    """The printed lines; none where the home stands in prose."""
    address_languages: tuple[str, ...]
    supply: Home | None = field(repr=False)
    """Another home the paper is about: supplied, rated, insured."""
    landlord: Person = field(repr=False)
    landlord_home: Home = field(repr=False)
    former_home: Home = field(repr=False)
    issuer: Issuer = field(repr=False)
    issued_on: date
    day_style: DayStyle = field(repr=False)

    @property
    def chinese(self) -> bool:
        """Whether the paper is in Chinese only."""
        return self.script == CHINESE

    @property
    def shows_english_name(self) -> bool:
        """Whether the holder's name stands there in Latin letters."""
        return any(piece.part == "name" and piece.text[0] < "\u2e80" for piece in self._names())

    @property
    def shows_chinese_name(self) -> bool:
        """Whether the holder's name stands there in Chinese."""
        return any(piece.part == "name" and piece.text[0] >= "\u2e80" for piece in self._names())

    def _names(self) -> Sequence[Piece]:
        return [piece for row in self.names for piece in row]

    def say(self, english: str, chinese: str, *, between: str = " ") -> str:
        """Return words in the paper's language, or in both."""
        if self.script == BOTH:
            return f"{english}{between}{chinese}"
        return chinese if self.chinese else english

    def pick(self, *pairs: tuple[str, str]) -> str:
        """Return one of several wordings."""
        return self.say(*self.rng.choice(pairs))

    def one(self, english: str, chinese: str) -> str:
        """Return words in one language only."""
        return chinese if self.chinese else english

    def either(self, *pairs: tuple[str, str]) -> str:
        """Return one of several wordings, in one language only."""
        return self.one(*self.rng.choice(pairs))

    def day(self, day: date) -> str:
        """Return a day as the paper prints days."""
        return self.day_style(day)

    def issue(self) -> Piece:
        """Return the day of issue."""
        return Piece(self.day(self.issued_on), "issued_on")

    def later(self, days: int) -> str:
        """Return another day, so many after the issue."""
        return self.day(self.issued_on + timedelta(days=days))

    def number(self, shape: str) -> str:
        """Return a number: every # becomes a digit."""
        return "".join(str(self.rng.randrange(10)) if c == "#" else c for c in shape)

    def money(self, low: float, high: float) -> str:
        """Return a sum of money."""
        return f"{self.rng.uniform(low, high):,.2f}"

    def at(self, home: Home) -> "Case":
        """Return the case of a paper that is alike but for the home."""
        rng = Random(0)
        address = tuple(
            line
            for language in self.address_languages
            for line in write_address(home, printed_style(rng, _spoken(language)))
        )
        return replace(self, home=home, address=address if self.address else ())

    def naming(self, holder: Person) -> "Case":
        """Return the case of a paper that is alike but for the person's name."""
        english = Piece(holder.name.capitals, "name")
        chinese = Piece(holder.name.chinese, "name")
        shown = (
            (self.shows_english_name, english),
            (self.shows_chinese_name, chinese),
        )
        return replace(self, holder=holder, names=tuple((name,) for there, name in shown if there))

    def written(self, home: Home) -> str:
        """Return a home that is nobody's address here, in one line."""
        return one_line(home, printed_style(self.rng, self._language()))

    def home_in_prose(self) -> Text:
        """Return the home as prose prints it: pieces that know what they are of."""
        lines = write_address(self.home, printed_style(self.rng, self._language()))
        between = "" if self.chinese else ", "
        pieces: list[Piece] = []
        for line in lines:
            pieces += [Piece(between)] if pieces and between else []
            pieces += line
        return pieces

    def _language(self) -> Language:
        return _spoken(CHINESE if self.chinese else ENGLISH)


def _spoken(language: str) -> Language:
    return Language.TRADITIONAL_CHINESE if language == CHINESE else Language.ENGLISH


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
