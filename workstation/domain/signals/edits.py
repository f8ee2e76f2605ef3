"""Characters that do not stand like the others of their line, as those of a changed number do.

Digits and capitals of one font are equally high, stand on one line and have strokes of one weight.
A bold amount or a larger heading is no change, so weight is compared within a word, and height with
the line only where the rest of the word has the line's. Where much of a page looks changed the page
has uneven letters (an old typewriter, old-style figures, a crumpled photograph), and nothing is
told.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations
from typing import Final

from workstation.domain.proofs import Quad
from workstation.domain.signals.values import PageSignal, SignalKind

_LEAST_HEIGHT: Final = 15.0
"""Pixels; smaller characters are too rough to be measured."""
_FEWEST: Final = 3
"""Other characters of a word that must agree."""
_FEWEST_OF_LINE: Final = 5
_EVEN: Final = 0.09
"""Of the height of a character: how far those that agree may lie off their middle."""
_OFF: Final = 0.07
_OFF_PIXELS: Final = 1.4
_CLEARLY: Final = 2.5
"""Times as far off as the others."""
_HEAVIER: Final = 1.6
_AS_HEAVY: Final = 1.3
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
    tall: bool = True
    """A digit or a capital; small letters only tell where their line is."""

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
    level = [_levelled(word, slope) for word in words]
    for at, word in enumerate(level):
        others = [one for other in (*level[:at], *level[at + 1 :]) for one in other.characters]
        if _uneven(word.characters) or _off_the_line(word.characters, others):
            yield words[at]


def _levelled(word: MeasuredWord, slope: float) -> MeasuredWord:
    """Return the word as it would stand on a line that does not fall."""
    characters = tuple(
        replace(one, top=one.top - slope * one.middle, bottom=one.bottom - slope * one.middle)
        for one in word.characters
    )
    return replace(word, characters=characters)


def _slope(characters: Sequence[Character]) -> float:
    """Return by how much the line falls for each pixel across (Theil and Sen's median)."""
    ordered = sorted(characters, key=lambda one: one.middle)
    steps = [
        (other.bottom - one.bottom) / (other.middle - one.middle)
        for one, other in combinations(ordered[:40], 2)
        if other.middle - one.middle > one.height
    ]
    return _median(steps) if steps else 0.0


def _median(values: Iterable[float]) -> float:
    """Return the middle one of some values, the upper one of two."""
    ordered = sorted(values)
    return ordered[len(ordered) // 2]


def _uneven(characters: Sequence[Character]) -> bool:
    """Whether some of a word's characters differ from its others, which agree well."""
    tall = [one for one in characters if one.tall]
    if len(tall) <= _FEWEST or _median(one.height for one in tall) < _LEAST_HEIGHT:
        return False
    height = _median(one.height for one in tall)
    moved = _outlier([one.bottom for one in tall], height)
    sized = _outlier([one.height for one in tall], height)
    return moved or sized or _heavier([one.stroke for one in tall])


def _outlier(values: Sequence[float], height: float) -> bool:
    """Whether few values lie far off, and the others closely together."""
    middle = _median(values)
    off = sorted(abs(one - middle) for one in values)
    near = [one for one in off if one <= max(_OFF * height, _OFF_PIXELS)]
    few = 0 < len(off) - len(near) <= len(off) // 3
    return few and len(near) >= _FEWEST and _far(off[len(near)], near, height)


def _far(off: float, others: Sequence[float], height: float) -> bool:
    """Whether a value is off by more than its kind is uneven, where that is even enough.

    Args:
        off: by how much.
        others: by how much others are.
        height: of the characters.
    """
    uneven = max(others)
    return uneven <= _EVEN * height and off > max(_OFF * height, _OFF_PIXELS, _CLEARLY * uneven)


def _heavier(strokes: Sequence[float]) -> bool:
    middle = _median(strokes)
    far = [one for one in strokes if not 1 / _HEAVIER < one / middle < _HEAVIER]
    near = [one for one in strokes if 1 / _AS_HEAVY < one / middle < _AS_HEAVY]
    few = 0 < len(far) <= len(strokes) // 3
    return few and len(near) >= _FEWEST and len(far) + len(near) == len(strokes)


def _off_the_line(characters: Sequence[Character], others: Sequence[Character]) -> bool:
    """Whether a character stands above or below the others of a line, or is of another size.

    A word of another size may be one on purpose; where one character of a word has the size of the
    line, all should.
    """
    tall = [one for one in others if one.tall]
    own = [one for one in characters if one.tall]
    if len(tall) < _FEWEST or len(others) < _FEWEST_OF_LINE:
        return False
    height, level = _median(one.height for one in tall), _median(one.bottom for one in others)
    sizes = [abs(one.height - height) for one in tall]
    levels = [abs(one.bottom - level) for one in others]
    of_the_line = any(abs(one.height - height) <= _EVEN * height for one in own)
    if height < _LEAST_HEIGHT or not of_the_line:
        return False
    return any(
        _far(abs(one.bottom - level), levels, height)
        or _far(abs(one.height - height), sizes, height)
        for one in own
    )
