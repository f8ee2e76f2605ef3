"""The keys of one snapshot of the roster, at work: its hashes, its sealed pages.

Each snapshot has keys of its own, one for numbers, one for flats and one for pages, derived
(HKDF-SHA256, RFC 5869) from the office's roster key and a random salt that stands in the snapshot's
row. So two snapshots cannot be compared without the office's key, and a new load is a new set of
keys: the row also names the office's key, by which the next load goes over to a newer one.

A page is sealed with AES-256-GCM; the nonce is its number and is not stored. One key never seals
two pages of one number: the salt, and with it the key, belongs to one load, whose press counts its
pages up and never makes one again; the salt of a load that was given up is not used again either.
Pages are compressed first. Their length then tells a little of how alike 16 neighbours are, and
nobody who could learn from it has a say in what stands beside what.
"""

import hashlib
import zlib
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from workstation.domain.errors import KeysMissing
from workstation.domain.roster import Flat
from workstation.gateway.roster_codec import Lines

SALT_BYTES: Final = 32
_KEY_BYTES: Final = 32
_HASH_BYTES: Final = 8
_NONCE_BYTES: Final = 12
_FASTEST: Final = 1
"""Of zlib's levels: the slower ones save one byte in twenty."""


class SnapshotSeal:
    """See the port ``SnapshotSealing``."""

    def __init__(self, office_key: bytes, salt: bytes) -> None:
        def key(use: str) -> bytes:
            info = f"roster {use} 1".encode()
            return HKDF(SHA256(), _KEY_BYTES, salt, info).derive(office_key)

        self._number = hashlib.blake2b(key=key("numbers"), digest_size=_HASH_BYTES)
        self._flat = hashlib.blake2b(key=key("flats"), digest_size=_HASH_BYTES)
        self._pages = AESGCM(key("pages"))

    def number_hash(self, number: str) -> bytes:
        """See the port."""
        hashed = self._number.copy()
        hashed.update(number.encode())
        return hashed.digest()

    def flat_hash(self, flat: Flat) -> bytes:
        """See the port."""
        return self.flat_parts_hash((flat.block_id, flat.floor, flat.unit))

    def flat_parts_hash(self, parts: tuple[str, ...]) -> bytes:
        """Return the hash of a flat that is given as block, floor and unit."""
        hashed = self._flat.copy()
        hashed.update("\0".join(parts).encode())
        return hashed.digest()

    def seal(self, page: int, lines: list[str]) -> bytes:
        """Return the page of this number, sealed; once for each number."""
        body = zlib.compress("\n".join(lines).encode(), _FASTEST)
        return self._pages.encrypt(_nonce(page), body, _place(page))

    def open(self, page: int, sealed: bytes) -> Lines:
        """See the port."""
        try:
            body = self._pages.decrypt(_nonce(page), sealed, _place(page))
        except InvalidTag as error:
            raise KeysMissing(place="blob") from error
        return Lines(zlib.decompress(body))


def _nonce(page: int) -> bytes:
    return page.to_bytes(_NONCE_BYTES, "big")


def _place(page: int) -> bytes:
    return b"roster_pages.sealed.%d" % page
