"""Which decisions are open on a case, to this person, now; the buttons follow."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Final

from ui.i18n import N_
from ui.review_desk.taking import Hold, OpenCase
from workstation.domain.applications import Move, Stage
from workstation.domain.holdings import Opinion
from workstation.domain.policy import DEFAULT_POLICY, Policy
from workstation.domain.staff import Actor, Permission, may
from workstation.domain.weighing import Weighed

_ACCEPTS: Final = (Move.ACCEPT_PROOF, Move.ACCEPT_ROSTER)
REVIEW_MOVES: Final = frozenset({*_ACCEPTS, Move.ASK_FOR_PROOF, Move.SEND_LETTER, Move.REFUSE})
DUPLICATE_MOVES: Final = frozenset({Move.KEEP_NEW, Move.KEEP_EARLIER})

SUPERVISORS_CAN: Final = N_("Supervisors can")
SAME_PERSON: Final = N_("You proposed it, so somebody else has to confirm")
HOLD_WORDS: Final[Mapping[Hold, str]] = {
    Hold.IN_USE: N_("A colleague is working on this case"),
    Hold.AWAITING_SECOND_PERSON: N_("A second person decides this case"),
    Hold.NOT_HERE: N_("There is nothing to decide here at this stage"),
    Hold.LOST: N_("This case is no longer yours; load it again"),
    Hold.NEWER: N_("The applicant sent a newer proof; load it first"),
    Hold.CHANGED: N_("A colleague changed this case; load it again"),
}


class Mode(Enum):
    """Which buttons the desk shows."""

    REVIEW = "review"
    DUPLICATE = "duplicate"
    SECOND_OPINION = "second_opinion"


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What can be decided."""

    mode: Mode = Mode.REVIEW
    moves: frozenset[Move] = frozenset()
    """Those that can be made now."""
    approve: Move = Move.ACCEPT_PROOF
    """What approving means at this stage."""
    why_not: str = ""
    """Why nothing can be decided, in English; empty when something can."""
    weighed: Weighed = field(default_factory=Weighed)
    policy: Policy = DEFAULT_POLICY
    opinion: Opinion | None = None
    """The proposal a second person is asked about."""
    may_release: bool = False
    """There is a lease to give back."""


def open_opinion(opened: OpenCase) -> Opinion | None:
    """Return the proposal that waits for a second person, if there is one."""
    if not opened.application.awaiting_second_person:
        return None
    return next((each for each in reversed(opened.case.opinions) if each.outcome is None), None)


def options_of(opened: OpenCase, weighed: Weighed, actor: Actor) -> Options:
    """Return what ``actor`` can decide about the case on the screen."""
    case, opinion = opened.case, open_opinion(opened)
    mode = _mode(opened, opinion)
    wanted = DUPLICATE_MOVES if mode is Mode.DUPLICATE else REVIEW_MOVES
    moves = case.moves & wanted
    why_not = _why_not(opened, opinion, mode, actor, possible=bool(moves))
    approve = Move.ACCEPT_ROSTER if case.application.stage is Stage.ROSTER_REVIEW else _ACCEPTS[0]
    return Options(
        mode=mode,
        moves=frozenset() if why_not else moves,
        approve=approve,
        why_not=why_not,
        weighed=weighed,
        policy=case.policy,
        opinion=opinion,
        may_release=opened.claim is not None,
    )


def _mode(opened: OpenCase, opinion: Opinion | None) -> Mode:
    if opinion is not None and opinion.move in REVIEW_MOVES:
        return Mode.SECOND_OPINION
    duplicate = opened.application.stage is Stage.DUPLICATE_REVIEW
    return Mode.DUPLICATE if duplicate else Mode.REVIEW


def _why_not(
    opened: OpenCase, opinion: Opinion | None, mode: Mode, actor: Actor, *, possible: bool
) -> str:
    hold = opened.hold
    if mode is Mode.SECOND_OPINION and opinion is not None:
        if hold not in {None, Hold.AWAITING_SECOND_PERSON}:
            return HOLD_WORDS[hold]
        if not may(actor.role, Permission.DECIDE_REFERRALS):
            return HOLD_WORDS[Hold.AWAITING_SECOND_PERSON]
        return SAME_PERSON if opinion.by_id == actor.staff_id else ""
    if hold is not None:
        return HOLD_WORDS[hold]
    if mode is Mode.DUPLICATE and not may(actor.role, Permission.DECIDE_REFERRALS):
        return SUPERVISORS_CAN
    return "" if possible else HOLD_WORDS[Hold.NOT_HERE]
