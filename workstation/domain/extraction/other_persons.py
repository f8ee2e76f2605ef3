"""Whether a name that was read is another person's than the declared one, and how far it is."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import permutations
from typing import Final
from unicodedata import normalize

from workstation.domain.extraction.name_words import known_as
from workstation.domain.name_comparison import NameVerdict, compare_names
from workstation.domain.names import PersonName, words_of

_DOUBLE: Final = 2
_MOST_ORDERED: Final = 4
"""Words of a name that are tried in every order."""


def plainly_other(declared: PersonName, shown: PersonName) -> bool:
    """Whether a name that was read is another person's rather than a misread one.

    One slip in one word may be the engine's; a relative differs by more than that, or the
    reviewer looks.
    """
    if any(
        compare_names(known, shown).verdict in {NameVerdict.SAME, NameVerdict.EXPLAINED}
        for known in known_as(declared)
    ):
        return False
    if declared.english and shown.english:
        if _is_in_short(shown.english_words, declared.english_words):
            return False
        # Which of the words is the surname is for a person to say.
        read = "".join(shown.english_words)
        if _apart(_without_accented(declared.english), read) <= _DOUBLE:
            return False
        orders = _any_order(declared.english_words)
        return min(_apart("".join(order), read) for order in orders) > _DOUBLE
    if declared.chinese and shown.chinese:
        return _apart(declared.folded_chinese, shown.folded_chinese) >= _DOUBLE
    return False


def _without_accented(english: str) -> str:
    """Return the letters of a name without those that have an accent, which readers may lose."""
    plain = "".join(char for char in normalize("NFC", english) if char.isascii())
    return "".join(words_of(plain)) if not english.isascii() else ""


def _is_in_short(shown: Sequence[str], declared: Sequence[str]) -> bool:
    """Whether a name says some words of another, or their first letters: CHAN T M."""
    initials = {word[:1] for word in declared}
    return all(word in declared or word in initials for word in shown)


def letters_apart(declared: PersonName, shown: PersonName) -> int:
    """Return how many letters of an English name have to change, wherever the surname stands."""
    read = "".join(shown.english_words)
    return min(_apart("".join(order), read) for order in _turns(declared.english_words))


def _turns(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Yield the words as they are, and with the surname at the other end."""
    yield tuple(words)
    yield (*words[1:], words[0])
    yield (words[-1], *words[:-1])


def _any_order(words: Sequence[str]) -> Iterable[tuple[str, ...]]:
    """Return the words in every order; of a long name in those that there are."""
    return permutations(words) if len(words) <= _MOST_ORDERED else _turns(words)


def _apart(one: str, other: str) -> int:
    previous = list(range(len(other) + 1))
    for row, letter in enumerate(one, start=1):
        current = [row]
        for column, against in enumerate(other, start=1):
            change = previous[column - 1] + (letter != against)
            current.append(min(change, previous[column] + 1, current[-1] + 1))
        previous = current
    return previous[-1]
