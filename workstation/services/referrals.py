"""Second opinions and duplicates: what a supervisor decides."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from workstation.domain.applications import (
    Application,
    ApplicationId,
    Decision,
    Move,
    Stage,
)
from workstation.domain.errors import (
    NewerProofArrived,
    ReasonRequired,
    SamePerson,
    WrongStage,
)
from workstation.domain.holdings import CheckId, ReferralLine
from workstation.domain.referrals import Referral, ReferralId, ReferralOutcome
from workstation.domain.staff import Actor, Permission, StaffId
from workstation.ports import Begin, Lists, UnitOfWork
from workstation.services.authority import require, require_not_own, require_stranger
from workstation.services.moves import Ground, Moves
from workstation.services.roster import RosterService
from workstation.services.roster_ground import finding_of
from workstation.services.triage import Triage


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralService:
    """The use cases of the second person."""

    begin: Begin
    lists: Lists
    moves: Moves
    triage: Triage
    roster: RosterService

    def open_ones(self, *, by: Actor, limit: int = 200) -> Sequence[ReferralLine]:
        """Return what waits for a second person, oldest first."""
        with self.begin() as uow:
            require(uow, by, Permission.DECIDE_REFERRALS)
        return self.lists.referrals(limit=limit)

    def held(self, *, by: Actor, limit: int = 200) -> Sequence[Application]:
        """Return what is held before its release, oldest first."""
        with self.begin() as uow:
            require(uow, by, Permission.DECIDE_REFERRALS)
        return self.lists.concerns(limit=limit)

    def document_picture(self, id_: ApplicationId, check: CheckId, *, by: Actor) -> bytes:
        """Return the picture of the document that was shown at a check, a JPEG file; audited.

        Raises:
            NotFound: none was kept.
            PictureDestroyed: its time was up.
        """
        with self.begin() as uow:
            require(uow, by, Permission.DECIDE_REFERRALS)
            picture = uow.checks.picture(id_, check)
            uow.audit.record(
                "application.document_picture_viewed",
                f"application:{id_}",
                by=by,
                at=uow.now(),
                check=str(check),
            )
            uow.commit()
        return picture

    def confirm(
        self,
        id_: ReferralId,
        move: Move,
        *,
        revision: int,
        reason: str = "",
        note: str = "",
        by: Actor,
    ) -> Decision:
        """Make the move the first person proposed, or, for the counter, the one decided now.

        Args:
            id_: the proposal.
            move: what is done.
            revision: the one on the screen: what was not looked at is not confirmed.
            reason: its code; for what was proposed, the first person's when it is empty.
            note: goes on record with the decision.
            by: the second person.

        Raises:
            SamePerson: the second person is the first, or did the other half of the case.
            OwnHousehold: the applicant is of their own household.
            NewerProofArrived: another revision was proposed or shown than there is now.
            ReasonRequired: a referral of the counter is decided with a reason.
            WrongStage, NotAllowed, ChangedElsewhere, AccountDisabled.
        """
        with self.begin() as uow:
            referral, application = self._open(uow, id_, by)
            if {revision, referral.revision} != {application.revision}:
                raise NewerProofArrived
            require_stranger(uow, application, move, by)
            proposed = referral.move is not Move.REFER_IDENTITY
            if proposed and move is not referral.move:
                raise WrongStage(stage=application.stage, move=move)
            if not proposed and not reason:
                raise ReasonRequired
            by_roster = move is Move.ACCEPT_ROSTER
            _, decision = self.moves.make(
                uow,
                replace(application, awaiting_second_person=False),
                move,
                by=by,
                policy=uow.staff.policy(),
                ground=Ground(
                    reason=reason or referral.reason,
                    note=note,
                    snapshot=uow.grounds.snapshot_in_force() if by_roster else None,
                    finding=finding_of(self.roster, uow, application) if by_roster else None,
                ),
                undo=True,
            )
            self._close(uow, referral, ReferralOutcome.CONFIRMED, by)
            uow.commit()
        return decision

    def send_back(self, id_: ReferralId, *, note: str, by: Actor) -> Application:
        """Give a proposal back to the desk it came from.

        Raises:
            SamePerson, NotAllowed, ChangedElsewhere.
        """
        with self.begin() as uow:
            referral, application = self._open(uow, id_, by)
            if application.stage is Stage.IDENTITY_REFERRED:
                raise WrongStage(stage=application.stage, move=referral.move)
            back = replace(application, awaiting_second_person=False)
            saved = uow.applications.save(back, claim=None)
            if note:
                at = uow.now()
                uow.applicants.keep_draft(application.id, referral.referred_by, note, at=at)
            self._close(uow, referral, ReferralOutcome.SENT_BACK, by)
            uow.commit()
        return saved

    def _open(self, uow: UnitOfWork, id_: ReferralId, by: Actor) -> tuple[Referral, Application]:
        require(uow, by, Permission.DECIDE_REFERRALS)
        referral = uow.referrals.get(id_)
        referral.require_other(_person(by))
        return referral, uow.applications.get(referral.application_id)

    def _close(
        self, uow: UnitOfWork, referral: Referral, outcome: ReferralOutcome, by: Actor
    ) -> None:
        at = uow.now()
        uow.referrals.close(referral.id, by=_person(by), outcome=outcome, at=at)
        uow.audit.record(
            "referral.closed",
            f"application:{referral.application_id}",
            by=by,
            at=at,
            outcome=outcome,
        )

    def keep_new(self, id_: ApplicationId, reason: str, *, by: Actor) -> Application:
        """Let a second registration stand: the earlier one is cancelled, its letter and PIN void.

        Raises:
            InUse: a colleague holds one of the two.
            OwnHousehold: one of the two is of their own household.
            ReasonRequired, WrongStage, NotAllowed.
        """
        if not reason:
            raise ReasonRequired
        with self.begin() as uow:
            require(uow, by, Permission.DECIDE_REFERRALS)
            require_not_own(uow, id_, by)
            policy, ground = uow.staff.policy(), Ground(reason=reason)
            # Earlier programs let one permit be registered once for each of its issue counts.
            while (holder := uow.applications.document_holder(id_)) is not None:
                earlier = self._freed(uow, holder, by)
                self.moves.make(
                    uow,
                    earlier,
                    Move.CANCEL,
                    by=by,
                    policy=policy,
                    ground=ground,
                    unless_held=True,
                )
            uow.applications.take_document(id_)
            application, _ = self.moves.make(
                uow,
                uow.applications.get(id_),
                Move.KEEP_NEW,
                by=by,
                policy=policy,
                ground=ground,
                unless_held=True,
            )
            application = self.triage.begin(uow, application, policy)
            uow.commit()
        return application

    def keep_earlier(self, id_: ApplicationId, reason: str, *, by: Actor) -> Decision:
        """Cancel a second registration in favour of the earlier one.

        Raises:
            InUse: a colleague holds it.
            OwnHousehold: it is of their own household.
            ReasonRequired, WrongStage, NotAllowed.
        """
        return self._close_application(id_, Move.KEEP_EARLIER, reason, by)

    def cancel(self, id_: ApplicationId, reason: str, *, by: Actor) -> Decision:
        """Cancel an application; letter and PIN are void, the document is free again.

        Raises:
            InUse: a colleague holds it.
            OwnHousehold: it is of their own household.
            ReasonRequired, WrongStage, NotAllowed.
        """
        return self._close_application(id_, Move.CANCEL, reason, by)

    def _close_application(
        self, id_: ApplicationId, move: Move, reason: str, by: Actor
    ) -> Decision:
        if not reason:
            raise ReasonRequired
        with self.begin() as uow:
            require(uow, by, Permission.DECIDE_REFERRALS)
            _, decision = self.moves.make(
                uow,
                self._freed(uow, id_, by),
                move,
                by=by,
                policy=uow.staff.policy(),
                ground=Ground(reason=reason),
                unless_held=True,
            )
            uow.commit()
        return decision

    def _freed(self, uow: UnitOfWork, id_: ApplicationId, by: Actor) -> Application:
        """Return a stranger's application that will be closed, without somebody's proposal."""
        require_not_own(uow, id_, by)
        referral = uow.referrals.open_of(id_)
        if referral is not None:
            referral.require_other(_person(by))
        return self.moves.overtake(uow, uow.applications.get(id_), by=by)


def _person(by: Actor) -> StaffId:
    if by.staff_id is None:
        raise SamePerson
    return by.staff_id
