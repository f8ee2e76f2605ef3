"""What is found in one line, each finding cut out before the next is looked for."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from workstation.domain.addresses.areas import Area, find_areas
from workstation.domain.addresses.blocks import NOT_OF_FLOORS, BlockMention, block_number
from workstation.domain.addresses.buildings import (
    Building,
    PlaceClass,
    known_building,
    likely_building,
    signs,
)
from workstation.domain.addresses.estates import EstateMention
from workstation.domain.addresses.flats import WITH_FLOOR, find_unit
from workstation.domain.addresses.floors import (
    FLOOR_WORDS,
    Found,
    find_floor,
    find_misspelt_floor,
)
from workstation.domain.addresses.gazetteer import Block, EstateId, Gazetteer
from workstation.domain.addresses.names_said import MASK, Hit, masked
from workstation.domain.addresses.parsed import AddressProblem
from workstation.domain.addresses.spelling import Spelling
from workstation.domain.addresses.streets import Street, find_street

_LEVEL: Final = re.compile(
    rf"\b(?:high|low) (?:block|blk)\b|\b(?:high|low)\b{NOT_OF_FLOORS}|\(?[高低]座\)?"
)

_PLURALS: Final = ("flats", "rooms", "units", "rms")
"""Behind these, or beside a floor, 3-04 may be flats 3 and 4."""


_FLAT_LABELS: Final = (re.compile(r"\b(?:flat|flt|room|rm|unit)\b"), re.compile("室"))
"""Said twice in one language they are of two flats: Flat 102 and Flat 103, 102室及103室."""


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

    def cut_from(self, spelling: Spelling) -> str:
        """Return the folded text of a line without the estate and the block."""
        spans = [characters(spelling, mention) for mention in self.mentions]
        if self.block is not None:
            spans.append((self.block.start, self.block.end))
        return masked(spelling.folded, spans)


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
    text = masked(spelling.folded, [characters(spelling, m) for m in place.mentions])
    number = block_number(text) if place.settled is None else None
    if place.block is not None:
        text = masked(text, [(place.block.start, place.block.end)])
    text = _cut_levels(text)
    street = find_street(hits, text, spelling.texts, gazetteer)
    if street is not None:
        text = masked(text, [(street.start, street.end), (street.number_start, street.number_end)])
    floor, unit, text = floor_and_unit(spelling, text, beside_block=place.block is not None)
    building = known_building(hits, text, gazetteer)
    text = _cut(text, building)
    areas = find_areas(hits, text)
    text = masked(text, [(area.start, area.end) for area in areas])
    if building is None and not place.in_full:
        building = likely_building(text)
    against = signs(spelling.texts, spelling.folded)
    return Rest(street, floor, unit, building, areas, number, against, text)


def look_for_flat(spelling: Spelling, place: Place, areas: tuple[Area, ...]) -> Rest:
    """Find floor and flat where a line says nothing else; see ``plain_lines``."""
    text = place.cut_from(spelling)
    floor, unit, text = floor_and_unit(spelling, text, beside_block=True)
    against = signs(spelling.texts, spelling.folded)
    return Rest(None, floor, unit, None, areas, None, against, text)


def floor_and_unit(
    spelling: Spelling, text: str, *, beside_block: bool
) -> tuple[Found | None, Found | None, str]:
    """Return the floor and the flat that are said, and the text with both cut out.

    Args:
        spelling: the line.
        text: its folded text with the names cut out.
        beside_block: a block is named, so that a bare number may be its flat's.
    """
    left = [word.text for word in spelling.words if text[word.start] != MASK]
    floor = None if FLOOR_WORDS.isdisjoint(left) else find_floor(text)
    text = _cut(text, floor)
    unit = find_unit(text, beside_block=beside_block)
    if unit is not None and "-" in text[unit.start : unit.end]:
        unit = unit._replace(several=floor is not None or is_plural(text, unit.start))
    text = _cut(text, unit)
    if unit is not None and any(len(label.findall(spelling.folded)) > 1 for label in _FLAT_LABELS):
        another = find_unit(text, beside_block=False)
        if another is not None and another.value != unit.value:
            unit = unit._replace(several=True)
    if floor is None and unit is not None and len(unit.value) < WITH_FLOOR:
        floor = find_misspelt_floor(text)
        text = _cut(text, floor)
    return floor, unit, text


def is_plural(text: str, start: int) -> bool:
    """Whether the word before a flat says that there are several: Flats 3-04."""
    return text[:start].rstrip().endswith(_PLURALS)


def characters(spelling: Spelling, mention: EstateMention) -> tuple[int, int]:
    """Return the characters of the line an estate's name covers."""
    start, end = spelling.words[mention.first].start, spelling.words[mention.after - 1].end
    closes = "(" in spelling.folded[start:end] and spelling.folded[end : end + 1] == ")"
    return start, end + closes


def _cut_levels(text: str) -> str:
    """Cut out what is said of blocks beside a name: High Block, Block 5, 第五座."""
    text = masked(text, (match.span() for match in _LEVEL.finditer(text)))
    while (found := block_number(text)) is not None:
        text = _cut(text, found)
    return text


def _cut(text: str, found: Found | Building | None) -> str:
    return text if found is None else masked(text, [(found.start, found.end)])
