"""Every machine-readable zone in any text."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from workstation.domain.mrz.assembling import assembled_zones
from workstation.domain.mrz.finding import whole_zones
from workstation.domain.mrz.pieces import SHORTEST
from workstation.domain.mrz.reading import MrzReading
from workstation.domain.mrz.text import plain

LONGEST_TEXT: Final = 2_000_000
"""Characters that are looked at; what follows is left."""


def read_mrz(text: str, *, today: date) -> tuple[MrzReading, ...]:
    """Return every zone found in any text, in its order; none: nothing was found.

    Other text may stand around; lines may be in lower case, in full width, ended by anything or
    run together, repeated, missing, a little too short or long, typed on another keyboard layout.
    ``today`` is the day in Hong Kong, for the century of dates. Nothing is raised on any text.
    """
    text = text[:LONGEST_TEXT]
    readings = tuple(_zones(text, plain(text), today))
    return readings if len(readings) < 2 else _each_once(readings)


def _zones(text: str, characters: str, today: date) -> Iterator[MrzReading]:
    at = 0
    for zone in whole_zones(text, characters, today):
        if zone.start - at >= SHORTEST:
            yield from assembled_zones(text[at : zone.start], characters[at : zone.start], today)
        yield zone.reading
        at = zone.end
    if len(text) - at >= SHORTEST:
        yield from assembled_zones(text[at:], characters[at:], today)


def _each_once(readings: Iterable[MrzReading]) -> tuple[MrzReading, ...]:
    """Leave out what was read before: scanners send a zone twice."""
    return tuple({(reading.format, reading.lines): reading for reading in readings}.values())
