"""Finding the block a line names inside an estate, or by a name nothing else has."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from workstation.domain.addresses.estates import EstateMention
from workstation.domain.addresses.flats import Found
from workstation.domain.addresses.gazetteer import BlockId, EstateId, Gazetteer
from workstation.domain.addresses.naming import BlockName
from workstation.domain.addresses.numerals import number_of
from workstation.domain.addresses.spelling import Spelling
from workstation.domain.slips import within_one_slip

_LONGEST_NAME: Final = 6
_AFTER_BLOCK: Final = frozenset(
    ("house", "lau", "terrace", "court", "楼", "阁", "台", "苑", "座", "大")
)
_SAME_WORD: Final = {"lau": "house"}
_AFTER_BARE_BLOCK: Final = frozenset(
    ("high", "low", "flat", "room", "unit", "floor", "block", "phase", "ground", "g")
)
_VARIANTS: Final = {
    "high": re.compile(r"\bhigh\b|高座|\(高\)"),
    "low": re.compile(r"\blow\b|低座|\(低\)"),
    "c": re.compile(r"\b(?:block|blk)\.? c\b|c座|楼 ?\(1\)"),
    "c2": re.compile(r"\b(?:block|blk)\.? c2\b|c2座|楼 ?\(2\)"),
}
_BLOCK_NUMBER: Final = re.compile(
    r"(?<![a-z])(?:block|blk|tower|twr)s?\.? ?(?:no\.? ?)?(?P<n>[0-9]{1,3}|[a-z][0-9]?)(?![a-z0-9])"
    r"|(?:第|(?<![a-z0-9]))(?P<han>[0-9a-z]{1,3}|[一二三四五六七八九十廿]{1,3}) ?(?:座|号楼)"
)


@dataclass(frozen=True, slots=True)
class BlockMention:
    """A place in the line where a block is named."""

    block_id: BlockId
    start: int
    end: int
    """Characters of the line it covers."""
    sure: bool
    """House, 樓 or the like was said too, or the number of a block."""
    fuzzy: bool = False
    named: bool = True
    """By its name; False: by a number."""


def find_blocks(
    spelling: Spelling, estate_id: EstateId, taken: Sequence[EstateMention], gazetteer: Gazetteer
) -> tuple[BlockMention, ...]:
    """Return the blocks of an estate that are named in the line, the surest first.

    A number counts only where no name does: several houses may share one.
    """
    names = gazetteer.block_names.get(estate_id, {})
    covered = frozenset(index for mention in taken for index in mention.words)
    named = []
    known = False
    for run in _free_runs(spelling, covered):
        entries = names.get(spelling.key(*run))
        known = known or bool(entries)
        if entries and (mention := _named(spelling, run, entries, covered)):
            named.append(mention)
    if named:
        longest = sorted(named, key=lambda m: (not m.sure, m.start - m.end))
        return tuple(m for m in longest if m.sure == longest[0].sure and _outermost(m, longest))
    numbered = tuple(_numbered(spelling, estate_id, gazetteer))
    return numbered or (() if known else tuple(_close(spelling, names, covered)))


def block_number(folded: str) -> Found | None:
    """Return the first number of a block: Block 5, 第五座."""
    match = _BLOCK_NUMBER.search(folded)
    if match is None:
        return None
    return Found(_number_said(match), match.start(), match.end())


def find_alone(spelling: Spelling, gazetteer: Gazetteer) -> tuple[BlockMention, ...]:
    """Return blocks named without their estate, by names nothing else in the territory has."""
    found = {}
    for first, after in _free_runs(spelling, ()):
        block_id = gazetteer.alone.get(spelling.key(first, after))
        following = spelling.following(after)
        if block_id is None or following is None:
            continue
        said = _SAME_WORD.get(following.text, following.text)
        if all(name.word != said for name in gazetteer.blocks[block_id].names):
            continue
        found[block_id] = BlockMention(
            block_id, spelling.words[first].start, following.end, sure=True
        )
    return tuple(found.values())


def _named(
    spelling: Spelling,
    run: tuple[int, int],
    entries: Sequence[tuple[BlockName, BlockId]],
    covered: Collection[int],
) -> BlockMention | None:
    first, after = run
    word = spelling.following(after)
    complete = all(not name.word for name, _ in entries)
    sure = complete or (word is not None and word.text in _AFTER_BLOCK)
    if not sure and not _stands_alone(spelling, first, after, covered):
        return None
    ids = {id_ for _, id_ in entries}
    if len(ids) > 1:
        ids = {
            id_
            for name, id_ in entries
            if name.variant in _VARIANTS and _VARIANTS[name.variant].search(spelling.folded)
        }
    if len(ids) != 1:
        return None
    last = word.end if word is not None and sure and not complete else spelling.words[after - 1].end
    return BlockMention(ids.pop(), spelling.words[first].start, last, sure)


def _stands_alone(spelling: Spelling, first: int, after: int, covered: Collection[int]) -> bool:
    """Whether a name without House or 樓 is long enough, and nothing else goes on after it."""
    following = spelling.following(after)
    if after - first < 2:
        return False
    if following is None or after in covered or following.text[0].isdigit():
        return True
    if spelling.words[first].han:
        return not following.han or following.text in "高低第"
    return following.han or following.text in _AFTER_BARE_BLOCK


def _outermost(mention: BlockMention, others: Iterable[BlockMention]) -> bool:
    """Whether no longer name covers this one."""
    return not any(
        other.start <= mention.start
        and mention.end <= other.end
        and other.end - other.start > mention.end - mention.start
        for other in others
    )


def _numbered(
    spelling: Spelling, estate_id: EstateId, gazetteer: Gazetteer
) -> Iterator[BlockMention]:
    numbers = gazetteer.block_numbers.get(estate_id, {})
    for match in _BLOCK_NUMBER.finditer(spelling.folded):
        ids = numbers.get(_number_said(match), ())
        if len(ids) == 1:
            yield BlockMention(ids[0], match.start(), match.end(), sure=True, named=False)


def _number_said(match: re.Match[str]) -> str:
    said: str = match["n"] or match["han"]
    number = number_of(said)
    return said if number is None else str(number)


def _close(
    spelling: Spelling,
    names: Mapping[str, tuple[tuple[BlockName, BlockId], ...]],
    covered: Collection[int],
) -> Iterator[BlockMention]:
    """Yield the one block of the estate whose English name lacks a letter or has one too many.

    A changed letter, or a changed character in Chinese, is usually the house next door.
    """
    for first, after in _free_runs(spelling, covered):
        following = spelling.following(after)
        key = spelling.key(first, after)
        if following is None or following.text != "house" or len(key) < 6 or after - first > 3:
            continue
        near = {
            id_
            for known, entries in names.items()
            if known.isascii() and len(known) != len(key) and within_one_slip(known, key)
            for _, id_ in entries
        }
        if len(near) == 1:
            start = spelling.words[first].start
            yield BlockMention(near.pop(), start, following.end, sure=True, fuzzy=True)


def _free_runs(spelling: Spelling, covered: Collection[int]) -> Iterator[tuple[int, int]]:
    """Yield the runs of words that no estate covers, at each place the longest first."""
    for first in range(len(spelling.words)):
        if first in covered:
            continue
        for after in spelling.ends(first, _LONGEST_NAME):
            if not any(index in covered for index in range(first, after)):
                yield first, after
