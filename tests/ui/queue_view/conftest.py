"""A queue desk in its window, over a real office."""

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from tests.support.databases import Databases
from tests.support.offices import OpenOffice
from tests.support.windows import shown
from ui.desk import DeskPlace
from ui.queue_view.desk import QueueDesk
from ui.shell.window import Window
from ui.widgets.table.model import Filling
from ui.workplace import Workplace

OpenDesk = Callable[[str], QueueDesk]


@pytest.fixture
def databases(request: pytest.FixtureRequest) -> Databases:
    """Use SQLite: the screen is the same on both, and its lists have tests of their own."""
    made: Databases = request.getfixturevalue("sqlite_databases")
    return made


def make_desk(office: OpenOffice, place: Workplace, who: str) -> QueueDesk:
    """Return somebody's desk."""
    services = office.office
    return QueueDesk(place, office.session(who), services.queue, services.staff, services.intake)


@pytest.fixture
def open_desk(office: OpenOffice, place: Workplace, qtbot: QtBot) -> Iterator[OpenDesk]:
    """Open somebody's desk in an active window and wait for its first rows."""

    def open_(who: str) -> QueueDesk:
        desk = make_desk(office, place, who)
        others = ("review", "counter", "supervisor", "settings")
        places = [DeskPlace("queue", lambda: desk)]
        places += [DeskPlace(id_, lambda: desk, allowed=False) for id_ in others]
        window = Window(place, places)
        qtbot.addWidget(window)
        window.show_desk("queue")
        shown(qtbot, window)
        qtbot.waitUntil(lambda: desk.list.model.filling is Filling.READY)
        qtbot.waitUntil(place.tasks.idle)
        desk.take_focus()
        return desk

    yield open_
    qtbot.waitUntil(place.tasks.idle)


PEOPLE = (
    (
        "A123456(3)",
        "CHAN Tai Man",
        "陳大文",
        "Flat 1203, Wah Kee House, Wah Fu (I) Estate, Aberdeen",
    ),
    ("B123456(6)", "LEE Siu Ming", "李小明", "Flat A, 3/F, 12 Nathan Road, Tsim Sha Tsui"),
    ("C123456(9)", "WONG Siu Fan", "黃小芬", "Flat 12, 3/F, City One Shatin, Sha Tin"),
)


@pytest.fixture
def three(office: OpenOffice) -> list[str]:
    """Take three proofs to review, an hour apart, and return their references, oldest first."""
    references = []
    for number, english, chinese, address in PEOPLE:
        application = office.registered(
            number=number, english=english, chinese=chinese, address=address
        )
        references.append(application.reference)
        office.clock.move(hours=1)
    office.work()
    return references
