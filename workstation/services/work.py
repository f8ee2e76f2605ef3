"""The office's own work: reading, checking, releasing, preparing, expiring, purging, sealing."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from workstation.domain.applications import (
    ApplicationId,
    DecisionId,
    Move,
    Stage,
)
from workstation.domain.errors import ChangedElsewhere, NotClaimed, WorkstationError
from workstation.domain.holdings import Job, JobKind, ProofId
from workstation.domain.pins import TRY_WINDOW
from workstation.domain.policy import Policy
from workstation.domain.staff import SYSTEM
from workstation.ports import AuditLog, Begin
from workstation.services.letters import LetterService
from workstation.services.messages import MessageService
from workstation.services.moves import Moves
from workstation.services.reading import ReadingService
from workstation.services.release import Release, ReleaseService
from workstation.services.roster import RosterService

_LEASE: Final = timedelta(minutes=5)
_HELD_AGAIN: Final = timedelta(minutes=1)
_RETRY: Final = timedelta(seconds=30)
_MOST_ATTEMPTS: Final = 5
_SWEEP: Final = 100
QUICK: Final = (
    JobKind.RELEASE_PIN,
    JobKind.CLEAR_IDENTITY,
    JobKind.PREPARE_LETTER,
    JobKind.CHECK_ROSTER,
)
"""Work of milliseconds; it never waits behind the reading of uploads."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What one round of work did."""

    jobs: int
    messages: int
    expired: int
    purged: int
    sealed: int

    @property
    def nothing(self) -> bool:
        """Whether there was nothing to do."""
        return not (self.jobs or self.messages or self.expired or self.purged)


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """Runs the office's jobs; any number of workers may run at once."""

    begin: Begin
    reading: ReadingService
    roster: RosterService
    letters: LetterService
    release: ReleaseService
    messages: MessageService
    moves: Moves
    log: AuditLog

    def round(self, *, reads: int = 1) -> Done:
        """Do what is due: quick jobs all, up to ``reads`` uploads, messages, sweeps."""
        with self.begin() as uow:
            uow.jobs.reap(at=uow.now())
            uow.commit()
        jobs = 0
        while self._one(QUICK):
            jobs += 1
        sent = len(self.messages.send_due())
        self.letters.discard_files()
        for _ in range(reads):
            if not self._one((JobKind.READ_PROOF,)):
                break
            jobs += 1
        return Done(
            jobs=jobs,
            messages=sent,
            expired=self.expire(),
            purged=self.purge(),
            sealed=self.log.seal(),
        )

    def _one(self, kinds: tuple[JobKind, ...]) -> bool:
        with self.begin() as uow:
            at = uow.now()
            job = uow.jobs.begin(at=at, lease_until=at + _LEASE, kinds=kinds)
            uow.commit()
        if job is None:
            return False
        try:
            again = _HANDLERS[job.kind](self, job)
        except WorkstationError as error:
            self._put_back(job, error.code)
        except Exception as error:
            self._put_back(job, type(error).__name__)
            raise
        else:
            self._close(job, again)
        return True

    def read_proof(self, job: Job) -> timedelta | None:
        """Read an upload."""
        self.reading.read(ProofId(job.subject))
        return None

    def check_roster(self, job: Job) -> timedelta | None:
        """Check a received application against the roster."""
        self.roster.check_application(ApplicationId(job.subject))
        return None

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

    def _put_back(self, job: Job, error: str) -> None:
        with self.begin() as uow:
            try:
                if job.attempts >= _MOST_ATTEMPTS:
                    uow.jobs.fail(job, error=error)
                else:
                    run_at = uow.now() + _RETRY * job.attempts
                    uow.jobs.retry(job, run_at=run_at, error=error)
            except NotClaimed:
                return
            uow.commit()

    def expire(self) -> int:
        """Close applications whose applicants did not answer in time, each on its own."""
        return sum(self._expire(id_, stage) for id_, stage in self._unanswered())

    def _unanswered(self) -> list[tuple[ApplicationId, Stage]]:
        with self.begin() as uow:
            at, policy = uow.now(), uow.staff.policy()
            return [
                (id_, stage)
                for stage, days in _waits(policy).items()
                for id_ in uow.applications.waiting_since(
                    at - timedelta(days=days), stages=(stage,), limit=_SWEEP
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
        """Destroy uploads of applications closed for long enough, and PINs that died unsent.

        Tries where there was no PIN are forgotten once they count no more.
        """
        with self.begin() as uow:
            at, policy = uow.now(), uow.staff.policy()
            before = at - timedelta(days=policy.picture_retention_days)
            ids = uow.proofs.purgeable(before, limit=_SWEEP)
            purged = [id_ for id_ in ids if uow.proofs.purge(id_)]
            for id_ in purged:
                uow.audit.record("proof.purged", f"proof:{id_}", by=SYSTEM, at=at)
            wiped = uow.outbox.wipe(expired_before=at)
            forgotten = uow.pins.forget_stray_tries(at - TRY_WINDOW)
            if wiped or forgotten or purged:
                uow.commit()
        return len(purged)


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
    JobKind.PREPARE_LETTER: Work.prepare_letter,
    JobKind.CLEAR_IDENTITY: Work.clear_identity,
    JobKind.RELEASE_PIN: Work.release_pin,
}
"""Each does one job and says after how long it must be tried again, if it must."""
