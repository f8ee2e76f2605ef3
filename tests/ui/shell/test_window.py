"""The frame round the desks, and the lock."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QMenu, QVBoxLayout
from pytestqt.qtbot import QtBot

from tests.support.wedge_streams import REFERENCE, TD3
from tests.support.windows import shown
from ui.desk import Desk, DeskPlace
from ui.i18n import Language
from ui.keymap import Scope
from ui.scanner import Scanner
from ui.shell.session import Person, Session
from ui.shell.status_bar import Connection
from ui.shell.window import Window
from ui.sign_in.card import Entry
from ui.theme.tokens import Look, State
from ui.widgets.key_sheet import lines
from ui.workplace import Workplace

PERSON = Person("Chan S. S.", "S1234", "Sham Shui Po")


class Plain(Desk):
    """A desk with a field and a secret."""

    id = "queue"

    def __init__(self, place: Workplace, id_: str) -> None:
        super().__init__()
        self.id = id_  # type: ignore[misc]  # one class for all places of this test
        self._tr = place.tr
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.field = QLineEdit(self)
        self.field.setAccessibleName("Note")
        column = QVBoxLayout(self)
        column.addWidget(self.field)
        column.addWidget(QLabel("陳大文", self))
        self.calls: list[str] = []
        self.subjects: list[object] = []
        self.recalled: Mapping[str, object] = {}
        self.approved = 0
        place.commands.bind(self, "case.approve", self._approve)

    def title(self) -> str:
        return self._tr.gettext("Queue") if self.id == "queue" else self._tr.gettext("Review desk")

    def activate(self) -> None:
        self.calls.append("activate")
        self.take_focus()

    def leave(self) -> None:
        self.calls.append("leave")

    def lock(self) -> None:
        self.calls.append("lock")

    def show_subject(self, subject: object) -> None:
        self.subjects.append(subject)

    def take_scan(self, text: str) -> bool:
        self.subjects.append(text)
        return text.startswith("HKPL")

    def memory(self) -> Mapping[str, object]:
        return {"filter": self.id}

    def recall(self, memory: Mapping[str, object]) -> None:
        self.recalled = memory

    def _approve(self) -> None:
        self.approved += 1


@pytest.fixture
def window(qtbot: QtBot, place: Workplace) -> Window:
    places = [
        DeskPlace("queue", lambda: Plain(place, "queue")),
        DeskPlace("review", lambda: Plain(place, "review")),
        DeskPlace("letters", lambda: Plain(place, "letters"), False, lambda: "Supervisors can"),
        DeskPlace("settings", lambda: Plain(place, "settings")),
    ]
    window = Window(place, places)
    qtbot.addWidget(window)
    shown(qtbot, window)
    window.show_desk("queue")
    return window


@pytest.fixture
def scanner(window: Window) -> Scanner:
    return Scanner(window)


@pytest.fixture
def session(
    qapp: QApplication, place: Workplace, window: Window, scanner: Scanner
) -> Iterator[Session]:
    session = Session(qapp, window, place, scanner, PERSON)
    yield session
    session.end()


def _desk(window: Window) -> Plain:
    assert isinstance(window.desk, Plain)
    return window.desk


def test_function_keys_go_from_desk_to_desk(qtbot: QtBot, window: Window) -> None:
    queue = _desk(window)

    qtbot.keyClick(window, Qt.Key.Key_F3)

    assert _desk(window).id == "review"
    assert queue.calls == ["activate", "leave"]
    assert "Review desk" in window.windowTitle()


def test_a_desk_is_made_once_and_finds_what_it_remembered(window: Window) -> None:
    window.recall({"review": {"filter": "old"}})

    window.show_desk("review", subject="HK00128737")
    first = _desk(window)
    window.show_desk("queue")
    window.show_desk("review")

    assert _desk(window) is first
    assert first.recalled == {"filter": "old"}
    assert first.subjects == ["HK00128737"]
    assert window.memories() == {"queue": {"filter": "queue"}, "review": {"filter": "review"}}


def test_a_desk_one_may_not_use_is_there_and_says_who_may(
    qtbot: QtBot, window: Window, place: Workplace
) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F5)

    assert _desk(window).id == "queue"
    tips = [command.toolTip() for command in window.menu.desks]
    assert any("Supervisors can" in tip for tip in tips)
    told = place.notices.history()[0]
    assert (told.text, told.state) == (
        "“Letters” is not for your role. Supervisors can",
        State.ATTENTION,
    )


def test_the_key_of_a_desk_one_may_not_use_follows_ones_own_keys(
    qtbot: QtBot, window: Window, place: Workplace
) -> None:
    place.commands.rebind("go.letters", ("Ctrl+F5",))

    qtbot.keyClick(window, Qt.Key.Key_F5)
    assert not place.notices.history()
    qtbot.keyClick(window, Qt.Key.Key_F5, Qt.KeyboardModifier.ControlModifier)

    assert "Letters" in place.notices.history()[0].text


def test_a_desk_can_send_somebody_to_another(window: Window) -> None:
    _desk(window).go.emit("review", "HK00128737")

    assert _desk(window).id == "review"
    assert _desk(window).subjects == ["HK00128737"]


def test_esc_leaves_a_field(qtbot: QtBot, window: Window) -> None:
    desk = _desk(window)
    desk.field.setFocus()
    qtbot.keyClicks(desk.field, "a")
    assert desk.approved == 0

    qtbot.keyClick(desk.field, Qt.Key.Key_Escape)
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_A)

    assert desk.field.text() == "a"
    assert desk.approved == 1


@pytest.mark.parametrize(
    ("key", "language"),
    [(Qt.Key.Key_2, Language.TRADITIONAL), (Qt.Key.Key_3, Language.SIMPLIFIED)],
)
def test_the_language_switches_at_once_and_keeps_the_input(
    qtbot: QtBot, window: Window, place: Workplace, key: Qt.Key, language: Language
) -> None:
    _desk(window).field.setText("half a word")

    qtbot.keyClick(window, key, Qt.KeyboardModifier.AltModifier)

    assert place.tr.language is language
    assert _desk(window).field.text() == "half a word"
    assert place.tr.gettext("Queue") in window.windowTitle()


def test_text_and_look_can_be_changed_from_anywhere(
    qtbot: QtBot, window: Window, place: Workplace
) -> None:
    qtbot.keyClick(window, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert place.theme.text_size == 110

    place.theme.choose(Look.HIGH_CONTRAST)
    assert window.grab().toImage().pixelColor(700, 300).name() == "#000000"


def test_the_key_of_the_menu_is_on_the_key_sheet(window: Window, place: Workplace) -> None:
    everywhere = lines(window.commands(), place.commands.keymap)[Scope.EVERYWHERE]

    assert ("F10", "Menu") in everywhere


def test_the_status_bar_says_how_things_stand(window: Window, place: Workplace) -> None:
    window.status.show_connection(Connection.CONNECTED, 12)
    window.status.show_draft(datetime(2026, 11, 22, 14, 3, tzinfo=UTC))
    window.status.show_today(86, 41)
    window.status.show_person("Chan S. S. · Sham Shui Po")
    words = (
        "Connected  12 ms | Draft saved 14:03 | Today 86, 41 s average | Chan S. S. · Sham Shui Po"
    )
    assert window.status.words() == words

    window.status.show_connection(Connection.CONNECTED, 480)
    assert "slow" in window.status.words()
    window.status.show_connection(Connection.LOST)
    assert "Connection lost" in window.status.words()


def test_the_rail_shows_words_while_it_has_the_focus(qtbot: QtBot, window: Window) -> None:
    button = window.rail.buttons()[0]
    assert window.rail.width() == 56

    button.setFocus()
    assert window.rail.width() > 150
    _desk(window).take_focus()
    assert window.rail.width() == 56


def test_the_lock_covers_everything(qtbot: QtBot, window: Window, session: Session) -> None:
    dialog = QDialog(window)
    dialog.setModal(True)
    dialog.open()
    menu = QMenu(window)
    menu.addAction("Copy number")
    menu.popup(window.pos())
    _desk(window).field.setFocus()

    session.lock()

    assert window.locked
    assert not dialog.isVisible()
    assert QApplication.activePopupWidget() is None
    assert not _desk(window).isVisible()
    assert "Queue" not in window.windowTitle()
    assert _desk(window).calls[-1] == "lock"
    card = window.cover.card
    assert card is not None
    qtbot.waitUntil(lambda: QApplication.focusWidget() is card.password)
    dialog.close()


def test_no_key_of_a_desk_works_while_it_is_locked(
    qtbot: QtBot, window: Window, session: Session, place: Workplace
) -> None:
    desk = _desk(window)
    session.lock()

    for key in (Qt.Key.Key_A, Qt.Key.Key_F3, Qt.Key.Key_F5, Qt.Key.Key_Escape):
        qtbot.keyClick(window, key)

    assert desk.approved == 0
    assert _desk(window).id == "queue"
    assert not place.notices.history()
    assert not window.take_scan("HKPL-000-1234-567")


def test_the_right_password_brings_everything_back(
    qtbot: QtBot, window: Window, session: Session
) -> None:
    dialog = QDialog(window)
    dialog.open()
    session.lock()
    entries: list[Entry] = []
    session.unlock_asked.connect(entries.append)
    card = window.cover.card
    assert card is not None

    qtbot.keyClicks(card.password, "correct horse")
    qtbot.keyClick(card.password, Qt.Key.Key_Return)
    session.refuse("Staff number and password do not belong together.")
    assert card.said().startswith("Staff number")
    session.unlock()

    assert entries == [Entry("", "S1234", "correct horse")]
    assert not window.locked
    assert dialog.isVisible()
    assert window.cover.card is None
    dialog.close()


def test_an_entry_does_not_show_the_password() -> None:
    assert "horse" not in repr(Entry("", "S1234", "correct horse"))


def test_nobody_there_locks_the_screen(window: Window, session: Session) -> None:
    warnings: list[int] = []
    session.idle.warned.connect(warnings.append)

    session.idle.pretend(timedelta(minutes=13, seconds=1))
    assert len(warnings) == 1
    assert not window.locked
    session.idle.pretend(timedelta(minutes=15))

    assert window.locked


def test_a_touch_after_the_warning_starts_anew(window: Window, session: Session) -> None:
    session.idle.pretend(timedelta(minutes=14))
    assert len(window.toasts.toasts()) == 1

    session.idle.touch()

    assert window.toasts.toasts() == ()
    session.idle.pretend(timedelta(minutes=2))
    assert not window.locked


def test_the_computers_own_lock_locks_the_screen(window: Window, session: Session) -> None:
    session.os_lock.changed(True)

    assert window.locked


def test_a_scan_goes_to_the_desk_in_view_or_elsewhere(
    qtbot: QtBot, window: Window, session: Session
) -> None:
    elsewhere: list[str] = []
    session.scanned_elsewhere.connect(elsewhere.append)

    session.take_scan("HKPL-000-1234-567")
    session.take_scan("4891028164456")

    assert _desk(window).subjects == ["HKPL-000-1234-567", "4891028164456"]
    assert elsewhere == ["4891028164456"]
    session.tell_unknown_scan("4891028164456")
    assert "4891028164456" in window.toasts.toasts()[0].notice.text


def test_a_document_scanned_where_none_is_wanted_is_not_named(
    window: Window, session: Session
) -> None:
    session.tell_unknown_scan("\n".join(TD3))
    session.tell_unknown_scan(REFERENCE.symbol)

    said = [toast.notice.text for toast in window.toasts.toasts()]
    assert not any("ERIKSSON" in words for words in said)
    assert any("document" in words for words in said)
    assert any(REFERENCE.grouped in words for words in said)


def test_a_scan_under_a_dialog_or_a_lock_changes_nothing_and_says_so(
    qtbot: QtBot, window: Window, session: Session
) -> None:
    dialog = QDialog(window)
    dialog.setModal(True)
    dialog.show()

    session.take_scan("HKPL-000-1234-567")
    dialog.close()
    session.lock()
    session.take_scan("HKPL-000-1234-567")

    assert _desk(window).subjects == []
    assert "dialog" in window.toasts.toasts()[0].notice.text
    assert window.cover.card is not None
    assert "Unlock" in window.cover.card.said()


def test_a_wrong_layout_is_told_once(window: Window, scanner: Scanner, session: Session) -> None:
    scanner.layout_was_wrong.emit()
    scanner.layout_was_wrong.emit()

    assert len(window.toasts.toasts()) == 1
    assert "layout" in window.toasts.toasts()[0].notice.text


def test_locking_clears_the_clipboard(window: Window, session: Session, place: Workplace) -> None:
    clipboard = QApplication.clipboard()
    clipboard.setText("A123456(3)")

    session.lock()

    assert clipboard.text() == ""


def test_what_was_copied_here_does_not_stay(window: Window, place: Workplace) -> None:
    clipboard = QApplication.clipboard()

    clipboard.setText("A123456(3)")
    place.clipboard.forget()
    assert clipboard.text() == ""

    place.clipboard.copy_figures("Waiting\t212")
    place.clipboard.forget()
    assert clipboard.text() == "Waiting\t212"


def test_taking_back_without_a_decision_says_so(
    qtbot: QtBot, window: Window, session: Session
) -> None:
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert "nothing to take back" in window.toasts.toasts()[0].notice.text


def test_the_last_decision_is_taken_back_by_key(
    qtbot: QtBot, window: Window, session: Session, place: Workplace
) -> None:
    undone: list[int] = []
    place.notices.offer_undo("Rejected HK…873", "Undo", lambda: undone.append(1))

    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert undone == [1]


def test_palette_keys_and_messages_open_by_key(
    qtbot: QtBot, window: Window, session: Session
) -> None:
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert window.palette_box.isVisible()
    qtbot.keyClick(window.palette_box.line, Qt.Key.Key_Escape)

    for key in (Qt.Key.Key_F1, Qt.Key.Key_F8):
        qtbot.keyClick(window, key)
        qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), QDialog))
        dialog = QApplication.activeWindow()
        assert dialog is not None
        dialog.close()
        shown(qtbot, window)


def test_what_a_desk_shows_in_the_header_stays_away_while_another_is_in_view(
    window: Window,
) -> None:
    chip = QLabel("16 to print")
    chip.hide()
    window.show_desk("review")
    review = _desk(window)
    review.header = lambda: chip  # type: ignore[method-assign]
    window.show_desk("queue")
    window.show_desk("review")
    assert not chip.isVisible()
    chip.show()
    assert chip.isVisible()

    window.show_desk("queue")
    chip.show()

    assert not chip.isVisible()
