"""Letters, their batches, and the addresses one came back from."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import ColumnElement, delete, func, select, update
from sqlalchemy.orm import Session

from workstation.domain.applications import ApplicationId
from workstation.domain.errors import ChangedElsewhere, NotFound
from workstation.domain.holdings import BatchId, LetterBatch, NewLetter, PagePlace
from workstation.domain.letter_rules import Letter, LetterState
from workstation.domain.letters import LetterId, LetterKind, LetterReference
from workstation.domain.staff import Actor
from workstation.persistence.repositories.applicants import address_index
from workstation.persistence.repositories.statements import changed
from workstation.persistence.rows import (
    AddressFailureRow,
    LetterBatchRow,
    LetterRow,
    StaffRow,
)
from workstation.ports import Sealing

_CAN_COME_BACK = (LetterState.POSTED, LetterState.VOID)


def letter_of(row: LetterRow) -> Letter:
    """Return the value of a row."""
    return Letter(
        id=LetterId(row.id),
        application_id=ApplicationId(row.application_id),
        kind=LetterKind(row.kind),
        reference=LetterReference(row.reference),
        generation=row.generation,
        state=LetterState(row.state),
        address_key=row.address_index.hex(),
        made_at=row.made_at,
        last_day=row.last_day,
        posted_at=row.posted_at,
        ended_at=row.ended_at,
    )


def batch_of(row: LetterBatchRow, made_by: str | None) -> LetterBatch:
    """Return the value of a row."""
    return LetterBatch(
        id=BatchId(row.id),
        made_at=row.made_at,
        made_by=made_by or "",
        letters=row.letters,
        written=row.file_digest is not None,
        confirmed_at=row.confirmed_at,
        posted_at=row.posted_at,
        abandoned_at=row.abandoned_at,
    )


class SqlLetters:
    """See the port."""

    def __init__(self, session: Session, sealing: Sealing) -> None:
        self._session = session
        self._sealing = sealing

    def add(self, new: NewLetter) -> Letter:
        """See the port."""
        generations = self._session.scalar(
            select(func.max(LetterRow.generation)).where(
                LetterRow.application_id == new.application_id
            )
        )
        row = LetterRow(
            application_id=new.application_id,
            live_for=new.application_id,
            generation=(generations or 0) + 1,
            kind=new.kind,
            reference=new.reference.digits,
            state=LetterState.DUE,
            due_at=new.due_at,
            made_at=new.due_at,
            last_day=new.last_day,
            address_index=address_index(self._sealing, new.address),
        )
        self._session.add(row)
        self._session.flush()
        return letter_of(row)

    def get(self, id_: LetterId) -> Letter:
        """See the port."""
        return letter_of(self._row(id_))

    def with_reference(self, reference: LetterReference) -> Letter:
        """See the port."""
        row = self._session.scalar(select(LetterRow).where(LetterRow.reference == reference.digits))
        if row is None:
            raise NotFound
        return letter_of(row)

    def live(self, id_: ApplicationId) -> Letter | None:
        """See the port."""
        row = self._session.scalar(select(LetterRow).where(LetterRow.live_for == id_))
        return None if row is None else letter_of(row)

    def of(self, id_: ApplicationId) -> Sequence[Letter]:
        """See the port."""
        rows = self._session.scalars(
            select(LetterRow)
            .where(LetterRow.application_id == id_)
            .order_by(LetterRow.generation)
            .execution_options(populate_existing=True)
        )
        return [letter_of(row) for row in rows]

    def address_key(self, address: str) -> str:
        """See the port."""
        return address_index(self._sealing, address).hex()

    def address_failed(self, address: str) -> bool:
        """See the port."""
        return (
            self._session.scalar(
                select(AddressFailureRow.letter_id)
                .where(AddressFailureRow.address_index == address_index(self._sealing, address))
                .limit(1)
            )
            is not None
        )

    def fail_address(self, key: str, letter: LetterId, *, at: datetime) -> None:
        """See the port."""
        self._session.merge(
            AddressFailureRow(address_index=bytes.fromhex(key), letter_id=letter, at=at)
        )
        self._session.flush()

    def not_sent_to(self, key: str) -> Sequence[Letter]:
        """See the port."""
        rows = self._session.scalars(
            select(LetterRow)
            .where(
                LetterRow.address_index == bytes.fromhex(key),
                LetterRow.live_for.is_not(None),
                LetterRow.state.in_((LetterState.DUE, LetterState.PRINTED)),
            )
            .order_by(LetterRow.id)
            .execution_options(populate_existing=True)
        )
        return [letter_of(row) for row in rows]

    def came_back(self, id_: LetterId, *, at: datetime) -> None:
        """See the port."""
        returned = changed(
            self._session,
            update(LetterRow)
            .where(LetterRow.id == id_, LetterRow.state.in_(_CAN_COME_BACK))
            .values(
                live_for=None, state=LetterState.RETURNED, ended_at=at, ended_because="returned"
            ),
        )
        if not returned:
            raise ChangedElsewhere

    def did_not_come_back(self, letter: Letter) -> None:
        """See the port."""
        posted = letter.state is LetterState.POSTED
        later = (
            select(LetterRow.id)
            .where(
                LetterRow.application_id == letter.application_id,
                LetterRow.generation > letter.generation,
            )
            .exists()
        )
        restored = changed(
            self._session,
            update(LetterRow)
            .where(
                LetterRow.id == letter.id,
                LetterRow.state == LetterState.RETURNED,
                *([~later] if posted else []),
            )
            .values(
                live_for=letter.application_id if posted else None,
                state=letter.state,
                ended_at=letter.ended_at,
                ended_because="" if posted else "return_taken_back",
            ),
        )
        if not restored:
            raise ChangedElsewhere
        changed(
            self._session, delete(AddressFailureRow).where(AddressFailureRow.letter_id == letter.id)
        )
        self._session.expire_all()

    def end(self, id_: LetterId, *, state: LetterState, because: str, at: datetime) -> None:
        """See the port."""
        ended = changed(
            self._session,
            update(LetterRow)
            .where(LetterRow.id == id_, LetterRow.live_for.is_not(None))
            .values(live_for=None, state=state, ended_at=at, ended_because=because),
        )
        if not ended:
            raise ChangedElsewhere

    def restore(self, id_: ApplicationId, *, ended_at: datetime) -> None:
        """See the port."""
        changed(
            self._session,
            update(LetterRow)
            .where(
                LetterRow.application_id == id_,
                LetterRow.state == LetterState.VOID,
                LetterRow.ended_at == ended_at,
                LetterRow.posted_at.is_not(None),
            )
            .values(live_for=id_, state=LetterState.POSTED, ended_at=None, ended_because=""),
        )

    def open_batch(
        self, ids: Sequence[LetterId], *, by: Actor, at: datetime, last_day: date
    ) -> BatchId:
        """See the port."""
        batch = LetterBatchRow(made_by=by.staff_id, made_at=at, letters=len(ids))
        self._session.add(batch)
        self._session.flush()
        taken = changed(
            self._session,
            update(LetterRow)
            .where(
                LetterRow.id.in_(ids),
                LetterRow.state == LetterState.DUE,
                LetterRow.live_for.is_not(None),
                LetterRow.batch_id.is_(None),
            )
            .values(batch_id=batch.id, made_at=at, last_day=last_day),
        )
        if taken != len(ids):
            raise ChangedElsewhere
        self._session.expire_all()
        return BatchId(batch.id)

    def written(self, id_: BatchId, digest: bytes) -> None:
        """See the port."""
        self._change_batch(id_, LetterBatchRow.file_digest.is_(None), file_digest=digest)

    def confirm_batch(self, id_: BatchId, *, at: datetime) -> None:
        """See the port."""
        self._change_batch(id_, LetterBatchRow.confirmed_at.is_(None), confirmed_at=at)
        changed(
            self._session,
            update(LetterRow)
            .where(LetterRow.batch_id == id_, LetterRow.state == LetterState.DUE)
            .values(state=LetterState.PRINTED, printed_at=at),
        )
        self._session.expire_all()

    def abandon_batch(self, id_: BatchId, *, at: datetime) -> None:
        """See the port."""
        self._change_batch(id_, LetterBatchRow.confirmed_at.is_(None), abandoned_at=at)

    def post_batch(self, id_: BatchId, *, at: datetime) -> None:
        """See the port."""
        self._change_batch(
            id_,
            LetterBatchRow.confirmed_at.is_not(None),
            LetterBatchRow.posted_at.is_(None),
            posted_at=at,
        )
        changed(
            self._session,
            update(LetterRow)
            .where(LetterRow.batch_id == id_, LetterRow.state == LetterState.PRINTED)
            .values(state=LetterState.POSTED, posted_at=at),
        )
        self._session.expire_all()

    def _change_batch(
        self, id_: BatchId, *conditions: ColumnElement[bool], **values: object
    ) -> None:
        done = changed(
            self._session,
            update(LetterBatchRow)
            .where(LetterBatchRow.id == id_, LetterBatchRow.abandoned_at.is_(None), *conditions)
            .values(**values),
        )
        if not done:
            raise ChangedElsewhere

    def in_batch(self, id_: BatchId) -> Sequence[Letter]:
        """See the port."""
        rows = self._session.scalars(
            select(LetterRow)
            .where(LetterRow.batch_id == id_)
            .order_by(LetterRow.due_at, LetterRow.id)
            .execution_options(populate_existing=True)
        )
        return [letter_of(row) for row in rows]

    def place_of(self, id_: LetterId) -> PagePlace | None:
        """See the port."""
        batch = self._row(id_).batch_id
        if batch is None:
            return None
        pages = [letter.id for letter in self.in_batch(BatchId(batch))]
        return PagePlace(BatchId(batch), pages.index(id_) + 1)

    def batch(self, id_: BatchId) -> LetterBatch:
        """See the port."""
        row = self._session.execute(
            select(LetterBatchRow, StaffRow.name)
            .outerjoin(StaffRow, StaffRow.id == LetterBatchRow.made_by)
            .where(LetterBatchRow.id == id_)
            .execution_options(populate_existing=True)
        ).first()
        if row is None:
            raise NotFound
        return batch_of(row[0], row[1])

    def _row(self, id_: LetterId) -> LetterRow:
        row = self._session.get(LetterRow, id_, populate_existing=True)
        if row is None:
            raise NotFound
        return row
