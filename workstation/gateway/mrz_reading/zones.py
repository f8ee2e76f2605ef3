"""Zones: one to three rows of marks that lie as the lines of one printed block."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from workstation.gateway.mrz_reading.cells import Reals
from workstation.gateway.mrz_reading.rows import Row

_PITCHES_ALIKE: Final = 0.12
_TURN: Final = 0.12
"""Radians between neighbouring lines; perspective and bent paper make some."""
_NEAREST_LINE: Final = 1.3
_FARTHEST_LINE: Final = 3.4
"""Pitches between neighbouring lines: 2.5 in ICAO Doc 9303, less on some cards."""
_NEAREST_SECOND: Final = 4.4
_FARTHEST_SECOND: Final = 5.6
"""Pitches between the first line and the third, where no row was found between them."""
_OVERLAP: Final = 0.5
_MOST_LINES: Final = 3
_SCALE: Final = 22.0
_FIRM: Final = 24
"""Marks that a line needs to tell how it bends."""


@dataclass(frozen=True, slots=True)
class Zone:
    """Where the characters of a block lie: a smooth grid over the picture.

    A place counts characters along a line, a line counts downwards; both may be fractions.
    """

    bend: Reals
    """Coefficients of x and y in place / 22: constant, linear, square, cubic."""
    apart: Reals
    """How x and y change from line to line: constant, and per place / 22."""
    count: int
    """Of its lines; they are numbered from 0."""
    first: int
    last: int
    """The places between which marks were found."""

    def points(self, lines: NDArray[np.floating], places: NDArray[np.floating]) -> Reals:
        """Return x and y of the middles of characters."""
        t = (places / _SCALE)[..., None]
        powers = np.concatenate((np.ones_like(t), t, t * t, t * t * t), axis=-1)
        base = powers @ self.bend
        moved = (self.apart[0] + t * self.apart[1]) * np.asarray(lines)[..., None]
        return np.asarray(base + moved, np.float32)

    @property
    def pitch(self) -> float:
        """Pixels from one place to the next in the middle of the first line."""
        return float(np.hypot(*self.steps(0.0, (self.first + self.last) / 2)[0]))

    def steps(self, line: float, place: float) -> tuple[Reals, Reals]:
        """Return the step to the next place, and a step as long straight down the character."""
        lines, places = np.full(2, line), np.array([place - 0.5, place + 0.5])
        one, two = self.points(lines, places)
        along = two - one
        down = np.array([-along[1], along[0]], np.float32)
        if self.count > 1:  # perspective slants; lines begin below each other
            apart = self.apart[0] + place / _SCALE * self.apart[1]
            slant = float(apart @ along) / max(float(apart @ down), 1e-3)
            down = down + along * np.clip(slant, -0.3, 0.3)
        return along, np.asarray(down, np.float32)

    def moved(self, right: float, down: float, *, line: float) -> "Zone":
        """Return the zone moved by so many pitches, as they are in the middle of a line."""
        along, below = self.steps(line, (self.first + self.last) / 2)
        bend = self.bend.copy()
        bend[0] += right * along + down * below
        return replace(self, bend=bend)

    def wider(self, before: int, behind: int) -> "Zone":
        """Return the zone with so many more places at its ends."""
        return replace(self, first=self.first - before, last=self.last + behind)

    def only(self, lines: range) -> "Zone":
        """Return the zone of these of its lines."""
        bend = self.bend.copy()
        bend[:2] += self.apart * lines.start
        return replace(self, bend=bend, count=len(lines))

    def turned(self) -> "Zone":
        """Return the same zone read the other way: from its last character to its first."""
        flip = np.array([[1], [-1], [1], [-1]], np.float32)
        base = self.bend.copy()
        base[:2] += self.apart * (self.count - 1)
        apart = -self.apart * np.array([[1], [-1]], np.float32)
        return Zone(np.asarray(base * flip, np.float32), apart, self.count, -self.last, -self.first)

    def scaled(self, ratio: float) -> "Zone":
        """Return the zone on the picture made so many times larger."""
        shift = np.zeros_like(self.bend)
        shift[0] = (ratio - 1) * 0.5  # pixels are counted from their middles
        bend = np.asarray(self.bend * ratio + shift, np.float32)
        return replace(self, bend=bend, apart=np.asarray(self.apart * ratio, np.float32))


def zones_of(rows: Sequence[Row]) -> list[Zone]:
    """Return the blocks that rows make, those with most marks first."""
    left = list(rows)
    found = []
    while left:
        block = [(left.pop(0), 0)]
        grown = True
        while grown:
            grown = _grow(block, left)
        found.append(_fitted(block))
    return found


def _grow(block: list[tuple[Row, int]], left: list[Row]) -> bool:
    """Take one more row into the block, with its number; say whether there was one."""
    for index, row in enumerate(left):
        for member, number in block:
            apart = _lines_apart(member, row)
            if apart is None:
                continue
            numbers = {one for _, one in block} | {number + apart}
            if max(numbers) - min(numbers) >= _MOST_LINES:
                continue
            del left[index]
            block.append((row, number + apart))
            return True
    return False


def _lines_apart(one: Row, other: Row) -> int | None:
    """Return how many lines lower the other row stands, 0 for the same, or None: another block."""
    if abs(other.pitch / one.pitch - 1) > _PITCHES_ALIKE:
        return None
    step = one.step / one.pitch
    turn = np.arctan2(*(other.step / other.pitch)[::-1]) - np.arctan2(*step[::-1])
    if abs(turn) > _TURN:
        return None
    down = np.array([-step[1], step[0]])
    across_one, along_one = one.points @ down, one.points @ step
    across_other, along_other = other.points @ down, other.points @ step
    low, high = max(along_one[0], along_other[0]), min(along_one[-1], along_other[-1])
    shorter = min(along_one[-1] - along_one[0], along_other[-1] - along_other[0])
    middle = (low + high) / 2
    distance = np.interp(middle, along_other, across_other) - np.interp(
        middle, along_one, across_one
    )
    distance /= one.pitch
    if abs(distance) < 0.4 and high - low < 0:
        return 0
    if high - low < _OVERLAP * shorter:
        return None
    if _NEAREST_SECOND < abs(distance) < _FARTHEST_SECOND:
        return 2 * int(np.sign(distance))
    fits = _NEAREST_LINE < abs(distance) < _FARTHEST_LINE
    return int(np.sign(distance)) if fits else None


def _fitted(block: list[tuple[Row, int]]) -> Zone:
    """Return the grid through the marks of a block, those that stand off it left out."""
    longest = block[0][0]
    highest = min(number for _, number in block)
    places, lines, points = [], [], []
    for row, number in block:
        shift = _shift(longest, row)
        places.append(row.places + shift)
        lines.append(np.full(len(row.places), number - highest))
        points.append(row.points)
    place, line, point = (np.concatenate(each) for each in (places, lines, points))
    middle = int(np.rint((place.min() + place.max()) / 2))
    place = place - middle
    t = place / _SCALE
    columns = [np.ones_like(t), t, t * t]
    if len(place) >= _FIRM * len(block):
        columns.append(t**3)
    several = len({number for _, number in block}) > 1
    if several:
        columns += [line, line * t]
    design = np.stack(columns, axis=1)
    keep = np.ones(len(place), bool)
    for _ in range(4):
        solved = np.linalg.lstsq(design[keep], point[keep], rcond=None)[0]
        off = np.hypot(*(design @ solved - point).T)
        keep = off < max(2.5 * float(np.median(off[keep])), 0.12 * longest.pitch)
    bend, apart = np.zeros((4, 2), np.float32), np.zeros((2, 2), np.float32)
    curves = len(columns) - (2 if several else 0)
    bend[:curves] = solved[:curves]
    apart[: len(columns) - curves] = solved[curves:]
    return Zone(
        bend,
        apart,
        int(line.max()) + 1,
        int(place[keep].min()),
        int(place[keep].max()),
    )


def _shift(reference: Row, row: Row) -> int:
    """Return what to add to the places of a row so that they count as the reference's do."""
    step = reference.step / reference.pitch
    along = reference.points @ step
    at = row.points @ step
    inside = np.interp(at, along, reference.places)
    inside = np.where(
        at < along[0], reference.places[0] + (at - along[0]) / reference.pitch, inside
    )
    beyond = reference.places[-1] + (at - along[-1]) / reference.pitch
    inside = np.where(at > along[-1], beyond, inside)
    return int(np.rint(np.median(inside - row.places)))
