"""The office's own work: claimed with a fence, so that a stalled worker's finish is refused.

States stand in the statements as they are, not as parameters: only so the partial indexes serve.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import case, delete, insert, literal_column, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from workstation.domain.errors import ChangedElsewhere, NotClaimed, TooLateToTakeBack
from workstation.domain.holdings import Job, JobId, JobKind
from workstation.persistence.repositories.statements import changed
from workstation.persistence.rows import JobRow

_READY, _LEASED, _FAILED = "ready", "leased", "failed"
_is_ready = JobRow.state == literal_column("'ready'")
_is_leased = JobRow.state == literal_column("'leased'")
_is_failed = JobRow.state == literal_column("'failed'")


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
                        state=_READY,
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
            delete(JobRow).where(JobRow.kind == kind, JobRow.dedupe_key == key, _is_ready),
        )
        if not gone:
            raise TooLateToTakeBack

    def begin(self, *, at: datetime, lease_until: datetime, kinds: Sequence[JobKind]) -> Job | None:
        """See the port."""
        id_ = next(filter(None, (self._due(kind, at) for kind in kinds)), None)
        if id_ is None:
            return None
        row = self._session.execute(
            update(JobRow)
            .where(JobRow.id == id_, _is_ready)
            .values(
                state=_LEASED,
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

    def _due(self, kind: JobKind, at: datetime) -> int | None:
        return self._session.scalar(
            select(JobRow.id)
            .where(_is_ready, JobRow.kind == kind, JobRow.run_at <= at)
            .order_by(JobRow.run_at, JobRow.id)
            .limit(1)
            .with_for_update(skip_locked=True)
        )

    def prolong(self, job: Job, *, lease_until: datetime) -> None:
        """See the port."""
        self._change(job, lease_until=lease_until)

    def finish(self, job: Job) -> None:
        """See the port."""
        gone = changed(
            self._session,
            delete(JobRow).where(JobRow.id == job.id, JobRow.fence == job.fence, _is_leased),
        )
        if not gone:
            raise NotClaimed

    def retry(self, job: Job, *, run_at: datetime, error: str, failed: bool = True) -> None:
        """See the port."""
        attempts = job.attempts if failed else job.attempts - 1
        self._change(
            job,
            state=_READY,
            run_at=run_at,
            last_error=error,
            attempts=attempts,
            lease_until=None,
        )

    def fail(self, job: Job, *, error: str) -> None:
        """See the port."""
        self._change(job, state=_FAILED, last_error=error, lease_until=None)

    def again(self, id_: JobId, *, at: datetime) -> None:
        """See the port."""
        ready = changed(
            self._session,
            update(JobRow)
            .where(JobRow.id == id_, _is_failed)
            .values(state=_READY, run_at=at, attempts=0),
        )
        if not ready:
            raise ChangedElsewhere

    def _change(self, job: Job, **values: object) -> None:
        ended = changed(
            self._session,
            update(JobRow)
            .where(JobRow.id == job.id, JobRow.fence == job.fence, _is_leased)
            .values(**values),
        )
        if not ended:
            raise NotClaimed

    def reap(self, *, at: datetime) -> int:
        """See the port. Two that reap at once never wait for each other."""
        lost = (
            select(JobRow.id)
            .where(_is_leased, JobRow.lease_until < at)
            .with_for_update(skip_locked=True)
        )
        return changed(
            self._session,
            update(JobRow)
            .where(JobRow.id.in_(lost))
            .values(
                state=_READY,
                # Only what strangers sent can kill its worker; a PIN waits for as long as it takes.
                attempts=case(
                    (JobRow.kind == JobKind.READ_PROOF, JobRow.attempts), else_=JobRow.attempts - 1
                ),
                last_error="worker_lost",
                lease_until=None,
            ),
        )
