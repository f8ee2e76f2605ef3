"""A hand on mouse and keyboard: it does to the real widgets what a person does."""

import time
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

_PATIENCE_S = 60.0
_TURN_MS = 10
_PAUSE_MS = 120
"""Between typing and Enter: faster than that is a scanner."""
T = TypeVar("T")


class Stuck(Exception):
    """What the hand waited for did not come."""


class Hand:
    """Clicks, types and waits."""

    def __init__(
        self,
        app: QApplication,
        settled: Callable[[], bool],
        *,
        patience_s: float = _PATIENCE_S,
    ) -> None:
        """Make a hand.

        Args:
            app: whose windows it uses.
            settled: whether no work is going on behind the screens; it acts when there is none.
            patience_s: how long it waits for anything.
        """
        self._app = app
        self._settled = settled
        self._patience_s = patience_s

    def window(self) -> QWidget:
        """Return the window in use."""
        found = [w for w in self._app.topLevelWidgets() if w.isVisible() and w.isWindow()]
        active = self._app.activeWindow()
        return active if active in found and active is not None else found[-1]

    def find(self, name: str, kind: type[QWidget] = QWidget) -> QWidget:
        """Return the visible widget called ``name``; waits until there is one."""
        return self.wait_for(lambda: self._visible(name, kind), f"the widget {name}")

    def visible(self, name: str) -> bool:
        """Say whether a widget called ``name`` can be seen now."""
        return self._visible(name, QWidget) is not None

    def type_text(self, text: str) -> None:
        """Type wherever the focus is."""
        QTest.keyClicks(self._app.focusWidget() or self.window(), text)
        self.rest(_PAUSE_MS)

    def _visible(self, name: str, kind: type[QWidget]) -> QWidget | None:
        for top in self._app.topLevelWidgets():
            if not top.isVisible():
                continue
            if top.objectName() == name and isinstance(top, kind):
                return top
            for widget in top.findChildren(kind, name):
                if widget.isVisible():
                    return widget
        return None

    def click(self, name: str) -> None:
        """Click a widget when it is enabled."""
        widget = self.find(name)
        self.wait_for(widget.isEnabled, f"{name} to be enabled")
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
        self.rest()

    def write(self, name: str, text: str) -> None:
        """Put the cursor into a field and type into it."""
        widget = self.find(name)
        widget.setFocus(Qt.FocusReason.MouseFocusReason)
        self.press("Ctrl+A")
        self.press("Delete")
        QTest.keyClicks(widget, text)
        self.rest(_PAUSE_MS)

    def press(self, keys: str) -> None:
        """Press a key or a combination, wherever the focus is: ``A``, ``F3``, ``Ctrl+Return``."""
        combination = QKeySequence(keys)[0]  # type: ignore[index]  # the stubs forget it
        target = self._app.focusWidget() or self._in_front()
        QTest.keyClick(target, combination.key(), combination.keyboardModifiers())
        self.rest()

    def _in_front(self) -> QWidget:
        """Bring the window to the front: keys mean nothing to one behind."""
        window = self.window()
        window.activateWindow()
        self.wait_for(lambda: self._app.activeWindow() is window, "the window in front")
        return self._app.focusWidget() or window

    def scan(self, text: str) -> None:
        """Let a scanner type the lines of a code, each with its Enter, as fast as scanners do."""
        target = self._app.focusWidget() or self._in_front()
        for line in text.split("\n"):
            for character in line:
                QTest.keyClicks(target, character)
            QTest.keyClick(target, Qt.Key.Key_Return)
        self.rest()

    def choose_row(self, table: str, row: int) -> None:
        """Click a row of a list."""
        view = self.find(table, QAbstractItemView)
        if not isinstance(view, QAbstractItemView):
            raise Stuck(table)
        self.wait_for(lambda: view.model().rowCount() > row, f"row {row + 1} of {table}")
        index = view.model().index(row, 0)
        view.scrollTo(index)
        place = view.visualRect(index).center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
        self.rest()

    def rest(self, ms: int = _TURN_MS) -> None:
        """Let the screens, and the work behind them, catch up."""
        QTest.qWait(ms)
        self.wait_for(self._settled, "the work behind the screens")

    def wait_for(
        self,
        ready: Callable[[], T | None],
        what: str,
        *,
        patience_s: float | None = None,
        turn_ms: int = _TURN_MS,
    ) -> T:
        """Wait until ``ready`` answers something, and return it.

        Raises:
            Stuck: it did not in time.
        """
        until = time.monotonic() + (patience_s or self._patience_s)
        while not (found := ready()):
            if time.monotonic() > until:
                raise Stuck(what)
            QTest.qWait(turn_ms)
        return found
