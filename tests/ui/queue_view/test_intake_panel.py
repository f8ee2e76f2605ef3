"""Taking bundles from the queue: chosen, watched, stopped, told."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from tests.support.accessibility import assert_accessible
from tests.support.offices import OpenOffice
from tests.ui.queue_view.conftest import PEOPLE, OpenDesk
from ui.i18n import Language
from ui.queue_view.desk import QueueDesk
from ui.workplace import Workplace
from workstation.domain.registrations import Intake


def bundles(office: OpenOffice) -> list[Path]:
    """Write three bundles, of which the second is not what was sent."""
    made = [
        office.bundle(number=number, english=english, chinese=chinese)
        for number, english, chinese, _ in PEOPLE
    ]
    (made[1] / "bill.jpg").write_bytes(b"something else")
    return made


def cells(desk: QueueDesk, column: int) -> list[str]:
    """Return a column of the result list."""
    model = desk.intake.model
    return [str(model.data(model.index(row, column))) for row in range(model.rowCount())]


def test_every_bundle_is_listed_with_its_outcome_and_reason(
    open_desk: OpenDesk, office: OpenOffice, qtbot: QtBot
) -> None:
    desk = open_desk("supervisor")
    chosen = bundles(office)

    with qtbot.waitSignal(desk.intake.finished, timeout=10_000):
        desk.intake.take([*chosen, chosen[0]])
    qtbot.waitUntil(lambda: desk.intake.model.rowCount() == 4)

    assert cells(desk, 1) == ["Taken", "Refused", "Taken", "Already taken"]
    assert cells(desk, 3)[1] == "A file is not the one that was sent. (proofs[1])"
    words = desk.intake._words.text()
    assert words == "4 of 4 · Taken 2 · Already taken 1 · Refused 1"
    assert_accessible(desk.window())


def test_the_list_of_cases_shows_what_was_taken(
    open_desk: OpenDesk, office: OpenOffice, qtbot: QtBot
) -> None:
    desk = open_desk("supervisor")
    assert desk.list.model.rowCount() == 0

    desk.intake.take([office.bundle()])

    qtbot.waitUntil(lambda: desk.list.model.rowCount() == 1, timeout=10_000)


def test_the_words_follow_the_language(
    open_desk: OpenDesk, office: OpenOffice, qtbot: QtBot, place: Workplace
) -> None:
    desk = open_desk("supervisor")
    with qtbot.waitSignal(desk.intake.finished, timeout=10_000):
        desk.intake.take(bundles(office)[1:2])

    place.tr.use(Language.TRADITIONAL)

    qtbot.waitUntil(lambda: cells(desk, 1) == ["已拒絕"])
    assert desk.intake._words.text() == "1 / 1 · 已拒絕 1"


def test_stopping_leaves_the_rest_for_another_time(
    open_desk: OpenDesk, office: OpenOffice, qtbot: QtBot
) -> None:
    desk = open_desk("supervisor")
    chosen = bundles(office)

    with qtbot.waitSignal(desk.intake.finished, timeout=10_000):
        desk.intake.take(chosen)
        desk.intake.stop_button.click()

    takings = desk.intake._takings
    assert takings.done <= len(chosen)
    assert not desk.intake.running
    rest = chosen[takings.done :]
    with qtbot.waitSignal(desk.intake.finished, timeout=10_000):
        desk.intake.take([*rest, office.bundle(number="D123456(1)")])
    assert Intake.ALREADY_TAKEN not in desk.intake._takings.counts()


def test_an_empty_folder_is_said_to_be_empty(
    open_desk: OpenDesk, tmp_path: Path, qtbot: QtBot
) -> None:
    desk = open_desk("supervisor")
    (tmp_path / "nothing").mkdir()

    with qtbot.waitSignal(desk.intake.finished, timeout=10_000):
        desk.intake.take([tmp_path / "nothing"])

    words = desk.intake.table.states.text
    qtbot.waitUntil(lambda: words() == "There is no bundle in that place.")


@pytest.mark.parametrize(
    ("who", "may"), [("reviewer", False), ("clerk", False), ("administrator", True)]
)
def test_who_may_not_take_bundles_sees_who_can(who: str, may: bool, open_desk: OpenDesk) -> None:
    desk = open_desk(who)

    button = desk.findChild(QPushButton, "queue.take_bundles")
    assert isinstance(button, QPushButton)
    assert button.isEnabled() is may
    said = "Supervisors and administrators can." in button.toolTip()
    assert said is not may


def test_the_keyboard_chooses_a_folder_without_stopping_anything_else(
    open_desk: OpenDesk, office: OpenOffice, qtbot: QtBot
) -> None:
    desk = open_desk("supervisor")
    folder = office.bundle().parent

    qtbot.keyClick(desk.list.table.view, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    menu = next(menu for menu in desk.findChildren(QMenu) if menu.isVisible())
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    dialog = desk.window().findChild(QFileDialog, "intake.choose")
    assert isinstance(dialog, QFileDialog)
    with qtbot.waitSignal(desk.intake.finished, timeout=10_000):
        dialog.filesSelected.emit([str(folder)])
        dialog.close()

    assert desk.intake._takings.counts() == {Intake.TAKEN: 1}


def test_closing_the_panel_gives_the_keys_back_to_the_list(
    open_desk: OpenDesk, office: OpenOffice, qtbot: QtBot
) -> None:
    desk = open_desk("supervisor")
    with qtbot.waitSignal(desk.intake.finished, timeout=10_000):
        desk.intake.take([office.bundle()])

    desk.intake.close_button.click()

    assert desk.intake.isHidden()
    assert desk.list.table.view.hasFocus()
