"""The live code that proves a new telephone at the counter: what is kept of it, and how long."""

from datetime import timedelta
from enum import StrEnum
from typing import Final, NewType

from workstation.domain.applications import Stage
from workstation.domain.errors import WorkstationError

PhoneCodeId = NewType("PhoneCodeId", int)

DIGITS: Final = 6
VALID_FOR: Final = timedelta(minutes=10)
TRIES: Final = 3
"""Three tries at a code and five codes an hour: 15 in a million to guess one."""
MOST_CODES: Final = 5
CODES_WITHIN: Final = timedelta(hours=1)

CHANGES_AT: Final = frozenset(
    {
        Stage.LETTER_POSTED,
        Stage.IDENTITY_REFERRED,
        Stage.IDENTITY_VERIFIED,
        Stage.PIN_DUE,
        Stage.PIN_RELEASED,
    }
)
"""From the letter that leads to the counter to the PIN that was not used yet."""


class PhoneAnswer(StrEnum):
    """What became of a code that was keyed."""

    CHANGED = "changed"
    WRONG = "wrong"
    """Another try is left."""
    VOID = "void"
    """No try or no time is left, or another code was sent since: send another one."""


class PhoneChangeTooLate(WorkstationError):
    """The application stands where no telephone is changed at the counter: ``facts['stage']``."""

    code = "phone_change_too_late"


class PhoneUnchanged(WorkstationError):
    """The telephone is the one the applicant has already."""

    code = "phone_unchanged"


class TooManyCodes(WorkstationError):
    """No further code is sent for now; ``facts['minutes']``: how long until the next."""

    code = "too_many_codes"
