"""A page being drawn: words, boxes and lines at points from the top left corner.

What is drawn is kept as source for the typesetter, together with where the marked words lie, so
that the picture, the text layer and the truth record come from one description.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise
from math import cos, radians, sin
from typing import Final

from workstation.domain.proofs import Point, Quad
from workstation.sample_office.addresses import Line
from workstation.sample_office.proofs.fonts import Face, FontBook

A4: Final = (595.28, 841.89)
INK: Final = "#1c1c1e"
GREY: Final = "#6b7178"
PALE: Final = "#d8dce0"
WHITE: Final = "#ffffff"
PLAIN: Final = Face()
_ASCENT: Final = 0.86
_DESCENT: Final = 0.2
_NO_BREAK_BEFORE: Final = "，。、；：）」』》！？,.;:)%"


class Align(StrEnum):
    """Which end of the words the given point is."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a stretch of words lies that the truth record names."""

    part: str
    text: str = field(repr=False)
    quad: Quad


class Sheet:
    """One page; y grows downwards and text stands on its baseline."""

    def __init__(self, fonts: FontBook, size: tuple[float, float] = A4) -> None:
        self.fonts = fonts
        self.width, self.height = size
        self.source: list[str] = []
        self.marks: list[Mark] = []

    def text(
        self,
        x: float,
        y: float,
        text: str,
        *,
        size: float = 9,
        face: Face = PLAIN,
        colour: str = INK,
        align: Align = Align.LEFT,
        mark: str = "",
        turn: float = 0,
    ) -> float:
        """Set one line of words and return where it ends, before any turning.

        Args:
            x: the point ``align`` names.
            y: the baseline.
            text: the words; nothing is drawn for an empty string.
            size: of the letters, in points.
            face: family and weight.
            colour: as #rrggbb or #rrggbbaa.
            align: what ``x`` is.
            mark: the part the words are, for the truth record.
            turn: degrees clockwise about the left end of the baseline.
        """
        width = self.fonts.width(text, face, size)
        left = x - {Align.LEFT: 0.0, Align.CENTRE: width / 2, Align.RIGHT: width}[align]
        if not text:
            return left
        latin, chinese = self.fonts.families(face)
        weight = "bold" if face.bold else "regular"
        self.source.append(
            f'#t({left:.2f}, {y:.2f}, ("{latin}", "{chinese}"), "{weight}", {size:.2f},'
            f' "{colour}", {turn:.2f}, "{_escaped(text)}")'
        )
        if mark:
            self.marks.append(Mark(mark, text, _word_quad(left, y, width, size, turn)))
        return left + width

    def pieces(
        self,
        x: float,
        y: float,
        line: Line,
        *,
        mark: str,
        size: float = 9,
        face: Face = PLAIN,
        colour: str = INK,
    ) -> float:
        """Set a line in pieces, marking the whole and each piece that is a part."""
        whole = "".join(piece.text for piece in line)
        end = self.text(x, y, whole, size=size, face=face, colour=colour, mark=mark)
        at = x
        for piece in line:
            width = self.fonts.width(piece.text, face, size)
            if piece.part and piece.text:
                quad = _word_quad(at, y, width, size, 0)
                self.marks.append(Mark(piece.part, piece.text, quad))
            at += width
        return end

    def paragraph(
        self,
        x: float,
        y: float,
        text: str,
        *,
        width: float,
        size: float = 9,
        face: Face = PLAIN,
        colour: str = INK,
        leading: float = 1.4,
    ) -> float:
        """Set words broken into lines and return the baseline below the last of them."""
        for line in self.broken(text, width=width, size=size, face=face):
            self.text(x, y, line, size=size, face=face, colour=colour)
            y += size * leading
        return y

    def broken(self, text: str, *, width: float, size: float, face: Face) -> list[str]:
        """Break words into lines no wider than ``width``; Chinese breaks anywhere."""
        lines = [""]
        for word in _words(text):
            longer = lines[-1] + word
            fits = self.fonts.width(longer.rstrip(), face, size) <= width
            if fits or not lines[-1] or word in _NO_BREAK_BEFORE:
                lines[-1] = longer
            else:
                lines.append(word.lstrip())
        return [line.rstrip() for line in lines]

    def box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        *,
        fill: str = "",
        edge: str = "",
        edge_width: float = 0.6,
        radius: float = 0,
        fade_to: str = "",
    ) -> None:
        """Draw a rectangle, rounded and fading from left to right where asked."""
        paint = f'rgb("{fill}")' if fill else "none"
        if fade_to:
            paint = f'gradient.linear(rgb("{fill}"), rgb("{fade_to}"))'
        stroke = f'{edge_width:.2f}pt + rgb("{edge}")' if edge else "none"
        self.source.append(
            f"#b({x:.2f}, {y:.2f}, {width:.2f}, {height:.2f}, {paint}, {stroke}, {radius:.2f})"
        )

    def rule(
        self,
        start: Point,
        end: Point,
        *,
        colour: str = GREY,
        width: float = 0.6,
        dashed: bool = False,
    ) -> None:
        """Draw a straight line."""
        dash = '"dashed"' if dashed else '"solid"'
        self.source.append(
            f"#l({_pair(start)}, {_pair(end)},"
            f' (paint: rgb("{colour}"), thickness: {width:.2f}pt, dash: {dash}))'
        )

    def shape(self, points: Iterable[Point], fill: str) -> None:
        """Fill a polygon."""
        corners = ", ".join(_pair(point) for point in points)
        self.source.append(f'#g(rgb("{fill}"), {corners})')

    def ellipse(
        self,
        centre: Point,
        across: float,
        down: float,
        *,
        fill: str = "",
        edge: str = "",
        edge_width: float = 0.8,
    ) -> None:
        """Draw an ellipse by its centre and its two radii."""
        paint = f'rgb("{fill}")' if fill else "none"
        stroke = f'{edge_width:.2f}pt + rgb("{edge}")' if edge else "none"
        x, y = centre[0] - across, centre[1] - down
        self.source.append(f"#e({x:.2f}, {y:.2f}, {across:.2f}, {down:.2f}, {paint}, {stroke})")

    def curve(self, points: Sequence[Point], *, colour: str, width: float) -> None:
        """Draw a flowing line through ``points``: a signature, a flame, a wave."""
        parts = [f"curve.move({_pair(points[0])})"]
        for before, here in pairwise(points):
            middle = (before[0] + here[0]) / 2
            parts.append(
                f"curve.cubic(({middle:.2f}pt, {before[1]:.2f}pt),"
                f" ({middle:.2f}pt, {here[1]:.2f}pt), {_pair(here)})"
            )
        self.source.append(
            f'#c((paint: rgb("{colour}"), thickness: {width:.2f}pt, cap: "round"),'
            f" {', '.join(parts)})"
        )


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


def _pair(point: Point) -> str:
    return f"({point[0]:.2f}pt, {point[1]:.2f}pt)"


def _words(text: str) -> list[str]:
    words = [""]
    for character in text:
        if character >= "\u2e80" or character == " ":
            words += [character, ""]
        else:
            words[-1] += character
    return [word for word in words if word]


def _word_quad(x: float, y: float, width: float, size: float, turn: float) -> Quad:
    sine, cosine = sin(radians(turn)), cos(radians(turn))

    def turned(across: float, down: float) -> Point:
        return (x + across * cosine - down * sine, y + across * sine + down * cosine)

    top, bottom = -_ASCENT * size, _DESCENT * size
    return Quad((turned(0, top), turned(width, top), turned(width, bottom), turned(0, bottom)))
