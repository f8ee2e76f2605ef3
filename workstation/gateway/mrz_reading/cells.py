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
_LEAST_CONTRAST: Final = 24.0


def in_common_light(strip: Grey) -> Reals:
    """Return the ink of a strip, 0 for paper and 1 for print, in any light.

    Args:
        strip: ``HEIGHT`` rows, ``PITCH`` columns a cell.

    Returns:
        The same shape; paper and print are those of the cells around.
    """
    count = strip.shape[1] // PITCH
    cells = strip[:, : count * PITCH].reshape(HEIGHT, count, PITCH).astype(np.float32)
    flat = cells.transpose(1, 0, 2).reshape(count, PIXELS)
    paper = _smoothed(np.percentile(flat, 80, axis=1))
    contrast = np.maximum(paper - _smoothed(np.percentile(flat, 8, axis=1)), _LEAST_CONTRAST)
    lit = (paper[:, None] - flat) / contrast[:, None]
    ink = lit.reshape(count, HEIGHT, PITCH).transpose(1, 0, 2).reshape(HEIGHT, -1)
    return np.asarray(ink, np.float32)


def _smoothed(values: NDArray[np.floating]) -> Reals:
    """Return the median of each cell's neighbourhood."""
    padded = np.pad(values, _AROUND, mode="edge")
    windows = np.lib.stride_tricks.sliding_window_view(padded, 2 * _AROUND + 1)
    return np.asarray(np.median(windows, axis=1), np.float32)


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
