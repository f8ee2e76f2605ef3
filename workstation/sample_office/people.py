"""Invents the people of the sample office; none of them exists."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from random import Random
from typing import Final

from workstation.domain.applications import Language
from workstation.domain.identity_documents import DocumentKind
from workstation.sample_office.documents import SampleDocument, invent_document
from workstation.sample_office.names import Namer, SampleName, Spelling
from workstation.sample_office.phones import invent_phone
from workstation.sample_office.tables import Surname, Syllable

MALE: Final = "m"
FEMALE: Final = "f"
ADULT: Final = (22, 86)
CHILD: Final = (1, 10)

_ORIGINS: Final[Mapping[str, int]] = {
    "HKG": 74,
    "CHN": 7,
    "TWN": 2,
    "PHL": 4,
    "IDN": 4,
    "IND": 2,
    "PAK": 1,
    "NPL": 2,
    "GBR": 1,
    "FRA": 1,
    "DEU": 1,
    "USA": 1,
    "JPN": 1,
    "KOR": 1,
}
"""Where applicants come from, in hundredths, roughly as the city is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """An invented applicant, resident or relative."""

    name: SampleName
    sex: str
    born_on: date = field(repr=False)
    origin: str
    document: SampleDocument
    phone: str = field(repr=False)
    language: Language

    @property
    def chinese(self) -> str:
        """The Chinese name in the characters the person writes, or nothing."""
        simplified = self.language is Language.SIMPLIFIED_CHINESE
        return self.name.simplified if simplified else self.name.chinese

    @property
    def title(self) -> str:
        """How a company addresses the person."""
        return "MR" if self.sex == MALE else "MS"


@dataclass(frozen=True, slots=True)
class Population:
    """Invents people who fit their age, sex and origin."""

    namer: Namer
    today: date

    def person(
        self,
        rng: Random,
        *,
        origin: str | None = None,
        kind: DocumentKind | None = None,
        sex: str | None = None,
        ages: tuple[int, int] = ADULT,
        surname: Surname | None = None,
        generation: Syllable | None = None,
    ) -> Person:
        """Invent a person.

        Args:
            rng: where chance comes from.
            origin: country code; drawn as the city is when not given.
            kind: kind of the identity document; drawn to fit when not given.
            sex: m or f; drawn when not given.
            ages: youngest and oldest, in years.
            surname: the family's, for relatives.
            generation: the character brothers and sisters share.
        """
        origin = origin or rng.choices(list(_ORIGINS), list(_ORIGINS.values()))[0]
        sex = sex or rng.choice((MALE, FEMALE))
        born_on = self._birthday(rng, ages)
        kind = kind or self._kind(rng, origin, born_on)
        return Person(
            name=self._name(rng, origin, sex, surname, generation),
            sex=sex,
            born_on=born_on,
            origin=origin,
            document=invent_document(
                rng, kind=kind, country=_issuer(kind, origin), born_on=born_on, today=self.today
            ),
            phone=invent_phone(
                rng,
                origin
                if kind in (DocumentKind.PASSPORT, DocumentKind.EXIT_ENTRY_PERMIT)
                else "HKG",
            ),
            language=_language(rng, origin),
        )

    def child_of(
        self, rng: Random, parent: Person, *, surname: Surname, generation: Syllable
    ) -> Person:
        """Invent a child under 11 who shares a parent's phone and surname."""
        child = self.person(
            rng,
            origin=parent.origin,
            kind=DocumentKind.BIRTH_CERTIFICATE,
            ages=CHILD,
            surname=surname,
            generation=generation,
        )
        return replace(child, phone=parent.phone, language=parent.language)

    def _birthday(self, rng: Random, ages: tuple[int, int]) -> date:
        youngest, oldest = ages
        days = rng.randrange(youngest * 365 + 20, oldest * 365 + 365)
        return self.today - timedelta(days=days)

    def _kind(self, rng: Random, origin: str, born_on: date) -> DocumentKind:
        if origin == "HKG":
            young = (self.today - born_on).days < 11 * 365
            return DocumentKind.BIRTH_CERTIFICATE if young else DocumentKind.HKID
        if origin == "CHN":
            return rng.choice(
                (
                    DocumentKind.HKID,
                    DocumentKind.HKID,
                    DocumentKind.EXIT_ENTRY_PERMIT,
                    DocumentKind.EXIT_ENTRY_PERMIT,
                    DocumentKind.PASSPORT,
                )
            )
        return DocumentKind.HKID if rng.random() < 0.6 else DocumentKind.PASSPORT

    def _name(
        self,
        rng: Random,
        origin: str,
        sex: str,
        surname: Surname | None,
        generation: Syllable | None,
    ) -> SampleName:
        if origin not in _SPELLINGS:
            return self.namer.from_elsewhere(rng, country=origin, sex=sex)
        name = self.namer.chinese(
            rng, sex=sex, spelling=_SPELLINGS[origin], surname=surname, generation=generation
        )
        return self._as_used_here(rng, name, sex) if origin == "HKG" else name

    def _as_used_here(self, rng: Random, name: SampleName, sex: str) -> SampleName:
        drawn = rng.random()
        if drawn < 0.15:
            return self.namer.with_english_given(rng, name, sex)
        if drawn < 0.21 and sex == FEMALE:
            return self.namer.married(rng, name)
        if drawn < 0.22:
            return self.namer.with_alias(rng, name, sex)
        return name


_SPELLINGS: Final[Mapping[str, Spelling]] = {
    "HKG": Spelling.CANTONESE,
    "CHN": Spelling.PINYIN,
    "TWN": Spelling.TAIWAN,
}


def _issuer(kind: DocumentKind, origin: str) -> str:
    if kind in (DocumentKind.HKID, DocumentKind.BIRTH_CERTIFICATE):
        return "HKG"
    return "CHN" if kind == DocumentKind.EXIT_ENTRY_PERMIT else origin


def _language(rng: Random, origin: str) -> Language:
    if origin == "HKG":
        return Language.TRADITIONAL_CHINESE if rng.random() < 0.72 else Language.ENGLISH
    if origin == "CHN":
        return Language.SIMPLIFIED_CHINESE if rng.random() < 0.8 else Language.TRADITIONAL_CHINESE
    return Language.TRADITIONAL_CHINESE if origin == "TWN" else Language.ENGLISH
