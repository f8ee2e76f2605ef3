"""Letter O or digit 0: a look by tesseract at such places in another company.

Its network reads whole lines and takes an O among digits for a zero, whatever its shape. Among
letters it tells the two apart: a zero that it sees there has the shape of one.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import numpy as np

from workstation.domain.document_layouts import columns_of
from workstation.gateway.mrz_reading.alignment import TWINS, laid_beside
from workstation.gateway.mrz_reading.cells import Grey
from workstation.gateway.mrz_reading.fixed_pitch import FixedPitchReading
from workstation.gateway.mrz_reading.line_engine import cell_of, clear, read_lines

Place = tuple[int, int]
"""Line and column, from 0."""

_LETTERS: Final = frozenset("ABCEFHKLMNPRTUVWXY")
"""Those that are no digit's double."""
_SURE: Final = 0.95
_COMPANY: Final = 3
"""Letters on each side of a place."""
_FEWEST: Final = 2


def doubtful_twins(
    engines: Sequence[Sequence[str]], reading: FixedPitchReading
) -> tuple[Place, ...]:
    """Return the places where one reader saw the letter, the other the digit, and both may be."""
    kinds = columns_of(reading.lines)
    return tuple(
        (at, column)
        for at, (told, cells) in enumerate(zip(engines, reading.lines, strict=True))
        for column, pair in enumerate(zip(told, cells, strict=True))
        if set(pair) == TWINS and set(kinds[at][column].characters) >= TWINS
    )


def told_among_letters(
    strips: Sequence[Grey], reading: FixedPitchReading, places: Sequence[Place]
) -> Mapping[Place, str]:
    """Return what tesseract reads in these places when they stand among letters of their zone.

    Nothing is told where the zone has hardly a clear letter.

    Raises:
        pytesseract.TesseractNotFoundError: the engine is missing.
    """
    letters = list(_letters(reading))
    if not places or len(letters) < _FEWEST:
        return {}
    order: list[Place] = []
    for at, place in enumerate(places):
        order += [*_company(letters, at), place]
    order += _company(letters, len(places))
    clear_strips = [clear(strip) for strip in strips]
    line = np.concatenate([cell_of(clear_strips[at], column) for at, column in order], axis=1)
    cells = "".join(reading.lines[at][column] for at, column in order)
    told = laid_beside("".join(read_lines([line])), cells, [1.0] * len(cells))
    return {place: one for place, one in zip(order, told, strict=True) if place in places}


def _company(letters: Sequence[Place], turn: int) -> list[Place]:
    return [letters[(turn * _COMPANY + at) % len(letters)] for at in range(_COMPANY)]


def _letters(reading: FixedPitchReading) -> Iterator[Place]:
    for at, (line, sure) in enumerate(zip(reading.lines, reading.sure, strict=True)):
        for column, (one, chance) in enumerate(zip(line, sure, strict=True)):
            if one in _LETTERS and chance >= _SURE:
                yield at, column
