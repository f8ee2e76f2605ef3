"""Personal data on the clipboard does not stay there."""

from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication

FORGET_AFTER_MS: Final = 30_000


class PersonalClipboard(QObject):
    """Takes off the clipboard, after half a minute, what was copied inside this program."""

    def __init__(self, clipboard: QClipboard, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clipboard = clipboard
        self._ours = ""
        self._harmless = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(FORGET_AFTER_MS)
        self._timer.timeout.connect(self.forget)
        clipboard.dataChanged.connect(self._changed)

    def copy_figures(self, text: str) -> None:
        """Put ``text`` without personal data on the clipboard, to stay."""
        self._harmless = text
        self._clipboard.setText(text)

    def text(self) -> str:
        """Return what is on the clipboard."""
        return self._clipboard.text()

    def forget(self) -> None:
        """Empty the clipboard if it still holds what was copied here."""
        self._timer.stop()
        if self._ours and self._clipboard.text() == self._ours:
            self._clipboard.clear()
        self._ours = ""

    def _changed(self) -> None:
        # Not every system tells who filled the clipboard; while people work here, it was they.
        here = QGuiApplication.applicationState() is Qt.ApplicationState.ApplicationActive
        if not here and not self._clipboard.ownsClipboard():
            return
        text = self._clipboard.text()
        if text and text != self._harmless:
            self._ours = text
            self._timer.start()
