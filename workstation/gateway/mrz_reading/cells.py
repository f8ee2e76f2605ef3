"""The cells of a strip: pieces of 16 by 24 pixels, one character each, in a common light."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

Grey = NDArray[np.uint8]
Reals = NDArray[np.float32]

PITCH: Final = 16
"""Pixels from one character to the next in a strip; OCR-B size 1 prints ten an inch."""
HEIGHT: Final = 24
PIXELS: Final = PITCH * HEIGHT
_AROUND: Final = 4
"""Cells on each side whose paper and ink a cell is compared with."""
_LIGHT: Final = PIXELS * 80 // 100
_DARK: Final = PIXELS * 8 // 100
"""Of a cell's pixels in order: the one as light as paper, and the one as dark as print."""
_LEAST_CONTRAST: Final = 24.0


def in_common_light(strip: Grey) -> Reals:
    """Return the ink of a strip, 0 for paper and 1 for print, in any light.

    Args:
        strip: ``HEIGHT`` rows or more, ``PITCH`` columns a cell; the print is in the middle.

    Returns:
        The same shape; paper and print are those of the cells around.
    """
    count, room = strip.shape[1] // PITCH, (strip.shape[0] - HEIGHT) // 2
    wide = strip[:, : count * PITCH].astype(np.float32)
    cells = wide[room : room + HEIGHT].reshape(HEIGHT, count, PITCH)
    flat = cells.transpose(1, 0, 2).reshape(count, PIXELS)
    ordered = np.partition(flat, (_DARK, _LIGHT), axis=1)
    paper = _smoothed(ordered[:, _LIGHT])
    contrast = np.maximum(paper - _smoothed(ordered[:, _DARK]), _LEAST_CONTRAST)
    return np.asarray((paper.repeat(PITCH) - wide) / contrast.repeat(PITCH), np.float32)


def _smoothed(values: Reals) -> Reals:
    """Return the median of each cell's neighbourhood."""
    padded = np.pad(values, _AROUND, mode="edge")
    windows = np.lib.stride_tricks.sliding_window_view(padded, 2 * _AROUND + 1)
    return np.asarray(np.partition(windows, _AROUND, axis=1)[:, _AROUND], np.float32)


def stretched(lit: Reals, ratio: float) -> Reals:
    """Return the rows of a lit strip so many times as far from each other, the middle kept."""
    rows = lit.shape[0]
    at = np.clip((np.arange(rows) - (rows - 1) / 2) / ratio + (rows - 1) / 2, 0, rows - 1)
    upper = np.minimum(at.astype(np.intp), rows - 2)
    share = (at - upper).astype(np.float32)[:, None]
    return np.asarray(lit[upper] * (1 - share) + lit[upper + 1] * share, np.float32)


def cut(lit: Reals, lefts: NDArray[np.intp], *, centred: bool = True) -> Reals:
    """Return what stands at these columns of a lit strip, one row of ``PIXELS`` a cell.

    Each cell is centred on its mean, if asked: what is left of the light goes with it.
    """
    columns = lefts[:, None] + np.arange(PITCH)
    cells = lit[:, columns].transpose(1, 0, 2).reshape(len(lefts), PIXELS)
    cells = np.clip(cells, -1.0, 2.0)
    if not centred:
        return np.asarray(cells, np.float32)
    return np.asarray(cells - cells.mean(axis=1, keepdims=True), np.float32)
