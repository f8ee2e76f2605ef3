"""Characters that do not stand like the others of their line, as those of a changed number do.

Measured are digits and capitals only: in one font they are equally high, stand on one line and have
strokes of one weight. A bold amount or a larger heading is no change, so height and weight are
compared within a word, and the line a word stands on within the words of its size. Where much of a
page looks changed the page has uneven letters (an old typewriter, old-style figures, a crumpled
photograph), and nothing is told.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from statistics import median
from typing import Final

from workstation.domain.proofs import Quad
from workstation.domain.signals.values import PageSignal, SignalKind

_LEAST_HEIGHT: Final = 15.0
"""Pixels; smaller characters are too rough to be measured."""
_FEWEST: Final = 3
"""Other characters of a word that must agree."""
_FEWEST_OF_LINE: Final = 5
_EVEN: Final = 0.07
"""Of the height of a character: how far those that agree may lie apart."""
_OFF: Final = 0.16
_OFF_PIXELS: Final = 2.2
_HEAVIER: Final = 1.6
_SAME_SIZE: Final = 0.12
_MOST_OF_A_PAGE: Final = 2


@dataclass(frozen=True, slots=True)
class Character:
    """A digit or capital as it was measured, in pixels of the page as read."""

    middle: float
    """Across."""
    top: float
    bottom: float
    stroke: float
    """Width of its strokes."""

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasuredWord:
    """A word of digits and capitals, measured."""

    text: str = field(repr=False)
    page: int
    line: int
    """Words of one line share it."""
    quad: Quad
    characters: tuple[Character, ...]


def edited_words(words: Sequence[MeasuredWord]) -> tuple[PageSignal, ...]:
    """Return the words that look changed; none of a page on which many do."""
    lines: dict[tuple[int, int], list[MeasuredWord]] = {}
    for word in words:
        lines.setdefault((word.page, word.line), []).append(word)
    found = [word for line in lines.values() for word in _of_line(line)]
    told = {word.page: sum(other.page == word.page for other in found) for word in found}
    return tuple(
        PageSignal(kind=SignalKind.EDITED_TEXT, page=word.page, quad=word.quad, shown=word.text)
        for word in found
        if told[word.page] <= _MOST_OF_A_PAGE
    )


def _of_line(words: Sequence[MeasuredWord]) -> Iterator[MeasuredWord]:
    slope = _slope([one for word in words for one in word.characters])
    for word in words:
        if _uneven(word.characters, slope) or _off_the_line(word, words, slope):
            yield word


def _slope(characters: Sequence[Character]) -> float:
    """Return by how much the line falls for each pixel across (Theil and Sen's median)."""
    ordered = sorted(characters, key=lambda one: one.middle)
    steps = [
        (other.bottom - one.bottom) / (other.middle - one.middle)
        for one, other in combinations(ordered[:40], 2)
        if other.middle - one.middle > one.height
    ]
    return median(steps) if steps else 0.0


def _uneven(characters: Sequence[Character], slope: float) -> bool:
    """Whether some of a word's characters differ from its others, which agree well."""
    if len(characters) <= _FEWEST or median(_heights(characters)) < _LEAST_HEIGHT:
        return False
    height = median(_heights(characters))
    bottoms = [one.bottom - slope * one.middle for one in characters]
    tops = [one.top - slope * one.middle for one in characters]
    moved = _outlier(bottoms, height) and _outlier(tops, height)
    sized = _outlier(_heights(characters), height)
    return moved or sized or _heavier([one.stroke for one in characters])


def _heights(characters: Sequence[Character]) -> list[float]:
    return [one.height for one in characters]


def _outlier(values: Sequence[float], height: float) -> bool:
    """Whether few values lie far off, and the others closely together."""
    middle = median(values)
    far = [one for one in values if abs(one - middle) > max(_OFF * height, _OFF_PIXELS)]
    near = [one for one in values if abs(one - middle) <= _EVEN * height + 0.5]
    return bool(far) and len(near) >= _FEWEST and len(far) + len(near) == len(values)


def _heavier(strokes: Sequence[float]) -> bool:
    middle = median(strokes)
    far = [one for one in strokes if not 1 / _HEAVIER < one / middle < _HEAVIER]
    near = [one for one in strokes if 0.8 < one / middle < 1.25]
    return bool(far) and len(near) >= _FEWEST and len(far) + len(near) == len(strokes)


def _off_the_line(word: MeasuredWord, words: Sequence[MeasuredWord], slope: float) -> bool:
    """Whether a word stands above or below the line of the others of its size."""
    if len(word.characters) < 2 or median(_heights(word.characters)) < _LEAST_HEIGHT:
        return False
    height = median(_heights(word.characters))
    others = [
        one
        for other in words
        if other is not word
        for one in other.characters
        if abs(one.height - height) <= _SAME_SIZE * height
    ]
    if len(others) < _FEWEST_OF_LINE:
        return False
    levels = [one.bottom - slope * one.middle for one in others]
    level = median(levels)
    if any(abs(one - level) > _EVEN * height + 0.5 for one in levels):
        return False
    own = [one.bottom - slope * one.middle for one in word.characters]
    return all(abs(one - level) > max(_OFF * height, _OFF_PIXELS) for one in own)
