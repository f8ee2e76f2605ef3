"""Stories of applicants who wait for a letter, most of whom come to the counter."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from random import Random
from typing import Final

from workstation.domain.applications import Route
from workstation.domain.identity_documents import DocumentKind
from workstation.sample_office.documents import invent_document
from workstation.sample_office.drafts import Desk, Draft, Expected
from workstation.sample_office.people import CHILD, MALE, Person

_ABROAD: Final = ("CHN", "TWN", "PHL", "IND", "GBR", "FRA", "USA", "JPN", "KOR")


def letter_only(desk: Desk, rng: Random) -> Sequence[Draft]:
    """No proof and no public housing: the letter proves the address."""
    person = desk.population.person(rng)
    return [_waiting(desk, rng, person)]


def passport_holder(desk: Desk, rng: Random) -> Sequence[Draft]:
    """A visitor or a new arrival with a passport."""
    person = desk.population.person(rng, origin=rng.choice(_ABROAD), kind=DocumentKind.PASSPORT)
    return [_waiting(desk, rng, person)]


def exit_entry_permit(desk: Desk, rng: Random) -> Sequence[Draft]:
    """A visitor from the Mainland."""
    person = desk.population.person(rng, origin="CHN", kind=DocumentKind.EXIT_ENTRY_PERMIT)
    return [_waiting(desk, rng, person)]


def macao_resident(desk: Desk, rng: Random) -> Sequence[Draft]:
    """A resident of Macao with that city's card."""
    return [_waiting(desk, rng, _carrying(desk, rng, DocumentKind.MACAO_ID, "MAC"))]


def immigration_paper(desk: Desk, rng: Random) -> Sequence[Draft]:
    """A paper of the Immigration Department that is no identity card."""
    kind = rng.choice((DocumentKind.RECOGNIZANCE_FORM, DocumentKind.DOCUMENT_OF_IDENTITY))
    return [_waiting(desk, rng, _carrying(desk, rng, kind, "HKG"))]


def seaman(desk: Desk, rng: Random) -> Sequence[Draft]:
    """A document the counter must refer."""
    person = desk.population.person(rng, origin="PHL", sex=MALE, ages=(24, 58))
    document = invent_document(
        rng,
        kind=DocumentKind.SEAMAN_BOOK,
        country="PHL",
        born_on=person.born_on,
        today=desk.population.today,
    )
    return [_waiting(desk, rng, replace(person, document=document))]


def children(desk: Desk, rng: Random) -> Sequence[Draft]:
    """Three children under 11 of one family; the telephone is a parent's."""
    surname = desk.population.namer.surname(rng)
    generation = desk.population.namer.syllable(rng, MALE)
    parent = desk.population.person(
        rng, origin="HKG", kind=DocumentKind.HKID, surname=surname, ages=(CHILD[1] + 22, 48)
    )
    home, at = desk.homes.private(rng), desk.moment(rng)
    family = [
        desk.population.child_of(rng, parent, surname=surname, generation=generation)
        for _ in range(3)
    ]
    return [
        desk.draft(
            rng,
            child,
            home,
            Route.LETTER,
            Expected.LETTER,
            submitted_at=at + timedelta(minutes=6 * number),
        )
        for number, child in enumerate(family)
    ]


def _waiting(desk: Desk, rng: Random, person: Person) -> Draft:
    return desk.draft(rng, person, desk.homes.any(rng), Route.LETTER, Expected.LETTER)


def _carrying(desk: Desk, rng: Random, kind: DocumentKind, country: str) -> Person:
    person = desk.population.person(rng, origin="HKG")
    document = invent_document(
        rng, kind=kind, country=country, born_on=person.born_on, today=desk.population.today
    )
    return replace(person, document=document)
