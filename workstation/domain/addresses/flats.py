"""Flats: reading them from what is left of a line, and putting flat and floor together."""

import re
from collections.abc import Collection
from enum import StrEnum
from functools import lru_cache
from typing import Final, NamedTuple

from workstation.domain.addresses.floors import Found
from workstation.domain.addresses.names_said import MASK
from workstation.domain.addresses.nearness import misspelt
from workstation.domain.addresses.numerals import NUMERALS, number_of

_UNIT: Final = r"[1-9][0-9]?-0[1-9](?![0-9a-z])|[a-z]?[0-9]{1,5}[a-z]?|[a-z][0-9]{0,2}"
"""A flat, or floor and flat: two digits of which the first is none tell 12-03 from 3 and 4."""
_COUNTED: Final = r"[a-z]?[0-9]{1,4}[a-z]?"
_START: Final = r"(?<![a-z0-9])"
_STOP: Final = r"(?![a-z0-9])"
_EDGE: Final = rf"(?:^|[{MASK},;:\n()])"
_N: Final = f"[{NUMERALS}]{{1,4}}"
_SEVERAL: Final = rf"(?P<several> ?(?:-|&|to|and|至|及|、) ?(?:[a-z]?[0-9]{{1,4}}|[a-z]){_STOP})?"
_UNIT_PATTERNS: Final = tuple(
    (re.compile(pattern), "several" in pattern)
    for pattern in (
        rf"{_START}(?:(?:flat|flt|room|rm|unit|apt|apartment|suite)s?[.:]? ?"
        rf"(?:nos?\.? ?|number )?[#.]? ?[\"']?|r\.?(?=[1-9]))(?P<unit>{_UNIT}){_STOP}{_SEVERAL}",
        rf"(?P<unit>{_UNIT}){_SEVERAL} ?(?:号单位|号室|号房|单位|室|房)",
        rf"(?P<unit>{_N}) ?(?:号单位|号室|号房|单位|室|房)",
        rf"(?:单位|室|房):? ?(?P<unit>{_UNIT}){_STOP}",
        rf"{_START}(?P<unit>{_COUNTED})(?:room|rm|flat){_STOP}(?! ?[0-9])",
    )
)
_NUMBER_PATTERNS: Final = tuple(
    (re.compile(pattern), "several" in pattern)
    for pattern in (
        rf"(?P<unit>{_UNIT}){_SEVERAL} ?号(?![a-z0-9]*[楼座码])",
        rf"(?P<unit>{_N}) ?号(?![楼座码])",
        rf"{_START}nos?(?:\. ?| )(?P<unit>{_COUNTED}){_STOP}{_SEVERAL}",
        rf"{_EDGE}[ .#/-]*(?P<unit>{_UNIT})[ .]*(?=$|[{MASK},;:\n()])",
        rf"{_EDGE}[ .#-]*(?P<unit>[{NUMERALS}]{{3,4}})[ .]*(?=$|[{MASK},;:\n()])",
        rf"{_EDGE}[ .#-]*(?P<unit>[0-9]{{3,4}}[a-z]?|[0-9]{{1,2}}[a-z]|[lu]?g[0-9]{{1,2}})"
        r"(?= |$| ?/ ?f)",
    )
)
"""Looked for only beside a block of the list: elsewhere such a number is a street's."""
_NEED_CHINESE: Final = frozenset((*_UNIT_PATTERNS[1:4], *_NUMBER_PATTERNS[:2]))
"""Patterns that are found in no text of ASCII characters only."""
_PATTERNS: Final = {
    (beside_block, plain): tuple(
        pattern for pattern in patterns if not (plain and pattern in _NEED_CHINESE)
    )
    for beside_block, patterns in (
        (False, _UNIT_PATTERNS),
        (True, (*_UNIT_PATTERNS, *_NUMBER_PATTERNS)),
    )
    for plain in (False, True)
}
_NUMBER: Final = re.compile(" [0-9]")
_LIKE_LETTERS: Final = str.maketrans("01", "ol")
_LETTERS: Final = frozenset("abcdefghijklmnopqrstuvwxyz")
LABELS: Final = ("flat", "room", "unit")
NO_LABELS: Final = frozenset(("roof", "unity"))
"""Words a letter away from a label that are none."""
_AFTER_WORD: Final = re.compile(
    rf"{_START}(?P<word>[a-z][a-z0-9]{{2,5}})[ .:]{{1,2}}(?P<unit>{_COUNTED}|[a-z]){_STOP}"
)
_BEFORE_LIKE_ROOM: Final = re.compile(rf"(?P<unit>{_COUNTED}|{_N})(?=[宝窒空屋](?:$|[{MASK},\n]))")
"""Characters that are taken for 室; they are left, so that a person looks."""
_WITH_LONG_UNIT: Final = 5
"""Digits of a floor of two and a flat of three: 12103."""
WITH_FLOOR: Final = 3
"""Digits of a flat that may hold its floor: 303."""
_KEPT: Final = 4096
"""Floors and flats whose reading is kept: addresses repeat a few thousand."""
_COUNTED_THROUGH: Final = re.compile("[1-9][0-9]{2}")
_UNIT_SHAPE: Final = re.compile(r"(?P<front>[a-z]{0,2}?)(?P<digits>[0-9]{0,5})(?P<back>[a-z]?)")


class FlatProblem(StrEnum):
    """Why no single flat was read. Scripts read these values."""

    FLOOR_MISSING = "floor_missing"
    UNIT_MISSING = "unit_missing"
    FLOOR_CONTRADICTS_FLAT = "floor_contradicts_flat"
    """Flat 1203 on floor 11: both are shown, neither is believed."""
    SEVERAL_FLATS = "several_flats"
    NO_SUCH_FLAT = "no_such_flat"
    """The block's flats are known, and this is none of them."""


class FlatNumber(NamedTuple):
    """A floor and a flat on it: ``12`` and ``3``, ``G`` and ``5A``."""

    floor: str
    unit: str


class FlatReading(NamedTuple):
    """What a floor and a flat together say."""

    readings: tuple[FlatNumber, ...] = ()
    """The likeliest first; some blocks count their flats through, so 1203 may be one number."""
    problem: FlatProblem | None = None


def find_unit(text: str, *, beside_block: bool) -> Found | None:
    """Return the first flat of a folded text from which the floor was cut out."""
    for pattern, may_be_several in _PATTERNS[beside_block, text.isascii()]:
        for match in pattern.finditer(text):
            value = _unit_value(match["unit"])
            if value is not None and not (value in _LETTERS and _is_of_its_label(text, match)):
                several = may_be_several and bool(match["several"])
                return Found(value, match.start("unit"), match.end("unit"), several)
    return _behind_misspelt_label(text) if beside_block else None


@lru_cache(_KEPT)
def read_flat(floor: str | None, unit: str | None) -> FlatReading:
    """Put a floor and a flat together.

    Args:
        floor: as ``find_floor`` gives it: ``12``, ``3A``, ``G``, ``LG1``; None when there is none.
        unit: as it was written: ``1203``, ``03``, ``12A``, ``A``, ``118A``; None when none.
    """
    shape = _UNIT_SHAPE.fullmatch((unit or "").lower())
    if shape is None or not unit:
        return FlatReading(problem=FlatProblem.UNIT_MISSING)
    inner, number = _embedded(shape["front"], shape["digits"], shape["back"])
    if floor is None:
        inside = (FlatNumber(inner, number),) if inner else ()
        return FlatReading(inside, None if inside else FlatProblem.FLOOR_MISSING)
    letters = (shape["front"] + shape["back"]).upper()
    whole = FlatNumber(floor, f"{shape['digits'].lstrip('0')}{letters}")
    if inner == floor:
        return FlatReading((FlatNumber(floor, number), whole))
    if inner and len(shape["digits"]) > 2 and floor[0].isdigit():
        return FlatReading(problem=FlatProblem.FLOOR_CONTRADICTS_FLAT)
    return FlatReading((whole,))


def compared_unit(unit: str) -> str:
    """Return a flat's number as it is compared when its floor is not known: 08 is 8.

    Of three digits and more the first are a floor's, and none is left out.
    """
    without_floor = unit.isdecimal() and len(unit) < WITH_FLOOR
    return (unit.lstrip("0") or "0") if without_floor else unit.upper()


def existing(reading: FlatReading, flats: Collection[FlatNumber]) -> FlatReading:
    """Return a reading with only the flats that a block has; where it has none, all, and why."""
    there = tuple(number for number in reading.readings if number in flats)
    if there or not reading.readings:
        return reading._replace(readings=there)
    return reading._replace(problem=FlatProblem.NO_SUCH_FLAT)


def counted_through(floor: str | None, unit: str | None) -> FlatNumber | None:
    """Return flat 110 on floor 8: of a block that counts its flats through, or a contradiction.

    Only a list of the flats that there are tells which; see ``FLOOR_CONTRADICTS_FLAT``.
    """
    if floor is None or not floor[0].isdigit() or not _COUNTED_THROUGH.fullmatch(unit or ""):
        return None
    return None if read_flat(floor, unit).readings else FlatNumber(floor, unit or "")


def _embedded(front: str, digits: str, back: str) -> tuple[str, str]:
    """Return the floor inside a flat number and the flat on it, or empty strings.

    1203 is flat 3 on floor 12, 118A flat 18A on floor 1; 12A and A12 are flat A on floor 12, for
    who writes a bare number of two digits means the floor's flat of that number.
    """
    if front in ("g", "lg", "ug") and digits:
        return front.upper(), f"{digits.lstrip('0')}{back.upper()}"
    letters = (front + back).upper()
    if len(digits) == _WITH_LONG_UNIT and digits[0] != "0":
        return digits[:2], f"{digits[2:].lstrip('0') or '0'}{letters}"
    if len(digits) >= 3:
        floor = digits[:-2].lstrip("0") or "G"
        return floor, f"{digits[-2:].lstrip('0') or '0'}{letters}"
    if digits and letters:
        return digits.lstrip("0") or "G", letters
    return "", ""


def _is_of_its_label(text: str, match: re.Match[str]) -> bool:
    """Whether a letter is of its label, written twice or in the plural, or has a number behind it.

    The T of Flatt 11, the S of Apartments and the A of Flat A 11 are no flats.
    """
    letter, (start, end) = match["unit"], match.span("unit")
    if match.start() == start:
        return False
    before = text[start - 1]
    return (before.isalpha() and letter in ("s", before)) or bool(_NUMBER.match(text, end))


def _behind_misspelt_label(text: str) -> Found | None:
    """Return the first flat beside a word that is nearly Flat or 室: Falt 17, R00m 17, 17宝."""
    for match in _AFTER_WORD.finditer(text):
        word = match["word"].translate(_LIKE_LETTERS).replace("rn", "m")
        if word in NO_LABELS or not (word in LABELS or misspelt(word, LABELS, 1)[1]):
            continue
        if match["unit"] not in _LETTERS or not _is_of_its_label(text, match):
            return Found(match["unit"], match.start("unit"), match.end("unit"))
    like = None if text.isascii() else _BEFORE_LIKE_ROOM.search(text)
    value = None if like is None else _unit_value(like["unit"])
    return None if like is None or value is None else Found(value, *like.span("unit"))


def _unit_value(text: str) -> str | None:
    if text.isascii():
        return text.replace("-", "")
    number = number_of(text)
    return None if number is None else str(number)
