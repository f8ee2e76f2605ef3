"""Dates of six places, YYMMDD, and the century they leave open."""

from datetime import date
from typing import Final

from workstation.domain.mrz.reading import MrzDate, MrzWarning

Warnings = tuple[MrzWarning, ...]

_YEARS_AHEAD: Final = 50
_CENTURIES: Final = {"A": 1800, "B": 1900, "C": 2000}
"""The letter on the Mainland's permit cards."""


def birth_date(raw: str, today: date, century: str = "") -> tuple[MrzDate, Warnings]:
    """Read a date of birth: in the card's century, else in the latest that is not in the future.

    A part may be unknown: fillers (ICAO Doc 9303 part 3 section 4.8), or noughts in the wild.
    """
    parts = _parts(raw)
    if parts is None:
        return MrzDate(raw, None), (MrzWarning.BIRTH_DATE_UNKNOWN,)
    year, month, day = parts
    now = (today.year, today.month, today.day)
    start = _CENTURIES.get(century)
    told: Warnings = (MrzWarning.CENTURY_UNKNOWN,) if century else ()
    if start is not None and (start + year, month, day) <= now:
        told = ()
    else:
        start = 2000 if (2000 + year, month, day) <= now else 1900
    read, warnings = _day(raw, start + year, month, day)
    return read, told + warnings


def expiry_date(raw: str, today: date) -> tuple[MrzDate, Warnings]:
    """Read a last day: of this century, unless that is more than 50 years ahead."""
    parts = _parts(raw)
    if parts is None:
        return MrzDate(raw, None), (MrzWarning.NO_EXPIRY,)
    year, month, day = parts
    last = (today.year + _YEARS_AHEAD, today.month, today.day)
    start = 2000 if (2000 + year, month, day) <= last else 1900
    return _day(raw, start + year, month, day)


def _parts(raw: str) -> tuple[int, int, int] | None:
    """Return year, month and day; None: not all are told."""
    if not raw.isdigit():
        return None
    month, day = int(raw[2:4]), int(raw[4:])
    return (int(raw[:2]), month, day) if month and day else None


def _day(raw: str, year: int, month: int, day: int) -> tuple[MrzDate, Warnings]:
    try:
        return MrzDate(raw, date(year, month, day)), ()
    except ValueError:
        return MrzDate(raw, None), (MrzWarning.IMPOSSIBLE_DATE,)
