"""Releasing PINs: exactly once a decision, by the worker, never seen by staff."""

from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum
from typing import Final

from workstation.domain.applications import (
    Application,
    ApplicationId,
    Decision,
    DecisionId,
    Move,
    Stage,
    allowed_moves,
    parse_reference,
)
from workstation.domain.calendar import end_of_day, hong_kong_day
from workstation.domain.errors import (
    ChangedElsewhere,
    NotFound,
    ReasonRequired,
    SamePerson,
    WrongStage,
)
from workstation.domain.holdings import NewMessage
from workstation.domain.messages import MessageKind
from workstation.domain.pins import TRY_WINDOW, Channel, PinAnswer, pin_of
from workstation.domain.reasons import require_coded
from workstation.domain.staff import SYSTEM, Actor, Permission, Role
from workstation.ports import Begin, DrawNumber, MessageTexts, UnitOfWork
from workstation.services.authority import require, require_not_own
from workstation.services.moves import Ground, Moves
from workstation.services.roster_ground import GroundService, accept_change

_NOBODY: Final = ApplicationId(0)


class Release(StrEnum):
    """What became of a release that was due."""

    RELEASED = "released"
    HELD = "held"
    OVERTAKEN = "overtaken"
    """The decision was taken back, replaced, or has released its PIN already."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseService:
    """The use cases around PINs."""

    begin: Begin
    moves: Moves
    grounds: GroundService
    texts: MessageTexts
    draw: DrawNumber

    def clear(self, decision_id: DecisionId) -> Release:
        """Let a passed identity check through to its PIN, unless somebody holds it."""
        with self.begin() as uow:
            decision = uow.decisions.get(decision_id)
            application = uow.applications.get(decision.application_id)
            if not self._stands(uow, application, decision, Stage.IDENTITY_VERIFIED):
                return Release.OVERTAKEN
            if application.release_held:
                return Release.HELD
            policy = uow.staff.policy()
            self.moves.make(uow, application, Move.CLEAR_FOR_RELEASE, by=SYSTEM, policy=policy)
            uow.commit()
        return Release.RELEASED

    def release(self, decision_id: DecisionId) -> Release:
        """Draw the PIN, keep its fingerprint and queue its message, in one transaction.

        The decision's id is unique among PINs: a second release of it cannot be written.
        """
        with self.begin() as uow:
            decision = uow.decisions.get(decision_id)
            application = uow.applications.get(decision.application_id)
            if uow.pins.released_for(decision.id) or not self._stands(
                uow, application, decision, Stage.PIN_DUE
            ):
                return Release.OVERTAKEN
            if application.release_held:
                return Release.HELD
            stands = self.grounds.stands(uow, application)
            if stands:
                # As it was read above: what another worker did since is met by its version.
                self._release(uow, application, decision)
            uow.commit()
        return Release.RELEASED if stands else Release.HELD

    def _stands(
        self, uow: UnitOfWork, application: Application, decision: Decision, stage: Stage
    ) -> bool:
        return (
            decision.taken_back_at is None
            and application.stage is stage
            and decision.stage_after is stage
            and uow.now() >= decision.effect_at
        )

    def _release(self, uow: UnitOfWork, application: Application, decision: Decision) -> None:
        at, policy = uow.now(), uow.staff.policy()
        released, _ = self.moves.make(uow, application, Move.RELEASE_PIN, by=SYSTEM, policy=policy)
        pin = pin_of(self.draw(10**policy.pin_digits), policy.pin_digits)
        last_day = hong_kong_day(at) + timedelta(days=policy.pin_valid_days)
        uow.pins.void(application.id)
        pin_id = uow.pins.add(
            application.id,
            pin,
            channel=Channel.SMS,
            issued_at=at,
            valid_until=end_of_day(last_day),
            decision=decision.id,
        )
        facts = {
            "reference": released.reference,
            "pin": pin.secret,
            "until": last_day.isoformat(),
        }
        uow.outbox.add(
            NewMessage(
                application_id=application.id,
                kind=MessageKind.PIN,
                language=application.language,
                phone=uow.applicants.get(application.id).phone.e164,
                body=self.texts.text(MessageKind.PIN, application.language, facts),
                made_at=at,
                due_at=at,
                pin_id=pin_id,
            )
        )
        uow.audit.record(
            "pin.released", f"application:{application.id}", by=SYSTEM, at=at, pin=str(pin_id)
        )

    def reissue(self, id_: ApplicationId, reason: str, *, by: Actor) -> Decision:
        """Decide that an applicant gets another PIN; the one before is void at once.

        Raises:
            ReasonRequired: there is no reason.
            OwnHousehold: the applicant is of their own household.
            WrongStage, NotAllowed.
        """
        if not reason:
            raise ReasonRequired
        with self.begin() as uow:
            require(uow, by, Permission.SUPERVISE)
            require_not_own(uow, id_, by)
            application, policy = uow.applications.get(id_), uow.staff.policy()
            _, decision = self.moves.make(
                uow,
                application,
                Move.REISSUE_PIN,
                by=by,
                policy=policy,
                ground=Ground(reason=reason),
            )
            uow.pins.void(id_)
            uow.commit()
        return decision

    def clear_hold(
        self, id_: ApplicationId, reason: str, *, version: int | None = None, by: Actor
    ) -> None:
        """Let a held application go on, after a supervisor has looked.

        Where the roster no longer supports the decision, it stands on the newer roster from now on.

        Args:
            id_: which one.
            reason: its code.
            version: the one on the screen: a hold that came since is not cleared unseen.
            by: the supervisor.

        Raises:
            ChangedElsewhere: the application is not as it was shown.
            ReasonRequired: there is no reason.
            ReasonUnknown: the reason is not one of this move's.
            OwnHousehold: the applicant is of their own household.
            SamePerson: the one who raised the concern cannot clear it.
        """
        if not reason:
            raise ReasonRequired
        require_coded(Move.CLEAR_FOR_RELEASE, reason)
        with self.begin() as uow:
            require(uow, by, Permission.DECIDE_REFERRALS)
            require_not_own(uow, id_, by)
            application = uow.applications.get(id_)
            if version is not None and application.version != version:
                raise ChangedElsewhere
            if any(check.concern and check.clerk == by.staff_id for check in uow.checks.of(id_)):
                raise SamePerson
            cleared = replace(application, concern=False, ground_changed=False)
            if application.ground_changed:
                accept_change(uow, id_)
            at = uow.now()
            if application.stage is Stage.IDENTITY_VERIFIED:
                self.moves.make(
                    uow,
                    cleared,
                    Move.CLEAR_FOR_RELEASE,
                    by=by,
                    policy=uow.staff.policy(),
                    ground=Ground(reason=reason),
                )
            else:
                uow.applications.save(cleared, claim=None)
            subject = f"application:{id_}"
            uow.audit.record("application.hold_cleared", subject, by=by, at=at, reason=reason)
            uow.commit()

    def answer(self, reference: str, secret: str) -> PinAnswer:
        """Answer as the public site does: the same word for every kind of no.

        The try is written and committed before anything is compared, and a keyed hash is
        computed, whether or not there is a PIN: each kind of no does the same work.
        """
        id_ = self._application(reference)
        counted = self._count_try(id_)
        try:
            return self._compared(id_, counted, secret)
        except (WrongStage, ChangedElsewhere):  # a move came between the look and the change
            return PinAnswer.REFUSED

    def _compared(self, id_: ApplicationId, counted: tuple[int, int], secret: str) -> PinAnswer:
        with self.begin() as uow:
            issued, policy, at = uow.pins.live(id_), uow.staff.policy(), uow.now()
            if not uow.pins.matches(issued, secret) or issued is None:
                return PinAnswer.REFUSED
            allowed, recent = counted
            before = replace(issued, tries=allowed - 1)
            if not before.answers(at, recent_tries=recent - 1, policy=policy):
                return PinAnswer.REFUSED
            application = uow.applications.get(id_)
            if not _activates(application) or not uow.pins.use(issued.id):
                return PinAnswer.REFUSED
            self.moves.make(uow, application, Move.ACTIVATE, by=SYSTEM, policy=policy)
            uow.audit.record("pin.used", f"application:{id_}", by=SYSTEM, at=at)
            uow.commit()
        return PinAnswer.ACTIVATED

    def _application(self, reference: str) -> ApplicationId:
        normal = parse_reference(reference)
        with self.begin() as uow:
            try:
                return uow.applications.with_reference(normal or "").id
            except NotFound:
                return _NOBODY

    def _count_try(self, id_: ApplicationId) -> tuple[int, int]:
        with self.begin() as uow:
            issued, at, policy = uow.pins.live(id_), uow.now(), uow.staff.policy()
            pin = None if issued is None else issued.id
            counted = uow.pins.count_try(pin, at=at, since=at - TRY_WINDOW)
            if counted[0] > policy.pin_tries:
                uow.pins.void(id_)
                uow.audit.record("pin.voided", f"application:{id_}", by=SYSTEM, at=at)
            uow.commit()
        return counted


def _activates(application: Application) -> bool:
    """Say whether a right PIN activates now: one in a letter is nothing before it was posted."""
    visit = application.visit_required
    return Move.ACTIVATE in allowed_moves(application.stage, Role.SYSTEM, visit_required=visit)
