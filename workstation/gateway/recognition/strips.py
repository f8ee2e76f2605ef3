"""Strips of a page: stretches of one line each, and the sheets they are pasted on to be read again.

Read one below the other on white, without columns beside them, lines come out that the engine's
own page layout breaks.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from PIL import Image

from workstation.gateway.recognition.ink import Ink, Mask, blobs, closed_across, find_ink

_WORD_GAP: Final = 1.3
"""Ems between words of one strip; columns stand further apart."""
_LOWEST: Final = 0.45
_TALLEST: Final = 2.2
_AROUND: Final = 0.22
_READ_HEIGHT: Final = 44.0
_BETWEEN: Final = 28
_MARGIN: Final = 30
_WHITE: Final = 255

Box = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Pasted:
    """A strip on a sheet."""

    box: Box
    """Where it was cut from the page."""
    left: int
    top: int
    bottom: int
    scale: float

    def on_page(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point of the sheet lies on the page."""
        return self.box[0] + (x - self.left) / self.scale, self.box[1] + (y - self.top) / self.scale


def find_strips(page: Image.Image) -> list[Box]:
    """Return the strips of an upright page, from top to bottom."""
    ink = find_ink(page)
    closed = closed_across(ink.mask, max(2, int(_WORD_GAP * ink.em)))
    found: list[Box] = []
    for left, top, right, bottom, _ in blobs(closed).tolist():
        if bottom - top < _LOWEST * ink.em or right - left < _LOWEST * ink.em:
            continue
        box = (left, top, right, bottom)
        found.extend(_rows(ink.mask, box) if bottom - top > _TALLEST * ink.em else [box])
    grown = (_grown(box, ink, page.size) for box in found)
    return sorted(grown, key=lambda box: (box[1], box[0]))


def _rows(mask: Mask, box: Box) -> Iterable[Box]:
    """Yield the rows of a patch that several lines have grown together to."""
    left, top, right, bottom = box
    inside = mask[top:bottom, left:right]
    weight = inside.sum(axis=1)
    inked = weight > max(1.0, float(weight.max()) * 0.03)
    edges = np.diff(np.concatenate(([0], inked.astype(np.int8), [0])))
    for start, end in zip(np.nonzero(edges == 1)[0], np.nonzero(edges == -1)[0], strict=True):
        columns = np.nonzero(inside[start:end].any(axis=0))[0]
        if len(columns) and end - start >= 3:
            yield (
                left + int(columns[0]),
                top + int(start),
                left + int(columns[-1]) + 1,
                top + int(end),
            )


def _grown(box: Box, ink: Ink, size: tuple[int, int]) -> Box:
    """Return the box in pixels of the page with a little of its surroundings."""
    spare = (box[3] - box[1]) * _AROUND + 1
    left, top = max(0.0, box[0] - spare), max(0.0, box[1] - spare)
    return (
        int(left / ink.shrink),
        int(top / ink.shrink),
        min(size[0], int((box[2] + spare) / ink.shrink)),
        min(size[1], int((box[3] + spare) / ink.shrink)),
    )


def paste(page: Image.Image, boxes: Sequence[Box]) -> tuple[Image.Image, tuple[Pasted, ...]]:
    """Return a sheet with the strips one below the other, all in one height."""
    pieces: list[Image.Image] = []
    places: list[Pasted] = []
    top = _BETWEEN
    for box in boxes:
        scale = min(2.5, max(0.6, _READ_HEIGHT / (box[3] - box[1]) * (1 + 2 * _AROUND)))
        size = (
            max(1, round((box[2] - box[0]) * scale)),
            max(1, round((box[3] - box[1]) * scale)),
        )
        pieces.append(page.resize(size, Image.Resampling.BICUBIC, box=box))
        places.append(Pasted(box, _MARGIN, top, top + size[1], scale))
        top += size[1] + _BETWEEN
    width = max((piece.width for piece in pieces), default=1) + 2 * _MARGIN
    sheet = Image.new("L", (width, top), _WHITE)
    for piece, place in zip(pieces, places, strict=True):
        sheet.paste(piece, (place.left, place.top))
    return sheet, tuple(places)
