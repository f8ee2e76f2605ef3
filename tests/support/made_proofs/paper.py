"""A sheet of A4 as it is composed: stretches of text and plain shapes, in points from the top left.

What the truth is asked for later is said where it is printed: a piece of a line may be a part of
the holder's address, their name or the day of issue, and a whole line may be one of the address.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from tests.support.made_proofs.faces import FIRST_WIDE, Face, FontFile, Look, advance, runs_of
from workstation.sample_office.addresses import Piece

WIDTH: Final = 595.0
HEIGHT: Final = 842.0
Colour = tuple[int, int, int]
BLACK: Final[Colour] = (24, 24, 26)
GREY: Final[Colour] = (96, 96, 100)
WHITE: Final[Colour] = (255, 255, 255)
Text = str | Piece | Sequence[str | Piece]


class Run(NamedTuple):
    """A stretch of one line in one font."""

    x: float
    baseline: float
    text: str
    font: FontFile
    size: float
    colour: Colour
    part: str
    """What it is of: name, issued_on, a part of the address, or nothing."""
    row: int
    """Runs of one printed line share it."""


class Shape(NamedTuple):
    """A rectangle or a disc; without a filling it is a frame."""

    left: float
    top: float
    right: float
    bottom: float
    filling: Colour | None
    edge: Colour | None = None
    thickness: float = 0.8
    round: bool = False


@dataclass(slots=True)
class Paper:
    """One page under the pen."""

    look: Look
    runs: list[Run] = field(default_factory=list)
    shapes: list[Shape] = field(default_factory=list)
    whole_rows: dict[int, str] = field(default_factory=dict)
    """The lines that are of one part from end to end."""
    ground: Colour = WHITE
    _rows: int = 0

    def put(
        self,
        x: float,
        baseline: float,
        text: Text,
        *,
        size: float = 9.5,
        bold: bool = False,
        filled: bool = False,
        colour: Colour = BLACK,
        align: str = "left",
        whole: str = "",
    ) -> float:
        """Print a line and return how wide it is.

        Args:
            x: the left edge, the middle or the right edge, as ``align`` says.
            baseline: where the letters stand.
            text: words, or pieces that know what they are of.
            size: of the letters.
            bold: in the bold cut.
            filled: in the font that fills the form in.
            colour: of the ink.
            align: left, middle or right.
            whole: what the whole line is of.
        """
        face = self.look.filled if filled else self.look.bold if bold else self.look.plain
        pieces = pieces_of(text)
        width = _width(pieces, face) * size
        x -= {"left": 0.0, "middle": width / 2, "right": width}[align]
        self._rows += 1
        if whole:
            self.whole_rows[self._rows] = whole
        for piece in pieces:
            for run, font in runs_of(piece.text, face):
                at = Run(x, baseline, run, font, size, colour, piece.part, self._rows)
                self.runs.append(at)
                x += advance(run, font) * size
        return width

    def flow(
        self, x: float, baseline: float, text: Text, *, width: float, size: float = 9.5,
        leading: float = 14.0, filled: bool = False, colour: Colour = BLACK,
    ) -> float:  # fmt: skip
        """Print prose in lines of at most ``width`` and return the baseline below the last."""
        face = self.look.filled if filled else self.look.plain
        line: list[Piece] = []
        for word in _words(pieces_of(text)):
            if line and _width([*line, word], face) * size > width:
                self.put(x, baseline, line, size=size, filled=filled, colour=colour)
                baseline += leading
                line = []
            if line or word.text.strip():
                line.append(word)
        self.put(x, baseline, line, size=size, filled=filled, colour=colour)
        return baseline + leading

    def box(
        self, left: float, top: float, right: float, bottom: float, *,
        filling: Colour | None = None, edge: Colour | None = BLACK, thickness: float = 0.8,
    ) -> None:  # fmt: skip
        """Draw a rectangle."""
        self.shapes.append(Shape(left, top, right, bottom, filling, edge, thickness))

    def rule(self, left: float, right: float, y: float, *, thickness: float = 0.8) -> None:
        """Draw a level line."""
        self.shapes.append(Shape(left, y, right, y + thickness, GREY))

    def disc(self, x: float, y: float, radius: float, colour: Colour) -> None:
        """Draw a disc."""
        self.shapes.append(
            Shape(x - radius, y - radius, x + radius, y + radius, colour, round=True)
        )


def pieces_of(text: Text) -> list[Piece]:
    """Return a text as pieces; neighbours of one part are one."""
    given: Iterable[str | Piece] = [text] if isinstance(text, str | Piece) else text
    pieces: list[Piece] = []
    for one in given:
        piece = Piece(one) if isinstance(one, str) else one
        if pieces and pieces[-1].part == piece.part:
            pieces[-1] = Piece(pieces[-1].text + piece.text, piece.part)
        elif piece.text:
            pieces.append(piece)
    return pieces


def _width(pieces: Iterable[Piece], face: Face) -> float:
    return sum(advance(run, font) for one in pieces for run, font in runs_of(one.text, face))


def _words(pieces: Sequence[Piece]) -> Iterable[Piece]:
    """Yield what a line may end after: a word with its space, or a Chinese character."""
    for piece in pieces:
        word = ""
        for character in piece.text:
            if character >= FIRST_WIDE or word.endswith(" "):
                yield Piece(word, piece.part)
                word = ""
            word += character
            if character >= FIRST_WIDE:
                yield Piece(word, piece.part)
                word = ""
        yield Piece(word, piece.part)
