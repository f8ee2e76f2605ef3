"""A desk in a window of its own."""

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from tests.support.databases import SqliteDatabases
from tests.support.windows import shown
from ui.desk import Desk, DeskPlace
from ui.shell.window import Window
from ui.workplace import Workplace

_OTHERS = ("queue", "review", "counter", "supervisor")
Seat = Callable[[Desk], None]


@pytest.fixture
def databases(sqlite_databases: SqliteDatabases) -> SqliteDatabases:
    """One kind is enough here: the services are tested on both, and a screen sees no difference."""
    return sqlite_databases


@pytest.fixture
def seat(place: Workplace, qtbot: QtBot) -> Iterator[Seat]:
    """Put a desk into an active window."""

    def put(made: Desk) -> None:
        others = [DeskPlace(id_, lambda: made, allowed=False) for id_ in _OTHERS]
        window = Window(place, [DeskPlace(made.id, lambda: made), *others])
        qtbot.addWidget(window)
        window.show_desk(made.id)
        shown(qtbot, window)
        made.take_focus()
        qtbot.waitUntil(place.tasks.idle)

    yield put
    qtbot.waitUntil(place.tasks.idle)
