"""``workstation document``: questions about identity documents that need no office."""

import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

import click

from workstation.bootstrap import document_reader
from workstation.cli.mrz_answers import NOT_TEXT, NOTHING_FOUND, answer, nothing, show
from workstation.cli.picture_answers import picture_answers, show_picture
from workstation.cli.saying import FAILED, put, say, sentence, shown
from workstation.domain.calendar import hong_kong_day
from workstation.domain.document_numbers import check_number
from workstation.domain.errors import ReaderFailed
from workstation.domain.identity_documents import DocumentKind, issuer_of
from workstation.domain.mrz import LONGEST_TEXT, MrzReading, read_mrz
from workstation.domain.proofs import UnreadableUpload
from workstation.gateway.sandbox.limits import MOST_BYTES
from workstation.gateway.text_files import text_of
from workstation.ports import DocumentReader

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
    """Read the machine-readable zones in each FILE, text or picture, or in lines on standard input.

    A zone that does not hold is an answer like any other; that none was found is a failure.
    """
    day = today.date() if today else hong_kong_day(datetime.now(UTC))
    with document_reader() as reader:
        failed = [not _answer_one(file, day, reader, as_json=as_json) for file in files or [_INPUT]]
    if any(failed):
        context.exit(FAILED)


def _answer_one(file: str, today: date, reader: DocumentReader, *, as_json: bool) -> bool:
    """Print what is in a file and return whether anything was."""
    name = shown(Path(file))
    readings = _zones_in(file, today)
    if readings is None and file != _INPUT:
        return _answer_picture(file, today, reader, as_json=as_json)
    for reading in readings or ():
        said = answer(name, reading)
        if as_json:
            put(said)
        else:
            show(said)
    if readings:
        return True
    return _nothing(name, NOT_TEXT if readings is None else NOTHING_FOUND, as_json=as_json)


def _answer_picture(file: str, today: date, reader: DocumentReader, *, as_json: bool) -> bool:
    """Print what is on a picture and return whether a zone was."""
    name = shown(Path(file))
    try:
        with Path(file).open("rb") as stream:
            body = stream.read(MOST_BYTES + 1)  # a byte more is refused there
            reading = reader.read(body, today=today)
    except (UnreadableUpload, ReaderFailed) as error:
        say(f"{sentence(error)} ({name})")
        return _nothing(name, error.code, as_json=as_json)
    answers = list(picture_answers(name, reading))
    for said in answers:
        if as_json:
            put(said)
        else:
            show_picture(said)
    return bool(answers) or _nothing(name, NOTHING_FOUND, as_json=as_json)


def _nothing(name: str, problem: str, *, as_json: bool) -> bool:
    """Say why nothing is printed of a file; always False."""
    if problem in _PROBLEMS:
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
    if text is None:
        return None
    if len(text) > LONGEST_TEXT:
        say(f"Only the first {LONGEST_TEXT:,} characters were looked at ({shown(Path(file))}).")
    return read_mrz(text, today=today)
