"""Small questions a signed-in desk asks all day."""

from dataclasses import dataclass
from datetime import datetime

from workstation.domain.calendar import hong_kong_day, start_of_day
from workstation.domain.holdings import SessionId
from workstation.domain.staff import StaffId
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

    def decided_today(self, staff_id: StaffId) -> int:
        """Count what one person decided on this Hong Kong day."""
        start = start_of_day(hong_kong_day(self.lists.now()))
        return self.lists.decided_by(staff_id, start)
