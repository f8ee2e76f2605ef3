"""The public-housing roster: looked up by keyed hashes, everything else sealed."""

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from itertools import islice
from typing import Any

from sqlalchemy import ColumnElement, delete, insert, select, update
from sqlalchemy.orm import Session

from workstation.domain.addresses import BlockId
from workstation.domain.errors import ChangedElsewhere
from workstation.domain.holdings import RosterSnapshot, SnapshotId
from workstation.domain.names import PersonName
from workstation.domain.roster import Flat, ResidentId, RosterEntry
from workstation.domain.staff import Actor
from workstation.persistence.repositories.statements import changed
from workstation.persistence.rows import RosterEntryRow, RosterSnapshotRow, StaffRow
from workstation.ports import Sealing

_AT_ONCE = 2_000
_LOADING, _ACTIVE, _REPLACED, _GIVEN_UP = "loading", "active", "replaced", "given_up"
_TABLE = "roster_entries"


class SqlRoster:
    """See the port."""

    def __init__(self, session: Session, sealing: Sealing) -> None:
        self._session = session
        self._sealing = sealing

    def active(self) -> RosterSnapshot | None:
        """See the port."""
        row = self._session.execute(
            _SNAPSHOTS.where(RosterSnapshotRow.active_mark.is_not(None))
        ).first()
        return None if row is None else _snapshot_of(row[0], row[1])

    def snapshots(self) -> Sequence[RosterSnapshot]:
        """See the port."""
        rows = self._session.execute(
            _SNAPSHOTS.where(RosterSnapshotRow.state.in_((_ACTIVE, _REPLACED))).order_by(
                RosterSnapshotRow.id.desc()
            )
        )
        return [_snapshot_of(row, name) for row, name in rows]

    def begin_load(self, as_of: date, *, by: Actor, at: datetime) -> SnapshotId:
        """See the port."""
        row = RosterSnapshotRow(as_of=as_of, state=_LOADING, loaded_at=at, loaded_by=by.staff_id)
        self._session.add(row)
        self._session.flush()
        return SnapshotId(row.id)

    def put(self, snapshot: SnapshotId, entries: Iterable[RosterEntry]) -> int:
        """See the port."""
        loading = self._session.scalar(
            select(RosterSnapshotRow.id)
            .where(RosterSnapshotRow.id == snapshot, RosterSnapshotRow.state == _LOADING)
            .with_for_update(read=True)  # nobody gives it up while rows are added
        )
        if loading is None:
            raise ChangedElsewhere
        count = 0
        for some in _in_lots(entries, _AT_ONCE):
            self._session.execute(
                insert(RosterEntryRow), [self._values(snapshot, entry) for entry in some]
            )
            count += len(some)
        return count

    def _values(self, snapshot: SnapshotId, entry: RosterEntry) -> dict[str, object]:
        flat = "" if entry.flat is None else entry.flat.key
        text = json.dumps(_plain(entry), ensure_ascii=False, separators=(",", ":"))
        place = f"{snapshot}.{entry.resident_id}"
        return {
            "snapshot_id": snapshot,
            "number_hash": self._sealing.roster_hash("number", entry.number),
            "flat_hash": self._sealing.roster_hash("flat", flat),
            "resident_id": entry.resident_id,
            "sealed": self._sealing.seal(text, _TABLE, "sealed", place),
        }

    def activate(self, snapshot: SnapshotId, *, rows: int, bad_rows: int, digest: bytes) -> None:
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
            .values(active_mark=1, state=_ACTIVE, rows=rows, bad_rows=bad_rows, file_digest=digest),
        )
        if not made:
            raise ChangedElsewhere
        self._session.expire_all()

    def discard(self, snapshot: SnapshotId) -> None:
        """See the port. Its number stays taken, so that no other load is mistaken for it."""
        changed(
            self._session,
            update(RosterSnapshotRow)
            .where(RosterSnapshotRow.id == snapshot, RosterSnapshotRow.state == _LOADING)
            .values(state=_GIVEN_UP),
        )

    def drop(self, *, limit: int) -> int:
        """See the port."""
        gone = self._session.scalar(
            select(RosterSnapshotRow.id)
            .where(
                RosterSnapshotRow.state.in_((_REPLACED, _GIVEN_UP)),
                select(RosterEntryRow.id)
                .where(RosterEntryRow.snapshot_id == RosterSnapshotRow.id)
                .exists(),
            )
            .limit(1)
        )
        if gone is None:
            return 0
        lot = select(RosterEntryRow.id).where(RosterEntryRow.snapshot_id == gone).limit(limit)
        return changed(self._session, delete(RosterEntryRow).where(RosterEntryRow.id.in_(lot)))

    def unfinished(self) -> Sequence[SnapshotId]:
        """See the port."""
        ids = self._session.scalars(
            select(RosterSnapshotRow.id).where(RosterSnapshotRow.state == _LOADING)
        )
        return [SnapshotId(id_) for id_ in ids]

    def with_numbers(self, numbers: Sequence[str]) -> Sequence[RosterEntry]:
        """See the port."""
        hashes = [self._sealing.roster_hash("number", number) for number in numbers]
        found = self._matching(RosterEntryRow.number_hash.in_(hashes))
        return [entry for entry in found if entry.number in numbers]

    def in_flats(self, flats: Sequence[Flat]) -> Sequence[RosterEntry]:
        """See the port."""
        if not flats:
            return ()
        hashes = [self._sealing.roster_hash("flat", flat.key) for flat in flats]
        found = self._matching(RosterEntryRow.flat_hash.in_(hashes))
        return [entry for entry in found if entry.flat in flats]

    def _matching(self, condition: ColumnElement[bool]) -> Sequence[RosterEntry]:
        active = select(RosterSnapshotRow.id).where(RosterSnapshotRow.active_mark == 1)
        rows = self._session.execute(
            select(
                RosterEntryRow.snapshot_id, RosterEntryRow.resident_id, RosterEntryRow.sealed
            ).where(RosterEntryRow.snapshot_id == active.scalar_subquery(), condition)
        )
        return [self._entry(*row) for row in rows]

    def _entry(self, snapshot_id: int, resident_id: str, sealed: bytes) -> RosterEntry:
        place = f"{snapshot_id}.{resident_id}"
        stored = json.loads(self._sealing.open(sealed, _TABLE, "sealed", place))
        return _entry_of(ResidentId(resident_id), stored)


_SNAPSHOTS = select(RosterSnapshotRow, StaffRow.name).outerjoin(
    StaffRow, StaffRow.id == RosterSnapshotRow.loaded_by
)


def _snapshot_of(row: RosterSnapshotRow, loaded_by: str | None) -> RosterSnapshot:
    return RosterSnapshot(
        id=SnapshotId(row.id),
        as_of=row.as_of,
        active=row.active_mark is not None,
        loaded_at=row.loaded_at,
        loaded_by=loaded_by or "",
        rows=row.rows,
        bad_rows=row.bad_rows,
    )


def _plain(entry: RosterEntry) -> dict[str, Any]:
    flat = entry.flat
    return {
        "t": entry.tenancy_no,
        "n": entry.number,
        "e": entry.name.english,
        "z": entry.name.chinese,
        "f": None if flat is None else [flat.block_id, flat.floor, flat.unit],
        "r": entry.relation,
        "s": None if entry.started_on is None else entry.started_on.isoformat(),
        "x": None if entry.ended_on is None else entry.ended_on.isoformat(),
    }


def _entry_of(resident_id: ResidentId, stored: dict[str, Any]) -> RosterEntry:
    flat = stored["f"]
    return RosterEntry(
        resident_id=resident_id,
        tenancy_no=stored["t"],
        number=stored["n"],
        name=PersonName(stored["e"], stored["z"]),
        flat=None if flat is None else Flat(BlockId(flat[0]), flat[1], flat[2]),
        relation=stored["r"],
        started_on=None if stored["s"] is None else date.fromisoformat(stored["s"]),
        ended_on=None if stored["x"] is None else date.fromisoformat(stored["x"]),
    )


def _in_lots(entries: Iterable[RosterEntry], size: int) -> Iterator[list[RosterEntry]]:
    waiting = iter(entries)
    while some := list(islice(waiting, size)):
        yield some
