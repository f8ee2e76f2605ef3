"""The settings on the real services: what is chosen takes effect and is kept."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.support.accessibility import assert_accessible
from tests.support.offices import PASSWORD, OpenOffice
from tests.support.windows import enlarged, lists_without_room, shown
from tests.ui.settings_desk.scene import make_desk, roster_file
from ui.desk import Desk
from ui.i18n import Language
from ui.settings_desk.desk import SettingsDesk
from ui.settings_desk.staff_entries import Entered
from ui.theme.tokens import Look
from ui.workplace import Workplace
from workstation.domain.errors import AccountDisabled, WrongSignIn
from workstation.domain.staff import Role

Open = Callable[..., SettingsDesk]
OWN, KEYS, POLICY, STAFF, ROSTER = range(5)
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def opened(
    office: OpenOffice, place: Workplace, seat: Callable[[Desk], None], qtbot: QtBot
) -> Open:
    """Open a part of somebody's settings, by default the administrator's."""

    def open_(part: int = OWN, who: str = "administrator") -> SettingsDesk:
        desk = make_desk(office, place, who)
        desk.tabs.setCurrentIndex(part)
        seat(desk)
        return desk

    return open_


def preferences(office: OpenOffice, who: str) -> dict[str, object]:
    """Return what is kept for somebody, as the next sign-in reads it."""
    return dict(office.office.staff.sign_in(who, PASSWORD, desk="test").preferences)


def press(qtbot: QtBot, desk: QWidget, name: str) -> None:
    """Press a button by its object name."""
    button = desk.findChild(QWidget, name)
    assert button is not None, name
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def answer(qtbot: QtBot, page: QWidget, name: str = "question.verb") -> None:
    """Press a button of the question that is open."""
    qtbot.waitUntil(lambda: page.findChild(QDialog) is not None)
    question = page.findChild(QDialog)
    assert question is not None
    button = question.findChild(QPushButton, name)
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def told(place: Workplace) -> str:
    """Return the newest message."""
    return place.notices.history()[0].text if place.notices.history() else ""


# Who sees what.


@pytest.mark.parametrize("who", ["reviewer", "clerk", "supervisor"])
def test_everybody_has_their_own_screen_and_keys_and_sees_what_they_may_not(
    office: OpenOffice, opened: Open, qtbot: QtBot, who: str
) -> None:
    desk = opened(who=who)

    assert [desk.tabs.isTabEnabled(part) for part in range(5)] == [True, True, False, False, False]
    assert desk.tabs.tabToolTip(POLICY) == "Policy (Ctrl+3)\nAdministrators can"
    qtbot.keyClick(desk.own, Qt.Key.Key_3, CTRL)
    desk.show_subject("policy")
    desk.recall({"tab": "staff"})
    assert desk.tabs.currentIndex() == OWN


def test_administrators_go_to_every_part_by_its_key(
    office: OpenOffice, opened: Open, qtbot: QtBot
) -> None:
    desk = opened()

    for number, key in enumerate((Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_5), 1):
        qtbot.keyClick(desk.tabs.currentWidget(), key, CTRL)
        assert desk.tabs.currentIndex() == number


def test_the_part_in_view_is_remembered(office: OpenOffice, opened: Open) -> None:
    desk = opened(KEYS)
    memory = desk.memory()
    desk.tabs.setCurrentIndex(OWN)

    desk.recall(memory)

    assert desk.tabs.currentIndex() == KEYS


# One's own screen.


def test_look_text_size_and_language_take_effect_at_once_and_are_kept(
    office: OpenOffice, opened: Open, qtbot: QtBot, place: Workplace
) -> None:
    desk = opened(who="reviewer")

    with qtbot.waitSignal(desk.look_chosen):
        press(qtbot, desk, "own.look.dark")
    press(qtbot, desk, "own.text.125")
    press(qtbot, desk, "own.language.zh-Hant")
    qtbot.waitUntil(place.tasks.idle)

    assert place.theme.look is Look.DARK
    assert place.theme.text_size == 125
    assert place.tr.language is Language.TRADITIONAL
    assert desk.tabs.tabText(KEYS) == "快捷鍵"
    kept = preferences(office, "reviewer")
    assert kept == {"look": "dark", "text_size": 125, "language": "zh-Hant"}


def test_what_the_menu_changes_is_shown_here_too(
    office: OpenOffice, opened: Open, place: Workplace
) -> None:
    desk = opened()

    place.theme.choose(Look.HIGH_CONTRAST)

    assert desk.own.buttons[Look.HIGH_CONTRAST].isChecked()


# One's own keys.


def select_action(desk: SettingsDesk, id_: str) -> None:
    """Make an action the current one."""
    place = desk.keys.model.place_of(id_)
    assert place is not None
    desk.keys.table.select(place)


def test_a_key_is_changed_by_pressing_the_new_one(
    office: OpenOffice, opened: Open, qtbot: QtBot, place: Workplace
) -> None:
    desk = opened(KEYS, "reviewer")
    select_action(desk, "case.approve")

    qtbot.keyClick(desk.keys.table.view, Qt.Key.Key_Return)
    assert desk.keys.capture.hasFocus()
    qtbot.keyClick(desk.keys.capture, Qt.Key.Key_Y, CTRL)

    assert place.commands.keymap.keys("case.approve") == ("Ctrl+Y",)
    assert desk.keys.table.view.hasFocus()
    qtbot.waitUntil(place.tasks.idle)
    assert preferences(office, "reviewer") == {"keys": {"case.approve": ["Ctrl+Y"]}}


def test_a_taken_key_names_what_it_does_and_can_be_moved(
    office: OpenOffice, opened: Open, qtbot: QtBot, place: Workplace
) -> None:
    desk = opened(KEYS, "reviewer")
    select_action(desk, "case.reject")
    desk.keys.capture.setFocus()

    qtbot.keyClick(desk.keys.capture, Qt.Key.Key_A)

    assert desk.keys.notice.text() == "A does this already: Approve"
    assert place.commands.keymap.keys("case.reject") == ("X",)
    button = desk.keys.notice.findChild(QPushButton)
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert place.commands.keymap.keys("case.reject") == ("A",)
    assert place.commands.keymap.keys("case.approve") == ()


def test_keys_of_the_program_do_nothing_while_a_key_is_taken(
    office: OpenOffice, opened: Open, qtbot: QtBot, place: Workplace
) -> None:
    desk = opened(KEYS, "reviewer")
    select_action(desk, "case.approve")
    desk.keys.capture.setFocus()

    qtbot.keyClick(desk.keys.capture, Qt.Key.Key_1, CTRL)

    assert desk.tabs.currentIndex() == KEYS
    assert "Part 1 of this screen" in desk.keys.notice.text()
    qtbot.keyClick(desk.keys.capture, Qt.Key.Key_Escape)
    assert desk.keys.table.view.hasFocus()


def test_an_action_gets_its_own_key_back_or_none(
    office: OpenOffice, opened: Open, qtbot: QtBot, place: Workplace
) -> None:
    desk = opened(KEYS, "reviewer")
    select_action(desk, "case.approve")
    row = desk.keys.table.view.currentIndex().row()

    qtbot.keyClick(desk.keys.table.view, Qt.Key.Key_Backspace)
    assert place.commands.keymap.keys("case.approve") == ()
    assert desk.keys.model.index(row, 3).data() == "Own key"
    qtbot.keyClick(desk.keys.table.view, Qt.Key.Key_Delete)

    assert place.commands.keymap.own() == {}
    assert desk.keys.model.index(row, 2).data() == "A"


# The policy.


def select_item(qtbot: QtBot, desk: SettingsDesk, name: str) -> int:
    """Make a figure the current one and return its row."""
    place = desk.policy.model.place_of(name)
    assert place is not None
    desk.policy.table.select(place)
    qtbot.keyClick(desk.policy.table.view, Qt.Key.Key_Return)
    return place


def test_a_figure_is_changed_with_the_keyboard_audited_and_can_be_undone(
    office: OpenOffice, opened: Open, qtbot: QtBot, place: Workplace
) -> None:
    desk = opened(POLICY)
    row = select_item(qtbot, desk, "letter_valid_days")
    assert desk.policy.number.hasFocus()

    qtbot.keyClicks(desk.policy.number, "14")
    qtbot.keyClick(desk.policy.number, Qt.Key.Key_Return, CTRL)

    qtbot.waitUntil(lambda: office.office.policy.policy().letter_valid_days == 14)
    qtbot.waitUntil(lambda: desk.policy.model.index(row, 2).data() == "14 days")
    assert desk.policy.model.index(row, 4).data() == "Changed"
    assert told(place) == "Letter is valid for: 14 days"
    assert desk.policy.table.view.hasFocus()
    undo = place.notices.history()[0].undo
    assert undo is not None
    undo()
    qtbot.waitUntil(lambda: office.office.policy.policy().letter_valid_days == 30)


def test_a_value_out_of_range_is_said_while_it_is_typed(
    office: OpenOffice, opened: Open, qtbot: QtBot
) -> None:
    desk = opened(POLICY)
    select_item(qtbot, desk, "letter_valid_days")

    qtbot.keyClicks(desk.policy.number, "400")

    assert desk.policy.complaint() == "Only 7 to 90 is possible. The value in force stays."
    assert not desk.policy.button.isEnabled()
    qtbot.keyClick(desk.policy.number, Qt.Key.Key_Return, CTRL)
    assert office.office.policy.policy().letter_valid_days == 30


def test_yes_or_no_is_chosen(office: OpenOffice, opened: Open, qtbot: QtBot) -> None:
    desk = opened(POLICY)
    select_item(qtbot, desk, "second_person_fraud")
    assert desk.policy.yes_no.hasFocus()

    qtbot.keyClick(desk.policy.yes_no, Qt.Key.Key_Up)
    qtbot.keyClick(desk.policy.yes_no, Qt.Key.Key_Return, CTRL)

    qtbot.waitUntil(lambda: office.office.policy.policy().second_person_fraud is False)


def test_the_default_is_one_key_away(office: OpenOffice, opened: Open, qtbot: QtBot) -> None:
    office.office.policy.change("pin_digits", 10, by=office.actor("administrator"))
    desk = opened(POLICY)
    select_item(qtbot, desk, "pin_digits")

    qtbot.keyClick(desk.policy.number, Qt.Key.Key_D, CTRL)
    qtbot.keyClick(desk.policy.number, Qt.Key.Key_Return, CTRL)

    qtbot.waitUntil(lambda: office.office.policy.policy().pin_digits == 8)


def test_somebody_who_lost_the_right_is_told_and_nothing_changes(
    office: OpenOffice, opened: Open, qtbot: QtBot, monkeypatch
) -> None:
    desk = opened(POLICY)
    select_item(qtbot, desk, "pin_digits")

    def disabled(*_args: object, **_kwargs: object) -> None:
        raise AccountDisabled

    monkeypatch.setattr(type(office.office.policy), "change", disabled)
    qtbot.keyClicks(desk.policy.number, "10")
    qtbot.keyClick(desk.policy.number, Qt.Key.Key_Return, CTRL)

    qtbot.waitUntil(lambda: "disabled" in desk.policy.notice.text())
    assert desk.policy.number.text() == "10"


# The staff.


def member(office: OpenOffice, number: str):
    """Return an account as it stands."""
    return office.office.staff.with_number(number)


def select_member(desk: SettingsDesk, number: str) -> None:
    """Make an account the current one."""
    rows = [row.staff_number for row in desk.staff.model.rows()]
    desk.staff.table.select(rows.index(number))


def test_a_person_is_added_with_the_keyboard_and_can_sign_in(
    office: OpenOffice, opened: Open, qtbot: QtBot, place: Workplace
) -> None:
    desk = opened(STAFF)
    form = desk.staff.form

    qtbot.keyClick(desk.staff.table.view, Qt.Key.Key_N)
    assert form.number.hasFocus()
    for field, words in (
        (form.number, "S900"),
        (form.name, "Ng Yan"),
        (form.password, "morning-ferry-harbour"),
        (form.again, "morning-ferry-harbour"),
    ):
        qtbot.keyClicks(field, words)
    form.role.setCurrentIndex(form.role.findData("counter_clerk"))
    form.branch.setEditText("Sha Tin")
    qtbot.keyClick(form.again, Qt.Key.Key_Return, CTRL)

    qtbot.waitUntil(lambda: told(place) == "Ng Yan: account added")
    session = office.office.staff.sign_in("S900", "morning-ferry-harbour", desk="test")
    assert (session.member.role, session.member.office) == (Role.COUNTER_CLERK, "Sha Tin")
    qtbot.waitUntil(lambda: [m.name for m in desk.staff.table.selected()] == ["Ng Yan"])
    assert form.password.text() == ""


def test_what_is_wrong_with_an_account_stands_at_its_field(
    office: OpenOffice, opened: Open, qtbot: QtBot, place: Workplace
) -> None:
    desk = opened(STAFF)
    form = desk.staff.form
    desk.staff.begin_adding()

    desk.staff.save()
    assert form.complaint(Entered.NUMBER) == "This cannot be empty."
    form.number.setText("reviewer")
    form.name.setText("Ng Yan")
    form.password.setText("morning-ferry-harbour")
    form.again.setText("morning-ferry-harbour")
    desk.staff.save()

    qtbot.waitUntil(lambda: "Another account" in form.complaint(Entered.NUMBER))
    assert form.number.hasFocus()


def test_role_name_and_branch_are_changed(
    office: OpenOffice, opened: Open, qtbot: QtBot, place: Workplace
) -> None:
    desk = opened(STAFF)
    select_member(desk, "reviewer2")
    form = desk.staff.form

    form.name.setText("Lau Ho")
    form.role.setCurrentIndex(form.role.findData("supervisor"))
    form.branch.setEditText("Tuen Mun")
    qtbot.keyClick(form.name, Qt.Key.Key_Return, CTRL)

    qtbot.waitUntil(lambda: told(place) == "Lau Ho: account changed")
    changed = member(office, "reviewer2")
    assert (changed.name, changed.role, changed.office) == ("Lau Ho", Role.SUPERVISOR, "Tuen Mun")


def test_an_account_is_disabled_after_a_question_and_enabled_again(
    office: OpenOffice, opened: Open, qtbot: QtBot, place: Workplace
) -> None:
    desk = opened(STAFF)
    select_member(desk, "reviewer2")

    qtbot.keyClick(desk.staff.table.view, Qt.Key.Key_D)
    answer(qtbot, desk.staff)
    qtbot.waitUntil(lambda: told(place) == "reviewer2 name: account disabled")
    assert not member(office, "reviewer2").active
    qtbot.waitUntil(lambda: len(desk.staff.table.selected()) == 1)
    shown(qtbot, desk.window())  # the question was a window of its own
    desk.take_focus()

    qtbot.keyClick(desk.staff.table.view, Qt.Key.Key_D)
    qtbot.waitUntil(lambda: told(place) == "reviewer2 name: account enabled")
    assert member(office, "reviewer2").active


def test_nobody_disables_their_own_account(office: OpenOffice, opened: Open, qtbot: QtBot) -> None:
    desk = opened(STAFF)
    select_member(desk, "administrator")

    assert not desk.staff.toggle_button.isEnabled()
    assert "your own account" in desk.staff.toggle_button.toolTip()
    desk.staff.toggle()
    assert member(office, "administrator").active


def test_the_last_administrator_stays_one(office: OpenOffice, opened: Open, qtbot: QtBot) -> None:
    desk = opened(STAFF)
    select_member(desk, "administrator")
    desk.staff.form.role.setCurrentIndex(0)

    desk.staff.save()

    qtbot.waitUntil(lambda: "at least one administrator" in desk.staff.notice.text())
    assert member(office, "administrator").role is Role.ADMINISTRATOR


def test_another_password_is_given(
    office: OpenOffice, opened: Open, qtbot: QtBot, place: Workplace
) -> None:
    desk = opened(STAFF)
    select_member(desk, "clerk")
    form = desk.staff.form

    qtbot.keyClick(desk.staff.table.view, Qt.Key.Key_P)
    assert form.password.hasFocus()
    qtbot.keyClicks(form.password, "evening-tram-island")
    qtbot.keyClicks(form.again, "evening-tram-island")
    qtbot.keyClick(form.again, Qt.Key.Key_Return, CTRL)

    qtbot.waitUntil(lambda: "another password" in told(place))
    office.office.staff.sign_in("clerk", "evening-tram-island", desk="test")
    with pytest.raises(WrongSignIn):
        office.office.staff.sign_in("clerk", PASSWORD, desk="test")


# The roster.


TODAY = QDate(2021, 12, 15)


def load(qtbot: QtBot, desk: SettingsDesk, file: Path, *, day: QDate = TODAY) -> None:
    """Load a file through the widgets."""
    desk.roster.day.setDate(day)
    desk.roster.file.setText(str(file))
    qtbot.keyClick(desk.roster.file, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: desk.roster.notice.text() != "", timeout=20_000)


def test_the_day_that_is_offered_is_the_offices_until_another_is_chosen(
    office: OpenOffice, opened: Open, place: Workplace, qtbot: QtBot
) -> None:
    office.clock.at = datetime(2026, 11, 30, 21, 0, tzinfo=UTC)  # Hong Kong has December

    desk = opened(ROSTER)

    qtbot.waitUntil(lambda: desk.roster.day.day() == date(2026, 12, 1))
    desk.roster.day.setDate(QDate(2026, 11, 1))
    desk.roster.activate()
    qtbot.waitUntil(place.tasks.idle)
    assert desk.roster.day.day() == date(2026, 11, 1)


def test_a_roster_is_loaded_and_its_bad_lines_are_named(
    office: OpenOffice, opened: Open, qtbot: QtBot, tmp_path: Path, qtmodeltester: ModelTester
) -> None:
    desk = opened(ROSTER)
    assert desk.roster.table.states.text().startswith("No roster has been loaded yet")

    load(qtbot, desk, roster_file(tmp_path, 300, bad=2))

    assert desk.roster.notice.text().startswith(
        "300 residents loaded; 2 lines left out; 0 whose block"
    )
    qtbot.waitUntil(lambda: desk.roster.report.model.rowCount() == 2)
    assert [desk.roster.report.model.index(0, column).data() for column in range(3)] == [
        "302",
        "not a date",
        "start_date",
    ]
    qtbot.waitUntil(lambda: desk.roster.model.rowCount() == 1)
    assert desk.roster.model.index(0, 1).data() == "In force"
    assert desk.roster.model.index(0, 4).data() == "0"
    assert desk.roster.model.index(0, 6).data() == "administrator name"
    qtmodeltester.check(desk.roster.model)


def test_the_report_names_every_line_and_is_saved_and_copied(
    opened: Open, qtbot: QtBot, tmp_path: Path, place: Workplace
) -> None:
    desk = opened(ROSTER)
    load(qtbot, desk, roster_file(tmp_path, 10_000, bad=120))
    qtbot.waitUntil(desk.roster.report.isVisible)
    saved = tmp_path / "report.csv"

    desk.roster.report.write(str(saved))
    qtbot.waitUntil(place.tasks.idle)
    qtbot.mouseClick(desk.roster.report.copy_button, Qt.MouseButton.LeftButton)

    assert desk.roster.report.counts.text() == "120 × not a date"
    written = saved.read_text(encoding="utf-8").splitlines()
    assert written[0] == "line,problem,column"
    assert len(written) == 121
    assert written[1].endswith(",date,start_date")
    assert place.clipboard.text() == saved.read_text(encoding="utf-8")

    desk.roster.report.write(str(tmp_path / "no such folder" / "report.csv"))
    qtbot.waitUntil(lambda: "cannot be written" in desk.roster.report.counts.text())


def test_a_roster_that_shrank_is_loaded_only_when_somebody_says_so(
    office: OpenOffice, opened: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    desk = opened(ROSTER)
    load(qtbot, desk, roster_file(tmp_path, 300))
    load(qtbot, desk, roster_file(tmp_path, 120))
    assert "The file has 120 residents" in desk.roster.notice.text()
    answer(qtbot, desk.roster, "question.safe")
    by = office.actor("administrator")
    assert [s.rows for s in office.office.roster_loads.snapshots(by=by)] == [300]

    again = desk.roster.notice.findChild(QPushButton)
    assert again is not None
    qtbot.mouseClick(again, Qt.MouseButton.LeftButton)
    answer(qtbot, desk.roster)

    qtbot.waitUntil(lambda: desk.roster.notice.text().startswith("120 residents"))
    assert [s.rows for s in office.office.roster_loads.snapshots(by=by) if s.active] == [120]


@pytest.mark.parametrize(
    ("content", "words"),
    [("a,b\n1,2\n", "does not name these columns: resident_id"), (None, "cannot be opened")],
)
def test_a_file_that_is_no_roster_changes_nothing(
    office: OpenOffice,
    opened: Open,
    qtbot: QtBot,
    tmp_path: Path,
    content: str | None,
    words: str,
) -> None:
    desk = opened(ROSTER)
    file = tmp_path / "other.csv"
    if content is not None:
        file.write_text(content)

    load(qtbot, desk, file)

    assert words in desk.roster.notice.text()
    assert office.office.roster_loads.snapshots(by=office.actor("administrator")) == []


def test_a_list_of_a_day_to_come_is_refused_and_an_older_one_until_somebody_says_so(
    office: OpenOffice, opened: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    desk, file = opened(ROSTER), roster_file(tmp_path, 200)

    load(qtbot, desk, file, day=QDate(2021, 12, 16))
    assert desk.roster.notice.text().startswith("A list cannot be of 2021-12-16")
    load(qtbot, desk, file)
    qtbot.waitUntil(lambda: desk.roster.notice.text().startswith("200 residents"))
    load(qtbot, desk, file, day=QDate(2021, 12, 14))
    qtbot.waitUntil(lambda: desk.roster.notice.text().startswith("The list is of 2021-12-14"))

    answer(qtbot, desk.roster, "question.safe")
    qtbot.waitUntil(lambda: desk.roster.findChild(QDialog) is None)
    by = office.actor("administrator")
    [snapshot] = office.office.roster_loads.snapshots(by=by)
    assert snapshot.as_of == date(2021, 12, 15)

    desk.roster.file.setText(str(roster_file(tmp_path, 120)))
    qtbot.mouseClick(desk.roster.load_button, Qt.MouseButton.LeftButton)
    answer(qtbot, desk.roster)
    qtbot.waitUntil(lambda: "The file has 120 residents" in desk.roster.notice.text())
    answer(qtbot, desk.roster)

    qtbot.waitUntil(lambda: desk.roster.notice.text().startswith("120 residents"))
    in_force = [s for s in office.office.roster_loads.snapshots(by=by) if s.active]
    assert [(s.rows, s.as_of) for s in in_force] == [(120, date(2021, 12, 14))]


def test_loading_can_be_stopped_and_the_old_roster_stays(
    office: OpenOffice, opened: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    desk = opened(ROSTER)
    desk.roster.file.setText(str(roster_file(tmp_path, 200)))
    desk.roster.day.setDate(TODAY)

    desk.roster.load()
    assert not desk.roster.load_button.isEnabled()
    assert desk.roster.stop_button.isVisible()
    desk.roster.stop()

    qtbot.waitUntil(lambda: "stopped" in desk.roster.notice.text())
    assert office.office.roster_loads.snapshots(by=office.actor("administrator")) == []
    assert desk.roster.load_button.isEnabled()


# The frame.


def test_every_part_can_be_used_without_mouse_or_sight(
    office: OpenOffice, opened: Open, qtbot: QtBot, place: Workplace
) -> None:
    desk = opened()

    for part in range(5):
        desk.tabs.setCurrentIndex(part)
        qtbot.waitUntil(place.tasks.idle)
        if part == POLICY:
            select_item(qtbot, desk, "pin_digits")
        if part == STAFF:
            desk.staff.begin_adding()
        assert_accessible(desk.window())


def test_the_language_switch_keeps_what_was_entered(
    office: OpenOffice, opened: Open, qtbot: QtBot, place: Workplace
) -> None:
    desk = opened(STAFF)
    desk.staff.begin_adding()
    form = desk.staff.form
    form.name.setText("Ng Yan")
    form.role.setCurrentIndex(2)

    place.tr.use(Language.SIMPLIFIED)

    assert form.name.text() == "Ng Yan"
    assert form.role.currentIndex() == 2
    assert form.role.currentText() == "主管"
    assert desk.staff.button.verb() == "新增账户"


@pytest.mark.parametrize("part", [KEYS, POLICY, STAFF, ROSTER])
@pytest.mark.parametrize("language", list(Language))
def test_no_list_scrolls_sideways_with_large_text(
    opened: Open, place: Workplace, qtbot: QtBot, part: int, language: Language
) -> None:
    desk = opened(part)
    place.tr.use(language)

    enlarged(qtbot, place, desk)

    assert desk.window().width() == 1280
    assert lists_without_room(desk) == []


def test_what_is_entered_has_room_when_the_text_grows(
    opened: Open, place: Workplace, qtbot: QtBot
) -> None:
    desk = opened(POLICY)
    fields = (desk.keys.capture, desk.policy.number, desk.policy.yes_no)
    before = [field.minimumWidth() for field in fields]

    enlarged(qtbot, place, desk)

    assert [field.minimumWidth() for field in fields] == [width * 3 // 2 for width in before]


def test_no_hint_of_a_new_account_is_cut_with_large_text(
    opened: Open, place: Workplace, qtbot: QtBot
) -> None:
    desk = opened(STAFF)
    desk.staff.begin_adding()

    enlarged(qtbot, place, desk)
    desk.staff.form.complain(Entered.PASSWORD, "This password is too short. " * 4)
    qtbot.wait(10)

    for label in desk.staff.form.findChildren(QLabel):
        if label.isVisible():
            assert label.height() >= label.heightForWidth(label.width())
