"""Reading again what was read badly or missed, strip by strip, and keeping the better reading."""

from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from typing import Final

from PIL import Image

from workstation.domain.chinese import is_han
from workstation.gateway.recognition.engine import SeenWord, see
from workstation.gateway.recognition.strips import Box, Pasted, find_strips, paste

_ONE_COLUMN: Final = 6
_SURE: Final = 82.0
_LEGIBLE: Final = 62.0
_COVERED: Final = 0.55
_MOST_STRIPS: Final = 36
_BETTER: Final = 3.0


def looked_at_again(page: Image.Image, words: list[SeenWord], languages: str) -> list[SeenWord]:
    """Return the words of a page after its doubtful strips were read a second time."""
    strips = find_strips(page)
    held = _held(strips, words)
    doubtful = [number for number, box in enumerate(strips) if _doubtful(box, held[number])]
    chosen = sorted(doubtful[:_MOST_STRIPS])
    if not chosen:
        return words
    sheet, places = paste(page, [strips[number] for number in chosen])
    again = _by_strip(see(sheet, languages, layout=_ONE_COLUMN), places)
    lines = max((word.line for word in words), default=0)
    result = list(words)
    for number, place, seen in zip(chosen, places, again, strict=True):
        lines += 1
        before = held[number]
        dropped = set(map(id, before))
        result = [word for word in result if id(word) not in dropped]
        if _better(seen, before):
            result += [_placed(word, place, lines) for word in _seen_twice(seen, before)]
        else:
            result += _seen_twice(before, seen)
    return result


def _held(strips: Sequence[Box], words: Sequence[SeenWord]) -> list[list[SeenWord]]:
    """Return for each strip the words whose middle lies in it."""
    held: list[list[SeenWord]] = [[] for _ in strips]
    for word in words:
        x, y = word.middle
        for number, (left, top, right, bottom) in enumerate(strips):
            if left <= x <= right and top <= y <= bottom:
                held[number].append(word)
                break
    return held


def _doubtful(box: Box, words: Sequence[SeenWord]) -> bool:
    if not words:
        return True
    covered = sum(word.right - word.left for word in words)
    faint = any(word.confidence < _LEGIBLE and is_han(word.text[0]) for word in words)
    return faint or covered < _COVERED * (box[2] - box[0]) or _mean(words) < _SURE


def _mean(words: Sequence[SeenWord]) -> float:
    letters = sum(len(word.text) for word in words)
    return sum(word.confidence * len(word.text) for word in words) / letters if letters else 0.0


def _by_strip(words: Sequence[SeenWord], places: Sequence[Pasted]) -> list[list[SeenWord]]:
    seen: list[list[SeenWord]] = [[] for _ in places]
    for word in words:
        for number, place in enumerate(places):
            if place.top <= word.middle[1] <= place.bottom:
                seen[number].append(word)
                break
    return seen


def _better(again: Sequence[SeenWord], before: Sequence[SeenWord]) -> bool:
    return bool(again) and _mean(again) > _mean(before) + (_BETTER if before else 0.0)


def _seen_twice(words: Sequence[SeenWord], others: Sequence[SeenWord]) -> list[SeenWord]:
    """Return the words, Chinese ones made legible where both looks saw the same characters.

    Codes and Latin words gain nothing: engines repeat their mistakes on digits.
    """
    text, other = "".join(w.text for w in words), "".join(w.text for w in others)
    same: set[int] = set()
    for block in SequenceMatcher(None, text, other, autojunk=False).get_matching_blocks():
        same.update(range(block.a, block.a + block.size))
    kept = []
    start = 0
    for word in words:
        end = start + len(word.text)
        alike = same.issuperset(range(start, end)) and all(map(is_han, word.text))
        legible = max(word.confidence, _LEGIBLE)
        kept.append(replace(word, confidence=legible) if alike else word)
        start = end
    return kept


def _placed(word: SeenWord, place: Pasted, line: int) -> SeenWord:
    left, top = place.on_page(word.left, word.top)
    right, bottom = place.on_page(word.right, word.bottom)
    return word.moved(left, top, right, bottom, line)
