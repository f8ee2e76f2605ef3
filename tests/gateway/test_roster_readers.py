"""Large roster files: read by processes beside the program, the same as here, to no longer life."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from tests.support.gazetteers import shipped_gazetteer
from tests.support.rosters import residents, write_roster
from workstation.gateway.roster_source import RosterSource

_PROGRAM = """
import sys
from pathlib import Path
from tests.support.gazetteers import shipped_gazetteer
from workstation.gateway.roster_source import RosterSource
lots = RosterSource(Path(sys.argv[1]), shipped_gazetteer, lot_bytes=1000, large_bytes=0).lots()
next(lots)
print("begun", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    lines = residents(400)
    lines[7] = "no row"
    lines[20] = lines[20].replace("許文", "")
    lines[30] = lines[30].replace("2010-01-01", "soon")
    lines.append(lines[3][:-30])
    path = write_roster(tmp_path / "roster.csv", lines)
    path.write_bytes(path.read_bytes()[:-1] + b"\xff")
    return path


def source(file: Path, *, large_bytes: int) -> RosterSource:
    return RosterSource(file, shipped_gazetteer, lot_bytes=2_000, large_bytes=large_bytes)


def readers(of: int) -> list[psutil.Process]:
    return [
        child
        for child in psutil.Process(of).children(recursive=True)
        if "workstation.gateway.roster_readers" in child.cmdline()
    ]


def test_a_file_is_read_beside_as_it_is_read_here(file: Path) -> None:
    here, beside = source(file, large_bytes=10**9), source(file, large_bytes=0)

    assert list(beside.lots()) == list(here.lots())
    assert beside.digest() == here.digest()
    assert not readers(os.getpid())


def test_what_a_dead_reader_had_is_read_here(file: Path) -> None:
    expected = list(source(file, large_bytes=10**9).lots())
    lots = source(file, large_bytes=0).lots()

    found = [next(lots)]
    for reader in readers(os.getpid()):
        reader.kill()
    found += lots

    assert found == expected


def test_who_stops_reading_leaves_no_reader(file: Path) -> None:
    lots = source(file, large_bytes=0).lots()
    assert isinstance(lots, Iterator)
    next(lots)
    there = readers(os.getpid())

    lots.close()

    assert there
    assert not readers(os.getpid())


def test_readers_end_with_the_program_that_is_killed(file: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", _PROGRAM, str(file)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
    ) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == b"begun\n"
        there = readers(program.pid)

        program.send_signal(signal.SIGKILL)
        program.wait()

    assert there
    assert psutil.wait_procs(there, timeout=20)[1] == []
