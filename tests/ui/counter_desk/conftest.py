"""An office with letters in people's hands, and a counter to bring them to."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.support.databases import Databases
from tests.support.letter_rooms import post_due
from tests.support.offices import OpenOffice
from tests.support.windows import shown
from ui.counter_desk.desk import CounterDesk
from ui.desk import DeskPlace
from ui.shell.window import Window
from ui.workplace import Workplace
from workstation.domain.letter_rules import Letter

Posted = Callable[..., Letter]


@pytest.fixture
def databases(request: pytest.FixtureRequest) -> Databases:
    """Use SQLite, unless a test asks for each database by parametrising ``databases``.

    The screen is the same on both; the tests that do ask are those whose SQL is the counter's own.
    """
    kind = getattr(request, "param", "sqlite")
    made: Databases = request.getfixturevalue(f"{kind}_databases")
    return made


@pytest.fixture
def posted(office: OpenOffice) -> Posted:
    """Register somebody, by default the holder of a passport, and post the letter."""

    def post(**declared: object) -> Letter:
        application = office.registered(
            **{
                "route": "letter",
                "kind": "passport",
                "number": "E12345678",
                "country": "GBR",
                "date_of_birth": "1980-02-01",
                **declared,
            }
        )
        return post_due(office)[application.reference]

    return post


@pytest.fixture
def desk(office: OpenOffice, place: Workplace, qtbot: QtBot) -> Iterator[CounterDesk]:
    """The clerk's counter, in a window of its own."""
    made = make_desk(office, place, "clerk")
    window = Window(place, [DeskPlace(made.id, lambda: made)])
    qtbot.addWidget(window)
    window.show_desk(made.id)
    shown(qtbot, window)
    made.take_focus()
    qtbot.waitUntil(place.tasks.idle)
    yield made
    qtbot.waitUntil(place.tasks.idle)


def make_desk(office: OpenOffice, place: Workplace, who: str) -> CounterDesk:
    """Return somebody's counter."""
    services = office.office
    return CounterDesk(
        place,
        office.session(who),
        services.counter,
        services.letters,
        services.queue,
        services.phone_changes,
    )


def child(desk: QWidget, name: str) -> QWidget:
    """Return a widget by its object name."""
    found = desk.findChild(QWidget, name)
    assert found is not None, name
    return found
