"""Invents homes: real blocks and buildings, invented floors and flats."""

from dataclasses import dataclass, field, replace
from enum import StrEnum
from random import Random

from workstation.sample_office.places import (
    NOTHING,
    Building,
    Places,
    PublicBlock,
    Village,
    Words,
)


class HomeKind(StrEnum):
    """What sort of home it is."""

    PUBLIC = "public"
    PRIVATE = "private"
    VILLAGE = "village"


class Numbering(StrEnum):
    """How the flats of a public block are numbered."""

    WITH_FLOOR = "with_floor"
    """1203 is the third flat of the twelfth floor."""
    PLAIN = "plain"
    """3, and the floor must be said."""
    LETTER = "letter"


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """An invented home."""

    kind: HomeKind
    flat: str = field(repr=False)
    """1203, 3, A; empty where a floor is one home."""
    floor: str = field(repr=False)
    """12, G for the ground floor; empty where nothing says it."""
    block: Words
    """The house, tower or building; empty in villages."""
    estate: Words = NOTHING
    street: Words = NOTHING
    street_no: str = field(default="", repr=False)
    area: Words
    region: str
    block_id: str = ""
    """Of public blocks, as the published list has it."""

    @property
    def building_alone(self) -> bool:
        """Whether the block is a building of its own rather than one of an estate's."""
        return not self.estate.en


@dataclass(frozen=True, slots=True)
class Homes:
    """Invents homes in real places."""

    places: Places

    def public(self, rng: Random, block: PublicBlock | None = None) -> Home:
        """Invent a flat of a public rental estate."""
        block = block or rng.choice(self.places.public)
        floor = rng.randint(1, floors_of(block))
        return public_home(block, floor=floor, unit=rng.randint(1, units_of(block)))

    def private(self, rng: Random) -> Home:
        """Invent a flat of a private building."""
        building = rng.choice(self.places.private)
        storeys = 32 if building.estate.en else 15
        floor = rng.choice([n for n in range(1, storeys) if n not in (4, 13, 14, 24)])
        flat = rng.choice("ABCDEFGH") if rng.random() < 0.75 else str(rng.randint(1, 8))
        return _in_building(building, floor=str(floor), flat=flat)

    def village(self, rng: Random) -> Home:
        """Invent a floor of a village house."""
        village = rng.choice(self.places.villages)
        return _in_village(village, number=rng.randint(3, 240), floor=rng.choice(("G", "1", "2")))

    def any(self, rng: Random) -> Home:
        """Invent a home as people who upload proofs have it: mostly private."""
        drawn = rng.random()
        if drawn < 0.62:
            return self.private(rng)
        return self.public(rng) if drawn < 0.92 else self.village(rng)


def numbering_of(block: PublicBlock) -> Numbering:
    """Return how the block's flats are numbered; invented, and the same every time."""
    drawn = _figure(block.block_id) % 10
    if drawn < 7:
        return Numbering.WITH_FLOOR
    return Numbering.PLAIN if drawn < 9 else Numbering.LETTER


def floors_of(block: PublicBlock) -> int:
    """Return how many floors the block has; invented, and the same every time."""
    return 12 + _figure(block.block_id) // 10 % 28


def units_of(block: PublicBlock) -> int:
    """Return how many flats a floor has; invented, and the same every time."""
    return 8 + _figure(block.block_id) // 280 % 13


def public_home(block: PublicBlock, *, floor: int, unit: int) -> Home:
    """Return the home of a floor and a unit of a public block."""
    numbering = numbering_of(block)
    flat = str(unit)
    if numbering is Numbering.WITH_FLOOR:
        flat = f"{floor}{unit:02d}"
    elif numbering is Numbering.LETTER:
        flat = "ABCDEFGHJKLMNPQRSTUV"[unit - 1]
    return Home(
        kind=HomeKind.PUBLIC,
        flat=flat,
        floor=str(floor),
        block=block.block,
        estate=block.estate,
        area=block.area,
        region=block.region,
        block_id=block.block_id,
    )


def next_door(home: Home) -> Home:
    """Return a home that differs in the flat alone."""
    if not home.flat:
        return replace(home, floor="2" if home.floor == "1" else "1")
    last = home.flat[-1]
    if last.isdigit():
        return replace(home, flat=home.flat[:-1] + str((int(last) + 1) % 9 + 1))
    return replace(home, flat=home.flat[:-1] + ("B" if last == "A" else "A"))


def floor_above(home: Home) -> Home:
    """Return the home right above: the floor differs, and the flat's number with it."""
    if not home.floor.isdigit():
        return next_door(home)
    floor = str(int(home.floor) + 1)
    carries = home.flat.startswith(home.floor) and len(home.flat) == len(home.floor) + 2
    flat = floor + home.flat[len(home.floor) :] if carries else home.flat
    return replace(home, floor=floor, flat=flat)


def _in_building(building: Building, *, floor: str, flat: str) -> Home:
    return Home(
        kind=HomeKind.PRIVATE,
        flat=flat,
        floor=floor,
        block=building.building,
        estate=building.estate,
        street=building.street,
        street_no=building.street_no,
        area=building.area,
        region=building.region,
    )


def _in_village(village: Village, *, number: int, floor: str) -> Home:
    return Home(
        kind=HomeKind.VILLAGE,
        flat="",
        floor=floor,
        block=NOTHING,
        street=village.village,
        street_no=str(number),
        area=village.area,
        region=village.region,
    )


def _figure(text: str) -> int:
    figure = 0
    for byte in text.encode():
        figure = (figure * 131 + byte) % 1_000_003
    return figure
