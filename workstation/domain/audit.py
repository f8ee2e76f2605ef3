"""Audit entries: what happened, by whom, to what; never quoting personal data."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType

EntryId = NewType("EntryId", int)


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditEntry:
    """One row of the log."""

    id: EntryId
    at: datetime
    staff_id: int | None
    desk: str
    action: str
    """Noun and past participle: ``application.viewed``, ``pin.released``, ``staff.signed_in``."""
    subject: str
    """Kind and id: ``application:17``."""
    facts: Mapping[str, str]
    """Codes, counts and ids; never a name, number, address or PIN."""


class Fault(StrEnum):
    """What a verification can find wrong with the log."""

    EDITED = "edited"
    DELETED = "deleted"
    INSERTED = "inserted"
    CUT_OFF = "cut_off"
    CHECKPOINT_FORGED = "checkpoint_forged"
    EMPTIED = "emptied"
    """There is no entry at all, and the office has people or applications."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditFault:
    """The first broken record, or one of them."""

    fault: Fault
    entry_id: int | None
    checkpoint_id: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditReport:
    """What a verification found."""

    entries: int
    checkpoints: int
    copied: int
    """Checkpoints that this computer's file holds too; any other may be in another's file."""
    unsealed: int
    """Rows written since the last checkpoint; each carries its own keyed seal."""
    faults: tuple[AuditFault, ...]

    @property
    def intact(self) -> bool:
        """Whether nothing is wrong."""
        return not self.faults


def merkle_root(leaves: list[bytes], digest: Callable[[bytes], bytes]) -> bytes:
    """Return the root of the tree over ``leaves`` (RFC 6962, section 2.1).

    Args:
        leaves: leaf hashes, in order; not empty.
        digest: SHA-256 of its argument; given, so that this module needs no library.
    """
    if len(leaves) == 1:
        return leaves[0]
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    left, right = merkle_root(leaves[:split], digest), merkle_root(leaves[split:], digest)
    return digest(b"\x01" + left + right)
