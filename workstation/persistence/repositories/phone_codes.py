"""What is kept of the codes that prove a new telephone: a keyed fingerprint, the tries."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from workstation.domain.applications import ApplicationId
from workstation.domain.phone_codes import TRIES, PhoneCodeId
from workstation.domain.phones import PhoneNumber
from workstation.domain.pins import Pin, normal_secret
from workstation.persistence.repositories.statements import changed
from workstation.persistence.rows import PhoneCodeRow
from workstation.ports import Sealing


class SqlPhoneCodes:
    """See the port."""

    def __init__(self, session: Session, sealing: Sealing) -> None:
        self._session = session
        self._sealing = sealing

    def add(
        self,
        id_: ApplicationId,
        phone: PhoneNumber,
        code: Pin,
        *,
        asked_at: datetime,
        valid_until: datetime,
    ) -> None:
        """See the port."""
        changed(
            self._session,
            update(PhoneCodeRow).where(PhoneCodeRow.live_for == id_).values(live_for=None),
        )
        self._session.add(
            PhoneCodeRow(
                application_id=id_,
                live_for=id_,
                fingerprint=self._sealing.fingerprint(_proof(phone, code), id_),
                asked_at=asked_at,
                valid_until=valid_until,
            )
        )
        self._session.flush()

    def asked(self, id_: ApplicationId, *, since: datetime) -> Sequence[datetime]:
        """See the port."""
        return self._session.scalars(
            select(PhoneCodeRow.asked_at)
            .where(PhoneCodeRow.application_id == id_, PhoneCodeRow.asked_at > since)
            .order_by(PhoneCodeRow.asked_at)
        ).all()

    def count_try(self, id_: ApplicationId, *, at: datetime) -> bool:
        """See the port. The condition in the WHERE lets no try through that comes too late."""
        counted = changed(
            self._session,
            update(PhoneCodeRow)
            .where(
                PhoneCodeRow.live_for == id_,
                PhoneCodeRow.tries < TRIES,
                PhoneCodeRow.valid_until >= at,
            )
            .values(tries=PhoneCodeRow.tries + 1),
        )
        return bool(counted)

    def tries_left(self, id_: ApplicationId) -> int:
        """See the port."""
        tries = self._session.scalar(select(PhoneCodeRow.tries).where(PhoneCodeRow.live_for == id_))
        return 0 if tries is None else TRIES - tries

    def matching(self, id_: ApplicationId, phone: PhoneNumber, code: Pin) -> PhoneCodeId | None:
        """See the port."""
        row = self._session.scalar(
            select(PhoneCodeRow)
            .where(PhoneCodeRow.live_for == id_)
            .execution_options(populate_existing=True)
        )
        stored = None if row is None else row.fingerprint
        same = self._sealing.same_fingerprint(stored, _proof(phone, code), id_)
        return PhoneCodeId(row.id) if same and row is not None else None

    def use(self, id_: PhoneCodeId) -> bool:
        """See the port."""
        used = update(PhoneCodeRow).where(
            PhoneCodeRow.id == id_, PhoneCodeRow.live_for.is_not(None)
        )
        return bool(changed(self._session, used.values(live_for=None)))


def _proof(phone: PhoneNumber, code: Pin) -> str:
    """What the fingerprint is of: the code and where it was sent; no PIN reads like it."""
    return f"{normal_secret(code.secret)} {phone.e164}"
