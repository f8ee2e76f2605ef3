"""Blocks whose names, or whose estates' names, are a slip or two from what a line says."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Final, NamedTuple

from workstation.domain.addresses.blocks import (
    AFTER_BLOCK,
    BlockMention,
    find_blocks,
    may_say_number,
    of_said_variant,
)
from workstation.domain.addresses.estates import EstateMention
from workstation.domain.addresses.gazetteer import Block, BlockId, Gazetteer
from workstation.domain.addresses.names_said import Hit
from workstation.domain.addresses.near_estates import (
    MOST_SLIPS,
    NO_NAMES,
    NearEstate,
    beginnings,
    is_of_number,
    near_estates,
)
from workstation.domain.addresses.nearness import misspelt
from workstation.domain.addresses.numerals import NUMERALS
from workstation.domain.addresses.spelling import Spelling

_LONG: Final = 7
"""Letters of a name of which two slips leave enough."""
_MOST_BLOCKS: Final = 24
_MOST_RUNS: Final = 16
"""Bounds, so that no line takes long: an address has one estate and one block, or two."""
_LEVELS: Final = frozenset(("high", "low"))
_ENDS: Final = AFTER_BLOCK | _LEVELS | {"高", "低"}
_LATIN_HOUSE_WORDS: Final = ("house", "terrace", "court")
_NO_WRONG_CHARACTERS: Final = _ENDS | frozenset(
    (*"室号层字座第期区地房铺档街路道里径巷坊站居庭园城村厦场院校山轩围", *NUMERALS)
)
"""What stands behind names without being taken for 樓."""
_ONLY_NUMERALS: Final = frozenset(NUMERALS)


class _NearBlock(NamedTuple):
    block: Block
    slips: int
    start: int
    end: int
    estate: NearEstate
    weak: bool
    """What was typed is the name of another estate's house."""
    han: bool
    length: int
    """Letters of what was typed for the block."""
    word_slips: int = 0
    """How many of the slips are in the word House or Block, which every block shares."""


@dataclass(frozen=True, slots=True)
class NearBlocks:
    """The blocks that are nearest to what a line says."""

    mention: BlockMention
    """All that may be meant, the nearest first; the characters are those of the nearest."""
    certain: bool
    """The first is clearly nearer than the others."""
    estate_slips: int
    block_slips: int
    estate_words: range


def near_blocks(
    spelling: Spelling,
    hits: Sequence[Hit],
    mentions: Sequence[EstateMention],
    gazetteer: Gazetteer,
    *,
    misspelt_estate: bool = False,
) -> NearBlocks | None:
    """Return the blocks that may be meant where none is named exactly, if an estate is named.

    Digits are never compared so: a numbered block must be right, only its estate may be near.
    With ``misspelt_estate`` the word Estate is looked for among the words that are near to it.
    """
    best: dict[BlockId, _NearBlock] = {}
    line = _Line(spelling, hits, gazetteer)
    for estate in near_estates(spelling, mentions, gazetteer, misspelt_word=misspelt_estate):
        for near in _in_estate(line, estate):
            known = best.get(near.block.id)
            if known is None or near.slips < known.slips:
                best[near.block.id] = near
    ranked = sorted(best.values(), key=lambda near: near.slips)
    if not ranked or ranked[0].slips > MOST_SLIPS:
        return None
    first = ranked[0]
    meant = [near for near in ranked if near.slips <= first.slips + 1][:_MOST_BLOCKS]
    return NearBlocks(
        BlockMention(tuple(near.block for near in meant), first.start, first.end, sure=True),
        _clearly_first(ranked),
        first.estate.slips,
        first.slips - first.estate.slips,
        first.estate.covered,
    )


def _clearly_first(ranked: Sequence[_NearBlock]) -> bool:
    """Whether the nearest is meant: nothing else is so near, and in Chinese one slip is all."""
    first = ranked[0]
    of_block = first.slips - first.estate.slips - first.word_slips
    if first.weak or (first.han and first.slips > 1):
        return False
    if max(of_block, first.estate.slips) > 1 and first.length < _LONG:
        return False
    gap = ranked[1].slips - first.slips if len(ranked) > 1 else MOST_SLIPS
    return gap >= max(1, of_block, first.estate.slips)


class _Line:
    """What is the same for every estate that a line may mean; found when it is first needed."""

    def __init__(self, spelling: Spelling, hits: Sequence[Hit], gazetteer: Gazetteer) -> None:
        self.spelling = spelling
        self.gazetteer = gazetteer
        self._hits = hits
        self._runs: dict[range, tuple[_Run, ...]] = {}

    @cached_property
    def names_of_blocks(self) -> frozenset[tuple[int, int]]:
        """The words that are the name of some block, of whatever estate."""
        known = self.gazetteer.block_names
        return frozenset(hit[:2] for hit in self._hits if hit.key in known)

    @cached_property
    def _says_number(self) -> bool:
        return may_say_number(self.spelling.folded)

    def blocks_of(self, estate: NearEstate) -> tuple[BlockMention, ...]:
        """Return the blocks of an estate that are named exactly."""
        if not self.names_of_blocks and not self._says_number:
            return ()
        return find_blocks(self.spelling, self._hits, (estate.id,), estate.covered, self.gazetteer)

    def runs(self, covered: range) -> tuple["_Run", ...]:
        """Return where the name of a block may stand beside the words that name an estate."""
        found = self._runs.get(covered)
        if found is None:
            found = tuple(islice(_runs(self.spelling, self._hits, covered), _MOST_RUNS))
            self._runs[covered] = found
        return found

    @cached_property
    def misspelt_numbers(self) -> tuple["_MisspeltNumber", ...]:
        """The numbers that stand right after a word that is one slip from Block."""
        spelling = self.spelling
        found = []
        for place, word in enumerate(spelling.words):
            number = spelling.following(place + 1)
            if word.han or number is None or not number.text.isdecimal():
                continue
            slips = misspelt(word.text, ("block",), 1)[1]
            if slips:
                found.append(
                    _MisspeltNumber(number.text.lstrip("0"), word.start, number.end, slips)
                )
        return tuple(found)


def _in_estate(line: _Line, estate: NearEstate) -> Iterator[_NearBlock]:
    """Yield the blocks of an estate that are named exactly, else those that are near."""
    spelling, gazetteer = line.spelling, line.gazetteer
    exact = line.blocks_of(estate)
    for mention in exact:
        if (estate.named_only and not mention.named) or not _full(spelling, mention, estate):
            continue
        for block in mention.blocks:
            han = not spelling.folded[mention.start].isascii()
            # The number of a block tells nothing of which estate of a short name is meant.
            weak = han and bool(estate.slips) and not mention.named
            length = mention.end - mention.start
            yield _NearBlock(
                block, estate.slips, mention.start, mention.end, estate, weak, han, length
            )
    if exact:
        return
    yield from _misspelt_numbered(line, estate)
    names = gazetteer.near_blocks.get(estate.id)
    if names is None:
        return  # an estate without blocks
    for run in line.runs(estate.covered):
        key = _as_typed(spelling, run)
        han, start = not key.isascii(), spelling.words[run.first].start
        itself = ((key, 0),) if run.slips and key in gazetteer.block_names else ()
        for known, slips in (*itself, *names.near(key)):
            weak = bool(slips) and (run.first, run.after) in line.names_of_blocks
            all_slips = slips + run.slips + estate.slips
            if all_slips > MOST_SLIPS + 1:
                continue
            own = [each for each in gazetteer.block_names[known] if each[1].estate_id == estate.id]
            for _, block in of_said_variant(own, spelling):
                yield _NearBlock(
                    block, all_slips, start, run.end, estate, weak, han, len(key), run.slips
                )


def _as_typed(spelling: Spelling, run: "_Run") -> str:
    """Return what may be the name of a block with its KLN as it stands: a slip, not Kowloon."""
    key = spelling.key(run.first, run.after)
    typed = spelling.folded[spelling.words[run.first].start : spelling.words[run.after - 1].end]
    return key if "kln" not in typed else key.replace("kowloon", "kln")


def _misspelt_numbered(line: _Line, estate: NearEstate) -> Iterator[_NearBlock]:
    numbers = line.gazetteer.block_numbers.get(estate.id)
    if numbers is None or estate.named_only:
        return
    for found in line.misspelt_numbers:
        for id_ in numbers.get(found.number, ()):
            yield _NearBlock(
                line.gazetteer.blocks[id_],
                estate.slips + found.slips,
                found.start,
                found.end,
                estate,
                weak=False,
                han=False,
                length=found.end - found.start,
                word_slips=found.slips,
            )


def _full(spelling: Spelling, mention: BlockMention, estate: NearEstate) -> bool:
    """Whether a house is called in full, with its own 樓 or 閣; needed where the estate is near."""
    if not estate.slips or not mention.named or spelling.folded[mention.start].isascii():
        return True
    last = spelling.folded[mention.end - 1]
    return any(last == name.word for block in mention.blocks for name in block.names)


class _MisspeltNumber(NamedTuple):
    """The number of a block after a word that is nearly Block."""

    number: str
    start: int
    end: int
    slips: int


class _Run(NamedTuple):
    """Words that may be the name of a block."""

    first: int
    after: int
    end: int
    """Characters up to there are the block's."""
    slips: int = 0
    """Of the word House behind it."""


def _runs(spelling: Spelling, hits: Sequence[Hit], covered: Collection[int]) -> Iterator[_Run]:
    """Yield where the name of a block may stand: before House or 樓, else before a misspelt House.

    Where neither is said, a name must stand alone, and be no area, road or building.
    """
    words = spelling.words
    open_ends = [
        place
        for place, word in enumerate(words)
        if place and place not in covered and not word.after_break
    ]
    said = [(place, 0) for place in open_ends if words[place].text in _ENDS]
    beside_level = [place - 1 for place, _ in said if words[place].text in _LEVELS]
    ends = said + [
        (place, slips)
        for place in (beside_level if said else open_ends)
        if place in open_ends
        and not words[place].han
        and (slips := misspelt(words[place].text, _LATIN_HOUSE_WORDS, MOST_SLIPS)[1])
    ]
    yield from _before_wrong_character(spelling, hits, covered)
    for place, slips in ends:
        for first in beginnings(spelling, place):
            if first in covered:
                break
            if not _ONLY_NUMERALS.issuperset(spelling.key(first, place)):
                yield _Run(first, place, _end(spelling, place), slips)
    if not ends:
        known = {*covered, *(index for hit in hits for index in range(hit.first, hit.after))}
        yield from _alone(spelling, known)


def _before_wrong_character(
    spelling: Spelling, hits: Sequence[Hit], covered: Collection[int]
) -> Iterator[_Run]:
    """Yield the Chinese names behind which one character stands that is no word: 駿山摟2012室."""
    words = spelling.words
    for hit in hits:
        wrong = spelling.following(hit.after)
        if wrong is None or not wrong.han or hit.after in covered or hit.first in covered:
            continue
        following = spelling.following(hit.after + 1)
        goes_on = following is not None and following.han and following.text not in NUMERALS
        if words[hit.first].han and not goes_on and wrong.text not in _NO_WRONG_CHARACTERS:
            yield _Run(hit.first, hit.after, wrong.end, slips=1)


def _end(spelling: Spelling, place: int) -> int:
    """Return the character after the word that ends a name, and after Block behind a level."""
    word, following = spelling.words[place], spelling.following(place + 1)
    block = following is not None and word.text in _LEVELS and following.text == "block"
    return following.end if following is not None and block else word.end


def _alone(spelling: Spelling, known: Collection[int]) -> Iterator[_Run]:
    """Yield the runs of unknown words that have nothing beside them in their part of the line."""
    words = spelling.words
    first = 0
    for place in range(1, len(words) + 1):
        if (
            place < len(words)
            and not words[place].after_break
            and words[place].han == words[first].han
            and (place in known) is (first in known)
            and words[place].text not in NO_NAMES
            and not is_of_number(words, place - 1)
            and words[place].text[0].isdigit() is words[first].text[0].isdigit()
        ):
            continue
        if first not in known and len(spelling.key(first, place)) > 1 and place - first < 5:
            yield _Run(first, place, words[place - 1].end)
        first = place
