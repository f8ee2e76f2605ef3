"""What a letter brought to the counter means, and what can be done about it. No Qt."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Final, NamedTuple

from workstation.domain.applications import Move, Stage
from workstation.domain.calendar import hong_kong_day
from workstation.domain.letter_rules import LetterState, Standing
from workstation.domain.reasons import Reason
from workstation.services.counter import CounterCase


class Situation(StrEnum):
    """Why a check can begin, or why it stops here."""

    OPEN = "open"
    NO_VISIT = "no_visit"
    NOT_SENT = "not_sent"
    EXPIRED = "expired"
    VOID = "void"
    RETURNED = "returned"
    POSTING_UNRECORDED = "posting_unrecorded"
    """The letter was printed; the office has not recorded that it was posted."""
    WITH_SUPERVISOR = "with_supervisor"
    CHECKED = "checked"
    PIN_SENT = "pin_sent"
    ACTIVATED = "activated"
    CLOSED = "closed"
    NOT_AT_COUNTER = "not_at_counter"
    """The application stands where no letter leads to the counter."""


_CLOSED: Final[Mapping[Stage, Situation]] = {
    Stage.ACTIVATED: Situation.ACTIVATED,
    Stage.REFUSED: Situation.CLOSED,
    Stage.CANCELLED: Situation.CLOSED,
    Stage.EXPIRED: Situation.CLOSED,
}
_PAST_THE_COUNTER: Final[Mapping[Stage, Situation]] = {
    Stage.IDENTITY_REFERRED: Situation.WITH_SUPERVISOR,
    Stage.IDENTITY_VERIFIED: Situation.CHECKED,
    Stage.PIN_DUE: Situation.CHECKED,
    Stage.PIN_RELEASED: Situation.PIN_SENT,
}
_BY_STANDING: Final[Mapping[Standing, Situation]] = {
    Standing.NOT_SENT: Situation.NOT_SENT,
    Standing.EXPIRED: Situation.EXPIRED,
    Standing.VOID: Situation.VOID,
    Standing.RETURNED: Situation.RETURNED,
}


def situation_of(case: CounterCase) -> Situation:
    """Return what the letter means; what has been decided goes before what the letter is worth."""
    stage = case.application.stage
    if not case.application.visit_required:
        return _CLOSED.get(stage, Situation.NO_VISIT)
    decided = _CLOSED.get(stage) or _PAST_THE_COUNTER.get(stage)
    worthless = _BY_STANDING.get(case.standing)
    return decided or worthless or _live(case)


def _live(case: CounterCase) -> Situation:
    if case.can_pass:
        return Situation.OPEN
    if case.letter.state is LetterState.PRINTED:
        return Situation.POSTING_UNRECORDED
    return Situation.NOT_AT_COUNTER


class Ways(NamedTuple):
    """What the clerk can do instead of a check."""

    reissue: bool
    """Whether another letter can be asked for; the limits may still forbid it."""
    allow_visit: bool
    """Whether the holder can be taken as a case in need."""
    suggested: Reason


def ways_of(case: CounterCase, situation: Situation) -> Ways:
    """Return the ways on from a situation."""
    may_reissue = Move.REISSUE_LETTER in case.moves and (
        situation in {Situation.EXPIRED, Situation.VOID}
        or (situation is Situation.NO_VISIT and case.standing is not Standing.LIVE)
    )
    in_need = (
        situation is Situation.NO_VISIT
        and case.application.stage is Stage.LETTER_POSTED
        and case.standing is Standing.LIVE
    )
    expired = case.standing is Standing.EXPIRED
    return Ways(may_reissue, in_need, Reason.LETTER_EXPIRED if expired else Reason.LETTER_LOST)


def stopped_on(case: CounterCase) -> date | None:
    """Return the day from which the letter was worth nothing: its last one, or when it ended."""
    if case.standing is Standing.EXPIRED:
        return case.letter.last_day
    ended_at = case.letter.ended_at
    return hong_kong_day(ended_at) if ended_at is not None else None


def days_left(case: CounterCase) -> int:
    """Return for how many days more the letter can be used; 0 on its last day."""
    return (case.letter.last_day - hong_kong_day(case.started_at)).days


def replaced(case: CounterCase) -> bool:
    """Say whether the holder has a newer letter at home, or on its way."""
    return case.newest.id != case.letter.id
