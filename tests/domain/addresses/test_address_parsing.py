"""Reading addresses: every form of the grammar, and what must not be taken for a public flat."""

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.support.gazetteers import shipped_gazetteer
from workstation.domain.addresses import (
    AddressKind,
    AddressProblem,
    Block,
    District,
    Estate,
    FlatProblem,
    Gazetteer,
    ParsedAddress,
    PartName,
    PlaceClass,
    parse_address,
)
from workstation.domain.addresses.spelling import LONGEST_ADDRESS

WAH_KEE = ("wah-fu-1/wah-kee", "12", "3")
_SPELT_DIFFERENTLY = {
    AddressProblem.BLOCK_SPELT_DIFFERENTLY,
    AddressProblem.ESTATE_SPELT_DIFFERENTLY,
}
PIECES = st.sampled_from(
    [
        "Flat 1203", "12/F", "Wah Kee House", "Wah Fu (I) Estate", "Aberdeen", "華富邨", "華基樓",
        "1203室", "12樓", "Block 5", "第五座", "128 Camp Street", "Shop 4", "/F", "F", "樓", "號",
        "(", "Estate", "邨", ",", "ﷺ", "𪨶", "\u202e", "\x00", "no.", "12-13", "至",
        "Hiu Lai Court",
    ]
)  # fmt: skip


def read(text: str) -> ParsedAddress:
    return parse_address(text, shipped_gazetteer())


@pytest.mark.parametrize(
    "text",
    [
        "Flat 1203, 12/F, Wah Kee House, Wah Fu (I) Estate, Aberdeen",
        "Flat 3, 12/F., Wah Kee House, Wah Fu Estate, H.K.",
        "Rm 1203 Wah Kee Hse Wah Fu Est.",
        "1203 Wah Kee House, Wah Fu (1) Estate",
        "12/F 3, Wah Kee House, Wah Fu Estate",
        "12/F-03, Wah Kee House, Wah Fu Estate",
        "Flat 3 - 12/F, Wah Kee House, Wah Fu Estate",
        "Flt 1203 Wahkee House Wahfu Estate",
        "Flat 3 12/F Wah Kee House Phase 2 Wah Fu Estate",
        "Wah Fu Estate, Wah Kee House, Room 3, 12th Floor",
        "香港香港仔華富(一)邨華基樓12樓1203室",
        "華富一邨華基樓十二樓三室",
        "華富邨華基樓一二〇三室",
        "华富村华基楼12楼3室",
        "華富邨（一）華基樓12字樓3號",
        "華富邨華基樓1203",
        "１２０３／Ｆ　華富邨華基樓",
        "華富邨 Wah Kee House 1203",
        "Flat 1203, 華基樓, Wah Fu Estate 華富邨",
        "1203 Wah Kee, Wah Fu",
        "華富邨華基樓一二〇三",
        "Flat 01203, Wah Kee House, Wah Fu Estate",
        "Flat 3, Twelfth Floor, Wah Kee House, Wah Fu Estate",
    ],
)
def test_one_flat_however_it_is_written(text: str) -> None:
    parsed = read(text)

    assert parsed.kind is AddressKind.PUBLIC_FLAT
    assert (parsed.block_id, parsed.floor, parsed.unit) == WAH_KEE
    assert parsed.estate_id == "wah-fu-1"
    assert parsed.district is District.SOUTHERN


@pytest.mark.parametrize(
    ("text", "block", "floor", "unit"),
    [
        ("Flat 6 Floor 17 Wah Kee House Wah Fu Estate", "wah-fu-1/wah-kee", "17", "6"),
        ("Rm. 6 Floor 17 Wah Kee House Wah Fu Estate", "wah-fu-1/wah-kee", "17", "6"),
        ("Flat No. 6  Floor  17, Wah Kee House, Wah Fu Est", "wah-fu-1/wah-kee", "17", "6"),
        ("17/F13室 華富邨華基樓", "wah-fu-1/wah-kee", "17", "13"),
        ("華富邨華基樓UG/F13室", "wah-fu-1/wah-kee", "UG", "13"),
        ("雅寧苑豪澤閣1F室", "nga-ning-court/ho-chak", "1", "F"),
        ("華富邨華基樓平台12A號", "wah-fu-1/wah-kee", "P", "12A"),
        ("華富邨華基樓十四樓C號", "wah-fu-1/wah-kee", "14", "C"),
        ("華富邨 Wah Kee Hse. #1203", "wah-fu-1/wah-kee", "12", "3"),
        ("Flat 3, Twenty-third Floor, Wah Kee Hse, Wah Fu Est", "wah-fu-1/wah-kee", "23", "3"),
        ("Flat 12103, Wah Kee House, Wah Fu Estate", "wah-fu-1/wah-kee", "12", "103"),
        ("3A/F Flat 5 Wah Kee House Wah Fu Estate", "wah-fu-1/wah-kee", "3A", "5"),
        ("Flat 118A, 1/F, Wah Kee House, Wah Fu Estate", "wah-fu-1/wah-kee", "1", "18A"),
        ("Flat 12F, Wah Kee House, Wah Fu Estate", "wah-fu-1/wah-kee", "12", "F"),
        ("G05, Wah Kee House, Wah Fu Estate", "wah-fu-1/wah-kee", "G", "5"),
        ("Wah Kee House Wah Fu Estate G05 Aberdeen Hong Kong", "wah-fu-1/wah-kee", "G", "5"),
        ("Wah Kee House Wah Fu Estate #UG12 HK", "wah-fu-1/wah-kee", "UG", "12"),
        ("12-13/F, Flat 5, Wah Kee House, Wah Fu Estate", "wah-fu-1/wah-kee", "12", "5"),
        ("Kwai Shing West Estate Blk. 5 Rm 1205", "kwai-shing-west/block-5", "12", "5"),
        ("新界葵涌葵盛西邨五座十二字樓五號", "kwai-shing-west/block-5", "12", "5"),
        ("鴨脷洲邨利福樓高座1203室", "ap-lei-chau/lei-fook-high-block", "12", "3"),
        ("模範邨民康樓(2) 3樓12室", "model-housing/block-c2-man-hong", "3", "12"),
        ("模範邨民康樓(2)312", "model-housing/block-c2-man-hong", "3", "12"),
        (
            "Flat 312 Man Hong House (1) Model Housing Est",
            "model-housing/block-c-man-hong",
            "3",
            "12",
        ),
        ("翠屏北邨 TSUI NAM HOUSE HIGH #1203", "tsui-ping-north/tsui-nam-high", "12", "3"),
        ("Tsui Nam Hse Low 1203 Tsui Ping (N) Est", "tsui-ping-north/tsui-nam-low", "12", "3"),
        ("禾輋村德和楼1203", "wo-che/tak-wo", "12", "3"),
        ("西環邨中苑台305室", "sai-wan/centre-terrace", "3", "5"),
        ("李鄭屋邨道德樓305室", "lei-cheng-uk/tao-tak", "3", "5"),
        ("Block 9 Pak Tin Estate, Flat 305", "pak-tin/block-9", "3", "5"),
        ("Tsui Ping South Estate Tsui Lok House 1203", "tsui-ping-south/tsui-lok", "12", "3"),
        (
            "東頭村道183號東頭(二)邨祥東樓1203室",
            "tung-tau-2/cheung-tung",
            "12",
            "3",
        ),
        ("Flat 1203, Yiu Hing House, Tin Yiu Estate", "tin-yiu-1/yiu-hing", "12", "3"),
        ("Flat 1203, Yiu Hing House, Yiu Tung Estate", "yiu-tung/yiu-hing", "12", "3"),
    ],
)
def test_forms_that_are_easily_misread(text: str, block: str, floor: str, unit: str) -> None:
    parsed = read(text)

    assert (parsed.block_id, parsed.floor, parsed.unit) == (block, floor, unit)


@pytest.mark.parametrize(
    ("text", "block", "floor", "unit"),
    [
        ("Room 1 2 / F Man Ti Tsz Man Estate", "tsz-man/man-tai", "2", "1"),
        ("Rm. 3 3F Kwi Tak Kwai Fong Estate", "kwai-fong/kwai-tak", "3", "3"),
        ("Flat No. 2C Tak Ye Tak Tin Estate", "tak-tin/tak-yee", "2", "C"),
        ("15/F Flat D Un Hoang Un Chau Estate", "un-chau/un-hong", "15", "D"),
        ("Flat 22 7/F sui Tung Tsui Ping South Estate", "tsui-ping-south/tsui-tung", "7", "22"),
        ("鴨脷洲邨 eli moon low block #202", "ap-lei-chau/lei-moon-low-block", "2", "2"),
        ("Lei Fok House High Block 114 鴨脷洲邨", "ap-lei-chau/lei-fook-high-block", "1", "14"),
        ("翠屏北邨 tsui nam houes high unit 116", "tsui-ping-north/tsui-nam-high", "1", "16"),
    ],
)
def test_a_misspelt_house_begins_behind_floor_and_flat(
    text: str, block: str, floor: str, unit: str
) -> None:
    parsed = read(text)

    assert (parsed.block_id, parsed.floor, parsed.unit) == (block, floor, unit)
    assert AddressProblem.BLOCK_SPELT_DIFFERENTLY in parsed.problems


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("16/F, Yuet Yat House, Yat Tung (2), Islands", AddressKind.PUBLIC_BLOCK),
        ("逸東(2)悅逸樓16樓", AddressKind.PUBLIC_BLOCK),
        ("16/F YUET YAT HOUSE\nYAT TUNG 2\nTUNG CHUNG", AddressKind.PUBLIC_BLOCK),
        ("逸東2悅逸樓16樓", AddressKind.PUBLIC_BLOCK),
        ("Yat Tung 2/F Yuet Yat House Flat 2", AddressKind.PUBLIC_FLAT),
        ("Yat Tung Yuet Yat House 1602", AddressKind.PUBLIC_FLAT),
        ("Flat 2, 16/F, Yuet Yat House, Yat Tung (2)", AddressKind.PUBLIC_FLAT),
        ("逸東(二)悅逸樓1602室", AddressKind.PUBLIC_FLAT),
    ],
)
def test_the_number_of_an_estate_is_no_flats(text: str, kind: AddressKind) -> None:
    parsed = read(text)

    assert parsed.block_id == "yat-tung-2/yuet-yat"
    assert parsed.kind is kind
    assert parsed.unit in ("2", None)


def test_an_estate_is_shown_with_both_its_brackets() -> None:
    parsed = read("黃大仙下邨(一區)龍達樓32樓3215室")

    estate = parsed.part(PartName.ESTATE)
    assert estate is not None
    assert estate.text == "黃大仙下邨(一區)"


@pytest.mark.parametrize("word", ["high floor", "high level", "High Street"])
def test_high_chooses_no_house_where_it_is_said_of_something_else(word: str) -> None:
    parsed = read(f"Flat 1203 {word}, Tsui Nam House, Tsui Ping North Estate")

    assert parsed.kind is not AddressKind.PUBLIC_FLAT
    assert AddressProblem.SEVERAL_BLOCKS in parsed.problems


@pytest.mark.parametrize(
    ("typed", "compared"), [("8", "8"), ("08", "8"), ("00", "0"), ("8a", "A"), ("h", "H")]
)
def test_a_flat_without_its_floor_is_compared_without_leading_zeros(
    typed: str, compared: str
) -> None:
    flat = read(f"Flat {typed}, Tin Chu House, Shun Tin Estate").part(PartName.FLAT)

    assert flat is not None
    assert flat.normal == compared


def test_zeros_before_a_floor_and_a_flat_change_neither() -> None:
    parsed = read("Flat 0812, Tin Chu House, Shun Tin Estate")

    assert (parsed.floor, parsed.unit) == ("8", "12")


def test_a_floor_that_contradicts_the_flat_is_shown_and_not_believed() -> None:
    parsed = read("Flat 1203, 11/F, Wah Kee House, Wah Fu Estate")

    assert parsed.kind is AddressKind.PUBLIC_BLOCK
    assert FlatProblem.FLOOR_CONTRADICTS_FLAT in parsed.problems
    flat, floor = parsed.part(PartName.FLAT), parsed.part(PartName.FLOOR)
    assert flat is not None
    assert floor is not None
    assert (flat.text, floor.text) == ("1203", "11/F")


@pytest.mark.parametrize(
    ("text", "place_class"),
    [
        ("Shop 4, G/F, Wah Kee House, Wah Fu Estate", PlaceClass.SHOP),
        ("馬坑邨健馬樓地下1號舖", PlaceClass.SHOP),
        ("馬坑邨健馬樓103號店舖", PlaceClass.SHOP),
        ("馬坑邨健馬樓103號車位", PlaceClass.SHOP),
        ("馬坑邨健馬樓儲物室103號", PlaceClass.SHOP),
        ("Store Room 103, Wah Kee House, Wah Fu Estate", PlaceClass.SHOP),
        ("P.O. Box 123, Wah Fu Estate", PlaceClass.PO_BOX),
        ("No. 12 Sheung Tsuen, Pat Heung, Yuen Long", PlaceClass.VILLAGE),
        ("元朗永隆圍9號", PlaceClass.VILLAGE),
        ("葵涌葵盛圍9號", PlaceClass.STREET),
        ("24 Yen Chow Street West, Sham Shui Po", PlaceClass.STREET),
        ("DD 111 Lot 12, Yuen Long", PlaceClass.LOT),
        ("丈量約份第111約地段12號", PlaceClass.LOT),
        ("Flat B, 5/F, 128 Camp Street, Sham Shui Po", PlaceClass.STREET),
        ("深水埗營盤街128號元安大廈5樓B室", PlaceClass.BUILDING),
        ("曉麗苑曉逸閣12樓5室", PlaceClass.OTHER_ESTATE),
    ],
)
def test_what_is_no_public_flat_says_what_it_is(text: str, place_class: PlaceClass) -> None:
    parsed = read(text)

    assert parsed.kind is AddressKind.NOT_PUBLIC
    assert parsed.place_class is place_class


@pytest.mark.parametrize(
    "text",
    [
        "Flat 1203, Yiu Hing House",
        "Flat 1203, Wah Kee House, 12 Camp Street, Sham Shui Po",
        "Flat 1203, Wah Kee House, Camp Garden",
        "Flat 1203, Wah Kee House, Tai Po",
        "Flat 1203, Wing Hing House",
        "Flat 1203, Hiu Yat House, Hiu Lai Court, Kwun Tong",
        "Flat 1203, Wah Kee House, Kwai Fong Estate",
        "Flat 1203, Block 5, Chevalier Garden",
        "金碧大廈1203室",
        "Flat 1203, Tower 1, Chai Wan",
    ],
)
def test_a_block_of_another_name_or_place_is_never_taken_for_a_public_one(text: str) -> None:
    assert read(text).block_id is None


def test_a_name_nothing_else_has_is_enough_and_said_to_be() -> None:
    parsed = read("Wah Kee House 1203")

    assert (parsed.block_id, parsed.floor, parsed.unit) == WAH_KEE
    assert AddressProblem.ESTATE_LEFT_OUT in parsed.problems


@pytest.mark.parametrize(
    ("text", "block"),
    [
        ("離島銀星樓516室", "ngan-wan/ngan-sing"),
        ("Flat 516, Ngan Sing House, Islands", "ngan-wan/ngan-sing"),
        ("Flat 516, Mei Lai House, Sha Tin", "mei-tin/mei-lai"),
        ("Flat 516, Wah Koon House", "wah-sum/wah-koon"),
        ("Flat 516, Ko Hang House, Kwun Tong", "ko-cheung-court/ko-hang"),
        ("Rm 516 Begonia Lau, Sham Shui Po", "so-uk/begonia"),
        ("觀塘翠楠樓高座516室", "tsui-ping-north/tsui-nam-high"),
        ("東區民康樓(2)516室", "model-housing/block-c2-man-hong"),
        ("Flat 516, Wang Hong House, Wong Tai Sin", "lok-fu/wang-hong"),
    ],
)
def test_a_house_is_known_without_its_estate_by_a_name_no_other_house_there_has(
    text: str, block: str
) -> None:
    parsed = read(text)

    assert (parsed.block_id, parsed.floor, parsed.unit) == (block, "5", "16")
    assert AddressProblem.ESTATE_LEFT_OUT in parsed.problems


@pytest.mark.parametrize(
    "text",
    [
        "Flat 516, Wang Hong House",
        "Flat 516, Shun Wah House, Kwun Tong",
        "觀塘泰安樓516室",
        "Flat 516, Mei Lai House, Tai Po",
        "Flat 516, Mei Lai House, 12 Camp Street",
        "Flat 516, Mei Lai House, Block 3",
        "東區東霖苑516室",
    ],
)
def test_a_public_block_s_name_that_does_not_tell_neither_settles_nor_denies(text: str) -> None:
    parsed = read(text)

    assert (parsed.kind, parsed.blocks) == (AddressKind.UNRESOLVED, ())
    assert AddressProblem.ESTATE_LEFT_OUT in parsed.problems


def test_a_name_of_houses_in_two_estates_means_both() -> None:
    parsed = read("Flat 516, Yiu Hing House")

    assert (parsed.kind, parsed.block_id) == (AddressKind.UNRESOLVED, None)
    assert set(parsed.blocks) == {"tin-yiu-1/yiu-hing", "yiu-tung/yiu-hing"}


@pytest.mark.parametrize(
    "text",
    [
        "Flat 516, Mei Lai Building, Tai Po",
        "Flat 516, Wang Hong House, Kwun Tong",
        "觀塘泰安大廈516室",
        "Flat 516, Mei Lai House, Camp Garden",
        "Flat 516, Kam Mei Lai House",
        "深水埗金美麗樓516室",
        "Flat 516, Mei Lai House, Hiu Lai Court, Kwun Tong",
    ],
)
def test_a_private_building_beside_or_instead_is_not_public(text: str) -> None:
    parsed = read(text)

    assert (parsed.kind, parsed.blocks) == (AddressKind.NOT_PUBLIC, ())


def test_an_estate_without_its_block_is_known_but_no_home() -> None:
    parsed = read("Choi Wan (I) Estate")

    assert (parsed.kind, parsed.estate_id) == (AddressKind.UNRESOLVED, "choi-wan-1")


def test_another_district_lowers_but_does_not_decide() -> None:
    parsed = read("Unit 12, 3/F, Wah Kee House, Wah Fu Estate, North Point")

    assert parsed.kind is AddressKind.PUBLIC_FLAT
    assert AddressProblem.OTHER_DISTRICT in parsed.problems


def test_a_missing_letter_is_forgiven_inside_the_estate_and_said_to_be() -> None:
    block = read("Flat 305, Begona House, So Uk Estate")
    estate = read("Hin Kwai House, Hing Keng Estate")

    assert block.block_id == "so-uk/begonia"
    assert AddressProblem.BLOCK_SPELT_DIFFERENTLY in block.problems
    assert estate.block_id == "hin-keng/hin-kwai"
    assert AddressProblem.ESTATE_SPELT_DIFFERENTLY in estate.problems


@pytest.mark.parametrize(
    ("text", "block"),
    [
        ("Flat 305, Begonib House, So Uk Estate", "so-uk/begonia"),
        ("Fu Ngo House, Tai Wo Hau Estate", "tai-wo-hau/fu-nga"),
        ("Man Kln House, Tsz Man Estate", "tsz-man/man-kin"),
        ("Tao Yuan House, Chuk Yuen (North) Estate", "chuk-yuen-north/toa-yuen"),
        ("Wa Kwong House, Wa Fu (I) Estate", "wah-fu-1/wah-kwong"),
        ("禾輋邨民禾樓", "wo-che/man-wo"),
        ("九龍觀塘翠坪南邨翠杭樓", "tsui-ping-south/tsui-hon"),
        ("彩雲邨星晨樓", "choi-wan-1/sing-san"),
    ],
)
def test_a_slip_in_a_name_is_forgiven_where_nothing_else_is_so_near(text: str, block: str) -> None:
    parsed = read(text)

    assert parsed.block_id == block
    assert not _SPELT_DIFFERENTLY.isdisjoint(parsed.problems)


@pytest.mark.parametrize(
    "text",
    [
        "FLAT 2012 CHUN SAN HOUSE CHUNYEUNGESTATE",
        "FLAT 2012 CHUNSANHOUSE CHUN YEUNG ESTATE",
        "FLAT 2012 CHUN SANHOUSE CHUN YEUNGESTATE",
        "FLAT 2012 CHUN SAN HOUSECHUN YEUNG ESTATE",
        "FLAT2012CHUNSANHOUSECHUNYEUNGESTATE",
        "FLAT 2012 CHUNSANHSE CHUNYEUNGEST FO TAN",
        "駿洋邨駿山摟2012室",
        "火炭駿洋邨駿山娄二十樓十二室",
        "駿洋頓駿山樓2012室",
    ],
)
def test_missing_spaces_and_a_wrong_last_character_are_forgiven_and_said_to_be(text: str) -> None:
    parsed = read(text)

    assert (parsed.block_id, parsed.floor, parsed.unit) == ("chun-yeung/chun-san", "20", "12")
    assert not (_SPELT_DIFFERENTLY | {AddressProblem.SAYS_MORE}).isdisjoint(parsed.problems)


@pytest.mark.parametrize(
    ("text", "block"),
    [
        ("2012 SHEUNG MUN HOUSE UPPERNGAUTAUKOKESTATE", "upper-ngau-tau-kok/sheung-mun"),
        ("5 Block 3 KwaiShingWestEstate", "kwai-shing-west/block-3"),
        ("flat5,12/f,wingcheunghouse,fukloiestate", "fuk-loi/wing-cheung"),
    ],
)
def test_what_else_is_joined_is_taken_apart_too(text: str, block: str) -> None:
    assert read(text).block_id == block


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Flat 5 MOON HOUSE CHUNYEUNGESTATE", AddressKind.UNRESOLVED),
        ("Flat 5, WANGHONGHOUSE", AddressKind.UNRESOLVED),
        ("Flat 5, FUPAKHOUSE, Camp Garden", AddressKind.NOT_PUBLIC),
        ("駿洋邨駿山街3號", AddressKind.UNRESOLVED),
    ],
)
def test_words_taken_apart_settle_on_nothing_that_is_not_named(
    text: str, kind: AddressKind
) -> None:
    parsed = read(text)

    assert (parsed.kind, parsed.blocks) == (kind, ())


def test_a_slip_that_may_mean_several_houses_names_them_all_and_settles_on_none() -> None:
    parsed = read("華富(一)邨華宮樓12樓3室")

    assert parsed.block_id is None
    assert "wah-fu-1/wah-kee" in parsed.blocks
    assert len(parsed.blocks) > 3
    assert [(r.floor, r.unit) for r in parsed.readings] == [("12", "3")]


def test_the_house_of_another_estate_is_not_taken_for_a_slip() -> None:
    assert read("葵盛西邨石俊樓305室").block_id is None


def test_the_number_of_a_block_is_never_a_slip() -> None:
    assert read("Block 99, Kwai Shing West Estate").blocks == ()
    assert read("Block 1, Cheung Wah Estate").blocks == ()
    assert read("Blok 99, Kwai Shing West Estate").blocks == ()
    assert read("Black 5, Kwai Fong Estate").blocks == ()
    assert read("Blok, 5, Kwai Shing West Estate").blocks == ()


def test_a_number_two_houses_share_means_both() -> None:
    blocks = [
        Block.of(f"moon-hill/{name.lower()}", "moon-hill", f"{name} House", zh, "Block 1")
        for name, zh in (("Jade", "碧玉樓"), ("Pearl", "明珠樓"))
    ]
    estate = Estate.of("moon-hill", "Moon Hill Estate", "月山邨", District.NORTH)
    gazetteer = Gazetteer.of([estate], blocks)

    parsed = parse_address("Flat 1203, Block 1, Moon Hill Estate", gazetteer)

    assert (parsed.block_id, parsed.estate_id) == (None, "moon-hill")
    assert parsed.blocks == ("moon-hill/jade", "moon-hill/pearl")
    assert AddressProblem.SEVERAL_BLOCKS in parsed.problems
    assert parse_address("Block 1, Pearl House, Moon Hill Estate", gazetteer).block_id is not None


def test_parts_show_what_was_typed_and_compare_across_languages() -> None:
    english = read("Flat B, 5/F, 128 Camp Street, Sham Shui Po")
    chinese = read("深水埗營盤街128號5樓B室")

    for name in (PartName.FLAT, PartName.FLOOR, PartName.STREET, PartName.STREET_NO):
        one, other = english.part(name), chinese.part(name)
        assert one is not None
        assert other is not None
        assert one.normal == other.normal
    street = chinese.part(PartName.STREET)
    assert street is not None
    assert street.text == "營盤街"


def test_every_block_of_the_list_is_found_by_its_names_in_both_languages() -> None:
    gazetteer = shipped_gazetteer()
    listed = [block for block in gazetteer.blocks.values() if "2025-12-31" in block.listed_on]

    for block in listed:
        estate = gazetteer.estates[block.estate_id]
        for text in (
            f"{block.name_en}, {estate.name_en}",
            f"{estate.name_zh}{block.name_zh}",
        ):
            assert parse_address(text, gazetteer).block_id == block.id, text
    assert len(listed) == 1640


def test_a_name_an_estate_had_before_is_still_read() -> None:
    for text, estate in (
        ("翠屏南邨", "tsui-ping-south"),
        ("黃大仙下一邨", "lower-wong-tai-sin-1"),
        ("東頭二邨", "tung-tau-2"),
    ):
        assert read(text).estate_id == estate


def test_the_printed_value_shows_no_address() -> None:
    assert "1203" not in repr(read("Flat 1203, Wah Kee House, Wah Fu Estate"))


def test_a_gazetteer_of_two_houses_is_enough_to_read_them() -> None:
    gazetteer = Gazetteer.of(
        [Estate.of("moon-hill-1", "Moon Hill (I) Estate", "月山一邨", District.NORTH)],
        [
            Block.of("moon-hill-1/jade", "moon-hill-1", "Jade House", "碧玉樓"),
            Block.of("moon-hill-1/block-2", "moon-hill-1", "Block 2", "第二座"),
        ],
    )

    assert parse_address("Jade House, Moon Hill Estate", gazetteer).block_id == "moon-hill-1/jade"
    assert parse_address("月山邨二座1203", gazetteer).block_id == "moon-hill-1/block-2"


@given(st.one_of(st.text(max_size=600), st.lists(PIECES, max_size=30).map(" ".join)))
@example("¦" * 50)
@example("Wah Fu Estate " * 100)
@example("1 " * 400)
def test_no_text_makes_reading_fail_and_a_flat_is_whole(text: str) -> None:
    parsed = read(text)

    whole = bool(parsed.block_id and parsed.floor and parsed.unit)
    assert whole is (parsed.kind is AddressKind.PUBLIC_FLAT)
    assert parsed.block_id is None or parsed.block_id.startswith(f"{parsed.estate_id}/")
    assert all(part.start <= part.end for part in parsed.parts)


@pytest.mark.parametrize(
    "piece",
    ["a", "1", "1 ", "a ", "樓", "1樓", "block 1 ", "12/f ", "wah fu estate ", "a-", "(", "號",
     "1-", "no. 1 ", "ﷺ", "華", "estate ", "house ", "a house ", "\u0301", "村", "units 1 - "],
)  # fmt: skip
def test_a_hostile_line_takes_no_longer_than_its_beginning(piece: str) -> None:
    line = piece * (100_000 // len(piece))
    beginning = line[: LONGEST_ADDRESS + 1]
    read(beginning)

    took = min(_seconds_of_reading(line) for _ in range(3))
    expected = min(_seconds_of_reading(beginning) for _ in range(3))

    assert took < 2 * expected + 0.05  # seconds: cutting off the rest is not free
    assert AddressProblem.TOO_LONG in read(line).problems


@pytest.mark.parametrize(
    "piece",
    ["estate ", "Estate House ", "wah foo estate ", "tsui wong estate wong house ", "邨邨邨",
     "華富樓邨", "翠村樓", "cheung wah ", "((((", "1 road ", "a b c d building ", "一二三樓"],
)  # fmt: skip
def test_a_line_of_repeated_names_takes_a_bounded_multiple_of_an_ordinary_one(piece: str) -> None:
    ordinary = "Flat 7, 12/F, Wah Kee House, Wah Fu (I) Estate, Aberdeen"
    line = piece * (100_000 // len(piece))
    read(line)

    took = min(_seconds_of_reading(line) for _ in range(3))
    expected = min(_seconds_of_reading(ordinary) for _ in range(50))

    assert took < 250 * expected


def _seconds_of_reading(line: str) -> float:
    start = time.process_time()
    read(line)
    return time.process_time() - start


@pytest.mark.parametrize(
    ("text", "home"),
    [
        ("Flat 2, 24/F, Hang Tai Huuse, On Tai Est., Kwun Tong", ("on-tai/hang-tai", "24", "2")),
        ("Rm 8 3/F. Hong Tim Hose Tsz Hong Estate", ("tsz-hong/hong-tim", "3", "8")),
        ("Flat B, 16/F, Shing Fu ouse, Kwai Shing East Estate",
         ("kwai-shing-east/shing-fu", "16", "B")),
        ("RM 2020, LARKSUR EOUSE, SO UK ESTATE", ("so-uk/larkspur", "20", "20")),
        ("FLAT H FLOOR 24, CHUN TTIP EOUSE, FU TIP ESTATE", ("fu-tip/chun-tip", "24", "H")),
        ("Unit C, 6th Floor, Toi Fng Housse, Fung Tak Est.", ("fung-tak/toi-fung", "6", "C")),
        ("Rm 305, Centre Terace, Sai Wan Estate", ("sai-wan/centre-terrace", "3", "5")),
        ("Rm 1205, Blok 5, Kwai Shing West Estate", ("kwai-shing-west/block-5", "12", "5")),
        ("Bolck 5 Room 1205 Kwai Shing West Estate", ("kwai-shing-west/block-5", "12", "5")),
    ],
)  # fmt: skip
def test_a_slip_in_the_word_house_is_forgiven_and_named(
    text: str, home: tuple[str, str, str]
) -> None:
    parsed = read(text)

    assert (parsed.block_id, parsed.floor, parsed.unit) == home
    assert AddressProblem.BLOCK_SPELT_DIFFERENTLY in parsed.problems


@pytest.mark.parametrize(
    ("text", "block"),
    [
        ("Flat 1203, Wah Kee House, Waj Fu Estte", "wah-fu-1/wah-kee"),
        ("Flat 1203, Wah Kee Huse, Wah Fu Estte", "wah-fu-1/wah-kee"),
        ("Flat 1203, Begona House, So Uk Esttae", "so-uk/begonia"),
        ("Flat 1205, Block 5, Kwai Shing West Estte", "kwai-shing-west/block-5"),
    ],
)
def test_a_slip_in_the_word_estate_is_forgiven_and_named(text: str, block: str) -> None:
    parsed = read(text)

    assert parsed.block_id == block
    assert AddressProblem.ESTATE_SPELT_DIFFERENTLY in parsed.problems


@pytest.mark.parametrize(
    "text",
    [
        "Flat 1203, Wah Kee Huse, 12 Camp Street, Wah Fu Estte",
        "Flat 1203, Wah Kee Huse, Wah Fu Estte, Tai Po",
        "Flat 1203, Wah Kee House, Kwai Fong Estte",
        "Flat 1205, Block 99, Kwai Shing West Estte",
    ],
)
def test_a_slip_in_the_word_estate_excuses_nothing_else(text: str) -> None:
    assert read(text).block_id is None


@pytest.mark.parametrize(
    ("text", "floor", "unit"),
    [
        ("Apt G Floor 9, Wong Ching House, Queens Hill Estate", "9", "G"),
        ("Suite G Floor 9, Wong Ching House, Queens Hill Estate", "9", "G"),
        ("APARTMENT G FLOOR 9, Wong Ching House, Queens Hill Estate", "9", "G"),
        ("Flat G Floor 9 Wong Ching House Queens Hill Estate", "9", "G"),
        ("rm g floor 21, wong ching house, queens hill est.", "21", "G"),
        ("Flat G, Floor 3, Wong Ching House, Queens Hill Estate", "3", "G"),
        ("Flat 3, G Floor, Wong Ching House, Queens Hill Estate", "G", "3"),
        ("G Floor Flat 3, Wong Ching House, Queens Hill Estate", "G", "3"),
        ("皇后山邨 Wong Ching FlatG01", "G", "1"),
        ("皇后山邨 Wong Ching UG/F, Flt 9", "UG", "9"),
        ("Flt L G/F, Wong Ching House, Queens Hill Estate", "G", "L"),
        ("Room U, G/F, Wong Ching House, Queens Hill Estate", "G", "U"),
        ("L G/F Flat 3, Wong Ching House, Queens Hill Estate", "LG", "3"),
        ("Flat 3, U.G/F, Wong Ching House, Queens Hill Estate", "UG", "3"),
        ("Flat 3, UG Floor, Wong Ching House, Queens Hill Estate", "UG", "3"),
        ("Flat 3, LG Floor, Wong Ching House, Queens Hill Estate", "LG", "3"),
    ],
)
def test_flat_g_is_not_the_ground_floor(text: str, floor: str, unit: str) -> None:
    parsed = read(text)

    assert (parsed.block_id, parsed.floor, parsed.unit) == ("queens-hill/wong-ching", floor, unit)


@pytest.mark.parametrize(
    "text",
    ["Falt 3, 12/F, {}", "FIat 3, 12/F, {}", "Plat 3, 12/F, {}", "Flatt 3, 12/F, {}",
     "Roorn 3, 12/F, {}", "R00m 3, 12/F, {}", "Room 3, FIoor 12, {}", "Room 3, 12 Floo, {}",
     "Fla1 3, 12/F, {}", "Fat 3, 12/F, {}", "Rom 3, 12/F, {}", "Flat 3, 12th Fl0or, {}",
     "R1203, {}", "{} 12樓3宝", "{} 12樓3空", "{} 12接3室", "{} 12數3室"],
)  # fmt: skip
def test_a_slip_in_the_word_flat_or_floor_is_forgiven_and_a_person_looks(text: str) -> None:
    parsed = read(text.format("Wah Kee House, Wah Fu Estate"))

    assert (parsed.block_id, parsed.floor, parsed.unit) == WAH_KEE
    assert AddressProblem.SAYS_MORE in parsed.problems


@pytest.mark.parametrize("text", ["Roof 3, 12/F", "Unity 3, 12/F", "Nam 3, 12/F", "Lot 3, 12/F"])
def test_another_word_is_no_misspelt_flat(text: str) -> None:
    assert read(f"{text}, Wah Kee House, Wah Fu Estate").unit is None


@pytest.mark.parametrize(
    ("text", "block", "floor", "unit"),
    [
        ("Flat: 3, Floor: 12, Block: Wah Kee House, Estate: Wah Fu Estate", *WAH_KEE),
        ("室:19 樓:34 大廈:玉屏樓 屋邨:朗屏邨", "long-ping/yuk-ping", "34", "19"),
        ("博 康 邨 博 逸 樓 3 0 1 室", "pok-hong/pok-yat", "3", "1"),
        ("廣福廣祐樓1712室", "kwong-fuk/kwong-yau", "17", "12"),
        ("Rm 5, 12/F, Lily, So Uk Estate", "so-uk/lily", "12", "5"),
        ("地址:華富邨華基樓12樓3室", *WAH_KEE),
        ("華富邨/華基樓/1203", *WAH_KEE),
        ("Flat 3, 12/F, Wah Kee House, Wah Fu Estate 1, Aberdeen", *WAH_KEE),
        ("Wah Kee Hs 1203, Wah Fu Estate", *WAH_KEE),
        ("南區區華富邨華基樓12/FC室", "wah-fu-1/wah-kee", "12", "C"),
    ],
)
def test_short_forms_and_labels_say_no_more_than_a_flat(
    text: str, block: str, floor: str, unit: str
) -> None:
    parsed = read(text)

    assert (parsed.block_id, parsed.floor, parsed.unit) == (block, floor, unit)
    assert parsed.problems == ()


@pytest.mark.parametrize(
    ("text", "block"),
    [
        ("Flat 3, 12/F, Ch1ng Kwai House, Cheung Ching Estate", "cheung-ching/ching-kwai"),
        ("Flat 3, 12/F, Wah Kee H0use, Wah Fu (I) Estate", "wah-fu-1/wah-kee"),
        ("Flat 3, 12/F, Yip Wo House, Yip W0ng Estate", "yip-wong/yip-wo"),
        ("Flat 3, 12/F, Begonia House, S0 Uk Estate", "so-uk/begonia"),
        ("Flat 3, 12/F, 0rchid House, So Uk Estate", "so-uk/orchid"),
    ],
)
def test_a_digit_within_a_name_is_read_as_a_letter_and_said_to_be(text: str, block: str) -> None:
    parsed = read(text)

    assert (parsed.block_id, parsed.floor, parsed.unit) == (block, "12", "3")
    assert not _SPELT_DIFFERENTLY.isdisjoint(parsed.problems)


def test_the_number_of_another_part_behind_an_estate_is_more_than_a_flat() -> None:
    parsed = read("Flat 3, 12/F, Wah Kee House, Wah Fu Estate 2")

    assert parsed.problems == (AddressProblem.SAYS_MORE,)


@pytest.mark.parametrize(
    "text",
    [
        "Flat 3, 12/F, Yip Yuet House, Yip W0ng Estate",
        "Flat 3, 12/F, G0lden Mansi0n",
        "4f,room16kohanghse.kocheungcourt",
    ],
)
def test_names_that_may_be_a_readers_slips_deny_nothing(text: str) -> None:
    assert read(text).kind is AddressKind.UNRESOLVED


@pytest.mark.parametrize("text", ["九龍逸東一邨善逸樓15樓1508室", "九龍逸東邨善逸樓15樓1508室"])
def test_a_region_in_front_takes_nothing_of_the_estate(text: str) -> None:
    parsed = read(text)

    assert parsed.block_id == "yat-tung-1/sin-yat"
    assert AddressProblem.ESTATE_SPELT_DIFFERENTLY not in parsed.problems


@pytest.mark.parametrize(
    "text",
    [
        "華富邨華基樓1203室及1204室",
        "Flat 1203, Wah Kee House, Wah Fu Estate, Flat 1204",
        "Flat 1203 and Flat 1204, Wah Kee House, Wah Fu Estate",
    ],
)
def test_two_flats_are_neither(text: str) -> None:
    parsed = read(text)

    assert (parsed.block_id, parsed.readings) == ("wah-fu-1/wah-kee", ())
    assert FlatProblem.SEVERAL_FLATS in parsed.problems


@pytest.mark.parametrize(
    "text",
    [
        "原住華富邨華基樓1203室，現居深圳",
        "舊址 華富邨華基樓12樓3室",
        "Formerly Flat 1203, Wah Kee House, Wah Fu Estate",
        "Flat 1203, Wah Kee House, Wah Fu Estate (moved out 2022)",
        "Previously at Flat 1203, Wah Kee House, Wah Fu Estate, now at 5/F, 12 Nathan Road",
    ],
)
def test_a_home_that_somebody_left_is_claimed_by_nobody(text: str) -> None:
    parsed = read(text)

    assert (parsed.kind, parsed.blocks) == (AddressKind.UNRESOLVED, ())
    assert AddressProblem.FORMER_HOME in parsed.problems


@pytest.mark.parametrize(
    ("text", "block"),
    [
        ("Flat 1203, Tsui On House, Tsui Ping (N) Estate", "tsui-ping-north/tsui-on"),
        ("Flat 1203, Tsui On House, Tsui Ping N Estate", "tsui-ping-north/tsui-on"),
        ("Flat 1203, Chui Yuen House, Chuk Yuen Estate South", "chuk-yuen-south/chui-yuen"),
        ("Flat 1203, Hung Fai House, Hung Hom Estate Phase 2", "hung-hom/hung-fai"),
        ("紅磡邨第二期紅暉樓1203室", "hung-hom/hung-fai"),
    ],
)
def test_the_side_of_an_estate_has_many_forms_and_its_phase_is_no_part(
    text: str, block: str
) -> None:
    parsed = read(text)

    assert (parsed.block_id, parsed.floor, parsed.unit) == (block, "12", "3")
    assert parsed.problems == ()


@pytest.mark.parametrize(
    "text", ["德田邨和彩樓1212室", "Flat 1212, 12/F, Mei Lok House, Mei Tung Estate"]
)
def test_an_estate_that_is_named_rightly_is_no_slip_for_another(text: str) -> None:
    parsed = read(text)

    assert parsed.estate_id in ("tak-tin", "mei-tung")
    assert parsed.block_id is None
    assert not {"wo-tin/wo-choi", "mei-tin/mei-lok"} & set(parsed.blocks)


def test_a_wrong_part_of_an_estate_is_said_where_the_house_is_of_another() -> None:
    parsed = read("Flat 1203, 12/F, Yeung Shue House, Lei Muk Shue (2) Estate")

    assert AddressProblem.ESTATE_SPELT_DIFFERENTLY in parsed.problems


def test_a_wrong_district_beside_the_right_one_lowers_too() -> None:
    parsed = read("Flat 303, 3/F, Chung Ping House, Chung On Estate, Sha Tin, Tuen Mun")

    assert AddressProblem.OTHER_DISTRICT in parsed.problems


def test_a_line_too_long_to_be_read_denies_nothing() -> None:
    assert read("Flat 1203, 12/F, Wah Kee Mansion, " * 3000).kind is AddressKind.UNRESOLVED


@pytest.mark.parametrize(
    "text",
    [
        "Flat 1203, Wah Kee House, Wah Fu Estate, behind kiosk",
        "Flat 1203, Wah Kee House, Wah Fu Estate, above 7-11 shop",
        "華富邨華基樓1203室 (3號店樓上)",
    ],
)
def test_a_flat_beside_a_shop_is_no_shop_and_a_person_looks(text: str) -> None:
    parsed = read(text)

    assert (parsed.block_id, parsed.floor, parsed.unit) == WAH_KEE
    assert AddressProblem.SAYS_MORE in parsed.problems


@pytest.mark.parametrize(
    "text", ["Flat 1203, Wah Kee House, near MTR", "Flat 1203 Wah Kee House Public Housing"]
)
def test_a_house_without_its_estate_and_with_more_words_denies_nothing(text: str) -> None:
    assert read(text).kind is AddressKind.UNRESOLVED


def test_a_home_that_somebody_came_from_is_not_the_one_that_is_named() -> None:
    parsed = read("Flat 1203, Wah Kee House, Wah Fu Estate, moved from Shatin")

    assert AddressProblem.FORMER_HOME not in parsed.problems
