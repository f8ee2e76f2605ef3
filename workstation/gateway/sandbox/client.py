"""The program's side of the sandbox: fork servers that are started, asked, replaced and ended."""

import contextlib
import os
import queue
import secrets
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

import workstation
from workstation.gateway.sandbox.limits import Limits
from workstation.gateway.sandbox.messages import BrokenMessage, Message, packed, read
from workstation.gateway.sandbox.zygote import unpacked

SERVER: Final = "workstation.gateway.sandbox"
_GRACE_SECONDS: Final = 3.0
"""How much longer than its child's time a fork server may stay silent."""
_START_SECONDS: Final = 30.0
_KEPT_VARIABLES: Final = ("PATH", "TESSDATA_PREFIX", "LD_LIBRARY_PATH", "PYTHONHOME")
_IN_MEMORY: Final = Path("/dev/shm")  # noqa: S108 - each server makes its own private folder there


def new_talk() -> str:
    """Return a name for the requests about one file that no other file's have."""
    return secrets.token_hex(8)


class JobLost(Exception):
    """The child ended without an answer: it crashed or was killed."""


class JobOverdue(JobLost):
    """The child used up its time."""


class _ServerLost(Exception):
    """The fork server itself is gone; ``started`` says whether the job had begun."""

    def __init__(self, *, started: bool) -> None:
        super().__init__()
        self.started = started


class Sandbox:
    """Runs jobs on strangers' bytes, each in a limited child of a fork server.

    Safe to share between threads: each call takes one server for itself and waits for one when
    all are busy. Servers start when they are first needed and are replaced when they die.
    """

    def __init__(self, servers: int = 1, *, module: str = SERVER) -> None:
        """Make a sandbox of so many fork servers; none is started yet.

        Args:
            servers: how many jobs can run at once.
            module: what a server runs; tests have servers of their own.
        """
        self.servers = servers
        self._module = module
        self._idle: queue.LifoQueue[_Server | None] = queue.LifoQueue()
        self._lock = threading.Lock()
        self._running: set[_Server] = set()
        self._closed = False
        for _ in range(servers):
            self._idle.put(None)

    def start(self) -> None:
        """Start one server now, unless all are busy: who asks first need not wait for it."""
        try:
            server = self._idle.get_nowait()
        except queue.Empty:
            return
        try:
            server = self._usable(server)
        finally:
            self._idle.put(server)

    def run(
        self,
        job: str,
        request: Mapping[str, Any],
        body: bytes,
        limits: Limits,
        *,
        talk: str | None = None,
    ) -> Message:
        """Have a child do ``job`` and return its answer.

        Args:
            job: one of the server's.
            request: what it is told.
            body: a stranger's bytes.
            limits: of the child.
            talk: names what may be asked about one file, by ``new_talk``: the child of the request
                before is asked again if it is still there, and has spent of its limits already.
                Without it each request has a child of its own.

        Raises:
            JobLost: the child crashed or was killed.
            JobOverdue: the child took too long.
        """
        head = {**request, "job": job, "limits": limits.as_dict(), "talk": talk}
        content = packed(Message(head, (body,)))
        server = self._idle.get()
        try:
            server = self._usable(server)
            try:
                return server.ask(content, limits.wall_seconds)
            except _ServerLost as lost:
                server = self._replaced(server)
                if lost.started:
                    raise JobLost from lost
            try:
                return server.ask(content, limits.wall_seconds)
            except _ServerLost as lost:
                server = self._replaced(server)
                raise JobLost from lost
        finally:
            self._idle.put(server)

    def interrupt(self) -> None:
        """End what the servers are doing now: whoever waits for it is told that it is lost."""
        with self._lock:
            running = set(self._running)
        for server in running:
            server.interrupt()

    def close(self) -> None:
        """End every server and whatever it is doing; safe to call twice."""
        with self._lock:
            self._closed = True
            running, self._running = self._running, set()
        for server in running:
            server.end()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _usable(self, server: "_Server | None") -> "_Server":
        return server if server is not None and server.alive() else self._replaced(server)

    def _replaced(self, server: "_Server | None") -> "_Server":
        if server is not None:
            server.end()
        with self._lock:
            if server is not None:
                self._running.discard(server)
            if self._closed:
                raise JobLost
            fresh = _Server(self._module)
            self._running.add(fresh)
        return fresh


class _Server:
    """One fork server process and the pipes to it."""

    def __init__(self, module: str) -> None:
        self._scratch = _private_folder()
        self._process = subprocess.Popen(
            [sys.executable, "-m", module, str(self._scratch)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=0,
            env=_environment(),
            start_new_session=True,
        )
        assert self._process.stdin is not None  # noqa: S101 - both are pipes by the call above
        assert self._process.stdout is not None  # noqa: S101
        self._stdin, self._stdout = self._process.stdin, self._process.stdout
        os.set_blocking(self._stdin.fileno(), False)
        self._child: int | None = None
        self._asking = threading.Lock()

    def alive(self) -> bool:
        """Say whether the process still runs."""
        return self._process.poll() is None

    def ask(self, content: bytes, wall_seconds: float) -> Message:
        """Send one request and return the child's answer.

        Raises:
            _ServerLost: the server died, fell silent or spoke nonsense.
            JobLost, JobOverdue: the child did.
        """
        deadline = time.monotonic() + wall_seconds + _GRACE_SECONDS + _START_SECONDS
        with self._asking:
            self._child = None
            try:
                self._send(content, deadline)
                started = self._receive(deadline)
                self._child = int(started.head["started"])
                answer = self._receive(time.monotonic() + wall_seconds + _GRACE_SECONDS)
            except (OSError, ValueError, KeyError, TypeError, EOFError) as error:
                raise _ServerLost(started=self._child is not None) from error
            self._child = None
        return _judged(answer)

    def interrupt(self) -> None:
        """Kill the server's child, if it has one, and the child's programs."""
        child = self._child
        if child is not None:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(child, signal.SIGKILL)

    def end(self) -> None:
        """Kill the server, its child and the child's programs, and remove their files."""
        self._process.kill()
        self.interrupt()
        self._process.wait()
        # A thread that is still asking sees the end of its pipe and lets go of the lock.
        with self._asking:
            for pipe in (self._stdin, self._stdout):
                pipe.close()
        shutil.rmtree(self._scratch, ignore_errors=True)

    def _send(self, content: bytes, deadline: float) -> None:
        rest = memoryview(content)
        while rest:
            self._await(self._stdin.fileno(), select.POLLOUT, deadline)
            rest = rest[os.write(self._stdin.fileno(), rest[: 1 << 16]) :]

    def _receive(self, deadline: float) -> Message:
        def take(size: int) -> bytes:
            pieces: list[bytes] = []
            while size > 0:
                self._await(self._stdout.fileno(), select.POLLIN, deadline)
                piece = os.read(self._stdout.fileno(), min(size, 1 << 20))
                if not piece:
                    break
                pieces.append(piece)
                size -= len(piece)
            return b"".join(pieces)

        message = read(take)
        if message is None:
            raise EOFError
        return message

    @staticmethod
    def _await(descriptor: int, event: int, deadline: float) -> None:
        waiting = select.poll()
        waiting.register(descriptor, event)
        left = deadline - time.monotonic()
        if left <= 0 or not waiting.poll(left * 1000):
            raise TimeoutError


def _judged(answer: Message) -> Message:
    outcome = answer.head.get("outcome")
    if outcome == "overdue":
        raise JobOverdue
    if outcome != "answered" or len(answer.bodies) != 1:
        raise JobLost
    try:
        return unpacked(answer.bodies[0])
    except BrokenMessage as error:
        raise JobLost from error


def _private_folder() -> Path:
    """Return a new folder for temporary files, in memory where the system has such a place."""
    base = _IN_MEMORY if os.access(_IN_MEMORY, os.W_OK) else None
    return Path(tempfile.mkdtemp(prefix="workstation-", dir=base))


def _environment() -> dict[str, str]:
    """Return what a server needs of our environment; nothing secret goes in."""
    kept = {name: os.environ[name] for name in _KEPT_VARIABLES if name in os.environ}
    root = str(Path(workstation.__file__).parents[1])
    return kept | {
        "PYTHONPATH": root,
        "LC_ALL": "C.UTF-8",
        "OMP_THREAD_LIMIT": "1",
        "OPENBLAS_NUM_THREADS": "1",
        "GLIBC_TUNABLES": "glibc.malloc.hugetlb=1",  # a page fault for 2 MB, not one for each 4 KB
    }
