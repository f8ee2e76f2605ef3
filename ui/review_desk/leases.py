"""The leases this desk holds, prolonged without a word while somebody sits at it."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from ui.workers import Lane, Tasks
from workstation.domain.applications import ApplicationId, Claim
from workstation.domain.errors import NotClaimed, WorkstationError
from workstation.domain.holdings import SessionId
from workstation.services.queue import QueueService

_RENEW_MS = 30_000


class Leases(QObject):
    """Renews every half minute: the case on the screen, the next one, and those on hold."""

    lost = Signal(int)
    """A lease is somebody else's now; carries the application's id."""

    def __init__(
        self, tasks: Tasks, queue: QueueService, session: SessionId, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._queue = queue
        self._session = session
        self._claims: dict[ApplicationId, Claim] = {}
        self._timer = QTimer(self)
        self._timer.setInterval(_RENEW_MS)
        self._timer.timeout.connect(self.renew)

    def held(self) -> tuple[ApplicationId, ...]:
        """Return the cases held, oldest first."""
        return tuple(self._claims)

    def renew_every(self, seconds: int) -> None:
        """Take the office's figure."""
        self._timer.setInterval(seconds * 1000)

    def keep(self, claim: Claim) -> None:
        """Prolong a lease from now on."""
        self._claims[claim.application_id] = claim
        self.resume()

    def forget(self, id_: ApplicationId) -> None:
        """Prolong a lease no more: it was given back with the decision, or lost."""
        self._claims.pop(id_, None)

    def give_back(self, claim: Claim) -> None:
        """Let others take a case at once."""
        self.forget(claim.application_id)
        # A lease that could not be given back ends by itself.
        self._tasks.run(self, lambda: self._queue.release(claim), failed=_ends_by_itself)

    def pause(self) -> None:
        """Nobody sits here: the leases end by themselves."""
        self._timer.stop()

    def resume(self) -> None:
        """Somebody sits here again."""
        if self._claims and not self._timer.isActive():
            self._timer.start()

    def renew(self) -> None:
        """Prolong every lease now."""
        claims = tuple(self._claims.values())
        if not claims:
            self._timer.stop()
            return
        self._tasks.run(
            self,
            lambda: _renewed(self._queue, claims, self._session),
            done=self._told,
            failed=_tried_again,
            topic="renew",
            lane=Lane.BACKGROUND,
        )

    def _told(self, lost: Sequence[Claim]) -> None:
        for claim in lost:
            kept = self._claims.get(claim.application_id)
            # The case may have been claimed anew while an older lease was being asked about.
            if kept is not None and kept.token == claim.token:
                self.forget(claim.application_id)
                self.lost.emit(claim.application_id)


def _renewed(queue: QueueService, claims: Sequence[Claim], session: SessionId) -> tuple[Claim, ...]:
    lost = []
    for claim in claims:
        try:
            queue.renew(claim, session)
        except NotClaimed:
            lost.append(claim)
    return tuple(lost)


def _ends_by_itself(error: Exception) -> None:
    if not isinstance(error, WorkstationError):
        raise error


def _tried_again(error: Exception) -> None:
    """A store that does not answer is told of by the frame; the next round tries again."""
    if not isinstance(error, WorkstationError):
        raise error
