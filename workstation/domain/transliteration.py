"""How a name's letters may be spelt in a machine-readable zone: sets of forms, never one.

ICAO Doc 9303, 8th edition, part 3 section 6, for Latin and Cyrillic letters; there is no table for
Chinese, so that of pinyin only ü matters: YU today, V or U in older documents. Arabic has a table
of its own that is not known here: such a name is compared by eye.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import Final, TypeAlias

from workstation.domain.character_readings import MANDARIN
from workstation.domain.names import fold_latin

Ways: TypeAlias = tuple[str, ...]
"""The forms of one letter, the usual one first; an empty form is a letter left out."""

_LATIN: Final = """
ä AE A · å AA A · æ AE · ö OE O · ø OE · œ OE · ü UE UXX U · ñ N NXX · þ TH · ð D · ß SS · ĳ IJ
ħ H · ŧ T · ŋ N
"""
_CYRILLIC: Final = """
а A · б B · в V · г G H · д D · е E IE YE · ё E IO · ж ZH Z · з Z · и I Y · й I Y · к K · л L
м M · н N · о O · п P · р R · с S · т T · у U · ф F · х KH H · ц TS C · ч CH C · ш SH S
щ SHCH SHT · ъ IE - A · ы Y · ь - · э E · ю IU YU · я IA YA · і I · ї I YI · є IE YE · ґ G
ў U · ђ D DJ · ѓ G GJ · ѕ DZ · ј J · ќ K KJ · љ LJ · њ NJ · ћ C · џ DZ DJ
"""
_LEFT_OUT: Final = "-"
_UMLAUT_BEFORE: Final = frozenset("lnLN")
"""Of pinyin's initials only l and n stand before ü and before u."""
_PINYIN_U: Final = {"lv": 1, "nv": 1, "lve": 1, "nve": 1, "lyu": 2, "nyu": 2, "lyue": 2, "nyue": 2}
"""Whole words that spell ü otherwise: how many letters begin after the initial that are ü."""
_PLAIN_U: Final = frozenset({"lu", "nu"})
_UMLAUT: Final[Ways] = ("YU", "V", "U")


def ways_of(word: str, characters: str = "") -> tuple[Ways, ...] | None:
    """Return the forms of each letter of a word, or None when a letter has none that is known.

    Args:
        word: one word of a name as it was declared, its letters composed.
        characters: the Chinese name in Simplified form, when it was declared too: only that tells
            whether LU is 呂 (LYU, LV, LU) or 盧.
    """
    lower = word.lower()
    if lower in _PINYIN_U or (lower in _PLAIN_U and not _read_with_umlaut().isdisjoint(characters)):
        length = _PINYIN_U.get(lower, 1)
        return ((lower[0].upper(),), _UMLAUT, *((c.upper(),) for c in lower[1 + length :]))
    found = [_letter(before, letter) for before, letter in pairwise(f" {lower}")]
    return None if None in found else tuple(filter(None, found))


def ends_of(ways: Sequence[Ways], text: str, start: int = 0) -> frozenset[int]:
    """Return where in ``text`` the letters can end when they begin at ``start``."""
    return _reached(ways, text, start)[-1]


def begins(ways: Sequence[Ways], text: str) -> bool:
    """Whether ``text`` can be the word cut off: a beginning of one of its forms."""
    return bool(text) and any(
        len(text) in ends or any(way.startswith(text[end:]) for end in ends for way in letter)
        for ends, letter in zip(_reached(ways, text, 0), (*ways, ()), strict=True)
        if ends
    )


def plain_form(ways: Sequence[Ways]) -> str:
    """Return the usual spelling."""
    return "".join(letter[0] for letter in ways)


def _reached(ways: Sequence[Ways], text: str, start: int) -> list[frozenset[int]]:
    """Return where the letters before each one, and before the end, can have ended."""
    reached = [frozenset({start})]
    for letter in ways:
        reached.append(
            frozenset(
                end + len(way) for end in reached[-1] for way in letter if text.startswith(way, end)
            )
        )
    return reached


def _letter(before: str, letter: str) -> Ways | None:
    if letter == "ü" and before in _UMLAUT_BEFORE:
        return (*_forms()[letter], *_UMLAUT[:2])
    known = _forms().get(letter)
    if known is not None:
        return known
    bare = fold_latin(letter).upper()
    return (bare,) if bare.isascii() and bare.isalnum() else None


@cache
def _forms() -> Mapping[str, Ways]:
    return dict(_rows(_LATIN)) | dict(_rows(_CYRILLIC))


def _rows(table: str) -> Iterator[tuple[str, Ways]]:
    for line in table.strip().splitlines():
        for row in line.split("·"):
            letter, *ways = row.split()
            yield letter, tuple("" if way == _LEFT_OUT else way for way in ways)


@cache
def _read_with_umlaut() -> frozenset[str]:
    """Return the characters, in Simplified form, that read lü or nü and never lu or nu."""
    parts = MANDARIN.split(" ")
    table = dict(zip(parts[::2], parts[1::2], strict=True))
    umlaut = table["lv"] + table["nv"]
    return frozenset(umlaut) - frozenset(table["lu"] + table["nu"])
