"""Where the lines of a clear page stand, told by its ink alone: a tenth of what the network costs.

Letters stand apart on a page that was printed, scanned or well photographed. What is as large as a
letter is joined to what stands beside it; the lines so found tell how the page lies, and are found
again level. Where letters run together or lines bend, nothing is told, and the network has to look.
"""

from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from workstation.gateway.neural.detection import Corners, Pixels
from workstation.gateway.neural.light import in_good_light

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
_RULE: Final = 121
"""Pixels; a longer stroke is a rule, or a fold, which is taken off the letters it crosses."""
_LONG_RULE: Final = 24
_TALL_RULE: Final = 30
_TALLEST: Final = 56
_LONGEST: Final = 12
"""Heights of a letter: so many letters at most run together."""
_SMALL: Final = 0.5
"""Of the usual height: dots, commas and strokes, which make no line but belong to one."""
_STROKE_WIDTH: Final = 0.4
"""Of the usual height: a dash, or one of the strokes that a character like 三 falls into."""
_BRIDGED: Final = 2.0
"""The same: how far from such a stroke both pieces of its line are at most."""
_TALL: Final = 1.8
_ALIKE: Final = 0.55
_ASIDE: Final = 0.35
_NEAR: Final = 3.0
"""Letters of a heading are so many usual ones tall, and have one not much smaller beside them."""
_ASCENT: Final = 1.7
_DESCENT: Final = 0.7
"""Heights of a line's letters above and below their feet; what goes further is no letter of it."""
_FRAME: Final = 0.02
_FILLED_BY_PAPER: Final = 0.75
"""The share of the picture's edge that is paper when the page fills it."""
_MARGIN: Final = 0.03
"""Of the long side: print keeps so far from the edge of its paper."""
_OUTSIDE: Final = 0.06
"""The share of letters nearer to it from which on they are none."""
_COARSE: Final = 4
"""Pixels of the picture for one of that on which a sheet on a table is looked for."""
_LETTER_GAPS: Final = 9
"""Of those: what is darker and smaller belongs to the sheet."""
_SHEET: Final = 0.25
"""The least share of the picture that a sheet takes."""
_SOLID: Final = 0.93
"""The share of its outline that a sheet fills; a table that shines as well makes other shapes."""
_RIM: Final = 2
"""Of those: its edge with the shadow beside it."""
_REACH: Final = 0.8
"""Heights of a letter to either side by which it is joined to the next."""
_CORE: Final = 0.25
"""The share of a letter above and below its middle that joins, so that no line joins the next."""
_TELLS_TILT: Final = 15.0
"""Heights of a letter; longer lines tell the tilt."""
_BENT: Final = 0.0035
"""Radians by which half of the long lines may differ from how the page lies."""
_TOGETHER: Final = 2.0
"""Letters a line, on average; fewer are no print."""
_FEWEST_LINES: Final = 6
"""Long lines that tell how tilt changes over a page; with fewer it is the same everywhere."""
_SAGGING: Final = 3.0
"""Pixels by which a line across the page may leave its chord."""
_SMOOTHING: Final = (0.0, 1.3)
"""Pixels over which the picture is smoothed; the second where the first shows too many specks."""
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

    def levelled(self, lie: "_Lie") -> "_Letters":
        """Return them where they stand when the page is laid level."""
        x, y = lie.level(self.x, self.y)
        return _Letters(x, y, self.width, self.height, self.usual)


@dataclass(frozen=True, slots=True)
class _Lie:
    """How lines run over a page: turned, and seen from aside or bent a little."""

    tilt: float
    """Radians by which lines fall to the right."""
    middle: tuple[float, float] = (0.0, 0.0)
    """Where the rest counts from, on the page turned back by the tilt."""
    more: tuple[float, float, float] = (0.0, 0.0, 0.0)
    """How much more lines fall: everywhere, for each pixel downwards, and to the right."""

    def level(self, x: Floats, y: Floats) -> tuple[Floats, Floats]:
        """Return where points stand on the level page."""
        cos, sin = np.cos(self.tilt), np.sin(self.tilt)
        right = x * cos + y * sin - self.middle[0]
        down = y * cos - x * sin - self.middle[1]
        fall, below, along = self.more
        level = (down - fall * right - along * right**2 / 2) / (1 + below * right)
        return right + self.middle[0], level + self.middle[1]

    def back(self, x: Floats, y: Floats) -> tuple[Floats, Floats]:
        """Return where points of the level page stand."""
        right, level = x - self.middle[0], y - self.middle[1]
        fall, below, along = self.more
        down = level * (1 + below * right) + fall * right + along * right**2 / 2
        right, down = right + self.middle[0], down + self.middle[1]
        cos, sin = np.cos(self.tilt), np.sin(self.tilt)
        return right * cos - down * sin, right * sin + down * cos


def lines_of_ink(pixels: Pixels) -> list[Corners] | None:
    """Return the lines of an upright page, in pixels of the page, in no order.

    Args:
        pixels: the page in the light it was taken in, which tells the sheet from the table.

    Returns:
        None where the page is not clear enough to tell.
    """
    ratio = min(1.0, _LONG_SIDE / max(pixels.shape[:2]))
    page = cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY)
    small = cv2.resize(page, None, fx=ratio, fy=ratio, interpolation=cv2.INTER_AREA)
    grey = np.asarray(small, np.uint8)
    sheet = _sheet_on(grey)
    letters = None if sheet is None else _letters_on(_alone(grey, sheet))
    if letters is None or _reach_the_edge(letters, grey.shape):
        return None
    lie = _lie(_slopes(letters, _joined(letters)))
    if lie is None:
        return None
    level = letters.levelled(lie)
    boxes = _boxes(level, _joined(level))
    if len(letters.x) < _TOGETHER * len(boxes):
        return None
    return [_corners(box, letters.usual, lie) / np.float32(ratio) for box in boxes]


def _reach_the_edge(letters: _Letters, shape: tuple[int, ...]) -> bool:
    """Say whether what was taken for letters stands at the picture's edge: a table does, no print.

    ``shape`` is the picture's height and width.
    """
    height, width = shape[:2]
    margin = _MARGIN * max(height, width)
    x, y = letters.x[~letters.small], letters.y[~letters.small]
    inside = (np.minimum(x, width - x) > margin) & (np.minimum(y, height - y) > margin)
    return float(np.count_nonzero(~inside)) > _OUTSIDE * max(1, len(x))


def _letters_on(grey: Pixels) -> _Letters | None:
    """Return the letters of a sheet, smoothed where it is full of specks."""
    paper = _paper(grey)
    for blur in _SMOOTHING:
        seen = cv2.GaussianBlur(grey, (0, 0), blur) if blur else grey
        letters = _letters(_ink(np.asarray(seen, np.uint8), paper))
        if letters is not None:
            return letters
    return None


def _paper(grey: Pixels) -> float:
    """Return how bright paper is at least."""
    return _usual(grey) - _DARKER


def _usual(grey: Pixels) -> int:
    """Return the median brightness; a count of all is many times quicker than their order."""
    counts = cv2.calcHist([grey], [0], None, [256], [0, 256])
    return int(np.searchsorted(np.cumsum(counts), grey.size / 2))


def _alone(grey: Pixels, sheet: NDArray[np.bool_]) -> Pixels:
    """Return the sheet in good light, with nothing but paper around it."""
    bare = np.where(sheet, grey, np.uint8(_usual(grey[sheet])))
    bright = in_good_light(cv2.cvtColor(bare, cv2.COLOR_GRAY2BGR).astype(np.uint8))
    return np.asarray(bright[:, :, 0])


def _sheet_on(grey: Pixels) -> NDArray[np.bool_] | None:
    """Return which pixels are of the sheet; None where none is seen."""
    if _fills_the_picture(grey, _paper(grey)):
        return np.ones(grey.shape, np.bool_)
    size = (max(1, grey.shape[1] // _COARSE), max(1, grey.shape[0] // _COARSE))
    coarse = cv2.resize(grey, size, interpolation=cv2.INTER_AREA)
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


def _ink(grey: Pixels, paper: float) -> Pixels:
    """Return where strokes are: darker than the paper, or lighter than a dark area."""
    wide = np.ones((_STROKE, _STROKE), np.uint8)
    bare = cv2.morphologyEx(grey, cv2.MORPH_CLOSE, wide)
    areas = cv2.morphologyEx(grey, cv2.MORPH_OPEN, wide)
    dark = _dark_areas(grey, paper)
    strokes = np.where(dark, cv2.subtract(grey, areas), cv2.subtract(bare, grey))
    ink = np.asarray(strokes > _CONTRAST, np.uint8)
    for shape in ((1, _RULE), (_RULE, 1)):
        rules = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones(shape, np.uint8))
        ink[cv2.dilate(rules, np.ones((3, 3), np.uint8)) > 0] = 0
    return ink


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
    rules = ((height <= 2) & (width >= _LONG_RULE)) | ((width <= 2) & (height >= _TALL_RULE))
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
    aside = np.abs(x[:, None] - x_all)
    between = aside - (letters.width[tall, None] + letters.width) / 2
    near = (between < _NEAR * height[:, None]) & (aside > _ASIDE * height[:, None])
    level = np.abs(y[:, None] - y_all) < height[:, None] / 2
    return tall[~(like & near & level).any(axis=1)]


def _joined(letters: _Letters) -> Labels:
    """Return which line each letter belongs to; 0 for those that stand alone between lines."""
    lines = _chained(letters)
    _drop_pictures(letters, lines)
    _bridge(letters, lines)
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


def _bridge(letters: _Letters, lines: Labels) -> None:
    """Join the pieces of a line to both sides of a stroke: 二〇二三年 falls apart there."""
    strokes = np.flatnonzero(letters.small & (letters.width > _STROKE_WIDTH * letters.usual))
    keys, boxes = _bounds(letters, lines)
    left, top, right, bottom = (boxes[:, side].copy() for side in range(4))
    joined = keys.copy()
    for at in strokes[np.argsort(letters.x[strokes])]:
        x, y, half = letters.x[at], letters.y[at], letters.width[at] / 2
        level = (top <= y) & (y <= bottom)
        reach = _BRIDGED * letters.usual
        before = np.where(level & (right < x), x - half - right, np.inf)
        behind = np.where(level & (left > x), left - x - half, np.inf)
        if not len(keys) or before.min() > reach or behind.min() > reach:
            continue
        one, other = int(before.argmin()), int(behind.argmin())
        tall = np.array([bottom[one] - top[one], bottom[other] - top[other]])
        if tall.min() > (1 - _ALIKE) * tall.max():
            joined[joined == joined[other]] = joined[one]
    for key, into in zip(keys, joined, strict=True):
        lines[lines == key] = into


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


def _slopes(letters: _Letters, lines: Labels) -> Floats:
    """Return where the middle of each long line is, and by how much it falls to the right."""
    slopes = []
    keys, boxes = _bounds(letters, lines)
    for key in keys[boxes[:, 2] - boxes[:, 0] > _TELLS_TILT * letters.usual]:
        on = lines == key
        x, foot = letters.x[on], (letters.y + letters.height / 2)[on]
        line = np.polyfit(x, foot, 1)
        away = np.abs(np.polyval(line, x) - foot)
        stands = away <= 2 * np.median(away) + 0.5  # neither dots nor the tails of letters
        slope = np.polyfit(x[stands], foot[stands], 1)[0]
        slopes.append((x.mean(), foot.mean(), np.arctan(slope), x.max() - x.min()))
    return np.array(slopes, np.float64).reshape(-1, 4)


def _lie(slopes: Floats) -> _Lie | None:
    """Return how the page lies that has these long lines; None where they run every way."""
    if not len(slopes):
        return _Lie(0.0)
    tilt = float(np.median(slopes[:, 2]))
    more = slopes[:, 2] - tilt
    if len(slopes) < _FEWEST_LINES:
        return _Lie(tilt) if float(np.median(np.abs(more))) <= _BENT else None
    x, y = _Lie(tilt).level(slopes[:, 0], slopes[:, 1])
    middle = float(np.median(x)), float(np.median(y))
    columns = np.stack([np.ones_like(x), y - middle[1], x - middle[0]], axis=1)
    kept = np.ones(len(x), bool)
    for _ in range(3):
        solved = np.linalg.lstsq(columns[kept], more[kept], rcond=None)[0]
        off = np.abs(columns @ solved - more)
        kept = off <= max(_BENT, 2.5 * float(np.median(off)))
    longest = float(slopes[:, 3].max())
    if float(np.median(off)) > _BENT or abs(solved[2]) * longest**2 / 8 > _SAGGING:
        return None
    return _Lie(tilt, middle, (float(solved[0]), float(solved[1]), float(solved[2])))


def _boxes(letters: _Letters, lines: Labels) -> Floats:
    _, boxes = _bounds(letters, lines)
    return boxes[boxes[:, 3] - boxes[:, 1] >= _LEAST]


def _corners(box: Floats, usual: float, lie: _Lie) -> Corners:
    """Return the region around the ink of a line, as the page lies."""
    left, top, right, bottom = box
    tall = max(bottom - top, _LOWEST * usual)
    top, bottom = top - _ABOVE * tall, bottom + _BELOW * tall
    left, right = left - _BESIDE * tall, right + _BESIDE * tall
    x, y = np.array([left, right, right, left]), np.array([top, top, bottom, bottom])
    return np.stack(lie.back(x, y), axis=1).astype(np.float32)
