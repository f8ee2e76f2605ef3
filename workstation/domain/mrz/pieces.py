"""Pieces of a text that may be lines of a zone, though not every character is right."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from workstation.domain.mrz.layouts import LAYOUTS
from workstation.domain.mrz.repairs import MOST_FILLERS

LENGTHS: Final = sorted({layout.length for layout in LAYOUTS})
SHORTEST: Final = LENGTHS[0] - MOST_FILLERS
_LONGEST: Final = LENGTHS[-1] + MOST_FILLERS
_MOST_LINES: Final = 12
_RUN: Final = re.compile(f"[A-Z0-9< ]{{{SHORTEST},}}")
_WORD: Final = re.compile(f"[A-Z0-9<]{{{SHORTEST},}}")


class Piece(NamedTuple):
    """What may be a line: as a zone has it, and as it arrived."""

    line: str
    as_read: str


def pieces(text: str, plain: str) -> Iterator[Piece]:
    """Yield the pieces of ``plain``, which is ``text`` place by place; repeated ones once."""
    last = ""
    for run in _RUN.finditer(plain):
        for piece in _of_run(run, text):
            if piece.line != last:
                yield piece
            last = piece.line


def cuts(piece: Piece) -> Iterator[list[Piece]]:
    """Yield the lines a long piece may be, run together without anything between them."""
    for length in LENGTHS:
        count, rest = divmod(len(piece.line), length)
        if not rest and 2 <= count <= _MOST_LINES:
            yield [_part(piece, n * length, (n + 1) * length) for n in range(count)]


def _of_run(run: re.Match[str], text: str) -> Iterator[Piece]:
    """Yield a run of words as one line where that has a line's length, else its long words."""
    line = run[0].replace(" ", "")
    whole = Piece(line, text[run.start() : run.end()].strip())
    if SHORTEST <= len(line) <= _LONGEST or any(cuts(whole)):
        yield whole
        return
    for word in _WORD.finditer(run[0]):
        yield Piece(word[0], text[run.start() + word.start() : run.start() + word.end()])


def _part(piece: Piece, first: int, last: int) -> Piece:
    """Return a part of the line with the characters as they arrived, without spaces."""
    if len(piece.as_read) == len(piece.line):
        return Piece(piece.line[first:last], piece.as_read[first:last])
    kept = "".join(piece.as_read.split())
    same = len(kept) == len(piece.line)
    return Piece(piece.line[first:last], (kept if same else piece.line)[first:last])
