"""Estates whose names, or whose word Estate, are a slip or two from what a line says."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Final, NamedTuple

from workstation.domain.addresses.estates import EstateMention, same_word
from workstation.domain.addresses.gazetteer import EstateId, Gazetteer
from workstation.domain.addresses.naming import SIDES, part_tag
from workstation.domain.addresses.nearness import misspelt
from workstation.domain.addresses.spelling import Spelling, Word
from workstation.domain.slips import slips_between

MOST_SLIPS: Final = 2
"""Of estate and block together; what is farther is not read."""
NO_NAMES: Final = frozenset(
    ("flat", "room", "unit", "floor", "block", "phase", "shop", "apt", "suite")
)
"""Words beside numbers, of which no name is made."""
_MOST_ESTATES: Final = 32
_MOST_PLACES: Final = 4
"""Bounds, so that no line takes long: an address has one estate, or two."""
_MOST_WORDS: Final = 5
_ESTATE_WORDS: Final = frozenset(("estate", "court", "terrace", "村", "苑", "轩", "台"))
_LATIN_ESTATE_WORDS: Final = ("estate", "terrace", "court")


class NearEstate(NamedTuple):
    """An estate a line may mean, and how far its name is from what was typed."""

    id: EstateId
    slips: int
    covered: range
    """The words that name it."""
    named_only: bool = False
    """Another part of it was said: only the name of a house speaks against that."""


def near_estates(
    spelling: Spelling,
    mentions: Sequence[EstateMention],
    gazetteer: Gazetteer,
    *,
    misspelt_word: bool,
) -> Sequence[NearEstate]:
    """Return each estate that may be meant once, as near as it is, the nearest first.

    Args:
        spelling: the line.
        mentions: where it names estates in full.
        gazetteer: where estates are known from.
        misspelt_word: look at the words that are nearly Estate, not at those that are.
    """
    if misspelt_word:
        return _nearest(_called_nearly_estate(spelling, gazetteer))
    return _nearest(_near_estates(spelling, mentions, gazetteer))


def _nearest(estates: Iterable[NearEstate]) -> Sequence[NearEstate]:
    """Return each estate once, as near as it is, the nearest first and not too many."""
    best: dict[EstateId, NearEstate] = {}
    for estate in estates:
        known = best.get(estate.id)
        if known is None or estate.slips < known.slips:
            best[estate.id] = estate
    return sorted(best.values(), key=lambda estate: estate.slips)[:_MOST_ESTATES]


def _near_estates(
    spelling: Spelling, mentions: Sequence[EstateMention], gazetteer: Gazetteer
) -> Iterator[NearEstate]:
    for mention in mentions:
        for id_ in (*mention.exact, *mention.wider):
            yield NearEstate(id_, 0, mention.words)
        for id_ in mention.siblings:
            yield NearEstate(id_, 1, mention.words, named_only=True)
    typed = [mention.words for mention in mentions if mention.exact or mention.wider]
    places = (
        place
        for place, word in enumerate(spelling.words)
        if place and word.text in _ESTATE_WORDS and not word.after_break
    )
    for place in islice(places, _MOST_PLACES):
        said = spelling.words[place].text
        yield from _near_estates_before(spelling, place, said, 0, typed, gazetteer)


def _called_nearly_estate(spelling: Spelling, gazetteer: Gazetteer) -> Iterator[NearEstate]:
    """Yield the estates whose names are, or are near, the words before a misspelt Estate."""
    read = (
        (place, *misspelt(word.text, _LATIN_ESTATE_WORDS, MOST_SLIPS))
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
) -> Iterator[NearEstate]:
    """Yield the estates whose names are near the words before Estate or 邨.

    Args:
        spelling: the line.
        place: the index of the word Estate.
        said: that word, rightly spelt.
        word_slips: how many slips it has.
        typed: the words of the estates that are named in full: they mean no other.
        gazetteer: where estates are known from.
    """
    for end, tags, side_slips in _ends_of_names(spelling, place):
        slipped = side_slips + word_slips
        for first in beginnings(spelling, end):
            covered = range(first, place + 1)
            if any(first >= words.start and place in words for words in typed):
                continue
            key = spelling.key(first, end)
            near = [*gazetteer.near_heads.near(key), *([(key, 0)] if slipped else ())]
            for known, slips in near:
                for head, id_ in gazetteer.heads.get(known, ()):
                    if same_word(head.word, said) and (not tags or tags & head.tags):
                        yield NearEstate(id_, slips + slipped, covered)


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


def is_of_number(words: Sequence[Word], place: int) -> bool:
    """Whether a word goes with a flat or floor: Flat, the D behind it, the F of 12/F."""
    text = words[place].text
    if text in NO_NAMES:
        return True
    if len(text) > 1 or words[place].han or not place:
        return False
    before = words[place - 1].text
    return before in NO_NAMES or before == "no" or before[0].isdigit()


def beginnings(spelling: Spelling, end: int) -> Iterator[int]:
    """Yield where a name that goes up to a word may begin, the shortest first."""
    words = spelling.words
    for first in range(end - 1, max(-1, end - 1 - _MOST_WORDS), -1):
        word = words[first]
        if word.han != words[end - 1].han or word.text[0].isdigit() or is_of_number(words, first):
            return
        yield first
        if words[first].after_break:
            return
