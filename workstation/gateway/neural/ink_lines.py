"""Where the lines of a clean page stand, told by its ink alone: a tenth of what the network costs.

Letters stand apart on a page that was printed or well scanned. What is as large as a letter is
joined to what stands beside it; the lines so found tell the page's tilt, and are found again level.
Where letters run together or lines bend, nothing is told, and the network has to look.
"""

from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from workstation.gateway.neural.detection import Corners, Pixels

Floats = NDArray[np.float64]
Labels = NDArray[np.int32]

_LONG_SIDE: Final = 1280
"""Of the picture that is looked at, in pixels."""
_STROKE: Final = 17
"""Wider ink is no stroke of a letter but an area, on which lighter letters may stand."""
_CONTRAST: Final = 28
_DARKER: Final = 40
"""By how much areas whose letters are lighter are darker than the paper."""
_FILLED: Final = 0.45
"""The share of such an area that is dark, and not letters."""
_EDGE: Final = 5
"""Pixels at the edge of such an area that are neither it nor the paper."""
_SPECK: Final = 3
"""Pixels; less is dust."""
_TALLEST: Final = 56
_LONGEST: Final = 12
"""Heights of a letter: so many letters at most run together."""
_SMALL: Final = 0.5
"""Of the usual height: dots, commas and strokes, which make no line but belong to one."""
_TALL: Final = 1.8
_ALIKE: Final = 0.55
_ASIDE: Final = 0.35
_NEAR: Final = 4.0
"""Letters of a heading are so many usual ones tall, and have one not much smaller beside them."""
_ASCENT: Final = 1.7
_DESCENT: Final = 0.7
"""Heights of a line's letters above and below their feet; what goes further is no letter of it."""
_FRAME: Final = 0.02
_FILLED_BY_PAPER: Final = 0.75
"""The share of the picture's edge that is paper when the page fills it."""
_REACH: Final = 0.8
"""Heights of a letter to either side by which it is joined to the next."""
_CORE: Final = 0.25
"""The share of a letter above and below its middle that joins, so that no line joins the next."""
_TELLS_TILT: Final = 15.0
"""Heights of a letter; longer lines tell the tilt."""
_BENT: Final = 0.0035
"""Radians by which half of the long lines may differ from the page's tilt."""
_DUSTY: Final = 1.0
"""Specks for each letter; more is noise."""
_FEWEST: Final = 30
"""Letters; with fewer there is nothing to go by."""
_LEAST: Final = 5.0
_LOWEST: Final = 0.8
"""Of the usual height: lines of small letters only are framed as if they had this one."""
_ABOVE: Final = 0.31
_BELOW: Final = 0.23
_BESIDE: Final = 0.3
"""Heights of the ink around a line, as the recognition was trained to see it."""


@dataclass(frozen=True, slots=True)
class _Letters:
    """What is as large as a letter, or a piece of one; one entry of each array for each."""

    x: Floats
    y: Floats
    """Their middles."""
    width: Floats
    height: Floats
    usual: float
    """How tall a letter is, mostly."""

    @property
    def small(self) -> NDArray[np.bool_]:
        return self.height < _SMALL * self.usual

    def without(self, others: NDArray[np.int64]) -> "_Letters":
        """Return them without those at some places."""
        return _Letters(
            np.delete(self.x, others),
            np.delete(self.y, others),
            np.delete(self.width, others),
            np.delete(self.height, others),
            self.usual,
        )

    def levelled(self, tilt: float) -> "_Letters":
        """Return them where they stand when the page is turned back by ``tilt`` radians."""
        cos, sin = np.cos(tilt), np.sin(tilt)
        x, y = self.x * cos + self.y * sin, self.y * cos - self.x * sin
        return _Letters(x, y, self.width, self.height, self.usual)


def lines_of_ink(pixels: Pixels) -> list[Corners] | None:
    """Return the lines of an upright page, in pixels of the page, in no order.

    Returns:
        None where the page is not clean enough to tell.
    """
    ratio = min(1.0, _LONG_SIDE / max(pixels.shape[:2]))
    page = cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY)
    small = cv2.resize(page, None, fx=ratio, fy=ratio, interpolation=cv2.INTER_AREA)
    grey = np.asarray(small, np.uint8)
    paper = float(np.median(grey)) - _DARKER
    letters = _letters(_ink(grey, paper)) if _fills_the_picture(grey, paper) else None
    if letters is None:
        return None
    slopes = _slopes(letters, _joined(letters))
    tilt = float(np.median(slopes)) if slopes else 0.0
    if slopes and float(np.median(np.abs(np.array(slopes) - tilt))) > _BENT:
        return None
    level = letters.levelled(tilt)
    boxes = _boxes(level, _joined(level))
    return [_corners(box, letters.usual, tilt) / np.float32(ratio) for box in boxes]


def _fills_the_picture(grey: NDArray[np.uint8], paper: float) -> bool:
    """Whether paper reaches three edges of the picture: it lies on no table, but has a banner.

    ``paper`` is how bright it is at least.
    """
    edge = max(1, round(_FRAME * min(grey.shape)))
    sides = (grey[:edge], grey[-edge:], grey[:, :edge], grey[:, -edge:])
    return sum(float((side > paper).mean()) > _FILLED_BY_PAPER for side in sides) >= len(sides) - 1


def _ink(grey: NDArray[np.uint8], paper: float) -> Pixels:
    """Return where strokes are: darker than the paper, or lighter than a dark area."""
    wide = np.ones((_STROKE, _STROKE), np.uint8)
    bare = cv2.morphologyEx(grey, cv2.MORPH_CLOSE, wide)
    areas = cv2.morphologyEx(grey, cv2.MORPH_OPEN, wide)
    dark = _dark_areas(grey, paper)
    strokes = np.where(dark, cv2.subtract(grey, areas), cv2.subtract(bare, grey))
    return np.asarray(strokes > _CONTRAST, np.uint8)


def _dark_areas(grey: Pixels, paper: float) -> NDArray[np.bool_]:
    """Return which pixels lie in coloured bands, with the letters on them."""
    dark = np.asarray(grey < paper, np.uint8)
    outlines, _ = cv2.findContours(dark, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    areas = np.zeros_like(dark)
    for outline in outlines:
        left, top, width, height = cv2.boundingRect(outline)
        if height > _STROKE and width > 2 * _STROKE:
            piece = dark[top : top + height, left : left + width]
            if np.count_nonzero(piece) > _FILLED * width * height:
                cv2.drawContours(areas, [outline], -1, (1,), cv2.FILLED)
    return cv2.erode(areas, np.ones((_EDGE, _EDGE), np.uint8)) > 0


def _letters(ink: Pixels) -> _Letters | None:
    _, _, told, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    left, top, width, height, area = told[1:].T.astype(np.float64)
    specks = area < _SPECK
    rules = ((height <= 2) & (width >= 12)) | ((width <= 2) & (height >= 30))
    fits = (height <= _TALLEST) & (width <= _LONGEST * np.maximum(height, 6.0)) & ~rules & ~specks
    count = int(fits.sum())
    if count < _FEWEST or int(specks.sum()) > _DUSTY * count:
        return None
    left, top, width, height = left[fits], top[fits], width[fits], height[fits]
    whole = height[height >= _LEAST]
    usual = float(np.median(whole)) if len(whole) else _LEAST
    found = _Letters(left + width / 2, top + height / 2, width, height, usual)
    return found.without(_lone(found))


def _lone(letters: _Letters) -> NDArray[np.int64]:
    """Return what is tall and has nothing as tall beside it: crests and pictures."""
    tall = np.flatnonzero(letters.height > _TALL * letters.usual)
    x, y, height = letters.x[tall], letters.y[tall], letters.height[tall]
    x_all, y_all, other = letters.x, letters.y, letters.height
    like = other > (1 - _ALIKE) * height[:, None]
    aside = np.abs(x[:, None] - x_all) / height[:, None]
    near = (aside < _NEAR) & (aside > _ASIDE)
    level = np.abs(y[:, None] - y_all) < height[:, None] / 2
    return tall[~(like & near & level).any(axis=1)]


def _joined(letters: _Letters) -> Labels:
    """Return which line each letter belongs to; 0 for those that stand alone between lines."""
    lines = _chained(letters)
    _drop_pictures(letters, lines)
    _add_small(letters, lines)
    _swallow(letters, lines)
    return lines


def _chained(letters: _Letters) -> Labels:
    """Join each letter that is not small to those beside it."""
    left, top = letters.x - letters.width / 2, letters.y - letters.height / 2
    shift = 1.0 + _REACH * _TALLEST - np.array([left.min(), top.min()]).clip(max=0.0)
    reach = _REACH * np.maximum(letters.height, letters.usual)
    first = (left - reach + shift[0]).astype(np.int32)
    last = (left + letters.width + reach + shift[0]).astype(np.int32)
    high = (letters.y - _CORE * letters.height + shift[1]).astype(np.int32)
    low = np.ceil(letters.y + _CORE * letters.height + shift[1]).astype(np.int32)
    joined = np.zeros((int(low.max()) + 1, int(last.max()) + 1), np.uint8)
    for at in np.flatnonzero(~letters.small):
        joined[high[at] : low[at], first[at] : last[at]] = 1
    _, labels = cv2.connectedComponents(joined, connectivity=4)
    rows, columns = (letters.y + shift[1]).astype(int), (letters.x + shift[0]).astype(int)
    lines = np.asarray(labels[rows, columns], np.int32)
    lines[letters.small] = 0
    return lines


def _drop_pictures(letters: _Letters, lines: Labels) -> None:
    """Take what stands far above or below the letters of a line out of it: a sign beside a name."""
    foot, head = letters.y + letters.height / 2, letters.y - letters.height / 2
    for key in np.unique(lines[lines > 0]):
        on = np.flatnonzero(lines == key)
        height = float(np.quantile(letters.height[on], 0.8))
        base = float(np.median(foot[on[letters.height[on] > 0.6 * height]]))
        off = (head[on] < base - _ASCENT * height) | (foot[on] > base + _DESCENT * height)
        lines[on[off]] = 0


def _add_small(letters: _Letters, lines: Labels) -> None:
    """Give dots and strokes to the line they stand in, or the one they stand nearest to."""
    keys, boxes = _bounds(letters, lines)
    small = np.flatnonzero(letters.small)
    if not len(keys) or not len(small):
        return
    x, y = letters.x[small, None], letters.y[small, None]
    aside = np.maximum(0.0, np.maximum(boxes[:, 0] - x, x - boxes[:, 2]))
    apart = np.maximum(0.0, np.maximum(boxes[:, 1] - y, y - boxes[:, 3]))
    near = (aside < 1.2 * letters.usual) & (apart < 0.6 * letters.usual)
    far = np.where(near, aside + 3.0 * apart, np.inf)
    best = far.argmin(axis=1)
    found = np.isfinite(far[np.arange(len(small)), best])
    lines[small[found]] = keys[best[found]]


def _swallow(letters: _Letters, lines: Labels) -> None:
    """Give what stands inside a taller line to it: the dots of a heading."""
    keys, boxes = _bounds(letters, lines)
    tall = boxes[:, 3] - boxes[:, 1]
    for at in np.argsort(tall):
        x, y = (boxes[at, 0] + boxes[at, 2]) / 2, (boxes[at, 1] + boxes[at, 3]) / 2
        around = (boxes[:, 0] <= x) & (x <= boxes[:, 2]) & (boxes[:, 1] <= y) & (y <= boxes[:, 3])
        taller = np.flatnonzero(around & (tall[at] < 0.6 * tall))
        if len(taller):
            lines[lines == keys[at]] = keys[taller[0]]


def _bounds(letters: _Letters, lines: Labels) -> tuple[Labels, Floats]:
    """Return the lines and, for each, left, top, right and bottom of its letters."""
    keys, places = np.unique(lines, return_inverse=True)
    boxes = np.full((len(keys), 4), np.inf)
    boxes[:, 2:] = -np.inf
    np.minimum.at(boxes[:, 0], places, letters.x - letters.width / 2)
    np.minimum.at(boxes[:, 1], places, letters.y - letters.height / 2)
    np.maximum.at(boxes[:, 2], places, letters.x + letters.width / 2)
    np.maximum.at(boxes[:, 3], places, letters.y + letters.height / 2)
    return keys[keys > 0].astype(np.int32), boxes[keys > 0]


def _slopes(letters: _Letters, lines: Labels) -> list[float]:
    """Return by how much each long line falls to the right, in radians."""
    slopes = []
    keys, boxes = _bounds(letters, lines)
    for key in keys[boxes[:, 2] - boxes[:, 0] > _TELLS_TILT * letters.usual]:
        on = lines == key
        x, foot = letters.x[on], (letters.y + letters.height / 2)[on]
        line = np.polyfit(x, foot, 1)
        away = np.abs(np.polyval(line, x) - foot)
        stands = away <= 2 * np.median(away) + 0.5  # neither dots nor the tails of letters
        slopes.append(float(np.arctan(np.polyfit(x[stands], foot[stands], 1)[0])))
    return slopes


def _boxes(letters: _Letters, lines: Labels) -> Floats:
    _, boxes = _bounds(letters, lines)
    return boxes[boxes[:, 3] - boxes[:, 1] >= _LEAST]


def _corners(box: Floats, usual: float, tilt: float) -> Corners:
    """Return the region around the ink of a line, turned as the page lies."""
    left, top, right, bottom = box
    tall = max(bottom - top, _LOWEST * usual)
    top, bottom = top - _ABOVE * tall, bottom + _BELOW * tall
    left, right = left - _BESIDE * tall, right + _BESIDE * tall
    corners = np.array([[left, top], [right, top], [right, bottom], [left, bottom]])
    cos, sin = np.cos(tilt), np.sin(tilt)
    turned = corners @ np.array([[cos, sin], [-sin, cos]])
    return np.asarray(turned, np.float32)
