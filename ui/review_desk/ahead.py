"""The next case, claimed and fetched while this one is looked at."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from ui.review_desk.leases import Leases
from ui.review_desk.taking import OpenCase
from ui.workers import Tasks
from workstation.domain.applications import ApplicationId
from workstation.domain.errors import WorkstationError

Arrived = Callable[[ApplicationId, OpenCase | None], object]
"""Takes what was fetched, and after which case."""


class Ahead(QObject):
    """Fetches one case at a time; whoever needs a case meanwhile waits for it.

    Two claims of one case at the same time would make one of them worthless, so nothing else is
    claimed while a fetch is on its way.
    """

    ready = Signal(object)
    """The next case is here: an ``OpenCase``."""

    def __init__(self, tasks: Tasks, leases: Leases, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._leases = leases
        self._opened: OpenCase | None = None
        self._fetching = False
        self._waiting: Arrived | None = None
        self._wanted = True

    @property
    def opened(self) -> OpenCase | None:
        """The case that is here, if one is."""
        return self._opened

    @property
    def fetching(self) -> bool:
        """Whether one is on its way."""
        return self._fetching

    def fetch(self, after: ApplicationId, work: Callable[[], OpenCase | None]) -> None:
        """Fetch what comes after a case, unless something is here or on its way."""
        if self._opened is not None or self._fetching:
            return
        self._fetching = self._wanted = True
        self._tasks.run(
            self, work, done=partial(self._fetched, after), failed=partial(self._not_fetched, after)
        )

    def wait(self, arrived: Arrived) -> None:
        """Have ``arrived`` called with what is on its way, instead of keeping it here."""
        self._waiting = arrived

    def put(self, opened: OpenCase) -> None:
        """Keep a case that is claimed already: it comes next again."""
        self.drop()
        self._opened = opened

    def take(self) -> OpenCase | None:
        """Return the case that is here, which is then the caller's."""
        opened, self._opened = self._opened, None
        return opened

    def drop(self) -> None:
        """Let others take what was fetched, or what is on its way."""
        self._wanted = False
        opened = self.take()
        if opened is not None:
            self.give_up(opened)

    def give_up(self, opened: OpenCase) -> None:
        """Let others take a case."""
        if opened.claim is not None:
            self._leases.give_back(opened.claim)

    def _fetched(self, after: ApplicationId, opened: OpenCase | None) -> None:
        self._fetching = False
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            waiting(after, opened)
        elif opened is not None and not self._wanted:
            self.give_up(opened)
        elif opened is not None:
            self._opened = opened
            if opened.claim is not None:
                self._leases.keep(opened.claim)
            self.ready.emit(opened)

    def _not_fetched(self, after: ApplicationId, error: Exception) -> None:
        if not isinstance(error, WorkstationError):
            raise error
        # When the case is asked for in earnest, the same error is told.
        self._fetched(after, None)
