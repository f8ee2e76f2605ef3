"""Invents identity documents whose numbers are well formed, check digits included."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Final

from workstation.domain.document_numbers import hkid_check_digit
from workstation.domain.identity_documents import DocumentKind

_LETTERS: Final = "ABCDEFGHJKLMNPRSTVWXYZ"
_HKID_LETTERS: Final = ("A", "B", "C", "D", "E", "G", "H", "K", "M", "P", "R", "V", "Y", "Z", "WX")
_NUMBERS: Final[Mapping[tuple[DocumentKind, str], str]] = {
    (DocumentKind.PASSPORT, "CHN"): "E########",
    (DocumentKind.PASSPORT, "TWN"): "3########",
    (DocumentKind.PASSPORT, "IND"): "@#######",
    (DocumentKind.PASSPORT, "PAK"): "@@#######",
    (DocumentKind.PASSPORT, "NPL"): "########",
    (DocumentKind.PASSPORT, "PHL"): "P#######A",
    (DocumentKind.PASSPORT, "IDN"): "C#######",
    (DocumentKind.PASSPORT, "GBR"): "5########",
    (DocumentKind.PASSPORT, "FRA"): "2#@@#####",
    (DocumentKind.PASSPORT, "DEU"): "C########",
    (DocumentKind.PASSPORT, "ESP"): "@@@######",
    (DocumentKind.PASSPORT, "USA"): "5########",
    (DocumentKind.PASSPORT, "AUS"): "P@#######",
    (DocumentKind.PASSPORT, "JPN"): "T@#######",
    (DocumentKind.PASSPORT, "KOR"): "M########",
    (DocumentKind.PASSPORT, "THA"): "A@#######",
    (DocumentKind.PASSPORT, "VNM"): "C#######",
    (DocumentKind.EXIT_ENTRY_PERMIT, "CHN"): "C########",
    (DocumentKind.HOME_RETURN_PERMIT, "CHN"): "M########",
    (DocumentKind.MACAO_ID, "MAC"): "1######(#)",
    (DocumentKind.DOCUMENT_OF_IDENTITY, "HKG"): "D########",
    (DocumentKind.RECOGNIZANCE_FORM, "HKG"): "RR######",
    (DocumentKind.TAIWAN_PERMIT, "CHN"): "########",
    (DocumentKind.ONE_WAY_PERMIT, "CHN"): "W########",
    (DocumentKind.RE_ENTRY_PERMIT, "HKG"): "RM######",
    (DocumentKind.SEAMAN_BOOK, "PHL"): "B#######",
}
"""How numbers look, by kind and issuing country: # a digit, @ a letter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleDocument:
    """An invented identity document."""

    kind: DocumentKind
    number: str = field(repr=False)
    country: str
    issued_on: date


def hkid_number(rng: Random, letters: str | None = None) -> str:
    """Invent a Hong Kong identity card number as the card prints it."""
    prefix = letters or rng.choice(_HKID_LETTERS)
    digits = f"{rng.randrange(1_000_000):06d}"
    return f"{prefix}{digits}({hkid_check_digit(prefix + digits)})"


def invent_document(
    rng: Random, *, kind: DocumentKind, country: str, born_on: date, today: date
) -> SampleDocument:
    """Invent a document its holder may carry on ``today``."""
    years = 1 if kind in (DocumentKind.EXIT_ENTRY_PERMIT, DocumentKind.RECOGNIZANCE_FORM) else 8
    issued_on = today - timedelta(days=rng.randrange(20, years * 365))
    if kind is DocumentKind.BIRTH_CERTIFICATE:
        issued_on = born_on + timedelta(days=rng.randrange(14, 60))
    return SampleDocument(
        kind=kind,
        number=_number(rng, kind, country),
        country=country,
        issued_on=max(issued_on, born_on + timedelta(days=7)),
    )


def _number(rng: Random, kind: DocumentKind, country: str) -> str:
    if kind is DocumentKind.HKID:
        return hkid_number(rng)
    if kind is DocumentKind.BIRTH_CERTIFICATE:
        return hkid_number(rng, "S")
    shape = _NUMBERS[kind, country]
    drawn = {"#": "0123456789", "@": _LETTERS}
    return "".join(rng.choice(drawn[each]) if each in drawn else each for each in shape)
