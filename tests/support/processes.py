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


def answers_of(count: int, target: Callable[..., None], *arguments: Any) -> list[str]:
    """Run ``target`` in so many processes that begin together; return what each of them answers.

    It is given, after its own arguments, a barrier to wait at and a queue to answer into.
    """
    context = _context()
    ready, answers = context.Barrier(count), context.Queue()
    processes = [
        context.Process(target=target, args=(*arguments, ready, answers), daemon=True)
        for _ in range(count)
    ]
    for process in processes:
        process.start()
    found = [answers.get(timeout=60) for _ in processes]
    for process in processes:
        process.join()
        process.close()
    answers.close()
    answers.join_thread()
    return found


def die() -> None:
    """End this process as a power cut would: nothing is undone, nothing flushed."""
    os.kill(os.getpid(), signal.SIGKILL)
