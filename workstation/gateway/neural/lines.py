"""Lines of an upright page as the networks tell them, and the words they are made of."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from statistics import median
from typing import Any, Final, Self

import numpy as np

from workstation.domain.chinese import is_han
from workstation.domain.extraction import ReadWord
from workstation.domain.proofs import Affine, Point, Quad
from workstation.gateway.neural.letters import Floats
from workstation.gateway.neural.lie import Lie, nearest_lie

_LONG: Final = 6.0
"""Lines this many times as long as tall tell the page's tilt."""
_ONE_LINE_GAP: Final = 1.9
"""Heights between two pieces of one line; columns stand further apart."""
_WORDS_APART: Final = 1.2
"""The same between the ink of two characters that are of two words."""
_NUMBER_BEHIND, _NUMBERS_APART = 0.15, 0.22
"""The same where the second is a number and the network lost the space: COURT4, FLAT 88/F."""
_TIMES_APART: Final = 3.0
"""By how much wider than usually between the line's letters it must be there."""
_OF_A_SPACE: Final = 0.35
"""Of the narrowest space of a line: white between two of its words is as wide at least."""
_NARROW: Final = frozenset("1IiJjltfr")
"""Letters with white of their own beside them."""
_FULL_WIDTH, _AS_WIDE = 0.35, 1.35
"""Heights between two digits that are as wide as Chinese characters at least, and how much more
may stand between two others of them."""
_SPARE: Final = 0.5
"""Heights of a line beside the ink of a word that may be its own."""
_COVERED: Final = 0.5
_MORE: Final = 0.9
"""Heights of a line beside those that were found before, in which a character may stand."""
_ALIKE: Final = 0.75
"""The share of its height by which one frame of a line may be less tall than another."""
_SAME_ROW: Final = 0.5
_ABOVE: Final = 0.2
_BELOW: Final = 0.15
"""Shares of a found region that are white; measured on drawn papers in both scripts."""


_GLUED: Final = re.compile(
    r"(?<=/F)(?=[A-Z0-9])(?!L(?![A-Z0-9])|I(?:[,.;]|$))|(?<=[A-Z])(?=[0-9]{1,2}/F)"
    r"|(?:(?<=\bFLAT)|(?<=\bROOM)|(?<=\bUNIT)|(?<=\bBLOCK)|(?<=\bTOWER)|(?<=\bPHASE))"
    r"(?=[0-9]|[A-RT-Z](?:[0-9]|\b))",
    re.IGNORECASE,
)
"""Where a word ends and another begins, whatever stands between."""
_NO_FLAT: Final = re.compile(r"\b(?:FLAT|FLT|ROOM|RM|UNIT)\.? ?([0-9]{2,4})/F", re.IGNORECASE)
"""A flat and a floor run together."""


@dataclass(frozen=True, slots=True)
class FoundLine:
    """Where a line stands on the upright page."""

    quad: Quad
    left: float
    top: float
    right: float
    bottom: float
    """Level, as if the page had no tilt, and without the white around the writing."""

    @property
    def height(self) -> float:
        """How tall the line is, in pixels."""
        return self.bottom - self.top

    @property
    def width(self) -> float:
        """How long the line is, in pixels."""
        return self.right - self.left

    def share_of(self, heights: float) -> float:
        """Return which share of its length so many of its heights are."""
        return heights * self.height / max(1.0, self.width)

    def is_framed_as(self, other: "FoundLine") -> bool:
        """Whether both are one line, framed so much alike that it looks the same in both."""
        low, high = sorted((self.height, other.height))
        return self.lies_on(other) and other.lies_on(self) and low > _ALIKE * high

    def lies_on(self, other: "FoundLine") -> bool:
        """Whether another line covers most of this one's length, however tall either was found."""
        across = min(self.right, other.right) - max(self.left, other.left)
        return across > _COVERED * self.width and self._is_level_with(other)

    def _is_level_with(self, other: "FoundLine") -> bool:
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return down > _COVERED * min(self.height, other.height)

    def outdoes(self, others: Iterable["FoundLine"]) -> bool:
        """Whether a character or more of this line stands where none of some lines does."""
        beside = sorted((one.left, one.right) for one in others if self._is_level_with(one))
        bare, reached = 0.0, self.left
        for left, right in (*beside, (self.right, self.right)):
            bare += max(0.0, min(left, self.right) - reached)
            reached = max(reached, right)
        return bare > min(_MORE * self.height, _COVERED * self.width)


@dataclass(frozen=True, slots=True)
class SeenLine:
    """What a line says, character by character."""

    text: str = field(repr=False)
    confidences: tuple[float, ...]
    """0 to 1."""
    places: tuple[tuple[float, float], ...]
    """Where each character begins and ends along the line, 0 to 1."""
    ink: tuple[tuple[float, float, float, float], ...]
    """Left, top, right and bottom of each character's ink, shares of the region found."""
    others: tuple[str, ...] = field(default=(), repr=False)
    """What each character may be instead, the likeliest first."""

    @classmethod
    def told(cls, told: Any) -> Self:
        """Return the line a child told.

        Raises:
            ValueError, TypeError: it is none.
        """
        text, confidences, places, ink, others = told
        if not len(text) == len(confidences) == len(places) == len(ink) == len(others):
            raise ValueError
        return cls(
            str(text),
            tuple(min(1.0, max(0.0, float(one))) for one in confidences),
            tuple((float(first), float(last)) for first, last in places),
            tuple((float(a), float(b), float(c), float(d)) for a, b, c, d in ink),
            tuple(map(str, others)),
        )

    @property
    def weakest(self) -> float:
        """How sure its least sure character is; 0 where nothing was read."""
        return min(self.confidences, default=0.0)

    def as_sure_as(self, piece: "SeenLine") -> Self | None:
        """Return the line as sure as a piece of it was read; None where it says otherwise there."""
        own = [at for at, char in enumerate(self.text) if not char.isspace()]
        bare = "".join(self.text[at] for at in own)
        told = [(c, s) for c, s in zip(piece.text, piece.confidences, strict=True) if c.strip()]
        said = "".join(char for char, _ in told)
        first = bare.find(said)
        if first < 0 or first != bare.rfind(said):
            return None
        surer = list(self.confidences)
        for at, (_, sure) in zip(own[first:], told, strict=False):
            surer[at] = max(surer[at], sure)
        return replace(self, confidences=tuple(surer))

    def adds_to(self, other: "SeenLine") -> bool:
        """Whether the line has all characters of another reading of it, and others between."""
        own, its = "".join(self.text.split()), "".join(other.text.split())
        rest = iter(own)
        return len(own) > len(its) and all(char in rest for char in its)

    def words(self, height: float = 1.0) -> Iterator[tuple[int, int]]:
        """Yield where words begin and end; each Chinese character is one.

        The network may lose the spaces around short words: FlatC3/F. is a flat and a floor. And it
        tells none between the cells of a table, however far apart they stand.

        Args:
            height: of the line, as a share of its length.
        """
        glued = {match.start() for match in _GLUED.finditer(self.text)}
        gaps = _Gaps.of(self.text, self.ink, height)
        glued |= {at + 1 for at in range(len(gaps.white)) if gaps.parts_words(at)}
        start: int | None = None
        for at, char in enumerate(self.text):
            if start is not None and gaps.is_no_space(at):
                continue
            if start is not None and (char.isspace() or is_han(char) or at in glued):
                yield start, at
                start = None
            if is_han(char):
                yield at, at + 1
            elif not char.isspace() and start is None:
                start = at
        if start is not None:
            yield start, len(self.text)


@dataclass(frozen=True, slots=True)
class _Gaps:
    """The white between the characters of a line, in heights of it."""

    text: str
    white: tuple[float, ...]
    """Behind each character but the last, to the next that is no space."""
    usual: float
    """By letters that stand side by side, mostly."""
    space: float
    """The narrowest where a space was read; 0 without one."""
    digits: float
    """The narrowest between two digits side by side, none of them narrow; 0 without such."""

    @classmethod
    def of(cls, text: str, ink: Sequence[tuple[float, float, float, float]], height: float) -> Self:
        """Measure a line; ``ink`` and ``height`` are shares of its length."""
        inked = [place for place, char in enumerate(text) if not char.isspace()]
        white = [0.0] * max(0, len(text) - 1)
        side_by_side, spaces, digits = [0.0], list[float](), list[float]()
        for one, other in pairwise(inked):
            gap = (ink[other][0] - ink[one][2]) / height
            white[one:other] = [gap] * (other - one)
            both = text[one] + text[other]
            if other > one + 1:
                spaces.append(gap)
                continue
            side_by_side.append(gap)
            if both.isdecimal() and _NARROW.isdisjoint(both):
                digits.append(gap)
        usual = median(side_by_side)
        return cls(text, tuple(white), usual, min(spaces, default=0.0), min(digits, default=0.0))

    def parts_words(self, at: int) -> bool:
        """Whether the white behind a character parts two words though no space was read.

        A number is a word of its own, COURT4; of two digits only where a flat would have none:
        FLAT 88/F.
        """
        before, after = self.text[at], self.text[at + 1]
        if before.isspace() or after.isspace():
            return False
        if self.white[at] > _WORDS_APART:
            return True
        if not (after.isdecimal() and before.isalnum()) or {before, after} & _NARROW:
            return False
        least = max(_TIMES_APART * self.usual, _OF_A_SPACE * self.space)
        if not before.isdecimal():
            return self.white[at] > max(_NUMBER_BEHIND, least)
        return self.white[at] > max(_NUMBERS_APART, least) and any(
            one.start(1) <= at < one.end(1) - 1 for one in _NO_FLAT.finditer(self.text)
        )

    def is_no_space(self, at: int) -> bool:
        """Whether a space was read between two digits as far apart as others beside each other.

        Full-width digits are: 2 7 樓 2 7 2 4 室.
        """
        if not 0 < at < len(self.white) or not self.text[at].isspace():
            return False
        before, after = self.text[at - 1], self.text[at + 1]
        if not (before + after).isdecimal() or {before, after} & _NARROW:
            return False
        return self.digits > _FULL_WIDTH and self.white[at] < _AS_WIDE * self.digits


@dataclass(frozen=True, slots=True, kw_only=True)
class Posture:
    """How an opened page must be turned to stand upright."""

    quarters: int
    """Clockwise, 0 to 3."""
    to_page: Affine
    """From pixels of the upright page to pixels of the page as opened."""

    @classmethod
    def of(cls, size: tuple[float, float], quarters: int, at: Point = (0.0, 0.0)) -> Self:
        """Return the posture of a page, or of a piece of one.

        Args:
            size: width and height as it was opened.
            quarters: by how many it has to be turned clockwise.
            at: where the piece begins on its page.
        """
        placed = Affine(c=at[0], f=at[1])
        return cls(quarters=quarters, to_page=placed.after(Affine.turning_back(quarters, *size)))

    def found(self, quads: Sequence[Quad], lie: Lie | None = None) -> tuple[FoundLine, ...]:
        """Return lines level, in the given order.

        Args:
            quads: where they stand on the upright page.
            lie: how the page lies, where another look at it has told; else these lines tell.
        """
        corners = _corners(quads)
        level = (lie or lie_told_by(quads)).level(corners[..., 0], corners[..., 1])
        return tuple(map(_levelled, quads, *level))


def _corners(quads: Sequence[Quad]) -> Floats:
    return np.array([quad.corners for quad in quads], np.float64).reshape(-1, 4, 2)


def lie_told_by(quads: Sequence[Quad]) -> Lie:
    """Return how a page lies, as its long lines tell."""
    corners = _corners(quads)
    (left, high), (right, low), (_, bottom) = (corners[:, at].T for at in (0, 1, 3))
    long = right - left > _LONG * np.maximum(1.0, bottom - high)
    slopes = np.arctan2(low - high, right - left)
    x, y = corners.mean(axis=1).T
    return nearest_lie(np.stack([x, y, slopes, right - left], axis=1)[long])


def _levelled(quad: Quad, x: Floats, y: Floats) -> FoundLine:
    top, bottom = float(y[0] + y[1]) / 2, float(y[2] + y[3]) / 2
    return FoundLine(
        quad,
        left=float(x[0] + x[3]) / 2,
        top=top + _ABOVE * (bottom - top),
        right=float(x[1] + x[2]) / 2,
        bottom=bottom - _BELOW * (bottom - top),
    )


def words_of(
    found: Sequence[FoundLine],
    seen: Mapping[int, SeenLine],
    posture: Posture,
    to_upload: Affine,
) -> list[ReadWord]:
    """Return the words of the lines that were read, placed in the upload.

    Args:
        found: every line of the page.
        seen: what some of them say, by their places.
        posture: how the page lies.
        to_upload: from pixels of the page as opened to pixels of the upload.
    """
    rows = _rows(found, sorted(seen))
    to_file = to_upload.after(posture.to_page)
    regions = {place: to_file.quad(found[place].quad) for place in seen}
    return [
        _word(seen[place], start, end, found[place], row, regions[place])
        for row, places in enumerate(rows)
        for place in places
        for start, end in seen[place].words(found[place].share_of(1.0))
    ]


def _rows(found: Sequence[FoundLine], places: Sequence[int]) -> list[list[int]]:
    """Return the pieces of each line, which the finding may have parted at wide spaces.

    Lines come from top to bottom, pieces from left to right.
    """
    rows: list[list[int]] = []
    for place in sorted(places, key=lambda place: found[place].left):
        line = found[place]
        row = next((row for row in rows if _goes_on(found[row[-1]], line)), None)
        if row is None:
            rows.append([place])
        else:
            row.append(place)
    return sorted(rows, key=lambda row: found[row[0]].top)


def _goes_on(line: FoundLine, after: FoundLine) -> bool:
    low = min(line.height, after.height)
    shared = min(line.bottom, after.bottom) - max(line.top, after.top)
    gap = after.left - line.right
    return shared > _SAME_ROW * low and -low < gap < _ONE_LINE_GAP * low


def _word(
    line: SeenLine, start: int, end: int, found: FoundLine, row: int, region: Quad
) -> ReadWord:
    """Return a word of a line whose ``region`` is in pixels of the upload."""
    spare = found.share_of(_SPARE)
    first = max(line.places[start][0], line.ink[start][0] - spare)
    last = min(line.places[end - 1][1], line.ink[end - 1][2] + spare)
    return ReadWord(
        text="".join(line.text[start:end].split()),
        confidence=min(line.confidences[start:end]),
        quad=_piece(region, line.ink[start:end]),
        left=found.left + first * found.width,
        top=found.top,
        right=found.left + last * found.width,
        bottom=found.bottom,
        line=row,
        others=line.others[start] if line.others and end - start == 1 else "",
    )


def _piece(quad: Quad, ink: Sequence[tuple[float, float, float, float]]) -> Quad:
    """Return where the ink of some characters lies in the region of their line."""
    lefts, tops, rights, bottoms = zip(*ink, strict=True)
    a, b, c, d = quad.corners
    above = (_between(a, d, min(tops)), _between(b, c, min(tops)))
    below = (_between(a, d, max(bottoms)), _between(b, c, max(bottoms)))
    return Quad(
        (
            _between(*above, min(lefts)),
            _between(*above, max(rights)),
            _between(*below, max(rights)),
            _between(*below, min(lefts)),
        )
    )


def _between(start: Point, end: Point, share: float) -> Point:
    return (start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share)
