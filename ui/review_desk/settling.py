"""Recording decisions: the reviewer's, the second person's, and about two registrations."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Signal

from ui.review_desk.drafts import Drafts
from ui.review_desk.flow import Flow
from ui.review_desk.taking import Hold, OpenCase, Taking
from ui.workers import Tasks
from workstation.domain.applications import ApplicationId, Decision, Move
from workstation.domain.errors import (
    AwaitingSecondPerson,
    ChangedElsewhere,
    NewerProofArrived,
    NotClaimed,
    WrongStage,
)
from workstation.domain.holdings import Opinion
from workstation.services.referrals import ReferralService
from workstation.services.review import Judgement, Referred

HOLDS: Final[Mapping[type[Exception], Hold]] = {
    NotClaimed: Hold.LOST,
    NewerProofArrived: Hold.NEWER,
    ChangedElsewhere: Hold.CHANGED,
    WrongStage: Hold.CHANGED,
    AwaitingSecondPerson: Hold.AWAITING_SECOND_PERSON,
}
"""What a refusal says about the case on the screen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """A decision that was recorded."""

    id: ApplicationId
    reference: str
    move: Move
    reason: str = ""
    decision: Decision | None = None
    """What can be taken back, while it can."""
    referred: bool = False
    """It waits for a second person."""
    sent_back: bool = False
    """A second person gave it back."""
    draft: str = ""
    """What had been written, to be found again when it is taken back."""

    @property
    def undo_seconds(self) -> int:
        """How long it can be taken back; 0 when it cannot."""
        if self.decision is None:
            return 0
        return round((self.decision.effect_at - self.decision.at).total_seconds())


class Settling(QObject):
    """Records one decision at a time; the flow goes on when it was accepted."""

    decided = Signal(object)
    """A ``Done``."""
    refused = Signal(object)
    """It was not accepted: the exception. The case stays, and so does the draft."""
    taken_back = Signal(str)
    """Carries the reference."""

    def __init__(
        self,
        *,
        taking: Taking,
        referrals: ReferralService,
        flow: Flow,
        drafts: Drafts,
        tasks: Tasks,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._taking = taking
        self._referrals = referrals
        self._flow = flow
        self._drafts = drafts
        self._tasks = tasks

    def decide(self, judgement: Judgement, draft: str) -> None:
        """Record a reviewer's decision; ``draft`` is what would be lost with it."""
        opened, taking = self._flow.current, self._taking
        if opened is None or opened.claim is None:
            return
        claim = opened.claim
        done = partial(_done, opened, judgement.move, judgement.reason, draft)

        def work() -> Done:
            outcome = taking.review.decide(opened.id, judgement, claim=claim, by=taking.actor)
            return done(outcome)

        self._settle(opened, work, reviewed=True)

    def confirm(self, opinion: Opinion) -> None:
        """Agree with what a colleague proposed."""
        opened, by = self._flow.current, self._taking.actor
        if opened is not None:
            done = partial(_done, opened, opinion.move, opinion.reason, "")
            revision = opened.application.revision

            def work() -> Done:
                return done(
                    self._referrals.confirm(opinion.id, opinion.move, revision=revision, by=by)
                )

            self._settle(opened, work)

    def send_back(self, opinion: Opinion, note: str) -> None:
        """Give a proposal back to the colleague."""
        opened, by = self._flow.current, self._taking.actor
        if opened is None:
            return
        done = Done(
            id=opened.id, reference=opened.application.reference, move=opinion.move, sent_back=True
        )

        def work() -> Done:
            self._referrals.send_back(opinion.id, note=note, by=by)
            return done

        self._settle(opened, work)

    def keep(self, move: Move, reason: str) -> None:
        """Let the newer or the earlier of two registrations stand; it takes effect at once."""
        opened, by = self._flow.current, self._taking.actor
        if opened is None:
            return
        keep = self._referrals.keep_new if move is Move.KEEP_NEW else self._referrals.keep_earlier
        done = Done(id=opened.id, reference=opened.application.reference, move=move, reason=reason)

        def work() -> Done:
            keep(opened.id, reason, by=by)
            return done

        self._settle(opened, work)

    def take_back(self, done: Done) -> None:
        """Undo a decision and show its case again, with what had been written."""
        if done.decision is None or self._flow.busy:
            return
        decision, taking = done.decision.id, self._taking

        def work() -> OpenCase:
            taking.review.take_back(decision, by=taking.actor)
            if done.draft:
                taking.review.save_draft(done.id, done.draft, by=taking.actor)
            return taking.open(done.id)

        self._flow.begin_restoring()
        self._tasks.run(self, work, done=self._restored, failed=self._not_settled)

    def _settle(
        self, opened: OpenCase, work: Callable[[], Done], *, reviewed: bool = False
    ) -> None:
        if self._flow.busy:
            return
        self._flow.begin_settling(opened.id)
        self._tasks.run(
            self,
            lambda: self._drafts.before_others(work),
            done=lambda done: self._settled(opened, done, reviewed=reviewed),
            failed=self._not_settled,
        )

    def _settled(self, opened: OpenCase, done: Done, *, reviewed: bool) -> None:
        self.decided.emit(done)
        self._flow.settled(opened, reviewed=reviewed)

    def _not_settled(self, error: Exception) -> None:
        self._flow.not_settled()
        hold = HOLDS.get(type(error))
        if hold is not None:
            self._flow.hold(hold)
        self.refused.emit(error)

    def _restored(self, opened: OpenCase) -> None:
        self._flow.restored(opened)
        self.taken_back.emit(opened.application.reference)


def _done(
    opened: OpenCase, move: Move, reason: str, draft: str, outcome: Decision | Referred
) -> Done:
    return Done(
        id=opened.id,
        reference=opened.application.reference,
        move=move,
        reason=reason,
        decision=outcome if isinstance(outcome, Decision) else None,
        referred=isinstance(outcome, Referred),
        draft=draft,
    )
