"""Every machine-readable zone in any text."""

from datetime import date
from typing import Final

from workstation.domain.mrz.assembling import assembled_zones
from workstation.domain.mrz.finding import whole_zones
from workstation.domain.mrz.pieces import SHORTEST
from workstation.domain.mrz.reading import MrzReading
from workstation.domain.mrz.text import plain, plain_with_punctuation

LONGEST_TEXT: Final = 1_000_000
"""Characters that are looked at; what follows is left."""


def read_mrz(text: str, *, today: date) -> tuple[MrzReading, ...]:
    """Return every zone found in any text, in its order; none: nothing was found.

    Other text may stand around; lines may be in lower case, in full width, ended by anything or
    run together, repeated, missing, a little too short or long, typed on another keyboard layout.
    ``today`` is the day in Hong Kong, for the century of dates. Nothing is raised on any text.
    """
    text = text[:LONGEST_TEXT]
    characters = plain(text)
    readings = _zones(text, characters, today)
    if characters is text or (readings and all(reading.valid for reading in readings)):
        return readings
    punctuated = plain_with_punctuation(text)
    if punctuated is None:
        return readings
    others = _zones(text, punctuated, today)
    return max(readings, others, key=lambda found: sum(reading.valid for reading in found))


def _zones(text: str, characters: str, today: date) -> tuple[MrzReading, ...]:
    """Return the zones, each once: scanners send a zone twice."""
    found: list[MrzReading] = []
    at = 0
    for start, end, reading in whole_zones(text, characters, today):
        if start - at >= SHORTEST:
            found += assembled_zones(text[at:start], characters[at:start], today)
        found.append(reading)
        at = end
    if len(text) - at >= SHORTEST:
        found += assembled_zones(text[at:], characters[at:], today)
    if len(found) > 1:
        return tuple({(one.format, one.lines): one for one in found}.values())
    return tuple(found)
