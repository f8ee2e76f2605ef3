"""Finding and reading the zones of one page: what the worker's child does."""

import io
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from PIL import Image, ImageFilter

from workstation.domain.mrz import SHAPES
from workstation.gateway.mrz_reading.characters import CharacterNetwork
from workstation.gateway.mrz_reading.fixed_pitch import FixedPitchReading, Glance, glance, read_zone
from workstation.gateway.mrz_reading.marks import marks_on
from workstation.gateway.mrz_reading.rows import rows_of
from workstation.gateway.mrz_reading.zones import Zone, zones_of

_LOOKED_AT: Final = 1400
"""Pixels of the long side of the picture on which zones are looked for."""
_FEWEST_PIXELS: Final = 20.0
"""A character that a picture twice as large is decoded for."""
_WAYS: Final = ((0.0, 0.35), (0.0, 1.0), (1.6, 0.35), (1.6, 1.0))
"""Blur in pixels, as grain hides marks, and how much deeper ink is; tried until one finds it."""
_MOST_LOOKED_AT: Final = 4
_MOST_ZONES: Final = 2
"""That are read: a visa may lie opposite the data page."""
_LEAST_CLEARNESS: Final = -1.2
"""At the first glance; zones lie above -0.9, other print mostly below -1.2."""
_LEAST_SCORE: Final = 0.6
_CLEAR_SCORE: Final = 0.85
"""From here on a zone is one, and no other way of looking is tried."""
_NO_PRINT: Final = 0.5
"""The mean certainty of a line below which no print stands there."""
_MOST_ALIKE: Final = 0.5
"""Share of a line's places that one character may take; the bars of a pattern take more."""
_TWO_OF_THREE: Final = (2, 30)
_THIRD: Final = ((-1.0, 1.0), (0.0, 1.0), (0.0, 0.5))
"""Where the first of three lines is, and how far the next, if the missing one is above, below or
between: in lines of the zone of the other two."""
_NO_MARKS: Final = frozenset(" <")
"""Nothing, and the filler: a line may hold little else."""
_CLEAR_END: Final = 0.5
"""A zone whose first or last characters are less clear is perhaps not found whole."""
_ALONE: Final = ("CS", "CD")
"""How a zone of one line begins."""


@dataclass(frozen=True, slots=True)
class FoundZone:
    """A zone, and the grey picture it was read on."""

    picture: Image.Image
    ratio: float
    """How many pixels of the page are one of the picture."""
    reading: FixedPitchReading


def zones_on(jpeg: bytes, network: CharacterNetwork) -> list[FoundZone]:
    """Return what looks like zones on a page, the clearest first."""
    picture, ratio = _decoded(jpeg, 2 * _LOOKED_AT)
    small, smaller = _shrunk(picture)
    best: list[FoundZone] = []
    for blur, deeper in _WAYS:
        seen = small.filter(ImageFilter.GaussianBlur(blur)) if blur else small
        rows = rows_of(marks_on(np.asarray(seen), deeper=deeper))
        zones = [one.scaled(smaller) for one in zones_of(rows)[:_MOST_LOOKED_AT]]
        best += [
            FoundZone(picture, ratio, _read(picture, one, network))
            for one in _worth_reading([glance(picture, one, network) for one in zones])
        ]
        best = [one for one in best if not all(map(_is_pattern, one.reading.lines))]
        best.sort(key=lambda one: (_whole(one.reading), _weight(one)), reverse=True)
        if best and _whole(best[0].reading):
            break
    shown = best[:1] + [one for one in best[1:] if _of_a_document(one.reading)]
    return _apart([one for one in shown if one.reading.score >= _LEAST_SCORE])[:_MOST_ZONES]


def _worth_reading(seen: Sequence[Glance]) -> list[Zone]:
    """Return the clearest zone, and of the others those with most lines: other print has one."""
    clear = [one for one in seen if one.clearness > _LEAST_CLEARNESS]
    clear.sort(key=lambda one: -one.clearness)
    others = sorted(clear[1:], key=lambda one: -one.zone.count)
    return [one.zone for one in clear[:1] + others][:_MOST_ZONES]


def _read(picture: Image.Image, zone: Zone, network: CharacterNetwork) -> FixedPitchReading:
    reading = read_zone(picture, zone, network)
    printed = _printed_lines(reading)
    if len(printed) < reading.zone.count:
        return read_zone(picture, reading.zone.only(printed), network)
    if (len(printed), reading.length) == _TWO_OF_THREE:
        return _with_third_line(picture, reading, network)
    return reading


def _with_third_line(
    picture: Image.Image, found: FixedPitchReading, network: CharacterNetwork
) -> FixedPitchReading:
    """Return a zone with the line beside the two that were found, if it can be read there."""
    zones = (found.zone.lined(first, apart, 3) for first, apart in _THIRD)
    likeliest = max((glance(picture, one, network) for one in zones), key=lambda one: one.clearness)
    reading = read_zone(picture, likeliest.zone, network)
    return reading if _whole(reading) else found


def _printed_lines(reading: FixedPitchReading) -> range:
    """Return a zone's lines, without a first or last one that is a pattern of the paper.

    One is left out only where the others are clear, and make a zone without it.
    """
    count, length = reading.zone.count, reading.length
    lines = range(count)
    if (count, length) in SHAPES or (count - 1, length) not in SHAPES:
        return lines
    clear = [float(sure.mean()) for sure in reading.certainty]
    for kept, left in ((slice(0, -1), -1), (slice(1, None), 0)):
        empty = clear[left] < _NO_PRINT or _is_pattern(reading.lines[left])
        if empty and min(clear[kept]) >= _CLEAR_SCORE:
            return lines[kept]
    return lines


def _is_pattern(line: str) -> bool:
    """Say whether a line repeats one character as no document does."""
    ((text, count),) = Counter(line).most_common(1)
    return text not in _NO_MARKS and count > _MOST_ALIKE * len(line)


def _whole(reading: FixedPitchReading) -> bool:
    """Say whether a zone is so clear and complete that no other way of looking finds more."""
    if reading.goes_on or not _of_a_document(reading):
        return False
    ends = min(float(sure[end]) for sure in reading.certainty for end in (0, -1))
    return reading.score >= _CLEAR_SCORE and ends >= _CLEAR_END


def _of_a_document(reading: FixedPitchReading) -> bool:
    """Say whether a zone has as many lines, and as long ones, as a document prints."""
    alone = len(reading.chances) == 1 and not reading.lines[0].startswith(_ALONE)
    return not alone and (len(reading.chances), reading.length) in SHAPES


def _weight(found: FoundZone) -> float:
    """Return how much more print a zone shows than as many places of a pattern would."""
    reading = found.reading
    return (reading.score - _NO_PRINT) * reading.zone.count * reading.length


def _apart(found: Sequence[FoundZone]) -> list[FoundZone]:
    """Return the zones of which none lies over a better one."""
    kept: list[FoundZone] = []
    for one in found:
        middle = _middle(one.reading.zone)
        near = (np.hypot(*(middle - _middle(other.reading.zone))) for other in kept)
        if all(away > 8 * one.reading.zone.pitch for away in near):
            kept.append(one)
    return kept


def _middle(zone: Zone) -> np.ndarray:
    line, place = np.array([(zone.count - 1) / 2]), np.array([(zone.first + zone.last) / 2])
    return np.asarray(zone.points(line, place)[0])


def _decoded(jpeg: bytes, long_side: int) -> tuple[Image.Image, float]:
    """Return the page in grey, not much larger than asked, and how much smaller it is made."""
    with Image.open(io.BytesIO(jpeg), formats=("JPEG",)) as file:
        width = file.width
        ratio = long_side / max(file.size)
        if ratio < 1:
            file.draft("L", (round(file.width * ratio), round(file.height * ratio)))
        grey = file.convert("L")
    return grey, width / grey.width


def _shrunk(picture: Image.Image) -> tuple[Image.Image, float]:
    ratio = max(picture.size) / _LOOKED_AT
    if ratio <= 1:
        return picture, 1.0
    size = round(picture.width / ratio), round(picture.height / ratio)
    return picture.resize(size, Image.Resampling.BOX, reducing_gap=2.0), ratio
