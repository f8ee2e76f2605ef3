"""Which lines a PDF's own words say confirm a claim: they are read first, never believed unread."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise
from typing import Final

import numpy as np

from workstation.domain.proofs import Affine, PageText, Quad
from workstation.gateway.neural.lines import FoundLine, SeenLine
from workstation.gateway.neural.reader import FoundPage

_CLOSE: Final = 1.2
"""Heights of a line between one and the next of a name, or a label and what it labels."""
_ASIDE: Final = 10.0
_ABOUT: Final = 0.5
"""Heights of a line between two that are as good as in one row."""
_ALIGNED: Final = 1.5
"""Heights by which rows of one block begin aside of each other at most."""
_A_ROW, _TWO = (1.6, 2.6), 2
"""Of the distance from row to row: what is between these has room for one that was not found."""
_TALL: Final = (0.2, 0.85)
"""Where in the region of a line its letters stand, from top to bottom."""


def told_beneath(found: FoundPage, layer: Sequence[PageText]) -> dict[int, SeenLine]:
    """Return what the file claims that lines say, by their places among those found.

    Nothing where the page does not lie as the file was written.
    """
    if found.posture.quarters or not layer:
        return {}
    beneath: dict[int, list[PageText]] = defaultdict(list)
    boxes = [line.quad.bounds for line in found.lines]
    left, top, right, bottom = np.array(boxes, np.float64).reshape(-1, 4).T
    for word in layer:
        x, y = (word.left + word.right) / 2, (word.top + word.bottom) / 2
        inside = np.flatnonzero((left <= x) & (x <= right) & (top <= y) & (y <= bottom))
        if len(inside):
            beneath[int(inside[0])].append(word)
    return {place: _told(boxes[place], words) for place, words in beneath.items()}


def _told(box: tuple[float, float, float, float], words: Iterable[PageText]) -> SeenLine:
    left, _, right, _ = box
    width = max(1.0, right - left)
    text, places = "", list[tuple[float, float]]()
    for word in sorted(words, key=lambda word: word.left):
        first, last = ((side - left) / width for side in (word.left, word.right))
        if text:
            text += " "
            places.append((first, first))
        step = (last - first) / len(word.text)
        places += [(first + step * at, first + step * (at + 1)) for at in range(len(word.text))]
        text += word.text
    ink = tuple((first, _TALL[0], last, _TALL[1]) for first, last in places)
    return SeenLine(text, (1.0,) * len(text), tuple(places), ink)


def lines_at(found: FoundPage, to_upload: Affine, places: Iterable[Quad]) -> set[int]:
    """Return which lines stand at some places of the upload.

    Args:
        found: the page.
        to_upload: from pixels of the page as opened to pixels of the upload.
        places: regions of the upload.
    """
    back = to_upload.after(found.posture.to_page).inverse()
    at = set()
    for left, top, right, bottom in (back.quad(place).bounds for place in places):
        x, y = (left + right) / 2, (top + bottom) / 2
        for place, line in enumerate(found.lines):
            first, high, last, low = line.quad.bounds
            if first <= x <= last and high <= y <= low:
                at.add(place)
    return at


def may_lack_a_row(lines: Sequence[FoundLine], block: Collection[int]) -> bool:
    """Whether a row of a block was not found: white as tall as one stands between two others.

    Args:
        lines: all that were found.
        block: those of a name and an address, and others of what was found.
    """
    told = sorted((lines[at] for at in block), key=lambda line: line.top)
    rows = max(
        ([row for row in told if _is_aligned(row, one)] for one in told), key=len, default=[]
    )
    steps = [(below.top + below.bottom - row.top - row.bottom) / 2 for row, below in pairwise(rows)]
    steps = [step for step in steps if step > 0]
    if len(steps) < _TWO:
        return False
    low, high = (share * min(steps) for share in _A_ROW)
    return any(
        low < below.bottom - row.bottom < high
        and not any(_stands_between(line, row, below) for line in lines)
        for row, below in pairwise(rows)
    )


def _is_aligned(line: FoundLine, other: FoundLine) -> bool:
    return abs(line.left - other.left) < _ALIGNED * line.height


def _stands_between(line: FoundLine, row: FoundLine, below: FoundLine) -> bool:
    """Whether a line stands between two rows, over some of their length."""
    middle = (line.top + line.bottom) / 2
    across = min(line.right, max(row.right, below.right)) - max(line.left, row.left)
    return row.bottom < middle < below.top and across > 0


def around(lines: Sequence[FoundLine], left: Iterable[int], read: Collection[int]) -> list[int]:
    """Return those of the lines left that stand right beside, above or below some that were read.

    Args:
        lines: all that were found.
        left: those to choose from.
        read: those to be beside.
    """
    return [at for at in left if any(_neighbours(lines[at], lines[one]) for one in read)]


def left_of(lines: Sequence[FoundLine], left: Iterable[int], read: Collection[int]) -> list[int]:
    """Return those of the lines left that stand in a row with some that were read, before them.

    However far: labels stand in a column of their own.

    Args:
        lines: all that were found.
        left: those to choose from.
        read: those to be left of.
    """
    return [at for at in left if any(_before(lines[at], lines[one]) for one in read)]


def in_rows_of(lines: Sequence[FoundLine], left: Iterable[int], read: Collection[int]) -> list[int]:
    """Return those of the lines left that stand about level with some that were read, however far.

    Args:
        lines: all that were found.
        left: those to choose from.
        read: those to be in a row with.
    """
    return [at for at in left if any(_about_level(lines[at], lines[one]) for one in read)]


def _about_level(line: FoundLine, other: FoundLine) -> bool:
    apart = max(line.top, other.top) - min(line.bottom, other.bottom)
    return apart < _ABOUT * max(line.height, other.height)


def _before(line: FoundLine, other: FoundLine) -> bool:
    shared = min(line.bottom, other.bottom) - max(line.top, other.top)
    return line.right < other.left and shared > 0


def _neighbours(line: FoundLine, other: FoundLine) -> bool:
    height = max(line.height, other.height)
    apart = max(line.top - other.bottom, other.top - line.bottom)
    aside = max(line.left - other.right, other.left - line.right)
    return apart < _CLOSE * height and aside < _ASIDE * height
