"""Names of many made people: relatives are never one person, own ways of writing always are."""

from collections import Counter
from collections.abc import Iterator
from random import Random

import pytest

from tests.support.made_names import SLIPS, MadePerson, make_person, sibling_of, variants
from workstation.domain.name_comparison import NameVerdict, compare_names
from workstation.domain.names import PersonName

SEEDS = (11, 23, 47)
PEOPLE = 400
EQUAL = {NameVerdict.SAME, NameVerdict.EXPLAINED}


def people(seed: int) -> Iterator[tuple[Random, MadePerson]]:
    rng = Random(seed)
    for _ in range(PEOPLE):
        yield rng, make_person(rng)


def both(person: MadePerson) -> PersonName:
    return PersonName(person.english, person.chinese)


def ways_to_leave_out(a: MadePerson, b: MadePerson) -> Iterator[tuple[PersonName, PersonName]]:
    """Yield two people's names with a script missing in one of them, or in both."""
    yield PersonName(a.english), PersonName(b.english)
    yield both(a), PersonName(b.english)
    yield PersonName(a.english), both(b)
    if a.chinese:
        yield both(a), PersonName("", b.chinese)
        yield PersonName(a.english), PersonName("", b.chinese)
        yield PersonName("", a.chinese), PersonName(b.english)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_sibling_is_never_the_same_person(seed: int) -> None:
    for rng, person in people(seed):
        comparison = compare_names(both(person), both(sibling_of(rng, person)))

        assert comparison.verdict not in EQUAL
        assert comparison.likeness <= 0.95


@pytest.mark.parametrize("seed", SEEDS)
def test_a_sibling_is_only_explained_by_a_homophone_when_a_script_is_missing(seed: int) -> None:
    found = Counter[bool]()
    for rng, person in people(seed):
        sibling = sibling_of(rng, person)
        for own, other in ways_to_leave_out(person, sibling):
            comparison = compare_names(own, other)

            found[comparison.verdict in EQUAL] += 1

            assert comparison.verdict is not NameVerdict.SAME

    assert found[True] <= 0.0005 * found.total()  # Tsui and Choi


@pytest.mark.parametrize(
    ("own", "other"), [("CHAN Ka Lung", "CHAN Ka Lam"), ("CHAN Ka Hei", "CHAN Ka Chi")]
)
def test_a_rare_reading_joins_no_two_names(own: str, other: str) -> None:
    characters = {"CHAN Ka Lung": "陳家隆", "CHAN Ka Hei": "陳家喜"}[own]
    listed = PersonName(own, characters)

    assert compare_names(PersonName(other), listed).verdict is NameVerdict.DIFFERENT
    assert compare_names(PersonName(other), PersonName("", characters)).verdict is (
        NameVerdict.DIFFERENT
    )
    assert compare_names(PersonName(own), PersonName("", characters)).verdict is (
        NameVerdict.EXPLAINED
    )


@pytest.mark.parametrize("seed", SEEDS)
def test_every_correct_way_of_writing_a_name_is_known_and_says_its_rule(seed: int) -> None:
    for rng, person in people(seed):
        for kind, written in variants(rng, person):
            comparison = compare_names(both(person), written)

            if kind not in SLIPS:
                assert comparison.verdict in EQUAL, (kind, comparison.rules)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_slip_is_close_and_hardly_ever_another_name(seed: int) -> None:
    found = Counter[NameVerdict]()
    for rng, person in people(seed):
        for kind, written in variants(rng, person):
            if kind in SLIPS:
                found[compare_names(both(person), written).verdict] += 1

    assert found[NameVerdict.SAME] <= 0.002 * found.total()
    assert found[NameVerdict.CLOSE] >= 0.95 * found.total()
    assert found[NameVerdict.DIFFERENT] <= 0.02 * found.total()


def test_one_syllable_alone_is_not_said_in_another_language() -> None:
    listed = PersonName("HUNG Shui Kam", "洪水錦")

    assert compare_names(PersonName("HUNG Shui Chin"), listed).verdict is NameVerdict.DIFFERENT
    assert compare_names(PersonName("HONG Shui Jin"), listed).verdict is NameVerdict.EXPLAINED
