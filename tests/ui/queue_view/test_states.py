"""What the list shows when there is nothing to show: slow, empty, broken, cut off."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.support.offices import OpenOffice
from tests.support.windows import shown
from tests.ui.queue_view.conftest import OpenDesk
from ui.queue_view.desk import QueueDesk
from ui.queue_view.freshness import BEAT_MS
from ui.queue_view.wish import Wish
from ui.queue_view.words import EMPTY
from ui.widgets.table.model import Filling
from ui.workplace import Workplace
from workstation.domain.errors import DatabaseUnreachable
from workstation.domain.queue import QueueFilter, View
from workstation.ports import Lists
from workstation.services.queue import QueueService


class Line:
    """The office's lists at the end of a line that can be slow or cut."""

    def __init__(self, lists: Lists) -> None:
        self._lists = lists
        self.open = Event()
        self.open.set()
        self.cut = False

    def __getattr__(self, name: str) -> Callable[..., Any]:
        asked: Callable[..., Any] = getattr(self._lists, name)

        def ask(*args: Any, **named: Any) -> Any:
            self.open.wait(10)
            if self.cut:
                raise DatabaseUnreachable
            return asked(*args, **named)

        return ask


@pytest.fixture
def line(office: OpenOffice) -> Line:
    return Line(office.office.queue.lists)


@pytest.fixture
def desk(office: OpenOffice, line: Line, place: Workplace, qtbot: QtBot) -> Iterator[QueueDesk]:
    """A reviewer's desk at the end of the line, not asked for anything yet."""
    queue = QueueService(
        begin=office.office.queue.begin,
        lists=line,
    )
    services = office.office
    made = QueueDesk(place, office.session("reviewer"), queue, services.staff, services.intake)
    qtbot.addWidget(made)
    made.resize(1310, 700)
    shown(qtbot, made)
    yield made
    line.open.set()
    qtbot.waitUntil(place.tasks.idle)


def settle(qtbot: QtBot, desk: QueueDesk, place: Workplace) -> None:
    """Wait until nothing is being read."""
    qtbot.waitUntil(lambda: desk.list.model.filling is not Filling.LOADING)
    qtbot.waitUntil(place.tasks.idle)


def test_a_slow_office_shows_what_is_coming_and_escape_stops_it_for_good(
    three: list[str], desk: QueueDesk, line: Line, qtbot: QtBot, place: Workplace
) -> None:
    line.open.clear()
    desk.activate()
    qtbot.waitUntil(lambda: desk.list.table.states.text() == "Loading cases…")

    qtbot.keyClick(desk.list.table.view, Qt.Key.Key_Escape)
    line.open.set()
    qtbot.waitUntil(place.tasks.idle)
    desk.list.freshness.look()
    qtbot.waitUntil(place.tasks.idle)

    assert desk.list.model.filling is Filling.CANCELLED
    assert desk.list.table.states.text() == "Loading was stopped."


def test_rows_come_first_and_the_count_later(
    three: list[str], desk: QueueDesk, line: Line, qtbot: QtBot, place: Workplace
) -> None:
    desk.activate()

    assert desk.list.footer.words() == "0+ cases"
    settle(qtbot, desk, place)
    assert desk.list.footer.words().startswith("3 cases")


def test_every_empty_view_says_what_will_be_there(
    desk: QueueDesk, qtbot: QtBot, place: Workplace
) -> None:
    for view in View:
        desk.show_wish(Wish(view))
        settle(qtbot, desk, place)

        assert desk.list.table.states.text() == EMPTY[view]
        assert desk.list.footer.words() == "0 cases"


def test_a_filter_nothing_fits_offers_to_clear_it(
    three: list[str], desk: QueueDesk, qtbot: QtBot, place: Workplace
) -> None:
    desk.show_wish(Wish(View.TO_REVIEW, QueueFilter(districts=("islands",))))
    settle(qtbot, desk, place)
    assert desk.list.table.states.text() == "Nothing matches these filters."

    desk.list.table.states.button().click()
    settle(qtbot, desk, place)

    assert desk.list.model.rowCount() == 3


def test_an_office_that_does_not_answer_is_told_with_a_way_on(
    three: list[str], desk: QueueDesk, line: Line, qtbot: QtBot, place: Workplace
) -> None:
    line.cut = True
    desk.activate()
    qtbot.waitUntil(lambda: desk.list.model.filling is Filling.FAILED)
    assert "does not answer" in desk.list.table.states.text()

    line.cut = False
    desk.list.table.states.button().click()
    settle(qtbot, desk, place)

    assert desk.list.model.rowCount() == 3
    assert desk.list.table.states.text() == ""


def test_rows_stay_readable_while_the_line_is_cut_and_say_how_old_they_are(
    three: list[str], desk: QueueDesk, line: Line, qtbot: QtBot, place: Workplace
) -> None:
    desk.activate()
    settle(qtbot, desk, place)
    desk.list.freshness.look()
    qtbot.waitUntil(place.tasks.idle)
    line.cut = True

    desk.list.freshness.look()
    qtbot.waitUntil(lambda: desk.list.footer.stale_words() != "")
    assert desk.list.footer.stale_words() == "Connection lost: as it was at 15:00"
    assert desk.list.model.rowCount() == 3
    assert place.notices.history() == ()
    assert desk.list.freshness._timer.interval() == 2 * BEAT_MS

    line.cut = False
    desk.list.freshness.look()
    qtbot.waitUntil(lambda: desk.list.footer.stale_words() == "")
    qtbot.waitUntil(place.tasks.idle)
    assert desk.list.freshness._timer.interval() == BEAT_MS


def test_a_desk_out_of_view_asks_the_office_nothing(
    three: list[str], desk: QueueDesk, qtbot: QtBot, place: Workplace
) -> None:
    desk.activate()
    settle(qtbot, desk, place)

    desk.leave()

    assert not desk.list.freshness._timer.isActive()


def test_the_counts_wait_for_the_first_rows(
    three: list[str], desk: QueueDesk, line: Line, qtbot: QtBot, place: Workplace
) -> None:
    line.open.clear()
    desk.activate()
    assert all(desk.tabs.count_of(view) is None for view in View)

    line.open.set()

    qtbot.waitUntil(lambda: all(desk.tabs.count_of(view) is not None for view in View))


def test_a_disabled_account_is_told_so_when_it_takes_a_case(
    three: list[str], open_desk: OpenDesk, office: OpenOffice, qtbot: QtBot
) -> None:
    desk = open_desk("reviewer")
    gone = replace(office.session("reviewer").member, active=False)
    office.office.staff.change(gone, by=office.actor("administrator"))

    qtbot.keyClick(desk.list.table.view, Qt.Key.Key_N)

    qtbot.waitUntil(lambda: "has been disabled" in desk.notice.text())
