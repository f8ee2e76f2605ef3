"""What the tables of the Address Lookup Service tell: numbers of blocks, roads, other buildings."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, repeat, takewhile
from typing import Final, NamedTuple

from workstation.domain.addresses.areas import NOT_A_NAME
from workstation.domain.addresses.districts import DISTRICT_NAMES, District
from workstation.domain.addresses.naming import BlockName, block_names, estate_heads
from workstation.domain.addresses.spelling import HAN, name_key, spell

Row = Mapping[str, str]
"""One line of a table, by column."""
Place = tuple[str, str, District]
"""The keys of the English and the Chinese name of a place, and where it lies."""
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
    "第?[0-9a-z一二三四五六七八九十]{1,3}座"
)
_REMARK: Final = re.compile(r" *\((?:non-residential|非住宅)\) *$")
_PHASE: Final = re.compile(r",? ?\(?\b(?:phase|stage|site) ?(?:[0-9]{1,2}|[ivx]{1,4})\b\)?")
_NUMBER: Final = re.compile(r"(?:block|tower) ?(?:[0-9]{1,2}[a-z]?|[a-z])")
_CHINESE_PHASE: Final = re.compile("[ (]*第?[0-9一二三四五六七八九十]{1,2}期[ )]*")
_CHINESE_NUMBER: Final = re.compile(" *第?(?:[0-9]{1,2}[a-z]?|[a-z]) ?座$")
_ALL_HAN: Final = re.compile(f"[{HAN}]+")
_ENGLISH_NAME: Final = re.compile(r"[a-z][a-z'.-]*(?: [a-z][a-z'.-]*){1,4}")
_NO_HOME: Final = re.compile(
    r"\b(?:mall|shopping|market|arcade|hotel|hospital|school|college|club|clubhouse|station|depot|"
    r"restaurant|industrial|factory|municipal|government|office|offices|services?|community|"
    r"sports|swimming|headquarters|farm|and|village|tsuen|wai|estate|road|street|avenue|lane|path|"
    r"one|two|three|four|five|i{1,3})\b"
    r"|\b(?:court|house|lau|mansions?|building|gardens?|plaza|chuen|centre|villas?|tower) "
)
"""Words of what nobody lives in, or of no building, and names in front of another one."""
_CHINESE_NAME: Final = re.compile(
    f"[{HAN}]{{2,}}(?:[楼厦阁苑园轩台居峰湾岸岛庄庭畔汇城]|新村|广场|中心)"
)
_NO_CHINESE_HOME: Final = re.compile(
    "商场|购物|街市|市场|酒店|酒楼|餐|学|医院|公园|工业|工厂|实业|物流|市政|政府|社区|服务|体育|文娱|"
    "会所|地下|中庭|办公|行政|综合|纪念|警|消防|检疫|精神病|集团|总部|.[道街路村].|(?:大厦|广场|中心)..|"
    "(?:苑|花园)..."
)
_ESTATE_NAME: Final = re.compile(
    f"[{HAN}]{{2,}}(?:[苑园轩台居峰湾岸岛庄庭畔汇城村]|广场|中心|大厦)"
)
_MANY: Final = ("mansions", "apartments", "villas")
_BLOCK_AND_ESTATE: Final = 2
"""Parts of a name that tells a block and its estate."""
_FEWEST_BLOCKS: Final = 2
"""So many names of blocks tell how their estate is called; they may share a first character."""

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
    return " ".join(_common_beginning(name.split() for name in names))


def _common_beginning(names: Iterable[Sequence[str]]) -> list[str]:
    """Return the words or characters all names begin with."""
    columns = zip(*names, strict=False)
    return [column[0] for column in takewhile(lambda column: len(set(column)) == 1, columns)]


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


def typed_names(
    rows: Iterable[Row], others: Iterable[Place], public: Collection[str]
) -> Iterator[Place]:
    """Return the keys of private estates and buildings, as people typed their names.

    Left out is what has one of its names together with another one among ``others``, the buildings
    of the look-up service, or more than now and then in the rows; and what has a name in
    ``public``, the keys of the estates and blocks of the list.
    """
    known = {place[:2] for place in others}
    typed = [_typed(row) for row in rows if name_key(row["district_en"]) in DISTRICT_NAMES]
    whole = [
        *_numbered_estates(typed),
        *_whole_names(typed),
        *_estates_of_blocks(typed),
        *_estates_before_blocks(typed, known),
    ]
    estates = {*known, *(place[:2] for place in _agreed(whole, known))}
    for english, chinese, district in _agreed((*whole, *_named_blocks(typed, estates)), known):
        if not {english, chinese} & {*public, *NOT_A_NAME}:
            yield english, chinese, district
            # A line of two English names: the second is another spelling of the first.
            if english.endswith(_MANY) and not any(english[:-1] in pair for pair in known):
                yield english, english[:-1], district


class _Typed(NamedTuple):
    """A row of typed names, folded."""

    english: str
    chinese: str
    parts: tuple[str, ...]
    """Of the English one between its commas, without numbers of blocks and phases."""
    name: str
    """The Chinese one without these; empty when there is more in it than a name."""
    district: District

    @property
    def is_plain(self) -> bool:
        """Whether both names or neither had such a number: One IFC is not all of 國際金融中心."""
        bare = (_REMARK.sub("", name) for name in (self.english, self.chinese))
        return (self.parts == (next(bare),)) is (self.name == next(bare))


def _typed(row: Row) -> _Typed:
    english, chinese = (
        spell(row[column]).folded.strip() for column in ("building_en", "building_zh")
    )
    bare = (part.strip() for part in _PHASE.sub("", _REMARK.sub("", english)).split(","))
    name = _CHINESE_NUMBER.sub("", _CHINESE_PHASE.sub("", _REMARK.sub("", chinese))).strip()
    return _Typed(
        english,
        chinese,
        tuple(part for part in bare if part and not _NUMBER.fullmatch(part)),
        name if _ALL_HAN.fullmatch(name) else "",
        district_of(row["district_en"]),
    )


def _numbered_estates(rows: Iterable[_Typed]) -> Iterator[Place]:
    """Yield what has numbered blocks: Block 1, Phase 1, Tai Po Centre and 大埔中心一期1座."""
    for row in rows:
        if pair := _numbered(row):
            yield *pair, row.district


def _numbered(row: _Typed) -> tuple[str, str] | None:
    english = _BLOCK_IN_FRONT.fullmatch(row.english) or _BLOCK_BEHIND.fullmatch(row.english)
    chinese = _CHINESE_BLOCK.fullmatch(row.chinese)
    return (name_key(english["name"]), name_key(chinese["name"])) if english and chinese else None


def _whole_names(rows: Iterable[_Typed]) -> Iterator[Place]:
    """Yield what is one name in both languages: Chungking Mansions and 重慶大廈."""
    for row in rows:
        if len(row.parts) != 1 or _numbered(row) or not row.is_plain:
            continue
        if _is_one_name(row.parts[0], row.name):
            yield name_key(row.parts[0]), row.name, row.district


def _is_one_name(english: str, chinese: str) -> bool:
    if not _ENGLISH_NAME.fullmatch(english) or not _CHINESE_NAME.fullmatch(chinese):
        return False
    if _NO_HOME.search(english) or _NO_CHINESE_HOME.search(chinese):
        return False
    return _begins_with_area(english) is _begins_with_area(chinese)


def _begins_with_area(name: str) -> bool:
    return not NOT_A_NAME.isdisjoint(accumulate(spell(name).texts))


def _estates_of_blocks(rows: Iterable[_Typed]) -> Iterator[Place]:
    """Yield what the Chinese names of differently named blocks of one estate begin with.

    Mei Chun Court, South Horizons is 海怡半島美浚閣 and Yee Wan Court is 海怡半島怡韻閣.
    """
    blocks: defaultdict[tuple[str, District], dict[str, str]] = defaultdict(dict)
    for row in filter(_is_block_in_estate, rows):
        blocks[name_key(row.parts[1]), row.district][row.name] = name_key(row.parts[0])
    for (english, district), named in blocks.items():
        same = "".join(_common_beginning(named))
        estate = _ESTATE_NAME.match(same)
        if estate is None or len(set(named.values())) < _FEWEST_BLOCKS:
            continue
        own = [name.removeprefix(estate[0]) for name in named]
        if len(same) - estate.end() <= 1 and all(map(_CHINESE_NAME.fullmatch, own)):
            yield from repeat((english, estate[0], district), len(named))


def _estates_before_blocks(
    rows: Iterable[_Typed], known: Collection[tuple[str, str]]
) -> Iterator[Place]:
    """Yield what stands before a block of which both names are known."""
    chinese_of = _by_english(known)
    for row in filter(_is_block_in_estate, rows):
        for block in filter(row.name.endswith, chinese_of[name_key(row.parts[0])]):
            if _ESTATE_NAME.fullmatch(estate := row.name.removesuffix(block)):
                yield name_key(row.parts[1]), estate, row.district


def _named_blocks(rows: Iterable[_Typed], estates: Iterable[tuple[str, str]]) -> Iterator[Place]:
    """Yield the blocks of known estates by themselves: Mei Chun Court and 美浚閣."""
    chinese_of = _by_english(estates)
    for row in filter(_is_block_in_estate, rows):
        for estate in filter(row.name.startswith, chinese_of[name_key(row.parts[1])]):
            block = row.name.removeprefix(estate)
            if _is_one_name(row.parts[0], block):
                yield name_key(row.parts[0]), block, row.district


def _is_block_in_estate(row: _Typed) -> bool:
    if len(row.parts) != _BLOCK_AND_ESTATE or not row.name:
        return False
    estate = row.parts[1]
    return _ENGLISH_NAME.fullmatch(estate) is not None and _NO_HOME.search(estate) is None


def _by_english(pairs: Iterable[tuple[str, str]]) -> defaultdict[str, set[str]]:
    """Return the Chinese names that stand with an English one."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for english, chinese in pairs:
        if english and chinese:
            found[english].add(chinese)
    return found


def _agreed(typed: Iterable[Place], known: Collection[tuple[str, str]]) -> Iterator[Place]:
    """Yield the pairs of names of which neither stands with another one, each once a district."""
    times: Counter[tuple[str, str]] = Counter()
    where: defaultdict[tuple[str, str], set[District]] = defaultdict(set)
    for english, chinese, district in typed:
        times[english, chinese] += 1
        where[english, chinese].add(district)
    sharing: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    for pair in (*known, *times):
        for name in pair:
            sharing[_one_of(name)].add(pair)
    for pair, own in times.items():
        others = {
            other for name in pair for other in sharing[_one_of(name)] if _is_half_of(other, pair)
        }
        slips = sum(times[other] for other in others)
        if own >= _MOSTLY * slips and others.isdisjoint(known):
            yield from ((*pair, district) for district in sorted(where[pair]))


def _one_of(name: str) -> str:
    """Return a key without the plural: Mansion and Mansions are one name."""
    return name.removesuffix("s")


def _is_half_of(other: tuple[str, str], pair: tuple[str, str]) -> bool:
    """Whether one name of a pair stands with another one."""
    alike = [
        bool(one) and _one_of(one) == _one_of(own) for one, own in zip(other, pair, strict=True)
    ]
    return all(other) and any(alike) and not all(alike)


def sections(places: Iterable[tuple[str, str, District]]) -> Iterable[str]:
    """Return the lines of a table of places, grouped by the districts they lie in."""
    districts: defaultdict[tuple[str, str], set[District]] = defaultdict(set)
    for english, chinese, district in places:
        plain = english if spell(english).folded.isascii() else ""
        han = "" if chinese.isascii() and f"{chinese}s" != english else chinese
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
