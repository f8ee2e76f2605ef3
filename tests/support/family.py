"""What this process and all its descendants use of the processor and of memory."""

import contextlib
import resource
import threading
import time
from collections.abc import Iterator
from typing import Final

import psutil

_EVERY_S: Final = 0.2
"""Looking costs about a hundredth of the time of a core."""


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
    """The most memory that descendants had while they were watched."""

    def __init__(self) -> None:
        self.largest = 0
        """Bytes of resident memory of the largest one."""
        self.together = 0
        """Bytes of all at once; shared pages count for each."""

    @contextlib.contextmanager
    def watched(self) -> Iterator[None]:
        """Look many times a second while the block runs."""
        over = threading.Event()
        thread = threading.Thread(target=self._look, args=(over,), daemon=True)
        thread.start()
        try:
            yield
        finally:
            over.set()
            thread.join()

    def _look(self, over: threading.Event) -> None:
        while not over.wait(_EVERY_S):
            sizes = [0]
            for child in _descendants():
                with contextlib.suppress(psutil.Error):
                    sizes.append(child.memory_info().rss)
            self.largest = max(self.largest, *sizes)
            self.together = max(self.together, sum(sizes))
