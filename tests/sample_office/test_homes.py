from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workstation.domain.applications import Language
from workstation.sample_office.addresses import (
    chinese_number,
    draw_style,
    one_line,
    printed_style,
    write_address,
)
from workstation.sample_office.homes import (
    HomeKind,
    Homes,
    floor_above,
    floors_of,
    next_door,
    public_home,
    units_of,
)
from workstation.sample_office.places import load_places

HOMES = Homes(load_places())
seeds = st.integers(0, 10**9).map(Random)


@given(seeds, st.sampled_from(Language))
def test_a_written_address_has_every_part_of_the_home(rng: Random, language: Language) -> None:
    home = HOMES.any(rng)

    written = one_line(home, draw_style(rng, language)).upper()

    chinese = language is not Language.ENGLISH
    simplified = language is Language.SIMPLIFIED_CHINESE
    for words in (home.block, home.estate, home.street):
        name = (words.hans if simplified else words.hant) if chinese else words.en
        assert name.upper() in written
    assert home.flat in written


@given(seeds, st.sampled_from(Language))
def test_the_pieces_of_a_line_know_their_parts(rng: Random, language: Language) -> None:
    home = HOMES.public(rng)

    lines = write_address(home, printed_style(rng, language))

    parts = {piece.part for line in lines for piece in line if piece.part}
    assert parts == {"flat", "floor", "block", "estate", "area"}


@given(seeds)
def test_the_flat_next_door_differs_in_the_flat_alone(rng: Random) -> None:
    home = HOMES.private(rng)

    other = next_door(home)

    assert other.flat != home.flat
    assert (other.floor, other.block, other.estate) == (home.floor, home.block, home.estate)


@given(seeds)
def test_the_flat_above_has_another_floor(rng: Random) -> None:
    home = HOMES.public(rng)

    other = floor_above(home)

    assert int(other.floor) == int(home.floor) + 1
    assert other.flat == home.flat or other.flat.startswith(other.floor)


def test_a_block_has_the_same_floors_every_time() -> None:
    block = HOMES.places.public[7]

    first = public_home(block, floor=floors_of(block), unit=units_of(block))

    assert first == public_home(block, floor=floors_of(block), unit=units_of(block))


def test_there_are_public_and_private_homes_and_villages() -> None:
    rng = Random(4)

    kinds = {HOMES.any(rng).kind for _ in range(120)}

    assert kinds == set(HomeKind)


@pytest.mark.parametrize(
    ("number", "written"), [(3, "三"), (10, "十"), (12, "十二"), (20, "二十"), (38, "三十八")]
)
def test_floors_are_counted_in_chinese(number: int, written: str) -> None:
    assert chinese_number(number) == written
