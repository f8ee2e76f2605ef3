"""From one case to the next: taking, fetching ahead, deciding, taking back.

The next case is claimed and fetched while this one is looked at, so that it stands there when the
key goes down. Everything that reads or writes runs on another thread; only signals come back.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum
from functools import partial

from PySide6.QtCore import QObject, Signal

from ui.review_desk.drafts import Drafts
from ui.review_desk.leases import Leases
from ui.review_desk.order import Asked, Order
from ui.review_desk.taking import Hold, OpenCase, Taking
from ui.workers import Tasks
from ui.commands import Commands
from workstation.domain.applications import ApplicationId, Decision, DecisionId, Move
from workstation.domain.errors import (
    AwaitingSecondPerson,
    ChangedElsewhere,
    NewerProofArrived,
    NotClaimed,
    WorkstationError,
    WrongStage,
)
from workstation.domain.referrals import ReferralId
from workstation.services.referrals import ReferralService
from workstation.services.review import Judgement, Referred


class Empty(Enum):
    """Why there is no case on the screen."""

    NOT_BEGUN = "not_begun"
    NONE_WAITING = "none_waiting"
    PUT_OFF = "put_off"
    """Only cases that were left for later wait."""
    END_OF_LIST = "end_of_list"


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """A decision that was recorded."""

    reference: str
    move: Move
    reason: str
    decision: Decision | None
    """None: it waits for a second person, or took effect at once."""
    referred: bool = False


_HOLD_AFTER: dict[type[WorkstationError], Hold] = {
    NotClaimed: Hold.LOST,
    NewerProofArrived: Hold.NEWER,
    ChangedElsewhere: Hold.CHANGED,
    WrongStage: Hold.CHANGED,
    AwaitingSecondPerson: Hold.AWAITING_SECOND_PERSON,
}


class Flow(QObject):
    """Which case is on the screen, and which comes next."""

    shown = Signal(object)
    """Another case, an ``OpenCase``."""
    changed = Signal(object)
    """The same case, read again or held: an ``OpenCase``."""
    emptied = Signal(object)
    """There is no case: an ``Empty``."""
    switching = Signal(bool)
    fetched_ahead = Signal(object)
    """The next case is here: an ``OpenCase``."""
    decided = Signal(object)
    """A ``Done``."""
    taken_back = Signal(str)
    failed = Signal(object)
    """A case could not be opened: the exception."""
    refused = Signal(object)
    """A decision was not accepted: the exception; the case stays."""

    def __init__(
        self,
        taking: Taking,
        referrals: ReferralService,
        leases: Leases,
        drafts: Drafts,
        tasks: Tasks,
        commands: Commands,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._taking = taking
        self._referrals = referrals
        self._leases = leases
        self._drafts = drafts
        self._tasks = tasks
        self._commands = commands
        self.order = Order()
        self.current: OpenCase | None = None
        self._ahead: OpenCase | None = None
        self._fetching = False
        self._in_view = False
        self._switching = False
        self._kept: set[ApplicationId] = set()
        self._again: Callable[[], None] = self.take_next

    # Where one is.

    @property
    def on_hold(self) -> tuple[ApplicationId, ...]:
        """Return the cases kept for later, whose leases this desk prolongs."""
        return tuple(id_ for id_ in self._leases.held() if id_ in self._kept)

    @property
    def ahead(self) -> OpenCase | None:
        """The next case, if it is here already."""
        return self._ahead

    def come_into_view(self) -> None:
        """Somebody sits here: prolong the leases, fetch ahead."""
        self._in_view = True
        self._leases.resume()
        self._leases.renew()
        self._fetch_ahead()

    def go_out_of_view(self) -> None:
        """Nobody looks: the case that was fetched ahead is for others."""
        self._in_view = False
        self._drop_ahead()

    # Going to a case.

    def show(self, asked: Asked) -> None:
        """Show a case another desk asked for."""
        if self.current is not None and self.current.id == asked.id:
            self.order = asked.order.taking(asked.id)
            self.reload()
            return
        self._leave()
        self._drop_ahead()
        self.order = replace(asked.order, put_off=self.order.put_off)
        self._take(lambda: self._taking.open(asked.id), Empty.END_OF_LIST)

    def take_next(self) -> None:
        """Show the case that waits longest, or the next one of the list."""
        self.step(1)

    def step(self, by: int) -> None:
        """Go to the next or previous case without deciding."""
        if self._switching:
            return
        here = None if self.current is None else self.current.id
        if by < 0 and not self.order.preceding(here):
            return
        self._leave()
        if by > 0:
            self._go_on(here)
        else:
            before = self.order.preceding(here)
            self._drop_ahead()
            self._take(lambda: self._taking.first_of(before), Empty.END_OF_LIST)

    def start_over(self) -> None:
        """Take the cases that were left for later."""
        self.order = self.order.from_the_start()
        self.take_next()

    def leave_list(self) -> None:
        """Go on with whatever waits longest in the queue."""
        self.order = Order(put_off=self.order.put_off)
        self.take_next()

    def try_again(self) -> None:
        """Repeat what failed."""
        self._again()

    def reload(self) -> None:
        """Read the case again and claim it again."""
        current = self.current
        if current is None or self._switching:
            return
        self._drafts.save_now()
        self._take(lambda: self._taking.open(current.id), Empty.NOT_BEGUN)

    def refresh(self) -> None:
        """Read the case again without a word: something was read meanwhile."""
        current = self.current
        if current is None or self._switching:
            return
        review, actor = self._taking.review, self._taking.actor
        self._tasks.run(
            self,
            lambda: review.open(current.id, by=actor, ahead=True),
            done=lambda case: self._changed(
                current, replace(current, case=replace(case, opened_at=current.case.opened_at))
            ),
            failed=_told_elsewhere,
            topic="refresh",
        )

    def hold_back(self, hold: Hold) -> None:
        """The case can only be read from now on."""
        if self.current is None or self.current.hold is hold:
            return
        if hold is Hold.LOST:
            self._leases.forget(self.current.id)
        self._replace(self.current.held_for(hold))

    def put_on_hold(self) -> None:
        """Keep the case for later, and go on with the next."""
        if self.current is not None and self.current.claim is not None:
            self._kept.add(self.current.id)
            self.step(1)

    # Deciding.

    def decide(self, judgement: Judgement) -> None:
        """Record a decision and go on, or stay and say why it was not accepted."""
        opened = self.current
        if opened is None or opened.claim is None or self._switching:
            return
        review, actor, claim = self._taking.review, self._taking.actor, opened.claim
        self._settle(
            opened,
            judgement.move,
            judgement.reason,
            lambda: review.decide(opened.id, judgement, claim=claim, by=actor),
        )

    def confirm(self, id_: ReferralId, move: Move, note: str) -> None:
        """Agree with what a colleague proposed."""
        opened, actor = self.current, self._taking.actor
        if opened is not None:
            confirm = partial(self._referrals.confirm, id_, move, note=note, by=actor)
            self._settle(opened, move, "", confirm)

    def send_back(self, id_: ReferralId, note: str) -> None:
        """Give a proposal back to the colleague."""
        opened, actor = self.current, self._taking.actor
        if opened is None:
            return
        self._settle(
            opened,
            Move.REFER_IDENTITY,
            "",
            lambda: self._referrals.send_back(id_, note=note, by=actor),
        )

    def keep(self, move: Move, reason: str) -> None:
        """Let the newer or the earlier of two registrations stand."""
        opened, actor = self.current, self._taking.actor
        if opened is None:
            return
        keep = self._referrals.keep_new if move is Move.KEEP_NEW else self._referrals.keep_earlier
        self._settle(opened, move, reason, lambda: keep(opened.id, reason, by=actor))

    def take_back(self, decision: DecisionId, id_: ApplicationId, draft: str) -> None:
        """Undo a decision and show its case again, with what had been written."""
        review, actor = self._taking.review, self._taking.actor

        def back() -> OpenCase:
            review.take_back(decision, by=actor)
            if draft:
                review.save_draft(id_, draft, by=actor)
            return self._taking.open(id_)

        self._hold_keys()
        self._tasks.run(self, back, done=self._was_taken_back, failed=self._not_taken_back)

    def _settle(
        self, opened: OpenCase, move: Move, reason: str, work: Callable[[], object]
    ) -> None:
        self._drafts.drop()
        self._hold_keys()
        self._tasks.run(
            self,
            lambda: self._drafts.before_others(work),
            done=lambda outcome: self._settled(opened, move, reason, outcome),
            failed=lambda error: self._not_settled(opened, error),
        )

    def _settled(self, opened: OpenCase, move: Move, reason: str, outcome: object) -> None:
        self._release_keys()
        claim = opened.claim
        if claim is not None and not isinstance(outcome, Decision | Referred):
            self._leases.give_back(claim)
        self._leases.forget(opened.id)
        self._kept.discard(opened.id)
        self.order = self.order.taking(opened.id).without(opened.id)
        self.current = None
        self.decided.emit(
            Done(
                reference=opened.application.reference,
                move=move,
                reason=reason,
                decision=outcome if isinstance(outcome, Decision) else None,
                referred=isinstance(outcome, Referred),
            )
        )
        self._go_on(opened.id)

    def _not_settled(self, opened: OpenCase, error: Exception) -> None:
        self._release_keys()
        hold = _HOLD_AFTER.get(type(error)) if isinstance(error, WorkstationError) else None
        if hold is not None and self.current is not None and self.current.id == opened.id:
            self.hold_back(hold)
        self.refused.emit(error)

    def _was_taken_back(self, opened: OpenCase) -> None:
        self._release_keys()
        self.order = self.order.restoring(opened.id)
        if self.current is not None and self.current.id != opened.id:
            self._drop_ahead()
            self._ahead = self.current if self.current.claim is not None else None
        self._show(opened)
        self.taken_back.emit(opened.application.reference)

    def _not_taken_back(self, error: Exception) -> None:
        self._release_keys()
        self.refused.emit(error)

    # Inside.

    def _go_on(self, here: ApplicationId | None) -> None:
        if self._ahead is not None:
            opened, self._ahead = self._ahead, None
            self._show_fetched(opened)
            return
        self._take(self._after(here), self._empty_after(here))

    def _after(
        self, here: ApplicationId | None, *, ahead: bool = False
    ) -> Callable[[], OpenCase | None]:
        following, order = self.order.following(here), self.order
        taking = self._taking

        def work() -> OpenCase | None:
            opened = taking.first_of(following, ahead=ahead) if following else None
            if opened is None and not order.from_list:
                return taking.next_in_line(order.put_off, ahead=ahead)
            return opened

        return work

    def _empty_after(self, here: ApplicationId | None) -> Empty:
        del here
        if self.order.from_list:
            return Empty.END_OF_LIST
        return Empty.PUT_OFF if self.order.put_off else Empty.NONE_WAITING

    def _take(self, work: Callable[[], OpenCase | None], otherwise: Empty) -> None:
        self._again = partial(self._take, work, otherwise)
        self._hold_keys()
        self.switching.emit(True)
        self._tasks.run(
            self,
            work,
            done=partial(self._took, otherwise),
            failed=self._not_taken,
        )

    def _took(self, otherwise: Empty, opened: OpenCase | None) -> None:
        self._release_keys()
        self.switching.emit(False)
        if opened is None:
            self.current = None
            self.emptied.emit(otherwise)
        else:
            self._show(opened)

    def _not_taken(self, error: Exception) -> None:
        self._release_keys()
        self.switching.emit(False)
        self.failed.emit(error)

    def _show_fetched(self, opened: OpenCase) -> None:
        review, actor = self._taking.review, self._taking.actor
        self._show(opened)
        self._tasks.run(
            self,
            lambda: review.viewed(opened.id, by=actor),
            done=partial(self._viewed, opened.id),
            failed=_told_elsewhere,
        )

    def _viewed(self, id_: ApplicationId, at: datetime) -> None:
        if self.current is not None and self.current.id == id_:
            self.current = replace(self.current, case=replace(self.current.case, opened_at=at))

    def _show(self, opened: OpenCase) -> None:
        self.current = opened
        self.order = self.order.taking(opened.id)
        self._kept.discard(opened.id)
        if opened.claim is not None:
            self._leases.renew_every(opened.case.policy.claim_renew_seconds)
            self._leases.keep(opened.claim)
        self.shown.emit(opened)
        self._fetch_ahead()

    def _changed(self, before: OpenCase, now: OpenCase) -> None:
        if self.current is not None and self.current.id == before.id:
            self._replace(replace(now, claim=self.current.claim, hold=self.current.hold))

    def _replace(self, opened: OpenCase) -> None:
        self.current = opened
        self.changed.emit(opened)

    def _leave(self) -> None:
        """Save what was begun, and let others take the case unless it is kept."""
        opened = self.current
        self._drafts.save_now()
        if opened is None:
            return
        self.current = None
        if not self.order.from_list:
            self.order = self.order.taking(opened.id).putting_off(opened.id)
        if opened.claim is not None and opened.id not in self._kept:
            self._leases.give_back(opened.claim)

    def _fetch_ahead(self) -> None:
        current = self.current
        if not self._in_view or self._fetching or self._ahead is not None or current is None:
            return
        self._fetching = True
        held = self.order.putting_off(current.id)
        following = self._after(current.id, ahead=True)
        del held
        self._tasks.run(
            self,
            following,
            done=partial(self._fetched, current.id),
            failed=self._not_fetched,
        )

    def _fetched(self, after: ApplicationId, opened: OpenCase | None) -> None:
        self._fetching = False
        if opened is None:
            return
        wanted = self._in_view and self._ahead is None
        if not wanted or self.current is None or self.current.id in {opened.id} - {after}:
            self._give_up(opened)
            return
        if self.current.id != after:
            self._give_up(opened)
            self._fetch_ahead()
            return
        self._ahead = opened
        if opened.claim is not None:
            self._leases.keep(opened.claim)
        self.fetched_ahead.emit(opened)

    def _not_fetched(self, error: Exception) -> None:
        self._fetching = False
        _told_elsewhere(error)

    def _drop_ahead(self) -> None:
        if self._ahead is not None:
            opened, self._ahead = self._ahead, None
            self._give_up(opened)

    def _give_up(self, opened: OpenCase) -> None:
        if opened.claim is not None:
            self._leases.give_back(opened.claim)

    def _hold_keys(self) -> None:
        self._switching = True
        self._commands.hold()

    def _release_keys(self) -> None:
        self._switching = False
        self._commands.resume()


def _told_elsewhere(error: Exception) -> None:
    """The frame tells when the store does not answer; when the case opens, it says so itself."""
    if not isinstance(error, WorkstationError):
        raise error
