"""Days as clerks key them from a document. Plain Python, no Qt."""

import re
import unicodedata
from datetime import date
from typing import Final

_MONTHS: Final = {
    name: number
    for number, name in enumerate(
        ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"), 1
    )
}
_PARTS: Final = re.compile(r"[0-9]+|[A-Z]+")
_SHORT: Final = 6
_LONG: Final = 8


def keyed_day(text: str) -> date | None:
    """Return the day that ``text`` names, or None when it names none or more than one.

    Year, month, day: 2031-05-12, 20310512 and, as in machine-readable lines, 310512. Day, month,
    year with four digits: 12/05/2031, 12 MAY 2031, 12052031. Two digits of a year are this
    century's: a document that can be shown expires in it. Eight digits are never both, because
    19 and 20 are no months.
    """
    parts = _PARTS.findall(unicodedata.normalize("NFKC", text[:40]).upper())
    if len(parts) == 1 and parts[0].isdigit():
        return _from_digits(parts[0])
    numbers = [_MONTHS.get(part[:3], 0) if part.isalpha() else int(part) for part in parts]
    if len(numbers) != 3 or any(part.isalpha() for part in (parts[0], parts[2])):
        return None
    if len(parts[0]) == 4:
        return _day(*numbers)
    return _day(*reversed(numbers)) if len(parts[2]) == 4 else None


def _from_digits(digits: str) -> date | None:
    if len(digits) == _SHORT:
        return _day(2000 + int(digits[:2]), int(digits[2:4]), int(digits[4:]))
    if len(digits) != _LONG:
        return None
    return _day(int(digits[:4]), int(digits[4:6]), int(digits[6:])) or _day(
        int(digits[4:]), int(digits[2:4]), int(digits[:2])
    )


def _day(year: int, month: int, day: int) -> date | None:
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return found if found.year // 100 in {19, 20} else None
