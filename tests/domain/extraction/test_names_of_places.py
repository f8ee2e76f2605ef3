"""Names of estates, houses, buildings and areas: which are one, and which only share words."""

import pytest

from tests.support.compared_pages import compared, holder
from tests.support.read_pages import known_places, page_of
from workstation.domain.extraction import Verdict
from workstation.domain.extraction.written_addresses import compare_written
from workstation.domain.names import PersonName


@pytest.mark.parametrize(
    ("declared", "match"),
    [
        ("新界葵青石蔭邨蔭恆樓28樓L室", False),
        ("新界葵青石蔭東邨蔭恆樓28樓L室", True),
        ("Flat L, 28/F, Yam Heng House, Shek Yam Estate", False),
        ("Flat L, 28/F, Yam Heng House, Shek Yam East Estate", True),
    ],
)
def test_a_house_does_not_make_one_estate_another(declared: str, match: bool) -> None:
    page = holder("FLAT L 28/F YAM HENG HOUSE", "SHEK YAM EAST ESTATE", "KWAI CHUNG")

    assert (compared(page, declared).verdict is Verdict.MATCH) is match


@pytest.mark.parametrize(
    ("declared", "match"),
    [
        ("香港東區環翠邨怡翠閣3樓304室", False),
        ("香港東區環翠邨怡翠樓3樓304室", True),
        ("香港東區環翠邨田翠樓3樓304室", False),
    ],
)
def test_a_house_called_otherwise_is_another(declared: str, match: bool) -> None:
    page = holder("香港東區沙田", "環翠邨怡翠樓3樓304室", name="陳大文")

    assert (compared(page, declared).verdict is Verdict.MATCH) is match


def test_a_house_is_not_put_together_from_a_town_and_a_piece_of_another() -> None:
    page = holder(
        "Flat 3509, 35F, Pik Ngan House", "Shek Pai Wan Estate", "Southern District, Hong Kong"
    )
    declared = "Room 3509, 35/F, {}, Shek Pai Wan Estate, Southern District, Hong Kong"

    assert compared(page, declared.format("Pik Ngan House")).verdict is Verdict.MATCH
    for other in ("Hong Ngan House", "Ngan House", "Kong Ngan House"):
        assert compared(page, declared.format(other)).verdict is not Verdict.MATCH


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        (
            "Flat C3, 2/F, Block 4, Site 12, Whampoa Garden",
            "黃埔花園第12期4座2樓C3室",
            Verdict.MATCH,
        ),
        (
            "Flat C3, 2/F, Block 4, Site 12, Whampoa Garden",
            "黃埔花園第11期4座2樓C3室",
            Verdict.MISMATCH,
        ),
        (
            "Flat A, 10/F, Block 9, Stage 4, Mei Foo",
            "Flat A, 10/F, Block 9, Stage 3, Mei Foo",
            Verdict.MISMATCH,
        ),
        ("領都第2A期5A座10樓5C室", "領都第2B期5A座10樓5C室", Verdict.MISMATCH),
        ("領都第2A期5A座10樓5C室", "領都第2期5A座10樓5C室", Verdict.UNSURE),
        ("領都第2A期5A座10樓5C室", "領都2A期5A座10樓5C室", Verdict.MATCH),
        ("A座葵昌閣3樓D1室杏花邨", "葵俊苑A座葵昌閣3樓D1室", Verdict.UNSURE),
        (
            "Flat D, 3/F, Fu On Mansion, Taikoo Shing",
            "Flat D, 3/F, Fu On Mansion, Kornhill",
            Verdict.UNSURE,
        ),
        ("Flat 3, 12/F, 10 Nathan Road", "Store room 3, 12/F, 10 Nathan Road", Verdict.UNSURE),
        ("Flat 3, 12/F, 10 Nathan Road", "Stall No. 3, 12/F, 10 Nathan Road", Verdict.UNSURE),
        ("彌敦道10號12樓3室", "彌敦道10號12樓3號車位", Verdict.UNSURE),
        ("Flat 3, 12/F, 10 Nathan Road", "Formerly Flat 3, 12/F, 10 Nathan Road", Verdict.UNSURE),
        ("九龍尖沙咀錦程大廈E座18樓G室", "尖沙咀彌敦道36-44號錦程大廈E座18樓G室", Verdict.MATCH),
    ],
)
def test_phases_have_many_names_and_an_estate_is_no_area(
    one: str, other: str, verdict: Verdict
) -> None:
    assert compare_written(one, other, known_places())[0] is verdict


@pytest.mark.parametrize(
    ("declared", "match"),
    [
        ("Rm 1519, 15/F, San Fai Building, 313 Cameron Road, Kowloon", True),
        ("Rm 1519, 15/F, San Fat Building, 313 Cameron Road, Kowloon", False),
        ("Rm 1519, 15/F, San Fai House, 313 Cameron Road, Kowloon", False),
        ("Rm 1519, 15/F, San Fai Building, 311 Cameron Road, Kowloon", False),
        ("Rm 1519, 15/F, San Fai Building, 313 Carnarvon Road, Kowloon", False),
    ],
)
def test_a_building_no_list_translates_is_told_by_its_sound_at_its_number(
    declared: str, *, match: bool
) -> None:
    page = holder("九龍金馬倫道313號", "新輝大廈15樓1519室", name="陳大文")

    assert (compared(page, declared).verdict is Verdict.MATCH) is match


@pytest.mark.parametrize(
    ("printed", "declared"),
    [
        ("永安大廈", "Wing On Mansion"),  # both are listed, and are two
        ("嘉輝大廈", "Ka Fai Building"),  # that is Bright Court
        ("新輝樓", "San Fai Building"),
    ],
)
def test_a_building_that_is_known_by_another_name_is_not_told_by_its_sound(
    printed: str, declared: str
) -> None:
    page = holder("九龍金馬倫道313號", f"{printed}15樓A室", name="陳大文")

    found = compared(page, f"Flat A, 15/F, {declared}, 313 Cameron Road, Kowloon")

    assert found.verdict is not Verdict.MATCH


def test_a_building_of_several_districts_lies_in_that_of_its_road() -> None:
    page = holder("茵翠街440號", "皇冠大廈22樓24室", name="陳大文")

    assert compared(page, "Rm 24, 22/F, Coronet Court, 440 Yan Tsui Street").verdict is (
        Verdict.MATCH
    )


@pytest.mark.parametrize(
    ("declared", "match"),
    [
        ("Flat B, 9/F, Po Lam House, Yat Tung (2) Estate", False),
        ("Flat B, 9/F, Po Yat House, Yat Tung (2) Estate", True),
    ],
)
def test_the_name_of_an_area_is_a_piece_of_a_houses(declared: str, match: bool) -> None:
    page = holder("FLAT B, 9/F", "PO YAT HOUSE", "YAT TUNG (2) ESTATE", "ISLANDS DISTRICT")

    assert (compared(page, declared).verdict is Verdict.MATCH) is match


@pytest.mark.parametrize(
    ("printed", "declared", "match"),
    [
        ("沙田中心", "沙田中心", True),
        ("沙田中心", "荃灣中心", False),
        ("九龍別墅", "香港別墅", False),
        ("沙田花園大廈", "大埔花園大廈", False),
        ("九龍新村", "香港新村", False),
    ],
)
def test_a_house_may_be_called_after_an_area(printed: str, declared: str, match: bool) -> None:
    page = holder("旺角彌敦道1200號", f"{printed}5樓A室")

    found = compared(page, f"旺角彌敦道1200號{declared}5樓A室")

    assert (found.verdict is Verdict.MATCH) is match


@pytest.mark.parametrize("house", ["Gardens", "Mansions", "Villas", "Place", "Commercial Centre"])
def test_a_house_in_english_may_be_called_after_an_area(house: str) -> None:
    page = holder("FLAT A, 5/F", f"TAI PO {house.upper()}", "SAI KUNG")

    same, other = (
        compared(page, f"Flat A, 5/F, {area} {house}, Sai Kung") for area in ("Tai Po", "Sha Tin")
    )

    assert other.verdict is not Verdict.MATCH
    assert same.verdict is Verdict.MATCH


def test_two_areas_in_a_row_are_no_name() -> None:
    page = holder("FLAT B, 9/F", "CAROL MANSION", "94 HIGH STREET", "SAI YING PUN WESTERN DISTRICT")

    for areas in ("Sai Ying Pun Sheung Wan", "Sai Ying Pun Hong Kong", "Kowloon Sai Ying Pun"):
        home = f"Flat B, 9/F, Carol Mansion, 94 High Street, {areas}"

        assert compared(page, home).verdict is Verdict.MATCH


@pytest.mark.parametrize(
    ("area", "verdict"),
    [("KWUN TONG", Verdict.MATCH), ("0.40:KWUN TONG", Verdict.MATCH),
     ("0.40:TUEN MUN", Verdict.UNSURE), ("TUEN MUN", Verdict.UNSURE)],
)  # fmt: skip
def test_another_area_however_it_was_read_may_tell_of_another_place(
    area: str, verdict: Verdict
) -> None:
    declared = "Flat B, 3/F, Purple Lantern Mansion, Kwun Tong"
    page = holder("FLAT B 3/F", "PURPLE LANTERN MANSION", area)

    assert compared(page, declared).verdict is verdict


@pytest.mark.parametrize(("sure", "verdict"), [("0.50", Verdict.MATCH), ("0.95", Verdict.UNSURE)])
def test_an_estate_is_told_by_its_house_where_its_name_is_hardly_read_in_the_other_script(
    sure: str, verdict: Verdict
) -> None:
    """No list knows 石排滑邨, as 石排灣邨 was read faintly below the English address."""
    page = page_of(
        "Bauhinia Gas Company Limited",
        "",
        "CHOI NG TING SUET",
        "0.60:禁吳庭雪小姐台做",
        "FLAT 3319 33/F. PIK WAI HOUSE",
        "SHEK PAI WAN ESTATE",
        "SOUTHERN DISTRICT HONG KONG",
        "香港南區",
        f"{sure}:石排滑邨碧厨槽33樓3319室",
    )

    found = compared(page, "香港南區石排灣邨碧蔚樓33樓3319室", PersonName("CHOI NG Ting Suet", ""))

    assert found.verdict is verdict


@pytest.mark.parametrize(
    ("declared", "match"),
    [
        ("Flat H, 25/F, Block 7, The Belcher's, 89 Pok Fu Lam Road, Hong Kong", True),
        ("Flat H, 25/F, Block 7, Belcher's, 89 Pok Fu Lam Road, Hong Kong", True),
        ("Flat H, 25/F, Block 7, The Bellcourt, 89 Pok Fu Lam Road, Hong Kong", False),
    ],
)
def test_an_article_before_a_name_no_list_has_makes_it_no_other(declared: str, match: bool) -> None:
    page = holder("Unit H 25th Floor Block 7", "The Belcher's", "89 Pok Fu Lam Road")

    assert (compared(page, declared).verdict is Verdict.MATCH) is match


@pytest.mark.parametrize(
    ("printed", "match"),
    [
        ("九龍紅磡紅磡道黃埔花園第5座13樓C室", True),
        ("九龍紅磡道黃埔花園第5座13樓C室", True),
        ("九龍紅磡德民街黃埔花園第5座13樓C室", False),
    ],
)
def test_a_road_called_after_an_area_is_no_area(printed: str, match: bool) -> None:
    page = holder(printed, name="陳大文")

    found = compared(page, "九龍紅磡紅磡道黃埔花園5座十三樓C室").verdict
    assert (found is Verdict.MATCH) is match


def test_an_article_within_a_name_is_none_before_it() -> None:
    declared = "Flat 5, 3/F, Merton, 38 New Praya, Kennedy Town"

    for printed, match in (("The Merton", True), ("Villas The Merton", False)):
        page = holder("Flat 5, 3/F", printed, "38 New Praya", "Kennedy Town")
        assert (compared(page, declared).verdict is Verdict.MATCH) is match
