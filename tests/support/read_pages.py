"""Pages as an engine reads them, written down line by line."""

import re
from collections.abc import Iterable
from functools import cache

from tests.support.gazetteers import shipped_gazetteer
from workstation.domain.extraction import KnownPlaces, PageFrame, ReadPage, ReadWord
from workstation.domain.proofs import Affine, Quad

HEIGHT = 20.0
_GAP = 10.0
_SURE = re.compile(r"[0-9]\.[0-9]{2}:")


@cache
def known_places() -> KnownPlaces:
    """Return the places of the gazetteer the program ships."""
    return KnownPlaces.of(shipped_gazetteer())


def words_of(
    text: str, left: float, top: float, line: int, confidence: float = 0.95
) -> list[ReadWord]:
    """Return the words of one line; Chinese characters are words of their own."""
    words: list[ReadWord] = []
    x = left
    for chunk in text.split(" "):
        for word in _pieces(chunk):
            width = sum(HEIGHT if ord(char) > 0x2E80 else HEIGHT * 0.55 for char in word)
            box = (x, top, x + width, top + HEIGHT)
            words.append(ReadWord(word, confidence, Quad.of_box(*box), *box, line))
            x += width + 1
        x += _GAP
    return words


def _pieces(chunk: str) -> Iterable[str]:
    latin = ""
    for char in chunk:
        if ord(char) > 0x2E80:
            if latin:
                yield latin
            latin = ""
            yield char
        else:
            latin += char
    if latin:
        yield latin


def page_of(*rows: str, number: int = 1, confidence: float = 0.95) -> ReadPage:
    """Return a page of rows 30 pixels apart; ``|`` parts columns, an empty row is a gap.

    A row may begin with ``0.40:`` to say how sure the engine is of it.
    """
    words: list[ReadWord] = []
    for row, text in enumerate(rows):
        sure = confidence
        if _SURE.match(text):
            sure, text = float(text[:4]), text[5:]  # noqa: PLW2901 - the row without its mark
        for column, cell in enumerate(text.split("|")):
            if cell.strip():
                line = row * 10 + column
                words += words_of(cell.strip(), 60 + 620 * column, 40 + 30 * row, line, sure)
    frame = PageFrame(number=number, rotation=0, to_upload=Affine())
    return ReadPage(frame=frame, words=tuple(words))
