"""Asking a reader's processes, and the reasons a reading fails for; they are stored."""

from collections.abc import Mapping
from typing import Any, Final

from workstation.domain.errors import ReaderFailed
from workstation.gateway.sandbox.client import JobLost, JobOverdue, Sandbox
from workstation.gateway.sandbox.limits import Limits
from workstation.gateway.sandbox.messages import Message

READER_MISSING: Final = "reader_missing"
TOOK_TOO_LONG: Final = "took_too_long"
CRASHED: Final = "crashed"


def asked(
    sandbox: Sandbox,
    job: str,
    request: Mapping[str, Any],
    body: bytes,
    limits: Limits,
    *,
    talk: str | None = None,
) -> Message:
    """Return what a child of the sandbox answers; see ``Sandbox.run``.

    Raises:
        ReaderFailed: it crashed or took too long.
    """
    try:
        return sandbox.run(job, request, body, limits, talk=talk)
    except JobOverdue as error:
        raise ReaderFailed(reason=TOOK_TOO_LONG) from error
    except JobLost as error:
        raise ReaderFailed(reason=CRASHED) from error
