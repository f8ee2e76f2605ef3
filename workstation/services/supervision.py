"""The supervisor's view: what waits, what was decided, whose promise is at risk."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from workstation.domain.applications import REVIEWED, Stage
from workstation.domain.calendar import add_working_days, end_of_day, hong_kong_day, start_of_day
from workstation.domain.holdings import FailedJob, JobId, StaffLoad, StageCount
from workstation.domain.messages import MessageState
from workstation.domain.queue import QueueRow
from workstation.domain.staff import Actor, Permission
from workstation.ports import Begin, Lists
from workstation.services.authority import require

SHOWN_DAYS = 14
_AT_RISK_SHOWN = 100
_FAILED_SHOWN = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """The supervisor's figures at one moment."""

    at: datetime
    stages: Sequence[StageCount]
    ages: Sequence[tuple[str, int, int]]
    """What waits for a reviewer, by age: (band, class, count)."""
    decided: Mapping[date, int]
    """People's decisions, per Hong Kong day, the last fourteen."""
    loads: Sequence[StaffLoad]
    """Today, per person."""
    at_risk: Sequence[QueueRow]
    """Promised for the next working day or before, most urgent first."""
    failed_messages: int
    unknown_messages: int
    """Those of ``failed_messages`` that perhaps left."""
    """How many messages were given up, or left perhaps: a person decides what becomes of them."""
    failed_jobs: Sequence[FailedJob]
    """The office's own work that was given up, oldest first, the first hundred."""

    @property
    def waiting(self) -> int:
        """How many applications wait for a reviewer."""
        return sum(s.count for s in self.stages if s.stage in REVIEWED)

    @property
    def oldest(self) -> datetime | None:
        """Since when the oldest of them waits."""
        waiting = [s.oldest for s in self.stages if s.stage in REVIEWED and s.oldest is not None]
        return min(waiting, default=None)

    @property
    def late(self) -> int:
        """How many applications whose PIN has not gone are due today or were before."""
        return sum(s.promise_at_risk for s in self.stages)

    @property
    def decided_today(self) -> int:
        """How many decisions people made today."""
        return self.decided.get(hong_kong_day(self.at), 0)

    def count(self, *stages: Stage) -> int:
        """Count the applications at some stages."""
        return sum(s.count for s in self.stages if s.stage in stages)


@dataclass(frozen=True, slots=True, kw_only=True)
class SupervisionService:
    """The use case of the supervisor's screen."""

    begin: Begin
    lists: Lists
    holidays: Collection[date]

    def overview(self, *, by: Actor) -> Overview:
        """Return the figures of this moment."""
        with self.begin() as uow:
            require(uow, by, Permission.SUPERVISE)
            at = uow.now()
        today = hong_kong_day(at)
        days = [today - timedelta(days=back) for back in reversed(range(SHOWN_DAYS))]
        soon = add_working_days(today, 1, self.holidays)
        messages = self.lists.message_counts()
        return Overview(
            at=at,
            stages=self.lists.stages(today),
            ages=self.lists.ages(at),
            decided=self.lists.decided_by_day(
                [(day, start_of_day(day), end_of_day(day)) for day in days]
            ),
            loads=self.lists.loads(start_of_day(today), at=at),
            at_risk=self.lists.at_risk(soon, limit=_AT_RISK_SHOWN),
            failed_messages=messages.get(MessageState.FAILED, 0)
            + messages.get(MessageState.UNKNOWN, 0),
            unknown_messages=messages.get(MessageState.UNKNOWN, 0),
            failed_jobs=self.lists.failed_jobs(limit=_FAILED_SHOWN),
        )

    def try_again(self, jobs: Sequence[JobId], *, by: Actor) -> None:
        """Let work that was given up be tried once more.

        Raises:
            ChangedElsewhere: one is not given up any more; none was touched.
        """
        with self.begin() as uow:
            require(uow, by, Permission.SUPERVISE)
            at = uow.now()
            for id_ in jobs:
                uow.jobs.again(id_, at=at)
                uow.audit.record("job.tried_again", f"job:{id_}", by=by, at=at)
            uow.commit()
