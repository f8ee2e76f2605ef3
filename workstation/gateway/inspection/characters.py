"""Measuring the digits and capitals of a printed word, to a part of a pixel."""

from collections.abc import Iterator
from typing import Final

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
_TALL: Final = 0.6
_TALL_SIGNS: Final = frozenset("/()[]|$&#@%")
_DESCENDING: Final = frozenset("JQ")
_ABOVE: Final = 0.2
_BESIDE: Final = 0.08
_THIN: Final = 35
"""Percentile of a character's rows: most of them cross its strokes once or twice."""


def measured(page: Grey, text: str, box: tuple[float, float, float, float]) -> list[Measured]:
    """Return the measures of a word's digits and capitals.

    None at all where the letters touch or the picture shows another number of them than the text.

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
    highest = max((low - up for _, up, low, _ in found), default=0.0)
    tall = [one for one in found if one[2] - one[1] >= _TALL * highest]
    signs = [char for char in text if char.isalnum() or char in _TALL_SIGNS]
    if len(tall) != len(signs):
        return []
    return [
        (x + middle, y + up, y + low, stroke)
        for char, (middle, up, low, stroke) in zip(signs, tall, strict=True)
        if char.isalnum() and char not in _DESCENDING
    ]


def _ink(cut: Grey) -> Ink | None:
    """Return how dark each pixel is, from paper (0) to ink (1); None without contrast."""
    if min(cut.shape) < 8:
        return None
    paper, dark = (float(shade) for shade in np.percentile(cut, (_PAPER, _INK)))
    if paper - dark < _CONTRAST:
        return None
    ink: Ink = np.clip((paper - cut.astype(np.float32)) / (paper - dark), 0, 1)
    return ink


def _characters(ink: Ink) -> Iterator[Measured]:
    for first, last in _runs(ink.max(axis=0) >= _TOUCHED):
        profile = ink[:, first:last].max(axis=1)
        rows = max(_runs(profile >= _TOUCHED), key=lambda run: run[1] - run[0], default=None)
        if rows is None:
            continue
        up, low = _crossing(profile, rows[0], -1), _crossing(profile, rows[1] - 1, 1)
        stroke = _stroke(ink[rows[0] : rows[1], first:last])
        yield (first + last) / 2, up, low, stroke


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
    widths = []
    for row in ink:
        crossed = len(_runs(row >= _EDGE))
        if crossed:
            widths.append(float(row.sum()) / crossed)
    return float(np.percentile(widths, _THIN)) if widths else 0.0
