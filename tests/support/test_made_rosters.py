"""The rosters tests make: the file says what the truth says."""

from datetime import date
from pathlib import Path

from tests.support.made_people import MOST_PEOPLE, number_of
from tests.support.made_rosters import make_blocks, write_blocks
from workstation.bootstrap import roster_source
from workstation.gateway.roster_codec import unpacked


def test_the_file_says_of_every_resident_what_the_truth_says(tmp_path: Path) -> None:
    file = tmp_path / "roster.csv"
    truth = {}
    for made in write_blocks(file, make_blocks(3, 3_000), 3):
        for row in (*made.tenancies(), *made.elsewhere):
            truth[(row.resident_id, row.started)] = row
        assert all(made.block.id == row.home.block_id for row in made.tenancies())

    lots = list(roster_source(file).lots())
    read = [unpacked(row) for lot in lots for row in lot.rows]

    assert len(truth) > 2_500
    assert not any(lot.bad for lot in lots)
    listed = [row for row in read if row.flat is not None]
    assert {(row.resident_id, row.started_on) for row in listed} == set(truth)
    for entry in listed:
        made_row = truth[(entry.resident_id, entry.started_on or date.min)]
        assert entry.flat is not None
        flat = (entry.flat.block_id, entry.flat.floor, entry.flat.unit)
        assert (flat, entry.number) == (made_row.home, made_row.person.number)


def test_numbers_are_drawn_once() -> None:
    numbers = [number_of(index) for index in (*range(100_000), *range(MOST_PEOPLE, 12_100_000))]

    assert len(set(numbers)) == len(numbers)
