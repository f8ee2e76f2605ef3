"""The areas and districts a line names: hints, never reasons."""

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from workstation.domain.addresses.districts import (
    AREA_NAMES,
    DISTRICT_NAMES,
    EVERY_NAME,
    REGION_NAMES,
    District,
)
from workstation.domain.addresses.names_said import MASK, Hit
from workstation.domain.addresses.spelling import spell

NOT_A_NAME: Final = frozenset({*AREA_NAMES, *DISTRICT_NAMES, *REGION_NAMES})
"""Keys that are areas before they are roads or buildings."""
_PLAIN_WORDS: Final = frozenset(
    ("north", "eastern", "southern", "central", "islands", "jordan", "stanley", "admiralty")
)
"""Areas whose names are words of many other names."""
_OF_A_ROAD: Final = re.compile(r"(?<=[\u3400-\u9fff])大?(?:[道路径徑里巷]|街(?!市))")
"""Behind a Chinese name it makes it a road's: 紅磡道."""


class Area(NamedTuple):
    """An area, district or region that is named, and the characters it covers."""

    start: int
    end: int
    key: str
    district: District | None
    """None: a region, which says nothing."""
    is_district: bool


def find_areas(hits: Iterable[Hit], text: str) -> tuple[Area, ...]:
    """Return the areas, districts and regions among the known names that are left in a text."""
    found: list[Area] = []
    for hit in hits:
        key = hit.key
        if key not in NOT_A_NAME or MASK in text[hit.start : hit.end]:
            continue
        if (found and hit.start < found[-1].end) or _OF_A_ROAD.match(text, hit.end):
            continue
        if key in REGION_NAMES:
            found.append(Area(hit.start, hit.end, key, None, is_district=False))
        elif (district := DISTRICT_NAMES.get(key) or AREA_NAMES.get(key)) and (
            key not in _PLAIN_WORDS or _whole_segment(text, hit.start, hit.end)
        ):
            in_full = key in DISTRICT_NAMES
            found.append(Area(hit.start, hit.end, key, district, is_district=in_full))
    return tuple(found)


def certain_areas() -> Iterator[tuple[tuple[str, ...], Area]]:
    """Yield the areas that are meant wherever their words stand, with these, at no place yet."""
    for name in EVERY_NAME:
        spelling = spell(name)
        key = spelling.joined
        if key not in _PLAIN_WORDS:
            district = DISTRICT_NAMES.get(key) or AREA_NAMES.get(key)
            yield spelling.texts, Area(0, 0, key, district, is_district=key in DISTRICT_NAMES)


def districts_of(areas: Iterable[Area]) -> frozenset[District]:
    """Return the districts that areas lie in."""
    return frozenset(area.district for area in areas if area.district is not None)


def _whole_segment(text: str, start: int, end: int) -> bool:
    """Whether a name stands between commas: NORTH alone is a district, in a name it is not."""
    before = text[:start].rstrip()
    after = text[end:].lstrip()
    return before[-1:] in ("", ",", ";", "\n", MASK) and after[:1] in ("", ",", ";", "\n", ".")
