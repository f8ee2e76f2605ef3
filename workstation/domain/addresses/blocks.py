"""Finding the block a line names inside an estate, or without one."""

import re
from collections.abc import Collection, Container, Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from workstation.domain.addresses.areas import NOT_A_NAME
from workstation.domain.addresses.districts import District
from workstation.domain.addresses.floors import Found
from workstation.domain.addresses.gazetteer import Block, EstateId, Gazetteer
from workstation.domain.addresses.names_said import Hit
from workstation.domain.addresses.naming import BlockName, part_tag
from workstation.domain.addresses.numerals import number_of
from workstation.domain.addresses.spelling import Spelling

AFTER_BLOCK: Final = frozenset(
    ("house", "lau", "terrace", "court", "楼", "阁", "台", "苑", "座", "大")
)
"""Words with which the full name of a block ends."""
_SAME_WORD: Final = {"lau": "house"}
_COURTS: Final = frozenset(("court", "苑"))
_LEAST_OF_A_NAME: Final = 2
"""Characters."""
_AFTER_BARE_BLOCK: Final = frozenset(
    (
        *("high", "low", "flat", "room", "unit", "floor", "block", "phase"),
        *("ground", "g", "ug", "lg", "gf", "ugf", "lgf"),
    )
)
_FLAT_WORDS: Final = ("flat", "flt", "room", "rm", "unit")
"""A lettered flat is written with its letter at once too: FlatG01."""
NOT_OF_FLOORS: Final = r"(?! ?(?:floor|level|zone|rise|street|str?\b|road))"
"""Behind High where a house is meant."""
_VARIANTS: Final = {
    "high": re.compile(rf"\bhigh\b{NOT_OF_FLOORS}|高座|\(高\)"),
    "low": re.compile(rf"\blow\b{NOT_OF_FLOORS}|低座|\(低\)"),
    "c": re.compile(r"\b(?:block|blk)\.? c\b|c座|(?:楼|house|hse\.?) ?\((?:1|一)\)"),
    "c2": re.compile(r"\b(?:block|blk)\.? c2\b|c2座|(?:楼|house|hse\.?) ?\((?:2|二)\)"),
}
_NUMBERED_VARIANTS: Final = frozenset(("c", "c2"))
_ONE_OF_TWO: Final = re.compile(r" ?\([12一二]\)")
"""Behind the name of houses that are told apart so: 民康樓(2)."""
_BLOCK_NUMBER: Final = re.compile(
    r"(?<![a-z])(?:block|blk|tower|twr)s?\.? ?(?:no\.? ?)?"
    r"(?P<n>[0-9]{1,3}[a-eg-z]?|(?!(?<=[a-z])s)[a-z][0-9]?)(?![a-z0-9])"
    r"|(?:第|(?<![a-z0-9]))(?P<han>[0-9a-z]{1,3}|[一二三四五六七八九十廿]{1,3}) ?"
    r"(?:座|号楼)(?!校舍)"
)
_NUMBER_SIGN: Final = re.compile(r"bl(?:oc)?k|tower|twr|座|号楼")
"""What stands in whatever says the number of a block: a cheap look first."""


class BlockMention(NamedTuple):
    """A place in the line where a block is named."""

    blocks: tuple[Block, ...]
    """The block; several when one number or name is shared."""
    start: int
    end: int
    """Characters of the line it covers."""
    sure: bool
    """House, 樓 or the like was said too, or the number of a block."""
    named: bool = True
    """By its name; False: by a number."""


class LoneBlock(NamedTuple):
    """A block named without its estate, and where its name may mean another building."""

    mention: BlockMention
    namesakes: frozenset[District]
    """The districts of the buildings that are not public and have that very name."""
    tells: bool
    """It is called a house: Court and 苑 are said of estates, most of which are not public."""


def find_blocks(
    spelling: Spelling,
    hits: Sequence[Hit],
    estates: Collection[EstateId],
    covered: Collection[int],
    gazetteer: Gazetteer,
) -> tuple[BlockMention, ...]:
    """Return the blocks of some estates that are named in the line, the surest first.

    A number counts only where no name does: several houses may share one.
    """
    named: list[BlockMention] = []
    for hit in hits:
        listed = gazetteer.block_names.get(hit.key)
        if listed is None or hit.first in covered or hit.after - 1 in covered:
            continue
        own = [entry for entry in listed if entry[1].estate_id in estates]
        if own and (mention := _named(spelling, hit, own, covered, hits)):
            named.append(mention)
    if len(named) > 1:
        longest = sorted(named, key=lambda m: (not m.sure, m.start - m.end))
        return tuple(m for m in longest if m.sure == longest[0].sure and _outermost(m, longest))
    return tuple(named) or tuple(find_numbered(spelling.folded, estates, gazetteer))


def may_say_number(folded: str) -> bool:
    """Whether a text has a word by which blocks are numbered."""
    return _NUMBER_SIGN.search(folded) is not None


def block_number(folded: str) -> Found | None:
    """Return the first number of a block: Block 5, 第五座."""
    match = _BLOCK_NUMBER.search(folded) if may_say_number(folded) else None
    if match is None:
        return None
    return Found(_number_said(match), match.start(), match.end())


def find_without_estate(
    spelling: Spelling, hits: Sequence[Hit], gazetteer: Gazetteer
) -> tuple[LoneBlock, ...]:
    """Return the homes' blocks of any estate that are named in full, with House or 樓.

    What is a piece of another building's longer name, or a side and Terrace, names none.
    """
    listed = gazetteer.buildings.districts
    found: list[LoneBlock] = []
    for hit in hits:
        entries = gazetteer.block_names.get(hit.key)
        word = spelling.following(hit.after)
        if entries is None or word is None or len(hit.key) < _LEAST_OF_A_NAME or part_tag(hit.key):
            continue
        said = _SAME_WORD.get(word.text, word.text)
        own = [entry for entry in entries if entry[0].word == said and entry[1].residential]
        if not own or _is_piece_of(hit.start, word.end, hits, listed):
            continue
        blocks = {block.id: block for _, block in of_said_variant(own, spelling)}
        end = _behind_number(own, spelling, word.end)
        mention = BlockMention(tuple(blocks.values()), hit.start, end, sure=True)
        others = {d for ending in (said, word.text) for d in listed.get(hit.key + ending, ())}
        found.append(LoneBlock(mention, frozenset(others), said not in _COURTS))
    mentions = [lone.mention for lone in found]
    return tuple(lone for lone in found if _outermost(lone.mention, mentions))


def _behind_number(entries: Iterable[tuple[BlockName, Block]], spelling: Spelling, end: int) -> int:
    """Return where the name of a house ends, with the number that tells it from its twin."""
    if not any(name.variant in _NUMBERED_VARIANTS for name, _ in entries):
        return end
    number = _ONE_OF_TWO.match(spelling.folded, end)
    return number.end() if number else end


def _is_piece_of(start: int, end: int, hits: Iterable[Hit], names: Container[str]) -> bool:
    """Whether some characters are a piece of a name."""
    return any(
        hit.start <= start
        and end <= hit.end
        and hit.end - hit.start > end - start
        and hit.key in names
        for hit in hits
    )


def of_said_variant(
    entries: Sequence[tuple[BlockName, Block]], spelling: Spelling
) -> Sequence[tuple[BlockName, Block]]:
    """Return those of the houses of one name that the line says: the high one, number 2; else all.

    The parts of one house are told apart as 利福樓高座 and 民康樓(2).
    """
    if len(entries) < 2:
        return entries
    said = [
        (name, block)
        for name, block in entries
        if name.variant in _VARIANTS and _VARIANTS[name.variant].search(spelling.folded)
    ]
    return said or entries


def _named(
    spelling: Spelling,
    hit: Hit,
    entries: Sequence[tuple[BlockName, Block]],
    covered: Collection[int],
    hits: Sequence[Hit],
) -> BlockMention | None:
    word = spelling.following(hit.after)
    complete = not any(name.word for name, _ in entries)
    sure = complete or (word is not None and word.text in AFTER_BLOCK)
    if (
        not sure
        and not _stands_alone(spelling, hit.first, hit.after, covered)
        and not _before_area(hit, hits)
    ):
        return None
    blocks = {block.id: block for _, block in of_said_variant(entries, spelling)}
    last = word.end if word is not None and sure and not complete else hit.end
    last = _behind_number(entries, spelling, last)
    return BlockMention(tuple(blocks.values()), hit.start, last, sure)


def _before_area(name: Hit, hits: Iterable[Hit]) -> bool:
    """Whether a name of two words or more stands right before that of an area."""
    return name.after - name.first > 1 and any(
        hit.first == name.after and hit.key in NOT_A_NAME for hit in hits
    )


def _stands_alone(spelling: Spelling, first: int, after: int, covered: Collection[int]) -> bool:
    """Whether a name without House or 樓 is long enough, and nothing else goes on after it."""
    following = spelling.following(after)
    if after - first < 2:
        return _is_all_of_a_segment(spelling, first, after)
    if following is None or after in covered or following.text[0].isdigit():
        return True
    if spelling.words[first].han:
        return not following.han or following.text in "高低第"
    text = following.text
    return following.han or text in _AFTER_BARE_BLOCK or text[:-1] in _FLAT_WORDS


def _is_all_of_a_segment(spelling: Spelling, first: int, after: int) -> bool:
    """Whether an English name of one word stands between commas: Rm 5, 12/F, Lily, So Uk Estate."""
    words = spelling.words
    begins = first == 0 or words[first].after_break
    return begins and not words[first].han and spelling.following(after) is None


def _outermost(mention: BlockMention, others: Iterable[BlockMention]) -> bool:
    """Whether no longer name covers this one."""
    return not any(
        other.start <= mention.start
        and mention.end <= other.end
        and other.end - other.start > mention.end - mention.start
        for other in others
    )


def find_numbered(
    folded: str, estates: Iterable[EstateId], gazetteer: Gazetteer
) -> Iterator[BlockMention]:
    """Yield the blocks of some estates that are named by their numbers."""
    if not may_say_number(folded):
        return
    for match in _BLOCK_NUMBER.finditer(folded):
        said = _number_said(match)
        blocks = tuple(
            gazetteer.blocks[id_]
            for estate in estates
            for id_ in gazetteer.block_numbers.get(estate, {}).get(said, ())
        )
        if blocks:
            yield BlockMention(blocks, match.start(), match.end(), sure=True, named=False)


def _number_said(match: re.Match[str]) -> str:
    said: str = match["n"] or match["han"]
    number = number_of(said)
    return said if number is None else str(number)
