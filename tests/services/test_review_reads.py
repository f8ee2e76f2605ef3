"""What the review desk reads besides the case itself, on both databases."""

import pytest

from tests.support.offices import AT_DOOR, OpenOffice
from tests.support.review_desks import cases, comparison, paper, puts_on_the_desk, reading
from workstation.domain.applications import ApplicationId, Move, Stage
from workstation.domain.errors import NotAllowed, NotFound
from workstation.domain.proofs import Affine
from workstation.domain.reasons import Reason
from workstation.domain.referrals import ReferralOutcome
from workstation.services.review import Judgement, Referred


def test_a_page_comes_with_its_way_back_to_the_upload(office: OpenOffice) -> None:
    puts_on_the_desk(office, paper(pages=2))
    office.reader.reading, office.reader.comparison = reading(), comparison()
    (case,) = cases(office)
    review, by = office.office.review, office.actor("reviewer")

    (upload,) = review.open(case.id, by=by).proofs

    assert [(f.number, f.width, f.height) for f in upload.frames] == [(1, 310, 438), (2, 310, 438)]
    assert upload.frames[0].to_upload == Affine(2, 0, 0, 0, 2, 0)
    assert review.page(upload.proof.id, 2, by=by).picture == paper(pages=2).pages[1].jpeg
    with pytest.raises(NotFound):
        review.page(upload.proof.id, 3, by=by)


def test_the_log_tells_of_looks_and_not_of_pages_fetched_ahead(office: OpenOffice) -> None:
    puts_on_the_desk(office, paper(pages=2))
    office.reader.reading, office.reader.comparison = reading(), comparison()
    (case,) = cases(office)
    review, by = office.office.review, office.actor("reviewer")

    (upload,) = review.open(case.id, by=by, ahead=True).proofs
    review.page(upload.proof.id, 1, by=by)
    fetched = entries(office, case.id)
    review.viewed(case.id, by=by)
    review.page(upload.proof.id, 2, by=by)

    assert fetched[-1] == "application.fetched"
    assert "application.viewed" not in fetched
    assert entries(office, case.id)[-1] == "application.viewed"
    assert "proof.page_viewed" not in {e["action"] for e in office.office.audit.entries()}


def test_a_page_of_a_case_that_was_not_opened_is_in_the_log(office: OpenOffice) -> None:
    puts_on_the_desk(office, paper(pages=2))
    office.reader.reading, office.reader.comparison = reading(), comparison()
    (case,) = cases(office)
    review = office.office.review
    (upload,) = review.open(case.id, by=office.actor("reviewer")).proofs

    review.page(upload.proof.id, 2, by=office.actor("reviewer2"))
    office.clock.move(hours=13)
    review.page(upload.proof.id, 1, by=office.actor("reviewer"))

    *_, colleague, later = office.office.audit.entries()
    assert (colleague["action"], colleague["facts"]) == ("proof.page_viewed", {"page": "2"})
    assert (later["action"], later["facts"]) == ("proof.page_viewed", {"page": "1"})


def test_a_page_is_read_while_somebody_else_writes(office: OpenOffice) -> None:
    puts_on_the_desk(office, paper())
    office.reader.reading, office.reader.comparison = reading(), comparison()
    (case,) = cases(office)
    review, by = office.office.review, office.actor("reviewer")
    (upload,) = review.open(case.id, by=by).proofs

    with review.begin() as uow:
        uow.now()

        assert review.page(upload.proof.id, 1, by=by).picture == paper().pages[0].jpeg


def test_how_old_a_proof_may_be_follows_the_policy_in_force(office: OpenOffice) -> None:
    puts_on_the_desk(office, paper())
    office.reader.reading, office.reader.comparison = reading(), comparison()
    (case,) = cases(office)
    review, by = office.office.review, office.actor("reviewer")

    asked = []
    for months in (3, 6):
        office.office.policy.change("proof_age_months", months, by=AT_DOOR)
        review.open(case.id, by=by)
        asked.append(office.reader.months)

    assert asked == [3, 6]


def test_how_a_case_stands_is_asked_without_looking_at_anybody(office: OpenOffice) -> None:
    case = office.registered()
    review, by = office.office.review, office.actor("reviewer")
    before = len(entries(office, case.id))

    waiting = review.standing(case.id, by=by)
    claim = office.office.queue.claim(case.id, by=office.actor("reviewer2"))
    held = review.standing(case.id, by=by)

    assert (waiting.unread, waiting.held_by, waiting.holder) == (1, None, "")
    assert held.held_by == claim.staff_id
    assert (held.holder, held.held_at_desk) == ("reviewer2 name", "desk of reviewer2")
    assert "application.viewed" not in entries(office, case.id)[before:]


def test_looking_ahead_looking_and_asking_for_the_number_are_told_apart(
    office: OpenOffice,
) -> None:
    case = office.registered(number="A123456(3)")
    review, by = office.office.review, office.actor("reviewer")

    review.open(case.id, by=by, ahead=True)
    review.viewed(case.id, by=by)
    assert review.peek(case.id, by=by) == "A123456(3)"

    assert entries(office, case.id)[-3:] == [
        "application.fetched",
        "application.viewed",
        "application.number_shown",
    ]
    with pytest.raises(NotAllowed):
        review.peek(case.id, by=office.actor("clerk"))


def test_history_carries_notes_evidence_and_what_the_second_person_said(
    office: OpenOffice,
) -> None:
    (case,) = cases(office)
    review, queue, by = office.office.review, office.office.queue, office.actor("reviewer")
    claim = queue.claim(case.id, by=by)
    judgement = Judgement(
        move=Move.ACCEPT_PROOF,
        reason=Reason.READ_BY_EYE,
        note="The 3 is printed like an 8",
        override=True,
        revision=1,
        evidence='{"v": 1}',
    )
    assert isinstance(review.decide(case.id, judgement, claim=claim, by=by), Referred)
    second = office.actor("supervisor")

    (open_one,) = review.open(case.id, by=second).opinions
    assert (open_one.by, open_one.by_id, open_one.outcome) == ("reviewer name", by.staff_id, None)
    assert (open_one.note, open_one.evidence) == (judgement.note, '{"v": 1}')
    office.office.referrals.send_back(open_one.id, note="Look again", by=second)
    claim = queue.claim(case.id, by=by)
    asked = Judgement(
        move=Move.ASK_FOR_PROOF, reason=Reason.TOO_OLD, note="Old", revision=1, evidence="{}"
    )
    review.decide(case.id, asked, claim=claim, by=by)

    opened = review.open(case.id, by=second)
    assert [each.outcome for each in opened.opinions] == [ReferralOutcome.SENT_BACK]
    assert opened.opinions[0].decided_by == "supervisor name"
    assert (opened.history[-1].note, opened.history[-1].evidence) == ("Old", "{}")
    assert opened.application.stage is Stage.AWAITING_APPLICANT


def test_the_next_in_line_passes_over_what_was_left_for_later(office: OpenOffice) -> None:
    first, second = cases(office, 2)
    queue, by = office.office.queue, office.actor("reviewer")

    claim = queue.claim_next(by=by, skip=[first.id])

    assert claim is not None
    assert claim.application_id == second.id
    assert queue.claim_next(by=by, skip=[first.id]) is None


def entries(office: OpenOffice, id_: ApplicationId) -> list[str]:
    """Return what the log says happened to a case, oldest first."""
    rows = office.office.audit.lists.audit(
        staff_id=None,
        action="application.",
        subject=f"application:{id_}",
        since=None,
        until=None,
        before=None,
        limit=100,
    )
    return [row.action for row in reversed(list(rows))]
