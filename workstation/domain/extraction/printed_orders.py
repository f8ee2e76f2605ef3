"""In which orders papers print the words of a declared English name: surname first or last."""

from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Final

from workstation.domain.names import PersonName, words_of
from workstation.domain.readings import is_double_surname, surname_first
from workstation.domain.romanisation import is_syllable

_DOUBLE: Final = 2
_PARTICLES: Final = frozenset(
    ("van", "von", "de", "del", "dela", "della", "di", "dos", "da", "la", "le", "el", "al", "bin")
)
"""Words with which surnames from elsewhere begin."""
_DOUBLE_SURNAMES: Final = frozenset(
    {
        ("au", "yeung"), ("au", "yang"), ("ou", "yang"), ("ow", "yeung"), ("sze", "to"),
        ("si", "tu"), ("sheung", "kwun"), ("sheung", "koon"), ("shang", "guan"),
    }
)  # fmt: skip
"""Fewer than names are compared by: WONG Po and HA Hau may be a surname and a given syllable."""


def surname_of(name: PersonName) -> str:
    """Return the first word of the English surname, folded."""
    return next(iter(_surname_in_front(name)[0]), "")


def orders_of(name: PersonName) -> Iterator[tuple[str, ...]]:
    """Yield the words as declared, folded, and the orders of the same name that papers print."""
    words = name.english_words
    yield words
    yield from _orders(*_surname_in_front(name))
    if name.english.isupper() and len(words) == 2 * _DOUBLE and all(map(is_syllable, words)):
        yield (*words[_DOUBLE:], *words[:_DOUBLE])  # a married name: HON WONG CHING TAI


def _surname_in_front(name: PersonName) -> tuple[tuple[str, ...], int]:
    """Return the English words with the surname in front, and how many words that is.

    Capitals tell, or a comma behind a surname from elsewhere, or the Chinese characters, or the
    hyphen of a given name: Tai Man CHAN; Van der Berg, Pieter; Mei-ling Park.
    """
    parts = name.english.replace(",", " ").split()
    if not name.english.isupper():
        first = list(takewhile(_is_in_capitals, parts))
        last = list(takewhile(_is_in_capitals, reversed(parts)))
        if not first and last:
            parts = parts[-len(last) :] + parts[: -len(last)]
        if first or last:
            words = words_of(" ".join(parts))
            length = len(words_of(" ".join(parts[: len(first or last)])))
            return words[:length] + _english_last(words[length:]), length
    before, _, behind = name.english.partition(",")
    own, given = words_of(before), words_of(behind)
    if given and own[:1] and own[0] in _PARTICLES:
        return own + given, len(own)
    words = surname_first(name.english_words, name.folded_chinese)
    known = words[:_DOUBLE] in _DOUBLE_SURNAMES or is_double_surname(name.folded_chinese)
    if known and all(map(is_syllable, words[:_DOUBLE])):
        return words, _DOUBLE
    if len(parts) == _DOUBLE and "-" in parts[0] and "-" not in parts[1]:
        words = words_of(f"{parts[1]} {parts[0]}")
    return words, 1


def _english_last(given: tuple[str, ...]) -> tuple[str, ...]:
    """Return given names with English ones behind the syllables: Peter Tai Man is Tai Man Peter."""
    english = tuple(takewhile(lambda word: not is_syllable(word), given))
    return (*given[len(english) :], *english)


def _is_in_capitals(word: str) -> bool:
    letters = word.replace("-", "").replace("'", "")
    return len(letters) > 1 and letters.isalpha() and letters.isupper()


def _orders(words: Sequence[str], of_surname: int) -> Iterator[tuple[str, ...]]:
    """Yield the words with the surname in front, and in other orders of the same name.

    The surname may stand at the end, and an English given name, which no syllable is mistaken
    for, in front: CHAN Tai Man Peter is Peter Tai Man Chan.
    """
    yield tuple(words)
    yield from _turned(words, of_surname)
    inner = words[of_surname:-1]
    # Robert Lee Van Dyke is not VAN DYKE Lee Robert.
    chinese = words[0] not in _PARTICLES and (is_syllable(words[0]) or _is_of_two(words[0]))
    syllables = any(is_syllable(word) or _is_of_two(word) for word in inner)
    if chinese and syllables and not is_syllable(words[-1]):
        *others, given = words
        yield (given, *others)
        yield from ((given, *turn) for turn in _turned(others, of_surname))


def _is_of_two(word: str) -> bool:
    """Whether a word is two syllables written together: Kaping, Szeto, but not Pineda."""
    return any(is_syllable(word[:at]) and is_syllable(word[at:]) for at in range(2, len(word) - 1))


def _turned(words: Sequence[str], of_surname: int) -> Iterator[tuple[str, ...]]:
    """Yield the words with the surname at the end, unless they are another's in front.

    Lam Yung LAM may be LAM Yung Lam, and is LAM Lam Yung only as likely.
    """
    if words[0] not in words[of_surname:] and len(words) > of_surname:
        yield (*words[of_surname:], *words[:of_surname])
