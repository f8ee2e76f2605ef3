"""Strips: the lines of a zone taken off the picture, level, straight and at one pitch."""

from typing import Final

import numpy as np
from PIL import Image

from workstation.gateway.mrz_reading.cells import Grey, Reals
from workstation.gateway.mrz_reading.zones import Zone

_FINEST: Final = 24.0
"""Pixels a character that are kept at the most; a lens and a printer give no more."""


def strip_of(
    picture: Image.Image,
    zone: Zone,
    line: float,
    *,
    places: tuple[int, int],
    pitch: int,
    height: int,
) -> Grey:
    """Return the characters of a line, each ``pitch`` pixels wide.

    Args:
        picture: the grey picture the zone lies on.
        zone: where its characters are.
        line: which.
        places: the first, and the one past the last.
        pitch: of the strip.
        height: of the strip; the middle of the characters is in its middle. Where a line stands
            near, the paper between them is shown instead of it.
    """
    first, end = places
    across = (np.arange((end - first) * pitch) + 0.5) / pitch - 0.5 + first
    middles = zone.points(np.full(len(across), line), across)
    middle = (first + end - 1) / 2
    near, far = zone.steps(line, first)[1], zone.steps(line, end - 1)[1]
    share = (across - middle) / max(1.0, (end - 1 - first)) + 0.5
    reach = zone.apart_at(middle) / 2
    depth = np.clip((np.arange(height) + 0.5 - height / 2) / pitch, -reach, reach)[:, None]
    x, y = (
        middles[:, axis] + depth * (near[axis] * (1 - share) + far[axis] * share) for axis in (0, 1)
    )
    return _sampled(picture, x.astype(np.float32), y.astype(np.float32), zone.pitch)


def _sampled(picture: Image.Image, x: Reals, y: Reals, pitch: float) -> Grey:
    """Return the grey values at these points; where there is no picture, its edge."""
    reduced = max(1, int(pitch / _FINEST))
    low = np.floor((x.min(), y.min())).astype(int) - 2 * reduced
    high = np.ceil((x.max(), y.max())).astype(int) + 2 * reduced
    left, top = np.clip(low, 0, np.array(picture.size) - 1)
    right, bottom = np.clip(high, (left + 1, top + 1), picture.size)
    piece = picture.crop((int(left), int(top), int(right), int(bottom)))
    if reduced > 1:
        piece = piece.reduce(reduced)
    values = np.asarray(piece, np.float32)
    return _between(values, (x - left + 0.5) / reduced - 0.5, (y - top + 0.5) / reduced - 0.5)


def _between(values: Reals, x: Reals, y: Reals) -> Grey:
    height, width = values.shape
    x, y = np.clip(x, 0, width - 1), np.clip(y, 0, height - 1)
    left, top = x.astype(np.intp), y.astype(np.intp)
    right, bottom = np.minimum(left + 1, width - 1), np.minimum(top + 1, height - 1)
    u, v = (x - left).astype(np.float32), (y - top).astype(np.float32)
    flat, top, bottom = values.ravel(), top * width, bottom * width
    upper = flat[top + left] * (1 - u) + flat[top + right] * u
    lower = flat[bottom + left] * (1 - u) + flat[bottom + right] * u
    return np.asarray(upper * (1 - v) + lower * v + 0.5, np.uint8)
