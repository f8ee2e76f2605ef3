"""The embedded message transport: one sealed file per message in a folder the gateway collects.

The folder is laid out like a Maildir: ``tmp`` for files in the making, ``new`` for messages that
wait, ``taken`` for those the gateway has collected; the gateway moves a file from ``new`` to
``taken`` under the same name. A file's name is our reference for the message, so a message that is
sent again, because nobody knows how the first attempt ended, is still there once.

A file is ``EGSMS1`` | nonce (12 bytes) | AES-256-GCM ciphertext and tag of a JSON object, with the
reference as associated data: a file under another name does not open.
"""

import errno
import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from workstation.domain.applications import Language
from workstation.domain.errors import KeysMissing
from workstation.domain.messages import MessageKind, OutgoingMessage, SendResult

_MAGIC: Final = b"EGSMS1"
_NONCE: Final = 12
_SUFFIX: Final = ".sms"
_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})

SPOOL_FULL: Final = "spool_full"
SPOOL_UNWRITABLE: Final = "spool_unwritable"
SPOOL_UNSURE: Final = "spool_unsure"
"""The file has its name, but the disk did not confirm that it will keep it."""


@dataclass(frozen=True, slots=True)
class SpoolFolder:
    """Hands messages over by writing them into a folder.

    Args:
        folder: made when it does not exist, for its owner only.
        key: 32 bytes the gateway shares.
    """

    folder: Path
    key: bytes

    def __repr__(self) -> str:
        return f"SpoolFolder({str(self.folder)!r})"

    def send(self, message: OutgoingMessage) -> SendResult:
        """Write a message; the same reference twice leaves one file.

        A full disk and a missing share are put right by a person, and the message is still there.
        """
        try:
            for part in ("tmp", "new", "taken"):
                (self.folder / part).mkdir(mode=0o700, parents=True, exist_ok=True)
            if self._is_there(message.reference):
                return SendResult.accepted(message.reference)
            draft = self._write_draft(message)
        except OSError as error:
            return SendResult.out_of_order(_reason(error))
        return self._deliver(draft, message.reference)

    def _is_there(self, reference: str) -> bool:
        name = reference + _SUFFIX
        return any((self.folder / part / name).exists() for part in ("new", "taken"))

    def _write_draft(self, message: OutgoingMessage) -> Path:
        """Write the sealed message under a name of this process's own, down to the disk."""
        draft = self.folder / "tmp" / f"{message.reference}.{os.getpid()}.{os.urandom(4).hex()}"
        try:
            descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "wb") as file:
                file.write(sealed_message(message, self.key))
                file.flush()
                os.fsync(file.fileno())
        except OSError:
            draft.unlink(missing_ok=True)
            raise
        return draft

    def _deliver(self, draft: Path, reference: str) -> SendResult:
        new = self.folder / "new"
        try:
            draft.rename(new / (reference + _SUFFIX))
        except OSError as error:
            draft.unlink(missing_ok=True)
            return SendResult.out_of_order(_reason(error))
        try:
            _sync_folder(new)
        except OSError:
            return SendResult.unknown(SPOOL_UNSURE)
        return SendResult.accepted(reference)


def _reason(error: OSError) -> str:
    return SPOOL_FULL if error.errno in _FULL else SPOOL_UNWRITABLE


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sealed_message(message: OutgoingMessage, key: bytes) -> bytes:
    """Return the contents of a message's spool file."""
    nonce = os.urandom(_NONCE)
    body = json.dumps(asdict(message), ensure_ascii=False).encode()
    return _MAGIC + nonce + AESGCM(key).encrypt(nonce, body, message.reference.encode())


def open_message(path: Path, key: bytes) -> OutgoingMessage:
    """Return the message of a spool file, as the gateway's side does.

    Raises:
        KeysMissing: another key, another message's name, or a damaged file.
    """
    blob = path.read_bytes()
    start = len(_MAGIC) + _NONCE
    reference = path.name.removesuffix(_SUFFIX)
    if not blob.startswith(_MAGIC) or len(blob) < start:
        raise KeysMissing(place="spool")
    try:
        body = AESGCM(key).decrypt(blob[len(_MAGIC) : start], blob[start:], reference.encode())
    except InvalidTag as error:
        raise KeysMissing(place="spool") from error
    fields = json.loads(body)
    return OutgoingMessage(
        reference=fields["reference"],
        kind=MessageKind(fields["kind"]),
        language=Language(fields["language"]),
        phone=fields["phone"],
        text=fields["text"],
    )


def waiting_messages(folder: Path) -> tuple[Path, ...]:
    """Return the files that wait for the gateway, in the order of their references."""
    return tuple(sorted((folder / "new").glob(f"*{_SUFFIX}")))
