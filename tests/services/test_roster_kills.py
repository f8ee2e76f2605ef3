"""A load that is killed at any moment leaves a whole roster: the old one or the new one."""

import random
import time
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from tests.support import crashes
from tests.support.crashes import AT_DOOR, opened
from tests.support.processes import KILLED, ended, started
from tests.support.rosters import address_of, number_of, residents, write_roster
from workstation.bootstrap import Office, roster_source
from workstation.domain.identity_documents import normal_form
from workstation.domain.roster import claimed_flats

_SIZE = 250
_DAYS = (date(2021, 11, 30), date(2022, 1, 31))
_PEOPLE: Mapping[date, range] = {_DAYS[0]: range(_SIZE), _DAYS[1]: range(_SIZE, 2 * _SIZE)}
_TINY = 300
"""Bytes a transaction: many moments to be killed at."""


@pytest.mark.parametrize("moments", [3, pytest.param(20, marks=pytest.mark.slow)])
def test_a_load_killed_at_any_moment_leaves_a_whole_roster(
    office_url: str, tmp_path: Path, moments: int
) -> None:
    folder, dice = tmp_path / "office", random.Random(moments)
    files = {
        day: write_roster(tmp_path / f"{day}.csv", residents(_SIZE, first=people.start))
        for day, people in _PEOPLE.items()
    }
    office = opened(office_url, folder)
    office.roster_loads.load(roster_source(files[_DAYS[0]]), _DAYS[0], by=AT_DOOR)
    active, lasts_s = _DAYS[0], _time_of(office_url, folder, files[_DAYS[0]])
    killed = 0

    for _ in range(moments):
        other = _DAYS[active == _DAYS[0]]
        load = (crashes.load_roster, office_url, folder, files[other], "", _TINY, other)
        with started(*load) as process:
            process.join(dice.uniform(0.1, 1.0) * lasts_s)
            process.kill()
            process.join()
            killed += process.exitcode == KILLED
        active = _whole_roster(office)

    assert killed
    assert ended(*load) == 0
    assert _whole_roster(office) == other
    office.close()


def _time_of(url: str, folder: Path, file: Path) -> float:
    """Return how long a load takes, the start of its process with it."""
    times: list[float] = []
    for _ in range(2):  # the first one also starts the server that processes are forked from
        began = time.monotonic()
        assert ended(crashes.load_roster, url, folder, file, "", _TINY, _DAYS[0]) == 0
        times.append(time.monotonic() - began)
    return min(times)


def _whole_roster(office: Office) -> date:
    """Return the day of the active roster, all of whose residents, and nobody else, are there."""
    everybody = [one for people in _PEOPLE.values() for one in people]
    numbers = {one: normal_form(number_of(one)) for one in everybody}
    flats = {one: claimed_flats(office.roster.parse(address_of(one)))[0] for one in everybody}
    with office.roster.begin() as uow:
        active = uow.roster.active()
        by_number = uow.roster.with_numbers(list(numbers.values()))
        by_flat = uow.roster.in_flats(list(flats.values()))
    assert active is not None
    expected = {(numbers[one], flats[one]) for one in _PEOPLE[active.as_of]}
    assert active.rows == len(by_number) == len(by_flat) == len(expected)
    assert {(entry.number, entry.flat) for entry in by_number} == expected
    assert {(entry.number, entry.flat) for entry in by_flat} == expected
    return active.as_of
