"""Sealing of personal data, blind indexes, fingerprints and signatures.

One data key per purpose (NIST SP 800-38D for AES-GCM; RFC 5869 is not needed: keys are random,
but for the roster's, see ``roster_sealing``).
A sealed field is ``format | key id | nonce | ciphertext and tag`` with table, column and row as
associated data, so that a ciphertext moved to another row does not open.
"""

import hashlib
import hmac
import os
import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from workstation.domain.errors import KeysMissing
from workstation.gateway.roster_press import RosterPress
from workstation.gateway.roster_sealing import SALT_BYTES, SnapshotSeal

_FORMAT = 1
_HEAD = struct.Struct(">BI")
_NONCE = 12


class Purpose(StrEnum):
    """What a data key is for. The values are stored."""

    FIELDS = "fields"
    INDEXES = "indexes"
    PIN_FINGERPRINTS = "pin_fingerprints"
    OUTBOX = "outbox"
    PICTURES = "pictures"
    ROSTER_HASHES = "roster_hashes"
    """Of rosters that earlier programs loaded."""
    ROSTER = "roster"
    AUDIT_SEALS = "audit_seals"
    AUDIT_SIGNATURES = "audit_signatures"


@dataclass(frozen=True, slots=True)
class DataKey:
    """A data key with the id that sealed blobs name it by."""

    id: int
    purpose: Purpose
    secret: bytes = field(repr=False)


def wrap(office_key: bytes, purpose: str, secret: bytes) -> bytes:
    """Return a data key sealed under the office key."""
    nonce = os.urandom(_NONCE)
    return nonce + AESGCM(office_key).encrypt(nonce, secret, b"data_key:" + purpose.encode())


def unwrap(office_key: bytes, purpose: str, wrapped: bytes) -> bytes:
    """Return the data key; raises KeysMissing when the office key is another one."""
    try:
        return AESGCM(office_key).decrypt(
            wrapped[:_NONCE], wrapped[_NONCE:], b"data_key:" + purpose.encode()
        )
    except InvalidTag as error:
        raise KeysMissing(place="other") from error


class Sealer:
    """Everything that needs a key; made once per office."""

    def __init__(self, keys: Mapping[int, DataKey]) -> None:
        self._ciphers = {key.id: AESGCM(key.secret) for key in keys.values()}
        newest: dict[Purpose, DataKey] = {}
        for key in sorted(keys.values(), key=lambda k: k.id):
            newest[key.purpose] = key
        self._newest = newest
        self._keys = dict(keys)
        self._snapshots: dict[tuple[int, bytes], SnapshotSeal] = {}
        self._signer = Ed25519PrivateKey.from_private_bytes(newest[Purpose.AUDIT_SIGNATURES].secret)

    def seal(self, text: str, table: str, column: str, row: int | str) -> bytes:
        """Return ``text`` sealed for one field of one row."""
        return self._seal(Purpose.FIELDS, text.encode(), f"{table}.{column}.{row}")

    def open(self, blob: bytes, table: str, column: str, row: int | str) -> str:
        """Return the text of a sealed field; raises KeysMissing when it does not open."""
        return self._open(blob, f"{table}.{column}.{row}").decode()

    def seal_outgoing(self, text: str, row: str) -> bytes:
        """Return a message's body sealed under the outbox's own key."""
        return self._seal(Purpose.OUTBOX, text.encode(), f"messages.body.{row}")

    def open_outgoing(self, blob: bytes, row: str) -> str:
        """Return a message's body."""
        return self._open(blob, f"messages.body.{row}").decode()

    def seal_picture(self, body: bytes, row: str) -> tuple[bytes, bytes]:
        """Return one row's (sealed body, wrapped key); destroying the wrapped key is the purge."""
        own = AESGCM.generate_key(bit_length=256)
        nonce = os.urandom(_NONCE)
        sealed = nonce + AESGCM(own).encrypt(nonce, body, f"pictures.body.{row}".encode())
        return sealed, self._seal(Purpose.PICTURES, own, f"pictures.key.{row}")

    def open_picture(self, sealed: bytes, wrapped: bytes, row: str) -> bytes:
        """Return a picture's bytes; raises KeysMissing when it is another row's."""
        own = self._open(wrapped, f"pictures.key.{row}")
        place = f"pictures.body.{row}".encode()
        try:
            return AESGCM(own).decrypt(sealed[:_NONCE], sealed[_NONCE:], place)
        except InvalidTag as error:
            raise KeysMissing(place="picture") from error

    def blind_index(self, kind: str, value: str, *, size: int = 32) -> bytes:
        """Return the keyed hash a value is looked up by; ``value`` in its normal form."""
        return self._mac(Purpose.INDEXES, f"{kind}\0{value}", size)

    def roster_hash(self, kind: str, value: str) -> bytes:
        """See the port: 64 bits."""
        return self._mac(Purpose.ROSTER_HASHES, f"{kind}\0{value}", 8)

    def new_snapshot(self) -> tuple[int, bytes]:
        """See the port."""
        return self._newest[Purpose.ROSTER].id, os.urandom(SALT_BYTES)

    def snapshot(self, key_id: int, salt: bytes) -> SnapshotSeal:
        """See the port. Deriving takes longer than a check: the keys are kept."""
        seal = self._snapshots.get((key_id, salt))
        if seal is None:
            key = self._keys.get(key_id)
            if key is None:
                raise KeysMissing(place="blob")
            seal = self._snapshots[key_id, salt] = SnapshotSeal(key.secret, salt)
        return seal

    def press(self, key_id: int, salt: bytes) -> RosterPress:
        """See the port."""
        return RosterPress(self.snapshot(key_id, salt))

    def fingerprint(self, secret: str, application: int) -> bytes:
        """Return the keyed fingerprint of an application's PIN; it is nobody else's."""
        return self._mac(Purpose.PIN_FINGERPRINTS, f"{application}\0{secret}", 32)

    def same_fingerprint(self, stored: bytes | None, secret: str, application: int) -> bool:
        """Compare in constant time; one fingerprint is computed whether or not there is one."""
        computed = self.fingerprint(secret, application)
        return hmac.compare_digest(stored if stored is not None else bytes(32), computed)

    def audit_seal(self, entry: bytes) -> bytes:
        """Return the keyed seal of an audit entry's canonical bytes."""
        key = self._newest[Purpose.AUDIT_SEALS].secret
        return hmac.digest(key, entry, hashlib.sha256)

    def sign(self, message: bytes) -> bytes:
        """Return an Ed25519 signature (64 bytes)."""
        return self._signer.sign(message)

    def signed(self, message: bytes, signature: bytes) -> bool:
        """Say whether a signature is this office's."""
        try:
            self._signer.public_key().verify(signature, message)
        except InvalidSignature:
            return False
        return True

    def outbox_key(self) -> bytes:
        """Return the key the spool folder's files are sealed with."""
        return self._newest[Purpose.OUTBOX].secret

    def _mac(self, purpose: Purpose, value: str, size: int) -> bytes:
        return hmac.digest(self._newest[purpose].secret, value.encode(), hashlib.sha256)[:size]

    def _seal(self, purpose: Purpose, body: bytes, place: str) -> bytes:
        key = self._newest[purpose]
        nonce = os.urandom(_NONCE)
        sealed = self._ciphers[key.id].encrypt(nonce, body, place.encode())
        return _HEAD.pack(_FORMAT, key.id) + nonce + sealed

    def _open(self, blob: bytes, place: str) -> bytes:
        format_, key_id = _HEAD.unpack_from(blob)
        cipher = self._ciphers.get(key_id)
        if format_ != _FORMAT or cipher is None:
            raise KeysMissing(place="blob")
        start = _HEAD.size
        nonce = blob[start : start + _NONCE]
        try:
            return cipher.decrypt(nonce, blob[start + _NONCE :], place.encode())
        except InvalidTag as error:
            raise KeysMissing(place="blob") from error
