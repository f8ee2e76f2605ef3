from collections import Counter
from random import Random

import phonenumbers
import pytest

from workstation.domain.applications import Language
from workstation.domain.document_numbers import check_number
from workstation.domain.identity_documents import DocumentKind
from workstation.domain.names import PersonName
from workstation.sample_office import Population
from workstation.sample_office.documents import invent_document
from workstation.sample_office.people import Person
from workstation.sample_office.tables import load_names

CARRIED = (
    (DocumentKind.HKID, "HKG"),
    (DocumentKind.BIRTH_CERTIFICATE, "HKG"),
    (DocumentKind.EXIT_ENTRY_PERMIT, "CHN"),
    (DocumentKind.HOME_RETURN_PERMIT, "CHN"),
    (DocumentKind.TAIWAN_PERMIT, "CHN"),
    (DocumentKind.ONE_WAY_PERMIT, "CHN"),
    (DocumentKind.MACAO_ID, "MAC"),
    (DocumentKind.DOCUMENT_OF_IDENTITY, "HKG"),
    (DocumentKind.RECOGNIZANCE_FORM, "HKG"),
    (DocumentKind.RE_ENTRY_PERMIT, "HKG"),
    (DocumentKind.SEAMAN_BOOK, "PHL"),
    *((DocumentKind.PASSPORT, country) for country in ("CHN", "TWN", "PHL", "GBR", "DEU", "IND")),
)


def crowd(population: Population, count: int = 600) -> list[Person]:
    rng = Random(11)
    return [population.person(rng) for _ in range(count)]


def test_the_same_seed_gives_the_same_people(population: Population) -> None:
    assert crowd(population, 40) == crowd(population, 40)


@pytest.mark.parametrize(("kind", "country"), CARRIED)
def test_every_document_number_is_well_formed(
    kind: DocumentKind, country: str, population: Population
) -> None:
    rng = Random(5)
    born_on = population.today.replace(year=1980)

    for _ in range(60):
        document = invent_document(
            rng, kind=kind, country=country, born_on=born_on, today=population.today
        )

        assert check_number(kind, document.number, country).well_formed


def test_every_telephone_is_a_mobile_one(population: Population) -> None:
    mobile = {
        phonenumbers.PhoneNumberType.MOBILE,
        phonenumbers.PhoneNumberType.FIXED_LINE_OR_MOBILE,
    }

    for person in crowd(population):
        number = phonenumbers.parse(person.phone)

        assert phonenumbers.is_valid_number(number)
        assert phonenumbers.number_type(number) in mobile


def test_names_can_be_read_by_the_office(population: Population) -> None:
    for person in crowd(population):
        assert PersonName.parse(person.name.english, person.chinese).english


def test_people_of_many_kinds_apply(population: Population) -> None:
    people = crowd(population)

    languages = Counter(person.language for person in people)
    kinds = Counter(person.document.kind for person in people)

    assert set(languages) == set(Language)
    assert kinds[DocumentKind.HKID] > kinds[DocumentKind.PASSPORT] > 0
    assert kinds[DocumentKind.EXIT_ENTRY_PERMIT] > 0
    assert any(not person.name.given for person in people), "nobody has a single name"
    assert any("-" in person.name.given for person in people), "nobody has a hyphen"
    assert any(person.name.husband for person in people), "nobody carries a husband's name"
    assert any(not person.name.chinese for person in people), "everybody has a Chinese name"


def test_a_mainlander_writes_simplified_characters(population: Population) -> None:
    rng = Random(8)
    people = [population.person(rng, origin="CHN") for _ in range(60)]

    simplified = [p for p in people if p.language is Language.SIMPLIFIED_CHINESE]

    assert any(person.chinese != person.name.chinese for person in simplified)


def test_a_child_has_the_parents_telephone_and_surname(population: Population) -> None:
    rng = Random(9)
    surname = population.namer.surname(rng)
    parent = population.person(rng, origin="HKG", kind=DocumentKind.HKID, surname=surname)
    generation = population.namer.syllable(rng, "f")

    child = population.child_of(rng, parent, surname=surname, generation=generation)

    assert child.phone == parent.phone
    assert child.name.chinese.startswith(surname.chinese + generation.chinese)
    assert (population.today - child.born_on).days < 11 * 366
    assert child.document.kind is DocumentKind.BIRTH_CERTIFICATE


def test_a_person_is_masked_where_it_is_shown(population: Population) -> None:
    person = population.person(Random(1), origin="HKG")

    shown = repr(person)

    assert person.name.surname not in shown
    assert person.document.number not in shown
    assert person.phone not in shown


def test_the_tables_are_as_large_as_a_city_needs() -> None:
    tables = load_names()

    assert len(tables.surnames) >= 80
    assert len(tables.syllables) >= 150
    assert all(each.chinese and each.cantonese and each.pinyin for each in tables.syllables)
