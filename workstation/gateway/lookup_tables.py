"""What the tables of the Address Lookup Service tell: numbers of blocks, roads, other buildings."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import takewhile
from typing import Final

from workstation.domain.addresses.areas import NOT_A_NAME
from workstation.domain.addresses.districts import DISTRICT_NAMES, District
from workstation.domain.addresses.naming import BlockName, block_names, estate_heads
from workstation.domain.addresses.spelling import name_key, spell

Row = Mapping[str, str]
"""One line of a table, by column."""
_NO_BLOCKS: Final = ("building", "mansion")
"""Words of which no block's English name ends in one."""
_NO_NAMES: Final = frozenset(
    {"dwelling", "food", "part", "foyer", "spot", "edge", "住宅", "酒楼", "温室", "首都", "南部"}
)
"""Entries of the look-up service that are words, not names."""
_ONLY_NUMBERED: Final = re.compile(
    r"(?:block|tower|house|no)?[a-z]?[0-9]+[a-z]?|第?[a-z0-9]+[座号]|.座|block[a-z]"
)

_BLOCK_IN_FRONT: Final = re.compile(
    r"(?:block|tower) ?[0-9a-z]{1,3},? (?:(?:phase|stage) ?[0-9ivx]{1,3},? )?"
    r"(?P<name>[a-z][a-z' .&-]{3,40}?)(?:,? \(?(?:phase|stage) ?[0-9ivx]{1,3}\)?)?",
    re.IGNORECASE,
)
_BLOCK_BEHIND: Final = re.compile(
    r"(?P<name>[a-z][a-z' .&-]{3,40}?),? (?:(?:phase|stage) ?[0-9ivx]{1,3},? )?"
    r"(?:block|tower) ?[0-9a-z]{1,3}",
    re.IGNORECASE,
)
_CHINESE_BLOCK: Final = re.compile(
    "(?P<name>[\u4e00-\u9fff]{2,8}?)(?:\\(?第?[0-9一二三四五六七八九十]{1,2}期\\)?)?"
    "第?[0-9A-Z一二三四五六七八九十]{1,3}座"
)

_MOSTLY: Final = 3
"""So many times as often as with any other name two stand together that are one estate's."""


def district_of(name: str) -> District:
    """Return the district of a name in either language."""
    return DISTRICT_NAMES[name_key(name)]


def names_of_block(row: Row) -> tuple[BlockName, ...]:
    """Return the ways the block of a row is named."""
    return block_names((row["block_en"], row["block_zh_hant"], row["block_zh_hans"]))


def numbers_beside_names(
    blocks: Iterable[Row], lookup: Iterable[Row]
) -> defaultdict[str, set[str]]:
    """Return the numbers the look-up service gives to named blocks: BLK 2 beside SHEUNG YAT HSE."""
    named = {
        (head.key, head.tags, name.key): row["block_id"]
        for row in blocks
        for head in estate_heads((row["estate_en"], row["estate_zh_hant"]))
        for name in names_of_block(row)
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


def roads_of(rows: Iterable[Row]) -> Iterable[tuple[str, str, District]]:
    """Return the keys of roads, each by itself as people write them.

    AREA ROAD is ROAD; in Chinese it is a name of that road as well where the area is none of the
    office's own. ROAD - SECTION is ROAD, too.
    """
    listed = [row for row in rows if row["road_or_village_en"] or row["road_or_village_zh"]]
    in_area: defaultdict[str, list[str]] = defaultdict(list)
    for row in listed:
        area, _, rest = row["road_or_village_zh"].rpartition(" ")
        if area and rest:
            in_area[area].append(row["road_or_village_en"])
    english = {area: _common_words(names) for area, names in in_area.items() if len(names) > 2}
    for row in listed:
        name_en, name_zh = row["road_or_village_en"], row["road_or_village_zh"]
        district = district_of(row["district_en"])
        area, _, rest = name_zh.rpartition(" ")
        prefix = english.get(area, "")
        if not (prefix and name_en.startswith(f"{prefix} ")):
            yield name_key(name_en), name_key(name_zh), district
            road, dash, _ = name_en.partition(" - ")
            if dash:
                yield name_key(road), name_key(name_zh.partition("－")[0]), district
            continue
        key = name_key(name_en.removeprefix(prefix))
        yield key, name_key(rest), district
        if not {name_key(area), name_key(prefix)} <= NOT_A_NAME:
            yield key, name_key(name_zh), district


def _common_words(names: Iterable[str]) -> str:
    """Return the words all names begin with."""
    columns = zip(*(name.split() for name in names), strict=False)
    same = takewhile(lambda column: len(set(column)) == 1, columns)
    return " ".join(column[0] for column in same)


def other_buildings(
    buildings: Iterable[Row],
    lookup: Iterable[Row],
    blocks: Iterable[Row],
    districts: Mapping[str, District],
) -> Iterable[tuple[str, str, District]]:
    """Return the keys of buildings that are not blocks of the list.

    One that shares the name of a block of its district in English only is another: 康麗閣 is not
    康麗樓, though both are Hong Lai House. So is one of the same Chinese name that is a building
    or mansion in English: Tai On Building is not Tai On House. Else the English is spelt freely.
    """
    public = {
        (districts[row["estate_id"]], key)
        for row in blocks
        if (names := names_of_block(row))
        for key in (
            *(name.key + name.word for name in names),
            *map(name_key, (row["block_en"], row["block_zh_hant"])),
        )
    }
    for row in buildings:
        english, chinese = name_key(row["building_en"]), name_key(row["building_zh"])
        district = district_of(row["district_zh"])
        if (district, chinese) in public:
            is_block = not english.endswith(_NO_BLOCKS)
        else:
            is_block = (district, english) in public and not chinese
        if not is_block:
            yield english, chinese, district
    for row in lookup:
        if not row["estate_en"].endswith("ESTATE"):
            yield (
                name_key(row["estate_en"]),
                name_key(row["estate_zh"]),
                district_of(row["district_en"]),
            )


def numbered_estates(
    rows: Iterable[Row], others: Iterable[tuple[str, str, District]]
) -> Iterable[tuple[str, str, District]]:
    """Return the keys of private estates, of whose blocks people typed the names.

    A row tells an estate where both of its names give a block's number: Block 1, Phase 1, Tai Po
    Centre and 大埔中心一期1座. Left out is what has one of its names together with another one
    among ``others``, the buildings of the look-up service, or more than now and then in the rows.
    """
    times: Counter[tuple[str, str]] = Counter()
    where: dict[tuple[str, str], District] = {}
    for row in rows:
        name = row["building_en"].strip()
        english = _BLOCK_IN_FRONT.fullmatch(name) or _BLOCK_BEHIND.fullmatch(name)
        chinese = _CHINESE_BLOCK.fullmatch(row["building_zh"].strip())
        if english and chinese:
            pair = name_key(english["name"]), name_key(chinese["name"])
            times[pair] += 1
            where[pair] = district_of(row["district_en"])
    known = {place[:2] for place in others}
    for pair, own in times.items():
        slips = sum(count for other, count in times.items() if _is_half_of(other, pair))
        if own >= _MOSTLY * slips and not any(_is_half_of(other, pair) for other in known):
            yield *pair, where[pair]


def _is_half_of(other: tuple[str, str], pair: tuple[str, str]) -> bool:
    """Whether one name of a pair stands with another one."""
    alike = [bool(one) and one == own for one, own in zip(other, pair, strict=True)]
    return all(other) and any(alike) and not all(alike)


def sections(places: Iterable[tuple[str, str, District]]) -> Iterable[str]:
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
