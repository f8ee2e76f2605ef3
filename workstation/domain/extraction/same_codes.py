"""Whether the codes of two flats, floors, blocks or houses are one, or may be one misread."""

from typing import Final

from workstation.domain.extraction.units import Code, code_key

_CONFUSED: Final = str.maketrans("OQDILSBZG", "000115826")
_LONGEST_NUMBER: Final = 4
"""Characters of a number on a road; longer ones are ranges."""


def is_same_code(declared: Code | None, read: Code | None) -> bool:
    """Whether two codes are one: of a flat and a room, what is called which may be swapped."""
    if declared is None or read is None:
        return False
    return code_key(declared.text) == code_key(read.text)


def confusable(one: str, other: str) -> bool:
    """Whether two codes differ only by signs that engines take for one another.

    Of a range engines lose a digit: 110-112 is read 10-112.
    """
    short, long = sorted((one, other), key=len)
    if len(long) > _LONGEST_NUMBER and len(long) == len(short) + 1:
        return any(long[:at] + long[at + 1 :] == short for at in range(len(long)))
    return one.upper().translate(_CONFUSED) == other.upper().translate(_CONFUSED)
