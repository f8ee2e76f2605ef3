"""The counter desk on a real office: from the scan of a letter to the slip."""

import re
from dataclasses import replace
from datetime import date
from threading import Event

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QComboBox,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.support.accessibility import assert_accessible
from tests.support.counter_desks import make_counter_desk
from tests.support.databases import chosen_kinds
from tests.support.letter_rooms import post_due
from tests.support.offices import OpenOffice
from tests.ui.counter_desk.conftest import (
    CTRL,
    KEY,
    Posted,
    Pressed,
    brought,
    button,
    checks_of,
    child,
    line,
    make_desk,
    stage_of,
)
from ui.counter_desk.check import Part
from ui.counter_desk.desk import CounterDesk
from ui.i18n import Language
from ui.shell.window import Window
from ui.theme.tokens import State
from ui.workplace import Workplace
from workstation.domain.applications import Stage
from workstation.domain.document_catalogue import CATALOGUE
from workstation.domain.identity_checks import Answer, Outcome
from workstation.domain.identity_documents import DocumentKind
from workstation.domain.messages import MessageKind
from workstation.domain.reasons import Reason
from workstation.ports import UnitOfWork


def chip_of(desk: CounterDesk) -> tuple[State, str]:
    return desk.chip.state(), desk.chip.text()


def outcome_of(desk: CounterDesk) -> tuple[Outcome, str]:
    return desk.result.outcome, desk.result.reason


def act_on_notice(desk: CounterDesk) -> None:
    way_on = desk.notice.findChild(QPushButton)
    assert isinstance(way_on, QPushButton)
    way_on.click()


def keyed_right(pressed: Pressed) -> None:
    pressed.typed("e 1234 5678")
    pressed.typed("12 MAY 2031")


# The clean case.


@pytest.mark.parametrize("databases", chosen_kinds(), indirect=True)
def test_a_clean_case_takes_at_most_eight_keys_besides_number_and_expiry(
    office: OpenOffice, desk: CounterDesk, posted: Posted, pressed: Pressed
) -> None:
    letter = posted()
    brought(desk, letter, pressed)

    keyed_right(pressed)
    pressed(KEY.Key_Y, KEY.Key_Y, KEY.Key_Y, KEY.Key_Y)
    pressed.confirm()

    assert pressed.count <= 8
    assert stage_of(office, letter) is Stage.IDENTITY_VERIFIED
    [check] = checks_of(office, letter)
    assert check.outcome is Outcome.PASS
    assert check.parts.number_agrees
    assert check.parts.document_number == "e 1234 5678"
    assert check.parts.document_expires_on == date(2031, 5, 12)
    brought(desk, letter, pressed)
    assert chip_of(desk) == (State.OK, "Already checked")
    office.later(seconds=9)
    assert MessageKind.PIN in office.transport.kinds()


def test_the_slip_is_in_the_applicants_language_and_about_nobody(
    desk: CounterDesk, posted: Posted, pressed: Pressed, place: Workplace
) -> None:
    brought(desk, posted(language="zh-Hant"), pressed)
    keyed_right(pressed)
    pressed(KEY.Key_Y, KEY.Key_Y, KEY.Key_Y, KEY.Key_Y)
    pressed.confirm()

    slip = desk.slip.text()

    chinese = place.tr.in_all_languages("Your identity check is complete.")[1]
    assert slip.startswith(chinese)
    assert chinese != "Your identity check is complete."
    assert not any(word in slip for word in ("CHAN", "陳", "E1234", "9123", "HK"))
    assert not desk.facts.text()
    assert line(desk, "counter.reference").hasFocus()


@pytest.mark.parametrize("databases", chosen_kinds(), indirect=True)
def test_a_recorded_visit_can_be_undone_at_once_and_the_answers_are_still_there(
    office: OpenOffice, desk: CounterDesk, posted: Posted, pressed: Pressed, place: Workplace
) -> None:
    letter = posted()
    brought(desk, letter, pressed)
    keyed_right(pressed)
    pressed(KEY.Key_Y, KEY.Key_N, KEY.Key_Y, KEY.Key_Y)
    pressed.confirm()
    assert stage_of(office, letter) is Stage.IDENTITY_REFERRED

    undo = place.notices.history()[0].undo
    assert undo is not None
    undo()
    pressed.settle()

    assert stage_of(office, letter) is Stage.LETTER_POSTED
    check = desk.identity.check
    assert check is not None
    assert check.answers[Part.PORTRAIT] is Answer.NO
    [stored] = checks_of(office, letter)
    assert stored.taken_back
    assert "earlier attempt" not in desk.facts.text()
    desk.jump(4)
    pressed(KEY.Key_Y)
    pressed.confirm()
    assert stage_of(office, letter) is Stage.IDENTITY_VERIFIED


# What the letter says.


def test_without_a_case_the_header_has_no_chip(desk: CounterDesk) -> None:
    assert chip_of(desk) == (State.WAITING, "")
    assert desk.chip.isHidden()


def test_a_reference_can_be_keyed(desk: CounterDesk, posted: Posted, pressed: Pressed) -> None:
    letter = posted()

    pressed.typed(letter.reference.grouped)

    assert "CHAN Tai Man" in desk.facts.text()
    assert "Letter 1 of 1" in desk.facts.text()
    assert "30 days left" in desk.facts.text()


def test_a_mistyped_reference_is_said_beside_the_field(desk: CounterDesk, pressed: Pressed) -> None:
    pressed.typed("1234 5678 1234 5678")

    assert "reference" in desk.letter.complaint()
    assert line(desk, "counter.reference").hasFocus()
    assert not desk.take_scan("P<GBRCHAN<<TAI<MAN")


def test_scenario_26_an_expired_letter_stops_and_reissue_is_one_key_away(
    office: OpenOffice, desk: CounterDesk, posted: Posted, pressed: Pressed
) -> None:
    """Scenario 26: no check begins, the date is shown, one key reissues."""
    letter = posted()
    office.clock.move(days=31)
    brought(desk, letter, pressed)

    assert desk.identity.check is None
    assert "2022-01-14" in desk.letter.said()

    pressed.confirm()

    assert stage_of(office, letter) is Stage.LETTER_DUE
    [second] = post_due(office).values()
    brought(desk, second, pressed)
    assert "Letter 2 of 2" in desk.facts.text()
    assert desk.identity.check is not None


def test_scenario_25_a_letter_too_soon_is_refused_with_the_date_it_becomes_possible(
    office: OpenOffice, desk: CounterDesk, posted: Posted, pressed: Pressed
) -> None:
    """Scenario 25: the counter says from which day another letter is possible."""
    letter = posted()
    office.clock.move(hours=25)
    by = office.actor("supervisor")
    office.office.letters.reissue(letter.application_id, Reason.LETTER_LOST, by=by)
    post_due(office)

    brought(desk, letter, pressed)

    assert chip_of(desk) == (State.REJECTED, "Letter void")
    assert "2021-12-16" in desk.letter.said()
    assert "2021-12-17" in desk.letter.said()
    assert not button(desk, "counter.reissue").isVisible()


def test_scenario_24_a_returned_letter_stops_with_its_date(
    office: OpenOffice, desk: CounterDesk, posted: Posted, pressed: Pressed
) -> None:
    """Scenario 24: a letter that came back is worth nothing at the counter."""
    letter = posted()
    office.clock.move(days=3)
    office.office.letters.mark_returned(letter.reference.digits, by=office.actor("supervisor"))

    brought(desk, letter, pressed)

    assert chip_of(desk) == (State.REJECTED, "Letter returned")
    assert "2021-12-18" in desk.letter.said()


def test_scenario_27_an_identity_card_holder_need_not_come_unless_in_need(
    office: OpenOffice, desk: CounterDesk, posted: Posted, pressed: Pressed
) -> None:
    """Scenario 27: the clerk sees that no visit is needed and what comes next instead."""
    letter = posted(kind="hkid", number="A123456(3)", country="HKG")
    brought(desk, letter, pressed)

    assert chip_of(desk) == (State.OK, "No visit needed")
    assert "code in this letter" in desk.letter.said()
    assert desk.identity.check is None

    QTest.mouseClick(child(desk, "counter.allow_visit"), Qt.MouseButton.LeftButton)
    pressed.settle()
    pressed.typed("A123456(3)")
    pressed(KEY.Key_Y, KEY.Key_Y, KEY.Key_Y, KEY.Key_Y)
    pressed.confirm()

    [check] = checks_of(office, letter)
    assert (check.outcome, check.reason) == (Outcome.PASS, Reason.CASE_IN_NEED)


def test_scenario_32_a_shared_telephone_is_a_household_and_no_flag(
    office: OpenOffice, desk: CounterDesk, posted: Posted, pressed: Pressed
) -> None:
    """Scenario 32: the counter shows the household."""
    children = [posted(number=f"E1234567{n}", date_of_birth="2015-03-04") for n in range(3)]

    brought(desk, children[0], pressed)

    assert "2 other open applications have this telephone" in desk.facts.text()
    assert len({child_.application_id for child_ in children}) == 3


def test_looking_for_a_letter_can_be_stopped(
    office: OpenOffice, posted: Posted, qtbot: QtBot, place: Workplace
) -> None:
    letter, gate = posted(), Event()
    begin = office.office.counter.begin

    def slow_begin() -> UnitOfWork:
        gate.wait(10)
        return begin()

    services = replace(office.office, counter=replace(office.office.counter, begin=slow_begin))
    desk = make_counter_desk(place, services, office.session("clerk"))
    qtbot.addWidget(desk)
    desk.show()
    desk.take_scan(letter.reference.digits)
    qtbot.waitUntil(lambda: "Looking for the letter" in desk.facts.waiting())
    assert place.commands.held

    QTest.keyClick(desk, KEY.Key_Escape)

    assert not place.commands.held
    assert "Looking" not in desk.facts.waiting()
    gate.set()
    qtbot.waitUntil(place.tasks.idle)
    assert not desk.facts.text()


# The document.


def by_the_facts(desk: CounterDesk) -> str:
    """Return what the facts say besides the reference, whose digits are drawn by chance."""
    return re.sub(r"HK\d{11}", "", desk.facts.text())


def test_the_number_is_keyed_blind_and_again_before_it_is_shown(
    desk: CounterDesk, posted: Posted, pressed: Pressed
) -> None:
    brought(desk, posted(), pressed)
    assert "678" not in by_the_facts(desk).replace("+852", "")

    pressed.typed("E99999999")
    assert line(desk, "counter.expiry").hasFocus()
    assert not desk.identity.row(Part.NUMBER).state_word()
    pressed.typed("310512")

    assert desk.identity.row(Part.NUMBER).state_word() == "differs"
    assert line(desk, "counter.number").hasFocus()
    assert "678" not in by_the_facts(desk)
    assert not desk.identity.declared_seen

    pressed.typed("E99999999")

    assert desk.identity.declared_seen
    assert desk.identity.at is Part.NAME


def test_a_complaint_about_the_number_follows_the_language(
    desk: CounterDesk, posted: Posted, pressed: Pressed, place: Workplace
) -> None:
    brought(desk, posted(), pressed)
    pressed.typed("E99999999")
    pressed.typed("310512")
    number = desk.identity.row(Part.NUMBER)
    assert "Key it again" in number.complaint()

    place.tr.use(Language.TRADITIONAL)

    assert number.complaint() == "與登記的號碼不同。請按證件再輸入一次。"


def test_what_was_shown_for_the_comparison_goes_when_the_screen_is_covered(
    desk: CounterDesk, posted: Posted, pressed: Pressed
) -> None:
    brought(desk, posted(), pressed)
    pressed.typed("E99999999")
    pressed.typed("310512")
    pressed.typed("E99999999")

    desk.lock()

    assert not desk.identity.declared_seen


def test_scenario_30_a_renewed_passport_goes_to_a_supervisor_with_both_numbers(
    office: OpenOffice, desk: CounterDesk, posted: Posted, pressed: Pressed
) -> None:
    """Scenario 30: the new number is recorded beside the old one, and a supervisor decides."""
    letter = posted()
    brought(desk, letter, pressed)
    pressed.typed("E99999999")
    pressed.typed("310512")
    pressed.typed("E99999999")
    pressed(KEY.Key_Y, KEY.Key_Y, KEY.Key_Y, KEY.Key_Y)
    pressed.confirm()

    [check] = checks_of(office, letter)
    assert (check.outcome, check.reason) == (Outcome.REFER, Reason.DOCUMENT_RENEWED)
    assert check.parts.document_number == "E99999999"
    declared = office.office.counter.find(
        letter.reference.digits, by=office.actor("clerk")
    ).applicant.document.number
    assert declared == "E12345678"
    [referral] = office.office.referrals.open_ones(by=office.actor("supervisor"))
    assert referral.reason == Reason.DOCUMENT_RENEWED


def test_a_day_that_is_none_is_said_beside_its_field(
    desk: CounterDesk, posted: Posted, pressed: Pressed
) -> None:
    brought(desk, posted(), pressed)
    pressed.typed("E12345678")

    pressed.typed("31 February")

    assert "2031-05-12" in desk.identity.row(Part.EXPIRY).complaint()
    assert line(desk, "counter.expiry").hasFocus()


def test_an_expired_document_cannot_pass(
    desk: CounterDesk, posted: Posted, pressed: Pressed
) -> None:
    brought(desk, posted(), pressed)
    pressed.typed("E12345678")
    pressed.typed("2021-12-14")
    pressed(KEY.Key_Y, KEY.Key_Y, KEY.Key_Y, KEY.Key_Y)

    assert not button(desk, "counter.outcome.pass").isEnabled()
    assert button(desk, "counter.outcome.refer").isChecked()


def test_scenario_29_another_name_needs_a_supervisor_with_a_reason(
    office: OpenOffice, desk: CounterDesk, posted: Posted, pressed: Pressed
) -> None:
    letter = posted()
    brought(desk, letter, pressed)
    keyed_right(pressed)
    pressed(KEY.Key_N, KEY.Key_Y, KEY.Key_Y, KEY.Key_Y)

    pressed(KEY.Key_Y)  # passing is not open
    pressed.confirm()

    [check] = checks_of(office, letter)
    assert (check.outcome, check.reason) == (Outcome.REFER, Reason.NAME_DIFFERS)


def test_scenario_28_an_unknown_paper_is_referred_not_refused(
    office: OpenOffice, desk: CounterDesk, posted: Posted, pressed: Pressed
) -> None:
    """Scenario 28: an unknown paper is referred, whatever else agrees."""
    letter = posted(kind="other", number="XY1234", country="XXA")
    brought(desk, letter, pressed)
    pressed.typed("XY1234")
    pressed.typed("")
    pressed(KEY.Key_Y, KEY.Key_Y, KEY.Key_Y)
    pressed.confirm()

    [check] = checks_of(office, letter)
    assert (check.outcome, check.reason) == (Outcome.REFER, Reason.DOCUMENT_UNKNOWN)


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (DocumentKind.BIRTH_CERTIFICATE, "Birth certificate"),
        (DocumentKind.DOCUMENT_OF_IDENTITY, "Document of Identity for Visa Purposes"),
        (DocumentKind.RECOGNIZANCE_FORM, "Recognizance form"),
    ],
)
def test_a_paper_of_the_immigration_department_is_accepted_as_the_catalogue_says(
    office: OpenOffice,
    desk: CounterDesk,
    posted: Posted,
    pressed: Pressed,
    kind: DocumentKind,
    words: str,
) -> None:
    """Scenario 28: its holder comes to the counter, and the paper can be passed there."""
    letter = posted(kind=kind, number="XY123456", country="HKG")

    brought(desk, letter, pressed)

    assert f"{words} · HKG" in desk.facts.text()
    check = desk.identity.check
    assert check is not None
    assert check.entry == CATALOGUE.entry(kind)
    pressed.typed("XY123456")
    if Part.EXPIRY in check.parts:
        pressed.typed("12 MAY 2031")
    pressed(KEY.Key_Y, KEY.Key_Y, KEY.Key_Y, KEY.Key_Y)
    assert outcome_of(desk) == (Outcome.PASS, "")
    pressed.confirm()
    assert stage_of(office, letter) is Stage.IDENTITY_VERIFIED


def test_number_keys_go_back_to_a_part_and_choose_a_reason_in_the_result(
    desk: CounterDesk, posted: Posted, pressed: Pressed
) -> None:
    brought(desk, posted(), pressed)
    keyed_right(pressed)
    pressed(KEY.Key_Y, KEY.Key_Y, KEY.Key_Y, KEY.Key_Y)

    pressed(KEY.Key_4)
    assert desk.identity.at is Part.PORTRAIT

    pressed(KEY.Key_N)
    pressed(KEY.Key_6)
    assert outcome_of(desk) == (Outcome.REFER, Reason.FEATURES_MISSING)
    pressed(KEY.Key_K)
    assert desk.identity.at is not None


def test_refusing_takes_a_reason_and_says_that_it_is_missing(
    office: OpenOffice, desk: CounterDesk, posted: Posted, pressed: Pressed
) -> None:
    letter = posted()
    brought(desk, letter, pressed)
    keyed_right(pressed)
    pressed(KEY.Key_Y, KEY.Key_Y, KEY.Key_Y, KEY.Key_Y)
    pressed(KEY.Key_N, KEY.Key_N)
    assert outcome_of(desk) == (Outcome.FAIL, "")

    pressed.confirm()
    assert "a reason" in desk.result.complaint()
    assert stage_of(office, letter) is Stage.LETTER_POSTED

    pressed(KEY.Key_3)
    pressed.confirm()
    [check] = checks_of(office, letter)
    assert (check.outcome, check.reason) == (Outcome.FAIL, Reason.PORTRAIT_DIFFERS)


def test_a_failed_attempt_is_shown_at_the_next_visit(
    desk: CounterDesk, posted: Posted, pressed: Pressed
) -> None:
    letter = posted()
    brought(desk, letter, pressed)
    keyed_right(pressed)
    pressed(KEY.Key_Y, KEY.Key_Y, KEY.Key_Y, KEY.Key_Y, KEY.Key_N, KEY.Key_N, KEY.Key_3)
    pressed.confirm()

    brought(desk, letter, pressed)

    facts = desk.facts.text()
    assert "1 earlier attempt" in facts
    assert "2021-12-15 · Fail: Does not look like the holder · clerk name, Central" in facts


def test_scenario_31_nothing_is_saved_while_an_item_of_the_representative_is_missing(
    office: OpenOffice, desk: CounterDesk, posted: Posted, pressed: Pressed
) -> None:
    """Scenario 31: the desk saves nothing until all four items are there."""
    letter = posted()
    brought(desk, letter, pressed)
    keyed_right(pressed)
    pressed(KEY.Key_7, KEY.Key_N)
    QTest.keyClicks(line(desk, "counter.representative.name"), "LEE Mei")
    QTest.keyClicks(line(desk, "counter.representative.document"), "B765432(A)")
    QTest.keyClicks(line(desk, "counter.representative.phone"), "92222222")
    relationship = child(desk, "counter.representative.relationship")
    assert isinstance(relationship, QComboBox)
    relationship.setCurrentIndex(relationship.findData("child"))
    boxes = [
        child(desk, f"counter.representative.{item}")
        for item in ("own_document_seen", "applicant_copy_seen", "authorisation_seen")
    ]
    for box in boxes:
        assert isinstance(box, QCheckBox)
        box.setChecked(True)
    desk.jump(8)
    pressed.confirm()
    assert "the letter" in desk.result.complaint()
    assert not checks_of(office, letter)

    last = child(desk, "counter.representative.letter_seen")
    assert isinstance(last, QCheckBox)
    last.setChecked(True)
    desk.jump(8)
    pressed.confirm()

    [check] = checks_of(office, letter)
    assert (check.outcome, check.reason) == (Outcome.REFER, Reason.REPRESENTATIVE)
    assert check.parts.representative is not None
    assert check.parts.representative.relationship == "child"


def test_scenario_34_a_silent_concern_changes_nothing_that_is_seen_and_holds_the_release(
    office: OpenOffice, desk: CounterDesk, posted: Posted, pressed: Pressed, place: Workplace
) -> None:
    """Scenario 34: not a pixel changes when the flag is set."""
    letter = posted()
    brought(desk, letter, pressed)
    keyed_right(pressed)
    before = desk.grab().toImage()

    pressed(KEY.Key_C, modifier=CTRL | Qt.KeyboardModifier.ShiftModifier)

    assert desk.grab().toImage() == before
    pressed(KEY.Key_Y, KEY.Key_Y, KEY.Key_Y, KEY.Key_Y)
    pressed.confirm()
    assert "passed" in place.notices.history()[0].text
    office.later(seconds=60)
    assert MessageKind.PIN not in office.transport.kinds()
    [held] = office.office.referrals.held(by=office.actor("supervisor"))
    assert held.id == letter.application_id


# Claims and colleagues.


def test_the_case_is_claimed_while_it_is_open_and_free_afterwards(
    office: OpenOffice, desk: CounterDesk, posted: Posted, pressed: Pressed
) -> None:
    letter = posted()
    brought(desk, letter, pressed)
    with pytest.raises(Exception, match="in_use"):
        office.office.counter.claim(letter.application_id, by=office.actor("clerk2"))

    pressed(KEY.Key_N, modifier=CTRL)

    office.office.counter.claim(letter.application_id, by=office.actor("clerk2"))
    assert not desk.facts.text()


def test_a_case_a_colleague_has_is_read_only_until_it_is_free(
    office: OpenOffice, desk: CounterDesk, posted: Posted, pressed: Pressed, place: Workplace
) -> None:
    letter = posted()
    claim = office.office.counter.claim(letter.application_id, by=office.actor("clerk2"))
    brought(desk, letter, pressed)

    assert chip_of(desk) == (State.IN_USE, "In use")
    assert "clerk2 name" in desk.letter.said()
    assert desk.identity.check is None

    pressed(KEY.Key_T)
    office.office.queue.release(claim)
    desk.case.ask_again()
    pressed.settle()

    assert desk.identity.check is not None
    assert "is free now" in place.notices.history()[0].text


@pytest.mark.parametrize("databases", chosen_kinds(), indirect=True)
def test_a_lost_claim_keeps_what_was_entered(
    office: OpenOffice, desk: CounterDesk, posted: Posted, pressed: Pressed
) -> None:
    letter = posted()
    brought(desk, letter, pressed)
    keyed_right(pressed)
    pressed(KEY.Key_Y, KEY.Key_Y, KEY.Key_Y, KEY.Key_Y)
    office.clock.move(minutes=3)
    other = office.office.counter.claim(letter.application_id, by=office.actor("clerk2"))

    pressed.confirm()

    assert "no longer yours" in desk.notice.text()
    assert stage_of(office, letter) is Stage.LETTER_POSTED
    office.office.queue.release(other)
    act_on_notice(desk)
    pressed.settle()
    check = desk.identity.check
    assert check is not None
    assert check.next_part() is None
    pressed.confirm()
    assert stage_of(office, letter) is Stage.IDENTITY_VERIFIED


def test_another_scan_does_not_overwrite_a_check_under_way(
    desk: CounterDesk, posted: Posted, pressed: Pressed, place: Workplace
) -> None:
    first, second = posted(), posted(number="E87654321", english="LEE Siu Ming", chinese="李小明")
    brought(desk, first, pressed)
    pressed.typed("E12345678")

    brought(desk, second, pressed)
    assert "CHAN Tai Man" in desk.facts.text()
    assert "Another letter" in desk.notice.text()

    act_on_notice(desk)
    pressed.settle()
    assert "LEE Siu Ming" in desk.facts.text()

    undo = place.notices.history()[0].undo
    assert undo is not None
    undo()
    pressed.settle()
    assert "CHAN Tai Man" in desk.facts.text()
    check = desk.identity.check
    assert check is not None
    assert check.number == "E12345678"


def test_a_decision_made_elsewhere_meanwhile_is_said_and_can_be_loaded(
    office: OpenOffice, desk: CounterDesk, posted: Posted, pressed: Pressed
) -> None:
    letter = posted()
    brought(desk, letter, pressed)
    keyed_right(pressed)
    pressed(KEY.Key_Y, KEY.Key_Y, KEY.Key_Y, KEY.Key_Y)
    office.office.letters.mark_returned(letter.reference.digits, by=office.actor("supervisor"))

    pressed.confirm()

    assert desk.notice.text()
    act_on_notice(desk)
    pressed.settle()
    assert chip_of(desk) == (State.REJECTED, "Letter returned")


# Words and access.


def test_a_change_of_language_keeps_all_that_was_entered(
    desk: CounterDesk, posted: Posted, pressed: Pressed, place: Workplace
) -> None:
    brought(desk, posted(), pressed)
    keyed_right(pressed)
    pressed(KEY.Key_Y, KEY.Key_N)

    for language in (Language.TRADITIONAL, Language.SIMPLIFIED, Language.ENGLISH):
        place.tr.use(language)

    check = desk.identity.check
    assert check is not None
    assert check.answers == {Part.NAME: Answer.YES, Part.PORTRAIT: Answer.NO}
    assert line(desk, "counter.number").text() == "e 1234 5678"


def test_everything_can_be_reached_and_is_named(
    desk: CounterDesk, posted: Posted, pressed: Pressed
) -> None:
    assert_accessible(desk.window())
    brought(desk, posted(), pressed)
    assert_accessible(desk.window())
    keyed_right(pressed)
    pressed(KEY.Key_7, KEY.Key_N)
    assert_accessible(desk.window())
    desk.jump(8)
    assert_accessible(desk.window())


def test_a_reviewer_is_refused_by_the_service(
    office: OpenOffice, posted: Posted, qtbot: QtBot, place: Workplace
) -> None:
    letter = posted()
    desk = make_desk(office, place, "reviewer")
    qtbot.addWidget(desk)
    desk.show()

    desk.take_scan(letter.reference.digits)
    qtbot.waitUntil(place.tasks.idle)

    assert "role" in desk.notice.text()
    assert not desk.facts.text()


@pytest.mark.parametrize("size", [(1366, 768), (1280, 720)])
def test_messages_stand_over_no_button(
    desk: CounterDesk,
    posted: Posted,
    pressed: Pressed,
    place: Workplace,
    qtbot: QtBot,
    size: tuple[int, int],
) -> None:
    letter, window = posted(), desk.window()
    assert isinstance(window, Window)
    window.resize(*size)
    brought(desk, letter, pressed)
    for number in range(2):
        place.notices.fail(f"The printer does not answer, for the {number + 1}. time.")
    toasts = window.toasts

    def on_screen(widget: QWidget) -> QRect:
        return QRect(widget.mapTo(window, QPoint()), widget.size())

    def apart() -> bool:
        buttons = [each for each in desk.findChildren(QAbstractButton) if each.isVisible()]
        at = on_screen(toasts)
        return on_screen(desk.facts).contains(at) and not any(
            at.intersects(on_screen(each)) for each in buttons
        )

    qtbot.waitUntil(apart)
    assert toasts.isVisible()
    pressed(KEY.Key_T, modifier=CTRL)
    assert desk.phone.isVisible()
    qtbot.waitUntil(apart)
