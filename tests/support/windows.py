"""Windows as tests need them: shown, and active where keys matter."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QTableView, QWidget
from pytestqt.qtbot import QtBot

from ui.workplace import Workplace


def shown(qtbot: QtBot, window: QWidget) -> None:
    """Show ``window``, wait until it is the active one, and give it the focus."""
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    window.setFocus()


def enlarged(qtbot: QtBot, place: Workplace, desk: QWidget) -> None:
    """Show ``desk`` with the largest text in the smallest window, and wait until it is laid out."""
    place.theme.resize_text(150)
    desk.window().resize(1280, 720)
    qtbot.waitUntil(place.tasks.idle)
    qtbot.wait(10)


def lists_without_room(desk: QWidget) -> list[str]:
    """Return which lists in view scroll sideways or have a title that is cut."""
    return [
        view.objectName()
        for view in desk.findChildren(QTableView)
        if view.isVisible() and (view.horizontalScrollBar().maximum() or _cut_titles(view))
    ]


def _cut_titles(view: QTableView) -> list[str]:
    header, model = view.horizontalHeader(), view.model()
    return [
        title
        for place in range(model.columnCount())
        if not view.isColumnHidden(place)
        for title in [str(model.headerData(place, Qt.Orientation.Horizontal))]
        if header.fontMetrics().horizontalAdvance(title) > header.sectionSize(place)
    ]
