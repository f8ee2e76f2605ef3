"""Check digits: ICAO Doc 9303 part 3 section 4.9, and the two rules for long document numbers."""

from collections.abc import Container
from itertools import cycle, islice
from operator import mul
from string import ascii_uppercase, digits
from typing import Final

from workstation.domain.mrz.layouts import CheckPlaces, Layout
from workstation.domain.mrz.reading import CheckStatus

_WEIGHTS: Final = bytes(islice(cycle((7, 3, 1)), 96))
_VALUES: Final = bytes(
    int(chr(code), 36) if chr(code) in digits + ascii_uppercase else 0 for code in range(256)
)
"""By code: digits count themselves, A 10 to Z 35, everything else 0 as ``<`` does."""


def check_digit(text: str) -> str:
    """Return the check digit of at most 96 characters of a zone."""
    return digits[_sum(values_of(text)) % 10]


def values_of(text: str) -> bytes:
    """Return what each character counts."""
    return text.encode("ascii", "replace").translate(_VALUES)


def statuses(layout: Layout, whole: str, missing: Container[int]) -> dict[str, CheckStatus]:
    """Return what each check digit says; ``whole`` is the joined lines."""
    values = values_of(whole)
    found = {
        check.name: CheckStatus.ABSENT
        if missing and _lacks(check, missing)
        else _status(check, whole, values)
        for check in layout.digits
    }
    found.setdefault("composite", CheckStatus.ABSENT)
    return found


def long_number(number: str, optional: str) -> tuple[str, CheckStatus, str]:
    """Read a document number whose end stands in the optional data, for TD1 and TD2.

    ``number`` is the nine places of the field. Returned are the whole number, what its check
    digit says and the rest of the optional data. The digit is computed without the ``<`` in the
    tenth place (Doc 9303 part 5 section 4.2.4); older cards (Belgium's) computed it with it.
    """
    tail, _, rest = optional.partition("<")
    end, digit = tail[:-1], tail[-1:]
    if number.endswith("<") or not end:
        return number, CheckStatus.FAILED, optional
    if digit == check_digit(number + end):
        return number + end, CheckStatus.OK, rest
    if digit == check_digit(f"{number}<{end}"):
        return number + end, CheckStatus.ALTERNATIVE_RULE, rest
    return number + end, CheckStatus.FAILED, rest


def _lacks(check: CheckPlaces, missing: Container[int]) -> bool:
    return any(line in missing for line in check.lines)


def _status(check: CheckPlaces, whole: str, values: bytes) -> CheckStatus:
    if len(check.over) == 1:
        over = values[check.over[0]]
    else:
        over = b"".join([values[part] for part in check.over])
    printed = whole[check.at]
    if printed == digits[_sum(over) % 10]:
        return CheckStatus.OK
    if printed == "<" and check.may_be_filler and not whole[check.over[0]].strip("<"):
        return CheckStatus.OK
    return CheckStatus.FAILED


def _sum(values: bytes) -> int:
    return sum(map(mul, values, _WEIGHTS))
