"""Where two spellings differ, as the screens show it. Plain text, no Qt."""

import re
from typing import Final, NamedTuple

from workstation.domain.chinese import HAN
from workstation.domain.extraction import char_differences

_NAME: Final = re.compile(rf"(.*?)(\s*)({HAN.pattern}.*)?", re.DOTALL)
"""English, what is between, Chinese."""


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


def name_pieces(declared: str, read: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Return two names cut as ``pieces`` does, English and Chinese apart.

    A script that only one of them is written in is no difference.
    """
    left: list[Piece] = []
    right: list[Piece] = []
    for one, other in zip(_scripts(declared), _scripts(read), strict=True):
        both = bool(one.strip() and other.strip())
        cut = pieces(one, other) if both else (_unmarked(one), _unmarked(other))
        left += cut[0]
        right += cut[1]
    return tuple(left), tuple(right)


def count_of_name_differences(declared: str, read: str) -> int:
    """Return how many characters differ in the scripts both names are written in."""
    pairs = zip(_scripts(declared), _scripts(read), strict=True)
    return sum(count_of_differences(*pair) for pair in pairs if all(map(str.strip, pair)))


def _scripts(name: str) -> tuple[str, ...]:
    found = _NAME.fullmatch(name)
    return (name, "", "") if found is None else tuple(found.groups(""))


def _unmarked(text: str) -> tuple[Piece, ...]:
    return (Piece(text, differs=False),) if text else ()
