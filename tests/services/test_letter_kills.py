"""Power goes at a named step of a letter batch or of a counter check: nothing lost or doubled.

Printing itself is in ``test_crashes.py``; here is what comes after it, on both databases.
"""

from dataclasses import replace
from datetime import timedelta
from typing import Final

import pytest
from sqlalchemy import text

from tests.services.test_crashes import Place, faults, finish, letters_due, place, slow
from tests.support import crashes
from tests.support.contents import raw, row_counts
from tests.support.crashes import AT_DOOR, AtCounter, PlainPrinter
from tests.support.databases import Databases
from tests.support.processes import KILLED, ended
from workstation.domain.applications import Stage
from workstation.domain.errors import ChangedElsewhere, LetterNotLive, WorkstationError
from workstation.domain.holdings import BatchId
from workstation.domain.identity_checks import Outcome
from workstation.domain.letter_rules import Letter, LetterState
from workstation.domain.letters import LetterReference
from workstation.domain.messages import MessageKind
from workstation.domain.staff import Actor, Role

__all__ = ["place"]  # a fixture
_SIX: Final = 6


def printed(place: Place, count: int = _SIX) -> BatchId:
    """Make letters due and print them into one batch that nobody has confirmed."""
    letters_due(place, count)
    with place as office:
        letters = replace(office.letters, printer=PlainPrinter())
        due = letters.due(by=AT_DOOR, limit=count)
        return letters.print_batch(due, write=lambda *_: None, by=AT_DOOR).id


def states(place: Place) -> dict[str, int]:
    """Count the letters by state."""
    with place as office:
        return {state: count for state, count in office.letters.counts().items() if count}


def stage_of(place: Place, reference: LetterReference) -> Stage:
    """Return where the application of a letter stands."""
    with place as office:
        letter = office.letters.find(reference.digits)
        with office.letters.begin() as uow:
            return uow.applications.get(letter.application_id).stage


def told(place: Place, kind: MessageKind) -> int:
    """Count the messages of a kind that are kept for the applicants."""
    with raw(place.url) as engine, engine.connect() as connection:
        counted = text("SELECT count(*) FROM messages WHERE kind = :kind")
        return int(connection.execute(counted, {"kind": kind}).scalar_one())


# --- a batch --------------------------------------------------------------------------------


@pytest.mark.parametrize("step", ["confirm", "post", slow("abandon")])
@pytest.mark.parametrize("after", [False, slow(True)])
def test_a_batch_stands_before_or_after_a_step_and_the_step_is_made_once(
    place: Place, step: str, after: bool
) -> None:
    """Scenario 23: confirmed, posted or given up wholly or not at all; done again it is refused."""
    batch = printed(place)
    if step == "post":
        with place as office:
            office.letters.confirm_batch(batch, by=AT_DOOR)
    before = states(place)

    assert ended(crashes.settle_batch, place.url, place.folder, step, after) == KILLED

    done = {
        "confirm": {LetterState.PRINTED: _SIX},
        "post": {LetterState.POSTED: _SIX},
        "abandon": {LetterState.VOID: _SIX, LetterState.DUE: _SIX},
    }[step]
    assert states(place) == (done if after else before)
    with place as office:
        letters = office.letters
        again = {
            "confirm": letters.confirm_batch,
            "post": letters.post_batch,
            "abandon": letters.abandon_batch,
        }[step]
        if after and step != "confirm":
            with pytest.raises(ChangedElsewhere):
                again(batch, by=AT_DOOR)
        elif not after:
            again(batch, by=AT_DOOR)
    assert states(place) == done
    assert told(place, MessageKind.LETTER_SENT) == (_SIX if step == "post" else 0)


@pytest.mark.parametrize("after", [False, slow(True)])
def test_a_returned_letter_is_recorded_once_wherever_the_power_goes(
    place: Place, after: bool
) -> None:
    """Scenario 24: void, its address failed and the applicant told once, or nothing of it."""
    letter = posted_letter(place)

    assert (
        ended(crashes.take_letter_back, place.url, place.folder, letter.reference.digits, after)
        == KILLED
    )

    with place as office:
        if after:
            with pytest.raises(LetterNotLive):
                office.letters.mark_returned(letter.reference.digits, by=AT_DOOR)
        else:
            assert office.letters.find(letter.reference.digits) == letter
            office.letters.mark_returned(letter.reference.digits, by=AT_DOOR)
    assert stage_of(place, letter.reference) is Stage.LETTER_RETURNED
    assert told(place, MessageKind.ADDRESS_FAILED) == 1
    assert row_counts(place.url)["address_failures"] == 1


# --- a counter check ------------------------------------------------------------------------


def posted_letter(place: Place) -> Letter:
    """Post a letter to one holder of a passport and return it."""
    batch = printed(place, 1)
    with place as office:
        office.letters.confirm_batch(batch, by=AT_DOOR)
        office.letters.post_batch(batch, by=AT_DOOR)
        [letter] = office.letters.in_batch(batch, by=AT_DOOR)
    return letter


def at_counter(place: Place) -> AtCounter:
    """Have a clerk at a counter, and somebody bring a letter."""
    letter = posted_letter(place)
    with place as office:
        member = office.staff.add(
            staff_number="c1",
            name="Ho Ka Yan",
            role=Role.COUNTER_CLERK,
            password="harbour-ferry-morning-tea",
            by=AT_DOOR,
        )
    clerk = Actor(staff_id=member.id, role=member.role, desk="counter")
    return AtCounter(clerk, letter.reference)


STEPS: Final = {
    "looking up": ("before_commit", 1),
    "looked up": ("after_commit", 1),
    "claiming": ("before_commit", 2),
    "claimed": ("after_commit", 2),
    "recording": ("before_commit", 3),
    "recorded": ("after_commit", 3),
}


@pytest.mark.parametrize(
    "step",
    [slow("looking up"), slow("looked up"), slow("claiming"), "claimed", "recording", "recorded"],
)
def test_a_visit_is_recorded_once_and_one_pin_goes_out_wherever_the_desk_dies(
    place: Place, step: str
) -> None:
    """Scenario 37: whichever step the power goes at, one check, one decision, one usable PIN."""
    here = at_counter(place)
    point, number = STEPS[step]

    code = ended(crashes.visit_counter, place.url, place.folder, here, Outcome.PASS, point, number)

    assert code == KILLED
    _require_one_visit(place, here, recorded=step == "recorded")


@pytest.mark.parametrize("step", [slow("recording"), slow("recorded")])
def test_a_referral_is_opened_once_wherever_the_desk_dies(place: Place, step: str) -> None:
    here = at_counter(place)
    point, number = STEPS[step]

    code = ended(crashes.visit_counter, place.url, place.folder, here, Outcome.REFER, point, number)

    assert code == KILLED
    _again(place, here, Outcome.REFER, recorded=step == "recorded")
    counts = row_counts(place.url)
    assert (counts["identity_checks"], counts["referrals"]) == (1, 1)


@pytest.mark.slow
def test_a_visit_is_recorded_whole_or_not_at_all_whichever_statement_is_the_last(
    place: Place, databases: Databases
) -> None:
    """Scenario 37: killed before every statement of looking up, claiming and recording."""
    number, code = 0, KILLED
    while code == KILLED:
        number += 1
        url = databases.office()
        one = Place(url, place.folder / str(number))
        here = at_counter(one)
        code = ended(
            crashes.visit_counter, url, one.folder, here, Outcome.PASS, "statement", number
        )
        counts = row_counts(url)
        whole = code == 0
        assert counts["identity_checks"] == (1 if whole else 0)
        assert (stage_of(one, here.letter) is Stage.IDENTITY_VERIFIED) is whole
        databases.drop(url)

    assert number > 20


def _again(place: Place, here: AtCounter, outcome: Outcome, *, recorded: bool) -> None:
    """Record the visit after the lease of the desk that died, as somebody does who is unsure."""
    place.later += timedelta(minutes=6)
    with place as office:
        if recorded:
            with pytest.raises(WorkstationError):
                here.visit(office, outcome=outcome)
        else:
            here.visit(office, outcome=outcome)


def _require_one_visit(place: Place, here: AtCounter, *, recorded: bool) -> None:
    with place as office:
        reference = office.counter.find(here.letter.digits, by=here.clerk).application.reference
    _again(place, here, Outcome.PASS, recorded=recorded)
    finish(place)
    assert row_counts(place.url)["identity_checks"] == 1
    assert faults(place, [reference]) == []
