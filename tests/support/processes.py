"""Processes that can be killed: forked from a server that has the office imported already.

What they run lies in modules of ``tests.support``: a test's own functions cannot be named there.
"""

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.context import ForkServerContext, ForkServerProcess
from typing import Any, Final

_PRELOADED: Final = ["__main__", "tests.support.forked"]
KILLED: Final = -signal.SIGKILL


def _context() -> ForkServerContext:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(_PRELOADED)
    return context


@contextmanager
def started(target: Callable[..., None], *arguments: Any) -> Iterator[ForkServerProcess]:
    """Run ``target`` in a process of its own while the block does; killed when it still runs."""
    process = _context().Process(target=target, args=arguments, daemon=True)
    process.start()
    try:
        yield process
    finally:
        if process.is_alive():
            process.kill()
        process.join()
        process.close()


def ended(target: Callable[..., None], *arguments: Any, within_s: float = 60.0) -> int:
    """Run ``target`` in a process of its own to its end and return how it ended."""
    with started(target, *arguments) as process:
        process.join(within_s)
        assert process.exitcode is not None, "the process did not end"
        return process.exitcode


def die() -> None:
    """End this process as a power cut would: nothing is undone, nothing flushed."""
    os.kill(os.getpid(), signal.SIGKILL)
