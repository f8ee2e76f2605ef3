"""The office's own work: reading, checking, releasing, preparing, expiring, purging, sealing."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from workstation.domain.applications import (
    ApplicationId,
    DecisionId,
    Move,
    Stage,
)
from workstation.domain.calendar import hong_kong_day, start_of_day
from workstation.domain.errors import (
    ChangedElsewhere,
    DatabaseBusy,
    DatabaseUnreachable,
    NotClaimed,
    WorkstationError,
)
from workstation.domain.holdings import Job, JobKind, ProofId
from workstation.domain.messages import SendOutcome
from workstation.domain.pins import TRY_WINDOW
from workstation.domain.policy import Policy
from workstation.domain.staff import SYSTEM
from workstation.ports import AuditLog, Begin, UnitOfWork
from workstation.services.letters import LetterService
from workstation.services.messages import MessageService
from workstation.services.moves import Moves
from workstation.services.reading import ReadingService
from workstation.services.release import Release, ReleaseService
from workstation.services.roster import RosterService
from workstation.services.roster_ground import GroundService

_LEASE: Final = timedelta(minutes=5)
"""Longer than a page, which is given up after a minute and a half; prolonged after each."""
_HELD_AGAIN: Final = timedelta(minutes=1)
_NEXT_LOT: Final = timedelta(seconds=1)
"""Between lots of changed ground other work has its turn."""
_RETRY: Final = timedelta(seconds=30)
_MOST_ATTEMPTS: Final = 5
_SWEEP: Final = 100
_PURGE: Final = 25
"""Applications of one transaction: on one computer nobody else can write until it ends."""
_SWEEP_EVERY: Final = timedelta(minutes=1)
_QUICK_AT_ONCE: Final = 50
"""So many, and then the messages have their turn: a PIN must not wait behind a roster's checks."""
QUICK: Final = (
    JobKind.RELEASE_PIN,
    JobKind.CLEAR_IDENTITY,
    JobKind.PREPARE_LETTER,
    JobKind.CHECK_GROUND,
    JobKind.CHECK_ROSTER,
)
"""Work of milliseconds, the most urgent first; it never waits behind the reading of uploads."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What one round of work did."""

    jobs: int
    messages: int
    expired: int
    purged: int
    sealed: int
    trouble: Exception | None = None
    """The first mistake of the program in a job; the job is tried again, the others were done."""

    @property
    def nothing(self) -> bool:
        """Whether there was nothing to do."""
        return not (self.jobs or self.messages or self.expired or self.purged)


@dataclass(slots=True, kw_only=True)
class Work:
    """Runs the office's jobs; any number of workers may run at once."""

    begin: Begin
    reading: ReadingService
    roster: RosterService
    grounds: GroundService
    letters: LetterService
    release: ReleaseService
    messages: MessageService
    moves: Moves
    log: AuditLog
    _swept_at: datetime | None = field(default=None, init=False)
    """When a sweep last found nothing more to do."""

    def round(self, *, reads: int = 1) -> Done:
        """Do what is due: messages, some quick jobs, up to ``reads`` uploads, sweeps."""
        with self.begin() as uow:
            at = uow.now()
            uow.jobs.reap(at=at)
            uow.commit()
        sent = self._send()
        troubles: list[Exception] = []
        jobs = self._some(QUICK, _QUICK_AT_ONCE, troubles)
        if jobs:
            sent += self._send()
        jobs += self._some((JobKind.READ_PROOF,), reads, troubles)
        expired, purged = self._sweep(at)
        return Done(
            jobs=jobs,
            messages=sent,
            expired=expired,
            purged=purged,
            sealed=self.log.seal(),
            trouble=troubles[0] if troubles else None,
        )

    def _send(self) -> int:
        """Send what is due; finding the way out out of order is no work done."""
        sent = self.messages.send_due()
        return sum(one.outcome is not SendOutcome.OUT_OF_ORDER for one in sent)

    def _sweep(self, at: datetime) -> tuple[int, int]:
        """Expire, purge and tidy up: once a minute, or every round while there is much to do."""
        if self._swept_at is not None and timedelta() <= at - self._swept_at < _SWEEP_EVERY:
            return 0, 0
        expired, purged = self.expire(), self.purge()
        self.letters.discard_files()
        self._swept_at = None if expired or purged else at
        return expired, purged

    def _some(self, kinds: tuple[JobKind, ...], most: int, troubles: list[Exception]) -> int:
        for done in range(most):
            if not self._one(kinds, troubles):
                return done
        return most

    def _one(self, kinds: tuple[JobKind, ...], troubles: list[Exception]) -> bool:
        with self.begin() as uow:
            at = uow.now()
            job = uow.jobs.begin(at=at, lease_until=at + _LEASE, kinds=kinds)
            uow.commit()
        if job is None:
            return False
        if job.attempts > _MOST_ATTEMPTS:
            self._give_up(job, "worker_lost")  # as often as it was tried
            return True
        try:
            again = _HANDLERS[job.kind](self, job)
        except (DatabaseBusy, DatabaseUnreachable) as error:
            self._wait(job, error.code)  # it says nothing about the job: as long as it takes
        except WorkstationError as error:
            self._put_back(job, error.code)
        except Exception as error:  # told by who runs the round; other work goes on
            self._put_back(job, type(error).__name__)
            troubles.append(error)
        else:
            self._close(job, again)
        return True

    def read_proof(self, job: Job) -> timedelta | None:
        """Read an upload."""
        self.reading.read(ProofId(job.subject), page_read=lambda: self._prolong(job))
        return None

    def _prolong(self, job: Job) -> None:
        with self.begin() as uow:
            uow.jobs.prolong(job, lease_until=uow.now() + _LEASE)
            uow.commit()

    def check_roster(self, job: Job) -> timedelta | None:
        """Check a received application against the roster."""
        self.roster.check_application(ApplicationId(job.subject))
        return None

    def check_ground(self, job: Job) -> timedelta | None:
        """Ask a new roster again about some of those who were verified on an older one."""
        del job  # whichever roster is in force by now
        return _NEXT_LOT if self.grounds.recheck() else None

    def prepare_letter(self, job: Job) -> timedelta | None:
        """Make the letter a decision asks for."""
        self.letters.prepare(DecisionId(job.subject))
        return None

    def clear_identity(self, job: Job) -> timedelta | None:
        """Let a passed identity check through."""
        held = self.release.clear(DecisionId(job.subject)) is Release.HELD
        return _HELD_AGAIN if held else None

    def release_pin(self, job: Job) -> timedelta | None:
        """Release a PIN."""
        held = self.release.release(DecisionId(job.subject)) is Release.HELD
        return _HELD_AGAIN if held else None

    def _close(self, job: Job, again: timedelta | None) -> None:
        with self.begin() as uow:
            try:
                if again is None:
                    uow.jobs.finish(job)
                else:
                    uow.jobs.retry(job, run_at=uow.now() + again, error="held", failed=False)
            except NotClaimed:
                return  # another worker took the job over; what was done is done once anyway
            uow.commit()

    def _wait(self, job: Job, error: str) -> None:
        with self.begin() as uow:
            try:
                uow.jobs.retry(job, run_at=uow.now() + _RETRY, error=error, failed=False)
            except NotClaimed:
                return
            uow.commit()

    def _put_back(self, job: Job, error: str) -> None:
        if job.attempts >= _MOST_ATTEMPTS:
            self._give_up(job, error)
            return
        with self.begin() as uow:
            try:
                run_at = uow.now() + _RETRY * job.attempts
                uow.jobs.retry(job, run_at=run_at, error=error)
            except NotClaimed:
                return
            uow.commit()

    def _give_up(self, job: Job, error: str) -> None:
        """Leave a job to a person who can do it; where nobody can, to a supervisor who sees it."""
        hand_over = _HANDED_OVER.get(job.kind)
        if hand_over is None:
            self._fail(job, error)
            return
        try:
            with self.begin() as uow:
                hand_over(self, uow, job)
                uow.jobs.finish(job)
                uow.commit()
        except (DatabaseBusy, DatabaseUnreachable) as busy:
            self._wait(job, busy.code)
        except Exception as trouble:
            self._fail(job, error)
            if not isinstance(trouble, WorkstationError):
                raise

    def _fail(self, job: Job, error: str) -> None:
        with self.begin() as uow:
            try:
                uow.jobs.fail(job, error=error)
            except NotClaimed:
                return
            at, subject = uow.now(), f"job:{job.id}"
            uow.audit.record("job.failed", subject, by=SYSTEM, at=at, kind=job.kind, error=error)
            uow.commit()

    def _leave_to_the_eye(self, uow: UnitOfWork, job: Job) -> None:
        self.reading.give_up(uow, ProofId(job.subject))

    def _leave_to_the_roster_desk(self, uow: UnitOfWork, job: Job) -> None:
        self.roster.give_up(uow, ApplicationId(job.subject))

    def expire(self) -> int:
        """Close applications whose applicants did not answer in time, each on its own."""
        return sum(self._expire(id_, stage) for id_, stage in self._unanswered())

    def _unanswered(self) -> list[tuple[ApplicationId, Stage]]:
        """Return what has waited through its last day, to its end in Hong Kong, as was promised."""
        with self.begin() as uow:
            today, policy = hong_kong_day(uow.now()), uow.staff.policy()
            return [
                (id_, stage)
                for stage, days in _waits(policy).items()
                for id_ in uow.applications.waiting_since(
                    start_of_day(today - timedelta(days=days)), stages=(stage,), limit=_SWEEP
                )
            ]

    def _expire(self, id_: ApplicationId, stage: Stage) -> bool:
        try:
            with self.begin() as uow:
                application, policy = uow.applications.get(id_), uow.staff.policy()
                if application.stage is not stage:
                    return False
                self.moves.make(uow, application, Move.EXPIRE, by=SYSTEM, policy=policy)
                uow.commit()
        except ChangedElsewhere:
            return False  # another worker, or the applicant after all
        return True

    def purge(self) -> int:
        """Destroy pictures of applications closed for long enough, and PINs that died unsent.

        Pictures are uploads and the documents shown at the counter; their digests stay.
        Tries where there was no PIN are forgotten once they count no more.
        """
        with self.begin() as uow:
            at, policy = uow.now(), uow.staff.policy()
            before = at - timedelta(days=policy.picture_retention_days)
            due = uow.applications.begin_purge(before, limit=_PURGE)
            purged = sum(_destroy_pictures(uow, id_, at) for id_ in due)
            wiped = uow.outbox.wipe(expired_before=at)
            forgotten = uow.pins.forget_stray_tries(at - TRY_WINDOW)
            if wiped or forgotten or due:
                uow.commit()
        return purged


def _destroy_pictures(uow: UnitOfWork, id_: ApplicationId, at: datetime) -> int:
    """Destroy the pictures of an application and return how many."""
    proofs, checks = uow.proofs.purge(id_), uow.checks.purge(id_)
    for proof in proofs:
        uow.audit.record("proof.purged", f"proof:{proof}", by=SYSTEM, at=at)
    for check in checks:
        uow.audit.record(
            "application.document_picture_purged",
            f"application:{id_}",
            by=SYSTEM,
            at=at,
            check=str(check),
        )
    return len(proofs) + len(checks)


def _waits(policy: Policy) -> Mapping[Stage, int]:
    """Return for how many days an application may stand where only its applicant can move it."""
    return {
        Stage.AWAITING_APPLICANT: policy.awaiting_applicant_days,
        Stage.LETTER_POSTED: policy.unanswered_days,
        Stage.LETTER_RETURNED: policy.unanswered_days,
        Stage.PIN_RELEASED: policy.unanswered_days,
    }


_HANDLERS: Final[Mapping[JobKind, Callable[[Work, Job], timedelta | None]]] = {
    JobKind.READ_PROOF: Work.read_proof,
    JobKind.CHECK_ROSTER: Work.check_roster,
    JobKind.CHECK_GROUND: Work.check_ground,
    JobKind.PREPARE_LETTER: Work.prepare_letter,
    JobKind.CLEAR_IDENTITY: Work.clear_identity,
    JobKind.RELEASE_PIN: Work.release_pin,
}
"""Each does one job and says after how long it must be tried again, if it must."""

_HANDED_OVER: Final[Mapping[JobKind, Callable[[Work, UnitOfWork, Job], None]]] = {
    JobKind.READ_PROOF: Work._leave_to_the_eye,
    JobKind.CHECK_ROSTER: Work._leave_to_the_roster_desk,
}
"""Where a person can do what the computer could not; other work stays with the supervisor."""
