"""One walk along a line that finds every name the gazetteer knows."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from workstation.domain.addresses.spelling import Spelling

MASK: Final = "¦"
"""Stands where a name was cut out; nothing is read across it."""

_BEGINNING: Final = 4
_HAN_BEGINNING: Final = 2
_MOST_WORDS: Final = 8
_MOST_HAN: Final = 16


class Hit(NamedTuple):
    """Words that together are a known name, of whatever kind."""

    first: int
    after: int
    """The words it covers."""
    start: int
    end: int
    """The characters it covers."""
    key: str


@dataclass(frozen=True, slots=True)
class NameTable:
    """Every known name by key, and how names begin, so that a walk stops where none does."""

    keys: frozenset[str] = field(repr=False)
    reach: Mapping[str, int] = field(repr=False)
    """The length of the longest name with this beginning."""

    @classmethod
    def of(cls, *groups: Iterable[str]) -> "NameTable":
        """Return the table of all the names in ``groups``."""
        keys = frozenset().union(*groups)
        reach: dict[str, int] = {}
        for key in sorted(keys, key=len):
            reach[_beginning(key)] = len(key)
        return cls(keys, reach)


def names_said(spelling: Spelling, table: NameTable) -> tuple[Hit, ...]:
    """Return where known names stand, by place and at each place the longest first."""
    words, offsets, joined = spelling.words, spelling.offsets, spelling.joined
    hits: list[Hit] = []
    stop = 0
    for first, word in enumerate(words):
        if first >= stop:
            stop = _stop(spelling, first)
        at = offsets[first]
        rest = joined[at : offsets[min(stop, first + _BEGINNING)]]
        longest = table.reach.get(_beginning(rest), 0)
        if not longest and len(word.text) < _BEGINNING:
            longest = table.reach.get(word.text, 0)
        if not longest:
            continue
        most = first + (_MOST_HAN if word.han else _MOST_WORDS)
        after = first + 1
        found: list[Hit] = []
        while after <= stop and after <= most and offsets[after] - at <= longest:
            key = joined[at : offsets[after]]
            if key in table.keys:
                found.append(Hit(first, after, word.start, words[after - 1].end, key))
            after += 1
        hits.extend(reversed(found))
    return tuple(hits)


def uncovered(hits: Iterable[Hit], text: str) -> Iterator[Hit]:
    """Yield the hits of which nothing is cut out in ``text``."""
    return (hit for hit in hits if MASK not in text[hit.start : hit.end])


def masked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Return ``text`` with every span replaced, so that places stay the same."""
    for start, end in spans:
        text = text[:start] + MASK * (end - start) + text[end:]
    return text


def _beginning(key: str) -> str:
    return key[:_BEGINNING] if key[:1].isascii() else key[:_HAN_BEGINNING]


def _stop(spelling: Spelling, first: int) -> int:
    """Return the word after the last one before the next break."""
    words = spelling.words
    for index in range(first + 1, len(words)):
        if words[index].after_break:
            return index
    return len(words)
