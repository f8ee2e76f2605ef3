"""A letter recorded as returned by mistake: taken back, all is as before, while nobody was told."""

from datetime import timedelta

import pytest

from tests.services.test_letters import lost_and_reissued, passport_holder
from tests.support.letter_rooms import NoPaper, post_due
from tests.support.offices import OpenOffice
from workstation.domain.applications import Stage
from workstation.domain.errors import NotAllowed, TooLateToTakeBack
from workstation.domain.letter_rules import Letter, LetterHindrance, LetterState, NoLetter
from workstation.domain.messages import MessageKind


@pytest.fixture
def letter(office: OpenOffice) -> Letter:
    """Return a posted letter for the counter."""
    application = passport_holder(office)
    return post_due(office)[application.reference]


@pytest.fixture
def posted(office: OpenOffice) -> tuple[Letter, str]:
    """A posted letter with a code, and the code."""
    application, paper = office.registered(route="letter"), NoPaper()
    letter = post_due(office, paper)[application.reference]
    [[sheet]] = paper.batches
    assert sheet.code is not None
    return letter, sheet.code.characters


def test_the_last_returned_letter_is_taken_back_and_all_is_as_before(
    office: OpenOffice, posted: tuple[Letter, str]
) -> None:
    letter, code = posted
    letters, by = office.office.letters, office.actor("supervisor")
    came_back = letters.mark_returned(letter.reference.symbol, by=by)
    reference = came_back.application.reference

    again = letters.take_back_returned(came_back, by=by)
    office.later(seconds=9)

    assert again == letter
    assert office.find(reference).stage is Stage.LETTER_POSTED
    assert MessageKind.ADDRESS_FAILED not in office.transport.kinds()
    assert letters.hindrance(letter.application_id, by=by) == NoLetter(
        LetterHindrance.TOO_SOON, letter.posted_at + timedelta(hours=24)
    )
    assert office.office.release.answer(reference, code) == "activated"


def test_a_void_letter_that_was_scanned_by_mistake_is_only_void_again(office: OpenOffice) -> None:
    _, lost = lost_and_reissued(office)
    letters, by = office.office.letters, office.actor("supervisor")
    post_due(office)
    void = letters.find(lost.reference.digits)

    again = letters.take_back_returned(letters.mark_returned(lost.reference.digits, by=by), by=by)

    assert again == void
    hindrance = letters.hindrance(lost.application_id, by=by)
    assert hindrance is not None
    assert hindrance.hindrance is LetterHindrance.TOO_SOON


def test_nothing_is_taken_back_once_the_applicant_is_told(
    office: OpenOffice, letter: Letter
) -> None:
    letters, by = office.office.letters, office.actor("supervisor")
    came_back = letters.mark_returned(letter.reference.digits, by=by)
    office.later(seconds=9)

    with pytest.raises(TooLateToTakeBack):
        letters.take_back_returned(came_back, by=by)

    assert letters.find(letter.reference.digits).state is LetterState.RETURNED
    assert office.transport.kinds().count(MessageKind.ADDRESS_FAILED) == 1


def test_nobody_takes_back_twice_nor_what_a_colleague_recorded(
    office: OpenOffice, letter: Letter
) -> None:
    letters, by = office.office.letters, office.actor("supervisor")
    came_back = letters.mark_returned(letter.reference.digits, by=by)

    with pytest.raises(TooLateToTakeBack):
        letters.take_back_returned(came_back, by=office.actor("supervisor2"))
    with pytest.raises(NotAllowed):
        letters.take_back_returned(came_back, by=office.actor("reviewer"))
    letters.take_back_returned(came_back, by=by)
    with pytest.raises(TooLateToTakeBack):
        letters.take_back_returned(came_back, by=by)


def test_what_stopped_another_letter_stays(office: OpenOffice) -> None:
    _, lost = lost_and_reissued(office)
    letters, by = office.office.letters, office.actor("supervisor")
    came_back = letters.mark_returned(lost.reference.digits, by=by)

    assert not came_back.reversible
    with pytest.raises(TooLateToTakeBack):
        letters.take_back_returned(came_back, by=by)
