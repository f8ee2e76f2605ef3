"""Registration bundles on disk: folders and zip files, read whole or refused.

Nothing is unpacked to disk: a zip's members are read into memory under limits, counted as they
come, so that neither a path nor a bomb in it can reach anything.
"""

import hashlib
import json
import os
import stat
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path, PurePosixPath
from typing import Any, Final, Protocol

from workstation.domain.registrations import (
    Bundle,
    BundleProblem,
    PhoneReader,
    Registration,
    refused,
    registration_from,
)

REGISTRATION: Final = "registration.json"
MAX_REGISTRATION: Final = 256 * 1024
MAX_FILE: Final = 25 * 1024 * 1024
MAX_TOTAL: Final = 100 * 1024 * 1024
MAX_MEMBERS: Final = 64
_CHUNK: Final = 256 * 1024
_REFUSED: Final = "refused"
_TAKEN: Final = "taken"


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
        """Return a file's bytes; links, devices and pipes are refused."""
        try:
            descriptor = os.open(self._path / name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        except OSError as error:
            raise refused(BundleProblem.MISSING_FILE, _place(name)) from error
        with os.fdopen(descriptor, "rb") as file:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                raise refused(BundleProblem.PATH_OUTSIDE, _place(name))
            body = file.read(most + 1)
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
        body = bytearray()
        try:
            with self._archive.open(entry) as member:
                while chunk := member.read(_CHUNK):
                    body += chunk
                    if len(body) > most:
                        raise refused(BundleProblem.TOO_LARGE, _place(name))
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
            raise refused(BundleProblem.DAMAGED_ARCHIVE) from error
        return bytes(body)


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
    if path.is_dir() and not path.is_symlink():
        yield _Folder(path)
        return
    if not path.is_file():
        raise refused(BundleProblem.NOT_A_BUNDLE)
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise refused(BundleProblem.DAMAGED_ARCHIVE) from error
    with archive:
        yield _Zip(archive)


def read_bundle(path: Path, *, now: datetime, today: date, read_phone: PhoneReader) -> Bundle:
    """Return the bundle at ``path``, found whole.

    Raises:
        BundleRefused: with the problem's code and where it is; never a person's data.
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
    if not path.is_dir() or (path / REGISTRATION).exists():
        yield path
        return
    for entry in sorted(path.iterdir()):
        hidden = entry.name.startswith(".") or entry.name in {_REFUSED, _TAKEN}
        if hidden or not (entry.is_dir() or entry.suffix.lower() == ".zip"):
            continue
        yield entry


def move_aside(path: Path, problem: str, place: str) -> Path:
    """Move a refused bundle beside the others, untouched, with its reason in a file next to it."""
    target = _moved(path, _REFUSED)
    reason = target.with_name(target.name + ".reason.json")
    reason.write_text(json.dumps({"problem": problem, "place": place}) + "\n", encoding="utf-8")
    return target


def move_taken(path: Path) -> Path:
    """Move a taken bundle out of the watched folder."""
    return _moved(path, _TAKEN)


def _moved(path: Path, folder: str) -> Path:
    into = path.parent / folder
    into.mkdir(exist_ok=True)
    target = into / path.name
    count = 1
    while target.exists():
        count += 1
        target = into / f"{path.stem}.{count}{path.suffix}"
    path.rename(target)
    return target


def settled(path: Path, *, now_s: float, quiet_s: float = 2.0) -> bool:
    """Say whether nobody has written to a bundle for a moment: an upload may be under way."""
    newest = path.stat().st_mtime
    if path.is_dir():
        newest = max((e.stat().st_mtime for e in os.scandir(path)), default=newest)
    return now_s - newest >= quiet_s
