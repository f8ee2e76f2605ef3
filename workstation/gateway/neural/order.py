"""In which order the lines of a page are read: where a claim stands first, small print last."""

from collections.abc import Collection, Iterable, Sequence
from statistics import median
from typing import Final

from workstation.gateway.neural.lines import FoundLine

_SMALL: Final = 0.72
"""Of the usual height of a line; smaller ones are small print."""
_SENTENCE: Final = 42.0
"""Heights of a line; longer ones are no line of an address, even in capitals."""
_LONGEST_LABEL: Final = 26.0
"""Heights of a line; longer ones label no day and are no name."""
_LATER: Final = 0.35
"""Shares of the page's height by which small print and sentences wait."""
_SOONER: Final = 0.12
"""Shares of the page's height by which a block is read sooner that may be an addressee's."""
_BLOCK: Final = range(3, 10)
"""Lines of such a block, flush left and none of them long."""
_LONGEST_IN_BLOCK: Final = 34.0
_FLUSH, _LEADING, _AS_HIGH = 0.9, (0.7, 2.6), (0.6, 1.6)
"""Heights by which they begin apart at most, and from one's top to the next; how alike they are."""
_ASIDE: Final = 0.1
"""What a pixel to the side is worth of one above: labels stand far to the left of their days."""
_TITLES, _HEADING = 3, 0.4
"""So many of the tallest lines within this share of the page tell what paper it is."""
_FIRST: Final = 60.0
_NEXT: Final = 40.0
"""Of the lines' lengths together, in heights of a line: what one round reads."""


def in_order(lines: Sequence[FoundLine]) -> list[int]:
    """Return the lines by their places among those found, the likeliest to tell a claim first."""
    if not lines:
        return []
    top = min(line.top for line in lines)
    height = max(1.0, max(line.bottom for line in lines) - top)
    usual = median(line.height for line in lines)
    blocks = _in_blocks(lines)

    def turn(place: int) -> float:
        line = lines[place]
        later = (line.height < _SMALL * usual) + (_length(line) > _SENTENCE)
        return (line.top - top) / height + _LATER * later - _SOONER * (place in blocks)

    return sorted(range(len(lines)), key=turn)


def _in_blocks(lines: Sequence[FoundLine]) -> set[int]:
    """Return the lines of blocks in which a name and an address may stand."""
    below = {
        place: after for place in range(len(lines)) if (after := _below(lines, place)) is not None
    }
    found: set[int] = set()
    for first in set(range(len(lines))) - set(below.values()):
        block = [first]
        while block[-1] in below:
            block.append(below[block[-1]])
        short = {place for place in block if _length(lines[place]) <= _LONGEST_IN_BLOCK}
        if len(short) in _BLOCK:
            found |= short
    return found


def _below(lines: Sequence[FoundLine], place: int) -> int | None:
    """Return the next line of a block, or None behind its last."""
    line = lines[place]
    nearest: int | None = None
    for other, one in enumerate(lines):
        height = (line.height + one.height) / 2
        down = (one.top - line.top) / height
        flush = abs(one.left - line.left) < _FLUSH * height
        alike = _AS_HIGH[0] < line.height / one.height < _AS_HIGH[1]
        if flush and alike and _LEADING[0] < down < _LEADING[1]:
            nearest = other if nearest is None or one.top < lines[nearest].top else nearest
    return nearest


def one_round(lines: Sequence[FoundLine], left: Sequence[int], *, first: bool) -> int:
    """Return how many of the lines that are left are read before the next look at what they say.

    Args:
        lines: all that were found.
        left: those unread, in order.
        first: whether nothing was read yet.
    """
    length, most = 0.0, _FIRST if first else _NEXT
    for count, place in enumerate(left, start=1):
        length += _length(lines[place])
        if length >= most:
            return count
    return len(left)


def as_short_as_a_label(lines: Sequence[FoundLine], left: Iterable[int]) -> list[int]:
    """Return those of the lines left that are no longer than a day and its label, or a name."""
    return [place for place in left if _length(lines[place]) <= _LONGEST_LABEL]


def nearest_first(lines: Sequence[FoundLine], left: Iterable[int], day: FoundLine) -> list[int]:
    """Return the lines left, first those that may label a day: right above, or left in its row.

    What stands below a day or behind it is read as if it stood twice as far.
    """

    def far(place: int) -> float:
        line = lines[place]
        down = (line.top + line.bottom - day.top - day.bottom) / 2
        before, behind = max(day.left - line.right, 0.0), max(line.left - day.right, 0.0)
        return max(-down, 2 * down) + _ASIDE * max(before, 2 * behind)

    return sorted(left, key=far)


def from_the_edges(lines: Sequence[FoundLine], left: Iterable[int]) -> list[int]:
    """Return the lines left, those nearest to the top or the foot of the page first."""
    top, foot = min(line.top for line in lines), max(line.bottom for line in lines)
    return sorted(left, key=lambda at: min(lines[at].top - top, foot - lines[at].bottom))


def titles(lines: Sequence[FoundLine]) -> list[int]:
    """Return the lines that say what paper it is and who issued it: the tallest of the heading."""
    top, foot = min(line.top for line in lines), max(line.bottom for line in lines)
    lowest = top + _HEADING * (foot - top)
    heading = [at for at, line in enumerate(lines) if line.bottom <= lowest]
    return sorted(heading, key=lambda at: -lines[at].height)[:_TITLES]


def beside(
    lines: Sequence[FoundLine], left: Iterable[int], read: Collection[int], *, below: float
) -> list[int]:
    """Return those of the lines left that do not stand far below everything that was read.

    Args:
        lines: all that were found.
        left: those to choose from.
        read: those that were read.
        below: how many heights of a line below the lowest of them is far.
    """
    lowest = max(lines[place].bottom + below * lines[place].height for place in read)
    return [place for place in left if lines[place].top < lowest]


def _length(line: FoundLine) -> float:
    return line.width / max(1.0, line.height)
