"""Messages to applicants: what they are about, how they stand, how a sending may end."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from typing import Final

from workstation.domain.applications import Language, Stage
from workstation.domain.phone_codes import VALID_FOR
from workstation.domain.phones import PhoneNumber


class MessageKind(StrEnum):
    """What a message tells the applicant. The values are stored; never rename one."""

    PROOF_REQUESTED = "proof_requested"
    LETTER_PLANNED = "letter_planned"
    """The address will be confirmed by letter; says nothing of why."""
    LETTER_SENT = "letter_sent"
    ADDRESS_FAILED = "address_failed"
    """A letter came back from the address."""
    ADDRESS_UNUSABLE = "address_unusable"
    """The address cannot be written on a letter."""
    PIN = "pin"
    PHONE_CODE = "phone_code"
    """Proves a new telephone, and goes to it; no applicant's telephone yet."""
    PHONE_CHANGED = "phone_changed"
    """Goes to the old telephone."""
    REFUSED = "refused"
    CANCELLED = "cancelled"
    EXPIRED = "expired"


FACTS: Final[Mapping[MessageKind, frozenset[str]]] = {
    MessageKind.PROOF_REQUESTED: frozenset({"reference", "until", "reason"}),
    MessageKind.LETTER_PLANNED: frozenset({"reference"}),
    MessageKind.LETTER_SENT: frozenset({"reference", "until"}),
    MessageKind.ADDRESS_FAILED: frozenset({"reference"}),
    MessageKind.ADDRESS_UNUSABLE: frozenset({"reference"}),
    MessageKind.PIN: frozenset({"reference", "pin", "until"}),
    MessageKind.PHONE_CODE: frozenset({"reference", "code"}),
    MessageKind.PHONE_CHANGED: frozenset({"reference"}),
    MessageKind.REFUSED: frozenset({"reference", "reason"}),
    MessageKind.CANCELLED: frozenset({"reference"}),
    MessageKind.EXPIRED: frozenset({"reference"}),
}
"""What each text has to be told: ``until`` is an ISO date that still counts, ``reason`` a code."""

_TRUE_AT: Final[Mapping[MessageKind, Stage]] = {
    MessageKind.PROOF_REQUESTED: Stage.AWAITING_APPLICANT,
    MessageKind.LETTER_PLANNED: Stage.LETTER_DUE,
    MessageKind.LETTER_SENT: Stage.LETTER_POSTED,
    MessageKind.ADDRESS_FAILED: Stage.LETTER_RETURNED,
    MessageKind.ADDRESS_UNUSABLE: Stage.LETTER_RETURNED,
    MessageKind.PIN: Stage.PIN_RELEASED,
    MessageKind.REFUSED: Stage.REFUSED,
    MessageKind.CANCELLED: Stage.CANCELLED,
    MessageKind.EXPIRED: Stage.EXPIRED,
}
_TRUE_ANYWHERE: Final[Mapping[MessageKind, timedelta]] = {
    MessageKind.PHONE_CODE: VALID_FOR,
    MessageKind.PHONE_CHANGED: timedelta(days=7),
}
_TRUE_FOR: Final = timedelta(days=7)


def still_true(kind: MessageKind, stage: Stage, age: timedelta) -> bool:
    """Say whether a message of this age still tells an applicant at ``stage`` how things stand."""
    if kind in _TRUE_ANYWHERE:
        return age <= _TRUE_ANYWHERE[kind]
    return stage is _TRUE_AT[kind] and age <= _TRUE_FOR


SECRET_KINDS: Final = frozenset({MessageKind.PIN, MessageKind.PHONE_CODE})
"""Their texts carry a secret: never shown to staff, wiped once handed over."""


class MessageState(StrEnum):
    """Where a message stands. The values are stored; never rename one."""

    DUE = "due"
    SENDING = "sending"
    """An attempt was recorded before anything left the office."""
    SENT = "sent"
    FAILED = "failed"
    UNKNOWN = "unknown"
    """It may or may not have left: only the same text may be sent again."""
    CANCELLED = "cancelled"


class SendOutcome(StrEnum):
    """How an attempt to send ended."""

    ACCEPTED = "accepted"
    TEMPORARY_FAILURE = "temporary_failure"
    PERMANENT_FAILURE = "permanent_failure"
    UNKNOWN = "unknown"
    OUT_OF_ORDER = "out_of_order"
    """The office's own way out does not work; that says nothing about the message."""


@dataclass(frozen=True, slots=True)
class SendResult:
    """How an attempt to send ended, with the gateway's reference or a reason without names."""

    outcome: SendOutcome
    reference: str = ""
    """What the gateway calls the message it accepted."""
    reason: str = ""
    """A code for staff and log: no telephone number, no text."""

    @classmethod
    def accepted(cls, reference: str) -> "SendResult":
        """The gateway has the message and will deliver it."""
        return cls(SendOutcome.ACCEPTED, reference=reference)

    @classmethod
    def temporary_failure(cls, reason: str) -> "SendResult":
        """It certainly did not leave; trying again may help."""
        return cls(SendOutcome.TEMPORARY_FAILURE, reason=reason)

    @classmethod
    def permanent_failure(cls, reason: str) -> "SendResult":
        """It certainly did not leave, and trying again will not help."""
        return cls(SendOutcome.PERMANENT_FAILURE, reason=reason)

    @classmethod
    def unknown(cls, reason: str) -> "SendResult":
        """It may have left."""
        return cls(SendOutcome.UNKNOWN, reason=reason)

    @classmethod
    def out_of_order(cls, reason: str) -> "SendResult":
        """It did not leave, and neither would any other; a person puts the way out right."""
        return cls(SendOutcome.OUT_OF_ORDER, reason=reason)

    @property
    def counts(self) -> bool:
        """Whether the attempt failed for a reason of the message's own."""
        return self.outcome is SendOutcome.TEMPORARY_FAILURE


_AFTER: Final[Mapping[SendOutcome, MessageState]] = {
    SendOutcome.ACCEPTED: MessageState.SENT,
    SendOutcome.TEMPORARY_FAILURE: MessageState.DUE,
    SendOutcome.PERMANENT_FAILURE: MessageState.FAILED,
    SendOutcome.UNKNOWN: MessageState.UNKNOWN,
    SendOutcome.OUT_OF_ORDER: MessageState.DUE,
}


def state_after(outcome: SendOutcome, *, failures: int, most: int) -> MessageState:
    """Return where an attempt leaves its message; ``failures`` counts this one too.

    An unknown one stays unknown however often it was tried: a person looks, nobody guesses. While
    the way out is out of order a message waits as long as it takes.
    """
    if outcome is SendOutcome.TEMPORARY_FAILURE and failures >= most:
        return MessageState.FAILED
    return _AFTER[outcome]


_FIRST_WAIT: Final = timedelta(seconds=30)
_LONGEST_WAIT: Final = timedelta(hours=1)
_LONGEST_OUT_OF_ORDER: Final = timedelta(minutes=5)


def wait_before(attempt: int, *, out_of_order: bool = False) -> timedelta:
    """Return how long to wait before the ``attempt``-th try: doubled each time, up to an hour.

    Up to five minutes only where the way out was out of order: once it works, all must go at once.
    """
    if attempt <= 1:
        return timedelta()
    longest = _LONGEST_OUT_OF_ORDER if out_of_order else _LONGEST_WAIT
    return min(_FIRST_WAIT * (1 << min(attempt - 2, 10)), longest)


_REFERENCE: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,63}")


@dataclass(frozen=True, slots=True, kw_only=True)
class OutgoingMessage:
    """One message as it is handed to the gateway."""

    reference: str
    """Ours, one per message and the same on every attempt; letters, digits, dashes."""
    kind: MessageKind
    language: Language
    phone: str = field(repr=False)
    """In E.164 form: a plus sign and digits."""
    text: str = field(repr=False)

    def __post_init__(self) -> None:
        if not _REFERENCE.fullmatch(self.reference):
            raise ValueError("a message reference has letters, digits and dashes only")


def masked_phone(phone: str) -> str:
    """Return a telephone number for lists, its middle hidden."""
    try:
        return PhoneNumber(phone).masked
    except ValueError:
        return "•" * len(phone)
