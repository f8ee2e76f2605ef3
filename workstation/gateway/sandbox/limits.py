"""What a child may use up, and the doors that are shut before it touches a stranger's bytes."""

import ctypes
import resource
import signal
from dataclasses import asdict, dataclass
from typing import Any, Final, Self

MOST_BYTES: Final = 25 * 1024 * 1024
MOST_PIXELS: Final = 60_000_000
"""Per picture, before anything is decoded."""
MOST_PAGES: Final = 20
SHOWN_PIXELS: Final = 12_000_000
"""Per re-encoded page."""

_PR_SET_PDEATHSIG: Final = 1
_PR_SET_NO_NEW_PRIVS: Final = 38
_CLONE_NEWUSER: Final = 0x10000000
_CLONE_NEWNET: Final = 0x40000000
_MEBIBYTE: Final = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The bounds of one job."""

    memory_mb: int = 1024
    cpu_seconds: int = 9
    wall_seconds: float = 15.0
    file_mb: int = 64
    open_files: int = 32
    may_start_programs: bool = False
    """Reading starts the tesseract program, and the decoder of HEIC a thread; else nothing is
    started to open an upload. Without it threads are refused as well."""

    def as_dict(self) -> dict[str, Any]:
        """Return the limits for a message."""
        return asdict(self)

    @classmethod
    def of_dict(cls, fields: dict[str, Any]) -> Self:
        """Return the limits a message carried."""
        return cls(**fields)


def shut_in(limits: Limits) -> None:
    """Put the calling process under ``limits``; there is no way back."""
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    # Refused where namespaces are switched off; the other walls stand without it.
    if libc.unshare(_CLONE_NEWNET) != 0:
        libc.unshare(_CLONE_NEWUSER | _CLONE_NEWNET)
    _bound(resource.RLIMIT_CORE, 0)
    _bound(resource.RLIMIT_AS, limits.memory_mb * _MEBIBYTE)
    _bound(resource.RLIMIT_CPU, limits.cpu_seconds, spare=1)
    _bound(resource.RLIMIT_FSIZE, limits.file_mb * _MEBIBYTE)
    _bound(resource.RLIMIT_NOFILE, limits.open_files)
    if not limits.may_start_programs:
        _bound(resource.RLIMIT_NPROC, 0)


def _bound(what: int, most: int, *, spare: int = 0) -> None:
    """Set the limit; ``spare`` above it lies the one that kills without a word."""
    _, ceiling = resource.getrlimit(what)
    hard = most + spare
    if ceiling != resource.RLIM_INFINITY:
        hard = min(hard, ceiling)
    resource.setrlimit(what, (min(most, hard), hard))
