"""The ways an estate or a block can be named, worked out from the names in the official list.

This runs when the gazetteer is built; what it finds is kept beside the names.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from workstation.domain.addresses.numerals import number_of, roman_or_number
from workstation.domain.addresses.spelling import Word, spell

SIDES: Final[Mapping[str, str]] = {
    **{side: side for side in ("north", "south", "east", "west", "upper", "lower")},
    **{"北": "north", "南": "south", "东": "east", "西": "west", "上": "upper", "下": "lower"},
}
BLOCK_WORDS: Final = frozenset({"house", "terrace", "court", "楼", "阁", "台", "苑"})
_ESTATE_HAN: Final = re.compile(r"^(?P<core>.+)(?P<word>[邨村苑軒轩臺台])(?:\(.*\))?$")
_PARTED_HAN: Final = re.compile(
    r"(?P<core>.+?)(?P<level>[上下])?\(?(?P<part>[一二三123北南东西])?\)?"
    r"(?P<word>村|苑|轩|台)(?:\((?P<after>[一二三123北南东西])区?\))?"
)
_BLOCK_REMARK: Final = re.compile(
    r"\((?:长者住屋|中转房屋|非住宅楼宇|hsc|interim housing|non-residential block)\)"
)
_LEVEL: Final = re.compile(r"\(?(?P<level>高座|低座)\)?$|\b(?P<word>high|low)(?: block)?$")
_LETTERED: Final = re.compile(r"block (?P<letter>[a-z][0-9]?) \((?P<name>[^)]+)\)")
_NUMBERED_HAN: Final = re.compile(r"(?P<name>.+)\((?P<number>[0-9])\)")
_NUMBERED: Final = re.compile(r"(?:block|tower) (?P<number>[0-9]+)|第(?P<han>.+)座")
_PART_WORDS: Final = ("i", "ii", "iii", "1", "2", "3", "01", "02", "03", "一", "二", "三")
_PART_TAGS: Final[Mapping[str, str]] = {
    **SIDES,
    **{side[0]: side for side in ("north", "south", "east", "west")},
    **{
        word: str(roman_or_number(word))
        for word in ["i", "ii", "iii", "1", "2", "3", "一", "二", "三", "两", "01", "02", "03"]
    },
}
"""What may follow the name of an estate, and which part that is."""


@dataclass(frozen=True, slots=True)
class EstateHead:
    """One way the name of an estate begins."""

    key: str
    tags: frozenset[str]
    """Which part of the estate: 1, 2, 3, north, south, east, west, upper, lower; often none."""
    word: str
    """What follows in full: estate, court, terrace, 村, 苑, 轩 or 台."""


@dataclass(frozen=True, slots=True)
class BlockName:
    """One way a block is named inside its estate."""

    key: str
    variant: str = ""
    """What else must be said when several blocks share the name: high, low, c or c2."""
    word: str = ""
    """What follows in full: house, terrace, 楼 …; empty when the key is all of it."""


def estate_heads(names: Iterable[str]) -> tuple[EstateHead, ...]:
    """Return the beginnings of an estate's names, each once.

    A Chinese name says 東 both for a part (葵盛東邨) and within a name (大坑東邨); the English
    names among ``names`` tell which.
    """
    listed = tuple(names)
    latin = [_latin_head(spell(name).words) for name in listed if not _ESTATE_HAN.search(name)]
    known = {head.tags for head in latin}
    han = [_han_head(name, known) for name in listed if _ESTATE_HAN.search(name)]
    return tuple(dict.fromkeys([*latin, *han]))


def block_names(names: Iterable[str]) -> tuple[BlockName, ...]:
    """Return the names of a block; a block that is only numbered has none."""
    return tuple(dict.fromkeys(found for name in names if (found := _block_name(name))))


def block_numbers(names: Iterable[str]) -> tuple[str, ...]:
    """Return the numbers of a block that is named by a number: Block 3, 第三座."""
    matches = (_NUMBERED.fullmatch(_bare(name)) for name in names)
    numbers = (number_of(match["number"] or match["han"]) for match in matches if match)
    return tuple(dict.fromkeys(str(number) for number in numbers))


def part_tag(word: str) -> str:
    """Return the part of an estate a word names, or an empty string."""
    return _PART_TAGS.get(word, "")


def part_words(word: str) -> tuple[str, ...]:
    """Return the words for the same part of an estate in the same script: II, 2 and 02."""
    tag = part_tag(word)
    return tuple(
        other
        for other, its in _PART_TAGS.items()
        if its == tag and (other.isdecimal() or other.isascii() is word.isascii())
    )


def _han_head(name: str, known: Collection[frozenset[str]]) -> EstateHead:
    match = _PARTED_HAN.fullmatch(spell(name).folded)
    if match is not None:
        parts = (match["level"], match["part"], match["after"])
        tags = frozenset(tag for part in parts if part and (tag := part_tag(part)))
        if tags in known:
            return EstateHead(match["core"], tags, match["word"])
    whole = _ESTATE_HAN.search(name)
    folded = spell(whole["core"] if whole else name).folded
    return EstateHead(folded, frozenset(), spell(whole["word"] if whole else "").folded)


def _latin_head(words: tuple[Word, ...]) -> EstateHead:
    *rest, last = [word.text for word in words]
    tags = set()
    if rest[0] in ("upper", "lower"):
        tags.add(rest.pop(0))
    if tag := part_tag(rest[-1]):
        tags.add(tag)
        rest.pop()
    return EstateHead("".join(rest), frozenset(tags), last)


def _bare(name: str) -> str:
    return _BLOCK_REMARK.sub("", spell(name).folded).strip()


def _block_name(name: str) -> BlockName | None:
    folded = _bare(name)
    if not folded or _NUMBERED.fullmatch(folded):
        return None
    own, variant = _variant_of(folded)
    words = [word.text for word in spell(own).words]
    if len(words) > 1 and words[-1] in BLOCK_WORDS:
        return BlockName("".join(words[:-1]), variant, words[-1])
    return BlockName("".join(words), variant)


def _variant_of(folded: str) -> tuple[str, str]:
    """Return a block's name without what tells it from its twin, and that."""
    if lettered := _LETTERED.fullmatch(folded):
        return lettered["name"], lettered["letter"]
    if numbered := _NUMBERED_HAN.fullmatch(folded):
        return numbered["name"], "c" if numbered["number"] == "1" else f"c{numbered['number']}"
    level = _LEVEL.search(folded)
    if level is None:
        return folded, ""
    side = "high" if level["level"] == "高座" or level["word"] == "high" else "low"
    return folded[: level.start()].strip(), side
