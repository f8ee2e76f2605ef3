"""``workstation roster``: the public-housing roster."""

import csv
from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import TextIO

import click

from workstation.bootstrap import roster_source
from workstation.cli.lines import questions
from workstation.cli.opening import AT_COMMAND_LINE, office_of
from workstation.cli.progress import bar
from workstation.cli.saying import DONE, FAILED, put, say
from workstation.domain.errors import WorkstationError
from workstation.domain.holdings import BadRow, RosterLoad
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
@click.option(
    "--report",
    type=click.File("w", encoding="utf-8", lazy=False),
    help="Write every line that is left out here, as CSV: line, problem, column.",
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@click.pass_context
def load(
    context: click.Context,
    file: Path,
    as_of: datetime,
    *,
    accept_shrink: bool,
    report: TextIO | None,
    as_json: bool,
) -> None:
    """Load a snapshot; it replaces the old one only when it is complete and plausible."""
    with office_of(context) as office, bar("rows") as rows:
        done = office.roster_loads.load(
            roster_source(file),
            as_of.date(),
            accept_shrink=accept_shrink,
            by=AT_COMMAND_LINE,
            on_progress=rows.reached,
            on_bad=_reporter(report),
        )
    if as_json:
        put(done)
    _report(done)


def _reporter(report: TextIO | None) -> Callable[[BadRow], None]:
    """Return what writes lines that were left out, as they come; never what they hold."""
    if report is None:
        return lambda _: None
    rows = csv.writer(report, lineterminator="\n")
    rows.writerow(("line", "problem", "column"))

    def write(bad: BadRow) -> None:
        rows.writerow((bad.line, bad.problem, bad.column))

    return write


def _report(done: RosterLoad) -> None:
    say(
        f"{done.rows} residents loaded, {done.bad_rows} lines left out,"
        f" {done.unknown_flats} in flats that are not on the list of blocks."
    )
    for problem, count in done.problems.items():
        say(f"{problem}: {count}")
    for bad in done.first_bad:
        say(f"line {bad.line}: {bad.problem} {bad.column}".rstrip())
    if sum(done.problems.values()) > len(done.first_bad):
        say("These are the first; --report FILE writes all of them.")


@roster.command
@click.option("--json", "as_json", is_flag=True, help="One JSON object per query; always on.")
@click.pass_context
def check(context: click.Context, *, as_json: bool) -> int:
    """Check queries from standard input, one JSON object per line."""
    del as_json
    failed = False
    with office_of(context) as office:
        for number, question in questions():
            try:
                query, as_of = _query(question or {})
            except (ValueError, WorkstationError):
                failed = True
                say(f"line {number}: not a query")
                continue
            found = office.roster.check(query, as_of)
            put(
                {
                    "id": (question or {})["id"],
                    "verdict": found.verdict,
                    "resident_id": found.resident_id,
                    "reasons": found.reasons,
                }
            )
    return FAILED if failed else DONE


def _query(question: Mapping[str, object]) -> tuple[RosterQuery, date | None]:
    """Return the query and the day it is asked for; raises ValueError and what names refuse."""
    as_of = _text(question, "as_of")
    id_ = question.get("id")
    if not isinstance(id_, str | int):
        raise ValueError
    query = RosterQuery(
        id=str(id_),
        name=_name(question.get("name")),
        document_number=_text(question, "document_number"),
        address=_text(question, "address"),
    )
    return query, date.fromisoformat(as_of) if as_of else None


def _name(name: object) -> PersonName:
    if isinstance(name, Mapping):
        return PersonName.parse(_text(name, "english"), _text(name, "chinese"))
    if not isinstance(name, str):
        raise ValueError
    return PersonName.parse(name)


def _text(question: Mapping[str, object], key: str) -> str:
    value = question.get(key)
    if not isinstance(value, str | None):
        raise ValueError
    return value or ""
