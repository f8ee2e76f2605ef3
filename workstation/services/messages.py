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

    def send_failed_again(self, *, by: Actor) -> int:
        """Let every failed message whose text is still there be sent once more; returns how many.

        Those that perhaps left are not among them: somebody has to look at each.
        """
        again, before = 0, None
        while lines := self.page(by=by, state=MessageState.FAILED, before=before):
            before = lines[-1].id
            for line in lines:
                try:
                    self.send_again(line.id, by=by)
                except (NothingToSend, ChangedElsewhere):
                    continue
                again += 1
        return again

    def send_again(self, id_: MessageId, *, by: Actor) -> None:
        """Let a message that was given up, or perhaps left, be sent once more: the same text.

        Raises:
            NothingToSend: its text was destroyed, because its PIN is void or expired.
            ChangedElsewhere: it was not given up, or somebody was first.
        """
        with self.begin() as uow:
            require(uow, by, Permission.SUPERVISE)
            at = uow.now()
            uow.outbox.again(id_, at=at)
            uow.audit.record("message.sent_again", f"message:{id_}", by=by, at=at)
            uow.commit()

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
