"""Dates of six places, YYMMDD, and the century they leave open."""

from datetime import date
from typing import Final

from workstation.domain.mrz.reading import MrzDate, MrzWarning

_YEARS_AHEAD: Final = 50
_NOT_PRINTED: Final = ("<<<<<<", "000000")
_CENTURIES: Final = {"A": 18_00_00_00, "B": 19_00_00_00, "C": 20_00_00_00}
"""The letter on the Mainland's permit cards, as a day written YYYYMMDD."""


def birth_date(raw: str, today: date, warnings: list[MrzWarning], century: str = "") -> MrzDate:
    """Read a date of birth: in the card's century, else in the latest that is not in the future.

    A part may be unknown: fillers (ICAO Doc 9303 part 3 section 4.8), or noughts in the wild.
    ``warnings`` learns what is odd, apart from characters that no date has.
    """
    written = _written(raw)
    if written is None:
        if _of_date(raw):
            warnings.append(MrzWarning.BIRTH_DATE_UNKNOWN)
        return MrzDate(raw, None)
    now = today.year * 1_00_00 + today.month * 1_00 + today.day
    told = written + _CENTURIES.get(century, now)
    if told <= now:
        return _date(raw, told, warnings)
    if century:
        warnings.append(MrzWarning.CENTURY_UNKNOWN)
    latest = written + 20_00_00_00
    return _date(raw, latest if latest <= now else written + 19_00_00_00, warnings)


def expiry_date(raw: str, today: date, warnings: list[MrzWarning]) -> MrzDate:
    """Read a last day: of this century, unless that is more than 50 years ahead.

    Only fillers or noughts alone say that none is printed.
    """
    written = _written(raw)
    if written is None:
        if raw in _NOT_PRINTED:
            warnings.append(MrzWarning.NO_EXPIRY)
        elif _of_date(raw):
            warnings.append(MrzWarning.IMPOSSIBLE_DATE)
        return MrzDate(raw, None)
    last = (today.year + _YEARS_AHEAD) * 1_00_00 + today.month * 1_00 + today.day
    near = written + 20_00_00_00
    return _date(raw, near if near <= last else written + 19_00_00_00, warnings)


def _of_date(raw: str) -> bool:
    """Whether there are only digits and fillers; other characters are malformed."""
    return not raw.strip("<0123456789")


def _written(raw: str) -> int | None:
    """Return YYMMDD as a number; None: not all of it is told."""
    if not raw.isdigit():
        return None
    written = int(raw)
    return written if written % 100 and written // 100 % 100 else None


def _date(raw: str, day: int, warnings: list[MrzWarning]) -> MrzDate:
    """Return the day written YYYYMMDD."""
    try:
        return MrzDate(raw, date(day // 1_00_00, day // 100 % 100, day % 100))
    except ValueError:
        warnings.append(MrzWarning.IMPOSSIBLE_DATE)
        return MrzDate(raw, None)
