"""The queue: listing, claiming, giving back."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from workstation.domain.applications import (
    DECIDED_AT_DESKS,
    Application,
    ApplicationId,
    Claim,
)
from workstation.domain.errors import AwaitingSecondPerson, PurposeRequired, WrongStage
from workstation.domain.holdings import SessionId
from workstation.domain.policy import Policy
from workstation.domain.queue import (
    QueueCount,
    QueueFilter,
    QueueKey,
    QueueRow,
    View,
    needs_purpose,
)
from workstation.domain.staff import Actor, Permission, StaffId
from workstation.ports import Begin, Lists, UnitOfWork
from workstation.services.authority import require, require_for_list

PAGE = 100
COUNT_CAP = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueService:
    """The use cases of the queue screen and of "next"."""

    begin: Begin
    lists: Lists

    def page(
        self,
        view: View,
        filter_: QueueFilter,
        *,
        by: Actor,
        after: QueueKey | None = None,
        limit: int = PAGE,
        again: bool = False,
    ) -> Sequence[QueueRow]:
        """Return a page of a view; a search by somebody's data is audited.

        Args:
            view: which one.
            filter_: what narrows it.
            by: who looks.
            after: where the page before ended; None for the first.
            limit: how many rows at most.
            again: the same list is read once more, to see what changed: no further search.

        Raises:
            PurposeRequired: a search outside one's own work does not say what it is for.
        """
        _require_purpose(view, filter_)
        if after is None and not again:
            self._record_search(view, filter_, by)
        require_for_list(self.lists, by, Permission.SEE_QUEUE)
        return self.lists.queue(view, filter_, me=_me(by), after=after, limit=limit)

    def count(
        self, view: View, filter_: QueueFilter, *, by: Actor, again: bool = False
    ) -> QueueCount:
        """Count a view; how many a search finds is asked after somebody, and audited.

        Args:
            view: which one.
            filter_: what narrows it.
            by: who asks.
            again: the rows of the same search were read before: no further search.

        Raises:
            PurposeRequired: see ``page``.
        """
        _require_purpose(view, filter_)
        if not again:
            self._record_search(view, filter_, by)
        require_for_list(self.lists, by, Permission.SEE_QUEUE)
        return self.lists.count(view, filter_, me=_me(by), cap=COUNT_CAP)

    def _record_search(self, view: View, filter_: QueueFilter, by: Actor) -> None:
        if not filter_.search.strip():
            return
        with self.begin() as uow:
            require(uow, by, Permission.SEE_QUEUE)
            at, purpose = uow.now(), filter_.purpose or ""
            uow.audit.record("queue.searched", f"view:{view}", by=by, at=at, purpose=purpose)
            uow.commit()

    def rows(self, ids: Sequence[ApplicationId], *, by: Actor) -> Sequence[QueueRow]:
        """Return the rows of applications from the list, to see whether they have become free."""
        require_for_list(self.lists, by, Permission.SEE_QUEUE)
        return self.lists.queue_rows(ids)

    def now(self) -> datetime:
        """Return the database's time."""
        return self.lists.now()

    def claim(self, id_: ApplicationId, *, by: Actor) -> Claim:
        """Take the lease of one application.

        Raises:
            InUse: a colleague holds it.
            AwaitingSecondPerson: a referral of it is open; a supervisor decides that.
            WrongStage: nothing is decided at the desks at its stage, or it was decided.
        """
        with self.begin() as uow:
            require(uow, by, Permission.SEE_APPLICATION)
            application = uow.applications.get(id_)
            if application.awaiting_second_person:
                raise AwaitingSecondPerson
            if application.stage not in DECIDED_AT_DESKS:
                raise WrongStage(stage=application.stage)
            at = uow.now()
            until = at + uow.staff.policy().claim_lease
            claim = uow.applications.claim(id_, by=by, at=at, until=until)
            self._audit(uow, claim, by)
            uow.commit()
        return claim

    def claim_next(self, *, by: Actor, skip: Collection[ApplicationId] = ()) -> Claim | None:
        """Take the lease of the application that is next in line, or None when none waits.

        Those in ``skip`` are passed over: somebody looked at them and left them for later.
        """
        with self.begin() as uow:
            require(uow, by, Permission.SEE_APPLICATION)
            at = uow.now()
            until = at + uow.staff.policy().claim_lease
            claim = uow.applications.claim_next(by=by, at=at, until=until, skip=skip)
            if claim is not None:
                self._audit(uow, claim, by)
            uow.commit()
        return claim

    def _audit(self, uow: UnitOfWork, claim: Claim, by: Actor) -> None:
        subject = f"application:{claim.application_id}"
        uow.audit.record(
            "application.claimed", subject, by=by, at=uow.now(), token=str(claim.token)
        )

    def renew(self, claim: Claim, session: SessionId | None = None) -> Claim:
        """Prolong the lease of an open desk; raises NotClaimed when it is lost."""
        with self.begin() as uow:
            at = uow.now()
            until = at + uow.staff.policy().claim_lease
            renewed = uow.applications.renew(claim, at=at, until=until)
            if session is not None:
                uow.staff.seen(session, at=at)
            uow.commit()
        return renewed

    def release(self, claim: Claim) -> None:
        """Give a lease back."""
        with self.begin() as uow:
            uow.applications.release(claim)
            uow.commit()

    def find(self, reference: str) -> Application:
        """Return the application people call ``reference``; raises NotFound."""
        with self.begin() as uow:
            return uow.applications.with_reference(reference)

    def policy(self) -> Policy:
        """Return the figures in force."""
        with self.begin() as uow:
            return uow.staff.policy()


def _require_purpose(view: View, filter_: QueueFilter) -> None:
    if needs_purpose(view, filter_):
        raise PurposeRequired


def _me(by: Actor) -> StaffId:
    return by.staff_id if by.staff_id is not None else StaffId(0)
