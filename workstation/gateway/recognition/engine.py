"""The tesseract program, asked through pytesseract, and the words it answers with."""

import csv
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from statistics import median
from typing import Final

import pytesseract
from PIL import Image

_WORD_LEVEL: Final = "5"
_MOST_WORDS: Final = 6000
_TALLER: Final = 1.4
_COLUMN_GAP: Final = 2.5


@dataclass(frozen=True, slots=True)
class SeenWord:
    """One word where the engine saw it."""

    text: str = field(repr=False)
    confidence: float
    """0 to 100."""
    left: float
    top: float
    right: float
    bottom: float
    line: int
    """Words of one line share it."""

    @property
    def middle(self) -> tuple[float, float]:
        """The middle of the word's box."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def moved(self, left: float, top: float, right: float, bottom: float, line: int) -> "SeenWord":
        """Return the word in another place."""
        return replace(self, left=left, top=top, right=right, bottom=bottom, line=line)


def see(picture: Image.Image, languages: str, *, layout: int) -> list[SeenWord]:
    """Return the words on a picture.

    Args:
        picture: the page or a part of it.
        languages: as tesseract names them, joined by +.
        layout: tesseract's page segmentation mode.

    Raises:
        pytesseract.TesseractError, pytesseract.TesseractNotFoundError: the engine failed.
    """
    # A path is handed over: given a picture, pytesseract would write it once more. The folder is
    # the child's own and is removed with it, so nothing is left even when the child is killed.
    with tempfile.NamedTemporaryFile(suffix=".png") as file:
        picture.save(file, "PNG", compress_level=1)
        file.flush()
        # What image_to_data does, without starting the engine once more to ask its version.
        table: str = pytesseract.pytesseract.run_and_get_output(
            file.name, "tsv", languages, f"-c tessedit_create_tsv=1 --psm {layout} --dpi 200"
        )
    return _trimmed(list(_words(table)))


def _trimmed(words: Sequence[SeenWord]) -> list[SeenWord]:
    """Return words no taller than their lines: Chinese ones reach into the lines around them."""
    lines: dict[int, list[SeenWord]] = defaultdict(list)
    for word in words:
        lines[word.line].append(word)
    return [
        trimmed
        for line in lines.values()
        for column in _columns(sorted(line, key=lambda word: word.left))
        for trimmed in _level(column)
    ]


def _columns(line: Sequence[SeenWord]) -> Iterator[list[SeenWord]]:
    """Yield the words of a line column by column: columns run together may stand askew."""
    usual = min(word.bottom - word.top for word in line)
    column: list[SeenWord] = []
    for word in line:
        if column and word.left - column[-1].right > _COLUMN_GAP * max(usual, 8.0):
            yield column
            column = []
        column.append(word)
    yield column


def _level(line: Sequence[SeenWord]) -> Iterator[SeenWord]:
    heights = sorted(word.bottom - word.top for word in line)
    usual = heights[int(len(heights) * 0.3)]
    fair = [word for word in line if 0.6 * usual <= word.bottom - word.top <= _TALLER * usual]
    top = median(word.top for word in fair)
    bottom = median(word.bottom for word in fair)
    for word in line:
        tall = word.bottom - word.top > _TALLER * usual
        yield replace(word, top=top, bottom=bottom) if tall else word


def _words(table: str) -> Iterator[SeenWord]:
    rows = csv.reader(table.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    lines: dict[tuple[str, ...], int] = {}
    for count, row in enumerate(rows):
        if count > _MOST_WORDS:
            return
        if len(row) < 12 or row[0] != _WORD_LEVEL or not row[11].strip():
            continue
        left, top, width, height = (float(value) for value in row[6:10])
        line = lines.setdefault(tuple(row[1:5]), len(lines))
        yield SeenWord(
            row[11].strip(), max(0.0, float(row[10])), left, top, left + width, top + height, line
        )
