"""Feels whether the office still answers, and says so below and above the desk."""

from collections.abc import Callable
from typing import Final, NamedTuple

from PySide6.QtCore import QObject, QTimer

from ui.errors import sentence
from ui.shell.status_bar import Connection
from ui.shell.window import Window
from ui.workers import Lane
from ui.workplace import Workplace

EVERY_MS: Final = 10_000
AT_MOST_EVERY_MS: Final = 60_000


class Beat(NamedTuple):
    """What the office answered."""

    ms: int
    decided_today: int


class Pulse(QObject):
    """Asks every ten seconds; less and less often while nobody answers."""

    def __init__(self, place: Workplace, window: Window, ask: Callable[[], Beat]) -> None:
        """Begin to ask.

        Args:
            place: the tools.
            window: shows what was found.
            ask: asks the office something small; called on another thread.
        """
        super().__init__(window)
        self._place = place
        self._window = window
        self._ask = ask
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.feel)
        self._timer.start(EVERY_MS)
        self.feel()

    def feel(self) -> None:
        """Ask now."""
        self._place.tasks.run(
            self,
            self._ask,
            done=self._answered,
            failed=self._lost,
            topic="beat",
            lane=Lane.BACKGROUND,
        )

    def stop(self) -> None:
        """Ask no more."""
        self._timer.stop()

    def _answered(self, beat: Beat) -> None:
        self._window.status.show_connection(Connection.CONNECTED, beat.ms)
        self._window.status.show_today(beat.decided_today)
        self._window.notice.clear()
        self._timer.setInterval(EVERY_MS)

    def _lost(self, error: Exception) -> None:
        self._window.status.show_connection(Connection.LOST)
        again = self._place.tr.gettext("Try again")
        self._window.notice.say(sentence(error, self._place.tr), button=again, act=self.feel)
        self._timer.setInterval(min(AT_MOST_EVERY_MS, self._timer.interval() * 2))
