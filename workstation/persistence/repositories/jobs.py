"""The office's own work: claimed with a fence, so that a stalled worker's finish is refused."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from workstation.domain.errors import NotClaimed, TooLateToTakeBack
from workstation.domain.holdings import Job, JobId, JobKind
from workstation.persistence.repositories.statements import changed
from workstation.persistence.rows import JobRow

READY, LEASED, DONE, FAILED = "ready", "leased", "done", "failed"


class SqlJobs:
    """See the port."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, kind: JobKind, subject: int, *, run_at: datetime, key: str = "") -> None:
        """See the port. The unique key makes a second queueing nothing."""
        try:
            with self._session.begin_nested():
                self._session.execute(
                    insert(JobRow).values(
                        kind=kind,
                        dedupe_key=key or str(subject),
                        payload={"subject": subject},
                        run_at=run_at,
                        state=READY,
                        attempts=0,
                        fence=0,
                        last_error="",
                    )
                )
        except IntegrityError:
            return

    def cancel(self, kind: JobKind, key: str) -> None:
        """See the port."""
        gone = changed(
            self._session,
            delete(JobRow).where(
                JobRow.kind == kind, JobRow.dedupe_key == key, JobRow.state == READY
            ),
        )
        if not gone:
            raise TooLateToTakeBack

    def begin(self, *, at: datetime, lease_until: datetime, kinds: Sequence[JobKind]) -> Job | None:
        """See the port."""
        id_ = self._session.scalar(
            select(JobRow.id)
            .where(JobRow.state == READY, JobRow.run_at <= at, JobRow.kind.in_(kinds))
            .order_by(JobRow.run_at, JobRow.id)
            .limit(1)
            .with_for_update(skip_locked=True)
        )
        if id_ is None:
            return None
        row = self._session.execute(
            update(JobRow)
            .where(JobRow.id == id_, JobRow.state == READY)
            .values(
                state=LEASED,
                lease_until=lease_until,
                fence=JobRow.fence + 1,
                attempts=JobRow.attempts + 1,
            )
            .returning(JobRow.kind, JobRow.payload, JobRow.attempts, JobRow.fence)
            .execution_options(synchronize_session=False)
        ).first()
        if row is None:
            return None
        return Job(
            id=JobId(id_),
            kind=JobKind(row[0]),
            subject=int(row[1]["subject"]),
            attempts=row[2],
            fence=row[3],
        )

    def finish(self, job: Job) -> None:
        """See the port."""
        self._end(job, state=DONE, last_error="", lease_until=None)

    def retry(self, job: Job, *, run_at: datetime, error: str, failed: bool = True) -> None:
        """See the port."""
        attempts = job.attempts if failed else job.attempts - 1
        self._end(
            job,
            state=READY,
            run_at=run_at,
            last_error=error,
            attempts=attempts,
            lease_until=None,
        )

    def fail(self, job: Job, *, error: str) -> None:
        """See the port."""
        self._end(job, state=FAILED, last_error=error, lease_until=None)

    def _end(self, job: Job, **values: object) -> None:
        ended = changed(
            self._session,
            update(JobRow)
            .where(JobRow.id == job.id, JobRow.fence == job.fence, JobRow.state == LEASED)
            .values(**values),
        )
        if not ended:
            raise NotClaimed

    def reap(self, *, at: datetime) -> int:
        """See the port. Two that reap at once never wait for each other."""
        lost = (
            select(JobRow.id)
            .where(JobRow.state == LEASED, JobRow.lease_until < at)
            .with_for_update(skip_locked=True)
        )
        return changed(
            self._session,
            update(JobRow)
            .where(JobRow.id.in_(lost))
            .values(state=READY, last_error="worker_lost", lease_until=None),
        )

    def counts(self) -> Mapping[str, int]:
        """See the port."""
        rows = self._session.execute(
            select(JobRow.state, func.count()).where(JobRow.state != DONE).group_by(JobRow.state)
        )
        return dict(rows.all())
