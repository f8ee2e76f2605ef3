"""What the program tells people without stopping them: kept, counted, shown as toasts."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from ui.theme.tokens import State
from workstation.domain.calendar import HONG_KONG

KEPT = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """One message to the person at the screen; without personal data beyond a reference."""

    number: int
    text: str
    state: State
    at: datetime
    """In Hong Kong, as all times on the screens."""
    stays: bool
    """Shown until it is closed; errors stay."""
    seconds: int
    """How long it is shown when it does not stay."""
    undo_label: str = ""
    undo: Callable[[], object] | None = None
    expired: Callable[[], object] | None = None
    """Called when the time to undo has passed or the toast was closed."""


class Notices(QObject):
    """Takes messages from anywhere in the desktop and keeps the last ones."""

    posted = Signal(object)
    withdrawn = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._history: list[Notice] = []
        self._last = 0

    def tell(self, text: str, state: State = State.OK) -> Notice:
        """Show ``text`` for six seconds."""
        return self._post(text, state, stays=False, seconds=6)

    def warn(self, text: str) -> Notice:
        """Show ``text`` until the person closes it."""
        return self._post(text, State.ATTENTION, stays=True, seconds=0)

    def fail(self, text: str) -> Notice:
        """Show the sentence of an error until the person closes it."""
        return self._post(text, State.REJECTED, stays=True, seconds=0)

    def offer_undo(
        self,
        text: str,
        label: str,
        undo: Callable[[], object],
        *,
        seconds: int = 8,
        expired: Callable[[], object] | None = None,
    ) -> Notice:
        """Show ``text`` with a button that takes it back, counting down.

        Args:
            text: what was done.
            label: the verb on the button, such as "Undo".
            undo: takes it back.
            seconds: how long that is possible.
            expired: told when it is no longer possible.
        """
        return self._post(
            text,
            State.MOVING,
            stays=False,
            seconds=seconds,
            undo_label=label,
            undo=undo,
            expired=expired,
        )

    def withdraw(self, notice: Notice) -> None:
        """Take a toast away: what it said no longer matters."""
        self.withdrawn.emit(notice.number)

    def history(self) -> tuple[Notice, ...]:
        """Return what was told, newest first."""
        return tuple(reversed(self._history))

    def _post(
        self,
        text: str,
        state: State,
        *,
        stays: bool,
        seconds: int,
        undo_label: str = "",
        undo: Callable[[], object] | None = None,
        expired: Callable[[], object] | None = None,
    ) -> Notice:
        self._last += 1
        notice = Notice(
            number=self._last,
            text=text,
            state=state,
            at=datetime.now(HONG_KONG),
            stays=stays,
            seconds=seconds,
            undo_label=undo_label,
            undo=undo,
            expired=expired,
        )
        self._history = [*self._history[-KEPT + 1 :], notice]
        self.posted.emit(notice)
        return notice
