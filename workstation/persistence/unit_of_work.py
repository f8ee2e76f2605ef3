"""One transaction over all repositories."""

from datetime import datetime
from types import TracebackType
from typing import Self

from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError
from sqlalchemy.exc import TimeoutError as NoConnectionFree
from sqlalchemy.orm import Session

from workstation.domain.errors import ChangedElsewhere, DatabaseBusy
from workstation.persistence.audit import SqlAudit
from workstation.persistence.engine import Clock, somebody_was_first
from workstation.persistence.repositories.applicants import SqlApplicants
from workstation.persistence.repositories.applications import SqlApplications
from workstation.persistence.repositories.checks import SqlChecks
from workstation.persistence.repositories.corrections import SqlCorrections
from workstation.persistence.repositories.decisions import SqlDecisions, SqlReferrals
from workstation.persistence.repositories.jobs import SqlJobs
from workstation.persistence.repositories.letters import SqlLetters
from workstation.persistence.repositories.outbox import SqlOutbox
from workstation.persistence.repositories.phone_codes import SqlPhoneCodes
from workstation.persistence.repositories.pins import SqlPins
from workstation.persistence.repositories.proofs import SqlProofs
from workstation.persistence.repositories.roster import SqlRoster
from workstation.persistence.repositories.roster_grounds import SqlRosterGrounds
from workstation.persistence.repositories.signals import SqlSignals
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
        self.signals = SqlSignals(session, sealing)
        self.corrections = SqlCorrections(session, sealing)
        self.decisions = SqlDecisions(session, sealing)
        self.referrals = SqlReferrals(session, sealing)
        self.letters = SqlLetters(session, sealing)
        self.checks = SqlChecks(session, sealing, pictures)
        self.pins = SqlPins(session, sealing)
        self.phone_codes = SqlPhoneCodes(session, sealing)
        self.outbox = SqlOutbox(session, sealing)
        self.jobs = SqlJobs(session)
        self.staff = SqlStaff(session)
        self.roster = SqlRoster(session, sealing)
        self.grounds = SqlRosterGrounds(session, sealing)
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
        """See the port; a row that somebody else wrote first is a change from elsewhere."""
        self._session.close()
        if isinstance(error, IntegrityError) and somebody_was_first(error):
            raise ChangedElsewhere from error
        if isinstance(error, NoConnectionFree):
            raise DatabaseBusy from error

    def now(self) -> datetime:
        """See the port."""
        return self._clock(self._session.connection())

    def commit(self) -> None:
        """See the port."""
        self._session.commit()
