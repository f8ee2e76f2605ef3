"""What is said of the zones on a document's picture: how far they may be believed, and why not."""

from collections.abc import Iterator, Mapping
from typing import Any

import click

from workstation.cli.mrz_answers import answer, nothing, show
from workstation.domain.document_reading import DocumentReading, PictureVerdict

UNREAD: str = "unread"
"""A zone is there, and its lines are not whole: a person reads it."""


def picture_answers(file: str, reading: DocumentReading) -> Iterator[dict[str, Any]]:
    """Yield what is printed of each zone on a picture; nothing where there is none."""
    for one in (reading, *reading.others):
        if one.lines:
            yield _answer(file, one)


def show_picture(answer_: Mapping[str, Any]) -> None:
    """Tell people about one zone, and where to look."""
    click.echo(f"{answer_['file']}: {answer_['verdict']}")
    if answer_["format"] is not None:
        show(answer_)
    for doubt in answer_["doubts"]:
        place = f"line {doubt['line']}, place {doubt['column']}" if doubt["line"] else "the zone"
        others = f" (or {doubt['others']})" if doubt["others"] else ""
        click.echo(f"  look at {place}: {doubt['reason'].replace('_', ' ')}{others}")


def _answer(file: str, reading: DocumentReading) -> dict[str, Any]:
    """Return one zone; only what two readers swear to is called valid."""
    if reading.reading is None:
        said = nothing(file, UNREAD)
        said["lines"] = ["".join(one.text or " " for one in line) for line in reading.lines]
    else:
        said = answer(file, reading.reading)
        said["valid"] = said["valid"] and reading.verdict is PictureVerdict.GREEN
    return said | {
        "verdict": reading.verdict,
        "page": reading.page,
        "doubts": [
            {
                "reason": one.reason,
                "line": one.line,
                "column": one.column,
                "others": one.others,
                "quad": _quad(reading, one.line, one.column),
            }
            for one in reading.doubts
        ],
    }


def _quad(reading: DocumentReading, line: int, column: int) -> list[list[float]] | None:
    """Return the corners of a place in pixels of the file; None for what is no one place."""
    if not line or not column:
        return None
    corners = reading.lines[line - 1][column - 1].on_file.corners
    return [[round(x, 1), round(y, 1)] for x, y in corners]
