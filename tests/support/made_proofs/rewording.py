"""The true record in other words: what an applicant may write of the same name and home."""

import re
from collections.abc import Iterator, Mapping
from random import Random
from typing import Final

from tests.support.made_proofs.case import CHINESE, Case
from workstation.domain.applications import Language
from workstation.domain.names import PersonName
from workstation.sample_office.addresses import (
    AddressStyle,
    draw_style,
    one_line,
    printed_style,
    write_address,
)

_SHORT: Final[Mapping[str, str]] = {
    "Road": "Rd",
    "Street": "St",
    "Building": "Bldg",
    "House": "Hse",
    "Estate": "Est",
    "Garden": "Gdn",
    "Avenue": "Ave",
    "Court": "Ct",
    "Centre": "Ctr",
    "Block": "Blk",
    "Hong Kong": "HK",
    "New Territories": "N.T.",
    "Kowloon": "Kln",
}


def rewordings(case: Case, rng: Random) -> Iterator[tuple[str, PersonName, str]]:
    """Yield kinds of rewording with the name and the address they make."""
    name = PersonName.parse(case.holder.name.english, case.holder.chinese)
    for language in case.address_languages:
        chinese = language == CHINESE
        spoken = Language.TRADITIONAL_CHINESE if chinese else Language.ENGLISH
        plain = one_line(case.home, printed_style(rng, spoken))
        yield f"as printed, {language}", name, plain
        if chinese:
            simplified = draw_style(rng, Language.SIMPLIFIED_CHINESE)
            yield "simplified", name, one_line(case.home, simplified)
            yield "spaced", name, re.sub(r"(?<=[樓號邨閣廈苑道街路])(?=.)", " ", plain)
        else:
            style = draw_style(rng, Language.ENGLISH)
            yield "abbreviated", name, _shortened(one_line(case.home, style))
            yield "from the large to the small", name, _turned_round(case, style)
            yield "spaced", name, plain.replace(" ", "  ").lower()
    yield from ((kind, other, plain) for kind, other in _names(case))


def _names(case: Case) -> Iterator[tuple[str, PersonName]]:
    """Yield the name as printed, in one script, and in English order."""
    own = case.holder.name
    if case.shows_english_name:
        yield "name in English", PersonName.parse(own.capitals, "")
        if own.given and not own.husband:
            yield "given name first", PersonName.parse(own.given_first, own.chinese)
    if case.shows_chinese_name:
        yield "name in Chinese", PersonName.parse("", own.chinese)
        yield "name in simplified", PersonName.parse(own.english, own.simplified)


def _shortened(text: str) -> str:
    for long, short in _SHORT.items():
        text = re.sub(rf"\b{long}\b", short, text, flags=re.IGNORECASE)
    return text


def _turned_round(case: Case, style: AddressStyle) -> str:
    lines = write_address(case.home, style)
    pieces = [piece.text for line in lines for piece in line if piece.text not in (", ", " ")]
    return ", ".join(reversed(pieces))
