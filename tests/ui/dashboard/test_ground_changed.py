"""Scenario 18 on the supervisor's desk: held because the roster no longer says so."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.support.accessibility import assert_accessible
from tests.support.databases import Databases
from tests.support.offices import AT_DOOR, OpenOffice
from tests.support.rosters import address_of, name_of, number_of, residents, write_roster
from tests.support.windows import shown
from tests.ui.dashboard.scene import answer, choose, make_desk, press, record
from ui.dashboard.desk import SupervisorDesk
from ui.dashboard.facts import sections
from ui.desk import DeskPlace
from ui.shell.window import Window
from ui.theme.tokens import State
from ui.workplace import Workplace
from workstation.bootstrap import roster_source
from workstation.domain.applications import Application, Stage

HELD, TENANT = 3, 54


@pytest.fixture
def databases(request: pytest.FixtureRequest) -> Databases:
    """Use SQLite: the screen is the same on both."""
    made: Databases = request.getfixturevalue("sqlite_databases")
    return made


@pytest.fixture
def changed(office: OpenOffice, tmp_path: Path) -> Application:
    """A tenant who was verified on one list and is gone from the next."""
    office.office.policy.change("release_hold_minutes", 60, by=office.actor("administrator"))
    gone = [line for line in residents(60) if not line.startswith(f"r{TENANT},")]
    taken = None
    for day, lines in ((10, residents(60)), (12, gone)):
        file = write_roster(tmp_path / f"{day}.csv", lines)
        office.office.roster_loads.load(roster_source(file), date(2021, 12, day), by=AT_DOOR)
        taken = taken or office.registered(
            route="public_housing",
            number=number_of(TENANT),
            english=name_of(TENANT),
            chinese="許文",
            address=address_of(TENANT),
        )
        office.work()
    return office.find(taken.reference)


@pytest.fixture
def at_held(
    office: OpenOffice, changed: Application, place: Workplace, qtbot: QtBot
) -> Iterator[SupervisorDesk]:
    """The desk with the held case open."""
    assert changed.ground_changed
    desk = make_desk(office, place)
    places = [DeskPlace("supervisor", lambda: desk)]
    places += [DeskPlace(id_, lambda: desk, allowed=False) for id_ in ("queue", "settings")]
    window = Window(place, places)
    qtbot.addWidget(window)
    window.show_desk("supervisor")
    shown(qtbot, window)
    desk.tabs.setCurrentIndex(HELD)
    qtbot.waitUntil(lambda: desk.held.model.rowCount() == 1)
    choose(qtbot, desk.held)
    desk.take_focus()
    yield desk
    qtbot.waitUntil(place.tasks.idle)


def test_old_and_new_answers_stand_beside_each_other(
    at_held: SupervisorDesk, place: Workplace
) -> None:
    case = at_held.held.case
    assert case is not None

    [ground] = [s for s in sections(case, place.tr) if s.title == "Ground of the decision"]

    decided, now, *doubts = ground.facts
    assert (decided.label, decided.state, decided.word) == (
        "Decided on",
        State.OK,
        "On the roster",
    )
    assert "Wah Kee House" in decided.value
    assert (now.label, now.word) == ("The list now", "Roster says nothing")
    assert "Number not on the roster" in {fact.value for fact in doubts}
    assert_accessible(at_held.window())


@pytest.mark.parametrize("size", [100, 150])
def test_what_the_roster_says_has_the_width_of_its_card(
    at_held: SupervisorDesk, place: Workplace, qtbot: QtBot, size: int
) -> None:
    at_held.window().resize(1366, 768)
    place.theme.resize_text(size)
    words = "Flat 1, 12/F, Wah Kee House, Wah Fu (I) Estate"

    def lines() -> float:
        [value] = [v for v in at_held.held.facts.findChildren(QLabel) if v.text() == words]
        return value.fontMetrics().horizontalAdvance(words) / value.width()

    qtbot.waitUntil(lambda: lines() < 2)


@pytest.mark.parametrize(
    ("key", "leads_to"),
    [
        (Qt.Key.Key_C, Stage.PIN_RELEASED),
        (Qt.Key.Key_A, Stage.ROSTER_REVIEW),
        (Qt.Key.Key_L, Stage.LETTER_DUE),
    ],
    ids=["clear", "review", "letter"],
)
def test_a_supervisor_clears_it_or_sends_it_elsewhere(
    at_held: SupervisorDesk,
    changed: Application,
    office: OpenOffice,
    qtbot: QtBot,
    key: Qt.Key,
    leads_to: Stage,
) -> None:
    reason = Qt.Key.Key_2 if key == Qt.Key.Key_C else Qt.Key.Key_1
    press(qtbot, at_held.held.table.view, key, reason)
    record(qtbot, at_held.held)
    answer(qtbot, at_held.held)

    qtbot.waitUntil(lambda: at_held.held.model.rowCount() == 0)
    office.later(hours=2)
    assert office.find(changed.reference).stage is leads_to
