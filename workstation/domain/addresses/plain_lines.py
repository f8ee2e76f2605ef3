"""Lines of a block, its estate, a flat, a floor and areas only: what most people write.

Their words are walked along once. Whatever else a line says, and whatever may be meant in another
way, is left to the whole of the reading, which finds the same in a plain line: this is faster.
"""

from typing import Final, NamedTuple

from workstation.domain.addresses.areas import Area
from workstation.domain.addresses.blocks import BlockMention
from workstation.domain.addresses.estates import EstateMention
from workstation.domain.addresses.findings import Place
from workstation.domain.addresses.full_names import FullBlocks, FullEstate, FullName, FullNames
from workstation.domain.addresses.gazetteer import Block, BlockId, Gazetteer
from workstation.domain.addresses.naming import part_tag
from workstation.domain.addresses.numerals import CHINESE_NUMERALS
from workstation.domain.addresses.spelling import Spelling

_SAID_OF_FLATS: Final = frozenset(
    (
        *("flat", "room", "unit", "apt", "suite", "no", "floor", "fl", "ground", "gf", "ug", "lg"),
        *"楼层字地下室号",
    )
)
_NEVER_NAMES: Final = _SAID_OF_FLATS | frozenset("abcdefghijklmnopqrstuvwxyz")
_ROMAN: Final = frozenset(("i", "ii", "iii"))
_ORDINAL_ENDS: Final = frozenset(("street", "nd", "road", "th"))
"""What is behind the number of a floor, as it is spelt out: 1st, 2nd, 3rd, 4th."""


class PlainLine(NamedTuple):
    """The place a plain line names, and the areas beside it."""

    place: Place
    areas: tuple[Area, ...]


def read_plainly(spelling: Spelling, gazetteer: Gazetteer) -> PlainLine | None:
    """Return what a plain line names; None: the line has to be read in full."""
    words, at, known = spelling.words, 0, gazetteer.full_names
    estate: tuple[FullName, FullEstate] | None = None
    blocks: tuple[FullName, FullBlocks] | None = None
    areas: list[Area] = []
    while at < len(words):
        text = words[at].text
        if text in _NEVER_NAMES or text.isdecimal():
            at += 1
            continue
        name = known.longest(spelling, at)
        if name is None:
            if text not in CHINESE_NUMERALS and not _ends_an_ordinal(spelling, at):
                return None
            at += 1
            continue
        at = name.after
        if isinstance(name.named, FullEstate):
            if estate is not None or _has_part_behind(spelling, at):
                return None
            estate = name, name.named
        elif isinstance(name.named, FullBlocks):
            if blocks is not None:
                return None
            blocks = name, name.named
        elif _may_be_numbered(spelling, name, known):
            return None
        else:
            start, end = words[name.first].start, words[at - 1].end
            areas.append(name.named._replace(start=start, end=end))
    if estate is None or blocks is None or (id_ := blocks[1].of_estate.get(estate[1].id)) is None:
        return None
    place = _place(spelling, estate[0], blocks[0], gazetteer.blocks[BlockId(id_)])
    return PlainLine(place, tuple(areas))


def _place(spelling: Spelling, estate: FullName, named: FullName, block: Block) -> Place:
    """Return the place of a block, which is one of the estate that is named beside it."""
    meant = (block.estate_id,)
    mention = EstateMention(estate.first, estate.after, meant, (), (), strong=True)
    start, end = spelling.words[named.first].start, spelling.words[named.after - 1].end
    return Place((mention,), block.estate_id, BlockMention((block,), start, end, sure=True))


def _has_part_behind(spelling: Spelling, after: int) -> bool:
    """Whether the name of an estate goes on with a part of it: Estate (II), 邨(一)."""
    word = spelling.following(after)
    if word is None or not part_tag(word.text):
        return False
    return word.text in _ROMAN or "(" in spelling.between(after)


def _ends_an_ordinal(spelling: Spelling, at: int) -> bool:
    """Whether a word makes the number it is written to a floor's: the TH of 12TH FLOOR."""
    words = spelling.words
    if words[at].text not in _ORDINAL_ENDS or not at or words[at - 1].end != words[at].start:
        return False
    return words[at - 1].text.isdecimal() and spelling.texts[at + 1 : at + 2] == ("floor",)


def _may_be_numbered(spelling: Spelling, area: FullName, known: FullNames) -> bool:
    """Whether a number stands beside an area, whose name may be a road's or a house's too."""
    before = area.first and not spelling.words[area.first].after_break
    if before and spelling.texts[area.first - 1].isdecimal():
        return True
    behind = spelling.following(area.after)
    if behind is None:
        return False
    if behind.text in CHINESE_NUMERALS:
        return known.longest(spelling, area.after) is None
    return behind.text.isdecimal()
