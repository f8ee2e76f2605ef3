"""Zones: one to three rows of marks that lie as the lines of one printed block."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from workstation.gateway.mrz_reading.blocks import Block, NumberedRow, blocks_of
from workstation.gateway.mrz_reading.cells import Reals
from workstation.gateway.mrz_reading.rows import Row

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

    def apart_at(self, place: float) -> float:
        """Return how many pitches lie between two lines; of a single line, no end of them."""
        if self.count == 1:
            return float("inf")
        return float(np.hypot(*(self.apart[0] + place / _SCALE * self.apart[1]))) / self.pitch

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
        return self.lined(lines.start, 1.0, len(lines))

    def lined(self, first: float, apart: float, count: int) -> "Zone":
        """Return the zone of so many lines, the first and the way to the next in lines of this."""
        bend = self.bend.copy()
        bend[:2] += self.apart * first
        return replace(self, bend=bend, apart=self.apart * np.float32(apart), count=count)

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
    return [_fitted(block) for block in blocks_of(rows)]


def _fitted(block: Block) -> Zone:
    """Return the grid through the marks of a block, those that stand off it left out."""
    longest = block[0].row
    highest = min(line for _, line in block)
    places, lines, points = [], [], []
    for (row, number), shift in _shifted(block):
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


def _shifted(block: Block) -> Iterator[tuple[NumberedRow, int]]:
    """Yield rows with what to add to the places of each so that they count as the first's do.

    Perspective slants a zone: its lines begin by a part of a place beside each other, and the part
    from one to the next tells which place of the line after that is meant.
    """
    reference, slant = block[0], 0.0
    for one in sorted(block, key=lambda one: abs(one.line - reference.line)):
        lines = one.line - reference.line
        away = _shift(reference.row, one.row)
        shift = round(away - slant * lines)
        if abs(lines) == 1:
            slant = (away - shift) * lines
        yield one, shift


def _shift(reference: Row, row: Row) -> float:
    """Return by how many places a row's count is behind that of a reference straight above it."""
    step = reference.step / reference.pitch
    along = reference.points @ step
    at = row.points @ step
    inside = np.interp(at, along, reference.places)
    inside = np.where(
        at < along[0], reference.places[0] + (at - along[0]) / reference.pitch, inside
    )
    beyond = reference.places[-1] + (at - along[-1]) / reference.pitch
    inside = np.where(at > along[-1], beyond, inside)
    return float(np.median(inside - row.places))
