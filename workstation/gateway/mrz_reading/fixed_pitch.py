"""Reader B: reads a zone cell by cell and tells how sure it is of each character."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
from PIL import Image

from workstation.gateway.mrz_reading.cells import HEIGHT, PITCH, Reals, cut, in_common_light
from workstation.gateway.mrz_reading.characters import ALPHABET, NOTHING, CharacterNetwork
from workstation.gateway.mrz_reading.strips import strip_of
from workstation.gateway.mrz_reading.zones import Zone

LENGTHS: Final = (30, 36, 44)
_BEYOND: Final = 5
"""Places looked at on both sides of what was found."""
_REACH: Final = 3
"""Pixels by which the cells of a line are moved to where they are read best."""
_AROUND: Final = (-1, 0, 1)
_LEAST: Final = 1e-4
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
        best = np.concatenate([line[:, :NOTHING].max(axis=1) for line in self.chances])
        return float(best.mean())


def read_zone(picture: Image.Image, zone: Zone, network: CharacterNetwork) -> FixedPitchReading:
    """Return the reading of a zone, whichever of the two ways along its lines it is better read."""
    readings = (_read(picture, one, network) for one in (zone, zone.turned()))
    return max(readings, key=lambda reading: reading.score)


def _read(picture: Image.Image, zone: Zone, network: CharacterNetwork) -> FixedPitchReading:
    wide = (zone.first - _BEYOND, zone.last + _BEYOND + 1)
    lines = [_read_line(picture, zone, line, wide, network) for line in zone.lines]
    chances = [line for line, _ in lines]
    start, length = _window(chances)
    return FixedPitchReading(
        zone,
        wide[0] + start,
        length,
        tuple(line[start : start + length] for line in chances),
        tuple(offset for _, offset in lines),
    )


def _read_line(
    picture: Image.Image,
    zone: Zone,
    line: int,
    places: tuple[int, int],
    network: CharacterNetwork,
) -> tuple[Reals, tuple[float, float]]:
    """Return the chances of each cell of a line, and where the cells lie in the end."""
    around = _REACH + 1
    strip = strip_of(
        picture, zone, line, places=(places[0] - 1, places[1] + 1), pitch=PITCH,
        height=HEIGHT + 2 * around,
    )  # fmt: skip
    count = places[1] - places[0]
    seen: dict[tuple[int, int], Reals] = {}
    for down in range(-around, around + 1):
        lit = in_common_light(strip[around + down : around + down + HEIGHT])
        for right in range(-around, around + 1):
            lefts = (np.arange(count) + 1) * PITCH + right
            seen[right, down] = network.chances(cut(lit, lefts))
    inner = slice(_BEYOND, count - _BEYOND)
    best = max(
        ((right, down) for right, down in seen if max(abs(right), abs(down)) <= _REACH),
        key=lambda at: _clearness(seen[at][inner]) - 0.002 * (abs(at[0]) + abs(at[1])),
    )
    near = [seen[best[0] + right, best[1] + down] for right in _AROUND for down in _AROUND]
    mean = np.exp(np.mean([np.log(one + _LEAST) for one in near], axis=0))
    mean /= mean.sum(axis=1, keepdims=True)
    return np.asarray(mean, np.float32), (best[0] / PITCH, best[1] / PITCH)


def _clearness(chances: Reals) -> float:
    return float(np.log(chances[:, :NOTHING].max(axis=1) + _LEAST).mean())


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
