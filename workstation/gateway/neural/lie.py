"""How the lines of a page run: level, turned, seen from aside, or bent a little."""

from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from workstation.gateway.neural.letter_rows import Labels, bounds
from workstation.gateway.neural.letters import Floats, Letters, ranked

_TELLS_TILT: Final = 15.0
"""Heights of a letter; longer lines tell the tilt."""
_BENT: Final = 0.0035
"""Radians by which half of the long lines may differ from how the page lies."""
_LEVEL_ENOUGH: Final = 0.006
"""The same of lines that were found roughly, which one tilt explains."""
_EXPLAINED: Final = 0.7
"""The share of what one tilt leaves that more than a tilt may leave at most."""
_FEWEST_LINES: Final = 6
"""Long lines that tell how tilt changes over a page; with fewer it is the same everywhere."""
_STEEPEST: Final = 0.25
"""The share by which lines are farther apart on one side of a page than in its middle."""
_TELLING: Final = 0.02
"""The least spread of lines along the page, beside the widest, that tells how tilt changes so."""
_WHOLE: Final = 0.7
"""The share of a line's height from which on a piece of ink is a whole letter."""
_OF_ONE_HEIGHT: Final = 0.12
"""The share of its height by which a letter may differ from one of the same kind."""
_FEWEST_PAIRS: Final = 3
_FAR: Final = 0.3
"""The share of a line's length between two letters that tell how it falls."""
_SAGGING: Final = 3.0
"""Pixels by which a line across the page may leave its chord."""


@dataclass(frozen=True, slots=True)
class Lie:
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


def lie_of(letters: Letters, lines: Labels) -> Lie | None:
    """Return how the page lies on which letters make these lines; None where they run every way."""
    return lie_by(_slopes(letters, lines))


def lie_by(slopes: Floats) -> Lie | None:
    """Return how a page lies by some of its lines; None where they run every way.

    Args:
        slopes: for each line x and y of its middle, by how many radians it falls to the right, and
            how long it is.
    """
    if not len(slopes):
        return Lie(0.0)
    if len(slopes) < _FEWEST_LINES:
        one = _one_tilt(slopes)
        return one.lie if one.off <= _BENT else None
    fit = _fitted(slopes)
    longest = float(slopes[:, 3].max())
    bent = fit.off > _BENT or abs(fit.lie.more[2]) * longest**2 / 8 > _SAGGING
    return None if bent or fit.parted > _STEEPEST else fit.lie


def nearest_lie(slopes: Floats) -> Lie:
    """Return what explains most of how some lines run; see ``lie_by``.

    That is one tilt unless most of what it leaves unexplained is explained otherwise.
    """
    if not len(slopes):
        return Lie(0.0)
    one = _one_tilt(slopes)
    if one.off <= _LEVEL_ENOUGH or len(slopes) < _FEWEST_LINES:
        return one.lie
    fit = _fitted(slopes)
    return one.lie if fit.off > _EXPLAINED * one.off or fit.parted > _STEEPEST else fit.lie


class _Fit(NamedTuple):
    lie: Lie
    off: float
    """Radians by which half of the lines fall otherwise."""
    parted: float
    """The share by which lines are farther apart on one side of the page."""


def _one_tilt(slopes: Floats) -> _Fit:
    tilt = float(np.median(slopes[:, 2]))
    return _Fit(Lie(tilt), float(np.median(np.abs(slopes[:, 2] - tilt))), 0.0)


def _fitted(slopes: Floats) -> _Fit:
    tilt = float(np.median(slopes[:, 2]))
    more = slopes[:, 2] - tilt
    x, y = Lie(tilt).level(slopes[:, 0], slopes[:, 1])
    middle = float(np.median(x)), float(np.median(y))
    farthest = float(np.ptp(x)) + float(slopes[:, 3].max())
    units = np.array([1.0, 1.0 / farthest, 1.0 / farthest])
    columns = np.stack([np.ones_like(x), y - middle[1], x - middle[0]], axis=1) * units
    kept = np.ones(len(x), bool)
    for _ in range(3):
        solved = np.linalg.lstsq(columns[kept], more[kept], rcond=_TELLING)[0]
        off = np.abs(columns @ solved - more)
        kept = off <= max(_BENT, 2.5 * float(np.median(off)))
    fall, below, along = map(float, solved * units)
    lie = Lie(tilt, middle, (fall, below, along))
    return _Fit(lie, float(np.median(off)), abs(below) * farthest)


def _slopes(letters: Letters, lines: Labels) -> Floats:
    """Return for each long line what ``lie_by`` asks."""
    slopes = []
    for key in long_lines(letters, lines):
        on = lines == key
        x, foot = letters.x[on], (letters.y + letters.height / 2)[on]
        slope = np.arctan(slope_of(letters, on))
        slopes.append((x.mean(), foot.mean(), slope, x.max() - x.min()))
    return np.array(slopes, np.float64).reshape(-1, 4)


def long_lines(letters: Letters, lines: Labels) -> Labels:
    """Return the lines that are long enough to tell how they run."""
    keys, boxes = bounds(letters, lines)
    return keys[boxes[:, 2] - boxes[:, 0] > _TELLS_TILT * letters.usual]


def slope_of(letters: Letters, on: NDArray[np.bool_]) -> float:
    """Return by how much the line of some letters falls for each pixel to the right.

    The middles of letters as tall as the line tell it, each pair of one height that stands far
    apart (the median of their slopes, after Theil and Sen): dots and pieces of letters say nothing.
    """
    height = letters.height[on]
    whole = height >= _WHOLE * ranked(height, 0.9)
    x, y, height = letters.x[on][whole], letters.y[on][whole], height[whole]
    apart = x[:, None] - x
    far = apart > max(letters.usual, _FAR * float(np.ptp(x)))
    alike = far & (np.abs(height[:, None] - height) <= _OF_ONE_HEIGHT * height)
    far = alike if np.count_nonzero(alike) >= _FEWEST_PAIRS else far
    return ranked((y[:, None] - y)[far] / apart[far], 0.5) if far.any() else 0.0
