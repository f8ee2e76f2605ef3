"""Letters joined to lines: each to those beside it, then the dots and strokes between them."""

from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from workstation.gateway.neural.letters import ALIKE, TALLEST, Floats, Letters, ranked

Labels = NDArray[np.int32]

_REACH: Final = 0.8
"""Heights of a letter to either side by which it is joined to the next."""
_CORE: Final = 0.25
"""The share of a letter above and below its middle that joins, so that no line joins the next."""
_ASCENT: Final = 1.7
_DESCENT: Final = 0.7
"""Heights of a line's letters above and below their feet; what goes further is no letter of it."""
_ACROSS: Final = 0.1
"""Share of all letters."""
_A_LINE: Final = 3
"""Letters; fewer of those taken out of a line are a sign, and no line of their own."""
_STROKE_WIDTH: Final = 0.4
"""Of the usual height: a dash, or one of the strokes that a character like 三 falls into."""
_BRIDGED: Final = 2.0
"""The same: how far from such a stroke both pieces of its line are at most."""


def joined(letters: Letters) -> Labels | None:
    """Return which line each letter belongs to; 0 for those that stand alone between lines.

    Returns:
        None where too many stand across others: the page lies on its side, or is written over.
    """
    lines = _chained(letters)
    dropped = _drop_pictures(letters, lines)
    if len(dropped) > _ACROSS * len(letters.x):
        return None
    _join_again(letters, lines, dropped)
    _bridge(letters, lines)
    _add_small(letters, lines)
    _swallow(letters, lines)
    _drop_shadows(letters, lines)
    return lines


def _chained(letters: Letters) -> Labels:
    """Join each letter that is not small to those beside it."""
    left, top = letters.x - letters.width / 2, letters.y - letters.height / 2
    shift = 1.0 + _REACH * TALLEST - np.array([left.min(), top.min()]).clip(max=0.0)
    reach = _REACH * np.maximum(letters.height, letters.usual)
    first = (left - reach + shift[0]).astype(np.int32)
    last = (left + letters.width + reach + shift[0]).astype(np.int32)
    high = (letters.y - _CORE * letters.height + shift[1]).astype(np.int32)
    low = np.ceil(letters.y + _CORE * letters.height + shift[1]).astype(np.int32)
    chains = np.zeros((int(low.max()) + 1, int(last.max()) + 1), np.uint8)
    for at in np.flatnonzero(~letters.small):
        chains[high[at] : low[at], first[at] : last[at]] = 1
    _, labels = cv2.connectedComponents(chains, connectivity=4)
    rows, columns = (letters.y + shift[1]).astype(int), (letters.x + shift[0]).astype(int)
    lines = np.asarray(labels[rows, columns], np.int32)
    lines[letters.small] = 0
    return lines


def _drop_pictures(letters: Letters, lines: Labels) -> NDArray[np.int64]:
    """Take what stands far above or below the letters of a line out of it: a sign beside a name.

    Returns:
        The letters that were taken out.
    """
    dropped = [np.zeros(0, np.int64)]
    foot, head = letters.y + letters.height / 2, letters.y - letters.height / 2
    for key in np.unique(lines[lines > 0]):
        on = np.flatnonzero(lines == key)
        height = ranked(letters.height[on], 0.8)
        base = ranked(foot[on[letters.height[on] > 0.6 * height]], 0.5)
        off = (head[on] < base - _ASCENT * height) | (foot[on] > base + _DESCENT * height)
        lines[on[off]] = 0
        dropped.append(on[off])
    return np.concatenate(dropped)


def _join_again(letters: Letters, lines: Labels, dropped: NDArray[np.int64]) -> None:
    """Make lines of what was taken out of others that a stamp across both had joined to them."""
    if len(dropped) < _A_LINE:
        return
    again = _chained(letters.without(np.setdiff1d(np.arange(len(letters.x)), dropped)))
    keys, counts = np.unique(again, return_counts=True)
    again[~np.isin(again, keys[counts >= _A_LINE])] = 0
    lines[np.sort(dropped)] = np.where(again > 0, again + lines.max(), 0)


def _bridge(letters: Letters, lines: Labels) -> None:
    """Join the pieces of a line to both sides of a stroke: 二〇二三年 falls apart there."""
    strokes = np.flatnonzero(letters.small & (letters.width > _STROKE_WIDTH * letters.usual))
    keys, boxes = bounds(letters, lines)
    if not len(keys):
        return
    (left, top, right, bottom), reach = boxes.T, _BRIDGED * letters.usual
    whole = keys.copy()
    for at in strokes[np.argsort(letters.x[strokes])]:
        x, y, half = letters.x[at], letters.y[at], letters.width[at] / 2
        level = (top <= y) & (y <= bottom)
        before = np.where(level & (right < x), x - half - right, np.inf)
        behind = np.where(level & (left > x), left - x - half, np.inf)
        if before.min() > reach or behind.min() > reach:
            continue
        one, other = before.argmin(), behind.argmin()
        tall = (bottom - top)[[one, other]]
        if tall.min() > (1 - ALIKE) * tall.max():
            whole[whole == whole[other]] = whole[one]
    for key, into in zip(keys, whole, strict=True):
        lines[lines == key] = into


def _add_small(letters: Letters, lines: Labels) -> None:
    """Give dots and strokes to the line they stand in, or the one they stand nearest to."""
    keys, boxes = bounds(letters, lines)
    small = np.flatnonzero(letters.small)
    if not len(keys) or not len(small):
        return
    x, y = letters.x[small, None], letters.y[small, None]
    aside = np.maximum(0.0, np.maximum(boxes[:, 0] - x, x - boxes[:, 2]))
    apart = np.maximum(0.0, np.maximum(boxes[:, 1] - y, y - boxes[:, 3]))
    near = (aside < 1.2 * letters.usual) & (apart < 0.6 * letters.usual)
    far = np.where(near, aside + 3.0 * apart, np.inf)
    best = far.argmin(axis=1)
    found = np.isfinite(far[np.arange(len(small)), best])
    lines[small[found]] = keys[best[found]]


def _swallow(letters: Letters, lines: Labels) -> None:
    """Give what stands inside a taller line to it: the dots of a heading."""
    keys, boxes = bounds(letters, lines)
    tall = boxes[:, 3] - boxes[:, 1]
    for at in np.argsort(tall):
        x, y = (boxes[at, 0] + boxes[at, 2]) / 2, (boxes[at, 1] + boxes[at, 3]) / 2
        around = (boxes[:, 0] <= x) & (x <= boxes[:, 2]) & (boxes[:, 1] <= y) & (y <= boxes[:, 3])
        taller = np.flatnonzero(around & (tall[at] < 0.6 * tall))
        if len(taller):
            lines[lines == keys[at]] = keys[taller[0]]


def _drop_shadows(letters: Letters, lines: Labels) -> None:
    """Take apart the lines of which every letter touches the picture's edge."""
    inside = np.unique(lines[~letters.at_edge])
    lines[~np.isin(lines, inside)] = 0


def bounds(letters: Letters, lines: Labels) -> tuple[Labels, Floats]:
    """Return the lines and, for each, left, top, right and bottom of its letters."""
    keys, places = np.unique(lines, return_inverse=True)
    boxes = np.full((len(keys), 4), np.inf)
    boxes[:, 2:] = -np.inf
    np.minimum.at(boxes[:, 0], places, letters.x - letters.width / 2)
    np.minimum.at(boxes[:, 1], places, letters.y - letters.height / 2)
    np.maximum.at(boxes[:, 2], places, letters.x + letters.width / 2)
    np.maximum.at(boxes[:, 3], places, letters.y + letters.height / 2)
    return keys[keys > 0].astype(np.int32), boxes[keys > 0]
