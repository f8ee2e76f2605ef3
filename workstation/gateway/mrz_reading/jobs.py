"""The job of a worker's child: read the zones of one page, by both readers."""

import io
import os
from collections.abc import Sequence
from typing import Any, Final

import numpy as np
import pytesseract
from PIL import Image

from workstation.gateway.mrz_reading.alignment import laid_beside, open_to_another_look, settled
from workstation.gateway.mrz_reading.cells import Grey, Reals
from workstation.gateway.mrz_reading.characters import ALPHABET, CharacterNetwork
from workstation.gateway.mrz_reading.fixed_pitch import FixedPitchReading
from workstation.gateway.mrz_reading.line_engine import FAINTER, read_lines, sharpened, strip_for
from workstation.gateway.mrz_reading.pictures import FoundZone, zones_on
from workstation.gateway.mrz_reading.strips import strip_of
from workstation.gateway.mrz_reading.twins import doubtful_twins, told_among_letters
from workstation.gateway.reader_jobs import READER_MISSING
from workstation.gateway.sandbox.messages import Message

_OFFERED: Final = 4
_CHARACTERS: Final = (*ALPHABET, "")
_SHARPER: Final = ((1.0, 2.5, 150), (1.2, 3.0, 200))
"""Size, radius in pixels and per cent of the further looks: soft print is read better so."""
CROP_PITCH: Final = 20
_CROP_HEIGHT: Final = 44
_BOX: Final = 0.75
"""Half the height of a character's box, in pitches."""


def read_page(request: Message, network: CharacterNetwork) -> Message:
    """Answer with the zones of the page whose JPEG is the request's body, the clearest first.

    The head tells ``zones``: for each its ``lines``, one entry a place, with what tesseract read,
    the likeliest characters of the cell, and the corners of the character in pixels of the page
    and of the crop. The bodies are the crops, as PNG.
    """
    os.environ["OMP_THREAD_LIMIT"] = "1"
    found = zones_on(request.bodies[0], network)
    try:
        zones = [{"lines": _told(one)} for one in found]
    except pytesseract.TesseractNotFoundError:
        return Message({"failed": READER_MISSING})
    return Message({"zones": zones}, tuple(_crop(one) for one in found))


def _told(found: FoundZone) -> list[list[list[Any]]]:
    reading = found.reading
    lines = range(len(reading.chances))
    engines = _engine_lines([strip_for(found.picture, reading, at) for at in lines], reading)
    return [
        [
            [engine, _likeliest(chances), on_page, _on_crop(line, column)]
            for column, (engine, chances, on_page) in enumerate(
                zip(engines[line], reading.chances[line], _on_page(found, line), strict=True)
            )
        ]
        for line in lines
    ]


def _engine_lines(strips: Sequence[Grey], reading: FixedPitchReading) -> list[tuple[str, ...]]:
    """Return tesseract's character for each cell.

    All lines are read at once, with shadows made fainter. One that comes out otherwise than the
    cells is looked at again by itself, sharpened, and a letter O or digit 0 among letters. See
    ``settled`` and ``twins`` for what that may change.
    """
    block = read_lines(strips, power=FAINTER)
    if len(block) != len(strips):
        block = ("",) * len(strips)
    found = [
        _engine_line(strip, told, line, sure.tolist())
        for strip, told, line, sure in zip(strips, block, reading.lines, reading.sure, strict=True)
    ]
    places = doubtful_twins(found, reading)
    for (at, column), told in told_among_letters(strips, reading, places).items():
        if told == reading.lines[at][column]:
            found[at] = (*found[at][:column], told, *found[at][column + 1 :])
    return found


def _engine_line(strip: Grey, told: str, line: str, sure: Sequence[float]) -> tuple[str, ...]:
    looks = [laid_beside(told, line, sure)]
    for how in _SHARPER:
        if not open_to_another_look(settled(looks, line), line):
            break
        looks.append(laid_beside("".join(read_lines([sharpened(strip, *how)])), line, sure))
    return settled(looks, line)


def _likeliest(chances: Reals) -> list[list[Any]]:
    best = np.argsort(-chances)[:_OFFERED]
    return [[_CHARACTERS[one], round(float(chances[one]), 4)] for one in best]


def _on_page(found: FoundZone, line: int) -> list[list[list[float]]]:
    """Return the corners of each character of a line, in pixels of the page."""
    reading = found.reading
    number = float(line)
    zone = reading.zone.moved(*reading.offsets[line], line=number)
    places = reading.start + np.arange(float(reading.length))
    middles = zone.points(np.full(len(places), number), places)
    corners = ((-0.5, -_BOX), (0.5, -_BOX), (0.5, _BOX), (-0.5, _BOX))
    quads = []
    for place, middle in zip(places, middles, strict=True):
        along, down = zone.steps(number, float(place))
        points = [(middle + u * along + v * down + 0.5) * found.ratio for u, v in corners]
        quads.append([[round(float(x), 1), round(float(y), 1)] for x, y in points])
    return quads


def _on_crop(line: int, column: int) -> list[list[float]]:
    left = (column + 1.0) * CROP_PITCH
    middle = (line + 0.5) * _CROP_HEIGHT
    top, bottom = middle - _BOX * CROP_PITCH, middle + _BOX * CROP_PITCH
    return [[left, top], [left + CROP_PITCH, top], [left + CROP_PITCH, bottom], [left, bottom]]


def _crop(found: FoundZone) -> bytes:
    """Return the lines below each other, straightened, with one place of room on both sides."""
    reading = found.reading
    places = (reading.start - 1, reading.start + reading.length + 1)
    rows = [
        strip_of(
            found.picture, reading.zone, line, places=places, pitch=CROP_PITCH, height=_CROP_HEIGHT
        )
        for line in range(reading.zone.count)
    ]
    buffer = io.BytesIO()
    Image.fromarray(np.concatenate(rows)).save(buffer, "PNG", compress_level=1)
    return buffer.getvalue()
