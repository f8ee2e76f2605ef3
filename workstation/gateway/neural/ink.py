"""Where the ink of each character of a line stands."""

from collections.abc import Sequence
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from workstation.gateway.neural.detection import Pixels
from workstation.gateway.neural.light import ranked_grey

Box = tuple[float, float, float, float]
"""Left, top, right and bottom, each a share of the line's width or height, 0 to 1."""

_FAINT: Final = 25.0
"""Grey levels from the paper's; less is no ink."""
_DARK: Final = 0.4
"""Of the darkest ink's distance from the paper."""
_DARKEST: Final = 0.98
"""The share of pixels that are no further from the paper's grey than the darkest ink."""
_RULE: Final = 0.7
"""A row that is inked over this share of the line is a rule."""
_GAP: Final = 2
"""Rows of white that part a line from its neighbours."""


def ink_of(strip: Pixels, places: Sequence[tuple[float, float]]) -> list[Box]:
    """Return the box of every character's ink; where there is none, of its place.

    Args:
        strip: the line, cut out level.
        places: where each character begins and ends along the line, 0 to 1.
    """
    inked = _inked(strip)
    high, low = _extent(np.asarray(inked.any(axis=1)))
    inked[:high] = inked[low:] = False
    return [_box(inked, first, last, (high, low)) for first, last in places]


def _inked(strip: Pixels) -> NDArray[np.bool_]:
    grey = np.asarray(cv2.cvtColor(strip, cv2.COLOR_BGR2GRAY), np.uint8)
    apart = np.asarray(cv2.absdiff(grey, np.full_like(grey, ranked_grey(grey, 0.5))), np.uint8)
    inked: NDArray[np.bool_] = apart > max(_FAINT, _DARK * ranked_grey(apart, _DARKEST))
    inked[inked.mean(axis=1) > _RULE] = False
    return inked


def _extent(rows: NDArray[np.bool_]) -> tuple[int, int]:
    """Return between which rows the line stands that runs through the middle of a strip."""
    inked = np.flatnonzero(rows)
    if not inked.size:
        return 0, len(rows)
    parts = np.split(inked, np.flatnonzero(np.diff(inked) > _GAP) + 1)
    middle = len(rows) / 2
    nearest = min(parts, key=lambda part: max(part[0] - middle, middle - part[-1], 0))
    return int(nearest[0]), int(nearest[-1]) + 1


def _box(inked: NDArray[np.bool_], first: float, last: float, rows: tuple[int, int]) -> Box:
    height, width = inked.shape
    left, right = round(first * width), max(round(first * width) + 1, round(last * width))
    piece = inked[:, left:right]
    across, down = np.flatnonzero(piece.any(axis=0)), np.flatnonzero(piece.any(axis=1))
    if not across.size:
        return first, rows[0] / height, last, rows[1] / height
    return (
        (left + int(across[0])) / width,
        int(down[0]) / height,
        (left + int(across[-1]) + 1) / width,
        (int(down[-1]) + 1) / height,
    )
