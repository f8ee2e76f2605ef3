"""Reading one line of an address: what it names, and whether it is a public rental flat."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from workstation.domain.addresses.districts import District, only_one
from workstation.domain.addresses.flats import (
    FlatProblem,
    FlatReading,
    Found,
    find_floor,
    find_unit,
    masked,
    read_flat,
)
from workstation.domain.addresses.gazetteer import EstateId, Gazetteer
from workstation.domain.addresses.parsed import (
    AddressKind,
    AddressPart,
    AddressProblem,
    ParsedAddress,
    PartName,
)
from workstation.domain.addresses.places import (
    BlockMention,
    EstateMention,
    block_number,
    find_alone,
    find_blocks,
    find_estates,
)
from workstation.domain.addresses.spelling import LONGEST_ADDRESS, Spelling, name_key, spell
from workstation.domain.addresses.surroundings import (
    Area,
    Building,
    PlaceClass,
    Street,
    building_class,
    districts_of,
    find_areas,
    find_street,
    is_village,
    known_building,
    likely_building,
    signs,
)

_LEVEL: Final = re.compile(r"\b(?:high|low) block\b|\(?[高低]座\)?")
_CONTRADICTING_SIGNS: Final = frozenset({PlaceClass.PO_BOX, PlaceClass.LOT})


@dataclass(frozen=True, slots=True)
class _Place:
    """The estate and the block that were settled on, and where the line names them."""

    mentions: tuple[EstateMention, ...] = ()
    estate_id: EstateId | None = None
    block: BlockMention | None = None
    problems: tuple[AddressProblem, ...] = ()


@dataclass(frozen=True, slots=True)
class _Rest:
    """Everything else that was found in the line."""

    street: Street | None
    floor: Found | None
    unit: Found | None
    building: Building | None
    areas: tuple[Area, ...]
    block_number: Found | None
    signs: frozenset[PlaceClass]


def parse_address(text: str, gazetteer: Gazetteer) -> ParsedAddress:
    """Read one address in English, Chinese or both; never fails, whatever the text."""
    spelling = spell(text)
    mentions = find_estates(spelling, gazetteer)
    place = _by_estate([m for m in mentions if m.strong], spelling, gazetteer)
    rest = _look_around(spelling, place, gazetteer)
    if not place.mentions:
        place, rest = _by_block(mentions, spelling, rest, gazetteer)
    if len(text) > LONGEST_ADDRESS:
        place = replace(place, problems=(*place.problems, AddressProblem.TOO_LONG))
    return _result(spelling, place, rest, gazetteer)


def _by_estate(mentions: list[EstateMention], spelling: Spelling, gazetteer: Gazetteer) -> _Place:
    """Settle on the block of the estates that are named in full."""
    if not mentions:
        return _Place()
    blocks = {block.block_id: block for block in _blocks_in(mentions, spelling, gazetteer)}
    exact = {id_: block for id_, block in blocks.items() if not block.fuzzy} or blocks
    if len(exact) != 1:
        problem = AddressProblem.SEVERAL_BLOCKS if exact else AddressProblem.BLOCK_NOT_FOUND
        return _Place(tuple(mentions), _one_estate(mentions), None, (problem,))
    ((block_id, block),) = exact.items()
    problems = (AddressProblem.BLOCK_SPELT_DIFFERENTLY,) if block.fuzzy else ()
    return _Place(tuple(mentions), gazetteer.blocks[block_id].estate_id, block, problems)


def _by_block(
    mentions: Iterable[EstateMention], spelling: Spelling, rest: _Rest, gazetteer: Gazetteer
) -> tuple[_Place, _Rest]:
    """Settle on a block when no estate is named in full, unless something speaks against it.

    It needs the bare name of its estate, or a name that nothing else in the territory has.
    """
    bare = [
        (mention, block)
        for mention in mentions
        for block in _blocks_in([mention], spelling, gazetteer)
        if block.sure and block.named and not block.fuzzy
    ]
    alone = [] if bare else find_alone(spelling, gazetteer)
    blocks = {block.block_id: block for block in (*(block for _, block in bare), *alone)}
    if len(blocks) != 1:
        return _Place(), rest
    ((block_id, block),) = blocks.items()
    estate = gazetteer.estates[gazetteer.blocks[block_id].estate_id]
    problems = () if bare else (AddressProblem.ESTATE_LEFT_OUT,)
    place = _Place(tuple(mention for mention, _ in bare[:1]), estate.id, block, problems)
    beside = _look_around(spelling, place, gazetteer)
    elsewhere = bool(districts_of(beside.areas) - {estate.district})
    return (_Place(), rest) if elsewhere or _contradicts(beside) else (place, beside)


def _contradicts(rest: _Rest) -> bool:
    """Whether the line names another home: a road with a number, a building, a lot."""
    numbered = rest.street is not None and rest.street.numbered
    return numbered or rest.building is not None or not _CONTRADICTING_SIGNS.isdisjoint(rest.signs)


def _blocks_in(
    mentions: Iterable[EstateMention], spelling: Spelling, gazetteer: Gazetteer
) -> Iterator[BlockMention]:
    """Yield the blocks of the estates of each mention; a wider reading only without the exact."""
    listed = tuple(mentions)
    for mention in listed:
        for group in (mention.exact, mention.wider):
            blocks = [b for id_ in group for b in find_blocks(spelling, id_, listed, gazetteer)]
            yield from blocks
            if blocks:
                break


def _one_estate(mentions: Iterable[EstateMention]) -> EstateId | None:
    """Return the estate all mentions can mean, when there is just one."""
    common: set[EstateId] = set()
    for mention in mentions:
        meant = set(mention.exact or mention.wider)
        common = common & meant or meant
    return common.pop() if len(common) == 1 else None


def _look_around(spelling: Spelling, place: _Place, gazetteer: Gazetteer) -> _Rest:
    """Find everything but the estate and the block; each finding is cut out before the next."""
    text = masked(spelling.folded, _spans(spelling, place))
    number = block_number(text) if place.block is None else None
    text = masked(text, (m.span() for m in _LEVEL.finditer(text)))
    text = _cut_block_numbers(text)
    street = find_street(spelling, text, gazetteer)
    if street is not None:
        text = masked(text, [(street.start, street.end), (street.number_start, street.number_end)])
    floor = find_floor(text)
    text = _cut(text, floor)
    unit = find_unit(text, beside_block=place.block is not None)
    text = _cut(text, unit)
    known = known_building(spelling, text, gazetteer)
    text = _cut(text, known)
    areas = find_areas(spelling, text)
    text = masked(text, ((area.start, area.end) for area in areas))
    return _Rest(
        street, floor, unit, known or likely_building(text), areas, number, signs(spelling.folded)
    )


def _spans(spelling: Spelling, place: _Place) -> Iterator[tuple[int, int]]:
    for mention in place.mentions:
        yield _characters(spelling, mention)
    if place.block is not None:
        yield place.block.start, place.block.end


def _characters(spelling: Spelling, mention: EstateMention) -> tuple[int, int]:
    return spelling.words[mention.first].start, spelling.words[mention.after - 1].end


def _cut_block_numbers(text: str) -> str:
    while (found := block_number(text)) is not None:
        text = _cut(text, found)
    return text


def _cut(text: str, found: Found | Building | None) -> str:
    return text if found is None else masked(text, [(found.start, found.end)])


def _result(spelling: Spelling, place: _Place, rest: _Rest, gazetteer: Gazetteer) -> ParsedAddress:
    several = rest.unit is not None and rest.unit.several
    flat = read_flat(
        rest.floor.value if rest.floor else None,
        rest.unit.value if rest.unit and not several else None,
    )
    kind, place_class = _kind(spelling, place, rest, flat, gazetteer)
    chosen = flat.readings[0] if kind is AddressKind.PUBLIC_FLAT else None
    return ParsedAddress(
        kind=kind,
        estate_id=place.estate_id,
        block_id=place.block.block_id if place.block else None,
        floor=chosen.floor if chosen else None,
        unit=chosen.unit if chosen else None,
        readings=flat.readings if chosen else (),
        place_class=place_class,
        district=_district(place, rest, gazetteer),
        parts=tuple(_parts(spelling, place, rest, flat)),
        problems=(
            *place.problems,
            *_district_problems(place, rest, gazetteer),
            *_flat_problems(place, flat, several=several),
        ),
    )


def _kind(
    spelling: Spelling, place: _Place, rest: _Rest, flat: FlatReading, gazetteer: Gazetteer
) -> tuple[AddressKind, PlaceClass | None]:
    if PlaceClass.PO_BOX in rest.signs:
        return AddressKind.NOT_PUBLIC, PlaceClass.PO_BOX
    if place.block is not None:
        if not gazetteer.blocks[place.block.block_id].residential:
            return AddressKind.NOT_PUBLIC, PlaceClass.NON_RESIDENTIAL_BLOCK
        if PlaceClass.SHOP in rest.signs:
            return AddressKind.NOT_PUBLIC, PlaceClass.SHOP
        return (AddressKind.PUBLIC_FLAT if flat.readings else AddressKind.PUBLIC_BLOCK), None
    other = _other_class(spelling, rest, in_estate=bool(place.mentions))
    return (AddressKind.NOT_PUBLIC if other else AddressKind.UNRESOLVED), other


def _other_class(spelling: Spelling, rest: _Rest, *, in_estate: bool) -> PlaceClass | None:
    """Return what a line without a block of the list names instead of a public rental flat."""
    for sign in (PlaceClass.SHOP, PlaceClass.LOT, PlaceClass.FACILITY):
        if sign in rest.signs:
            return sign
    if in_estate:
        return None
    if rest.building is not None:
        return building_class(rest.building, spelling.folded)
    if rest.street is None:
        return None
    return PlaceClass.VILLAGE if is_village(rest.street, spelling.folded) else PlaceClass.STREET


def _district(place: _Place, rest: _Rest, gazetteer: Gazetteer) -> District | None:
    """Return the district the line most likely lies in: for filters, never for a decision."""
    if place.estate_id is not None:
        return gazetteer.estates[place.estate_id].district
    named = districts_of(rest.areas)
    if named:
        return only_one(named)
    if rest.street is not None and (found := only_one(rest.street.districts)):
        return found
    return only_one(rest.building.districts) if rest.building else None


def _district_problems(
    place: _Place, rest: _Rest, gazetteer: Gazetteer
) -> Iterator[AddressProblem]:
    if place.estate_id is not None and districts_of(rest.areas):
        own = gazetteer.estates[place.estate_id].district
        if own not in districts_of(rest.areas):
            yield AddressProblem.OTHER_DISTRICT


def _flat_problems(place: _Place, flat: FlatReading, *, several: bool) -> Iterator[FlatProblem]:
    if place.block is None:
        return
    if several:
        yield FlatProblem.SEVERAL_FLATS
    elif flat.problem is not None:
        yield flat.problem


def _parts(
    spelling: Spelling, place: _Place, rest: _Rest, flat: FlatReading
) -> Iterator[AddressPart]:
    def part(name: PartName, start: int, end: int, normal: str) -> AddressPart:
        return AddressPart(name, spelling.shown[start:end].strip(" ,."), normal, start, end)

    number = flat.readings[0] if flat.readings else None
    if rest.unit:
        unit = number.unit if number else rest.unit.value.upper()
        yield part(PartName.FLAT, rest.unit.start, rest.unit.end, unit)
    if rest.floor:
        yield part(PartName.FLOOR, rest.floor.start, rest.floor.end, rest.floor.value)
    elif number and rest.unit:
        yield part(PartName.FLOOR, rest.unit.start, rest.unit.end, number.floor)
    if place.block:
        yield part(PartName.BLOCK, place.block.start, place.block.end, place.block.block_id)
    elif rest.block_number:
        found = rest.block_number
        yield part(PartName.BLOCK, found.start, found.end, found.value)
    if rest.building:
        yield part(PartName.BUILDING, rest.building.start, rest.building.end, rest.building.key)
    for mention in place.mentions[:1]:
        start, end = _characters(spelling, mention)
        normal = place.estate_id or name_key(spelling.folded[start:end])
        yield part(PartName.ESTATE, start, end, normal)
    if rest.street:
        street = rest.street
        yield part(PartName.STREET, street.start, street.end, street.key)
        if street.numbered:
            no = name_key(street.number)
            yield part(PartName.STREET_NO, street.number_start, street.number_end, no)
    for area in rest.areas:
        if area.district is None:
            continue
        name = PartName.DISTRICT if area.is_district else PartName.AREA
        yield part(name, area.start, area.end, name_key(spelling.folded[area.start : area.end]))
