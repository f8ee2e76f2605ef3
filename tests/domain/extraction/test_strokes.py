"""Numbers and letters in like strokes, which readers miscount or take for one another."""

import pytest

from tests.support.compared_pages import compared, holder
from workstation.domain.extraction import Verdict


@pytest.mark.parametrize(
    ("house", "estate", "declared", "verdict"),
    [
        ("WAH CHUI HOUSE", "WAH FU (I) ESTATE", "Wah Fu (I) Estate", Verdict.UNSURE),
        ("WAH CHUI HOUSE", "WAH FU (I) ESTATE", "Wah Fu (II) Estate", Verdict.MATCH),
        ("WAH CHUI HOUSE", "WAH FU (II) ESTATE", "Wah Fu (II) Estate", Verdict.MATCH),
        ("WAH CHUI HOUSE", "WAH FU(I) EST", "Wah Fu (II) Estate", Verdict.MATCH),
        ("WAH CHUI HOUSE", "WAH FU (I) ESTATE", "Wah Fu (2) Estate", Verdict.MATCH),
        ("WAH CHUI HOUSE", "CHOI WAN (I) ESTATE", "Wah Fu (II) Estate", Verdict.MISMATCH),
        ("WAH KEE HOUSE", "WAH FU (I) ESTATE", "Wah Fu (II) Estate", Verdict.MISMATCH),
        ("BLOCK 2", "WAH FU (I) ESTATE", "Wah Fu (I) Estate", Verdict.UNSURE),
        ("BLOCK 2", "WAH FU (I) ESTATE", "Wah Fu (II) Estate", Verdict.UNSURE),
        ("BLOCK 2", "WAH FU (II) ESTATE", "Wah Fu (II) Estate", Verdict.UNSURE),
        ("BLOCK 2", "WAH FU(I) EST", "Wah Fu (II) Estate", Verdict.UNSURE),
        ("BLOCK 2", "WAH FU (1) ESTATE", "Wah Fu (II) Estate", Verdict.UNSURE),
    ],
)
def test_like_strokes_in_a_row_are_not_counted_unless_a_house_tells(
    house: str, estate: str, declared: str, verdict: Verdict
) -> None:
    page = holder(f"FLAT 5 3/F {house}", estate, "HONG KONG")
    own = "Block 2" if house == "BLOCK 2" else "Wah Chui House"

    assert compared(page, f"Flat 5, 3/F, {own}, {declared}").verdict is verdict


@pytest.mark.parametrize(
    ("row", "declared"),
    [
        ("0.70:BLOCK II TELFORD GARDENS", "Block II, Telford Gardens"),
        ("0.95:TOWER III LAGUNA CITY", "Tower III, Laguna City"),
        ("0.70:TELFORD PLAZA I", "Telford Plaza I"),
        ("0.99:BLOCK 3 PHASE I TELFORD GARDENS", "Block 3, Phase II, Telford Gardens"),
    ],
)
def test_strokes_of_a_block_a_phase_or_a_name_are_counted_by_a_person(
    row: str, declared: str
) -> None:
    page = holder("FLAT B 18/F", row, "33 WAI YIP STREET")

    found = compared(page, f"Flat B, 18/F, {declared}, 33 Wai Yip Street")

    assert found.verdict is Verdict.UNSURE


@pytest.mark.parametrize(("sure", "match"), [("0.99", True), ("0.96", False)])
def test_a_phase_in_strokes_is_read_more_surely_than_letters_are(sure: str, match: bool) -> None:
    page = holder("FLAT B 18/F BLOCK 3", f"{sure}:PHASE II TELFORD GARDENS", "33 WAI YIP STREET")
    declared = "Flat B, 18/F, Block 3, Phase II, Telford Gardens, 33 Wai Yip Street"

    assert (compared(page, declared).verdict is Verdict.MATCH) is match


@pytest.mark.parametrize(
    ("row", "match"),
    [
        ("FLAT 12, 3/F", True),
        ("(FLAT 12) 3/F", True),
        ("FLAT (12), 3/F", True),
        ("FLAT 12), 3/F", False),
        ("RM 12] 3/F", False),
        ("FLAT 12| 3/F", False),
        ("FLAT 12/3/F", True),
        ("FLAT 12/ 3/F", False),
        ("FLAT 12! 3/F", False),
    ],
)
def test_a_stroke_behind_a_flat_may_have_been_its_letter(row: str, match: bool) -> None:
    page = holder(row, "WAH KEE HOUSE", "WAH FU (I) ESTATE")
    declared = "Flat 12, 3/F, Wah Kee House, Wah Fu (I) Estate"

    assert (compared(page, declared).verdict is Verdict.MATCH) is match


@pytest.mark.parametrize(
    ("number", "verdict"),
    [("1", Verdict.MATCH), ("2", Verdict.MISMATCH), ("7", Verdict.MISMATCH)],
)
def test_a_lone_letter_before_a_road_is_the_number_one(number: str, verdict: Verdict) -> None:
    page = holder("FLAT D 31/F.", "TOWER 5", "GREENFIELD GARDEN I FUNG SHUE WO ROAD", "TSING YI")
    declared = f"Flat D, 31/F, Tower 5, Greenfield Garden, {number} Fung Shue Wo Road, Tsing Yi"

    assert compared(page, declared).verdict is verdict
