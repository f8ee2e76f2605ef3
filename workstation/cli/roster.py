"""``workstation roster``: the public-housing roster."""

import csv
import gc
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Final, TextIO

import click

from workstation.bootstrap import roster_source
from workstation.cli.lines import Question, waiting_questions
from workstation.cli.opening import AT_COMMAND_LINE, office_of
from workstation.cli.progress import bar
from workstation.cli.saying import DONE, FAILED, put, put_all, say
from workstation.cli.sentences import LINE_PROBLEMS
from workstation.domain.errors import RosterRefused, WorkstationError
from workstation.domain.holdings import BadRow, RosterLoad
from workstation.domain.names import PersonName
from workstation.domain.roster import RosterFinding, RosterQuery

_VALUES_BETWEEN_COLLECTIONS: Final = 20_000
_DAY = click.DateTime(formats=["%Y-%m-%d"])


@click.group
def roster() -> None:
    """Load the roster, check applicants against it."""


@roster.command
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--as-of", type=_DAY, required=True, help="The day the list is of.")
@click.option("--accept-shrink", is_flag=True, help="Load it although over 5% are gone.")
@click.option("--accept-older", is_flag=True, help="Load it although the list in force is newer.")
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
    accept_older: bool,
    report: TextIO | None,
    as_json: bool,
) -> None:
    """Load a snapshot; it replaces the old one only when it is complete and plausible."""
    try:
        with office_of(context) as office, bar("rows") as rows:
            done = office.roster_loads.load(
                roster_source(file),
                as_of.date(),
                accept_shrink=accept_shrink,
                accept_older=accept_older,
                by=AT_COMMAND_LINE,
                on_progress=rows.reached,
                on_bad=_reporter(report),
            )
    except RosterRefused as error:
        if as_json:
            put(_refusal(file, error))
        raise
    if as_json:
        put(done)
    _report(done)


def _refusal(file: Path, error: RosterRefused) -> Mapping[str, object]:
    """Return what a script is told of a list that was refused, with the figures as numbers."""
    facts = {
        name: int(value) if value.isdecimal() else value for name, value in error.facts.items()
    }
    return {"file": file, "problem": error.code, **facts}


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
        f" {done.unknown_flats} whose block is not on the list, or whose flat cannot be read."
    )
    for problem, count in done.problems.items():
        say(f"{_words(problem)}: {count}")
    for bad in done.first_bad:
        column = f" ({bad.column})" if bad.column else ""
        say(f"line {bad.line}: {_words(bad.problem)}{column}")
    if sum(done.problems.values()) > len(done.first_bad):
        say("These are the first; --report FILE writes all of them.")


def _words(problem: str) -> str:
    return LINE_PROBLEMS.get(problem, problem)


@roster.command
@click.option("--json", "as_json", is_flag=True, help="One JSON object per query; always on.")
@click.pass_context
def check(context: click.Context, *, as_json: bool) -> int:
    """Check queries from standard input, one JSON object per line."""
    del as_json
    failed, count = False, 0
    with office_of(context) as office, _rarely_collected():
        try:
            for waiting in waiting_questions():
                asked = list(_queries(waiting))
                failed = failed or len(asked) < len(waiting)
                found = office.roster.check_all([(query, day) for _, query, day in asked])
                count += len(asked)
                put_all(map(_answer, (id_ for id_, _, _ in asked), found))
        finally:
            if count:
                office.roster.record_checks(count, by=AT_COMMAND_LINE)
    return FAILED if failed else DONE


@contextmanager
def _rarely_collected() -> Iterator[None]:
    """Let the collector of cycles look rarely, and not at what an office is made of.

    A check makes thousands of values, none of them in a cycle: looking for some takes a tenth of
    its time.
    """
    before = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(_VALUES_BETWEEN_COLLECTIONS)
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()


def _queries(waiting: Iterable[Question]) -> Iterator[tuple[object, RosterQuery, date | None]]:
    """Yield what can be asked, with its id as it was written; say of other lines what is wrong."""
    for number, question in waiting:
        try:
            if question is None:
                raise NotAQuery("it is no JSON object")
            query, as_of = query_of(question)
        except NotAQuery as problem:
            say(f"Line {number} cannot be asked: {problem}.")
        else:
            yield question["id"], query, as_of


def _answer(id_: object, found: RosterFinding) -> Mapping[str, object]:
    return {
        "id": id_,
        "verdict": found.verdict,
        "resident_id": found.resident_id,
        "reasons": [
            {
                "code": reason.code,
                "part": reason.part,
                "declared": reason.declared,
                "roster": reason.roster,
            }
            for reason in found.reasons
        ],
    }


class NotAQuery(Exception):
    """What is wrong with a line, without quoting it."""


def query_of(question: Mapping[str, object]) -> tuple[RosterQuery, date | None]:
    """Read a query and the day it asks about; None: the office's today.

    Raises:
        NotAQuery: names the part that is wrong, without quoting it.
    """
    id_ = question.get("id")
    if not isinstance(id_, str | int):
        raise NotAQuery("its id is missing, or neither a text nor a whole number")
    query = RosterQuery(
        id=str(id_),
        name=_name(question.get("name")),
        document_number=_text(question, "document_number"),
        address=_address(question),
    )
    return query, _day(question)


def _name(name: object) -> PersonName:
    try:
        if isinstance(name, str):
            return PersonName.parse(name)
        if isinstance(name, Mapping):
            return PersonName.parse(_text(name, "english"), _text(name, "chinese"))
    except WorkstationError as error:
        raise NotAQuery("its name is missing or is no name") from error
    raise NotAQuery("its name is missing or is no name")


def _address(question: Mapping[str, object]) -> str:
    """Return an address that is a text, or an object that has one, as in a registration."""
    address = question.get("address")
    return _text(address, "text") if isinstance(address, dict) else _text(question, "address")


def _day(question: Mapping[str, object]) -> date | None:
    text = _text(question, "as_of").strip()
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise NotAQuery("its day, as_of, is none like 2021-12-31") from error


def _text(question: Mapping[str, object], key: str) -> str:
    value = question.get(key)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise NotAQuery(f"its {key} is no text")
    return value
