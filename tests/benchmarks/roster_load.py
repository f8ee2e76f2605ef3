"""How quickly a roster is loaded, how large it is then, and how long another desk waits meanwhile.

``python -m tests.benchmarks.roster_load [--residents N] [--seed N] [--file CSV] [--on DATABASE]``
makes a roster, or takes a given one, and loads it into a fresh office. Beside it, in the same run:
the same file read by ``csv`` into an unsealed SQLite table with an index on number and on flat. The
exit code is 1 when the budget of the embedded office is exceeded: 60 s and 250 MB for 2.1 million
residents.
"""

import argparse
import csv
import resource
import sqlite3
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Final, NamedTuple

from sqlalchemy import create_engine, text

from tests.support.bench_offices import KINDS, LOADER, fresh_office, make_roster
from tests.support.rival_writer import Waits, rival
from workstation.bootstrap import Office, roster_source
from workstation.persistence.engine import is_embedded

FULL: Final = 2_100_000
SECONDS: Final = 60.0
MEGABYTES: Final = 250.0
_AT_ONCE: Final = 5_000


class Loaded(NamedTuple):
    """What a load took."""

    rows: int
    wall_s: float
    cpu_s: float
    """Of this process and of those that read beside it."""
    megabytes: float
    """On disk; of an embedded office all its files."""
    waits: Waits


def load(office: Office, file: Path) -> Loaded:
    """Load a file while another process writes now and then."""
    url = office.settings.database
    began, cpu = time.perf_counter(), _cpu_s()
    with rival(url) as waits:
        done = office.roster_loads.load(roster_source(file), date(2021, 12, 1), by=LOADER)
        wall_s, cpu_s = time.perf_counter() - began, _cpu_s() - cpu
    return Loaded(done.rows, wall_s, cpu_s, _megabytes(url), waits)


def _cpu_s() -> float:
    both = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    used = [resource.getrusage(who) for who in both]
    return sum(one.ru_utime + one.ru_stime for one in used)


def _peak_mb() -> tuple[float, float]:
    """Return the most memory this process, and the largest of its children, ever took."""
    both = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    mine, largest = (resource.getrusage(who).ru_maxrss / 1024 for who in both)
    return mine, largest


def _megabytes(url: str) -> float:
    if is_embedded(url):
        file = Path(url.removeprefix("sqlite:///"))
        return sum(one.stat().st_size for one in file.parent.glob(f"{file.name}*")) / 1e6
    engine = create_engine(url)
    with engine.connect() as connection:
        tables = ("roster_pages", "roster_buckets")
        sizes = [
            connection.scalar(text("SELECT pg_total_relation_size(:name)"), {"name": name})
            for name in tables
        ]
    engine.dispose()
    return sum(map(float, sizes)) / 1e6


def plain_load(file: Path, folder: Path) -> tuple[float, float]:
    """Read the file with ``csv`` into a table that is not sealed; return (wall s, CPU s)."""
    began, cpu = time.perf_counter(), _cpu_s()
    connection = sqlite3.connect(folder / "plain.sqlite", isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    with file.open(encoding="utf-8", newline="") as lines:
        rows = csv.reader(lines)
        columns = next(rows)
        connection.execute(f"CREATE TABLE plain ({', '.join(columns)})")
        connection.execute("CREATE INDEX by_number ON plain (id_number)")
        connection.execute("CREATE INDEX by_flat ON plain (estate_zh, block_zh, floor, flat)")
        marks = ", ".join("?" * len(columns))
        for some in _lots(rows):
            connection.execute("BEGIN")
            connection.executemany(f"INSERT INTO plain VALUES ({marks})", some)
            connection.execute("COMMIT")
    connection.close()
    return time.perf_counter() - began, _cpu_s() - cpu


def _lots(rows: Iterator[list[str]]) -> Iterator[Sequence[list[str]]]:
    while some := list(islice(rows, _AT_ONCE)):
        yield some


def measured(kind: str, file: Path, plain_s: tuple[float, float]) -> bool:
    """Load the file into an office, print the figures and return whether the budget was kept."""
    with fresh_office(kind) as office:
        took = load(office, file)
    kept = kind != "sqlite" or (took.wall_s <= SECONDS and took.megabytes <= MEGABYTES)
    over = "" if kept else "  OVER THE BUDGET"
    mine, readers = _peak_mb()
    print(
        f"{kind}: {took.rows:,} residents in {took.wall_s:.1f} s ({took.rows / took.wall_s:,.0f}"
        f" rows/s), CPU {took.cpu_s:.1f} s, {took.megabytes:.0f} MB on disk,"
        f" {took.megabytes * 1e6 / took.rows:.0f} bytes a row{over}\n"
        f"  plain csv and executemany, not sealed: {plain_s[0]:.1f} s, CPU {plain_s[1]:.1f} s:"
        f" sealed takes {took.wall_s / plain_s[0]:.2f} times as long\n"
        f"  memory at most {mine:.0f} MB, each reader {readers:.0f} MB\n"
        f"  another desk: {took.waits.words()}",
        flush=True,
    )
    return kept


def main() -> int:
    """Measure what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--residents", type=int, default=FULL)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--file", type=Path, help="a roster that is there, instead of a made one")
    parser.add_argument("--on", choices=KINDS, action="append")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        file = asked.file or make_roster(folder / "roster.csv", asked.residents, asked.seed)
        plain_s = plain_load(file, folder)
        kept = [measured(kind, file, plain_s) for kind in asked.on or KINDS]
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
