"""The first steps of an application: which desk it goes to, decided without a person."""

from dataclasses import dataclass

from workstation.domain.applications import Application, Move, Route
from workstation.domain.holdings import JobKind
from workstation.domain.policy import Policy
from workstation.domain.staff import SYSTEM
from workstation.ports import UnitOfWork
from workstation.services.moves import Moves


@dataclass(frozen=True, slots=True, kw_only=True)
class Triage:
    """Sends a received application on its way, inside somebody's transaction."""

    moves: Moves

    def begin(self, uow: UnitOfWork, application: Application, policy: Policy) -> Application:
        """Return the application at its first desk.

        Another live application of the same document stops it for a supervisor; a public-housing
        one waits as received until the roster was checked.
        """
        if not uow.applications.holds_document(application.id):
            return self._make(uow, application, Move.FLAG_DUPLICATE, policy)
        if application.route is Route.PROOF:
            return self._make(uow, application, Move.START_PROOF_REVIEW, policy)
        if application.route is Route.LETTER:
            return self._make(uow, application, Move.SEND_LETTER, policy)
        key = f"{application.id}.{application.version}"
        uow.jobs.add(JobKind.CHECK_ROSTER, application.id, run_at=uow.now(), key=key)
        return application

    def _make(
        self, uow: UnitOfWork, application: Application, move: Move, policy: Policy
    ) -> Application:
        moved, _ = self.moves.make(uow, application, move, by=SYSTEM, policy=policy)
        return moved
