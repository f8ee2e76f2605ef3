"""A second person who takes a confirmation back is asked again; nobody else is."""

import pytest

from tests.support.offices import OpenOffice
from tests.ui.dashboard.scene import propose, referred, visit
from workstation.domain.applications import Move, Stage
from workstation.domain.errors import AwaitingSecondPerson, TooLateToTakeBack
from workstation.domain.identity_checks import Outcome


def test_a_confirmed_proposal_taken_back_waits_for_a_second_person_again(
    office: OpenOffice,
) -> None:
    application, by = propose(office), office.actor("supervisor")
    [line] = office.office.referrals.open_ones(by=by)
    decision = office.office.referrals.confirm(line.id, Move.ACCEPT_PROOF, revision=1, by=by)

    office.office.review.take_back(decision.id, by=by)

    again = office.find(application.reference)
    assert again.stage is Stage.PROOF_REVIEW
    assert again.awaiting_second_person
    assert [each.id for each in office.office.referrals.open_ones(by=by)] == [line.id]
    with pytest.raises(AwaitingSecondPerson):
        office.office.queue.claim(application.id, by=office.actor("reviewer2"))


def test_a_referral_of_the_counter_taken_back_is_not_lost(office: OpenOffice) -> None:
    application, by = referred(office), office.actor("supervisor")
    [line] = office.office.referrals.open_ones(by=by)
    decision = office.office.referrals.confirm(
        line.id, Move.PASS_IDENTITY, revision=1, reason="same_person", by=by
    )

    office.office.review.take_back(decision.id, by=by)

    assert office.find(application.reference).stage is Stage.IDENTITY_REFERRED
    [again] = office.office.referrals.open_ones(by=by)
    assert again.id == line.id
    office.office.referrals.confirm(again.id, Move.REFUSE, revision=1, reason="fraud", by=by)
    assert office.find(application.reference).stage is Stage.REFUSED


def test_a_refusal_taken_back_leaves_the_holder_a_letter_that_works(office: OpenOffice) -> None:
    application, by = referred(office), office.actor("supervisor")
    [line] = office.office.referrals.open_ones(by=by)
    with office.office.letters.begin() as uow:
        before = uow.letters.live(application.id)
    decision = office.office.referrals.confirm(
        line.id, Move.REFUSE, revision=1, reason="not_eligible", by=by
    )
    with office.office.letters.begin() as uow:
        assert uow.letters.live(application.id) is None

    office.office.review.take_back(decision.id, by=by)

    with office.office.letters.begin() as uow:
        assert uow.letters.live(application.id) == before
    office.office.referrals.confirm(
        line.id, Move.FAIL_IDENTITY, revision=1, reason="document_differs", by=by
    )
    office.later(minutes=1)
    visit(office, before, Outcome.PASS)
    assert office.find(application.reference).stage is Stage.IDENTITY_VERIFIED


def test_after_its_time_a_confirmation_stays(office: OpenOffice) -> None:
    propose(office)
    by = office.actor("supervisor")
    [line] = office.office.referrals.open_ones(by=by)
    decision = office.office.referrals.confirm(line.id, Move.ACCEPT_PROOF, revision=1, by=by)
    office.later(seconds=9)

    with pytest.raises(TooLateToTakeBack):
        office.office.review.take_back(decision.id, by=by)

    assert office.office.referrals.open_ones(by=by) == []
