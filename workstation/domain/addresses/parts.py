"""The parts of an address, as typed and in the form they are compared by."""

from collections.abc import Iterator

from workstation.domain.addresses.findings import Place, Rest, characters
from workstation.domain.addresses.flats import FlatReading, compared_unit
from workstation.domain.addresses.parsed import AddressPart, PartName
from workstation.domain.addresses.spelling import Spelling, name_key


def parts_of(
    spelling: Spelling, place: Place, rest: Rest, flat: FlatReading
) -> tuple[AddressPart, ...]:
    """Return what the line says, part by part."""
    return tuple(_parts(spelling, place, rest, flat))


def _parts(
    spelling: Spelling, place: Place, rest: Rest, flat: FlatReading
) -> Iterator[AddressPart]:
    def part(name: PartName, start: int, end: int, normal: str) -> AddressPart:
        return AddressPart(name, spelling.shown[start:end].strip(" ,."), normal, start, end)

    number = flat.readings[0] if flat.readings else None
    if rest.unit:
        unit = number.unit if number else compared_unit(rest.unit.value)
        yield part(PartName.FLAT, rest.unit.start, rest.unit.end, unit)
    if rest.floor:
        yield part(PartName.FLOOR, rest.floor.start, rest.floor.end, rest.floor.value)
    elif number and rest.unit:
        yield part(PartName.FLOOR, rest.unit.start, rest.unit.end, number.floor)
    if place.block and (block := place.settled):
        yield part(PartName.BLOCK, place.block.start, place.block.end, block.id)
    elif rest.block_number:
        found = rest.block_number
        yield part(PartName.BLOCK, found.start, found.end, found.value)
    if rest.building:
        yield part(PartName.BUILDING, rest.building.start, rest.building.end, rest.building.key)
    for mention in place.mentions[:1]:
        start, end = characters(spelling, mention)
        normal = place.estate_id or spelling.key(mention.first, mention.after)
        yield part(PartName.ESTATE, start, end, normal)
    if rest.street:
        street = rest.street
        yield part(PartName.STREET, street.start, street.end, street.key)
        if street.numbered:
            no = _number_key(street.number)
            yield part(PartName.STREET_NO, street.number_start, street.number_end, no)
    for area in rest.areas:
        if area.district is None:
            continue
        name = PartName.DISTRICT if area.is_district else PartName.AREA
        yield part(name, area.start, area.end, area.key)


def _number_key(number: str) -> str:
    return number if number.isalnum() else name_key(number)
