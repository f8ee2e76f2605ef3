"""The field for a day shows the day: a style sheet must leave it room."""

from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.support.windows import shown
from ui.widgets.day_field import DayField
from ui.workplace import Workplace


def test_the_whole_day_can_be_read(place: Workplace, qtbot: QtBot) -> None:
    assert place.theme is not None  # the program's style is on
    window = QWidget()
    qtbot.addWidget(window)
    field = DayField("day", window, date(2026, 11, 28))
    row = QHBoxLayout(window)
    row.addWidget(field)
    row.addStretch()
    shown(qtbot, window)

    line = field.lineEdit()
    assert field.text() == "2026-11-28"
    assert line.contentsRect().width() >= line.fontMetrics().horizontalAdvance(field.text())
