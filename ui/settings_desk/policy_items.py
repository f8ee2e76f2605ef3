"""The figures of the policy in words: groups, names, units, what they do. Plain values, no Qt."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from enum import Enum
from typing import Final

from ui.i18n import N_, Translator
from workstation.domain.errors import SettingInvalid
from workstation.domain.policy import DEFAULT_POLICY, RANGES, Policy, checked


class Unit(Enum):
    """What a figure counts."""

    YES_NO = "yes or no"
    DAYS = "days"
    WORKING_DAYS = "working days"
    HOURS = "hours"
    MINUTES = "minutes"
    SECONDS = "seconds"
    MONTHS = "months"
    DIGITS = "digits"
    TIMES = "times"
    LETTERS = "letters"


_IN_WORDS: Final[Mapping[Unit, Callable[[Translator, int], str]]] = {
    Unit.YES_NO: lambda tr, n: tr.gettext("Yes") if n else tr.gettext("No"),
    Unit.DAYS: lambda tr, n: tr.ngettext("{n} day", "{n} days", n),
    Unit.WORKING_DAYS: lambda tr, n: tr.ngettext("{n} working day", "{n} working days", n),
    Unit.HOURS: lambda tr, n: tr.ngettext("{n} hour", "{n} hours", n),
    Unit.MINUTES: lambda tr, n: tr.ngettext("{n} minute", "{n} minutes", n),
    Unit.SECONDS: lambda tr, n: tr.ngettext("{n} second", "{n} seconds", n),
    Unit.MONTHS: lambda tr, n: tr.ngettext("{n} month", "{n} months", n),
    Unit.DIGITS: lambda tr, n: tr.ngettext("{n} digit", "{n} digits", n),
    Unit.TIMES: lambda tr, n: tr.ngettext("{n} time", "{n} times", n),
    Unit.LETTERS: lambda tr, n: tr.ngettext("{n} letter", "{n} letters", n),
}

_LETTERS, _PINS = N_("Letters"), N_("PINs")
_PROMISES, _DESKS = N_("Proofs and promises"), N_("Work at the desks")
_SIGN_IN, _SECOND = N_("Signing in"), N_("Second person")
_KEEPING = N_("Messages and keeping")


@dataclass(frozen=True, slots=True)
class Item:
    """One figure; its name is the policy's field."""

    name: str
    group: str
    words: str
    unit: Unit
    means: str
    """What it does, in a sentence."""

    @property
    def default(self) -> int | bool:
        """The value it comes with."""
        value: int | bool = getattr(DEFAULT_POLICY, self.name)
        return value

    def value(self, policy: Policy) -> int | bool:
        """Return the value in force."""
        value: int | bool = getattr(policy, self.name)
        return value

    @property
    def bounds(self) -> tuple[int, int] | None:
        """The least and the greatest value; None: yes or no."""
        return RANGES.get(self.name)


ITEMS: Final[tuple[Item, ...]] = (
    Item(
        "letter_valid_days",
        _LETTERS,
        N_("Letter is valid for"),
        Unit.DAYS,
        N_("Counted from the day it is made; the last day is printed on it and ends at 23:59."),
    ),
    Item(
        "letter_gap_hours",
        _LETTERS,
        N_("Time between two letters"),
        Unit.HOURS,
        N_("Another letter to the same applicant is refused until then."),
    ),
    Item(
        "letters_in_30_days",
        _LETTERS,
        N_("Letters in 30 days"),
        Unit.LETTERS,
        N_("More than so many are not sent to the same applicant."),
    ),
    Item(
        "pin_digits",
        _PINS,
        N_("Digits of a PIN"),
        Unit.DIGITS,
        N_("Holds for PINs released from now on."),
    ),
    Item(
        "pin_valid_days",
        _PINS,
        N_("PIN is valid for"),
        Unit.DAYS,
        N_("Counted from its release; the last day ends at 23:59."),
    ),
    Item(
        "pin_tries",
        _PINS,
        N_("Wrong tries until a PIN is void"),
        Unit.TIMES,
        N_("After that another PIN needs a supervisor's decision."),
    ),
    Item(
        "pin_tries_in_10_minutes",
        _PINS,
        N_("Wrong tries in 10 minutes"),
        Unit.TIMES,
        N_("After that no answer is taken until the 10 minutes are over."),
    ),
    Item(
        "release_hold_minutes",
        _PINS,
        N_("A PIN waits after its decision"),
        Unit.MINUTES,
        N_("Time in which a supervisor can still stop the release."),
    ),
    Item(
        "proof_age_months",
        _PROMISES,
        N_("Age of an address proof"),
        Unit.MONTHS,
        N_("At most so old on the day of submission; a stamped tenancy may be older."),
    ),
    Item(
        "promise_days_hkid",
        _PROMISES,
        N_("Promise, identity card holders"),
        Unit.WORKING_DAYS,
        N_("By when the applicant was told the office would have decided."),
    ),
    Item(
        "promise_days_counter",
        _PROMISES,
        N_("Promise after the counter check"),
        Unit.WORKING_DAYS,
        N_("By when the holder of another document was told the PIN would come."),
    ),
    Item(
        "awaiting_applicant_days",
        _PROMISES,
        N_("Wait for the applicant's answer"),
        Unit.DAYS,
        N_("An application without an answer is closed after that."),
    ),
    Item(
        "unanswered_days",
        _PROMISES,
        N_("Unused letter or PIN closes the case after"),
        Unit.DAYS,
        N_("The applicant can register again."),
    ),
    Item(
        "claim_lease_seconds",
        _DESKS,
        N_("A case in use is free again after"),
        Unit.SECONDS,
        N_("When the desk that holds it no longer answers. Keep it well above the next figure."),
    ),
    Item(
        "claim_renew_seconds",
        _DESKS,
        N_("An open desk renews its case every"),
        Unit.SECONDS,
        N_("Without a word, while the case is on the screen."),
    ),
    Item(
        "undo_seconds",
        _DESKS,
        N_("A decision can be taken back for"),
        Unit.SECONDS,
        N_("Nothing leaves the office before. People who need more time can be given it here."),
    ),
    Item(
        "review_lock_minutes",
        _DESKS,
        N_("Screen locks after, review desk"),
        Unit.MINUTES,
        N_("When nobody touches keyboard or mouse."),
    ),
    Item(
        "counter_lock_minutes",
        _DESKS,
        N_("Screen locks after, counter"),
        Unit.MINUTES,
        N_("When nobody touches keyboard or mouse."),
    ),
    Item(
        "lock_warning_minutes",
        _DESKS,
        N_("Warning before the lock"),
        Unit.MINUTES,
        N_("So long before, a message says that the screen will lock."),
    ),
    Item(
        "sign_in_wrong",
        _SIGN_IN,
        N_("Wrong passwords until the lock-out"),
        Unit.TIMES,
        N_("In a row, for one staff number."),
    ),
    Item(
        "sign_in_locked_minutes",
        _SIGN_IN,
        N_("Lock-out lasts"),
        Unit.MINUTES,
        N_("An administrator ends it sooner by giving another password."),
    ),
    Item(
        "second_person_overrides",
        _SECOND,
        N_("Second person for approvals with open points"),
        Unit.YES_NO,
        N_("A supervisor confirms when something differs or could not be read."),
    ),
    Item(
        "second_person_fraud",
        _SECOND,
        N_("Second person for refusals for fraud"),
        Unit.YES_NO,
        N_("A supervisor confirms before the applicant is refused for fraud."),
    ),
    Item(
        "second_person_representatives",
        _SECOND,
        N_("Second person for adults' representatives"),
        Unit.YES_NO,
        N_("A supervisor decides when somebody else came for an adult."),
    ),
    Item(
        "message_retries",
        _KEEPING,
        N_("Attempts to send a message"),
        Unit.TIMES,
        N_("After that the message counts as failed and is listed."),
    ),
    Item(
        "roster_lookups_a_day",
        _KEEPING,
        N_("Roster look-ups a person may make in a day"),
        Unit.TIMES,
        N_("Asking where somebody lives is counted and recorded; 0 forbids it."),
    ),
    Item(
        "picture_retention_days",
        _KEEPING,
        N_("Pictures of closed cases are kept for"),
        Unit.DAYS,
        N_(
            "Uploads, and documents read at the counter. Then their key is destroyed; "
            "the record of the decision stays."
        ),
    ),
)
"""In the order of the screen; a test compares them with the policy."""


def known_names() -> frozenset[str]:
    """Return the policy's own names."""
    return frozenset(field.name for field in fields(Policy))


def value_words(item: Item, value: int | bool, tr: Translator) -> str:
    """Return a value with its unit, "30 days"."""
    return _IN_WORDS[item.unit](tr, int(value)).format(n=f"{int(value):,}")


def range_words(item: Item, tr: Translator) -> str:
    """Return which values are possible."""
    bounds = item.bounds
    if bounds is None:
        return tr.gettext("yes or no")
    low, high = (f"{bound:,}" for bound in bounds)
    return tr.gettext("{low} to {high}").format(low=low, high=high)


def parsed(item: Item, text: str) -> int | None:
    """Return the value somebody typed, or None when it is no value of this figure."""
    plain = text.strip().replace(",", "")
    if not (plain.isascii() and plain.isdigit()):
        return None
    try:
        return checked(item.name, int(plain))
    except SettingInvalid:
        return None
