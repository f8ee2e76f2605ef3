"""Whether an English name is a reading of Chinese characters, and in which language."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from typing import Final, TypeAlias

from workstation.domain.character_readings import (
    CANTONESE,
    MANDARIN,
    RARE_CANTONESE,
    RARE_MANDARIN,
)
from workstation.domain.romanisation import is_syllable, mandarin_spellings, may_be_given, spellings

Words: TypeAlias = tuple[str, ...]

_LONGEST_READ: Final = 8
"""In characters and in words; nobody's name is longer and still a reading."""
_WHOLE_NAME: Final = 3
_KEPT: Final = 256
_DOUBLE_SURNAMES: Final = frozenset(
    {
        "欧阳", "司徒", "上官", "诸葛", "夏侯", "司马", "东方", "皇甫", "令狐", "慕容",
        "尉迟", "公孙", "端木", "长孙", "宇文", "闻人", "澹台", "南宫", "张简", "范姜",
    }
)  # fmt: skip
"""In folded form."""


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

    The surname may stand at the end; words that are no Chinese syllables (Peter) may be anywhere.
    One or two others, a husband's surname, may stand before or behind a whole name; before it, if
    its surname is at the end. Where each word is a syllable, it reads one character: Tai is not Ta
    I, nor Ching Chi and the surname NG behind it.

    Args:
        words: of the English name, folded.
        characters: of the Chinese name, folded.
    """
    if not 1 < len(characters) <= _LONGEST_READ or len(words) > _LONGEST_READ:
        return None
    orders = _orders(characters)
    for read, beside in _parted(words, characters):
        syllable = any(map(may_be_given, beside))
        if all(map(is_syllable, read)) and (
            len(read) > len(characters) or (syllable and len(read) < len(characters))
        ):
            continue
        letters = "".join(read)
        turns = orders[:1] if syllable and words != (*beside, *read) else orders
        for language, spelt in _spelt().items():
            for order in turns:
                if _reads(letters, order, spelt):
                    common = language is Language.MANDARIN or _is_common(letters, orders)
                    return Reading(language, read, beside, common)
    return None


def is_commonly_read_as(letters: str, characters: str) -> bool:
    """Whether folded letters spell folded Chinese characters by common readings in Cantonese."""
    return _reads(letters, characters, _commonly_spelt())


@lru_cache(maxsize=_KEPT)
def surname_first(words: Words, characters: str) -> Words:
    """Return the words of a name with the surname in front, if the characters say that it is last.

    The words are left as they are where the characters may be read either way, or not at all.

    Args:
        words: of the English name, folded.
        characters: of the Chinese name, folded.
    """
    if not 1 < len(characters) <= _LONGEST_READ or len(words) > _LONGEST_READ:
        return words
    length = 1 + is_double_surname(characters)
    chinese = tuple(word for word in words if is_syllable(word))
    turned = (*chinese[-length:], *chinese[:-length])
    if turned == chinese or len(chinese) != len(characters):
        return words
    tables = _spelt().values()
    if any(_reads("".join(chinese), characters, spelt) for spelt in tables):
        return words
    if not any(_reads("".join(turned), characters, spelt) for spelt in tables):
        return words
    return (*turned, *(word for word in words if not is_syllable(word)))


def is_double_surname(characters: str) -> bool:
    """Whether a Chinese name, folded, begins with one of the surnames of two characters."""
    return characters[:2] in _DOUBLE_SURNAMES


def sound_alike(a: str, b: str) -> bool:
    """Whether two folded characters are commonly read alike, in either language, tones apart."""
    return any(
        not set(table.get(a, ())).isdisjoint(table.get(b, ())) for table in _common_syllables()
    )


def _parted(words: Words, characters: str) -> Iterator[tuple[Words, Words]]:
    """Yield the words that may be the Chinese name and those beside it, at first all."""
    yield words, ()
    chinese = tuple(word for word in words if is_syllable(word))
    if 1 < len(chinese) < len(words):
        yield chinese, tuple(word for word in words if not is_syllable(word))
    whole = len(characters) >= _WHOLE_NAME + is_double_surname(characters)
    for length in (1, 2):
        for start in range(len(words) - length + 1):
            added = words[start : start + length]
            at_an_end = start in {0, len(words) - length}
            if (whole and at_an_end) or not any(map(may_be_given, added)):
                yield (*words[:start], *words[start + length :]), added


def _orders(characters: str) -> list[str]:
    """Return the characters as they stand and with the surname at the end.

    Two are surnames where they are known as one, or where a whole name is left without the first.
    """
    two = is_double_surname(characters) or len(characters) > _WHOLE_NAME
    turned = [characters[length:] + characters[:length] for length in ((1, 2) if two else (1,))]
    return [characters, *(order for order in turned if order != characters)]


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
    return _by_character(_common(CANTONESE, RARE_CANTONESE), spellings())


@cache
def _common_syllables() -> tuple[Mapping[str, tuple[str, ...]], ...]:
    """Return the common readings of every character, by language."""
    return tuple(
        _by_character(table, {syllable: frozenset({syllable}) for syllable in table})
        for table in (_common(CANTONESE, RARE_CANTONESE), _common(MANDARIN, RARE_MANDARIN))
    )


def _common(table: str, rare: str) -> Mapping[str, str]:
    """Return the characters under each syllable that is a common reading of theirs."""
    less = _characters_of(rare)
    return {
        syllable: "".join(c for c in characters if c not in less.get(syllable, ""))
        for syllable, characters in _characters_of(table).items()
    }


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
