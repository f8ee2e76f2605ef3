"""Scenario 35 at the desk: another telephone, proved by a code only the applicant sees."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from tests.support.accessibility import assert_accessible
from tests.support.offices import OpenOffice
from tests.support.phone_changes import NEW, code_in
from tests.ui.counter_desk.conftest import Posted
from ui.counter_desk.check import Part
from ui.counter_desk.desk import CounterDesk
from ui.i18n import Language
from ui.workplace import Workplace
from workstation.domain.identity_checks import Answer
from workstation.domain.letter_rules import Letter
from workstation.domain.messages import MessageKind, SendOutcome, SendResult
from workstation.domain.phone_codes import MOST_CODES

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def letter(posted: Posted, desk: CounterDesk, qtbot: QtBot, place: Workplace) -> Iterator[Letter]:
    """A letter that lies on the counter."""
    made = posted()
    desk.take_scan(made.reference.digits)
    qtbot.waitUntil(lambda: desk.case.opened is not None)
    yield made
    qtbot.waitUntil(place.tasks.idle)


def _press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, modifiers)


def _enter(field: QLineEdit, text: str) -> None:
    assert field.hasFocus()
    field.clear()
    QTest.keyClicks(field, text)
    _press(Qt.Key.Key_Return)


def _code_sent(desk: CounterDesk, office: OpenOffice, qtbot: QtBot) -> str:
    _press(Qt.Key.Key_T, CTRL)
    _enter(desk.phone.number, "6111 2222")
    qtbot.waitUntil(desk.phone.code.hasFocus)
    office.work()
    return code_in(office.transport.sent)


def test_35_a_telephone_is_changed_by_keys_and_the_code_is_never_shown(
    desk: CounterDesk, letter: Letter, office: OpenOffice, qtbot: QtBot
) -> None:
    check = desk.identity.check
    assert check is not None
    check.answers[Part.PORTRAIT] = Answer.YES
    code = _code_sent(desk, office, qtbot)

    QTest.keyClicks(desk.phone.code, code)
    assert code not in desk.phone.code.displayText()
    _press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: NEW.masked in desk.facts.text())

    assert desk.phone.isHidden()
    assert desk.identity.check is check, "the check under way was lost"
    case = office.office.counter.find(letter.reference.digits, by=office.actor("clerk"))
    assert case.applicant.phone == NEW
    office.work()
    assert office.transport.kinds()[-1] is MessageKind.PHONE_CHANGED


def test_35_the_buttons_have_keys_of_their_own(
    desk: CounterDesk, letter: Letter, office: OpenOffice, qtbot: QtBot
) -> None:
    del letter
    both = CTRL | Qt.KeyboardModifier.ShiftModifier
    _press(Qt.Key.Key_T, CTRL)
    assert desk.phone.send_button.text() == "Send the code  Ctrl+Shift+S"
    assert desk.phone.change_button.text() == "Change it  Ctrl+Shift+T"
    QTest.keyClicks(desk.phone.number, "6111 2222")

    _press(Qt.Key.Key_S, both)
    qtbot.waitUntil(desk.phone.code.hasFocus)
    office.work()
    QTest.keyClicks(desk.phone.code, code_in(office.transport.sent))
    _press(Qt.Key.Key_T, both)

    qtbot.waitUntil(lambda: NEW.masked in desk.facts.text())


@pytest.mark.parametrize(
    ("result", "words"),
    [
        (SendResult.accepted("gateway 1"), "Handed over"),
        (SendResult(SendOutcome.PERMANENT_FAILURE), "Not sent: check the number"),
        (SendResult(SendOutcome.UNKNOWN), "Perhaps not sent"),
    ],
)
def test_35_it_is_said_whether_the_code_left_the_office(
    desk: CounterDesk,
    letter: Letter,
    office: OpenOffice,
    qtbot: QtBot,
    result: SendResult,
    words: str,
) -> None:
    del letter
    office.transport.answer = lambda _message: result
    _press(Qt.Key.Key_T, CTRL)
    _enter(desk.phone.number, "6111 2222")
    qtbot.waitUntil(desk.phone.code.hasFocus)
    assert desk.phone.delivery() == "On its way"

    office.work()

    qtbot.waitUntil(lambda: desk.phone.delivery().startswith(words))
    _press(Qt.Key.Key_Escape)
    assert desk.phone.delivery() == ""


def test_wrong_codes_are_told_and_the_third_asks_for_another(
    desk: CounterDesk, letter: Letter, office: OpenOffice, qtbot: QtBot
) -> None:
    code = _code_sent(desk, office, qtbot)
    wrong = f"{(int(code) + 1) % 10**6:06d}"

    for words in ("wrong", "wrong", "void"):
        _enter(desk.phone.code, wrong)
        qtbot.waitUntil(lambda: not desk.phone.code.text())
        assert words in desk.phone.said()

    assert not desk.phone.code.isEnabled()
    assert desk.phone.send_button.hasFocus()


def test_a_short_code_asks_nobody(
    desk: CounterDesk, letter: Letter, office: OpenOffice, qtbot: QtBot
) -> None:
    code = _code_sent(desk, office, qtbot)

    _enter(desk.phone.code, code[:5] + "x")
    assert "six digits" in desk.phone.said()
    _enter(desk.phone.code, code)

    qtbot.waitUntil(desk.phone.isHidden)


def test_what_is_no_number_is_said_and_escape_forgets_it(
    desk: CounterDesk, letter: Letter, qtbot: QtBot
) -> None:
    _press(Qt.Key.Key_T, CTRL)
    _enter(desk.phone.number, "123")
    qtbot.waitUntil(lambda: "no telephone number" in desk.phone.said())

    _press(Qt.Key.Key_Escape)

    assert desk.phone.isHidden()
    assert not desk.phone.number.text()
    assert not desk.phone.said()


def test_too_many_codes_are_told_with_the_wait(
    desk: CounterDesk, letter: Letter, office: OpenOffice, qtbot: QtBot
) -> None:
    opened = desk.case.opened
    assert opened is not None
    for _ in range(MOST_CODES):
        office.office.phone_changes.send_code(
            opened.case.application.id, NEW.e164, by=office.actor("clerk")
        )

    _press(Qt.Key.Key_T, CTRL)
    _enter(desk.phone.number, "6111 2222")

    qtbot.waitUntil(lambda: "minutes" in desk.phone.said())


def test_the_key_does_nothing_while_nobody_is_at_the_counter(desk: CounterDesk) -> None:
    _press(Qt.Key.Key_T, CTRL)

    assert desk.phone.isHidden()


def test_another_letter_closes_the_panel(
    desk: CounterDesk, letter: Letter, office: OpenOffice, posted: Posted, qtbot: QtBot
) -> None:
    _code_sent(desk, office, qtbot)
    other = posted(number="E87654321")

    desk.take_scan(other.reference.digits)

    qtbot.waitUntil(desk.phone.isHidden)
    assert not desk.phone.number.text()


@pytest.mark.parametrize("language", Language)
def test_the_panel_speaks_every_language_and_is_accessible(
    desk: CounterDesk,
    letter: Letter,
    office: OpenOffice,
    place: Workplace,
    qtbot: QtBot,
    language: Language,
) -> None:
    _code_sent(desk, office, qtbot)

    place.tr.use(language)

    assert_accessible(desk.window())
    assert (
        desk.phone.send_button.verb()
        == {
            Language.ENGLISH: "Send another code",
            Language.TRADITIONAL: "再發驗證碼",
            Language.SIMPLIFIED: "再发验证码",
        }[language]
    )
