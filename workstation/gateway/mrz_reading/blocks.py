"""Blocks: which rows of marks lie below each other as the lines of one zone."""

from collections.abc import Iterator, Sequence
from statistics import median
from typing import Final, NamedTuple

import numpy as np

from workstation.gateway.mrz_reading.marks import Ints
from workstation.gateway.mrz_reading.rows import SHORTEST, Row

_PITCHES_ALIKE: Final = 0.12
_TURN: Final = 0.12
"""Radians between neighbouring lines; perspective and bent paper make some."""
_NEAREST_LINE: Final = 1.05
_FARTHEST_LINE: Final = 3.4
"""Pitches between neighbouring lines: 2.5 in ICAO Doc 9303, 1.7 at six lines an inch."""
_FARTHEST_ROW: Final = 5.6
"""Pitches to the next row that was found; a line between them may have been missed."""
_SAME_LINE: Final = 0.4
_OFF: Final = 0.25
"""How far from its line a row may stand, of the distance between lines."""
_OVERLAP: Final = 0.5
_PRINTED: Final = 44
"""Places of the longest line."""
_LONGEST: Final = 50
"""Pitches that rows of one block take together; perspective stretches them."""
_LONGEST_OF_THREE: Final = 33
"""The same of a zone of three lines, which have 30."""
_GAP: Final = 4
"""Steps that may lead from a line to the next one beside it, or to what is no print."""
_STRAY: Final = 5
"""Marks behind a gap that are too few to be a part of a line."""
_HEIGHTS: Final = (1, 2, 3)
_MOST: Final = 24
"""Rows looked at; a page of print has more, and those of zones are long."""


class NumberedRow(NamedTuple):
    """A row and the line of a block that it is, or a part of it; lines count downwards."""

    row: Row
    line: int


Block = tuple[NumberedRow, ...]


class _PlacedRow(NamedTuple):
    row: Row
    below: float
    """How much lower than the first row it stands, in pitches."""


def blocks_of(rows: Sequence[Row]) -> list[Block]:
    """Return the blocks that the longest rows make, those with most marks first."""
    parts = (part for row in rows for part in _parts(row))
    left = sorted(parts, key=_marks, reverse=True)[:_MOST]
    found = []
    while left:
        block = max(_numberings(_gathered(left)), key=_weight)
        left = [row for row in left if all(row is not one for one, _ in block)]
        found.append(block)
    return sorted(found, key=_weight, reverse=True)


def _marks(row: Row) -> int:
    return len(row.places)


def _weight(block: Block) -> int:
    return sum(len(row.places) for row, _ in block)


def _parts(row: Row) -> Iterator[Row]:
    """Yield a row without stray marks far off its ends, cut where it is too long for one line."""
    at = _cut(row.places)
    if at is None:
        yield row
        return
    for part in (slice(at), slice(at, None)):
        if len(row.places[part]) >= SHORTEST:
            yield from _parts(Row(row.places[part], row.points[part]))


def _cut(places: Ints) -> int | None:
    """Return which mark is the first behind the gap that a row is to be cut at."""
    steps = np.diff(places)
    gaps = np.flatnonzero(steps >= _GAP) + 1
    for at in gaps:
        if min(at, len(places) - at) <= _STRAY:
            return int(at)
    if not len(gaps) or places[-1] - places[0] < _PRINTED:
        return None
    return int(steps.argmax()) + 1


def _gathered(rows: Sequence[Row]) -> list[_PlacedRow]:
    """Return the first row and those that may be lines, or parts of lines, of its block."""
    first, *left = rows
    gathered = [_PlacedRow(first, 0.0)]
    grown = True
    while grown:
        grown = False
        for row in left:
            below = _below(gathered, row)
            if below is not None:
                gathered.append(_PlacedRow(row, below))
                grown = True
        left = [row for row in left if all(row is not one for one, _ in gathered)]
    return gathered


def _below(gathered: Sequence[_PlacedRow], row: Row) -> float | None:
    """Return how much lower than the first of these a row stands; None: in no block with them."""
    apart = [(_distance(one, row), below) for one, below in gathered]
    near = [(abs(away), below + away) for away, below in apart if away is not None]
    if not near:
        return None
    away, below = min(near)
    reach = _FARTHEST_LINE * (_HEIGHTS[-1] - 1)
    if abs(below) > reach or _length([*(one for one, _ in gathered), row]) > _LONGEST:
        return None
    return below if away < _FARTHEST_ROW else None


def _distance(one: Row, other: Row) -> float | None:
    """Return how many pitches lower the other row stands; None: they are no lines of a block."""
    if abs(other.pitch / one.pitch - 1) > _PITCHES_ALIKE:
        return None
    step = one.step / one.pitch
    turn = np.arctan2(*other.step[::-1]) - np.arctan2(*step[::-1])
    if abs(turn) > _TURN:
        return None
    down = np.array([-step[1], step[0]])
    across_one, along_one = one.points @ down, one.points @ step
    across_other, along_other = other.points @ down, other.points @ step
    low, high = max(along_one[0], along_other[0]), min(along_one[-1], along_other[-1])
    shorter = min(along_one[-1] - along_one[0], along_other[-1] - along_other[0])
    middle = (low + high) / 2
    away = np.interp(middle, along_other, across_other) - np.interp(middle, along_one, across_one)
    distance = float(away) / one.pitch
    if abs(distance) < _SAME_LINE:
        return distance if high < low else None
    beside = high - low < _OVERLAP * shorter
    return None if beside or abs(distance) < _NEAREST_LINE else distance


def _numberings(gathered: Sequence[_PlacedRow]) -> Iterator[Block]:
    """Yield the blocks the first row may be in, their lines evenly apart; those of few lines first.

    Where two rows may be lines beside each other or have one between them, the former is taken.
    """
    apart = {
        abs(below) / lines
        for _, below in gathered
        for lines in _HEIGHTS[:-1]
        if _NEAREST_LINE <= abs(below) / lines <= _FARTHEST_LINE
    }
    for height in _HEIGHTS:
        for distance in sorted(apart) or [_FARTHEST_LINE]:
            for top in range(1 - height, 1):
                block = tuple(_numbered(gathered, distance, range(top, top + height)))
                if height < _HEIGHTS[-1] or _line_length(block) <= _LONGEST_OF_THREE:
                    yield block


def _numbered(
    gathered: Sequence[_PlacedRow], distance: float, lines: range
) -> Iterator[NumberedRow]:
    for row, below in gathered:
        line = round(below / distance)
        if line in lines and abs(below / distance - line) <= _OFF:
            yield NumberedRow(row, line)


def _line_length(block: Block) -> float:
    """Return how many places a line of a block takes, half of them fewer and half more."""
    lines = {line for _, line in block}
    return median(_length([row for row, at in block if at == line]) for line in lines)


def _length(rows: Sequence[Row]) -> float:
    """Return how many places rows take together, along the first of them."""
    along = np.concatenate([row.points[[0, -1]] for row in rows]) @ rows[0].step
    return float(np.ptp(along)) / rows[0].pitch ** 2 + 1
