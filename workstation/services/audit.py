"""The audit viewer."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from workstation.domain.audit import AuditReport
from workstation.domain.holdings import AuditRow
from workstation.domain.staff import Actor, Permission, StaffId, StaffMember
from workstation.ports import AuditLog, Begin, Lists
from workstation.services.authority import require


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditFilter:
    """What narrows the audit viewer."""

    staff_id: StaffId | None = None
    action: str = ""
    """How the action begins: ``application.``, ``pin.released``."""
    subject: str = ""
    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditOpening:
    """What the viewer needs before it can filter."""

    at: datetime
    """The database's time: "today" is counted from it."""
    people: Sequence[StaffMember]
    """Everybody an entry can be of, those who left too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditService:
    """The use cases of the log."""

    begin: Begin
    lists: Lists
    log: AuditLog

    def opening(self, *, by: Actor) -> AuditOpening:
        """Return the time and the people to filter by."""
        with self.begin() as uow:
            require(uow, by, Permission.SEE_AUDIT)
            return AuditOpening(at=uow.now(), people=uow.staff.all())

    def page(
        self, filter_: AuditFilter, *, by: Actor, before: int | None = None, limit: int = 200
    ) -> Sequence[AuditRow]:
        """Return entries, newest first."""
        with self.begin() as uow:
            require(uow, by, Permission.SEE_AUDIT)
        return self.lists.audit(
            staff_id=filter_.staff_id,
            action=filter_.action,
            subject=filter_.subject,
            since=filter_.since,
            until=filter_.until,
            before=before,
            limit=limit,
        )

    def record_key_export(self, *, by: Actor) -> None:
        """Record that the office key is about to be written to a file."""
        with self.begin() as uow:
            require(uow, by, Permission.CHANGE_SETTINGS)
            uow.audit.record("office_key.exported", "office_key", by=by, at=uow.now())
            uow.commit()

    def seal(self) -> int:
        """Seal what was written since the last checkpoint."""
        return self.log.seal()

    def verify(self) -> AuditReport:
        """Prove the log, or name what is broken."""
        return self.log.verify()

    def entries(self) -> Iterable[Mapping[str, object]]:
        """Return every entry, for an export."""
        return self.log.entries()
