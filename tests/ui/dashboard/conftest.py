"""A supervisor's desk in a window of its own."""

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from tests.support.databases import SqliteDatabases
from tests.support.offices import OpenOffice
from tests.support.windows import shown
from tests.ui.dashboard.scene import make_desk
from ui.dashboard.desk import SupervisorDesk
from ui.desk import DeskPlace
from ui.shell.window import Window
from ui.workplace import Workplace

_OTHERS = ("queue", "review", "audit", "messages")
At = Callable[..., SupervisorDesk]


@pytest.fixture
def databases(sqlite_databases: SqliteDatabases) -> SqliteDatabases:
    """One kind is enough here: the services are tested on both, and a screen sees no difference."""
    return sqlite_databases


@pytest.fixture
def at_desk(office: OpenOffice, place: Workplace, qtbot: QtBot) -> Iterator[At]:
    """Seat somebody, by default the supervisor, when the office is as the test wants it."""

    def seat(who: str = "supervisor", tab: int = 0) -> SupervisorDesk:
        made = make_desk(office, place, who)
        others = [DeskPlace(id_, lambda: made, allowed=False) for id_ in _OTHERS]
        window = Window(place, [DeskPlace(made.id, lambda: made), *others])
        qtbot.addWidget(window)
        made.tabs.setCurrentIndex(tab)
        window.show_desk(made.id)
        shown(qtbot, window)
        made.take_focus()
        qtbot.waitUntil(place.tasks.idle)
        return made

    yield seat
    qtbot.waitUntil(place.tasks.idle)
