"""Small questions a signed-in desk asks all day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from workstation.domain.calendar import hong_kong_day, start_of_day
from workstation.domain.holdings import SessionId
from workstation.domain.staff import Actor, StaffId
from workstation.ports import Begin, Lists


@dataclass(frozen=True, slots=True, kw_only=True)
class PresenceService:
    """Says that somebody is still there, and how much they did today."""

    begin: Begin
    lists: Lists

    def seen(self, session: SessionId) -> datetime:
        """Record that a desk is alive and return the database's time."""
        with self.begin() as uow:
            at = uow.now()
            uow.staff.seen(session, at=at)
            uow.commit()
        return at

    def left_behind(self, session: SessionId, staff_id: StaffId) -> Sequence[str]:
        """Return the references of undecided cases somebody left notes on, and holds no more.

        Asked after signing in: it is about a session before that nobody ended.
        """
        with self.begin() as uow:
            since = uow.staff.lost_session(session)
            if since is None:
                return ()
            return uow.applicants.drafts_left(staff_id, since=since, at=uow.now())

    def clock_differs(self, minutes: int, *, by: Actor) -> None:
        """Record that a desk's clock is wrong: ahead of the office's time, or (negative) behind."""
        with self.begin() as uow:
            at, subject = uow.now(), f"staff:{by.staff_id}"
            uow.audit.record("staff.clock_differs", subject, by=by, at=at, minutes=str(minutes))
            uow.commit()

    def decided_today(self, staff_id: StaffId) -> int:
        """Count what one person decided on this Hong Kong day."""
        start = start_of_day(hong_kong_day(self.lists.now()))
        return self.lists.decided_by(staff_id, start)
