"""What differs between two short texts, character by character, for the screens."""

from dataclasses import dataclass, field
from difflib import SequenceMatcher

from workstation.domain.extraction.textual import folded


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of both texts; one side may be empty."""

    declared: str = field(repr=False)
    read: str = field(repr=False)
    same: bool


def char_differences(declared: str, read: str) -> tuple[Span, ...]:
    """Return stretches that together make up both texts, marked same or different.

    Case, accents, width and Traditional against Simplified are no difference.
    """
    one, other = _comparable(declared), _comparable(read)
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return tuple(
        Span(declared[a:b], read[c:d], tag == "equal") for tag, a, b, c, d in matcher.get_opcodes()
    )


def _comparable(text: str) -> str:
    """Return the text folded character by character, so that places stay the same."""
    return "".join(folded(char)[:1] or char for char in text)
