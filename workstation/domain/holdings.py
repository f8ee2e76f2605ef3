"""What the office keeps of each thing, as the desks and the services read it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum, StrEnum, auto
from typing import Final, NamedTuple, NewType

from workstation.domain.applicants import Applicant
from workstation.domain.applications import (
    Application,
    ApplicationId,
    DecisionId,
    Language,
    Move,
    Route,
    Stage,
)
from workstation.domain.identity_checks import CheckParts, Outcome
from workstation.domain.letter_rules import Letter
from workstation.domain.letters import LetterKind, LetterReference
from workstation.domain.messages import MessageKind, MessageState, OutgoingMessage
from workstation.domain.pins import PinId
from workstation.domain.proofs import Affine
from workstation.domain.referrals import ReferralId, ReferralOutcome
from workstation.domain.roster import RosterFinding
from workstation.domain.staff import StaffId, StaffMember

ProofId = NewType("ProofId", int)
BatchId = NewType("BatchId", int)
MessageId = NewType("MessageId", int)
JobId = NewType("JobId", int)
SnapshotId = NewType("SnapshotId", int)
SessionId = NewType("SessionId", int)
CheckId = NewType("CheckId", int)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewApplication:
    """What is known of an application when its bundle is taken."""

    registration_id: str
    route: Route
    language: Language
    visit_required: bool
    document_kind: str
    district: str
    submitted_at: datetime
    promised_on: date


class ProofState(StrEnum):
    """Where the reading of an upload stands. The values are stored."""

    WAITING = "waiting"
    READ = "read"
    UNREADABLE = "unreadable"
    """The file could not be opened; the problem is a code of ``UnreadableReason``."""
    NOT_READ = "not_read"
    """It opened, but the reader is missing or failed: a person reads by eye."""
    PURGED = "purged"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """One uploaded file."""

    id: ProofId
    application_id: ApplicationId
    revision: int
    position: int
    file_name: str = field(repr=False)
    sha256: bytes
    size: int
    state: ProofState
    problem: str
    reader: str
    read_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A re-encoded page as the desk shows it."""

    number: int
    width: int
    height: int
    picture: bytes = field(repr=False)
    """JPEG, made by the office; never the upload's own bytes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFrame:
    """A re-encoded page without its picture: how large it is, and the way back to the upload."""

    number: int
    width: int
    height: int
    to_upload: Affine
    """From pixels of the page to pixels of the file as uploaded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """Another application of the same document, as the desk puts it beside this one."""

    application: Application
    applicant: Applicant = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionLine:
    """A decided move, as history shows it."""

    id: DecisionId
    move: Move
    stage_after: Stage
    reason: str
    by: str
    at: datetime
    taken_back: bool
    note: str = field(default="", repr=False)
    evidence: str = field(default="", repr=False)
    """What it stood on, as the desk wrote it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion:
    """A proposal and what the second person said to it, as history shows it."""

    id: ReferralId
    move: Move
    reason: str
    note: str = field(default="", repr=False)
    evidence: str = field(default="", repr=False)
    """What it stands on, as the desk wrote it."""
    by: str
    by_id: StaffId
    at: datetime
    outcome: ReferralOutcome | None
    """None: a second person has not decided yet."""
    decided_by: str
    decided_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewLetter:
    """A letter that is due."""

    application_id: ApplicationId
    kind: LetterKind
    reference: LetterReference
    due_at: datetime
    last_day: date
    address: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterLine:
    """A letter in the letter room's list."""

    letter: Letter
    batch_id: int | None
    application_reference: str
    name: str = field(repr=False)
    district: str
    language: Language


@dataclass(frozen=True, slots=True)
class PagePlace:
    """Where a letter's page lies once its batch came out of the printer."""

    batch: BatchId
    page: int
    """Counted from 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterBatch:
    """Letters that were printed together."""

    id: BatchId
    made_at: datetime
    made_by: str
    letters: int
    written: bool
    """The file was written whole; an unwritten batch was interrupted and must be reissued."""
    confirmed_at: datetime | None
    posted_at: datetime | None
    abandoned_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewMessage:
    """A message on its way into the outbox."""

    application_id: ApplicationId
    kind: MessageKind
    language: Language
    phone: str = field(repr=False)
    body: str = field(repr=False)
    made_at: datetime
    due_at: datetime
    decision_id: DecisionId | None = None
    pin_id: PinId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """A hand-over that is on record and may begin."""

    message_id: MessageId
    number: int
    """Counts the attempts of one message: what an earlier, stalled one reports is refused."""
    failures: int
    """How many of the attempts before failed and count."""
    message: OutgoingMessage = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageLine:
    """A message as the list shows it: the phone masked, never the body."""

    id: MessageId
    application_reference: str
    kind: MessageKind
    masked_phone: str
    state: MessageState
    due_at: datetime
    sent_at: datetime | None
    attempts: int
    result: str


class PictureState(Enum):
    """Whether the picture of the document that was shown can be looked at."""

    NOT_KEPT = auto()
    """None was taken, or the check was recorded before pictures were kept."""
    KEPT = auto()
    DESTROYED = auto()
    """Its time was up; the digest stays."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredCheck:
    """An identity check as it was recorded."""

    id: CheckId
    application_id: ApplicationId
    outcome: Outcome
    reason: str
    concern: bool
    clerk: StaffId
    clerk_name: str
    office: str
    started_at: datetime
    ended_at: datetime
    parts: CheckParts
    picture: PictureState = PictureState.NOT_KEPT
    taken_back: bool = False
    """The clerk undid it at once: on record, but it says nothing about the applicant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralLine:
    """An open referral in the supervisor's list."""

    id: ReferralId
    application_id: ApplicationId
    application_reference: str
    stage: Stage
    move: Move
    reason: str
    note: str = field(repr=False)
    referred_by: str
    referred_at: datetime


class JobKind(StrEnum):
    """The office's own work. The values are stored."""

    READ_PROOF = "read_proof"
    CHECK_ROSTER = "check_roster"
    PREPARE_LETTER = "prepare_letter"
    CLEAR_IDENTITY = "clear_identity"
    RELEASE_PIN = "release_pin"
    CHECK_GROUND = "check_ground"


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A claimed piece of work with its fence."""

    id: JobId
    kind: JobKind
    subject: int
    """The proof's, application's, decision's or roster snapshot's id."""
    attempts: int
    fence: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FailedJob:
    """A piece of work that was given up, as the supervisor's desk shows it."""

    id: JobId
    kind: JobKind
    application_reference: str
    error: str
    """A code: why the last attempt failed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterSnapshot:
    """One load of the roster."""

    id: SnapshotId
    as_of: date
    active: bool
    loaded_at: datetime
    loaded_by: str
    rows: int
    bad_rows: int
    unknown_flats: int | None
    """See ``RosterLoad``; None: the count was not kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterGround:
    """What an address that was verified on the roster stands on, until its PIN is released."""

    application_id: ApplicationId
    decision_id: DecisionId
    snapshot: SnapshotId | None
    """None: it was decided while no roster was loaded."""
    finding: RosterFinding | None
    """What that snapshot said of the applicant."""
    changed_snapshot: SnapshotId | None = None
    """The newer snapshot that says otherwise; None: none does."""
    changed_finding: RosterFinding | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DatabaseHealth:
    """How the database does."""

    engine: str
    version: str
    revision: str
    """Of the office's tables."""
    size_bytes: int
    """Of the office; on one computer without its pictures, which lie in a file of their own."""
    answered_in_ms: float
    """From asking for a connection to the answer of a small question."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignIn:
    """An account as the sign-in sees it."""

    member: StaffMember
    password_hash: str = field(repr=False)
    wrong_in_a_row: int
    locked_until: datetime | None
    preferences: Mapping[str, object] = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class StageCount:
    """How many applications wait at a stage, since when, and how many past their promise."""

    stage: Stage
    priority: int
    count: int
    oldest: datetime | None
    promise_at_risk: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffLoad:
    """What one person decided in a span of time."""

    staff_id: StaffId
    name: str
    decided: int
    taken_back: int
    median_seconds: int | None
    holding: int
    looked_up: int
    """Look-ups on the roster, of the office's day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditRow:
    """An audit entry as the viewer shows it."""

    id: int
    at: datetime | None
    """None: the entry cannot be read; somebody edited it, and nothing else of it is known."""
    who: str
    desk: str
    action: str
    subject: str
    facts: Mapping[str, str]
    reference: str = ""
    """What people call the application the entry is about, if it is about one."""


DOUBLE: Final = "double"
"""The problem of a row that says of a resident what a row before it said."""
CUT_OFF: Final = "cut_off"
"""The problem of a last line that ends in the middle: the rest of the file did not arrive."""


@dataclass(frozen=True, slots=True)
class BadRow:
    """A line of a roster file that was left out, and why; never what it holds."""

    line: int
    problem: str
    column: str = ""


class RosterLot(NamedTuple):
    """Some lines of a roster file as they were read."""

    lines: Sequence[int]
    """The number of each row's line."""
    rows: Sequence[str]
    """Residents, packed for the store; personal data."""
    bad: Sequence[BadRow]
    """The lines that are no rows."""

    def __repr__(self) -> str:
        return f"RosterLot({len(self.rows)} rows, {len(self.bad)} bad)"


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterLoad:
    """What a load of the roster found."""

    snapshot: SnapshotId
    rows: int
    bad_rows: int
    unknown_flats: int
    """Rows whose block is not on the list, or whose flat cannot be read: found by number only."""
    problems: Mapping[str, int]
    """How many lines were left out for each reason; a row that says the same twice is a double."""
    first_bad: tuple[BadRow, ...]
