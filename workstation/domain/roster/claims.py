"""What a declared address says of one flat: that it is meant, that nothing speaks against it."""

from collections.abc import Collection

from workstation.domain.addresses import AddressKind, FlatProblem, ParsedAddress, PartName
from workstation.domain.addresses.flats import FlatNumber, read_flat
from workstation.domain.roster.entries import Flat


def claimed_flats(parsed: ParsedAddress) -> tuple[Flat, ...]:
    """Return the flats an address can mean, the likeliest first; none unless it was read.

    A block that is not settled is claimed too: whether it is meant, the roster tells.
    """
    if parsed.kind is AddressKind.NOT_PUBLIC:
        return ()
    return tuple(
        Flat(block_id, reading.floor, reading.unit)
        for block_id in parsed.blocks
        for reading in parsed.readings
    )


def is_settled(parsed: ParsedAddress) -> bool:
    """Whether block, floor and flat were read, so that another flat is another home."""
    return parsed.kind is AddressKind.PUBLIC_FLAT


def agrees(parsed: ParsedAddress, flat: Flat) -> bool:
    """Whether what was read of an unfinished address is of this flat, and enough to tell it.

    Its block with nothing that differs; or its estate, floor and flat, when no block was read.
    """
    if parsed.kind is AddressKind.NOT_PUBLIC:
        return False
    number = FlatNumber(flat.floor, flat.unit)
    if parsed.blocks:
        return flat.block_id in parsed.blocks and _fits(parsed, number)
    return parsed.estate_id == flat.estate_id and number in _numbers_said(parsed)


def _fits(parsed: ParsedAddress, number: FlatNumber) -> bool:
    """Whether floor and flat, as far as they are said, are these."""
    if FlatProblem.FLOOR_CONTRADICTS_FLAT in parsed.problems:
        return number in _numbers_said(parsed)
    said = {name: parsed.part(name) for name in (PartName.FLOOR, PartName.FLAT)}
    floor, unit = said[PartName.FLOOR], said[PartName.FLAT]
    same_floor = floor is None or floor.normal == number.floor
    return same_floor and (unit is None or unit.normal.lstrip("0") == number.unit)


def _numbers_said(parsed: ParsedAddress) -> Collection[FlatNumber]:
    """Return the floors and flats a line can mean, also where the two contradict."""
    floor, unit = parsed.part(PartName.FLOOR), parsed.part(PartName.FLAT)
    if unit is None:
        return ()
    if FlatProblem.FLOOR_CONTRADICTS_FLAT in parsed.problems and floor is not None:
        inside = read_flat(None, unit.normal).readings
        return (*inside, *(FlatNumber(floor.normal, each.unit) for each in inside))
    return read_flat(floor.normal if floor else None, unit.normal).readings
