"""A fork server whose children misbehave: ``python -m tests.support.strange_jobs FOLDER``."""

import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from workstation.gateway.sandbox.__main__ import run
from workstation.gateway.sandbox.messages import Message


def sleeps(_request: Message) -> Message:
    """Do nothing for longer than anybody waits."""
    time.sleep(600)
    return Message({})


def spins(_request: Message) -> Message:
    """Use up the processor."""
    while True:
        pass


def crashes(_request: Message) -> Message:
    """End as a broken decoder does."""
    os.kill(os.getpid(), signal.SIGSEGV)
    return Message({})


def raises(_request: Message) -> Message:
    """Fail in a way nobody thought of."""
    raise IndexError


def eats(_request: Message) -> Message:
    """Ask for more memory than there is for one file."""
    return Message({"eaten": len(bytearray(2 * 1024 * 1024 * 1024))})


def starts_another(request: Message) -> Message:
    """Start a program that outlives its child's time, and say who it is."""
    program = subprocess.Popen(["sleep", "600"])
    Path(request.head["note"]).write_text(str(program.pid))
    time.sleep(600)
    return Message({})


def tells(_request: Message) -> Message:
    """Tell what the child may do and where it is."""
    status = Path("/proc/self/status").read_text()
    folder = Path(tempfile.gettempdir())
    return Message(
        {
            "pid": os.getpid(),
            "memory": resource.getrlimit(resource.RLIMIT_AS)[0],
            "cpu": resource.getrlimit(resource.RLIMIT_CPU)[0],
            "files": resource.getrlimit(resource.RLIMIT_NOFILE)[0],
            "core": resource.getrlimit(resource.RLIMIT_CORE)[1],
            "no_new_privileges": "NoNewPrivs:\t1" in status,
            "folder": str(folder),
            "at_home": Path.cwd() == folder,
            "left_there": sorted(each.name for each in folder.iterdir()),
            "variables": sorted(os.environ),
            "descriptors": len(list(Path("/proc/self/fd").iterdir())),
        }
    )


def leaves_a_file(_request: Message) -> Message:
    """Leave something in the temporary folder and crash."""
    Path(tempfile.gettempdir(), "left.png").write_bytes(b"picture")
    os.kill(os.getpid(), signal.SIGKILL)
    return Message({})


def answers_and_stops(_request: Message) -> Message:
    """Answer, and then take no more."""
    signal.signal(signal.SIGALRM, lambda *_: os.kill(os.getpid(), signal.SIGSTOP))
    signal.setitimer(signal.ITIMER_REAL, 0.05)
    return Message({"pid": os.getpid()})


def echoes(request: Message) -> Message:
    """Give back what came."""
    return Message({"said": request.head["say"]}, request.bodies)


if __name__ == "__main__":
    run(
        {
            "sleeps": sleeps,
            "spins": spins,
            "crashes": crashes,
            "raises": raises,
            "eats": eats,
            "starts_another": starts_another,
            "tells": tells,
            "leaves_a_file": leaves_a_file,
            "answers_and_stops": answers_and_stops,
            "echoes": echoes,
        },
        Path(sys.argv[1]),
    )
