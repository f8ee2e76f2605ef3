"""Draws tables."""

from collections.abc import Sequence
from dataclasses import dataclass

from workstation.domain.proofs import Point
from workstation.sample_office.proofs.fonts import Face
from workstation.sample_office.proofs.sheet import INK, PALE, Align, Sheet


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table."""

    title: str
    width: float
    align: Align = Align.LEFT


def table(
    sheet: Sheet,
    at: Point,
    columns: Sequence[Column],
    rows: Sequence[Sequence[str]],
    *,
    size: float = 8.5,
    row_height: float = 16,
    head_fill: str = "",
    head_colour: str = INK,
    stripe: str = "",
    face: Face | None = None,
    rules: str = PALE,
) -> float:
    """Draw a table and return the height of its lower edge."""
    x, y = at
    face = face or Face()
    width = sum(column.width for column in columns)
    if head_fill:
        sheet.box(x, y, width, row_height + 2, fill=head_fill)
    bold = Face(face.family, bold=True)
    titles = [column.title for column in columns]
    _row(sheet, (x, y + row_height - 4), columns, titles, size=size, face=bold, colour=head_colour)
    y += row_height + 2
    for number, row in enumerate(rows):
        if stripe and number % 2:
            sheet.box(x, y, width, row_height, fill=stripe)
        _row(sheet, (x, y + row_height - 5), columns, row, size=size, face=face, colour=INK)
        y += row_height
        sheet.rule((x, y), (x + width, y), colour=rules, width=0.4)
    return y


def _row(
    sheet: Sheet,
    at: Point,
    columns: Sequence[Column],
    cells: Sequence[str],
    *,
    size: float,
    face: Face,
    colour: str,
) -> None:
    x, y = at
    for column, cell in zip(columns, cells, strict=True):
        inset = {Align.LEFT: 5.0, Align.CENTRE: column.width / 2, Align.RIGHT: column.width - 5}
        sheet.text(
            x + inset[column.align],
            y,
            cell,
            size=size,
            face=face,
            colour=colour,
            align=column.align,
        )
        x += column.width
