"""Where two spellings differ, character by character. Plain text, no Qt."""

from difflib import SequenceMatcher
from typing import NamedTuple


class Piece(NamedTuple):
    """Characters that are the same in both spellings, or are not."""

    text: str
    differs: bool


def pieces(declared: str, read: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Return both spellings cut where they begin and cease to differ.

    A character that only one of them has is a difference in that one.
    """
    left: list[Piece] = []
    right: list[Piece] = []
    matcher = SequenceMatcher(None, declared, read, autojunk=False)
    for tag, from_left, to_left, from_right, to_right in matcher.get_opcodes():
        differs = tag != "equal"
        if to_left > from_left:
            left.append(Piece(declared[from_left:to_left], differs))
        if to_right > from_right:
            right.append(Piece(read[from_right:to_right], differs))
    return tuple(left), tuple(right)


def count_of_differences(declared: str, read: str) -> int:
    """Return how many characters differ; a replaced one counts once."""
    matcher = SequenceMatcher(None, declared, read, autojunk=False)
    return sum(
        max(to_left - from_left, to_right - from_right)
        for tag, from_left, to_left, from_right, to_right in matcher.get_opcodes()
        if tag != "equal"
    )
