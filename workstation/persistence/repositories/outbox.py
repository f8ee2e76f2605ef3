"""Messages to applicants: sealed until they are handed over, then wiped."""

from collections.abc import Sequence
from datetime import datetime
from uuid import uuid4

from sqlalchemy import ColumnElement, and_, func, or_, select, update
from sqlalchemy.orm import Session

from workstation.domain.applications import ApplicationId, DecisionId, Language, Stage
from workstation.domain.errors import (
    ChangedElsewhere,
    NotClaimed,
    NotFound,
    NothingToSend,
    TooLateToTakeBack,
)
from workstation.domain.holdings import Attempt, MessageId, NewMessage
from workstation.domain.messages import (
    MessageKind,
    MessageState,
    OutgoingMessage,
    SendOutcome,
    SendResult,
    state_after,
    still_true,
    wait_before,
)
from workstation.domain.phone_codes import VALID_FOR
from workstation.domain.pins import PinState
from workstation.persistence.repositories.statements import changed
from workstation.persistence.rows import ApplicationRow, MessageAttemptRow, MessageRow, PinRow
from workstation.ports import Sealing

_GIVEN_UP = (MessageState.FAILED, MessageState.UNKNOWN)


class SqlOutbox:
    """See the port."""

    def __init__(self, session: Session, sealing: Sealing) -> None:
        self._session = session
        self._sealing = sealing

    def add(self, new: NewMessage) -> MessageId:
        """See the port."""
        reference = str(uuid4())
        row = MessageRow(
            reference=reference,
            application_id=new.application_id,
            kind=new.kind,
            language=new.language,
            decision_id=new.decision_id,
            pin_id=new.pin_id,
            phone=self._sealing.seal(new.phone, "messages", "phone", reference),
            body=self._sealing.seal_outgoing(new.body, reference),
            state=MessageState.DUE,
            due_at=new.due_at,
            made_at=new.made_at,
        )
        self._session.add(row)
        self._session.flush()
        return MessageId(row.id)

    def cancel_for(self, decision: DecisionId) -> None:
        """See the port."""
        messages = self._session.scalars(
            select(MessageRow.id).where(MessageRow.decision_id == decision)
        ).all()
        cancelled = self._cancel(MessageRow.id.in_(messages), MessageRow.state == MessageState.DUE)
        if cancelled != len(messages):
            raise TooLateToTakeBack

    def cancel_codes(self, id_: ApplicationId) -> None:
        """See the port."""
        self._cancel(
            MessageRow.application_id == id_,
            MessageRow.kind == MessageKind.PHONE_CODE,
            MessageRow.state.in_((MessageState.DUE, *_GIVEN_UP)),
        )

    def code_state(self, id_: ApplicationId) -> MessageState | None:
        """See the port."""
        state = self._session.scalar(
            select(MessageRow.state)
            .where(
                MessageRow.application_id == id_,
                MessageRow.kind == MessageKind.PHONE_CODE,
            )
            .order_by(MessageRow.id.desc())
            .limit(1)
        )
        return None if state is None else MessageState(state)

    def _cancel(self, *conditions: ColumnElement[bool]) -> int:
        return changed(
            self._session,
            update(MessageRow).where(*conditions).values(state=MessageState.CANCELLED, body=None),
        )

    def begin_next(self, *, at: datetime) -> Attempt | None:
        """See the port.

        A PIN that was voided and a code that expired while they waited are not sent any more.
        """
        if self._out_of_order(at):
            return None
        self._cancel_dead_pins(at)
        self._cancel_late_codes(at)
        id_ = self._session.scalar(
            select(MessageRow.id)
            .where(MessageRow.state == MessageState.DUE, MessageRow.due_at <= at)
            .order_by(MessageRow.due_at, MessageRow.id)
            .limit(1)
            .with_for_update(skip_locked=True)
        )
        if id_ is None or not self._begin(id_, at):
            return None
        return self._attempt(MessageId(id_))

    def _out_of_order(self, at: datetime) -> bool:
        waiting = self._session.scalar(
            select(MessageRow.id)
            .where(
                MessageRow.state == MessageState.DUE,
                MessageRow.due_at > at,
                MessageRow.out_of_order,
            )
            .limit(1)
        )
        return waiting is not None

    def _cancel_dead_pins(self, at: datetime) -> None:
        live = (
            select(PinRow.id)
            .where(PinRow.id == MessageRow.pin_id, PinRow.state == PinState.LIVE)
            .exists()
        )
        dead = (
            select(MessageRow.id)
            .where(
                MessageRow.state == MessageState.DUE,
                MessageRow.due_at <= at,
                MessageRow.pin_id.is_not(None),
                ~live,
            )
            .with_for_update(skip_locked=True)
        )
        self._cancel(MessageRow.id.in_(dead))

    def _cancel_late_codes(self, at: datetime) -> None:
        late = (
            select(MessageRow.id)
            .where(MessageRow.state == MessageState.DUE, MessageRow.due_at <= at, _expired_code(at))
            .with_for_update(skip_locked=True)
        )
        self._cancel(MessageRow.id.in_(late))

    def _begin(self, id_: int, at: datetime) -> bool:
        begun = changed(
            self._session,
            update(MessageRow)
            .where(MessageRow.id == id_, MessageRow.state == MessageState.DUE)
            .values(
                state=MessageState.SENDING,
                attempts=MessageRow.attempts + 1,
                due_at=at,
                out_of_order=False,
            ),
        )
        if begun:
            self._session.add(MessageAttemptRow(message_id=id_, at=at))
            self._session.flush()
        return bool(begun)

    def _attempt(self, id_: MessageId) -> Attempt:
        row = self._row(id_)
        return Attempt(
            message_id=id_,
            number=row.attempts,
            failures=row.failures,
            message=self._outgoing(row),
        )

    def _outgoing(self, row: MessageRow) -> OutgoingMessage:
        if row.body is None:
            raise NotFound
        return OutgoingMessage(
            reference=row.reference,
            kind=MessageKind(row.kind),
            language=Language(row.language),
            phone=self._sealing.open(row.phone, "messages", "phone", row.reference),
            text=self._sealing.open_outgoing(row.body, row.reference),
        )

    def finish(
        self, attempt: Attempt, result: SendResult, *, at: datetime, most_attempts: int
    ) -> MessageState:
        """See the port. The attempt's number in the WHERE refuses a sender that came too late."""
        failures = attempt.failures + result.counts
        state = state_after(result.outcome, failures=failures, most=most_attempts)
        values: dict[str, object] = {"state": state, "result": result.reason, "failures": failures}
        if state is MessageState.SENT:
            values |= {"sent_at": at, "body": None}
        elif state is MessageState.DUE:
            out_of_order = result.outcome is SendOutcome.OUT_OF_ORDER
            number = attempt.number if out_of_order else failures
            due_at = at + wait_before(number + 1, out_of_order=out_of_order)
            values |= {"due_at": due_at, "out_of_order": out_of_order}
        ended = changed(
            self._session,
            update(MessageRow)
            .where(
                MessageRow.id == attempt.message_id,
                MessageRow.state == MessageState.SENDING,
                MessageRow.attempts == attempt.number,
            )
            .values(**values),
        )
        if not ended:
            raise NotClaimed
        self._end_attempt(attempt.message_id, result, at)
        return state

    def _end_attempt(self, id_: MessageId, result: SendResult, at: datetime) -> None:
        """Close the newest attempt; an earlier one that nobody ended stays unknown."""
        newest = select(func.max(MessageAttemptRow.id)).where(MessageAttemptRow.message_id == id_)
        changed(
            self._session,
            update(MessageAttemptRow)
            .where(MessageAttemptRow.id == newest.scalar_subquery())
            .values(ended_at=at, result=result.reason or result.outcome),
        )

    def reap(self, *, begun_before: datetime) -> Sequence[MessageId]:
        """See the port. The same text goes again under the same reference."""
        lost = (
            select(MessageRow.id)
            .where(
                MessageRow.state == MessageState.SENDING,
                MessageRow.due_at < begun_before,
            )
            .with_for_update(skip_locked=True)
        )
        reaped = self._session.scalars(
            update(MessageRow)
            .where(MessageRow.id.in_(lost))
            .values(state=MessageState.DUE, result="sender_lost")
            .returning(MessageRow.id)
            .execution_options(synchronize_session=False)
        )
        return [MessageId(id_) for id_ in reaped]

    def again(self, id_: MessageId, *, at: datetime) -> None:
        """See the port."""
        row = self._row(id_)
        if row.state not in {*_GIVEN_UP, MessageState.CANCELLED}:
            raise ChangedElsewhere
        if row.body is None:
            raise NothingToSend
        due = changed(
            self._session,
            update(MessageRow)
            .where(MessageRow.id == id_, MessageRow.state == row.state)
            .values(state=MessageState.DUE, due_at=at, failures=0),
        )
        if not due:
            raise ChangedElsewhere

    def still_true(self, id_: MessageId, *, at: datetime) -> bool:
        """See the port."""
        row = self._row(id_)
        stage = self._session.execute(
            select(ApplicationRow.stage).where(ApplicationRow.id == row.application_id)
        ).scalar_one()
        return still_true(MessageKind(row.kind), Stage(stage), at - row.made_at)

    def cancel(self, id_: MessageId) -> None:
        """See the port."""
        cancelled = self._cancel(MessageRow.id == id_, MessageRow.state == MessageState.DUE)
        if not cancelled:
            raise ChangedElsewhere

    def wipe(self, *, expired_before: datetime) -> int:
        """See the port."""
        expired = (
            select(PinRow.id)
            .where(PinRow.id == MessageRow.pin_id, PinRow.valid_until < expired_before)
            .exists()
        )
        return self._cancel(
            MessageRow.state.in_(_GIVEN_UP),
            MessageRow.body.is_not(None),
            or_(expired, _expired_code(expired_before)),
        )

    def _row(self, id_: MessageId) -> MessageRow:
        row = self._session.get(MessageRow, id_, populate_existing=True)
        if row is None:
            raise NotFound
        return row


def _expired_code(at: datetime) -> ColumnElement[bool]:
    made_before = MessageRow.made_at < at - VALID_FOR
    return and_(MessageRow.kind == MessageKind.PHONE_CODE, made_before)
