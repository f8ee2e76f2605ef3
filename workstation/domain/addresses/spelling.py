"""How a line of an address is spelt: one width, one case, one Chinese script, and its words.

Folding keeps every character's place, so that a span of the folded text can be shown to people as
it was typed.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from itertools import accumulate
from typing import Final, NamedTuple

from workstation.domain.chinese import fold_chinese

LONGEST_ADDRESS: Final = 500
"""Characters that are read; no address of the territory is half as long."""

HAN: Final = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_WORD: Final = re.compile(
    rf"([^a-z\u00df-\u024f0-9{HAN}]*+)([a-z\u00df-\u024f]+(?:'[a-z]+)*|[0-9]+|[{HAN}])"
)
"""What stands before a word, and the word."""
_FIRST_HAN: Final = HAN[0]
_BREAKS: Final = frozenset(",;:|/\n。、!?")
_NO_BREAKS: Final = frozenset(("", " "))
_PLAIN: Final = re.compile(rf"[\n !-Z\\^_a-z|~{HAN}]*")
"""What is shown as it is; most lines are."""
_ORDINARY: Final = re.compile(rf"[\n -~{HAN}]*")
_SPACES: Final = re.compile(" {2,}")
_APART: Final = re.compile(rf"(?=.*[{HAN}])(?:\S )+\S ?")
"""A space stands between all the characters of a Chinese line."""
_PUNCTUATION: Final = str.maketrans(
    {"’": "'", "‘": "'", "`": "'", "´": "'", "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-"}
    | {"―": "-", "−": "-", "─": "-", "〔": "(", "〕": ")", "[": "(", "]": ")", "【": "(", "】": ")"}
    | {"{": "(", "}": ")", "\t": " ", "\r": "\n", "\u3002": ","}
)
_SPELT_OUT: Final[Mapping[str, str]] = {
    "est": "estate",
    "ests": "estate",
    "hse": "house",
    "hs": "house",
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
    "kln": "kowloon",
}
"""Abbreviations; both the list and what people type are spelt out, so ST for Saint does no harm."""


class Word(NamedTuple):
    """A Latin word, a number or one Chinese character, and where it stands."""

    text: str
    start: int
    end: int
    after_break: bool
    """A comma, slash or line end stands before it: no name goes across."""
    han: bool


class Spelling(NamedTuple):
    """A line as typed (one width), as folded, and its words."""

    shown: str
    folded: str
    words: tuple[Word, ...]
    texts: tuple[str, ...]
    """What the words say."""
    joined: str
    """The words without anything between them; ``offsets`` tells where each begins."""
    offsets: tuple[int, ...]

    def text(self, first: int, after: int) -> str:
        """Return what people typed from word ``first`` up to word ``after``."""
        return self.shown[self.words[first].start : self.words[after - 1].end]

    def following(self, index: int) -> Word | None:
        """Return the word at ``index`` if the line goes on to it without a break."""
        if index >= len(self.words) or self.words[index].after_break:
            return None
        return self.words[index]

    def between(self, index: int) -> str:
        """Return the folded text between word ``index`` and the one before it."""
        before = self.words[index - 1].end if index else 0
        return self.folded[before : self.words[index].start]

    def key(self, first: int, after: int) -> str:
        """Return the key of the words from ``first`` up to ``after``."""
        return self.joined[self.offsets[first] : self.offsets[after]]


_word: Final = tuple.__new__
"""Makes a word without the keyword call in between: this is the innermost loop of a check."""


def spell(text: str) -> Spelling:
    """Fold a line and find its words; what is longer than an address is cut off."""
    shown = _shown(text[:LONGEST_ADDRESS])
    lower = shown.lower()
    if len(lower) != len(shown):
        lower = "".join(map(_lower, shown))
    folded = lower if lower.isascii() else fold_chinese(lower)
    words, texts, offsets, end, at = list[Word](), list[str](), [0], 0, 0
    for gap, said in _WORD.findall(folded):
        start = end + len(gap)
        end = start + len(said)
        text = _SPELT_OUT.get(said) or said.replace("'", "")
        broken = gap not in _NO_BREAKS and not _BREAKS.isdisjoint(gap)
        words.append(_word(Word, (text, start, end, broken, said >= _FIRST_HAN)))
        texts.append(text)
        at += len(text)
        offsets.append(at)
    return Spelling(shown, folded, tuple(words), tuple(texts), "".join(texts), tuple(offsets))


def of_words(spelling: Spelling, words: Iterable[Word]) -> Spelling:
    """Return the same line with other words, abbreviations among them spelt out."""
    own = tuple(word._replace(text=_SPELT_OUT.get(word.text, word.text)) for word in words)
    texts = tuple(word.text for word in own)
    offsets = tuple(accumulate(map(len, texts), initial=0))
    return spelling._replace(words=own, texts=texts, joined="".join(texts), offsets=offsets)


def name_key(name: str) -> str:
    """Return what a name is looked up by: its words without spaces, marks and abbreviations."""
    return spell(name).joined


def _shown(text: str) -> str:
    wide = text if text.isascii() else unicodedata.normalize("NFKC", text)
    shown = wide
    if _PLAIN.fullmatch(shown) is None:
        shown = shown.translate(_PUNCTUATION)
        if _ORDINARY.fullmatch(shown) is None:
            shown = "".join(filter(_visible, shown))
    if "  " in shown:
        shown = _SPACES.sub(" ", shown)
    if shown[1:2] == shown[3:4] == " " and _APART.fullmatch(shown):
        shown = shown.replace(" ", "")
    return shown[:LONGEST_ADDRESS]


def _lower(character: str) -> str:
    lower = character.lower()
    return lower if len(lower) == 1 else character


def _visible(character: str) -> bool:
    return character == "\n" or unicodedata.category(character) not in {"Cc", "Cf", "Cs", "Mn"}
