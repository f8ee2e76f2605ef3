"""The claim of the open case: renewed without a word while the desk is open."""

from PySide6.QtCore import QObject, QTimer, Signal

from ui.workers import Tasks
from workstation.domain.applications import Claim
from workstation.domain.errors import NotClaimed
from workstation.domain.holdings import SessionId
from workstation.services.queue import QueueService


class Lease(QObject):
    """Holds one claim at a time."""

    lost = Signal()
    """Somebody else has the case, or may have."""

    def __init__(
        self, queue: QueueService, session: SessionId, tasks: Tasks, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._queue = queue
        self._session = session
        self._tasks = tasks
        self._claim: Claim | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._renew)

    @property
    def claim(self) -> Claim | None:
        """The claim held, if any."""
        return self._claim

    def hold(self, claim: Claim, *, every_s: int) -> None:
        """Keep ``claim`` alive, renewing it every so many seconds."""
        self._claim = claim
        self._timer.start(every_s * 1000)

    def forget(self) -> None:
        """The claim has been given back already."""
        self._claim = None
        self._timer.stop()

    def release(self) -> None:
        """Give the claim back."""
        claim = self._claim
        self.forget()
        if claim is not None:
            self._tasks.run(self, lambda: self._queue.release(claim), failed=_left_to_run_out)

    def _renew(self) -> None:
        claim = self._claim
        if claim is not None:
            self._tasks.run(
                self,
                lambda: self._queue.renew(claim, self._session),
                done=self._renewed,
                failed=self._refused,
                topic="lease",
            )

    def _renewed(self, claim: Claim) -> None:
        if self._claim is not None and self._claim.token == claim.token:
            self._claim = claim

    def _refused(self, error: Exception) -> None:
        # Anything else passes: the next renewal may reach the office again.
        if isinstance(error, NotClaimed) and self._claim is not None:
            self.forget()
            self.lost.emit()


def _left_to_run_out(error: Exception) -> None:
    del error  # a lease that cannot be given back ends by itself
