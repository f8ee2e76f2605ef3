"""Where the office key lives: outside the database, in the system's keyring or in a file.

The office key wraps the data keys that the database holds. Whoever has the database without the
office key has nothing.
"""

import base64
import errno
import fcntl
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

import keyring
import keyring.errors

from workstation.domain.errors import KeysMissing

KEY_BYTES = 32
_SERVICE = "verification-workstation"


class KeyPlace(Protocol):
    """A place that keeps the office key."""

    def read(self) -> bytes | None:
        """Return the key, or None when there is none here."""
        ...

    def write(self, key: bytes) -> None:
        """Keep the key."""
        ...


@dataclass(frozen=True, slots=True)
class KeyFile:
    """A file of mode 0600."""

    path: Path

    def read(self) -> bytes | None:
        """Return the key; a damaged file is an error, not an absence."""
        try:
            text = self.path.read_bytes().strip()
        except FileNotFoundError:
            return None
        return _decoded(text, "file")

    def write(self, key: bytes) -> None:
        """Write the key whole or not at all, readable by its owner only.

        Raises:
            FileExistsError: there is one, perhaps of a process that was first; it stands.
        """
        self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        draft = self.path.with_suffix(f".{os.getpid()}.new")
        _write_new(draft, key)
        try:
            os.link(draft, self.path)
        except OSError as error:
            if error.errno not in _NO_LINKS:
                raise
            _write_new(self.path, key)
        finally:
            draft.unlink()


_NO_LINKS: Final = frozenset({errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK})
"""What a file system without a second name for a file says: FAT, as on most USB sticks."""


def _write_new(path: Path, key: bytes) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(base64.b64encode(key) + b"\n")
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        path.unlink()
        raise


def _decoded(text: bytes | str, place: str) -> bytes:
    try:
        key = base64.b64decode(text, validate=True)
    except ValueError as error:
        raise KeysMissing(place=place) from error
    if len(key) != KEY_BYTES:
        raise KeysMissing(place=place)
    return key


@dataclass(frozen=True, slots=True)
class SystemKeyring:
    """The keyring of the desktop session."""

    office: str

    def read(self) -> bytes | None:
        """Return the key, or None when the keyring has none or there is no keyring."""
        try:
            text = keyring.get_password(_SERVICE, self.office)
        except keyring.errors.KeyringError:
            return None
        return None if text is None else _decoded(text, "keyring")

    def write(self, key: bytes) -> None:
        """Keep the key; raises ``keyring.errors.KeyringError`` when there is no keyring."""
        keyring.set_password(_SERVICE, self.office, base64.b64encode(key).decode("ascii"))


def office_key(file: KeyFile, ring: SystemKeyring | None, *, create: bool) -> bytes:
    """Return the office key, made and kept on first use.

    A key file goes before the keyring: an office that began with one keeps it.

    Args:
        file: the place that always works.
        ring: the system's keyring, tried first when a key has to be made.
        create: make a key when there is none; only right for an office without data.

    Raises:
        KeysMissing: there is none and ``create`` is False.
    """
    key = _kept(file, ring)
    if key is not None:
        return key
    if not create:
        raise KeysMissing(place="none")
    with _alone(file.path.parent):
        return _kept(file, ring) or _made(file, ring)


def _kept(file: KeyFile, ring: SystemKeyring | None) -> bytes | None:
    places: tuple[KeyPlace, ...] = (file,) if ring is None else (file, ring)
    return next((key for place in places if (key := place.read()) is not None), None)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Let one process at a time make a key: a keyring keeps the last one it is given."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _made(file: KeyFile, ring: SystemKeyring | None) -> bytes:
    key = secrets.token_bytes(KEY_BYTES)
    if ring is not None:
        try:
            ring.write(key)
            if ring.read() == key:
                return key
        except keyring.errors.KeyringError:
            pass  # no keyring on this computer: the file is the place
    try:
        file.write(key)
    except FileExistsError:
        other = file.read()
        if other is None:
            raise KeysMissing(place="file") from None
        return other
    return key
