"""Any flat of the list, written in any way: never another block or flat, nearly always the own."""

from random import Random

import pytest

from tests.support.gazetteers import shipped_gazetteer
from tests.support.written_addresses import write_address
from workstation.domain.addresses import FlatNumber, ParsedAddress, parse_address

_READ: dict[int, float] = {0: 0.995, 1: 0.985, 2: 0.96}
"""The share of flats that are among those a line is said to mean, by slips."""


@pytest.mark.parametrize("slips", [0, 1, 2])
@pytest.mark.parametrize("seed", [11, 12, 13])
def test_a_written_flat_is_read_and_never_taken_for_another(seed: int, slips: int) -> None:
    rng, gazetteer = Random(seed), shipped_gazetteer()
    homes = [block for block in gazetteer.blocks.values() if block.residential]
    count, read, others = 400, 0, 0

    for _ in range(count):
        block = rng.choice(homes)
        floor = str(rng.randint(1, 40)) if rng.random() < 0.95 else rng.choice(["G", "3A", "UG"])
        unit = str(rng.randint(1, 32)) if rng.random() < 0.85 else rng.choice(["A", "C", "12A"])
        estate = gazetteer.estates[block.estate_id]
        text = write_address(rng, block, estate, floor, unit, slips=slips)
        parsed = parse_address(text, gazetteer)
        meant = block.id in parsed.blocks and FlatNumber(floor, unit) in parsed.readings
        read += meant
        others += _settled_elsewhere(parsed, block.id, floor, unit)

    assert read / count >= _READ[slips]
    assert others <= (slips > 1) * count / 200


def _settled_elsewhere(parsed: ParsedAddress, block_id: str, floor: str, unit: str) -> bool:
    """Whether a line was read as one block that is another, or as none of the right flats."""
    if parsed.block_id is None:
        return False
    wrong_flat = parsed.unit is not None and FlatNumber(floor, unit) not in parsed.readings
    return parsed.block_id != block_id or wrong_flat
