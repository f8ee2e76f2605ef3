"""What the services need from outside, as protocols.

The persistence package implements the repositories, the unit of work and the lists; the gateway
implements the rest.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import date, datetime
from types import TracebackType
from typing import NamedTuple, Protocol, Self

from workstation.domain.applicants import Applicant
from workstation.domain.applications import (
    Application,
    ApplicationId,
    Claim,
    Decision,
    DecisionId,
    Language,
    Move,
)
from workstation.domain.audit import AuditReport
from workstation.domain.corrections import Correction
from workstation.domain.document_reading import DocumentReading
from workstation.domain.extraction import Comparison, Declared, Reading
from workstation.domain.extraction import PageFrame as ReadFrame
from workstation.domain.extraction.regions import RegionReading
from workstation.domain.holdings import (
    Attempt,
    AuditRow,
    BatchId,
    CheckId,
    DatabaseHealth,
    DecisionLine,
    Earlier,
    FailedJob,
    Job,
    JobId,
    JobKind,
    LetterBatch,
    LetterLine,
    MessageId,
    MessageLine,
    NewApplication,
    NewLetter,
    NewMessage,
    Opinion,
    Page,
    PageFrame,
    PagePlace,
    Proof,
    ProofId,
    ProofState,
    ReferralLine,
    RosterGround,
    RosterLot,
    RosterSnapshot,
    SessionId,
    SignIn,
    SnapshotId,
    StaffLoad,
    StageCount,
    StoredCheck,
)
from workstation.domain.identity_checks import CheckParts, Outcome
from workstation.domain.letter_rules import Letter, LetterState
from workstation.domain.letters import LetterId, LetterReference, LetterSheet
from workstation.domain.messages import MessageKind, MessageState, OutgoingMessage, SendResult
from workstation.domain.phone_codes import PhoneCodeId
from workstation.domain.phones import PhoneNumber
from workstation.domain.pins import Channel, IssuedPin, Pin, PinId
from workstation.domain.policy import Policy
from workstation.domain.proofs import OpenedUpload, Quad
from workstation.domain.queue import QueueCount, QueueFilter, QueueKey, QueueRow, View
from workstation.domain.readers import ReaderStanding
from workstation.domain.referrals import Referral, ReferralId, ReferralOutcome
from workstation.domain.registrations import Bundle
from workstation.domain.roster import Flat, PlaceName, RosterEntry, RosterFinding
from workstation.domain.signals import PageSignal, SharedUse, Traces
from workstation.domain.staff import Actor, Role, StaffId, StaffMember


class Sealing(Protocol):
    """Keys at work: what the database holds of a person passes through here."""

    def seal(self, text: str, table: str, column: str, row: int | str) -> bytes:
        """Return ``text`` sealed for one field of one row."""
        ...

    def open(self, blob: bytes, table: str, column: str, row: int | str) -> str:
        """Return the text of a sealed field."""
        ...

    def seal_outgoing(self, text: str, row: str) -> bytes:
        """Return a message's body sealed."""
        ...

    def open_outgoing(self, blob: bytes, row: str) -> str:
        """Return a message's body."""
        ...

    def seal_picture(self, body: bytes, row: str) -> tuple[bytes, bytes]:
        """Return (sealed body, wrapped key) for one row."""
        ...

    def open_picture(self, sealed: bytes, wrapped: bytes, row: str) -> bytes:
        """Return a picture's bytes."""
        ...

    def blind_index(self, kind: str, value: str, *, size: int = 32) -> bytes:
        """Return the keyed hash a value is looked up by."""
        ...

    def roster_hash(self, kind: str, value: str) -> bytes:
        """Return the keyed hash of a number or flat in rosters that earlier programs loaded."""
        ...

    def new_snapshot(self) -> tuple[int, bytes]:
        """Return (id of the office's roster key, random salt) for a new snapshot."""
        ...

    def snapshot(self, key_id: int, salt: bytes) -> "SnapshotSealing":
        """Return a snapshot's keys; raises KeysMissing when the office's key is not there."""
        ...

    def press(self, key_id: int, salt: bytes) -> "RosterPress":
        """Return what makes a new snapshot's pages: once for each salt."""
        ...

    def fingerprint(self, secret: str, application: int) -> bytes:
        """Return the keyed fingerprint of an application's PIN."""
        ...

    def same_fingerprint(self, stored: bytes | None, secret: str, application: int) -> bool:
        """Compare in constant time."""
        ...

    def audit_seal(self, entry: bytes) -> bytes:
        """Return the keyed seal of an audit entry."""
        ...

    def sign(self, message: bytes) -> bytes:
        """Return a signature."""
        ...

    def signed(self, message: bytes, signature: bytes) -> bool:
        """Say whether a signature is this office's."""
        ...


class PictureStore(Protocol):
    """Sealed bytes, addressed by their own digest."""

    def put(self, sealed: bytes) -> bytes:
        """Keep bytes durably and return their digest."""
        ...

    def get(self, digest: bytes) -> bytes:
        """Return bytes; raises NotFound."""
        ...

    def remove(self, digest: bytes) -> None:
        """Forget bytes; nothing happens when there are none."""
        ...


class Applications(Protocol):
    """The work items."""

    def add(self, new: NewApplication, applicant: Applicant, *, at: datetime) -> Application:
        """Add an application at its first stage.

        When another live application has the same document, the new one does not become the
        document's application: see :meth:`holds_document`.
        """
        ...

    def get(self, id_: ApplicationId) -> Application:
        """Return one; raises NotFound."""
        ...

    def with_reference(self, reference: str) -> Application:
        """Return the one people call ``reference``; raises NotFound."""
        ...

    def with_registration(self, registration_id: str) -> Application | None:
        """Return the one made from a registration of the website, if it was taken."""
        ...

    def save_unless_held(self, application: Application, *, by: Actor, at: datetime) -> Application:
        """Save like ``save`` without a claim; raises InUse while a colleague's lease lives."""
        ...

    def save(self, application: Application, *, claim: Claim | None) -> Application:
        """Save and return it with its new version.

        Args:
            application: as it shall stand.
            claim: the lease the writer works under; None for work no desk claims.

        Raises:
            ChangedElsewhere: it has another version in the store.
            NotClaimed: the claim's token is not the last one any more.
        """
        ...

    def holds_document(self, id_: ApplicationId) -> bool:
        """Say whether this is the live application of its document."""
        ...

    def release_document(self, id_: ApplicationId) -> None:
        """Let another application be the document's one."""
        ...

    def take_document(self, id_: ApplicationId) -> bool:
        """Become the document's application; False while another one is."""
        ...

    def document_holder(self, id_: ApplicationId) -> ApplicationId | None:
        """Return the live application of the same document, when it is another one."""
        ...

    def same_document(self, id_: ApplicationId) -> Sequence[Earlier]:
        """Return the other applications of the same document, newest first."""
        ...

    def same_phone(self, id_: ApplicationId) -> int:
        """Count the other open applications with the same phone."""
        ...

    def claim(self, id_: ApplicationId, *, by: Actor, at: datetime, until: datetime) -> Claim:
        """Take the lease; raises InUse while a colleague's lives."""
        ...

    def claim_next(
        self,
        *,
        by: Actor,
        at: datetime,
        until: datetime,
        skip: Collection[ApplicationId] = (),
    ) -> Claim | None:
        """Take the lease of the application that is next in line for a reviewer.

        Args:
            by: the reviewer and the desk.
            at: the database's time.
            until: when the lease ends.
            skip: passed over; somebody has just looked at them and left them for later.
        """
        ...

    def renew(self, claim: Claim, *, at: datetime, until: datetime) -> Claim:
        """Prolong a lease; raises NotClaimed when somebody else has it."""
        ...

    def release(self, claim: Claim) -> None:
        """Give a lease back; nothing happens when it is lost already."""
        ...

    def release_all(self, staff_id: StaffId) -> int:
        """Give back every lease of one person."""
        ...

    def held_by(self, id_: ApplicationId, *, at: datetime) -> Claim | None:
        """Return the living lease, if any."""
        ...

    def prefer(self, id_: ApplicationId, reviewer: StaffId | None) -> None:
        """Remember who asked for more, so that the answer returns to them."""
        ...

    def waiting_since(
        self, before: datetime, *, stages: Sequence[str], limit: int
    ) -> Sequence[ApplicationId]:
        """Return applications that have stood at ``stages`` since before a moment."""
        ...

    def begin_purge(self, closed_before: datetime, *, limit: int) -> Sequence[ApplicationId]:
        """Return applications closed before a moment, and note that they have no pictures.

        The unit of work that commits this destroys every picture of theirs; no other one is given
        the same.
        """
        ...


class Applicants(Protocol):
    """The people, sealed."""

    def tie(
        self, staff_id: StaffId, *, phone: PhoneNumber | None, number: str, address: str
    ) -> None:
        """Keep what ties a colleague to applicants, as keyed hashes only; replaces earlier ties."""
        ...

    def tied(self, id_: ApplicationId, staff_id: StaffId) -> bool:
        """Say whether an applicant has the phone, number or address of a colleague."""
        ...

    def get(self, id_: ApplicationId) -> Applicant:
        """Return the person of an application."""
        ...

    def replace(self, id_: ApplicationId, applicant: Applicant) -> None:
        """Put a later revision's declaration in place; earlier ones stay as registrations."""
        ...

    def keep_registration(
        self, id_: ApplicationId, revision: int, bundle: Bundle, *, at: datetime
    ) -> None:
        """Keep what was handed over, as it came."""
        ...

    def content_digests(self, id_: ApplicationId) -> frozenset[bytes]:
        """Return the digests of all revisions taken."""
        ...

    def keep_draft(self, id_: ApplicationId, staff_id: StaffId, text: str, *, at: datetime) -> None:
        """Keep somebody's unsaved notes; an empty text removes them."""
        ...

    def drafts_left(self, staff_id: StaffId, *, since: datetime, at: datetime) -> Sequence[str]:
        """Return the references of a person's noted cases that are still to be decided.

        Those that they hold now are left out.
        """
        ...

    def draft(self, id_: ApplicationId, staff_id: StaffId) -> str:
        """Return somebody's unsaved notes, or an empty text."""
        ...


class Proofs(Protocol):
    """Uploaded files."""

    def add(
        self,
        id_: ApplicationId,
        revision: int,
        files: Sequence[tuple[str, bytes]],
    ) -> Sequence[ProofId]:
        """Keep files (name, bytes) byte for byte; the bytes are stored before their rows."""
        ...

    def get(self, id_: ProofId) -> Proof:
        """Return one; raises NotFound."""
        ...

    def of(self, id_: ApplicationId, revision: int | None = None) -> Sequence[Proof]:
        """Return the files of an application, of one revision or of all."""
        ...

    def body(self, id_: ProofId) -> bytes:
        """Return the file as it was uploaded."""
        ...

    def keep_pages(self, id_: ProofId, upload: OpenedUpload) -> None:
        """Keep the re-encoded pages."""
        ...

    def frames(self, id_: ProofId) -> Sequence[PageFrame]:
        """Return the sizes of the re-encoded pages; empty while the file was not opened."""
        ...

    def page(self, id_: ProofId, number: int) -> Page:
        """Return one re-encoded page; raises NotFound."""
        ...

    def keep_reading(self, id_: ProofId, reading: Reading, *, reader: str, at: datetime) -> None:
        """Keep what the reader found."""
        ...

    def mark(self, id_: ProofId, state: ProofState, problem: str, *, at: datetime) -> None:
        """Say why there is no reading."""
        ...

    def reading(self, id_: ProofId) -> Reading | None:
        """Return what the reader found, if it read."""
        ...

    def purge(self, id_: ApplicationId) -> Sequence[ProofId]:
        """Destroy keys, pages and readings of an application's files; rows and digests stay.

        Returns:
            What was destroyed now: nothing that was before.
        """
        ...


class Signals(Protocol):
    """What may tell of fraud: shown to people, and to nothing that decides."""

    def keep(self, id_: ProofId, traces: Traces) -> None:
        """Keep what was found about an upload, instead of what was found before."""
        ...

    def of(self, id_: ProofId) -> Sequence[PageSignal]:
        """Return what is odd about an upload itself."""
        ...

    def shared(self, id_: ProofId) -> Sequence[SharedUse]:
        """Return what an upload has in common with those of other people, the plainest first.

        An application is named once for each upload. What very many have in common is a form or a
        company's own number, and is left out.
        """


class Corrections(Protocol):
    """What people read on uploads where the engine read something else."""

    def add(self, correction: Correction) -> None:
        """Keep one; raises ChangedElsewhere when its number is taken."""
        ...

    def of(self, id_: ProofId) -> Sequence[Correction]:
        """Return those of an upload in their order; none of one that was purged."""
        ...


class Decisions(Protocol):
    """What was decided."""

    def add(
        self,
        application: Application,
        *,
        move: Move,
        before: Application,
        by: Actor,
        at: datetime,
        effect_at: datetime,
        reason: str = "",
        note: str = "",
        evidence: str = "",
        snapshot: SnapshotId | None = None,
        seconds_open: int | None = None,
    ) -> Decision:
        """Record a move; ``application`` is the saved one, ``before`` how it stood."""
        ...

    def get(self, id_: DecisionId) -> Decision:
        """Return one; raises NotFound."""
        ...

    def history(self, id_: ApplicationId) -> Sequence[DecisionLine]:
        """Return everything decided about an application, oldest first."""
        ...

    def people(self, id_: ApplicationId, moves: Collection[Move]) -> frozenset[StaffId]:
        """Return who made one of these moves and did not take it back."""
        ...

    def mark_taken_back(self, id_: DecisionId, *, at: datetime) -> None:
        """Record that a decision was taken back."""
        ...


class Referrals(Protocol):
    """Second opinions."""

    def add(
        self,
        application: Application,
        *,
        move: Move,
        reason: str,
        note: str,
        evidence: str,
        by: StaffId,
        at: datetime,
    ) -> Referral:
        """Open a referral of its revision; an application has one open at most."""
        ...

    def get(self, id_: ReferralId) -> Referral:
        """Return one; raises NotFound."""
        ...

    def open_of(self, id_: ApplicationId) -> Referral | None:
        """Return the open referral of an application."""
        ...

    def of(self, id_: ApplicationId) -> Sequence[Opinion]:
        """Return every referral of an application with its outcome, oldest first."""
        ...

    def close(
        self, id_: ReferralId, *, by: StaffId | None, outcome: ReferralOutcome, at: datetime
    ) -> None:
        """Close an open referral; raises ChangedElsewhere when it is closed already.

        ``by`` is the second person, or None when nobody said anything to it.
        """
        ...

    def withdraw(self, id_: ReferralId) -> None:
        """Remove an open referral that its author undid at once: nobody has seen it.

        Its decision stays on record as taken back; raises ChangedElsewhere when it is closed.
        """
        ...

    def reopen(self, id_: ApplicationId, *, by: StaffId, since: datetime) -> bool:
        """Open the referral again that somebody confirmed since a moment; False: there is none."""
        ...


class Letters(Protocol):
    """Letters and batches."""

    def add(self, new: NewLetter) -> Letter:
        """Add a letter that is due; the application's former one must be void."""
        ...

    def get(self, id_: LetterId) -> Letter:
        """Return one; raises NotFound."""
        ...

    def with_reference(self, reference: LetterReference) -> Letter:
        """Return the letter that carries a reference; raises NotFound."""
        ...

    def live(self, id_: ApplicationId) -> Letter | None:
        """Return the application's letter that is not void."""
        ...

    def of(self, id_: ApplicationId) -> Sequence[Letter]:
        """Return all letters of an application, first generation first."""
        ...

    def address_failed(self, address: str) -> bool:
        """Say whether a letter came back from this address."""
        ...

    def address_key(self, address: str) -> str:
        """Return the keyed fingerprint of an address."""
        ...

    def fail_address(self, key: str, letter: LetterId, *, at: datetime) -> None:
        """Remember that a letter came back from the address of this fingerprint."""
        ...

    def not_sent_to(self, key: str) -> Sequence[Letter]:
        """Return the letters to the address of this fingerprint that have not left the office."""
        ...

    def came_back(self, id_: LetterId, *, at: datetime) -> None:
        """Make a posted or void letter a returned one; raises ChangedElsewhere when it is none."""
        ...

    def did_not_come_back(self, letter: Letter) -> None:
        """Make a returned letter again what it was, and forget that its address failed by it.

        Raises:
            ChangedElsewhere: it is not returned, or the application has a later letter.
        """
        ...

    def end(self, id_: LetterId, *, state: LetterState, because: str, at: datetime) -> None:
        """Make a letter void, returned or replaced; raises ChangedElsewhere when it is not live."""
        ...

    def restore(self, id_: ApplicationId, *, ended_at: datetime) -> None:
        """Bring back the posted letter that was made void at this moment, if there was one."""
        ...

    def open_batch(
        self, ids: Sequence[LetterId], *, by: Actor, at: datetime, last_day: date
    ) -> BatchId:
        """Take due letters into a batch; raises ChangedElsewhere when one is in another."""
        ...

    def written(self, id_: BatchId, digest: bytes) -> None:
        """Record that the batch's file lies on disk, whole."""
        ...

    def confirm_batch(self, id_: BatchId, *, at: datetime) -> None:
        """Record that every page came out."""
        ...

    def abandon_batch(self, id_: BatchId, *, at: datetime) -> None:
        """Record that a batch will never be posted."""
        ...

    def post_batch(self, id_: BatchId, *, at: datetime) -> None:
        """Record that a batch went to the post."""
        ...

    def in_batch(self, id_: BatchId) -> Sequence[Letter]:
        """Return the letters of a batch, in the order of its pages."""
        ...

    def place_of(self, id_: LetterId) -> PagePlace | None:
        """Return where a letter's page lies; None while it is in no batch."""
        ...

    def batch(self, id_: BatchId) -> LetterBatch:
        """Return a batch; raises NotFound."""
        ...


class Checks(Protocol):
    """Identity checks."""

    def add(
        self,
        application: Application,
        *,
        letter: LetterId,
        outcome: Outcome,
        reason: str,
        concern: bool,
        by: Actor,
        started_at: datetime,
        ended_at: datetime,
        parts: CheckParts,
        picture: bytes = b"",
    ) -> None:
        """Record a check of the saved ``application``.

        ``picture`` is the document's, JPEG, or empty; it is stored before the row that names it,
        sealed with a key of its own.
        """
        ...

    def of(self, id_: ApplicationId) -> Sequence[StoredCheck]:
        """Return the checks of an application, oldest first."""
        ...

    def picture(self, id_: ApplicationId, check: CheckId) -> bytes:
        """Return the picture of the document of one of an application's checks.

        Raises:
            NotFound: the application has no such check, or none was kept of it.
            PictureDestroyed: its time was up.
        """
        ...

    def purge(self, id_: ApplicationId) -> Sequence[CheckId]:
        """Destroy the keys of the documents' pictures of an application, then the pictures.

        Returns:
            The checks whose picture was destroyed now.
        """
        ...


class Pins(Protocol):
    """What is kept of PINs."""

    def add(
        self,
        id_: ApplicationId,
        pin: Pin,
        *,
        channel: Channel,
        issued_at: datetime,
        valid_until: datetime,
        decision: DecisionId | None = None,
        letter: LetterId | None = None,
    ) -> PinId:
        """Keep a PIN's keyed fingerprint. One decision and one letter have one PIN at most."""
        ...

    def live(self, id_: ApplicationId) -> IssuedPin | None:
        """Return the application's PIN that is neither used nor void."""
        ...

    def released_for(self, decision: DecisionId) -> bool:
        """Say whether a decision has released its PIN."""
        ...

    def void(self, id_: ApplicationId) -> None:
        """Make the application's PIN void, if it has one; its message is wiped unless sent."""
        ...

    def restore(self, id_: PinId) -> None:
        """Make a letter's void code work again; raises ChangedElsewhere when it is none.

        Nothing may have happened to its application since it was made void.
        """
        ...

    def use(self, id_: PinId) -> bool:
        """Use a live PIN up; False when it was used or voided meanwhile."""
        ...

    def count_try(self, id_: PinId | None, *, at: datetime, since: datetime) -> tuple[int, int]:
        """Count a try and return (all tries, tries after ``since``), this one included.

        A try where there is no PIN is written as well, so that it takes as long.
        """
        ...

    def forget_stray_tries(self, before: datetime) -> int:
        """Drop older tries where there was no PIN; returns how many."""
        ...

    def matches(self, issued: IssuedPin | None, secret: str) -> bool:
        """Compare in constant time; one keyed hash is always computed."""
        ...


class PhoneCodes(Protocol):
    """What is kept of the codes that prove a new telephone."""

    def add(
        self,
        id_: ApplicationId,
        phone: PhoneNumber,
        code: Pin,
        *,
        asked_at: datetime,
        valid_until: datetime,
    ) -> None:
        """Keep the keyed fingerprint of a code and its number; one sent before is void."""
        ...

    def asked(self, id_: ApplicationId, *, since: datetime) -> Sequence[datetime]:
        """Return when codes were sent after a moment, in order."""
        ...

    def count_try(self, id_: ApplicationId, *, at: datetime) -> bool:
        """Count a try at the live code; False: there is none that can be tried."""
        ...

    def tries_left(self, id_: ApplicationId) -> int:
        """Return how often the live code can be tried again; 0 where there is none."""
        ...

    def matching(self, id_: ApplicationId, phone: PhoneNumber, code: Pin) -> PhoneCodeId | None:
        """Return the live code when it is this one, sent to this number; in constant time."""
        ...

    def use(self, id_: PhoneCodeId) -> bool:
        """Use a live code up; False when it was used or another one was sent meanwhile."""
        ...


class Outbox(Protocol):
    """Messages to applicants."""

    def add(self, new: NewMessage) -> MessageId:
        """Queue a message; its body is sealed."""
        ...

    def cancel_for(self, decision: DecisionId) -> None:
        """Cancel a decision's unsent messages; raises TooLateToTakeBack when one is on its way."""
        ...

    def cancel_codes(self, id_: ApplicationId) -> None:
        """Cancel an application's unsent codes for a new telephone; their bodies are wiped."""
        ...

    def code_state(self, id_: ApplicationId) -> MessageState | None:
        """Return where an application's newest code for a new telephone stands; None: no code."""
        ...

    def begin_next(self, *, at: datetime) -> Attempt | None:
        """Claim the next due message and record the attempt; the caller commits before it sends.

        None too while the way out is known to be out of order: one message finds out for all.
        """
        ...

    def finish(
        self,
        attempt: Attempt,
        result: SendResult,
        *,
        at: datetime,
        most_attempts: int,
    ) -> MessageState:
        """Record how a hand-over ended; an accepted message's body is wiped.

        Raises:
            NotClaimed: the attempt counted as lost, and another one was begun.
        """
        ...

    def reap(self, *, begun_before: datetime) -> Sequence[MessageId]:
        """Make messages whose sender died due again; those attempts stay unknown."""
        ...

    def again(self, id_: MessageId, *, at: datetime) -> None:
        """Make a message that was given up due: the same text under the same reference.

        Raises:
            NothingToSend: its text was destroyed, because it was cancelled.
            ChangedElsewhere: it was not given up, or somebody was first.
        """
        ...

    def still_true(self, id_: MessageId, *, at: datetime) -> bool:
        """Say whether a message tells how its application stands at ``at``."""
        ...

    def cancel(self, id_: MessageId) -> None:
        """Let a due message not be sent, and wipe its body; raises ChangedElsewhere."""
        ...

    def wipe(self, *, expired_before: datetime) -> int:
        """Cancel messages that were given up and whose PIN or code has expired; wipe their bodies.

        A code for a new telephone expires when ``phone_codes.VALID_FOR`` has passed.
        """
        ...


class Jobs(Protocol):
    """The office's own work."""

    def add(self, kind: JobKind, subject: int, *, run_at: datetime, key: str = "") -> None:
        """Queue work once: the same kind and key again changes nothing."""
        ...

    def cancel(self, kind: JobKind, key: str) -> None:
        """Take back work nobody began; raises TooLateToTakeBack when it is under way or done."""
        ...

    def begin(self, *, at: datetime, lease_until: datetime, kinds: Sequence[JobKind]) -> Job | None:
        """Claim the next ready job: of the first of ``kinds`` that has one, the oldest."""
        ...

    def prolong(self, job: Job, *, lease_until: datetime) -> None:
        """Keep a claimed job for longer; raises NotClaimed when its fence moved."""
        ...

    def finish(self, job: Job) -> None:
        """Remove a job that was done; raises NotClaimed when its fence moved."""
        ...

    def retry(self, job: Job, *, run_at: datetime, error: str, failed: bool = True) -> None:
        """Put a job back for later; ``error`` is a code.

        Args:
            job: the claimed job.
            run_at: when it may be tried again.
            error: why it was put back.
            failed: whether the try counts; one that only had to wait does not.
        """
        ...

    def fail(self, job: Job, *, error: str) -> None:
        """Give a job up; it stays, and a supervisor sees it."""
        ...

    def again(self, id_: JobId, *, at: datetime) -> None:
        """Make a job that was given up ready; raises ChangedElsewhere when it is not."""
        ...

    def reap(self, *, at: datetime) -> int:
        """Make jobs whose worker died ready again.

        Of uploads it counts as a try: one that kills every worker is given up in the end.
        """
        ...


class Staff(Protocol):
    """Accounts, sessions, settings."""

    def add(
        self,
        *,
        staff_number: str,
        name: str,
        role: Role,
        office: str,
        language: str,
        password_hash: str,
        at: datetime,
    ) -> StaffMember:
        """Add an account; raises StaffNumberTaken."""
        ...

    def get(self, id_: StaffId) -> StaffMember:
        """Return an account; raises NotFound."""
        ...

    def all(self) -> Sequence[StaffMember]:
        """Return every account, by staff number."""
        ...

    def hold_all(self) -> None:
        """Let nobody else change an account until this transaction ends."""
        ...

    def sign_in(self, staff_number: str) -> SignIn | None:
        """Return what the sign-in needs of an account."""
        ...

    def count_wrong(self, id_: StaffId) -> int:
        """Count a wrong password and return how many there were in a row, this one included."""
        ...

    def keep_attempts(
        self, id_: StaffId, *, wrong_in_a_row: int, locked_until: datetime | None
    ) -> None:
        """Record wrong passwords."""
        ...

    def change_password(self, id_: StaffId, password_hash: str) -> None:
        """Keep another password's hash."""
        ...

    def change(self, member: StaffMember) -> None:
        """Save name, role, office, language and whether the account is active."""
        ...

    def keep_preferences(self, id_: StaffId, preferences: Mapping[str, object]) -> None:
        """Keep somebody's own arrangement of the screens."""
        ...

    def begin_session(self, id_: StaffId, desk: str, *, at: datetime) -> SessionId:
        """Record that somebody sits down at a desk."""
        ...

    def seen(self, session: SessionId, *, at: datetime) -> None:
        """Record that somebody is still there."""
        ...

    def lost_session(self, session: SessionId) -> datetime | None:
        """Return when the person's session before this one began, if nobody has ended it."""
        ...

    def end_session(self, session: SessionId, *, at: datetime) -> None:
        """Record that somebody left."""
        ...

    def policy(self) -> Policy:
        """Return the figures in force."""
        ...

    def change_setting(self, item: str, value: int | bool, *, by: Actor, at: datetime) -> None:
        """Keep a figure that differs from its default."""
        ...


class RosterPress(Protocol):
    """Makes the sealed pages and the index of one snapshot while its rows come in."""

    without_flat: int
    """Rows so far whose block is not on the list, or whose flat cannot be read."""

    def add(self, row: str) -> bool:
        """Take a packed row; False: a row before it said the same, so it was left out."""
        ...

    def pages(self, *, last: bool = False) -> Sequence[tuple[int, bytes]]:
        """Return the pages, numbered, that are full; with ``last`` also one that is not."""
        ...

    def buckets(self) -> Iterable[tuple[int, bytes]]:
        """Return the index of all rows, bucket by bucket."""
        ...


class OpenPage(Protocol):
    """A page of residents whose seal was opened."""

    def with_number(self, number: str) -> Sequence[RosterEntry]:
        """Return its residents of a number."""
        ...

    def in_flat(self, flat: Flat) -> Sequence[RosterEntry]:
        """Return its residents of a flat."""
        ...


class SnapshotSealing(Protocol):
    """The keys of one snapshot of the roster."""

    def number_hash(self, number: str) -> bytes:
        """Return the keyed hash, eight bytes, by which the index knows a number."""
        ...

    def flat_hash(self, flat: Flat) -> bytes:
        """Return the keyed hash, eight bytes, by which the index knows a flat."""
        ...

    def open(self, page: int, sealed: bytes) -> OpenPage:
        """Open the seal of a page; raises KeysMissing when it is another one's."""
        ...


class OpenLoad(NamedTuple):
    """A load that has begun: the one press its snapshot will ever have comes with it."""

    snapshot: SnapshotId
    press: RosterPress


class RosterLookup(Protocol):
    """The residents of the snapshot in force."""

    def active_id(self) -> SnapshotId | None:
        """Return the id of the snapshot checks run against, which costs a check next to nothing."""
        ...

    def with_numbers(self, numbers: Sequence[str]) -> Sequence[RosterEntry]:
        """Return the active snapshot's residents with one of some numbers (normal form).

        Which snapshot is active is read once for each transaction; hundreds of numbers at once
        cost far less than one after the other.

        Raises:
            DatabaseBusy: the snapshot was replaced and is being deleted meanwhile: ask again.
        """
        ...

    def in_flats(self, flats: Sequence[Flat]) -> Sequence[RosterEntry]:
        """Return the active snapshot's residents of some flats; see ``with_numbers``."""
        ...


LookUp = Callable[[], AbstractContextManager[RosterLookup]]
"""Lends the roster in a transaction of its own that only looks; nobody waits for it to write."""


class Roster(RosterLookup, Protocol):
    """Snapshots of the public-housing roster."""

    def active(self) -> RosterSnapshot | None:
        """Return the snapshot checks run against."""
        ...

    def snapshots(self) -> Sequence[RosterSnapshot]:
        """Return the loads, newest first."""
        ...

    def begin_load(self, as_of: date, *, by: Actor, at: datetime) -> OpenLoad:
        """Open a snapshot that nobody checks against yet."""
        ...

    def put(self, snapshot: SnapshotId, pages: Sequence[tuple[int, bytes]]) -> None:
        """Add pages of residents.

        Raises:
            ChangedElsewhere: somebody else began a load, which gave this one up.
        """
        ...

    def put_index(self, snapshot: SnapshotId, buckets: Sequence[tuple[int, bytes]]) -> None:
        """Add buckets of the index by which residents are found; raises as ``put`` does."""
        ...

    def activate(
        self,
        snapshot: SnapshotId,
        *,
        rows: int,
        bad_rows: int,
        unknown_flats: int,
        digest: bytes,
    ) -> None:
        """Make a complete snapshot the one checks run against instead of the one before.

        Raises:
            ChangedElsewhere: somebody else began a load, which gave this one up.
        """
        ...

    def discard(self, snapshot: SnapshotId) -> None:
        """Give up a snapshot that was not made active; an active one stays as it is."""
        ...

    def retire(self) -> None:
        """Close snapshots that were replaced: after the commit no check may stand on them."""
        ...

    def drop(self, *, limit: int) -> int:
        """Delete some rows of snapshots that were retired or given up; returns how many."""
        ...

    def unfinished(self) -> Sequence[SnapshotId]:
        """Return snapshots a load left behind."""
        ...


NamePlaces = Callable[[Iterable[RosterFinding | None]], Mapping[str, PlaceName]]
"""Returns the names of the estates and blocks that findings name by code."""


class RosterGrounds(Protocol):
    """What verified addresses stand on, and who asked the roster how often."""

    def snapshot_in_force(self) -> SnapshotId | None:
        """Return the active snapshot; no load replaces it until this transaction has ended."""
        ...

    def of(self, id_: ApplicationId) -> RosterGround | None:
        """Return what an application stands on; None: not on the roster, or its PIN is gone."""
        ...

    def put(
        self,
        id_: ApplicationId,
        decision: DecisionId,
        snapshot: SnapshotId | None,
        finding: RosterFinding | None,
    ) -> None:
        """Keep what a decision stands on, instead of what an earlier one stood on."""
        ...

    def drop(self, id_: ApplicationId) -> None:
        """Forget what an application stood on."""
        ...

    def move_on(
        self, ground: RosterGround, snapshot: SnapshotId | None, finding: RosterFinding | None
    ) -> None:
        """Let a decision stand on another snapshot; raises ChangedElsewhere."""
        ...

    def contradict(
        self, ground: RosterGround, snapshot: SnapshotId, finding: RosterFinding | None
    ) -> None:
        """Keep what a newer snapshot says against a decision; raises ChangedElsewhere."""
        ...

    def to_check(self, snapshot: SnapshotId, *, limit: int) -> Sequence[ApplicationId]:
        """Return applications before their release that were not looked at with ``snapshot``."""
        ...

    def count_lookup(self, staff_id: StaffId, day: date, *, most: int) -> int | None:
        """Count one more look-up of a person; None when ``most`` were made that day already."""
        ...

    def lookups(self, staff_id: StaffId, day: date) -> int:
        """Return how many look-ups a person made on a day."""
        ...


class Audit(Protocol):
    """The log."""

    def record(self, action: str, subject: str, *, by: Actor, at: datetime, **facts: str) -> None:
        """Append an entry to the business transaction."""
        ...


class UnitOfWork(Protocol):
    """One transaction. Leaving it without :meth:`commit` undoes everything."""

    @property
    def applications(self) -> Applications:
        """Return the work items."""
        ...

    @property
    def applicants(self) -> Applicants:
        """Return the people."""
        ...

    @property
    def proofs(self) -> Proofs:
        """Return the uploads."""
        ...

    @property
    def signals(self) -> Signals:
        """Return what may tell of fraud."""
        ...

    @property
    def corrections(self) -> Corrections:
        """Return what people read on uploads."""
        ...

    @property
    def decisions(self) -> Decisions:
        """Return what was decided."""
        ...

    @property
    def referrals(self) -> Referrals:
        """Return the second opinions."""
        ...

    @property
    def letters(self) -> Letters:
        """Return the letters."""
        ...

    @property
    def checks(self) -> Checks:
        """Return the identity checks."""
        ...

    @property
    def pins(self) -> Pins:
        """Return what is kept of PINs."""
        ...

    @property
    def phone_codes(self) -> PhoneCodes:
        """Return what is kept of codes for new telephones."""
        ...

    @property
    def outbox(self) -> Outbox:
        """Return the messages."""
        ...

    @property
    def jobs(self) -> Jobs:
        """Return the office's own work."""
        ...

    @property
    def staff(self) -> Staff:
        """Return accounts and figures."""
        ...

    @property
    def roster(self) -> Roster:
        """Return the roster."""
        ...

    @property
    def grounds(self) -> RosterGrounds:
        """Return what verified addresses stand on."""
        ...

    @property
    def audit(self) -> Audit:
        """Return the log."""
        ...

    def __enter__(self) -> Self:
        """Begin."""
        ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Undo what was not committed."""
        ...

    def now(self) -> datetime:
        """Return the database's time, in UTC."""
        ...

    def commit(self) -> None:
        """Make it so."""
        ...


Begin = Callable[[], UnitOfWork]
"""Begins a transaction."""


class Lists(Protocol):
    """What screens list; every list is paged by key and read without a lock."""

    def now(self) -> datetime:
        """Return the database's time, in UTC."""
        ...

    def member(self, id_: StaffId) -> StaffMember:
        """Return an account; raises NotFound."""
        ...

    def health(self) -> DatabaseHealth:
        """Return how the database does."""
        ...

    def queue(
        self,
        view: View,
        filter_: QueueFilter,
        *,
        me: StaffId,
        after: QueueKey | None,
        limit: int,
    ) -> Sequence[QueueRow]:
        """Return a page of a view."""
        ...

    def queue_rows(self, ids: Sequence[ApplicationId]) -> Sequence[QueueRow]:
        """Return the rows of given applications, in their order."""
        ...

    def count(self, view: View, filter_: QueueFilter, *, me: StaffId, cap: int) -> QueueCount:
        """Count a view, up to ``cap``."""
        ...

    def letters(
        self, state: LetterState, *, after: LetterId | None, limit: int
    ) -> Sequence[LetterLine]:
        """Return letters in a state, in the order they became due."""
        ...

    def due_letters(self, *, limit: int, but_not: Collection[LetterId]) -> Sequence[LetterId]:
        """Return due letters that are in no batch, in the order they became due."""
        ...

    def letter_counts(self) -> Mapping[str, int]:
        """Count the letters by state."""
        ...

    def message_counts(self) -> Mapping[str, int]:
        """Count the messages by state, but for those that are sent or cancelled."""
        ...

    def job_counts(self) -> Mapping[str, int]:
        """Count the jobs by state."""
        ...

    def failed_jobs(self, *, limit: int) -> Sequence[FailedJob]:
        """Return jobs that were given up, oldest first."""
        ...

    def batches(self, *, limit: int) -> Sequence[LetterBatch]:
        """Return the latest batches, newest first."""
        ...

    def messages(
        self,
        *,
        state: MessageState | None,
        kind: MessageKind | None,
        before: MessageId | None,
        limit: int,
    ) -> Sequence[MessageLine]:
        """Return messages, newest first."""
        ...

    def referrals(self, *, limit: int) -> Sequence[ReferralLine]:
        """Return the open referrals, oldest first."""
        ...

    def concerns(self, *, limit: int) -> Sequence[Application]:
        """Return applications whose release is held, oldest first."""
        ...

    def stages(self, today: date) -> Sequence[StageCount]:
        """Count the applications by stage and class."""
        ...

    def ages(self, at: datetime) -> Sequence[tuple[str, int, int]]:
        """Count what waits for a reviewer by age: (band, class, count)."""
        ...

    def decided_by_day(self, days: Sequence[tuple[date, datetime, datetime]]) -> Mapping[date, int]:
        """Count people's decisions per Hong Kong day, each given with its start and end.

        What is only recorded, a letter posted or returned, is no decision; nor below.
        """
        ...

    def decided_by(self, staff_id: StaffId, since: datetime) -> int:
        """Count one person's decisions since a moment, without those taken back."""
        ...

    def loads(self, since: datetime, *, at: datetime) -> Sequence[StaffLoad]:
        """Return what each person decided since a moment."""
        ...

    def at_risk(self, by: date, *, limit: int) -> Sequence[QueueRow]:
        """Return what is promised for ``by`` or before and not kept, most urgent first."""
        ...

    def page_of_proof(self, id_: ProofId, number: int) -> Page:
        """Return one re-encoded page of an upload; raises NotFound."""
        ...

    def case_opened(self, id_: ProofId, *, by: StaffId | None, since: datetime) -> bool:
        """Say whether somebody opened the case of an upload, or fetched it ahead."""
        ...

    def audit(
        self,
        *,
        staff_id: StaffId | None,
        action: str,
        subject: str,
        since: datetime | None,
        until: datetime | None,
        before: int | None,
        limit: int,
    ) -> Sequence[AuditRow]:
        """Return audit entries, newest first; ``action`` is a prefix."""
        ...


class AuditLog(Protocol):
    """Sealing and proving the log."""

    def seal(self) -> int:
        """Seal what was written since the last checkpoint; returns how many entries."""
        ...

    def verify(self) -> AuditReport:
        """Compare every entry with its seal, checkpoint and signature."""
        ...

    def entries(self) -> Iterable[Mapping[str, object]]:
        """Return every entry with its leaf, for an export; of an unreadable one ``problem``."""
        ...


class ProofReader(Protocol):
    """Opens uploads and reads them, in limited processes of their own."""

    @property
    def name(self) -> str:
        """What is stored beside a reading: the engine and its version."""
        ...

    def available(self) -> bool:
        """Say whether the engine and its languages are installed."""
        ...

    def open(self, body: bytes) -> OpenedUpload:
        """Return re-encoded pages; raises UnreadableUpload with the reason."""
        ...

    def close(self) -> None:
        """End the worker processes."""
        ...

    def read(
        self,
        upload: OpenedUpload,
        *,
        claims: Sequence[Declared] = (),
        page_read: Callable[[], None],
    ) -> Reading:
        """Return what the pages say; raises ReaderFailed. ``page_read`` is called after each.

        A reader may leave the rest unread once one of the ``claims`` is confirmed and nothing
        that the rules ask for is missing.
        """
        ...

    def inspect(self, upload: OpenedUpload, reading: Reading | None) -> Traces:
        """Return what may tell of fraud, and what the pages are found again by.

        Without a reading only the pictures are looked at. Never fails: nothing depends on it.
        """
        ...

    def read_region(self, jpeg: bytes, frame: ReadFrame, region: Quad) -> RegionReading:
        """Return the words in a region of an opened page; raises ReaderFailed.

        Args:
            jpeg: the re-encoded page.
            frame: how it lies in the upload, and by how much it is turned to be read.
            region: in pixels of the file as uploaded.
        """
        ...

    def standing(self) -> ReaderStanding:
        """Return which readers work on this computer, to be said on the screen."""
        ...


class DocumentReader(Protocol):
    """Reads the machine readable zone off a picture of an identity document."""

    def prepare(self) -> None:
        """Start what reads, so that the first picture need not wait for it."""
        ...

    def read(self, body: bytes, *, today: date) -> DocumentReading:
        """Return the best zone in a file (JPEG, PNG, TIFF, HEIC or PDF), RED where there is none.

        ``today`` is the day in Hong Kong, by which the century of dates is told.

        Takes at most two seconds, on a thread that may wait. A call made while another one waits
        cancels that one: the clerk has put down the next document.

        Raises:
            UnreadableUpload: the file could not be opened, with the reason.
            ReaderFailed: nothing that reads is installed, it crashed, or the time was over.
            ReadingCancelled: by a newer picture or by ``cancel``; nobody need be told.
        """
        ...

    def cancel(self) -> None:
        """End what is being read; safe to call when nothing is."""
        ...

    def close(self) -> None:
        """End the worker processes."""
        ...


class ProofComparer(Protocol):
    """Compares what a page says with what an applicant declared."""

    def compare(
        self,
        reading: Reading,
        application: Application,
        applicant: Applicant,
        *,
        months: int,
        corrections: Sequence[Correction] = (),
    ) -> Comparison:
        """Return the verdicts part by part, with what people read instead of the engine.

        ``months`` is how old a proof may be.
        """
        ...


class RosterSource(Protocol):
    """A roster file."""

    def lots(self) -> Iterable[RosterLot]:
        """Yield the residents and the lines that are none, some lines at a time."""
        ...

    def digest(self) -> bytes:
        """Return the SHA-256 of what ``lots`` has read."""
        ...


class MessageTransport(Protocol):
    """Takes messages to the network."""

    def send(self, message: OutgoingMessage) -> SendResult:
        """Hand a message over; the same reference twice reaches the applicant once."""
        ...


class MessageTexts(Protocol):
    """Words for applicants, in their language."""

    def text(self, kind: MessageKind, language: Language, facts: Mapping[str, str]) -> str:
        """Return the text of a message."""
        ...


class LetterPrinter(Protocol):
    """Puts letters on pages."""

    def batch(self, letters: Sequence[LetterSheet], *, batch_number: int) -> bytes:
        """Return one PDF with every letter."""
        ...

    def misfits(self, letters: Sequence[LetterSheet]) -> Collection[LetterReference]:
        """Return those whose address does not fit; the others can be printed together."""
        ...

    def preview(self, letter: LetterSheet) -> bytes:
        """Return a picture (PNG) of one letter, its code masked."""
        ...


class LetterFiles(Protocol):
    """Batches of letters kept on this computer while they are printed."""

    def kept(self) -> Sequence[BatchId]:
        """Return the batches whose files are here."""
        ...

    def discard(self, id_: BatchId) -> None:
        """Delete a batch's file if it is here; one that cannot be deleted now is tried again."""
        ...


class Passwords(Protocol):
    """Staff passwords."""

    def hash(self, password: str) -> str:
        """Return the hash to keep."""
        ...

    def verify(self, hashed: str, password: str) -> bool:
        """Compare; takes as long for a wrong password as for a right one."""
        ...

    def weak_hash(self, hashed: str) -> bool:
        """Say whether a hash was made with fewer rounds than today's."""
        ...


DrawNumber = Callable[[int], int]
"""Returns an unpredictable number below its argument."""

DrawBytes = Callable[[int], bytes]
"""Returns so many unpredictable bytes."""
