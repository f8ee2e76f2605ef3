"""Looking whether the case on the screen is still what it was, every few seconds."""

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from ui.review_desk.taking import Hold, OpenCase
from ui.workers import Lane, Tasks
from workstation.domain.applications import DECIDED_AT_DESKS, ApplicationId
from workstation.domain.errors import WorkstationError
from workstation.domain.holdings import ProofState
from workstation.domain.staff import Actor
from workstation.services.review import CaseStanding, ReviewService

WATCH_MS: Final = 3000


class Watch(QObject):
    """Asks how the case stands, and tells what has changed."""

    overtaken = Signal(object)
    """The applicant sent something newer, or somebody changed the case: the ``Hold``."""
    read = Signal()
    """An upload was read meanwhile, or a case that is only read here went on its way."""
    freed = Signal()
    """The colleague who held it gave it back."""

    def __init__(self, tasks: Tasks, review: ReviewService, actor: Actor, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._review = review
        self._actor = actor
        self._opened: OpenCase | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(WATCH_MS)
        self._timer.timeout.connect(self.look)

    @property
    def watched(self) -> OpenCase | None:
        """What it looks after."""
        return self._opened

    def keep(self, opened: OpenCase | None) -> None:
        """Look after another case, or the same one as it stands now; None: after none."""
        self._opened = opened
        if opened is None:
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()

    def pause(self) -> None:
        """Look no more until ``keep``."""
        self._timer.stop()

    def look(self) -> None:
        """Ask now."""
        opened = self._opened
        if opened is None:
            return
        self._tasks.run(
            self,
            lambda: self._review.standing(opened.id, by=self._actor),
            done=lambda standing: self._tell(opened.id, standing),
            failed=_told_elsewhere,
            topic="standing",
            lane=Lane.BACKGROUND,
        )

    def _tell(self, id_: ApplicationId, standing: CaseStanding) -> None:
        opened = self._opened
        if opened is None or opened.id != id_:
            return
        seen, now = opened.application, standing.application
        if now.revision != seen.revision:
            self.overtaken.emit(Hold.NEWER)
        elif now.version != seen.version:
            if DECIDED_AT_DESKS.isdisjoint({seen.stage, now.stage}):
                self.read.emit()
            else:
                self.overtaken.emit(Hold.CHANGED)
        elif standing.unread < _unread(opened):
            self.read.emit()
        elif opened.hold is Hold.IN_USE and standing.held_by is None:
            self.freed.emit()


def _unread(opened: OpenCase) -> int:
    revision = opened.application.revision
    waiting = (each.proof for each in opened.case.proofs if each.proof.revision == revision)
    return sum(proof.state is ProofState.WAITING for proof in waiting)


def _told_elsewhere(error: Exception) -> None:
    """The frame tells when the store does not answer."""
    if not isinstance(error, WorkstationError):
        raise error
