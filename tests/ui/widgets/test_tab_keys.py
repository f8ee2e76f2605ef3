"""The parts of a screen by their keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTabBar, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.support.windows import shown
from ui.widgets.tab_keys import TabKeys
from ui.workplace import Workplace

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def desk(qtbot: QtBot) -> QWidget:
    """A window."""
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def bar(desk: QWidget, qtbot: QtBot) -> QTabBar:
    """Three parts of a screen in it."""
    made = QTabBar(desk)
    for words in ("Fields", "Same document", "History"):
        made.addTab(words)
    QVBoxLayout(desk).addWidget(made)
    shown(qtbot, desk)
    return made


@pytest.fixture
def keys(bar: QTabBar, desk: QWidget, place: Workplace) -> TabKeys:
    """The keys of the parts."""
    return TabKeys(bar, place.commands, desk, bar.setCurrentIndex)


def test_each_part_has_a_key_that_its_tooltip_tells(
    bar: QTabBar, keys: TabKeys, place: Workplace, qtbot: QtBot
) -> None:
    keys.write()

    qtbot.keyClick(bar, Qt.Key.Key_3, CTRL)

    assert bar.currentIndex() == 2
    assert bar.tabToolTip(2) == "History (Ctrl+3)"
    place.commands.rebind("tab.3", ("Ctrl+J",))
    assert bar.tabToolTip(2) == "History (Ctrl+J)"


@pytest.mark.parametrize("gone", ["the part", "all parts"])
def test_a_part_that_is_not_there_is_not_opened_by_its_key(
    bar: QTabBar, keys: TabKeys, qtbot: QtBot, gone: str
) -> None:
    if gone == "the part":
        bar.setTabVisible(1, False)
    else:
        bar.hide()

    qtbot.keyClick(bar.window(), Qt.Key.Key_2, CTRL)

    assert bar.currentIndex() == 0


def test_a_closed_part_says_who_opens_it_and_stays_closed(
    bar: QTabBar, keys: TabKeys, qtbot: QtBot
) -> None:
    keys.allow(1, allowed=False, why_not="Administrators can")

    qtbot.keyClick(bar, Qt.Key.Key_2, CTRL)

    assert bar.currentIndex() == 0
    assert bar.tabToolTip(1) == "Same document (Ctrl+2)\nAdministrators can"
