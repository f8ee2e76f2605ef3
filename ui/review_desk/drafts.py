"""Saving drafts: a second after a change, and never after the decision they led to."""

from collections.abc import Callable
from datetime import datetime
from threading import Lock
from typing import Final, TypeVar

from PySide6.QtCore import QObject, Signal

from ui.timing import Debounce
from ui.workers import Tasks
from workstation.domain.applications import ApplicationId
from workstation.domain.staff import Actor
from workstation.services.review import ReviewService

SAVED_AFTER_MS: Final = 1000
_T = TypeVar("_T")


class Drafts(QObject):
    """Keeps what somebody has begun to decide about the case on the screen."""

    saved = Signal(object)
    """Carries when."""
    failed = Signal(object)

    def __init__(self, tasks: Tasks, review: ReviewService, actor: Actor, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._review = review
        self._actor = actor
        self._lock = Lock()
        self._round = 0
        self._wanted: tuple[ApplicationId, str] | None = None
        self._later = Debounce(self._save, SAVED_AFTER_MS, self)

    def change(self, id_: ApplicationId, text: str) -> None:
        """Save ``text`` soon, instead of what was to be saved before."""
        if self._wanted is not None and self._wanted[0] != id_:
            self.save_now()
        self._wanted = (id_, text)
        self._later.ask()

    def save_now(self) -> None:
        """Save at once what waits to be saved."""
        self._later.now()

    def drop(self) -> None:
        """Save nothing of what waits: it has just been decided."""
        self._later.stop()
        self._wanted = None
        self._round += 1

    def before_others(self, work: Callable[[], _T]) -> _T:
        """Do ``work`` on the thread it is called on, with no save at the same time."""
        with self._lock:
            return work()

    def _save(self) -> None:
        if self._wanted is None:
            return
        (id_, text), self._wanted, made = self._wanted, None, self._round

        def save() -> datetime | None:
            with self._lock:
                # A decision made meanwhile has emptied the draft; it must not come back.
                if made != self._round:
                    return None
                return self._review.save_draft(id_, text, by=self._actor)

        self._tasks.run(self, save, done=self._told, failed=self.failed.emit)

    def _told(self, at: datetime | None) -> None:
        if at is not None:
            self.saved.emit(at)
