"""Ends of lines that were not found: a faint or lone character beside a line is its own.

A line of 17樓 that was found from its 7 on is another floor, and reads as surely.
"""

from dataclasses import dataclass
from typing import Final, Self

import cv2
import numpy as np
from numpy.typing import NDArray

from workstation.gateway.neural.detection import Corners, Pixels, sides
from workstation.gateway.neural.light import ranked_grey

Points = NDArray[np.float32]

_TALL: Final = 32
"""Pixels of the strip that is looked at, from top to bottom."""
_SPARE: Final = 0.25
"""Heights of a line above and below it in that strip: a rule runs on there, a 1 does not."""
_CORE: Final = slice(9, 23)
"""Rows of the strip in which characters stand."""
_REACH: Final = 3.0
"""Heights of a line that are looked at beside it."""
_APART: Final = 0.6
"""The same between the ink of two characters, as full-width digits stand, at most."""
_MARGIN: Final = 0.15
_INK: Final = 0.35
"""Of the distance of the line's own ink from the paper; a character may be so faint."""
_LEAST: Final = 14.0
"""Grey levels; less is the grain of the paper."""
_DARKEST: Final = 0.97
_FEWEST: Final = 2
_RULE: Final = 0.85
"""Share of the strip, from top to bottom, from which on a stroke is a rule beside the line."""


@dataclass(frozen=True, slots=True)
class _Frames:
    """Where lines stand, each along and across itself; one row of each array for each."""

    corner: Points
    along: Points
    across: Points
    long: Points
    tall: Points

    @classmethod
    def of(cls, lines: list[Corners]) -> Self:
        """Return the frames of lines."""
        first, second, _, fourth = np.stack(lines, axis=1)
        long = np.linalg.norm(second - first, axis=1).clip(1.0)
        tall = np.linalg.norm(fourth - first, axis=1).clip(1.0)
        along, across = (second - first) / long[:, None], (fourth - first) / tall[:, None]
        return cls(first, along, across, long, tall)

    def holds_at(self, point: Points, *, but: int) -> bool:
        """Whether any of the lines but one stands at a point."""
        away = point - self.corner
        x, y = (away * self.along).sum(axis=1), (away * self.across).sum(axis=1)
        inside = (x >= 0) & (x <= self.long) & (y >= 0) & (y <= self.tall)
        inside[but] = False
        return bool(inside.any())


def with_ends(grey: Pixels, lines: list[Corners]) -> list[Corners]:
    """Return the lines, longer where more of their characters stand beside what was found.

    Args:
        grey: the upright page, in grey levels.
        lines: those that were found, in pixels of it.
    """
    if not lines:
        return lines
    frames = _Frames.of(lines)
    return [_whole(grey, line, at, frames) for at, line in enumerate(lines)]


def _whole(grey: Pixels, line: Corners, at: int, frames: _Frames) -> Corners:
    long, tall = sides(line)
    if tall < 1.0 or long < tall:
        return line
    unit = _unit(tall)
    strip = _strip(grey, line, (long, tall), frames.across[at])
    inked = _inked_columns(strip, round(_REACH * tall * unit))
    before, behind = (_more(columns, tall * unit) / unit for columns in inked)
    along = np.stack([line[1] - line[0], line[2] - line[3]]) / np.float32(long)
    middle, step = line.mean(axis=0), along.mean(axis=0)
    whole = line.copy()
    if before and not frames.holds_at(middle - step * (long + before) / 2, but=at):
        whole[[0, 3]] -= along * np.float32(before)
    if behind and not frames.holds_at(middle + step * (long + behind) / 2, but=at):
        whole[[1, 2]] += along * np.float32(behind)
    return whole


def _unit(tall: float) -> float:
    """Return how many pixels of its strip stand for one of the page, for a line of a height."""
    return _TALL / (tall * (1 + 2 * _SPARE))


def _strip(grey: Pixels, line: Corners, size: tuple[float, float], across: Points) -> Pixels:
    """Return a line, of this length and height, and what is around it, level."""
    long, tall = size
    beside = np.stack([line[1] - line[0], line[2] - line[3]]) * np.float32(_REACH * tall / long)
    above = across * np.float32(_SPARE * tall)
    wide = line + np.stack(
        [-beside[0] - above, beside[0] - above, beside[1] + above, above - beside[1]]
    )
    width = round((long + 2 * _REACH * tall) * _unit(tall))
    ends = np.array([[0, 0], [width, 0], [width, _TALL], [0, _TALL]], np.float32)
    turn = cv2.getPerspectiveTransform(wide.astype(np.float32), ends)
    return np.asarray(
        cv2.warpPerspective(
            grey, turn, (width, _TALL), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
        ),
        np.uint8,
    )


def _inked_columns(strip: Pixels, beside: int) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Return in which columns before and behind a line there is ink as of a character, outwards."""
    paper = ranked_grey(strip, 0.5)
    apart = np.asarray(cv2.absdiff(strip, np.full_like(strip, paper)), np.uint8)
    own = ranked_grey(np.ascontiguousarray(apart[:, beside:-beside]), _DARKEST)
    inked = apart > max(_LEAST, _INK * own)
    columns: NDArray[np.bool_] = inked[_CORE].sum(axis=0) >= _FEWEST
    columns[inked.mean(axis=0) >= _RULE] = False
    return columns[:beside][::-1], columns[-beside:]


def _more(inked: NDArray[np.bool_], tall: float) -> float:
    """Return how many columns outwards the line's characters go on.

    0 where there are none; and where they do not end within reach: that is something else.
    """
    last = -1
    for at in np.flatnonzero(inked).tolist():
        if at - last > _APART * tall:
            break
        last = at
    if last < 0 or last > len(inked) - _MARGIN * tall:
        return 0.0
    return last + 1 + _MARGIN * tall
