"""What verified addresses stand on, and how often each person asks the roster."""

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import insert, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from workstation.domain.applications import BEFORE_RELEASE, ApplicationId, DecisionId
from workstation.domain.errors import ChangedElsewhere
from workstation.domain.holdings import RosterGround, SnapshotId
from workstation.domain.roster import (
    ResidentId,
    RosterFinding,
    RosterReason,
    RosterReasonCode,
    RosterVerdict,
)
from workstation.domain.staff import StaffId
from workstation.persistence.repositories.statements import changed
from workstation.persistence.rows import (
    ApplicationRow,
    RosterGroundRow,
    RosterLookupRow,
    RosterSnapshotRow,
)
from workstation.ports import Sealing

_TABLE = "roster_grounds"


class SqlRosterGrounds:
    """See the port."""

    def __init__(self, session: Session, sealing: Sealing) -> None:
        self._session = session
        self._sealing = sealing

    def snapshot_in_force(self) -> SnapshotId | None:
        """See the port. Whoever waited for a load to end looks once more, past its change."""
        found = self._locked() or self._locked()
        return None if found is None else SnapshotId(found)

    def _locked(self) -> int | None:
        return self._session.scalar(
            select(RosterSnapshotRow.id)
            .where(RosterSnapshotRow.active_mark == 1)
            .with_for_update(read=True)
        )

    def of(self, id_: ApplicationId) -> RosterGround | None:
        """See the port."""
        row = self._session.get(RosterGroundRow, id_, populate_existing=True)
        if row is None:
            return None
        return RosterGround(
            application_id=id_,
            decision_id=DecisionId(row.decision_id),
            snapshot=_snapshot(row.snapshot_id),
            finding=self._opened(row.finding, "finding", id_),
            changed_snapshot=_snapshot(row.changed_snapshot_id),
            changed_finding=self._opened(row.changed_finding, "changed_finding", id_),
        )

    def put(
        self,
        id_: ApplicationId,
        decision: DecisionId,
        snapshot: SnapshotId | None,
        finding: RosterFinding | None,
    ) -> None:
        """See the port."""
        self.drop(id_)
        self._session.execute(
            insert(RosterGroundRow).values(
                application_id=id_,
                decision_id=decision,
                snapshot_id=snapshot,
                finding=self._sealed(finding, "finding", id_),
            )
        )

    def drop(self, id_: ApplicationId) -> None:
        """See the port."""
        row = self._session.get(RosterGroundRow, id_, populate_existing=True)
        if row is not None:
            self._session.delete(row)
            self._session.flush()

    def move_on(
        self, ground: RosterGround, snapshot: SnapshotId | None, finding: RosterFinding | None
    ) -> None:
        """See the port."""
        self._change(
            ground,
            snapshot_id=snapshot,
            finding=self._sealed(finding, "finding", ground.application_id),
            changed_snapshot_id=None,
            changed_finding=None,
        )

    def contradict(
        self, ground: RosterGround, snapshot: SnapshotId, finding: RosterFinding | None
    ) -> None:
        """See the port."""
        self._change(
            ground,
            changed_snapshot_id=snapshot,
            changed_finding=self._sealed(finding, "changed_finding", ground.application_id),
        )

    def _change(self, ground: RosterGround, **values: object) -> None:
        """Change what was read, unless somebody else did meanwhile."""
        moved = changed(
            self._session,
            update(RosterGroundRow)
            .where(
                RosterGroundRow.application_id == ground.application_id,
                RosterGroundRow.decision_id == ground.decision_id,
                RosterGroundRow.snapshot_id.is_not_distinct_from(ground.snapshot),
                RosterGroundRow.changed_snapshot_id.is_not_distinct_from(ground.changed_snapshot),
            )
            .values(**values),
        )
        if not moved:
            raise ChangedElsewhere

    def to_check(self, snapshot: SnapshotId, *, limit: int) -> Sequence[ApplicationId]:
        """See the port."""
        row = RosterGroundRow
        ids = self._session.scalars(
            select(row.application_id)
            .join(ApplicationRow, ApplicationRow.id == row.application_id)
            .where(
                or_(row.snapshot_id.is_(None), row.snapshot_id != snapshot),
                or_(row.changed_snapshot_id.is_(None), row.changed_snapshot_id != snapshot),
                ApplicationRow.stage.in_(BEFORE_RELEASE),
            )
            .order_by(row.application_id)
            .limit(limit)
        )
        return [ApplicationId(id_) for id_ in ids]

    def count_lookup(self, staff_id: StaffId, day: date, *, most: int) -> int | None:
        """See the port. The limit in the WHERE stops two desks at once."""
        row = RosterLookupRow
        if most < 1:
            return None
        dialect = self._session.get_bind().dialect.name
        into = (postgresql.insert if dialect == "postgresql" else sqlite.insert)(row)
        return self._session.scalar(
            into.values(staff_id=staff_id, day=day, count=1)
            .on_conflict_do_update(
                index_elements=(row.staff_id, row.day),
                set_={"count": row.count + 1},
                where=row.count < most,
            )
            .returning(row.count)
        )

    def lookups(self, staff_id: StaffId, day: date) -> int:
        """See the port."""
        row = RosterLookupRow
        counted = select(row.count).where(row.staff_id == staff_id, row.day == day)
        return self._session.scalar(counted) or 0

    def _sealed(self, finding: RosterFinding | None, column: str, id_: int) -> bytes | None:
        if finding is None:
            return None
        return self._sealing.seal(_written(finding), _TABLE, column, id_)

    def _opened(self, blob: bytes | None, column: str, id_: int) -> RosterFinding | None:
        return None if blob is None else _read(self._sealing.open(blob, _TABLE, column, id_))


def _snapshot(id_: int | None) -> SnapshotId | None:
    return None if id_ is None else SnapshotId(id_)


def _written(finding: RosterFinding) -> str:
    reasons = [[r.code, r.part, r.declared, r.roster] for r in finding.reasons]
    stored = {"v": finding.verdict, "p": finding.resident_id, "r": reasons}
    return json.dumps(stored, ensure_ascii=False, separators=(",", ":"))


def _read(text: str) -> RosterFinding:
    stored: dict[str, Any] = json.loads(text)
    return RosterFinding(
        RosterVerdict(stored["v"]),
        tuple(RosterReason(RosterReasonCode(code), *rest) for code, *rest in stored["r"]),
        None if stored["p"] is None else ResidentId(stored["p"]),
    )
