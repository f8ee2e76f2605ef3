"""In which order the lines of a page are read: where a claim stands first, small print last."""

from collections.abc import Iterator, Sequence
from statistics import median
from typing import Final

from workstation.gateway.neural.lines import FoundLine

_SMALL: Final = 0.72
"""Of the usual height of a line; smaller ones are small print."""
_LONGEST: Final = 26.0
"""Heights of a line; longer ones are sentences."""
_LATER: Final = 0.35
"""Shares of the page's height by which small print and sentences wait."""
_FIRST: Final = 75.0
_NEXT: Final = 35.0
"""Of the lines' lengths together, in heights of a line: what one round reads."""


def rounds(lines: Sequence[FoundLine]) -> Iterator[tuple[int, ...]]:
    """Yield which lines to read, a few at a time, by their places among those found."""
    chunk: list[int] = []
    length, most = 0.0, _FIRST
    for place in _in_order(lines):
        chunk.append(place)
        length += lines[place].width / max(1.0, lines[place].height)
        if length >= most:
            yield tuple(chunk)
            chunk, length, most = [], 0.0, _NEXT
    if chunk:
        yield tuple(chunk)


def _in_order(lines: Sequence[FoundLine]) -> list[int]:
    if not lines:
        return []
    top = min(line.top for line in lines)
    height = max(1.0, max(line.bottom for line in lines) - top)
    usual = median(line.height for line in lines)

    def turn(place: int) -> float:
        line = lines[place]
        small = line.height < _SMALL * usual
        sentence = line.width > _LONGEST * line.height
        return (line.top - top) / height + _LATER * (small + sentence)

    return sorted(range(len(lines)), key=turn)
