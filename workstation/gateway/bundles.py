"""Registration bundles on disk: folders and zip files, read whole or refused.

Nothing is unpacked to disk: a zip's members are read into memory under limits, counted as they
come, so that neither a path nor a bomb in it can reach anything.
"""

import errno
import hashlib
import json
import os
import shutil
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import date, datetime
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO, Final, Protocol

from workstation.domain.registrations import (
    Bundle,
    BundleProblem,
    PhoneReader,
    Registration,
    refused,
    registration_from,
)
from workstation.gateway.files import keep_file

REGISTRATION: Final = "registration.json"
MAX_REGISTRATION: Final = 256 * 1024
MAX_FILE: Final = 25 * 1024 * 1024
MAX_TOTAL: Final = 100 * 1024 * 1024
MAX_MEMBERS: Final = 64
_CHUNK: Final = 256 * 1024
_REFUSED: Final = "refused"
_TAKEN: Final = "taken"
_ZIP: Final = ".zip"
_ZIP_STARTS: Final = (b"PK\x03\x04", b"PK\x05\x06")
_PACKINGS: Final = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_DIRECTORY_END: Final = struct.Struct("<4s4H2LH")
"""The end of a zip's list of files (APPNOTE 4.3.16)."""
_MAX_DIRECTORY: Final = 1024 * 1024
_LOCATOR64: Final = 20


class _Container(Protocol):
    """What a folder and a zip have in common."""

    def names(self) -> list[str]:
        """Return the names of the files inside."""
        ...

    def read(self, name: str, most: int) -> bytes:
        """Return a file's bytes; refuse one of more than ``most``."""
        ...


class _Folder:
    """A bundle that is a folder."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def names(self) -> list[str]:
        """Return the files directly inside; a link is not followed."""
        found = []
        for entry in os.scandir(self._path):
            found.append(entry.name)
            if len(found) > MAX_MEMBERS:
                raise refused(BundleProblem.TOO_MANY_FILES)
        return found

    def read(self, name: str, most: int) -> bytes:
        """Return a file's bytes; folders, links, devices and pipes are refused."""
        try:
            descriptor = os.open(self._path / name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        except FileNotFoundError as error:
            raise refused(BundleProblem.MISSING_FILE, _place(name)) from error
        except OSError as error:
            if error.errno not in {errno.ELOOP, errno.ENXIO}:  # a link, a socket
                raise
            raise refused(BundleProblem.PATH_OUTSIDE, _place(name)) from error
        try:
            mode = os.fstat(descriptor).st_mode
            if stat.S_ISDIR(mode):
                raise refused(BundleProblem.MISSING_FILE, _place(name))
            if not stat.S_ISREG(mode):
                raise refused(BundleProblem.PATH_OUTSIDE, _place(name))
            with os.fdopen(descriptor, "rb", closefd=False) as file:
                body = file.read(most + 1)
        finally:
            os.close(descriptor)
        if len(body) > most:
            raise refused(BundleProblem.TOO_LARGE, _place(name))
        return body


class _Zip:
    """A bundle that is a zip file; one folder around everything is allowed."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._members: dict[str, zipfile.ZipInfo] = {}
        entries = archive.infolist()
        if len(entries) > MAX_MEMBERS:
            raise refused(BundleProblem.TOO_MANY_FILES)
        files = [entry for entry in entries if not entry.is_dir()]
        for entry in files:
            _refuse_path(entry)
        around = _folder_around([entry.filename for entry in files])
        for entry in files:
            name = entry.filename.removeprefix(around)
            if name in self._members:
                raise refused(BundleProblem.DAMAGED_ARCHIVE)
            self._members[name] = entry

    def names(self) -> list[str]:
        """Return the names of the files inside."""
        return list(self._members)

    def read(self, name: str, most: int) -> bytes:
        """Return a member's bytes, counted while they are unpacked."""
        entry = self._members.get(name)
        if entry is None:
            raise refused(BundleProblem.MISSING_FILE, _place(name))
        if entry.flag_bits & 0x1:
            raise refused(BundleProblem.ENCRYPTED_ARCHIVE)
        if entry.compress_type not in _PACKINGS:
            raise refused(BundleProblem.DAMAGED_ARCHIVE)
        with _damage_refused():
            return self._unpacked(entry, name, most)

    def _unpacked(self, entry: zipfile.ZipInfo, name: str, most: int) -> bytes:
        body = bytearray()
        with self._archive.open(entry) as member:
            while chunk := member.read(_CHUNK):
                body += chunk
                if len(body) > most:
                    raise refused(BundleProblem.TOO_LARGE, _place(name))
        return bytes(body)


@contextmanager
def _damage_refused() -> Iterator[None]:
    """Refuse what the zip library stumbles over, in every way it does; a sick disk is no damage."""
    try:
        yield
    except OSError as error:
        if error.errno not in {None, errno.EINVAL}:
            raise
        raise refused(BundleProblem.DAMAGED_ARCHIVE) from error
    except (
        zipfile.BadZipFile,
        zlib.error,
        struct.error,
        EOFError,
        NotImplementedError,
        ValueError,
        RuntimeError,
        OverflowError,
        IndexError,
    ) as error:
        raise refused(BundleProblem.DAMAGED_ARCHIVE) from error


def _refuse_path(entry: zipfile.ZipInfo) -> None:
    path = PurePosixPath(entry.filename.replace("\\", "/"))
    linked = stat.S_ISLNK(entry.external_attr >> 16)
    if path.is_absolute() or ".." in path.parts or ":" in entry.filename or linked:
        raise refused(BundleProblem.PATH_OUTSIDE)


def _folder_around(names: list[str]) -> str:
    tops = {name.split("/", 1)[0] for name in names}
    inside = all("/" in name for name in names)
    return f"{tops.pop()}/" if len(tops) == 1 and inside else ""


def _place(name: str) -> str:
    """Name a file by its kind only: people name files after themselves."""
    return REGISTRATION if name == REGISTRATION else "proofs"


@contextmanager
def _opened(path: Path) -> Iterator[_Container]:
    if path.is_symlink():
        raise refused(BundleProblem.PATH_OUTSIDE)
    if path.is_dir():
        if not (path / REGISTRATION).exists() and _holds_more(path):
            raise refused(BundleProblem.NOT_A_BUNDLE)
        yield _Folder(path)
        return
    if not path.is_file():
        raise refused(BundleProblem.NOT_A_BUNDLE)
    with path.open("rb") as file:
        _require_zip(path, file)
        with _damage_refused():
            archive = zipfile.ZipFile(file)
        with archive:
            yield _Zip(archive)


def _holds_more(folder: Path) -> bool:
    """Say whether a folder has in it what no bundle has: folders, zip files, hundreds of files."""
    entries = list(islice(folder.iterdir(), MAX_MEMBERS + 1))
    inside = any(entry.is_dir() or entry.suffix.lower() == _ZIP for entry in entries)
    return inside or len(entries) > MAX_MEMBERS


def _require_zip(path: Path, file: BinaryIO) -> None:
    """Refuse a file that is too large, or is none, before its list of files is read."""
    size = file.seek(0, os.SEEK_END)
    file.seek(0)
    if not file.read(4).startswith(_ZIP_STARTS):
        named = path.suffix.lower() == _ZIP
        raise refused(BundleProblem.DAMAGED_ARCHIVE if named else BundleProblem.NOT_A_BUNDLE)
    if size > MAX_TOTAL + _MAX_DIRECTORY:
        raise refused(BundleProblem.TOO_LARGE)
    file.seek(max(0, size - _DIRECTORY_END.size - 0xFFFF))
    tail = file.read()
    at = tail.rfind(_ZIP_STARTS[1])
    if at < 0 or len(tail) - at < _DIRECTORY_END.size:
        raise refused(BundleProblem.DAMAGED_ARCHIVE)
    entries, length = _DIRECTORY_END.unpack_from(tail, at)[4:6]
    large = tail[max(0, at - _LOCATOR64) : at].startswith(b"PK\x06\x07")
    if large or entries > MAX_MEMBERS or length > _MAX_DIRECTORY:
        raise refused(BundleProblem.TOO_MANY_FILES)


def read_bundle(path: Path, *, now: datetime, today: date, read_phone: PhoneReader) -> Bundle:
    """Return the bundle at ``path``, found whole.

    Raises:
        BundleRefused: with the problem's code and where it is; never a person's data.
        OSError: the disk or its permissions; that says nothing about the bundle.
    """
    with _opened(path) as container:
        if REGISTRATION not in container.names():
            raise refused(BundleProblem.NO_REGISTRATION)
        source = container.read(REGISTRATION, MAX_REGISTRATION)
        registration = registration_from(
            _parsed(source), now=now, today=today, read_phone=read_phone
        )
        files = _files(container, registration)
    digest = hashlib.sha256(hashlib.sha256(source).digest())
    for body in files:
        digest.update(hashlib.sha256(body).digest())
    return Bundle(
        registration=registration, content_digest=digest.digest(), source=source, files=files
    )


def _parsed(source: bytes) -> object:
    try:
        text = source.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise refused(BundleProblem.NOT_UTF8, REGISTRATION) from error
    try:
        return json.loads(text, object_pairs_hook=_no_doubles, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise refused(BundleProblem.NOT_JSON, REGISTRATION) from error


def _no_doubles(pairs: list[tuple[str, Any]]) -> Mapping[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice")
    return found


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is not JSON")


def _files(container: _Container, registration: Registration) -> tuple[bytes, ...]:
    files: list[bytes] = []
    room = MAX_TOTAL
    for position, proof in enumerate(registration.proofs, start=1):
        place = f"proofs[{position}]"
        if "/" in proof.name or "\\" in proof.name or proof.name in {"", ".", ".."}:
            raise refused(BundleProblem.PATH_OUTSIDE, place)
        if proof.name not in container.names():
            raise refused(BundleProblem.MISSING_FILE, place)
        body = container.read(proof.name, min(MAX_FILE, room))
        if hashlib.sha256(body).hexdigest() != proof.sha256:
            raise refused(BundleProblem.WRONG_DIGEST, place)
        room -= len(body)
        files.append(body)
    return tuple(files)


def bundles_in(path: Path) -> Iterator[Path]:
    """Return the bundles that ``path`` names: itself, or what lies in a folder of bundles."""
    if path.is_dir() and not (path / REGISTRATION).exists():
        yield from bundles_below(path)
    else:
        yield path


def names_no_bundle(path: Path) -> bool:
    """Say whether ``path`` is a folder of files which are no bundle and among which is none."""
    if not path.is_dir() or any(bundles_in(path)):
        return False
    return any(entry.is_file() and not entry.name.startswith(".") for entry in path.iterdir())


def bundles_below(folder: Path) -> Iterator[Path]:
    """Return what lies in a folder of bundles, in the order of the names."""
    for entry in sorted(folder.iterdir()):
        hidden = entry.name.startswith(".") or entry.name in {_REFUSED, _TAKEN}
        if not hidden and (entry.is_dir() or entry.suffix.lower() == _ZIP):
            yield entry


def move_aside(path: Path, problem: str, place: str) -> Path:
    """Move a refused bundle beside the others, untouched, with its reason in a file next to it.

    Raises:
        OSError: it could not be moved; it lies where it was, without a reason.
    """
    target = _free_place(path, _REFUSED)
    reason = target.with_name(target.name + ".reason.json")
    keep_file(reason, json.dumps({"problem": problem, "place": place}).encode() + b"\n")
    try:
        path.rename(target)
    except OSError:
        if not target.exists():
            reason.unlink(missing_ok=True)
        raise
    return target


def remove_taken(path: Path) -> None:
    """Take a taken bundle out of the watched folder and destroy it; raises OSError.

    It is moved first: one that is half destroyed must not look like a bundle.
    """
    path.rename(_free_place(path, _TAKEN))
    sweep_taken(path.parent)


def sweep_taken(folder: Path) -> None:
    """Destroy what a watched folder still has of taken bundles; the office keeps them sealed."""
    place = folder / _TAKEN
    if not place.is_dir() or place.is_symlink():
        return
    for entry in place.iterdir():
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry, ignore_errors=True)
        else:
            with suppress(OSError):  # the next sweep tries again
                entry.unlink()


def _free_place(path: Path, folder: str) -> Path:
    into = path.parent / folder
    into.mkdir(exist_ok=True, mode=0o700)
    target = into / path.name
    count = 1
    while target.exists() or target.is_symlink():
        count += 1
        target = into / f"{path.stem}.{count}{path.suffix}"
    return target


def last_change(path: Path) -> float | None:
    """Return when a bundle was last touched, in seconds of the computer's clock; None: it is gone.

    By the time the file system writes down itself: an upload may bring old times with it.
    """
    try:
        newest = path.lstat().st_ctime
        if path.is_dir() and not path.is_symlink():
            inside = (entry.stat(follow_symlinks=False).st_ctime for entry in os.scandir(path))
            newest = max(newest, max(inside, default=newest))
    except FileNotFoundError:
        return None
    except OSError:
        return newest  # it cannot be looked into; reading it will say why
    return newest
