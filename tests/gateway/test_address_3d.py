"""The 3D address file: floors and flats of every block, read feature by feature."""

import io
import json
import tracemalloc
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest

from tests.support.gazetteers import shipped_gazetteer
from workstation.domain.addresses import BlockId, FlatNumber, FlatProblem, parse_address
from workstation.gateway.address_3d import (
    BadFeature,
    UnreadableFileError,
    features,
    flats_in,
)
from workstation.gateway.gazetteer import FLATS, flat_line, read_gazetteer
from workstation.resources import RESOURCES

WAH_KEE = BlockId("wah-fu-1/wah-kee")
WEST_5 = BlockId("kwai-shing-west/block-5")


def flat(floor: int | str, unit: str) -> dict[str, object]:
    return {
        "EngFloor": {"FloorNum": floor, "FloorDescription": f"{floor}/F"},
        "EngUnit": {"UnitDescriptor": "FLAT", "UnitNo": unit},
    }


def building(
    name: str, name_zh: str, flats: object, *, estate: str, estate_zh: str, number: str = ""
) -> dict[str, object]:
    block = {"BlockDescriptor": "BLK", "BlockNo": number} if number else {}
    english = {
        "Region": "HK", "EngDistrict": "SOUTHERN DISTRICT", "EngEstate": {"EstateName": estate},
        "EngBlock": block, "BuildingName": name, "Eng3dAddress": flats,
    }  # fmt: skip
    chinese = {"ChiEstate": {"EstateName": estate_zh}, "BuildingName": name_zh}
    premises = {
        "EngPremisesAddress": english, "ChiPremisesAddress": chinese,
        "BuildingCsuInformation": {"CsuId": "1"}, "GeoAddress": "2",
    }  # fmt: skip
    return {
        "type": "Feature",
        "properties": {"Address": {"PremisesAddress": premises}},
        "geometry": {"type": "Point", "coordinates": [114.1, 22.2]},
    }


def wah_kee(flats: object) -> dict[str, object]:
    return building(
        "WAH KEE HOUSE", "華基樓", flats, estate="WAH FU (1) ESTATE", estate_zh="華富(一)邨"
    )


def block_5(flats: object) -> dict[str, object]:
    names = {"estate": "KWAI SHING WEST ESTATE", "estate_zh": "葵盛西邨"}
    return building("", "", flats, number="5", **names)


def written(folder: Path, found: Sequence[object], *, indent: int | None = None) -> Path:
    path = folder / "als.geojson"
    collection = {"type": "FeatureCollection", "name": "als", "features": found}
    path.write_text(json.dumps(collection, ensure_ascii=False, indent=indent), encoding="utf-8")
    return path


@pytest.mark.parametrize("indent", [None, 2])
def test_floors_and_flats_of_every_block_are_read(tmp_path: Path, indent: int | None) -> None:
    file = written(
        tmp_path,
        [
            wah_kee([flat(12, "1203"), flat(12, "04"), flat("G", "5"), flat(3, "A")]),
            block_5(flat(1, "101")),
            building("SUN TOWER", "日塔", [], estate="", estate_zh=""),
        ],
        indent=indent,
    )

    flats, bad = flats_in([file], shipped_gazetteer())

    assert bad == []
    assert flats == {
        WAH_KEE: {("12", "3"), ("12", "4"), ("G", "5"), ("3", "A")},
        WEST_5: {("1", "1")},
    }


def test_a_bad_feature_is_named_by_its_index_and_its_block_never_half_taken(
    tmp_path: Path,
) -> None:
    file = written(
        tmp_path,
        [
            wah_kee([flat(12, "3")]),
            {"type": "Feature", "properties": None},
            building("SUN TOWER", "日塔", flat(1, "1"), estate="SUN ESTATE", estate_zh="日邨"),
            wah_kee([flat(13, "3"), flat(13, "??")]),
            block_5([flat(2, "1")]),
        ],
    )

    flats, bad = flats_in([file], shipped_gazetteer())

    assert flats == {WEST_5: {("2", "1")}}
    assert bad == [
        BadFeature("als.geojson", 1, "no premises address"),
        BadFeature("als.geojson", 2, "no block of the list"),
        BadFeature("als.geojson", 3, "a flat of it is no flat"),
    ]


@pytest.mark.parametrize("text", ["", "[]", '{"type": "FeatureCollection"}', "nonsense"])
def test_what_is_no_collection_is_refused(text: str) -> None:
    with pytest.raises(UnreadableFileError, match="no list of features"):
        list(features(io.StringIO(text), "als"))


def test_a_file_that_breaks_off_is_refused_where_it_does() -> None:
    whole = json.dumps({"features": [wah_kee([flat(1, "1")]), wah_kee([flat(2, "2")])]})

    for length in range(len('{"features": ['), len(whole) - 2, 37):
        with pytest.raises(UnreadableFileError, match=r"als, feature [012]"):
            list(features(io.StringIO(whole[:length]), "als"))


class Endless(io.TextIOBase):
    """A collection of many features that is nowhere as a whole."""

    def __init__(self, feature: Mapping[str, object], count: int) -> None:
        super().__init__()
        self._pieces = self._written(json.dumps(feature), count)
        self._left = ""

    def _written(self, feature: str, count: int) -> Iterator[str]:
        yield '{"features": ['
        for index in range(count):
            yield f"{',' if index else ''}\n{feature}"
        yield "]}"

    def read(self, size: int | None = -1) -> str:
        assert size is not None
        while len(self._left) < size and (piece := next(self._pieces, "")):
            self._left += piece
        found, self._left = self._left[:size], self._left[size:]
        return found


def test_a_large_file_is_read_in_little_memory() -> None:
    feature = wah_kee([flat(floor, f"{unit}") for floor in range(1, 40) for unit in range(1, 20)])
    size, count = len(json.dumps(feature)), 150

    tracemalloc.start()
    read = len([one is not None for one in features(Endless(feature, count), "als")])
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert read == count
    assert size * count > 10_000_000
    assert peak < 6_000_000


def with_flats(folder: Path, flats: Mapping[BlockId, Sequence[FlatNumber]]) -> Path:
    for file in (RESOURCES / "gazetteer").iterdir():
        (folder / file.name).write_bytes(file.read_bytes())
    lines = [flat_line(block_id, own) for block_id, own in flats.items()]
    (folder / FLATS).write_text("\n".join(["# flats", *lines]) + "\n", encoding="utf-8")
    return folder


def test_known_flats_choose_between_readings_and_tell_what_does_not_exist(tmp_path: Path) -> None:
    floor_12 = [FlatNumber("12", "3"), FlatNumber("12", "A")]
    gazetteer = read_gazetteer(with_flats(tmp_path, {WAH_KEE: floor_12}))

    there = parse_address("Flat 1203, 12/F, Wah Kee House, Wah Fu Estate", gazetteer)
    missing = parse_address("Flat 9, 12/F, Wah Kee House, Wah Fu Estate", gazetteer)
    unknown = parse_address("Flat 9, 12/F, Wah King House, Wah Fu Estate", gazetteer)

    assert there.readings == (FlatNumber("12", "3"),)
    assert FlatProblem.NO_SUCH_FLAT in missing.problems
    assert missing.readings == (FlatNumber("12", "9"),)
    assert unknown.problems == ()


def test_a_table_of_flats_is_read_back(tmp_path: Path) -> None:
    flats = [FlatNumber("12", "3"), FlatNumber("G", "5"), FlatNumber("12", "18A")]
    gazetteer = read_gazetteer(with_flats(tmp_path, {WAH_KEE: flats}))

    assert dict(gazetteer.flats) == {WAH_KEE: frozenset(flats)}
