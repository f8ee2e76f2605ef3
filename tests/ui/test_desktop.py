"""From the sign-in window to the shell and back."""

import threading
from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from tests.support.fake_office import RIGHT, FakeOffice
from tests.ui.gallery import ListDesk
from ui.app import choose_input_method
from ui.desk import DeskPlace
from ui.desktop import Desktop
from ui.i18n import Language, Translator
from ui.places import CATALOGUES, STYLE_SHEET
from ui.shell.window import Window
from ui.sign_in.card import SignInCard
from ui.sign_in.window import SignInWindow
from ui.theme.theme import Theme
from ui.theme.tokens import Look
from ui.this_computer import ThisComputer
from ui.wizard.window import Wizard
from ui.workers import Lane
from ui.workplace import Workplace
from workstation.domain.errors import (
    DatabaseBusy,
    DatabaseUnreachable,
    NotAnOffice,
    WorkstationError,
)


def _desks(place: Workplace) -> Sequence[DeskPlace]:
    return [
        DeskPlace("queue", lambda: ListDesk(place)),
        DeskPlace("settings", lambda: ListDesk(place)),
    ]


@pytest.fixture
def office() -> FakeOffice:
    office = FakeOffice(desks=_desks)
    office.gate.set()
    return office


@pytest.fixture
def computer(tmp_path: Path) -> ThisComputer:
    return ThisComputer(tmp_path / "screen.ini")


@pytest.fixture
def desktop(
    qapp: QApplication, office: FakeOffice, computer: ThisComputer, tmp_path: Path
) -> Iterator[Desktop]:
    tr = Translator(CATALOGUES, Language.ENGLISH, qapp)
    theme = Theme(qapp, tr, STYLE_SHEET, look=Look.LIGHT)
    desktop = Desktop(tr, theme, computer, office, tmp_path)
    yield desktop
    desktop.close()
    for window in qapp.topLevelWidgets():
        window.close()
        window.deleteLater()


@pytest.fixture
def card(qtbot: QtBot, desktop: Desktop) -> SignInCard:
    desktop.begin(None)
    window = _top(SignInWindow)
    qtbot.waitUntil(lambda: window.card.branch.count() == 2)
    return window.card


def _top(kind: type[SignInWindow]) -> SignInWindow:
    return next(
        each
        for each in QApplication.topLevelWidgets()
        if isinstance(each, kind) and each.isVisible()
    )


def _sign_in(qtbot: QtBot, desktop: Desktop, card: SignInCard) -> Window:
    card.staff_number.setText("S1234")
    card.password.setText(RIGHT)
    with qtbot.waitSignal(desktop.signed_in):
        card.button.click()
    assert desktop.window is not None
    return desktop.window


def test_signing_in_opens_the_first_desk(
    qtbot: QtBot, desktop: Desktop, card: SignInCard, office: FakeOffice
) -> None:
    window = _sign_in(qtbot, desktop, card)

    assert window.isVisible()
    assert window.desk is not None
    qtbot.waitUntil(lambda: "12 ms" in window.status.words())
    assert "Today 86" in window.status.words()
    assert "Chan S. S." in window.status.words()
    qtbot.waitUntil(lambda: office.tidied == 1)


def test_a_wrong_password_is_told_on_the_card(
    qtbot: QtBot, desktop: Desktop, card: SignInCard
) -> None:
    card.staff_number.setText("S1234")
    card.password.setText("wrong")

    card.button.click()

    qtbot.waitUntil(lambda: "do not belong together" in card.said())
    assert desktop.window is None


def test_a_database_that_is_no_office_is_named_and_no_connection_is_promised(
    qtbot: QtBot, desktop: Desktop, office: FakeOffice
) -> None:
    office.not_opened = NotAnOffice()

    desktop.begin(None)

    card = _top(SignInWindow).card
    qtbot.waitUntil(lambda: "belongs to another program" in card.said())
    assert card.connection.text() == ""


def test_who_types_faster_than_the_office_opens_comes_in_all_the_same(
    qtbot: QtBot, desktop: Desktop, office: FakeOffice
) -> None:
    office.gate.clear()
    desktop.begin(None)
    card = _top(SignInWindow).card
    card.staff_number.setText("S1234")
    card.password.setText(RIGHT)
    card.button.click()
    assert desktop.window is None

    with qtbot.waitSignal(desktop.signed_in):
        office.gate.set()


def test_signing_out_keeps_what_is_to_be_found_again(
    qtbot: QtBot, desktop: Desktop, card: SignInCard, office: FakeOffice
) -> None:
    window = _sign_in(qtbot, desktop, card)

    window.menu.sign_out_asked.emit()

    qtbot.waitUntil(lambda: office.signed_out == 1)
    assert office.remembered == [({"queue": {}}, {}, "en")]
    assert desktop.window is None
    assert _top(SignInWindow).card.branch.count() == 2


def test_who_comes_after_somebody_left_a_shared_computer_finds_nothing_of_theirs(
    qtbot: QtBot, desktop: Desktop, card: SignInCard, office: FakeOffice
) -> None:
    first = _sign_in(qtbot, desktop, card)
    assert first.desk is not None
    QLabel("陳大文", first.desk).show()
    QApplication.clipboard().setText("A123456(3)")
    gone: list[bool] = []
    first.destroyed.connect(lambda: gone.append(True))
    assert desktop._session is not None
    desktop._session.idle.pretend(timedelta(minutes=15))
    assert first.locked

    assert first.cover.card is not None
    first.cover.card.other.click()
    qtbot.waitUntil(lambda: bool(gone))
    qtbot.waitUntil(lambda: office.signed_out == 1)
    again = _top(SignInWindow).card
    assert not again.staff_number.text()
    qtbot.waitUntil(lambda: again.branch.count() == 2)
    second = _sign_in(qtbot, desktop, again)

    shown = {label.text() for label in QApplication.allWidgets() if isinstance(label, QLabel)}
    assert "陳大文" not in shown
    assert QApplication.clipboard().text() == ""
    assert second is not first


def test_closing_the_window_keeps_it_too(
    qtbot: QtBot, desktop: Desktop, card: SignInCard, office: FakeOffice
) -> None:
    window = _sign_in(qtbot, desktop, card)

    window.close()

    qtbot.waitUntil(lambda: office.signed_out == 1)
    assert len(office.remembered) == 1


def test_a_lost_connection_is_a_bar_not_a_box(
    qtbot: QtBot, desktop: Desktop, card: SignInCard, office: FakeOffice
) -> None:
    window = _sign_in(qtbot, desktop, card)
    qtbot.waitUntil(lambda: "12 ms" in window.status.words())

    office.lost = DatabaseUnreachable()
    assert desktop.pulse is not None
    desktop.pulse.feel()
    qtbot.waitUntil(lambda: "does not answer" in window.notice.text())
    assert QApplication.activeModalWidget() is None
    assert "Connection lost" in window.status.words()

    office.lost = None
    desktop.pulse.feel()
    qtbot.waitUntil(lambda: window.notice.text() == "")


@pytest.mark.parametrize("error", [DatabaseUnreachable, DatabaseBusy])
def test_a_database_that_holds_its_answer_is_not_called_connected(
    qtbot: QtBot,
    desktop: Desktop,
    card: SignInCard,
    office: FakeOffice,
    monkeypatch: pytest.MonkeyPatch,
    error: type[WorkstationError],
) -> None:
    monkeypatch.setattr("ui.pulse.PATIENCE_MS", 50)
    window = _sign_in(qtbot, desktop, card)
    qtbot.waitUntil(lambda: "12 ms" in window.status.words())
    pulse, asked = desktop.pulse, office.asked
    assert pulse is not None

    office.answering.clear()
    pulse.feel()
    qtbot.waitUntil(lambda: "No answer for" in window.status.words())
    assert "Connected" not in window.status.words()
    assert window.notice.text() == ""

    office.lost = error()
    pulse.feel()
    office.answering.set()
    qtbot.waitUntil(lambda: "does not answer" in window.notice.text())
    assert "Connection lost" in window.status.words()
    assert office.asked == asked + 1

    office.lost = None
    pulse.feel()
    qtbot.waitUntil(lambda: "12 ms" in window.status.words())
    assert window.notice.text() == ""


def test_what_works_in_the_background_is_not_taken_for_silence(
    qtbot: QtBot, desktop: Desktop, card: SignInCard, office: FakeOffice
) -> None:
    window = _sign_in(qtbot, desktop, card)
    qtbot.waitUntil(desktop.settled)
    asked, gate = office.asked, threading.Event()
    desktop._tasks.run(window, lambda: gate.wait(20), lane=Lane.BACKGROUND)

    assert desktop.pulse is not None
    desktop.pulse.feel()

    qtbot.waitUntil(lambda: office.asked == asked + 1)
    gate.set()


def test_a_wrong_clock_is_said_in_words_and_recorded_once(
    qtbot: QtBot, desktop: Desktop, card: SignInCard, office: FakeOffice
) -> None:
    """Scenario 33: the skew of the desk's clock is shown and logged."""
    office.behind = timedelta(days=-2)
    window = _sign_in(qtbot, desktop, card)
    qtbot.waitUntil(lambda: "clock is 2,880 minutes slow" in window.status.words())
    pulse = desktop.pulse
    assert pulse is not None

    pulse.feel()
    qtbot.waitUntil(desktop.settled)
    assert office.skews == [-2880]

    office.behind = timedelta(minutes=5)
    pulse.feel()
    qtbot.waitUntil(lambda: "5 minutes fast" in window.status.words())
    qtbot.waitUntil(lambda: office.skews == [-2880, 5])

    office.behind = timedelta(seconds=90)
    pulse.feel()
    qtbot.waitUntil(lambda: "clock" not in window.status.words())


def test_who_lost_cases_with_their_desk_is_told_at_the_next_sign_in(
    qtbot: QtBot, desktop: Desktop, card: SignInCard, office: FakeOffice
) -> None:
    """Scenario 2: A is told at next login, by reference, that the notes are kept."""
    office.left_behind = ("HK30536755152", "HK00000000017")

    window = _sign_in(qtbot, desktop, card)

    def told() -> bool:
        labels = window.findChildren(QLabel)
        return any("HK30536755152, HK00000000017" in label.text() for label in labels)

    qtbot.waitUntil(told)


def test_unlocking_asks_the_office(qtbot: QtBot, desktop: Desktop, card: SignInCard) -> None:
    window = _sign_in(qtbot, desktop, card)
    window.menu.lock_asked.emit()
    cover = window.cover.card
    assert cover is not None

    cover.password.setText("wrong")
    cover.button.click()
    qtbot.waitUntil(lambda: "do not belong together" in cover.said())
    cover.password.setText(RIGHT)
    cover.button.click()

    qtbot.waitUntil(lambda: not window.locked)


def test_the_office_and_the_branch_are_remembered_for_the_next_start(
    qtbot: QtBot, desktop: Desktop, card: SignInCard, computer: ThisComputer
) -> None:
    card.branch.setCurrentText("Sham Shui Po")
    _sign_in(qtbot, desktop, card)

    assert computer.knows_office(None)
    assert computer.knows_office("postgresql://server/office")
    assert not computer.knows_office("postgresql://another/office")
    assert computer.branch == "Sham Shui Po"


def test_without_an_office_the_first_run_begins(
    qtbot: QtBot, desktop: Desktop, office: FakeOffice
) -> None:
    office.there = False

    desktop.begin(None)

    assert any(isinstance(each, Wizard) for each in QApplication.topLevelWidgets())


def test_a_file_that_is_gone_is_not_known(tmp_path: Path, computer: ThisComputer) -> None:
    file = tmp_path / "office.sqlite"
    file.touch()
    computer.remember_office(f"sqlite:///{file}")

    assert computer.knows_office(None)
    file.unlink()
    assert not computer.knows_office(None)


def test_what_the_computer_remembers_is_found_again(computer: ThisComputer, tmp_path: Path) -> None:
    computer.remember(
        language=Language.TRADITIONAL, look=Look.DARK, text_size=125, branch="Sha Tin"
    )

    again = ThisComputer(tmp_path / "screen.ini")
    assert (again.language, again.look, again.text_size, again.branch) == (
        Language.TRADITIONAL,
        Look.DARK,
        125,
        "Sha Tin",
    )


def test_fcitx_is_spoken_to_in_ibus_protocol() -> None:
    environment = {"QT_IM_MODULE": "fcitx5"}

    choose_input_method(environment)

    assert environment["QT_IM_MODULE"] == "ibus"
