"""Homes in blocks that the program's list does not have: new estates come on the roster first.

Nothing is looked up by them. Of a resident who is known by number, the declared address is compared
with the names that the roster's row has.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from workstation.domain.addresses.findings import floor_and_unit
from workstation.domain.addresses.flats import FlatNumber, counted_through, read_flat
from workstation.domain.addresses.floors import normal_floor
from workstation.domain.addresses.names_said import masked
from workstation.domain.addresses.spelling import Spelling, spell


class UnlistedHome(NamedTuple):
    """A home as the roster's file names it."""

    estate_en: str
    block_en: str
    estate_zh: str
    block_zh: str
    floor: str
    unit: str

    @property
    def block(self) -> str:
        """The names of estate and block, in one language."""
        if self.block_en and self.estate_en:
            return f"{self.block_en}, {self.estate_en}"
        return f"{self.estate_zh}{self.block_zh}"


def flat_said(text: str, home: UnlistedHome) -> FlatNumber | None:
    """Return a home's floor and flat when an address names these, its estate and its block.

    Whatever else the address says does not matter; None: it names not all, or others.
    """
    listed = _numbers(normal_floor(home.floor) if home.floor else None, home.unit)
    if not listed:
        return None
    spelling = spell(text)
    for estate in (home.estate_en, home.estate_zh):
        for block in (home.block_en, home.block_zh):
            for spans in _where(spelling, estate, block):
                text_left = masked(spelling.folded, spans)
                floor, unit, _ = floor_and_unit(spelling, text_left, beside_block=True)
                if unit is None or unit.several:
                    continue
                if listed[0] in _numbers(floor.value if floor else None, unit.value):
                    return listed[0]
    return None


def _numbers(floor: str | None, unit: str) -> Sequence[FlatNumber]:
    counted = counted_through(floor, unit)
    return read_flat(floor, unit).readings if counted is None else (counted,)


def _where(spelling: Spelling, estate: str, block: str) -> Iterator[list[tuple[int, int]]]:
    """Yield the characters of two names where both are said, beside each other."""
    for first, after in _said(spelling, estate):
        for other, end in _said(spelling, block):
            if end <= first or after <= other:
                words = spelling.words
                yield [
                    (words[first].start, words[after - 1].end),
                    (words[other].start, words[end - 1].end),
                ]


def _said(spelling: Spelling, name: str) -> Iterator[tuple[int, int]]:
    """Yield the words that are a name."""
    words = spell(name).texts
    texts = spelling.texts
    for first in range(len(texts) - len(words) + 1 if words else 0):
        if texts[first : first + len(words)] == words:
            yield first, first + len(words)
