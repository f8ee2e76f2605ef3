"""What a desk that went off leaves behind, and what a desk's clock leaves on record."""

from tests.support.offices import PASSWORD, OpenOffice
from workstation.domain.applications import Application, Move
from workstation.services.review import Judgement
from workstation.services.staff import Session


def noted(office: OpenOffice, number: str) -> Application:
    """Let the reviewer hold a case and write a note on it."""
    application, by = office.registered(number=number), office.actor("reviewer")
    office.office.queue.claim(application.id, by=by)
    office.office.review.save_draft(application.id, "look at the date", by=by)
    return application


def signed_in_again(office: OpenOffice) -> Session:
    return office.office.staff.sign_in("reviewer", PASSWORD, desk="another desk")


def left_behind(office: OpenOffice, session: Session) -> list[str]:
    return list(office.office.presence.left_behind(session.id, session.member.id))


def test_who_lost_cases_with_their_desk_is_told_which_and_keeps_the_notes(
    office: OpenOffice,
) -> None:
    """Scenario 2: when the lease passes B can take it, A is told, A's notes are A's alone."""
    lost, held = noted(office, "A123456(3)"), noted(office, "G123456(A)")
    office.clock.move(minutes=3)
    taken = office.office.queue.claim(lost.id, by=office.actor("reviewer2"))
    assert office.office.review.open(lost.id, by=office.actor("reviewer2")).draft == ""

    session = signed_in_again(office)
    office.office.queue.claim(held.id, by=session.actor)

    assert left_behind(office, session) == [lost.reference]
    assert office.office.review.open(lost.id, by=session.actor).draft == "look at the date"
    office.office.queue.release(taken)
    assert left_behind(office, session) == [lost.reference]


def test_a_case_that_others_decided_meanwhile_is_not_told_of(office: OpenOffice) -> None:
    """Scenario 2: only what can still be gone on with."""
    decided, waiting = noted(office, "A123456(3)"), noted(office, "G123456(A)")
    office.clock.move(minutes=3)
    by, accepted = office.actor("reviewer2"), Move.ACCEPT_PROOF
    claim = office.office.queue.claim(decided.id, by=by)
    judgement = Judgement(move=accepted, reason="read_by_eye", revision=decided.revision)
    office.office.review.decide(decided.id, judgement, claim=claim, by=by)

    assert left_behind(office, signed_in_again(office)) == [waiting.reference]


def test_who_signed_out_is_told_nothing(office: OpenOffice) -> None:
    noted(office, "A123456(3)")
    office.clock.move(minutes=3)
    office.office.staff.sign_out(office.session("reviewer"))

    assert left_behind(office, signed_in_again(office)) == []


def test_a_loss_is_told_once(office: OpenOffice) -> None:
    noted(office, "A123456(3)")
    office.clock.move(minutes=3)
    first = signed_in_again(office)
    office.clock.move(hours=1)

    assert len(left_behind(office, first)) == 1
    assert left_behind(office, signed_in_again(office)) == []


def test_a_wrong_clock_is_in_the_log(office: OpenOffice) -> None:
    """Scenario 33: the skew is logged."""
    office.office.presence.clock_differs(-2880, by=office.actor("clerk"))

    entry = list(office.office.audit.entries())[-1]

    assert (entry["action"], entry["facts"]) == ("staff.clock_differs", {"minutes": "-2880"})
