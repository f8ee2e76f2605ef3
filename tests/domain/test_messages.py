from datetime import timedelta

import pytest

from workstation.domain.applications import Language, Stage
from workstation.domain.messages import (
    FACTS,
    SECRET_KINDS,
    MessageKind,
    MessageState,
    OutgoingMessage,
    SendOutcome,
    SendResult,
    masked_phone,
    state_after,
    still_true,
    wait_before,
)
from workstation.domain.phone_codes import VALID_FOR


def message(reference: str = "m-17") -> OutgoingMessage:
    return OutgoingMessage(
        reference=reference,
        kind=MessageKind.PIN,
        language=Language.ENGLISH,
        phone="+85291234567",
        text="your PIN is 01234567",
    )


def test_a_message_shows_neither_phone_nor_text() -> None:
    assert "91234567" not in repr(message())
    assert "01234567" not in repr(message())


@pytest.mark.parametrize("reference", ["", "../m", "a/b", "a b", ".m", "m\n", "m" * 65, "-m"])
def test_a_reference_is_fit_for_a_file_name(reference: str) -> None:
    with pytest.raises(ValueError, match="reference"):
        message(reference)


@pytest.mark.parametrize(
    ("outcome", "failures", "state"),
    [
        (SendOutcome.ACCEPTED, 1, MessageState.SENT),
        (SendOutcome.TEMPORARY_FAILURE, 1, MessageState.DUE),
        (SendOutcome.TEMPORARY_FAILURE, 3, MessageState.FAILED),
        (SendOutcome.PERMANENT_FAILURE, 1, MessageState.FAILED),
        (SendOutcome.UNKNOWN, 1, MessageState.UNKNOWN),
        (SendOutcome.UNKNOWN, 9, MessageState.UNKNOWN),
        (SendOutcome.OUT_OF_ORDER, 9, MessageState.DUE),
    ],
)
def test_scenario_36_an_attempt_leaves_the_message_where_its_outcome_says(
    outcome: SendOutcome, failures: int, state: MessageState
) -> None:
    """Scenario 36: temporary is tried again, permanent is failed at once."""
    assert state_after(outcome, failures=failures, most=3) is state


def test_results_carry_what_they_are_about() -> None:
    assert SendResult.accepted("g-1").reference == "g-1"
    assert SendResult.temporary_failure("spool_full").reason == "spool_full"
    assert SendResult.permanent_failure("no_such_number").outcome is SendOutcome.PERMANENT_FAILURE
    assert SendResult.unknown("line_cut").outcome is SendOutcome.UNKNOWN


def test_waits_grow_to_an_hour() -> None:
    waits = [wait_before(attempt) for attempt in range(1, 40)]

    assert waits[:3] == [timedelta(), timedelta(seconds=30), timedelta(seconds=60)]
    assert waits == sorted(waits)
    assert waits[-1] == timedelta(hours=1)


@pytest.mark.parametrize("phone", ["+85291234567", "91234567", "", "+"])
def test_a_phone_in_a_list_never_shows_its_middle(phone: str) -> None:
    assert "1234" not in masked_phone(phone)
    assert "•" in masked_phone(phone) or len(phone) < 2


def test_every_kind_says_what_it_must_be_told() -> None:
    assert set(FACTS) == set(MessageKind)
    assert set(MessageKind) >= SECRET_KINDS


_OF_PHONES = {MessageKind.PHONE_CODE: VALID_FOR, MessageKind.PHONE_CHANGED: timedelta(days=7)}


@pytest.mark.parametrize("kind", _OF_PHONES)
@pytest.mark.parametrize("stage", Stage)
def test_what_is_told_of_a_telephone_is_true_at_every_stage_for_its_time(
    kind: MessageKind, stage: Stage
) -> None:
    assert still_true(kind, stage, _OF_PHONES[kind])
    assert not still_true(kind, stage, _OF_PHONES[kind] + timedelta(seconds=1))


@pytest.mark.parametrize("kind", sorted(set(MessageKind) - set(_OF_PHONES)))
def test_a_message_is_true_at_one_stage_and_for_a_week(kind: MessageKind) -> None:
    week = timedelta(days=7)

    assert len([stage for stage in Stage if still_true(kind, stage, week)]) == 1
    assert not any(still_true(kind, stage, week + timedelta(seconds=1)) for stage in Stage)
