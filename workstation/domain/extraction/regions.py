"""What was read in a region that somebody pointed at."""

from dataclasses import dataclass, field
from typing import Final

from workstation.domain.extraction.reading import ReadWord
from workstation.domain.extraction.textual import joined

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
