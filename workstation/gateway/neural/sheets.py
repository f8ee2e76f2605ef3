"""The sheet on a picture: told from the table it was photographed on, and how bright it is."""

from typing import Final, NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from workstation.gateway.neural.detection import Corners, Pixels
from workstation.gateway.neural.light import in_good_light, ranked_grey
from workstation.gateway.neural.shrinking import shrunk

_DARKER: Final = 40
"""By how much areas whose letters are lighter are darker than the paper."""
_FRAME: Final = 0.02
_FILLED_BY_PAPER: Final = 0.75
"""The share of the picture's edge that is paper when the page fills it."""
_COARSE: Final = 4
"""Pixels of the picture for one of that on which a sheet on a table is looked for."""
_LETTER_GAPS: Final = 9
"""Of those: what is darker and smaller belongs to the sheet."""
_SHEET: Final = 0.25
"""The least share of the picture that a sheet takes."""
_SOLID: Final = 0.93
"""The share of its outline that a sheet fills; a table that shines as well makes other shapes."""
_WHOLE: Final = 0.9
"""Of the picture: from there on all of it is the sheet, whose banner is as dark as a table."""
_RIM: Final = 2
"""Of those: its edge with the shadow beside it."""


class Sheet(NamedTuple):
    """A sheet and where it lies on its picture."""

    grey: Pixels
    """In good light, with nothing but paper around it."""
    inside: NDArray[np.bool_]
    """Which pixels of the picture are the sheet's."""

    def holds(self, corners: Corners) -> bool:
        """Whether a region's corners lie on the sheet, which has no dents, or off the picture."""
        height, width = self.inside.shape
        x, y = corners.round().astype(int).T
        seen = (x >= 0) & (x < width) & (y >= 0) & (y < height)
        return bool(self.inside[y[seen], x[seen]].all())


def sheet_alone(grey: Pixels) -> Sheet | None:
    """Return the sheet of a picture; None where none is seen.

    Args:
        grey: the picture in the light it was taken in.
    """
    sheet = _sheet_on(grey)
    if sheet is None:
        return None
    bare = np.where(sheet, grey, np.uint8(ranked_grey(grey[sheet], 0.5)))
    bright = in_good_light(cv2.cvtColor(bare, cv2.COLOR_GRAY2BGR).astype(np.uint8))
    return Sheet(np.asarray(bright[:, :, 0]), sheet)


def paper_from(grey: Pixels) -> float:
    """Return how bright paper is at least."""
    return ranked_grey(grey, 0.5) - _DARKER


def _sheet_on(grey: Pixels) -> NDArray[np.bool_] | None:
    """Return which pixels are of the sheet; None where none is seen."""
    if _fills_the_picture(grey, paper_from(grey)):
        return np.ones(grey.shape, np.bool_)
    size = (max(1, grey.shape[1] // _COARSE), max(1, grey.shape[0] // _COARSE))
    coarse = shrunk(grey, size)
    split, _ = cv2.threshold(coarse, 0, 255, cv2.THRESH_BINARY | cv2.THRESH_OTSU)
    bright = np.asarray(coarse > split, np.uint8)
    whole = cv2.morphologyEx(bright, cv2.MORPH_CLOSE, np.ones((_LETTER_GAPS,) * 2, np.uint8))
    outlines, _ = cv2.findContours(whole, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    outline = max(outlines, key=cv2.contourArea, default=None)
    if outline is None:
        return None
    hull, area = cv2.convexHull(outline), cv2.contourArea(outline)
    if area < _SHEET * coarse.size or area < _SOLID * cv2.contourArea(hull):
        return None
    if area > _WHOLE * coarse.size:
        return np.ones(grey.shape, np.bool_)
    inside = cv2.drawContours(np.zeros_like(whole), [hull], -1, (1,), cv2.FILLED)
    inside = cv2.erode(inside, np.ones((2 * _RIM + 1,) * 2, np.uint8))
    return cv2.resize(inside, grey.shape[::-1], interpolation=cv2.INTER_NEAREST) > 0


def _fills_the_picture(grey: Pixels, paper: float) -> bool:
    """Whether paper reaches three edges of the picture: it lies on no table, but has a banner.

    ``paper`` is how bright it is at least.
    """
    edge = max(1, round(_FRAME * min(grey.shape)))
    sides = (grey[:edge], grey[-edge:], grey[:, :edge], grey[:, -edge:])
    return sum(float((side > paper).mean()) > _FILLED_BY_PAPER for side in sides) >= len(sides) - 1
