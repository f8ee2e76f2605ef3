"""Names of many made people: relatives are never one person, own ways of writing always are."""

from collections import Counter
from collections.abc import Iterator
from random import Random

import pytest

from tests.support.made_names import SLIPS, MadePerson, make_person, sibling_of, variants
from workstation.domain.name_comparison import NameVerdict, compare_names
from workstation.domain.names import PersonName
from workstation.domain.romanisation import is_of_syllables
from workstation.domain.slips import slips_between

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


def one_slip_apart(a: MadePerson, b: MadePerson) -> bool:
    first, second = (each.syllables[-1].cantonese.lower() for each in (a, b))
    return slips_between(first, second, 1) < 2


def ways_to_marry(
    a: MadePerson, b: MadePerson, husband: str
) -> Iterator[tuple[PersonName, PersonName]]:
    """Yield two people's names, one or both with a husband's surname, turned or not."""
    turned = f"{b.given} {b.surname} {b.english_given}"
    listed = PersonName(a.english, a.chinese), PersonName(a.english)
    for own in listed:
        yield own, PersonName(f"{husband} {b.english}")
        yield PersonName(f"{husband} {a.english}", own.chinese), PersonName(b.english)
        yield PersonName(f"{husband} {a.english}", own.chinese), PersonName(turned)
        for other in (b.chinese, ""):
            married = PersonName(f"{husband} {b.english}", other)
            yield PersonName(f"{husband} {a.english}", own.chinese), married


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


@pytest.mark.parametrize("seed", SEEDS)
def test_a_husbands_surname_makes_no_sibling_somebody_else(seed: int) -> None:
    for rng, person in people(seed):
        sibling, husband = sibling_of(rng, person), make_person(rng)
        if len(person.syllables) < 2 or one_slip_apart(person, sibling):
            continue
        for own, other in ways_to_marry(person, sibling, husband.surname):
            comparison = compare_names(own, other)

            assert comparison.verdict is NameVerdict.DIFFERENT, comparison.rules


@pytest.mark.parametrize(
    ("own", "other", "characters"),
    [
        ("MAN TSE Nga Man", "MAN TSE Nga Ho", "謝雅敏"),
        ("LUNG CHAN Shing Tin", "CHAN Shing Lung", "陳勝天"),
        ("MAN Kwan Chung", "CHUNG MAN Kwan So", "文君松"),
        ("SIU CHEUNG Ha Ngo", "CHEUNG Ha Siu", "張霞娥"),
        ("MAN WAN Yu Kai", "Yu Man WAN", "溫如佳"),
        ("YUEN HO Tai Yee", "HO Tai Hoi", "何大義"),
        ("NG SHUM King Ki", "SHUM King Ying", "岑景琪"),
        ("NG YUEN Shu Chi", "YUEN Shu-Ching", "袁樹志"),
        ("LAI Nui Yee", "LAI Nui Yiu", "賴女義"),
        ("WONG Po Yee", "WONG Pooi", "黃寶怡"),
        ("AU YEUNG Wai", "AU YEUNG Wai Man", "歐陽偉"),
        ("SHEUNGKWUN Wai", "SHEUNGKWUN Wai Man", "上官偉"),
        ("SZETO Ming", "SZETO Siu Ming", "司徒明"),
        ("AU YEUNG Lam", "LAM AU YEUNG Tung", "歐陽琳"),
        ("CHAN Siu Ming", "CHAN Siu Kit Ming", "陳小明"),
        ("LAW Shun King", "LO Shun Ching", "羅順景"),
        ("SZETO Siu Ming", "SZETO Ming Siu", "司徒小明"),
        ("SZETO Siu Ming Peter", "Peter SZETO Ming Siu", "司徒小明"),
        ("AUYEUNG Siu Ming", "Ming Siu AUYEUNG", "歐陽小明"),
        ("LEE CHAN Siu Ming", "Amy CHAN Siu Kit", "陳小明"),
        ("LEE CHAN Siu Ming", "Amy Ming Siu CHAN", "陳小明"),
        ("LEE CHAN Siu Ming", "Amy Siu CHAN", "陳小明"),
        ("LEE Le", "LEE Lee", "李樂"),
    ],
)
def test_what_a_sisters_name_shares_makes_her_nobody_else(
    own: str, other: str, characters: str
) -> None:
    for listed in (PersonName(own), PersonName(own, characters)):
        comparison = compare_names(PersonName(other), listed)

        assert comparison.verdict is NameVerdict.DIFFERENT, comparison.rules


@pytest.mark.parametrize(
    ("own", "other"),
    [
        ("CHAN Tai Man", "LEE CHAN Tai Man"),
        ("Tai Man CHAN", "LEE CHAN Tai Man"),
        ("Siuming CHAN", "LEE CHAN Siu Ming"),
        ("CHAN Tai Man", "Peter Tai Man CHAN"),
        ("CHAN Tai Man", "Tai Man Peter CHAN"),
        ("SZETO Tai Man", "Peter Tai Man SZETO"),
        ("Amy Siu Ming CHAN", "LEE CHAN Siu Ming"),
        ("Amy CHAN Siu Ming", "LEE CHAN Siu Ming"),
    ],
)
def test_a_name_beside_it_explains_a_longer_one(own: str, other: str) -> None:
    assert compare_names(PersonName(own), PersonName(other)).verdict is NameVerdict.EXPLAINED


@pytest.mark.parametrize(
    ("own", "other", "characters"),
    [
        ("CHAN Siu Ming Sam", "Siu Ming CHAN Sam", "陳小明"),
        ("CHAN Siu Ming Sam", "Siu Ming CHAN", "陳小明"),
        ("CHAN Siu Ming", "Siu Ming Ken CHAN", "陳小明"),
        ("LEE Siu Ming", "LI Xiao Ming", "李小明"),
        ("CHAN Mei Fong", "CHEN Mei Fang", "陳美芳"),
        ("LAW Man Ling", "LUO Wen Ling", "羅文玲"),
        ("HUNG Hung Nga Karen", "Karen Hung Nga HUNG", "洪鴻雅"),
    ],
)
def test_a_name_is_known_in_another_order_or_language(
    own: str, other: str, characters: str
) -> None:
    listed = PersonName(own, characters)

    assert compare_names(PersonName(other), listed).verdict is NameVerdict.EXPLAINED


@pytest.mark.parametrize("other", ["SIU Siu Ming", "SIU Siu Ming Peter", "LEE SIU Siu Ming"])
def test_where_a_given_name_is_the_surnames_word_the_order_is_for_a_person(other: str) -> None:
    for own in ("SIU Ming Siu", "Peter SIU Ming Siu"):
        comparison = compare_names(PersonName(other), PersonName(own))

        assert comparison.verdict in {NameVerdict.CLOSE, NameVerdict.DIFFERENT}


def test_a_syllable_more_in_both_scripts_is_somebody_elses() -> None:
    listed, declared = (
        PersonName("CHAN Ming Peter", "陳明"),
        PersonName("CHAN Ming Peter Kit", "陳明傑"),
    )

    assert compare_names(declared, listed).verdict is NameVerdict.DIFFERENT


def test_equal_characters_vouch_for_another_husbands_surname() -> None:
    listed, declared = (PersonName(f"{each} CHAN Siu Ming", "陳小明") for each in ("WONG", "LEE"))

    assert compare_names(declared, listed).verdict is NameVerdict.CLOSE


@pytest.mark.parametrize(
    ("characters", "alike"),
    [("清青", True), ("志智", True), ("清敬", False), ("樂月", False), ("家傑", False)],
)
def test_only_what_is_commonly_read_alike_sounds_alike(characters: str, *, alike: bool) -> None:
    listed, declared = (PersonName("", f"李凱{each}") for each in characters)

    close = compare_names(declared, listed).verdict is NameVerdict.CLOSE

    assert close is alike


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


@pytest.mark.parametrize(
    ("word", "joined"),
    [
        ("taiman", True),
        ("kwong", True),
        ("tszmna", False),
        ("an" * 400, True),
        ("an" * 400 + "q", False),
    ],
)
def test_a_word_of_any_length_is_told_from_joined_syllables(word: str, *, joined: bool) -> None:
    assert is_of_syllables(word) is joined
