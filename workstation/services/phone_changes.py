"""Another telephone, changed at the counter: proved by a live code before anything changes."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from math import ceil

from workstation.domain.applications import Application, ApplicationId, Claim
from workstation.domain.errors import ChangedElsewhere, NoVisitNeeded
from workstation.domain.holdings import NewMessage
from workstation.domain.messages import MessageKind, MessageState
from workstation.domain.phone_codes import (
    CHANGES_AT,
    CODES_WITHIN,
    DIGITS,
    MOST_CODES,
    VALID_FOR,
    PhoneAnswer,
    PhoneChangeTooLate,
    PhoneUnchanged,
    TooManyCodes,
)
from workstation.domain.phones import PhoneNumber
from workstation.domain.pins import Pin, pin_of
from workstation.domain.staff import Actor, Permission
from workstation.ports import Begin, DrawNumber, UnitOfWork
from workstation.services.authority import require, require_not_own
from workstation.services.moves import Moves


@dataclass(frozen=True, slots=True, kw_only=True)
class PhoneChangeService:
    """The use cases of a changed telephone. Staff never see the code."""

    begin: Begin
    moves: Moves
    draw: DrawNumber
    read_phone: Callable[[str], PhoneNumber]

    def send_code(self, id_: ApplicationId, typed: str, *, by: Actor) -> PhoneNumber:
        """Send a code to a new telephone and return the number as it was understood.

        A code that was sent before is void.

        Raises:
            PhoneRefused: no telephone number can be read.
            PhoneUnchanged: it is the one the applicant has.
            TooManyCodes: five were sent within an hour.
            NoVisitNeeded, PhoneChangeTooLate: it is not changed at the counter, or not any more.
            OwnHousehold: the applicant is of their own household.
        """
        phone = self.read_phone(typed)
        with self.begin() as uow:
            application = self._application(uow, id_, by)
            at = uow.now()
            if uow.applicants.get(id_).phone == phone:
                raise PhoneUnchanged
            self._require_few(uow, id_, at)
            code = pin_of(self.draw(10**DIGITS), DIGITS)
            uow.outbox.cancel_codes(id_)
            uow.phone_codes.add(id_, phone, code, asked_at=at, valid_until=at + VALID_FOR)
            uow.outbox.add(self._message(application, phone, code, at))
            uow.audit.record("phone.code_sent", f"application:{id_}", by=by, at=at)
            uow.commit()
        return phone

    def code_state(self, id_: ApplicationId, *, by: Actor) -> MessageState | None:
        """Return where the newest code stands on its way to the telephone; None: there is none."""
        with self.begin() as uow:
            require(uow, by, Permission.WORK_AT_COUNTER)
            return uow.outbox.code_state(id_)

    def change(
        self, id_: ApplicationId, phone: PhoneNumber, code: str, *, claim: Claim | None, by: Actor
    ) -> PhoneAnswer:
        """Change the telephone when ``code`` is the one that was sent to it.

        The change, the void PIN, the notice to the old telephone and the audit record are
        committed together or not at all. The try is counted and committed before it is compared.

        Args:
            id_: whose telephone.
            phone: the one ``send_code`` returned.
            code: what the applicant keyed.
            claim: the desk's lease of the application, if it has one.
            by: the clerk.

        Raises:
            InUse: a colleague has the application.
            NotClaimed, ChangedElsewhere, NoVisitNeeded, PhoneChangeTooLate, OwnHousehold.
        """
        with self.begin() as uow:
            self._application(uow, id_, by)
            counted = uow.phone_codes.count_try(id_, at=uow.now())
            uow.commit()
        with self.begin() as uow:
            application, at = self._application(uow, id_, by), uow.now()
            proved = uow.phone_codes.matching(id_, phone, Pin(code))
            if not counted or proved is None:
                again = counted and uow.phone_codes.tries_left(id_) > 0
                uow.audit.record("phone.code_refused", f"application:{id_}", by=by, at=at)
                uow.commit()
                return PhoneAnswer.WRONG if again else PhoneAnswer.VOID
            if not uow.phone_codes.use(proved):
                raise ChangedElsewhere
            self._change(uow, application, phone, claim, by, at)
            uow.commit()
        return PhoneAnswer.CHANGED

    def _change(
        self,
        uow: UnitOfWork,
        application: Application,
        phone: PhoneNumber,
        claim: Claim | None,
        by: Actor,
        at: datetime,
    ) -> None:
        id_ = application.id
        if claim is None:
            saved = uow.applications.save_unless_held(application, by=by, at=at)
        else:
            saved = uow.applications.save(application, claim=claim)
        self.moves.tell(uow, saved, MessageKind.PHONE_CHANGED, at=at)  # to the old one, still
        uow.applicants.replace(id_, replace(uow.applicants.get(id_), phone=phone))
        uow.pins.void(id_)
        uow.outbox.cancel_codes(id_)
        uow.audit.record("phone.changed", f"application:{id_}", by=by, at=at)

    def _application(self, uow: UnitOfWork, id_: ApplicationId, by: Actor) -> Application:
        require(uow, by, Permission.WORK_AT_COUNTER)
        require_not_own(uow, id_, by)
        application = uow.applications.get(id_)
        if not application.visit_required:
            raise NoVisitNeeded
        if application.stage not in CHANGES_AT:
            raise PhoneChangeTooLate(stage=application.stage)
        return application

    def _require_few(self, uow: UnitOfWork, id_: ApplicationId, at: datetime) -> None:
        asked = uow.phone_codes.asked(id_, since=at - CODES_WITHIN)
        if len(asked) >= MOST_CODES:
            wait = asked[-MOST_CODES] + CODES_WITHIN - at
            raise TooManyCodes(minutes=str(ceil(wait.total_seconds() / 60)))

    def _message(
        self, application: Application, phone: PhoneNumber, code: Pin, at: datetime
    ) -> NewMessage:
        facts = {"reference": application.reference, "code": code.secret}
        return NewMessage(
            application_id=application.id,
            kind=MessageKind.PHONE_CODE,
            language=application.language,
            phone=phone.e164,
            body=self.moves.texts.text(MessageKind.PHONE_CODE, application.language, facts),
            made_at=at,
            due_at=at,
        )
