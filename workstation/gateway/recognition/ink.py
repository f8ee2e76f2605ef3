"""Where there is ink on a page: blobs of it, how large the writing is, which way it runs."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

Mask = NDArray[np.bool_]
Boxes = NDArray[np.int64]
"""Rows of left, top, right, bottom and the number of pixels."""

_LOOKED_AT: Final = 1400
"""Pixels of the long side on which a page is looked at; enough for writing of 6 points."""
_LEAST_WRITING: Final = 80


@dataclass(frozen=True, slots=True)
class Ink:
    """The writing on a page, without rules, stains and the edge of the table it lies on."""

    mask: Mask
    shrink: float
    """Pixels of the mask for one of the page."""
    em: float
    """Height of the writing, in pixels of the mask."""

    @property
    def enough(self) -> bool:
        """Whether there is enough writing to tell anything from it."""
        return int(self.mask.sum()) >= _LEAST_WRITING


def find_ink(grey: Image.Image) -> Ink:
    """Return the writing on a page."""
    shrink = min(1.0, _LOOKED_AT / max(grey.size))
    size = (max(1, round(grey.width * shrink)), max(1, round(grey.height * shrink)))
    small = grey.resize(size, Image.Resampling.BOX)
    shade = np.asarray(small, np.float32)
    around = np.asarray(small.filter(ImageFilter.BoxBlur(max(size) // 80)), np.float32)
    dark: Mask = shade < around * 0.86 - 2
    boxes = blobs(dark)
    width, height = boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]
    most = 0.06 * max(size)
    writing = boxes[(height >= 4) & (height <= most) & (width >= 2) & (width <= 2 * most)]
    mask = np.zeros_like(dark)
    for left, top, right, bottom, _ in writing.tolist():
        mask[top:bottom, left:right] = dark[top:bottom, left:right]
    return Ink(mask, shrink, _em(writing))


def _em(writing: Boxes) -> float:
    if len(writing) == 0:
        return 12.0
    sides = np.maximum(writing[:, 2] - writing[:, 0], writing[:, 3] - writing[:, 1])
    return float(np.percentile(sides, 65))


def blobs(mask: Mask) -> Boxes:
    """Return the boxes of the connected patches of a mask.

    Runs of each row are joined with the runs they touch in the row above; a library made for this
    would weigh fifty megabytes.
    """
    height, width = mask.shape
    padded = np.zeros((height, width + 2), np.int8)
    padded[:, 1:-1] = mask
    edges = np.diff(padded, axis=1)
    rows, starts = np.nonzero(edges == 1)
    ends = np.nonzero(edges == -1)[1]
    if len(rows) == 0:
        return np.zeros((0, 5), np.int64)
    roots = _joined(rows, starts, ends, height)
    patches, patch = np.unique(roots, return_inverse=True)
    count = len(patches)
    boxes = np.zeros((count, 5), np.int64)
    boxes[:, 0], boxes[:, 1] = width, height
    np.minimum.at(boxes[:, 0], patch, starts)
    np.minimum.at(boxes[:, 1], patch, rows)
    np.maximum.at(boxes[:, 2], patch, ends)
    np.maximum.at(boxes[:, 3], patch, rows + 1)
    np.add.at(boxes[:, 4], patch, ends - starts)
    return boxes


def _joined(
    rows: NDArray[np.int64], starts: NDArray[np.int64], ends: NDArray[np.int64], height: int
) -> NDArray[np.int64]:
    """Return for every run the number of the first run of its patch."""
    parent = list(range(len(rows)))

    def root(run: int) -> int:
        while parent[run] != run:
            parent[run] = parent[parent[run]]
            run = parent[run]
        return run

    first = np.searchsorted(rows, np.arange(height + 1)).tolist()
    left, right = starts.tolist(), ends.tolist()
    for row in range(1, height):
        upper, lower = first[row - 1], first[row]
        upper_end, lower_end = first[row], first[row + 1]
        while upper < upper_end and lower < lower_end:
            if left[upper] < right[lower] and left[lower] < right[upper]:
                one, other = root(upper), root(lower)
                if one != other:
                    parent[max(one, other)] = min(one, other)
            if right[upper] < right[lower]:
                upper += 1
            else:
                lower += 1
    return np.array([root(run) for run in range(len(rows))])


def closed_across(mask: Mask, gap: int) -> Mask:
    """Return the mask with gaps of up to ``gap`` pixels in its rows filled."""
    width = mask.shape[1]
    places = np.arange(width)
    far = 10 * width
    before = np.maximum.accumulate(np.where(mask, places, -far), axis=1)
    after = np.minimum.accumulate(np.where(mask, places, far)[:, ::-1], axis=1)[:, ::-1]
    closed: Mask = mask | ((after - before) <= gap)
    return closed
