"""Other buildings and estates, and signs that nobody lives at an address."""

import re
from collections.abc import Iterable
from enum import StrEnum
from typing import Final, NamedTuple

from workstation.domain.addresses.areas import NOT_A_NAME
from workstation.domain.addresses.districts import District
from workstation.domain.addresses.gazetteer import Gazetteer
from workstation.domain.addresses.names_said import MASK, Hit
from workstation.domain.addresses.spelling import HAN, name_key

_OTHER_BUILDING: Final = re.compile(
    r"(?:[a-z0-9']{1,20} ){1,4}(?:building|bldg|mansion|court|garden|gardens|villas?|tower|plaza"
    r"|centre|center|chuen|heights|residence|house|estate|lodge|apartments?)\b"
    rf"|(?!号)[{HAN}]{{2,8}}?(?:大厦|大楼|花园|苑|山庄|广场|中心|新村|阁|楼|居|轩|台|庭|园|城|村)"
)


class PlaceClass(StrEnum):
    """What an address is when it is no public rental flat. Scripts read these values."""

    PO_BOX = "po_box"
    SHOP = "shop"
    """Or a stall, a store room, an office, a parking space: numbered, and nobody lives there."""
    LOT = "lot"
    FACILITY = "facility"
    """A market, a school, a car park: nobody lives there."""
    NON_RESIDENTIAL_BLOCK = "non_residential_block"
    OTHER_ESTATE = "other_estate"
    """An estate or court that is not on the Housing Authority's list."""
    BUILDING = "building"
    STREET = "street"
    VILLAGE = "village"


_SHOPS: Final = (
    r"\b(?:shops?|stalls?|kiosks?|store ?rooms?|parking spaces?)\b|[铺档][0-9]|铺位|商铺|地铺|店铺"
    r"|[0-9a-z]号?(?:[铺档店]|摊位|车位|储物室|办公室)|(?:摊位|车位|储物室)[0-9]"
)
_SHOP: Final = re.compile(_SHOPS)
_SIGNS: Final = tuple(
    (PlaceClass(sign), re.compile(pattern))
    for sign, pattern in (
        ("po_box", r"\bp\.? ?o\.? ?box\b|post office box|邮政信箱|信箱"),
        ("shop", _SHOPS),
        ("lot", r"\bd\.? ?d\.? ?[0-9]+|\blot (?:no\.? ?)?[0-9]+|丈量约份|地段"),
        (
            "facility",
            r"\b(?:market|car ?park|shopping|commercial|community|school|kindergarten|clinic|"
            r"clubhouse|ancillary)\b|街市|停车场|商场|商业中心|社区|学校|小学|中学|幼稚园|诊所|会所",
        ),
    )
)
_SIGN_WORDS: Final = frozenset(
    (
        *("p", "po", "post", "shop", "shops", "stall", "stalls", "store", "storeroom", "kiosk"),
        *("parking", "d", "dd", "lot", "market", "car"),
        *("carpark", "shopping", "commercial", "community", "school", "kindergarten", "clinic"),
        *("clubhouse", "ancillary", *"邮信铺档店摊车储办丈地街停商社学校小中幼诊会"),
    )
)
"""Words one of which stands in whatever a sign matches: a cheap look first."""


class Building(NamedTuple):
    """Another building or estate that is named, and the characters it covers."""

    start: int
    end: int
    key: str
    districts: tuple[District, ...] = ()
    """Where the gazetteer has it; empty when it has not."""


def signs(said: Iterable[str], folded: str) -> frozenset[PlaceClass]:
    """Return what in a line, and among its words, speaks against a home."""
    if _SIGN_WORDS.isdisjoint(said):
        return frozenset()
    return frozenset(sign for sign, pattern in _SIGNS if pattern.search(folded))


def shop_in(folded: str) -> int:
    """Return where the first shop is named in a folded line, or what is like one."""
    match = _SHOP.search(folded)
    return len(folded) if match is None else match.start()


def known_building(hits: Iterable[Hit], text: str, gazetteer: Gazetteer) -> Building | None:
    """Return the longest name of a building the gazetteer has; 康城 of 日出康城 is none."""
    listed, longest, area_end = gazetteer.buildings.districts, None, 0
    for hit in hits:
        if hit.key in NOT_A_NAME:
            area_end = max(area_end, hit.end)
            continue
        if hit.key not in listed or hit.end <= area_end or MASK in text[hit.start : hit.end]:
            continue
        if longest is None or hit.end - hit.start > longest.end - longest.start:
            longest = hit
    if longest is None:
        return None
    key = gazetteer.buildings.compared_by(longest.key)
    return Building(longest.start, longest.end, key, listed[longest.key])


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
