"""Changed ground: what was verified on the roster is asked again of every newer roster.

Nobody's PIN goes on an answer that the roster in force no longer gives. The worker asks again for
all of them after a load; a release that comes before it asks in its own transaction.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from workstation.domain.applications import Application, ApplicationId, Decision, Move
from workstation.domain.errors import ChangedElsewhere, InUse, ReasonRequired, WrongStage
from workstation.domain.holdings import RosterGround, SnapshotId
from workstation.domain.roster import RosterFinding, still_stands
from workstation.domain.staff import SYSTEM, Actor, Permission
from workstation.ports import Begin, UnitOfWork
from workstation.services.authority import require, require_not_own
from workstation.services.moves import Ground, Moves
from workstation.services.roster import RosterService

_LOT: Final = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class GroundService:
    """The use cases of changed ground."""

    begin: Begin
    moves: Moves
    roster: RosterService

    def stands(self, uow: UnitOfWork, application: Application) -> bool:
        """Say, inside a release, whether its ground stands; the caller commits either way.

        No other roster comes into force before that transaction has ended.
        """
        ground = uow.grounds.of(application.id)
        if ground is None:
            return True
        in_force = uow.grounds.snapshot_in_force()
        if in_force is None or in_force in {ground.snapshot, ground.changed_snapshot}:
            return ground.changed_snapshot is None
        return self._ask(uow, application, ground, in_force, waits=False)

    def recheck(self, *, lot: int = _LOT) -> bool:
        """Ask again for some of the applications that stand on an older roster.

        Returns:
            Whether there may be more.
        """
        with self.begin() as uow:
            in_force = uow.grounds.snapshot_in_force()
        if in_force is None:
            return False
        more = False
        for id_ in self._some(in_force, lot):
            more |= not self._recheck_one(id_, in_force)
        return more or bool(self._some(in_force, 1))

    def _some(self, snapshot: SnapshotId, limit: int) -> Sequence[ApplicationId]:
        with self.begin() as uow:
            return uow.grounds.to_check(snapshot, limit=limit)

    def _recheck_one(self, id_: ApplicationId, snapshot: SnapshotId) -> bool:
        """Ask once more about one; False: somebody is at it, so later."""
        try:
            with self.begin() as uow:
                ground = uow.grounds.of(id_)
                if ground is None or uow.grounds.snapshot_in_force() != snapshot:
                    return True
                self._ask(uow, uow.applications.get(id_), ground, snapshot, waits=True)
                uow.commit()
        except (ChangedElsewhere, InUse):
            return False
        return True

    def _ask(
        self,
        uow: UnitOfWork,
        application: Application,
        ground: RosterGround,
        snapshot: SnapshotId,
        *,
        waits: bool,
    ) -> bool:
        """Ask once more and keep the answer; ``waits``: not while somebody has the case open."""
        finding = self.roster.finding(uow, application, uow.applicants.get(application.id))
        stands, at = still_stands(ground.finding, finding), uow.now()
        if stands:
            uow.grounds.move_on(ground, snapshot, ground.finding or finding)
        else:
            uow.grounds.contradict(ground, snapshot, finding)
        if application.ground_changed is stands:
            changed = replace(application, ground_changed=not stands)
            if waits:
                uow.applications.save_unless_held(changed, by=SYSTEM, at=at)
            else:
                uow.applications.save(changed, claim=None)
        uow.audit.record(
            "roster.ground_stands" if stands else "roster.ground_changed",
            f"application:{application.id}",
            by=SYSTEM,
            at=at,
            snapshot=str(snapshot),
            before="" if ground.snapshot is None else str(ground.snapshot),
            verdict="" if finding is None else finding.verdict,
        )
        return stands

    def decide_otherwise(
        self, id_: ApplicationId, move: Move, reason: str, *, version: int, by: Actor
    ) -> Decision:
        """Take an application whose ground changed back to a reviewer, or to the letter route.

        Args:
            id_: which one.
            move: ``REVIEW_AGAIN`` or ``SEND_LETTER``.
            reason: its code.
            version: the one on the screen; what was not looked at is not decided.
            by: a supervisor.

        Raises:
            ReasonRequired: there is no reason.
            ReasonUnknown: the reason is not one of this move's.
            OwnHousehold: the applicant is of their own household.
            ChangedElsewhere: the application is not as it was shown.
            WrongStage, NotAllowed.
        """
        if not reason:
            raise ReasonRequired
        with self.begin() as uow:
            require(uow, by, Permission.DECIDE_REFERRALS)
            require_not_own(uow, id_, by)
            application = uow.applications.get(id_)
            if application.version != version:
                raise ChangedElsewhere
            if not application.ground_changed or move not in OTHERWISE:
                raise WrongStage(stage=application.stage, move=move)
            _, decision = self.moves.make(
                uow,
                self.moves.overtake(uow, application, by=by),
                move,
                by=by,
                policy=uow.staff.policy(),
                ground=Ground(reason=reason),
                unless_held=True,
            )
            uow.commit()
        return decision


OTHERWISE: Final = (Move.REVIEW_AGAIN, Move.SEND_LETTER)
"""What can be done about a changed ground besides releasing all the same."""


def accept_change(uow: UnitOfWork, id_: ApplicationId) -> None:
    """Let a decision stand on what the newer roster says, as a supervisor confirmed."""
    ground = uow.grounds.of(id_)
    if ground is not None and ground.changed_snapshot is not None:
        uow.grounds.move_on(ground, ground.changed_snapshot, ground.changed_finding)


def finding_of(
    roster: RosterService, uow: UnitOfWork, application: Application
) -> RosterFinding | None:
    """Return what the roster says of an application's person now."""
    return roster.finding(uow, application, uow.applicants.get(application.id))
