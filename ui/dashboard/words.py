"""The supervisor's words for what the office knows by code; in English, translated where shown."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Final

from ui.i18n import N_, Translator
from ui.theme.tokens import State
from ui.widgets.decision_words import MOVES
from workstation.domain.applications import Language, Move, Route, Stage
from workstation.domain.calendar import HONG_KONG
from workstation.domain.extraction import Part, PartVerdict, Verdict
from workstation.domain.holdings import JobKind, PictureState, ProofState
from workstation.domain.identity_checks import Answer, Outcome
from workstation.domain.identity_documents import DocumentKind
from workstation.domain.proofs import ProofKind, ProofProblem
from workstation.domain.referrals import ReferralOutcome

STAGES: Final[Mapping[Stage, tuple[State, str]]] = {
    Stage.RECEIVED: (State.MOVING, N_("Received")),
    Stage.DUPLICATE_REVIEW: (State.ATTENTION, N_("Registered twice")),
    Stage.PROOF_REVIEW: (State.WAITING, N_("To review")),
    Stage.ROSTER_REVIEW: (State.WAITING, N_("Roster to review")),
    Stage.AWAITING_APPLICANT: (State.WAITING, N_("Waiting for applicant")),
    Stage.LETTER_DUE: (State.MOVING, N_("Letter due")),
    Stage.LETTER_POSTED: (State.MOVING, N_("Letter posted")),
    Stage.LETTER_RETURNED: (State.ATTENTION, N_("Letter returned")),
    Stage.IDENTITY_REFERRED: (State.ATTENTION, N_("Identity referred")),
    Stage.IDENTITY_VERIFIED: (State.MOVING, N_("Identity verified")),
    Stage.PIN_DUE: (State.MOVING, N_("PIN due")),
    Stage.PIN_RELEASED: (State.MOVING, N_("PIN released")),
    Stage.ACTIVATED: (State.OK, N_("Activated")),
    Stage.REFUSED: (State.REJECTED, N_("Refused")),
    Stage.CANCELLED: (State.REJECTED, N_("Cancelled")),
    Stage.EXPIRED: (State.REJECTED, N_("Expired")),
}


def waits_for(stage: Stage, *, second: bool) -> tuple[State, str]:
    """Return what a case waits for: its stage, unless a second person decides it."""
    return (State.ATTENTION, N_("Waiting for a second person")) if second else STAGES[stage]


PROPOSALS: Final[Mapping[Move, str]] = {
    Move.ACCEPT_PROOF: N_("Approve the proof although something is open"),
    Move.ACCEPT_ROSTER: N_("Approve by the roster although something is open"),
    Move.REFUSE: N_("Refuse the application"),
    Move.REFER_IDENTITY: N_("Decide about the identity check"),
}
"""What the first person asks for; the moves that are not named are shown as they were decided."""

ASKS: Final[Mapping[Move, str]] = {
    Move.ACCEPT_PROOF: N_("Approve the proof"),
    Move.ACCEPT_ROSTER: N_("Approve by the roster"),
    Move.REFUSE: N_("Refuse"),
    Move.REFER_IDENTITY: N_("Identity check"),
}
"""The same in a list."""

DOCUMENTS: Final[Mapping[DocumentKind, str]] = {
    DocumentKind.HKID: N_("Hong Kong identity card"),
    DocumentKind.PASSPORT: N_("Passport"),
    DocumentKind.EXIT_ENTRY_PERMIT: N_("Exit-entry permit"),
    DocumentKind.HOME_RETURN_PERMIT: N_("Home return permit"),
    DocumentKind.TAIWAN_PERMIT: N_("Taiwan resident's permit"),
    DocumentKind.MACAO_ID: N_("Macao identity card"),
    DocumentKind.BIRTH_CERTIFICATE: N_("Birth certificate"),
    DocumentKind.DOCUMENT_OF_IDENTITY: N_("Document of identity"),
    DocumentKind.RECOGNIZANCE_FORM: N_("Recognizance form"),
    DocumentKind.ONE_WAY_PERMIT: N_("One-way permit"),
    DocumentKind.RE_ENTRY_PERMIT: N_("Re-entry permit"),
    DocumentKind.SEAMAN_BOOK: N_("Seaman's book"),
    DocumentKind.OTHER: N_("Other document"),
}

ROUTES: Final[Mapping[Route, str]] = {
    Route.PROOF: N_("Proof uploaded"),
    Route.PUBLIC_HOUSING: N_("Public housing"),
    Route.LETTER: N_("Letter route"),
}

LANGUAGES: Final[Mapping[Language, str]] = {
    Language.ENGLISH: N_("English"),
    Language.TRADITIONAL_CHINESE: N_("Traditional Chinese"),
    Language.SIMPLIFIED_CHINESE: N_("Simplified Chinese"),
}

ANSWERS: Final[Mapping[Answer, tuple[State, str]]] = {
    Answer.YES: (State.OK, N_("Yes")),
    Answer.NO: (State.REJECTED, N_("No")),
    Answer.NOT_POSSIBLE: (State.ATTENTION, N_("Not possible")),
}

OUTCOMES: Final[Mapping[Outcome, tuple[State, str]]] = {
    Outcome.PASS: (State.OK, N_("Identity confirmed")),
    Outcome.REFER: (State.MOVING, N_("Identity referred")),
    Outcome.FAIL: (State.REJECTED, N_("Identity not confirmed")),
}

SECOND_OUTCOMES: Final[Mapping[ReferralOutcome, str]] = {
    ReferralOutcome.CONFIRMED: N_("Second person confirmed"),
    ReferralOutcome.SENT_BACK: N_("Second person sent it back"),
    ReferralOutcome.OVERTAKEN: N_("Overtaken: no second person decided"),
}

PROOF_KINDS: Final[Mapping[ProofKind, str]] = {
    ProofKind.ELECTRICITY_BILL: N_("Electricity bill"),
    ProofKind.WATER_BILL: N_("Water bill"),
    ProofKind.GAS_BILL: N_("Gas bill"),
    ProofKind.MOBILE_BILL: N_("Mobile phone bill"),
    ProofKind.BROADBAND_BILL: N_("Broadband bill"),
    ProofKind.BANK_STATEMENT: N_("Bank statement"),
    ProofKind.GOVERNMENT_LETTER: N_("Government letter"),
    ProofKind.RATES_DEMAND: N_("Rates demand"),
    ProofKind.TENANCY_AGREEMENT: N_("Tenancy agreement"),
    ProofKind.ENVELOPE: N_("Envelope"),
    ProofKind.OTHER: N_("Unknown kind"),
}

PROOF_STATES: Final[Mapping[ProofState, tuple[State, str]]] = {
    ProofState.WAITING: (State.WAITING, N_("Being read")),
    ProofState.READ: (State.OK, N_("Read")),
    ProofState.UNREADABLE: (State.REJECTED, N_("Cannot be opened")),
    ProofState.NOT_READ: (State.ATTENTION, N_("Not read")),
    ProofState.PURGED: (State.WAITING, N_("Destroyed after its time")),
}

PICTURE_STATES: Final[Mapping[PictureState, tuple[State, str]]] = {
    PictureState.NOT_KEPT: (State.WAITING, N_("Not kept")),
    PictureState.KEPT: (State.OK, N_("Kept")),
    PictureState.DESTROYED: (State.WAITING, N_("Destroyed after its time")),
}

VERDICTS: Final[Mapping[Verdict, tuple[State, str]]] = {
    Verdict.MATCH: (State.OK, N_("Same")),
    Verdict.MISMATCH: (State.REJECTED, N_("Differs")),
    Verdict.UNSURE: (State.ATTENTION, N_("Check")),
}
PART_VERDICTS: Final[Mapping[PartVerdict, tuple[State, str]]] = {
    PartVerdict.SAME: (State.OK, N_("Same")),
    PartVerdict.DIFFERENT: (State.REJECTED, N_("Differs")),
    PartVerdict.UNREAD: (State.ATTENTION, N_("Unread")),
}
PARTS: Final[Mapping[Part, str]] = {
    Part.NAME: N_("Name"),
    Part.FLAT: N_("Flat"),
    Part.FLOOR: N_("Floor"),
    Part.BLOCK: N_("Block"),
    Part.BUILDING: N_("Building"),
    Part.ESTATE: N_("Estate"),
    Part.STREET: N_("Street"),
    Part.AREA: N_("Area"),
    Part.ISSUER: N_("Issuer"),
    Part.ISSUED_ON: N_("Date"),
}
PROBLEMS: Final[Mapping[ProofProblem, str]] = {
    ProofProblem.TOO_OLD: N_("Proof is too old"),
    ProofProblem.IN_THE_FUTURE: N_("Date lies in the future"),
    ProofProblem.NO_DATE: N_("Date is not shown"),
    ProofProblem.NO_ISSUER: N_("Issuer is not shown"),
    ProofProblem.NO_NAME: N_("Name is not shown"),
    ProofProblem.OTHER_NAME: N_("Another person's name"),
    ProofProblem.NO_ADDRESS: N_("Address is not shown"),
    ProofProblem.PO_BOX: N_("P.O. box"),
    ProofProblem.SUPPLIED_ELSEWHERE: N_("Billed for another home"),
    ProofProblem.ENVELOPE: N_("Only an envelope"),
    ProofProblem.NOT_STAMPED: N_("Tenancy is not stamped"),
    ProofProblem.NOT_COVERING: N_("Tenancy does not cover the day"),
}

WORK: Final[Mapping[JobKind, str]] = {
    JobKind.READ_PROOF: N_("Read a proof"),
    JobKind.CHECK_ROSTER: N_("Check the roster"),
    JobKind.PREPARE_LETTER: N_("Prepare a letter"),
    JobKind.CLEAR_IDENTITY: N_("Let an identity check through"),
    JobKind.RELEASE_PIN: N_("Release a PIN"),
    JobKind.CHECK_GROUND: N_("Ask a new roster again"),
}


def proposal_words(move: Move) -> str:
    """Return the English words of what the first person asks for."""
    return PROPOSALS.get(move, MOVES[move])


def document_words(kind: str) -> str:
    """Return the English words of a stored kind of document; an unknown one stays as it is."""
    return DOCUMENTS[DocumentKind(kind)] if kind in set(DocumentKind) else kind


def span_words(span: timedelta, tr: Translator) -> str:
    """Return an age as it is written on screens, "2 d 4 h"."""
    minutes = max(0, int(span.total_seconds() // 60))
    days, hours = divmod(minutes // 60, 24)
    if days:
        return tr.gettext("{days} d {hours} h").format(days=days, hours=hours)
    if hours:
        return tr.gettext("{hours} h {minutes} min").format(hours=hours, minutes=minutes % 60)
    return tr.gettext("{minutes} min").format(minutes=minutes)


def time_words(at: datetime) -> str:
    """Return an instant as it was on the wall in Hong Kong."""
    return f"{at.astimezone(HONG_KONG):%Y-%m-%d %H:%M}"


def day_words(day: date | None) -> str:
    """Return a day as tables write it."""
    return "–" if day is None else day.isoformat()
