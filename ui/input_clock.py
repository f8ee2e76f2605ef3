"""When keys were pressed, which is not when a busy program sees them; and timers that know it."""

from collections.abc import Callable
from time import monotonic
from typing import Final, Protocol

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QInputEvent

_LATE_S: Final = 0.015
"""A timer this late rang in a program that was busy: keys may wait behind it."""
_RELEARN_S: Final = 60.0


class Alarm(Protocol):
    """Rings once, some time after it was last set."""

    def set(self, seconds: float) -> None:
        """Ring in so many seconds, and not at the time set before."""
        ...

    def stop(self) -> None:
        """Do not ring."""
        ...


class InputClock(Protocol):
    """Tells when input happened."""

    def at(self, event: QEvent) -> float:
        """Return when ``event`` happened, in seconds since any fixed instant."""
        ...

    def alarm(self, ring: Callable[[], None]) -> Alarm:
        """Return a new alarm, not set."""
        ...


class SystemClock:
    """The system's own times of keys, on the scale of the monotonic clock."""

    def __init__(self, owner: QObject) -> None:
        self._owner = owner
        self._ahead: float | None = None

    def at(self, event: QEvent) -> float:
        """See the protocol. Events without a time happened now."""
        now = monotonic()
        stamp = event.timestamp() / 1000 if isinstance(event, QInputEvent) else 0.0
        if not stamp:
            return now
        ahead = now - stamp
        if self._ahead is None or not self._ahead <= ahead < self._ahead + _RELEARN_S:
            self._ahead = ahead  # seen sooner than any before, or the system's count began anew
        return stamp + self._ahead

    def alarm(self, ring: Callable[[], None]) -> Alarm:
        """See the protocol."""
        return SystemAlarm(ring, self._owner)


class SystemAlarm(QTimer):
    """Rings when all keys that were pressed in its time have been seen."""

    def __init__(self, ring: Callable[[], None], owner: QObject) -> None:
        super().__init__(owner)
        self._ring = ring
        self._due = 0.0
        self._waited = False
        self.setSingleShot(True)
        self.setTimerType(Qt.TimerType.PreciseTimer)
        self.timeout.connect(self._out)

    def set(self, seconds: float) -> None:
        """See the protocol."""
        self._waited = False
        self._start(seconds)

    def _start(self, seconds: float) -> None:
        self._due = monotonic() + seconds
        self.start(round(seconds * 1000))

    def _out(self) -> None:
        if not self._waited and monotonic() - self._due > _LATE_S:
            self._waited = True
            self._start(_LATE_S)
        else:
            self._ring()
