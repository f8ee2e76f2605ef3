"""Identity documents: their kinds, the stored value and the key that makes one unique."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from workstation.domain.errors import WorkstationError

LONGEST_NUMBER: Final = 24
_LONGEST_TYPED: Final = 60
_PUNCTUATION: Final = {code: None for code in range(128) if not chr(code).isalnum()}
_LABEL: Final = re.compile(
    r"^(?:(?:HK|HONGKONG)I(?:D|C|DENTITY)(?:CARD)?(?:NO|NUMBER)?|I[DC](?:CARD)?(?:NO|NUMBER)"
    r"|(?:香港)?(?:居民)?身[份分][證证](?:號碼|号码)?)(?=[A-Z]{1,2}[A-Z0-9]{7}$)"
)
"""What people write before the number of an identity card: HKID No., 身份證號碼."""
_LONGEST_HKID: Final = 9
_MARKS: Final = frozenset({"Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "Sm", "Cf", "Zs"})
"""What is left out of a number: punctuation, minus signs, spaces; neither pictures nor controls."""
_SHOWN: Final = 3
_HKID_LENGTHS: Final = (8, 9)


class DocumentKind(StrEnum):
    """What kind of document somebody registered with. The values are stored; never rename one."""

    HKID = "hkid"
    PASSPORT = "passport"
    EXIT_ENTRY_PERMIT = "exit_entry_permit"
    """Of a Mainland resident, for travel to Hong Kong and Macao."""
    HOME_RETURN_PERMIT = "home_return_permit"
    """Mainland travel permit of a Hong Kong or Macao resident."""
    TAIWAN_PERMIT = "taiwan_permit"
    """Mainland travel permit of a Taiwan resident."""
    MACAO_ID = "macao_id"
    BIRTH_CERTIFICATE = "birth_certificate"
    DOCUMENT_OF_IDENTITY = "document_of_identity"
    """Document of Identity for Visa Purposes."""
    RECOGNIZANCE_FORM = "recognizance_form"
    ONE_WAY_PERMIT = "one_way_permit"
    RE_ENTRY_PERMIT = "re_entry_permit"
    SEAMAN_BOOK = "seaman_book"
    OTHER = "other"


_COUNTED: Final[Mapping[DocumentKind, re.Pattern[str]]] = {
    DocumentKind.HOME_RETURN_PERMIT: re.compile(r"(?P<number>[HM][0-9]{8})[0-9]{2}"),
    DocumentKind.TAIWAN_PERMIT: re.compile(r"(?P<number>[0-9]{8})[0-9]{2}"),
}
"""Permits behind whose numbers people write how many times they were issued."""
_ONLY_ISSUER: Final = {
    DocumentKind.HKID: "HKG",
    DocumentKind.EXIT_ENTRY_PERMIT: "CHN",
    DocumentKind.HOME_RETURN_PERMIT: "CHN",
    DocumentKind.TAIWAN_PERMIT: "CHN",
    DocumentKind.MACAO_ID: "MAC",
    DocumentKind.DOCUMENT_OF_IDENTITY: "HKG",
    DocumentKind.RECOGNIZANCE_FORM: "HKG",
    DocumentKind.ONE_WAY_PERMIT: "CHN",
    DocumentKind.RE_ENTRY_PERMIT: "HKG",
}
ISSUER_ALIASES: Final = {
    "D": "DEU",
    "GBD": "GBR",
    "GBN": "GBR",
    "GBO": "GBR",
    "GBP": "GBR",
    "GBS": "GBR",
    "HK": "HKG",
    "CN": "CHN",
    "MO": "MAC",
    "TW": "TWN",
}
"""Codes that stand for the same issuer: ICAO's D, British nationalities, two-letter habits."""
_CHINESE_PASSPORTS: Final = frozenset({"HKG", "MAC"})
"""Passports of the two regions name China as their issuer, and people name the region."""


class DocumentRefused(WorkstationError):
    """No document number can be read; ``facts['reason']`` is missing, too_long or characters."""

    code = "document_refused"


@dataclass(frozen=True, slots=True)
class IdentityDocument:
    """The document somebody registered with; its number is kept in normal form."""

    kind: DocumentKind
    number: str
    country: str
    """Who issued it: ISO 3166 alpha-3, or a code of ICAO Doc 9303."""
    issued_on: date | None = None

    @classmethod
    def parse(
        cls, kind: DocumentKind, number: str, *, country: str = "", issued_on: date | None = None
    ) -> "IdentityDocument":
        """Read a document as it was declared.

        Whether the number fits its kind is another question: ``check_number`` answers it.

        Raises:
            DocumentRefused: the number is empty, too long, or not of Latin letters and digits.
        """
        normal = number_of(kind, number)
        if not normal:
            raise DocumentRefused(reason="missing")
        if len(normal) > LONGEST_NUMBER or len(number) > _LONGEST_TYPED:
            raise DocumentRefused(reason="too_long")
        if not plainly_written(number, normal):
            raise DocumentRefused(reason="characters")
        return cls(kind, normal, issuer_of(kind, country), issued_on)

    @property
    def key(self) -> str:
        """What makes a document unique: kind, issuer and number."""
        return document_key(self.kind, self.number, self.country)

    @property
    def keys_with_count(self) -> tuple[str, ...]:
        """The keys of a permit as earlier programs stored it: with its issue count."""
        return tuple(self.key + count for count in _counts_of(self.kind, self.number))

    @property
    def printed_number(self) -> str:
        """The number as the document prints it: A123456(3)."""
        return printed_number(self.kind, self.number)

    @property
    def masked(self) -> str:
        """The number with all but its last characters hidden."""
        shown = _SHOWN if len(self.number) > 2 * _SHOWN else 0
        return "•" * 4 + self.number[len(self.number) - shown :]

    def __repr__(self) -> str:
        return f"IdentityDocument({self.kind.value}, {self.country}, {self.masked})"


def normal_form(number: str) -> str:
    """Return a number as it is compared: one width, capitals, no spaces, brackets, dashes, label.

    A label is a word like HKID before the number of a card.
    """
    plain = number[: 2 * _LONGEST_TYPED]
    if plain.isascii():
        capitals = plain.upper()
        bare = capitals if capitals.isalnum() else capitals.translate(_PUNCTUATION)
    else:
        plain = unicodedata.normalize("NFKC", plain).upper()
        bare = "".join(filter(str.isalnum, plain))
    return _LABEL.sub("", bare) if len(bare) > _LONGEST_HKID else bare


def plainly_written(number: str, normal: str) -> bool:
    """Whether a number is of Latin letters and digits, and nothing but marks between them."""
    if not normal.isascii():
        return False
    other = re.sub(r"[\w\s]", "", unicodedata.normalize("NFKC", number[: 2 * _LONGEST_TYPED]))
    return all(unicodedata.category(character) in _MARKS for character in other)


def number_of(kind: DocumentKind, number: str) -> str:
    """Return a number of this kind in normal form; the issue count of a permit is no part of it."""
    normal = normal_form(number)
    counted = _COUNTED.get(kind)
    match = counted.fullmatch(normal) if counted else None
    return match["number"] if match else normal


def numbers_meant(number: str) -> frozenset[str]:
    """Return the normal forms of a number whose kind is not known."""
    return frozenset(number_of(kind, number) for kind in (DocumentKind.OTHER, *_COUNTED))


def numbers_stored(number: str) -> frozenset[str]:
    """Return ``numbers_meant``, and permits' numbers as earlier programs stored them."""
    meant = numbers_meant(number)
    counted = {
        each + count for each in meant for kind in _COUNTED for count in _counts_of(kind, each)
    }
    return meant | counted


def _counts_of(kind: DocumentKind, number: str) -> Iterator[str]:
    """Yield every issue count that may stand behind a number of this kind."""
    counted = _COUNTED.get(kind)
    if counted is not None and counted.fullmatch(f"{number}00"):
        yield from (f"{count:02}" for count in range(100))


def printed_number(kind: DocumentKind, normal: str) -> str:
    """Return a normal form the way the document prints it."""
    if kind is DocumentKind.HKID and len(normal) in _HKID_LENGTHS:
        return f"{normal[:-1]}({normal[-1]})"
    return normal


def issuer_of(kind: DocumentKind, country: str) -> str:
    """Return the one issuer of this kind, or the declared country in its usual code."""
    typed = "".join(c for c in unicodedata.normalize("NFKC", country[:8]).upper() if c.isalpha())
    declared = ISSUER_ALIASES.get(typed, typed)
    if kind is DocumentKind.PASSPORT and declared in _CHINESE_PASSPORTS:
        return "CHN"
    return _ONLY_ISSUER.get(kind) or declared


def document_key(kind: DocumentKind, number: str, country: str) -> str:
    """Return what two registrations share when they name the same document.

    It is personal data: stored only through a keyed hash.
    """
    return f"{kind.value}|{issuer_of(kind, country)}|{number_of(kind, number)}"
