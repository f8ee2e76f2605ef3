"""The public-housing roster: loading a snapshot, checking an applicant against it."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date

from workstation.domain.addresses import ParsedAddress
from workstation.domain.applicants import Applicant
from workstation.domain.applications import Application, ApplicationId, Move, Route, Stage
from workstation.domain.calendar import hong_kong_day
from workstation.domain.errors import DatabaseBusy, DatabaseUnreachable, RosterRefused
from workstation.domain.holdings import CUT_OFF, BadRow, RosterLoad, RosterSnapshot, SnapshotId
from workstation.domain.reasons import Reason
from workstation.domain.roster import (
    RosterEntry,
    RosterFinding,
    RosterQuery,
    RosterVerdict,
    claimed_flats,
    decide,
)
from workstation.domain.staff import SYSTEM, Actor, Permission
from workstation.ports import Begin, RosterSource, UnitOfWork
from workstation.services.authority import require
from workstation.services.moves import Ground, Moves

_LARGEST_DROP = 0.05
_MOST_BAD = 0.02
"""A file of which more than so much cannot be read is not a roster."""
_LOT = 5_000
_FIRST_BAD = 50


@dataclass(slots=True)
class _Tally:
    """What a load has counted so far."""

    rows: int = 0
    bad: int = 0
    unknown_flats: int = 0
    doubles: int = 0
    cut_off: bool = False
    """Whether the file ends in the middle of a line."""
    first_bad: list[BadRow] = field(default_factory=list)

    def count_bad(self, row: BadRow) -> None:
        """Count a line that was left out; the first ones are named."""
        self.bad += 1
        self.cut_off = row.problem == CUT_OFF
        if len(self.first_bad) < _FIRST_BAD:
            self.first_bad.append(row)


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterService:
    """The use cases of the roster."""

    begin: Begin
    moves: Moves
    parse: Callable[[str], ParsedAddress]

    def load(
        self,
        source: RosterSource,
        as_of: date,
        *,
        accept_shrink: bool = False,
        by: Actor,
        on_progress: Callable[[int], None] = lambda _: None,
    ) -> RosterLoad:
        """Load a snapshot; checks go on against the old one until this one is whole.

        Args:
            source: the file.
            as_of: the day the list is of.
            accept_shrink: load although more than 5% of the residents are gone.
            by: who loads.
            on_progress: told how many rows were read.

        Raises:
            RosterRefused: the file is not plausible; nothing was replaced, ``facts`` say why.
            NotAllowed: only administrators may.
            ChangedElsewhere: somebody else began to load meanwhile; the later load goes on.
        """
        snapshot = self._begin_load(as_of, by)
        try:
            tally = self._fill(snapshot, source, on_progress)
            load = self._activate(snapshot, source, tally, by, accept_shrink=accept_shrink)
        except BaseException:
            self._discard(snapshot)
            self._drop_old()
            raise
        self._drop_old()
        return load

    def _begin_load(self, as_of: date, by: Actor) -> SnapshotId:
        with self.begin() as uow:
            require(uow, by, Permission.LOAD_ROSTER)
            left = uow.roster.unfinished()
            uow.commit()
        for snapshot in left:
            self._discard(snapshot)
        self._drop_old()
        with self.begin() as uow:
            snapshot = uow.roster.begin_load(as_of, by=by, at=uow.now())
            uow.commit()
        return snapshot

    def _fill(
        self, snapshot: SnapshotId, source: RosterSource, on_progress: Callable[[int], None]
    ) -> _Tally:
        tally, seen, lot = _Tally(), set[int](), list[RosterEntry]()
        for entry in _counted(source, tally, seen):
            lot.append(entry)
            if len(lot) == _LOT:
                self._put(snapshot, lot)
                lot.clear()
                on_progress(tally.rows)
        self._put(snapshot, lot)
        on_progress(tally.rows)
        return tally

    def _put(self, snapshot: SnapshotId, lot: list[RosterEntry]) -> None:
        with self.begin() as uow:
            uow.roster.put(snapshot, lot)
            uow.commit()

    def _activate(
        self,
        snapshot: SnapshotId,
        source: RosterSource,
        tally: _Tally,
        by: Actor,
        *,
        accept_shrink: bool,
    ) -> RosterLoad:
        digest = source.digest()
        with self.begin() as uow:
            old = uow.roster.active()
            self._require_plausible(tally, old, accept_shrink=accept_shrink)
            uow.roster.activate(snapshot, rows=tally.rows, bad_rows=tally.bad, digest=digest)
            at = uow.now()
            uow.audit.record(
                "roster.loaded",
                f"roster_snapshot:{snapshot}",
                by=by,
                at=at,
                rows=str(tally.rows),
                bad_rows=str(tally.bad),
                before="0" if old is None else str(old.rows),
            )
            uow.commit()
        return RosterLoad(
            snapshot=snapshot,
            rows=tally.rows,
            bad_rows=tally.bad,
            unknown_flats=tally.unknown_flats,
            first_bad=tuple(tally.first_bad),
        )

    def _require_plausible(
        self, tally: _Tally, old: RosterSnapshot | None, *, accept_shrink: bool
    ) -> None:
        facts = {
            "rows": str(tally.rows),
            "bad_rows": str(tally.bad),
            "before": "0" if old is None else str(old.rows),
        }
        if tally.rows == 0:
            raise RosterRefused(reason="empty", **facts)
        if tally.cut_off:
            raise RosterRefused(reason="truncated", **facts)
        if tally.bad + tally.doubles > _MOST_BAD * (tally.rows + tally.bad):
            line = str(tally.first_bad[0].line) if tally.first_bad else "-"
            raise RosterRefused(reason="too_many_bad_rows", first_bad_line=line, **facts)
        shrunk = old is not None and tally.rows < old.rows * (1 - _LARGEST_DROP)
        if shrunk and not accept_shrink:
            raise RosterRefused(reason="shrunk", **facts)

    def _discard(self, snapshot: SnapshotId) -> None:
        with self.begin() as uow:
            uow.roster.discard(snapshot)
            uow.commit()

    def _drop_old(self) -> None:
        """Delete what no check looks at any more; what a crash leaves goes with the next load.

        A lot at a time: the office works on meanwhile. The snapshots themselves stay, for decisions
        name them. A database that is out of order does not undo the load.
        """
        dropped = _LOT
        with suppress(DatabaseBusy, DatabaseUnreachable):
            while dropped:
                with self.begin() as uow:
                    dropped = uow.roster.drop(limit=_LOT)
                    uow.commit()

    def snapshots(self, *, by: Actor) -> Sequence[RosterSnapshot]:
        """Return the loads, newest first."""
        with self.begin() as uow:
            require(uow, by, Permission.LOAD_ROSTER)
            return uow.roster.snapshots()

    def snapshot(self, uow: UnitOfWork) -> SnapshotId | None:
        """Return the snapshot checks stand on, inside somebody's transaction."""
        active = uow.roster.active()
        return None if active is None else active.id

    def check(self, query: RosterQuery, as_of: date | None) -> RosterFinding:
        """Say what the roster knows of one query; without a day, as of the office's today."""
        with self.begin() as uow:
            return self._check(uow, query, as_of or hong_kong_day(uow.now()))

    def _check(self, uow: UnitOfWork, query: RosterQuery, as_of: date) -> RosterFinding:
        parsed = self.parse(query.address)
        return decide(
            query,
            parsed,
            uow.roster.with_numbers((query.number,)),
            uow.roster.in_flats(claimed_flats(parsed)),
            as_of=as_of,
        )

    def finding(
        self, uow: UnitOfWork, application: Application, applicant: Applicant
    ) -> RosterFinding | None:
        """Return what the roster says of an applicant in public housing, else None."""
        if application.route is not Route.PUBLIC_HOUSING or uow.roster.active() is None:
            return None
        query = RosterQuery(
            id=str(application.id),
            name=applicant.name,
            document_number=applicant.document.number,
            address=applicant.address,
        )
        return self._check(uow, query, hong_kong_day(application.submitted_at))

    def check_application(self, id_: ApplicationId) -> RosterVerdict | None:
        """Check a received application and send it on: verified, to a person, or to a letter.

        Without a roster a person decides. None: the application is not waiting any more.
        """
        with self.begin() as uow:
            application = uow.applications.get(id_)
            if application.stage is not Stage.RECEIVED:
                return None
            finding = self.finding(uow, application, uow.applicants.get(id_))
            verdict = None if finding is None else finding.verdict
            ground = Ground(
                snapshot=self.snapshot(uow), reason="" if verdict is None else verdict.value
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


def _counted(source: RosterSource, tally: _Tally, seen: set[int]) -> Iterator[RosterEntry]:
    """Yield the rows that count; one that says the same twice counts once and is reported.

    Somebody who was re-housed has two rows.
    """
    for row in source.rows():
        if isinstance(row, BadRow):
            tally.count_bad(row)
            continue
        key = hash((row.resident_id, row.started_on, row.flat))
        if key in seen:
            tally.doubles += 1
            continue
        seen.add(key)
        tally.rows += 1
        tally.unknown_flats += row.flat is None
        yield row
