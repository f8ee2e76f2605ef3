"""Readings of documents' pictures as two readers would give them, without any picture."""

import io
from collections.abc import Mapping
from datetime import date

from PIL import Image, ImageDraw

from tests.support.made_mrz import TODAY
from workstation.domain.document_reading import DocumentReading, SeenCharacter
from workstation.domain.document_verdict import SeenColumn, judge
from workstation.domain.proofs import Quad

PITCH, HEIGHT = 20, 44


def reading_of(
    text: str, *, engine: Mapping[tuple[int, int], str] | None = None, today: date = TODAY
) -> DocumentReading:
    """Return the reading of a zone.

    Args:
        text: the lines as the fixed-pitch reader has them.
        engine: what the other reader has instead, by line and column from 1.
        today: the day in Hong Kong.
    """
    others, lines = engine or {}, text.split("\n")
    seen = [
        [
            SeenColumn(others.get((number, column), one), ((one, 0.99),))
            for column, one in enumerate(line, start=1)
        ]
        for number, line in enumerate(lines, start=1)
    ]
    judged = judge(seen, today=today)
    return DocumentReading(
        verdict=judged.verdict,
        reading=judged.reading,
        lines=tuple(
            tuple(
                SeenCharacter(text=one, sure=sure, on_file=box, on_crop=box)
                for column, (one, sure) in enumerate(line)
                for box in [_box(number, column)]
            )
            for number, line in enumerate(judged.lines)
        ),
        doubts=judged.doubts,
        picture=_picture(lines),
        crop=_picture(lines, "PNG"),
    )


def _box(line: int, column: int) -> Quad:
    left, middle = (column + 1) * PITCH, (line + 0.5) * HEIGHT
    return Quad.of_box(left, middle - 15, left + PITCH, middle + 15)


def _picture(lines: list[str], kind: str = "JPEG") -> bytes:
    width = (max(map(len, lines)) + 2) * PITCH
    picture = Image.new("L", (width, HEIGHT * len(lines)), 235)
    pen = ImageDraw.Draw(picture)
    for number, line in enumerate(lines):
        for column, one in enumerate(line):
            pen.text(((column + 1) * PITCH + 4, number * HEIGHT + 14), one, fill=20, font_size=18)
    stream = io.BytesIO()
    picture.save(stream, kind)
    return stream.getvalue()
