"""Saving drafts: a second after a change, and never after the decision they led to."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from threading import Lock
from typing import Final, TypeVar

from PySide6.QtCore import QObject, Signal

from ui.timing import Debounce
from ui.workers import Tasks
from workstation.domain.applications import ApplicationId
from workstation.domain.staff import Actor
from workstation.services.review import ReviewService

SAVED_AFTER_MS: Final = 1000
TRIED_AGAIN_AFTER_MS: Final = 5000
_T = TypeVar("_T")


class Drafts(QObject):
    """Keeps what somebody has begun to decide, one text for each case."""

    saved = Signal(object)
    """Carries when."""
    failed = Signal(object)
    """It could not be saved and is tried again: the exception."""

    def __init__(self, tasks: Tasks, review: ReviewService, actor: Actor, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._review = review
        self._actor = actor
        self._lock = Lock()
        self._rounds: dict[ApplicationId, int] = {}
        self._known: dict[ApplicationId, str] = {}
        self._wanted: tuple[ApplicationId, str] | None = None
        self._later = Debounce(self._save, SAVED_AFTER_MS, self)

    def known(self, id_: ApplicationId) -> str | None:
        """Return what was begun here about a case; the store may not have it yet."""
        return self._known.get(id_)

    def change(self, id_: ApplicationId, text: str) -> None:
        """Save ``text`` soon, instead of what was to be saved of the case before."""
        if self._wanted is not None and self._wanted[0] != id_:
            self.save_now()
        self._known[id_] = text
        self._wanted = (id_, text)
        self._later.ask()

    def save_now(self) -> None:
        """Save at once what waits to be saved."""
        self._later.now()

    def drop(self, id_: ApplicationId) -> None:
        """Save no more of a case: it is being decided."""
        if self._wanted is not None and self._wanted[0] == id_:
            self._later.stop()
            self._wanted = None
        self._known.pop(id_, None)
        self._rounds[id_] = self._rounds.get(id_, 0) + 1

    def before_others(self, work: Callable[[], _T]) -> _T:
        """Do ``work`` on the thread it is called on, with no save at the same time."""
        with self._lock:
            return work()

    def _save(self) -> None:
        if self._wanted is None:
            return
        (id_, text), self._wanted = self._wanted, None
        made = self._rounds.get(id_, 0)

        def save() -> datetime | None:
            with self._lock:
                # A decision made meanwhile has emptied the draft; it must not come back.
                if made != self._rounds.get(id_, 0):
                    return None
                return self._review.save_draft(id_, text, by=self._actor)

        again = partial(self._not_saved, id_, text)
        self._tasks.run(self, save, done=self._told, failed=again)

    def _told(self, at: datetime | None) -> None:
        self._later.setInterval(SAVED_AFTER_MS)
        if at is not None:
            self.saved.emit(at)

    def _not_saved(self, id_: ApplicationId, text: str, error: Exception) -> None:
        if self._wanted is None and self._known.get(id_) == text:
            self._wanted = (id_, text)
            self._later.setInterval(TRIED_AGAIN_AFTER_MS)
            self._later.ask()
        self.failed.emit(error)
