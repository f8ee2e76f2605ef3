"""Parts of an address that were misread or hardly read: what is mended, and towards which name."""

import pytest

from tests.support.compared_pages import ENGLISH, compared, holder, thought, verdicts
from tests.support.read_pages import known_places, page_of
from workstation.domain.extraction import Part, PartVerdict, Verdict


def test_what_was_hardly_read_is_not_compared() -> None:
    page = holder("0.50:FLAT 1203, 12/F", *ENGLISH[5:8])

    comparison = compared(page)

    assert comparison.verdict is Verdict.UNSURE
    assert verdicts(comparison)[Part.FLAT] is PartVerdict.UNREAD


def test_a_contradiction_must_be_read_plainly() -> None:
    for sure, verdict in ((0.7, Verdict.UNSURE), (0.9, Verdict.MISMATCH)):
        page = holder(f"{sure:.2f}:FLAT 1204, 12/F", *ENGLISH[5:8])
        assert compared(page).verdict is verdict


def test_a_page_of_nothing_is_unsure() -> None:
    comparison = compared(page_of())

    assert comparison.verdict is Verdict.UNSURE
    assert set(verdicts(comparison).values()) == {PartVerdict.UNREAD}


def test_a_doubtful_name_counts_when_no_other_is_so_near() -> None:
    page = holder(*ENGLISH[4:6], "0.40:WAH FU (I) ESTATE")

    assert compared(page).verdict is Verdict.MATCH


@pytest.mark.parametrize(
    ("printed", "verdict"),
    [("0.88:WAH KEE HOUSB", Verdict.MATCH), ("0.70:WAH KE HOUSE", Verdict.MATCH),
     ("WAH KEE HOUSB", Verdict.UNSURE), ("WAH KIN HOUSE", Verdict.MISMATCH),
     ("WAH HOUSE", Verdict.UNSURE)],
)  # fmt: skip
def test_a_slip_is_mended_only_towards_the_one_name_near(printed: str, verdict: Verdict) -> None:
    page = holder(ENGLISH[4], printed, *ENGLISH[6:8])

    assert compared(page).verdict is verdict


def test_digits_inside_a_number_are_mended_at_its_end_they_are_not() -> None:
    inside = holder("FLAT 12O3 12/F", *ENGLISH[5:8])
    at_the_end = holder("FLAT 12B 1/F", *ENGLISH[5:8])

    assert compared(inside).verdict is Verdict.MATCH
    declared = "Flat 128, 1/F, Wah Kee House, Wah Fu (I) Estate"
    assert compared(at_the_end, declared).verdict is not Verdict.MATCH


@pytest.mark.parametrize(
    ("others", "match"), [("崇", True), ("崇明", False), ("", False)]
)  # fmt: skip
def test_of_several_names_as_near_the_reader_must_have_thought_of_one(
    others: str, match: bool
) -> None:
    page = holder("南寧街110-112號", "索德閣3樓H室", name="陳大文")
    declared = "香港仔南寧街110-112號崇德閣3樓H室"

    assert {"崇德阁", "明德阁"} <= known_places().near("索德阁")
    verdict = compared(thought(page, "索", others, 0.8), declared).verdict

    assert (verdict is Verdict.MATCH) is match


@pytest.mark.parametrize(("declared", "match"), [("龍珠閣", True), ("玉珠閣", False)])
def test_names_of_other_districts_are_not_as_near(declared: str, match: bool) -> None:
    page = holder("九龍黃大仙龍蟠街8號", "龍蟠苑能珠閣12樓C室", name="陳大文")
    page = thought(page, "能", "", 0.7)

    found = compared(page, f"九龍黃大仙龍蟠街8號龍蟠苑{declared}12樓C室")

    assert len(known_places().near("能珠阁")) > 1
    assert (found.verdict is Verdict.MATCH) is match


@pytest.mark.parametrize(
    ("beside", "match"), [("學心樓11樓1115室", True), ("新學心樓11樓1115室", False)]
)
def test_a_name_with_a_slip_may_stand_right_before_a_known_one(beside: str, match: bool) -> None:
    page = thought(holder("新界沙田", f"隆享邨{beside}", name="陳大文"), "享", "亨", 0.8)

    verdict = compared(page, "新界沙田隆亨邨學心樓11樓1115室").verdict

    assert (verdict is Verdict.MATCH) is match


def test_a_known_name_may_stand_right_before_one_with_a_slip() -> None:
    page = thought(holder("新界葵青", "長亨邨亨橄樓9樓901室", name="陳大文"), "橄", "緻", 0.8)

    assert compared(page, "新界葵青長亨邨亨緻樓9樓901室").verdict is Verdict.MATCH
    assert compared(page, "新界葵青長安邨安江樓9樓901室").verdict is not Verdict.MATCH


@pytest.mark.parametrize("read", ["0.85:CAROLMANSLON", "CAROLMANSLON"])
def test_a_name_run_together_with_a_slip_in_it_is_for_a_person(read: str) -> None:
    page = holder("FLAT B, 9/F", read, "94 HIGH STREET", "SAI YING PUN")

    found = compared(page, "Flat B, 9/F, Carol Mansion, 94 High Street, Sai Ying Pun")

    assert found.verdict is Verdict.UNSURE


def test_a_piece_of_another_known_name_is_no_misread_one() -> None:
    page = holder("灣仔駱克道93-101號", "0.90:怡興大廈7樓D室")

    found = compared(page, "灣仔駱克道93-101號怡興閣7樓D室")

    assert found.verdict is not Verdict.MATCH
