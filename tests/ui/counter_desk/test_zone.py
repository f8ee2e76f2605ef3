"""A document's machine-readable zone at the counter: read blind, compared, recorded."""

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit

from tests.support.databases import chosen_kinds
from tests.support.made_zones import cs_line, permit_lines, td3_lines
from tests.support.offices import OpenOffice
from tests.ui.counter_desk.conftest import (
    CTRL,
    KEY,
    Posted,
    Pressed,
    brought,
    checks_of,
    child,
    line,
    stage_of,
)
from ui.counter_desk.check import Part
from ui.counter_desk.desk import CounterDesk
from ui.i18n import Language
from ui.workplace import Workplace
from workstation.domain.applications import Stage
from workstation.domain.identity_checks import Author, Outcome
from workstation.domain.identity_documents import DocumentKind
from workstation.domain.letter_rules import Letter
from workstation.domain.mrz import MrzFormat
from workstation.domain.mrz_comparison import MrzPart, MrzRule
from workstation.domain.reasons import Reason


def scanned(desk: CounterDesk, letter: Letter, zone: str, pressed: Pressed) -> None:
    """Scan a letter, then a document."""
    brought(desk, letter, pressed)
    assert desk.take_scan(zone)
    pressed.settle()


def words_at(desk: CounterDesk, part: Part) -> str:
    row = desk.identity.row(part)
    return f"{row.state_word()}|{row.said_below()}"


def wrong_number_digit(zone: str) -> str:
    first, second = zone.split("\n")
    return f"{first}\n{second[:9]}{(int(second[9]) + 1) % 10}{second[10:]}"


@pytest.mark.parametrize("databases", chosen_kinds(), indirect=True)
def test_a_clean_case_takes_two_scans_and_only_answers(
    office: OpenOffice, desk: CounterDesk, posted: Posted, pressed: Pressed
) -> None:
    letter = posted()
    scanned(desk, letter, td3_lines(), pressed)

    assert desk.identity.at is Part.PORTRAIT
    pressed(KEY.Key_Y, KEY.Key_Y, KEY.Key_Y)
    pressed.confirm()

    assert pressed.count == 4
    assert stage_of(office, letter) is Stage.IDENTITY_VERIFIED
    [check] = checks_of(office, letter)
    parts = check.parts
    assert (parts.document_number, parts.document_expires_on) == ("E12345678", date(2031, 5, 12))
    assert {parts.number_by, parts.expiry_by, parts.name_by} == {Author.READER}
    assert parts.number_agrees
    assert parts.zone is not None
    assert parts.zone.text == td3_lines()
    assert "\n".join(parts.zone.lines) == td3_lines()
    assert parts.zone.format == MrzFormat.TD3
    assert parts.zone.rules_accepted() == ()
    assert {found.rules for found in parts.zone.comparisons} == {(MrzRule.EQUAL,)}


def test_what_was_declared_stays_hidden_until_the_zone_was_read(
    desk: CounterDesk, posted: Posted, pressed: Pressed
) -> None:
    brought(desk, posted(), pressed)
    assert "hidden" in desk.facts.text()

    assert desk.take_scan(td3_lines())
    pressed.settle()

    assert "hidden" not in desk.facts.text()
    assert desk.identity.row(Part.NUMBER).state_word() == "agrees"
    assert desk.identity.row(Part.EXPIRY).state_word() == "valid to 2031-05-12"
    assert desk.identity.row(Part.NAME).state_word() == "same"
    assert "Kind: same" in desk.identity.zone.text()
    assert "Born: same" in desk.identity.zone.text()


def test_a_zone_can_be_pasted_where_the_number_is_keyed(
    desk: CounterDesk, posted: Posted, pressed: Pressed
) -> None:
    brought(desk, posted(), pressed)
    QApplication.clipboard().setText(td3_lines())

    field = line(desk, "counter.number")
    field.setFocus()
    field.paste()
    pressed(KEY.Key_Return)

    assert desk.identity.at is Part.PORTRAIT
    assert field.text() == "E12345678"


def test_scenario_29_an_explained_name_waits_for_the_clerk_and_the_rule_is_recorded(
    office: OpenOffice, desk: CounterDesk, posted: Posted, pressed: Pressed
) -> None:
    """Scenario 29: LI<<XIAOMING is Xiao Ming LI in another order; the clerk accepts it."""
    letter = posted(english="Xiao Ming LI", chinese="")
    scanned(desk, letter, td3_lines(name="LI<<XIAOMING"), pressed)

    assert desk.identity.at is Part.NAME
    assert "explained|Document: LI, XIAOMING (the order of surname" in words_at(desk, Part.NAME)
    check = desk.identity.check
    assert check is not None
    assert Part.NAME not in check.answers
    pressed(KEY.Key_Y, KEY.Key_Y, KEY.Key_Y, KEY.Key_Y)
    pressed.confirm()

    assert pressed.count <= 8
    [stored] = checks_of(office, letter)
    assert (stored.outcome, stored.reason) == (Outcome.PASS, Reason.NAME_EXPLAINED)
    assert stored.parts.name_by is Author.CLERK
    assert stored.parts.zone is not None
    assert set(stored.parts.zone.rules_accepted()) == {MrzRule.ORDER, MrzRule.SPACING}


def test_scenario_29_another_name_in_the_zone_cannot_be_passed(
    office: OpenOffice, desk: CounterDesk, posted: Posted, pressed: Pressed
) -> None:
    """Scenario 29: LEE Siu Ming needs a supervisor, with the reason recorded."""
    letter = posted(english="LEE Siu Ming", chinese="李小明")
    scanned(desk, letter, td3_lines(name="LI<<XIAOMING"), pressed)

    assert "differs|Document: LI, XIAOMING (another romanisation" in words_at(desk, Part.NAME)
    desk.jump(3)
    pressed(KEY.Key_Y, KEY.Key_Y, KEY.Key_Y, KEY.Key_Y)
    pressed.confirm()

    [stored] = checks_of(office, letter)
    assert (stored.outcome, stored.reason) == (Outcome.REFER, Reason.NAME_DIFFERS)
    assert stored.parts.zone is not None
    assert MrzRule.OTHER_READING in stored.parts.zone.comparisons[3].rules


def test_another_issuer_code_is_accepted_with_one_key(
    office: OpenOffice, desk: CounterDesk, posted: Posted, pressed: Pressed
) -> None:
    letter = posted(country="DEU", number="C01X00T47")
    scanned(desk, letter, td3_lines(issuer="D", number="C01X00T47"), pressed)

    assert desk.identity.at is Part.ZONE
    assert "Issuer: another code of the same issuer" in words_at(desk, Part.ZONE)
    pressed(KEY.Key_Y, KEY.Key_Y, KEY.Key_Y, KEY.Key_Y)
    pressed.confirm()

    [stored] = checks_of(office, letter)
    assert stored.outcome is Outcome.PASS
    assert stored.parts.zone is not None
    assert stored.parts.zone.accepted == {MrzPart.COUNTRY}
    assert stored.parts.zone.rules_accepted() == (MrzRule.ISSUER_CODE,)


def test_what_is_not_accepted_is_referred(
    office: OpenOffice, desk: CounterDesk, posted: Posted, pressed: Pressed
) -> None:
    letter = posted(country="DEU", number="C01X00T47")
    scanned(desk, letter, td3_lines(issuer="D", number="C01X00T47"), pressed)
    pressed(KEY.Key_N, KEY.Key_Y, KEY.Key_Y, KEY.Key_Y)

    assert desk.result.outcome is Outcome.REFER


def test_another_date_of_birth_is_referred(
    office: OpenOffice, desk: CounterDesk, posted: Posted, pressed: Pressed
) -> None:
    letter = posted()
    scanned(desk, letter, td3_lines(birth="810201"), pressed)
    pressed(KEY.Key_Y, KEY.Key_Y, KEY.Key_Y)
    pressed.confirm()

    [stored] = checks_of(office, letter)
    assert (stored.outcome, stored.reason) == (Outcome.REFER, Reason.BIRTH_DIFFERS)


def test_a_number_whose_check_digit_is_wrong_is_shown_and_keyed_by_hand(
    office: OpenOffice, desk: CounterDesk, posted: Posted, pressed: Pressed
) -> None:
    letter = posted()
    scanned(desk, letter, wrong_number_digit(td3_lines()), pressed)

    assert desk.identity.at is Part.NUMBER
    assert words_at(desk, Part.NUMBER).startswith("check digit wrong|Read as E12345678")
    assert "If one character was misread: " in words_at(desk, Part.NUMBER)
    assert not line(desk, "counter.number").text()
    pressed.typed("E12345678")
    pressed.typed("310512")
    pressed(KEY.Key_Y, KEY.Key_Y, KEY.Key_Y)
    pressed.confirm()

    [stored] = checks_of(office, letter)
    assert stored.outcome is Outcome.PASS
    assert stored.parts.number_by is Author.CLERK
    assert stored.parts.name_by is Author.READER


def test_a_number_no_such_document_has_is_shown_and_keyed_by_hand(
    desk: CounterDesk, posted: Posted, pressed: Pressed
) -> None:
    letter = posted(kind="exit_entry_permit", number="C78661149", country="CHN")
    scanned(desk, letter, cs_line(number="C7866L149"), pressed)

    assert desk.identity.at is Part.NUMBER
    assert words_at(desk, Part.NUMBER).startswith("no such number|Read as C7866L149, which")
    assert "If one character was misread: C78661149" in words_at(desk, Part.NUMBER)
    assert not line(desk, "counter.number").text()


def test_scenario_30_a_renewed_passport_is_read_and_goes_to_a_supervisor(
    office: OpenOffice, desk: CounterDesk, posted: Posted, pressed: Pressed
) -> None:
    """Scenario 30: old and new number are both on record; nothing is keyed again."""
    letter = posted()
    scanned(desk, letter, td3_lines(number="E99999999"), pressed)

    assert desk.identity.row(Part.NUMBER).state_word() == "differs"
    assert desk.identity.declared_seen
    pressed(KEY.Key_Y, KEY.Key_Y, KEY.Key_Y)
    pressed.confirm()

    [stored] = checks_of(office, letter)
    assert (stored.outcome, stored.reason) == (Outcome.REFER, Reason.DOCUMENT_RENEWED)
    assert stored.parts.document_number == "E99999999"
    case = office.office.counter.find(letter.reference.digits, by=office.actor("clerk"))
    assert case.applicant.document.number == "E12345678"


def test_a_one_line_permit_has_no_name_and_says_what_to_compare_by_eye(
    office: OpenOffice, desk: CounterDesk, posted: Posted, pressed: Pressed
) -> None:
    letter = posted(kind="exit_entry_permit", number="C12345678", country="CHN")
    scanned(desk, letter, cs_line(), pressed)

    assert desk.identity.at is Part.NAME
    assert "compare by eye|not in the machine-readable zone: compare" in words_at(desk, Part.NAME)
    assert "not confirmed by its issuer" in desk.identity.zone.text()
    pressed(KEY.Key_Y, KEY.Key_Y, KEY.Key_Y, KEY.Key_Y)
    pressed.confirm()

    [stored] = checks_of(office, letter)
    assert stored.outcome is Outcome.PASS
    assert stored.parts.name_by is Author.CLERK


def test_a_permit_of_somebody_with_an_identity_card_is_in_the_wrong_channel(
    desk: CounterDesk, posted: Posted, pressed: Pressed
) -> None:
    letter = posted(kind="home_return_permit", number="H12345678", country="CHN")
    scanned(desk, letter, permit_lines("CR", number="H12345678", resident="A1234563"), pressed)

    assert "Wrong channel" in desk.identity.zone.text()


def test_a_document_of_another_kind_is_shown_as_what_it_is(
    desk: CounterDesk, posted: Posted, pressed: Pressed
) -> None:
    scanned(desk, posted(), cs_line(), pressed)

    kind = child(desk, "counter.kind")
    assert isinstance(kind, QComboBox)
    assert kind.currentData() == DocumentKind.EXIT_ENTRY_PERMIT
    assert "Kind: differs" in desk.identity.zone.text()
    pressed(KEY.Key_Y, KEY.Key_Y, KEY.Key_Y, KEY.Key_Y)
    assert (desk.result.outcome, desk.result.reason) == (Outcome.FAIL, Reason.DOCUMENT_DIFFERS)


def test_a_visa_is_not_taken(desk: CounterDesk, posted: Posted, pressed: Pressed) -> None:
    scanned(desk, posted(), td3_lines(code="V"), pressed)

    assert "visa" in desk.notice.text()
    assert desk.identity.at is Part.NUMBER


def test_a_document_before_the_letter_is_asked_to_wait(desk: CounterDesk, pressed: Pressed) -> None:
    assert desk.take_scan(td3_lines())

    assert "letter first" in desk.notice.text()


def test_the_zone_is_said_in_every_language(
    desk: CounterDesk, posted: Posted, pressed: Pressed, place: Workplace
) -> None:
    letter = posted(english="Xiao Ming LI", chinese="")
    scanned(desk, letter, td3_lines(name="LI<<XIAOMING"), pressed)
    seen = set()

    for language in Language:
        place.tr.use(language)
        seen.add((desk.identity.zone.text(), words_at(desk, Part.NAME)))

    assert len(seen) == len(Language)


def test_nothing_of_a_zone_stays_when_nobody_is_there(
    desk: CounterDesk, posted: Posted, pressed: Pressed
) -> None:
    scanned(
        desk, posted(english="Xiao Ming LI", chinese=""), td3_lines(name="LI<<XIAOMING"), pressed
    )
    pressed(KEY.Key_N, modifier=CTRL)

    assert not desk.identity.zone.text()
    fields = desk.findChildren(QLineEdit)
    assert not any("E12345678" in field.text() for field in fields)
    assert "XIAOMING" not in words_at(desk, Part.NAME)
