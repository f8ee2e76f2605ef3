"""Check digits: ICAO Doc 9303 part 3 section 4.9, and the two rules for long document numbers."""

from collections.abc import Collection
from string import ascii_uppercase, digits
from typing import Final

from workstation.domain.mrz.layout import Layout
from workstation.domain.mrz.reading import CheckStatus

_VALUES: Final = bytes(
    int(chr(code), 36) if chr(code) in digits + ascii_uppercase else 0 for code in range(256)
)
"""By code: digits count themselves, A 10 to Z 35, everything else 0 as ``<`` does."""

_SEVENS, _THREES, _ONES = (slice(first, None, 3) for first in range(3))
_OK: Final = CheckStatus.OK
_FAILED: Final = CheckStatus.FAILED
_ABSENT: Final = CheckStatus.ABSENT
"""Bound once: to look a member up in its class takes as long as half a sum."""


def check_digit(text: str) -> str:
    """Return the check digit of some characters of a zone."""
    return digits[_sum(values_of(text)) % 10]


def values_of(text: str) -> bytes:
    """Return what each character counts."""
    return text.encode("ascii", "replace").translate(_VALUES)


def statuses(layout: Layout, whole: str, missing: Collection[int]) -> dict[str, CheckStatus]:
    """Return what each check digit says; ``whole`` is the joined lines."""
    values = values_of(whole)
    found = {}
    for name, at, over, may_be_filler, lines, _ in layout.digits:
        if missing and not lines.isdisjoint(missing):
            found[name] = _ABSENT
        elif whole[at] == "<":
            empty = may_be_filler and not whole[over[0]].strip("<")
            found[name] = _OK if empty else _FAILED
        else:
            first = values[over[0]]
            total = _sum(first if len(over) == 1 else b"".join([values[part] for part in over]))
            found[name] = _OK if values[at] == total % 10 else _FAILED
    if "composite" not in found:
        found["composite"] = _ABSENT
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


def _sum(values: bytes) -> int:
    """Return the sum with weights 7, 3, 1, from the first place on."""
    return 7 * sum(values[_SEVENS]) + 3 * sum(values[_THREES]) + sum(values[_ONES])
