"""One thing to know about a case, in the language in use. No Qt."""

from typing import NamedTuple

from ui.theme.tokens import State


class Line(NamedTuple):
    """One thing to know, in the language in use."""

    state: State
    word: str
    """On the chip."""
    words: str
    verb: str = ""
    """On a button that acts on it, or nothing."""
    code: str = ""
    """What the button carries."""
