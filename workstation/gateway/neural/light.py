"""The light a page was photographed in: dark and shaded paper is made as bright as it is white.

Of pictures of screens bright writing on a dark ground becomes dark writing on a bright one.
"""

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
_DARK: Final = 110
"""Half of a picture of a dark ground is darker than this; so is paper in hardly any light."""
_LEGIBLE: Final = 800
_AROUND: Final = 8.0
"""Long side of the picture on which writing is told from its ground, and pixels around it."""
_BRIGHT_INK: Final = 1.0
"""Skew of what stands out: -7 to 0 on photographed paper, 4 and more on dark screens."""


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


def with_dark_ink(pixels: Pixels) -> Pixels:
    """Return the page, bright writing on a dark ground in reversed colours."""
    height, width = pixels.shape[:2]
    long = max(height, width)
    if ranked_grey(_grey(pixels, _SMALL / long), 0.5) >= _DARK:
        return pixels
    grey = _grey(pixels, _LEGIBLE / long).astype(np.float32)
    apart = grey - cv2.GaussianBlur(grey, (0, 0), _AROUND)
    spread = float(apart.std())
    if spread == 0 or float((((apart - apart.mean()) / spread) ** 3).mean()) < _BRIGHT_INK:
        return pixels
    return np.asarray(cv2.bitwise_not(pixels), np.uint8)


def _grey(pixels: Pixels, ratio: float) -> NDArray[np.uint8]:
    """Return a page in grey and smaller, its sides this share of what they are at most."""
    height, width = pixels.shape[:2]
    ratio = min(1.0, ratio)
    size = (max(1, round(width * ratio)), max(1, round(height * ratio)))
    return np.asarray(cv2.cvtColor(shrunk(pixels, size), cv2.COLOR_BGR2GRAY), np.uint8)


def _light(pixels: Pixels) -> NDArray[np.float32]:
    """Return how bright the paper is, 0 to 255, on a small picture."""
    small = _grey(pixels, _SMALL / max(pixels.shape[:2]))
    paper = cv2.medianBlur(cv2.dilate(small, np.ones((3, 3), np.uint8)), _SHADE)
    return cv2.GaussianBlur(paper, (0, 0), _SHADE / 3).astype(np.float32)
