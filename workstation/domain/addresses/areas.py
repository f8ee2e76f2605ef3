"""The areas and districts a line names: hints, never reasons."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from workstation.domain.addresses.districts import (
    AREA_NAMES,
    DISTRICT_NAMES,
    REGION_NAMES,
    District,
)
from workstation.domain.addresses.names_said import Hit, uncovered

NOT_A_NAME: Final = frozenset({*AREA_NAMES, *DISTRICT_NAMES, *REGION_NAMES})
"""Keys that are areas before they are roads or buildings."""
_PLAIN_WORDS: Final = frozenset(
    ("north", "eastern", "southern", "central", "islands", "jordan", "stanley", "admiralty")
)
"""Areas whose names are words of many other names."""


@dataclass(frozen=True, slots=True)
class Area:
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
    for hit in uncovered((hit for hit in hits if hit.key in NOT_A_NAME), text):
        start, end, key = hit.start, hit.end, hit.key
        if found and start < found[-1].end:
            continue
        if key in REGION_NAMES:
            found.append(Area(start, end, key, None, is_district=False))
        elif (district := DISTRICT_NAMES.get(key) or AREA_NAMES.get(key)) and (
            key not in _PLAIN_WORDS or _whole_segment(text, start, end)
        ):
            found.append(Area(start, end, key, district, is_district=key in DISTRICT_NAMES))
    return tuple(found)


def districts_of(areas: Iterable[Area]) -> frozenset[District]:
    """Return the districts that areas lie in."""
    return frozenset(area.district for area in areas if area.district is not None)


def _whole_segment(text: str, start: int, end: int) -> bool:
    """Whether a name stands between commas: NORTH alone is a district, in a name it is not."""
    before = text[:start].rstrip()
    after = text[end:].lstrip()
    return before[-1:] in ("", ",", ";", "\n", "¦") and after[:1] in ("", ",", ";", "\n", ".")
