"""The flats of the roster's file: which block and flat a row names."""

from workstation.domain.addresses import BlockId, Gazetteer, parse_address
from workstation.domain.addresses.flats import counted_through, read_flat
from workstation.domain.addresses.floors import normal_floor
from workstation.domain.roster.entries import Flat


def block_of_names(
    estate_en: str, block_en: str, estate_zh: str, block_zh: str, gazetteer: Gazetteer
) -> BlockId | None:
    """Return the block a row names; None when it is unknown or its two languages disagree.

    Rows repeat a few thousand names: who reads a file keeps the answers.
    """
    english = parse_address(f"{block_en}, {estate_en}", gazetteer).block_id
    chinese = parse_address(f"{estate_zh} {block_zh}", gazetteer).block_id
    if english and chinese and english != chinese:
        return None
    return english or chinese


def flat_of_row(block_id: BlockId, floor: str, unit: str) -> Flat | None:
    """Return the flat of a row's columns, or None when they make no flat.

    Some blocks count their flats through: flat 110 is on floor 8 if the roster says so.
    """
    level, number = normal_floor(floor) if floor.strip() else None, unit.strip()
    reading = next(iter(read_flat(level, number).readings), counted_through(level, number))
    return None if reading is None else Flat(block_id, reading.floor, reading.unit)
