"""The supervisor's desk on the real services: read, decided with the keyboard, told."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.support.accessibility import assert_accessible
from tests.support.made_zones import td3_lines
from tests.support.offices import OpenOffice
from tests.support.windows import enlarged, lists_without_room
from tests.ui.dashboard.scene import (
    PEOPLE,
    answer,
    busy_day,
    choose,
    duplicate,
    held,
    judge,
    pin_released,
    press,
    propose,
    record,
    referred,
    registered,
)
from ui.dashboard.desk import DUPLICATES, HELD, OPINIONS, SupervisorDesk
from ui.i18n import Language
from ui.workplace import Workplace
from workstation.domain.applications import Application, ApplicationId, Move, Stage
from workstation.domain.errors import DatabaseUnreachable, WorkstationError
from workstation.domain.messages import MessageState, SendResult
from workstation.domain.queue import QueueFilter, View
from workstation.services.release import ReleaseService
from workstation.services.review import Judgement

At = Callable[..., SupervisorDesk]


def told(place: Workplace) -> str:
    """Return the newest message."""
    return place.notices.history()[0].text if place.notices.history() else ""


# The overview.


def test_the_figures_are_those_of_the_office(
    office: OpenOffice, at_desk: At, qtmodeltester: ModelTester
) -> None:
    busy_day(office)

    desk = at_desk()

    overview = desk.overview.overview
    assert overview is not None
    assert overview.waiting == 5
    assert desk.overview.chart.text().startswith("Waiting by age and class")
    assert desk.overview.loads.rowCount() == len(overview.loads)
    assert desk.overview.risks.rowCount() == len(overview.at_risk) > 0
    assert desk.tabs.tabText(OPINIONS) == "Second opinions  2"
    for model in (desk.overview.loads, desk.overview.risks, desk.opinions.model):
        qtmodeltester.check(model)


def test_a_tile_opens_the_queue_with_its_filter(
    office: OpenOffice, at_desk: At, qtbot: QtBot
) -> None:
    registered(office)
    desk = at_desk()

    with qtbot.waitSignal(desk.go) as gone:
        press(qtbot, desk.overview.tiles["waiting"], Qt.Key.Key_Return)  # type: ignore[index]

    assert gone.args == ["queue", (View.TO_REVIEW, QueueFilter())]


def test_messages_that_perhaps_left_are_what_is_shown_when_no_other_is_left(
    office: OpenOffice, at_desk: At, qtbot: QtBot
) -> None:
    office.transport.answer = lambda _: SendResult.unknown("spool_unsure")
    office.office.referrals.cancel(
        registered(office).id, "applicant_withdrew", by=office.actor("supervisor")
    )
    office.work()
    desk = at_desk()

    with qtbot.waitSignal(desk.go) as gone:
        desk.overview.messages.findChild(QPushButton).click()  # type: ignore[union-attr]

    assert gone.args == ["messages", MessageState.UNKNOWN]


def test_what_was_given_up_is_seen_and_leads_to_what_can_be_done(
    office: OpenOffice, at_desk: At, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Scenario 36: on permanent failure a task opens on the supervisor's desk."""
    office.transport.answer = lambda _: SendResult.permanent_failure("no_such_number")
    judge(
        office,
        registered(office, 1),
        Judgement(move=Move.ACCEPT_PROOF, reason="read_by_eye", revision=1),
    )
    office.later(seconds=9)
    case = registered(office, 0)
    judge(office, case, Judgement(move=Move.ACCEPT_PROOF, reason="read_by_eye", revision=1))

    def fail(*_: object) -> None:
        raise WorkstationError

    with monkeypatch.context() as patched:
        patched.setattr(ReleaseService, "release", fail)
        for _ in range(5):
            office.later(minutes=10)
    desk = at_desk()
    messages, work = desk.overview.messages, desk.overview.work

    assert messages.text().startswith("1 message to an applicant was not sent")
    with qtbot.waitSignal(desk.go) as gone:
        messages.findChild(QPushButton).click()  # type: ignore[union-attr]
    assert gone.args == ["messages", MessageState.FAILED]
    assert work.text().endswith(f"given up: Release a PIN for {case.reference}")
    work.findChild(QPushButton).click()  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: work.text() == "")
    office.work()
    assert office.find(case.reference).stage is Stage.PIN_RELEASED


def test_t_shows_the_chart_as_a_table_from_anywhere_on_the_page(
    office: OpenOffice, at_desk: At, qtbot: QtBot
) -> None:
    registered(office)
    desk = at_desk()
    desk.overview.tiles["late"].setFocus()  # type: ignore[index]

    press(qtbot, desk.overview.tiles["late"], Qt.Key.Key_T)  # type: ignore[index]

    assert desk.overview.chart.findChild(QWidget).isVisible()  # type: ignore[union-attr]
    assert "under 1 day\t1" in desk.overview.chart.text()


def test_the_figures_refresh_quietly_and_keep_the_selection(
    office: OpenOffice, at_desk: At, qtbot: QtBot, place: Workplace
) -> None:
    for person in range(3):
        registered(office, person)
    office.clock.move(days=12)
    desk = at_desk()
    desk.overview.risks_table.select(2)
    registered(office, 3)

    desk.refresh()
    qtbot.waitUntil(place.tasks.idle)

    assert desk.overview.overview is not None
    assert desk.overview.overview.waiting == 4
    assert desk.overview.risks_table.view.currentIndex().row() == 2


def test_a_lost_connection_is_said_and_the_old_figures_stay(
    office: OpenOffice, at_desk: At, qtbot: QtBot, place: Workplace, monkeypatch
) -> None:
    registered(office)
    desk = at_desk()

    def lost(*_args: object, **_kwargs: object) -> None:
        raise DatabaseUnreachable

    monkeypatch.setattr(type(office.office.supervision), "overview", lost)
    desk.refresh()
    qtbot.waitUntil(place.tasks.idle)

    assert "does not answer" in desk.notice.text()
    assert desk.overview.overview is not None
    assert desk.overview.overview.waiting == 1


def test_a_promise_at_risk_opens_on_the_review_desk(
    office: OpenOffice, at_desk: At, qtbot: QtBot
) -> None:
    application = registered(office)
    office.clock.move(days=12)
    desk = at_desk()
    desk.overview.risks_table.setFocus()
    desk.overview.risks_table.select(0)

    with qtbot.waitSignal(desk.go) as gone:
        press(qtbot, desk.overview.risks_table.view, Qt.Key.Key_Return)

    assert gone.args == ["review", application.id]


# Second opinions.


def test_nobodys_data_is_opened_while_its_part_is_out_of_view(
    office: OpenOffice, at_desk: At, qtbot: QtBot, place: Workplace
) -> None:
    propose(office)
    desk = at_desk()
    assert desk.opinions.model.rowCount() == 1
    assert desk.opinions.case is None

    desk.show_subject("opinions")

    qtbot.waitUntil(lambda: desk.opinions.case is not None)


def test_a_proposal_shows_what_is_proposed_by_whom_and_why(
    office: OpenOffice, at_desk: At, qtbot: QtBot
) -> None:
    propose(office)
    desk = at_desk(tab=OPINIONS)

    choose(qtbot, desk.opinions)

    words = desk.opinions.facts.text()
    assert "Asks for Approve the proof although something is open" in words
    assert "Reason Name difference is explained" in words
    assert "Note Married name on the bill, certificate seen" in words
    assert "Proposed by reviewer name" in words
    assert PEOPLE[0][0] not in words


def test_a_proposal_is_confirmed_with_the_keyboard_alone(
    office: OpenOffice, at_desk: At, qtbot: QtBot, place: Workplace
) -> None:
    application = propose(office)
    desk = at_desk(tab=OPINIONS)

    press(qtbot, desk.opinions.table.view, Qt.Key.Key_J)
    qtbot.waitUntil(lambda: desk.opinions.case is not None)
    press(qtbot, desk.opinions.table.view, Qt.Key.Key_Y)
    record(qtbot, desk.opinions)

    qtbot.waitUntil(lambda: desk.opinions.model.rowCount() == 0)
    assert office.find(application.reference).stage is Stage.PIN_DUE
    assert told(place) == f"{application.reference}: proposal confirmed"
    assert desk.opinions.case is None


def test_a_confirmation_taken_back_is_asked_again(
    office: OpenOffice, at_desk: At, qtbot: QtBot, place: Workplace
) -> None:
    application = propose(office)
    desk = at_desk(tab=OPINIONS)
    choose(qtbot, desk.opinions)
    desk.opinions.form.choose("second.confirm")
    record(qtbot, desk.opinions)
    qtbot.waitUntil(lambda: "confirmed" in told(place))

    undo = place.notices.history()[0].undo
    assert undo is not None
    undo()

    qtbot.waitUntil(lambda: told(place) == "Taken back")
    qtbot.waitUntil(lambda: desk.opinions.model.rowCount() == 1)
    again = office.find(application.reference)
    assert again.stage is Stage.PROOF_REVIEW
    assert again.awaiting_second_person


def test_a_proposal_is_sent_back_with_a_word_to_the_first_person(
    office: OpenOffice, at_desk: At, qtbot: QtBot
) -> None:
    application = propose(office)
    desk = at_desk(tab=OPINIONS)
    choose(qtbot, desk.opinions)

    press(qtbot, desk.opinions.table.view, Qt.Key.Key_B)
    desk.opinions.form.note.setText("Ask for the certificate")
    record(qtbot, desk.opinions)

    qtbot.waitUntil(lambda: desk.opinions.model.rowCount() == 0)
    case = office.office.review.open(application.id, by=office.actor("reviewer"))
    assert case.draft == "Ask for the certificate"
    assert not case.application.awaiting_second_person


def test_the_first_person_is_told_that_somebody_else_decides(
    office: OpenOffice, at_desk: At, qtbot: QtBot
) -> None:
    propose(office, who="supervisor")
    desk = at_desk("supervisor", tab=OPINIONS)

    choose(qtbot, desk.opinions)
    press(qtbot, desk.opinions.table.view, Qt.Key.Key_Y)
    record(qtbot, desk.opinions)

    assert "You proposed this yourself" in desk.opinions.form.words()
    assert desk.opinions.form.verdict.choice is None
    assert "yourself" in desk.opinions.form.button.toolTip() or not (
        desk.opinions.form.button.isEnabled()
    )
    assert len(office.office.referrals.open_ones(by=office.actor("supervisor"))) == 1


def test_a_referral_of_the_counter_is_passed_with_a_reason(
    office: OpenOffice, at_desk: At, qtbot: QtBot
) -> None:
    application = referred(office)
    desk = at_desk(tab=OPINIONS)
    choose(qtbot, desk.opinions)
    list_ = desk.opinions.table.view

    press(qtbot, list_, Qt.Key.Key_P)
    record(qtbot, desk.opinions)
    assert office.find(application.reference).stage is Stage.IDENTITY_REFERRED
    press(qtbot, list_, Qt.Key.Key_1)
    record(qtbot, desk.opinions)

    qtbot.waitUntil(lambda: desk.opinions.model.rowCount() == 0)
    assert office.find(application.reference).stage is Stage.IDENTITY_VERIFIED


def test_the_counters_answers_are_shown_and_numbers_only_on_demand(
    office: OpenOffice, at_desk: At, qtbot: QtBot
) -> None:
    referred(office)
    desk = at_desk(tab=OPINIONS)
    choose(qtbot, desk.opinions)
    words = desk.opinions.facts.text()

    assert "Document shown Passport ••••321 GBR Differs" in words
    assert "Feels right Not possible" in words
    press(qtbot, desk.opinions.table.view, Qt.Key.Key_U)
    qtbot.waitUntil(lambda: "K1234567" in desk.opinions.facts.text())
    assert "K7654321" in desk.opinions.facts.text()

    desk.lock()
    assert "K1234567" not in desk.opinions.facts.text()


def test_what_the_documents_zone_said_is_shown_with_its_rules(
    office: OpenOffice, at_desk: At, qtbot: QtBot
) -> None:
    referred(office, zone=td3_lines(number="K7654321"))
    desk = at_desk(tab=OPINIONS)
    choose(qtbot, desk.opinions)
    words = desk.opinions.facts.text()

    assert "Machine-readable zone: Number not what was registered differs" in words
    assert "Machine-readable zone: Born nothing registered to compare with" in words
    assert "Number taken by the clerk" in words
    assert "K7654321" not in words


def test_a_refusal_of_the_store_is_said_and_the_list_is_read_again(
    office: OpenOffice, at_desk: At, qtbot: QtBot
) -> None:
    application = propose(office)
    desk = at_desk(tab=OPINIONS)
    choose(qtbot, desk.opinions)
    other = office.actor("supervisor2")
    [line] = office.office.referrals.open_ones(by=other)
    office.office.referrals.send_back(line.id, note="", by=other)

    desk.opinions.form.choose("second.confirm")
    record(qtbot, desk.opinions)

    qtbot.waitUntil(lambda: desk.opinions.notice.text() != "")
    qtbot.waitUntil(lambda: desk.opinions.model.rowCount() == 0)
    assert office.find(application.reference).stage is Stage.PROOF_REVIEW


def test_a_case_somebody_else_dealt_with_is_told_at_the_next_refresh(
    office: OpenOffice, at_desk: At, qtbot: QtBot
) -> None:
    propose(office)
    desk = at_desk(tab=OPINIONS)
    choose(qtbot, desk.opinions)
    other = office.actor("supervisor2")
    [line] = office.office.referrals.open_ones(by=other)
    office.office.referrals.send_back(line.id, note="", by=other)

    desk.refresh()

    qtbot.waitUntil(lambda: "colleague" in desk.opinions.notice.text())


def test_what_was_begun_is_found_again_when_the_row_is_chosen_again(
    office: OpenOffice, at_desk: At, qtbot: QtBot
) -> None:
    propose(office, 0)
    propose(office, 1)
    desk = at_desk(tab=OPINIONS)
    choose(qtbot, desk.opinions)
    desk.opinions.form.choose("second.send_back")
    desk.opinions.form.note.setText("half a sentence")
    first = desk.opinions.case

    desk.opinions.table.select(1)
    qtbot.waitUntil(lambda: desk.opinions.case is not first)
    assert desk.opinions.form.note.text() == ""
    desk.opinions.table.select(0)

    qtbot.waitUntil(lambda: desk.opinions.form.note.text() == "half a sentence")
    assert desk.opinions.form.verdict.choice is not None


# Duplicates.


def test_two_registrations_stand_side_by_side(
    office: OpenOffice, at_desk: At, qtbot: QtBot
) -> None:
    earlier, second = duplicate(office)
    desk = at_desk(tab=DUPLICATES)

    choose(qtbot, desk.duplicates)

    words = desk.duplicates.facts.text()
    assert f"Reference | {second.reference} | {earlier.reference}" in words
    assert "English name | CHAN T | CHAN Tai Man | Differs" in words
    assert "Chinese name | 陳大文 | 陳大文 | Same" in words


@pytest.mark.parametrize(("key", "kept", "cancelled"), [(Qt.Key.Key_N, 1, 0), (Qt.Key.Key_E, 0, 1)])
def test_one_of_two_registrations_is_kept(
    office: OpenOffice, at_desk: At, qtbot: QtBot, key: Qt.Key, kept: int, cancelled: int
) -> None:
    both = duplicate(office)
    desk = at_desk(tab=DUPLICATES)
    choose(qtbot, desk.duplicates)

    press(qtbot, desk.duplicates.table.view, key, Qt.Key.Key_1)
    record(qtbot, desk.duplicates)
    answer(qtbot, desk.duplicates)

    qtbot.waitUntil(lambda: desk.duplicates.model.rowCount() == 0)
    assert office.find(both[cancelled].reference).stage is Stage.CANCELLED
    assert office.find(both[kept].reference).stage is not Stage.CANCELLED


def test_going_back_from_the_question_changes_nothing(
    office: OpenOffice, at_desk: At, qtbot: QtBot
) -> None:
    _, second = duplicate(office)
    desk = at_desk(tab=DUPLICATES)
    choose(qtbot, desk.duplicates)
    press(qtbot, desk.duplicates.table.view, Qt.Key.Key_N, Qt.Key.Key_1)
    record(qtbot, desk.duplicates)

    answer(qtbot, desk.duplicates, "question.safe")

    assert office.find(second.reference).stage is Stage.DUPLICATE_REVIEW
    assert desk.duplicates.form.verdict.missing == ""


# Held releases, lost PINs, withdrawals.


def test_a_hold_is_cleared_with_a_reason(office: OpenOffice, at_desk: At, qtbot: QtBot) -> None:
    application = held(office)
    desk = at_desk(tab=HELD)
    choose(qtbot, desk.held)

    press(qtbot, desk.held.table.view, Qt.Key.Key_C, Qt.Key.Key_1)
    record(qtbot, desk.held)
    answer(qtbot, desk.held)

    qtbot.waitUntil(lambda: desk.held.model.rowCount() == 0)
    assert office.find(application.reference).stage is Stage.PIN_DUE
    assert not office.find(application.reference).concern


def look_up(qtbot: QtBot, desk: SupervisorDesk, application: Application) -> None:
    """Type a reference into the look-up."""
    press(qtbot, desk.held.table.view, Qt.Key.Key_Slash)
    assert desk.held.reference.hasFocus()
    qtbot.keyClicks(desk.held.reference, application.reference)
    assert desk.held.look_up_button.text() == "Look up  Ctrl+F"
    qtbot.keyClick(desk.held.reference, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: desk.held.case is not None)


def test_a_lost_pin_is_issued_again(office: OpenOffice, at_desk: At, qtbot: QtBot) -> None:
    application = pin_released(office)
    desk = at_desk(tab=HELD)
    look_up(qtbot, desk, application)

    press(qtbot, desk.held.table.view, Qt.Key.Key_I, Qt.Key.Key_1)
    record(qtbot, desk.held)
    answer(qtbot, desk.held)

    qtbot.waitUntil(lambda: office.find(application.reference).stage is Stage.PIN_DUE)


def test_a_withdrawn_application_is_cancelled(
    office: OpenOffice, at_desk: At, qtbot: QtBot
) -> None:
    application = registered(office)
    desk = at_desk(tab=HELD)
    look_up(qtbot, desk, application)

    press(qtbot, desk.held.table.view, Qt.Key.Key_W, Qt.Key.Key_1)
    record(qtbot, desk.held)
    answer(qtbot, desk.held)

    qtbot.waitUntil(lambda: office.find(application.reference).stage is Stage.CANCELLED)


def test_a_mistyped_reference_is_said_at_once(
    office: OpenOffice, at_desk: At, qtbot: QtBot
) -> None:
    desk = at_desk(tab=HELD)
    desk.held.reference.setText("HK12345678901")

    desk.held.look_up()

    assert "no reference" in desk.held.notice.text()
    assert desk.held.reference.property("wrong") == "true"


# What other desks send, and the frame.


def subjects(office: OpenOffice) -> dict[int, ApplicationId]:
    """Return a case for each part of the desk."""
    return {
        OPINIONS: referred(office).id,
        DUPLICATES: duplicate(office, 2)[1].id,
        HELD: registered(office, 1).id,
    }


@pytest.mark.parametrize("part", [OPINIONS, DUPLICATES, HELD])
def test_a_case_from_the_queue_opens_where_it_is_decided(
    office: OpenOffice, at_desk: At, qtbot: QtBot, part: int
) -> None:
    id_ = subjects(office)[part]
    desk = at_desk()

    desk.show_subject(id_)

    page = {OPINIONS: desk.opinions, DUPLICATES: desk.duplicates, HELD: desk.held}[part]
    qtbot.waitUntil(lambda: page.case is not None)
    assert desk.tabs.currentIndex() == part
    assert page.case is not None
    assert page.case.application.id == id_


def test_a_part_is_opened_by_its_name_and_by_its_key(
    office: OpenOffice, at_desk: At, qtbot: QtBot
) -> None:
    desk = at_desk()

    desk.show_subject("held")
    assert desk.tabs.currentIndex() == HELD
    qtbot.keyClick(desk.held.table.view, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert desk.tabs.currentIndex() == OPINIONS


def test_a_case_that_was_looked_up_is_opened_on_the_review_desk_by_its_key(
    office: OpenOffice, at_desk: At, qtbot: QtBot
) -> None:
    application = registered(office)
    desk = at_desk(tab=HELD)
    look_up(qtbot, desk, application)

    assert desk.held.open_button.text() == "Open at the review desk  O"
    with qtbot.waitSignal(desk.go) as gone:
        press(qtbot, desk.held.table.view, Qt.Key.Key_O)

    assert gone.args == ["review", application.id]


def test_enter_opens_the_case_on_the_review_desk(
    office: OpenOffice, at_desk: At, qtbot: QtBot
) -> None:
    application = propose(office)
    desk = at_desk(tab=OPINIONS)
    desk.opinions.table.select(0)

    with qtbot.waitSignal(desk.go) as gone:
        press(qtbot, desk.opinions.table.view, Qt.Key.Key_Return)

    assert gone.args == ["review", application.id]


def test_empty_lists_say_what_will_appear(office: OpenOffice, at_desk: At, qtbot: QtBot) -> None:
    desk = at_desk(tab=OPINIONS)

    assert desk.opinions.table.states.text() == "Nothing waits for a second opinion. F3 review desk"
    assert desk.duplicates.table.states.text() == "Nobody is registered twice."
    assert "No release is held" in desk.held.table.states.text()


def test_what_is_remembered_holds_nobodys_data(
    office: OpenOffice, at_desk: At, qtbot: QtBot
) -> None:
    propose(office)
    desk = at_desk(tab=OPINIONS)
    choose(qtbot, desk.opinions)

    memory = desk.memory()
    desk.tabs.setCurrentIndex(0)
    desk.recall(memory)

    assert desk.tabs.currentIndex() == OPINIONS
    assert not any(person[1] in str(memory) for person in PEOPLE)


def test_the_language_switch_keeps_what_was_begun(
    office: OpenOffice, at_desk: At, qtbot: QtBot, place: Workplace
) -> None:
    propose(office)
    desk = at_desk(tab=OPINIONS)
    choose(qtbot, desk.opinions)
    desk.opinions.form.choose("second.send_back")
    desk.opinions.form.note.setText("half a sentence")

    place.tr.use(Language.TRADITIONAL)

    assert desk.opinions.form.note.text() == "half a sentence"
    assert desk.opinions.form.verdict.choice is not None
    assert "建議內容" in desk.opinions.facts.text()
    assert desk.tabs.tabText(OPINIONS).startswith("第二人意見")


def test_every_part_can_be_used_without_mouse_or_sight(
    office: OpenOffice, at_desk: At, qtbot: QtBot
) -> None:
    busy_day(office)
    desk = at_desk()
    assert_accessible(desk.window())

    for page, choice in (
        (desk.opinions, "second.confirm"),
        (desk.duplicates, "duplicate.keep_new"),
        (desk.held, "held.clear"),
    ):
        desk.tabs.setCurrentWidget(page)
        choose(qtbot, page)
        page.form.choose(choice)
        assert_accessible(desk.window())


def test_decisions_of_reviewers_are_counted_by_person(
    office: OpenOffice, at_desk: At, qtbot: QtBot
) -> None:
    application = registered(office)
    opened = office.clock.at
    office.clock.move(seconds=41)
    judge(
        office,
        application,
        Judgement(move=Move.ACCEPT_PROOF, reason="read_by_eye", revision=1, opened_at=opened),
    )

    desk = at_desk()

    model = desk.overview.loads
    shown = [model.index(0, column).data() for column in range(model.columnCount())]
    assert shown == ["reviewer name", "1", "0", "41 s", "0", "0"]


@pytest.mark.parametrize("tab", range(4))
@pytest.mark.parametrize("language", list(Language))
def test_no_list_scrolls_sideways_with_large_text(
    at_desk: At, place: Workplace, qtbot: QtBot, tab: int, language: Language
) -> None:
    desk = at_desk(tab=tab)
    place.tr.use(language)

    enlarged(qtbot, place, desk)

    assert lists_without_room(desk) == []
    hint = desk.held.reference
    assert hint.toolTip() == hint.placeholderText()
