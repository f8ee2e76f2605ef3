"""The office's policy: the figures an administrator may change, with their ranges."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import timedelta
from typing import Final

from workstation.domain.errors import SettingInvalid


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """The figures in force. Names end in their unit."""

    letter_valid_days: int = 30
    letter_gap_hours: int = 24
    letters_in_30_days: int = 4
    pin_digits: int = 8
    pin_valid_days: int = 14
    pin_tries: int = 10
    pin_tries_in_10_minutes: int = 5
    proof_age_months: int = 3
    claim_lease_seconds: int = 120
    claim_renew_seconds: int = 30
    undo_seconds: int = 8
    release_hold_minutes: int = 0
    review_lock_minutes: int = 15
    counter_lock_minutes: int = 5
    lock_warning_minutes: int = 2
    sign_in_wrong: int = 5
    sign_in_locked_minutes: int = 30
    promise_days_hkid: int = 7
    promise_days_counter: int = 5
    awaiting_applicant_days: int = 30
    unanswered_days: int = 90
    """A letter or a PIN nobody used closes the application after so many days."""
    second_person_overrides: bool = True
    second_person_fraud: bool = True
    second_person_representatives: bool = True
    message_retries: int = 8
    roster_lookups_a_day: int = 60
    """How often a person may ask the roster about somebody; 0: never."""
    picture_retention_days: int = 180
    """Pictures of closed applications, uploads and documents, are destroyed after so many days."""

    @property
    def claim_lease(self) -> timedelta:
        """How long a claim lives without renewal."""
        return timedelta(seconds=self.claim_lease_seconds)

    @property
    def undo(self) -> timedelta:
        """How long a decision can be taken back before anything leaves the office."""
        return timedelta(seconds=self.undo_seconds)

    @property
    def release_hold(self) -> timedelta:
        """How long a PIN waits after its decision."""
        return timedelta(minutes=self.release_hold_minutes)


RANGES: Final[Mapping[str, tuple[int, int]]] = {
    "letter_valid_days": (7, 90),
    "letter_gap_hours": (0, 168),
    "letters_in_30_days": (1, 30),
    "pin_digits": (6, 12),
    "pin_valid_days": (1, 30),
    "pin_tries": (3, 20),
    "pin_tries_in_10_minutes": (1, 20),
    "proof_age_months": (1, 12),
    "claim_lease_seconds": (30, 900),
    "claim_renew_seconds": (5, 300),
    "undo_seconds": (0, 60),
    "release_hold_minutes": (0, 2880),
    "review_lock_minutes": (1, 60),
    "counter_lock_minutes": (1, 60),
    "lock_warning_minutes": (0, 10),
    "sign_in_wrong": (3, 10),
    "sign_in_locked_minutes": (1, 1440),
    "promise_days_hkid": (1, 60),
    "promise_days_counter": (1, 60),
    "awaiting_applicant_days": (7, 180),
    "unanswered_days": (30, 365),
    "message_retries": (1, 50),
    "roster_lookups_a_day": (0, 1000),
    "picture_retention_days": (1, 3650),
}
"""The least and the greatest value of each figure; the ones not named are yes or no."""

DEFAULT_POLICY: Final = Policy()


def policy_from(stored: Mapping[str, object]) -> Policy:
    """Return the policy of stored settings; what is not stored has its default.

    So has what is stored but no longer legal: an item of another version, a value from before its
    range was narrowed. The office must open, and an administrator can store the figure anew.
    """
    values = {name: value for name, value in stored.items() if _legal(name, value)}
    return Policy(**values)  # type: ignore[arg-type]  # each value was checked against its field


def _legal(name: str, value: object) -> bool:
    try:
        checked(name, value)
    except SettingInvalid:
        return False
    return True


def checked(name: str, value: object) -> int | bool:
    """Return ``value`` when it is a legal value of the setting ``name``.

    Raises:
        SettingInvalid: unknown name, wrong kind, or out of range.
    """
    if name in RANGES:
        low, high = RANGES[name]
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            raise SettingInvalid(item=name, low=str(low), high=str(high))
        return value
    if name not in {field.name for field in fields(Policy)} or not isinstance(value, bool):
        raise SettingInvalid(item=name)
    return value
