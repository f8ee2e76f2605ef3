"""Asking a reader's processes, and the reasons a reading fails for; they are stored."""

from collections.abc import Callable
from typing import Final, ParamSpec

from workstation.domain.errors import ReaderFailed
from workstation.gateway.sandbox.client import JobLost, JobOverdue
from workstation.gateway.sandbox.messages import Message

READER_MISSING: Final = "reader_missing"
TOOK_TOO_LONG: Final = "took_too_long"
CRASHED: Final = "crashed"
_P = ParamSpec("_P")


def asked(run: Callable[_P, Message], *args: _P.args, **kwargs: _P.kwargs) -> Message:
    """Return what a child of a sandbox answers; ``run`` is the sandbox's.

    Raises:
        ReaderFailed: it crashed or took too long.
    """
    try:
        return run(*args, **kwargs)
    except JobOverdue as error:
        raise ReaderFailed(reason=TOOK_TOO_LONG) from error
    except JobLost as error:
        raise ReaderFailed(reason=CRASHED) from error
