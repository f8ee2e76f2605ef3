"""Handing messages to the network: the attempt is on record before anything leaves."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from workstation.domain.errors import ChangedElsewhere, NotClaimed, NothingToSend
from workstation.domain.holdings import Attempt, MessageId, MessageLine
from workstation.domain.messages import MessageKind, MessageState, SendOutcome, SendResult
from workstation.domain.staff import SYSTEM, Actor, Permission
from workstation.ports import Begin, Lists, MessageTransport
from workstation.services.authority import require

_AT_ONCE = 20
_SENDER_LOST_AFTER = timedelta(minutes=2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """How one hand-over ended."""

    message_id: MessageId
    kind: MessageKind
    state: MessageState
    outcome: SendOutcome
    reason: str


@dataclass(frozen=True, slots=True)
class SentAgain:
    """What became of the failed messages."""

    due: int
    left_out: int
    """They were not true any more, and are cancelled."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageService:
    """The use cases of the outbox."""

    begin: Begin
    lists: Lists
    transport: MessageTransport

    def send_due(self, *, limit: int = _AT_ONCE) -> Sequence[Sent]:
        """Send what is due, once, and return how each ended.

        When the way out is out of order, one message found out and the others were not tried.
        """
        with self.begin() as uow:
            at = uow.now()
            for lost in uow.outbox.reap(begun_before=at - _SENDER_LOST_AFTER):
                uow.audit.record("message.sender_lost", f"message:{lost}", by=SYSTEM, at=at)
            uow.commit()
        sent = []
        for _ in range(limit):
            attempt = self._begin()
            if attempt is None:
                break
            result = self.transport.send(attempt.message)
            try:
                state = self._finish(attempt, result)
            except NotClaimed:
                continue  # it took too long and counted as lost: who has it now reports it
            sent.append(
                Sent(
                    message_id=attempt.message_id,
                    kind=attempt.message.kind,
                    state=state,
                    outcome=result.outcome,
                    reason=result.reason,
                )
            )
        return sent

    def _begin(self) -> Attempt | None:
        with self.begin() as uow:
            attempt = uow.outbox.begin_next(at=uow.now())
            uow.commit()
        return attempt

    def _finish(self, attempt: Attempt, result: SendResult) -> MessageState:
        with self.begin() as uow:
            at, most = uow.now(), uow.staff.policy().message_retries
            state = uow.outbox.finish(attempt, result, at=at, most_attempts=most)
            if state is not MessageState.DUE:
                uow.audit.record(
                    "message.sent" if state is MessageState.SENT else "message.failed",
                    f"message:{attempt.message_id}",
                    by=SYSTEM,
                    at=at,
                    kind=attempt.message.kind,
                    result=result.reason or result.outcome,
                )
            uow.commit()
        return state

    def send_failed_again(self, *, by: Actor) -> SentAgain:
        """Let every failed message that is still true be sent once more.

        Those that perhaps left are not among them: somebody has to look at each.
        """
        again, left_out, before = 0, 0, None
        while lines := self.page(by=by, state=MessageState.FAILED, before=before):
            before = lines[-1].id
            for line in lines:
                try:
                    self.send_again(line.id, by=by)
                except NothingToSend:
                    left_out += 1
                except ChangedElsewhere:
                    continue
                else:
                    again += 1
        return SentAgain(again, left_out)

    def send_again(self, id_: MessageId, *, by: Actor) -> None:
        """Let a message that was given up, or perhaps left, be sent once more: the same text.

        One that is not true any more is cancelled instead.

        Raises:
            NothingToSend: it is out of date, or its PIN is void or expired.
            ChangedElsewhere: it was not given up, or somebody was first.
        """
        with self.begin() as uow:
            require(uow, by, Permission.SUPERVISE)
            at = uow.now()
            uow.outbox.again(id_, at=at)
            true = uow.outbox.still_true(id_, at=at)
            if not true:
                uow.outbox.cancel(id_)
            action = "message.sent_again" if true else "message.out_of_date"
            uow.audit.record(action, f"message:{id_}", by=by, at=at)
            uow.commit()
        if not true:
            raise NothingToSend

    def page(
        self,
        *,
        by: Actor,
        state: MessageState | None = None,
        kind: MessageKind | None = None,
        before: MessageId | None = None,
        limit: int = 100,
    ) -> Sequence[MessageLine]:
        """Return messages, newest first; phones are masked and texts never shown."""
        with self.begin() as uow:
            require(uow, by, Permission.SEE_MESSAGES)
        return self.lists.messages(state=state, kind=kind, before=before, limit=limit)
