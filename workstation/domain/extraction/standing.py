"""Where lines stand on their page, seen from one another, however the page was photographed."""

import re
from collections.abc import Sequence
from math import hypot, inf
from typing import Final

from workstation.domain.extraction.reading import Line
from workstation.domain.extraction.textual import folded
from workstation.domain.proofs import Quad

_OF_A_FAX: Final = re.compile(r"(?<![a-z])fax(?![a-z]).*[0-9]{4}")
_IN_ROW: Final = 1.0
"""Heights of a line between the middles of two that stand in one row."""
_OF_A_BLOCK: Final = 6
"""Lines of a letterhead at most; lines that run askew may each seem to stand above the other."""
_CLOSE: Final = 2.0
"""Heights of the taller of two lines between their middles, if they are of one block."""
_NEXT_ROW: Final = 3.0
"""The same of two in rows one below the other."""


def heads_page(line: Line, lines: Sequence[Line]) -> bool:
    """Whether a line is the first on its page, or stands close below such: a letterhead.

    What a fax machine prints at the edge is no line of the page.
    """
    first = line
    for _ in range(_OF_A_BLOCK):
        first = next((one for one in lines if _is_close_above(one, first)), first)
    return not any(
        comes_before(other, first) for other in lines if not _OF_A_FAX.search(folded(other.text))
    )


def _is_close_above(line: Line, other: Line) -> bool:
    """Whether a line stands right above another one, as close as lines of one letterhead do."""
    if line.page != other.page:
        return False
    up, along = _from(other, line)
    down = min(-up, _from(line, other)[0])
    own = other.quad_of(0, len(other.text))
    overlap = own is not None and min(along) < size_of(own)[0] and max(along) > 0
    return overlap and 0 < down < _CLOSE


def comes_before(line: Line, other: Line) -> bool:
    """Whether a line stands above another, or before it in one row."""
    if line.page != other.page:
        return line.page < other.page
    down, along = _from(other, line)
    return down < -_IN_ROW or (down <= _IN_ROW and max(along) <= 0)


def is_level(line: Line, other: Line) -> bool:
    """Whether two lines stand in one row, however far apart."""
    apart = min(abs(_from(other, line)[0]), abs(_from(line, other)[0]))
    return line.page == other.page and apart <= _IN_ROW


def is_left_of(line: Line, other: Line) -> bool:
    """Whether a line stands in the row of another one, before it."""
    return is_level(line, other) and max(_from(other, line)[1]) <= 0


def is_above(line: Line, other: Line) -> bool:
    """Whether a line stands in a row above another one."""
    return line.page == other.page and _from(other, line)[0] < -_IN_ROW


def _from(line: Line, other: Line) -> tuple[float, Sequence[float]]:
    """Return by how many heights of a line another one is below it, and where along it it stands.

    Of a line without a place nothing is known: it is neither above nor before.
    """
    own, its = line.quad_of(0, len(line.text)), other.quad_of(0, len(other.text))
    if own is None or its is None:
        return inf, (inf,)
    return distance_below(own, its) / max(size_of(own)[1], 1.0), seen_from(own, its)[0]


def is_next_row(line: Line, below: Line) -> bool:
    """Whether a line stands in the row right below another one, with no row of white between."""
    return line.page == below.page and 0 < _from(line, below)[0] < _NEXT_ROW


def distance_below(own: Quad, its: Quad) -> float:
    """Return how far the middle of a frame lies below that of another, across its line."""
    across = seen_from(own, its)[1]
    return sum(across) / len(across) - 0.5 * size_of(own)[1]


def seen_from(own: Quad, its: Quad) -> tuple[list[float], list[float]]:
    """Return where the corners of a frame lie, along and across a line, from its top left."""
    (left, top), (right, end), _, _ = own.corners
    width = max(size_of(own)[0], 1.0)
    dx, dy = (right - left) / width, (end - top) / width
    along = [(x - left) * dx + (y - top) * dy for x, y in its.corners]
    across = [(y - top) * dx - (x - left) * dy for x, y in its.corners]
    return along, across


def size_of(quad: Quad) -> tuple[float, float]:
    """Return the width and the height of a line's frame, along and across the line."""
    (left, top), (right, end), _, (foot_left, foot) = quad.corners
    return hypot(right - left, end - top), hypot(foot_left - left, foot - top)
