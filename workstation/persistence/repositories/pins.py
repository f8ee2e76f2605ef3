"""What is kept of PINs: a keyed fingerprint, a state, the tries."""

from datetime import datetime

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.orm import Session

from workstation.domain.applications import ApplicationId, DecisionId
from workstation.domain.errors import ChangedElsewhere
from workstation.domain.letters import LetterId
from workstation.domain.messages import MessageState
from workstation.domain.pins import Channel, IssuedPin, Pin, PinId, PinState, normal_secret
from workstation.persistence.repositories.statements import changed
from workstation.persistence.rows import MessageRow, PinRow, PinTryRow
from workstation.ports import Sealing


class SqlPins:
    """See the port."""

    def __init__(self, session: Session, sealing: Sealing) -> None:
        self._session = session
        self._sealing = sealing

    def add(
        self,
        id_: ApplicationId,
        pin: Pin,
        *,
        channel: Channel,
        issued_at: datetime,
        valid_until: datetime,
        decision: DecisionId | None = None,
        letter: LetterId | None = None,
    ) -> PinId:
        """See the port."""
        row = PinRow(
            application_id=id_,
            live_for=id_,
            decision_id=decision,
            letter_id=letter,
            channel=channel,
            fingerprint=self._sealing.fingerprint(normal_secret(pin.secret), id_),
            issued_at=issued_at,
            valid_until=valid_until,
            state=PinState.LIVE,
        )
        self._session.add(row)
        self._session.flush()
        return PinId(row.id)

    def live(self, id_: ApplicationId) -> IssuedPin | None:
        """See the port."""
        row = self._session.scalar(
            select(PinRow).where(PinRow.live_for == id_).execution_options(populate_existing=True)
        )
        if row is None:
            return None
        return IssuedPin(
            id=PinId(row.id),
            application_id=id_,
            channel=Channel(row.channel),
            fingerprint=row.fingerprint,
            issued_at=row.issued_at,
            valid_until=row.valid_until,
            state=PinState(row.state),
            tries=row.tries,
        )

    def released_for(self, decision: DecisionId) -> bool:
        """See the port."""
        found = self._session.scalar(select(PinRow.id).where(PinRow.decision_id == decision))
        return found is not None

    def void(self, id_: ApplicationId) -> None:
        """See the port."""
        pin = self._session.scalar(select(PinRow.id).where(PinRow.live_for == id_))
        if pin is None:
            return
        changed(
            self._session,
            update(PinRow).where(PinRow.id == pin).values(state=PinState.VOID, live_for=None),
        )
        not_sent = (MessageState.DUE, MessageState.FAILED, MessageState.UNKNOWN)
        changed(
            self._session,
            update(MessageRow)
            .where(MessageRow.pin_id == pin, MessageRow.state.in_(not_sent))
            .values(state=MessageState.CANCELLED, body=None),
        )

    def restore(self, id_: PinId) -> None:
        """See the port."""
        restored = changed(
            self._session,
            update(PinRow)
            .where(PinRow.id == id_, PinRow.state == PinState.VOID, PinRow.letter_id.is_not(None))
            .values(state=PinState.LIVE, live_for=PinRow.application_id),
        )
        if not restored:
            raise ChangedElsewhere

    def use(self, id_: PinId) -> bool:
        """See the port."""
        return bool(
            changed(
                self._session,
                update(PinRow)
                .where(PinRow.id == id_, PinRow.state == PinState.LIVE)
                .values(state=PinState.USED, live_for=None),
            )
        )

    def count_try(self, id_: PinId | None, *, at: datetime, since: datetime) -> tuple[int, int]:
        """See the port."""
        pin = 0 if id_ is None else id_  # none has it; the statements are the same
        tries = self._session.execute(
            update(PinRow)
            .where(PinRow.id == pin)
            .values(tries=PinRow.tries + 1)
            .returning(PinRow.tries)
            .execution_options(synchronize_session=False)
        ).scalar()
        self._session.execute(insert(PinTryRow).values(pin_id=id_, at=at))
        recent = self._session.scalar(
            select(func.count())
            .select_from(PinTryRow)
            .where(PinTryRow.pin_id == pin, PinTryRow.at > since)
        )
        return tries or 0, recent or 0

    def forget_stray_tries(self, before: datetime) -> int:
        """See the port."""
        stray = PinTryRow.pin_id.is_(None)
        return changed(self._session, delete(PinTryRow).where(stray, PinTryRow.at < before))

    def matches(self, issued: IssuedPin | None, secret: str) -> bool:
        """See the port."""
        stored = None if issued is None else issued.fingerprint
        of = 0 if issued is None else issued.application_id
        same = self._sealing.same_fingerprint(stored, normal_secret(secret), of)
        return same and issued is not None
