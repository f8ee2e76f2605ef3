"""Whether a key can be given to an action, and what stands in the way. Plain values, no Qt."""

from dataclasses import dataclass
from typing import Final

from ui.keymap import Action, Keymap

RESERVED: Final = frozenset(
    {
        *("Esc", "Tab", "Shift+Tab", "Backtab", "Shift+Backtab"),
        *("Ctrl+A", "Ctrl+C", "Ctrl+V", "Ctrl+X", "Ctrl+Insert", "Shift+Insert"),
        *("Left", "Right", "Home", "End", "PgUp", "PgDown"),
    }
)
"""Keys of moving about and of editing text; they mean the same on every screen."""


@dataclass(frozen=True, slots=True)
class Fit:
    """How a key fits."""

    reserved: bool = False
    taken_by: tuple[Action, ...] = ()
    """What the key does already, where both would be live at the same time."""

    @property
    def free(self) -> bool:
        """Whether nothing stands in the way."""
        return not self.reserved and not self.taken_by


def fit(keymap: Keymap, id_: str, key: str) -> Fit:
    """Return how ``key`` fits an action."""
    if key in RESERVED:
        return Fit(reserved=True)
    came_with = key in keymap.action(id_).keys
    taken = keymap.conflicts(id_, key)
    if came_with:  # the table lets some actions take turns on a key
        taken = tuple(other for other in taken if other.id in keymap.own())
    return Fit(taken_by=taken)


def giving(keymap: Keymap, id_: str, key: str) -> dict[str, tuple[str, ...]]:
    """Return the keys of every action after ``key`` was given to one and taken from the others."""
    changes: dict[str, tuple[str, ...]] = {id_: (key,)}
    for other in fit(keymap, id_, key).taken_by:
        changes[other.id] = tuple(each for each in keymap.keys(other.id) if each != key)
    return changes


def resetting(keymap: Keymap, id_: str) -> Fit:
    """Return what stands in the way of the keys an action comes with."""
    taken = [other for key in keymap.action(id_).keys for other in fit(keymap, id_, key).taken_by]
    return Fit(taken_by=tuple(dict.fromkeys(taken)))


def as_written(key: str, text: str) -> str:
    """Return a pressed key as the table writes it.

    Args:
        key: Qt's portable text, such as "Shift+?".
        text: the character it makes; a sign that needs Shift is written without it.
    """
    sign = bool(text) and text.isprintable() and not text.isalnum() and not text.isspace()
    if sign and key.startswith("Shift+"):
        return key.removeprefix("Shift+")
    return key
