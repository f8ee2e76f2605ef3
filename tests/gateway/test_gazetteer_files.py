"""The gazetteer's files: they hold what the office needs, and one reading of them is enough."""

from pathlib import Path

from tests.support.gazetteers import shipped_gazetteer
from workstation.domain.addresses import BlockId, District, EstateId
from workstation.domain.addresses.districts import DISTRICT_NAMES
from workstation.domain.addresses.naming import block_names, estate_heads
from workstation.domain.addresses.spelling import name_key
from workstation.gateway.gazetteer import gazetteer_in
from workstation.resources import RESOURCES


def test_estates_and_blocks_are_all_there() -> None:
    gazetteer = shipped_gazetteer()
    listed = [block for block in gazetteer.blocks.values() if "2025-12-31" in block.listed_on]

    assert len(gazetteer.estates) == 241
    assert len(listed) == 1640
    assert {block.estate_id for block in gazetteer.blocks.values()} == set(gazetteer.estates)


def test_lost_blocks_and_former_names_are_kept_with_their_day() -> None:
    gazetteer = shipped_gazetteer()

    assert gazetteer.blocks[BlockId("pak-tin/block-9")].listed_on == ("2021-03-31",)
    assert gazetteer.blocks[BlockId("queens-hill/wong-lok")].listed_on == ("2025-12-31",)
    keys = {head.key for head in gazetteer.estates[EstateId("tsui-ping-south")].heads}
    assert keys == {"tsuiping", "翠屏"}


def test_the_stored_names_are_what_the_rules_of_today_make_of_them() -> None:
    gazetteer = shipped_gazetteer()

    for estate in gazetteer.estates.values():
        assert set(estate_heads((estate.name_en, estate.name_zh))) <= set(estate.heads)
    for block in gazetteer.blocks.values():
        assert set(block_names((block.name_en, block.name_zh))) <= set(block.names)


def test_a_road_is_compared_by_one_key_in_both_languages() -> None:
    roads = shipped_gazetteer().roads

    assert roads.compared_by(name_key("營盤街")) == name_key("Camp Street")
    assert roads.districts[name_key("Camp Street")] == (District.SHAM_SHUI_PO,)


def test_public_blocks_are_not_listed_as_other_buildings() -> None:
    gazetteer = shipped_gazetteer()

    assert name_key("Wah Kee House") not in gazetteer.buildings.districts
    assert name_key("Broadview Garden") in gazetteer.buildings.districts


def test_other_buildings_that_have_the_name_of_a_block_in_its_district_are_listed() -> None:
    listed = shipped_gazetteer().buildings.districts

    for shared in ("Shun Wah House", "康麗閣", "泰安樓"):
        assert District.KWUN_TONG in listed[name_key(shared)]
    for public in ("康麗樓", "信華樓", "Tai On House", "翠楠樓高座"):
        assert District.KWUN_TONG not in listed.get(name_key(public), ())


def test_the_files_are_read_once_and_only_when_asked_for(tmp_path: Path) -> None:
    nowhere = gazetteer_in(tmp_path)
    shipped = gazetteer_in(RESOURCES / "gazetteer")

    assert shipped() is shipped()
    assert not list(tmp_path.iterdir())
    del nowhere


def test_every_district_has_a_name_in_both_languages() -> None:
    named = {district for key, district in DISTRICT_NAMES.items() if key.isascii()}
    han = {district for key, district in DISTRICT_NAMES.items() if not key.isascii()}

    assert named == han == set(District)


def test_sources_are_named() -> None:
    sources = (RESOURCES / "gazetteer" / "SOURCES.md").read_text(encoding="utf-8")

    for name in ("Housing Authority", "Digital Policy Office", "2025-12-31", "2021-03-31"):
        assert name in sources
