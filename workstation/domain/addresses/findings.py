"""What is found in one line, each finding cut out before the next is looked for."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

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
from workstation.domain.addresses.flats import find_unit
from workstation.domain.addresses.floors import Found, find_floor
from workstation.domain.addresses.gazetteer import Block, EstateId, Gazetteer
from workstation.domain.addresses.names_said import Hit, masked
from workstation.domain.addresses.parsed import AddressProblem
from workstation.domain.addresses.spelling import Spelling
from workstation.domain.addresses.streets import Street, find_street

_LEVEL: Final = re.compile(r"\b(?:high|low) block\b|\(?[高低]座\)?")
_BLOCK_SIGN: Final = re.compile(r"bl(?:oc)?k|tower|twr|座|号楼")


class Place(NamedTuple):
    """The estate and the block that were settled on, and where the line names them."""

    mentions: tuple[EstateMention, ...] = ()
    estate_id: EstateId | None = None
    block: BlockMention | None = None
    certain: bool = True
    """Whether what ``block`` says first is meant, if it says one block only."""
    problems: tuple[AddressProblem, ...] = ()

    @property
    def in_full(self) -> bool:
        """Whether estate and block are both named without doubt."""
        return self.settled is not None and bool(self.mentions) and not self.problems

    @property
    def settled(self) -> Block | None:
        """The one block that is meant."""
        if self.block is None or not self.certain:
            return None
        return self.block.blocks[0]


class Rest(NamedTuple):
    """Everything else that was found in the line."""

    street: Street | None
    floor: Found | None
    unit: Found | None
    building: Building | None
    areas: tuple[Area, ...]
    block_number: Found | None
    signs: frozenset[PlaceClass]
    left: str
    """The folded text with everything cut out that was found."""


def look_around(
    spelling: Spelling, hits: Sequence[Hit], place: Place, gazetteer: Gazetteer
) -> Rest:
    """Find everything but the estate and the block; each finding is cut out before the next."""
    text = masked(spelling.folded, (characters(spelling, m) for m in place.mentions))
    number = block_number(text) if place.settled is None else None
    if place.block is not None:
        text = masked(text, [(place.block.start, place.block.end)])
    text = _cut_levels(text)
    street = find_street(hits, text, gazetteer)
    if street is not None:
        text = masked(text, [(street.start, street.end), (street.number_start, street.number_end)])
    floor = find_floor(text)
    text = _cut(text, floor)
    unit = find_unit(text, beside_block=place.block is not None)
    text = _cut(text, unit)
    building = known_building(hits, text, gazetteer)
    text = _cut(text, building)
    areas = find_areas(hits, text)
    text = masked(text, ((area.start, area.end) for area in areas))
    if building is None and not place.in_full:
        building = likely_building(text)
    return Rest(street, floor, unit, building, areas, number, signs(spelling), text)


def characters(spelling: Spelling, mention: EstateMention) -> tuple[int, int]:
    """Return the characters of the line an estate's name covers."""
    return spelling.words[mention.first].start, spelling.words[mention.after - 1].end


def _cut_levels(text: str) -> str:
    """Cut out what is said of blocks beside a name: High Block, Block 5, 第五座."""
    if _BLOCK_SIGN.search(text) is None:
        return text
    text = masked(text, (match.span() for match in _LEVEL.finditer(text)))
    while (found := block_number(text)) is not None:
        text = _cut(text, found)
    return text


def _cut(text: str, found: Found | Building | None) -> str:
    return text if found is None else masked(text, [(found.start, found.end)])
