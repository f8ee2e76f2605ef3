"""Reading one line of an address: what it names, and whether it is a public rental flat."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from workstation.domain.addresses.areas import districts_of
from workstation.domain.addresses.blocks import (
    BlockMention,
    block_number,
    find_alone,
    find_blocks,
)
from workstation.domain.addresses.buildings import PlaceClass, building_class
from workstation.domain.addresses.districts import District, only_one
from workstation.domain.addresses.estates import EstateMention, find_estates
from workstation.domain.addresses.findings import Place, Rest, look_around
from workstation.domain.addresses.flats import FlatProblem, FlatReading, read_flat
from workstation.domain.addresses.gazetteer import EstateId, Gazetteer
from workstation.domain.addresses.parsed import AddressKind, AddressProblem, ParsedAddress
from workstation.domain.addresses.parts import parts_of
from workstation.domain.addresses.spelling import LONGEST_ADDRESS, Spelling, spell
from workstation.domain.addresses.streets import is_village

_CONTRADICTING_SIGNS: Final = frozenset({PlaceClass.PO_BOX, PlaceClass.LOT})


def parse_address(text: str, gazetteer: Gazetteer) -> ParsedAddress:
    """Read one address in English, Chinese or both; never fails, whatever the text."""
    spelling = spell(text)
    mentions = find_estates(spelling, gazetteer)
    place = _by_estate([m for m in mentions if m.strong], spelling, gazetteer)
    rest = look_around(spelling, place, gazetteer)
    if not place.mentions:
        place, rest = _by_block(mentions, spelling, rest, gazetteer)
    if len(text) > LONGEST_ADDRESS:
        place = replace(place, problems=(*place.problems, AddressProblem.TOO_LONG))
    return _result(spelling, place, rest, gazetteer)


def _by_estate(mentions: list[EstateMention], spelling: Spelling, gazetteer: Gazetteer) -> Place:
    """Settle on the block of the estates that are named in full."""
    if not mentions:
        return Place()
    blocks = {block.block_id: block for block in _blocks_in(mentions, spelling, gazetteer)}
    exact = {id_: block for id_, block in blocks.items() if not block.fuzzy} or blocks
    if len(exact) != 1:
        problem = AddressProblem.SEVERAL_BLOCKS if exact else AddressProblem.BLOCK_NOT_FOUND
        return Place(tuple(mentions), _one_estate(mentions), None, (problem,))
    ((block_id, block),) = exact.items()
    problems = (AddressProblem.BLOCK_SPELT_DIFFERENTLY,) if block.fuzzy else ()
    return Place(tuple(mentions), gazetteer.blocks[block_id].estate_id, block, problems)


def _by_block(
    mentions: Iterable[EstateMention], spelling: Spelling, rest: Rest, gazetteer: Gazetteer
) -> tuple[Place, Rest]:
    """Settle on a block when no estate is named in full, unless something speaks against it.

    It needs the bare name of its estate, or a name that nothing else in the territory has.
    """
    bare = [
        (mention, block)
        for mention in mentions
        for block in _blocks_in([mention], spelling, gazetteer)
        if block.sure and block.named and not block.fuzzy
    ]
    numbered = block_number(spelling.folded) is not None
    alone = [] if bare or numbered else find_alone(spelling, gazetteer)
    blocks = {block.block_id: block for block in (*(block for _, block in bare), *alone)}
    if len(blocks) != 1:
        return Place(), rest
    ((block_id, block),) = blocks.items()
    estate = gazetteer.estates[gazetteer.blocks[block_id].estate_id]
    problems: tuple[AddressProblem, ...] = (AddressProblem.ESTATE_LEFT_OUT,)
    if bare:
        close = bare[0][0].close
        problems = (AddressProblem.ESTATE_SPELT_DIFFERENTLY,) if close else ()
    place = Place(tuple(mention for mention, _ in bare[:1]), estate.id, block, problems)
    beside = look_around(spelling, place, gazetteer)
    elsewhere = bool(districts_of(beside.areas) - {estate.district})
    return (Place(), rest) if elsewhere or _contradicts(beside) else (place, beside)


def _contradicts(rest: Rest) -> bool:
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


def _result(spelling: Spelling, place: Place, rest: Rest, gazetteer: Gazetteer) -> ParsedAddress:
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
        blocks=(place.block.block_id,) if place.block else (),
        floor=chosen.floor if chosen else None,
        unit=chosen.unit if chosen else None,
        readings=flat.readings if chosen else (),
        place_class=place_class,
        district=_district(place, rest, gazetteer),
        parts=tuple(parts_of(spelling, place, rest, flat)),
        problems=(
            *place.problems,
            *_district_problems(place, rest, gazetteer),
            *_flat_problems(place, flat, several=several),
        ),
    )


def _kind(
    spelling: Spelling, place: Place, rest: Rest, flat: FlatReading, gazetteer: Gazetteer
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


def _other_class(spelling: Spelling, rest: Rest, *, in_estate: bool) -> PlaceClass | None:
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


def _district(place: Place, rest: Rest, gazetteer: Gazetteer) -> District | None:
    """Return the district the line most likely lies in: for filters, never for a decision."""
    if place.estate_id is not None:
        return gazetteer.estates[place.estate_id].district
    named = districts_of(rest.areas)
    if named:
        return only_one(named)
    if rest.street is not None and (found := only_one(rest.street.districts)):
        return found
    return only_one(rest.building.districts) if rest.building else None


def _district_problems(place: Place, rest: Rest, gazetteer: Gazetteer) -> Iterator[AddressProblem]:
    if place.estate_id is not None and districts_of(rest.areas):
        own = gazetteer.estates[place.estate_id].district
        if own not in districts_of(rest.areas):
            yield AddressProblem.OTHER_DISTRICT


def _flat_problems(place: Place, flat: FlatReading, *, several: bool) -> Iterator[FlatProblem]:
    if place.block is None:
        return
    if several:
        yield FlatProblem.SEVERAL_FLATS
    elif flat.problem is not None:
        yield flat.problem
