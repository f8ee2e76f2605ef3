"""A clerk undoes what was recorded a moment ago; and what the letter room says beforehand."""

from datetime import date

import pytest

from tests.support.databases import mostly_sqlite, on_every_database
from tests.support.letter_rooms import post_due, print_due
from tests.support.offices import OpenOffice
from workstation.domain.applications import Decision, Stage
from workstation.domain.errors import NotAllowed, TooLateToTakeBack
from workstation.domain.identity_checks import Answer, CheckParts, Outcome
from workstation.domain.letter_rules import Letter, LetterHindrance
from workstation.domain.reasons import Reason
from workstation.services.counter import Visit

pytestmark = mostly_sqlite


@pytest.fixture
def letter(office: OpenOffice) -> Letter:
    """A letter in the hands of a passport holder."""
    office.registered(route="letter", kind="passport", number="E12345678", country="GBR")
    [posted] = post_due(office).values()
    return posted


def referred(office: OpenOffice, letter: Letter) -> Decision:
    counter, by = office.office.counter, office.actor("clerk")
    case = counter.find(letter.reference.digits, by=by)
    claim = counter.claim(letter.application_id, by=by)
    parts = CheckParts(
        document_kind="passport",
        document_number="E99999999",
        document_country="GBR",
        document_expires_on=date(2030, 1, 1),
        number_agrees=False,
        name_agrees=Answer.YES,
        portrait=Answer.YES,
        visual=Answer.YES,
        tactile=Answer.YES,
    )
    visit = Visit(
        outcome=Outcome.REFER,
        reason=Reason.DOCUMENT_RENEWED,
        parts=parts,
        started_at=case.started_at,
    )
    return counter.record(letter.reference, visit, claim=claim, by=by)


@on_every_database
def test_a_referral_taken_back_waits_for_nobody_and_can_be_made_again(
    office: OpenOffice, letter: Letter
) -> None:
    supervisor = office.actor("supervisor")
    decision = referred(office, letter)
    assert len(office.office.referrals.open_ones(by=supervisor)) == 1

    application = office.office.counter.take_back(decision.id, by=office.actor("clerk"))

    assert application.stage is Stage.LETTER_POSTED
    assert not office.office.referrals.open_ones(by=supervisor)
    referred(office, letter)
    assert len(office.office.referrals.open_ones(by=supervisor)) == 1
    checks = office.office.counter.find(letter.reference.digits, by=office.actor("clerk")).checks
    assert [check.taken_back for check in checks] == [True, False]


@pytest.mark.parametrize("who", ["clerk2", "supervisor"])
def test_nobody_takes_back_a_colleagues_visit(office: OpenOffice, letter: Letter, who: str) -> None:
    decision = referred(office, letter)

    with pytest.raises(TooLateToTakeBack):
        office.office.counter.take_back(decision.id, by=office.actor(who))


def test_a_visit_stays_once_the_time_to_undo_is_over(office: OpenOffice, letter: Letter) -> None:
    decision = referred(office, letter)
    office.clock.move(seconds=9)

    with pytest.raises(TooLateToTakeBack):
        office.office.counter.take_back(decision.id, by=office.actor("clerk"))


def test_the_limits_of_letters_are_known_beforehand(office: OpenOffice, letter: Letter) -> None:
    letters, clerk = office.office.letters, office.actor("clerk")
    id_ = letter.application_id

    too_soon = letters.hindrance(id_, by=clerk)
    assert too_soon is not None
    assert too_soon.hindrance is LetterHindrance.TOO_SOON
    assert too_soon.possible_on == date(2021, 12, 16)

    office.clock.move(hours=25)
    assert letters.hindrance(id_, by=clerk) is None

    letters.mark_returned(letter.reference.digits, by=office.actor("supervisor"))
    failed = letters.hindrance(id_, by=clerk)
    assert failed is not None
    assert failed.hindrance is LetterHindrance.RETURNED_ADDRESS
    with pytest.raises(NotAllowed):
        letters.hindrance(id_, by=office.actor("reviewer"))


def test_a_batchs_letters_are_told_in_the_order_of_its_pages(office: OpenOffice) -> None:
    for number in range(3):
        office.registered(
            route="letter", kind="passport", number=f"E1234567{number}", country="GBR"
        )
    batch = print_due(office)

    pages = office.office.letters.in_batch(batch, by=office.actor("supervisor"))

    assert [letter.id for letter in pages] == sorted(letter.id for letter in pages)
    assert len(pages) == 3
    with pytest.raises(NotAllowed):
        office.office.letters.in_batch(batch, by=office.actor("clerk"))
