"""From words on a page to lines and passages: columns are parted, lines below each other joined."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final, NamedTuple

from workstation.domain.extraction.labels import label_at_start
from workstation.domain.extraction.reading import ReadPage, ReadWord, Token
from workstation.domain.extraction.textual import mended, needs_space, plain, vouched

_COLONS: Final = frozenset(":：")
_COLUMN_GAP: Final = 1.9
"""Heights of a line; words further apart stand in two columns."""
_WORDS_APART: Final = 0.8
"""The same of columns that stand close, where several lines near by begin at the second."""
_SEVERAL: Final = 2
_NEAR: Final = 8.0
_LINE_GAP: Final = 1.25
_LOST_LINE_GAP: Final = 3.4
"""A line between two may not have been read; then their left edges must agree well."""
_EVEN: Final = 1.3
_SAME_EDGE: Final = 0.6
_ALIGNED: Final = 1.3
_ALIKE: Final = 0.52


@dataclass(frozen=True, slots=True)
class Strip:
    """Words of one line and one column."""

    text: str = field(repr=False)
    tokens: tuple[Token, ...] = field(repr=False)
    page: int
    left: float
    top: float
    right: float
    bottom: float
    behind: float | None = None
    """Where what stands behind a label begins; lines below may begin there."""

    @property
    def height(self) -> float:
        """Height of the line in pixels of the page as read."""
        return self.bottom - self.top

    def beside(self, other: "Strip") -> bool:
        """Whether the other strip stands on the same line."""
        shared = min(self.bottom, other.bottom) - max(self.top, other.top)
        return shared > 0 and shared > 0.45 * min(self.height, other.height)


class _Edge(NamedTuple):
    """Where a line begins, and how tall it is."""

    left: float
    top: float
    height: float


def _median(values: Iterable[float]) -> float:
    ordered = sorted(values)
    return ordered[len(ordered) // 2]


def strips_of(page: ReadPage) -> tuple[Strip, ...]:
    """Return the strips of a page, from top to bottom and from left to right."""
    lines: dict[int, list[ReadWord]] = defaultdict(list)
    for word in page.words:
        lines[word.line].append(word)
    runs = [run for words in lines.values() for run in _columns(words)]
    edges = [_edge(run) for run in runs]
    parted = (
        piece for run, edge in zip(runs, edges, strict=True) for piece in _parted(run, edge, edges)
    )
    found = [_strip(run, page.frame.number) for run in parted]
    return tuple(sorted((one for one in found if one.text), key=lambda one: (one.top, one.left)))


def _columns(words: Iterable[ReadWord]) -> Iterator[list[ReadWord]]:
    """Yield the words of a line column by column."""
    ordered = sorted(words, key=lambda word: word.left)
    height = _median(word.bottom - word.top for word in ordered)
    run: list[ReadWord] = []
    for word in ordered:
        if run and word.left - run[-1].right > _COLUMN_GAP * height:
            yield run
            run = []
        run.append(word)
    yield run


def _edge(run: Sequence[ReadWord]) -> _Edge:
    height = _median(word.bottom - word.top for word in run)
    return _Edge(run[0].left, _median(word.top for word in run), height)


def _parted(run: list[ReadWord], edge: _Edge, edges: Sequence[_Edge]) -> Iterator[list[ReadWord]]:
    """Yield the columns of a run that stand close: where others begin, one begins here, too."""
    first = 0
    for at, (before, word) in enumerate(pairwise(run), start=1):
        apart = word.left - before.right > _WORDS_APART * edge.height
        if apart and _begin_there(edges, edge._replace(left=word.left)) >= _SEVERAL:
            yield run[first:at]
            first = at
    yield run[first:]


def _begin_there(edges: Iterable[_Edge], sought: _Edge) -> int:
    """Return how many lines near by, of letters as tall, begin right above or below a place."""
    left, top, height = sought
    return sum(
        abs(one.left - left) < _SAME_EDGE * height
        and _SAME_EDGE * height < abs(one.top - top) < _NEAR * height
        and _ALIKE < one.height / max(1.0, height) < 1 / _ALIKE
        for one in edges
    )


def _strip(words: Sequence[ReadWord], page: int) -> Strip:
    height = _median(word.bottom - word.top for word in words)
    text = ""
    tokens: list[Token] = []
    shown_words: list[ReadWord] = []
    before: ReadWord | None = None
    for word in words:
        shown = plain(word.text)
        if not shown:
            continue
        if before is not None and needs_space(text, shown, word.left - before.right, height):
            text += " "
        end = len(text) + len(shown)
        tokens.append(Token(len(text), end, word.confidence, word.quad, word.others))
        text += shown
        shown_words.append(word)
        before = word
    tall = [word for word in words if any(map(str.isalnum, word.text))] or words
    return Strip(
        mended(text),
        tuple(vouched(text, tokens)),
        page,
        min(word.left for word in words),
        _median(word.top for word in tall),
        max(word.right for word in words),
        _median(word.bottom for word in tall),
        _behind_label(text, tokens, shown_words),
    )


def _behind_label(text: str, tokens: Sequence[Token], words: Sequence[ReadWord]) -> float | None:
    """Return where the first word behind a colon or a label stands, if any."""
    colon = (after.left for word, after in pairwise(words) if word.text[-1:] in _COLONS)
    label = label_at_start(text)
    behind = label is not None and (
        word.left for token, word in zip(tokens, words, strict=True) if token.start >= label.end
    )
    return next(colon, next(behind, None) if behind else None)


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a strip stands among the others."""

    passage: int
    """Strips set one below the other share it, across a line that was not read."""
    above: int | None
    """The strip right above, with no line between."""


def stands_of(strips: Sequence[Strip]) -> list[Stand]:
    """Return how each strip stands to those above it.

    Lines are close when little white is between them, or no more than between the two before.
    """
    stands: list[Stand] = []
    gaps: list[float] = []
    for index, strip in enumerate(strips):
        found = _above(strip, strips[:index])
        if found is None:
            stands.append(Stand(index, None))
            gaps.append(0.0)
            continue
        gap, above = found
        usual = _LINE_GAP * max(strip.height, strips[above].height)
        close = gap < max(usual, _EVEN * gaps[above])
        stands.append(Stand(stands[above].passage, above if close else None))
        gaps.append(gap)
    return stands


def _above(strip: Strip, earlier: Sequence[Strip]) -> tuple[float, int] | None:
    """Return the gap to the nearest strip above with the same left edge or middle, and which."""
    best: tuple[float, int] | None = None
    for index, other in enumerate(earlier):
        gap = strip.top - other.bottom
        height = max(strip.height, other.height)
        begins = (other.left,) if other.behind is None else (other.left, other.behind)
        aside = min(abs(strip.left - left) for left in begins)
        limit = _LOST_LINE_GAP if aside < _SAME_EDGE * height else _LINE_GAP
        if not -0.5 * height < gap < limit * height:
            continue
        if min(strip.height, other.height) < _ALIKE * height:
            continue
        middles = abs((strip.left + strip.right) - (other.left + other.right)) / 2
        if min(aside, middles) > _ALIGNED * height:
            continue
        if best is None or gap < best[0]:
            best = (gap, index)
    return best


def left_of(strip: Strip, strips: Iterable[Strip]) -> Strip | None:
    """Return the nearest strip on the same line to the left."""
    left, reach = strip.left, strip.left + strip.height
    nearest: Strip | None = None
    for other in strips:
        if other.left < left and other.right <= reach and other.beside(strip):
            nearest = other if nearest is None or other.right > nearest.right else nearest
    return nearest
