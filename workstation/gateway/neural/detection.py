"""Where the lines of an upright page stand: four-cornered, whatever the page's tilt."""

from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from workstation.gateway.neural.models import Network, Tensor
from workstation.gateway.neural.shrinking import shrunk

Pixels = NDArray[np.uint8]
"""Height, width and the three colours."""
Corners = NDArray[np.float32]
"""Four points: top left, top right, bottom right, bottom left of a line, in pixels."""

QUICK: Final = 800
"""Long side of the picture in which lines are looked for; fewer pixels find fewer labels."""
FINE: Final = 960
"""The same where the quick look did not tell enough; on drawn papers more pixels find no more."""
_STEP: Final = 32
_INK: Final = 0.3
_SURE: Final = 0.5
_GROWTH: Final = 1.6
"""By how much the network's shrunk regions are to be grown, as it was trained."""
_LEAST: Final = 3.0
_MOST_LINES: Final = 1000
_UPRIGHT: Final = 1.5
"""A region this much taller than wide holds a line set downwards, or a rule."""


def _scaled(pixels: Pixels, long_side: int) -> Pixels:
    """Return the picture as small as it is looked at, its sides multiples of what networks want."""
    height, width = pixels.shape[:2]
    ratio = min(1.0, long_side / max(height, width))
    size = (_stepped(width * ratio), _stepped(height * ratio))
    return shrunk(pixels, size)


def _stepped(side: float) -> int:
    return max(_STEP, round(side / _STEP) * _STEP)


def find_lines(pixels: Pixels, network: Network, *, long_side: int = FINE) -> list[Corners]:
    """Return the lines on a page, in pixels of the page, in no order.

    Args:
        pixels: the upright page.
        network: the line detection.
        long_side: of the picture in which they are looked for, in pixels.
    """
    small = _scaled(pixels, long_side)
    heat = network(_tensor(small))[0, 0]
    mask = cv2.dilate((heat > _INK).astype(np.uint8), np.ones((2, 2), np.uint8))
    outlines, _ = cv2.findContours(mask, cv2.RETR_LIST, cv2.CHAIN_APPROX_SIMPLE)
    scale = np.array(
        [pixels.shape[1] / small.shape[1], pixels.shape[0] / small.shape[0]], np.float32
    )
    found = (_line(np.asarray(outline), heat) for outline in outlines[:_MOST_LINES])
    return [corners * scale for corners in found if corners is not None]


def _tensor(picture: Pixels) -> Tensor:
    tensor = picture.astype(np.float32) / np.float32(127.5) - np.float32(1)
    return np.ascontiguousarray(tensor.transpose(2, 0, 1)[None])


def _line(outline: NDArray[np.int32], heat: Tensor) -> Corners | None:
    middle, (width, height), degrees = cv2.minAreaRect(outline)
    if min(width, height) < _LEAST or _heat_inside(outline, heat) < _SURE:
        return None
    grown = 2 * _GROWTH * (width * height) / (2 * (width + height))
    corners = cv2.boxPoints((middle, (width + grown, height + grown), degrees))
    return _in_order(np.asarray(corners, np.float32))


def _heat_inside(outline: NDArray[np.int32], heat: Tensor) -> float:
    left, top, width, height = cv2.boundingRect(outline)
    inside = np.zeros((height, width), np.uint8)
    cv2.fillPoly(inside, [outline - np.array([left, top], np.int32)], (1,))
    mean: float = cv2.mean(heat[top : top + height, left : left + width], inside)[0]
    return mean


def _in_order(corners: Corners) -> Corners:
    """Return the corners clockwise, the top left one first."""
    by_x = corners[np.argsort(corners[:, 0], kind="stable")]
    left = by_x[:2][np.argsort(by_x[:2, 1])]
    right = by_x[2:][np.argsort(by_x[2:, 1])]
    return np.array([left[0], right[0], right[1], left[1]], np.float32)


def sides(corners: Corners) -> tuple[float, float]:
    """Return how long and how tall a line is."""
    first, second, third, fourth = corners
    long = max(np.linalg.norm(second - first), np.linalg.norm(third - fourth))
    tall = max(np.linalg.norm(fourth - first), np.linalg.norm(third - second))
    return float(long), float(tall)


def set_downwards(corners: Corners) -> bool:
    """Whether a region is no line that runs across the page."""
    long, tall = sides(corners)
    return tall > _UPRIGHT * long
