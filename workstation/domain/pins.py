"""PINs: what is kept of one, how long it lives, how many tries it stands."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NewType

from workstation.domain.applications import ApplicationId
from workstation.domain.policy import Policy

PinId = NewType("PinId", int)


class Channel(StrEnum):
    """How the PIN reaches the applicant. The values are stored."""

    SMS = "sms"
    LETTER = "letter"


class PinState(StrEnum):
    """What became of a PIN. The values are stored."""

    LIVE = "live"
    USED = "used"
    VOID = "void"


@dataclass(frozen=True, slots=True)
class Pin:
    """A PIN on its way to the applicant: in memory and in the sealed outbox, nowhere else."""

    secret: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuedPin:
    """What the office keeps of a PIN."""

    id: PinId
    application_id: ApplicationId
    channel: Channel
    fingerprint: bytes = field(repr=False)
    issued_at: datetime
    valid_until: datetime
    state: PinState
    tries: int

    def expired(self, at: datetime) -> bool:
        """Say whether the PIN has passed its last moment."""
        return at > self.valid_until

    def answers(self, at: datetime, *, recent_tries: int, policy: Policy) -> bool:
        """Say whether the PIN may be tried at all.

        Args:
            at: the moment of the try.
            recent_tries: tries in the ten minutes before.
            policy: the figures in force.
        """
        return (
            self.state is PinState.LIVE
            and not self.expired(at)
            and self.tries < policy.pin_tries
            and recent_tries < policy.pin_tries_in_10_minutes
        )


TRY_WINDOW = timedelta(minutes=10)


class PinAnswer(StrEnum):
    """What the public site is told: nothing beyond yes and no."""

    ACTIVATED = "activated"
    REFUSED = "refused"


def pin_of(number: int, digits: int) -> Pin:
    """Return the PIN that shows ``number``, zero-padded; 0 ≤ number < 10**digits."""
    return Pin(f"{number:0{digits}d}")


def normal_secret(typed: str) -> str:
    """Return what somebody typed as the fingerprint sees it: no spaces, capitals, look-alikes.

    A letter code is Crockford base 32: O is read as 0, I and L as 1. A PIN of digits is
    unchanged by that.
    """
    plain = "".join(ch for ch in typed.upper() if ch.isalnum())
    return plain.translate(str.maketrans("OIL", "011"))
