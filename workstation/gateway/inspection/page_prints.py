"""The prints of a page: of the whole picture, and of its writing without the margins.

The first survives saving again and any size, the second also trimmed or widened margins.
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from workstation.domain.signals import PRINT_BITS

_CELLS: Final = 128
_FROM: Final = 12
_SIDE: Final = round(PRINT_BITS**0.5)
_LOOKED_AT: Final = 4_000_000
"""Pixels in which the writing is looked for."""
_DARK: Final = 0.72
_RULE: Final = 0.4
_INKED: Final = 0.003
_FEWEST_LINES: Final = 20
_FEWEST_PIXELS: Final = 64

Box = tuple[float, float, float, float]


def prints_of(grey: Image.Image) -> list[bytes]:
    """Return the prints of a page of greys, none of an empty or tiny one."""
    if min(grey.size) < _FEWEST_PIXELS:
        return []
    writing = _writing(grey)
    if writing is None:
        return []
    return [_print(grey, (0, 0, *grey.size)), _print(grey, writing)]


def _print(grey: Image.Image, box: Box) -> bytes:
    # Hamming's window damps what is finer than a cell: every size gives the same cells.
    small = grey.resize((_CELLS, _CELLS), Image.Resampling.HAMMING, box=box)
    waves = _waves()
    strengths = waves @ np.asarray(small, np.float32) @ waves.T
    return np.packbits(strengths > 0).tobytes()


def _waves() -> NDArray[np.float32]:
    """Return the rows of the cosine transform that a print has (DCT-II)."""
    frequency = np.arange(_FROM, _FROM + _SIDE)[:, None]
    place = np.arange(_CELLS)[None, :] + 0.5
    return np.cos(np.pi * frequency * place / _CELLS).astype(np.float32)


def _writing(grey: Image.Image) -> Box | None:
    """Return the box around what is printed but for bands and rules; None on an empty page."""
    shrink = max(1, round((grey.width * grey.height / _LOOKED_AT) ** 0.5))
    shade = np.asarray(grey.reduce(shrink) if shrink > 1 else grey)
    dark = shade < np.percentile(shade, 85) * _DARK
    bands = dark.mean(axis=1) > _RULE
    rules = dark[~bands].mean(axis=0) > _RULE if not bands.all() else np.ones(dark.shape[1], bool)
    dark[bands], dark[:, rules] = False, False
    rows = np.flatnonzero(dark.mean(axis=1) > _INKED)
    columns = np.flatnonzero(dark.mean(axis=0) > _INKED)
    if min(len(rows), len(columns)) < _FEWEST_LINES:
        return None
    left, right = int(columns[0]) * shrink, min((int(columns[-1]) + 1) * shrink, grey.width)
    top, bottom = int(rows[0]) * shrink, min((int(rows[-1]) + 1) * shrink, grey.height)
    return (left, top, right, bottom)
