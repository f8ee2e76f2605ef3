"""Folding characters: both scripts and their variants meet in one form."""

from hypothesis import given
from hypothesis import strategies as st

from workstation.domain.chinese import fold_chinese, is_han


def test_traditional_and_simplified_fold_to_the_same() -> None:
    assert fold_chinese("華富邨") == fold_chinese("华富村")


def test_variants_of_one_character_fold_to_the_same() -> None:
    for a, b in (
        ("恆", "恒"),
        ("祐", "佑"),
        ("珮", "佩"),
        ("峯", "峰"),
        ("啓", "啟"),
        ("黄", "黃"),
    ):
        assert fold_chinese(a) == fold_chinese(b)


def test_a_character_beyond_the_first_plane_is_still_chinese() -> None:
    assert [is_han(character) for character in fold_chinese("禾輋邨")] == [True, True, True]


@given(st.text())
def test_folding_twice_changes_nothing_and_keeps_the_length(text: str) -> None:
    folded = fold_chinese(text)

    assert fold_chinese(folded) == folded
    assert len(folded) == len(text)


@given(st.text(st.characters(max_codepoint=0x2DFF)))
def test_what_is_not_chinese_stays(text: str) -> None:
    assert fold_chinese(text) == text
    assert not any(map(is_han, text))
