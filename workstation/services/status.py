"""The health of the office in figures, for administrators and scripts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from workstation.domain.applications import CLOSED
from workstation.domain.calendar import hong_kong_day
from workstation.domain.holdings import DatabaseHealth, RosterSnapshot
from workstation.ports import Begin, Lists, ProofReader


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """Counts by stage, the oldest open application, what is due; how database and OCR do."""

    at: datetime
    stages: Mapping[str, int]
    oldest_open: datetime | None
    messages: Mapping[str, int]
    jobs: Mapping[str, int]
    database: DatabaseHealth
    reader: str
    reader_available: bool
    roster: RosterSnapshot | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusService:
    """The use case of looking at the office's health."""

    begin: Begin
    lists: Lists
    reader: ProofReader

    def status(self) -> Status:
        """Return the figures of this moment; no personal data."""
        with self.begin() as uow:
            at = uow.now()
            roster = uow.roster.active()
        counts = self.lists.stages(hong_kong_day(at))
        stages: dict[str, int] = {}
        for entry in counts:
            stages[entry.stage] = stages.get(entry.stage, 0) + entry.count
        oldest = [c.oldest for c in counts if c.stage not in CLOSED and c.oldest is not None]
        return Status(
            at=at,
            stages=stages,
            oldest_open=min(oldest, default=None),
            messages=self.lists.message_counts(),
            jobs=self.lists.job_counts(),
            database=self.lists.health(),
            reader=self.reader.name,
            reader_available=self.reader.available(),
            roster=roster,
        )
