"""One fact on two sides, ready to be shown. No Qt."""

from typing import NamedTuple

from ui.theme.tokens import State


class PairRow(NamedTuple):
    """One fact; all its words are in the language in use."""

    key: str
    label: str
    left: str
    right: str | None
    """None: there is nothing on this side."""
    number: int | None = None
    """The key that jumps to the row."""
    compared: bool = False
    """Whether the characters that differ are marked."""
    by_script: bool = False
    """A name: its English and its Chinese are compared apart, where both sides have them."""
    state: State | None = None
    word: str = ""
    tip: str = ""
    """What the result means, in a sentence."""
