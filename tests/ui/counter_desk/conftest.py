"""An office with letters in people's hands, and a counter to bring them to."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.support.counter_desks import make_counter_desk
from tests.support.databases import Databases
from tests.support.letter_rooms import post_due
from tests.support.offices import OpenOffice
from tests.support.windows import shown
from ui.counter_desk.desk import CounterDesk
from ui.desk import DeskPlace
from ui.shell.window import Window
from ui.workplace import Workplace
from workstation.domain.applications import Stage
from workstation.domain.holdings import StoredCheck
from workstation.domain.letter_rules import Letter

Posted = Callable[..., Letter]
NONE, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
KEY = Qt.Key


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


def make_desk(
    office: OpenOffice, place: Workplace, who: str, *, scans: Path | None = None
) -> CounterDesk:
    """Return somebody's counter; ``scans``: where its document scanner writes."""
    return make_counter_desk(place, office.office, office.session(who), scans=scans)


def child(desk: QWidget, name: str) -> QWidget:
    """Return a widget by its object name."""
    found = desk.findChild(QWidget, name)
    assert found is not None, name
    return found


@pytest.fixture
def pressed(qtbot: QtBot, place: Workplace) -> "Pressed":
    """The clerk's hands."""
    return Pressed(qtbot, place)


class Pressed:
    """Presses keys where the focus is, counts them, and waits for what follows."""

    def __init__(self, qtbot: QtBot, place: Workplace) -> None:
        self._qtbot = qtbot
        self._place = place
        self.count = 0

    def __call__(self, *keys: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        for key in keys:
            focused = QApplication.focusWidget()
            assert focused is not None
            QTest.keyClick(focused, key, modifier)
            self.count += 1
            self.settle()

    def typed(self, text: str) -> None:
        """Type into the field that has the focus; only the Enter counts."""
        field = QApplication.focusWidget()
        assert isinstance(field, QLineEdit), field
        field.selectAll()
        QTest.keyClicks(field, text)
        self(KEY.Key_Return)

    def confirm(self) -> None:
        self(KEY.Key_Return, modifier=CTRL)

    def settle(self) -> None:
        self._qtbot.waitUntil(self._place.tasks.idle)


def brought(desk: CounterDesk, letter: Letter, pressed: Pressed) -> None:
    """Scan a letter."""
    assert desk.take_scan(letter.reference.symbol)
    pressed.settle()


def line(desk: CounterDesk, name: str) -> QLineEdit:
    found = child(desk, name)
    assert isinstance(found, QLineEdit)
    return found


def button(desk: CounterDesk, name: str) -> QAbstractButton:
    found = child(desk, name)
    assert isinstance(found, QAbstractButton)
    return found


def stage_of(office: OpenOffice, letter: Letter) -> Stage:
    return office.office.counter.find(
        letter.reference.digits, by=office.actor("clerk")
    ).application.stage


def checks_of(office: OpenOffice, letter: Letter) -> Sequence[StoredCheck]:
    return office.office.counter.find(letter.reference.digits, by=office.actor("clerk")).checks
