"""How a line of an address is spelt: one width, one case, one Chinese script, and its words.

Folding keeps every character's place, so that a span of the folded text can be shown to people as
it was typed.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from workstation.domain.chinese import fold_chinese

LONGEST_ADDRESS: Final = 500
"""Characters that are read; no address of the territory is half as long."""

_LONGEST_LATIN_NAME: Final = 8
_LONGEST_HAN_NAME: Final = 16
HAN: Final = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_WORD: Final = re.compile(rf"[a-z\u00df-\u024f]+(?:'[a-z]+)*|[0-9]+|[{HAN}]")
_BREAK: Final = re.compile(r"[,;:|/\n。、!?]")
_PUNCTUATION: Final = str.maketrans(
    {"’": "'", "‘": "'", "`": "'", "´": "'", "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-"}
    | {"―": "-", "−": "-", "─": "-", "〔": "(", "〕": ")", "[": "(", "]": ")", "【": "(", "】": ")"}
    | {"{": "(", "}": ")", "\t": " ", "\r": "\n", "\u3002": ","}
)
_SPELT_OUT: Final[Mapping[str, str]] = {
    "est": "estate",
    "ests": "estate",
    "hse": "house",
    "hosue": "house",
    "huose": "house",
    "bldg": "building",
    "bldgs": "building",
    "blk": "block",
    "blks": "block",
    "blocks": "block",
    "twr": "tower",
    "towers": "tower",
    "rd": "road",
    "ave": "avenue",
    "ln": "lane",
    "st": "street",
    "ct": "court",
    "crt": "court",
    "ctr": "centre",
    "center": "centre",
    "gdn": "garden",
    "gdns": "garden",
    "gardens": "garden",
    "mans": "mansion",
    "flt": "flat",
    "rm": "room",
    "ind": "industrial",
    "hts": "heights",
    "cres": "crescent",
    "nos": "no",
}
"""Abbreviations; both the list and what people type are spelt out, so ST for Saint does no harm."""


@dataclass(frozen=True, slots=True)
class Word:
    """A Latin word, a number or one Chinese character, and where it stands."""

    text: str
    start: int
    end: int
    after_break: bool
    """A comma, slash or line end stands before it: no name goes across."""
    han: bool


@dataclass(frozen=True, slots=True)
class Spelling:
    """A line as typed (one width), as folded, and its words."""

    shown: str
    folded: str
    words: tuple[Word, ...]

    def text(self, first: int, after: int) -> str:
        """Return what people typed from word ``first`` up to word ``after``."""
        return self.shown[self.words[first].start : self.words[after - 1].end]

    def following(self, index: int) -> Word | None:
        """Return the word at ``index`` if the line goes on to it without a break."""
        if index >= len(self.words) or self.words[index].after_break:
            return None
        return self.words[index]

    def ends(self, first: int, longest: int) -> Iterator[int]:
        """Yield where a name of one script that begins at ``first`` can end, the longest first."""
        end = first + 1
        while (
            end < len(self.words)
            and end - first < longest
            and not self.words[end].after_break
            and self.words[end].han == self.words[first].han
        ):
            end += 1
        yield from range(end, first, -1)

    def between(self, index: int) -> str:
        """Return the folded text between word ``index`` and the one before it."""
        before = self.words[index - 1].end if index else 0
        return self.folded[before : self.words[index].start]

    def key(self, first: int, after: int) -> str:
        """Return the key of the words from ``first`` up to ``after``."""
        return "".join(word.text for word in self.words[first:after])


def spell(text: str) -> Spelling:
    """Fold a line and find its words; what is longer than an address is cut off."""
    wide = unicodedata.normalize("NFKC", text[:LONGEST_ADDRESS])
    shown = "".join(filter(_visible, wide.translate(_PUNCTUATION)))[:LONGEST_ADDRESS]
    folded = fold_chinese("".join(map(_lower, shown)))
    return Spelling(shown, folded, tuple(_words(folded)))


def name_key(name: str) -> str:
    """Return what a name is looked up by: its words without spaces, marks and abbreviations."""
    spelling = spell(name)
    return spelling.key(0, len(spelling.words))


def free_runs(spelling: Spelling, text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the runs of words of a masked text and their keys, at each place the longest first."""
    words = spelling.words
    for first, word in enumerate(words):
        if text[word.start] != spelling.folded[word.start]:
            continue
        longest = _LONGEST_HAN_NAME if word.han else _LONGEST_LATIN_NAME
        ends = [first + 1]
        while (
            ends[-1] < len(words)
            and len(ends) < longest
            and not words[ends[-1]].after_break
            and text[words[ends[-1]].start] == spelling.folded[words[ends[-1]].start]
        ):
            ends.append(ends[-1] + 1)
        for after in reversed(ends):
            yield word.start, words[after - 1].end, spelling.key(first, after)


def _lower(character: str) -> str:
    lower = character.lower()
    return lower if len(lower) == 1 else character


def _visible(character: str) -> bool:
    return character == "\n" or unicodedata.category(character) not in {"Cc", "Cf", "Cs", "Mn"}


def _words(folded: str) -> Iterable[Word]:
    end = 0
    for match in _WORD.finditer(folded):
        text = match[0].replace("'", "")
        broken = _BREAK.search(folded, end, match.start()) is not None
        end = match.end()
        han = not (text[0].isdigit() or text[0] < "\u3000")
        yield Word(_SPELT_OUT.get(text, text), match.start(), end, broken, han)
