"""Feels whether the office still answers and agrees on the time, and says so around the desk."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from time import monotonic
from typing import Final, NamedTuple

from PySide6.QtCore import QObject, QTimer

from ui.errors import sentence
from ui.shell.status_bar import Connection
from ui.shell.window import Window
from ui.workers import Lane
from ui.workplace import Workplace
from workstation.domain.errors import DatabaseBusy, DatabaseUnreachable

EVERY_MS: Final = 10_000
AT_MOST_EVERY_MS: Final = 60_000
PATIENCE_MS: Final = 3_000
"""How long an answer may take before its absence is said."""
_A_SECOND_MS: Final = 1_000
TOLERATED: Final = timedelta(minutes=2)
"""A desk's clock may differ so much; nothing hangs on it, but people look at it."""


class Beat(NamedTuple):
    """What the office answered."""

    ms: int
    decided_today: int
    at: datetime
    """The office's time."""


class Pulse(QObject):
    """Asks every ten seconds, less and less often while nobody answers; one question at a time."""

    def __init__(
        self,
        place: Workplace,
        window: Window,
        ask: Callable[[], Beat],
        clock_differs: Callable[[int], None],
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """Begin to ask.

        Args:
            place: the tools.
            window: shows what was found.
            ask: asks the office something small; called on another thread.
            clock_differs: puts on record by how many minutes; called on another thread.
            clock: this computer's.
        """
        super().__init__(window)
        self._place = place
        self._window = window
        self._ask = ask
        self._clock_differs, self._clock = clock_differs, clock
        self._recorded: int | None = None
        """The difference on record; it is recorded anew only when it becomes another one."""
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.feel)
        self._timer.start(EVERY_MS)
        self._asked_at: float | None = None
        """When the question that is out was asked, in seconds."""
        self._waiting = QTimer(self)
        self._waiting.timeout.connect(self._say_silence)
        self.feel()

    def feel(self) -> None:
        """Ask now, unless an answer is still waited for."""
        if self._asked_at is not None:
            return
        self._asked_at = monotonic()
        self._waiting.start(PATIENCE_MS)
        self._place.tasks.run(
            self, self._ask, done=self._answered, failed=self._lost, lane=Lane.PULSE
        )

    def stop(self) -> None:
        """Ask no more."""
        self._timer.stop()
        self._waiting.stop()

    def _say_silence(self) -> None:
        if self._asked_at is not None:
            self._window.status.show_silence(round(monotonic() - self._asked_at))
            self._waiting.setInterval(_A_SECOND_MS)

    def _waited(self) -> None:
        self._asked_at = None
        self._waiting.stop()

    def _answered(self, beat: Beat) -> None:
        self._waited()
        self._window.status.show_connection(Connection.CONNECTED, beat.ms)
        self._window.status.show_today(beat.decided_today)
        self._window.notice.clear()
        self._timer.setInterval(EVERY_MS)
        self._compare_clocks(self._clock() - beat.at)

    def _compare_clocks(self, ahead: timedelta) -> None:
        minutes = round(ahead / timedelta(minutes=1)) if abs(ahead) > TOLERATED else 0
        self._window.status.show_clock(minutes)
        if not minutes or (self._recorded is not None and abs(minutes - self._recorded) <= 1):
            return
        self._recorded = minutes
        self._place.tasks.run(
            self,
            lambda: self._clock_differs(minutes),
            done=lambda _: None,
            failed=self._lost,
            topic="clock",
            lane=Lane.BACKGROUND,
        )

    def _lost(self, error: Exception) -> None:
        self._waited()
        self._window.status.show_connection(Connection.LOST)
        again = self._place.tr.gettext("Try again")
        # Nothing was to be changed: what held the question holds decisions too.
        told = DatabaseUnreachable() if isinstance(error, DatabaseBusy) else error
        self._window.notice.say(sentence(told, self._place.tr), button=again, act=self.feel)
        self._timer.setInterval(min(AT_MOST_EVERY_MS, self._timer.interval() * 2))
