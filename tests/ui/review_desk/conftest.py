"""An office with proofs to review, and a desk to review them at."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.support.databases import Databases
from tests.support.offices import OpenOffice
from tests.support.windows import shown
from ui.desk import Desk, DeskPlace
from ui.review_desk.desk import ReviewDesk
from ui.shell.window import Window
from ui.workplace import Workplace
from workstation.domain.applications import ApplicationId


@pytest.fixture
def databases(request: pytest.FixtureRequest) -> Databases:
    """Use SQLite, unless a test asks for each database by parametrising ``databases``.

    The screen is the same on both; the tests that do ask are those whose SQL is this desk's own.
    """
    kind = getattr(request, "param", "sqlite")
    made: Databases = request.getfixturevalue(f"{kind}_databases")
    return made


class Sitting:
    """Somebody at a review desk in a window."""

    def __init__(self, qtbot: QtBot, place: Workplace, window: Window, desk: ReviewDesk) -> None:
        self.qtbot = qtbot
        self.place = place
        self.window = window
        self.desk = desk

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier | None = None) -> None:
        """Press a key where the focus is, and wait until everything has answered."""
        target = QApplication.focusWidget() or self.desk
        self.qtbot.keyClick(target, key, modifiers or Qt.KeyboardModifier.NoModifier)
        self.settle()

    def type(self, text: str) -> None:
        """Type where the focus is."""
        self.qtbot.keyClicks(QApplication.focusWidget() or self.desk, text)

    def settle(self) -> None:
        """Wait until nothing is on its way."""
        QApplication.processEvents()
        self.qtbot.waitUntil(self.place.tasks.idle)

    def open(self, id_: ApplicationId, *more: object) -> None:
        """Have another desk send a case here."""
        self.desk.show_subject((id_, *more))
        self.settle()

    def child(self, name: str) -> QWidget:
        """Return a widget by its object name."""
        found = self.desk.findChild(QWidget, name)
        assert found is not None, name
        return found

    @property
    def reference(self) -> str:
        """What the case on the screen is called, or nothing."""
        current = self.desk.flow.current
        return "" if current is None else current.application.reference

    def toasts(self) -> list[str]:
        """Return what was told, newest first."""
        return [notice.text for notice in self.place.notices.history()]


Sit = Callable[..., Sitting]


@pytest.fixture
def sit(office: OpenOffice, place: Workplace, qtbot: QtBot) -> Iterator[Sit]:
    """Sit somebody down at a review desk; by default the reviewer."""

    def at(who: str = "reviewer") -> Sitting:
        services = office.office
        desk = ReviewDesk(
            place,
            office.session(who),
            services.queue,
            services.review,
            services.referrals,
            services.corrections,
        )
        window = Window(place, [DeskPlace("review", lambda: desk), DeskPlace("queue", Desk)])
        qtbot.addWidget(window)
        window.show_desk("review")
        shown(qtbot, window)
        desk.take_focus()
        sitting = Sitting(qtbot, place, window, desk)
        sitting.settle()
        return sitting

    yield at
    qtbot.waitUntil(place.tasks.idle)
