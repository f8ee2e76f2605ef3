"""What keys and buttons do, and when they do nothing."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.support.windows import shown
from ui.commands import writing
from ui.i18n import Language
from ui.widgets.buttons import IconButton, KeyButton
from ui.workplace import Workplace


@pytest.fixture
def desk(qtbot: QtBot) -> QWidget:
    desk = QWidget()
    desk.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    QVBoxLayout(desk)
    qtbot.addWidget(desk)
    return desk


def test_a_letter_acts(qtbot: QtBot, place: Workplace, desk: QWidget) -> None:
    done: list[str] = []
    place.commands.bind(desk, "case.approve", lambda: done.append("approved"))
    shown(qtbot, desk)

    qtbot.keyClick(desk, Qt.Key.Key_A)

    assert done == ["approved"]


@pytest.mark.parametrize("make", [QLineEdit, QPlainTextEdit, QSpinBox])
def test_a_letter_typed_into_a_field_is_text(
    qtbot: QtBot, place: Workplace, desk: QWidget, make: Callable[[], QWidget]
) -> None:
    done: list[str] = []
    place.commands.bind(desk, "case.approve", lambda: done.append("approved"))
    place.commands.bind(desk, "field.1", lambda: done.append("jumped"))
    field = make()
    _inside(desk, field)
    shown(qtbot, desk)
    field.setFocus()

    qtbot.keyClick(field, Qt.Key.Key_A)
    qtbot.keyClick(field, Qt.Key.Key_1)

    assert not done


@pytest.mark.parametrize("make", [QCheckBox, QComboBox])
def test_a_letter_acts_while_something_else_has_the_focus(
    qtbot: QtBot, place: Workplace, desk: QWidget, make: Callable[[], QWidget]
) -> None:
    done: list[str] = []
    place.commands.bind(desk, "case.approve", lambda: done.append("approved"))
    field = make()
    _inside(desk, field)
    shown(qtbot, desk)
    field.setFocus()

    qtbot.keyClick(field, Qt.Key.Key_A)

    assert done == ["approved"]


def test_confirm_works_from_within_text(qtbot: QtBot, place: Workplace, desk: QWidget) -> None:
    done: list[str] = []
    place.commands.bind(desk, "form.confirm", lambda: done.append("confirmed"))
    field = QPlainTextEdit()
    _inside(desk, field)
    shown(qtbot, desk)
    field.setFocus()

    qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert done == ["confirmed"]
    assert not field.toPlainText()


def test_nothing_acts_while_a_case_is_switching(
    qtbot: QtBot, place: Workplace, desk: QWidget
) -> None:
    done: list[str] = []
    command = place.commands.bind(desk, "case.approve", lambda: done.append("approved"))
    shown(qtbot, desk)

    place.commands.hold()
    qtbot.keyClick(desk, Qt.Key.Key_A)
    command.trigger()
    place.commands.resume()
    assert not done

    qtbot.keyClick(desk, Qt.Key.Key_A)
    assert done == ["approved"]


def test_a_command_that_is_not_allowed_says_who_may(
    qtbot: QtBot, place: Workplace, desk: QWidget
) -> None:
    done: list[str] = []
    command = place.commands.bind(desk, "queue.assign", lambda: done.append("assigned"))
    button = KeyButton(command, desk)
    shown(qtbot, desk)

    command.allow(False, "Supervisors can")
    qtbot.keyClick(desk, Qt.Key.Key_S)

    assert not done
    assert not button.isEnabled()
    assert "Supervisors can" in button.toolTip()

    command.allow(True)
    assert button.isEnabled()
    assert "Supervisors can" not in button.toolTip()


def test_buttons_carry_word_and_key_in_the_language_in_use(
    qtbot: QtBot, place: Workplace, desk: QWidget
) -> None:
    command = place.commands.bind(desk, "case.approve", lambda: None)
    button, icon = KeyButton(command, desk), IconButton(command, place.icons, desk)
    shown(qtbot, desk)

    assert button.text() == "Approve  A"
    assert icon.accessibleName() == "Approve"
    place.tr.use(Language.TRADITIONAL)
    assert button.text() == "批准  A"
    assert icon.toolTip() == "批准 (A)"


def test_other_keys_act_and_are_shown_at_once(
    qtbot: QtBot, place: Workplace, desk: QWidget
) -> None:
    done: list[str] = []
    button = KeyButton(place.commands.bind(desk, "case.approve", lambda: done.append("x")), desk)
    shown(qtbot, desk)

    place.commands.rebind("case.approve", ("V",))
    qtbot.keyClick(desk, Qt.Key.Key_A)
    qtbot.keyClick(desk, Qt.Key.Key_V)

    assert done == ["x"]
    assert button.text() == "Approve  V"


def test_a_sequence_goes_to_a_page(qtbot: QtBot, place: Workplace, desk: QWidget) -> None:
    done: list[int] = []
    place.commands.bind(desk, "page.2", lambda: done.append(2))
    place.commands.bind(desk, "field.2", lambda: done.append(-2))
    shown(qtbot, desk)

    qtbot.keyClick(desk, Qt.Key.Key_G)
    qtbot.keyClick(desk, Qt.Key.Key_2)

    assert done == [2]


def test_what_takes_text_is_known(qtbot: QtBot) -> None:
    plain, editable, line = QComboBox(), QComboBox(), QLineEdit()
    editable.setEditable(True)
    for widget in (plain, editable, line):
        qtbot.addWidget(widget)

    assert not writing(plain)
    assert writing(editable)
    assert writing(line)
    line.setReadOnly(True)
    assert not writing(line)


def _inside(desk: QWidget, field: QWidget) -> None:
    layout = desk.layout()
    assert layout is not None
    layout.addWidget(field)
