"""Measures how long the thread of the screens is blocked, and by what.

Time in which the computer ran something else instead is not counted, where the system tells it.
"""

import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Thread, get_ident
from time import perf_counter

from PySide6.QtCore import QTimer

BEAT_MS = 5
_SCHEDULER = Path("/proc/thread-self/schedstat")


def not_run_s() -> float:
    """Return how long this thread was ready but not run, in seconds; 0 where nobody tells."""
    try:
        return int(_SCHEDULER.read_text(encoding="ascii").split()[1]) / 1e9
    except OSError:
        return 0.0


@dataclass
class Heartbeat:
    """The longest time between two beats, and where the program was in the middle of it."""

    longest_ms: float = 0.0
    culprit: str = ""
    _last: float = field(default_factory=perf_counter)
    _waited: float = field(default_factory=not_run_s)

    def assert_within(self, limit_ms: float) -> None:
        """Fail when the thread was blocked longer, naming the culprit."""
        words = f"blocked for {self.longest_ms:.0f} ms, limit {limit_ms:.0f}:\n{self.culprit}"
        assert self.longest_ms <= limit_ms, words


def calibration() -> float:
    """Return how much slower this computer is now than an idle two-core PC; at least 1."""
    best = min(_loop() for _ in range(5))
    return max(1.0, best / 0.012)


@contextmanager
def heartbeat() -> Iterator[Heartbeat]:
    """Measure while the event loop runs inside the block."""
    pulse = Heartbeat()
    timer = QTimer()
    timer.setInterval(BEAT_MS)
    timer.timeout.connect(lambda: _beat(pulse))
    done = Event()
    watcher = Thread(target=_watch, args=(pulse, get_ident(), done), daemon=True)
    timer.start()
    watcher.start()
    try:
        yield pulse
    finally:
        timer.stop()
        done.set()
        watcher.join()


def _beat(pulse: Heartbeat) -> None:
    now, waited = perf_counter(), not_run_s()
    blocked = (now - pulse._last) - (waited - pulse._waited)
    pulse.longest_ms = max(pulse.longest_ms, blocked * 1000 - BEAT_MS)
    pulse._last, pulse._waited = now, waited


def _watch(pulse: Heartbeat, thread: int, done: Event) -> None:
    worst = 0.0
    while not done.wait(BEAT_MS / 1000):
        blocked = perf_counter() - pulse._last
        if blocked > max(worst, 0.03):
            worst = blocked
            frame = sys._current_frames().get(thread)
            pulse.culprit = "".join(traceback.format_stack(frame)) if frame else ""


def _loop() -> float:
    began = perf_counter()
    total = 0
    for number in range(200_000):
        total += number * number % 7
    return perf_counter() - began
