"""The gazetteer: what is known of estates, blocks, roads and buildings, as one frozen value.

Where it comes from is another layer's business; everything here is passed in.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple, NewType

from workstation.domain.addresses.districts import (
    AREA_NAMES,
    DISTRICT_NAMES,
    REGION_NAMES,
    District,
)
from workstation.domain.addresses.flats import FlatNumber
from workstation.domain.addresses.full_names import FullNames
from workstation.domain.addresses.names_said import NameTable
from workstation.domain.addresses.naming import (
    BlockName,
    EstateHead,
    block_names,
    block_numbers,
    estate_heads,
)
from workstation.domain.addresses.nearness import Neighbourhood
from workstation.domain.addresses.spelling import spell

EstateId = NewType("EstateId", str)
BlockId = NewType("BlockId", str)


class FormerName(NamedTuple):
    """A name an estate had on the day of an earlier list."""

    listed_on: str
    """The day of that list (ISO)."""
    name_en: str
    name_zh: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Estate:
    """A public estate of the Housing Authority's list."""

    id: EstateId
    name_en: str
    name_zh: str
    district: District
    heads: tuple[EstateHead, ...] = field(repr=False)
    """How its names begin, those it had before among them."""
    former_names: tuple[FormerName, ...] = ()

    @classmethod
    def of(
        cls, id_: str, name_en: str, name_zh: str, district: District, *aliases: str
    ) -> "Estate":
        """Return an estate from its names; ``aliases`` are names it had before."""
        heads = estate_heads((name_en, name_zh, *aliases))
        return cls(
            id=EstateId(id_), name_en=name_en, name_zh=name_zh, district=district, heads=heads
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A block of a public estate."""

    id: BlockId
    estate_id: EstateId
    name_en: str
    name_zh: str
    names: tuple[BlockName, ...] = field(repr=False)
    numbers: tuple[str, ...] = ()
    """Numbers it has, beside its name or instead; another block of the estate may share one."""
    residential: bool = True
    listed_on: tuple[str, ...] = ()
    """The days (ISO) of the lists that name it; an absent one tells of a new or a lost block."""

    @classmethod
    def of(cls, id_: str, estate_id: str, name_en: str, name_zh: str, *others: str) -> "Block":
        """Return a block from its names; ``others`` are further spellings."""
        names = (name_en, name_zh, *others)
        return cls(
            id=BlockId(id_),
            estate_id=EstateId(estate_id),
            name_en=name_en,
            name_zh=name_zh,
            names=block_names(names),
            numbers=block_numbers(names),
        )


@dataclass(frozen=True, slots=True)
class Places:
    """Names of roads or buildings, by key, in both languages."""

    english: Mapping[str, str] = field(default_factory=dict, repr=False)
    """The English key of a Chinese name, or of the singular of one; absent when it has none."""
    districts: Mapping[str, tuple[District, ...]] = field(default_factory=dict, repr=False)
    """Where a name is found: a key that is absent is no name."""

    def compared_by(self, key: str) -> str:
        """Return the key under which both languages of a name compare equal."""
        return self.english.get(key) or key


@dataclass(frozen=True, kw_only=True)
class Gazetteer:
    """Everything a parser looks up, by key. ``Gazetteer.of`` makes the tables."""

    estates: Mapping[EstateId, Estate]
    blocks: Mapping[BlockId, Block]
    heads: Mapping[str, tuple[tuple[EstateHead, EstateId], ...]] = field(repr=False)
    block_names: Mapping[str, tuple[tuple[BlockName, Block], ...]] = field(repr=False)
    """What blocks are called, of all estates."""
    in_estate: Mapping[EstateId, tuple[Block, ...]] = field(repr=False)
    """The blocks of each estate in the order of the list."""
    block_numbers: Mapping[EstateId, Mapping[str, tuple[BlockId, ...]]] = field(repr=False)
    roads: Places = field(repr=False)
    """Roads and villages."""
    buildings: Places = field(repr=False)
    flats: Mapping[BlockId, frozenset[FlatNumber]] = field(repr=False)
    """Which flats a block has, of the blocks of which that is known."""
    names: NameTable = field(repr=False)
    """Every name of any kind, for the one walk along a line that finds them."""

    @classmethod
    def of(
        cls,
        estates: Iterable[Estate],
        blocks: Iterable[Block],
        *,
        roads: Places | None = None,
        buildings: Places | None = None,
        flats: Mapping[BlockId, frozenset[FlatNumber]] | None = None,
    ) -> "Gazetteer":
        """Return a gazetteer with its tables made from the names."""
        estates_by_id = {estate.id: estate for estate in estates}
        blocks_by_id = {block.id: block for block in blocks}
        heads, named = _heads(estates_by_id.values()), _names(blocks_by_id.values())
        listed_roads, listed_buildings = roads or Places(), buildings or Places()
        return cls(
            estates=estates_by_id,
            blocks=blocks_by_id,
            heads=heads,
            block_names=named,
            in_estate=_grouped(blocks_by_id.values()),
            block_numbers=_numbers(blocks_by_id.values()),
            roads=listed_roads,
            buildings=listed_buildings,
            flats=flats or {},
            names=NameTable.of(
                heads,
                named,
                listed_roads.districts,
                listed_buildings.districts,
                DISTRICT_NAMES,
                AREA_NAMES,
                REGION_NAMES,
            ),
        )

    @cached_property
    def near_heads(self) -> Neighbourhood:
        """The beginnings of estates' names by what they are near to; made when first needed."""
        return Neighbourhood(self.heads)

    @cached_property
    def full_names(self) -> FullNames:
        """The names of estates, blocks and areas in full; made when first needed."""
        return FullNames(
            (
                (spell(name).texts, estate.id)
                for estate in self.estates.values()
                for name in (estate.name_en, estate.name_zh)
            ),
            (
                (words, block.estate_id, block.id)
                for block in self.blocks.values()
                for name in (block.name_en, block.name_zh)
                if _is_full(block, words := spell(name).texts)
            ),
        )

    @cached_property
    def estates_called(self) -> Mapping[tuple[str, ...], frozenset[EstateId]]:
        """The estates of a whole name, in either language; made when first needed."""
        called: dict[tuple[str, ...], set[EstateId]] = {}
        for estate in self.estates.values():
            for name in (estate.name_en, estate.name_zh):
                called.setdefault(tuple(spell(name).texts), set()).add(estate.id)
        return {words: frozenset(ids) for words, ids in called.items()}

    @cached_property
    def near_blocks(self) -> Mapping[EstateId, Neighbourhood]:
        """The names of each estate's blocks by what they are near to; made when first needed."""
        return {
            estate_id: Neighbourhood(name.key for block in blocks for name in block.names)
            for estate_id, blocks in self.in_estate.items()
        }

    def blocks_of(self, estate_id: EstateId) -> tuple[Block, ...]:
        """Return the blocks of one estate in the order of the list."""
        return self.in_estate.get(estate_id, ())


def _is_full(block: Block, words: tuple[str, ...]) -> bool:
    """Whether this is all of a block's name, with House or 樓, and tells it from its twin."""
    key = "".join(words)
    return any(
        name.word and not name.variant and name.key + name.word == key for name in block.names
    )


def _heads(estates: Iterable[Estate]) -> dict[str, tuple[tuple[EstateHead, EstateId], ...]]:
    table: dict[str, tuple[tuple[EstateHead, EstateId], ...]] = {}
    for estate in estates:
        for head in estate.heads:
            table[head.key] = (*table.get(head.key, ()), (head, estate.id))
    return table


def _names(blocks: Iterable[Block]) -> dict[str, tuple[tuple[BlockName, Block], ...]]:
    table: dict[str, tuple[tuple[BlockName, Block], ...]] = {}
    for block in blocks:
        for name in block.names:
            table[name.key] = (*table.get(name.key, ()), (name, block))
    return table


def _grouped(blocks: Iterable[Block]) -> dict[EstateId, tuple[Block, ...]]:
    table: dict[EstateId, list[Block]] = {}
    for block in blocks:
        table.setdefault(block.estate_id, []).append(block)
    return {estate_id: tuple(own) for estate_id, own in table.items()}


def _numbers(blocks: Iterable[Block]) -> dict[EstateId, dict[str, tuple[BlockId, ...]]]:
    table: dict[EstateId, dict[str, tuple[BlockId, ...]]] = {}
    for block in blocks:
        own = table.setdefault(block.estate_id, {})
        for number in block.numbers:
            own[number] = (*own.get(number, ()), block.id)
    return table
