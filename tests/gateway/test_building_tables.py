"""Making the gazetteer and the character table from their sources."""

import csv
import json
from pathlib import Path

import pytest

from workstation.domain.addresses import BlockId, District, EstateId, parse_address
from workstation.domain.addresses.spelling import name_key
from workstation.gateway.build_character_table import apart_in, pairs_of, printed_of
from workstation.gateway.build_gazetteer import build, main
from workstation.gateway.gazetteer import read_gazetteer
from workstation.gateway.lookup_tables import typed_names

ESTATE = {
    "estate_id": "moon-hill", "name_en": "Moon Hill Estate", "name_zh_hant": "月山邨",
    "name_zh_hans": "月山邨", "district_en": "North",
}  # fmt: skip
BLOCK = {
    "block_id": "moon-hill/jade", "estate_id": "moon-hill", "estate_en": "Moon Hill Estate",
    "estate_zh_hant": "月山邨", "block_en": "Jade Moon House", "block_zh_hant": "碧月樓",
    "block_zh_hans": "碧月楼", "kind": "named",
}  # fmt: skip
GONE = BLOCK | {
    "block_id": "moon-hill/block-9", "block_en": "Block 9", "block_zh_hant": "第九座",
    "block_zh_hans": "第九座",
}  # fmt: skip
LOOKUP = {
    "district_en": "North", "estate_en": "MOON HILL ESTATE", "estate_zh": "月山邨",
    "block_en": "BLK 3", "block_zh": "3座", "building_en": "JADE MOON HSE", "building_zh": "碧月樓",
}  # fmt: skip
PRIVATE = LOOKUP | {
    "estate_en": "SUN COURT",
    "estate_zh": "日苑",
    "building_en": "SUN HOUSE",
    "building_zh": "日樓",
}


def table(folder: Path, name: str, rows: list[dict[str, str]]) -> None:
    with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    table(tmp_path, "prh_estates_2025-12-31", [ESTATE])
    table(tmp_path, "prh_estates_2021-03-31", [ESTATE | {"name_zh_hant": "月嶺邨"}])
    table(tmp_path, "prh_blocks_2025-12-31", [BLOCK])
    table(tmp_path, "prh_blocks_2021-03-31", [BLOCK, GONE])
    table(tmp_path, "als_estate_blocks_3_districts", [LOOKUP, PRIVATE])
    buildings = [
        ("北區", "JADE MOON HOUSE", "碧月樓"),
        ("北區", "JADE MOON BUILDING", "碧月樓"),
        ("大埔區", "STAR TOWER", "星塔"),
    ]
    columns = ("district_zh", "building_en", "building_zh")
    table(tmp_path, "als_buildings", [dict(zip(columns, row, strict=True)) for row in buildings])
    typed = [
        ("North", "Block 1, Phase 2, Comet Garden", "彗星花園2期1座"),
        ("North", "Comet Garden Tower 3", "彗星花園第三座"),
        ("North", "Block 4, Star Tower", "星之塔4座"),
        ("North", "Block 4, Comet Garden", "慧星花園4座"),
        ("North", "Block 5, Comet Garden", "彗星花園5座"),
        ("North", "Block 2, Moon Hill", "月山2座"),
        ("North", "Block 5, Twin Villa", "雙子山莊5座"),
        ("North", "Block 6, Twin Villa", "孖子山莊6座"),
        ("North", "Venus House Cafe", "金星樓 咖啡店"),
        ("North", "Neptune Mansions (non-residential)", "海王大廈 (非住宅)"),
        ("North", "Jade Moon House, Moon Hill Estate", "月山邨碧月樓"),
        ("North", "Moon Hill Estate", "月山邨"),
        ("Pending", "Pending", "待定"),
    ]
    columns = ("district_en", "building_en", "building_zh")
    rows = [dict(zip(columns, row, strict=True)) for row in typed]
    table(tmp_path, "real_building_names_en_zh_dev", rows)
    roads = [("SHEUNG SHUI MOON ROAD", "上水 月路"), ("SHEUNG SHUI SUN ROAD", "上水 日路")]
    roads += [("SHEUNG SHUI STAR ROAD", "上水 星路")]
    table(
        tmp_path,
        "als_roads_villages",
        [
            {"district_en": "North", "road_or_village_en": english, "road_or_village_zh": chinese}
            for english, chinese in roads
        ],
    )
    return tmp_path


def test_what_was_built_is_read_back(sources: Path) -> None:
    build(sources, sources / "out")

    gazetteer = read_gazetteer(sources / "out")
    estate = gazetteer.estates[EstateId("moon-hill")]
    jade = gazetteer.blocks[BlockId("moon-hill/jade")]
    assert estate.district is District.NORTH
    assert {head.key for head in estate.heads} == {"moonhill", "月山", "月岭"}
    assert estate.former_names == (("2021-03-31", "Moon Hill Estate", "月嶺邨"),)
    assert jade.numbers == ("3",)
    assert jade.listed_on == ("2021-03-31", "2025-12-31")
    assert gazetteer.blocks[BlockId("moon-hill/block-9")].listed_on == ("2021-03-31",)
    assert set(gazetteer.buildings.districts) == {
        *("startower", "星塔", "suncourt", "日苑"),
        *("cometgarden", "彗星花园"),
        *("jademoonbuilding", "碧月楼"),
        *("neptunemansions", "neptunemansion", "海王大厦"),
    }
    for name in ("Neptune Mansion", "Neptune Mansions", "海王大廈"):
        assert gazetteer.buildings.compared_by(name_key(name)) == "neptunemansions"
    assert {"moonroad", "月路"} <= set(gazetteer.roads.districts)
    assert gazetteer.roads.districts.keys().isdisjoint({"sheungshuimoonroad", "上水月路"})


def test_what_was_built_reads_addresses(sources: Path) -> None:
    build(sources, sources / "out")

    gazetteer = read_gazetteer(sources / "out")
    for text in ("Flat 305, Block 3, Moon Hill Estate", "月嶺邨碧月樓305室", "Jade Moon House 305"):
        parsed = parse_address(text, gazetteer)
        assert (parsed.block_id, parsed.floor, parsed.unit) == ("moon-hill/jade", "3", "5")


def typed(
    *rows: tuple[str, str], known: tuple[tuple[str, str], ...] = (), public: tuple[str, ...] = ()
) -> set[tuple[str, str]]:
    """Return the pairs of names taken from rows of one district."""
    table = [{"district_en": "North", "building_en": en, "building_zh": zh} for en, zh in rows]
    others = [(*pair, District.NORTH) for pair in known]
    return {place[:2] for place in typed_names(table, others, public)}


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("Venus House", "金星樓"),
        ("Venus House (non-residential)", "金星樓 (非住宅)"),
        ("Phase 2, Venus House", "金星樓二期"),
        ("Phase II Venus House", "金星樓2期"),
    ],
)
def test_one_name_in_two_languages_is_a_building(english: str, chinese: str) -> None:
    assert typed((english, chinese)) == {("venushouse", "金星楼")}


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("Venus House Cafe", "金星樓 咖啡店"),
        ("Venus Market", "金星街市樓"),
        ("Venus Court Mars House", "金星苑火星閣"),
        ("Venus Road Mars House", "金星道火星閣"),
        ("Mars House", "金星村火星閣"),
        ("Mars House", "上水火星閣"),
        ("Sheung Shui", "上水中心"),
        ("Two Venus Square", "金星廣場二期"),
        ("Venus Square", "金星廣場2期"),
        ("G/F Venus House", "金星樓地下"),
        ("Venus", "金星樓"),
        ("Venus House", "金樓"),
        ("Venus Village", "金星村"),
        ("Venus House", "Venus House"),
    ],
)
def test_what_is_more_than_one_name_or_no_home_is_left_out(english: str, chinese: str) -> None:
    assert typed((english, chinese)) == set()


def test_an_estate_is_what_the_names_of_its_blocks_begin_with() -> None:
    horizons = typed(
        ("Mars Court, South Comets", "彗星半島火星閣"),
        ("Tower 29, Venus Court, South Comets", "彗星半島金星閣29座"),
    )
    garden = typed(
        ("Mars Mansion, Comet Gardens", "彗星花園海火閣"),
        ("Venus Mansion, Comet Gardens", "彗星花園海金閣"),
    )

    assert horizons == {
        ("southcomets", "彗星半岛"), ("marscourt", "火星阁"), ("venuscourt", "金星阁")
    }  # fmt: skip
    assert garden == {
        ("cometgarden", "彗星花园"), ("marsmansion", "海火阁"), ("venusmansion", "海金阁")
    }  # fmt: skip


@pytest.mark.parametrize(
    "rows",
    [
        [("Mars Court, South Comets", "彗星半島火星閣")],
        [
            ("Mars Court, South Comets", "彗星半島火星閣"),
            ("Mars Court, South Comets", "彗星半島火閣"),
        ],
        [("Mars Shop, Comet City", "彗星城 火店"), ("Venus Shop, Comet City", "彗星城 金店")],
        [
            ("Mars House, 1 Comet Road", "彗星道火星閣"),
            ("Venus House, 1 Comet Road", "彗星道金星閣"),
        ],
    ],
)
def test_an_estate_that_is_not_told_by_two_blocks_is_left_out(rows: list[tuple[str, str]]) -> None:
    assert typed(*rows) == set()


def test_an_area_is_no_estate() -> None:
    rows = (
        ("Mars Court, Discovery Bay", "愉景灣火星閣"),
        ("Sun Court, Discovery Bay", "愉景灣太陽閣"),
    )

    assert typed(*rows) == {("marscourt", "火星阁"), ("suncourt", "太阳阁")}


def test_a_block_the_look_up_service_has_tells_its_estate_alone() -> None:
    mars = ("Mars Court, South Comets", "彗星半島火星閣")

    assert ("southcomets", "彗星半岛") in typed(mars, known=(("marscourt", "火星阁"),))
    assert ("marscourt", "火星阁") in typed(mars, known=(("southcomets", "彗星半岛"),))


def test_a_name_that_stands_with_two_others_is_left_out() -> None:
    venus = ("Venus House", "金星樓")

    assert typed(venus, ("Venus House", "晨星樓")) == set()
    assert typed(venus, ("Vesper House", "金星樓")) == set()
    assert typed(venus, known=(("vesperhouse", "金星楼"),)) == set()
    assert typed(venus, venus, venus, ("Vesper House", "金星樓")) == {("venushouse", "金星楼")}


def test_a_name_in_the_plural_is_the_same_name() -> None:
    assert typed(("Venus Mansion", "金星樓"), ("Venus Mansions", "金星樓")) == {
        ("venusmansion", "金星楼"), ("venusmansions", "金星楼"), ("venusmansions", "venusmansion")
    }  # fmt: skip


def test_what_the_list_of_public_housing_has_is_no_other_building() -> None:
    venus = ("Venus House, Comet Court", "彗星苑金星樓")

    assert typed(("Venus House", "金星樓"), public=("金星楼",)) == set()
    assert typed(("Venus House", "金星樓"), public=("venushouse",)) == set()
    assert typed(venus, known=(("cometcourt", "彗星苑"),), public=("venushouse",)) == set()


def test_the_script_writes_the_flats_of_3d_address_files_too(
    sources: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    entry = {"EngFloor": {"FloorNum": 3}, "EngUnit": {"UnitNo": "305"}}
    english = {
        "EngEstate": {"EstateName": "MOON HILL ESTATE"},
        "BuildingName": "JADE MOON HSE",
        "Eng3dAddress": entry,
    }
    jade = {"properties": {"Address": {"PremisesAddress": {"EngPremisesAddress": english}}}}
    file, out = sources / "als.geojson", sources / "out"
    file.write_text(json.dumps({"features": [jade]}), encoding="utf-8")

    done = main([str(sources), str(out), "--flats", str(file)])

    assert done == 0
    assert read_gazetteer(out).flats[BlockId("moon-hill/jade")] == {("3", "5")}
    file.write_text(json.dumps({"features": [jade, {}]}), encoding="utf-8")
    assert main([str(sources), str(out), "--flats", str(file)]) == 1
    assert "als.geojson, feature 1 was left out: no premises address." in capsys.readouterr().err
    file.write_text('{"features": [', encoding="utf-8")
    assert main([str(sources), str(out), "--flats", str(file)]) == 1
    assert read_gazetteer(out).flats, "the table stays as it was"


def test_a_character_table_folds_in_one_step() -> None:
    pairs = pairs_of(["臺\t台 臺\n", "後\t后\n", "恆\t恒\n"], {"邨": "村", "颱": "臺"})

    assert pairs == {"臺": "台", "後": "后", "恆": "恒", "邨": "村", "颱": "台"}


def test_a_character_table_knows_which_characters_are_others() -> None:
    lists = ["升\t升 昇\n", "叶\t葉 叶\n", "钟\t鍾 鐘\n", "张\t張\n", "峰\t峯\n"]
    pairs = {"昇": "升", "陞": "升", "鍾": "钟", "鐘": "钟", "張": "张", "峯": "峰"}

    apart = apart_in(lists, "陞")

    assert apart == set("升昇陞鍾鐘葉")
    assert printed_of(pairs, apart) == set("钟峰"), "张 is in no Traditional text"
