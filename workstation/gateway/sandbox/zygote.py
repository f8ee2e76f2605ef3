"""The fork server: reads a request, forks a limited child for it, relays what the child says.

One request at a time and one thread, so that a fork copies nothing half done. The child writes
its answer into a pipe; whatever else it does, it is killed with everything it started when its
time is over, when it has answered, or when the program that asked is gone.
"""

import contextlib
import os
import select
import shutil
import signal
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from workstation.gateway.sandbox.limits import Limits, shut_in
from workstation.gateway.sandbox.messages import MOST_BYTES, BrokenMessage, Message, packed, read

Job = Callable[[Message], Message]

REQUESTS: Final = 0
ANSWERS: Final = 1
_CHUNK: Final = 1 << 20


class AskerGone(Exception):
    """The program that started this server has ended."""


class Overdue(Exception):
    """The child used up its time."""


def serve(jobs: Mapping[str, Job], scratch: Path) -> None:
    """Answer requests from standard input until it is closed.

    Args:
        jobs: what a child can be asked to do, by name.
        scratch: a folder for the children's own temporary folders.
    """
    while (request := read(_take_request)) is not None:
        try:
            _put(_served(request, jobs, scratch))
        except AskerGone:
            return


def _served(request: Message, jobs: Mapping[str, Job], scratch: Path) -> Message:
    limits = Limits.of_dict(request.head["limits"])
    folder = Path(tempfile.mkdtemp(prefix="job-", dir=scratch))
    answers, answer = os.pipe()
    server = os.getpid()
    child = os.fork()
    if child == 0:
        os.close(answers)
        _do(jobs[request.head["job"]], request, limits, folder, answer, server)
    os.close(answer)
    with contextlib.suppress(OSError):
        os.setpgid(child, child)
    _put(Message({"started": child}))
    try:
        content = _collected(answers, time.monotonic() + limits.wall_seconds)
    except Overdue:
        return Message({"outcome": "overdue"})
    finally:
        os.close(answers)
        status = _ended(child)
        shutil.rmtree(folder, ignore_errors=True)
    return _outcome(content, status)


def _do(job: Job, request: Message, limits: Limits, folder: Path, answer: int, server: int) -> None:
    """Run the job in the child; never returns."""
    status = 1
    try:
        os.setpgid(0, 0)
        _forget_the_server(answer)
        os.chdir(folder)
        tempfile.tempdir = str(folder)
        os.environ["TMPDIR"] = str(folder)
        shut_in(limits)
        if os.getppid() == server:  # else it died before this child was tied to it
            _write_all(answer, packed(job(request)))
            status = 0
    finally:
        os._exit(status)


def _forget_the_server(answer: int) -> None:
    """Leave the child no way to speak as the server."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nowhere, descriptor)
    os.closerange(3, answer)
    os.closerange(answer + 1, 256)


def _collected(answers: int, deadline: float) -> bytes:
    """Return all the child writes until it closes its end.

    Raises:
        Overdue: the deadline passed first.
        AskerGone: nobody waits for the answer any more.
    """
    chunks: list[bytes] = []
    size = 0
    waiting = select.poll()
    waiting.register(answers, select.POLLIN)
    waiting.register(REQUESTS, select.POLLHUP)
    while True:
        left = deadline - time.monotonic()
        if left <= 0:
            raise Overdue
        for descriptor, event in waiting.poll(left * 1000):
            if descriptor == REQUESTS and event & select.POLLHUP:
                raise AskerGone
            if descriptor == answers:
                chunk = os.read(answers, _CHUNK)
                size += len(chunk)
                if not chunk or size > MOST_BYTES:
                    return b"".join(chunks)
                chunks.append(chunk)


def _ended(child: int) -> int:
    """Kill what is left of the child and what it started; return how it had ended."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        # An answer is complete when its pipe closes; give a child that is leaving its moment.
        _wait_briefly(child)
        os.killpg(child, signal.SIGKILL)
    try:
        return os.waitpid(child, 0)[1]
    except ChildProcessError:
        return 0


def _wait_briefly(child: int) -> None:
    for _ in range(50):
        state = os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT)
        if state is not None:
            return
        time.sleep(0.001)


def _outcome(content: bytes, status: int) -> Message:
    if os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGXCPU:
        return Message({"outcome": "overdue"})
    if not content or status != 0:
        return Message({"outcome": "crashed", "status": status, "n": len(content)})
    return Message({"outcome": "answered"}, (content,))


def _take_request(size: int) -> bytes:
    return taken(REQUESTS, size)


def taken(descriptor: int, size: int) -> bytes:
    """Return ``size`` bytes from a blocking descriptor, fewer where it ends."""
    chunks: list[bytes] = []
    while size > 0:
        chunk = os.read(descriptor, min(size, _CHUNK))
        if not chunk:
            break
        chunks.append(chunk)
        size -= len(chunk)
    return b"".join(chunks)


def _put(message: Message) -> None:
    try:
        _write_all(ANSWERS, packed(message))
    except BrokenPipeError as error:
        raise AskerGone from error


def _write_all(descriptor: int, content: bytes) -> None:
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def unpacked(content: bytes) -> Message:
    """Return the message in a child's answer.

    Raises:
        BrokenMessage: it is not exactly one message.
    """
    at = 0

    def take(size: int) -> bytes:
        nonlocal at
        piece = content[at : at + size]
        at += len(piece)
        return piece

    message = read(take)
    if message is None or at != len(content):
        raise BrokenMessage
    return message
