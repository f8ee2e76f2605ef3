"""One transaction over all repositories."""

from datetime import datetime
from types import TracebackType
from typing import Self

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from workstation.persistence.audit import SqlAudit
from workstation.persistence.engine import Clock, translated
from workstation.persistence.repositories.applicants import SqlApplicants
from workstation.persistence.repositories.applications import SqlApplications
from workstation.persistence.repositories.checks import SqlChecks
from workstation.persistence.repositories.decisions import SqlDecisions, SqlReferrals
from workstation.persistence.repositories.jobs import SqlJobs
from workstation.persistence.repositories.letters import SqlLetters
from workstation.persistence.repositories.outbox import SqlOutbox
from workstation.persistence.repositories.pins import SqlPins
from workstation.persistence.repositories.proofs import SqlProofs
from workstation.persistence.repositories.roster import SqlRoster
from workstation.persistence.repositories.staff import SqlStaff
from workstation.ports import PictureStore, Sealing


class SqlUnitOfWork:
    """See the port."""

    def __init__(
        self, engine: Engine, sealing: Sealing, pictures: PictureStore, clock: Clock
    ) -> None:
        session = Session(engine, expire_on_commit=False, autoflush=False)
        self._session = session
        self._clock = clock
        self.applicants = SqlApplicants(session, sealing)
        self.applications = SqlApplications(session, sealing, self.applicants)
        self.proofs = SqlProofs(session, sealing, pictures)
        self.decisions = SqlDecisions(session, sealing)
        self.referrals = SqlReferrals(session, sealing)
        self.letters = SqlLetters(session, sealing)
        self.checks = SqlChecks(session, sealing)
        self.pins = SqlPins(session, sealing)
        self.outbox = SqlOutbox(session, sealing)
        self.jobs = SqlJobs(session)
        self.staff = SqlStaff(session)
        self.roster = SqlRoster(session, sealing)
        self.audit = SqlAudit(session, sealing)

    def __enter__(self) -> Self:
        """See the port."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """See the port; what staff can act on is said in our own words."""
        self._session.close()
        if isinstance(error, DBAPIError):
            told = translated(error)
            if told is not error:
                raise told from error

    def now(self) -> datetime:
        """See the port."""
        return self._clock(self._session.connection())

    def commit(self) -> None:
        """See the port."""
        self._session.commit()
