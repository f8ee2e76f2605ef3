"""Write ``resources/gazetteer`` from tables of open data.

Run by a developer when a list is renewed, never by the program::

    python -m workstation.gateway.build_gazetteer FOLDER_OF_CSV resources/gazetteer

The folder holds the Housing Authority's list of estates and blocks of two days
(``prh_estates_DAY.csv``, ``prh_blocks_DAY.csv``), and what was taken from the Address Lookup
Service (``als_estate_blocks_3_districts.csv``, ``als_roads_villages.csv``, ``als_buildings.csv``).
"""

import csv
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import takewhile
from pathlib import Path
from typing import Final

from workstation.domain.addresses.districts import DISTRICT_NAMES, District
from workstation.domain.addresses.naming import (
    BlockName,
    EstateHead,
    block_names,
    block_numbers,
    estate_heads,
)
from workstation.domain.addresses.spelling import name_key, spell
from workstation.gateway.gazetteer import BLOCKS, BUILDINGS, ESTATES, ROADS

Row = Mapping[str, str]
NOW: Final = "2025-12-31"
BEFORE: Final = "2021-03-31"
_SOURCE: Final = "Housing Authority of the Hong Kong SAR Government, open data of data.gov.hk"
_LOOKUP: Final = "Digital Policy Office of the Hong Kong SAR Government, Address Lookup Service"
_ENDINGS: Final = ("", "house", "building", "mansion", "court", "lau", "楼", "阁", "大楼", "大厦")
_NO_NAMES: Final = frozenset(
    {"dwelling", "food", "part", "foyer", "spot", "edge", "住宅", "酒楼", "温室", "首都", "南部"}
)
"""Entries of the look-up service that are words, not names."""
_ONLY_NUMBERED: Final = re.compile(
    r"(?:block|tower|house|no)?[a-z]?[0-9]+[a-z]?|第?[a-z0-9]+[座号]"
)


def build(source: Path, target: Path) -> None:
    """Write every table of the gazetteer."""
    estates, old_estates = (_rows(source, f"prh_estates_{day}") for day in (NOW, BEFORE))
    blocks, old_blocks = (_rows(source, f"prh_blocks_{day}") for day in (NOW, BEFORE))
    lookup = _rows(source, "als_estate_blocks_3_districts")
    buildings = _rows(source, "als_buildings")
    districts = {row["estate_id"]: _district(row["district_en"]) for row in estates}
    aliases = _aliases(estates, old_estates)
    listed = _listed(blocks, old_blocks)
    days = _days(blocks, old_blocks)
    numbers = _numbers_beside_names(blocks, lookup)
    alone = _names_alone(listed.values(), districts, buildings, lookup)
    target.mkdir(parents=True, exist_ok=True)
    _write(
        target / ESTATES,
        f"id, English, Chinese, district, beginnings of names. {_SOURCE}; {NOW} and {BEFORE}",
        (_estate_line(row, aliases.get(row["estate_id"], ())) for row in estates),
    )
    _write(
        target / BLOCKS,
        "id, English, Chinese, names, numbers, residential, listed on, names no other building has."
        f" {_SOURCE}; {NOW} and {BEFORE}",
        (_block_line(row, days, numbers, alone) for row in listed.values()),
    )
    roads = _rows(source, "als_roads_villages")
    _write(target / ROADS, f"Roads and villages. {_LOOKUP}; 2025", _sections(_roads(roads)))
    heads = {head.key for row in estates for head in estate_heads(_estate_names(row))}
    private = (
        place
        for place in _private(buildings, lookup, listed.values(), districts)
        if heads.isdisjoint(place[:2])
    )
    _write(target / BUILDINGS, f"Other buildings. {_LOOKUP}; 2025", _sections(private))


def _rows(source: Path, name: str) -> list[Row]:
    with (source / f"{name}.csv").open(encoding="utf-8-sig", newline="") as table:
        return list(csv.DictReader(table))


def _write(path: Path, heading: str, lines: Iterable[str]) -> None:
    path.write_text("\n".join((f"# {heading}", *lines)) + "\n", encoding="utf-8")


def _district(name: str) -> District:
    return DISTRICT_NAMES[name_key(name)]


def _aliases(now: Sequence[Row], before: Sequence[Row]) -> dict[str, tuple[str, ...]]:
    """Return the names estates had on the earlier day and have no more."""
    columns = ("name_en", "name_zh_hant")
    current = {row["estate_id"]: row for row in now}
    return {
        row["estate_id"]: (row["name_en"], row["name_zh_hant"])
        for row in before
        if row["estate_id"] in current
        and any(row[column] != current[row["estate_id"]][column] for column in columns)
    }


def _estate_line(row: Row, aliases: Sequence[str]) -> str:
    # An alias is read as a list of its own: its English name tells the parts of its Chinese one.
    heads = dict.fromkeys(
        (*estate_heads(_estate_names(row)), *(estate_heads(aliases) if aliases else ()))
    )
    return "\t".join(
        (
            row["estate_id"],
            row["name_en"],
            row["name_zh_hant"],
            _district(row["district_en"]),
            " ".join(_head_text(head) for head in heads),
        )
    )


def _estate_names(row: Row) -> tuple[str, str, str]:
    return row["name_en"], row["name_zh_hant"], row["name_zh_hans"]


def _head_text(head: EstateHead) -> str:
    return f"{head.key}/{'+'.join(sorted(head.tags))}/{head.word}"


def _listed(now: Sequence[Row], before: Sequence[Row]) -> dict[str, Row]:
    """Return every block of either list; the later list has the better names."""
    return {row["block_id"]: row for row in (*before, *now)}


def _names(row: Row) -> tuple[BlockName, ...]:
    return block_names((row["block_en"], row["block_zh_hant"], row["block_zh_hans"]))


def _block_line(
    row: Row,
    days: Mapping[str, Sequence[str]],
    numbers: Mapping[str, set[str]],
    alone: Mapping[str, set[str]],
) -> str:
    id_ = row["block_id"]
    own = (*block_numbers((row["block_en"], row["block_zh_hant"])), *sorted(numbers.get(id_, ())))
    return "\t".join(
        (
            id_,
            row["block_en"],
            row["block_zh_hant"],
            " ".join(f"{name.key}/{name.variant}/{name.word}" for name in _names(row)),
            " ".join(dict.fromkeys(own)),
            "no" if row["kind"] == "non-residential" else "yes",
            " ".join(days[id_]),
            " ".join(sorted(alone.get(id_, ()))),
        )
    )


def _days(now: Sequence[Row], before: Sequence[Row]) -> dict[str, tuple[str, ...]]:
    """Return the days of the lists that name each block."""
    days: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    for day, rows in ((BEFORE, before), (NOW, now)):
        for row in rows:
            days[row["block_id"]] += (day,)
    return days


def _numbers_beside_names(
    blocks: Iterable[Row], lookup: Iterable[Row]
) -> defaultdict[str, set[str]]:
    """Return the numbers the look-up service gives to named blocks: BLK 2 beside SHEUNG YAT HSE."""
    named = {
        (head.key, head.tags, name.key): row["block_id"]
        for row in blocks
        for head in estate_heads((row["estate_en"], row["estate_zh_hant"]))
        for name in _names(row)
    }
    numbers: defaultdict[str, set[str]] = defaultdict(set)
    for row in lookup:
        number = re.fullmatch(r"BLK ([0-9]+|[A-Z])", row["block_en"])
        if number is None or not row["building_en"] or not row["estate_en"].endswith("ESTATE"):
            continue
        for head in estate_heads((row["estate_en"],)):
            for name in block_names((row["building_en"],)):
                block_id = named.get((head.key, head.tags, name.key))
                if block_id is not None:
                    numbers[block_id].add(number[1].lower())
    return numbers


def _names_alone(
    blocks: Iterable[Row],
    districts: Mapping[str, District],
    buildings: Sequence[Row],
    lookup: Sequence[Row],
) -> dict[str, set[str]]:
    """Return per block the keys that name it and nothing else in the territory.

    A name counts when the look-up service has it in the block's own district only, under no other
    estate, and no second block shares it.
    """
    owners: defaultdict[str, set[str]] = defaultdict(set)
    where: dict[str, District] = {}
    for row in blocks:
        for name in _names(row):
            owners[name.key].add(row["block_id"])
            where[row["block_id"]] = districts[row["estate_id"]]
    seen: defaultdict[str, set[tuple[District, str]]] = defaultdict(set)
    for row in buildings:
        found = _district(row["district_zh"])
        for core in (*_cores(row["building_en"]), *_cores(row["building_zh"])):
            seen[core].add((found, name_key(row["building_zh"]) or name_key(row["building_en"])))
    private = _names_of_private_estates(lookup)
    alone: defaultdict[str, set[str]] = defaultdict(set)
    for key, ids in owners.items():
        if len(ids) == 1 and key not in private and len(key) > 1:
            (id_,) = ids
            if len(seen[key]) == 1 and {place for place, _ in seen[key]} == {where[id_]}:
                alone[id_].add(key)
    return alone


def _cores(name: str) -> Iterable[str]:
    key = name_key(name)
    return {key.removesuffix(ending) for ending in _ENDINGS if key.endswith(ending)}


def _names_of_private_estates(lookup: Iterable[Row]) -> frozenset[str]:
    return frozenset(
        core
        for row in lookup
        if not row["estate_en"].endswith("ESTATE")
        for column in ("building_en", "building_zh", "block_en", "block_zh")
        for core in _cores(row[column])
    )


def _roads(rows: Iterable[Row]) -> Iterable[tuple[str, str, District]]:
    """Return the keys of roads; AREA ROAD is given as ROAD too, which is what people write."""
    listed = [row for row in rows if row["road_or_village_en"] or row["road_or_village_zh"]]
    in_area: defaultdict[str, list[str]] = defaultdict(list)
    for row in listed:
        area, _, rest = row["road_or_village_zh"].rpartition(" ")
        if area and rest:
            in_area[area].append(row["road_or_village_en"])
    english = {area: _common_words(names) for area, names in in_area.items() if len(names) > 2}
    for row in listed:
        name_en, name_zh = row["road_or_village_en"], row["road_or_village_zh"]
        district = _district(row["district_en"])
        yield name_key(name_en), name_key(name_zh), district
        area, _, rest = name_zh.rpartition(" ")
        prefix = english.get(area, "")
        if prefix and name_en.startswith(f"{prefix} "):
            yield name_key(name_en.removeprefix(prefix)), name_key(rest), district


def _common_words(names: Iterable[str]) -> str:
    """Return the words all names begin with."""
    columns = zip(*(name.split() for name in names), strict=False)
    same = takewhile(lambda column: len(set(column)) == 1, columns)
    return " ".join(column[0] for column in same)


def _private(
    buildings: Iterable[Row],
    lookup: Iterable[Row],
    blocks: Iterable[Row],
    districts: Mapping[str, District],
) -> Iterable[tuple[str, str, District]]:
    """Return the keys of buildings that are not blocks of the list."""
    public = {
        (districts[row["estate_id"]], name.key + name.word)
        for row in blocks
        for name in _names(row)
    }
    for row in buildings:
        english, chinese = name_key(row["building_en"]), name_key(row["building_zh"])
        district = _district(row["district_zh"])
        if (district, english) not in public and (district, chinese) not in public:
            yield english, chinese, district
    for row in lookup:
        if not row["estate_en"].endswith("ESTATE"):
            yield (
                name_key(row["estate_en"]),
                name_key(row["estate_zh"]),
                _district(row["district_en"]),
            )


def _sections(places: Iterable[tuple[str, str, District]]) -> Iterable[str]:
    """Return the lines of a table of places, grouped by the districts they lie in."""
    districts: defaultdict[tuple[str, str], set[District]] = defaultdict(set)
    for english, chinese, district in places:
        plain = english if spell(english).folded.isascii() else ""
        han = "" if chinese.isascii() else chinese
        pair = (_worth(plain, 4), _worth(han, 2))
        if any(pair):
            districts[pair].add(district)
    grouped: defaultdict[tuple[District, ...], set[str]] = defaultdict(set)
    for pair, found in districts.items():
        grouped[tuple(sorted(found))].add("|".join(pair))
    for found_in, names in sorted(grouped.items()):
        yield f"@{' '.join(found_in)}"
        yield from sorted(names)


def _worth(key: str, shortest: int) -> str:
    nameless = key in _NO_NAMES or _ONLY_NUMBERED.fullmatch(key) is not None
    return "" if len(key) < shortest or nameless else key


if __name__ == "__main__":
    build(Path(sys.argv[1]), Path(sys.argv[2]))
