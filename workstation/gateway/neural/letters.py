"""Letters on a sheet: pieces of ink as large as one, and no rule, crest or dust."""

from dataclasses import dataclass
from typing import Any, Final

import cv2
import numpy as np
from numpy.typing import NDArray

from workstation.gateway.neural.detection import Pixels
from workstation.gateway.neural.sheets import paper_from

Floats = NDArray[np.float64]
Outline = NDArray[np.integer[Any] | np.floating[Any]]

_SMOOTHING: Final = (0.0, 1.3)
"""Pixels over which the picture is smoothed; the second where the first shows too many specks."""
_STROKE: Final = 17
"""Wider ink is no stroke of a letter but an area, on which lighter letters may stand."""
_CONTRAST: Final = 28
_FILLED: Final = 0.45
"""The share of such an area that is dark, and not letters."""
_BAND: Final = 40
_EVEN: Final = 0.9
"""Pixels; what is less high is an area only if it is as even: letters run together are not."""
_EDGE: Final = 5
"""Pixels at the edge of such an area that are neither it nor the paper."""
_AT_THE_EDGE: Final = 3
"""Pixels of the picture that is looked at."""
_SPECK: Final = 3
"""Pixels; less is dust."""
_DUSTY: Final = 1.0
"""Specks for each letter; more is noise."""
_RULE: Final = 121
"""Pixels; a longer stroke is a rule, or a fold, which is taken off the letters it crosses."""
_STREAK: Final = 201
_WIDE_STREAK: Final = 5
"""Pixels; what runs so far down and is less wide is a streak, also where it crosses letters."""
_ON_PAPER: Final = 0.8
"""The share of a streak that stands out from what is beside it."""
_FLAT: Final = 8
"""Pixels of the picture for one of that on which is told at once that a page has none."""
_LONG_RULE: Final = 24
_TALL_RULE: Final = 30
TALLEST: Final = 56
"""Pixels; what is taller is no letter."""
_LONGEST: Final = 12
"""Heights of a letter: so many letters at most run together."""
_FEWEST: Final = 30
"""Letters; with fewer there is nothing to go by."""
LEAST: Final = 5.0
"""Pixels; what is less tall cannot be read."""
_SMALL: Final = 0.5
"""Of the usual height: dots, commas and strokes, which make no line but belong to one."""
ALIKE: Final = 0.55
"""The share of its height by which a letter or a line may be less tall than one beside it."""
_TALL: Final = 1.8
_WIDE: Final = 1.8
_ASIDE: Final = 0.35
_NEAR: Final = 3.0
"""Letters of a heading are so many usual ones tall, and have one not much smaller beside them."""


@dataclass(frozen=True, slots=True)
class Letters:
    """What is as large as a letter, or a piece of one; one entry of each array for each."""

    x: Floats
    y: Floats
    """Their middles."""
    width: Floats
    height: Floats
    usual: float
    """How tall a letter is, mostly."""
    at_edge: NDArray[np.bool_]
    """Which touch the picture's edge: of a line, its letters cut through; alone, a lid's shadow."""

    @property
    def small(self) -> NDArray[np.bool_]:
        """Which are dots, commas and strokes, that make no line."""
        return self.height < _SMALL * self.usual

    def without(self, others: NDArray[np.int64]) -> "Letters":
        """Return them without those at some places."""
        return Letters(
            np.delete(self.x, others),
            np.delete(self.y, others),
            np.delete(self.width, others),
            np.delete(self.height, others),
            self.usual,
            np.delete(self.at_edge, others),
        )


def ranked(values: Floats, share: float) -> float:
    """Return the value that this share of all do not exceed; numpy's quantile takes far longer."""
    at = int(share * (len(values) - 1))
    return float(np.partition(values, at)[at])


def letters_on(grey: Pixels) -> Letters | None:
    """Return the letters of a sheet, smoothed where it is full of specks."""
    paper = paper_from(grey)
    for blur in _SMOOTHING:
        seen = cv2.GaussianBlur(grey, (0, 0), blur) if blur else grey
        letters = _letters(_ink(np.asarray(seen, np.uint8), paper))
        if letters is not None:
            return letters
    return None


def _ink(grey: Pixels, paper: float) -> Pixels:
    """Return where strokes are: darker than the paper, or lighter than a dark area."""
    wide = np.ones((_STROKE, _STROKE), np.uint8)
    bare = cv2.morphologyEx(grey, cv2.MORPH_CLOSE, wide)
    areas = cv2.morphologyEx(grey, cv2.MORPH_OPEN, wide)
    dark, deep = np.asarray(grey < paper, np.uint8), cv2.subtract(bare, grey)
    streaks = _streaks(dark, np.asarray(deep > _CONTRAST, np.uint8))
    dark[streaks] = 0
    in_areas = _dark_areas(dark)
    strokes = np.where(in_areas, cv2.subtract(grey, areas), deep)
    ink = np.asarray(strokes > _CONTRAST, np.uint8)
    for shape in ((1, _RULE), (_RULE, 1)):
        rules = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones(shape, np.uint8))
        ink[cv2.dilate(rules, np.ones((3, 3), np.uint8)) > 0] = 0
    ink[streaks] = 0
    return ink


def _streaks(dark: Pixels, strokes: Pixels) -> NDArray[np.bool_]:
    """Return the streaks that a scanner draws down a page, through whatever stands there.

    On paper they are strokes; between the light letters of a dark panel there are such lines, too.
    """
    height, width = dark.shape
    none = np.zeros(dark.shape, np.bool_)
    if height < _STREAK:
        return none
    marks = dark | strokes
    flat = cv2.resize(255 * marks, (width, height // _FLAT), interpolation=cv2.INTER_AREA)
    whole = np.asarray(flat == 255, np.uint8)
    if not cv2.erode(whole, np.ones((_STREAK // _FLAT - 2, 1))).any():
        return none
    long = cv2.morphologyEx(marks, cv2.MORPH_OPEN, np.ones((_STREAK, 1), np.uint8))
    wide = cv2.morphologyEx(long, cv2.MORPH_OPEN, np.ones((1, _WIDE_STREAK), np.uint8))
    _, labels = cv2.connectedComponents(long - wide, connectivity=8)
    at = np.flatnonzero(labels)
    keys = labels.ravel()[at]
    area = np.bincount(keys)
    share = np.bincount(keys, weights=strokes.ravel()[at]) / np.maximum(area, 1)
    found = np.zeros(dark.shape, np.uint8)
    found.ravel()[at] = share[keys] > _ON_PAPER
    return cv2.dilate(found, np.ones((1, 3), np.uint8)) > 0


def _dark_areas(dark: Pixels) -> NDArray[np.bool_]:
    """Return which pixels lie in coloured bands, with the letters on them."""
    outlines, _ = cv2.findContours(dark, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    areas = np.zeros_like(dark)
    for outline in outlines:
        left, top, width, height = cv2.boundingRect(outline)
        if height > _STROKE and width > 2 * _STROKE:
            piece = dark[top : top + height, left : left + width]
            filled = np.count_nonzero(piece) > _FILLED * width * height
            if filled and (height >= _BAND or _solidity(outline) >= _EVEN):
                cv2.drawContours(areas, [outline], -1, (1,), cv2.FILLED)
    return cv2.erode(areas, np.ones((_EDGE, _EDGE), np.uint8)) > 0


def _solidity(outline: Outline) -> float:
    """Return which share of the least shape without dents around it an outline fills."""
    return cv2.contourArea(outline) / max(1.0, cv2.contourArea(cv2.convexHull(outline)))


def _letters(ink: Pixels) -> Letters | None:
    _, _, told, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    left, top, width, height, area = told[1:].T.astype(np.float64)
    specks = area < _SPECK
    rules = ((height <= 2) & (width >= _LONG_RULE)) | ((width <= 2) & (height >= _TALL_RULE))
    fits = (height <= TALLEST) & (width <= _LONGEST * np.maximum(height, 6.0)) & ~rules & ~specks
    count = int(fits.sum())
    if count < _FEWEST or int(specks.sum()) > _DUSTY * count:
        return None
    left, top, width, height = left[fits], top[fits], width[fits], height[fits]
    nearest = np.minimum(
        np.minimum(left, top),
        np.minimum(ink.shape[1] - left - width, ink.shape[0] - top - height),
    )
    whole = height[height >= LEAST]
    usual = float(np.median(whole)) if len(whole) else LEAST
    x, y, at_edge = left + width / 2, top + height / 2, nearest <= _AT_THE_EDGE
    found = Letters(x, y, width, height, usual, at_edge)
    return found.without(_lone(found))


def _lone(letters: Letters) -> NDArray[np.int64]:
    """Return what is tall and has nothing as tall beside it: crests and pictures.

    What is much wider than tall is none: characters that run together on a page that lies aslant.
    """
    square = letters.width < _WIDE * letters.height
    tall = np.flatnonzero(square & (letters.height > _TALL * letters.usual))
    x, y, height = letters.x[tall], letters.y[tall], letters.height[tall]
    x_all, y_all, other = letters.x, letters.y, letters.height
    like = other > (1 - ALIKE) * height[:, None]
    aside = np.abs(x[:, None] - x_all)
    between = aside - (letters.width[tall, None] + letters.width) / 2
    near = (between < _NEAR * height[:, None]) & (aside > _ASIDE * height[:, None])
    level = np.abs(y[:, None] - y_all) < height[:, None] / 2
    return tall[~(like & near & level).any(axis=1)]
