"""One walk along a line that finds every name the gazetteer knows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from workstation.domain.addresses.spelling import Spelling

MASK: Final = "\x7f"
"""Stands where a name was cut out; nothing is read across it, and nobody can type it."""

_BEGINNING: Final = 4
_HAN_BEGINNING: Final = 2
_MOST_WORDS: Final = 16


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
    reach, keys = table.reach, table.keys
    hits: list[Hit] = []
    for first, word in enumerate(words):
        at = offsets[first]
        longest = reach.get(joined[at : at + (_HAN_BEGINNING if word.han else _BEGINNING)])
        if longest is None and (longest := reach.get(word.text)) is None:
            continue
        after = first
        own = len(hits)
        for end in offsets[first + 1 : first + _MOST_WORDS]:
            after += 1
            if end - at > longest:
                break
            if joined[at:end] in keys:
                hits.insert(
                    own, Hit(first, after, word.start, words[after - 1].end, joined[at:end])
                )
            if after < len(words) and words[after].after_break:
                break
    return tuple(hits)


def masked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Return ``text`` with every span replaced, so that places stay the same."""
    for start, end in spans:
        text = text[:start] + MASK * (end - start) + text[end:]
    return text


def _beginning(key: str) -> str:
    return key[:_BEGINNING] if key[:1].isascii() else key[:_HAN_BEGINNING]
