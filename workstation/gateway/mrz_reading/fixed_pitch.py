"""Reader B: reads a zone cell by cell and tells how sure it is of each character."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from workstation.gateway.mrz_reading.cells import (
    HEIGHT,
    PITCH,
    Reals,
    cut,
    in_common_light,
    stretched,
)
from workstation.gateway.mrz_reading.characters import ALPHABET, NOTHING, CharacterNetwork
from workstation.gateway.mrz_reading.strips import strip_of
from workstation.gateway.mrz_reading.zones import Zone

LENGTHS: Final = (30, 36, 44)
_BEYOND: Final = 5
"""Places looked at on both sides of what was found."""
_TIMES_WIDER: Final = 3
_GLANCED: Final = (-1, 1)
_FARTHEST: Final = 3
"""Pixels by which the cells of a line are moved to where they are read best, in steps of one."""
_ROOM: Final = 5
"""Rows above and below the cells, for moving and stretching."""
_STRETCHES: Final = (0.86, 0.9, 0.94, 0.98, 1.0, 1.02, 1.06, 1.1, 1.14, 1.18)
"""Heights of print that are tried, 1 for that of the training; font and camera make others."""
_TRUST: Final = 25.0
"""How much the clearness of a zone tells of its height."""
_SLIGHT: Final = 0.01
_LEAST: Final = 1e-4
_EDGE: Final = 2
"""Rows of a cell above and below all print."""
_STROKE: Final = 0.9
"""Ink there, of the print's, that is no pattern of the paper."""
_HIDDEN: Final = 0.45
"""How likely it is that such a stroke hides a part of the character."""
_PRINT: Final = 0.5
"""The certainty from which on a cell holds a character."""
_OUTSIDE: Final = 0.35
"""How much a place outside the zone counts beside one inside: other print may stand there."""


@dataclass(frozen=True, slots=True)
class FixedPitchReading:
    """What stands in the cells of a zone."""

    zone: Zone
    start: int
    """The place of the first character."""
    length: int
    chances: tuple[Reals, ...]
    """Per line: the probability of each character and of nothing, a row a cell."""
    offsets: tuple[tuple[float, float], ...]
    """Per line: how far right and down of the zone's grid the cells lie, in pitches."""
    goes_on: bool = False
    """There is print, or the end of what was looked at, right beside the first or last place."""

    @property
    def lines(self) -> tuple[str, ...]:
        """The likeliest characters; a space where there is none."""
        characters = ALPHABET + " "
        return tuple("".join(characters[one] for one in line.argmax(1)) for line in self.chances)

    @property
    def sure(self) -> tuple[Reals, ...]:
        """The probability of what ``lines`` tells, per line."""
        return tuple(np.asarray(line.max(axis=1), np.float32) for line in self.chances)

    @property
    def score(self) -> float:
        """How likely it is that a zone is there: the mean certainty of its characters, 0 to 1."""
        return float(np.concatenate(self.certainty).mean())

    @property
    def certainty(self) -> tuple[Reals, ...]:
        """The probability of the likeliest character of each cell, per line."""
        return tuple(np.asarray(one[:, :NOTHING].max(axis=1), np.float32) for one in self.chances)


class _Way(NamedTuple):
    """Pixels by which the cells of a line are moved, and how much its height is stretched."""

    right: int
    down: int
    stretch: float


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of a zone in common light, with room to move its cells."""

    lit: Reals
    count: int
    """Of its places, those beyond its ends with them."""
    beyond: NDArray[np.bool_]
    """The places that lie off the picture."""
    network: CharacterNetwork

    def placed(self, ways: Sequence[_Way]) -> "list[_Placed]":
        """Return the chances of every cell when all are moved and stretched in these ways."""
        heights = {way.stretch: stretched(self.lit, way.stretch) for way in ways}
        cells = [
            cut(self._rows(heights[way.stretch], way.down), self._lefts(way.right)) for way in ways
        ]
        chances = self.network.chances(np.concatenate(cells))
        return list(map(_Placed, ways, np.split(chances, len(ways))))

    def glanced(self) -> "_Placed":
        """Return where the cells are read better of few places."""
        corners = [_Way(right, down, 1.0) for down in _GLANCED for right in _GLANCED]
        return max(self.placed(corners), key=_how_clear)

    def clearest(self, start: _Way) -> "list[_Placed]":
        """Return the line where it is read best, and a pixel to each side of that.

        The clearest is the first.
        """
        placed = self._around(start)
        return placed if placed[0].way == start else self._around(placed[0].way)

    def _around(self, middle: _Way) -> "list[_Placed]":
        ways = [
            _Way(right, down, middle.stretch)
            for down in _around(middle.down)
            for right in _around(middle.right)
        ]
        return sorted(self.placed(ways), key=_how_clear, reverse=True)

    def finely(
        self, start: _Way, heights: Mapping[float, float]
    ) -> tuple[Reals, tuple[float, float]]:
        """Return the chances of each cell, and where the cells lie in the end, in pitches.

        A cell is read where its line is read best and a pixel to each side of that, and at every
        height that print may have, as likely as each is.
        """
        likeliest = max(heights, key=heights.__getitem__)
        around = self.clearest(start._replace(stretch=likeliest))
        best = around[0].way
        mean = np.exp(np.mean([np.log(one.chances + _LEAST) for one in around], axis=0))
        mean *= heights[likeliest] / mean.sum(axis=1, keepdims=True)
        others = [at for at, weight in heights.items() if at != likeliest and weight >= _SLIGHT]
        if others:
            for other in self.placed([best._replace(stretch=at) for at in others]):
                mean += heights[other.way.stretch] * other.chances
        mean /= mean.sum(axis=1, keepdims=True)
        mean[self.beyond] = 0.0
        mean[self._crossed(best)] *= 1 - _HIDDEN
        mean[:, NOTHING] += 1 - mean.sum(axis=1)
        return np.asarray(mean, np.float32), (best.right / PITCH, best.down / PITCH)

    def _crossed(self, placed: _Way) -> NDArray[np.bool_]:
        """Say of each cell whether a stroke runs through it, from above the print to below it.

        A pen's stroke makes other characters of some, and both readers see those.
        """
        lit = self._rows(stretched(self.lit, placed.stretch), placed.down)
        cells = cut(lit, self._lefts(placed.right), centred=False)
        rows = cells.reshape(self.count, HEIGHT, PITCH)
        above, below = rows[:, :_EDGE].mean(axis=1), rows[:, -_EDGE:].mean(axis=1)
        return np.asarray((above.max(axis=1) > _STROKE) & (below.max(axis=1) > _STROKE))

    def _lefts(self, right: int) -> NDArray[np.intp]:
        return (np.arange(self.count) + 1) * PITCH + right

    @staticmethod
    def _rows(lit: Reals, down: int) -> Reals:
        return lit[_ROOM + down : _ROOM + down + HEIGHT]


def _heights(lines: Sequence[_Line], places: Sequence[_Way]) -> Mapping[float, float]:
    """Return how likely the print of a zone is so many times as high as it is drawn.

    Capitals and digits of one shape differ by little but their height: to take the one for the
    other in a whole line costs hardly any clearness, so heights that are read about as clearly as
    the best stay likely.
    """
    clear = np.zeros(len(_STRETCHES))
    for line, place in zip(lines, places, strict=True):
        placed = line.placed([place._replace(stretch=stretch) for stretch in _STRETCHES])
        clear += line.count * np.array([one.clearness for one in placed])
    weights = np.exp(_TRUST * (clear - clear.max()))
    return dict(zip(_STRETCHES, (weights / weights.sum()).tolist(), strict=True))


def _around(at: int) -> range:
    return range(max(at - 1, -_FARTHEST), min(at + 1, _FARTHEST) + 1)


@dataclass(frozen=True, slots=True)
class _Placed:
    """The chances of a line's cells, moved and stretched in one way."""

    way: _Way
    chances: Reals

    @property
    def clearness(self) -> float:
        """How clearly the cells hold characters; an unmoved line is preferred a little."""
        inner = self.chances[_BEYOND : len(self.chances) - _BEYOND, :NOTHING]
        moved = 0.002 * (abs(self.way.right) + abs(self.way.down))
        return float(np.log(inner.max(axis=1) + _LEAST).mean()) - moved


def _how_clear(placed: _Placed) -> float:
    return placed.clearness


@dataclass(frozen=True, slots=True)
class Glance:
    """A zone, the way round it is better read, and how much it looks like one at all."""

    zone: Zone
    clearness: float
    """The mean logarithm of the certainty of its characters; 0 is the best."""


def glance(picture: Image.Image, zone: Zone, network: CharacterNetwork) -> Glance:
    """Return how a zone looks at the first glance, to choose which are worth reading."""
    return max((_glance(picture, one, network) for one in (zone, zone.turned())), key=_clearness)


def _clearness(seen: Glance) -> float:
    return seen.clearness


def _glance(picture: Image.Image, zone: Zone, network: CharacterNetwork) -> Glance:
    lines = (_line(picture, zone, line, network) for line in zone.lines)
    seen = [line.glanced().clearness for line in lines]
    return Glance(zone, sum(seen) / len(seen))


def read_zone(picture: Image.Image, zone: Zone, network: CharacterNetwork) -> FixedPitchReading:
    """Return the reading of a zone that lies the right way round."""
    for _ in range(_TIMES_WIDER):
        reading, missed = _read(picture, zone, network)
        if not any(missed):
            break
        zone = zone.wider(*missed)
    return reading


def _read(
    picture: Image.Image, zone: Zone, network: CharacterNetwork
) -> tuple[FixedPitchReading, tuple[int, int]]:
    """Return a reading, and how many more places to look at before and behind it."""
    lines = [_line(picture, zone, line, network) for line in zone.lines]
    places = [line.clearest(_Way(0, 0, 1.0))[0].way for line in lines]
    heights = _heights(lines, places)
    read = [line.finely(at, heights) for line, at in zip(lines, places, strict=True)]
    start, length = _window([chances for chances, _ in read])
    end = start + length
    before = start == 0 or _holds_print([chances[start - 1] for chances, _ in read])
    behind = end == lines[0].count or _holds_print([chances[end] for chances, _ in read])
    reading = FixedPitchReading(
        zone,
        zone.first - _BEYOND + start,
        length,
        tuple(chances[start:end] for chances, _ in read),
        tuple(offset for _, offset in read),
        goes_on=before or behind,
    )
    return reading, (_BEYOND * before, _BEYOND * behind)


def _holds_print(cells: Sequence[Reals]) -> bool:
    """Say whether a character stands in each of these cells, one a line."""
    return all(float(cell[:NOTHING].max()) > _PRINT for cell in cells)


def _line(picture: Image.Image, zone: Zone, line: int, network: CharacterNetwork) -> _Line:
    first, end = zone.first - _BEYOND, zone.last + _BEYOND + 1
    strip = strip_of(
        picture, zone, line, places=(first - 1, end + 1), pitch=PITCH, height=HEIGHT + 2 * _ROOM
    )
    places = first + np.arange(float(end - first))
    middles = zone.points(np.full(len(places), float(line)), places)
    beyond = np.any((middles < 0) | (middles >= picture.size), axis=1, keepdims=True)[:, 0]
    return _Line(in_common_light(strip), len(places), beyond, network)


def _window(lines: list[Reals]) -> tuple[int, int]:
    """Return the start and the length of the zone that explains all cells best."""
    inside = sum(np.log(line[:, :NOTHING].max(axis=1) + _LEAST) for line in lines)
    outside = _OUTSIDE * sum(np.log(line[:, NOTHING] + _LEAST) for line in lines)
    gain = np.concatenate(([0.0], np.cumsum(inside - outside)))
    return max(_windows(len(gain) - 1), key=lambda at: gain[at[0] + at[1]] - gain[at[0]])


def _windows(count: int) -> Iterator[tuple[int, int]]:
    for length in LENGTHS:
        for start in range(count - length + 1):
            yield start, length
    if count < LENGTHS[0]:
        yield 0, count
