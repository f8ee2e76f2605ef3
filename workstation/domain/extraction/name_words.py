"""Words beside names of persons and between them: titles, labels, and what says alias."""

import re
from typing import Final

from workstation.domain.english_given_names import ENGLISH_GIVEN_NAMES
from workstation.domain.extraction.places import one_slip
from workstation.domain.names import NameRefused, PersonName, fold_latin
from workstation.domain.romanisation import is_syllable

TITLES: Final = frozenset(
    [
        *("mr", "mrs", "ms", "miss", "mdm", "madam", "dr", "prof", "rev", "messrs", "sir"),
        *("mme", "mlle", "herr", "frau", "sra"),
    ]
)
AROUND: Final = TITLES | frozenset(
    [
        "and",
        "of",
        "the",
        "to",
        "dear",
        "attn",
        "attention",
        "co",
        "name",
        "customer",
        "account",
        "holder",
        "tenant",
        "payer",
        "consumer",
        "subscriber",
        "is",
        "for",
        "by",
        "hereinafter",
        "user",
        "registered",
        "lessee",
        "taxpayer",
        "ratepayer",
        "re",
        "at",
        "bill",
    ]
)
"""Words right beside a name that are none of it."""
ROLES: Final = frozenset(
    ("patient", "student", "pupil", "resident", "employee", "donor", "member", "insured")
)
"""What somebody is to the issuer: none of the name behind it, at the start of a line."""
STAMPS: Final = frozenset(("copy", "original", "duplicate", "paid", "received", "confidential"))
"""What is stamped on papers: none of the name before it, at the end of a line."""
MARKS: Final = " .,:;|*'\""
"""What stands around a name and is none of it."""
LATIN: Final = re.compile(r"[a-z0-9']+")
"""A folded word, its letters perhaps read as digits."""
LONG_WORD: Final = 6
"""Letters of a word that is known with a slip in it."""
_LONG_LABELS: Final = ("address", *(word for word in AROUND if len(word) >= LONG_WORD))


def says_whose_name(text: str) -> bool:
    """Whether a word of such a label stands there with at most one slip: Cusiomer, sddress."""
    words = [word for word in LATIN.findall(fold_latin(text)) if len(word) >= LONG_WORD]
    return any(one_slip(word, label, han=False) for word in words for label in _LONG_LABELS)


def is_english_given(word: str) -> bool:
    """Whether a folded word is one, and could be no syllable of the name."""
    return word in ENGLISH_GIVEN_NAMES and not is_syllable(word)


def known_as(name: PersonName) -> list[PersonName]:
    """Return the names a person goes by, the main one first: CHAN Tai Man alias CHAN Man."""
    parts = re.split(r"\s+(?:alias|a\.?k\.?a\.?|@)\s+", name.english, flags=re.IGNORECASE)
    return [PersonName(part, name.chinese) for part in parts]


def parsed_name(english: str, chinese: str) -> PersonName | None:
    """Return the name that these are in English and in Chinese; None where they are refused."""
    try:
        return PersonName.parse(english, chinese)
    except NameRefused:
        return None
