"""What a line of an address turned out to be."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from workstation.domain.addresses.buildings import PlaceClass
from workstation.domain.addresses.districts import District
from workstation.domain.addresses.flats import FlatNumber, FlatProblem
from workstation.domain.addresses.gazetteer import BlockId, EstateId


class AddressKind(StrEnum):
    """What a line turned out to be. Scripts read these values."""

    PUBLIC_FLAT = "public_flat"
    PUBLIC_BLOCK = "public_block"
    """The block is known, the flat is not."""
    NOT_PUBLIC = "not_public"
    UNRESOLVED = "unresolved"


class PartName(StrEnum):
    """The parts of an address. The values are stored."""

    FLAT = "flat"
    FLOOR = "floor"
    BLOCK = "block"
    BUILDING = "building"
    ESTATE = "estate"
    STREET = "street"
    STREET_NO = "street_no"
    AREA = "area"
    DISTRICT = "district"


class AddressProblem(StrEnum):
    """Why a line was not read to the end. Scripts read these values."""

    TOO_LONG = "too_long"
    SEVERAL_ESTATES = "several_estates"
    SEVERAL_BLOCKS = "several_blocks"
    """Several share the name or the number; or beside a name stands the number of another one."""
    BLOCK_NOT_FOUND = "block_not_found"
    BLOCK_SPELT_DIFFERENTLY = "block_spelt_differently"
    """A letter differs; the only block of the estate that is so near was taken."""
    ESTATE_SPELT_DIFFERENTLY = "estate_spelt_differently"
    """A letter of the estate differs; the block is one of it."""
    ESTATE_LEFT_OUT = "estate_left_out"
    """Only a block is named. If it was not settled on, another building may have its name."""
    OTHER_DISTRICT = "other_district"
    """The line names a district the estate is not in; a hint, never a reason."""
    SAYS_MORE = "says_more"
    """Beside a flat the line says what is no part of it: another one, that it is near a place."""
    FORMER_HOME = "former_home"
    """The line says that somebody left the flat, so that none is claimed."""


class AddressPart(NamedTuple):
    """One part as it was typed, and the form to compare it by."""

    name: PartName
    text: str
    normal: str
    """Floors and flats as codes, blocks and estates as ids, names as keys: equal if the same."""
    start: int
    end: int


@dataclass(frozen=True, kw_only=True)
class ParsedAddress:
    """What was read from one line."""

    kind: AddressKind
    estate_id: EstateId | None = None
    """May be known without the block, and of a shop in an estate too."""
    block_id: BlockId | None = None
    blocks: tuple[BlockId, ...] = ()
    """Every block the line can mean, the likeliest first: the roster tells where the flat is."""
    floor: str | None = None
    """12, 3A, G, UG, LG1, M, P, B1 or R."""
    unit: str | None = None
    """3, 18A or A: without the floor's digits and without leading zeros."""
    readings: tuple[FlatNumber, ...] = ()
    """Every way the flat can be meant, the likeliest first: the roster tells which exists."""
    place_class: PlaceClass | None = None
    """What it is instead of a public rental flat."""
    district: District | None = None
    find_parts: Callable[[], tuple[AddressPart, ...]] = field(
        default=tuple, repr=False, compare=False
    )
    """What ``parts`` asks when they are first needed: most checks never show them."""
    problems: tuple[AddressProblem | FlatProblem, ...] = ()

    @cached_property
    def parts(self) -> tuple[AddressPart, ...]:
        """What the line says, part by part."""
        return self.find_parts()

    def part(self, name: PartName) -> AddressPart | None:
        """Return a part, or None when the line does not say it."""
        return next((part for part in self.parts if part.name is name), None)

    def __repr__(self) -> str:
        return f"ParsedAddress({self.kind.value})"
