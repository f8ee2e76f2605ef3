"""The queue desk over a real office: what waits, who has it, and the way to the case."""

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.support.accessibility import assert_accessible
from tests.support.offices import AT_DOOR, OpenOffice
from tests.ui.queue_view.conftest import OpenDesk
from ui.i18n import Language
from ui.queue_view.desk import QueueDesk
from ui.queue_view.wish import Wish
from ui.theme.tokens import State
from ui.widgets.chips import FilterChip
from ui.widgets.table.columns import Chip
from ui.widgets.table.model import Filling
from ui.workplace import Workplace
from workstation.domain.calendar import HONG_KONG
from workstation.domain.queue import Flag, Purpose, QueueFilter, View
from workstation.services.audit import AuditFilter


def cell(desk: QueueDesk, row: int, column: str) -> str:
    """Return the words of a cell."""
    model = desk.list.model
    place = [each.id for each in model.columns].index(column)
    return str(model.data(model.index(row, place)))


def spoken(desk: QueueDesk, row: int, column: str) -> str:
    """Return what a screen reader says of a cell."""
    model = desk.list.model
    place = [each.id for each in model.columns].index(column)
    return str(model.data(model.index(row, place), Qt.ItemDataRole.AccessibleTextRole))


def shown_references(desk: QueueDesk) -> list[str]:
    """Return the references in the list."""
    return [row.reference for row in desk.list.model.rows()]


def settle(qtbot: QtBot, desk: QueueDesk, place: Workplace) -> None:
    """Wait until nothing is being read."""
    qtbot.waitUntil(lambda: desk.list.model.filling is not Filling.LOADING)
    qtbot.waitUntil(place.tasks.idle)


# Reading.


def test_the_oldest_case_is_first_and_the_counts_follow(
    three: list[str], open_desk: OpenDesk, office: OpenOffice, qtbot: QtBot
) -> None:
    desk = open_desk("reviewer")

    assert shown_references(desk) == three
    assert desk.list.footer.words() == "3 cases · oldest 3 h 0 min"
    qtbot.waitUntil(lambda: desk.tabs.count_of(View.ALL) is not None)
    assert "3" in desk.tabs.tabText(desk.tabs.currentIndex())
    assert desk.tabs.tabText(desk.tabs.currentIndex()).startswith("To review")


def test_a_row_says_who_where_how_long_and_how_it_stands(
    three: list[str], open_desk: OpenDesk
) -> None:
    desk = open_desk("reviewer")

    assert cell(desk, 1, "name") == "李小明  LEE Siu Ming"
    assert cell(desk, 1, "route") == "Proof uploaded"
    assert cell(desk, 1, "district") == "Yau Tsim Mong"
    assert cell(desk, 1, "waiting") == "2 h 0 min"
    assert cell(desk, 1, "state") == "To review"
    assert cell(desk, 1, "who") == "–"
    assert spoken(desk, 1, "waiting") == "Waiting: 2 hours"


def test_a_promise_at_risk_is_marked_and_said(
    three: list[str], open_desk: OpenDesk, office: OpenOffice
) -> None:
    office.clock.move(days=30)

    desk = open_desk("reviewer")

    mark = desk.list.model.columns[0].chip
    assert mark is not None
    assert mark(desk.list.model.row(0)) == Chip(State.ATTENTION, "")
    assert spoken(desk, 0, "mark") == "!: promise at risk"


def test_a_case_in_use_names_the_colleague_and_the_desk(
    three: list[str], open_desk: OpenDesk, office: OpenOffice
) -> None:
    """Scenario 1: the list says who, where and until when."""
    claim = office.office.queue.claim(office.find(three[1]).id, by=office.actor("reviewer2"))

    desk = open_desk("reviewer")

    until = f"{claim.until.astimezone(HONG_KONG):%H:%M}"
    assert cell(desk, 1, "state") == "In use"
    assert cell(desk, 1, "who") == f"reviewer2 name · desk of reviewer2 · {until}"
    said = f"State: In use by reviewer2 name at desk of reviewer2 until {until}"
    assert spoken(desk, 1, "state") == said


def test_ones_own_case_is_no_colleagues(
    three: list[str], open_desk: OpenDesk, office: OpenOffice
) -> None:
    office.office.queue.claim(office.find(three[0]).id, by=office.actor("reviewer"))

    desk = open_desk("reviewer")

    assert cell(desk, 0, "state") == "With you"


# Narrowing.


def test_filters_narrow_the_list_and_stand_there_as_chips(
    three: list[str], open_desk: OpenDesk, qtbot: QtBot, place: Workplace
) -> None:
    desk = open_desk("reviewer")

    desk.bar.menus["district"].toggled_choice.emit("sha_tin")
    settle(qtbot, desk, place)

    assert shown_references(desk) == three[2:]
    chip = desk.findChild(FilterChip, "queue.chip.district.sha_tin")
    assert isinstance(chip, FilterChip)
    chip.setFocus()
    qtbot.keyClick(chip, Qt.Key.Key_Delete)
    settle(qtbot, desk, place)
    assert shown_references(desk) == three


def test_a_menu_stays_open_while_choices_are_ticked_with_space(
    three: list[str], open_desk: OpenDesk, qtbot: QtBot, place: Workplace
) -> None:
    desk = open_desk("reviewer")
    menu = desk.bar.menus["district"].menu()
    assert menu is not None
    menu.popup(desk.mapToGlobal(desk.rect().center()))
    qtbot.waitUntil(menu.isVisible)

    qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Space)
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Space)

    assert menu.isVisible()
    assert desk.wish.filter.districts == ("central_and_western", "wan_chai")
    menu.hide()
    settle(qtbot, desk, place)


def test_ctrl_backspace_clears_the_filters(
    three: list[str], open_desk: OpenDesk, qtbot: QtBot, place: Workplace
) -> None:
    desk = open_desk("reviewer")
    desk.show_wish(Wish(View.TO_REVIEW, QueueFilter(districts=("islands",))))
    settle(qtbot, desk, place)
    assert desk.list.table.states.text() == "Nothing matches these filters."

    qtbot.keyClick(desk.list.table.view, Qt.Key.Key_Backspace, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, desk, place)

    assert shown_references(desk) == three


def test_keys_go_through_the_views(
    three: list[str], open_desk: OpenDesk, qtbot: QtBot, place: Workplace
) -> None:
    desk = open_desk("reviewer")
    control = Qt.KeyboardModifier.ControlModifier

    seen = []
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_PageUp):
        qtbot.keyClick(desk.list.table.view, key, control)
        seen.append(desk.wish.view)

    assert seen == [View.SECOND_OPINION, View.TO_REVIEW, View.MY_WORK]
    settle(qtbot, desk, place)
    assert desk.list.table.states.text() == "You hold no case. N takes the next one."


# Searching.


def test_slash_searches_for_words_of_a_name_on_enter(
    three: list[str], open_desk: OpenDesk, qtbot: QtBot, place: Workplace
) -> None:
    desk = open_desk("reviewer")

    qtbot.keyClick(desk.list.table.view, Qt.Key.Key_Slash)
    assert desk.bar.search.hasFocus()
    qtbot.keyClicks(desk.bar.search, "siu lee")
    assert desk.wish.filter.search == ""
    qtbot.keyClick(desk.bar.search, Qt.Key.Key_Return)
    qtbot.keyClick(focused(desk), Qt.Key.Key_1)
    settle(qtbot, desk, place)

    assert shown_references(desk) == [three[1]]
    assert desk.list.table.view.hasFocus()


def test_a_whole_reference_is_found_as_soon_as_it_stands_there(
    three: list[str], open_desk: OpenDesk, qtbot: QtBot, place: Workplace
) -> None:
    desk = open_desk("reviewer")
    desk.bar.search.setFocus()

    qtbot.keyClicks(desk.bar.search, three[2])
    qtbot.keyClick(focused(desk), Qt.Key.Key_4)
    settle(qtbot, desk, place)

    assert shown_references(desk) == [three[2]]


def test_what_is_not_in_this_view_is_looked_for_in_all(
    three: list[str], open_desk: OpenDesk, qtbot: QtBot, place: Workplace
) -> None:
    desk = open_desk("reviewer")
    desk.show_wish(Wish(View.LETTERS))
    desk.bar.search.entered.emit("黃小芬")
    desk.purpose.chosen.emit(Purpose.COLLEAGUE_ASKED)
    settle(qtbot, desk, place)
    assert desk.notice.text() == "Nothing was found in this view."

    assert desk.notice._button.text() == "Search all cases  Ctrl+Shift+F"
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(focused(desk), Qt.Key.Key_F, both)
    settle(qtbot, desk, place)

    assert (desk.wish.view, shown_references(desk)) == (View.ALL, [three[2]])
    assert desk.notice.text() == ""


def test_a_search_is_in_the_log_once_however_often_its_list_is_read(
    three: list[str], open_desk: OpenDesk, office: OpenOffice, qtbot: QtBot, place: Workplace
) -> None:
    desk = open_desk("reviewer")
    desk.bar.search.entered.emit("lee")
    desk.purpose.chosen.emit(Purpose.COMPLAINT)
    settle(qtbot, desk, place)

    desk.list.model.refresh()
    settle(qtbot, desk, place)

    log = office.office.audit.page(
        AuditFilter(action="queue.searched"), by=office.actor("supervisor")
    )
    assert [row.facts for row in log] == [{"purpose": "complaint"}]


def focused(desk: QueueDesk) -> QWidget:
    found = desk.window().focusWidget()
    assert found is not None
    return found


def searches(office: OpenOffice) -> int:
    log = office.office.audit.page(
        AuditFilter(action="queue.searched"), by=office.actor("supervisor")
    )
    return len(log)


def test_a_look_up_is_asked_once_what_it_is_for(
    three: list[str], open_desk: OpenDesk, office: OpenOffice, qtbot: QtBot, place: Workplace
) -> None:
    """Scenario 40."""
    desk = open_desk("reviewer")
    desk.bar.search.entered.emit("lee")

    assert desk.purpose.isVisible()
    settle(qtbot, desk, place)
    assert (shown_references(desk), searches(office)) == (three, 0)
    qtbot.keyClick(focused(desk), Qt.Key.Key_5)
    settle(qtbot, desk, place)
    assert not desk.purpose.isVisible()
    assert shown_references(desk) == [three[1]]
    desk.show_wish(desk.wish.seen_in(View.ALL))
    assert not desk.purpose.isVisible()
    settle(qtbot, desk, place)


def test_a_look_up_nobody_gives_a_purpose_is_none(
    three: list[str], open_desk: OpenDesk, office: OpenOffice, qtbot: QtBot, place: Workplace
) -> None:
    desk = open_desk("reviewer")
    desk.bar.search.entered.emit("lee")

    qtbot.keyClick(focused(desk), Qt.Key.Key_Escape)
    settle(qtbot, desk, place)

    assert (desk.bar.search.text(), desk.purpose.isVisible()) == ("", False)
    assert (shown_references(desk), searches(office)) == (three, 0)
    assert desk.list.table.view.hasFocus()


def test_after_a_purpose_was_chosen_the_keys_of_the_list_work(
    three: list[str], open_desk: OpenDesk, qtbot: QtBot, place: Workplace
) -> None:
    desk = open_desk("reviewer")
    desk.show_wish(Wish(View.MY_WORK, QueueFilter(search="lee")))
    desk.show_wish(desk.wish.seen_in(View.TO_REVIEW))

    qtbot.keyClick(focused(desk), Qt.Key.Key_5)
    settle(qtbot, desk, place)

    assert shown_references(desk) == [three[1]]
    assert desk.list.table.view.hasFocus()


def test_a_look_up_that_is_left_off_leaves_the_search_before_it_as_it_was(
    three: list[str], open_desk: OpenDesk, office: OpenOffice, qtbot: QtBot, place: Workplace
) -> None:
    desk = open_desk("reviewer")
    desk.bar.search.entered.emit("lee")
    desk.purpose.chosen.emit(Purpose.COMPLAINT)
    settle(qtbot, desk, place)
    desk.bar.search.entered.emit("wong")

    qtbot.keyClick(focused(desk), Qt.Key.Key_Escape)

    assert desk.list.model.filling is Filling.READY
    settle(qtbot, desk, place)
    assert (desk.bar.search.text(), desk.purpose.isVisible()) == ("lee", False)
    assert (shown_references(desk), searches(office)) == ([three[1]], 1)
    assert desk.list.table.view.hasFocus()


def test_ones_own_work_is_searched_without_a_purpose(
    three: list[str], open_desk: OpenDesk, qtbot: QtBot, place: Workplace
) -> None:
    desk = open_desk("reviewer")
    desk.show_wish(Wish(View.MY_WORK))

    desk.bar.search.entered.emit("lee")

    assert not desk.purpose.isVisible()
    settle(qtbot, desk, place)


def test_a_scanned_reference_is_found_and_other_codes_are_left_to_others(
    three: list[str], open_desk: OpenDesk, qtbot: QtBot, place: Workplace
) -> None:
    desk = open_desk("reviewer")

    assert not desk.take_scan("HKPL-000-1234-567")
    assert desk.take_scan(three[0])
    desk.purpose.chosen.emit(Purpose.LETTER_RETURNED)
    settle(qtbot, desk, place)

    assert (desk.wish.view, shown_references(desk)) == (View.ALL, [three[0]])


def test_a_reference_scanned_in_ones_own_work_is_looked_for_there_first(
    three: list[str], open_desk: OpenDesk, office: OpenOffice, qtbot: QtBot, place: Workplace
) -> None:
    """Nobody is asked for a purpose before the case turns out to be somebody else's."""
    desk = open_desk("reviewer")
    office.office.queue.claim(office.find(three[0]).id, by=office.actor("reviewer"))
    desk.show_wish(Wish(View.MY_WORK))
    settle(qtbot, desk, place)

    desk.take_scan(three[0])
    settle(qtbot, desk, place)
    own = (desk.purpose.isVisible(), shown_references(desk))
    desk.take_scan(three[1])
    settle(qtbot, desk, place)
    desk.notice._button.click()
    asked = desk.purpose.isVisible()
    qtbot.keyClick(focused(desk), Qt.Key.Key_5)
    settle(qtbot, desk, place)

    assert own == (False, [three[0]])
    assert asked
    assert (desk.wish.view, shown_references(desk)) == (View.ALL, [three[1]])


def test_another_desk_sends_a_filter(
    three: list[str], open_desk: OpenDesk, qtbot: QtBot, place: Workplace
) -> None:
    desk = open_desk("supervisor")

    desk.show_subject((View.TO_REVIEW, QueueFilter(older_than=timedelta(hours=2))))
    settle(qtbot, desk, place)

    assert shown_references(desk) == three[:1]


# Going to a case.


def test_enter_opens_the_case_with_the_order_of_the_list(
    three: list[str], open_desk: OpenDesk, office: OpenOffice, qtbot: QtBot
) -> None:
    desk = open_desk("reviewer")
    went = QSignalSpy(desk.go)

    qtbot.keyClick(desk.list.table.view, Qt.Key.Key_J)
    qtbot.keyClick(desk.list.table.view, Qt.Key.Key_Return)

    ids = tuple(office.find(reference).id for reference in three)
    assert went.at(0) == ["review", (ids[1], ids, 3)]


def test_a_clerk_is_sent_to_the_counter_to_scan_the_letter(
    three: list[str], open_desk: OpenDesk, qtbot: QtBot, place: Workplace
) -> None:
    desk = open_desk("clerk")
    desk.show_wish(Wish(View.ALL))
    settle(qtbot, desk, place)
    went = QSignalSpy(desk.go)

    desk.list.table.select(0)
    qtbot.keyClick(desk.list.table.view, Qt.Key.Key_Return)

    assert went.at(0) == ["counter", None]
    assert three[0] in place.notices.history()[0].text


def test_an_administrator_is_told_who_can_open_cases(
    three: list[str], open_desk: OpenDesk, qtbot: QtBot
) -> None:
    desk = open_desk("administrator")
    went = QSignalSpy(desk.go)

    desk.list.table.select(0)
    qtbot.keyClick(desk.list.table.view, Qt.Key.Key_Return)

    assert went.count() == 0
    assert desk.notice.text() == "Reviewers and supervisors can."


def test_n_takes_the_next_case_and_goes_to_it(
    three: list[str], open_desk: OpenDesk, office: OpenOffice, qtbot: QtBot
) -> None:
    office.office.queue.claim(office.find(three[0]).id, by=office.actor("reviewer2"))
    desk = open_desk("reviewer")
    went = QSignalSpy(desk.go)

    qtbot.keyClick(desk.list.table.view, Qt.Key.Key_N)
    qtbot.waitUntil(lambda: went.count() == 1)

    id_ = office.find(three[1]).id
    assert went.at(0) == ["review", (id_,)]
    (row,) = office.office.queue.rows([id_], by=AT_DOOR)
    assert row.claimed_by == "reviewer name"


def test_nothing_to_take_is_said(open_desk: OpenDesk, qtbot: QtBot) -> None:
    desk = open_desk("reviewer")

    qtbot.keyClick(desk.list.table.view, Qt.Key.Key_N)

    qtbot.waitUntil(lambda: desk.notice.text() == "No case is waiting for a reviewer.")


def test_who_may_not_take_cases_sees_who_can(open_desk: OpenDesk) -> None:
    desk = open_desk("clerk")

    button = desk.findChild(QPushButton, "queue.take_next")
    assert isinstance(button, QPushButton)
    assert not button.isEnabled()
    assert "Reviewers and supervisors can." in button.toolTip()


# Colleagues.


def test_a_taken_row_says_so_at_the_next_refresh_and_the_selection_stays(
    three: list[str], open_desk: OpenDesk, office: OpenOffice, qtbot: QtBot
) -> None:
    desk = open_desk("reviewer")
    desk.list.table.select(2)
    office.office.queue.claim(office.find(three[0]).id, by=office.actor("reviewer2"))

    desk.list.freshness.look()

    qtbot.waitUntil(lambda: cell(desk, 0, "state") == "In use")
    current = desk.list.table.current()
    assert current is not None
    assert current.reference == three[2]


def test_t_tells_when_a_case_becomes_free(
    three: list[str], open_desk: OpenDesk, office: OpenOffice, qtbot: QtBot, place: Workplace
) -> None:
    claim = office.office.queue.claim(office.find(three[0]).id, by=office.actor("reviewer2"))
    desk = open_desk("reviewer")
    desk.list.table.select(0)

    qtbot.keyClick(desk.list.table.view, Qt.Key.Key_T)
    assert desk.list.freshness.watching(claim.application_id)
    assert not desk.list.tell_me.isEnabled()
    desk.leave()
    office.office.queue.release(claim)
    desk.list.freshness.look()

    qtbot.waitUntil(lambda: not desk.list.freshness.watching(claim.application_id))
    assert place.notices.history()[0].text == f"{three[0]} is free now."
    assert cell(desk, 0, "state") == "To review"


def test_a_free_case_is_not_waited_for(three: list[str], open_desk: OpenDesk) -> None:
    desk = open_desk("reviewer")

    desk.list.table.select(0)

    assert not desk.list.tell_me.isEnabled()


# Saved views and memory.


def test_a_view_is_saved_under_a_name_and_found_at_the_next_sign_in(
    three: list[str], open_desk: OpenDesk, office: OpenOffice, qtbot: QtBot, place: Workplace
) -> None:
    desk = open_desk("reviewer")
    desk.show_wish(Wish(View.TO_REVIEW).toggled("sha_tin").toggled(Flag.REVISED))
    settle(qtbot, desk, place)

    qtbot.keyClick(desk.list.table.view, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert desk.saved.name_row.field.hasFocus()
    assert desk.saved.name_row.field.text() == "Sha Tin · Revised"
    qtbot.keyClicks(desk.saved.name_row.field, "Revised in Sha Tin")
    qtbot.keyClick(desk.saved.name_row.field, Qt.Key.Key_Return)
    qtbot.waitUntil(place.tasks.idle)

    stored = office.office.staff
    member = office.session("reviewer").member
    session = stored.sign_in(member.staff_number, "harbour-ferry-morning-tea", desk="another")
    assert session.preferences["queue_views"] == [
        {"name": "Revised in Sha Tin", **desk.wish.stored()}
    ]
    assert desk.list.table.view.hasFocus()


def test_a_saved_view_is_chosen_and_removed_and_the_removal_taken_back(
    three: list[str], open_desk: OpenDesk, qtbot: QtBot, place: Workplace
) -> None:
    desk = open_desk("reviewer")
    desk.saved.ask(Wish(View.ALL).toggled("sha_tin"))
    desk.saved.name_row.named.emit("Shatin")
    desk.saved.menu.menu().actions()[0].trigger()
    settle(qtbot, desk, place)
    assert shown_references(desk) == three[2:]

    desk.saved.menu.removed.emit("Shatin")
    assert desk.saved.views() == ()
    undo = place.notices.history()[0].undo
    assert undo is not None
    undo()

    assert [view.name for view in desk.saved.views()] == ["Shatin"]
    qtbot.waitUntil(place.tasks.idle)


def test_escape_leaves_the_name_unsaved(open_desk: OpenDesk, qtbot: QtBot) -> None:
    desk = open_desk("reviewer")
    desk.saved.ask(Wish(View.ALL))

    qtbot.keyClick(desk.saved.name_row.field, Qt.Key.Key_Escape)

    assert desk.saved.name_row.isHidden()
    assert desk.saved.views() == ()
    assert desk.list.table.view.hasFocus()


def test_the_desk_is_found_as_it_was_left_but_for_the_search(
    three: list[str], open_desk: OpenDesk, qtbot: QtBot, place: Workplace
) -> None:
    desk = open_desk("reviewer")
    desk.show_wish(
        Wish(View.ALL).toggled(timedelta(hours=1)).looking_for("siu").meant_for(Purpose.OTHER)
    )
    settle(qtbot, desk, place)
    desk.list.table.select(0)
    desk.list.table.set_widths({"district": 222})
    memory = desk.memory()

    other = open_desk("reviewer")
    other.recall(memory)
    other.show_wish(other.wish)
    settle(qtbot, other, place)

    assert other.wish == Wish(View.ALL).toggled(timedelta(hours=1))
    assert "siu" not in str(memory)
    assert other.list.table.widths()["district"] == 222
    current = other.list.table.current()
    assert current is not None
    assert current.reference == three[1]


# Languages and access.


def test_the_language_changes_at_once_and_what_was_typed_stays(
    three: list[str], open_desk: OpenDesk, place: Workplace
) -> None:
    desk = open_desk("reviewer")
    desk.bar.search.setText("lee si")

    place.tr.use(Language.TRADITIONAL)

    assert desk.title() == "個案清單"
    assert cell(desk, 0, "state") == "待審核"
    assert cell(desk, 0, "district") == "南區"
    assert desk.tabs.tabText(desk.tabs.currentIndex()).startswith("待審核")
    assert desk.bar.search.text() == "lee si"


def test_everything_can_be_reached_and_has_a_name(
    three: list[str], open_desk: OpenDesk, qtbot: QtBot, place: Workplace
) -> None:
    for who in ("reviewer", "clerk", "supervisor", "administrator"):
        desk = open_desk(who)
        desk.show_wish(desk.wish.toggled("sha_tin").toggled(Flag.REVISED))
        desk.saved.ask(desk.wish)
        settle(qtbot, desk, place)

        assert_accessible(desk.window())


def test_columns_that_matter_least_are_left_out_where_there_is_no_room(
    three: list[str], open_desk: OpenDesk, qtbot: QtBot, place: Workplace
) -> None:
    desk = open_desk("reviewer")
    view, columns = desk.list.table.view, desk.list.model.columns
    desk.window().resize(1366, 768)
    assert not any(view.isColumnHidden(number) for number in range(len(columns)))

    desk.window().resize(1280, 720)
    place.theme.resize_text(150)
    qtbot.waitUntil(lambda: view.isColumnHidden(6))

    hidden = [column.id for number, column in enumerate(columns) if view.isColumnHidden(number)]
    assert hidden == ["route", "district", "promised"]
    told = desk.list.table.left_out
    assert told.isVisible()
    assert told.text().startswith("Kind: Proof uploaded · District: Southern · Promised: 2021-")
    place.theme.resize_text(100)
    desk.window().resize(1366, 768)
    qtbot.waitUntil(told.isHidden)
    assert all(view.columnWidth(number) > 0 for number in range(len(columns)))


def test_views_for_which_there_is_no_room_are_in_a_menu_and_none_is_cut(
    three: list[str], open_desk: OpenDesk, qtbot: QtBot, place: Workplace
) -> None:
    desk = open_desk("supervisor")
    desk.window().resize(1366, 768)
    settle(qtbot, desk, place)
    tabs = desk.tabs
    assert tabs.more.isHidden()

    place.theme.resize_text(150)
    qtbot.waitUntil(tabs.more.isVisible)

    seen = [number for number in range(tabs.count()) if tabs.isTabVisible(number)]
    assert tabs.tabRect(seen[-1]).right() <= tabs.width()
    assert tabs.more.text() == f"{tabs.count() - len(seen)} more views"
    tabs.more.menu().aboutToShow.emit()
    letters = next(a for a in tabs.more.menu().actions() if a.text().startswith("Letters"))
    letters.trigger()
    settle(qtbot, desk, place)
    assert desk.wish.view is View.LETTERS
    assert tabs.tabText(tabs.currentIndex()).startswith("Letters")
    assert tabs.isTabVisible(tabs.currentIndex())
    assert tabs.tabRect(tabs.currentIndex()).right() <= tabs.width()
    assert "promised" not in str(desk.memory()["widths"])
    place.theme.resize_text(100)


def test_a_hint_that_is_cut_is_told_whole(open_desk: OpenDesk, place: Workplace) -> None:
    search = open_desk("reviewer").bar.search

    for language in Language:
        place.tr.use(language)
        assert search.toolTip() == search.placeholderText()
