"""Second opinions, and two registrations of one document."""

from PySide6.QtCore import Qt

from tests.support.offices import OpenOffice
from tests.support.review_desks import cases, comparison
from tests.ui.review_desk.conftest import Sit
from ui.review_desk.history_view import history_lines
from workstation.domain.applications import Application, Stage
from workstation.domain.extraction import Part

CTRL = Qt.KeyboardModifier.ControlModifier


def propose(office: OpenOffice, sit: Sit, who: str = "reviewer") -> Application:
    """Have somebody approve a case against what was compared."""
    (case,) = cases(office)
    office.reader.comparison = comparison(differs={Part.FLAT: "1208"})
    desk = sit(who)
    desk.open(case.id)
    desk.press(Qt.Key.Key_Return)
    desk.press(Qt.Key.Key_A)
    desk.press(Qt.Key.Key_1)
    desk.type("The 3 is printed like an 8")
    desk.press(Qt.Key.Key_Return)
    assert office.find(case.reference).awaiting_second_person
    desk.window.close()
    return case


def test_a_second_person_confirms_what_was_proposed(office: OpenOffice, sit: Sit) -> None:
    case = propose(office, sit)
    desk = sit("supervisor")
    desk.open(case.id)
    words = desk.desk.view.decision._proposal.text()
    assert "reviewer name proposes: Proof approved" in words
    assert "Read by eye: Flat" in words
    assert "The 3 is printed like an 8" in words

    desk.press(Qt.Key.Key_S)

    assert office.find(case.reference).stage is Stage.PIN_DUE
    assert desk.toasts()[0] == f"Proof approved: {case.reference}"


def test_a_proposal_that_was_sent_back_shows_the_result_and_the_words(
    office: OpenOffice, sit: Sit
) -> None:
    case = propose(office, sit)
    second = sit("supervisor")
    second.open(case.id)
    second.press(Qt.Key.Key_V)
    second.type("Compare the meter number, too")
    second.press(Qt.Key.Key_Return)
    assert not office.find(case.reference).awaiting_second_person
    second.window.close()

    first = sit()
    first.open(case.id)

    assert "supervisor name sent the proposal back" in first.desk.notice.text()
    assert first.desk.view.decision.note() == "Compare the meter number, too"
    current = first.desk.flow.current
    assert current is not None
    assert any("sent it back" in line for line in history_lines(current.case, first.place.tr))
    first.press(Qt.Key.Key_Q)
    first.press(Qt.Key.Key_4)
    first.press(Qt.Key.Key_Return)
    assert office.find(case.reference).stage is Stage.AWAITING_APPLICANT


def test_sending_back_without_words_asks_for_them(office: OpenOffice, sit: Sit) -> None:
    case = propose(office, sit)
    desk = sit("supervisor")
    desk.open(case.id)
    desk.press(Qt.Key.Key_V)
    decision = desk.desk.view.decision
    assert decision.note_field.placeholderText() == "Write what your colleague has to look at."
    desk.child("review.cancel").setFocus()

    desk.press(Qt.Key.Key_Return, CTRL)

    assert decision._second.isVisible()
    assert decision._second.text() == "Write what your colleague has to look at."
    assert decision.note_field.hasFocus()
    assert decision.note_field.property("wrong") == "true"
    assert office.find(case.reference).awaiting_second_person
    desk.type("T")
    assert decision.note_field.property("wrong") == "false"


def test_the_first_person_cannot_be_the_second(office: OpenOffice, sit: Sit) -> None:
    case = propose(office, sit, "supervisor")
    desk = sit("supervisor")

    desk.open(case.id)

    assert not desk.child("review.second").isEnabled()
    assert "somebody else has to confirm" in desk.child("review.second").toolTip()


def test_a_reviewer_reads_a_case_that_waits_for_a_second_person(
    office: OpenOffice, sit: Sit
) -> None:
    case = propose(office, sit)
    desk = sit("reviewer2")

    desk.open(case.id)

    assert "A second person is about to decide" in desk.desk.notice.text()
    assert "Waiting for a second person" in desk.desk.header().words()
    assert "To review" not in desk.desk.header().words()
    assert not desk.child("review.second").isEnabled()


def duplicate(office: OpenOffice) -> tuple[Application, Application]:
    """Register somebody twice, the second time with another address."""
    (earlier,) = cases(office)
    later = office.registered(
        number="A123456(3)", phone="+85298765432", address="Flat B, 5/F, 12 Ferry Lane, Wan Chai"
    )
    office.work()
    return earlier, office.find(later.reference)


def test_two_registrations_stand_beside_each_other_and_name_one_another(
    office: OpenOffice, sit: Sit
) -> None:
    """Scenario 20: two registrations stand side by side, and nothing is decided."""
    earlier, later = duplicate(office)
    assert later.stage is Stage.DUPLICATE_REVIEW
    desk = sit("supervisor")

    desk.open(later.id)

    other = desk.desk.view.twins.other()
    assert other is not None
    assert other.application.reference == earlier.reference
    words = {row.key: row.word for row in desk.desk.view.twins._table.pairs.rows}
    assert (words["english"], words["address"], words["phone"]) == ("Same", "Differs", "Differs")
    assert desk.desk.view._tabs.currentIndex() == 1


def test_a_supervisor_keeps_the_new_registration(office: OpenOffice, sit: Sit) -> None:
    """Scenario 21: the earlier one is cancelled and blocks nothing any more."""
    earlier, later = duplicate(office)
    desk = sit("supervisor")
    desk.open(later.id)

    desk.press(Qt.Key.Key_Y)
    desk.press(Qt.Key.Key_1)
    desk.press(Qt.Key.Key_Return, CTRL)

    assert office.find(earlier.reference).stage is Stage.CANCELLED
    assert office.find(later.reference).stage is Stage.PROOF_REVIEW
    assert desk.toasts()[0] == f"New registration kept: {later.reference}"


def test_a_supervisor_keeps_the_earlier_registration(office: OpenOffice, sit: Sit) -> None:
    earlier, later = duplicate(office)
    desk = sit("supervisor")
    desk.open(later.id)

    desk.press(Qt.Key.Key_D)
    assert "cannot be taken back" in desk.desk.view.decision._why.text()
    desk.press(Qt.Key.Key_1)
    desk.press(Qt.Key.Key_Return, CTRL)

    assert office.find(later.reference).stage is Stage.CANCELLED
    assert office.find(earlier.reference).stage is Stage.PROOF_REVIEW


def test_a_reviewer_sees_two_registrations_and_who_can_decide(office: OpenOffice, sit: Sit) -> None:
    _, later = duplicate(office)
    desk = sit()

    desk.open(later.id)
    desk.press(Qt.Key.Key_Y)

    assert not desk.child("review.keep_new").isEnabled()
    assert "Supervisors can" in desk.child("review.keep_new").toolTip()
    assert office.find(later.reference).stage is Stage.DUPLICATE_REVIEW
