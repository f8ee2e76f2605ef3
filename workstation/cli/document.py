"""``workstation document``: questions about identity documents that need no office."""

import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

import click

from workstation.cli.mrz_answers import NOT_TEXT, NOTHING_FOUND, answer, nothing, show
from workstation.cli.saying import FAILED, put, say, shown
from workstation.domain.calendar import hong_kong_day
from workstation.domain.document_numbers import check_number
from workstation.domain.identity_documents import DocumentKind, issuer_of
from workstation.domain.mrz import MrzReading, read_mrz
from workstation.gateway.text_files import text_of

_INPUT: Final = "-"
"""What standard input is called where a file would be named."""
_PROBLEMS: Final = {
    NOTHING_FOUND: "No machine-readable zone was found",
    NOT_TEXT: "This is no text",
}


@click.group()
def document() -> None:
    """Check identity documents."""


@document.command("number")
@click.argument("kind", type=click.Choice([kind.value for kind in DocumentKind]))
@click.argument("number")
@click.option("--country", default="", help="Who issued it: ISO 3166 alpha-3.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
def check(kind: str, number: str, country: str, *, as_json: bool) -> None:
    """Say whether NUMBER is well formed, its check digit and its normal form."""
    found = check_number(DocumentKind(kind), number, country)
    said = {
        "kind": kind,
        "country": issuer_of(DocumentKind(kind), country),
        "well_formed": found.well_formed,
        "normal_form": found.normal_form,
        "check_digit_expected": found.check_digit_expected,
        "check_digit_ok": found.check_digit_ok,
        "problems": found.problems,
    }
    if as_json:
        put(said)
        return
    click.echo(f"{found.normal_form}: {'well formed' if found.well_formed else 'not well formed'}")
    for problem in found.problems:
        click.echo(f"  {problem.value.replace('_', ' ')}")
    if found.check_digit_expected is not None:
        click.echo(f"  check digit {found.check_digit_expected}")


@document.command("mrz")
@click.argument(
    "files",
    nargs=-1,
    metavar="[FILE...]",
    type=click.Path(exists=True, dir_okay=False, readable=True),
)
@click.option(
    "--today",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The day in Hong Kong by which the century of dates is told; without it, today.",
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object per zone and line.")
@click.pass_context
def machine_readable_zones(
    context: click.Context, files: Sequence[str], today: datetime | None, *, as_json: bool
) -> None:
    """Read the machine-readable zones in each FILE, or in lines on standard input.

    A zone that does not hold is an answer like any other; that none was found is a failure.
    """
    day = today.date() if today else hong_kong_day(datetime.now(UTC))
    failed = [not _answer_one(file, day, as_json=as_json) for file in files or [_INPUT]]
    if any(failed):
        context.exit(FAILED)


def _answer_one(file: str, today: date, *, as_json: bool) -> bool:
    """Print what is in a file and return whether anything was."""
    name = shown(Path(file))
    readings = _zones_in(file, today)
    for reading in readings or ():
        said = answer(name, reading)
        if as_json:
            put(said)
        else:
            show(said)
    if readings:
        return True
    problem = NOT_TEXT if readings is None else NOTHING_FOUND
    say(f"{_PROBLEMS[problem]} ({name}).")
    if as_json:
        put(nothing(name, problem))
    return False


def _zones_in(file: str, today: date) -> Sequence[MrzReading] | None:
    """Return the zones in a file; None: it is of a kind that cannot be read."""
    if file == _INPUT:
        text = text_of(sys.stdin.buffer)
    else:
        with Path(file).open("rb") as stream:
            text = text_of(stream)
    return None if text is None else read_mrz(text, today=today)
