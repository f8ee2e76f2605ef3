"""The one bridge between the screens and other threads.

Work runs on daemon threads and knows no Qt object; its answer comes back to the thread of the
screens, unless nobody waits for it any more. What the work and its callbacks hold on to is let go
of on the thread of the screens: the last reference to a widget must never drop elsewhere.
"""

import weakref
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from enum import Enum
from itertools import count
from queue import SimpleQueue
from threading import Event, Thread
from time import monotonic
from typing import Any, Final, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

from workstation.domain.errors import WorkstationError

_T = TypeVar("_T")


class Lane(Enum):
    """Which threads do the work, so that decoding pictures never keeps a decision waiting."""

    OFFICE = "office"
    PICTURES = "pictures"
    BACKGROUND = "background"
    PULSE = "pulse"
    """Behind other work, the question whether the office answers would itself go unanswered."""


_THREADS: Final[Mapping[Lane, int]] = {
    Lane.OFFICE: 3,
    Lane.PICTURES: 2,
    Lane.BACKGROUND: 1,
    Lane.PULSE: 1,
}


class Cancellation:
    """A wish to stop, seen by the work while it runs and by ``Tasks`` before it answers."""

    def __init__(self) -> None:
        self._event = Event()

    def request(self) -> None:
        """Ask the work to stop; its answer will be dropped."""
        self._event.set()

    def requested(self) -> bool:
        """Say whether stopping was asked for; long work looks here between its steps."""
        return self._event.is_set()


@dataclass(slots=True)
class _Job:
    owner: weakref.ref[QObject]
    work: Callable[[], Any]
    done: Callable[[Any], object] | None
    failed: Callable[[Exception], object] | None
    cancellation: Cancellation
    label: str
    superseded: bool = False

    def unwanted(self) -> bool:
        return self.superseded or self.cancellation.requested()

    def waited_for(self) -> bool:
        # On the thread of the screens only: elsewhere this could hold the owner's last reference.
        owner = self.owner()
        return owner is not None and shiboken6.isValid(owner) and not self.unwanted()


@dataclass(frozen=True, slots=True)
class _Answer:
    value: Any = None
    error: Exception | None = None


class Tasks(QObject):
    """Runs work on other threads and brings the answers back.

    It is made once, lives as long as the application, and is closed before it ends.
    """

    _answered = Signal(int)
    running_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._numbers = count(1)
        self._jobs: dict[int, _Job] = {}
        self._answers: dict[int, _Answer] = {}
        self._newest: weakref.WeakKeyDictionary[QObject, dict[Hashable, int]] = (
            weakref.WeakKeyDictionary()
        )
        self._queues: dict[Lane, SimpleQueue[int]] = {}
        self._threads: list[Thread] = []
        self._closed = False
        self._answered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        owner: QObject,
        work: Callable[[], _T],
        *,
        done: Callable[[_T], object] | None = None,
        failed: Callable[[Exception], object] | None = None,
        topic: Hashable | None = None,
        cancellation: Cancellation | None = None,
        lane: Lane = Lane.OFFICE,
        label: str = "",
    ) -> Cancellation:
        """Run ``work`` on another thread, then ``done`` or ``failed`` on this one.

        Args:
            owner: when it is deleted, or is given newer work under the same ``topic``, the answer
                is dropped; work that has not begun by then never begins.
            work: returns a frozen value and touches no Qt object but ``QImage``.
            done: takes what the work returned.
            failed: takes what the work raised. An exception that is not a ``WorkstationError`` is a
                bug: it is raised again afterwards, for the crash dialog.
            topic: names what the answer is for, such as ``"rows"``.
            cancellation: to stop the work early; made here when none is given.
            lane: which threads do it.
            label: what the list of running jobs calls it; unlabelled work is not listed.

        Returns:
            What stops the work.
        """
        cancellation = cancellation or Cancellation()
        if self._closed:
            return cancellation
        number = next(self._numbers)
        job = _Job(weakref.ref(owner), work, done, failed, cancellation, label)
        if topic is not None:
            self._supersede(owner, topic, number)
        self._jobs[number] = job
        self._queue(lane).put(number)
        if label:
            self.running_changed.emit()
        return cancellation

    def running(self) -> tuple[str, ...]:
        """Return the labels of the work that is waiting or running, oldest first."""
        return tuple(job.label for job in self._jobs.values() if job.label)

    def idle(self) -> bool:
        """Say whether nothing is waiting, running or on its way back."""
        return not self._jobs

    def close(self, patience_s: float = 2.0) -> None:
        """Drop all answers and let the threads end; work still running then is left behind."""
        self._closed = True
        for job in self._jobs.values():
            job.cancellation.request()
        for thread in self._threads:
            self._queues[Lane[thread.name]].put(0)
        until = monotonic() + patience_s
        for thread in self._threads:
            thread.join(max(0.0, until - monotonic()))

    def _supersede(self, owner: QObject, topic: Hashable, number: int) -> None:
        newest = self._newest.setdefault(owner, {})
        earlier = self._jobs.get(newest.get(topic, 0))
        if earlier is not None:
            earlier.superseded = True
        newest[topic] = number

    def _queue(self, lane: Lane) -> "SimpleQueue[int]":
        if lane not in self._queues:
            queue: SimpleQueue[int] = SimpleQueue()
            self._queues[lane] = queue
            for _ in range(_THREADS[lane]):
                thread = Thread(target=self._serve, args=(queue,), name=lane.name, daemon=True)
                self._threads.append(thread)
                thread.start()
        return self._queues[lane]

    def _serve(self, queue: "SimpleQueue[int]") -> None:
        while number := queue.get():
            # Filed under its number before the signal goes out, so that this thread keeps no
            # reference to the answer, to the work, or through them to a widget.
            self._answers[number] = self._perform(number)
            if self._closed:
                return
            self._answered.emit(number)

    def _perform(self, number: int) -> _Answer:
        job = self._jobs[number]
        if job.unwanted():
            return _Answer()
        try:
            return _Answer(value=job.work())
        except Exception as error:  # handed over: _deliver tells or raises it
            return _Answer(error=error)

    def _deliver(self, number: int) -> None:
        answer, job = self._answers.pop(number), self._jobs.pop(number)
        if job.label:
            self.running_changed.emit()
        if not job.waited_for():
            return
        if answer.error is None:
            if job.done is not None:
                job.done(answer.value)
            return
        if job.failed is not None:
            job.failed(answer.error)
        if job.failed is None or not isinstance(answer.error, WorkstationError):
            raise answer.error
