"""An office with letters in people's hands, and a counter to bring them to."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.support.offices import OpenOffice
from tests.support.windows import shown
from ui.counter_desk.desk import CounterDesk
from ui.shell.desk import DeskPlace
from ui.shell.window import Window
from ui.workplace import Workplace
from workstation.domain.letter_rules import Letter, LetterState

Posted = Callable[..., Letter]


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
        return post_due(office, application.reference)

    return post


def post_due(office: OpenOffice, reference: str) -> Letter:
    """Print and post what is due, and return the letter of an application."""
    office.work()
    letters, by = office.office.letters, office.actor("supervisor")
    due = letters.page(LetterState.DUE, by=by)
    batch = letters.print_batch([line.letter.id for line in due], write=_nowhere, by=by)
    letters.confirm_batch(batch.id, by=by)
    letters.post_batch(batch.id, by=by)
    lines = letters.page(LetterState.POSTED, by=by, limit=1000)
    return next(line.letter for line in lines if line.application_reference == reference)


def _nowhere(batch: int, pdf: bytes) -> None:
    del batch, pdf


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
        place, office.session(who), services.counter, services.letters, services.queue
    )


def child(desk: QWidget, name: str) -> QWidget:
    """Return a widget by its object name."""
    found = desk.findChild(QWidget, name)
    assert found is not None, name
    return found
