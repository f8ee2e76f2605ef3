"""A scanner types: fast, at least eight characters, Enter. People do not."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.support.windows import shown
from ui.commands import Commands
from ui.keymap import Keymap
from ui.scanner import Scanner
from ui.shell.input_watch import InputWatch
from ui.workplace import Workplace

LETTER = "HKPL-000-1234-567"


class Hand:
    """Types into whatever has the focus, at a pace the test decides."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self.seconds = 100.0

    def types(self, text: str, gap_s: float) -> None:
        """Type ``text`` with ``gap_s`` between two keys."""
        for character in text:
            self.seconds += gap_s
            self._press(Qt.Key(ord(character.upper())), character)

    def enters(self, gap_s: float) -> None:
        """Press Enter."""
        self.seconds += gap_s
        self._press(Qt.Key.Key_Return, "")

    def _press(self, key: Qt.Key, character: str) -> None:
        target = QApplication.activePopupWidget() or QApplication.focusWidget()
        assert target is not None
        if character:
            self._qtbot.keyClicks(target, character)
        else:
            self._qtbot.keyClick(target, key)


@pytest.fixture
def hand(qtbot: QtBot) -> Hand:
    return Hand(qtbot)


@pytest.fixture
def scanner(hand: Hand, qapp: QApplication) -> Iterator[Scanner]:
    # The hand's clock stands still between keys, but Qt's timers do not: be patient.
    made = Scanner(now=lambda: hand.seconds, patience_ms=(400, 400))
    watch = InputWatch(qapp, made, lambda: None)
    yield made
    watch.close()


@pytest.fixture
def scans(scanner: Scanner) -> list[str]:
    seen: list[str] = []
    scanner.scanned.connect(seen.append)
    return seen


@pytest.fixture
def desk(qtbot: QtBot) -> QWidget:
    desk = QWidget()
    desk.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    QVBoxLayout(desk)
    qtbot.addWidget(desk)
    return desk


def test_a_burst_is_a_scan(qtbot: QtBot, desk: QWidget, hand: Hand, scans: list[str]) -> None:
    shown(qtbot, desk)

    hand.types(LETTER, 0.004)
    hand.enters(0.004)

    assert scans == [LETTER]


def test_two_scans_are_two(qtbot: QtBot, desk: QWidget, hand: Hand, scans: list[str]) -> None:
    shown(qtbot, desk)

    for code in (LETTER, "HK00128737"):
        hand.types(code, 0.004)
        hand.enters(0.004)
        hand.seconds += 1

    assert scans == [LETTER, "HK00128737"]


def test_what_leaked_into_a_field_is_put_back(
    qtbot: QtBot, desk: QWidget, hand: Hand, scans: list[str]
) -> None:
    field = QLineEdit("CHAN", desk)
    shown(qtbot, desk)
    field.setFocus()
    field.setCursorPosition(2)

    hand.types(LETTER, 0.004)
    hand.enters(0.004)

    assert scans == [LETTER]
    assert (field.text(), field.cursorPosition()) == ("CHAN", 2)


def test_what_leaked_into_a_note_is_put_back(
    qtbot: QtBot, desk: QWidget, hand: Hand, scans: list[str]
) -> None:
    note = QPlainTextEdit("seen", desk)
    shown(qtbot, desk)
    note.setFocus()

    hand.types(LETTER, 0.004)
    hand.enters(0.004)

    assert scans == [LETTER]
    assert note.toPlainText() == "seen"


def test_a_choice_is_put_back(qtbot: QtBot, desk: QWidget, hand: Hand, scans: list[str]) -> None:
    choice = QComboBox(desk)
    choice.addItems(["Anna", "Henry", "Karl"])
    shown(qtbot, desk)
    choice.setFocus()

    hand.types(LETTER, 0.004)
    hand.enters(0.004)

    assert scans == [LETTER]
    assert choice.currentText() == "Anna"


def test_a_person_typing_a_reference_is_no_scanner(
    qtbot: QtBot, desk: QWidget, hand: Hand, scans: list[str]
) -> None:
    field = QLineEdit(desk)
    entered: list[str] = []
    field.returnPressed.connect(lambda: entered.append(field.text()))
    shown(qtbot, desk)
    field.setFocus()

    hand.types(LETTER, 0.11)
    hand.enters(0.11)

    assert scans == []
    assert entered == [LETTER]


def test_a_short_burst_is_no_scan(
    qtbot: QtBot, desk: QWidget, hand: Hand, scans: list[str]
) -> None:
    field = QLineEdit(desk)
    shown(qtbot, desk)
    field.setFocus()

    hand.types("1234567", 0.004)
    hand.enters(0.004)

    assert scans == []
    assert field.text() == "1234567"


def test_a_password_typed_by_a_device_is_no_scan(
    qtbot: QtBot, desk: QWidget, hand: Hand, scans: list[str]
) -> None:
    field, entered = QLineEdit(desk), []
    field.setEchoMode(QLineEdit.EchoMode.Password)
    field.returnPressed.connect(lambda: entered.append(field.text()))
    shown(qtbot, desk)
    field.setFocus()

    hand.types("correcthorse", 0.004)
    hand.enters(0.004)

    assert scans == []
    assert entered == ["correcthorse"]


def test_a_scan_never_presses_a_default_button(qtbot: QtBot, hand: Hand, scans: list[str]) -> None:
    dialog, pressed = QDialog(), []
    qtbot.addWidget(dialog)
    field, button = QLineEdit(dialog), QPushButton("Cancel letter", dialog)
    button.setDefault(True)
    button.clicked.connect(lambda: pressed.append(1))
    shown(qtbot, dialog)
    field.setFocus()

    hand.types(LETTER, 0.004)
    hand.enters(0.004)

    assert scans == [LETTER]
    assert not pressed
    assert dialog.isVisible()


def test_a_scan_triggers_no_command_with_a_letter_as_its_key(
    qtbot: QtBot, place: Workplace, desk: QWidget, hand: Hand, scanner: Scanner, scans: list[str]
) -> None:
    done: list[str] = []
    commands = Commands(Keymap(), place.tr, when_typed=scanner.unless_scanned)
    for id_ in ("case.hold", "case.previous", "case.letter", "row.open", "field.1"):
        commands.bind(desk, id_, lambda id_=id_: done.append(id_))  # type: ignore[misc]  # default
    shown(qtbot, desk)

    hand.types(LETTER, 0.004)
    hand.enters(0.004)
    qtbot.wait(450)

    assert scans == [LETTER]
    assert done == []


def test_a_persons_letter_acts_after_a_moment(
    qtbot: QtBot, place: Workplace, desk: QWidget, hand: Hand, scanner: Scanner
) -> None:
    done: list[str] = []
    commands = Commands(Keymap(), place.tr, when_typed=scanner.unless_scanned)
    commands.bind(desk, "case.hold", lambda: done.append("held"))
    commands.bind(desk, "case.next", lambda: done.append("next"))
    shown(qtbot, desk)

    hand.types("h", 0.2)
    assert not done
    qtbot.waitUntil(lambda: done == ["held"], timeout=3000)
    hand.types("hn", 0.03)
    qtbot.waitUntil(lambda: done == ["held", "held", "next"], timeout=3000)


def test_a_letter_acts_before_the_combination_pressed_right_after_it(
    qtbot: QtBot, place: Workplace, desk: QWidget, hand: Hand, scanner: Scanner
) -> None:
    done: list[str] = []
    commands = Commands(Keymap(), place.tr, when_typed=scanner.unless_scanned)
    commands.bind(desk, "reason.1", lambda: done.append("reason"))
    commands.bind(desk, "form.confirm", lambda: done.append("confirmed"))
    shown(qtbot, desk)

    hand.types("1", 0.2)
    assert scanner.undecided()
    qtbot.keyClick(desk, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert done == ["reason", "confirmed"]
    assert not scanner.undecided()


def test_function_keys_and_buttons_act_at_once(
    qtbot: QtBot, place: Workplace, desk: QWidget, scanner: Scanner
) -> None:
    done: list[str] = []
    commands = Commands(Keymap(), place.tr, when_typed=scanner.unless_scanned)
    command = commands.bind(desk, "go.queue", lambda: done.append("queue"))
    shown(qtbot, desk)

    qtbot.keyClick(desk, Qt.Key.Key_F2)
    command.trigger()

    assert done == ["queue", "queue"]
