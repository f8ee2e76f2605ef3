"""Taking a case: the lease, then everything it is judged by. On another thread, without Qt."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import Enum
from typing import Final

from ui.review_desk.as_decided import as_decided
from ui.review_desk.order import Order
from workstation.domain.applications import DECIDED_AT_DESKS, Application, ApplicationId, Claim
from workstation.domain.errors import AwaitingSecondPerson, InUse, NotFound, WrongStage
from workstation.domain.staff import Actor, Role
from workstation.services.queue import QueueService
from workstation.services.review import CaseStanding, ReviewCase, ReviewService

_LOOKED_AHEAD: Final = 100


class Hold(Enum):
    """Why a case can be read only."""

    IN_USE = "in_use"
    AWAITING_SECOND_PERSON = "awaiting_second_person"
    NOT_HERE = "not_here"
    """Its stage is decided at another desk, by the worker, or not at all."""
    LOST = "lost"
    """The lease ran out while the case was open, or was taken away."""
    NEWER = "newer"
    """The applicant sent something newer while it was open."""
    CHANGED = "changed"
    """Somebody changed it while it was open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenCase:
    """A case on the screen, with the lease or the reason why there is none."""

    case: ReviewCase = field(repr=False)
    claim: Claim | None = None
    hold: Hold | None = None
    holder: str = ""
    """Who holds it, where, and until when at least, when a colleague does."""
    holder_desk: str = ""
    held_until: datetime | None = None
    seen_at: datetime | None = None
    """Since when it has been looked at; None while it is only fetched ahead."""

    @property
    def application(self) -> Application:
        """The application as it was read."""
        return self.case.application

    @property
    def id(self) -> ApplicationId:
        """Its id."""
        return self.case.application.id

    def held_for(self, hold: Hold) -> "OpenCase":
        """Return the case as one that can only be read from now on."""
        return replace(self, hold=hold)


@dataclass(frozen=True, slots=True, kw_only=True)
class Taking:
    """Opens cases for one person at one desk."""

    queue: QueueService
    review: ReviewService
    actor: Actor

    def open(self, id_: ApplicationId, *, ahead: bool = False) -> OpenCase:
        """Return a case, claimed when it is this desk's to decide and nobody else's.

        Raises:
            NotFound, NotAllowed, AccountDisabled, DatabaseUnreachable.
        """
        try:
            claim = self.queue.claim(id_, by=self.actor)
        except WrongStage:
            return self._read(id_, Hold.NOT_HERE, ahead=ahead)
        except InUse as error:
            opened = self._read(id_, Hold.IN_USE, ahead=ahead)
            facts = error.facts
            return replace(
                opened,
                holder=facts["who"],
                holder_desk=facts["desk"],
                held_until=datetime.fromisoformat(facts["until"]) if facts["until"] else None,
            )
        except AwaitingSecondPerson:
            return self._read(id_, Hold.AWAITING_SECOND_PERSON, ahead=ahead)
        return self._claimed(claim, ahead=ahead)

    def first_of(self, ids: Sequence[ApplicationId], *, ahead: bool = False) -> OpenCase | None:
        """Return the first case of a list that this person can decide.

        What was decided meanwhile, waits for a second person or is in a colleague's hands is passed
        over.
        """
        for id_ in ids[:_LOOKED_AHEAD]:
            try:
                standing = self.review.standing(id_, by=self.actor)
            except NotFound:
                continue
            if self._open_to_me(standing):
                return self.open(id_, ahead=ahead)
        return None

    def _open_to_me(self, standing: CaseStanding) -> bool:
        application = standing.application
        if application.stage not in DECIDED_AT_DESKS:
            return False
        if application.awaiting_second_person and self.actor.role is not Role.SUPERVISOR:
            return False
        return standing.held_by in {None, self.actor.staff_id}

    def after(
        self, following: Sequence[ApplicationId], order: Order, *, ahead: bool = False
    ) -> OpenCase | None:
        """Return the next case of an order: of those that follow, then of the whole queue."""
        if order.browsed:
            return self.open(following[0], ahead=ahead) if following else None
        opened = self.first_of(following, ahead=ahead) if following else None
        if opened is not None or order.from_list:
            return opened
        return self.next_in_line(order.put_off, ahead=ahead)

    def before(self, preceding: Sequence[ApplicationId], order: Order) -> OpenCase | None:
        """Return the case before in an order; nearest first."""
        return self.open(preceding[0]) if order.browsed else self.first_of(preceding)

    def next_in_line(
        self, put_off: frozenset[ApplicationId], *, ahead: bool = False
    ) -> OpenCase | None:
        """Return the case that waits longest, claimed; None when none waits."""
        claim = self.queue.claim_next(by=self.actor, skip=sorted(put_off))
        return None if claim is None else self._claimed(claim, ahead=ahead)

    def _claimed(self, claim: Claim, *, ahead: bool) -> OpenCase:
        try:
            case = self.review.open(claim.application_id, by=self.actor, ahead=ahead)
        except Exception:
            self.queue.release(claim)
            raise
        return OpenCase(case=case, claim=claim, seen_at=None if ahead else case.opened_at)

    def _read(self, id_: ApplicationId, hold: Hold, *, ahead: bool) -> OpenCase:
        case = as_decided(self.review.open(id_, by=self.actor, ahead=ahead))
        return OpenCase(case=case, hold=hold, seen_at=None if ahead else case.opened_at)
