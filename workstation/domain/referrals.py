"""Second opinions: what one person proposes and another decides."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import NewType

from workstation.domain.applications import ApplicationId, Move
from workstation.domain.errors import SamePerson
from workstation.domain.staff import StaffId

ReferralId = NewType("ReferralId", int)


class ReferralOutcome(StrEnum):
    """What the second person said. The values are stored."""

    CONFIRMED = "confirmed"
    SENT_BACK = "sent_back"
    OVERTAKEN = "overtaken"
    """Nobody said anything: a newer proof arrived, or the application was closed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Referral:
    """A decision that waits for a second person."""

    id: ReferralId
    application_id: ApplicationId
    revision: int
    """What the first person judged; a newer one is somebody's to judge first."""
    move: Move
    """What the first person proposes; for the counter, REFER_IDENTITY: the second decides."""
    reason: str
    note: str = field(repr=False)
    referred_by: StaffId
    referred_at: datetime
    decided_by: StaffId | None = None
    outcome: ReferralOutcome | None = None

    def require_other(self, staff_id: StaffId) -> None:
        """Refuse the one who referred.

        Raises:
            SamePerson: the second person is the first.
        """
        if staff_id == self.referred_by:
            raise SamePerson
