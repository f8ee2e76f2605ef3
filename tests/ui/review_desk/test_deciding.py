"""Deciding at the review desk, by keys alone, on a real office."""

import json
from collections.abc import Sequence
from datetime import date

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.support.offices import OpenOffice
from tests.support.review_desks import cases, comparison, paper, puts_on_the_desk, reading
from tests.ui.review_desk.conftest import Sit
from ui.i18n import Language
from workstation.domain.applications import ApplicationId, Stage
from workstation.domain.extraction import Part
from workstation.domain.holdings import DecisionLine, Opinion
from workstation.domain.messages import MessageKind
from workstation.domain.proofs import Finding, ProofProblem
from workstation.domain.reasons import Reason

CTRL = Qt.KeyboardModifier.ControlModifier


def test_a_case_that_passes_is_approved_at_one_key_and_the_next_one_is_there(
    office: OpenOffice, sit: Sit
) -> None:
    first, second = cases(office, 2)
    desk = sit()
    desk.press(Qt.Key.Key_N)
    assert desk.reference == first.reference

    desk.press(Qt.Key.Key_A)

    assert desk.reference == second.reference
    assert office.find(first.reference).stage is Stage.PIN_DUE
    assert desk.toasts()[0] == f"Proof approved: {first.reference}"


@pytest.mark.parametrize("width", [1366, 1920])
def test_what_was_decided_is_told_beside_the_next_decision_and_not_over_it(
    office: OpenOffice, sit: Sit, qtbot: QtBot, width: int
) -> None:
    cases(office, 2)
    desk = sit()
    desk.press(Qt.Key.Key_N)
    desk.press(Qt.Key.Key_A)

    desk.window.resize(width, 768)

    def on_screen(widget: QWidget) -> QRect:
        return QRect(widget.mapTo(desk.window, QPoint()), widget.size())

    page, toasts = desk.desk.document, desk.window.toasts
    qtbot.waitUntil(lambda: on_screen(page).contains(on_screen(toasts)))
    assert toasts.isVisible()
    assert not on_screen(desk.desk.view).intersects(on_screen(toasts))


def test_asking_for_more_takes_a_reason_by_number_and_a_note(office: OpenOffice, sit: Sit) -> None:
    (case,) = cases(office)
    desk = sit()
    desk.open(case.id)

    desk.press(Qt.Key.Key_Q)
    desk.press(Qt.Key.Key_7)
    desk.type("The lower half is cut off")
    desk.press(Qt.Key.Key_Return)

    assert office.find(case.reference).stage is Stage.AWAITING_APPLICANT
    line = history(office, case.id)[-1]
    assert (line.reason, line.note) == (Reason.NO_DATE, "The lower half is cut off")


def test_a_reason_is_found_by_typing_in_any_language(office: OpenOffice, sit: Sit) -> None:
    (case,) = cases(office)
    desk = sit()
    desk.open(case.id)

    desk.press(Qt.Key.Key_X)
    desk.type("fraud")
    desk.press(Qt.Key.Key_Return)

    assert desk.desk.view.decision.picker.reason() is Reason.FRAUD
    assert "second person" in desk.desk.view.decision._second.text()


def test_rejecting_without_a_reason_says_what_is_missing(office: OpenOffice, sit: Sit) -> None:
    (case,) = cases(office)
    desk = sit()
    desk.open(case.id)

    desk.press(Qt.Key.Key_X)
    desk.press(Qt.Key.Key_Return, CTRL)

    assert desk.desk.view.decision._second.text() == "Choose a reason first."
    assert desk.desk.view.decision._second.isVisible()
    assert office.find(case.reference).stage is Stage.PROOF_REVIEW
    desk.press(Qt.Key.Key_Escape)
    assert not desk.desk.view.decision.choosing


def test_typing_what_no_reason_has_says_that_none_fits(office: OpenOffice, sit: Sit) -> None:
    (case,) = cases(office)
    desk = sit()
    desk.open(case.id)

    desk.press(Qt.Key.Key_X)
    desk.type("zzzz")

    picker = desk.desk.view.decision.picker
    assert picker.offered() == ()
    assert [picker.list.item(n).text() for n in range(picker.list.count())] == ["No reason fits"]
    desk.press(Qt.Key.Key_Return)
    assert picker.reason() is None


def test_an_override_keeps_both_values_the_region_and_the_reader_and_waits_for_a_second_person(
    office: OpenOffice, sit: Sit
) -> None:
    """Scenario 13: an override keeps both values, the region and who read it so."""
    (case,) = cases(office)
    office.reader.comparison = comparison(differs={Part.FLAT: "1208"})
    desk = sit()
    desk.open(case.id)
    assert desk.desk.view.table.current_key() == "flat"

    desk.press(Qt.Key.Key_Return)
    desk.press(Qt.Key.Key_A)
    assert "Open: Flat" in desk.desk.view.decision._why.text()
    desk.press(Qt.Key.Key_1)
    desk.press(Qt.Key.Key_Return, CTRL)

    found = office.find(case.reference)
    assert found.awaiting_second_person
    assert found.stage is Stage.PROOF_REVIEW
    assert desk.toasts()[0] == f"Sent to a second person: {case.reference}"
    proposed = proposal(office, case.id)
    assert (proposed.by, proposed.reason) == ("reviewer name", Reason.READ_BY_EYE)
    evidence = json.loads(proposed.evidence)
    (proof,) = evidence["proofs"]
    flat = next(part for part in proof["parts"] if part["part"] == "flat")
    assert (flat["declared"], flat["read"], flat["verdict"]) == ("1203", "1208", "different")
    assert flat["by_eye"]
    assert flat["open"]
    assert (flat["page"], len(flat["quad"])) == (1, 4)
    assert evidence["override"]
    assert len(proof["sha256"]) == 64
    assert proof["reader"] == "scripted"


def test_a_proof_too_old_says_by_how_much_and_offers_its_reason(
    office: OpenOffice, sit: Sit
) -> None:
    """Scenario 9: too old is said, and its reason is offered."""
    office.reader.reading = reading(issued_on=date(2021, 9, 13))
    puts_on_the_desk(office, paper())
    (case,) = cases(office, submitted_at="2021-12-15T09:00:00+08:00")
    office.reader.comparison = comparison(Finding(ProofProblem.TOO_OLD, 93))
    desk = sit()
    desk.open(case.id)
    (line,) = desk.desk.view.findings.lines
    assert line.code == Reason.TOO_OLD
    assert line.words == "Too old by 2 days: issued 93 days before submission"

    desk.child("review.finding.1").setFocus()
    desk.press(Qt.Key.Key_Return)
    desk.press(Qt.Key.Key_Return, CTRL)

    assert history(office, case.id)[-1].reason == Reason.TOO_OLD
    assert office.find(case.reference).stage is Stage.AWAITING_APPLICANT


def test_a_bill_of_a_parent_is_approved_with_the_relationship_by_a_second_person(
    office: OpenOffice, sit: Sit
) -> None:
    """Scenario 10: only a reason that explains the name, and a note of what was seen."""
    (case,) = cases(office)
    office.reader.comparison = comparison(
        Finding(ProofProblem.OTHER_NAME), differs={Part.NAME: "CHAN Kwok Wing"}
    )
    desk = sit()
    desk.open(case.id)

    desk.press(Qt.Key.Key_A)
    panel = desk.desk.view.decision
    assert panel.picker.offered() == (Reason.NAME_EXPLAINED, Reason.RELATIVE_EVIDENCED)
    desk.press(Qt.Key.Key_Return, CTRL)
    assert panel._second.text() == "Choose a reason first."
    desk.press(Qt.Key.Key_2)
    desk.press(Qt.Key.Key_Return)
    assert panel._second.text().startswith("Write down what you saw")
    assert not office.find(case.reference).awaiting_second_person
    desk.type("Birth certificate seen: the holder of the bill is the father")
    desk.press(Qt.Key.Key_Return)

    assert office.find(case.reference).awaiting_second_person
    proposed = proposal(office, case.id)
    assert proposed.reason == Reason.RELATIVE_EVIDENCED
    assert proposed.note.startswith("Birth certificate seen")


def test_a_bill_of_somebody_else_suggests_to_ask_for_another_and_says_why(
    office: OpenOffice, sit: Sit
) -> None:
    """Scenario 10: or the applicant is asked for another proof, with the reason."""
    (case,) = cases(office)
    office.reader.comparison = comparison(
        Finding(ProofProblem.OTHER_NAME), differs={Part.NAME: "CHAN Kwok Wing"}
    )
    desk = sit()
    desk.open(case.id)

    desk.press(Qt.Key.Key_Q)
    assert desk.desk.view.decision.picker.reason() is Reason.OTHER_NAME
    desk.press(Qt.Key.Key_Return, CTRL)
    office.later(seconds=9)

    [message] = office.transport.sent
    assert message.kind is MessageKind.PROOF_REQUESTED
    assert "name" in message.text
    assert office.find(case.reference).stage is Stage.AWAITING_APPLICANT


def test_what_was_read_by_eye_needs_no_reason(office: OpenOffice, sit: Sit) -> None:
    (case,) = cases(office)
    office.reader.comparison = comparison(unread=frozenset({Part.FLAT}))
    desk = sit()
    desk.open(case.id)

    desk.press(Qt.Key.Key_3)
    desk.press(Qt.Key.Key_Return)
    desk.press(Qt.Key.Key_A)

    assert office.find(case.reference).stage is Stage.PIN_DUE


def test_a_decision_is_taken_back_with_what_had_been_written(office: OpenOffice, sit: Sit) -> None:
    first, second = cases(office, 2)
    desk = sit()
    desk.press(Qt.Key.Key_N)
    desk.press(Qt.Key.Key_Q)
    desk.press(Qt.Key.Key_1)
    desk.type("Older than it looks")
    desk.press(Qt.Key.Key_Return)
    assert desk.reference == second.reference

    assert desk.window.toasts.undo_last()
    desk.settle()

    assert desk.reference == first.reference
    assert office.find(first.reference).stage is Stage.PROOF_REVIEW
    assert desk.desk.view.decision.note() == "Older than it looks"
    assert desk.desk.view.decision.picker.reason() is Reason.TOO_OLD
    desk.press(Qt.Key.Key_Escape)
    desk.press(Qt.Key.Key_N)
    assert desk.reference == second.reference


def test_too_late_to_take_back_is_said(office: OpenOffice, sit: Sit) -> None:
    (case,) = cases(office)
    desk = sit()
    desk.open(case.id)
    desk.press(Qt.Key.Key_A)
    office.later(seconds=9)

    desk.window.toasts.undo_last()
    desk.settle()

    assert "already taken effect" in desk.toasts()[0]
    assert office.find(case.reference).stage is not Stage.PROOF_REVIEW


def test_sending_to_the_letter_route_suggests_why(office: OpenOffice, sit: Sit) -> None:
    (case,) = cases(office)
    desk = sit()
    desk.open(case.id)

    desk.press(Qt.Key.Key_L)
    desk.press(Qt.Key.Key_Return, CTRL)

    assert office.find(case.reference).stage is Stage.LETTER_DUE
    assert history(office, case.id)[-1].reason == Reason.NOT_VERIFIABLE


def test_letters_typed_into_the_note_decide_nothing(office: OpenOffice, sit: Sit) -> None:
    (case,) = cases(office)
    desk = sit()
    desk.open(case.id)
    desk.press(Qt.Key.Key_Q)
    desk.press(Qt.Key.Key_1)

    desk.type("axqhn 123")

    assert QApplication.focusWidget() is desk.desk.view.decision.note_field
    assert desk.desk.view.decision.note() == "axqhn 123"
    assert office.find(case.reference).stage is Stage.PROOF_REVIEW


def history(office: OpenOffice, id_: ApplicationId) -> Sequence[DecisionLine]:
    """Return what was decided about a case."""
    return office.office.review.open(id_, by=office.actor("supervisor")).history


def proposal(office: OpenOffice, id_: ApplicationId) -> Opinion:
    """Return the newest proposal to a second person."""
    return office.office.review.open(id_, by=office.actor("supervisor")).opinions[-1]


@pytest.mark.parametrize(
    ("language", "listed"),
    [
        (Language.ENGLISH, "Open: Floor; Block, building; Area. "),
        (Language.TRADITIONAL, "樓層；座數、大廈；地區範圍"),
    ],
)
def test_parts_whose_names_have_commas_are_told_apart(
    office: OpenOffice, sit: Sit, language: Language, listed: str
) -> None:
    (case,) = cases(office)
    office.reader.comparison = comparison(
        unread=frozenset({Part.FLOOR, Part.BUILDING, Part.AREA}), differs={}
    )
    desk = sit()
    desk.place.tr.use(language)
    desk.open(case.id)

    desk.press(Qt.Key.Key_A)

    assert listed in desk.desk.view.decision._why.text()
