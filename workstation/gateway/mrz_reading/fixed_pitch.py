"""Reader B: reads a zone cell by cell and tells how sure it is of each character."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

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
_STEPS: Final = 2
_FARTHEST: Final = 3
"""Pixels by which the cells of a line are moved to where they are read best, in steps of one."""
_ROOM: Final = 5
"""Rows above and below the cells, for moving and stretching."""
_STRETCHES: Final = (0.86, 0.9, 0.94, 0.98, 1.0, 1.02, 1.06, 1.1, 1.14, 1.18)
"""Heights of print that are tried, 1 for that of the training; font and camera make others."""
_TRUST: Final = 10.0
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


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of a zone in common light, with room to move its cells."""

    lit: Reals
    count: int
    """Of its places, those beyond its ends with them."""
    beyond: NDArray[np.bool_]
    """The places that lie off the picture."""
    network: CharacterNetwork

    def placed(
        self, rights: Iterable[int], downs: Iterable[int], stretch: float = 1.0
    ) -> "Iterator[_Placed]":
        """Yield the chances of every cell when all are moved by so many pixels."""
        lit = self.lit if stretch == 1.0 else stretched(self.lit, stretch)
        for down in downs:
            rows = self._rows(lit, down)
            for right in rights:
                cells = cut(rows, self._lefts(right))
                yield _Placed(right, down, stretch, self.network.chances(cells))

    def glanced(self) -> "_Placed":
        """Return where the cells are read better of few places."""
        return max(self.placed(_GLANCED, _GLANCED), key=_how_clear)

    def clearest(self, start: "_Placed", stretch: float) -> "dict[tuple[int, int], _Placed]":
        """Return the chances where the line is read best and a pixel to each side of that.

        The best place is the first of them.
        """
        seen: dict[tuple[int, int], _Placed] = {}
        best = start
        for _ in range(_STEPS):
            middle = best
            for down in _around(middle.down):
                rights = [one for one in _around(middle.right) if (one, down) not in seen]
                placed = self.placed(rights, [down], stretch)
                seen |= {(one.right, one.down): one for one in placed}
            best = max(seen.values(), key=_how_clear)
            if (best.right, best.down) == (middle.right, middle.down):
                break
        near = sorted((one for one in seen.values() if one.beside(best)), key=_how_clear)
        return {(one.right, one.down): one for one in reversed(near)}

    def finely(
        self, start: "_Placed", heights: Mapping[float, float]
    ) -> tuple[Reals, tuple[float, float]]:
        """Return the chances of each cell, and where the cells lie in the end, in pitches.

        A cell is read where its line is read best and a pixel to each side of that, and at every
        height that print may have, as likely as each is.
        """
        likeliest = max(heights, key=heights.__getitem__)
        around = list(self.clearest(start, likeliest).values())
        best = around[0]
        mean = np.exp(np.mean([np.log(one.chances + _LEAST) for one in around], axis=0))
        mean *= heights[likeliest] / mean.sum(axis=1, keepdims=True)
        for stretch, weight in heights.items():
            if stretch != likeliest and weight >= _SLIGHT:
                (other,) = self.placed([best.right], [best.down], stretch)
                mean += weight * other.chances
        mean /= mean.sum(axis=1, keepdims=True)
        mean[self.beyond] = 0.0
        mean[self._crossed(best)] *= 1 - _HIDDEN
        mean[:, NOTHING] += 1 - mean.sum(axis=1)
        return np.asarray(mean, np.float32), (best.right / PITCH, best.down / PITCH)

    def _crossed(self, placed: "_Placed") -> NDArray[np.bool_]:
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


def _heights(lines: Sequence[_Line], places: Sequence["_Placed"]) -> Mapping[float, float]:
    """Return how likely the print of a zone is so many times as high as it is drawn.

    Capitals and digits of one shape differ by little but their height: to take the one for the
    other in a whole line costs hardly any clearness, so heights that are read about as clearly as
    the best stay likely.
    """
    clear = np.zeros(len(_STRETCHES))
    for line, at in zip(lines, places, strict=True):
        for number, stretch in enumerate(_STRETCHES):
            (placed,) = line.placed([at.right], [at.down], stretch)
            clear[number] += placed.clearness * line.count
    weights = np.exp(_TRUST * (clear - clear.max()))
    return dict(zip(_STRETCHES, (weights / weights.sum()).tolist(), strict=True))


def _around(at: int) -> range:
    return range(max(at - 1, -_FARTHEST), min(at + 1, _FARTHEST) + 1)


@dataclass(frozen=True, slots=True)
class _Placed:
    """The chances of a line's cells at one place."""

    right: int
    down: int
    stretch: float
    chances: Reals

    def beside(self, other: "_Placed") -> bool:
        """Say whether this is the other place, or a pixel away from it."""
        return max(abs(self.right - other.right), abs(self.down - other.down)) <= 1

    @property
    def clearness(self) -> float:
        """How clearly the cells hold characters; an unmoved line is preferred a little."""
        inner = self.chances[_BEYOND : len(self.chances) - _BEYOND, :NOTHING]
        moved = 0.002 * (abs(self.right) + abs(self.down))
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
    places = [next(iter(line.clearest(line.glanced(), 1.0).values())) for line in lines]
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
