"""The fork server: reads a request, forks a limited child for it, relays what the child says.

One request at a time and one thread, so that a fork copies nothing half done. The child writes
its answer into a pipe; whatever else it does, it is killed with everything it started when its
time is over, when it has answered, or when the program that asked is gone.

Several requests about one file may be a talk: then the child is kept for a moment, and the next
request of the same talk is its own. Nothing of another file ever reaches it.
"""

import contextlib
import os
import select
import shutil
import signal
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Final

from workstation.gateway.sandbox.limits import Limits, shut_in
from workstation.gateway.sandbox.messages import (
    MOST_BYTES,
    PREFIX_BYTES,
    BrokenMessage,
    Message,
    packed,
    read,
    size_of,
)

Job = Callable[[Message], Message]

REQUESTS: Final = 0
ANSWERS: Final = 1
_CHUNK: Final = 1 << 20
_KEPT_S: Final = 2.0
"""How long a child waits for more about its file; what was read is compared meanwhile."""


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
    children = _Children(jobs, scratch)
    try:
        while (request := children.next_request()) is not None:
            _put(children.served(request))
    except AskerGone:
        return
    finally:
        children.end()


@dataclass(frozen=True, slots=True)
class _Child:
    """A process that was forked for one file, and the pipes to it."""

    pid: int
    folder: Path
    requests: int
    answers: int
    talk: tuple[Any, ...]
    """What it was told to keep to: the talk and its limits."""


class _Children:
    """The one child there is at a time, if any."""

    def __init__(self, jobs: Mapping[str, Job], scratch: Path) -> None:
        self._jobs, self._scratch = jobs, scratch
        self._child: _Child | None = None

    def next_request(self) -> Message | None:
        """Return the next request, None at the end; a child is not kept longer than a moment."""
        if self._child is not None:
            waiting = select.poll()
            waiting.register(REQUESTS, select.POLLIN)
            if not waiting.poll(_KEPT_S * 1000):
                self.end()
        return read(_take_request)

    def served(self, request: Message) -> Message:
        """Return what the request's child answers, or how it ended."""
        limits = Limits.of_dict(request.head["limits"])
        talk = (request.head.get("talk"), request.head["limits"])
        if self._child is not None and self._child.talk != talk:
            self.end()
        kept = self._child is not None
        child = self._child = self._child or self._forked(request, limits, talk)
        _put(Message({"started": child.pid}))
        deadline = time.monotonic() + limits.wall_seconds
        try:
            if kept:
                _send(child.requests, packed(request), deadline)
            content = _collected(child.answers, deadline)
        except Overdue:
            self.end()
            return Message({"outcome": "overdue"})
        if content and _goes_on(request):
            return Message({"outcome": "answered"}, (content,))
        return _outcome(content, self.end())

    def end(self) -> int:
        """Kill the child, if there is one, and what it started; return how it had ended."""
        child, self._child = self._child, None
        if child is None:
            return 0
        try:
            os.close(child.requests)  # one that waits for more leaves
            return _ended(child.pid)
        finally:
            os.close(child.answers)
            shutil.rmtree(child.folder, ignore_errors=True)

    def _forked(self, request: Message, limits: Limits, talk: tuple[Any, ...]) -> _Child:
        folder = Path(tempfile.mkdtemp(prefix="job-", dir=self._scratch))
        (requests, more), (answers, answer) = os.pipe(), os.pipe()
        server = os.getpid()
        child = os.fork()
        if child == 0:
            os.close(more)
            os.close(answers)
            _do(self._jobs, request, limits, folder, (requests, answer), server)
        os.close(requests)
        os.close(answer)
        os.set_blocking(more, False)
        with contextlib.suppress(OSError):
            os.setpgid(child, child)
        return _Child(child, folder, more, answers, talk)


def _goes_on(request: Message) -> bool:
    return request.head.get("talk") is not None


def _do(
    jobs: Mapping[str, Job],
    request: Message | None,
    limits: Limits,
    folder: Path,
    pipes: tuple[int, int],
    server: int,
) -> None:
    """Run the job in the child, and the others of its talk; never returns."""
    status = 1
    requests, answers = pipes
    try:
        os.setpgid(0, 0)
        _forget_the_server(pipes)
        os.chdir(folder)
        tempfile.tempdir = str(folder)
        os.environ["TMPDIR"] = str(folder)
        shut_in(limits)
        while request is not None and os.getppid() == server:  # else it died before it was tied
            _write_all(answers, packed(jobs[request.head["job"]](request)))
            request = read(partial(taken, requests)) if _goes_on(request) else None
        status = 0
    finally:
        os._exit(status)


def _forget_the_server(pipes: tuple[int, int]) -> None:
    """Leave the child no way to speak as the server."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nowhere, descriptor)
    first, second = sorted(pipes)
    os.closerange(3, first)
    os.closerange(first + 1, second)
    os.closerange(second + 1, 256)


def _send(requests: int, content: bytes, deadline: float) -> None:
    """Write a request to a child that is kept; one that is gone takes none.

    Raises:
        Overdue: the deadline passed first.
        AskerGone: nobody waits for the answer any more.
    """
    rest = memoryview(content)
    with contextlib.suppress(BrokenPipeError):
        while rest:
            _await(requests, select.POLLOUT, deadline)
            rest = rest[os.write(requests, rest[:_CHUNK]) :]


def _collected(answers: int, deadline: float) -> bytes:
    """Return the message a child writes; nothing when it ends before it is whole.

    Raises:
        Overdue: the deadline passed first.
        AskerGone: nobody waits for the answer any more.
    """
    chunks: list[bytes] = []
    size, whole = 0, PREFIX_BYTES
    while size < whole:
        _await(answers, select.POLLIN, deadline)
        chunk = os.read(answers, min(whole - size, _CHUNK))
        if not chunk:
            return b""
        chunks.append(chunk)
        size += len(chunk)
        if size == PREFIX_BYTES:
            whole = size_of(b"".join(chunks))
            if whole > MOST_BYTES:
                return b""
    return b"".join(chunks)


def _await(descriptor: int, event: int, deadline: float) -> None:
    """Wait until a child's pipe is ready, or has nobody at its other end."""
    waiting = select.poll()
    waiting.register(descriptor, event)
    waiting.register(REQUESTS, select.POLLHUP)
    while True:
        left = deadline - time.monotonic()
        if left <= 0:
            raise Overdue
        for ready, told in waiting.poll(left * 1000):
            if ready == REQUESTS and told & select.POLLHUP:
                raise AskerGone
            if ready == descriptor:
                return


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
