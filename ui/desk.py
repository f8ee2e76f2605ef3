"""What a desk is to the frame around it."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import ClassVar, NamedTuple

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QWidget


class Desk(QWidget):
    """A screen one works at. Subclasses say what it is called and fill it.

    The window makes a desk when it is first visited, shows it with ``activate`` and calls ``leave``
    before another is shown. Its commands are its Qt actions: ``workplace.commands.bind(self, …)``.
    """

    id: ClassVar[str]
    """As in the keymap's ``go.<id>`` and in what is remembered of the desk."""

    idle_limit: ClassVar[timedelta] = timedelta(minutes=15)
    """How long nobody may touch anything before the screen locks."""

    title_changed = Signal()
    """The title is another; the frame asks for it."""

    go = Signal(str, object)
    """Asks for another desk by its id, with what it is to show there."""

    def title(self) -> str:
        """Return what the header says, in the language in use."""
        raise NotImplementedError

    def header(self) -> QWidget | None:
        """Return what stands beside the title: chips, a count. The desk keeps it up to date."""
        return None

    def activate(self) -> None:
        """Come into view: take the focus, and refresh what may be old."""
        self.take_focus()

    def leave(self) -> None:
        """Go out of view: save drafts. It cannot be refused and never asks."""

    def take_focus(self) -> None:
        """Put the focus where the keys of the desk work; also after Esc in a field."""
        self.setFocus()

    def room_for_toasts(self) -> QRect:
        """Return where on the desk messages may cover something for a few seconds."""
        return self.rect()

    def show_subject(self, subject: object) -> None:
        """Show what another desk sent: a case, a filter, a scanned code."""

    def take_scan(self, text: str) -> bool:
        """Use a scanned text; return whether it means something here."""
        del text
        return False

    def lock(self) -> None:
        """The screen is being covered: forget what was shown only on demand."""

    def memory(self) -> Mapping[str, object]:
        """Return what to find again at the next sign-in, as plain JSON values, no personal data."""
        return {}

    def recall(self, memory: Mapping[str, object]) -> None:
        """Take up what ``memory`` returned; keys may be missing."""


class DeskPlace(NamedTuple):
    """A place on the rail."""

    id: str
    make: Callable[[], Desk]
    """Called at the first visit."""
    allowed: bool = True
    who_can: Callable[[], str] = str
    """Says so in the language in use; for the tooltip and the key of a desk not allowed."""
