"""Invents the floors and flats of the blocks of the list, and writes them as a roster does.

No open file lists them, so a block here has one of the ways real blocks are numbered.
"""

from random import Random
from typing import Final, NamedTuple

from tests.support.written_flats import chinese_number, embedded
from workstation.domain.addresses import Block, BlockId, Estate

_LETTERS: Final = "ABCDEFGHJKLMNPQRSTUVWXYZ"
_MOST_FLOORS: Final = 45
_NAMES_OF_2021: Final = {
    "lower-wong-tai-sin-1": ("Lower Wong Tai Sin (1) Estate", "黃大仙下一邨"),
    "tung-tau-2": ("Tung Tau (II) Estate", "東頭二邨"),
    "tsui-ping-north": ("Tsui Ping (North) Estate", "翠屏北邨"),
    "tsui-ping-south": ("Tsui Ping South Estate", "翠屏南邨"),
}
"""What the Housing Authority's list of 2021-03-31 calls estates it has renamed since."""


class Home(NamedTuple):
    """A flat of a block: what an address parser is to find."""

    block_id: BlockId
    floor: str
    unit: str


class HomeStyle(NamedTuple):
    """How one office's file writes floors, flats and blocks."""

    floor: str
    """A pattern, or empty: the floor is in the flat's number only."""
    flat: str
    """plain, padded or embedded."""
    english: bool
    chinese: bool
    old_names: bool


def homes_of(rng: Random, block_id: BlockId, count: int) -> list[Home]:
    """Return about ``count`` homes of a block from the ground up."""
    units = _units(rng, -(-count // _MOST_FLOORS))
    floors = _floors(rng, -(-count // len(units)))
    homes = [Home(block_id, floor, unit) for floor in floors for unit in units]
    for place in range(len(homes) - 1, 0, -1):
        home = homes[place]
        if home.unit.isdigit() and home.floor not in ("G", home.unit) and rng.random() < 0.01:
            homes[place : place + 1] = [home._replace(unit=f"{home.unit}{c}") for c in "ABC"]
    return homes


def _units(rng: Random, least: int) -> list[str]:
    """Return the flats of one floor, at least so many that the block is no higher than any is."""
    if rng.random() < 0.2 and least <= len(_LETTERS):
        return list(_LETTERS[: max(rng.randint(4, 12), least)])
    return [str(number) for number in range(1, max(rng.randint(8, 28), least + 1))]


def _floors(rng: Random, count: int) -> list[str]:
    first = rng.choice((1, 1, 2, 3))
    floors = [str(first + place) for place in range(count)]
    if rng.random() < 0.15:
        floors.insert(0, rng.choice(("G", "G", "LG", "UG")))
    if rng.random() < 0.04 and len(floors) > 4:
        floors.insert(4, f"{floors[3]}A")
    return floors


def draw_style(rng: Random) -> HomeStyle:
    """Draw how a file writes the homes of one household."""
    language = rng.random()
    return HomeStyle(
        rng.choice(("{}", "{}", "{}", "{}/F", "{}/F", "zh", "")),
        rng.choice(("plain", "plain", "padded", "embedded", "embedded")),
        language > 0.08,
        language < 0.92,
        rng.random() < 0.5,
    )


def place_columns(style: HomeStyle, block: Block, estate: Estate) -> tuple[str, str, str, str]:
    """Return estate and block in English and Chinese; one language may be left blank."""
    en, zh = estate.name_en, estate.name_zh
    if style.old_names:
        en, zh = _NAMES_OF_2021.get(estate.id, (en, zh))
    return (
        en if style.english else "",
        block.name_en if style.english else "",
        zh if style.chinese else "",
        block.name_zh if style.chinese else "",
    )


def flat_columns(style: HomeStyle, floor: str, unit: str) -> tuple[str, str]:
    """Return the columns floor and flat."""
    whole = embedded(floor, unit)
    said = style.floor
    if not said and not whole:
        said = "{}"
    flat = _flat(style.flat if said else "embedded", floor, unit, whole)
    return _floor(said, floor), flat


def _floor(pattern: str, floor: str) -> str:
    if pattern != "zh":
        return pattern.format(floor) if pattern else ""
    if floor == "G":
        return "地下"
    return f"{chinese_number(int(floor))}樓" if floor.isdigit() else f"{floor}/F"


def _flat(way: str, floor: str, unit: str, whole: str) -> str:
    if way == "embedded" and whole:
        return whole
    return unit.zfill(2) if way == "padded" and unit.isdigit() else unit
