"""Lines of a page run together as prose, and stretches of it as lines again."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Final

from workstation.domain.extraction.reading import Line, Role, Token

_A_MARK: Final = 2
"""Characters of dirt at most, in a line that is read less surely than what can be read."""
_LEGIBLE: Final = 0.3


_OF_SENTENCES: Final = re.compile(
    r"(?<![a-z])(?:is|are|was|has|have|been|by|our|that|this|which|whose|upon|since|please|your|will|"
    r"for|with|formerly|residing|resides|who|whom|were|be|being|not|shall|should|must|if|any|their|"
    r"his|her|we|you|now|stays?|left|employment|above-?named|kindly|"
    r"accept(?:ed)?|visited|introduced|according|confirm|certify)(?![a-z])|证明|根据|[记纪]录|受雇|申请|阁下|有关|特此|现居|住址"
)
"""Words of sentences, of which no address has two."""


def is_prose(plain: str) -> bool:
    """Whether a folded line is one of a sentence."""
    return len(set(_OF_SENTENCES.findall(plain))) > 1


@dataclass(frozen=True, slots=True)
class Running:
    """Lines of a page run together as prose."""

    lines: tuple[Line, ...]
    offsets: tuple[int, ...]
    text: str = field(repr=False)

    @classmethod
    def of(cls, lines: Sequence[Line]) -> "Running":
        """Run lines together, with a space between them except between Chinese characters."""
        offsets: list[int] = []
        text = ""
        for line in lines:
            if text and not (_ends_han(text) and line.text[:1] > "\u2e80"):
                text += " "
            offsets.append(len(text))
            text += line.text
        return cls(tuple(lines), tuple(offsets), text)

    def cut(self, start: int, end: int) -> Line:
        """Return a stretch of the prose as one line; its page is that of its beginning."""
        tokens: list[Token] = []
        first = None
        for line, offset in zip(self.lines, self.offsets, strict=True):
            for token in line.tokens:
                left, right = token.start + offset - start, token.end + offset - start
                if right > 0 and left < end - start:
                    first = first or line
                    at, to = max(0, left), min(right, end - start)
                    tokens.append(replace(token, start=at, end=to))
        home = first or self.lines[0]
        return Line(
            text=self.text[start:end],
            tokens=tuple(tokens),
            page=home.page,
            passage=home.passage,
            role=Role.HOME,
        )


def _ends_han(text: str) -> bool:
    return text[-1] > "\u2e80"


def prose_of(lines: Sequence[Line]) -> Iterator[Running]:
    """Yield every page's lines as prose, without the dirt that stands apart from all of them."""
    written = {(line.page, line.passage) for line in lines if not _is_dirt(line)}
    writing = (line for line in lines if (line.page, line.passage) in written)
    for _, group in groupby(writing, key=lambda line: line.page):
        yield Running.of(list(group))


def _is_dirt(line: Line) -> bool:
    """Whether a line is a mark or two that could not be read, or a letter; I is a word."""
    letter = len(line.text) == 1 and line.text.isascii() and line.text.isalpha()
    unread = len(line.text) <= _A_MARK and line.confidence < _LEGIBLE
    return unread or (letter and line.text != "I")
