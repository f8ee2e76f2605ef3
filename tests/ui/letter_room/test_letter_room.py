"""The letter room on a real office: print, confirm, post, send again, take returned mail."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.support.accessibility import assert_accessible
from tests.support.databases import chosen_kinds
from tests.support.letter_rooms import NoPaper, post_due, print_due
from tests.support.offices import OpenOffice
from tests.support.windows import enlarged, lists_without_room
from tests.ui.letter_room.conftest import (
    CTRL,
    SHIFT,
    Disk,
    Enter,
    Keys,
    Registered,
    button,
)
from ui.i18n import Language
from ui.letter_room.batches import Need
from ui.workplace import Workplace
from workstation.bootstrap import keep_batch
from workstation.domain.letter_rules import LetterState
from workstation.domain.messages import MessageKind
from workstation.services.audit import AuditFilter

KEY = Qt.Key
BOTH = pytest.mark.parametrize("databases", chosen_kinds(), indirect=True)


def counts(office: OpenOffice) -> dict[str, int]:
    return dict(office.office.letters.counts())


def press_print(keys: Keys) -> None:
    keys(KEY.Key_P, CTRL)


def press_confirm(keys: Keys) -> None:
    keys(KEY.Key_Return, CTRL)


# Printing.


@BOTH
def test_all_due_letters_are_printed_confirmed_and_posted_by_keyboard_alone(
    office: OpenOffice, registered: Registered, room: Enter, keys: Keys, disk: Disk, paper: NoPaper
) -> None:
    registered(3)
    desk = room()

    press_print(keys)
    assert len(paper.batches[0]) == 3
    assert (disk.folder / "batch-1.pdf").exists()
    assert desk.batch.need is Need.CONFIRMING
    assert button(desk, "letters.open_file").hasFocus()

    keys(KEY.Key_Space)
    assert disk.opened == [disk.folder / "batch-1.pdf"]

    press_confirm(keys)
    assert counts(office) == {LetterState.PRINTED: 3}
    assert desk.state is LetterState.PRINTED

    keys(KEY.Key_M, CTRL)
    keys.say_yes(desk)
    assert counts(office) == {LetterState.POSTED: 3}
    office.work()
    assert office.transport.kinds().count(MessageKind.LETTER_SENT) == 3


def test_several_selected_letters_are_printed_without_the_others(
    registered: Registered, room: Enter, keys: Keys, paper: NoPaper
) -> None:
    registered(4)
    desk = room()
    desk.table.select(0)
    keys(KEY.Key_Down, SHIFT)

    assert button(desk, "letters.print").text().startswith("Print 2 selected")
    press_print(keys)

    assert len(paper.batches[0]) == 2


def test_one_letter_can_be_printed_alone(
    registered: Registered, room: Enter, keys: Keys, paper: NoPaper
) -> None:
    registered(3)
    desk = room()
    desk.table.select(1)

    assert button(desk, "letters.print_one").text() == "Print only this one  Ctrl+O"
    keys(KEY.Key_O, CTRL)

    assert len(paper.batches[0]) == 1


def test_each_list_has_a_key_and_takes_the_focus(room: Enter, keys: Keys) -> None:
    desk = room()

    keys(KEY.Key_3, CTRL)

    assert desk.tabs.currentIndex() == 2
    assert desk.table.view.hasFocus()
    assert desk.tabs.tabToolTip(2) == "Posted (Ctrl+3)"


def test_pages_that_did_not_come_out_are_made_anew(
    office: OpenOffice, registered: Registered, room: Enter, keys: Keys, paper: NoPaper
) -> None:
    registered(5)
    desk = room()
    press_print(keys)

    desk.batch.missing.setText("2, 4-5")
    assert desk.batch.confirm.verb() == "All but 3 pages came out"
    press_confirm(keys)

    assert counts(office) == {LetterState.PRINTED: 2, LetterState.DUE: 3, LetterState.VOID: 3}
    due = office.office.letters.page(LetterState.DUE, by=office.actor("supervisor"))
    missing = {paper.batches[0][page].application_reference for page in (1, 3, 4)}
    assert {line.application_reference for line in due} == missing
    assert all(line.letter.generation == 2 for line in due)


def test_a_list_of_pages_that_is_none_is_said_and_changes_nothing(
    office: OpenOffice, registered: Registered, room: Enter, keys: Keys
) -> None:
    registered(2)
    desk = room()
    press_print(keys)

    desk.batch.missing.setText("3")
    press_confirm(keys)

    assert "from 1 to 2" in desk.batch.text()
    assert desk.batch.missing.hasFocus()
    assert counts(office) == {LetterState.DUE: 2}


@BOTH
def test_scenario_23_after_a_power_cut_every_letter_is_proven_or_made_anew_with_one_key(
    office: OpenOffice, registered: Registered, room: Enter, keys: Keys, disk: Disk
) -> None:
    """Scenario 23: an interrupted batch is made anew with one key, and the old letters are void."""
    registered(4)
    desk = room()
    disk.full = True
    press_print(keys)

    assert desk.batch.need is Need.MAKING_ANEW
    assert "none may be posted" in desk.notice.text()
    assert not button(desk, "letters.open_file").isVisible()

    disk.full = False
    keys(KEY.Key_P, CTRL | SHIFT)

    assert counts(office) == {LetterState.DUE: 4, LetterState.VOID: 4}
    press_print(keys)
    press_confirm(keys)
    assert counts(office) == {LetterState.PRINTED: 4, LetterState.VOID: 4}


def test_a_letter_that_does_not_fit_is_named_and_its_applicant_asked_for_another_address(
    office: OpenOffice, registered: Registered, room: Enter, keys: Keys, paper: NoPaper
) -> None:
    registered(2)
    office.registered(number="G123456(A)", route="letter", address="Room 123456789, " * 30)
    office.work()
    desk = room()

    press_print(keys)

    assert len(paper.batches[0]) == 2
    assert "does not fit" in desk.notice.text()
    way_out = desk.notice.findChild(QPushButton)
    assert way_out is not None
    way_out.click()
    keys.settle()
    assert desk.notice.text() == ""
    assert counts(office) == {LetterState.DUE: 2, LetterState.VOID: 1}
    office.work()
    assert office.transport.kinds() == [MessageKind.ADDRESS_UNUSABLE]


def test_a_batch_nobody_confirmed_is_asked_about_on_entry(
    office: OpenOffice, registered: Registered, room: Enter, keys: Keys
) -> None:
    registered(2)
    print_due(office)

    desk = room()

    assert desk.batch.need is Need.CONFIRMING
    assert "supervisor name" in desk.batch.text()
    assert not button(desk, "letters.open_file").isVisible()
    press_confirm(keys)
    assert counts(office) == {LetterState.PRINTED: 2}


def test_while_a_batch_is_open_the_button_to_print_says_what_comes_first(
    registered: Registered, room: Enter, keys: Keys, office: OpenOffice
) -> None:
    desk = room()
    assert button(desk, "letters.print").text().startswith("Nothing to print")
    registered(2)
    keys.settle()
    desk.activate()
    keys.settle()

    press_print(keys)

    print_button = button(desk, "letters.print")
    assert print_button.text().startswith("Confirm the batch first")
    assert not print_button.isEnabled()
    assert "in a batch already" in print_button.toolTip()
    assert desk.chip.text() == "2 to confirm"
    office.registered(route="letter")
    office.work()
    desk.activate()
    keys.settle()
    assert desk.chip.text() == "1 to print"
    assert print_button.text().startswith("Print 1 letter")


def test_a_batch_can_be_given_up_after_a_question(
    office: OpenOffice, registered: Registered, room: Enter, keys: Keys
) -> None:
    registered(2)
    desk = room()
    press_print(keys)

    button(desk, "letters.give_up").click()
    assert counts(office) == {LetterState.DUE: 2}
    keys.say_yes(desk)

    assert counts(office) == {LetterState.DUE: 2, LetterState.VOID: 2}


def test_letters_a_colleague_printed_meanwhile_are_not_printed_twice(
    office: OpenOffice, registered: Registered, room: Enter, keys: Keys, paper: NoPaper
) -> None:
    registered(3)
    desk = room()
    desk.table.select(0)
    keys(KEY.Key_Down, SHIFT)
    print_due(office)

    press_print(keys)

    assert not paper.batches
    assert "colleague" in desk.notice.text()
    assert desk.batch.need is Need.CONFIRMING


def test_the_key_to_print_says_elsewhere_where_letters_are_printed(
    registered: Registered, room: Enter, keys: Keys, place: Workplace, disk: Disk
) -> None:
    registered(1)
    room()
    keys(KEY.Key_B, CTRL)

    press_print(keys)

    assert "“To print”" in place.notices.history()[0].text
    assert not list(disk.folder.glob("*.pdf"))


# The preview.


def test_the_preview_shows_the_letter_without_its_code_and_is_on_record(
    office: OpenOffice, room: Enter, keys: Keys, paper: NoPaper
) -> None:
    office.registered(route="letter", kind="hkid")
    office.work()
    desk = room()

    desk.table.select(0)
    keys.qtbot.waitUntil(lambda: bool(paper.previews))
    keys.settle()

    assert all(sheet.code is None for sheet in paper.previews)
    filter_ = AuditFilter(action="letter.previewed")
    assert office.office.audit.page(filter_, by=office.actor("supervisor"))


# Posted letters.


def test_scenario_25_a_letter_too_soon_is_refused_with_the_date_it_becomes_possible(
    office: OpenOffice, registered: Registered, room: Enter, keys: Keys
) -> None:
    """Scenario 25: the letter room says from which day another letter is possible."""
    registered(1)
    post_due(office)
    desk = room()
    desk.show_subject("posted")
    keys.settle()
    desk.table.select(0)

    keys(KEY.Key_P, CTRL | SHIFT)

    assert "2021-12-16" in desk.reissue.text()
    assert not button(desk, "letters.reissue").isVisible()
    keys(KEY.Key_Space)  # go back has the focus
    assert desk.reissue.line is None


def test_another_letter_is_sent_for_a_reason(
    office: OpenOffice, registered: Registered, room: Enter, keys: Keys
) -> None:
    registered(1)
    [first] = post_due(office).values()
    office.clock.move(hours=25)
    desk = room()
    desk.show_subject("posted")
    keys.settle()
    desk.table.select(0)

    keys(KEY.Key_P, CTRL | SHIFT)
    keys(KEY.Key_2)
    press_confirm(keys)

    office.work()
    assert counts(office) == {LetterState.VOID: 1, LetterState.DUE: 1}
    [line] = office.office.letters.page(LetterState.DUE, by=office.actor("supervisor"))
    assert line.letter.generation == first.generation + 1
    assert desk.reissue.line is None


# Returned mail.


@BOTH
def test_scenario_24_a_stack_of_returned_mail_has_an_answer_for_each_letter(
    office: OpenOffice, registered: Registered, room: Enter, keys: Keys
) -> None:
    """Scenario 24: each letter of the stack is scanned, void, and its applicant told."""
    registered(3)
    letters = list(post_due(office).values())
    desk = room()
    keys(KEY.Key_B, CTRL)
    assert desk.returned.field.hasFocus()

    assert desk.take_scan(letters[0].reference.symbol)
    keys.settle()
    desk.returned.field.setText(f"{letters[1].reference.grouped} {letters[0].reference.digits}")
    keys(KEY.Key_Return)
    QTest.keyClicks(desk.returned.field, "1234 5678 1234 5678")
    keys(KEY.Key_Return)

    results = desk.returned.results()
    assert len(results) == 4
    assert "Nothing in this office" in results[0]
    assert "already" in results[1]
    assert all("asked for another address" in words for words in results[2:])
    assert counts(office) == {LetterState.RETURNED: 2, LetterState.POSTED: 1}
    state = desk.model.columns[-1]
    assert [state.words(line) for line in desk.model.rows()] == ["returned 2021-12-15"] * 2
    office.later(seconds=9)
    assert office.transport.kinds().count(MessageKind.ADDRESS_FAILED) == 2
    assert desk.model.rowCount() == 2


def test_the_last_scan_of_a_stack_is_taken_back(
    office: OpenOffice, registered: Registered, room: Enter, keys: Keys, place: Workplace
) -> None:
    registered(2)
    first, last = post_due(office).values()
    desk = room()
    keys(KEY.Key_B, CTRL)
    for letter in (first, last):
        desk.take_scan(letter.reference.symbol)
        keys.settle()
    assert desk.returned.count() == "2 recorded"

    undo = place.notices.history()[0].undo
    assert undo is not None
    undo()
    keys.settle()

    assert desk.returned.count() == "1 recorded"
    [words] = desk.returned.results()
    assert words.startswith(first.reference.grouped)
    assert counts(office) == {LetterState.RETURNED: 1, LetterState.POSTED: 1}
    office.later(seconds=9)
    assert office.transport.kinds().count(MessageKind.ADDRESS_FAILED) == 1


def test_who_records_a_returned_letter_is_told_which_page_must_not_be_posted(
    office: OpenOffice, registered: Registered, room: Enter, keys: Keys
) -> None:
    registered(1)
    [lost] = post_due(office).values()
    office.clock.move(hours=25)
    clerk = office.actor("clerk")
    office.office.letters.reissue(lost.application_id, "letter_lost", by=clerk)
    batch = print_due(office)
    desk = room()
    keys(KEY.Key_B, CTRL)

    desk.take_scan(lost.reference.digits)
    keys.settle()

    recorded, take_out = desk.returned.results()
    assert "asked for another address" in recorded
    assert f"out of batch {batch}, page 1" in take_out


def test_pages_of_a_batch_that_another_computer_posted_do_not_stay_here(
    office: OpenOffice, registered: Registered, room: Enter, keys: Keys
) -> None:
    registered(1)
    batch = print_due(office)
    letters, by = office.office.letters, office.actor("supervisor")
    letters.confirm_batch(batch, by=by)
    letters.post_batch(batch, by=by)
    file = keep_batch(office.office.settings, batch, b"%PDF codes that work")

    room()
    keys.settle()

    assert not file.exists()


def test_a_letter_that_was_never_posted_cannot_come_back(
    office: OpenOffice, registered: Registered, room: Enter, keys: Keys
) -> None:
    registered(1)
    [line] = office.office.letters.page(LetterState.DUE, by=office.actor("supervisor"))
    desk = room()
    keys(KEY.Key_B, CTRL)

    desk.take_scan(line.letter.reference.digits)
    keys.settle()

    assert "never posted" in desk.returned.results()[0]
    assert counts(office) == {LetterState.DUE: 1}


def test_a_scan_on_another_tab_finds_the_letter_and_records_nothing(
    office: OpenOffice, registered: Registered, room: Enter, keys: Keys
) -> None:
    registered(3)
    letters = list(post_due(office).values())
    desk = room()
    desk.take_scan(letters[0].reference.digits)
    assert "not in this list" in desk.notice.text()

    desk.show_subject("posted")
    keys.settle()
    desk.take_scan(letters[1].reference.digits)

    current = desk.table.current()
    assert current is not None
    assert current.letter.id == letters[1].id
    assert counts(office) == {LetterState.POSTED: 3}
    assert not desk.take_scan("P<GBRCHAN<<TAI<MAN")


# States, words, access.


def test_an_empty_room_says_what_will_appear(room: Enter) -> None:
    desk = room()

    assert "No letters to print" in desk.table.states.text()


def test_counts_stand_on_the_tabs(office: OpenOffice, registered: Registered, room: Enter) -> None:
    registered(2)
    desk = room()

    assert desk.tabs.tabText(0) == "To print  2"
    assert desk.chip.text() == "2 to print"


@pytest.mark.parametrize("who", ["clerk", "reviewer", "administrator"])
def test_only_supervisors_print(
    office: OpenOffice, registered: Registered, room: Enter, keys: Keys, paper: NoPaper, who: str
) -> None:
    registered(1)
    desk = room(who)

    press_print(keys)

    assert not paper.batches
    assert not button(desk, "letters.print").isEnabled()
    assert "Supervisors can" in button(desk, "letters.print").toolTip()
    assert "role" in desk.table.states.text()


def test_the_model_keeps_qts_rules(registered: Registered, room: Enter, keys: Keys) -> None:
    registered(3)
    desk = room()
    QAbstractItemModelTester(desk.model, QAbstractItemModelTester.FailureReportingMode.Fatal)

    press_print(keys)
    press_confirm(keys)

    assert desk.model.rowCount() == 3


def test_tab_and_widths_are_found_again(room: Enter, keys: Keys) -> None:
    first = room()
    first.show_subject("returned")
    memory = first.memory()

    second = room()
    second.recall(memory)

    assert second.state is LetterState.RETURNED


def test_everything_can_be_reached_and_is_named_in_every_language(
    registered: Registered, room: Enter, keys: Keys, place: Workplace
) -> None:
    registered(2)
    desk = room()
    press_print(keys)
    desk.batch.missing.setText("2")

    for language in (Language.TRADITIONAL, Language.SIMPLIFIED, Language.ENGLISH):
        place.tr.use(language)
        assert_accessible(desk.window())

    assert desk.batch.missing.text() == "2"
    for state in LetterState:
        desk.show_subject(state.value)
        keys.settle()
        assert_accessible(desk.window())


@pytest.mark.parametrize("language", list(Language))
def test_names_keep_their_room_with_large_text(
    registered: Registered,
    room: Enter,
    keys: Keys,
    place: Workplace,
    qtbot: QtBot,
    language: Language,
) -> None:
    registered(2)
    desk = room()
    keys.settle()
    place.tr.use(language)

    enlarged(qtbot, place, desk)

    name = next(n for n, column in enumerate(desk.model.columns) if column.id == "name")
    assert desk.table.view.columnWidth(name) >= place.theme.px(desk.model.columns[name].width)
    assert lists_without_room(desk) == []
