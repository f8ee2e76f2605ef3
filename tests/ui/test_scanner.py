"""Scanners type from anywhere: nothing of a scan reaches a field, a button or a key's command."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import pytest
from PySide6.QtCore import QDate, QPoint, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent, QKeySequence, QShortcut, QStandardItemModel
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDateEdit,
    QDialog,
    QLineEdit,
    QListView,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QSlider,
    QSpinBox,
    QTableWidget,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.support.wedge import HandClock, Keyboard
from tests.support.wedge_streams import (
    PERMIT,
    QUICK_S,
    REFERENCE,
    ROWS_MISSING,
    SLOW_S,
    STREAMS,
    TD3,
    Stream,
)
from tests.support.windows import shown
from ui.commands import Commands
from ui.held_input import receiver
from ui.keymap import Keymap
from ui.scanner import FAST_GAP_S, GAP_S, NEXT_ROW_S, SHORTEST, SILENCE_S, Scanner
from ui.shell.input_watch import InputWatch
from ui.workplace import Workplace
from workstation.domain.letters import LetterReference

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def keyboard(clock: HandClock) -> Keyboard:
    return Keyboard(clock)


@pytest.fixture
def scanner(clock: HandClock, qapp: QApplication) -> Iterator[Scanner]:
    made = Scanner(clock=clock)
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


def _fields(qtbot: QtBot, desk: QWidget, count: int) -> list[QLineEdit]:
    """Show the desk with so many fields; the first has the focus."""
    fields = [QLineEdit(desk) for _ in range(count)]
    for field in fields:
        desk.layout().addWidget(field)
    shown(qtbot, desk)
    fields[0].setFocus()
    return fields


def _send(keyboard: Keyboard, stream: Stream) -> None:
    for at, burst in enumerate(stream.bursts):
        keyboard.clock.go_on(stream.pause_s if at else 1.0)
        if stream.committed:
            for character in burst:
                if character.isprintable():
                    keyboard.commits([character], stream.gap_s)
                else:
                    keyboard.types(character, stream.gap_s)
        else:
            keyboard.types(burst, stream.gap_s)
    keyboard.clock.go_on(NEXT_ROW_S + 1)


def _is_right(stream: Stream, scans: list[str]) -> bool:
    if stream.meant:
        return scans == [stream.meant]
    return [LetterReference.parse(text) for text in scans] == [REFERENCE]


# What has the focus.


class Spot(NamedTuple):
    """A widget with the focus, and all of it that a key could change."""

    window: QWidget
    state: Callable[[], object]


def _line_state(line: QLineEdit) -> object:
    return (
        line.text(),
        line.cursorPosition(),
        line.selectedText(),
        line.isUndoAvailable(),
        line.isRedoAvailable(),
        line.isModified(),
    )


def _line(desk: QWidget) -> Spot:
    line = QLineEdit("CHAN", desk)
    line.setFocus()
    line.insert(" MAN")
    line.setSelection(2, 4)
    return Spot(desk, lambda: _line_state(line))


def _empty_line(desk: QWidget) -> Spot:
    line = QLineEdit(desk)
    line.setMaxLength(6)
    line.setFocus()
    return Spot(desk, lambda: _line_state(line))


def _note(desk: QWidget) -> Spot:
    note = QPlainTextEdit("seen\ntwice", desk)
    note.setFocus()
    note.insertPlainText("so ")
    document = note.document()
    return Spot(
        desk,
        lambda: (
            note.toPlainText(),
            note.textCursor().position(),
            document.availableUndoSteps(),
            document.availableRedoSteps(),
        ),
    )


def _rich_text(desk: QWidget) -> Spot:
    text = QTextEdit("<b>seen</b>", desk)
    text.setFocus()
    text.selectAll()
    document = text.document()
    return Spot(
        desk,
        lambda: (text.toHtml(), text.textCursor().selectedText(), document.availableUndoSteps()),
    )


def _choice(desk: QWidget) -> Spot:
    choice = QComboBox(desk)
    choice.addItems(["Anna", "Egl", "Henry", "Peter", "55", "Isa", "Lea", "7"])
    choice.setCurrentIndex(2)
    choice.setFocus()
    return Spot(desk, lambda: (choice.currentText(), choice.view().isVisible()))


def _editable_choice(desk: QWidget) -> Spot:
    choice = QComboBox(desk)
    choice.setEditable(True)
    choice.addItems(["Anna", "Egl", "Peter"])
    choice.setEditText("Pe")
    choice.setFocus()
    line = choice.lineEdit()
    assert line is not None
    return Spot(desk, lambda: (choice.count(), choice.currentIndex(), _line_state(line)))


def _open_choice(desk: QWidget) -> Spot:
    choice = QComboBox(desk)
    choice.addItems(["Anna", "Egl", "Peter", "55"])
    desk.layout().addWidget(choice)
    choice.setFocus()
    choice.showPopup()
    return Spot(
        desk,
        lambda: (
            choice.currentIndex(),
            choice.view().currentIndex().row(),
            choice.view().isVisible(),
        ),
    )


def _number(desk: QWidget) -> Spot:
    number = QSpinBox(desk)
    number.setRange(0, 10**6)
    number.setValue(12)
    number.setFocus()
    number.selectAll()
    line = number.lineEdit()
    return Spot(desk, lambda: (number.value(), _line_state(line)))


def _day(desk: QWidget) -> Spot:
    day = QDateEdit(QDate(2021, 12, 10), desk)
    day.setFocus()
    day.setSelectedSection(QDateEdit.Section.MonthSection)
    return Spot(desk, lambda: (day.date(), day.text(), day.currentSection()))


def _table(desk: QWidget) -> Spot:
    table = QTableWidget(4, 2, desk)
    table.setEditTriggers(QTableWidget.EditTrigger.AllEditTriggers)
    table.setCurrentCell(2, 1)
    table.setFocus()
    return Spot(
        desk,
        lambda: (
            table.currentRow(),
            table.currentColumn(),
            table.state(),
            [table.item(row, column) for row in range(4) for column in range(2)],
        ),
    )


def _list(desk: QWidget) -> Spot:
    view = QListView(desk)
    model = QStandardItemModel(0, 1, view)
    for word in ("Anna", "Egl", "Isa", "Lea", "Peter", "55"):
        model.insertRow(model.rowCount())
        model.setData(model.index(model.rowCount() - 1, 0), word)
    view.setModel(model)
    view.setCurrentIndex(model.index(3, 0))
    view.setFocus()
    return Spot(
        desk, lambda: (view.currentIndex().row(), len(view.selectedIndexes()), view.state())
    )


def _button(desk: QWidget) -> Spot:
    pressed: list[int] = []
    button = QPushButton("E&xit", desk)
    button.clicked.connect(lambda: pressed.append(1))
    button.setFocus()
    return Spot(desk, lambda: (list(pressed), button.isDown()))


def _tick(desk: QWidget) -> Spot:
    tick = QCheckBox("&Portrait", desk)
    tick.setFocus()
    return Spot(desk, lambda: (tick.isChecked(), tick.isDown()))


def _slider(desk: QWidget) -> Spot:
    slider = QSlider(desk)
    slider.setFocus()
    return Spot(desk, slider.value)


def _nothing(desk: QWidget) -> Spot:
    def leave() -> None:
        focused = QApplication.focusWidget()
        if focused is not None:
            focused.clearFocus()

    leave()
    return Spot(desk, QApplication.focusWidget)


def _password(desk: QWidget) -> Spot:
    line = QLineEdit("secret", desk)
    line.setEchoMode(QLineEdit.EchoMode.Password)
    line.setFocus()
    return Spot(desk, lambda: _line_state(line))


def _dialog(desk: QWidget) -> Spot:
    pressed: list[str] = []
    dialog = QDialog(desk)
    dialog.setModal(True)
    column = QVBoxLayout(dialog)
    line, cancel, go = QLineEdit("so", dialog), QPushButton("&Cancel"), QPushButton("&Post letters")
    for widget in (line, cancel, go):
        column.addWidget(widget)
    go.setDefault(True)
    go.clicked.connect(lambda: pressed.append("go"))
    cancel.clicked.connect(lambda: pressed.append("cancel"))
    dialog.finished.connect(lambda: pressed.append("closed"))
    dialog.open()
    dialog.activateWindow()
    line.setFocus()
    return Spot(dialog, lambda: (list(pressed), dialog.isVisible(), _line_state(line)))


def _menu(desk: QWidget) -> Spot:
    chosen: list[str] = []
    menu = QMenu(desk)
    for word in ("&Egl", "&Post", "&Isa", "&Lea", "&5", "&Done"):
        menu.addAction(word).triggered.connect(lambda *_, word=word: chosen.append(word))
    menu.popup(desk.mapToGlobal(QPoint(5, 5)))
    menu.setActiveAction(menu.actions()[0])
    return Spot(desk, lambda: (list(chosen), menu.isVisible(), menu.activeAction().text()))


SPOTS = {
    "line": _line,
    "short line": _empty_line,
    "note": _note,
    "rich text": _rich_text,
    "choice": _choice,
    "editable choice": _editable_choice,
    "open choice": _open_choice,
    "number": _number,
    "day": _day,
    "table": _table,
    "list": _list,
    "button": _button,
    "tick": _tick,
    "slider": _slider,
    "nothing": _nothing,
    "password": _password,
    "dialog": _dialog,
    "menu": _menu,
}


@pytest.mark.parametrize(
    "streams",
    [
        pytest.param(None, id="every sixth stream"),
        pytest.param(STREAMS, id="every stream", marks=pytest.mark.slow),
    ],
)
@pytest.mark.parametrize("spot", SPOTS.values(), ids=SPOTS.keys())
def test_no_stream_leaks_a_character_or_presses_anything(
    qtbot: QtBot,
    desk: QWidget,
    keyboard: Keyboard,
    scanner: Scanner,
    scans: list[str],
    spot: Callable[[QWidget], Spot],
    streams: Sequence[Stream] | None,
) -> None:
    first = list(SPOTS.values()).index(spot) % 6  # six spots share all streams among them
    done: list[str] = []
    wrong_layouts: list[int] = []
    scanner.layout_was_wrong.connect(lambda: wrong_layouts.append(1))
    shown(qtbot, desk)
    where = spot(desk)
    for key in (*_LETTERS, "<", ";", ">", ",", ":", "Return", "Tab", "Ctrl+B", "Ctrl+C", "Ctrl+J"):
        shortcut = QShortcut(QKeySequence(key), where.window)
        shortcut.activated.connect(lambda key=key: done.append(key))
    qtbot.waitUntil(lambda: QApplication.activeWindow() is where.window)
    focus, state = receiver(), where.state()
    clipboard = QApplication.clipboard().text()

    failed = []
    for stream in streams or STREAMS[first::6]:
        scans.clear()
        wrong_layouts.clear()
        _send(keyboard, stream)
        right = _is_right(stream, scans) and bool(wrong_layouts) is stream.wrong_layout
        kept = (receiver(), where.state()) == (focus, state)
        if not right or not kept or done or scanner.undecided():
            failed.append((str(stream), scans.copy(), where.state(), done.copy()))
            break

    assert failed == []
    assert QApplication.clipboard().text() == clipboard


@pytest.mark.parametrize("stream", ROWS_MISSING, ids=str)
def test_a_row_of_a_document_that_stays_alone_is_told_alone(
    qtbot: QtBot, desk: QWidget, keyboard: Keyboard, scans: list[str], stream: Stream
) -> None:
    shown(qtbot, desk)

    keyboard.types(stream.bursts[0], QUICK_S)
    keyboard.clock.go_on(NEXT_ROW_S / 2)
    assert scans == []
    keyboard.clock.go_on(NEXT_ROW_S)

    assert scans == [stream.meant]


def test_the_last_row_is_waited_for_while_it_comes(
    qtbot: QtBot, desk: QWidget, keyboard: Keyboard, scans: list[str]
) -> None:
    shown(qtbot, desk)

    keyboard.types(TD3[0] + "\r", SLOW_S)
    keyboard.types(TD3[1], SLOW_S, first_s=NEXT_ROW_S - 0.1)
    keyboard.clock.go_on(SILENCE_S)

    assert scans == ["\n".join(TD3)]


def test_rows_the_other_way_round_are_put_in_order(
    qtbot: QtBot, desk: QWidget, keyboard: Keyboard, scans: list[str]
) -> None:
    shown(qtbot, desk)

    for line in reversed(TD3):
        keyboard.types(line + "\r", QUICK_S, first_s=0.3)

    assert scans == ["\n".join(TD3)]


def test_a_letter_after_one_row_is_told_after_it(
    qtbot: QtBot, desk: QWidget, keyboard: Keyboard, scans: list[str]
) -> None:
    shown(qtbot, desk)

    keyboard.types(TD3[1] + "\r", QUICK_S)
    keyboard.types(REFERENCE.symbol + "\r", QUICK_S, first_s=0.5)

    assert scans == [TD3[1], REFERENCE.symbol]


def test_two_scans_are_two_and_one_that_comes_back_later_is_told_again(
    qtbot: QtBot, desk: QWidget, keyboard: Keyboard, scans: list[str]
) -> None:
    shown(qtbot, desk)

    for text in (REFERENCE.digits, PERMIT[0], REFERENCE.digits):
        keyboard.types(text + "\r", QUICK_S, first_s=3.0)

    assert scans == [REFERENCE.digits, PERMIT[0], REFERENCE.digits]


def test_an_unknown_code_is_a_scan_where_its_pace_and_end_tell(
    qtbot: QtBot, desk: QWidget, keyboard: Keyboard, scans: list[str]
) -> None:
    (field,) = _fields(qtbot, desk, 1)

    keyboard.types("4891028164456\r", FAST_GAP_S - 0.005)

    assert scans == ["4891028164456"]
    assert field.text() == ""


def test_an_unknown_code_without_end_triggers_nothing(
    qtbot: QtBot, place: Workplace, desk: QWidget, keyboard: Keyboard, scans: list[str]
) -> None:
    done: list[str] = []
    commands = Commands(Keymap(), place.tr)
    for id_ in ("case.hold", "case.previous", "case.letter", "row.open", "field.1"):
        commands.bind(desk, id_, lambda id_=id_: done.append(id_))  # type: ignore[misc]  # default
    shown(qtbot, desk)

    keyboard.types("HKPL-000-1234-567", QUICK_S)
    keyboard.clock.go_on(SILENCE_S)

    assert scans == ["HKPL-000-1234-567"]
    assert done == []


def test_what_a_program_types_into_a_field_without_end_stays_there(
    qtbot: QtBot, desk: QWidget, keyboard: Keyboard, scans: list[str]
) -> None:
    (field,) = _fields(qtbot, desk, 1)

    keyboard.types("Kindly wait outside", QUICK_S)
    keyboard.clock.go_on(SILENCE_S)

    assert scans == []
    assert field.text() == "Kindly wait outside"


# People.


@pytest.mark.parametrize("gap_s", [0.041, 0.055, 0.061, 0.11, 0.3])
@pytest.mark.parametrize("end", ["\r", "\t", ""])
def test_a_person_however_fast_is_no_scanner(
    qtbot: QtBot, desk: QWidget, keyboard: Keyboard, scans: list[str], gap_s: float, end: str
) -> None:
    field, other = QLineEdit(desk), QLineEdit(desk)
    entered: list[str] = []
    field.returnPressed.connect(lambda: entered.append(field.text()))
    desk.layout().addWidget(field)
    desk.layout().addWidget(other)
    shown(qtbot, desk)
    field.setFocus()

    keyboard.types(f"representative of the tenant{end}", gap_s)
    keyboard.clock.go_on(SILENCE_S)

    assert scans == []
    assert field.text() == "representative of the tenant"
    assert entered == (["representative of the tenant"] if end == "\r" else [])
    assert other.hasFocus() is (end == "\t")


def test_a_person_who_keys_a_reference_is_no_scanner(
    qtbot: QtBot, desk: QWidget, keyboard: Keyboard, scans: list[str]
) -> None:
    (field,) = _fields(qtbot, desk, 1)

    keyboard.types(f"{REFERENCE.digits}\r", GAP_S + 0.005)

    assert scans == []
    assert field.text() == REFERENCE.digits


def test_a_short_burst_is_no_scan(
    qtbot: QtBot, desk: QWidget, keyboard: Keyboard, scans: list[str]
) -> None:
    field, entered = QLineEdit(desk), []
    field.returnPressed.connect(lambda: entered.append(field.text()))
    shown(qtbot, desk)
    field.setFocus()

    keyboard.types("1234567\r", QUICK_S)

    assert scans == []
    assert entered == ["1234567"]


@pytest.mark.parametrize("flagged", [True, False])
@pytest.mark.parametrize("character", ["x", "<", "1"])
def test_a_key_held_down_is_no_scan_and_is_seen_repeating(
    qtbot: QtBot,
    desk: QWidget,
    keyboard: Keyboard,
    scans: list[str],
    flagged: bool,
    character: str,
) -> None:
    (field,) = _fields(qtbot, desk, 1)

    keyboard.types(character, 1.0)
    keyboard.clock.go_on(0.25)
    for _ in range(40):
        keyboard.clock.go_on(0.033)
        keyboard.press(character, repeat=flagged)
    assert len(field.text()) > 40 - SHORTEST
    keyboard.clock.go_on(SILENCE_S)

    assert scans == []
    assert field.text() == character * 41


def test_a_password_typed_by_a_device_is_no_scan(
    qtbot: QtBot, desk: QWidget, keyboard: Keyboard, scans: list[str]
) -> None:
    field, entered = QLineEdit(desk), []
    field.setEchoMode(QLineEdit.EchoMode.Password)
    field.returnPressed.connect(lambda: entered.append(field.text()))
    shown(qtbot, desk)
    field.setFocus()

    for password in ("correcthorse", "1234567890123456"):
        keyboard.types(f"{password}\r", QUICK_S, first_s=1.0)
        field.clear()

    assert scans == []
    assert entered == ["correcthorse", "1234567890123456"]


def test_a_command_acts_when_no_scanner_typed_its_key(
    qtbot: QtBot, place: Workplace, desk: QWidget, keyboard: Keyboard, scanner: Scanner
) -> None:
    done: list[str] = []
    commands = Commands(Keymap(), place.tr)
    commands.bind(desk, "case.hold", lambda: done.append("held"))
    commands.bind(desk, "case.next", lambda: done.append("next"))
    shown(qtbot, desk)

    keyboard.types("h", 0.2)
    assert scanner.undecided()
    keyboard.clock.go_on(SILENCE_S)
    assert done == ["held"]
    keyboard.types("hn", 0.03)
    keyboard.clock.go_on(SILENCE_S)

    assert done == ["held", "held", "next"]
    assert not scanner.undecided()


def test_a_letter_acts_before_the_combination_pressed_right_after_it(
    qtbot: QtBot, place: Workplace, desk: QWidget, keyboard: Keyboard, scanner: Scanner
) -> None:
    done: list[str] = []
    commands = Commands(Keymap(), place.tr)
    commands.bind(desk, "reason.1", lambda: done.append("reason"))
    commands.bind(desk, "form.confirm", lambda: done.append("confirmed"))
    shown(qtbot, desk)

    keyboard.types("1", 0.2)
    keyboard.clock.go_on(0.01)
    keyboard.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert done == ["reason", "confirmed"]
    assert not scanner.undecided()


def test_letters_go_where_the_command_before_them_put_the_focus(
    qtbot: QtBot, place: Workplace, desk: QWidget, keyboard: Keyboard, scans: list[str]
) -> None:
    field, done = QLineEdit(desk), []
    commands = Commands(Keymap(), place.tr)
    commands.bind(desk, "case.next", field.setFocus)
    commands.bind(desk, "case.hold", lambda: done.append("held"))
    shown(qtbot, desk)

    keyboard.types("nh", 0.04)
    keyboard.clock.go_on(SILENCE_S)

    assert field.text() == "h"
    assert done == []


def test_the_rest_of_what_was_typed_reaches_a_dialog_that_the_first_key_opened(
    qtbot: QtBot, place: Workplace, desk: QWidget, keyboard: Keyboard, scans: list[str]
) -> None:
    dialog = QDialog(desk)
    field = QLineEdit(dialog)
    field.textChanged.connect(lambda text: dialog.accept() if text == "ab" else None)
    commands = Commands(Keymap(), place.tr)
    commands.bind(desk, "case.hold", dialog.exec)
    QTimer.singleShot(5000, dialog.reject)  # a test that fails ends
    shown(qtbot, desk)

    keyboard.types("hab", 0.04)
    keyboard.clock.go_on(SILENCE_S)

    assert field.text() == "ab"


def test_function_keys_and_buttons_act_at_once(
    qtbot: QtBot, place: Workplace, desk: QWidget, keyboard: Keyboard, scanner: Scanner
) -> None:
    done: list[str] = []
    commands = Commands(Keymap(), place.tr)
    command = commands.bind(desk, "go.queue", lambda: done.append("queue"))
    shown(qtbot, desk)

    keyboard.key(Qt.Key.Key_F2)
    command.trigger()

    assert done == ["queue", "queue"]


def test_a_space_presses_a_button_even_right_after_a_letter(
    qtbot: QtBot, desk: QWidget, keyboard: Keyboard, scanner: Scanner
) -> None:
    pressed: list[int] = []
    button = QPushButton("Go", desk)
    button.clicked.connect(lambda: pressed.append(1))
    shown(qtbot, desk)
    button.setFocus()

    keyboard.types(" ", 1.0)
    keyboard.types("x ", 0.03)
    keyboard.clock.go_on(SILENCE_S)

    assert pressed == [1, 1]
    assert not button.isDown()


def _click(qtbot: QtBot, widget: QWidget) -> None:
    window = widget.window()
    place = widget.mapTo(window, widget.rect().center())
    qtbot.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, pos=place)  # type: ignore[arg-type]  # windows are clicked, too


def test_what_was_typed_before_a_click_is_typed_before_it(
    qtbot: QtBot, desk: QWidget, keyboard: Keyboard, scanner: Scanner
) -> None:
    field, other = _fields(qtbot, desk, 2)

    keyboard.types("ab", 0.04)
    _click(qtbot, other)

    assert (field.text(), other.text()) == ("ab", "")


def test_a_click_in_the_middle_of_a_scan_lets_nothing_through(
    qtbot: QtBot, desk: QWidget, keyboard: Keyboard, scans: list[str]
) -> None:
    field, other = _fields(qtbot, desk, 2)

    keyboard.types(REFERENCE.symbol[:9], QUICK_S)
    _click(qtbot, other)
    keyboard.types(REFERENCE.symbol[9:] + "\r", QUICK_S)

    assert scans == [REFERENCE.symbol]
    assert (field.text(), other.text()) == ("", "")


# Input methods.


def test_chinese_words_reach_the_field_at_once(
    qtbot: QtBot, desk: QWidget, keyboard: Keyboard, scans: list[str]
) -> None:
    (field,) = _fields(qtbot, desk, 1)

    keyboard.commits(["香港郵政局的覆核員", "陳大文"], 0.03)

    assert scans == []
    assert field.text() == "香港郵政局的覆核員陳大文"


def test_dictated_words_reach_the_field(
    qtbot: QtBot, desk: QWidget, keyboard: Keyboard, scans: list[str]
) -> None:
    note = QPlainTextEdit(desk)
    shown(qtbot, desk)
    note.setFocus()

    keyboard.commits(["Address verified, ", "holder is 18 years old"], 0.03)
    keyboard.types("\r", 0.03)
    keyboard.clock.go_on(SILENCE_S)

    assert scans == []
    assert note.toPlainText() == "Address verified, holder is 18 years old\n"


def test_words_committed_in_pieces_of_a_scan_are_the_scan(
    qtbot: QtBot, desk: QWidget, keyboard: Keyboard, scans: list[str]
) -> None:
    field = QLineEdit("so", desk)
    shown(qtbot, desk)
    field.setFocus()

    keyboard.commits(["P《UTOERIKSSON", "《《", "ANNA《MARIA", "《" * 19], 0.04)
    keyboard.types("\r", 0.01)
    keyboard.commits([TD3[1].replace("<", "《")], 0.3)
    keyboard.clock.go_on(SILENCE_S)

    assert scans == ["\n".join(TD3)]
    assert field.text() == "so"


def test_what_was_being_composed_does_not_stay_after_a_scan(
    qtbot: QtBot, desk: QWidget, keyboard: Keyboard, scans: list[str]
) -> None:
    note = QPlainTextEdit(desk)
    shown(qtbot, desk)
    note.setFocus()
    QApplication.sendEvent(note, QInputMethodEvent("ni", []))
    assert note.document().firstBlock().layout().preeditAreaText() == "ni"

    keyboard.types(f"{REFERENCE.symbol}\r", QUICK_S)

    assert scans == [REFERENCE.symbol]
    assert note.document().firstBlock().layout().preeditAreaText() == ""


def test_nothing_that_was_typed_is_kept_for_the_next_person(
    qtbot: QtBot, desk: QWidget, keyboard: Keyboard, scanner: Scanner, scans: list[str]
) -> None:
    shown(qtbot, desk)
    keyboard.types(TD3[0] + "\rEGL1:", QUICK_S)

    scanner.forget()
    keyboard.clock.go_on(5)

    assert scans == []
    assert not scanner.undecided()
