"""How quickly one applicant is checked against a sealed roster, beside searches by name.

``python -m tests.benchmarks.roster_lookup [--residents N]… [--seed N] [--on DATABASE]…`` loads a
made roster into a fresh office and checks its own residents one by one, each in a transaction of
its own: ``look-up`` is number and flat alone, ``check`` the whole use case with the address read
and the decision made. Cold: the pages of the file are dropped from the system's cache before each
check, on a new connection (SQLite only; a server keeps a cache of its own).

Beside it, in the same run and over the same names, what a list searched by name takes: SQLite's
FTS5 with trigrams, PostgreSQL's pg_trgm and a scan with RapidFuzz, each asked for the best five.
The exit code is 1 when the budget is exceeded: 99 of 100 checks within 2 ms of CPU on SQLite, and
500 times as fast as pg_trgm.
"""

import argparse
import csv
import os
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from random import Random
from typing import Final, NamedTuple

import psycopg
from rapidfuzz import fuzz, process

from tests.support.bench_offices import KINDS, LOADER, fresh_office, make_roster
from tests.support.postgres import running_server
from workstation.bootstrap import Office, roster_source
from workstation.domain.names import PersonName
from workstation.domain.roster import RosterQuery, claimed_flats
from workstation.persistence.engine import is_embedded

SIZES: Final = (100_000, 2_100_000)
BUDGET_MS: Final = 2.0
TIMES_AS_FAST: Final = 500
_DAY: Final = date(2021, 12, 10)
_WARM, _COLD, _FTS5, _TRIGRAM, _SCANS = 2_000, 100, 200, 20, 5


class Figures(NamedTuple):
    """Milliseconds of one kind of question."""

    wall: list[float]
    cpu: list[float]

    def line(self, name: str) -> str:
        """Return a line of the table."""
        figures = [
            _at(self.wall, 0.5),
            _at(self.wall, 0.99),
            _at(self.cpu, 0.5),
            _at(self.cpu, 0.99),
        ]
        return f"  {name:34}" + "".join(f"{figure:11.3f}" for figure in figures)


class Person(NamedTuple):
    """Somebody of the file, as an applicant would declare it."""

    query: RosterQuery
    name: str


def _at(values: Sequence[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def timed(ask: Callable[[Person], object], people: Sequence[Person]) -> Figures:
    """Ask for each person once."""
    figures = Figures([], [])
    for person in people:
        wall, cpu = time.perf_counter(), time.process_time()
        ask(person)
        figures.cpu.append((time.process_time() - cpu) * 1000)
        figures.wall.append((time.perf_counter() - wall) * 1000)
    return figures


def people_of(file: Path, count: int, rng: Random) -> tuple[list[Person], list[str]]:
    """Return some people of a roster file, drawn evenly, and the names of all."""
    drawn, names = list[Person](), list[str]()
    with file.open(encoding="utf-8", newline="") as lines:
        for place, row in enumerate(csv.DictReader(lines)):
            names.append(f"{row['name_en']} {row['name_zh']}")
            at = len(drawn) if len(drawn) < count else rng.randrange(place + 1)
            if at < count:
                drawn[at : at + 1] = [_person(row)]
    rng.shuffle(drawn)
    return drawn, names


def _person(row: dict[str, str]) -> Person:
    english = (f"Flat {row['flat']}, {row['floor']}/F", row["block_en"], row["estate_en"])
    chinese = f"{row['estate_zh']}{row['block_zh']}{row['floor']}樓{row['flat']}室"
    query = RosterQuery(
        id=row["resident_id"],
        name=PersonName.parse(row["name_en"], row["name_zh"]),
        document_number=row["id_number"],
        address=", ".join(english) if row["block_en"] else chinese,
    )
    return Person(query, f"{row['name_en']} {row['name_zh']}")


def office_figures(office: Office, people: Sequence[Person]) -> Iterator[tuple[str, Figures]]:
    """Yield the figures of the office's own roster."""
    flats = {
        person.query.id: claimed_flats(office.roster.parse(person.query.address))
        for person in people
    }

    def look_up(person: Person) -> None:
        with office.roster.look_up() as roster:
            roster.with_numbers((person.query.number,))
            roster.in_flats(flats[person.query.id])

    def check(person: Person) -> None:
        office.roster.check(person.query, _DAY)

    found = [str(office.roster.check(person.query, _DAY).verdict) for person in people]
    known = sum(verdict != "none" for verdict in found)
    yield "look-up, warm", timed(look_up, people)
    yield f"check, warm ({known / len(people):.1%} known)", timed(check, people)
    if is_embedded(office.settings.database):
        file = Path(office.settings.database.removeprefix("sqlite:///"))
        yield "check, cold", _cold(file, check, people[:_COLD])


def _cold(file: Path, check: Callable[[Person], object], people: Sequence[Person]) -> Figures:
    figures = Figures([], [])
    for person in people:
        _forget(file)
        one = timed(check, [person])
        figures.wall.extend(one.wall)
        figures.cpu.extend(one.cpu)
    return figures


def _forget(file: Path) -> None:
    """Drop a file from the system's cache; what is not written yet is written first."""
    with file.open("rb+") as opened:
        os.fsync(opened.fileno())
        os.posix_fadvise(opened.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def peer_figures(people: Sequence[Person], names: Sequence[str]) -> Iterator[tuple[str, Figures]]:
    """Yield what the peers take to find a name among all of them."""
    with tempfile.TemporaryDirectory() as folder:
        yield "FTS5 trigram, by name", _fts5(Path(folder) / "names.sqlite", people[:_FTS5], names)
    yield "pg_trgm, by name", _pg_trgm(people[:_TRIGRAM], names)
    yield (
        "RapidFuzz scan, by name",
        timed(
            lambda person: process.extract(person.name, names, scorer=fuzz.ratio, limit=5),
            people[:_SCANS],
        ),
    )


def _fts5(file: Path, people: Sequence[Person], names: Sequence[str]) -> Figures:
    connection = sqlite3.connect(file)
    connection.execute("CREATE VIRTUAL TABLE names USING fts5(name, tokenize='trigram')")
    connection.executemany("INSERT INTO names VALUES (?)", ((name,) for name in names))
    connection.commit()
    ask = "SELECT rowid, name FROM names WHERE names MATCH ? ORDER BY rank LIMIT 5"
    figures = timed(
        lambda person: connection.execute(ask, (f'"{person.name.strip()}"',)).fetchall(), people
    )
    connection.close()
    return figures


def _pg_trgm(people: Sequence[Person], names: Sequence[str]) -> Figures:
    with running_server() as server:
        server.create("names")
        address = server.url("names").replace("postgresql+psycopg", "postgresql")
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute("CREATE EXTENSION pg_trgm")
            connection.execute("CREATE TABLE names (name text)")
            with connection.cursor() as cursor, cursor.copy("COPY names FROM STDIN") as copying:
                for name in names:
                    copying.write_row((name,))
            connection.execute("SET maintenance_work_mem = '256MB'")
            connection.execute("CREATE INDEX ON names USING gin (name gin_trgm_ops)")
            connection.execute("VACUUM ANALYZE names")
            ask = (
                "SELECT name FROM names WHERE name %% %(name)s"
                " ORDER BY similarity(name, %(name)s) DESC LIMIT 5"
            )
            return timed(
                lambda person: connection.execute(ask, {"name": person.name}).fetchall(), people
            )


def measured(kinds: Sequence[str], file: Path, *, rng: Random) -> bool:
    """Load the roster, ask, print a table; return whether the budgets were kept."""
    people, names = people_of(file, _WARM, rng)
    print(f"\n{len(names):,} residents{'ms: wall p50':>36}{'p99':>11}{'CPU p50':>11}{'p99':>11}")
    kept, ours = True, dict[str, float]()
    for kind in kinds:
        print(f" {kind}")
        with fresh_office(kind) as office:
            office.roster_loads.load(roster_source(file), date(2021, 12, 1), by=LOADER)
            for name, figures in office_figures(office, people):
                print(figures.line(name), flush=True)
                if name.startswith("check, warm"):
                    ours[kind] = _at(figures.wall, 0.5)
                    kept = kept and (kind != "sqlite" or _at(figures.cpu, 0.99) <= BUDGET_MS)
    print(" peers")
    for name, figures in peer_figures(people, names):
        print(figures.line(name), flush=True)
        if name.startswith("pg_trgm"):
            for kind, p50 in ours.items():
                times = _at(figures.wall, 0.5) / p50
                print(f"  a check on {kind} is {times:,.0f} times as fast as pg_trgm, median")
                kept = kept and (
                    kind != "sqlite" or len(names) < SIZES[1] or times >= TIMES_AS_FAST
                )
    return kept


def main() -> int:
    """Measure what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--residents", type=int, action="append")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--file", type=Path, help="a roster that is there, instead of made ones")
    parser.add_argument("--on", choices=KINDS, action="append")
    asked = parser.parse_args()
    kinds, kept = asked.on or KINDS, []
    with tempfile.TemporaryDirectory() as name:
        for residents in [0] if asked.file else asked.residents or SIZES:
            file = asked.file or make_roster(Path(name) / "roster.csv", residents, asked.seed)
            kept.append(measured(kinds, file, rng=Random(asked.seed)))
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
