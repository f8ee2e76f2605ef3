"""The messages desk over a real office: what went out, never what it said."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from tests.support.accessibility import assert_accessible
from tests.support.databases import Databases
from tests.support.offices import OpenOffice
from tests.support.windows import shown
from ui.desk import DeskPlace
from ui.i18n import Language
from ui.message_view.desk import MessageDesk
from ui.message_view.wish import Wish
from ui.message_view.words import KINDS, STATES
from ui.shell.window import Window
from ui.widgets.table.delegate import _SIDE
from ui.widgets.table.model import Filling
from ui.workplace import Workplace
from workstation.domain.applications import Move
from workstation.domain.errors import DatabaseUnreachable
from workstation.domain.messages import MessageKind, MessageState, OutgoingMessage, SendResult
from workstation.domain.phones import PhoneNumber
from workstation.domain.reasons import Reason
from workstation.services.review import Judgement

OpenDesk = Callable[..., MessageDesk]


@pytest.fixture
def databases(request: pytest.FixtureRequest) -> Databases:
    """Use SQLite: the screen is the same on both."""
    made: Databases = request.getfixturevalue("sqlite_databases")
    return made


@pytest.fixture
def open_desk(office: OpenOffice, place: Workplace, qtbot: QtBot) -> Iterator[OpenDesk]:
    """Open the desk in an active window and wait for its rows."""

    def open_(who: str = "reviewer") -> MessageDesk:
        desk = MessageDesk(place, office.session(who), office.office.messages)
        places = [DeskPlace("messages", lambda: desk)]
        places += [DeskPlace(id_, lambda: desk, allowed=False) for id_ in ("queue", "settings")]
        window = Window(place, places)
        qtbot.addWidget(window)
        window.show_desk("messages")
        shown(qtbot, window)
        settle(qtbot, desk, place)
        desk.take_focus()
        return desk

    yield open_
    qtbot.waitUntil(place.tasks.idle)


def settle(qtbot: QtBot, desk: MessageDesk, place: Workplace) -> None:
    """Wait until nothing is being read."""
    qtbot.waitUntil(lambda: desk.model.filling is not Filling.LOADING)
    qtbot.waitUntil(place.tasks.idle)


def row(desk: MessageDesk, number: int = 0) -> list[str]:
    """Return the cells of a row."""
    model = desk.model
    return [str(model.data(model.index(number, column))) for column in range(model.columnCount())]


def decided(office: OpenOffice, move: Move, reason: Reason, **declared: object) -> str:
    """Register somebody, decide about them, and return the reference."""
    application = office.registered(**declared)
    office.work()
    by = office.actor("reviewer")
    claim = office.office.queue.claim(application.id, by=by)
    judgement = Judgement(move=move, reason=reason, revision=1)
    office.office.review.decide(application.id, judgement, claim=claim, by=by)
    return application.reference


@pytest.fixture
def two(office: OpenOffice) -> list[str]:
    """Ask one applicant for more, and accept another, whose PIN goes out; return references."""
    asked = decided(office, Move.ASK_FOR_PROOF, Reason.UNREADABLE)
    accepted = decided(
        office,
        Move.ACCEPT_PROOF,
        Reason.READ_BY_EYE,
        number="B123456(6)",
        english="LEE Siu Ming",
        chinese="李小明",
        phone="+85298765432",
    )
    office.later(seconds=9)
    return [asked, accepted]


def test_while_messages_are_read_none_are_counted(
    two: list[str], open_desk: OpenDesk, qtbot: QtBot, place: Workplace
) -> None:
    desk = open_desk()
    desk.show_wish(Wish(state=MessageState.FAILED))
    settle(qtbot, desk, place)
    assert desk._summary.text() == "0 messages"

    desk.show_wish(Wish(state=MessageState.SENT))

    assert desk.model.filling is Filling.LOADING
    assert desk._summary.text() == ""
    settle(qtbot, desk, place)
    assert desk._summary.text() == "2 messages"


def test_the_newest_message_is_first_with_its_phone_masked(
    two: list[str], open_desk: OpenDesk
) -> None:
    desk = open_desk()

    pin = row(desk, 0)
    assert pin[:4] == [two[1], "PIN", "+852 9••• ••32", "Sent"]
    assert pin[4:] == ["2021-12-15 12:00", "2021-12-15 12:00", "1", "Accepted"]
    assert row(desk, 1)[:2] == [two[0], "Another proof is needed"]
    assert desk._summary.text() == "2 messages"


@pytest.mark.parametrize("size", [100, 150])
def test_neither_a_reference_nor_the_longest_phone_is_cut(
    two: list[str], open_desk: OpenDesk, place: Workplace, size: int
) -> None:
    desk = open_desk()

    place.theme.resize_text(size)

    advance = QFontMetricsF(place.theme.font()).horizontalAdvance
    columns = [column.id for column in desk.table.model.columns]
    longest = {"reference": "HK00000000420", "phone": PhoneNumber("+1" + "2" * 14).masked}
    for id_, words in longest.items():
        room = desk.table.view.columnWidth(columns.index(id_)) - 2 * _SIDE
        assert room >= advance(words)


def test_with_large_text_what_has_no_room_is_told_of_the_row_in_hand(
    two: list[str], open_desk: OpenDesk, place: Workplace, qtbot: QtBot
) -> None:
    desk = open_desk()
    desk.window().resize(1366, 768)

    place.theme.resize_text(150)
    qtbot.waitUntil(desk.table.left_out.isVisible)

    assert desk.table.view.horizontalScrollBar().maximum() == 0
    assert desk.table.left_out.text() == (
        "Due at: 2021-12-15 12:00 · Sent at: 2021-12-15 12:00 · Attempts: 1"
    )


def test_neither_text_nor_pin_nor_number_is_on_the_screen(
    two: list[str], open_desk: OpenDesk, office: OpenOffice
) -> None:
    desk = open_desk()

    screen = " ".join(" ".join(row(desk, number)) for number in range(2))
    for message in office.transport.sent:
        assert message.text not in screen
        assert message.phone not in screen
        digits = [word for word in message.text.split() if word.strip(".").isdigit()]
        assert all(word not in screen for word in digits if len(word) >= 8)


def test_a_message_that_fails_says_why(office: OpenOffice, open_desk: OpenDesk) -> None:
    def refuse(message: OutgoingMessage) -> SendResult:
        return SendResult.permanent_failure("spool_unwritable")

    office.transport.answer = refuse
    decided(office, Move.ASK_FOR_PROOF, Reason.UNREADABLE)
    office.later(seconds=9)

    desk = open_desk()

    assert row(desk)[3] == "Failed"
    assert row(desk)[5:] == ["–", "1", "The gateway's folder cannot be written."]


def test_a_supervisor_lets_a_failed_message_be_sent_again(
    office: OpenOffice, open_desk: OpenDesk, qtbot: QtBot, place: Workplace
) -> None:
    """Scenario 36: what failed for good waits for a supervisor, who never sees its text."""
    accept = office.transport.answer
    office.transport.answer = lambda _: SendResult.permanent_failure("no_such_number")
    decided(office, Move.ASK_FOR_PROOF, Reason.UNREADABLE)
    office.later(seconds=9)
    desk = open_desk("supervisor")
    desk.show_subject(MessageState.FAILED)
    settle(qtbot, desk, place)
    desk.table.select(0)
    assert desk.again.isEnabled()

    qtbot.mouseClick(desk.again, Qt.MouseButton.LeftButton)
    settle(qtbot, desk, place)
    qtbot.waitUntil(lambda: desk.model.rowCount() == 0)
    assert not desk.again.isEnabled()
    office.transport.answer = accept
    office.work()

    assert office.transport.kinds() == [MessageKind.PROOF_REQUESTED]


def test_others_cannot_and_are_told_who_can(office: OpenOffice, open_desk: OpenDesk) -> None:
    office.transport.answer = lambda _: SendResult.permanent_failure("no_such_number")
    decided(office, Move.ASK_FOR_PROOF, Reason.UNREADABLE)
    office.later(seconds=9)

    desk = open_desk()
    desk.table.select(0)

    assert not desk.again.isEnabled()
    assert "Supervisors can" in desk.again.toolTip()


def test_states_and_kinds_narrow_the_list_and_can_be_cleared(
    two: list[str], open_desk: OpenDesk, qtbot: QtBot, place: Workplace
) -> None:
    desk = open_desk()

    desk.kind.chosen.emit(MessageKind.PIN)
    settle(qtbot, desk, place)
    assert [line.application_reference for line in desk.model.rows()] == [two[1]]
    desk.state.chosen.emit(MessageState.FAILED)
    settle(qtbot, desk, place)
    assert desk.table.states.text() == "Nothing matches these filters."

    qtbot.keyClick(desk.table.view, Qt.Key.Key_Backspace, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, desk, place)

    assert desk.model.rowCount() == 2
    assert desk.kind.currentText() == "Any message"


def test_the_filter_is_found_again(
    two: list[str], open_desk: OpenDesk, qtbot: QtBot, place: Workplace
) -> None:
    desk = open_desk()
    desk.kind.chosen.emit(MessageKind.PIN)
    settle(qtbot, desk, place)
    memory = desk.memory()

    other = MessageDesk(place, desk._session, desk._messages)
    qtbot.addWidget(other)
    other.recall(memory)
    other.recall({"state": "gone", "kind": 3} | dict(memory))

    assert other._wish == desk._wish
    assert other.kind.currentText() == "PIN"


def test_enter_finds_the_case_on_the_queue(
    two: list[str], open_desk: OpenDesk, qtbot: QtBot
) -> None:
    desk = open_desk()
    went = QSignalSpy(desk.go)

    desk.table.select(1)
    qtbot.keyClick(desk.table.view, Qt.Key.Key_Return)

    assert went.at(0) == ["queue", two[0]]


def test_an_office_without_messages_says_so(open_desk: OpenDesk) -> None:
    desk = open_desk()

    assert desk.table.states.text() == "No message has been written yet."
    assert desk._summary.text() == "0 messages"


def test_rows_stay_while_the_line_is_cut(
    two: list[str],
    open_desk: OpenDesk,
    qtbot: QtBot,
    place: Workplace,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    desk = open_desk()

    def cut(*_: object, **__: object) -> object:
        raise DatabaseUnreachable

    with monkeypatch.context() as line:
        line.setattr(type(desk._messages), "page", cut)
        desk.model.refresh()
        qtbot.waitUntil(lambda: not desk._stale_chip.isHidden())
    assert desk.model.rowCount() == 2

    desk.activate()
    qtbot.waitUntil(desk._stale_chip.isHidden)
    settle(qtbot, desk, place)


def test_the_words_follow_the_language_and_everything_has_a_name(
    two: list[str], open_desk: OpenDesk, place: Workplace
) -> None:
    desk = open_desk()

    place.tr.use(Language.TRADITIONAL)

    assert row(desk)[1:2] == ["啟用碼"]
    assert desk.title() == "訊息"
    assert_accessible(desk.window())


def test_every_kind_and_state_has_words() -> None:
    assert set(KINDS) == set(MessageKind)
    assert set(STATES) == set(MessageState)
