"""Numbers of identity cards that were misread: their check digit tells.

A number that is possible is never corrected, for it may be somebody else's. Numbers of other
documents have no check digit, so nothing tells that one was misread.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Final

from workstation.domain.document_numbers import hkid_check_digit, is_valid_hkid
from workstation.domain.slips import slips_between

MOST_SLIPS: Final = 2
"""Letters that look like the digits of a number are no more, however many: I3O for 130."""
_LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_DIGITS: Final = "0123456789"
_SHAPES: Final = tuple((*[_LETTERS] * letters, *[_DIGITS] * 6, f"{_DIGITS}A") for letters in (1, 2))
_DIGITS_OF_CARD: Final = 7
"""The last one is the check digit."""
_LIKE_DIGITS: Final = str.maketrans("OQDILZSGB", "000112568")
_CARD_LIKE: Final = re.compile(r"[A-Z0-9]{7,10}")


def slips_from(declared: str, listed: Iterable[str]) -> Mapping[str, int]:
    """Return the listed cards' numbers that an impossible declared one is near, with the slips.

    Those of more than two slips are not near; nothing is when the declared number can be.
    """
    if is_valid_hkid(declared):
        return {}
    digits = _with_digits(declared)
    slips = {number: slips_between(declared, number, MOST_SLIPS) for number in listed}
    if digits in slips:
        slips[digits] = min(slips[digits], MOST_SLIPS)
    return {
        number: count
        for number, count in slips.items()
        if count <= MOST_SLIPS and is_valid_hkid(number)
    }


def _with_digits(number: str) -> str:
    """Return a number without letters where only digits stand, if they look like digits."""
    return number[:-_DIGITS_OF_CARD] + number[-_DIGITS_OF_CARD:].translate(_LIKE_DIGITS)


def possible_numbers(declared: str) -> frozenset[str]:
    """Return the possible card numbers one slip from an impossible one: about thirteen."""
    if is_valid_hkid(declared) or not _CARD_LIKE.fullmatch(declared):
        return frozenset()
    near = chain(_changed(declared), _swapped(declared), _completed(declared), _cut(declared))
    return frozenset(filter(is_valid_hkid, near))


def _changed(number: str) -> Iterator[str]:
    for shape in _SHAPES:
        if len(shape) != len(number):
            continue
        odd = [at for at, c in enumerate(number) if c not in shape[at]]
        if len(odd) < 2:
            for at in odd or range(len(number)):
                for c in shape[at]:
                    yield number[:at] + c + number[at + 1 :]


def _swapped(number: str) -> Iterator[str]:
    for at in range(len(number) - 1):
        yield number[:at] + number[at + 1] + number[at] + number[at + 2 :]


def _completed(number: str) -> Iterator[str]:
    """Yield the number with a character more; the missing check digit first."""
    for shape in _SHAPES:
        if len(shape) != len(number) + 1:
            continue
        if all(c in allowed for c, allowed in zip(number, shape, strict=False)):
            yield number + hkid_check_digit(number)
        for at, allowed in enumerate(shape[:-1]):
            rest = zip(number[at:], shape[at + 1 :], strict=True)
            before = zip(number[:at], shape, strict=False)
            if all(c in among for c, among in chain(before, rest)):
                for c in allowed:
                    yield number[:at] + c + number[at:]


def _cut(number: str) -> Iterator[str]:
    for at in range(len(number)):
        yield number[:at] + number[at + 1 :]
