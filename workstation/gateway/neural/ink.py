"""Where the ink of each character of a line stands, and ink that none was read of."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Final, NamedTuple, Self

import cv2
import numpy as np
from numpy.typing import NDArray

from workstation.gateway.neural.detection import Pixels
from workstation.gateway.neural.light import ranked_grey

Box = tuple[float, float, float, float]
"""Left, top, right and bottom, each a share of the line's width or height, 0 to 1."""

_FAINT: Final = 25.0
"""Grey levels from the paper's; less is no ink."""
_DARK: Final = 0.4
"""Of the darkest ink's distance from the paper."""
_DARKEST: Final = 0.98
"""The share of pixels that are no further from the paper's grey than the darkest ink."""
_RULE: Final = 0.7
"""A row that is inked over this share of the line is a rule."""
_WIDE: Final = 0.45
"""Of the height of a strip, to either side of the middle of a Chinese character: its own ink."""
_OF_PITCH: Final = 0.9
"""The same of a letter, of how far letters are apart."""
_OF_A_STOP: Final = 0.3
"""Of what is a letter's."""
_FULL_WIDTH: Final = 0x2E80
"""From there on characters are Chinese, or punctuation as wide."""
_UNREAD: Final = 0.5
_FILLED: Final = 0.45
"""As wide a piece, of that height, between two characters holds another if so much is inked."""
_STROKE: Final = 3
"""Pixels of ink in a column; fewer are grain."""
_FAINT_ROW, _TALL = 0.05, 0.22
"""The share of a row that is inked where there is writing, and of all rows that are."""
_GAP: Final = 2
"""Rows of white that part a line from its neighbours."""


@dataclass(frozen=True, slots=True)
class LineInk:
    """Which pixels of a line that was cut out are its ink."""

    inked: NDArray[np.bool_]
    rows: tuple[int, int]
    """Between which the line stands."""

    @classmethod
    def of(cls, strip: Pixels) -> Self:
        """Return the ink of a line, cut out level."""
        inked = _inked(strip)
        high, low = _extent(np.asarray(inked.any(axis=1)))
        inked[:high] = inked[low:] = False
        return cls(inked, (high, low))

    def boxes(self, places: Sequence[tuple[float, float]]) -> list[Box]:
        """Return the box of every character's ink; where there is none, of its place.

        Args:
            places: where each character begins and ends along the line, 0 to 1.
        """
        return [_box(self.inked, first, last, self.rows) for first, last in places]

    def beside_unread(self, text: str, places: Sequence[tuple[float, float]]) -> Iterator[int]:
        """Yield which characters stand beside ink of which nothing was read: a lost name.

        Args:
            text: what the line says.
            places: of its characters.
        """
        height, width = self.inked.shape
        marks = [
            _Mark(at, width * (first + last) / 2, char)
            for at, (char, (first, last)) in enumerate(zip(text, places, strict=True))
            if not char.isspace()
        ]
        own = _own_ink(marks, height)
        edges = (_Mark(None, 0.0, ""), *marks, _Mark(None, float(width), ""))
        for before, after in pairwise(edges):
            first, last = round(before.middle + own(before)), round(after.middle - own(after))
            if last - first >= _UNREAD * height and self._holds_writing(first, last):
                yield from (mark.at for mark in (before, after) if mark.at is not None)

    def _holds_writing(self, first: int, last: int) -> bool:
        """Whether a piece between two columns is inked, and not along one row as a rule is."""
        piece = self.inked[:, first:last]
        rows = np.count_nonzero(piece.mean(axis=1) > _FAINT_ROW)
        columns = np.count_nonzero(piece, axis=0) >= _STROKE
        return bool(columns.mean() > _FILLED and rows > _TALL * len(piece))


class _Mark(NamedTuple):
    """A character that was read, or an end of the line, whose ``at`` is None."""

    at: int | None
    middle: float
    char: str

    @property
    def is_wide(self) -> bool:
        return ord(self.char) >= _FULL_WIDTH


def _own_ink(marks: Sequence[_Mark], height: int) -> Callable[[_Mark], float]:
    """Return what tells how far a character's own ink goes from its middle.

    That of a Chinese one is told by the line's height, that of a letter by how far letters are
    apart; a comma has hardly any.
    """
    apart = [
        after.middle - before.middle
        for before, after in pairwise(marks)
        if not (before.is_wide or after.is_wide)
    ]
    wide = _WIDE * height
    letter = min(wide, _OF_PITCH * median(apart)) if apart else wide

    def own(mark: _Mark) -> float:
        if mark.at is None:
            return 0.0
        if mark.is_wide:
            return wide
        return letter if mark.char.isalnum() else _OF_A_STOP * letter

    return own


def _inked(strip: Pixels) -> NDArray[np.bool_]:
    grey = np.asarray(cv2.cvtColor(strip, cv2.COLOR_BGR2GRAY), np.uint8)
    apart = np.asarray(cv2.absdiff(grey, np.full_like(grey, ranked_grey(grey, 0.5))), np.uint8)
    inked: NDArray[np.bool_] = apart > max(_FAINT, _DARK * ranked_grey(apart, _DARKEST))
    inked[inked.mean(axis=1) > _RULE] = False
    return inked


def _extent(rows: NDArray[np.bool_]) -> tuple[int, int]:
    """Return between which rows the line stands that runs through the middle of a strip."""
    inked = np.flatnonzero(rows)
    if not inked.size:
        return 0, len(rows)
    parts = np.split(inked, np.flatnonzero(np.diff(inked) > _GAP) + 1)
    middle = len(rows) / 2
    nearest = min(parts, key=lambda part: max(part[0] - middle, middle - part[-1], 0))
    return int(nearest[0]), int(nearest[-1]) + 1


def _box(inked: NDArray[np.bool_], first: float, last: float, rows: tuple[int, int]) -> Box:
    height, width = inked.shape
    left, right = round(first * width), max(round(first * width) + 1, round(last * width))
    piece = inked[:, left:right]
    across, down = np.flatnonzero(piece.any(axis=0)), np.flatnonzero(piece.any(axis=1))
    if not across.size:
        return first, rows[0] / height, last, rows[1] / height
    return (
        (left + int(across[0])) / width,
        int(down[0]) / height,
        (left + int(across[-1]) + 1) / width,
        (int(down[-1]) + 1) / height,
    )
