"""When two spellings are one person's name, and by which rule."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workstation.domain.name_comparison import NameRule, NameVerdict, compare_names
from workstation.domain.names import PersonName

SYLLABLES = st.sampled_from(["CHAN", "Tai", "Man", "Siu", "Ming", "WONG", "Mei", "Ling"])
NAMES = st.builds(
    lambda english, chinese: PersonName(" ".join(english), chinese),
    st.lists(SYLLABLES, min_size=1, max_size=4),
    st.sampled_from(
        ["", "陳大文", "陈大文", "黃美玲", "鍾大文", "鐘大文", "钟大文", "郭逸昇", "郭逸升"]
    ),
)


@pytest.mark.parametrize(
    ("a", "b", "rule"),
    [
        (("CHAN Tai Man", "陳大文"), ("CHAN Tai Man", "陳大文"), NameRule.EQUAL),
        (("CHAN Tai Man", ""), ("chan tai  man", ""), NameRule.CASE),
    ],
)
def test_writing_alone_says_same(a: tuple[str, str], b: tuple[str, str], rule: NameRule) -> None:
    comparison = compare_names(PersonName(*a), PersonName(*b))

    assert (comparison.verdict, comparison.rule) == (NameVerdict.SAME, rule)


@pytest.mark.parametrize(
    ("a", "b", "rules"),
    [
        (("CHAN Tai Man", ""), ("CHAN Tai-Man", ""), (NameRule.HYPHENS,)),
        (("ONEILL Sean", ""), ("O'NEILL Sean", ""), (NameRule.HYPHENS,)),
        (("MÜLLER Jörg", ""), ("MULLER Jorg", ""), (NameRule.ACCENTS,)),
        (("CHAN TAIMAN", ""), ("CHAN TAI MAN", ""), (NameRule.SPACING,)),
        (("CHAN Tai Man", ""), ("Tai Man CHAN", ""), (NameRule.ORDER,)),
        (("LI XIAOMING", ""), ("Xiao Ming LI", ""), (NameRule.ORDER, NameRule.SPACING)),
        (("AU YEUNG Man", ""), ("Man AU YEUNG", ""), (NameRule.ORDER,)),
        (("CHAN Tai Man", ""), ("CHAN Tai Man David", ""), (NameRule.NAME_ADDED,)),
        (("CHAN Tai Man", ""), ("David CHAN Tai Man", ""), (NameRule.NAME_ADDED,)),
        (("WONG Mei Ling", ""), ("CHAN WONG Mei Ling", ""), (NameRule.MARRIED_NAME,)),
        (("CHAN Tai Man", "陳大文"), ("CHAN Tai Man", ""), (NameRule.MISSING_CHINESE,)),
        (("", "陳大文"), ("CHAN Tai Man", "陳大文"), (NameRule.MISSING_ENGLISH,)),
        (("", "陳大文"), ("", "陈大文"), (NameRule.SCRIPT,)),
        (("", "黄大文"), ("", "黃大文"), (NameRule.SCRIPT,)),
        (("", "鍾大文"), ("", "鐘大文"), (NameRule.HOMOGRAPH,)),
        (("", "郭逸昇"), ("", "郭逸升"), (NameRule.HOMOGRAPH,)),
        (("", "周天祐"), ("", "周天佑"), (NameRule.HOMOGRAPH,)),
        (("CHAU Tin Yau", "周天祐"), ("CHAU Tin Yau", "周天佑"), (NameRule.HOMOGRAPH,)),
        (("", "钟大文"), ("", "鐘大文"), (NameRule.SCRIPT,)),
        (("", "陳逸昇"), ("", "陈逸升"), (NameRule.SCRIPT,)),
        (("", "陳啟峯"), ("", "陳啓峰"), (NameRule.SCRIPT,)),
        (
            ("Tai Man CHAN", "陈大文"),
            ("CHAN Tai Man", "陳大文"),
            (NameRule.ORDER, NameRule.SCRIPT),
        ),
    ],
)
def test_what_can_be_explained_names_its_rules(
    a: tuple[str, str], b: tuple[str, str], rules: tuple[NameRule, ...]
) -> None:
    comparison = compare_names(PersonName(*a), PersonName(*b))

    assert comparison.verdict is NameVerdict.EXPLAINED
    assert set(comparison.rules) == set(rules)


@pytest.mark.parametrize("title", ["太太", "夫人"])
@pytest.mark.parametrize(
    "husband",
    [PersonName("", "陳大文"), PersonName("CHAN Tai Man"), PersonName("CHAN Tai Man", "陳大文")],
)
def test_a_wifes_title_behind_a_name_is_for_a_person(husband: PersonName, title: str) -> None:
    comparison = compare_names(husband, PersonName.parse(f"陳大文{title}"))

    assert (comparison.verdict, comparison.rule) == (NameVerdict.CLOSE, NameRule.WIFE)


def test_a_title_behind_another_name_explains_nothing() -> None:
    comparison = compare_names(PersonName("", "李美玲"), PersonName.parse("陳大文太太"))

    assert comparison.verdict is NameVerdict.DIFFERENT


@pytest.mark.parametrize(
    ("a", "b", "rule"),
    [
        (("CHAN Tai Man", ""), ("CHAN Tai Ming", ""), NameRule.ENGLISH_DIFFERS),
        (("CHAN Tai Man", ""), ("CHAN Man Tai", ""), NameRule.ENGLISH_DIFFERS),
        (("CHAN Tai", ""), ("CHAN Tai Man", ""), NameRule.ENGLISH_DIFFERS),
        (("LI Xiaoming", ""), ("LEE Siu Ming", ""), NameRule.ENGLISH_DIFFERS),
        (("", "陳大文"), ("", "陳文大"), NameRule.CHINESE_DIFFERS),
        (("CHAN Tai Man", "陳大文"), ("CHAN Tai Ming", "陳大明"), NameRule.ENGLISH_DIFFERS),
        (("CHAN Tai Man", "陳大文"), ("CHAN Tai Man", "陳小民"), NameRule.CHINESE_DIFFERS),
        (("CHAN Tai Ming", ""), ("", "陳大文"), NameRule.NOTHING_IN_COMMON),
    ],
)
def test_another_letter_or_syllable_is_another_name(
    a: tuple[str, str], b: tuple[str, str], rule: NameRule
) -> None:
    comparison = compare_names(PersonName(*a), PersonName(*b))

    assert (comparison.verdict, comparison.rule) == (NameVerdict.DIFFERENT, rule)


@given(NAMES, NAMES)
def test_the_order_of_the_two_names_does_not_matter(a: PersonName, b: PersonName) -> None:
    assert compare_names(a, b) == compare_names(b, a)


@given(NAMES)
def test_a_name_is_the_same_as_itself(name: PersonName) -> None:
    assert compare_names(name, name).verdict is NameVerdict.SAME


@given(st.lists(SYLLABLES, min_size=2, max_size=4), st.data())
def test_one_changed_letter_is_never_explained(syllables: list[str], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(syllables) - 1))
    changed = [*syllables]
    changed[place] = "Z" + changed[place][1:]

    comparison = compare_names(PersonName(" ".join(syllables)), PersonName(" ".join(changed)))

    assert comparison.verdict in {NameVerdict.CLOSE, NameVerdict.DIFFERENT}
