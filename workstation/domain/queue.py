"""The queue: which applications a view shows, in which order, and what a row tells."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from workstation.domain.applications import ApplicationId, Route, Stage


class View(StrEnum):
    """The views of the queue. The values are stored with saved views."""

    MY_WORK = "my_work"
    TO_REVIEW = "to_review"
    SECOND_OPINION = "second_opinion"
    DUPLICATES = "duplicates"
    AWAITING_APPLICANT = "awaiting_applicant"
    AT_COUNTER = "at_counter"
    LETTERS = "letters"
    RELEASE = "release"
    CLOSED = "closed"
    ALL = "all"


STAGES_OF: dict[View, tuple[Stage, ...]] = {
    View.TO_REVIEW: (Stage.PROOF_REVIEW, Stage.ROSTER_REVIEW),
    View.DUPLICATES: (Stage.DUPLICATE_REVIEW,),
    View.AWAITING_APPLICANT: (Stage.AWAITING_APPLICANT,),
    View.AT_COUNTER: (Stage.IDENTITY_REFERRED, Stage.LETTER_POSTED),
    View.LETTERS: (Stage.LETTER_DUE, Stage.LETTER_RETURNED),
    View.RELEASE: (Stage.IDENTITY_VERIFIED, Stage.PIN_DUE, Stage.PIN_RELEASED),
    View.CLOSED: (Stage.ACTIVATED, Stage.REFUSED, Stage.CANCELLED, Stage.EXPIRED),
}
"""The stages of a view; the views that are not named choose by other columns."""


class Flag(StrEnum):
    """Marks a filter can ask for."""

    IN_USE = "in_use"
    REVISED = "revised"
    PROMISE_AT_RISK = "promise_at_risk"


class Purpose(StrEnum):
    """Why somebody is looked up. The values are stored in the log; never rename one."""

    APPLICANT_CALLED = "applicant_called"
    LETTER_RETURNED = "letter_returned"
    COLLEAGUE_ASKED = "colleague_asked"
    COMPLAINT = "complaint"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueFilter:
    """What narrows a view; empty means everything."""

    districts: tuple[str, ...] = ()
    routes: tuple[Route, ...] = ()
    stages: tuple[Stage, ...] = ()
    older_than: timedelta | None = None
    flag: Flag | None = None
    search: str = field(default="", repr=False)
    """A reference, document number, phone number or words of a name."""
    purpose: Purpose | None = None
    """Of the search; it changes nothing about what is found."""


def needs_purpose(view: View, filter_: QueueFilter) -> bool:
    """Say whether a search looks outside one's own work and does not say what for."""
    return bool(filter_.search.strip()) and filter_.purpose is None and view is not View.MY_WORK


@dataclass(frozen=True, slots=True, order=True)
class QueueKey:
    """Where a page ends: lists are paged by key, never by offset."""

    priority: int
    submitted_at: datetime
    id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueRow:
    """One line of the queue."""

    id: ApplicationId
    reference: str
    name_english: str = field(repr=False)
    name_chinese: str = field(repr=False)
    route: Route
    stage: Stage
    document_kind: str
    district: str
    submitted_at: datetime
    stage_since: datetime
    promised_on: date
    revision: int
    awaiting_second_person: bool
    claimed_by: str
    """The name of the colleague who holds it, or empty."""
    claimed_at_desk: str
    claimed_until: datetime | None
    """How long their lease lives if it is not prolonged."""
    key: QueueKey


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueCount:
    """How many a view holds and since when the oldest waits."""

    count: int
    oldest: datetime | None
    capped: bool = False
    """The count stopped at its cap: read it as "or more"."""
