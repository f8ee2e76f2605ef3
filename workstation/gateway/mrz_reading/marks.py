"""The marks on a picture: pieces of ink that stand by themselves, as printed characters do."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from workstation.gateway.mrz_reading.cells import Grey, Reals

_WINDOW: Final = 0.021
"""Half the side of the surroundings that tell paper from ink, of the long side of the picture."""
_LEAST: Final = 5.0
"""Grey levels that ink is darker at the least."""
_BLOCK: Final = 4
_SMALLEST: Final = 6
_LARGEST: Final = 0.06
"""Of the long side of the picture."""
_SLIMMEST: Final = 2
_FULLEST: Final = 0.12
"""A character fills at least so much of its box."""
_MOST: Final = 6000

Ints = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Marks:
    """Middles and sizes of marks, in pixels; one row each, from left to right."""

    middles: Reals
    sizes: Reals
    """The longer side of each box."""


def marks_on(grey: Grey, *, deeper: float) -> Marks:
    """Return what may be characters on a picture.

    Args:
        grey: the picture.
        deeper: ink is darker than its surroundings by this share of how much those vary. A third
            finds faint print, one leaves out the lines of a strong pattern.
    """
    boxes, areas = _boxes(_ink(grey, deeper))
    if not len(boxes):
        return Marks(np.zeros((0, 2), np.float32), np.zeros(0, np.float32))
    sides = boxes[:, 2:] - boxes[:, :2]
    longer, shorter = sides.max(axis=1), sides.min(axis=1)
    fits = (
        (longer >= _SMALLEST)
        & (longer <= _LARGEST * max(grey.shape))
        & (shorter >= _SLIMMEST)
        & (areas >= _FULLEST * sides.prod(axis=1))
    )
    chosen = np.flatnonzero(fits)
    if len(chosen) > _MOST:  # grain; characters are the larger ones
        chosen = chosen[np.argsort(-areas[chosen])[:_MOST]]
    middles = (boxes[chosen, :2] + boxes[chosen, 2:]) / 2 - 0.5
    order = np.argsort(middles[:, 0], kind="stable")
    return Marks(middles[order].astype(np.float32), longer[chosen][order].astype(np.float32))


def _ink(grey: Grey, deeper: float) -> NDArray[np.bool_]:
    """Return where the picture is darker than its surroundings; those are looked at by blocks."""
    height, width = grey.shape
    even = np.pad(grey, ((0, -height % _BLOCK), (0, -width % _BLOCK)), mode="edge")
    values = even.astype(np.float32)
    reach = max(2, round(_WINDOW * max(grey.shape) / _BLOCK))
    mean = _box_mean(_block_mean(values), reach)
    spread = np.sqrt(np.maximum(_box_mean(_block_mean(values**2), reach) - mean**2, 0.0))
    limit = np.maximum(mean - np.maximum(_LEAST, deeper * spread), 0).astype(np.uint8)
    fine = limit.repeat(_BLOCK, axis=0).repeat(_BLOCK, axis=1)
    return np.asarray(grey < fine[:height, :width])


def _block_mean(values: Reals) -> Reals:
    """Return the mean of every block; rows are summed first, which is quick."""
    rows = values.reshape(values.shape[0] // _BLOCK, _BLOCK, -1).sum(axis=1)
    return np.asarray(sum(rows[:, at::_BLOCK] for at in range(_BLOCK)) / _BLOCK**2, np.float32)


def _box_mean(values: Reals, reach: int) -> Reals:
    """Return the mean of the square around each value, smaller at the edges."""
    height, width = values.shape
    sums = np.zeros((height + 1, width + 1), np.float64)
    np.cumsum(np.cumsum(values, axis=0, dtype=np.float64), axis=1, out=sums[1:, 1:])
    tops = np.maximum(np.arange(height) - reach, 0)
    bottoms = np.minimum(np.arange(height) + reach + 1, height)
    lefts = np.maximum(np.arange(width) - reach, 0)
    rights = np.minimum(np.arange(width) + reach + 1, width)
    bands = sums[bottoms] - sums[tops]
    total = bands[:, rights] - bands[:, lefts]
    counts = (bottoms - tops)[:, None] * (rights - lefts)
    return np.asarray(total / counts, np.float32)


def _boxes(ink: NDArray[np.bool_]) -> tuple[Ints, Ints]:
    """Return left, top, right and bottom, and the area, of every connected piece of ink.

    Pieces are joined run by run, corners included; right and bottom are past the last pixel.
    """
    rows, starts, ends = _runs(ink)
    if not len(rows):
        return np.zeros((0, 4), np.intp), np.zeros(0, np.intp)
    piece = joined(len(rows), *_touching(rows, starts, ends, ink.shape[1] + 2))
    count = int(piece.max()) + 1
    boxes = np.empty((count, 4), np.intp)
    boxes[:, :2], boxes[:, 2:] = np.iinfo(np.intp).max, 0
    np.minimum.at(boxes[:, 0], piece, starts)
    np.minimum.at(boxes[:, 1], piece, rows)
    np.maximum.at(boxes[:, 2], piece, ends)
    np.maximum.at(boxes[:, 3], piece, rows + 1)
    return boxes, np.bincount(piece, ends - starts, count).astype(np.intp)


def _runs(ink: NDArray[np.bool_]) -> tuple[Ints, Ints, Ints]:
    """Return row, first column and the column past the last of every run of ink."""
    padded = np.zeros((ink.shape[0], ink.shape[1] + 2), np.int8)
    padded[:, 1:-1] = ink
    steps = np.diff(padded, axis=1)
    rows, starts = np.nonzero(steps == 1)
    ends = np.nonzero(steps == -1)[1]
    return rows, starts, ends


def _touching(rows: Ints, starts: Ints, ends: Ints, width: int) -> tuple[Ints, Ints]:
    """Return the pairs of runs that touch from one row to the next."""
    below = (rows + 1) * width
    first = np.searchsorted(rows * width + ends, below + starts, side="left")
    last = np.searchsorted(rows * width + starts, below + ends, side="right")
    counts = np.maximum(last - first, 0)
    upper = np.repeat(np.arange(len(rows)), counts)
    offsets = np.arange(len(upper)) - np.repeat(np.cumsum(counts) - counts, counts)
    return upper, np.repeat(first, counts) + offsets


def joined(count: int, one: Ints, other: Ints) -> Ints:
    """Return the group of each of so many things, from 0, where these pairs belong together."""
    label = np.arange(count)
    while True:
        least = np.minimum(label[one], label[other])
        before = label.copy()
        np.minimum.at(label, before[one], least)
        np.minimum.at(label, before[other], least)
        while not np.array_equal(label, label[label]):
            label = label[label]
        if np.array_equal(label, before):
            return np.unique(label, return_inverse=True)[1].astype(np.intp)
