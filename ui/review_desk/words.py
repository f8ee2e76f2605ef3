"""The office's codes in words: stages, moves, reasons, problems, the roster's answers.

English here, translated where they are shown.
"""

from collections.abc import Mapping
from typing import Final

from ui.i18n import N_
from ui.theme.tokens import State
from workstation.domain.applications import Language, Route, Stage
from workstation.domain.identity_documents import DocumentKind
from workstation.domain.proofs import ProofKind, UnreadableReason
from workstation.domain.referrals import ReferralOutcome

STAGES: Final[Mapping[Stage, str]] = {
    Stage.RECEIVED: N_("Received"),
    Stage.DUPLICATE_REVIEW: N_("Registered twice"),
    Stage.PROOF_REVIEW: N_("To review"),
    Stage.ROSTER_REVIEW: N_("Roster to review"),
    Stage.AWAITING_APPLICANT: N_("Waiting for applicant"),
    Stage.LETTER_DUE: N_("Letter due"),
    Stage.LETTER_POSTED: N_("Letter posted"),
    Stage.LETTER_RETURNED: N_("Letter returned"),
    Stage.IDENTITY_REFERRED: N_("Identity referred"),
    Stage.IDENTITY_VERIFIED: N_("Identity verified"),
    Stage.PIN_DUE: N_("PIN due"),
    Stage.PIN_RELEASED: N_("PIN released"),
    Stage.ACTIVATED: N_("Activated"),
    Stage.REFUSED: N_("Refused"),
    Stage.CANCELLED: N_("Cancelled"),
    Stage.EXPIRED: N_("Expired"),
}

STAGE_STATES: Final[Mapping[Stage, State]] = {
    Stage.RECEIVED: State.MOVING,
    Stage.DUPLICATE_REVIEW: State.ATTENTION,
    Stage.PROOF_REVIEW: State.WAITING,
    Stage.ROSTER_REVIEW: State.WAITING,
    Stage.AWAITING_APPLICANT: State.WAITING,
    Stage.LETTER_DUE: State.MOVING,
    Stage.LETTER_POSTED: State.MOVING,
    Stage.LETTER_RETURNED: State.ATTENTION,
    Stage.IDENTITY_REFERRED: State.ATTENTION,
    Stage.IDENTITY_VERIFIED: State.MOVING,
    Stage.PIN_DUE: State.MOVING,
    Stage.PIN_RELEASED: State.MOVING,
    Stage.ACTIVATED: State.OK,
    Stage.REFUSED: State.REJECTED,
    Stage.CANCELLED: State.REJECTED,
    Stage.EXPIRED: State.REJECTED,
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

PROOFS: Final[Mapping[ProofKind, str]] = {
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

UNREADABLE: Final[Mapping[UnreadableReason, str]] = {
    UnreadableReason.EMPTY: N_("The file is empty."),
    UnreadableReason.TOO_LARGE: N_("The file is too large to open."),
    UnreadableReason.NOT_AN_IMAGE: N_("The file is neither a picture nor a PDF."),
    UnreadableReason.UNSUPPORTED_TYPE: N_("This type of file is not accepted."),
    UnreadableReason.HEIC: N_(
        "The file is a moving picture from a phone (HEIC), which cannot be opened here."
    ),
    UnreadableReason.ENCRYPTED: N_("This PDF has a password."),
    UnreadableReason.TOO_MANY_PAGES: N_("The file has too many pages."),
    UnreadableReason.TOO_MANY_PIXELS: N_("The picture is too large to open."),
    UnreadableReason.TOO_NARROW: N_("The picture is too narrow to show anything."),
    UnreadableReason.DAMAGED: N_("The file is damaged."),
    UnreadableReason.TOOK_TOO_LONG: N_("Opening the file took too long and was stopped."),
    UnreadableReason.CRASHED: N_("The file could not be opened safely."),
}
"""What the viewer says instead of a page."""


OUTCOMES: Final[Mapping[ReferralOutcome, str]] = {
    ReferralOutcome.CONFIRMED: N_("Second person confirmed"),
    ReferralOutcome.SENT_BACK: N_("Second person sent it back"),
    ReferralOutcome.OVERTAKEN: N_("Overtaken: no second person decided"),
}
