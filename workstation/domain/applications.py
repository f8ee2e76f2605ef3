"""An application and the one table of its moves.

The table serves the rule, the buttons of the desks and the tests; nothing else assigns a stage.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Final, NewType

from workstation.domain.errors import NotAllowed, TooLateToTakeBack, WrongStage
from workstation.domain.staff import Role, StaffId

ApplicationId = NewType("ApplicationId", int)
DecisionId = NewType("DecisionId", int)


class Stage(StrEnum):
    """Where an application stands. The values are stored; never rename one."""

    RECEIVED = "received"
    DUPLICATE_REVIEW = "duplicate_review"
    PROOF_REVIEW = "proof_review"
    ROSTER_REVIEW = "roster_review"
    AWAITING_APPLICANT = "awaiting_applicant"
    LETTER_DUE = "letter_due"
    LETTER_POSTED = "letter_posted"
    LETTER_RETURNED = "letter_returned"
    IDENTITY_REFERRED = "identity_referred"
    IDENTITY_VERIFIED = "identity_verified"
    PIN_DUE = "pin_due"
    PIN_RELEASED = "pin_released"
    ACTIVATED = "activated"
    REFUSED = "refused"
    CANCELLED = "cancelled"
    EXPIRED = "expired"


CLOSED: Final = frozenset({Stage.ACTIVATED, Stage.REFUSED, Stage.CANCELLED, Stage.EXPIRED})
PROMISE_KEPT: Final = CLOSED | {Stage.PIN_RELEASED}
"""The stages at which the office owes nothing any more: its PIN went out, or the case is closed."""
REVIEWED: Final = (Stage.PROOF_REVIEW, Stage.ROSTER_REVIEW)
"""The stages whose next step is a reviewer's decision."""
BEFORE_RELEASE: Final = (
    Stage.LETTER_DUE,
    Stage.LETTER_POSTED,
    Stage.LETTER_RETURNED,
    Stage.IDENTITY_REFERRED,
    Stage.IDENTITY_VERIFIED,
    Stage.PIN_DUE,
)
"""The stages between a verified address and its PIN."""
DECIDED_AT_DESKS: Final = frozenset({*REVIEWED, Stage.DUPLICATE_REVIEW})
"""The stages whose case somebody takes at the review desk; others are only read there."""


class Move(StrEnum):
    """What can be done with an application. The values are stored; never rename one."""

    FLAG_DUPLICATE = "flag_duplicate"
    KEEP_NEW = "keep_new"
    KEEP_EARLIER = "keep_earlier"
    START_PROOF_REVIEW = "start_proof_review"
    START_ROSTER_REVIEW = "start_roster_review"
    CONFIRM_ON_ROSTER = "confirm_on_roster"
    ACCEPT_PROOF = "accept_proof"
    ACCEPT_ROSTER = "accept_roster"
    ASK_FOR_PROOF = "ask_for_proof"
    SEND_LETTER = "send_letter"
    RESUBMIT = "resubmit"
    POST_LETTER = "post_letter"
    RETURN_LETTER = "return_letter"
    REISSUE_LETTER = "reissue_letter"
    PASS_IDENTITY = "pass_identity"  # noqa: S105 - a move, not a password
    REFER_IDENTITY = "refer_identity"
    FAIL_IDENTITY = "fail_identity"
    CLEAR_FOR_RELEASE = "clear_for_release"
    RELEASE_PIN = "release_pin"
    REISSUE_PIN = "reissue_pin"
    REVIEW_AGAIN = "review_again"
    """The roster no longer supports what was decided by it; a person looks once more."""
    ACTIVATE = "activate"
    REFUSE = "refuse"
    CANCEL = "cancel"
    EXPIRE = "expire"


RECORDED: Final = frozenset({Move.POST_LETTER, Move.RETURN_LETTER})
"""What became of a letter, as somebody recorded it: nobody decided anything."""


class Route(StrEnum):
    """How the applicant proves where they live. The values are stored."""

    PROOF = "proof"
    PUBLIC_HOUSING = "public_housing"
    LETTER = "letter"


class Language(StrEnum):
    """The applicant's language: letters and messages are written in it."""

    ENGLISH = "en"
    TRADITIONAL_CHINESE = "zh-Hant"
    SIMPLIFIED_CHINESE = "zh-Hans"


class Visit(StrEnum):
    """Whether a row of the table is for holders who must come to the counter."""

    ANY = "any"
    REQUIRED = "required"
    NOT_REQUIRED = "not_required"


@dataclass(frozen=True, slots=True)
class Transition:
    """One row of the table: at ``stage``, ``roles`` may make ``move``, which leads to ``to``."""

    stage: Stage
    move: Move
    to: Stage
    roles: frozenset[Role]
    visit: Visit = Visit.ANY

    def fits(self, *, visit_required: bool) -> bool:
        """Say whether the row is for this kind of holder."""
        if self.visit is Visit.ANY:
            return True
        return (self.visit is Visit.REQUIRED) == visit_required


def _rows() -> tuple[Transition, ...]:
    s, m, t = Stage, Move, Transition
    worker = frozenset({Role.SYSTEM})
    review = frozenset({Role.REVIEWER, Role.SUPERVISOR})
    supervisor = frozenset({Role.SUPERVISOR})
    counter = frozenset({Role.COUNTER_CLERK, Role.SUPERVISOR})
    verified = (
        (s.PIN_DUE, Visit.NOT_REQUIRED),
        (s.LETTER_DUE, Visit.REQUIRED),
    )
    open_stages = tuple(stage for stage in s if stage not in CLOSED)
    return (
        t(s.RECEIVED, m.FLAG_DUPLICATE, s.DUPLICATE_REVIEW, worker),
        t(s.DUPLICATE_REVIEW, m.KEEP_NEW, s.RECEIVED, supervisor),
        t(s.DUPLICATE_REVIEW, m.KEEP_EARLIER, s.CANCELLED, supervisor),
        t(s.RECEIVED, m.START_PROOF_REVIEW, s.PROOF_REVIEW, worker),
        t(s.RECEIVED, m.START_ROSTER_REVIEW, s.ROSTER_REVIEW, worker),
        *(t(s.RECEIVED, m.CONFIRM_ON_ROSTER, to, worker, visit) for to, visit in verified),
        t(s.RECEIVED, m.SEND_LETTER, s.LETTER_DUE, worker),
        *(t(s.PROOF_REVIEW, m.ACCEPT_PROOF, to, review, visit) for to, visit in verified),
        *(t(s.ROSTER_REVIEW, m.ACCEPT_ROSTER, to, review, visit) for to, visit in verified),
        *(
            row
            for stage in REVIEWED
            for row in (
                t(stage, m.ASK_FOR_PROOF, s.AWAITING_APPLICANT, review),
                t(stage, m.SEND_LETTER, s.LETTER_DUE, review),
                t(stage, m.REFUSE, s.REFUSED, review),
                t(stage, m.RESUBMIT, s.PROOF_REVIEW, worker),
            )
        ),
        t(s.AWAITING_APPLICANT, m.RESUBMIT, s.PROOF_REVIEW, worker),
        t(s.AWAITING_APPLICANT, m.SEND_LETTER, s.LETTER_DUE, review),
        t(s.LETTER_RETURNED, m.RESUBMIT, s.PROOF_REVIEW, worker),
        *(
            t(stage, m.REVIEW_AGAIN, s.ROSTER_REVIEW, supervisor, visit)
            for stage, visit in (
                (s.PIN_DUE, Visit.ANY),
                (s.IDENTITY_VERIFIED, Visit.REQUIRED),
                (s.LETTER_DUE, Visit.REQUIRED),
                (s.LETTER_POSTED, Visit.REQUIRED),
            )
        ),
        t(s.PIN_DUE, m.SEND_LETTER, s.LETTER_DUE, supervisor, Visit.NOT_REQUIRED),
        t(s.LETTER_DUE, m.POST_LETTER, s.LETTER_POSTED, worker | supervisor),
        t(s.LETTER_DUE, m.RETURN_LETTER, s.LETTER_RETURNED, worker),
        t(s.LETTER_POSTED, m.RETURN_LETTER, s.LETTER_RETURNED, worker | supervisor),
        t(s.LETTER_POSTED, m.REISSUE_LETTER, s.LETTER_DUE, counter),
        t(s.LETTER_POSTED, m.PASS_IDENTITY, s.IDENTITY_VERIFIED, counter, Visit.REQUIRED),
        t(s.LETTER_POSTED, m.REFER_IDENTITY, s.IDENTITY_REFERRED, counter, Visit.REQUIRED),
        t(s.LETTER_POSTED, m.FAIL_IDENTITY, s.LETTER_POSTED, counter, Visit.REQUIRED),
        t(s.LETTER_POSTED, m.ACTIVATE, s.ACTIVATED, worker, Visit.NOT_REQUIRED),
        t(s.IDENTITY_REFERRED, m.PASS_IDENTITY, s.IDENTITY_VERIFIED, supervisor),
        t(s.IDENTITY_REFERRED, m.FAIL_IDENTITY, s.LETTER_POSTED, supervisor),
        t(s.IDENTITY_REFERRED, m.REFUSE, s.REFUSED, supervisor),
        t(s.IDENTITY_VERIFIED, m.CLEAR_FOR_RELEASE, s.PIN_DUE, worker | supervisor),
        t(s.IDENTITY_VERIFIED, m.REFUSE, s.REFUSED, supervisor),
        t(s.PIN_DUE, m.RELEASE_PIN, s.PIN_RELEASED, worker),
        t(s.PIN_DUE, m.REFUSE, s.REFUSED, supervisor),
        t(s.PIN_RELEASED, m.REISSUE_PIN, s.PIN_DUE, supervisor),
        t(s.PIN_RELEASED, m.ACTIVATE, s.ACTIVATED, worker),
        *(t(stage, m.CANCEL, s.CANCELLED, supervisor) for stage in open_stages),
        t(s.ACTIVATED, m.CANCEL, s.CANCELLED, supervisor),
        *(
            t(stage, m.EXPIRE, s.EXPIRED, worker)
            for stage in (
                s.AWAITING_APPLICANT,
                s.LETTER_POSTED,
                s.LETTER_RETURNED,
                s.PIN_RELEASED,
            )
        ),
    )


TRANSITIONS: Final = _rows()


def allowed_moves(stage: Stage, role: Role, *, visit_required: bool) -> frozenset[Move]:
    """Return the moves open to ``role`` at ``stage``; the desks enable their buttons from this."""
    return frozenset(
        row.move
        for row in TRANSITIONS
        if row.stage is stage and role in row.roles and row.fits(visit_required=visit_required)
    )


def next_stage(stage: Stage, move: Move, role: Role, *, visit_required: bool) -> Stage:
    """Return where ``move`` leads.

    Raises:
        WrongStage: the move is not open at this stage for this kind of holder.
        NotAllowed: it is open, but not to this role.
    """
    rows = [
        row
        for row in TRANSITIONS
        if row.stage is stage and row.move is move and row.fits(visit_required=visit_required)
    ]
    if not rows:
        raise WrongStage(stage=stage, move=move)
    for row in rows:
        if role in row.roles:
            return row.to
    raise NotAllowed(move=move)


def priority_of(route: Route) -> int:
    """Return the class an application waits in; lower goes first.

    Applications with a proof or in public rental housing go before letter-only ones.
    """
    return 1 if route is Route.LETTER else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A lease on an application with its fencing token."""

    application_id: ApplicationId
    staff_id: StaffId
    desk: str
    token: int
    """Counts the claims of this application; a save with an older token is refused."""
    until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Application:
    """One person's request for a health code account, as it stood when it was read."""

    id: ApplicationId
    reference: str
    """What people call it: HK and eleven digits, the last of them a check digit."""
    registration_id: str
    stage: Stage
    version: int
    """Counts the saves; a save from an older version is refused."""
    route: Route
    language: Language
    visit_required: bool
    """Whether the holder has to bring letter and document to a post office."""
    document_kind: str
    district: str
    """One of the 18 districts' codes, or empty; only for filters."""
    revision: int
    """Counts what the applicant sent: 1 for the registration, 2 for the first re-upload."""
    submitted_at: datetime
    received_at: datetime
    stage_since: datetime
    promised_on: date
    awaiting_second_person: bool = False
    concern: bool = False
    """Somebody at the counter suspects coercion or forgery; shown to supervisors only."""
    ground_changed: bool = False
    """The roster no longer supports the decision; the release holds."""

    @property
    def priority(self) -> int:
        """See :func:`priority_of`."""
        return priority_of(self.route)

    def after(self, move: Move, *, by: Role, at: datetime) -> "Application":
        """Return the application as ``move`` leaves it.

        Raises:
            WrongStage: ``move`` is not open at this stage.
            NotAllowed: ``move`` is not open to this role.
        """
        stage = next_stage(self.stage, move, by, visit_required=self.visit_required)
        return replace(self, stage=stage, stage_since=at)

    def taken_back(self, decision: "Decision", *, at: datetime) -> "Application":
        """Return the application as it stood before ``decision``.

        Raises:
            TooLateToTakeBack: it took effect, or something happened since.
        """
        if decision.version_after != self.version or decision.stage_after is not self.stage:
            raise TooLateToTakeBack
        if decision.taken_back_at is not None or at >= decision.effect_at:
            raise TooLateToTakeBack
        return replace(self, stage=decision.stage_before, stage_since=at)

    @property
    def release_held(self) -> bool:
        """Whether a PIN must wait for a supervisor."""
        return self.concern or self.ground_changed or self.awaiting_second_person


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A move somebody decided, with what it stood on."""

    id: DecisionId
    application_id: ApplicationId
    revision: int
    move: Move
    stage_before: Stage
    stage_after: Stage
    version_after: int
    reason: str
    """A code of :mod:`workstation.domain.reasons`, or empty."""
    by: StaffId | None
    at: datetime
    effect_at: datetime
    """Until then the one who decided can take it back, and nothing has left the office."""
    taken_back_at: datetime | None = None


_DAMM: Final = (
    "0317598642",
    "7092154863",
    "4206871359",
    "1750983426",
    "6123045978",
    "3674209581",
    "5869720134",
    "8945362017",
    "9438617205",
    "2581436790",
)
REFERENCE_DIGITS: Final = 10


def damm_digit(digits: str) -> str:
    """Return the check digit of a row of digits (H. M. Damm, 2004).

    It catches every wrong digit and every swap of neighbours.
    """
    interim = 0
    for digit in digits:
        interim = int(_DAMM[interim][int(digit)])
    return str(interim)


def reference_from(number: int) -> str:
    """Return the reference that shows ``number`` (0 ≤ number < 10**10)."""
    digits = f"{number:0{REFERENCE_DIGITS}d}"
    return f"HK{digits}{damm_digit(digits)}"


def parse_reference(text: str) -> str | None:
    """Return the normal form of a typed reference, or None when its check digit is wrong."""
    plain = "".join(text.upper().split()).replace("-", "")
    digits = plain.removeprefix("HK")
    if len(digits) != REFERENCE_DIGITS + 1 or not (digits.isascii() and digits.isdigit()):
        return None
    return f"HK{digits}" if damm_digit(digits) == "0" else None
