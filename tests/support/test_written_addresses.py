"""The addresses that are written for tests: what the writer is asked for is what it writes."""

from random import Random

import pytest

from tests.support.gazetteers import shipped_gazetteer
from tests.support.written_addresses import write_address
from tests.support.written_flats import chinese_number, embedded
from workstation.domain.addresses import BlockId

BLOCK = shipped_gazetteer().blocks[BlockId("wah-fu-1/wah-kee")]
ESTATE = shipped_gazetteer().estates[BLOCK.estate_id]


def test_the_same_draw_writes_the_same_line() -> None:
    one, other = (write_address(Random(5), BLOCK, ESTATE, "12", "3") for _ in range(2))

    assert one == other


def test_there_are_many_ways_to_write_one_address() -> None:
    rng = Random(1)

    written = {write_address(rng, BLOCK, ESTATE, "12", "3") for _ in range(300)}

    assert len(written) > 250


def test_slips_change_names() -> None:
    plain, slipped = (
        [
            write_address(Random(seed), BLOCK, ESTATE, "12", "3", slips=n).lower()
            for seed in range(200)
        ]
        for n in (0, 2)
    )

    assert sum("wah kee" in line for line in slipped) < sum("wah kee" in line for line in plain) / 2


@pytest.mark.parametrize(
    ("floor", "unit", "number"),
    [("12", "3", "1203"), ("3", "3", "303"), ("12", "18A", "1218A"), ("12", "A", "12A"),
     ("G", "5", "G05"), ("3A", "5", ""), ("UG", "5", "")],
)  # fmt: skip
def test_floor_and_flat_make_one_number(floor: str, unit: str, number: str) -> None:
    assert embedded(floor, unit) == number


def test_numbers_are_counted_in_chinese() -> None:
    assert [chinese_number(n) for n in (1, 10, 12, 20, 35)] == [
        "一",
        "十",
        "十二",
        "二十",
        "三十五",
    ]
