"""``workstation roster``: the public-housing roster."""

import json
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn

from workstation.bootstrap import roster_source
from workstation.cli.opening import AT_COMMAND_LINE, office_of
from workstation.cli.saying import DONE, FAILED, put, say
from workstation.domain.calendar import hong_kong_day
from workstation.domain.errors import WorkstationError
from workstation.domain.holdings import RosterLoad
from workstation.domain.names import PersonName
from workstation.domain.roster import RosterQuery

_DAY = click.DateTime(formats=["%Y-%m-%d"])


@click.group
def roster() -> None:
    """Load the roster, check applicants against it."""


@roster.command
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--as-of", type=_DAY, required=True, help="The day the list is of.")
@click.option("--accept-shrink", is_flag=True, help="Load it although over 5% are gone.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@click.pass_context
def load(
    context: click.Context, file: Path, as_of: datetime, *, accept_shrink: bool, as_json: bool
) -> None:
    """Load a snapshot; it replaces the old one only when it is complete and plausible."""
    columns = (TextColumn("{task.completed} rows"), BarColumn())
    console = Console(stderr=True)
    with office_of(context) as office, Progress(*columns, console=console) as progress:
        task = progress.add_task("rows", total=None)
        done = office.roster.load(
            roster_source(file),
            as_of.date(),
            accept_shrink=accept_shrink,
            by=AT_COMMAND_LINE,
            on_progress=lambda rows: progress.update(task, completed=rows),
        )
    if as_json:
        put(done)
    _report(done)


def _report(done: RosterLoad) -> None:
    say(
        f"{done.rows} residents loaded, {done.bad_rows} lines left out,"
        f" {done.unknown_flats} in flats that are not on the list of blocks."
    )
    for bad in done.first_bad:
        say(f"line {bad.line}: {bad.problem} {bad.column}".rstrip())


@roster.command
@click.option("--json", "as_json", is_flag=True, help="One JSON object per query; always on.")
@click.pass_context
def check(context: click.Context, *, as_json: bool) -> int:
    """Check queries from standard input, one JSON object per line."""
    del as_json
    failed = False
    with office_of(context) as office:
        today = hong_kong_day(datetime.now(UTC))
        for number, line in _lines():
            try:
                query, as_of = _query(line, today)
                found = office.roster.check(query, as_of)
            except (ValueError, TypeError, KeyError, WorkstationError):
                failed = True
                say(f"line {number}: not a query")
                continue
            put(
                {
                    "id": query.id,
                    "verdict": found.verdict,
                    "resident_id": found.resident_id,
                    "reasons": found.reasons,
                }
            )
    return FAILED if failed else DONE


def _lines() -> Iterator[tuple[int, str]]:
    for number, line in enumerate(sys.stdin, start=1):
        if line.strip():
            yield number, line


def _query(line: str, today: date) -> tuple[RosterQuery, date]:
    data = json.loads(line)
    name = data["name"]
    if isinstance(name, dict):
        person = PersonName.parse(name.get("english", ""), name.get("chinese", ""))
    else:
        person = PersonName.parse(name)
    query = RosterQuery(
        id=str(data["id"]),
        name=person,
        document_number=data["document_number"],
        address=data["address"],
    )
    as_of = data.get("as_of")
    return query, today if as_of is None else date.fromisoformat(as_of)
