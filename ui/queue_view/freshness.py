"""Keeps the list up to date without a word, and watches for cases that become free."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from ui.queue_view.office_time import OfficeTime
from ui.workers import Tasks
from workstation.domain.applications import ApplicationId
from workstation.domain.queue import QueueRow
from workstation.domain.staff import Actor
from workstation.services.queue import QueueService

BEAT_MS: Final = 15_000
_LONGEST_MS: Final = 120_000


class Freshness(QObject):
    """Asks the office every 15 seconds; less and less often while it does not answer."""

    reached = Signal()
    """The office answered: what is shown can be read again."""
    lost = Signal(object)
    """Carries why it did not."""
    came_free = Signal(object)
    """Carries the ``QueueRow`` of a case nobody holds any more."""

    def __init__(
        self, queue: QueueService, actor: Actor, tasks: Tasks, time: OfficeTime, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._queue = queue
        self._actor = actor
        self._tasks = tasks
        self._time = time
        self._watched: set[ApplicationId] = set()
        self._shown = False
        self.reached_at: datetime | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(BEAT_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """The list is in view."""
        self._shown = True
        self._timer.start(BEAT_MS)

    def stop(self) -> None:
        """The list is out of view; watched cases are still looked after."""
        self._shown = False
        if not self._watched:
            self._timer.stop()

    def watch(self, id_: ApplicationId) -> None:
        """Tell when a case becomes free."""
        self._watched.add(id_)
        if not self._timer.isActive():
            self._timer.start(BEAT_MS)

    def watching(self, id_: ApplicationId) -> bool:
        """Say whether somebody wants to be told of a case."""
        return id_ in self._watched

    def look(self) -> None:
        """Ask the office now."""
        ids = tuple(self._watched)
        self._tasks.run(
            self,
            lambda: (self._queue.now(), self._queue.rows(ids, by=self._actor) if ids else ()),
            done=self._answered,
            failed=self._unanswered,
            topic="beat",
        )

    def _answered(self, answer: tuple[datetime, Sequence[QueueRow]]) -> None:
        at, rows = answer
        self.reached_at = at
        self._time.set(at)
        self._timer.setInterval(BEAT_MS)
        for row in rows:
            if not row.claimed_by:
                self._watched.discard(row.id)
                self.came_free.emit(row)
        if self._shown:
            self.reached.emit()
        elif not self._watched:
            self._timer.stop()

    def _unanswered(self, error: Exception) -> None:
        self._timer.setInterval(min(_LONGEST_MS, self._timer.interval() * 2))
        self.lost.emit(error)
