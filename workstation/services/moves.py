"""Making a move: stage, decision, audit and effects in one transaction, or none of them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from workstation.domain.applications import (
    CLOSED,
    RECORDED,
    REVIEWED,
    Application,
    ApplicationId,
    Claim,
    Decision,
    Move,
    Route,
    Stage,
)
from workstation.domain.calendar import hong_kong_day, promised_on
from workstation.domain.errors import TooLateToTakeBack
from workstation.domain.holdings import JobKind, NewMessage, SnapshotId
from workstation.domain.letter_rules import LetterState
from workstation.domain.messages import MessageKind
from workstation.domain.policy import Policy
from workstation.domain.reasons import BY_ROSTER, require_coded
from workstation.domain.referrals import ReferralOutcome
from workstation.domain.roster import RosterFinding
from workstation.domain.staff import Actor
from workstation.ports import MessageTexts, UnitOfWork
from workstation.services.authority import role_of

_TOLD: Mapping[Stage, MessageKind] = {
    Stage.AWAITING_APPLICANT: MessageKind.PROOF_REQUESTED,
    Stage.REFUSED: MessageKind.REFUSED,
    Stage.CANCELLED: MessageKind.CANCELLED,
    Stage.EXPIRED: MessageKind.EXPIRED,
}
_WORK: Mapping[Stage, JobKind] = {
    Stage.PIN_DUE: JobKind.RELEASE_PIN,
    Stage.LETTER_DUE: JobKind.PREPARE_LETTER,
    Stage.IDENTITY_VERIFIED: JobKind.CLEAR_IDENTITY,
}
_ENDS_LETTER = CLOSED | {Stage.LETTER_DUE, Stage.ROSTER_REVIEW}
"""Reaching these stages makes the application's letter void."""

_LETTER_PLANNED_FROM = frozenset({*REVIEWED, Stage.PIN_DUE})


def _leaves_ground(move: Move, stage: Stage) -> bool:
    """Say whether an address that stood on the roster no longer needs to after a move."""
    return move in {Move.RELEASE_PIN, Move.SEND_LETTER} or stage in {*REVIEWED, Stage.EXPIRED}


def _checked_at_counter(stage: Stage, move: Move) -> bool:
    """Say whether this is the visit from which the promise is counted anew."""
    return stage is Stage.LETTER_POSTED and move in {Move.PASS_IDENTITY, Move.REFER_IDENTITY}


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What a move stands on."""

    reason: str = ""
    note: str = ""
    evidence: str = ""
    snapshot: SnapshotId | None = None
    finding: RosterFinding | None = None
    """What the roster said, where the move is made by it."""
    seconds_open: int | None = None


NO_GROUND = Ground()


@dataclass(frozen=True, slots=True, kw_only=True)
class Moves:
    """Makes moves inside somebody's transaction."""

    texts: MessageTexts
    holidays: Collection[date]

    def make(
        self,
        uow: UnitOfWork,
        application: Application,
        move: Move,
        *,
        by: Actor,
        policy: Policy,
        claim: Claim | None = None,
        ground: Ground = NO_GROUND,
        undo: bool = False,
        unless_held: bool = False,
    ) -> tuple[Application, Decision]:
        """Make one move and queue what follows from it.

        Args:
            uow: the transaction; the caller commits.
            application: as it was read in this transaction.
            move: what is done.
            by: who does it; their role is looked up again.
            policy: the figures in force.
            claim: the lease the desk works under, if the desk claims.
            ground: reason, note and evidence.
            undo: whether it can be taken back for a while; its effects wait so long.
            unless_held: whether somebody else's lease stops it, where the desk claims nothing.

        Raises:
            ReasonUnknown: the reason of a person is not one of the move's.
            InUse: a colleague holds it.
            WrongStage, NotAllowed, AccountDisabled, ChangedElsewhere, NotClaimed.
        """
        if by.staff_id is not None:
            require_coded(move, ground.reason)
        at = uow.now()
        moved = application.after(move, by=role_of(uow, by), at=at)
        if _checked_at_counter(application.stage, move):
            promised = promised_on(at, policy.promise_days_counter, self.holidays)
            moved = replace(moved, promised_on=promised)
        leaves = _leaves_ground(move, moved.stage)
        if leaves:
            moved = replace(moved, ground_changed=False)
        if unless_held:
            saved = uow.applications.save_unless_held(moved, by=by, at=at)
        else:
            saved = uow.applications.save(moved, claim=claim)
        decision = uow.decisions.add(
            saved,
            move=move,
            before=application,
            by=by,
            at=at,
            effect_at=at + policy.undo if undo else at,
            reason=ground.reason,
            note=ground.note,
            evidence=ground.evidence,
            snapshot=ground.snapshot,
            seconds_open=ground.seconds_open,
        )
        if move in BY_ROSTER:
            uow.grounds.put(saved.id, decision.id, ground.snapshot, ground.finding)
        elif leaves:
            uow.grounds.drop(saved.id)
        uow.audit.record(
            "application.recorded" if move in RECORDED else "application.decided",
            f"application:{application.id}",
            by=by,
            at=at,
            move=move,
            before=application.stage,
            after=saved.stage,
            reason=ground.reason,
        )
        self._follow(uow, application.stage, saved, decision, policy, at)
        return saved, decision

    def _follow(
        self,
        uow: UnitOfWork,
        before: Stage,
        application: Application,
        decision: Decision,
        policy: Policy,
        at: datetime,
    ) -> None:
        stage = application.stage
        if stage is before:
            return
        if stage in _ENDS_LETTER and stage is not Stage.ACTIVATED:
            self._end_letter_and_pin(uow, application.id, decision.move, at)
        if stage in CLOSED and stage is not Stage.ACTIVATED:
            uow.applications.release_document(application.id)
        work = _WORK.get(stage)
        if work is not None:
            hold = policy.release_hold if work is JobKind.RELEASE_PIN else None
            run_at = decision.effect_at if hold is None else decision.effect_at + hold
            uow.jobs.add(work, decision.id, run_at=run_at)
        kind = _TOLD.get(stage)
        # A tenant is told so too when the roster says nothing: silence would tell that it does.
        waits = before in _LETTER_PLANNED_FROM or application.route is Route.PUBLIC_HOUSING
        if decision.move is Move.SEND_LETTER and waits:
            kind = MessageKind.LETTER_PLANNED
        if kind is not None and before is not Stage.DUPLICATE_REVIEW:
            last_day = hong_kong_day(at) + timedelta(days=policy.awaiting_applicant_days)
            facts = {"until": last_day.isoformat()}
            self.tell(uow, application, kind, decision=decision, at=at, facts=facts)

    def _end_letter_and_pin(
        self, uow: UnitOfWork, id_: ApplicationId, move: Move, at: datetime
    ) -> None:
        letter = uow.letters.live(id_)
        if letter is not None:
            uow.letters.end(letter.id, state=LetterState.VOID, because=move, at=at)
        uow.pins.void(id_)

    def tell(
        self,
        uow: UnitOfWork,
        application: Application,
        kind: MessageKind,
        *,
        at: datetime,
        decision: Decision | None = None,
        facts: Mapping[str, str] | None = None,
    ) -> None:
        """Queue a message to the applicant, in their language."""
        told = {"reference": application.reference, **(facts or {})}
        if decision is not None:
            told["reason"] = decision.reason
        applicant = uow.applicants.get(application.id)
        uow.outbox.add(
            NewMessage(
                application_id=application.id,
                kind=kind,
                language=application.language,
                phone=applicant.phone.e164,
                body=self.texts.text(kind, application.language, told),
                made_at=at,
                due_at=at if decision is None else max(at, decision.effect_at),
                decision_id=None if decision is None else decision.id,
            )
        )

    def overtake(self, uow: UnitOfWork, application: Application, *, by: Actor) -> Application:
        """Return the application without the proposal that waits for a second person, if any."""
        referral = uow.referrals.open_of(application.id)
        if referral is not None:
            at, outcome = uow.now(), ReferralOutcome.OVERTAKEN
            uow.referrals.close(referral.id, by=None, outcome=outcome, at=at)
            subject = f"application:{application.id}"
            uow.audit.record("referral.closed", subject, by=by, at=at, outcome=outcome)
        return replace(application, awaiting_second_person=False)

    def take_back(self, uow: UnitOfWork, decision: Decision, *, by: Actor) -> Application:
        """Undo a decision whose effects are still inside the office.

        Raises:
            TooLateToTakeBack: an effect began, the time is up, or something happened since.
        """
        role_of(uow, by)
        at = uow.now()
        application = uow.applications.get(decision.application_id)
        restored = application.taken_back(decision, at=at)
        work = _WORK.get(decision.stage_after)
        if work is not None:
            uow.jobs.cancel(work, str(decision.id))
        uow.outbox.cancel_for(decision.id)
        if decision.stage_after in _ENDS_LETTER:
            uow.letters.restore(application.id, ended_at=decision.at)
        released = decision.stage_after in CLOSED and decision.stage_before not in CLOSED
        if released and not uow.applications.take_document(application.id):
            raise TooLateToTakeBack
        if _checked_at_counter(decision.stage_before, decision.move):
            since = min(restored.submitted_at, restored.received_at)
            days = uow.staff.policy().promise_days_hkid
            restored = replace(restored, promised_on=promised_on(since, days, self.holidays))
        if decision.move in BY_ROSTER:
            uow.grounds.drop(application.id)
            restored = replace(restored, ground_changed=False)
        saved = uow.applications.save(restored, claim=None)
        uow.decisions.mark_taken_back(decision.id, at=at)
        uow.audit.record(
            "application.decision_taken_back",
            f"application:{application.id}",
            by=by,
            at=at,
            move=decision.move,
        )
        return saved
