"""The card one signs in with."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from tests.support.accessibility import assert_accessible
from tests.support.windows import shown
from ui.i18n import Language
from ui.sign_in.card import Entry
from ui.sign_in.window import SignInWindow
from ui.workplace import Workplace


@pytest.fixture
def window(qtbot: QtBot, place: Workplace) -> SignInWindow:
    window = SignInWindow(place.theme, place.tr)
    qtbot.addWidget(window)
    window.card.offer_branches(["Sha Tin", "Sham Shui Po"], "Sham Shui Po")
    shown(qtbot, window)
    window.card.take_focus()
    return window


def test_it_can_be_filled_in_without_a_mouse(qtbot: QtBot, window: SignInWindow) -> None:
    entries: list[Entry] = []
    window.card.entered.connect(entries.append)

    qtbot.keyClicks(window.card.staff_number, " S1234 ")
    qtbot.keyClick(window.card.staff_number, Qt.Key.Key_Return)
    assert window.focusWidget() is window.card.password
    qtbot.keyClicks(window.card.password, "correct horse")
    qtbot.keyClick(window.card.password, Qt.Key.Key_Return)

    assert entries == [Entry("Sham Shui Po", "S1234", "correct horse")]
    assert window.card.password.text() == ""


def test_the_password_is_never_shown(window: SignInWindow) -> None:
    assert window.card.password.echoMode() is QLineEdit.EchoMode.Password


def test_the_language_changes_and_what_was_typed_stays(
    qtbot: QtBot, window: SignInWindow, place: Workplace
) -> None:
    window.card.staff_number.setText("S1234")

    window.card.languages[Language.TRADITIONAL].click()

    assert place.tr.language is Language.TRADITIONAL
    assert window.card.button.text() == "登入"
    assert window.card.staff_number.text() == "S1234"
    assert window.windowTitle() == "核實工作站"


def test_how_the_connection_stands_follows_the_language(
    window: SignInWindow, place: Workplace
) -> None:
    window.card.tell_connection("Connected")
    assert window.card.connection.text() == "Connected"

    place.tr.use(Language.TRADITIONAL)

    assert window.card.connection.text() == place.tr.gettext("Connected") != "Connected"


def test_a_second_entry_waits_for_the_first(window: SignInWindow) -> None:
    window.card.wait(waiting=True)
    assert not window.card.button.isEnabled()

    window.card.wait(waiting=False)
    assert window.card.button.isEnabled()


def test_with_one_branch_nobody_is_asked(window: SignInWindow) -> None:
    window.card.offer_branches(["Sha Tin"])

    assert not window.card.branch.isVisible()
    assert window.card.branch.currentText() == "Sha Tin"


def test_it_tells_when_it_stands(qtbot: QtBot, place: Workplace) -> None:
    window = SignInWindow(place.theme, place.tr)
    qtbot.addWidget(window)

    with qtbot.waitSignal(window.painted):
        window.show()


@pytest.mark.parametrize("language", list(Language))
def test_everybody_can_use_it(window: SignInWindow, place: Workplace, language: Language) -> None:
    place.tr.use(language)

    assert_accessible(window)
