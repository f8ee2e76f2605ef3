"""What somebody asks the log for, and the filter that answers it. Plain values, no Qt."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from ui.i18n import N_
from workstation.domain.applications import parse_reference
from workstation.domain.calendar import end_of_day, hong_kong_day, start_of_day
from workstation.domain.staff import StaffId
from workstation.services.audit import AuditFilter


class Span(StrEnum):
    """The times that can be asked for; the values are remembered."""

    ALL = "all"
    TODAY = "today"
    YESTERDAY = "yesterday"
    WEEK = "week"
    MONTH = "month"
    DAYS = "days"
    """From one day to another."""


SPANS: Final[Mapping[Span, str]] = {
    Span.ALL: N_("Any time"),
    Span.TODAY: N_("Today"),
    Span.YESTERDAY: N_("Yesterday"),
    Span.WEEK: N_("Last 7 days"),
    Span.MONTH: N_("Last 30 days"),
    Span.DAYS: N_("From day to day"),
}
_BACK: Final[Mapping[Span, tuple[int, int]]] = {
    Span.TODAY: (0, 0),
    Span.YESTERDAY: (1, 1),
    Span.WEEK: (6, 0),
    Span.MONTH: (29, 0),
}
"""How many days ago a time begins and ends."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Person, action, subject and time."""

    staff_id: StaffId | None = None
    action: str = ""
    subject: str = ""
    """Kind and id; a typed reference has been looked up."""
    span: Span = Span.ALL
    first: date | None = None
    last: date | None = None

    @property
    def filtered(self) -> bool:
        """Whether anything is left out."""
        return self != Asked()

    def on_days(self, first: date, last: date) -> "Asked":
        """Return the same from one day to another, whichever comes first."""
        return replace(self, span=Span.DAYS, first=min(first, last), last=max(first, last))

    def filter(self, at: datetime) -> AuditFilter:
        """Return the filter; ``at`` is the database's time."""
        first, last = self.days(hong_kong_day(at))
        return AuditFilter(
            staff_id=self.staff_id,
            action=self.action,
            subject=self.subject,
            since=None if first is None else start_of_day(first),
            until=None if last is None else end_of_day(last),
        )

    def days(self, today: date) -> tuple[date | None, date | None]:
        """Return the first and the last day asked for."""
        if self.span is Span.DAYS:
            return self.first, self.last
        if self.span not in _BACK:
            return None, None
        begins, ends = _BACK[self.span]
        return today - timedelta(days=begins), today - timedelta(days=ends)


def asked_by(filter_: AuditFilter, at: datetime) -> Asked:
    """Return what another desk asked for; times become whole days."""
    asked = Asked(staff_id=filter_.staff_id, action=filter_.action, subject=filter_.subject)
    if filter_.since is None and filter_.until is None:
        return asked
    today = hong_kong_day(at)
    first = today if filter_.since is None else hong_kong_day(filter_.since)
    last = today
    if filter_.until is not None:
        last = hong_kong_day(filter_.until - timedelta(microseconds=1))
    if first == last == today:
        return replace(asked, span=Span.TODAY)
    return asked.on_days(first, last)


class Typed(StrEnum):
    """What was typed as a subject."""

    NOTHING = "nothing"
    REFERENCE = "reference"
    SUBJECT = "subject"
    """Kind and id, as exports write it."""
    WRONG = "wrong"


def subject_typed(text: str) -> tuple[Typed, str]:
    """Return what somebody typed and its normal form."""
    plain = text.strip()
    if not plain:
        return Typed.NOTHING, ""
    kind, colon, id_ = plain.lower().partition(":")
    if colon and kind.replace("_", "").isalpha() and id_:
        return Typed.SUBJECT, f"{kind}:{id_}"
    reference = parse_reference(plain)
    return (Typed.WRONG, plain) if reference is None else (Typed.REFERENCE, reference)
