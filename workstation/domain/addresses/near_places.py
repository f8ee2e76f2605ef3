"""Blocks whose names, or whose estates' names, are a slip or two from what a line says."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final, NamedTuple

from workstation.domain.addresses.blocks import AFTER_BLOCK, BlockMention, find_blocks
from workstation.domain.addresses.estates import EstateMention, same_word
from workstation.domain.addresses.gazetteer import Block, BlockId, EstateId, Gazetteer
from workstation.domain.addresses.names_said import Hit
from workstation.domain.addresses.naming import SIDES, part_tag
from workstation.domain.addresses.nearness import misspelt, slips_between
from workstation.domain.addresses.numerals import NUMERALS
from workstation.domain.addresses.spelling import Spelling

_MOST_SLIPS: Final = 2
"""Of estate and block together; what is farther is not read."""
_LONG: Final = 7
"""Letters of a name of which two slips leave enough."""
_MOST_BLOCKS: Final = 24
_MOST_ESTATES: Final = 32
_MOST_PLACES: Final = 4
_MOST_RUNS: Final = 16
"""Bounds, so that no line takes long: an address has one estate and one block, or two."""
_MOST_WORDS: Final = 5
_ENDS: Final = AFTER_BLOCK | {"high", "low", "高", "低"}
_ESTATE_WORDS: Final = frozenset(("estate", "court", "terrace", "村", "苑", "轩", "台"))
_LATIN_HOUSE_WORDS: Final = ("house", "terrace", "court")
_LATIN_ESTATE_WORDS: Final = ("estate", "terrace", "court")
_NO_NAMES: Final = frozenset(
    ("flat", "room", "unit", "floor", "block", "phase", "shop", "apt", "suite")
)
_ONLY_NUMERALS: Final = frozenset(NUMERALS)


class _NearEstate(NamedTuple):
    id: EstateId
    slips: int
    covered: range
    """The words that name it."""
    weak: bool
    """What was typed is another estate's name: only the roster may tell that it is wrong."""
    named_only: bool = False
    """Another estate or part of it was said: only the name of a house speaks against that."""


class _NearBlock(NamedTuple):
    block: Block
    slips: int
    start: int
    end: int
    estate: _NearEstate
    weak: bool
    """What was typed is the name of another estate's house."""
    han: bool
    length: int
    """Letters of what was typed for the block."""
    word_slips: int = 0
    """How many of the slips are in the word House, which every house shares."""


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
    estates = (
        _called_nearly_estate(spelling, gazetteer)
        if misspelt_estate
        else _near_estates(spelling, mentions, gazetteer)
    )
    for estate in _nearest(estates):
        for near in _in_estate(spelling, hits, estate, gazetteer):
            known = best.get(near.block.id)
            if known is None or near.slips < known.slips:
                best[near.block.id] = near
    ranked = sorted(best.values(), key=lambda near: near.slips)
    if not ranked or ranked[0].slips > _MOST_SLIPS:
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
    if first.weak or first.estate.weak or (first.han and first.slips > 1):
        return False
    if max(of_block, first.estate.slips) > 1 and first.length < _LONG:
        return False
    gap = ranked[1].slips - first.slips if len(ranked) > 1 else _MOST_SLIPS
    return gap >= max(1, of_block, first.estate.slips)


def _nearest(estates: Iterable[_NearEstate]) -> Sequence[_NearEstate]:
    """Return each estate once, as near as it is, the nearest first and not too many."""
    best: dict[EstateId, _NearEstate] = {}
    for estate in estates:
        known = best.get(estate.id)
        if known is None or (estate.slips, estate.weak) < (known.slips, known.weak):
            best[estate.id] = estate
    return sorted(best.values(), key=lambda estate: estate.slips)[:_MOST_ESTATES]


def _near_estates(
    spelling: Spelling, mentions: Sequence[EstateMention], gazetteer: Gazetteer
) -> Iterator[_NearEstate]:
    for mention in mentions:
        for id_ in (*mention.exact, *mention.wider):
            yield _NearEstate(id_, 0, mention.words, weak=False)
        for id_ in mention.siblings:
            yield _NearEstate(id_, 1, mention.words, weak=False, named_only=True)
    typed = [mention.words for mention in mentions if mention.exact or mention.wider]
    places = (
        place
        for place, word in enumerate(spelling.words)
        if place and word.text in _ESTATE_WORDS and not word.after_break
    )
    for place in islice(places, _MOST_PLACES):
        said = spelling.words[place].text
        yield from _near_estates_before(spelling, place, said, 0, typed, gazetteer)


def _called_nearly_estate(spelling: Spelling, gazetteer: Gazetteer) -> Iterator[_NearEstate]:
    """Yield the estates whose names are, or are near, the words before a misspelt Estate."""
    read = (
        (place, *misspelt(word.text, _LATIN_ESTATE_WORDS, _MOST_SLIPS))
        for place, word in enumerate(spelling.words)
        if place and not word.han and not word.after_break
    )
    for place, said, slips in islice((found for found in read if found[2]), _MOST_PLACES):
        yield from _near_estates_before(spelling, place, said, slips, (), gazetteer)


def _near_estates_before(
    spelling: Spelling,
    place: int,
    said: str,
    word_slips: int,
    typed: Sequence[range],
    gazetteer: Gazetteer,
) -> Iterator[_NearEstate]:
    """Yield the estates whose names are near the words before Estate or 邨.

    Args:
        spelling: the line.
        place: the index of the word Estate.
        said: that word, rightly spelt.
        word_slips: how many slips it has.
        typed: the words of the estates that are named in full.
        gazetteer: where estates are known from.
    """
    for end, tags, side_slips in _ends_of_names(spelling, place):
        slipped = side_slips + word_slips
        for first in _beginnings(spelling, end):
            covered = range(first, place + 1)
            weak = any(first >= words.start and place in words for words in typed)
            key = spelling.key(first, end)
            near = [*gazetteer.near_heads.near(key), *([(key, 0)] if slipped else ())]
            for known, slips in near:
                for head, id_ in gazetteer.heads.get(known, ()):
                    if same_word(head.word, said) and (not tags or tags & head.tags):
                        yield _NearEstate(id_, slips + slipped, covered, weak, named_only=weak)


def _ends_of_names(spelling: Spelling, place: int) -> Iterator[tuple[int, frozenset[str], int]]:
    """Yield where the name before Estate or 邨 may end, which part follows, and its slips.

    東 may be a part (葵盛東邨) or end the name (大坑東邨).
    """
    yield place, frozenset(), 0
    end, tags = place, frozenset[str]()
    while end > 1 and (tag := part_tag(spelling.words[end - 1].text)):
        end, tags = end - 1, tags | {tag}
        yield end, tags, 0
    last = spelling.words[end - 1].text
    if end > 1 and len(last) > 2:
        for side in SIDES:
            if side.isascii() and slips_between(last, side, 1) == 1:
                yield end - 1, tags | {side}, 1


def _beginnings(spelling: Spelling, end: int) -> Iterator[int]:
    """Yield where a name that goes up to a word may begin, the shortest first."""
    words = spelling.words
    for first in range(end - 1, max(-1, end - 1 - _MOST_WORDS), -1):
        if words[first].han != words[end - 1].han or words[first].text[0].isdigit():
            return
        yield first
        if words[first].after_break:
            return


def _in_estate(
    spelling: Spelling, hits: Sequence[Hit], estate: _NearEstate, gazetteer: Gazetteer
) -> Iterator[_NearBlock]:
    """Yield the blocks of an estate that are named exactly, else those that are near."""
    exact = find_blocks(spelling, hits, (estate.id,), estate.covered, gazetteer)
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
    if exact or estate.weak:
        return
    elsewhere = {hit[:2] for hit in hits if hit.key in gazetteer.block_names}
    names = gazetteer.near_blocks(estate.id)
    for run in islice(_runs(spelling, hits, estate.covered), _MOST_RUNS):
        key = spelling.key(run.first, run.after)
        han, start = not key.isascii(), spelling.words[run.first].start
        own = ((key, 0),) if run.slips and key in gazetteer.block_names else ()
        for known, slips in (*own, *names.near(key)):
            weak = bool(slips) and (run.first, run.after) in elsewhere
            all_slips = slips + run.slips + estate.slips
            for _, block in gazetteer.block_names[known]:
                if block.estate_id == estate.id and all_slips <= _MOST_SLIPS + 1:
                    yield _NearBlock(
                        block, all_slips, start, run.end, estate, weak, han, len(key), run.slips
                    )


def _full(spelling: Spelling, mention: BlockMention, estate: _NearEstate) -> bool:
    """Whether a house is called in full, with its own 樓 or 閣; needed where the estate is near."""
    if not estate.slips or not mention.named or spelling.folded[mention.start].isascii():
        return True
    last = spelling.folded[mention.end - 1]
    return any(last == name.word for block in mention.blocks for name in block.names)


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
    ends = said or [
        (place, slips)
        for place in open_ends
        if (slips := misspelt(words[place].text, _LATIN_HOUSE_WORDS, _MOST_SLIPS)[1])
    ]
    for place, slips in ends:
        for first in _beginnings(spelling, place):
            if first in covered:
                break
            if not _ONLY_NUMERALS.issuperset(spelling.key(first, place)):
                yield _Run(first, place, words[place].end, slips)
    if not ends:
        known = {*covered, *(index for hit in hits for index in range(hit.first, hit.after))}
        yield from _alone(spelling, known)


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
            and words[place].text not in _NO_NAMES
            and words[place].text[0].isdigit() is words[first].text[0].isdigit()
        ):
            continue
        if first not in known and len(spelling.key(first, place)) > 1 and place - first < 5:
            yield _Run(first, place, words[place - 1].end)
        first = place
