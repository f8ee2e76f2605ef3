"""What is entered about an account, and what is wrong with it. Plain values, no Qt."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final

from ui.i18n import N_
from workstation.domain.errors import (
    NotAllowed,
    StaffNumberTaken,
    WeakPassword,
    WorkstationError,
)
from workstation.domain.staff import Role, StaffMember, password_is_weak

ROLES: Final[Mapping[Role, str]] = {
    Role.REVIEWER: N_("Reviewer"),
    Role.COUNTER_CLERK: N_("Counter clerk"),
    Role.SUPERVISOR: N_("Supervisor"),
    Role.ADMINISTRATOR: N_("Administrator"),
}
"""The roles people can have, in the order they are offered."""


class Entered(StrEnum):
    """The fields; the values are part of their object names."""

    NUMBER = "number"
    NAME = "name"
    ROLE = "role"
    BRANCH = "branch"
    LANGUAGE = "language"
    PASSWORD = "password"  # noqa: S105 - a field's name
    AGAIN = "again"


class Mode(StrEnum):
    """What the form is for."""

    NOTHING = "nothing"
    ADD = "add"
    CHANGE = "change"
    PASSWORD = "password"  # noqa: S105 - a form's name


FIELDS: Final[Mapping[Mode, tuple[Entered, ...]]] = {
    Mode.NOTHING: (),
    Mode.ADD: tuple(Entered),
    Mode.CHANGE: (Entered.NAME, Entered.ROLE, Entered.BRANCH, Entered.LANGUAGE),
    Mode.PASSWORD: (Entered.PASSWORD, Entered.AGAIN),
}

VERBS: Final[Mapping[Mode, str]] = {
    Mode.NOTHING: "",
    Mode.ADD: N_("Add the account"),
    Mode.CHANGE: N_("Save the changes"),
    Mode.PASSWORD: N_("Give this password"),
}

EMPTY: Final = N_("This cannot be empty.")
WEAK: Final = N_("Too easy to guess: at least 12 characters, no common word, no staff number.")
DIFFERENT: Final = N_("The two passwords differ.")
TAKEN: Final = N_("Another account has this staff number.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What stands in the form."""

    staff_number: str = ""
    name: str = ""
    role: Role = Role.REVIEWER
    branch: str = ""
    language: str = "en"
    password: str = field(default="", repr=False)
    again: str = field(default="", repr=False)

    def complaint(self, mode: Mode) -> tuple[Entered, str] | None:
        """Return the first field that is wrong and why, in English."""
        for entered in FIELDS[mode]:
            words = self._wrong(entered)
            if words:
                return entered, words
        return None

    def _wrong(self, entered: Entered) -> str:
        if entered is Entered.NUMBER:
            return "" if self.staff_number.strip() else EMPTY
        if entered is Entered.NAME:
            return "" if self.name.strip() else EMPTY
        if entered is Entered.PASSWORD:
            return WEAK if password_is_weak(self.password, staff_number=self.staff_number) else ""
        if entered is Entered.AGAIN:
            return "" if self.again == self.password else DIFFERENT
        return ""

    def changed(self, member: StaffMember) -> StaffMember:
        """Return the account as the form wants it."""
        return replace(
            member,
            name=self.name.strip(),
            role=self.role,
            office=self.branch.strip(),
            language=self.language,
        )


def entry_of(member: StaffMember) -> Entry:
    """Return an account as the form shows it."""
    return Entry(
        staff_number=member.staff_number,
        name=member.name,
        role=member.role,
        branch=member.office,
        language=member.language,
    )


def field_of(error: WorkstationError) -> tuple[Entered, str] | None:
    """Return which field a refusal is about and why, or None when it is about none."""
    if isinstance(error, StaffNumberTaken):
        return Entered.NUMBER, TAKEN
    if isinstance(error, WeakPassword):
        return Entered.PASSWORD, WEAK
    if isinstance(error, NotAllowed) and "role" in error.facts:
        return Entered.NAME, EMPTY
    return None
