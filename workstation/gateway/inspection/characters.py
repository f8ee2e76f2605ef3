"""Measuring the characters of a printed word, to a part of a pixel."""

from collections.abc import Iterator
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

Grey = NDArray[np.uint8]
Ink = NDArray[np.float32]
Measured = tuple[float, float, float, float]
"""Middle, top, bottom and width of the strokes, in pixels of the page."""

_PAPER, _INK = 90, 2
_CONTRAST: Final = 60
_EDGE: Final = 0.5
_TOUCHED: Final = 0.35
_PARTED: Final = 3
"""Rows."""
_AT_THE_END: Final = frozenset(",.;")
_ABOVE: Final = 0.2
_BESIDE: Final = 0.08
_THIN: Final = 35
"""Percentile of a character's rows: most of them cross its strokes once or twice."""


def measured(
    page: Grey, text: str, box: tuple[float, float, float, float]
) -> list[Measured | None]:
    """Return the measures of a word's characters, one for each of its text.

    A comma or full stop at its end often stands under the arm of the last letter (``F,``): both are
    left unmeasured then.

    None at all where characters touch, where the picture shows another number of them, or where
    the box cuts through one.

    Args:
        page: the page as it is read.
        text: the word.
        box: left, top, right and bottom of the word.
    """
    left, top, right, bottom = box
    high = bottom - top
    x, y = max(0, int(left - _BESIDE * high)), max(0, int(top - _ABOVE * high))
    cut = page[y : int(bottom + _ABOVE * high) + 1, x : int(right + _BESIDE * high) + 1]
    ink = _ink(cut)
    if ink is None:
        return []
    found = list(_characters(ink))
    told: list[Measured | None] = [
        (x + middle, y + up, y + low, stroke) for middle, up, low, stroke in found
    ]
    if len(found) == len(text) - 1 and text[-1] in _AT_THE_END:
        told[-1:] = [None, None]
    return told if len(told) == len(text) else []


def _ink(cut: Grey) -> Ink | None:
    """Return how dark each pixel is, from paper (0) to ink (1); None without contrast."""
    if min(cut.shape) < 8:
        return None
    paper, dark = _rank(cut, _PAPER), _rank(cut, _INK)
    if paper - dark < _CONTRAST:
        return None
    ink: Ink = np.clip((paper - cut.astype(np.float32)) / (paper - dark), 0, 1)
    return ink


def _characters(ink: Ink) -> Iterator[Measured]:
    across = ink.max(axis=0) >= _TOUCHED
    if across[0] or across[-1]:
        return
    for first, last in _runs(across):
        profile = ink[:, first:last].max(axis=1)
        rows = _body(profile)
        up, low = _crossing(profile, rows[0], -1), _crossing(profile, rows[1] - 1, 1)
        stroke = _stroke(ink[rows[0] : rows[1], first:last])
        yield (first + last) / 2, up, low, stroke


def _body(profile: NDArray[np.float32]) -> tuple[int, int]:
    """Return the rows of a character: its largest piece, and pieces a thin stroke parted from it.

    What is further away belongs to the line above or below.
    """
    runs = _runs(profile >= _TOUCHED)
    first = last = max(range(len(runs)), key=lambda at: runs[at][1] - runs[at][0])
    while first > 0 and runs[first][0] - runs[first - 1][1] <= _PARTED:
        first -= 1
    while last + 1 < len(runs) and runs[last + 1][0] - runs[last][1] <= _PARTED:
        last += 1
    return runs[first][0], runs[last][1]


def _runs(flags: NDArray[np.bool_]) -> list[tuple[int, int]]:
    edges = np.diff(np.concatenate(([0], flags.astype(np.int8), [0])))
    starts, ends = np.flatnonzero(edges == 1), np.flatnonzero(edges == -1)
    return list(zip(starts.tolist(), ends.tolist(), strict=True))


def _crossing(profile: NDArray[np.float32], at: int, outwards: int) -> float:
    """Return where the profile falls through half, seen from inside at its outermost row."""
    while profile[at] < _EDGE and 0 <= at - outwards < len(profile):
        at -= outwards
        if profile[at] >= _EDGE:
            break
    beyond = at + outwards
    outside = float(profile[beyond]) if 0 <= beyond < len(profile) else 0.0
    inside = float(profile[at])
    part = (inside - _EDGE) / (inside - outside) if inside > outside else 0.0
    return at + outwards * max(0.0, min(1.0, part))


def _stroke(ink: Ink) -> float:
    """Return the usual width of the strokes a row crosses."""
    inked = np.zeros((ink.shape[0], ink.shape[1] + 1), np.int8)
    inked[:, 1:] = ink >= _EDGE
    crossed = (np.diff(inked, axis=1) == 1).sum(axis=1)
    rows = crossed > 0
    return _rank(ink[rows].sum(axis=1) / crossed[rows], _THIN) if rows.any() else 0.0


def _rank(values: NDArray[Any], percent: int) -> float:
    """Return a percentile; numpy's own takes ten times as long for few values."""
    place = (values.size - 1) * percent // 100
    return float(np.partition(values, place, axis=None)[place])
