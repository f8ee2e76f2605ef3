"""What a supervisor can do about a case: from the real case, without a window."""

from collections.abc import Callable

import pytest

from tests.support.offices import OpenOffice
from tests.ui.dashboard.scene import duplicate, held, pin_released, propose, referred, registered
from ui.dashboard.verdicts import (
    CHOOSE,
    GIVE_REASON,
    MOVED_ON,
    OWN_CONCERN,
    SAME_PERSON,
    SEND_BACK,
    WRITE,
    Choice,
    Verdict,
    duplicate_choices,
    held_choices,
    second_choices,
    standing_one,
)
from ui.dashboard.work import DONE, QUESTIONS
from ui.keymap import ACTIONS
from workstation.domain.applications import Application, Move
from workstation.domain.reasons import Reason
from workstation.domain.staff import Actor
from workstation.services.review import ReviewCase

Choices = tuple[Choice, ...]


@pytest.fixture
def choices_of(office: OpenOffice) -> Callable[..., dict[str, str]]:
    """Return what somebody can do, and why not."""

    def choices(
        kind: Callable[..., Choices], application: Application, who: str = "supervisor"
    ) -> dict[str, str]:
        found = kind(open_case(office, application, who), office.actor(who))
        return {choice.id: choice.why_not for choice in found}

    return choices


def twice(case: ReviewCase, _actor: Actor) -> Choices:
    """Return what can be done about a second registration, whoever decides."""
    return duplicate_choices(case)


def open_case(office: OpenOffice, application: Application, who: str = "supervisor") -> ReviewCase:
    """Return a case as the desk opens it."""
    return office.office.review.open(application.id, by=office.actor(who))


def test_a_proposal_is_confirmed_or_sent_back(office: OpenOffice, choices_of) -> None:
    application = propose(office)

    assert choices_of(second_choices, application) == {
        "second.confirm": "",
        "second.send_back": "",
    }


def test_the_first_person_is_never_the_second(office: OpenOffice, choices_of) -> None:
    application = propose(office, who="supervisor")

    mine = choices_of(second_choices, application, "supervisor")
    theirs = choices_of(second_choices, application, "supervisor2")

    assert set(mine.values()) == {SAME_PERSON}
    assert set(theirs.values()) == {""}


def test_what_the_counter_referred_is_decided_with_a_reason(office: OpenOffice, choices_of) -> None:
    application = referred(office)
    case = open_case(office, application)

    assert set(choices_of(second_choices, application)) == {
        "second.pass",
        "second.fail",
        "second.refuse",
    }
    assert all(choice.reasons for choice in second_choices(case, office.actor("supervisor")))


def test_a_case_that_moved_on_cannot_be_confirmed_only_sent_back(
    office: OpenOffice, choices_of
) -> None:
    application = propose(office)
    office.office.referrals.cancel(
        application.id, "applicant_withdrew", by=office.actor("supervisor2")
    )

    assert choices_of(second_choices, application) == {}


def test_duplicates_offer_to_keep_one_of_the_two(office: OpenOffice, choices_of) -> None:
    earlier, second = duplicate(office)

    assert choices_of(twice, second) == {
        "duplicate.keep_new": "",
        "duplicate.keep_earlier": "",
    }
    assert choices_of(twice, earlier)["duplicate.keep_new"] == MOVED_ON
    found = standing_one(open_case(office, second).duplicates)
    assert found is not None
    assert found.application.id == earlier.id


def test_a_concern_is_cleared_by_somebody_else(office: OpenOffice, choices_of) -> None:
    application = held(office, who="supervisor")

    assert choices_of(held_choices, application, "supervisor")["held.clear"] == OWN_CONCERN
    assert choices_of(held_choices, application, "supervisor2")["held.clear"] == ""


def test_a_released_pin_can_be_lost(office: OpenOffice, choices_of) -> None:
    assert choices_of(held_choices, pin_released(office)) == {
        "held.reissue": "",
        "held.cancel": "",
    }


def test_an_open_case_can_be_withdrawn(office: OpenOffice, choices_of) -> None:
    assert choices_of(held_choices, registered(office)) == {"held.cancel": ""}


def test_a_verdict_says_what_is_missing(office: OpenOffice) -> None:
    case = open_case(office, referred(office))
    passing, failing, _ = second_choices(case, office.actor("supervisor"))

    begun = Verdict().choosing(passing)
    given = Verdict(choice=passing, reason=Reason.SAME_PERSON)

    assert Verdict().missing == CHOOSE
    assert begun.missing == GIVE_REASON
    assert given.missing == ""
    assert Verdict(choice=SEND_BACK, note=" ").missing == WRITE
    assert Verdict(choice=SEND_BACK, note="Look at the date").missing == ""
    assert given.choosing(failing).reason is None


def test_every_choice_has_a_key_and_its_words(office: OpenOffice) -> None:
    keys = {action.id for action in ACTIONS}

    assert set(DONE) <= keys
    assert set(QUESTIONS) <= set(DONE)


def test_a_reason_that_fits_both_choices_stays(office: OpenOffice) -> None:
    case = open_case(office, referred(office))
    passing, failing, _ = second_choices(case, office.actor("supervisor"))

    kept = Verdict(choice=passing, reason=Reason.OTHER).choosing(failing)

    assert kept.reason is Reason.OTHER
    assert kept.choice is not None
    assert kept.choice.move is Move.FAIL_IDENTITY
