"""Reader B: reads a zone cell by cell and tells how sure it is of each character."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from PIL import Image

from workstation.domain.mrz import SHAPES
from workstation.gateway.mrz_reading.cell_lines import (
    BEYOND,
    LEAST,
    ROOM,
    CellLine,
    Placed,
    Way,
    heights_of,
)
from workstation.gateway.mrz_reading.cells import (
    HEIGHT,
    PITCH,
    Reals,
    in_common_light,
)
from workstation.gateway.mrz_reading.characters import ALPHABET, NOTHING, CharacterNetwork
from workstation.gateway.mrz_reading.strips import strip_of
from workstation.gateway.mrz_reading.zones import Zone

_LENGTHS: Final = sorted({length for _, length in SHAPES})
_TIMES_WIDER: Final = 2
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
    lines = (_line(picture, zone, line, network) for line in range(zone.count))
    seen = [line.glanced().clearness for line in lines]
    return Glance(zone, sum(seen) / len(seen))


def read_zone(picture: Image.Image, zone: Zone, network: CharacterNetwork) -> FixedPitchReading:
    """Return the reading of a zone that lies the right way round."""
    lines, placed = _looked_at(picture, zone, network)
    for _ in range(_TIMES_WIDER):
        before, behind = _missed([one.chances for one in placed])
        if not (before or behind):
            break
        zone = zone.wider(BEYOND * before, BEYOND * behind)
        lines, placed = _looked_at(picture, zone, network)
    return _finely_read(zone, lines, [one.way for one in placed])


def _looked_at(
    picture: Image.Image, zone: Zone, network: CharacterNetwork
) -> tuple[list[CellLine], list[Placed]]:
    """Return the lines of a zone, and each where it is read best at the height of the training."""
    lines = [_line(picture, zone, line, network) for line in range(zone.count)]
    return lines, [line.clearest(Way(0, 0, 1.0))[0] for line in lines]


def _finely_read(zone: Zone, lines: Sequence[CellLine], places: Sequence[Way]) -> FixedPitchReading:
    heights = heights_of(lines, places)
    read = [line.finely(at, heights) for line, at in zip(lines, places, strict=True)]
    told = [chances for chances, _ in read]
    start, length = _window(told)
    return FixedPitchReading(
        zone,
        zone.first - BEYOND + start,
        length,
        tuple(chances[start : start + length] for chances in told),
        tuple(offset for _, offset in read),
        goes_on=any(_missed(told)),
    )


def _missed(lines: Sequence[Reals]) -> tuple[bool, bool]:
    """Say whether the zone seems to go on before and behind what of it was looked at."""
    start, length = _window(lines)
    end = start + length
    before = start == 0 or _holds_print([line[start - 1] for line in lines])
    behind = end == len(lines[0]) or _holds_print([line[end] for line in lines])
    return before, behind


def _holds_print(cells: Sequence[Reals]) -> bool:
    """Say whether a character stands in each of these cells, one a line."""
    return all(float(cell[:NOTHING].max()) > _PRINT for cell in cells)


def _line(picture: Image.Image, zone: Zone, line: int, network: CharacterNetwork) -> CellLine:
    first, end = zone.first - BEYOND, zone.last + BEYOND + 1
    strip = strip_of(
        picture, zone, line, places=(first - 1, end + 1), pitch=PITCH, height=HEIGHT + 2 * ROOM
    )
    places = first + np.arange(float(end - first))
    middles = zone.points(np.full(len(places), float(line)), places)
    beyond = np.any((middles < 0) | (middles >= picture.size), axis=1, keepdims=True)[:, 0]
    return CellLine(in_common_light(strip), len(places), beyond, network)


def _window(lines: Sequence[Reals]) -> tuple[int, int]:
    """Return the start and the length of the zone that explains all cells best."""
    inside = sum(np.log(line[:, :NOTHING].max(axis=1) + LEAST) for line in lines)
    outside = _OUTSIDE * sum(np.log(line[:, NOTHING] + LEAST) for line in lines)
    gain = np.concatenate(([0.0], np.cumsum(inside - outside)))
    return max(_windows(len(gain) - 1), key=lambda at: gain[at[0] + at[1]] - gain[at[0]])


def _windows(count: int) -> Iterator[tuple[int, int]]:
    for length in _LENGTHS:
        for start in range(count - length + 1):
            yield start, length
    if count < _LENGTHS[0]:
        yield 0, count
