"""The public-housing roster: checking an applicant against it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from workstation.domain.addresses import ParsedAddress
from workstation.domain.applicants import Applicant
from workstation.domain.applications import Application, ApplicationId, Move, Route, Stage
from workstation.domain.calendar import hong_kong_day
from workstation.domain.errors import NoRoster
from workstation.domain.holdings import SnapshotId
from workstation.domain.reasons import Reason
from workstation.domain.roster import RosterFinding, RosterQuery, RosterVerdict
from workstation.domain.staff import SYSTEM, Actor
from workstation.ports import Begin, LookUp, UnitOfWork
from workstation.services.moves import Ground, Moves
from workstation.services.roster_checks import check_queries


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterService:
    """The use cases of the roster."""

    begin: Begin
    look_up: LookUp
    now: Callable[[], datetime]
    """The database's time."""
    moves: Moves
    parse: Callable[[str], ParsedAddress]

    def snapshot(self, uow: UnitOfWork) -> SnapshotId | None:
        """Return the snapshot checks stand on, inside somebody's transaction."""
        return uow.roster.active_id()

    def check(self, query: RosterQuery, as_of: date | None) -> RosterFinding:
        """Say what the roster knows of one query; without a day, as of the office's today."""
        return self.check_all([(query, as_of)])[0]

    def check_all(self, asked: Sequence[tuple[RosterQuery, date | None]]) -> list[RosterFinding]:
        """Say what one snapshot knows of each query, in their order.

        Raises:
            NoRoster: none is loaded.
        """
        dated = list(self._dated(asked))
        with self.look_up() as roster:
            if roster.active_id() is None:
                raise NoRoster
            return check_queries(roster, self.parse, dated)

    def _dated(
        self, asked: Iterable[tuple[RosterQuery, date | None]]
    ) -> Iterator[tuple[RosterQuery, date]]:
        today: date | None = None
        for query, as_of in asked:
            if as_of is None:
                today = today or hong_kong_day(self.now())
                yield query, today
            else:
                yield query, as_of

    def record_checks(self, count: int, *, by: Actor) -> None:
        """Write into the log that somebody has asked so many queries of a list of theirs."""
        with self.begin() as uow:
            subject = f"roster_snapshot:{self.snapshot(uow) or 0}"
            uow.audit.record("roster.checked", subject, by=by, at=uow.now(), rows=str(count))
            uow.commit()

    def finding(
        self, uow: UnitOfWork, application: Application, applicant: Applicant
    ) -> RosterFinding | None:
        """Return what the roster says of an applicant in public housing, else None."""
        if application.route is not Route.PUBLIC_HOUSING or uow.roster.active_id() is None:
            return None
        query = RosterQuery(
            id=str(application.id),
            name=applicant.name,
            document_number=applicant.document.number,
            address=applicant.address,
        )
        day = hong_kong_day(application.submitted_at)
        return check_queries(uow.roster, self.parse, [(query, day)])[0]

    def check_application(self, id_: ApplicationId) -> RosterVerdict | None:
        """Check a received application and send it on: verified, to a person, or to a letter.

        Without a roster a person decides. None: the application is not waiting any more.
        """
        with self.begin() as uow:
            application = uow.applications.get(id_)
            if application.stage is not Stage.RECEIVED:
                return None
            snapshot = uow.grounds.snapshot_in_force()  # before the question: it is the answer's
            finding = self.finding(uow, application, uow.applicants.get(id_))
            verdict = None if finding is None else finding.verdict
            ground = Ground(
                snapshot=snapshot,
                finding=finding,
                reason="" if verdict is None else verdict.value,
            )
            self.moves.make(
                uow,
                application,
                _MOVE_OF.get(verdict, Move.START_ROSTER_REVIEW),
                by=SYSTEM,
                policy=uow.staff.policy(),
                ground=ground,
            )
            uow.commit()
        return verdict

    def give_up(self, uow: UnitOfWork, id_: ApplicationId) -> None:
        """Let a person check an application that the computer tried too often."""
        application = uow.applications.get(id_)
        if application.stage is Stage.RECEIVED:
            self.moves.make(
                uow,
                application,
                Move.START_ROSTER_REVIEW,
                by=SYSTEM,
                policy=uow.staff.policy(),
                ground=Ground(snapshot=self.snapshot(uow), reason=Reason.ROSTER_CHECK_FAILED),
            )


_MOVE_OF: dict[RosterVerdict | None, Move] = {
    RosterVerdict.EXACT: Move.CONFIRM_ON_ROSTER,
    RosterVerdict.NONE: Move.SEND_LETTER,
}
