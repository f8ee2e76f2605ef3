"""What this process and all its descendants use of the processor and of memory."""

import contextlib
import resource
import threading
import time
from collections.abc import Iterator
from pathlib import Path
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
    """The most memory that descendants had while they were watched, in bytes."""

    def __init__(self) -> None:
        self.server = 0
        """Resident memory of the largest process this one started."""
        self.child = 0
        """Resident memory of the largest one that those started, shared pages and all."""
        self.together = 0
        """Of all at once; a page that several share counts once."""

    def __str__(self) -> str:
        sizes = (self.server, self.child, self.together)
        return "server {:.0f} MB, its child {:.0f} MB, together {:.0f} MB".format(
            *(size / 1e6 for size in sizes)
        )

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
            servers = psutil.Process().children()
            children = [child for server in servers for child in _below(server)]
            self.server = max(self.server, *map(_peak_bytes, servers), 0)
            self.child = max(self.child, *map(_peak_bytes, children), 0)
            self.together = max(self.together, sum(map(_own_bytes, [*servers, *children])))


def _below(process: psutil.Process) -> list[psutil.Process]:
    with contextlib.suppress(psutil.Error):
        return process.children(recursive=True)
    return []


def _peak_bytes(process: psutil.Process) -> int:
    """Return the most memory a process has had so far; 0 of one that is gone."""
    return _told(process, "status", "VmHWM")


def _own_bytes(process: psutil.Process) -> int:
    """Return a process's memory, its part of what it shares with others."""
    return _told(process, "smaps_rollup", "Pss")


def _told(process: psutil.Process, file: str, key: str) -> int:
    """Return a number of kilobytes that /proc tells, in bytes."""
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{process.pid}/{file}").read_text("ascii").splitlines():
            name, _, value = line.partition(":")
            if name == key:
                return int(value.split()[0]) * 1024
    return 0
