"""Roads and the numbers of houses on them."""

import pytest

from tests.support.compared_pages import PRIVATE, compared, holder
from workstation.domain.extraction import Verdict


class TestAnotherHome:
    @pytest.mark.parametrize(
        "street",
        ["33 WAI YIP STREET EAST", "133 WAI YIP STREET", "3 WAI YIP STREET", "33A WAI YIP ST"],
    )
    def test_never_matches_by_a_piece_of_a_street(self, street: str) -> None:
        page = holder("FLAT B 18/F BLOCK 3", "TELFORD GARDENS", street, "KWUN TONG")

        assert compared(page, PRIVATE).verdict is not Verdict.MATCH

    @pytest.mark.parametrize(
        ("home", "row"),
        [
            ("香港皇后大道中226A號12樓B室", "香港皇后大道中226號A-C"),
            ("香港皇后大道中226號12樓A室", "香港皇后大道中226號A單位"),
            ("香港皇后大道中226號12樓B室", "香港皇后大道中226號A"),
            ("屯門青山公路123號12樓B室", "青山公路123號"),
            ("26 Sai Yeung Choi Street 12樓B室", "26 SAI YEUNG CHOI ST S"),
            ("西營盤皇后大道西226A號12樓B室", "西營盤皇后大道西226號A廉"),
            ("旺角彌敦道5號12樓B室", "旺角彌敦道5-7號"),
            ("旺角彌敦道98-100號12樓B室", "旺角彌敦道98-102號"),
        ],
    )
    def test_on_a_road_is_for_a_person_to_tell(self, home: str, row: str) -> None:
        assert compared(holder(row, "12樓B室"), home).verdict is Verdict.UNSURE


@pytest.mark.parametrize(
    ("declared", "match"),
    [
        ("Rm A, 11/F, Block 25, Laguna City, 14 East Laguna Street, Kwun Tong", True),
        ("Rm A, 11/F, Block 25, Laguna City, 14 Laguna Street, Kwun Tong", False),
    ],
)
def test_a_piece_of_another_roads_name_is_no_road(declared: str, match: bool) -> None:
    page = holder("RM A 11/F BLOCK 25", "LAGUNA CITY 14 EAST LAGUNA STREET", "KWUN TONG")

    assert (compared(page, declared).verdict is Verdict.MATCH) is match


def test_a_building_called_after_a_village_stands_on_no_road_of_that_name() -> None:
    page = holder("FLAT C 9/F. NGA TSIN WAI BUILDING", "17-25 NGA TSIN WAI ROAD", "KOWLOON CITY")
    declared = "Flat C, 9F, Nga Tsin Wai Bldg, 17-25 Nga Tsin Wai Rd, Kowloon City"

    assert compared(page, declared).verdict is Verdict.MATCH


@pytest.mark.parametrize(
    ("printed", "verdict"),
    [("110-112", Verdict.MATCH), ("10-112", Verdict.UNSURE), ("120-122", Verdict.MISMATCH)],
)
def test_a_range_that_lost_a_digit_denies_nothing(printed: str, verdict: Verdict) -> None:
    page = holder("Flat H 3/F SHUNG TAK COURT", f"{printed} NAM NING STREET", "ABERDEEN")
    declared = "Flat H, 3/F, Shung Tak Court, 110-112 Nam Ning Street, Aberdeen"

    assert compared(page, declared).verdict is verdict


@pytest.mark.parametrize(
    ("printed", "declared"),
    [
        (("新輝大廈313號",), "新輝大廈3樓13室"),
        (("元朗大棠村", "黃家樓123號"), "元朗大棠村黃家樓1樓23室"),
        (("FLAT A2, 17/F, TOWER 6 B", "LIONS RISE", "8 MUK LUN STREET"),
         "Flat A2, 17/F, Tower 6, Lions Rise, 8 Muk Lun Street"),
        (("BLOCK 6A, 17/F", "LIONS RISE", "8 MUK LUN STREET"),
         "Flat A, 17/F, Block 6, Lions Rise, 8 Muk Lun Street"),
        (("FLAT B BLK 18F", "TELFORD GARDENS", "33 WAI YIP STREET"),
         "Flat B, Block 3 18F, Telford Gardens, 33 Wai Yip Street"),
    ],
)  # fmt: skip
def test_what_a_number_or_a_letter_belongs_to_is_for_a_person_to_tell(
    printed: tuple[str, ...], declared: str
) -> None:
    assert compared(holder(*printed, name="陳大文"), declared).verdict is Verdict.UNSURE
