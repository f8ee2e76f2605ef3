"""Rows of widgets keep to the width there is."""

from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.flow_rows import FlowRows


def test_no_button_is_cut_off_that_was_arranged_while_nobody_saw_it(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(400, 200)
    buttons = [QPushButton(f"Send a letter to them {number}") for number in range(5)]
    rows = FlowRows(buttons, window)
    rows.resize(400, 100)
    window.show()
    rows.hide()
    rows.arrange()

    rows.show()
    qtbot.waitUntil(lambda: buttons[-1].isVisible() and buttons[-1].y() > buttons[0].y())

    assert all(button.width() >= button.sizeHint().width() for button in buttons)
    assert all(button.geometry().right() <= rows.width() for button in buttons)
