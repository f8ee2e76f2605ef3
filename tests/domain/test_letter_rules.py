from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workstation.domain.applications import ApplicationId
from workstation.domain.errors import LetterNotLive
from workstation.domain.letter_rules import (
    Letter,
    LetterHindrance,
    LetterMove,
    LetterState,
    NoLetter,
    Standing,
    allowed_letter_moves,
    expires_at,
    last_day_of,
    next_letter,
)
from workstation.domain.letters import LetterId, LetterKind, LetterReference
from workstation.domain.policy import DEFAULT_POLICY, Policy

NOON = datetime(2026, 11, 22, 4, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
HERE, THERE = "key of one home", "key of another"


def letter(
    state: LetterState = LetterState.POSTED,
    *,
    posted_at: datetime | None = NOON,
    address_key: str = HERE,
    generation: int = 1,
    last_day: date = date(2026, 12, 22),
) -> Letter:
    return Letter(
        id=LetterId(generation),
        application_id=ApplicationId(1),
        kind=LetterKind.PIN,
        reference=LetterReference.drawn(bytes(16)),
        generation=generation,
        state=state,
        address_key=address_key,
        made_at=NOON,
        last_day=last_day,
        posted_at=posted_at,
    )


def posted(*times: datetime) -> list[Letter]:
    return [letter(LetterState.VOID, posted_at=at) for at in times]


@pytest.mark.parametrize("state", LetterState)
@pytest.mark.parametrize("move", LetterMove)
def test_a_letter_moves_by_the_table_only(state: LetterState, move: LetterMove) -> None:
    one = letter(state, posted_at=None)

    if move not in allowed_letter_moves(state):
        with pytest.raises(LetterNotLive):
            one.after(move, at=NOON)
        return
    after = one.after(move, at=NOON)
    assert after.state is not state
    assert (after.posted_at == NOON) == (move is LetterMove.POST)


def test_a_letter_goes_from_due_to_posted() -> None:
    one = letter(LetterState.DUE, posted_at=None)

    sent = one.after(LetterMove.PRINT, at=NOON).after(LetterMove.POST, at=NOON + HOUR)

    assert sent.state is LetterState.POSTED
    assert sent.posted_at == NOON + HOUR


@pytest.mark.parametrize("state", [LetterState.RETURNED, LetterState.VOID])
def test_a_letter_that_ended_is_refused_with_the_day_it_ended(state: LetterState) -> None:
    # 16:30 UTC is already the next day in Hong Kong.
    ended = replace(letter(state), ended_at=datetime(2026, 11, 30, 16, 30, tzinfo=UTC))

    with pytest.raises(LetterNotLive) as refused:
        ended.after(LetterMove.POST, at=NOON)

    assert refused.value.facts == {"state": state, "on": "2026-12-01"}


def test_a_letter_that_was_not_sent_yet_is_refused_without_a_day() -> None:
    with pytest.raises(LetterNotLive) as refused:
        letter(LetterState.DUE, posted_at=None).after(LetterMove.RETURN, at=NOON)

    assert refused.value.facts == {"state": LetterState.DUE}


def test_a_letter_lives_to_the_last_minute_of_its_last_day_in_hong_kong() -> None:
    # 16:30 UTC is already the next day in Hong Kong.
    made_at = datetime(2026, 11, 21, 16, 30, tzinfo=UTC)

    last_day = last_day_of(made_at, DEFAULT_POLICY)
    one = letter(last_day=last_day)

    assert last_day == date(2026, 12, 22)
    assert expires_at(last_day) == datetime(2026, 12, 22, 16, 0, tzinfo=UTC)
    assert one.standing(datetime(2026, 12, 22, 15, 59, 59, tzinfo=UTC)) is Standing.LIVE
    assert one.standing(datetime(2026, 12, 22, 16, 0, tzinfo=UTC)) is Standing.EXPIRED


@pytest.mark.parametrize(
    ("state", "standing"),
    [
        (LetterState.DUE, Standing.NOT_SENT),
        (LetterState.PRINTED, Standing.LIVE),
        (LetterState.POSTED, Standing.LIVE),
        (LetterState.RETURNED, Standing.RETURNED),
        (LetterState.VOID, Standing.VOID),
    ],
)
def test_only_a_letter_that_was_sent_is_worth_something(
    state: LetterState, standing: Standing
) -> None:
    assert letter(state).standing(NOON) is standing


def test_the_first_letter_is_always_possible() -> None:
    assert next_letter([], HERE, NOON, DEFAULT_POLICY) is None


def test_scenario_25_within_24_hours_the_next_letter_waits_for_the_date() -> None:
    """Scenario 25: within 24 hours the next letter waits, and the date is named."""
    refused = next_letter(posted(NOON), HERE, NOON + 23 * HOUR, DEFAULT_POLICY)

    assert refused == NoLetter(LetterHindrance.TOO_SOON, NOON + DAY)
    assert refused.possible_on == date(2026, 11, 23)
    assert next_letter(posted(NOON), HERE, NOON + DAY, DEFAULT_POLICY) is None


def test_scenario_25_the_fifth_letter_in_30_days_waits_for_the_date() -> None:
    """Scenario 25: the fifth letter in 30 days waits, and the date is named."""
    four = posted(*(NOON + days * DAY for days in (0, 3, 6, 9)))

    refused = next_letter(four, HERE, NOON + 12 * DAY, DEFAULT_POLICY)

    assert refused == NoLetter(LetterHindrance.TOO_MANY, NOON + 30 * DAY)
    assert refused.possible_on == date(2026, 12, 22)
    assert next_letter(four, HERE, NOON + 30 * DAY, DEFAULT_POLICY) is None


def test_scenario_24_no_letter_goes_to_an_address_from_which_one_came_back() -> None:
    """Scenario 24: a second letter to the same address is refused."""
    earlier = [letter(LetterState.RETURNED, posted_at=NOON - 20 * DAY)]

    refused = next_letter(earlier, HERE, NOON, DEFAULT_POLICY)

    assert refused == NoLetter(LetterHindrance.RETURNED_ADDRESS)
    assert refused.possible_on is None
    assert next_letter(earlier, THERE, NOON, DEFAULT_POLICY) is None


@pytest.mark.parametrize("state", [LetterState.DUE, LetterState.PRINTED])
def test_a_letter_that_has_not_left_the_room_comes_first(state: LetterState) -> None:
    refused = next_letter([letter(state, posted_at=None)], HERE, NOON, DEFAULT_POLICY)

    assert refused == NoLetter(LetterHindrance.ALREADY_DUE)


def test_scenario_23_a_letter_that_never_left_is_not_held_against_the_applicant() -> None:
    """Scenario 23: letters of interrupted batches do not count against the limits."""
    interrupted = [letter(LetterState.VOID, posted_at=None) for _ in range(9)]

    assert next_letter(interrupted, HERE, NOON, DEFAULT_POLICY) is None


@given(
    st.lists(st.integers(0, 90 * 24), max_size=8),
    st.integers(1, 48),
    st.integers(1, 5),
)
def test_the_date_that_is_named_is_the_first_possible_one(
    hours: list[int], gap: int, most: int
) -> None:
    policy = Policy(letter_gap_hours=gap, letters_in_30_days=most)
    earlier = posted(*(NOON + one * HOUR for one in hours))
    at = NOON + max(hours, default=0) * HOUR

    refused = next_letter(earlier, HERE, at, policy)

    if refused is None:
        assert len([one for one in hours if one * HOUR > at - NOON - 30 * DAY]) < most
        return
    assert refused.possible_at is not None
    assert refused.possible_at > at
    assert next_letter(earlier, HERE, refused.possible_at, policy) is None
    just_before = refused.possible_at - timedelta(seconds=1)
    assert next_letter(earlier, HERE, just_before, policy) is not None
