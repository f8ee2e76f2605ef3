"""Ends of lines that were not found: a faint or lone character beside a line is its own.

A line of 17樓 that was found from its 7 on is another floor, and reads as surely.
"""

from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from workstation.gateway.neural.detection import Corners, Pixels, sides
from workstation.gateway.neural.light import ranked_grey

_TALL: Final = 24
"""Pixels of the strip that is looked at, from top to bottom."""
_REACH: Final = 1.5
"""Heights of a line that are looked at beside it."""
_APART: Final = 0.6
"""The same between the ink of two characters, as full-width digits stand, at most."""
_MARGIN: Final = 0.15
_INK: Final = 0.35
"""Of the distance of the line's own ink from the paper; a character may be so faint."""
_LEAST: Final = 14.0
"""Grey levels; less is the grain of the paper."""
_DARKEST: Final = 0.97
_CORE: Final = slice(4, 20)
"""Rows in which characters stand."""
_FEWEST: Final = 2
_RULE: Final = 0.9
"""Share of the strip, from top to bottom, from which on a stroke is a rule beside the line."""


def with_ends(grey: Pixels, lines: list[Corners]) -> list[Corners]:
    """Return the lines, longer where more of their characters stand beside what was found.

    Args:
        grey: the upright page, in grey levels.
        lines: those that were found, in pixels of it.
    """
    if not lines:
        return lines
    corners = np.stack(lines)
    boxes = np.concatenate([corners.min(axis=1), corners.max(axis=1)], axis=1)
    return [_whole(grey, line, np.delete(boxes, at, axis=0)) for at, line in enumerate(lines)]


def _whole(grey: Pixels, line: Corners, others: NDArray[np.float32]) -> Corners:
    long, tall = sides(line)
    if long < tall:
        return line
    along = np.stack([line[1] - line[0], line[2] - line[3]]) / max(1.0, long)
    reach = np.float32(_REACH * tall) * along
    wide = np.stack(
        [line[0] - reach[0], line[1] + reach[0], line[2] + reach[1], line[3] - reach[1]]
    )
    beside = round(_REACH * _TALL)
    width = round(long / tall * _TALL) + 2 * beside
    ends = np.array([[0, 0], [width, 0], [width, _TALL], [0, _TALL]], np.float32)
    turn = cv2.getPerspectiveTransform(wide.astype(np.float32), ends)
    strip = cv2.warpPerspective(
        grey, turn, (width, _TALL), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
    )
    inked = _inked_columns(np.asarray(strip, np.uint8), beside)
    before = _more(inked[beside - 1 :: -1]) * tall / _TALL
    behind = _more(inked[width - beside :]) * tall / _TALL
    whole = line.copy()
    middle = line.mean(axis=0)
    if before and _is_free(middle - along.mean(axis=0) * (long + before) / 2, others):
        whole[[0, 3]] -= along * np.float32(before)
    if behind and _is_free(middle + along.mean(axis=0) * (long + behind) / 2, others):
        whole[[1, 2]] += along * np.float32(behind)
    return whole


def _inked_columns(strip: Pixels, beside: int) -> NDArray[np.bool_]:
    """Return in which columns of a strip there is ink as of a character."""
    paper = ranked_grey(strip, 0.5)
    apart = np.asarray(cv2.absdiff(strip, np.full_like(strip, paper)), np.uint8)
    own = ranked_grey(np.ascontiguousarray(apart[:, beside:-beside]), _DARKEST)
    inked = apart > max(_LEAST, _INK * own)
    columns: NDArray[np.bool_] = inked[_CORE].sum(axis=0) >= _FEWEST
    columns[inked.mean(axis=0) >= _RULE] = False
    return columns


def _more(inked: NDArray[np.bool_]) -> float:
    """Return how many columns outwards the characters go on; 0 where they end, or never do."""
    last = -1
    for at in np.flatnonzero(inked).tolist():
        if at - last > _APART * _TALL:
            break
        last = at
    if last < 0 or last > len(inked) - _MARGIN * _TALL:
        return 0.0
    return last + 1 + _MARGIN * _TALL


def _is_free(point: NDArray[np.float32], others: NDArray[np.float32]) -> bool:
    """Whether no other line stands at a point."""
    left, top, right, bottom = others.T
    x, y = point
    inside = (left <= x) & (x <= right) & (top <= y) & (y <= bottom)
    return not bool(inside.any())
