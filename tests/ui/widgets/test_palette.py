"""The palette finds commands in every language; the key sheet shows the keys in force."""

import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.support.heartbeat import calibration
from tests.support.windows import shown
from ui.i18n import Language
from ui.keymap import ACTIONS, Scope
from ui.widgets.fuzzy import score
from ui.widgets.key_sheet import KeySheet, lines
from ui.widgets.palette import Entry, Palette, entries_of, found
from ui.workplace import Workplace


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    window.resize(1000, 700)
    qtbot.addWidget(window)
    return window


def _entry(label: str, *also: str) -> Entry:
    return Entry(label, label, lambda: None, also=also)


@pytest.mark.parametrize(
    ("typed", "better", "worse"),
    [
        ("rr", "Rotate right", "Reason for a refusal"),
        ("queue", "Queue", "Command in the queue"),
        ("lo", "Lock now", "Load again later on"),
    ],
)
def test_beginnings_of_words_count_more(typed: str, better: str, worse: str) -> None:
    best, other = score(typed, better), score(typed, worse)

    assert best is not None
    assert other is None or best > other


def test_letters_that_are_not_there_do_not_fit() -> None:
    assert score("xyz", "Queue") is None
    assert score("", "Queue") == 0.0


def test_a_command_is_found_by_its_name_in_any_language() -> None:
    entries = [_entry("Approve", "批准"), _entry("Reject", "拒絕", "拒绝")]

    assert [entry.id for entry in found("拒", entries, [])] == ["Reject"]
    assert [entry.id for entry in found("appr", entries, [])] == ["Approve"]


def test_what_was_used_lately_comes_first() -> None:
    entries = [_entry(label) for label in ("Print", "Queue", "Reject")]

    assert [entry.id for entry in found("", entries, ["Reject"])] == ["Reject", "Print", "Queue"]


def test_enter_does_what_was_found(qtbot: QtBot, place: Workplace, window: QWidget) -> None:
    done: list[str] = []
    desk = QLineEdit(window)
    commands = [
        place.commands.bind(window, action.id, lambda: done.append("x")) for action in ACTIONS
    ]
    palette = Palette(place, window, lambda typed: ())
    shown(qtbot, window)
    desk.setFocus()

    palette.ask(entries_of(commands, place))
    palette.line.setText("旋轉")  # as an input method does
    names = {palette.list.item(row).text() for row in range(palette.list.count())}
    assert names == {"Rotate left", "Rotate right"}
    qtbot.keyClick(palette.line, Qt.Key.Key_Down)
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)

    assert done == ["x"]
    assert palette.isHidden()
    assert window.focusWidget() is desk


def test_esc_changes_nothing(qtbot: QtBot, place: Workplace, window: QWidget) -> None:
    done: list[str] = []
    palette = Palette(place, window, lambda typed: ())
    shown(qtbot, window)

    palette.ask([Entry("a", "Approve", lambda: done.append("x"))])
    qtbot.keyClick(palette.line, Qt.Key.Key_Escape)

    assert not done
    assert palette.isHidden()


def test_what_cannot_be_done_is_shown_and_not_done(
    qtbot: QtBot, place: Workplace, window: QWidget
) -> None:
    done: list[str] = []
    palette = Palette(place, window, lambda typed: ())
    shown(qtbot, window)

    palette.ask([Entry("a", "Assign", lambda: done.append("x"), why_not="Supervisors can")])
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)

    assert not done
    assert palette.list.item(0).toolTip() == "Supervisors can"


def test_references_and_views_are_found_too(
    qtbot: QtBot, place: Workplace, window: QWidget
) -> None:
    palette = Palette(place, window, lambda typed: [_entry(f"HK{typed}")])
    shown(qtbot, window)

    palette.ask([])
    qtbot.keyClicks(palette.line, "0012")

    assert palette.list.item(0).text() == "HK0012"


def test_the_palette_opens_within_a_tenth_of_a_second(
    qtbot: QtBot, place: Workplace, window: QWidget
) -> None:
    commands = [place.commands.bind(window, action.id, lambda: None) for action in ACTIONS]
    palette = Palette(place, window, lambda typed: ())
    shown(qtbot, window)
    palette.ask(entries_of(commands, place))
    palette.close_quietly()

    took: list[float] = []
    for _ in range(5):
        began = time.perf_counter()
        palette.ask(entries_of(commands, place))
        palette.repaint()
        took.append(time.perf_counter() - began)
        palette.close_quietly()

    assert min(took) <= 0.1 * calibration()


def test_the_key_sheet_shows_the_keys_in_force_once(
    qtbot: QtBot, place: Workplace, window: QWidget
) -> None:
    place.commands.rebind("case.approve", ("V",))
    commands = [place.commands.bind(window, action.id, lambda: None) for action in ACTIONS]

    shown_lines = lines(commands, place.commands.keymap)

    assert ("V", "Approve") in shown_lines[Scope.REVIEW]
    assert ("1-9", "Go to field 1-9") in shown_lines[Scope.REVIEW]
    assert ("Ctrl+Enter", "Confirm") in shown_lines[Scope.FORM]
    keys = [key for rows in shown_lines.values() for key, _ in rows]
    assert keys.count("1-9") == 2


def test_the_key_sheet_counts_the_parts_there_are(
    qtbot: QtBot, place: Workplace, window: QWidget
) -> None:
    commands = [place.commands.bind(window, f"tab.{n}", lambda: None) for n in range(1, 5)]

    shown_lines = lines(commands, place.commands.keymap)

    assert shown_lines[Scope.EVERYWHERE] == [("Ctrl+1-4", "Part 1-4 of this screen")]


def test_the_key_sheet_speaks_the_language_in_use(
    qtbot: QtBot, place: Workplace, window: QWidget
) -> None:
    place.tr.use(Language.TRADITIONAL)
    commands = [place.commands.bind(window, "case.approve", lambda: None)]

    sheet = KeySheet(place, commands, window)

    assert "批准" in [label.text() for label in sheet.findChildren(QLabel)]
