"""What may stand in each column of a machine readable zone, as far as that helps to read it.

ICAO Doc 9303 parts 3 to 7; the permits as the document catalogue describes them.
"""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Final

_LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ<"
_DIGITS: Final = "0123456789"


class Column(StrEnum):
    """What a column may hold."""

    ANY = "a"
    FREE = "u"
    """Any, and no check digit covers it."""
    LETTER = "l"
    """Or a filler."""
    DIGIT = "d"
    NUMBER = "n"
    """A digit or a filler."""
    SEX = "s"
    FILLER = "f"

    @property
    def characters(self) -> str:
        """All that may stand in such a column."""
        return _CHARACTERS[self]


_CHARACTERS: Final[Mapping[Column, str]] = {
    Column.ANY: _DIGITS + _LETTERS,
    Column.FREE: _DIGITS + _LETTERS,
    Column.LETTER: _LETTERS,
    Column.DIGIT: _DIGITS,
    Column.NUMBER: _DIGITS + "<",
    Column.SEX: "MF<",
    Column.FILLER: "<",
}

_PERSON: Final = "a9 n1 l3 n6 d1 s1 n6 d1"
"""Number, nationality, birth, sex and expiry, as all booklets and visas have them."""
_LAYOUTS: Final[Mapping[str, tuple[str, ...]]] = {
    "TD3": ("l44", _PERSON + " a14 n1 d1"),
    "TD2": ("l36", _PERSON + " a7 d1"),
    "MRV-A": ("l44", _PERSON + " u16"),
    "MRV-B": ("l36", _PERSON + " u8"),
    "TD1": ("l5 a9 n1 a15", "n6 d1 s1 n6 d1 l3 a11 d1", "l30"),
    "CS": ("l2 a2 d8 f1 n6 d1 f1 n6 d1 f1 d1",),
    "CR": ("l2 l1 d8 d1 d2 d1 n6 d1 s1 n6 d1", "u18 l1 a9 a1 d1", "l30"),
    "CT": ("l2 a9 d1 d2 d1 n6 d1 s1 n6 d1", "u18 l1 a10 d1", "l26 u4"),
}


_OLD_PERMIT: Final = "C<CHN"
"""The home return permit of 1999, whose columns are its own."""


def columns_of(lines: Sequence[str]) -> tuple[tuple[Column, ...], ...]:
    """Return what may stand in the columns of lines that were read roughly like these."""
    layout = _LAYOUTS.get(_named(lines))
    if layout is None:
        return tuple((Column.ANY,) * len(line) for line in lines)
    return tuple(_spelt_out(line) for line in layout)


def _named(lines: Sequence[str]) -> str:
    shape = len(lines), len(lines[0]) if lines else 0
    if any(len(line) != shape[1] for line in lines):
        return ""
    first = lines[0][:2] if lines else ""
    if shape == (3, 30):
        if lines[0].startswith(_OLD_PERMIT):
            return ""
        return first if first in {"CR", "CT"} else "TD1"
    visa = first[:1] == "V"
    named = {
        (1, 30): "CS",
        (2, 44): "MRV-A" if visa else "TD3",
        (2, 36): "MRV-B" if visa else "TD2",
    }
    return named.get(shape, "")


def _spelt_out(line: str) -> tuple[Column, ...]:
    return tuple(column for part in line.split() for column in [Column(part[0])] * int(part[1:]))
