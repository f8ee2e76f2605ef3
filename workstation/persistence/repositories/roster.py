"""The public-housing roster: looked up by keyed hashes, everything else sealed."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Final, cast

from sqlalchemy import Table, delete, select, update
from sqlalchemy.orm import Session

from workstation.domain.errors import ChangedElsewhere
from workstation.domain.holdings import RosterSnapshot, SnapshotId
from workstation.domain.roster import Flat, RosterEntry
from workstation.domain.staff import Actor
from workstation.persistence.driver import add_rows, ask_of
from workstation.persistence.repositories.roster_lookup import SqlRosterLookup
from workstation.persistence.repositories.statements import changed
from workstation.persistence.rows import (
    RosterBucketRow,
    RosterEntryRow,
    RosterPageRow,
    RosterSnapshotRow,
    StaffRow,
)
from workstation.ports import OpenLoad, Sealing

_LOADING, _ACTIVE, _REPLACED, _RETIRED, _GIVEN_UP = (
    *("loading", "active", "replaced", "retired", "given_up"),
)


class SqlRoster:
    """See the port."""

    def __init__(self, session: Session, sealing: Sealing) -> None:
        self._session = session
        self._sealing = sealing
        self._lookup: SqlRosterLookup | None = None

    def active(self) -> RosterSnapshot | None:
        """See the port."""
        id_ = self.active_id()
        if id_ is None:
            return None
        row, name = self._session.execute(_SNAPSHOTS.where(RosterSnapshotRow.id == id_)).one()
        return _snapshot_of(row, name, active=True)

    def active_id(self) -> SnapshotId | None:
        """See the port."""
        return self._looked_up().active_id()

    def snapshots(self) -> Sequence[RosterSnapshot]:
        """See the port."""
        rows = self._session.execute(
            _SNAPSHOTS.where(RosterSnapshotRow.state.in_((_ACTIVE, _REPLACED, _RETIRED))).order_by(
                RosterSnapshotRow.id.desc()
            )
        )
        return [_snapshot_of(row, name, active=row.state == _ACTIVE) for row, name in rows]

    def begin_load(self, as_of: date, *, by: Actor, at: datetime) -> OpenLoad:
        """See the port."""
        key_id, salt = self._sealing.new_snapshot()
        row = RosterSnapshotRow(
            as_of=as_of,
            state=_LOADING,
            loaded_at=at,
            loaded_by=by.staff_id,
            key_id=key_id,
            salt=salt,
        )
        self._session.add(row)
        self._session.flush()
        return OpenLoad(SnapshotId(row.id), self._sealing.press(key_id, salt))

    def put(self, snapshot: SnapshotId, pages: Sequence[tuple[int, bytes]]) -> None:
        """See the port."""
        self._put(snapshot, _PAGES, pages)

    def put_index(self, snapshot: SnapshotId, buckets: Sequence[tuple[int, bytes]]) -> None:
        """See the port."""
        self._put(snapshot, _BUCKETS, buckets)

    def _put(self, snapshot: SnapshotId, table: Table, some: Sequence[tuple[int, bytes]]) -> None:
        loading = self._session.scalar(
            select(RosterSnapshotRow.id)
            .where(RosterSnapshotRow.id == snapshot, RosterSnapshotRow.state == _LOADING)
            .with_for_update(read=True)  # nobody gives it up while rows are added
        )
        if loading is None:
            raise ChangedElsewhere
        add_rows(self._session.connection(), table, [(snapshot, *values) for values in some])

    def activate(
        self,
        snapshot: SnapshotId,
        *,
        rows: int,
        bad_rows: int,
        unknown_flats: int,
        digest: bytes,
    ) -> None:
        """See the port. The old mark goes and the new one comes in one transaction.

        The old residents go later, a lot at a time: nobody must wait for two million of them.
        """
        old = self._session.scalar(
            select(RosterSnapshotRow.id).where(RosterSnapshotRow.active_mark.is_not(None))
        )
        if old is not None:
            changed(
                self._session,
                update(RosterSnapshotRow)
                .where(RosterSnapshotRow.id == old)
                .values(active_mark=None, state=_REPLACED),
            )
        made = changed(
            self._session,
            update(RosterSnapshotRow)
            .where(RosterSnapshotRow.id == snapshot, RosterSnapshotRow.state == _LOADING)
            .values(
                active_mark=1,
                state=_ACTIVE,
                rows=rows,
                bad_rows=bad_rows,
                unknown_flats=unknown_flats,
                file_digest=digest,
            ),
        )
        if not made:
            raise ChangedElsewhere
        self._session.expire_all()
        self._lookup = None

    def discard(self, snapshot: SnapshotId) -> None:
        """See the port. Its number stays taken, so that no other load is mistaken for it."""
        changed(
            self._session,
            update(RosterSnapshotRow)
            .where(RosterSnapshotRow.id == snapshot, RosterSnapshotRow.state == _LOADING)
            .values(state=_GIVEN_UP),
        )

    def retire(self) -> None:
        """See the port."""
        changed(
            self._session,
            update(RosterSnapshotRow)
            .where(RosterSnapshotRow.state == _REPLACED)
            .values(state=_RETIRED),
        )

    def drop(self, *, limit: int) -> int:
        """See the port."""
        for rows, key in _PARTS:
            snapshot = rows.c.snapshot_id
            gone = self._session.scalar(
                select(snapshot)
                .join(RosterSnapshotRow, RosterSnapshotRow.id == snapshot)
                .where(RosterSnapshotRow.state.in_((_RETIRED, _GIVEN_UP)))
                .limit(1)
            )
            if gone is not None:
                lot = select(rows.c[key]).where(snapshot == gone).limit(limit)
                return changed(
                    self._session, delete(rows).where(snapshot == gone, rows.c[key].in_(lot))
                )
        return 0

    def unfinished(self) -> Sequence[SnapshotId]:
        """See the port."""
        ids = self._session.scalars(
            select(RosterSnapshotRow.id).where(RosterSnapshotRow.state == _LOADING)
        )
        return [SnapshotId(id_) for id_ in ids]

    def with_numbers(self, numbers: Sequence[str]) -> Sequence[RosterEntry]:
        """See the port."""
        return self._looked_up().with_numbers(numbers)

    def in_flats(self, flats: Sequence[Flat]) -> Sequence[RosterEntry]:
        """See the port."""
        return self._looked_up().in_flats(flats)

    def _looked_up(self) -> SqlRosterLookup:
        if self._lookup is None:
            self._lookup = SqlRosterLookup(ask_of(self._session.connection()), self._sealing)
        return self._lookup


_PAGES, _BUCKETS = cast("Table", RosterPageRow.__table__), cast("Table", RosterBucketRow.__table__)
_PARTS: Final = (
    (_BUCKETS, "number"),
    (_PAGES, "number"),
    (cast("Table", RosterEntryRow.__table__), "id"),
)
_SNAPSHOTS = select(RosterSnapshotRow, StaffRow.name).outerjoin(
    StaffRow, StaffRow.id == RosterSnapshotRow.loaded_by
)


def _snapshot_of(row: RosterSnapshotRow, loaded_by: str | None, *, active: bool) -> RosterSnapshot:
    return RosterSnapshot(
        id=SnapshotId(row.id),
        as_of=row.as_of,
        active=active,
        loaded_at=row.loaded_at,
        loaded_by=loaded_by or "",
        rows=row.rows,
        bad_rows=row.bad_rows,
        unknown_flats=row.unknown_flats,
    )
