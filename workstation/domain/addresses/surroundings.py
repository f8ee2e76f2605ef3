"""What else a line names: roads and numbers, other buildings, areas, and signs of no home."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from workstation.domain.addresses.districts import (
    AREA_NAMES,
    DISTRICT_NAMES,
    REGION_NAMES,
    District,
)
from workstation.domain.addresses.gazetteer import Gazetteer
from workstation.domain.addresses.numerals import NUMERALS
from workstation.domain.addresses.spelling import HAN, Spelling, name_key

_LONGEST_NAME: Final = 8
_LONGEST_HAN_NAME: Final = 16
_N: Final = f"[{NUMERALS}]{{1,4}}"
_ROAD_WORDS: Final = (
    *("road", "rd", "street", "st", "avenue", "ave", "lane", "path", "drive", "crescent"),
    *("circuit", "square", "way", "close", "praya", "bazaar", "boulevard", "terrace", "rise"),
)
_ROAD_HAN: Final = "路道街里径巷坊围台"
_LATIN_NO: Final = re.compile(
    r"(?<![a-z0-9/])(?:nos?\.? ?)?(?P<no>[0-9]{1,4}[a-z]?(?: ?(?:-|&|to) ?[0-9]{1,4}[a-z]?)?),? *$"
)
_HAN_NO: Final = re.compile(
    r" *(?:门牌)?第?(?P<no>[0-9]{1,4}[a-z]?(?: ?(?:-|至|及|、) ?[0-9]{1,4}[a-z]?)?"
    rf"|{_N}) ?号 ?[a-z]?"
)
_NUMBERED_ROAD: Final = re.compile(
    r"(?<![a-z0-9/])(?:nos?\.? ?)?(?P<no>[0-9]{1,4}[a-z]?(?: ?(?:-|&|to) ?[0-9]{1,4}[a-z]?)?),? "
    rf"(?P<road>(?:[a-z']{{1,20}} ){{1,4}}(?:{'|'.join(_ROAD_WORDS)})\b\.?)"
)
_NUMBERED_ROAD_HAN: Final = re.compile(
    rf"(?P<road>[{HAN}]{{1,6}}[{_ROAD_HAN}]) ?"
    rf"(?P<no>[0-9]{{1,4}}[a-z]?(?:-[0-9]{{1,4}}[a-z]?)?|{_N}) ?号"
)
_OTHER_BUILDING: Final = re.compile(
    r"(?:[a-z0-9']{1,20} ){1,4}(?:building|bldg|mansion|court|garden|gardens|villas?|tower|plaza"
    r"|centre|center|chuen|heights|residence|house|estate|lodge|apartments?)\b"
    rf"|[{HAN}]{{2,8}}?(?:大厦|大楼|花园|苑|山庄|广场|中心|新村|阁|楼|居|轩|台|庭|园|城|村)"
)
_SIGNS: Final = tuple(
    (sign, re.compile(pattern))
    for sign, pattern in (
        ("po_box", r"\bp\.? ?o\.? ?box\b|post office box|邮政信箱|信箱"),
        ("shop", r"\bshops?\b|\bstalls?\b|[0-9a-z]号?[铺档]|[铺档][0-9]|铺位|商铺|地铺"),
        ("lot", r"\bd\.? ?d\.? ?[0-9]+|\blot (?:no\.? ?)?[0-9]+|丈量约份|地段"),
        (
            "facility",
            r"\b(?:market|car ?park|shopping|commercial|community|school|kindergarten|clinic|"
            r"clubhouse|ancillary)\b|街市|停车场|商场|商业中心|社区|学校|小学|中学|幼稚园|诊所|会所",
        ),
    )
)


_NO_BUILDINGS: Final = frozenset({*AREA_NAMES, *DISTRICT_NAMES, *REGION_NAMES})


class PlaceClass(StrEnum):
    """What an address is when it is no public rental flat. Scripts read these values."""

    PO_BOX = "po_box"
    SHOP = "shop"
    LOT = "lot"
    FACILITY = "facility"
    """A market, a school, a car park: nobody lives there."""
    NON_RESIDENTIAL_BLOCK = "non_residential_block"
    OTHER_ESTATE = "other_estate"
    """An estate or court that is not on the Housing Authority's list."""
    BUILDING = "building"
    STREET = "street"
    VILLAGE = "village"


@dataclass(frozen=True, slots=True)
class Street:
    """A road or village, the number on it, and the characters they cover."""

    start: int
    end: int
    key: str
    number: str
    number_start: int
    number_end: int
    districts: tuple[District, ...] = ()

    @property
    def numbered(self) -> bool:
        """Whether a number was said."""
        return bool(self.number)


@dataclass(frozen=True, slots=True)
class Area:
    """An area, district or region that is named, and the characters it covers."""

    start: int
    end: int
    district: District | None
    """None: a region, which says nothing."""
    is_district: bool


@dataclass(frozen=True, slots=True)
class Building:
    """Another building or estate that is named, and the characters it covers."""

    start: int
    end: int
    key: str
    districts: tuple[District, ...] = ()
    """Where the gazetteer has it; empty when it has not."""


def signs(folded: str) -> frozenset[PlaceClass]:
    """Return what in a line speaks against a home."""
    return frozenset(PlaceClass(sign) for sign, pattern in _SIGNS if pattern.search(folded))


def find_street(spelling: Spelling, text: str, gazetteer: Gazetteer) -> Street | None:
    """Return the first road with a number, else the first road or village of the gazetteer.

    Args:
        spelling: the line.
        text: its folded text with estates and blocks cut out.
        gazetteer: where roads are known from.
    """
    unnumbered = None
    for start, end, key in _runs(spelling, text):
        districts = gazetteer.roads.districts.get(key)
        if districts is None or (unnumbered and start < unnumbered.end):
            continue
        number = _number_beside(text, start, end)
        place = (number.start("no"), number.end("no")) if number else (end, end)
        compared = gazetteer.roads.compared_by(key)
        street = Street(start, end, compared, text[slice(*place)], *place, districts)
        if street.numbered:
            return street
        if unnumbered is None and key not in _NO_BUILDINGS and _tells(text[start:end]):
            unnumbered = street
    return _unlisted_street(text) or unnumbered


def find_areas(spelling: Spelling, text: str) -> tuple[Area, ...]:
    """Return the areas, districts and regions that are named."""
    found: list[Area] = []
    for start, end, key in _runs(spelling, text):
        if found and start < found[-1].end:
            continue
        if key in REGION_NAMES:
            found.append(Area(start, end, None, is_district=False))
        elif (district := DISTRICT_NAMES.get(key) or AREA_NAMES.get(key)) and (
            " " in text[start:end] or not text[start].isascii() or _whole_segment(text, start, end)
        ):
            found.append(Area(start, end, district, is_district=key in DISTRICT_NAMES))
    return tuple(found)


def known_building(spelling: Spelling, text: str, gazetteer: Gazetteer) -> Building | None:
    """Return the longest name of a building the gazetteer has."""
    known = [
        Building(start, end, gazetteer.buildings.compared_by(key), districts)
        for start, end, key in _runs(spelling, text)
        if (districts := gazetteer.buildings.districts.get(key)) and key not in _NO_BUILDINGS
    ]
    return max(known, key=lambda building: building.end - building.start, default=None)


def likely_building(text: str) -> Building | None:
    """Return what looks like the name of a building or of another estate."""
    match = _OTHER_BUILDING.search(text)
    if match is None:
        return None
    return Building(match.start(), match.end(), name_key(match[0]))


def building_class(building: Building, text: str) -> PlaceClass:
    """Return whether a building's name is that of an estate or of one house."""
    name = text[building.start : building.end]
    estate = re.search(r"estate|court$|garden|chuen|villa|苑$|花园|村$|山庄", name)
    return PlaceClass.OTHER_ESTATE if estate else PlaceClass.BUILDING


def is_village(street: Street, text: str) -> bool:
    """Whether a place of the list of roads and villages is a village."""
    name = text[street.start : street.end].rstrip(" .")
    return not (name.split(" ")[-1] in _ROAD_WORDS or name[-1:] in _ROAD_HAN)


def _runs(spelling: Spelling, text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the runs of words of a masked text and their keys, at each place the longest first."""
    words = spelling.words
    for first, word in enumerate(words):
        if text[word.start] != spelling.folded[word.start]:
            continue
        longest = _LONGEST_HAN_NAME if word.han else _LONGEST_NAME
        ends = [first + 1]
        while (
            ends[-1] < len(words)
            and len(ends) < longest
            and not words[ends[-1]].after_break
            and text[words[ends[-1]].start] == spelling.folded[words[ends[-1]].start]
        ):
            ends.append(ends[-1] + 1)
        for after in reversed(ends):
            yield word.start, words[after - 1].end, spelling.key(first, after)


def _tells(name: str) -> bool:
    """Whether a road or village is named at length; many short names are parts of others."""
    return len(name) > 2 if not name[0].isascii() else " " in name.strip()


def _number_beside(text: str, start: int, end: int) -> re.Match[str] | None:
    if text[start].isascii():
        return _LATIN_NO.search(text, max(0, start - 24), start)
    return _HAN_NO.match(text, end)


def _unlisted_street(text: str) -> Street | None:
    match = _NUMBERED_ROAD.search(text) or _NUMBERED_ROAD_HAN.search(text)
    if match is None:
        return None
    return Street(
        match.start("road"),
        match.end("road"),
        name_key(match["road"]),
        match["no"],
        match.start("no"),
        match.end("no"),
    )


def _whole_segment(text: str, start: int, end: int) -> bool:
    """Whether a name stands between commas: NORTH alone is a district, in a name it is not."""
    before = text[:start].rstrip()
    after = text[end:].lstrip()
    return before[-1:] in ("", ",", ";", "\n", "¦") and after[:1] in ("", ",", ";", "\n", ".")


def districts_of(areas: Iterable[Area]) -> frozenset[District]:
    """Return the districts that areas lie in."""
    return frozenset(area.district for area in areas if area.district is not None)
