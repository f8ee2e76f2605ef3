"""Names that were written in one word with House or Estate: ChunSanHouse, CHUNYEUNGESTATE."""

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from workstation.domain.addresses.gazetteer import Gazetteer
from workstation.domain.addresses.spelling import Spelling, Word, of_words

_JOINED: Final = re.compile(r"[a-z](?:house|hse|est)|house[a-z]|estate[a-z]")
"""Stands in whatever is taken apart: a cheap look first."""
_ENDING: Final = re.compile(r"(?P<house>house|hse)|(?P<estate>estate|est)")
_LEVEL: Final = re.compile("upper|lower")
_SIDE: Final = re.compile(r"(?:north|south|east|west)$")
_MOST_BEFORE: Final = 3
"""Words in front that may be the beginning of the name: CHUN SANHOUSE."""


def taken_apart(spelling: Spelling, gazetteer: Gazetteer) -> Spelling | None:
    """Return a line with House and Estate cut from the known names before them; None: none is."""
    if _JOINED.search(spelling.folded) is None:
        return None
    words = tuple(
        piece
        for place in range(len(spelling.words))
        for piece in _pieces(spelling, place, gazetteer)
    )
    return None if len(words) == len(spelling.words) else of_words(spelling, words)


def _pieces(spelling: Spelling, place: int, gazetteer: Gazetteer) -> Iterator[Word]:
    word = spelling.words[place]
    cuts = sorted({0, len(word.text), *_cuts(spelling, place, gazetteer)})
    if word.han or len(cuts) < 3 or word.end - word.start != len(word.text):
        yield word
        return
    for at, after in pairwise(cuts):
        start, end = word.start + at, word.start + after
        yield Word(word.text[at:after], start, end, word.after_break and not at, han=False)


def _cuts(spelling: Spelling, place: int, gazetteer: Gazetteer) -> Iterator[int]:
    """Yield where known names, House and Estate begin and end in a word."""
    text, at = spelling.words[place].text, 0
    for match in _ENDING.finditer(text):
        before = ("",) if at else tuple(_before(spelling, place))
        name = text[at : match.start()]
        span = (
            _name_of_house(name, before, gazetteer)
            if match["house"]
            else _name_of_estate(name, before, gazetteer)
        )
        if span is not None:
            yield from (at + span[0], at + span[1], *match.span())
            at = match.end()


def _name_of_house(
    name: str, before: Sequence[str], gazetteer: Gazetteer
) -> tuple[int, int] | None:
    """Return where the name of a block stands in what is before House."""
    return (0, len(name)) if _is_known(name, before, gazetteer.block_names) else None


def _name_of_estate(
    name: str, before: Sequence[str], gazetteer: Gazetteer
) -> tuple[int, int] | None:
    """Return where the name of an estate stands in what is before Estate: part of it is cut off."""
    level, side = _LEVEL.match(name), _SIDE.search(name)
    for start in (0, *((level.end(),) if level else ())):
        for after in (len(name), *((side.start(),) if side else ())):
            if _is_known(name[start:after], ("",) if start else before, gazetteer.heads):
                return start, after
    return None


def _is_known(core: str, before: Iterable[str], known: Container[str]) -> bool:
    return any(f"{words}{core}" in known for words in before)


def _before(spelling: Spelling, place: int) -> Iterator[str]:
    """Yield nothing, then the words before a word as far as a name may go back."""
    yield ""
    for first in range(place - 1, max(-1, place - 1 - _MOST_BEFORE), -1):
        if spelling.words[first + 1].after_break:
            return
        yield spelling.key(first, place)
