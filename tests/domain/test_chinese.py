"""Folding characters: both scripts and their variants meet in one form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workstation.domain.chinese import fold_chinese, is_han, only_fold_alike


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
        ("辺", "邊"),
        ("恵", "惠"),
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


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("郭逸昇", "郭逸升"),
        ("郭逸昇", "郭逸陞"),
        ("周天祐", "周天佑"),
        ("黃美珮", "黃美佩"),
        ("李家傑", "李家杰"),
        ("鍾大文", "鐘大文"),
        ("李雲", "李云"),
        ("陳豐", "陳丰"),
        ("陳後", "陳后"),
        ("範文", "范文"),
        ("餘文", "余文"),
        ("陳發", "陳髮"),
        ("陳嶽", "陳岳"),
        ("黃逸昇", "黄逸升"),  # 黄 is printed in Traditional texts too
        ("張學昇", "张學升"),  # 張 was read as Simplified, 學 was not
    ],
)
def test_characters_with_one_simplified_form_are_still_others(one: str, other: str) -> None:
    assert fold_chinese(one) == fold_chinese(other)
    assert only_fold_alike(one, other)
    assert only_fold_alike(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("張大文", "张大文"),
        ("鍾大文", "钟大文"),
        ("鐘大文", "钟大文"),
        ("陳髮", "陳发"),
        ("周天祐", "周天祐"),
        ("葉大文", "叶大文"),
        ("高峯", "高峰"),
        ("衞強", "衛强"),
        ("黃溫", "黄温"),
        ("陳啟", "陳啓"),
        ("陳恆", "陳恒"),
        ("陳為說", "陳爲説"),
        ("陳逸昇", "陈逸升"),
        ("張天祐", "张天佑"),
    ],
)
def test_forms_of_one_character_are_no_others(one: str, other: str) -> None:
    assert not only_fold_alike(one, other)
    assert not only_fold_alike(other, one)


@given(st.text())
def test_a_text_has_no_other_characters_than_itself_nor_its_simplified_form(text: str) -> None:
    assert not only_fold_alike(text, text)
    assert not only_fold_alike("张" + text, "张" + fold_chinese(text))
