"""Floors and flats: reading them from what is left of a line, and putting the two together."""

import re
from enum import StrEnum
from typing import Final, NamedTuple

from workstation.domain.addresses.names_said import MASK
from workstation.domain.addresses.numerals import NUMERALS, number_of
from workstation.domain.addresses.spelling import spell

_UNIT: Final = r"[a-z]?[0-9]{1,4}[a-z]?|[a-z][0-9]{0,2}"
_COUNTED: Final = r"[a-z]?[0-9]{1,4}[a-z]?"
_START: Final = r"(?<![a-z0-9])"
_STOP: Final = r"(?![a-z0-9])"
_OPEN: Final = r"(?![a-z0-9](?![a-z0-9]{0,4} ?(?:号|室|单位)))"
"""A flat may follow at once where its sign follows it: UG/FC室."""
_NO_FLAT: Final = r"(?<!flat )(?<!flt )(?<!room )(?<!unit )(?<!rm )(?<!flat)(?<!rm)"
"""Flat 12F is a flat; so is the 3 of Flat 3 - 12/F."""
_EDGE: Final = rf"(?:^|[{MASK},;:\n()])"
_N: Final = f"[{NUMERALS}]{{1,4}}"
_ORDINALS: Final = {
    word: str(number)
    for number, word in enumerate(
        (
            *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"),
            *("ninth", "tenth", "eleventh", "twelfth"),
        ),
        start=1,
    )
}
_FLOOR_PATTERNS: Final = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("UG", rf"{_START}(?:u\.? ?g ?/ ?f|ugf|upper (?:ground|g)(?: ?/ ?f| floor| fl)?){_OPEN}"),
        ("UG", r"地下高层|地下上层|上层地下|高层地下"),
        ("LG", rf"{_START}(?:l\.? ?g ?(?P<n>[0-9])? ?/ ?f|lg ?(?P<m>[0-9])|lgf){_OPEN}"),
        ("LG", rf"{_START}lower ground(?: floor)?{_STOP}|地下低层|地下下层|低层地下"),
        ("G", rf"{_START}(?:g ?/ ?f(?:l|loor)?|gf|g floor|ground(?: ?floor| fl| ?/ ?f)?){_OPEN}"),
        ("G", r"地下(?!室)|地面|(?<![a-z0-9])g ?楼"),
        ("M", rf"{_START}(?:m ?/ ?f|mezzanine(?: floor)?){_OPEN}|阁楼|夹层"),
        ("P", rf"{_START}(?:p(?P<n>[0-9])? ?/ ?f|podium(?: level| floor)?){_OPEN}|平台"),
        ("B", rf"{_START}(?:b(?P<n>[0-9])? ?/ ?f|basement ?(?P<m>[0-9])?){_OPEN}|地库|地下室"),
        ("R", rf"{_START}(?:r ?/ ?f|roof(?:top)?(?: floor)?){_OPEN}|天台"),
        (
            "",
            rf"{_NO_FLAT}{_START}(?P<n>[0-9]{{1,2}})(?: ?/ ?f)?\.? ?(?:-|to|&|and|至|及) ?"
            rf"(?P<top>[0-9]{{1,2}}) ?/ ?f(?![a-z])",
        ),
        ("", rf"{_START}(?P<n>[0-9]{{1,2}})(?P<half>[a-c])? ?/ ?f(?:l|loor)?(?![a-z])"),
        ("", rf"{_START}(?P<n>[0-9]{{1,2}})(?:st|nd|rd|th) ?(?:floor|flr|fl|f){_STOP}"),
        ("", rf"{_START}(?:floor|flr|level|lvl|fl)\.? ?(?:no\.? ?)?(?P<n>[0-9]{{1,2}}){_STOP}"),
        ("", rf"{_NO_FLAT}{_START}(?P<n>[0-9]{{1,2}}) ?(?:floor|flr|fl|f)(?![a-z])"),
        ("", rf"{_START}(?P<word>{'|'.join(_ORDINALS)}) (?:floor|fl){_STOP}"),
        ("", rf"(?P<n>{_N})(?:楼|/f)? ?(?:至|-|及|到|、|&) ?(?P<top>{_N}) ?(?:字楼|楼|层)"),
        ("", rf"第?(?P<n>{_N}) ?(?P<half>[a-c])? ?(?:字楼|楼|层)"),
    )
)
_SEVERAL: Final = rf"(?P<several> ?(?:-|&|to|and|至|及|、) ?(?:[a-z]?[0-9]{{1,4}}|[a-z]){_STOP})?"
_UNIT_PATTERNS: Final = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_START}(?:flat|flt|room|rm|unit|apt|apartment|suite)s?\.? ?"
        rf"(?:nos?\.? ?|number )?[#.]? ?(?P<unit>{_UNIT}){_STOP}{_SEVERAL}",
        rf"(?P<unit>{_UNIT}){_SEVERAL} ?(?:号单位|号室|号房|单位|室|房)",
        rf"(?P<unit>{_N}) ?(?:号单位|号室|号房|单位|室|房)",
        rf"(?:单位|室|房) ?(?P<unit>{_UNIT}){_STOP}",
    )
)
_NUMBER_PATTERNS: Final = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?P<unit>{_UNIT}){_SEVERAL} ?号(?![a-z0-9]*[楼座码])",
        rf"(?P<unit>{_N}) ?号(?![楼座码])",
        rf"{_START}nos?(?:\. ?| )(?P<unit>{_COUNTED}){_STOP}{_SEVERAL}",
        rf"{_EDGE}[ .#-]*(?P<unit>{_UNIT})[ .]*(?=$|[{MASK},;:\n()])",
        rf"{_EDGE}[ .#-]*(?P<unit>[0-9]{{3,4}}[a-z]?|[0-9]{{1,2}}[a-z])(?= |$| ?/ ?f)",
    )
)
"""Looked for only beside a block of the list: elsewhere such a number is a street's."""
_UNIT_SHAPE: Final = re.compile(r"(?P<front>[a-z]{0,2}?)(?P<digits>[0-9]{0,4})(?P<back>[a-z]?)")
_FLOOR_SHAPE: Final = re.compile(r"0*(?P<number>[0-9]{1,2})(?P<half>[A-C]?)")


class FlatProblem(StrEnum):
    """Why no single flat was read. Scripts read these values."""

    FLOOR_MISSING = "floor_missing"
    UNIT_MISSING = "unit_missing"
    FLOOR_CONTRADICTS_FLAT = "floor_contradicts_flat"
    """Flat 1203 on floor 11: both are shown, neither is believed."""
    SEVERAL_FLATS = "several_flats"


class FlatNumber(NamedTuple):
    """A floor and a flat on it: ``12`` and ``3``, ``G`` and ``5A``."""

    floor: str
    unit: str


class Found(NamedTuple):
    """Something read from a line, and where."""

    value: str
    start: int
    end: int
    several: bool = False


class FlatReading(NamedTuple):
    """What a floor and a flat together say."""

    readings: tuple[FlatNumber, ...] = ()
    """The likeliest first; some blocks count their flats through, so 1203 may be one number."""
    problem: FlatProblem | None = None


def find_floor(text: str) -> Found | None:
    """Return the first floor of a folded text; of a duplex the lower one."""
    found = [
        Found(_floor_value(name, match.groupdict()), match.start(), match.end())
        for name, pattern in _FLOOR_PATTERNS
        if (match := pattern.search(text)) is not None and _plausible(match.groupdict())
    ]
    return found[0] if found else None


def find_unit(text: str, *, beside_block: bool) -> Found | None:
    """Return the first flat of a folded text from which the floor was cut out."""
    patterns = (*_UNIT_PATTERNS, *_NUMBER_PATTERNS) if beside_block else _UNIT_PATTERNS
    for pattern in patterns:
        for match in pattern.finditer(text):
            value = _unit_value(match["unit"])
            if value is not None:
                several = bool(match.groupdict().get("several"))
                return Found(value, match.start("unit"), match.end("unit"), several)
    return None


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


def normal_floor(text: str) -> str | None:
    """Return the floor of a table's column: 12, 12/F, 十二樓 or G, in the form used here."""
    plain = text.strip().upper()
    shape = _FLOOR_SHAPE.fullmatch(plain)
    if shape is not None:
        return "G" if shape["number"] == "0" else f"{int(shape['number'])}{shape['half']}"
    folded = spell(plain).folded
    found = find_floor(folded) or find_floor(f"{folded}/f")
    return found.value if found else None


def _embedded(front: str, digits: str, back: str) -> tuple[str, str]:
    """Return the floor inside a flat number and the flat on it, or empty strings.

    1203 is flat 3 on floor 12, 118A flat 18A on floor 1; 12A and A12 are flat A on floor 12, for
    who writes a bare number of two digits means the floor's flat of that number.
    """
    if front in ("g", "lg", "ug") and digits:
        return front.upper(), f"{digits.lstrip('0')}{back.upper()}"
    letters = (front + back).upper()
    if len(digits) >= 3:
        floor = digits[:-2].lstrip("0") or "G"
        return floor, f"{digits[-2:].lstrip('0') or '0'}{letters}"
    if digits and letters:
        return digits.lstrip("0") or "G", letters
    return "", ""


def _floor_value(name: str, groups: dict[str, str | None]) -> str:
    if groups.get("word"):
        return _ORDINALS[str(groups["word"])]
    number = groups.get("n") or groups.get("m") or ""
    if name:
        return f"{name}{number}"
    return f"{number_of(number) or 'G'}{(groups.get('half') or '').upper()}"


def _plausible(groups: dict[str, str | None]) -> bool:
    number = groups.get("n")
    return number is None or (number_of(number) or 0) < 100


def _unit_value(text: str) -> str | None:
    if text.isascii():
        return text
    number = number_of(text)
    return None if number is None else str(number)
