"""What was decided, and what waits for a second person."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session, aliased

from workstation.domain.applications import (
    Application,
    ApplicationId,
    Decision,
    DecisionId,
    Move,
    Stage,
)
from workstation.domain.errors import ChangedElsewhere, NotFound, TooLateToTakeBack
from workstation.domain.holdings import DecisionLine, Opinion, SnapshotId
from workstation.domain.referrals import Referral, ReferralId, ReferralOutcome
from workstation.domain.staff import Actor, StaffId
from workstation.persistence.repositories.statements import changed
from workstation.persistence.rows import DecisionRow, ReferralRow, StaffRow
from workstation.ports import Sealing


def decision_of(row: DecisionRow) -> Decision:
    """Return the value of a row."""
    return Decision(
        id=DecisionId(row.id),
        application_id=ApplicationId(row.application_id),
        revision=row.revision,
        move=Move(row.move),
        stage_before=Stage(row.stage_before),
        stage_after=Stage(row.stage_after),
        version_after=row.version_after,
        reason=row.reason,
        by=None if row.by is None else StaffId(row.by),
        at=row.at,
        effect_at=row.effect_at,
        taken_back_at=row.taken_back_at,
    )


class SqlDecisions:
    """See the port."""

    def __init__(self, session: Session, sealing: Sealing) -> None:
        self._session = session
        self._sealing = sealing

    def add(
        self,
        application: Application,
        *,
        move: Move,
        before: Application,
        by: Actor,
        at: datetime,
        effect_at: datetime,
        reason: str = "",
        note: str = "",
        evidence: str = "",
        snapshot: SnapshotId | None = None,
        seconds_open: int | None = None,
    ) -> Decision:
        """See the port."""
        place = f"{application.id}.{application.version}"
        row = DecisionRow(
            application_id=application.id,
            revision=application.revision,
            move=move,
            stage_before=before.stage,
            stage_after=application.stage,
            version_after=application.version,
            reason=reason,
            note=self._sealed(note, "note", place),
            evidence=self._sealed(evidence, "evidence", place),
            roster_snapshot_id=snapshot,
            by=by.staff_id,
            desk=by.desk,
            at=at,
            effect_at=effect_at,
            seconds_open=seconds_open,
        )
        self._session.add(row)
        self._session.flush()
        return decision_of(row)

    def _sealed(self, text: str, column: str, place: str) -> bytes | None:
        return self._sealing.seal(text, "decisions", column, place) if text else None

    def get(self, id_: DecisionId) -> Decision:
        """See the port."""
        row = self._session.get(DecisionRow, id_, populate_existing=True)
        if row is None:
            raise NotFound
        return decision_of(row)

    def history(self, id_: ApplicationId) -> Sequence[DecisionLine]:
        """See the port."""
        rows = self._session.execute(
            select(DecisionRow, StaffRow.name)
            .outerjoin(StaffRow, StaffRow.id == DecisionRow.by)
            .where(DecisionRow.application_id == id_)
            .order_by(DecisionRow.version_after, DecisionRow.id)
        )
        return [
            DecisionLine(
                id=DecisionId(row.id),
                move=Move(row.move),
                stage_after=Stage(row.stage_after),
                reason=row.reason,
                by=name or "",
                at=row.at,
                taken_back=row.taken_back_at is not None,
                note=self._opened(row.note, "note", f"{id_}.{row.version_after}"),
                evidence=self._opened(row.evidence, "evidence", f"{id_}.{row.version_after}"),
            )
            for row, name in rows
        ]

    def _opened(self, blob: bytes | None, column: str, place: str) -> str:
        return "" if blob is None else self._sealing.open(blob, "decisions", column, place)

    def people(self, id_: ApplicationId, moves: Collection[Move]) -> frozenset[StaffId]:
        """See the port."""
        ids = self._session.scalars(
            select(DecisionRow.by).where(
                DecisionRow.application_id == id_,
                DecisionRow.move.in_(moves),
                DecisionRow.taken_back_at.is_(None),
            )
        )
        return frozenset(StaffId(id_) for id_ in ids if id_ is not None)

    def mark_taken_back(self, id_: DecisionId, *, at: datetime) -> None:
        """See the port."""
        marked = changed(
            self._session,
            update(DecisionRow)
            .where(DecisionRow.id == id_, DecisionRow.taken_back_at.is_(None))
            .values(taken_back_at=at),
        )
        if not marked:
            raise TooLateToTakeBack


class SqlReferrals:
    """See the port."""

    def __init__(self, session: Session, sealing: Sealing) -> None:
        self._session = session
        self._sealing = sealing

    def add(
        self,
        application: Application,
        *,
        move: Move,
        reason: str,
        note: str,
        evidence: str,
        by: StaffId,
        at: datetime,
    ) -> Referral:
        """See the port."""
        place = f"{application.id}.{at.isoformat()}"
        row = ReferralRow(
            application_id=application.id,
            open_for=application.id,
            revision=application.revision,
            move=move,
            reason=reason,
            note=self._sealing.seal(note, "referrals", "note", place) if note else None,
            evidence=(
                self._sealing.seal(evidence, "referrals", "evidence", place) if evidence else None
            ),
            referred_by=by,
            referred_at=at,
        )
        self._session.add(row)
        self._session.flush()
        return self._value(row)

    def get(self, id_: ReferralId) -> Referral:
        """See the port."""
        row = self._session.get(ReferralRow, id_, populate_existing=True)
        if row is None:
            raise NotFound
        return self._value(row)

    def open_of(self, id_: ApplicationId) -> Referral | None:
        """See the port."""
        row = self._session.scalar(select(ReferralRow).where(ReferralRow.open_for == id_))
        return None if row is None else self._value(row)

    def of(self, id_: ApplicationId) -> Sequence[Opinion]:
        """See the port."""
        first, second = aliased(StaffRow), aliased(StaffRow)
        rows = self._session.execute(
            select(ReferralRow, first.name, second.name)
            .join(first, first.id == ReferralRow.referred_by)
            .outerjoin(second, second.id == ReferralRow.decided_by)
            .where(ReferralRow.application_id == id_)
            .order_by(ReferralRow.id)
        )
        return [self._opinion(row, by, decided_by or "") for row, by, decided_by in rows]

    def _opinion(self, row: ReferralRow, by: str, decided_by: str) -> Opinion:
        referral = self._value(row)
        return Opinion(
            id=referral.id,
            move=referral.move,
            reason=referral.reason,
            note=referral.note,
            evidence=self._evidence(row),
            by=by,
            by_id=referral.referred_by,
            at=referral.referred_at,
            outcome=referral.outcome,
            decided_by=decided_by,
            decided_at=row.decided_at,
        )

    def _evidence(self, row: ReferralRow) -> str:
        place = f"{row.application_id}.{row.referred_at.isoformat()}"
        if row.evidence is None:
            return ""
        return self._sealing.open(row.evidence, "referrals", "evidence", place)

    def close(
        self, id_: ReferralId, *, by: StaffId | None, outcome: ReferralOutcome, at: datetime
    ) -> None:
        """See the port."""
        closed = changed(
            self._session,
            update(ReferralRow)
            .where(ReferralRow.id == id_, ReferralRow.open_for.is_not(None))
            .values(open_for=None, decided_by=by, decided_at=at, outcome=outcome),
        )
        if not closed:
            raise ChangedElsewhere

    def withdraw(self, id_: ReferralId) -> None:
        """See the port."""
        open_one = delete(ReferralRow).where(
            ReferralRow.id == id_, ReferralRow.open_for.is_not(None)
        )
        if not changed(self._session, open_one):
            raise ChangedElsewhere

    def reopen(self, id_: ApplicationId, *, by: StaffId, since: datetime) -> bool:
        """See the port."""
        confirmed = (
            select(ReferralRow.id)
            .where(
                ReferralRow.application_id == id_,
                ReferralRow.outcome == ReferralOutcome.CONFIRMED,
                ReferralRow.decided_by == by,
                ReferralRow.decided_at >= since,
            )
            .order_by(ReferralRow.id.desc())
            .limit(1)
        )
        reopened = changed(
            self._session,
            update(ReferralRow)
            .where(ReferralRow.id == confirmed.scalar_subquery())
            .values(open_for=id_, decided_by=None, decided_at=None, outcome=""),
        )
        return reopened == 1

    def _value(self, row: ReferralRow) -> Referral:
        place = f"{row.application_id}.{row.referred_at.isoformat()}"
        return Referral(
            id=ReferralId(row.id),
            application_id=ApplicationId(row.application_id),
            revision=row.revision,
            move=Move(row.move),
            reason=row.reason,
            note=(
                "" if row.note is None else self._sealing.open(row.note, "referrals", "note", place)
            ),
            referred_by=StaffId(row.referred_by),
            referred_at=row.referred_at,
            decided_by=None if row.decided_by is None else StaffId(row.decided_by),
            outcome=ReferralOutcome(row.outcome) if row.outcome else None,
        )
