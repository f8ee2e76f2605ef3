"""Where the lines of a clear page stand, told by its ink alone: a tenth of what the network costs.

Letters stand apart on a page that was printed, scanned or well photographed. What is as large as a
letter is joined to what stands beside it; the lines so found tell how the page lies, and are found
again level. Where letters run together or lines bend, nothing is told, and the network has to look.
"""

from dataclasses import replace
from typing import Final, NamedTuple

import cv2
import numpy as np

from workstation.gateway.neural.detection import Corners, Pixels
from workstation.gateway.neural.letter_rows import Labels, bounds, joined
from workstation.gateway.neural.letters import LEAST, Floats, Letters, letters_on
from workstation.gateway.neural.lie import Lie, lie_of, long_lines, slope_of
from workstation.gateway.neural.sheets import sheet_alone
from workstation.gateway.neural.shrinking import shrunk

_LONG_SIDE: Final = 1280
"""Of the picture that is looked at, in pixels."""
_MARGIN: Final = 0.03
"""Of the long side: print keeps so far from the edge of its paper."""
_OUTSIDE: Final = 0.06
"""The share of letters nearer to it from which on they are none."""
_WORD: Final = 3.0
"""Heights of a line; what is shorter may be dirt."""
_TOGETHER: Final = 2.0
"""Letters a line, on average; fewer are no print."""
_LOWEST: Final = 0.8
"""Of the usual height: lines of small letters only are framed as if they had this one."""
_MARK: Final = (0.6, 0.8)
"""How wide and how tall, of the usual height."""
_ABOVE: Final = 0.31
_BELOW: Final = 0.23
_BESIDE: Final = 0.3
"""Heights of the ink around a line, as the recognition was trained to see it."""


def lines_of_ink(pixels: Pixels) -> list[Corners] | None:
    """Return the lines of an upright page, in pixels of the page, in no order.

    Args:
        pixels: the page in the light it was taken in, which tells the sheet from the table.

    Returns:
        None where the page is not clear enough to tell.
    """
    height, width = pixels.shape[:2]
    ratio = min(1.0, _LONG_SIDE / max(height, width))
    page = np.asarray(cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY), np.uint8)
    grey = shrunk(page, (max(1, round(width * ratio)), max(1, round(height * ratio))))
    sheet = sheet_alone(grey)
    letters = None if sheet is None else letters_on(sheet.grey)
    if sheet is None or letters is None or _reach_the_edge(letters, grey.shape):
        return None
    lines = joined(letters)
    lie = None if lines is None else lie_of(letters, lines)
    if lie is None:
        return None
    level = _levelled(letters, lie)
    lines = joined(level)
    rows = [] if lines is None else _rows(level, lines)
    rows = [row for row in rows if not row.is_mark(letters.usual)]
    if not rows or len(letters.x) < _TOGETHER * len(rows):
        return None
    found = [_corners(row, letters.usual, lie) for row in rows]
    if any(row.is_print and not sheet.holds(one) for row, one in zip(rows, found, strict=True)):
        return None  # what was taken for the sheet ends among its print
    return [one / np.float32(ratio) for one in found]


def _reach_the_edge(letters: Letters, shape: tuple[int, ...]) -> bool:
    """Say whether what was taken for letters stands at the picture's edge: a table does, no print.

    ``shape`` is the picture's height and width.
    """
    height, width = shape[:2]
    margin = _MARGIN * max(height, width)
    told = ~letters.small & ~letters.at_edge
    x, y = letters.x[told], letters.y[told]
    inside = (np.minimum(x, width - x) > margin) & (np.minimum(y, height - y) > margin)
    return float(np.count_nonzero(~inside)) > _OUTSIDE * max(1, len(x))


def _levelled(letters: Letters, lie: Lie) -> Letters:
    """Return letters where they stand when the page is laid level."""
    x, y = lie.level(letters.x, letters.y)
    return replace(letters, x=x, y=y)


class _Row(NamedTuple):
    """A line on the level page: its box when it is laid level too, and how it falls there."""

    box: Floats
    """Left, top, right and bottom."""
    slope: float
    """Pixels down for each to the right, around the middle of the box."""

    @property
    def is_print(self) -> bool:
        """Whether it is too long for a speck at the edge of a sheet."""
        left, top, right, bottom = self.box
        return bool(right - left > _WORD * (bottom - top))

    def is_mark(self, usual: float) -> bool:
        """Whether it is a comma that stands too low for its line, or a speck.

        Args:
            usual: how tall most letters of the page are.
        """
        left, top, right, bottom = self.box
        wide, tall = _MARK
        return bool(right - left < wide * usual and bottom - top < tall * usual)


def _rows(letters: Letters, lines: Labels) -> list[_Row]:
    """Return the lines; a long one tells itself how it runs where the page is not quite flat."""
    slopes: dict[int, float] = {}
    y = letters.y.copy()
    for key in long_lines(letters, lines):
        on = lines == key
        slopes[int(key)] = slope = slope_of(letters, on)
        x = letters.x[on]
        left, right = (x - letters.width[on] / 2).min(), (x + letters.width[on] / 2).max()
        y[on] -= slope * (x - (left + right) / 2)
    keys, boxes = bounds(replace(letters, y=y), lines)
    return [
        _Row(box, slopes.get(int(key), 0.0))
        for key, box in zip(keys, boxes, strict=True)
        if box[3] - box[1] >= LEAST
    ]


def _corners(row: _Row, usual: float, lie: Lie) -> Corners:
    """Return the region around the ink of a line, as the page lies."""
    left, top, right, bottom = row.box
    tall = max(bottom - top, _LOWEST * usual)
    top, bottom = top - _ABOVE * tall, bottom + _BELOW * tall
    left, right = left - _BESIDE * tall, right + _BESIDE * tall
    x, y = np.array([left, right, right, left]), np.array([top, top, bottom, bottom])
    y = y + row.slope * (x - (left + right) / 2)
    return np.stack(lie.back(x, y), axis=1).astype(np.float32)
