"""The light a page was photographed in: dark and shaded paper is made as bright as it is white."""

from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from workstation.gateway.neural.detection import Pixels
from workstation.gateway.neural.shrinking import shrunk

_SMALL: Final = 160
"""Long side of the picture the light is measured on; letters are no longer seen there."""
_WHITE: Final = 225.0
_BRIGHT: Final = 165.0
"""Paper this bright everywhere is left as it is."""
_MOST: Final = 8.0
"""Darker paper than by this factor is noise and nothing else."""
_SHADE: Final = 9
"""Pixels of the small picture over which light changes."""
_WITHIN: Final = 0.1
"""Share of the picture at each edge that may be the table."""


def ranked_grey(grey: NDArray[np.uint8], share: float) -> int:
    """Return the grey that this share of all pixels do not exceed.

    To count them takes a fraction of the time it takes to order them.
    """
    counts = cv2.calcHist([grey], [0], None, [256], [0, 256])
    return int(np.searchsorted(np.cumsum(counts), share * grey.size))


def in_good_light(pixels: Pixels) -> Pixels:
    """Return the page, dark or shaded paper brightened."""
    light = _light(pixels)
    height, width = light.shape
    inside = light[
        int(height * _WITHIN) : max(1, int(height * (1 - _WITHIN))),
        int(width * _WITHIN) : max(1, int(width * (1 - _WITHIN))),
    ]
    if float(np.percentile(inside, 10)) >= _BRIGHT:
        return pixels
    gain = np.clip(_WHITE / np.maximum(light, 1.0), 1.0, _MOST).astype(np.float32)
    size = (pixels.shape[1], pixels.shape[0])
    wide = cv2.resize(gain, size, interpolation=cv2.INTER_LINEAR)
    bright = cv2.multiply(pixels, cv2.merge([wide, wide, wide]), dtype=cv2.CV_8U)
    return np.asarray(bright, np.uint8)


def _light(pixels: Pixels) -> NDArray[np.float32]:
    """Return how bright the paper is, 0 to 255, on a small picture."""
    height, width = pixels.shape[:2]
    ratio = min(1.0, _SMALL / max(height, width))
    size = (max(1, round(width * ratio)), max(1, round(height * ratio)))
    small = cv2.cvtColor(shrunk(pixels, size), cv2.COLOR_BGR2GRAY)
    paper = cv2.medianBlur(cv2.dilate(small, np.ones((3, 3), np.uint8)), _SHADE)
    return cv2.GaussianBlur(paper, (0, 0), _SHADE / 3).astype(np.float32)
