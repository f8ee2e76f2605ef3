"""Windows as tests need them: shown, and active where keys matter."""

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot


def shown(qtbot: QtBot, window: QWidget) -> None:
    """Show ``window``, wait until it is the active one, and give it the focus."""
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    window.setFocus()
