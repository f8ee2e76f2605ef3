"""Flats and floors: by what they are told apart, and which words say that they are some."""

import pytest

from tests.support.compared_pages import ENGLISH, compared, holder
from tests.support.read_pages import known_places
from workstation.domain.extraction import Part, Verdict
from workstation.domain.extraction.written_addresses import compare_written


@pytest.mark.parametrize(
    ("declared", "printed", "verdict"),
    [
        ("Flat 3", "FLAT 3-4", Verdict.UNSURE),
        ("Flat 3-4", "FLAT 3", Verdict.UNSURE),
        ("Flat 3-5", "FLAT 3-4", Verdict.UNSURE),
        ("Flat A", "FLAT A-1", Verdict.UNSURE),
        ("Flat A & B", "FLAT A", Verdict.UNSURE),
        ("Flat A", "FLAT A, B", Verdict.UNSURE),
        ("Flat A", "FLAT A/B", Verdict.UNSURE),
        ("Flat 9A", "FLAT 9A & 9B", Verdict.UNSURE),
        ("Flat A to C", "FLAT A-C", Verdict.MATCH),
        ("Flat 3 and 4", "FLAT 3 & 4", Verdict.MATCH),
        ("Flat 901-902", "FLAT 901-902", Verdict.MATCH),
        ("Flat 3-4", "FLAT 3 - 4", Verdict.MATCH),
        ("Flat 3", "FLAT 3 -", Verdict.MATCH),
    ],
)
def test_flats_made_one_are_another_flat_than_each(
    declared: str, printed: str, verdict: Verdict
) -> None:
    page = holder(f"{printed}, 9/F", "CAROL MANSION", "94 HIGH STREET", "SAI YING PUN")

    found = compared(page, f"{declared}, 9/F, Carol Mansion, 94 High Street, Sai Ying Pun")

    assert found.verdict is verdict


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("Flatt 11, 9/F, {}", "Flatt 12, 9/F, {}", Verdict.MISMATCH),
        ("Flatt 11, 9/F, {}", "Flat T, 9/F, {}", Verdict.MISMATCH),
        ("Roomm 11, 9/F, {}", "Roomm 12, 9/F, {}", Verdict.MISMATCH),
        ("Rmm 11, 9/F, {}", "Rmm 12, 9/F, {}", Verdict.UNSURE),
        ("Flat A 11, 9/F, {}", "Flat A 12, 9/F, {}", Verdict.UNSURE),
        ("R1611, {}", "11R, 16/F, {}", Verdict.MISMATCH),
        ("{} 1203室A", "{} 1203室B", Verdict.UNSURE),
        ("{} 1203室(A)", "{} 1203室(B)", Verdict.UNSURE),
        ("Flat 1203, Room A, {}", "Flat 1203, Room B, {}", Verdict.MISMATCH),
        ("Flat 1203, Room A, {}", "Flat 1203, {}", Verdict.UNSURE),
        ("Flat 1203, {}", "Opposite Flat 1203, {}", Verdict.UNSURE),
        ("Flat 1203, {}", "Flat 3, 12/F, {}, Aberdeen", Verdict.MATCH),
        ("{} B1樓5室", "{} 1樓5室", Verdict.MISMATCH),
        ("{} 地庫1樓5室", "{} 1樓5室", Verdict.MISMATCH),
        ("{} UG樓2室", "Flat 02, UG/F, {}", Verdict.MATCH),
        ("Floor 3A, Rm 2, {}", "Flat 02, 3A/F, {}", Verdict.MATCH),
    ],
)
def test_flats_that_a_letter_or_more_words_may_tell_apart_are_never_the_same(
    one: str, other: str, verdict: Verdict
) -> None:
    home = "Wah Kee House, Wah Fu Estate"

    assert compare_written(one.format(home), other.format(home), known_places())[0] is verdict


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Flat 6, 3/F, Middleton Towers Block 1", "Flat 6, 3/F, Middleton Towers Block 2"),
        ("Flat 6, 3/F, Regent Towers, Tower A", "Flat 6, 3/F, Regent Towers, Tower B"),
        ("Flat S, 26/F, Country Apartments", "H, 26/F, Country Apartments"),
    ],
)
def test_the_s_of_a_plural_is_neither_a_block_nor_a_flat(one: str, other: str) -> None:
    assert compare_written(one, other, known_places())[0] is Verdict.MISMATCH


def test_a_home_on_two_floors_is_not_said_to_be_on_another_one() -> None:
    page = holder("FLAT A, 8-9/F", "CAROL MANSION", "94 HIGH STREET", "SAI YING PUN")

    upper, other = (
        compared(page, f"Flat A, {floor}/F, Carol Mansion, 94 High Street, Sai Ying Pun")
        for floor in (9, 12)
    )

    assert (upper.verdict, other.verdict) == (Verdict.UNSURE, Verdict.UNSURE)


def test_a_floor_that_is_said_twice_is_one() -> None:
    page = holder("1/F NO. 88 TUEN TSZ WAI", "TUEN MUN NEW TERRITORIES", "屯門屯子圍88號", "1/F")

    assert compared(page, "屯門屯子圍88號1/F").verdict is Verdict.MATCH
    assert compared(page, "屯門屯子圍88號2/F").verdict is not Verdict.MATCH


@pytest.mark.parametrize("label", ["Premises 十二樓:", "Premises 第二座:", "Address 八樓:"])
def test_a_floor_behind_a_label_is_no_translation_of_it(label: str) -> None:
    page = holder(label, "FLAT B, 9/F", "CAROL MANSION", "94 HIGH STREET", "SAI YING PUN")

    found = compared(page, "Flat B, 9/F, Carol Mansion, 94 High Street, Sai Ying Pun")

    assert found.verdict is not Verdict.MATCH


@pytest.mark.parametrize(("printed", "first"), [("RM 1203 12/F", "RM"), ("12樓1203室", "1203")])
def test_the_frame_of_a_flat_holds_the_word_that_says_so(printed: str, first: str) -> None:
    page = holder(printed, *(ENGLISH[5:8] if first == "RM" else ("華富(一)邨華基樓",)))
    (flat,) = (part for part in compared(page).parts if part.part is Part.FLAT)
    words = [word for word in page.words if word.text in (first, "1203", "室")]

    assert flat.quad is not None
    assert flat.read == "1203"
    assert flat.quad.bounds == (
        words[0].left, words[0].top, words[-1].right, words[-1].bottom
    )  # fmt: skip


@pytest.mark.parametrize(
    ("declared", "match"),
    [
        ("House A27, Osmanthus Heights, 31 Wan Tin Road, Tai Po", True),
        ("Hse. A27, Osmanthus Heights, 31 Wan Tin Rd, Tai Po", True),
        ("大埔運田路31號 A27號洋房 Osmanthus Heights", False),
        ("House A26, Osmanthus Heights, 31 Wan Tin Road, Tai Po", False),
        ("House B27, Osmanthus Heights, 31 Wan Tin Road, Tai Po", False),
        ("House 27, Osmanthus Heights, 31 Wan Tin Road, Tai Po", False),
        ("Flat A27, Osmanthus Heights, 31 Wan Tin Road, Tai Po", False),
    ],
)
def test_the_number_of_a_house_in_an_estate_is_a_homes(declared: str, match: bool) -> None:
    page = holder("HSE A27", "OSMANTHUS HEIGHTS", "31 WAN TIN ROAD", "TAI PO")

    assert (compared(page, declared).verdict is Verdict.MATCH) is match
