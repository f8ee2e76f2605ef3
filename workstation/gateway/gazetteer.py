"""The gazetteer's files: five short tables of public facts, read at once when first asked for.

``resources/gazetteer/SOURCES.md`` names where they come from; ``build_gazetteer`` wrote them.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Final

from workstation.domain.addresses.districts import District
from workstation.domain.addresses.flats import FlatNumber
from workstation.domain.addresses.gazetteer import (
    Block,
    BlockId,
    Estate,
    EstateId,
    FormerName,
    Gazetteer,
    Places,
)
from workstation.domain.addresses.naming import BlockName, EstateHead

ESTATES: Final = "estates.tsv"
BLOCKS: Final = "blocks.tsv"
ROADS: Final = "roads.txt"
BUILDINGS: Final = "buildings.txt"
FLATS: Final = "flats.tsv"
"""Not there unless somebody built it from the 3D address file; then it tells which flats exist."""


def gazetteer_in(folder: Path) -> Callable[[], Gazetteer]:
    """Return a function that reads the gazetteer once, when it is first called."""

    @cache
    def gazetteer() -> Gazetteer:
        return read_gazetteer(folder)

    return gazetteer


def read_gazetteer(folder: Path) -> Gazetteer:
    """Read the tables of ``folder``."""
    return Gazetteer.of(
        _estates(folder / ESTATES),
        _blocks(folder / BLOCKS),
        roads=_places(folder / ROADS),
        buildings=_places(folder / BUILDINGS),
        flats=_FlatTable(folder / FLATS),
    )


def _rows(path: Path) -> Iterator[list[str]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def _estates(path: Path) -> Iterator[Estate]:
    for id_, name_en, name_zh, district, heads, former in _rows(path):
        yield Estate(
            id=EstateId(id_),
            name_en=name_en,
            name_zh=name_zh,
            district=District(district),
            heads=tuple(_head(head) for head in heads.split(" ")),
            former_names=tuple(FormerName(*name.split("/")) for name in former.split("|") if name),
        )


def _head(text: str) -> EstateHead:
    key, tags, word = text.split("/")
    return EstateHead(key, frozenset(tags.split("+")) if tags else frozenset(), word)


def _blocks(path: Path) -> Iterator[Block]:
    for id_, name_en, name_zh, names, numbers, residential, listed_on in _rows(path):
        yield Block(
            id=BlockId(id_),
            estate_id=EstateId(id_.partition("/")[0]),
            name_en=name_en,
            name_zh=name_zh,
            names=tuple(BlockName(*name.split("/")) for name in names.split()),
            numbers=tuple(numbers.split()),
            residential=residential == "yes",
            listed_on=tuple(listed_on.split()),
        )


def flat_line(block_id: BlockId, flats: Iterable[FlatNumber]) -> str:
    """Return the line of a block in the table of flats: its floors, and the flats on each."""
    floors: dict[str, list[str]] = {}
    for flat in sorted(flats):
        floors.setdefault(flat.floor, []).append(flat.unit)
    return "\t".join((block_id, *(f"{floor}:{','.join(units)}" for floor, units in floors.items())))


class _FlatTable(Mapping[BlockId, frozenset[FlatNumber]]):
    """The flats of every block, each block's line read when it is first asked for."""

    def __init__(self, path: Path) -> None:
        rows = _rows(path) if path.exists() else ()
        self._lines = {BlockId(id_): floors for id_, *floors in rows}
        self._read: dict[BlockId, frozenset[FlatNumber]] = {}

    def __getitem__(self, block_id: BlockId) -> frozenset[FlatNumber]:
        if block_id not in self._read:
            self._read[block_id] = frozenset(_flats(self._lines[block_id]))
        return self._read[block_id]

    def __iter__(self) -> Iterator[BlockId]:
        return iter(self._lines)

    def __len__(self) -> int:
        return len(self._lines)


def _flats(columns: Iterable[str]) -> Iterator[FlatNumber]:
    for column in columns:
        floor, _, units = column.partition(":")
        yield from (FlatNumber(floor, unit) for unit in units.split(","))


def _places(path: Path) -> Places:
    """Read names in sections: ``@`` and districts, then ``english key|chinese key`` a line.

    Tens of thousands of names: they are cut and joined in bulk, never one by one.
    """
    english: dict[str, str] = {}
    districts: dict[str, tuple[District, ...]] = {}
    _, *sections = path.read_text(encoding="utf-8").rstrip("\n").split("\n@")
    for section in sections:
        heading, _, lines = section.partition("\n")
        keys = lines.replace("\n", "|").split("|")
        here = tuple(map(District, heading.split()))
        again = {key: {*districts[key], *here} for key in districts.keys() & keys}
        districts |= dict.fromkeys(keys, here)
        districts |= {key: tuple(sorted(everywhere)) for key, everywhere in again.items()}
        english |= zip(keys[1::2], keys[::2], strict=True)
    districts.pop("", None)
    english.pop("", None)
    return Places(english, districts)
