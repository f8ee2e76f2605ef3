"""What is found in one line, each finding cut out before the next is looked for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from workstation.domain.addresses.areas import Area, find_areas
from workstation.domain.addresses.blocks import BlockMention, block_number
from workstation.domain.addresses.buildings import (
    Building,
    PlaceClass,
    known_building,
    likely_building,
    signs,
)
from workstation.domain.addresses.estates import EstateMention
from workstation.domain.addresses.flats import Found, find_floor, find_unit, masked
from workstation.domain.addresses.gazetteer import EstateId, Gazetteer
from workstation.domain.addresses.parsed import AddressProblem
from workstation.domain.addresses.spelling import Spelling
from workstation.domain.addresses.streets import Street, find_street

_LEVEL: Final = re.compile(r"\b(?:high|low) block\b|\(?[高低]座\)?")


@dataclass(frozen=True, slots=True)
class Place:
    """The estate and the block that were settled on, and where the line names them."""

    mentions: tuple[EstateMention, ...] = ()
    estate_id: EstateId | None = None
    block: BlockMention | None = None
    problems: tuple[AddressProblem, ...] = ()


@dataclass(frozen=True, slots=True)
class Rest:
    """Everything else that was found in the line."""

    street: Street | None
    floor: Found | None
    unit: Found | None
    building: Building | None
    areas: tuple[Area, ...]
    block_number: Found | None
    signs: frozenset[PlaceClass]


def look_around(spelling: Spelling, place: Place, gazetteer: Gazetteer) -> Rest:
    """Find everything but the estate and the block; each finding is cut out before the next."""
    text = masked(spelling.folded, _spans(spelling, place))
    number = block_number(text) if place.block is None else None
    text = masked(text, (m.span() for m in _LEVEL.finditer(text)))
    text = _cut_block_numbers(text)
    street = find_street(spelling, text, gazetteer)
    if street is not None:
        text = masked(text, [(street.start, street.end), (street.number_start, street.number_end)])
    floor = find_floor(text)
    text = _cut(text, floor)
    unit = find_unit(text, beside_block=place.block is not None)
    text = _cut(text, unit)
    known = known_building(spelling, text, gazetteer)
    text = _cut(text, known)
    areas = find_areas(spelling, text)
    text = masked(text, ((area.start, area.end) for area in areas))
    return Rest(
        street, floor, unit, known or likely_building(text), areas, number, signs(spelling.folded)
    )


def characters(spelling: Spelling, mention: EstateMention) -> tuple[int, int]:
    """Return the characters of the line an estate's name covers."""
    return spelling.words[mention.first].start, spelling.words[mention.after - 1].end


def _spans(spelling: Spelling, place: Place) -> Iterator[tuple[int, int]]:
    for mention in place.mentions:
        yield characters(spelling, mention)
    if place.block is not None:
        yield place.block.start, place.block.end


def _cut_block_numbers(text: str) -> str:
    while (found := block_number(text)) is not None:
        text = _cut(text, found)
    return text


def _cut(text: str, found: Found | Building | None) -> str:
    return text if found is None else masked(text, [(found.start, found.end)])
