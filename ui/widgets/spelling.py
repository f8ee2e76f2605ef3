"""Where two spellings differ, as the screens show it. Plain text, no Qt."""

from typing import NamedTuple

from workstation.domain.extraction import char_differences


class Piece(NamedTuple):
    """Characters that are the same in both spellings, or are not."""

    text: str
    differs: bool


def pieces(declared: str, read: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Return both spellings cut where they begin and cease to differ.

    A character that only one of them has is a difference in that one.
    """
    spans = char_differences(declared, read)
    return (
        tuple(Piece(span.declared, not span.same) for span in spans if span.declared),
        tuple(Piece(span.read, not span.same) for span in spans if span.read),
    )


def count_of_differences(declared: str, read: str) -> int:
    """Return how many characters differ; a replaced one counts once."""
    return sum(
        max(len(span.declared), len(span.read))
        for span in char_differences(declared, read)
        if not span.same
    )
