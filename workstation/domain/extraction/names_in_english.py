"""Names of persons in English: whether a line, or a piece of one, is such a name."""

import re
from collections.abc import Iterable, Sequence
from itertools import dropwhile, pairwise, takewhile
from typing import Final

from workstation.domain.addresses.areas import NOT_A_NAME
from workstation.domain.addresses.districts import REGION_NAMES
from workstation.domain.addresses.spelling import spell
from workstation.domain.chinese import is_han
from workstation.domain.extraction.name_words import (
    AROUND,
    LONG_WORD,
    MARKS,
    TITLES,
    is_english_given,
    parsed_name,
)
from workstation.domain.extraction.places import one_slip
from workstation.domain.extraction.textual import folded
from workstation.domain.names import PersonName, fold_latin
from workstation.domain.romanisation import is_syllable

_DOUBLE: Final = 2
_MOST_WORDS: Final = 6
"""Words of an English name on a paper."""
_LETTERS_ONLY: Final = 0.9
"""The share of a line that is words, if it is a name."""
_LATIN_NAME: Final = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ][A-Za-zÀ-ɏḀ-ỿ'’-]*")
"""A word with or without accents."""
_DIRT: Final = "_~^=«»“”"
"""What readers make of specks and rules between words."""
_MASKED_NUMBER: Final = re.compile(r"(?<![A-Za-z])[A-Z]{1,2}[0-9]*[Xx*]{2,}")
"""Of an identity card, as letters show it: A123XXX."""
_REFERENCE: Final = re.compile(r"(?:our|your) ?ref(?![a-z])", re.IGNORECASE)
"""What no name begins with."""
_SMALL_L: Final = re.compile(r"(?<![A-Za-z])[A-Z][a-z]{0,4}[aeou]l(?![A-Za-z])")
_SMALL_CAPITAL: Final = re.compile(r"\b[a-z](?=[A-Z]{2,}\b)")
"""A capital that was read as the small letter of its shape: cHEUNG."""
_ONE_DIGIT: Final = re.compile(
    r"(?<![\w/.-])(?:(?=[015]?[A-Z]+[015]?(?![\w/.-]))[A-Z015]{2,}|[A-Z]{3,}[0-9](?![\w/.]))"
)
"""A word in capitals with a letter at either end that was read as a digit: KO0 KAI 0I, PAN6."""
_ANY_DIGIT: Final = str.maketrans("0123456789", "OIZBASGTBG")
_CODED: Final = re.compile(r"\b(?:flat|flt|unit|room|rm|block|blk|tower|phase|no)\b", re.IGNORECASE)
"""Words behind which a letter and a digit are no name."""
_LONG_REGIONS: Final = tuple(name for name in REGION_NAMES if len(name) >= LONG_WORD)
_TOWN: Final = frozenset(("hong", "kong"))
"""Of a name's words each may be one; beside each other they are the town."""
_PLACE_WORDS: Final = frozenset(
    [
        "flat",
        "room",
        "rm",
        "floor",
        "block",
        "tower",
        "house",
        "estate",
        "court",
        "road",
        "street",
        "kowloon",
        "hong",
        "kong",
        "hongkong",
        "territories",
        "district",
        "limited",
        "ltd",
        "bank",
        "bill",
        "account",
        "date",
        "number",
        "no",
        "statement",
        "company",
        "department",
        "office",
        "box",
        "building",
        "mansion",
        "garden",
        "gardens",
        "centre",
        "plaza",
        "terrace",
        "avenue",
        "lane",
        "page",
        "installed",
        "supplied",
        "service",
        "address",
        "customer",
        "invoice",
        "at",
        "the",
        "of",
        "government",
        "bureau",
        "board",
        "commission",
        "agency",
        "society",
        "college",
        "school",
        "trust",
        "authority",
        "council",
        "hospital",
        "university",
        "insurance",
        "corporation",
        "services",
        "city",
        "villa",
        "villas",
        "hse",
        "est",
        "bldg",
        "gdn",
        "gdns",
        "ct",
        "kln",
        "hk",
        "shop",
        "mailing",
        "correspondence",
        "consumer",
        "postage",
        "present",
        "previous",
        "reading",
        "meter",
        "current",
        "permit",
        "confidential",
        "client",
        "member",
    ]
)


def english_name_shown(text: str) -> PersonName | None:
    """Return the English name that a line seems to consist of, perhaps with a title."""
    stripped = text.strip(MARKS)
    words = _LATIN_NAME.findall(stripped)
    given = [word for word in words if folded(word).strip(".") not in TITLES]
    plain = [folded(word) for word in given]
    if not _all_words(words, stripped) or not 2 <= len(given) <= _MOST_WORDS:
        return None
    if not all(word[0].isupper() for word in given[:2]):
        return None
    if len(given) == _DOUBLE and not _TOWN.isdisjoint(plain):
        return None  # HONG KONC
    if _has_a_place(plain) or _is_place(stripped):
        return None
    return parsed_name(" ".join(given), "")


def english_name_in(text: str, surname: str, *, on_line: bool) -> PersonName | None:
    """Return the English name that a piece of a line, or a line beside a Chinese name, is.

    Args:
        text: the piece.
        surname: of the declared name, folded; a line that begins or ends with it is a name,
            whatever else its words mean: CHAN Tai Man Bill.
        on_line: both names stand on one line, where words of another column may follow.
    """
    unmasked = _MASKED_NUMBER.sub(" ", text)
    latin = "".join(" " if is_han(char) or char in _DIRT else char for char in unmasked)
    latin = latin.strip(" /|(),.:-")
    if _REFERENCE.match(latin):
        return None
    latin = _SMALL_L.sub(_as_syllable_with_i, latin)
    latin = _SMALL_CAPITAL.sub(lambda letter: letter[0].upper(), latin)
    if not _CODED.search(latin):
        latin = _ONE_DIGIT.sub(_as_syllable, latin)
    shown = english_name_shown(latin)
    if shown is not None:
        return shown
    every = _LATIN_NAME.findall(latin)
    if _is_place(latin) and surname not in map(fold_latin, (*every[:1], *every[-1:])):
        return None
    words = list(dropwhile(_is_no_name, every))
    plain = [folded(word) for word in words]
    person = not _has_a_place(plain) and _all_words(every, latin)
    if on_line and not person:
        words = list(takewhile(lambda word: folded(word) not in AROUND | _PLACE_WORDS, words))
        person = sum(not is_syllable(fold_latin(word)) for word in words) <= 1
    ends = {fold_latin(word) for word in (*words[:1], *words[-1:])}
    if not (person or surname in ends) or not 2 <= len(words) <= _MOST_WORDS:
        return None
    if not all(word[0].isupper() for word in words[:2]):
        return None
    return parsed_name(" ".join(words), "")


def _has_a_place(words: Sequence[str]) -> bool:
    """Whether folded words have one of places and papers; Hong and Kong are names but together."""
    town = ("hong", "kong") in pairwise(words)
    return town or not (_PLACE_WORDS - _TOWN).isdisjoint(words)


def _is_place(text: str) -> bool:
    """Whether a line is a place of the territory and no more than its region: Mong Kok, KLN.

    A slip in the region is borne: Mong Kok, KONLOON.
    """
    words = spell(text).texts
    parts = (("".join(words[:at]), "".join(words[at:])) for at in range(1, len(words) + 1))
    return any(place in NOT_A_NAME and _is_region(rest) for place, rest in parts)


def _is_region(text: str) -> bool:
    if not text or text in NOT_A_NAME:
        return True
    return any(one_slip(text, region, han=False) for region in _LONG_REGIONS)


def _all_words(words: Iterable[str], text: str) -> bool:
    """Whether a text is these words and hardly anything else."""
    return len("".join(words)) >= _LETTERS_ONLY * len(re.sub(r"[\s.,]", "", text))


def _is_no_name(word: str) -> bool:
    """Whether a word in front of a name is a label, a title, or what was read of one: r. for Mr."""
    return folded(word) in AROUND or (len(word) == 1 and word.islower())


def _as_syllable_with_i(word: re.Match[str]) -> str:
    """Return a word that ends in a small l with an i, if only that makes a syllable: Fal is Fai."""
    read, meant = fold_latin(word[0]), f"{word[0][:-1]}i"
    known = is_syllable(read) or is_english_given(read)
    return meant if not known and is_syllable(fold_latin(meant)) else word[0]


def _as_syllable(word: re.Match[str]) -> str:
    """Return a word with its digit as the letter it looks like, if that makes a syllable."""
    letters = word[0].translate(_ANY_DIGIT)
    return letters if is_syllable(letters.lower()) else word[0]
