"""A PDF's own words beside what was seen: they may confirm, never correct.

A file can claim anything under its picture. A word of the layer counts only where the engine saw
the same; a name nearly the same is another person's.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from workstation.domain.chinese import is_han
from workstation.domain.extraction.reading import ReadWord
from workstation.domain.extraction.textual import folded, plain
from workstation.domain.proofs import Affine, PageText

_CONFIRMED: Final = 0.95


def with_text_layer(
    words: Sequence[ReadWord], layer: Sequence[PageText], to_page: Affine
) -> tuple[ReadWord, ...]:
    """Return the words, surer where the layer agrees.

    Args:
        words: as the engine saw them.
        layer: the file's own words, in pixels of the page as shown.
        to_page: from pixels of the upload to pixels of the page as shown.
    """
    if not layer:
        return tuple(words)
    downwards = sorted(layer, key=_down)
    return tuple(_agreed(word, _beneath(word, downwards, to_page)) for word in words)


def _down(one: PageText) -> float:
    return (one.top + one.bottom) / 2


def _beneath(word: ReadWord, layer: Sequence[PageText], to_page: Affine) -> str:
    """Return what a layer, in the order of its middles downwards, says where a word was seen."""
    left, top, right, bottom = to_page.quad(word.quad).bounds
    spare = (bottom - top) * 0.25
    first = bisect_left(layer, top - spare, key=_down)
    last = bisect_right(layer, bottom + spare, lo=first, key=_down)
    inside = [
        one
        for one in layer[first:last]
        if left - spare <= (one.left + one.right) / 2 <= right + spare
    ]
    return "".join(one.text for one in sorted(inside, key=lambda one: one.left))


def _agreed(word: ReadWord, claimed: str) -> ReadWord:
    seen, said = folded(plain(word.text)), folded(plain(claimed))
    if not seen or not said:
        return word
    if seen == said or (is_han(seen[0]) and seen in said):
        return replace(word, confidence=max(word.confidence, _CONFIRMED))
    return word
