"""What was read in a region that somebody pointed at."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from workstation.domain.chinese import is_han
from workstation.domain.extraction.reading import ReadWord

MOST_LETTERS: Final = 200
"""A region is a line or an address; more is a page."""


@dataclass(frozen=True, slots=True)
class RegionReading:
    """The words of a region, in reading order."""

    words: tuple[ReadWord, ...] = field(repr=False)
    """Their quads lie in the pixels of the file as uploaded."""

    @property
    def text(self) -> str:
        """The words as one line, with spaces except between Chinese characters."""
        return joined([word.text for word in self.words])[:MOST_LETTERS].strip()

    @property
    def confidence(self) -> float:
        """The mean over the letters, 0 to 1; 0 where nothing was read."""
        letters = sum(len(word.text) for word in self.words)
        surely = sum(word.confidence * len(word.text) for word in self.words)
        return surely / letters if letters else 0.0


def joined(words: Sequence[str]) -> str:
    """Return words as one text."""
    text = ""
    for word in filter(None, (each.strip() for each in words)):
        apart = bool(text) and not (is_han(text[-1]) and is_han(word[0]))
        text += f" {word}" if apart else word
    return text
