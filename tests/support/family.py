"""What this process and all its descendants use of the processor and of memory."""

import contextlib
import resource
import threading
import time
from collections.abc import Iterator
from types import TracebackType
from typing import Final, Self

import psutil

_EVERY_S: Final = 0.04


def cpu_seconds() -> float:
    """Return the processor time spent so far by this process and its descendants, living or not.

    A descendant that still runs is not in ``RUSAGE_CHILDREN``; it is asked itself, with what its
    own ended children spent.
    """
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = time.process_time() + ended.ru_utime + ended.ru_stime
    for child in _descendants():
        with contextlib.suppress(psutil.Error):
            spent += sum(child.cpu_times()[:4])
    return spent


def _descendants() -> Iterator[psutil.Process]:
    yield from psutil.Process().children(recursive=True)


class PeakMemory:
    """Looks at the descendants many times a second while the block runs."""

    def __init__(self) -> None:
        self.largest = 0
        """Bytes of resident memory of the largest descendant."""
        self.together = 0
        """Bytes of all descendants at once; shared pages count for each."""
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def _look(self) -> None:
        while not self._over.wait(_EVERY_S):
            sizes = []
            for child in _descendants():
                with contextlib.suppress(psutil.Error):
                    sizes.append(child.memory_info().rss)
            self.largest = max(self.largest, *sizes, 0)
            self.together = max(self.together, sum(sizes))

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._over.set()
        self._thread.join()
