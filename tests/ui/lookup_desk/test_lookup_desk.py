"""The look-up desk over a real office: keyboard only, counted, and forgetful."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.support.accessibility import assert_accessible
from tests.support.databases import Databases
from tests.support.offices import AT_DOOR, OpenOffice
from tests.support.rosters import address_of, name_of, number_of, residents, write_roster
from tests.support.windows import shown
from ui.desk import DeskPlace
from ui.i18n import Language
from ui.lookup_desk.desk import LookupDesk
from ui.shell.window import Window
from ui.theme.tokens import State
from ui.widgets.roster_words import VERDICTS
from ui.workplace import Workplace
from workstation.bootstrap import roster_source
from workstation.domain.errors import DatabaseUnreachable
from workstation.domain.queue import Purpose
from workstation.domain.roster import RosterVerdict

TENANT, NEIGHBOUR = 56, 55
OpenDesk = Callable[[], LookupDesk]


@pytest.fixture
def databases(request: pytest.FixtureRequest) -> Databases:
    """Use SQLite: the screen is the same on both."""
    made: Databases = request.getfixturevalue("sqlite_databases")
    return made


@pytest.fixture
def open_desk(office: OpenOffice, place: Workplace, qtbot: QtBot) -> Iterator[OpenDesk]:
    """Open the desk in an active window."""

    def open_() -> LookupDesk:
        desk = LookupDesk(place, office.session("reviewer"), office.office.lookups)
        places = [DeskPlace("lookup", lambda: desk)]
        places += [DeskPlace(id_, lambda: desk, allowed=False) for id_ in ("queue", "settings")]
        window = Window(place, places)
        qtbot.addWidget(window)
        window.show_desk("lookup")
        shown(qtbot, window)
        qtbot.waitUntil(place.tasks.idle)
        desk.take_focus()
        return desk

    yield open_
    qtbot.waitUntil(place.tasks.idle)


@pytest.fixture
def roster(office: OpenOffice, tmp_path: Path) -> None:
    """Load a roster of sixty residents."""
    file = write_roster(tmp_path / "roster.csv", residents(60))
    office.office.roster_loads.load(roster_source(file), date(2021, 12, 10), by=AT_DOOR)


def typed(
    qtbot: QtBot, desk: LookupDesk, *, number: str = "", name: str = "", address: str = ""
) -> None:
    """Ask with the keyboard alone: a purpose, then field after field."""
    qtbot.keyClick(desk, Qt.Key.Key_1)
    assert desk.form.number.hasFocus()
    qtbot.keyClicks(desk.form.number, number or number_of(TENANT))
    qtbot.keyClick(desk.form.number, Qt.Key.Key_Tab)
    qtbot.keyClicks(desk.form.person, name or name_of(TENANT))
    qtbot.keyClick(desk.form.person, Qt.Key.Key_Tab)
    qtbot.keyClicks(desk.form.address, address or address_of(TENANT))


def asked(qtbot: QtBot, desk: LookupDesk, place: Workplace) -> None:
    """Press the key of the look-up and wait for what comes."""
    qtbot.keyClick(desk, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(place.tasks.idle)
    qtbot.waitUntil(lambda: desk.answer.answer is not None or desk.notice.isVisible())


@pytest.mark.usefixtures("roster")
def test_a_person_is_looked_up_with_the_keyboard_alone(
    open_desk: OpenDesk, qtbot: QtBot, place: Workplace
) -> None:
    desk = open_desk()
    assert desk.form.purposes.current() is None

    typed(qtbot, desk)
    asked(qtbot, desk, place)

    assert desk.form.purposes.current() is Purpose.APPLICANT_CALLED
    verdict = desk.answer.lines.lines[0]
    assert (verdict.state, verdict.word) == VERDICTS[RosterVerdict.EXACT]
    assert "List of 2021-12-10" in verdict.words
    rows = desk.answer.table.pairs.rows
    assert {row.state for row in rows} == {State.OK}
    assert number_of(TENANT)[:5] not in str(rows)
    assert "59 look-ups left today" in desk.findChild(type(desk._count), "lookup.left").text()


@pytest.mark.usefixtures("roster")
def test_nothing_is_asked_without_a_purpose_or_with_a_part_missing(
    open_desk: OpenDesk, qtbot: QtBot, office: OpenOffice
) -> None:
    desk = open_desk()

    desk.look_up()
    assert "purpose" in desk.notice.text()
    qtbot.keyClick(desk, Qt.Key.Key_4)
    qtbot.keyClicks(desk.form.number, number_of(TENANT))
    desk.look_up()
    assert desk.form.form.complaint(desk.form.person)
    desk.form.person.setText(name_of(TENANT))
    desk.form.address.setPlainText(address_of(TENANT))
    desk.form.day.setText("the tenth")
    desk.look_up()
    assert desk.form.form.complaint(desk.form.day)
    desk.form.day.clear()
    desk.form.number.setText("A12")
    desk.look_up()
    qtbot.waitUntil(lambda: bool(desk.form.form.complaint(desk.form.number)))
    complaint = desk.form.form.complaint(desk.form.number)
    assert complaint.startswith("This is no Hong Kong identity card number.")
    assert office.office.lookups.left(by=office.actor("reviewer")) == 60


@pytest.mark.usefixtures("roster")
@pytest.mark.parametrize("how", ["leave", "lock", "start_over"])
def test_question_and_answer_are_gone_when_the_desk_is_left_or_locked(
    open_desk: OpenDesk, qtbot: QtBot, place: Workplace, how: str
) -> None:
    desk = open_desk()
    typed(qtbot, desk)
    asked(qtbot, desk, place)

    getattr(desk, how)()

    assert desk.answer.answer is None
    assert desk.answer.table.pairs.rows == ()
    assert not desk.answer.lines.lines
    assert not desk.form.number.text() + desk.form.person.text() + desk.form.day.text()
    assert not desk.form.address.toPlainText()
    desk.form.address.undo()
    assert not desk.form.address.toPlainText()
    assert desk.form.purposes.current() is None
    assert desk.memory() == {}


@pytest.mark.usefixtures("roster")
def test_an_answer_that_comes_after_the_lock_is_not_shown(
    open_desk: OpenDesk, qtbot: QtBot, place: Workplace
) -> None:
    desk = open_desk()
    typed(qtbot, desk)

    desk.look_up()
    desk.lock()
    qtbot.waitUntil(place.tasks.idle)

    assert desk.answer.answer is None


@pytest.mark.usefixtures("roster")
def test_an_answer_goes_when_its_question_is_changed(
    open_desk: OpenDesk, qtbot: QtBot, place: Workplace
) -> None:
    desk = open_desk()
    typed(qtbot, desk)
    asked(qtbot, desk, place)

    qtbot.keyClicks(desk.form.person, "g")

    assert desk.answer.answer is None


@pytest.mark.usefixtures("roster")
def test_a_number_that_is_somebody_elses_shows_neither_name_nor_flat(
    open_desk: OpenDesk, qtbot: QtBot, place: Workplace
) -> None:
    desk = open_desk()
    typed(qtbot, desk, number=number_of(NEIGHBOUR))
    asked(qtbot, desk, place)

    shown_words = " ".join(
        f"{row.left} {row.right} {row.word} {row.tip}" for row in desk.answer.table.pairs.rows
    )
    assert desk.answer.lines.lines[0].state is State.REJECTED
    assert name_of(NEIGHBOUR) not in shown_words
    assert "1202" not in shown_words


@pytest.mark.usefixtures("roster")
def test_the_days_limit_is_said_in_a_sentence(
    open_desk: OpenDesk, qtbot: QtBot, place: Workplace, office: OpenOffice
) -> None:
    office.office.policy.change("roster_lookups_a_day", 0, by=office.actor("administrator"))
    desk = open_desk()
    typed(qtbot, desk)
    asked(qtbot, desk, place)

    assert "used up" in desk.notice.text()
    assert desk.answer.answer is None


def test_without_a_roster_the_desk_says_who_can_load_one(
    open_desk: OpenDesk, qtbot: QtBot, place: Workplace
) -> None:
    desk = open_desk()
    typed(qtbot, desk)
    asked(qtbot, desk, place)

    assert "administrator" in desk.notice.text()


@pytest.mark.usefixtures("roster")
def test_a_database_that_is_away_is_said_and_the_question_stays(
    open_desk: OpenDesk,
    qtbot: QtBot,
    place: Workplace,
    office: OpenOffice,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def away(*_: object, **__: object) -> None:
        raise DatabaseUnreachable

    desk = open_desk()
    typed(qtbot, desk)
    monkeypatch.setattr(type(office.office.lookups), "look_up", away)
    asked(qtbot, desk, place)

    assert desk.notice.text()
    assert desk.form.number.text() == number_of(TENANT)


@pytest.mark.usefixtures("roster")
@pytest.mark.parametrize("language", Language)
def test_the_desk_is_read_out_and_speaks_three_languages(
    open_desk: OpenDesk, qtbot: QtBot, place: Workplace, language: Language
) -> None:
    desk = open_desk()
    typed(qtbot, desk, address=address_of(NEIGHBOUR))
    asked(qtbot, desk, place)

    place.tr.use(language)

    assert_accessible(desk.window())
    said = " ".join(line.word + line.words for line in desk.answer.lines.lines)
    assert ("List of" in said) is (language is Language.ENGLISH)
    assert "wah-" not in said + str(desk.answer.table.pairs.rows)
