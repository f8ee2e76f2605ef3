"""Roads, villages and the numbers on them."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate
from typing import Final, NamedTuple

from workstation.domain.addresses.areas import NOT_A_NAME
from workstation.domain.addresses.districts import District
from workstation.domain.addresses.gazetteer import Gazetteer, Places
from workstation.domain.addresses.names_said import MASK, Hit
from workstation.domain.addresses.numerals import NUMERALS
from workstation.domain.addresses.spelling import HAN, name_key

_N: Final = f"[{NUMERALS}]{{1,4}}"
_ROAD_WORDS: Final = (
    *("road", "rd", "street", "st", "avenue", "ave", "lane", "path", "drive", "crescent"),
    *("circuit", "square", "way", "close", "praya", "bazaar", "boulevard", "terrace", "rise"),
)
_ROAD_HAN: Final = "路道街里径巷坊围台"
_SIDE: Final = re.compile(r" (?:north|south|east|west)$|(?<=[路道街])[东南西北]$")
_VILLAGE_OR_CIRCUIT: Final = "围"
"""In English a village is called Wai."""
_LATIN_NO: Final = re.compile(
    r"(?<![a-z0-9/])(?:nos?\.? ?)?(?P<no>[0-9]{1,4}[a-z]?(?: ?(?:-|&|to) ?[0-9]{1,4}[a-z]?)?),? *$"
)
_HAN_NO: Final = re.compile(
    r" *(?:门牌)?第?(?P<no>[0-9]{1,4}[a-z]?(?: ?(?:-|至|及|、) ?[0-9]{1,4}[a-z]?)?"
    rf"|{_N}) ?号 ?[a-z]?"
)
_LEAST_OF_A_ROAD: Final = 3
"""Characters of an unlisted road that are left when the areas in front are no part of its name."""
_SAID_OF_ROADS: Final = frozenset((*_ROAD_WORDS, *map(name_key, _ROAD_WORDS)))
"""Words one of which stands in the name of an unlisted road: a cheap look first."""
_NUMBERED_ROAD: Final = re.compile(
    r"(?<![a-z0-9/])(?:nos?\.? ?)?(?P<no>[0-9]{1,4}[a-z]?(?: ?(?:-|&|to) ?[0-9]{1,4}[a-z]?)?),? "
    rf"(?P<road>(?:[a-z']{{1,20}} ){{1,4}}(?:{'|'.join(_ROAD_WORDS)})\b\.?)"
)
_NUMBERED_ROAD_HAN: Final = re.compile(
    rf"(?P<road>[{HAN}]{{1,6}}[{_ROAD_HAN}](?<![平天]台)) ?"
    rf"(?P<no>[0-9]{{1,4}}[a-z]?(?:-[0-9]{{1,4}}[a-z]?)?|{_N}) ?号"
)


class Street(NamedTuple):
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


class _Houses:
    """Where buildings are named; asked in any order, each time in a moment."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        self._furthest = list(accumulate((end for _, end in ordered), max))

    def hold(self, start: int, end: int) -> bool:
        """Whether these characters are a piece of the name of a building."""
        here, before = bisect_right(self._starts, start), bisect_left(self._starts, start)
        longer = here > 0 and self._furthest[here - 1] > end
        return longer or (before > 0 and self._furthest[before - 1] >= end)


def find_street(
    hits: Iterable[Hit], text: str, said: Iterable[str], gazetteer: Gazetteer
) -> Street | None:
    """Return the first road with a number, else the first road or village of the gazetteer.

    Args:
        hits: the known names of the line.
        text: its folded text with estates and blocks cut out.
        said: its words.
        gazetteer: where roads are known from.
    """
    unnumbered = None
    roads = gazetteer.roads
    hits = tuple(hits)
    houses = _Houses((h.start, h.end) for h in hits if h.key in gazetteer.buildings.districts)
    for hit in hits:
        start, end, key = hit.start, hit.end, hit.key
        if key not in roads.districts or MASK in text[start:end]:
            continue
        if houses.hold(start, end):
            continue  # the village of Nga Tsin Wai Building
        if _ends_a_number(text, start) and _begins_at(start + 2, end, hits, roads):
            continue  # A Shan of 92A Shan Ting Tsuen
        if unnumbered and start < unnumbered.end:
            continue
        number = _number_beside(text, start, end)
        place = (number.start("no"), number.end("no")) if number else (end, end)
        compared = roads.compared_by(key)
        street = Street(start, end, compared, text[slice(*place)], *place, roads.districts[key])
        if street.numbered:
            return street
        if unnumbered is None and key not in NOT_A_NAME and _tells(text[start:end]):
            unnumbered = street
    return _unlisted_street(hits, text, said) or unnumbered


def is_village(street: Street, text: str) -> bool:
    """Whether a place of the list of roads and villages is a village."""
    name = _SIDE.sub("", text[street.start : street.end].rstrip(" ."))
    if name.endswith(_VILLAGE_OR_CIRCUIT):
        return not street.key.endswith(_ROAD_WORDS)
    return not (name.split(" ")[-1] in _ROAD_WORDS or name[-1:] in _ROAD_HAN)


def _ends_a_number(text: str, start: int) -> bool:
    """Whether the letter at a place may be the last of a number."""
    return text[:start].rstrip()[-1:].isdecimal() and text[start + 1 : start + 2] == " "


def _begins_at(start: int, end: int, hits: Iterable[Hit], roads: Places) -> bool:
    """Whether the name of a road or village begins at a place and does not end before another."""
    return any(hit.start == start and hit.end >= end and hit.key in roads.districts for hit in hits)


def _tells(name: str) -> bool:
    """Whether a road or village is named at length; many short names are parts of others."""
    return len(name) > 2 if not name[0].isascii() else " " in name.strip()


def _number_beside(text: str, start: int, end: int) -> re.Match[str] | None:
    if text[start].isascii():
        return _LATIN_NO.search(text, max(0, start - 24), start)
    return _HAN_NO.match(text, end)


def _unlisted_street(hits: Iterable[Hit], text: str, said: Iterable[str]) -> Street | None:
    """Return a road with a number that no list has."""
    match = None if _SAID_OF_ROADS.isdisjoint(said) else _NUMBERED_ROAD.search(text)
    if match is None and "号" in text:
        match = _NUMBERED_ROAD_HAN.search(text)
    if match is None:
        return None
    start, end = match.span("road")
    start = start if text[start].isascii() else _behind_areas(hits, start, end)
    return Street(
        start,
        end,
        name_key(text[start:end]),
        match["no"],
        match.start("no"),
        match.end("no"),
    )


def _behind_areas(hits: Iterable[Hit], start: int, end: int) -> int:
    """Return where the name of an unlisted road begins: 青山公路 of 新界屯門青山公路."""
    for hit in hits:
        area = hit.key in NOT_A_NAME and hit.start <= start < hit.end
        if area and end - hit.end >= _LEAST_OF_A_ROAD:
            start = hit.end
    return start
