"""Whether an English name is a reading of Chinese characters, and in which language."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from typing import Final, TypeAlias

from workstation.domain.character_readings import CANTONESE, MANDARIN, RARE_CANTONESE
from workstation.domain.romanisation import is_syllable, mandarin_spellings, spellings

Words: TypeAlias = tuple[str, ...]

_LONGEST_READ: Final = 8
"""In characters and in words; nobody's name is longer and still a reading."""
_WHOLE_NAME: Final = 3
_KEPT: Final = 256


class Language(StrEnum):
    """Whose reading of the characters a name is."""

    CANTONESE = "cantonese"
    MANDARIN = "mandarin"


@dataclass(frozen=True, slots=True)
class Reading:
    """How an English name reads Chinese characters."""

    language: Language
    read: tuple[str, ...]
    """The words that read them."""
    beside: tuple[str, ...]
    """Other words: an English given name, a husband's surname."""
    common: bool
    """Whether each character is read as most read it."""


@lru_cache(maxsize=_KEPT)
def reading_of(words: tuple[str, ...], characters: str) -> Reading | None:
    """Return how ``words`` read ``characters``, or None when they do not.

    The surname may stand at the end; words that are no Chinese syllables (Peter) may be anywhere,
    and so may one or two others beside a whole name of three characters (a husband's surname).

    Args:
        words: of the English name, folded.
        characters: of the Chinese name, folded.
    """
    if not 1 < len(characters) <= _LONGEST_READ or len(words) > _LONGEST_READ:
        return None
    orders = _orders(characters)
    for read, beside in _parted(words, len(characters)):
        letters = "".join(read)
        for language, spelt in _spelt().items():
            for order in orders:
                if _reads(letters, order, spelt):
                    common = language is Language.MANDARIN or _is_common(letters, orders)
                    return Reading(language, read, beside, common)
    return None


def sound_alike(a: str, b: str) -> bool:
    """Whether two folded characters share a Cantonese or a Mandarin reading, tones apart."""
    return any(
        not set(table.get(a, ())).isdisjoint(table.get(b, ())) for table in _spelt().values()
    )


def _parted(words: Words, characters: int) -> Iterator[tuple[Words, Words]]:
    """Yield the words that may be the Chinese name and those beside it, at first all."""
    yield words, ()
    chinese = tuple(word for word in words if is_syllable(word))
    if 1 < len(chinese) < len(words):
        yield chinese, tuple(word for word in words if not is_syllable(word))
    for length in (1, 2):
        for start in range(len(words) - length + 1):
            added = words[start : start + length]
            if characters >= _WHOLE_NAME or not any(map(is_syllable, added)):
                yield (*words[:start], *words[start + length :]), added


def _orders(characters: str) -> list[str]:
    """Return the characters as they stand and with a surname of one or two at the end."""
    turned = [characters[length:] + characters[:length] for length in (1, 2)]
    return [characters, *turned[: len(characters) - 1]]


def _is_common(letters: str, orders: list[str]) -> bool:
    """Whether letters that read the characters in Cantonese need none of the rare readings."""
    return any(_reads(letters, order, _commonly_spelt()) for order in orders)


def _reads(letters: str, characters: str, spelt: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether the letters are a spelling of each character, one after the other."""
    first, last = spelt.get(characters[0], ()), spelt.get(characters[-1], ())
    if not (letters.startswith(first) and letters.endswith(last)):
        return False
    reached = {0}
    for character in characters:
        reached = {
            place + len(spelling)
            for spelling in spelt.get(character, ())
            for place in reached
            if letters.startswith(spelling, place)
        }
        if not reached:
            return False
    return len(letters) in reached


@cache
def _spelt() -> Mapping[Language, Mapping[str, tuple[str, ...]]]:
    """Return the spellings of every character, by language."""
    return {
        Language.CANTONESE: _by_character(_characters_of(CANTONESE), spellings()),
        Language.MANDARIN: _by_character(_characters_of(MANDARIN), mandarin_spellings()),
    }


@cache
def _commonly_spelt() -> Mapping[str, tuple[str, ...]]:
    """Return the spellings of every character by its common Cantonese readings."""
    rare = _characters_of(RARE_CANTONESE)
    common = {
        syllable: "".join(c for c in characters if c not in rare.get(syllable, ""))
        for syllable, characters in _characters_of(CANTONESE).items()
    }
    return _by_character(common, spellings())


def _characters_of(table: str) -> Mapping[str, str]:
    parts = table.split(" ")
    return dict(zip(parts[::2], parts[1::2], strict=True))


def _by_character(
    table: Mapping[str, str], spelt: Mapping[str, frozenset[str]]
) -> Mapping[str, tuple[str, ...]]:
    found = defaultdict[str, set[str]](set)
    for syllable, characters in table.items():
        for character in characters:
            found[character] |= spelt[syllable]
    return {character: tuple(ways) for character, ways in found.items()}
