"""Who works in the office and what each role may do."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, NewType

StaffId = NewType("StaffId", int)


class Role(StrEnum):
    """What somebody works as. The values are stored; never rename one."""

    REVIEWER = "reviewer"
    COUNTER_CLERK = "counter_clerk"
    SUPERVISOR = "supervisor"
    ADMINISTRATOR = "administrator"
    SYSTEM = "system"
    """The office's own worker; nobody signs in with it."""


class Permission(StrEnum):
    """What a role may do besides the moves of an application."""

    SEE_QUEUE = "see_queue"
    SEE_APPLICATION = "see_application"
    WORK_AT_COUNTER = "work_at_counter"
    PRINT_LETTERS = "print_letters"
    REISSUE_LETTERS = "reissue_letters"
    SEE_MESSAGES = "see_messages"
    TAKE_BUNDLES = "take_bundles"
    SUPERVISE = "supervise"
    DECIDE_REFERRALS = "decide_referrals"
    SEE_AUDIT = "see_audit"
    MANAGE_STAFF = "manage_staff"
    CHANGE_SETTINGS = "change_settings"
    LOAD_ROSTER = "load_roster"
    LOOK_UP_ROSTER = "look_up_roster"


_MAY: Final[Mapping[Role, frozenset[Permission]]] = {
    Role.REVIEWER: frozenset(
        {
            Permission.SEE_QUEUE,
            Permission.SEE_APPLICATION,
            Permission.SEE_MESSAGES,
            Permission.LOOK_UP_ROSTER,
        }
    ),
    Role.COUNTER_CLERK: frozenset(
        {
            Permission.SEE_QUEUE,
            Permission.WORK_AT_COUNTER,
            Permission.REISSUE_LETTERS,
            Permission.SEE_MESSAGES,
        }
    ),
    Role.SUPERVISOR: frozenset(
        {
            Permission.SEE_QUEUE,
            Permission.SEE_APPLICATION,
            Permission.WORK_AT_COUNTER,
            Permission.PRINT_LETTERS,
            Permission.REISSUE_LETTERS,
            Permission.SEE_MESSAGES,
            Permission.TAKE_BUNDLES,
            Permission.LOOK_UP_ROSTER,
            Permission.SUPERVISE,
            Permission.DECIDE_REFERRALS,
            Permission.SEE_AUDIT,
        }
    ),
    Role.ADMINISTRATOR: frozenset(
        {
            Permission.SEE_QUEUE,
            Permission.SEE_MESSAGES,
            Permission.TAKE_BUNDLES,
            Permission.SEE_AUDIT,
            Permission.MANAGE_STAFF,
            Permission.CHANGE_SETTINGS,
            Permission.LOAD_ROSTER,
        }
    ),
    Role.SYSTEM: frozenset(Permission),
}


def may(role: Role, permission: Permission) -> bool:
    """Say whether ``role`` includes ``permission``; services and screens both ask here."""
    return permission in _MAY[role]


def roles_with(permission: Permission) -> frozenset[Role]:
    """Return the roles of people that include ``permission``, for "who can" tooltips."""
    return frozenset(r for r in Role if r is not Role.SYSTEM and may(r, permission))


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffMember:
    """An account of the office."""

    id: StaffId
    staff_number: str
    name: str
    role: Role
    office: str
    language: str
    active: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who acts, and where: every use case is told, and checks the account again."""

    staff_id: StaffId | None
    role: Role
    desk: str
    office: str = ""


SYSTEM: Final = Actor(staff_id=None, role=Role.SYSTEM, desk="worker")
"""The worker's own hand: due messages, releases, expiry, the roster check."""

MIN_PASSWORD_LENGTH: Final = 12
_COMMON: Final = frozenset(
    {"password", "123456789012", "qwertyuiop", "administrator", "workstation", "letmeinplease"}
)


def password_is_weak(password: str, *, staff_number: str) -> bool:
    """Say whether a password is too short, too plain, or the staff number again.

    Twelve characters: NIST SP 800-63B's advice for a password used alone, rounded up.
    """
    plain = password.strip().casefold()
    return (
        len(password) < MIN_PASSWORD_LENGTH
        or len(set(plain)) < 5
        or any(plain.strip("0123456789!.") == common for common in _COMMON)
        or (bool(staff_number) and staff_number.casefold() in plain)
    )
