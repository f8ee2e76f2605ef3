"""Staff passwords: argon2id with the library's own cost, which follows RFC 9106."""

from base64 import b64encode

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError


class Argon2Passwords:
    """See the port."""

    def __init__(self, hasher: PasswordHasher | None = None) -> None:
        self._hasher = hasher or PasswordHasher()
        self._nobody = _nobodys_hash(self._hasher)

    def hash(self, password: str) -> str:
        """Return the hash to keep."""
        return self._hasher.hash(password)

    def verify(self, hashed: str, password: str) -> bool:
        """Compare; an empty hash costs as much as a real one and never agrees."""
        try:
            return self._hasher.verify(hashed or self._nobody, password) and bool(hashed)
        except VerificationError:
            return False

    def weak_hash(self, hashed: str) -> bool:
        """Say whether a hash was made with a lower cost than today's."""
        return self._hasher.check_needs_rehash(hashed)


def _nobodys_hash(hasher: PasswordHasher) -> str:
    """Return a hash of no password that costs as much to compare as a real one.

    Written down, not computed: an office that opens must not wait half a second for it.
    """
    salt, hashed = (
        b64encode(bytes(size)).decode().rstrip("=") for size in (hasher.salt_len, hasher.hash_len)
    )
    cost = f"m={hasher.memory_cost},t={hasher.time_cost},p={hasher.parallelism}"
    return f"$argon2id$v=19${cost}${salt}${hashed}"
