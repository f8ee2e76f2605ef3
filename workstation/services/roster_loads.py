"""Loading the public-housing roster: a snapshot that replaces the old one when it is whole."""

from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from itertools import islice

from workstation.domain.calendar import hong_kong_day
from workstation.domain.errors import DatabaseBusy, DatabaseUnreachable, RosterRefused
from workstation.domain.holdings import (
    CUT_OFF,
    DOUBLE,
    BadRow,
    JobKind,
    RosterLoad,
    RosterLot,
    RosterSnapshot,
    SnapshotId,
)
from workstation.domain.staff import Actor, Permission
from workstation.ports import Begin, OpenLoad, RosterPress, RosterSource, UnitOfWork
from workstation.services.authority import require

_LARGEST_DROP = 0.05
_MOST_BAD = 0.02
"""A file of which more than so much cannot be read is not a roster."""
_BUCKETS_AT_ONCE = 1_000
_DROPPED_AT_ONCE = 1_000
"""Rows a transaction: on one computer nobody else writes meanwhile."""
_FIRST_BAD = 50


@dataclass(slots=True)
class _Tally:
    """What a load has counted so far."""

    press: RosterPress
    on_bad: Callable[[BadRow], None]
    rows: int = 0
    problems: Counter[str] = field(default_factory=Counter)
    first_bad: list[BadRow] = field(default_factory=list)
    cut_off: bool = False
    """Whether the file ends in the middle of a line."""

    @property
    def bad(self) -> int:
        """Lines that cannot be read."""
        return self.problems.total() - self.problems[DOUBLE]

    def take(self, lot: RosterLot) -> None:
        """Press the rows that count; one that says the same twice counts once.

        Somebody who was re-housed has two rows.
        """
        left_out = list(lot.bad)
        for line, row in zip(lot.lines, lot.rows, strict=True):
            if self.press.add(row):
                self.rows += 1
            else:
                left_out.append(BadRow(line, DOUBLE))
        for bad in sorted(left_out, key=lambda bad: bad.line):
            self._leave_out(bad)

    def _leave_out(self, bad: BadRow) -> None:
        self.problems[bad.problem] += 1
        self.cut_off = bad.problem == CUT_OFF
        if len(self.first_bad) < _FIRST_BAD:
            self.first_bad.append(bad)
        self.on_bad(bad)


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterLoads:
    """The use cases of whoever keeps the roster up to date."""

    begin: Begin

    def load(
        self,
        source: RosterSource,
        as_of: date,
        *,
        accept_shrink: bool = False,
        accept_older: bool = False,
        by: Actor,
        on_progress: Callable[[int], None] = lambda _: None,
        on_bad: Callable[[BadRow], None] = lambda _: None,
    ) -> RosterLoad:
        """Load a snapshot; checks go on against the old one until this one is whole.

        Args:
            source: the file.
            as_of: the day the list is of.
            accept_shrink: load although more than 5% of the residents are gone.
            accept_older: load although the list in force is of a later day.
            by: who loads.
            on_progress: told how many rows were read.
            on_bad: told every line that is left out, in the order of the file, also of a file that
                is refused then.

        Raises:
            RosterRefused: the file or its day is not plausible; nothing was replaced, ``facts``
                say why.
            NotAllowed: only administrators may.
            ChangedElsewhere: somebody else began to load meanwhile; the later load goes on.
        """
        snapshot, press = self._begin_load(as_of, by, accept_older=accept_older)
        tally = _Tally(press, on_bad)
        try:
            for lot in source.lots():
                tally.take(lot)
                self._put(snapshot, press.pages())
                on_progress(tally.rows)
            self._put(snapshot, press.pages(last=True))
            self._put_index(snapshot, press)
            load = self._activate(snapshot, source, tally, by, accept_shrink=accept_shrink)
        except BaseException:
            self._discard(snapshot)
            self._drop_old()
            raise
        self._drop_old()
        return load

    def _begin_load(self, as_of: date, by: Actor, *, accept_older: bool) -> OpenLoad:
        with self.begin() as uow:
            require(uow, by, Permission.LOAD_ROSTER)
            self._require_plausible_day(uow, as_of, accept_older=accept_older)
            left = uow.roster.unfinished()
            uow.commit()
        for snapshot in left:
            self._discard(snapshot)
        self._drop_old()
        with self.begin() as uow:
            opened = uow.roster.begin_load(as_of, by=by, at=uow.now())
            uow.commit()
        return opened

    def _require_plausible_day(self, uow: UnitOfWork, as_of: date, *, accept_older: bool) -> None:
        today, old = hong_kong_day(uow.now()), uow.roster.active()
        if as_of > today:
            raise RosterRefused(reason="future", as_of=str(as_of), today=str(today))
        if old is not None and as_of < old.as_of and not accept_older:
            raise RosterRefused(reason="older", as_of=str(as_of), in_force=str(old.as_of))

    def _put(self, snapshot: SnapshotId, pages: Sequence[tuple[int, bytes]]) -> None:
        with self.begin() as uow:
            uow.roster.put(snapshot, pages)
            uow.commit()

    def _put_index(self, snapshot: SnapshotId, press: RosterPress) -> None:
        waiting = iter(press.buckets())
        while some := list(islice(waiting, _BUCKETS_AT_ONCE)):
            with self.begin() as uow:
                uow.roster.put_index(snapshot, some)
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
            uow.roster.activate(
                snapshot,
                rows=tally.rows,
                bad_rows=tally.bad,
                unknown_flats=tally.press.without_flat,
                digest=digest,
            )
            at = uow.now()
            uow.jobs.add(JobKind.CHECK_GROUND, snapshot, run_at=at)
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
            unknown_flats=tally.press.without_flat,
            problems=dict(tally.problems),
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
        if tally.bad + tally.problems[DOUBLE] > _MOST_BAD * (tally.rows + tally.bad):
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
        dropped = _DROPPED_AT_ONCE
        with suppress(DatabaseBusy, DatabaseUnreachable):
            with self.begin() as uow:
                uow.roster.retire()
                uow.commit()
            while dropped:
                with self.begin() as uow:
                    dropped = uow.roster.drop(limit=_DROPPED_AT_ONCE)
                    uow.commit()

    def today(self, *, by: Actor) -> date:
        """Return the office's Hong Kong day, the last a list can be of."""
        with self.begin() as uow:
            require(uow, by, Permission.LOAD_ROSTER)
            return hong_kong_day(uow.now())

    def snapshots(self, *, by: Actor) -> Sequence[RosterSnapshot]:
        """Return the loads, newest first."""
        with self.begin() as uow:
            require(uow, by, Permission.LOAD_ROSTER)
            return uow.roster.snapshots()
