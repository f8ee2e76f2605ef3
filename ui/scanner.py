"""Barcode scanners that type: a fast burst of characters ended by Enter, whatever has the focus.

The first characters of a burst cannot be told from a person's, so they go where they always go;
what they changed is put back when the burst turns out to be a scan. Commands with a plain letter as
their key wait those few milliseconds, so that a scanner never approves a case.
"""

from collections.abc import Callable
from time import monotonic
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

GAP_S: Final = 0.040
"""The longest time between two characters of a scanner."""

SHORTEST: Final = 8
"""The fewest characters of a scan."""

FIRST_WAIT_MS: Final = 25
"""How long a letter's command waits for a second character; most scanners send it within ten."""

BURST_WAIT_MS: Final = 60
_ENDS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MODIFIERS: Final = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
_MODIFIER_KEYS: Final = (
    Qt.Key.Key_Control,
    Qt.Key.Key_Alt,
    Qt.Key.Key_AltGr,
    Qt.Key.Key_Meta,
    Qt.Key.Key_Shift,
)


class Scanner(QObject):
    """Recognises scans among the keys that ``InputWatch`` shows it."""

    scanned = Signal(str)

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        now: Callable[[], float] = monotonic,
        patience_ms: tuple[int, int] = (FIRST_WAIT_MS, BURST_WAIT_MS),
    ) -> None:
        """Make a scanner.

        Args:
            parent: what it lives as long as.
            now: reads a clock in seconds.
            patience_ms: how long a letter's command waits after the first character and after a
                later one.
        """
        super().__init__(parent)
        self._now = now
        self._patience_ms = patience_ms
        self._text = ""
        self._last = 0.0
        self._fresh = False
        self._early = ""
        self._put_back: Callable[[], None] = _nothing
        self._waiting: list[Callable[[], object]] = []
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(self._was_a_person)

    def unless_scanned(self, act: Callable[[], object]) -> None:
        """Run ``act``, later if a plain key triggered it, never if that key came from a scanner."""
        if self._fresh:
            self._waiting.append(act)
        else:
            act()

    def undecided(self) -> bool:
        """Say whether a command still waits to know who typed its key."""
        return bool(self._waiting)

    def key(self, receiver: QObject, event: QKeyEvent) -> bool:
        """Look at a key on its way; return whether it must go no further."""
        if not _is_for(receiver) or _secret(receiver) or event.isAutoRepeat():
            return False
        if event.type() is QEvent.Type.ShortcutOverride:
            return self._before_shortcuts(event)
        return self._pressed(receiver, event)

    def mouse(self) -> None:
        """Forget that a key came last."""
        self._fresh = False

    def _before_shortcuts(self, event: QKeyEvent) -> bool:
        if _plain(event):
            self._note(event)
        elif len(self._text) == 1 and _combination(event):
            self._was_a_person()  # 1, then Ctrl+Enter: what was pressed first happens first
        self._fresh = _plain(event)
        if self._ends(event):
            event.accept()  # no shortcut on Enter; the key press itself follows
            return True
        return False

    def _pressed(self, receiver: QObject, event: QKeyEvent) -> bool:
        if self._ends(event):
            self._finish()
            return True
        if not _plain(event):
            return False
        self._note(event)
        return len(self._text) > 1 and not _takes_text(receiver)

    def _note(self, event: QKeyEvent) -> None:
        # A key is seen twice when no shortcut takes it: before the shortcuts and as a press.
        early, self._early = self._early, ""
        if event.type() is QEvent.Type.ShortcutOverride:
            self._early = event.text()
        elif event.text() == early:
            return
        now = self._now()
        if now - self._last > GAP_S:
            self._was_a_person()
            self._put_back = _snapshot(QApplication.focusWidget())
        self._text += event.text()
        self._last = now
        self._patience.start(self._patience_ms[len(self._text) > 1])

    def _ends(self, event: QKeyEvent) -> bool:
        return (
            event.key() in _ENDS
            and len(self._text) >= SHORTEST
            and self._now() - self._last <= GAP_S
        )

    def _finish(self) -> None:
        text, put_back = self._text, self._put_back
        self._waiting.clear()
        self._forget()
        put_back()
        self.scanned.emit(text)

    def _was_a_person(self) -> None:
        waiting, self._waiting = self._waiting, []
        self._forget()
        for act in waiting:
            act()

    def _forget(self) -> None:
        self._patience.stop()
        self._text = ""
        self._fresh = False
        self._put_back = _nothing


def _nothing() -> None:
    pass


def _plain(event: QKeyEvent) -> bool:
    text = event.text()
    return len(text) == 1 and text.isprintable() and not event.modifiers() & _MODIFIERS


def _combination(event: QKeyEvent) -> bool:
    return bool(event.modifiers() & _MODIFIERS) and event.key() not in _MODIFIER_KEYS


def _is_for(receiver: QObject) -> bool:
    # A key nobody wants is offered to one parent after another; only the first offer counts.
    if not isinstance(receiver, QWidget):
        return False
    first = QApplication.activePopupWidget() or QApplication.focusWidget()
    return receiver is first if first is not None else receiver.isWindow()


def _secret(receiver: QObject) -> bool:
    # Devices that type passwords are as fast as scanners.
    hidden = QLineEdit.EchoMode.Password
    return isinstance(receiver, QLineEdit) and receiver.echoMode() is hidden


def _takes_text(receiver: QObject) -> bool:
    return isinstance(receiver, QLineEdit | QTextEdit | QPlainTextEdit)


def _snapshot(widget: QWidget | None) -> Callable[[], None]:
    """Return what puts ``widget`` back to how it is now."""
    if isinstance(widget, QLineEdit):
        return _line_snapshot(widget)
    if isinstance(widget, QTextEdit | QPlainTextEdit):
        return _text_snapshot(widget)
    if isinstance(widget, QComboBox):
        index = widget.currentIndex()
        return lambda: widget.setCurrentIndex(index)
    if isinstance(widget, QAbstractItemView):
        current = widget.currentIndex()
        return lambda: widget.setCurrentIndex(current)
    return _nothing


def _line_snapshot(line: QLineEdit) -> Callable[[], None]:
    text, cursor = line.text(), line.cursorPosition()

    def put_back() -> None:
        line.setText(text)
        line.setCursorPosition(cursor)

    return put_back


def _text_snapshot(edit: QTextEdit | QPlainTextEdit) -> Callable[[], None]:
    text, position = edit.toPlainText(), edit.textCursor().position()

    def put_back() -> None:
        edit.setPlainText(text)
        cursor = edit.textCursor()
        cursor.setPosition(position)
        edit.setTextCursor(cursor)

    return put_back
