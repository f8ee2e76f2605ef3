"""Names as people type them, and the words they are found by."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workstation.domain.names import NameRefused, PersonName, query_words, search_words

LETTERS = st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=8)
HAN = st.text("陳李張黃何大文小明志強美玲", min_size=2, max_size=4)


def test_width_and_spaces_are_put_right() -> None:
    name = PersonName.parse(" ＣＨＡＮ　Tai   Man ", "陳 大 文")

    assert name == PersonName("CHAN Tai Man", "陳大文")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Mr. CHAN Tai Man", "CHAN Tai Man"),
        ("CHAN Tai Man, Mr", "CHAN Tai Man"),
        ("Dr CHAN Tai Man", "CHAN Tai Man"),
        ("CHAN, Tai Man", "CHAN Tai Man"),
        ("Drew Mson", "Drew Mson"),
        ("MRS", "MRS"),
    ],
)
def test_titles_go_and_names_that_begin_like_one_stay(typed: str, meant: str) -> None:
    assert PersonName.parse(typed).english == meant


def test_a_chinese_title_goes_unless_it_is_all_there_is() -> None:
    assert PersonName.parse("", "陳大文先生").chinese == "陳大文"
    assert PersonName.parse("", "小姐").chinese == "小姐"


def test_a_name_in_the_other_field_is_put_in_its_own() -> None:
    assert PersonName.parse("陳大文") == PersonName("", "陳大文")
    assert PersonName.parse("CHAN Tai Man 陳大文") == PersonName("CHAN Tai Man", "陳大文")
    assert PersonName.parse("", "CHAN Tai Man") == PersonName("CHAN Tai Man", "")


@pytest.mark.parametrize("hidden", ["\u202e", "\u200b", "\x00", "\x1b", "\ufeff", "\u2066"])
def test_control_and_direction_characters_are_refused(hidden: str) -> None:
    with pytest.raises(NameRefused) as refused:
        PersonName.parse(f"CHAN{hidden} Tai Man")

    assert refused.value.facts == {"reason": NameRefused.CONTROL_CHARACTERS}


def test_nothing_and_too_much_are_refused() -> None:
    for english, chinese, reason in (
        ("", "", NameRefused.MISSING),
        (" . ", "", NameRefused.MISSING),
        ("A" * 121, "", NameRefused.TOO_LONG),
        ("", "陳" * 41, NameRefused.TOO_LONG),
    ):
        with pytest.raises(NameRefused) as refused:
            PersonName.parse(english, chinese)
        assert refused.value.facts["reason"] == reason


def test_a_name_is_masked_where_it_is_printed_for_a_developer() -> None:
    assert "CHAN" not in repr(PersonName("CHAN Tai Man", "陳大文"))
    assert "陳" not in f"{[PersonName('CHAN Tai Man', '陳大文')]}"


@pytest.mark.parametrize(
    "typed", ["陳大文", "大文", "陳", "陈大文", "chan", "TAI man", "Chan 陳", "man chan"]
)
def test_a_clerk_finds_a_person_by_any_part_of_the_name(typed: str) -> None:
    assert query_words(typed) <= search_words(PersonName("CHAN Tai Man", "陳大文"))


@pytest.mark.parametrize("typed", ["陳文大", "文大", "大", "chan siu", "李"])
def test_a_clerk_does_not_find_another_person(typed: str) -> None:
    assert not query_words(typed) <= search_words(PersonName("CHAN Tai Man", "陳大文"))


def test_accents_hyphens_and_case_do_not_matter_for_finding() -> None:
    words = search_words(PersonName("MÜLLER-ŁUKASZ O'Neill", ""))

    assert words == {"muller", "lukasz", "oneill"}


@given(LETTERS, LETTERS, HAN)
def test_a_name_is_always_found_by_itself(surname: str, given_name: str, chinese: str) -> None:
    name = PersonName.parse(f"{surname} {given_name}", chinese)

    assert query_words(f"{name.english} {name.chinese}") <= search_words(name)


@given(st.text(max_size=200), st.text(max_size=60))
def test_any_text_is_a_name_or_refused_and_reading_again_changes_nothing(
    english: str, chinese: str
) -> None:
    try:
        name = PersonName.parse(english, chinese)
    except NameRefused:
        return

    again = PersonName.parse(name.english, name.chinese)
    assert search_words(again) == search_words(name)
