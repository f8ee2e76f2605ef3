"""Pictures made smaller, each pixel the mean of those it stands for."""

import cv2
import numpy as np
from numpy.typing import NDArray


def shrunk(pixels: NDArray[np.uint8], size: tuple[int, int]) -> NDArray[np.uint8]:
    """Return a picture in a smaller size; by a whole number first, which costs a fifth of others.

    Of the last columns and rows less than one pixel of the smaller picture may be left out.

    Args:
        pixels: grey or in colours.
        size: width and height.
    """
    width, height = size
    times = max(1, min(pixels.shape[1] // width, pixels.shape[0] // height))
    whole = (pixels.shape[1] // times, pixels.shape[0] // times)
    even = pixels[: whole[1] * times, : whole[0] * times]
    small = cv2.resize(even, whole, interpolation=cv2.INTER_AREA)
    return np.asarray(cv2.resize(small, size, interpolation=cv2.INTER_AREA), np.uint8)
