"""How long nobody has touched anything."""

from collections.abc import Callable
from datetime import timedelta
from time import monotonic
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

WARNING: Final = timedelta(minutes=2)
"""How long before the lock people are warned, where the limit is long enough."""


class IdleClock(QObject):
    """Warns, then asks for the lock, when the time is up; any key or touch starts it anew."""

    warned = Signal(int)
    """Seconds until the lock."""
    returned = Signal()
    """Somebody touched something after the warning."""
    elapsed = Signal()

    def __init__(
        self,
        limit: timedelta,
        parent: QObject | None = None,
        *,
        now: Callable[[], float] = monotonic,
    ) -> None:
        super().__init__(parent)
        self._now = now
        self._limit = limit
        self._since = now()
        self._warned = False
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self.look)

    def start(self, limit: timedelta) -> None:
        """Count towards ``limit`` from now on."""
        self._limit = limit
        self.touch()
        self._timer.start()

    def stop(self) -> None:
        """Stop counting: the screen is covered."""
        self._timer.stop()

    def touch(self) -> None:
        """Somebody is there."""
        self._since = self._now()
        if self._warned:
            self._warned = False
            self.returned.emit()

    def pretend(self, idle: timedelta) -> None:
        """Act as if nobody had touched anything for that long; for demonstrations and tests."""
        self._since = self._now() - idle.total_seconds()
        self.look()

    def look(self) -> None:
        """See how late it is; called every second."""
        left = self._limit.total_seconds() - (self._now() - self._since)
        if left <= 0:
            self._warned = False
            self.stop()
            self.elapsed.emit()
        elif left <= WARNING.total_seconds() < self._limit.total_seconds() and not self._warned:
            self._warned = True
            self.warned.emit(round(left))
