"""How a line is folded, and the keys names are looked up by."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workstation.domain.addresses.naming import block_names, block_numbers, estate_heads
from workstation.domain.addresses.spelling import LONGEST_ADDRESS, name_key, spell


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Wah Kee House", "WAH KEE HSE."),
        ("Sha Tin Pass", "Shatin Pass"),
        ("華富邨", "华富村"),
        ("Queen's Road", "QUEEN’S RD"),
        ("１２３ Ｗａｈ", "123 Wah"),
        ("恆安邨", "恒安邨"),
    ],
)
def test_spellings_of_one_name_have_one_key(a: str, b: str) -> None:
    assert name_key(a) == name_key(b)


def test_a_character_beyond_the_first_plane_is_a_word() -> None:
    assert [word.text for word in spell("禾輋邨").words][0:3:2] == ["禾", "村"]
    assert len(spell("禾輋邨").words) == 3


def test_a_comma_stands_between_words() -> None:
    breaks = [word.after_break for word in spell("Wah Fu (I) Estate, Aberdeen").words]

    assert breaks == [False, False, False, False, True]


@given(st.text(max_size=300))
def test_folding_keeps_every_place_and_twice_changes_nothing(text: str) -> None:
    spelling = spell(text)

    assert len(spelling.shown) == len(spelling.folded) <= LONGEST_ADDRESS
    assert spell(spelling.folded).folded == spelling.folded
    assert all(
        spelling.words[i].end <= spelling.words[i + 1].start for i in range(len(spelling.words) - 1)
    )


def test_the_parts_of_an_estate_are_told_from_its_name() -> None:
    for names, key, tags in (
        (("Wah Fu (I) Estate", "華富一邨"), "华富", {"1"}),
        (("Choi Wan (2) Estate", "彩雲二邨"), "彩云", {"2"}),
        (("Kwai Shing West Estate", "葵盛西邨"), "葵盛", {"west"}),
        (("Tsui Ping (North) Estate", "翠屏(北)邨"), "翠屏", {"north"}),
        (("Lower Wong Tai Sin (1) Estate", "黃大仙下邨(一區)"), "黄大仙", {"lower", "1"}),
        (("Lower Wong Tai Sin (1) Estate", "黃大仙下一邨"), "黄大仙", {"lower", "1"}),
        (("Tai Hang Tung Estate", "大坑東邨"), "大坑东", set()),
        (("Grandeur Terrace", "俊宏軒"), "俊宏", set()),
    ):
        latin, han = estate_heads(names)
        assert han.key == key
        assert han.tags == tags
        assert latin.tags == tags


def test_what_tells_a_block_from_its_twin_is_kept_apart() -> None:
    for names, variant in (
        (("Lei Fook High Block", "利福樓 高座"), "high"),
        (("Tsui Nam House Low", "翠楠樓低座"), "low"),
        (("Block C (Man Hong House)", "民康樓(1)"), "c"),
        (("Block C2 (Man Hong House)", "民康樓(2)"), "c2"),
    ):
        assert {name.variant for name in block_names(names)} == {variant}


def test_a_block_that_is_only_numbered_has_a_number_and_no_name() -> None:
    names = ("Block 21", "第二十一座")

    assert block_names(names) == ()
    assert block_numbers(names) == ("21",)
