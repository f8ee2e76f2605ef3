"""Floors: every way a line says one, and its code."""

import re
from collections.abc import Mapping
from typing import Final, NamedTuple

from workstation.domain.addresses.nearness import misspelt
from workstation.domain.addresses.numerals import NUMERALS, number_of
from workstation.domain.addresses.spelling import spell

_START: Final = r"(?<![a-z0-9])"
_STOP: Final = r"(?![a-z0-9])"
_OPEN: Final = r"(?![a-z0-9](?![a-z0-9]{0,4} ?(?:号|室|单位)))"
"""A flat may follow at once where its sign follows it: UG/FC室."""
_NO_FLAT: Final = "".join(
    rf"(?<!{word}{gap})"
    for word in ("flat", "flt", "room", "unit", "rm", "apt", "apartment", "suite", "no", "#")
    for gap in ("", " ", r"\.", r"\. ", ": ")
)
"""Flat 12F is a flat; so is the 3 of Flat 3 - 12/F, the 6 of Rm. 6 Floor 17, a G there, and the L
of Flat L G/F."""
_N: Final = f"[{NUMERALS}]{{1,4}}"
_UNITS: Final = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"),
    *("tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth"),
    *("seventeenth", "eighteenth", "nineteenth"),
)
_TENS: Final = {"twent": 20, "thirt": 30, "fort": 40}
_ORDINALS: Final = {
    **{word: number for number, word in enumerate(_UNITS, start=1)},
    **{f"{ten}ieth": number for ten, number in _TENS.items()},
    **{
        f"{ten}y{word}": tens + number
        for ten, tens in _TENS.items()
        for number, word in enumerate(_UNITS[:9], start=1)
    },
}
"""Floors in words, written together."""
_SPELT: Final = rf"(?:(?:{'|'.join(_TENS)})y[ -]?(?:{'|'.join(_UNITS[:9])})|{'|'.join(_ORDINALS)})"
_NAMED: Final = {
    "UG": (
        rf"(?:ug ?[0-9]? ?/ ?f|{_NO_FLAT}u(?:\. ?| )g ?/ ?f|ugf|ug floor"
        rf"|upper (?:ground|g)(?: ?/ ?f| floor| fl)?){_OPEN}"
    ),
    "LG": (
        rf"(?:lg ?[0-9]? ?/ ?f|{_NO_FLAT}l(?:\. ?| )g ?[0-9]? ?/ ?f|lg ?[0-9]|lgf|lg floor"
        rf"|lower ground(?: floor)?){_OPEN}"
    ),
    "G": (
        rf"(?:g ?/ ?f(?:l|loor)?|gf|{_NO_FLAT}g floor|g floor(?! ?[0-9])"
        rf"|ground(?: ?floor| fl| ?/ ?f)?){_OPEN}"
    ),
    "M": rf"(?:m[0-9]? ?/ ?f|mezzanine(?: floor)?){_OPEN}",
    "P": rf"(?:p[0-9]? ?/ ?f|podium(?: level| floor)?){_OPEN}",
    "B": rf"(?:b[0-9]? ?/ ?f|basement ?[0-9]?){_OPEN}",
    "R": rf"(?:r[0-9]? ?/ ?f|roof(?:top)?(?: floor)?){_OPEN}",
}
_NUMBERED: Final = {
    "pair": (
        rf"{_NO_FLAT}[0-9]{{1,2}}(?: ?/ ?f)?\.? ?(?:-|to|&|and|至|及) ?[0-9]{{1,2}} ?/ ?f(?![a-z])"
    ),
    "slash": r"[0-9]{1,2}[a-c]? ?/ ?f(?:l|loor)?(?![a-z](?! ?(?:号|室|单位|房)))",
    "ordinal": rf"[0-9]{{1,2}}(?:st|nd|rd|th) ?/? ?(?:floor|flr|fl|f){_STOP}",
    "half": rf"{_NO_FLAT}[0-9]{{1,2}}[a-c] ?(?:floor|flr|fl){_STOP}(?! ?[0-9])",
    "bare": rf"{_NO_FLAT}[0-9]{{1,2}} ?(?:floor|flr|fl|f)(?![a-z]| ?(?:室|号|房|单位))",
}
_WORDED: Final = {
    "word": rf"(?:floor|flr|level|lvl|fl)[.:]? ?(?:no\.? ?)?[0-9]{{1,2}}[a-c]?{_STOP}"
}
_SPELT_OUT: Final = {"spelt": rf"{_SPELT} (?:floor|fl){_STOP}"}
_LETTERED: Final = " ?[0-9]? ?(?:楼|层)"
_HAN: Final = {
    "hUG": f"地下高层|地下上层|上层地下|高层地下|{_START}ug{_LETTERED}",
    "hLG": f"地下低层|地下下层|低层地下|{_START}lg{_LETTERED}",
    "hG": rf"地下(?!室)|地面|{_START}g ?楼",
    "hM": f"阁楼|夹层|{_START}m{_LETTERED}",
    "hP": f"平台(?:{_LETTERED})?|{_START}p{_LETTERED}",
    "hB": f"(?:地库|地下室)(?:{_LETTERED})?|{_START}b{_LETTERED}",
    "hR": f"天台|{_START}r{_LETTERED}",
    "hword": "(?:楼|层): ?[0-9]{1,2}(?![a-z0-9])",
    "hpair": rf"{_N}(?:楼|/f)? ?(?:至|-|及|到|、|&) ?{_N} ?(?:字楼|楼|层)",
    "hslash": rf"第?{_N} ?[a-c]? ?(?:字楼|楼|层)(?!: ?[0-9])",
}


def _one_of(beginnings: str, patterns: Mapping[str, str]) -> str:
    """Return a pattern for any of several that begin so: elsewhere none of them is tried."""
    named = "|".join(f"(?P<{name}>{pattern})" for name, pattern in patterns.items())
    return f"(?=[{beginnings}])(?:{named})"


_LATIN: Final = _START + "(?:{})".format(
    "|".join(
        (
            _one_of("0-9", _NUMBERED),
            _one_of("ulgmpbr", _NAMED),
            _one_of("fl", _WORDED),
            _one_of("efnst", _SPELT_OUT),
        )
    )
)
_LATIN_FLOOR: Final = re.compile(_LATIN)
_FLOOR: Final = re.compile(f"{_LATIN}|{_one_of(f'地上高低阁夹平天楼层第bglmpru{NUMERALS}', _HAN)}")
FLOOR_WORDS: Final = frozenset(
    (
        *_ORDINALS,
        *("f", "fl", "flr", "floor", "level", "lvl", "g", "gf", "ug", "ugf", "lg", "lgf", "ground"),
        *("groundfloor", "mezzanine", "podium", "basement", "roof", "rooftop"),
        *(f"{end}{word}" for end in ("st", "nd", "rd", "th") for word in ("f", "fl", "floor")),
        *(f"f{flat}" for flat in "abcdefghijklmnopqrstuvwxyz"),
        *"楼层地阁夹平天",
    )
)
"""Words one of which stands in whatever says a floor: a cheap look first."""
_PLAIN: Final = re.compile(r"(?<![a-z0-9])(?P<n>[0-9]{1,2})(?:/f(?![a-z])|楼)")
"""What most lines say: it needs no look at the others, unless it ends a range."""
_NO_PLAIN: Final = frozenset("-&~至及到、odf楼库室台")
"""What stands before a floor that ends a range, or is counted from another one: 地庫1樓."""
_LIKE_LETTERS: Final = str.maketrans("01", "ol")
_BESIDE_WORD: Final = re.compile(
    rf"{_START}(?:(?P<before>[a-z][a-z0-9]{{2,4}}[a-z])[ .:]{{1,2}}(?P<n>[0-9]{{1,2}})"
    rf"|(?P<m>[0-9]{{1,2}})(?:st|nd|rd|th)? (?P<behind>[a-z][a-z0-9]{{2,4}}[a-z])){_STOP}"
)
_BEFORE_LIKE_FLOOR: Final = re.compile(rf"(?<![0-9])(?P<n>{_N})(?=[接搂栖数])")
"""Characters that are taken for 樓; they are left, so that a person looks."""
_FLOOR_NUMBER: Final = re.compile(rf"(?P<n>{_N}) ?(?:(?P<half>[a-c])(?![a-z]))?")
_HIGHEST: Final = 99
_FLOOR_SHAPE: Final = re.compile(r"0*(?P<number>[0-9]{1,2})(?P<half>[A-C]?)")


class Found(NamedTuple):
    """Something read from a line, and where."""

    value: str
    start: int
    end: int
    several: bool = False


def find_floor(text: str) -> Found | None:
    """Return the first floor of a folded text; of a duplex the lower one."""
    plain = _PLAIN.search(text)
    if plain is not None and text[: plain.start()].rstrip()[-1:] not in _NO_PLAIN:
        return Found(plain["n"].lstrip("0") or "G", plain.start(), plain.end())
    pattern = _LATIN_FLOOR if text.isascii() else _FLOOR
    for match in pattern.finditer(text):
        value = _floor_value(str(match.lastgroup), match[0])
        if value:
            return Found(value, match.start(), match.end())
    return None


def find_misspelt_floor(text: str) -> Found | None:
    """Return the first floor beside a word that is nearly Floor or 樓: Fioor 15, 15 Floo, 15接."""
    for match in _BESIDE_WORD.finditer(text):
        word = (match["before"] or match["behind"]).translate(_LIKE_LETTERS)
        if misspelt(word, ("floor",), 1)[1] or word == "floor":
            number = "n" if match["n"] else "m"
            return Found(match[number].lstrip("0") or "G", *match.span(number))
    like = None if text.isascii() else _BEFORE_LIKE_FLOOR.search(text)
    said = None if like is None else number_of(like["n"])
    if like is None or not said or said > _HIGHEST:
        return None
    return Found(str(said), *like.span("n"))


def normal_floor(text: str) -> str | None:
    """Return the floor of a table's column: 12, 12/F, 十二樓 or G, in the form used here."""
    plain = text.strip().upper()
    shape = _FLOOR_SHAPE.fullmatch(plain)
    if shape is not None:
        return "G" if shape["number"] == "0" else f"{int(shape['number'])}{shape['half']}"
    folded = spell(plain).folded
    found = find_floor(folded) or find_floor(f"{folded}/f")
    return found.value if found else None


def _floor_value(kind: str, text: str) -> str:
    """Return the code of a floor that one of the patterns matched, or an empty string."""
    number = _FLOOR_NUMBER.search(text)
    name = kind.removeprefix("h")
    if name.isupper():
        return f"{name}{number['n']}" if number else name
    if kind == "spelt":
        return str(_ORDINALS["".join(text.replace("-", " ").split()[:-1])])
    said = number_of(number["n"]) if number else None
    if number is None or said is None or said > _HIGHEST:
        return ""
    return f"{said or 'G'}{(number['half'] or '').upper()}"
