"""The one event filter over the whole application: it sees every key and touch first."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication

from ui.scanner import Scanner

_KEYS: Final = frozenset(
    {QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride, QEvent.Type.KeyRelease}
)
_CLICKS: Final = frozenset(
    {QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin, QEvent.Type.TabletPress}
)
_MOVES: Final = frozenset({QEvent.Type.MouseMove, QEvent.Type.Wheel})


class InputWatch(QObject):
    """Shows what is typed to the scanner, and tells the idle clock that somebody is there."""

    def __init__(
        self, app: QApplication, scanner: Scanner, somebody_there: Callable[[], None]
    ) -> None:
        super().__init__(app)
        self._app = app
        self._scanner = scanner
        self._somebody_there = somebody_there
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at what passes; only what a scanner typed goes no further."""
        kind = event.type()
        if kind in _KEYS:
            self._somebody_there()
            return isinstance(event, QKeyEvent) and self._scanner.key(watched, event)
        if kind is QEvent.Type.InputMethod:
            self._somebody_there()
            return isinstance(event, QInputMethodEvent) and self._scanner.words(watched, event)
        if kind in _CLICKS:
            self._somebody_there()
            self._scanner.touched()
        elif kind in _MOVES:
            self._somebody_there()
        return False

    def close(self) -> None:
        """Stop looking, before the application takes itself apart."""
        self._app.removeEventFilter(self)
        self._scanner.forget()
