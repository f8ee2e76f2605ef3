"""Making the gazetteer and the character table from their sources."""

import csv
import json
from pathlib import Path

import pytest

from workstation.domain.addresses import BlockId, District, EstateId, parse_address
from workstation.gateway.build_character_table import apart_in, pairs_of, printed_of
from workstation.gateway.build_gazetteer import build, main
from workstation.gateway.gazetteer import read_gazetteer

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
    }
    assert {"moonroad", "月路"} <= set(gazetteer.roads.districts)
    assert gazetteer.roads.districts.keys().isdisjoint({"sheungshuimoonroad", "上水月路"})


def test_what_was_built_reads_addresses(sources: Path) -> None:
    build(sources, sources / "out")

    gazetteer = read_gazetteer(sources / "out")
    for text in ("Flat 305, Block 3, Moon Hill Estate", "月嶺邨碧月樓305室", "Jade Moon House 305"):
        parsed = parse_address(text, gazetteer)
        assert (parsed.block_id, parsed.floor, parsed.unit) == ("moon-hill/jade", "3", "5")


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
