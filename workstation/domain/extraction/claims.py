"""What a written address claims, piece by piece, so that no word of it goes uncompared."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from workstation.domain.addresses import (
    AddressPart,
    AddressProblem,
    BlockId,
    Gazetteer,
    ParsedAddress,
    PartName,
    parse_address,
)
from workstation.domain.addresses.areas import Area, find_areas
from workstation.domain.addresses.blocks import block_number
from workstation.domain.addresses.districts import District
from workstation.domain.addresses.names_said import MASK, masked, names_said
from workstation.domain.addresses.numerals import NUMERALS
from workstation.domain.addresses.parsing import says_left
from workstation.domain.addresses.spelling import Spelling, Word, name_key, spell
from workstation.domain.chinese import fold_chinese
from workstation.domain.extraction.lots import Lot, find_lots, only_lot
from workstation.domain.extraction.reading import Part
from workstation.domain.extraction.units import (
    AND_MORE,
    JOINED,
    KINDS,
    Code,
    code_key,
    flat_and_room,
    flat_of_wing,
    flat_otherwise,
    is_flat,
    listed_flat,
    says_several,
    shop_or_house,
)

_FILLERS: Final = frozenset(
    [
        "flat",
        "room",
        "unit",
        "apt",
        "apartment",
        "suite",
        "no",
        "number",
        "floor",
        "flr",
        "fl",
        "f",
        "block",
        "tower",
        "the",
        "of",
        "at",
        "and",
        "hk",
        "hksar",
        "sar",
        "china",
        "district",
        "ph",
        "th",
        "nd",
        "rd",
        "level",
        "lvl",
        "phase",
        "室",
        "号",
        "楼",
        "字",
        "层",
        "座",
        "第",
        "单",
        "位",
        "房",
        "期",
        "市",
        "省",
    ]
)
_ONE: Final = re.compile(r"(?<![a-z0-9])[il|](?=\s{0,2}\Z)")
_ROADS: Final = re.compile(
    r"(?:road|street|avenue|lane|path|drive|crescent|circuit|square|way|close|rise|terrace|道|路|"
    r"街|里|径|巷|坊)$"
)
_ESTATES: Final = re.compile(
    r"(?:estate|court|garden|chuen|villas?|tsuen|village|邨|村|苑|花园|新城|山庄)$"
)
_ENDS_A_NAME: Final = frozenset(
    [
        "house",
        "court",
        "estate",
        "building",
        "mansion",
        "road",
        "street",
        "garden",
        "tower",
        "avenue",
        "lane",
        "terrace",
        "plaza",
        "centre",
        "villa",
        "lodge",
        "heights",
        "village",
    ]
)
_BEGINS_A_NAME: Final = re.compile(
    r" (?!(?:east|west|north|south|area|district|town|hong|kong|kowloon|new|territories|hk|nt|and|"
    r"flat|flt|room|rm|unit|floor|block|tower|phase|no|lot|the|at|in|near)(?![a-z]))(?=[a-z]{3})"
    r"|(?:中心|大[厦楼]|花园|广场|新城|山庄|别墅|豪[庭园]|商[场业]|新[邨村]|公寓|小筑|第一城|"
    r"[邨村苑楼阁厦园轩庭居城])+(?![一-鿿])"
)
"""What makes the area before it a piece of a name: Po Lam House, Tai Po Gardens, 沙田中心."""
_HOUSE_ENDS: Final = frozenset("楼阁轩苑居厦庭台")
_ENDS_A_HAN_NAME: Final = frozenset("邨村苑楼阁厦园轩庭居街道路里径台")
_OF_A_FLAT: Final = re.compile(
    r"(?<![a-z])(?:flat|flt|room|rm|unit|apt|apartment|suite)s?\.? ?(?:nos?\.? ?)?\Z"
)
"""Before the number that stands before a road: Flat 12, Stubbs Road."""
_LETTER_AFTER_NUMBER: Final = re.compile(
    r" ?号 ?(?P<letter>[a-z])(?=$|[,\n](?!.[0-9]|[座室楼房单栋幢阁屋大舖铺店翼户期号]))"
)
_DIGIT_BEFORE: Final = re.compile(rf"(?:(?<![a-z])[il|]|[0-9{NUMERALS}]) ?\Z")
_MORE_BEHIND: Final = re.compile(rf"(?:[ .]|[号{MASK}] ?)?[0-9]| ?号 ?[a-z](?![a-z])")
_OF_FLOORS: Final = frozenset(("floor", "flr", "fl", "f", "level", "lvl", "楼", "层", "字"))
"""Where no floor was read its number may be lost."""
_FLOOR_AND_LETTER: Final = re.compile(r"0*(?P<floor>[1-9][0-9]?)(?P<flat>[a-z])")
_FLOOR_IN_FLAT: Final = re.compile(r"0*(?P<floor>[1-9][0-9]?)(?P<flat>[0-9]{2})(?P<letter>[a-z]?)")
_TWO_FLOORS: Final = re.compile(r"[0-9].*[-&~至及到、to].*[0-9]")
_ALSO_ESTATES: Final = {
    name_key(name): name_key(english)
    for english, chinese in (
        ("Heng Fa Chuen", "杏花邨"),
        ("Taikoo Shing", "太古城"),
        ("LOHAS Park", "日出康城"),
        ("Discovery Bay", "愉景灣"),
        ("Mei Foo", "美孚"),
        ("Whampoa", "黃埔"),
        ("Gold Coast", "黃金海岸"),
    )
    for name in (english, chinese)
}
"""Areas that are estates too, by key: which one, the same in both languages."""
_ESTATES_FIRST: Final = frozenset(("hengfachuen", "taikooshing"))
"""Of those, such as count their blocks through; the others are groups that begin anew."""
_PHASE: Final = re.compile(
    r"(?<![a-z])(?:phase|ph|stage|site)\.? ?(?P<n>[0-9]{1,2}[a-c]?|[ivx]{1,4})(?![a-z0-9])"
    r"|第?(?P<han>[0-9一二三四五六七八九十]{1,2}[a-c]?) ?期"
)

_GUESSED: Final = {
    PartName.BLOCK: AddressProblem.BLOCK_SPELT_DIFFERENTLY,
    PartName.ESTATE: AddressProblem.ESTATE_SPELT_DIFFERENTLY,
}
"""A name that is only near to a known one is compared as it is written."""


@dataclass(frozen=True, slots=True)
class NameClaim:
    """A name in an address: a house, an estate, a street, or words not known to be any."""

    part: Part
    text: str = field(repr=False)
    """As written."""
    start: int
    end: int
    normal: str = ""
    """What the gazetteer knows it as; equal in both languages. Empty where it does not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressClaims:
    """Everything an address says."""

    spelling: Spelling = field(repr=False)
    parsed: ParsedAddress
    names: tuple[NameClaim, ...] = ()
    flat: Code | None = None
    room: Code | None = None
    """Within the flat, let by itself."""
    floor: Code | None = None
    floor_value: str = ""
    block: Code | None = None
    street_no: Code | None = None
    lot: Lot | None = None
    """By which a house of a village is told that has no number."""
    phase: Code | None = None
    districts: frozenset[District] = frozenset()
    area: Code | None = None
    covered: frozenset[int] = frozenset()
    """Characters that are codes or areas."""
    several_flats: bool = False
    """More than one flat or floor is written, or one that somebody left."""
    open_text: str = field(default="", repr=False)
    """What is left when codes, names and areas are cut out."""
    in_several_towns: bool = False
    """Its road may be another town's of the same name."""

    @property
    def unlisted(self) -> frozenset[str]:
        """The words that are left and no list knows: one may be a floor that was misread."""
        known = [name for name in self.names if name.normal]
        return frozenset(
            word.text
            for word in self.spelling.words
            if word.start not in self.covered
            and (word.text not in _FILLERS or word.text in _OF_FLOORS)
            and not any(name.start <= word.start < name.end for name in known)
        )

    def is_split(self, code: Code) -> bool:
        """Whether a digit stands beside a code with no more than a space between: 2 7樓.

        Or a letter that may be of a house's number, or what is left of a flat's: 226號A.
        """
        before, behind = self.open_text[: code.start], self.open_text[code.end :]
        return bool(_DIGIT_BEFORE.search(before) or _MORE_BEHIND.match(behind))

    @property
    def at_odds(self) -> bool:
        """Whether flat and floor contradict each other: flat 1203 on floor 11."""
        inside = self._inside
        return inside is not None and self.floor_value not in ("", inside[0])

    @property
    def is_joined(self) -> bool:
        """Whether the flat is several made one: 3-4."""
        return self.flat is not None and JOINED in self.flat.text

    @property
    def flat_kind(self) -> str:
        """What the flat is called besides a number: shop, house, or the side of an old house."""
        kind = self.flat.text.split()[0] if self.flat else ""
        return kind if kind in KINDS else ""

    @property
    def is_lettered(self) -> bool:
        """Whether the floor may be told by a flat with a letter alone: 12C."""
        return self._lettered is not None

    @property
    def has_two_floors(self) -> bool:
        """Whether the home is on two floors, of which the lower one is told: 8-9/F."""
        return self.floor is not None and _TWO_FLOORS.search(self.floor.text) is not None

    @property
    def homes(self) -> frozenset[tuple[str, str]]:
        """The floor and the flat as written, and as a flat's number tells: 1203 is 3 on 12.

        A letter tells no floor: A1 on the first floor may be another flat than A. But 12C, where
        no floor is written, is C on 12.
        """
        written = self.written
        if written is None:
            return frozenset()
        inside = self._inside or self._lettered
        return frozenset({written, inside} if inside and not self.at_odds else {written})

    @property
    def written(self) -> tuple[str, str] | None:
        """The floor, empty where none is written, and the flat."""
        return None if self.flat is None else (self.floor_value, code_key(self.flat.text))

    @property
    def floors(self) -> frozenset[str]:
        """The floor that is written, or else the one inside the flat's number."""
        return frozenset({floor for floor, _ in self.homes if floor} | {self.floor_value}) - {""}

    @property
    def _inside(self) -> tuple[str, str] | None:
        written = self.flat.text.split(JOINED) if self.flat else []
        keys = [code_key(one).lower() for one in written]
        matches = [match for key in keys if (match := _FLOOR_IN_FLAT.fullmatch(key))]
        floors = {str(int(match["floor"])) for match in matches}
        if len(floors) != 1 or len(matches) != len(written):
            return None
        flats = [f"{int(match['flat'])}{match['letter'].upper()}" for match in matches]
        return floors.pop(), JOINED.join(flats)

    @property
    def _lettered(self) -> tuple[str, str] | None:
        if self.flat is None or self.floor_value:
            return None
        match = _FLOOR_AND_LETTER.fullmatch(self.flat.text.lower())
        return (match["floor"], match["flat"].upper()) if match else None

    def shown(self, code: Code | Lot | None) -> str:
        """Return a code as it was written."""
        return "" if code is None else self.spelling.shown[code.start : code.end].strip(" ,.")


def claims_of(text: str, gazetteer: Gazetteer) -> AddressClaims:
    """Take an address apart."""
    spelling, lots = _without_lots(spell(text))
    parsed = parse_address(_cut(spelling, lots) if lots else text, gazetteer)
    listed, floor = parsed.part(PartName.FLAT), parsed.part(PartName.FLOOR)
    own_floor = floor if floor and not (listed and floor.start == listed.start) else None
    street_no = parsed.part(PartName.STREET_NO)
    numbered = list(_block_numbers(spelling, parsed))
    blocks = [
        one
        for one in numbered
        if not (own_floor and listed is None and is_flat(one, own_floor, spelling.folded))
    ]
    others = [one.start for one in (own_floor, street_no, *blocks) if one]
    pair = flat_and_room(spelling.folded)
    flat = flat_of_wing(
        spelling.folded,
        pair.flat if pair else listed_flat(listed, own_floor, others, spelling.folded),
    )
    shop = shop_or_house(spelling.folded)
    number = _number_of(street_no, spelling.folded) if street_no else None
    if number and _OF_A_FLAT.search(spelling.folded, 0, number.start):
        flat, number, street_no = flat or number, None, None
    names = list(_known_names(parsed, gazetteer))
    in_words = []
    if shop and _numbers_a_road(shop.code, number, names):
        # A house of a village: its number is the street's.
        number = number or Code(shop.code.text.split()[-1], shop.code.start, shop.code.end)
        flat = None if flat and flat.start == shop.code.start else flat
        in_words, shop = [shop.span], None
    elif shop and flat and flat.start == shop.code.start:
        flat, in_words = shop.code, [shop.span]
    spans = [(one.start, one.end) for one in (flat, own_floor, number) if one]
    spans += [*(pair.spans if pair else ()), *in_words]
    spans += [*((one.start, one.end) for one in blocks), *((lot.start, lot.end) for lot in lots)]
    phase = _phase(spelling.folded)
    spans += [(phase.start, phase.end)] if phase else []
    if shop:
        names = [
            _behind_a_house(name, shop.span, spelling, gazetteer)
            for name in names
            if not shop.span[0] <= name.start < name.end <= shop.span[1]
        ]
    open_text = masked(spelling.folded, [*spans, *((name.start, name.end) for name in names)])
    if flat is None and shop and open_text[shop.code.start] != MASK:
        flat = shop.code
        spans += [(flat.start, flat.end)]
        open_text = masked(open_text, [shop.span])
    if flat is None and (told := flat_otherwise(open_text, spelling.folded, own_floor, blocks)):
        flat = told.code
        spans += [told.span]
        open_text = masked(open_text, [told.span])
    found = find_areas(names_said(spelling, gazetteer.names), open_text)
    known = {name.start for name in names} | {area.start for area in found}
    areas = [area for area in found if not _begins_a_name(area.end, open_text, known)]
    spans += [(area.start, area.end) for area in areas]
    open_text = masked(open_text, ((area.start, area.end) for area in areas))
    names += _other_names(spelling, open_text, gazetteer)
    if estates := _estates_among(areas, names, blocked=bool(blocks), phased=phase is not None):
        names += _as_estates(estates, spelling)
        areas = [area for area in areas if area not in estates]
    towns = [area for area in areas if area.district is not None]
    return AddressClaims(
        spelling=spelling,
        parsed=parsed,
        names=tuple(sorted(names, key=lambda name: name.start)),
        flat=flat,
        room=pair.room if pair else None,
        floor=Code(own_floor.text, own_floor.start, own_floor.end) if own_floor else None,
        floor_value=own_floor.normal if own_floor else "",
        block=blocks[0] if blocks else None,
        street_no=number or _one_before_street(open_text, names),
        lot=only_lot(lots),
        phase=phase,
        districts=frozenset(area.district for area in towns if area.district),
        area=_as_written(towns[0], spelling) if towns else None,
        covered=frozenset(place for start, end in spans for place in range(start, end)),
        several_flats=says_several(open_text, flat, own_floor)
        or (shop is not None and (flat != shop.code or len(blocks) < len(numbered)))
        or says_left(spelling.folded),
        open_text=open_text,
        in_several_towns=any(_is_of_several_towns(name, gazetteer) for name in names),
    )


def _without_lots(spelling: Spelling) -> tuple[Spelling, tuple[Lot, ...]]:
    """Return an address as if a comma stood for each lot, shown as it is, and the lots.

    Their numbers and letters are none of a house, a road or a flat.
    """
    lots = find_lots(spelling.folded)
    if not lots:
        return spelling, ()
    return spell(_cut(spelling, lots))._replace(shown=spelling.shown), lots


def _cut(spelling: Spelling, lots: Iterable[Lot]) -> str:
    shown = spelling.shown
    for lot in lots:
        shown = shown[: lot.start] + "," * (lot.end - lot.start) + shown[lot.end :]
    return shown


def _estates_among(
    areas: Sequence[Area], names: Sequence[NameClaim], *, blocked: bool, phased: bool
) -> list[Area]:
    """Return the areas that are estates, where a block or a building is told.

    The own name of some says so; of others it is a road or a phase, and no building, by the block.
    """
    houses = any(name.part is not Part.STREET for name in names)
    told = not houses and (bool(names) or phased)
    return [
        area
        for area in areas
        if (estate := _ALSO_ESTATES.get(area.key)) is not None
        and ((blocked and told) or ((blocked or houses) and estate in _ESTATES_FIRST))
    ]


def _as_estates(areas: Iterable[Area], spelling: Spelling) -> Iterator[NameClaim]:
    for start, end, key, *_ in areas:
        yield NameClaim(Part.ESTATE, spelling.shown[start:end], start, end, _ALSO_ESTATES[key])


def _is_of_several_towns(name: NameClaim, gazetteer: Gazetteer) -> bool:
    """Whether a road is listed in more districts than one, or not at all."""
    if name.part is not Part.STREET:
        return False
    return len(gazetteer.roads.districts.get(name_key(name.text), ())) != 1


def _as_written(area: Area, spelling: Spelling) -> Code:
    return Code(spelling.shown[area.start : area.end], area.start, area.end)


def _begins_a_name(end: int, open_text: str, known: Collection[int]) -> bool:
    """Whether an area is a piece of a name: 沙田中心, but not 新界廈 of 新界廈村新圍.

    Args:
        end: of the area.
        open_text: the address without what was read of it.
        known: where known names and areas begin.
    """
    more = _BEGINS_A_NAME.match(open_text, end)
    return more is not None and more.end() not in known


def _number_of(street_no: AddressPart, folded: str) -> Code:
    """Return the number on a street with the letter that may stand behind its sign: 226號A."""
    more = _LETTER_AFTER_NUMBER.match(folded, street_no.end)
    if more is None or AND_MORE.match(folded, more.end()):
        return Code(street_no.normal, street_no.start, street_no.end)
    return Code(street_no.normal + more["letter"].upper(), street_no.start, more.end())


def _one_before_street(open_text: str, names: Iterable[NameClaim]) -> Code | None:
    """Return the number 1 where a lone I or l stands before a road: no number is written so."""
    for name in names:
        match = _ONE.search(open_text, 0, name.start) if name.part is Part.STREET else None
        if match is not None:
            return Code("1", match.start(), match.end())
    return None


def _numbers_a_road(house: Code, number: Code | None, names: Sequence[NameClaim]) -> bool:
    """Whether the number of a house is that of a road, or of a village, which the list has so."""
    if not house.text.startswith("house "):
        return False
    if number is not None:
        return number.start == house.start
    return bool(names) and all(name.part is Part.STREET for name in names)


def _block_numbers(spelling: Spelling, parsed: ParsedAddress) -> Iterator[Code]:
    """Yield the numbers of blocks, also beside the name of a house."""
    text = spelling.folded
    named = parsed.part(PartName.BLOCK)
    estate = parsed.part(PartName.ESTATE)
    if estate:
        text = masked(text, [(estate.start, estate.end)])
    if named and parsed.block_id and not any(map(str.isdigit, named.text)):
        text = masked(text, [(named.start, named.end)])
    while (found := block_number(text)) is not None:
        yield Code(found.value, found.start, found.end)
        text = masked(text, [(found.start, found.end)])


def _phase(folded: str) -> Code | None:
    match = _PHASE.search(folded)
    if match is None:
        return None
    return Code(match["n"] or match["han"], match.start(), match.end())


def _known_names(parsed: ParsedAddress, gazetteer: Gazetteer) -> Iterator[NameClaim]:
    for name, part in (
        (PartName.BLOCK, Part.BLOCK),
        (PartName.BUILDING, Part.BUILDING),
        (PartName.ESTATE, Part.ESTATE),
        (PartName.STREET, Part.STREET),
    ):
        found = parsed.part(name)
        if found is None or (name is PartName.BLOCK and parsed.block_id is None):
            continue
        guessed = _GUESSED.get(name) in parsed.problems
        estates = part is Part.ESTATE and _of_another(found, gazetteer)
        houses = part is Part.BLOCK and _ends_otherwise(found, gazetteer)
        own = not (guessed or estates or houses)
        yield NameClaim(part, found.text, found.start, found.end, found.normal if own else "")


def _behind_a_house(
    name: NameClaim, house: tuple[int, int], spelling: Spelling, gazetteer: Gazetteer
) -> NameClaim:
    """Return the name behind the number of a house it was taken with: HOUSE 21 HONG HAY GARDEN."""
    behind = [word for word in spelling.words if house[1] <= word.start < name.end]
    if not house[0] <= name.start < house[1] or not behind:
        return name
    key = "".join(word.text for word in behind)
    start, end = behind[0].start, behind[-1].end
    normal = _normal(name.part, key, gazetteer)
    return NameClaim(name.part, spelling.shown[start:end], start, end, normal)


def _ends_otherwise(house: AddressPart, gazetteer: Gazetteer) -> bool:
    """Whether a house is called 閣 that the list calls 樓: another one may be meant."""
    block = gazetteer.blocks.get(BlockId(house.normal))
    if block is None or not block.name_zh:
        return False
    said, listed = fold_chinese(house.text.strip())[-1:], fold_chinese(block.name_zh)[-1]
    return said in _HOUSE_ENDS and listed in _HOUSE_ENDS and said != listed


def _of_another(estate: AddressPart, gazetteer: Gazetteer) -> bool:
    """Whether an estate has the whole name of another one than its house stands in.

    A house may tell which estate is meant; it cannot make 石蔭邨 mean 石蔭東邨.
    """
    called = gazetteer.estates_called.get(tuple(spell(estate.text).texts), frozenset())
    return bool(called) and estate.normal not in called


def _other_names(spelling: Spelling, open_text: str, gazetteer: Gazetteer) -> Iterator[NameClaim]:
    """Yield the words of substance that are left."""
    run: list[Word] = []
    for word in spelling.words:
        hidden = open_text[word.start] != spelling.folded[word.start]
        joined = bool(run) and not word.after_break and run[-1].han == word.han
        if run and (hidden or not joined or open_text[run[-1].end : word.start].strip(" '.&-()")):
            yield from _claim(spelling, run, gazetteer)
            run = []
        if hidden:
            continue
        run.append(word)
        ends = _ENDS_A_HAN_NAME if word.han else _ENDS_A_NAME
        if word.text in ends and len(run) > 1:  # 廈村 is a village, Court Road a road
            yield from _claim(spelling, run, gazetteer)
            run = []
    yield from _claim(spelling, run, gazetteer)


def _claim(spelling: Spelling, run: list[Word], gazetteer: Gazetteer) -> Iterator[NameClaim]:
    while run and run[0].text in _FILLERS:
        run = run[1:]
    while run and run[-1].text in _FILLERS and len(run) > 1 and not run[-1].han:
        run = run[:-1]
    if not run or all(word.text in _FILLERS for word in run):
        return
    key = "".join(word.text for word in run)
    part = Part.BUILDING
    if _ROADS.search(key):
        part = Part.STREET
    elif _ESTATES.search(key):
        part = Part.ESTATE
    start, end = run[0].start, run[-1].end
    yield NameClaim(part, spelling.shown[start:end], start, end, _normal(part, key, gazetteer))


def _normal(part: Part, key: str, gazetteer: Gazetteer) -> str:
    listed = gazetteer.roads if part is Part.STREET else gazetteer.buildings
    return listed.compared_by(key) if key in listed.districts else ""
