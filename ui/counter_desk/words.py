"""The counter's words for what the office knows by code; in English, translated where shown."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from ui.counter_desk.check import Part
from ui.counter_desk.situation import Situation
from ui.errors import sentence
from ui.i18n import N_, Translator
from ui.theme.tokens import State
from workstation.domain.applications import Stage
from workstation.domain.document_catalogue import Look
from workstation.domain.errors import IncompleteCheck
from workstation.domain.identity_checks import Answer, Outcome
from workstation.domain.identity_documents import DocumentKind
from workstation.domain.letter_rules import LetterHindrance, NoLetter
from workstation.domain.reasons import Reason

KINDS: Final[Mapping[DocumentKind, str]] = {
    DocumentKind.HKID: N_("Hong Kong identity card"),
    DocumentKind.PASSPORT: N_("Passport"),
    DocumentKind.EXIT_ENTRY_PERMIT: N_("Exit-Entry Permit to Hong Kong and Macao"),
    DocumentKind.HOME_RETURN_PERMIT: N_("Home Return Permit"),
    DocumentKind.TAIWAN_PERMIT: N_("Mainland permit of a Taiwan resident"),
    DocumentKind.MACAO_ID: N_("Macao identity card"),
    DocumentKind.BIRTH_CERTIFICATE: N_("Birth certificate"),
    DocumentKind.DOCUMENT_OF_IDENTITY: N_("Document of Identity for Visa Purposes"),
    DocumentKind.RECOGNIZANCE_FORM: N_("Recognizance form"),
    DocumentKind.ONE_WAY_PERMIT: N_("One-way Permit"),
    DocumentKind.RE_ENTRY_PERMIT: N_("Re-entry Permit"),
    DocumentKind.SEAMAN_BOOK: N_("Seaman's book"),
    DocumentKind.OTHER: N_("Another document"),
}

LOOKS: Final[Mapping[Look, str]] = {
    Look.PORTRAIT_CLEAR: N_("portrait clear and sharp"),
    Look.PORTRAIT_PART_OF_PAGE: N_("portrait part of the page, no edge around it"),
    Look.PRINT_SHARP: N_("print sharp, no smear"),
    Look.SURFACE_UNTOUCHED: N_("surface untouched, no scratches or glue"),
    Look.PAGES_COMPLETE: N_("all pages there, numbers in order"),
    Look.PATTERN_SHIFTS: N_("pattern changes when tilted"),
    Look.WATERMARK: N_("watermark against the light"),
    Look.SEAL_AND_SIGNATURE: N_("seal and signature"),
    Look.EDGE_OF_CARD: N_("edge of the card smooth, not split"),
    Look.RAISED_PRINT: N_("raised print can be felt"),
    Look.PAPER_FIRM: N_("paper firm, not shiny"),
    Look.LAMINATE_FLAT: N_("laminate flat, no bubbles"),
}

OUTCOMES: Final[Mapping[Outcome, str]] = {
    Outcome.PASS: N_("Pass"),
    Outcome.REFER: N_("Refer"),
    Outcome.FAIL: N_("Fail"),
}
OUTCOME_STATES: Final[Mapping[Outcome, State]] = {
    Outcome.PASS: State.OK,
    Outcome.REFER: State.MOVING,
    Outcome.FAIL: State.REJECTED,
}
OUTCOME_MEANINGS: Final[Mapping[Outcome, str]] = {
    Outcome.PASS: N_("The PIN is sent by SMS. Nobody sees it."),
    Outcome.REFER: N_("A supervisor decides. The letter is kept for them."),
    Outcome.FAIL: N_("Nothing is released. The letter stays valid until its last day."),
}
RECORDED: Final[Mapping[Outcome, str]] = {
    Outcome.PASS: N_("{reference}: identity check passed"),
    Outcome.REFER: N_("{reference}: referred to a supervisor"),
    Outcome.FAIL: N_("{reference}: identity check failed"),
}

REASONS: Final[Mapping[Reason, str]] = {
    Reason.SAME_PERSON: N_("Same person"),
    Reason.NAME_EXPLAINED: N_("Difference of the name explained"),
    Reason.CASE_IN_NEED: N_("Case in need"),
    Reason.DOCUMENT_DIFFERS: N_("Another document than registered"),
    Reason.DOCUMENT_EXPIRED: N_("Document expired"),
    Reason.DOCUMENT_RENEWED: N_("Document renewed since registration"),
    Reason.DOCUMENT_UNKNOWN: N_("Kind of document not known here"),
    Reason.PORTRAIT_DIFFERS: N_("Does not look like the holder"),
    Reason.NAME_DIFFERS: N_("Name differs"),
    Reason.BIRTH_DIFFERS: N_("Date of birth differs"),
    Reason.FEATURES_MISSING: N_("Security features missing"),
    Reason.LETTER_DIFFERS: N_("Letter is somebody else's"),
    Reason.REPRESENTATIVE: N_("Somebody came for the holder"),
    Reason.LETTER_LOST: N_("Letter lost"),
    Reason.LETTER_EXPIRED: N_("Letter expired"),
    Reason.OTHER: N_("Other, see note"),
}

ANSWERS: Final[Mapping[Answer, str]] = {
    Answer.YES: N_("Yes"),
    Answer.NO: N_("No"),
    Answer.NOT_POSSIBLE: N_("Not possible"),
}

QUESTIONS: Final[Mapping[Part, str]] = {
    Part.NUMBER: N_("Document number"),
    Part.EXPIRY: N_("Valid until"),
    Part.NAME: N_("Does the name agree?"),
    Part.ZONE: N_("Accept what is written otherwise?"),
    Part.PORTRAIT: N_("Does the portrait look like the holder?"),
    Part.VISUAL: N_("Does everything look right?"),
    Part.TACTILE: N_("Does it feel right?"),
    Part.PERSON: N_("Did the holder come in person?"),
}

_MISSING: Final[Mapping[str, str]] = {
    Part.NUMBER: N_("the document number"),
    Part.EXPIRY: N_("the document's last day"),
    Part.NAME: N_("whether the name agrees"),
    Part.ZONE: N_("whether what is written otherwise is accepted"),
    Part.PORTRAIT: N_("the portrait"),
    Part.VISUAL: N_("how the document looks"),
    Part.TACTILE: N_("how the document feels"),
    "pass": N_("an answer that allows to pass"),
    "reason": N_("a reason"),
    "document_kind": N_("a kind of document the counter accepts"),
    "document_number": N_("the document number"),
    "document_expires_on": N_("a document that is still valid"),
    "number_agrees": N_("a number that agrees with the registration"),
    "name_agrees": N_("whether the name agrees"),
    "zone_kind": N_("a document of the kind that was registered"),
    "zone_country": N_("an issuer as it was registered"),
    "zone_number": N_("a number in the machine-readable lines as it was registered"),
    "zone_name": N_("a name in the machine-readable lines as it was registered"),
    "zone_birth": N_("a date of birth in the machine-readable lines as it was registered"),
    "representative_needs_second_person": N_("a supervisor's decision about the representative"),
    "representative_name": N_("the representative's name"),
    "representative_document": N_("the representative's own document and its number"),
    "applicant_copy": N_("the copy of the applicant's document"),
    "authorisation": N_("the signed authorisation"),
    "letter": N_("the letter"),
    "relationship": N_("the relationship"),
    "representative_phone": N_("the representative's phone"),
}
"""By the codes of ``Check.missing`` and of the service's ``IncompleteCheck``."""

SITUATIONS: Final[Mapping[Situation, tuple[State, str]]] = {
    Situation.OPEN: (State.OK, N_("Letter valid")),
    Situation.NO_VISIT: (State.OK, N_("No visit needed")),
    Situation.NOT_SENT: (State.WAITING, N_("Letter not sent yet")),
    Situation.EXPIRED: (State.REJECTED, N_("Letter expired")),
    Situation.VOID: (State.REJECTED, N_("Letter void")),
    Situation.RETURNED: (State.REJECTED, N_("Letter returned")),
    Situation.POSTING_UNRECORDED: (State.ATTENTION, N_("Posting not recorded")),
    Situation.WITH_SUPERVISOR: (State.MOVING, N_("With a supervisor")),
    Situation.CHECKED: (State.OK, N_("Already checked")),
    Situation.PIN_SENT: (State.OK, N_("PIN sent")),
    Situation.ACTIVATED: (State.OK, N_("Account active")),
    Situation.CLOSED: (State.REJECTED, N_("Application closed")),
    Situation.NOT_AT_COUNTER: (State.WAITING, N_("Nothing to do here")),
}
"""The state and the word of its chip."""

EXPLANATIONS: Final[Mapping[Situation, str]] = {
    Situation.NOT_SENT: N_(
        "This letter has not left the office, so it cannot be used. Ask a supervisor about it."
    ),
    Situation.EXPIRED: N_("The letter was valid until {day}. No check can be recorded on it."),
    Situation.VOID: N_("The letter has been void since {day}. No check can be recorded on it."),
    Situation.RETURNED: N_(
        "The letter came back on {day}, so its address has failed and no other is sent there. "
        "The applicant has to upload an address proof on the website."
    ),
    Situation.POSTING_UNRECORDED: N_(
        "The letter is in the holder's hands, but its posting is not recorded. "
        "Ask a supervisor to mark its batch posted (F5), then scan it again."
    ),
    Situation.WITH_SUPERVISOR: N_(
        "The identity check was referred. A supervisor decides; the applicant is told by SMS."
    ),
    Situation.CHECKED: N_(
        "The identity has been checked. The PIN is sent by SMS; there is nothing to do here."
    ),
    Situation.PIN_SENT: N_(
        "The PIN was sent by SMS. If it did not arrive, a supervisor can send another one."
    ),
    Situation.ACTIVATED: N_("The account is active. The letter is no longer needed."),
    Situation.CLOSED: N_(
        "The application is closed. The applicant can register again on the website."
    ),
    Situation.NOT_AT_COUNTER: N_(
        "The application is being worked on elsewhere. There is nothing to do here."
    ),
}

NO_VISIT_STEPS: Final[Mapping[Stage, str]] = {
    Stage.LETTER_POSTED: N_(
        "The holder of a Hong Kong identity card need not come. The code in this letter "
        "activates the account on the website until {day}."
    ),
    Stage.LETTER_DUE: N_(
        "The holder of a Hong Kong identity card need not come. A letter with the code goes with "
        "one of the next posts."
    ),
    Stage.LETTER_RETURNED: N_(
        "The holder of a Hong Kong identity card need not come. A letter came back: the applicant "
        "has to upload an address proof on the website."
    ),
    Stage.PIN_DUE: N_(
        "The holder of a Hong Kong identity card need not come. The address is verified, and the "
        "PIN is sent by SMS."
    ),
    Stage.PIN_RELEASED: N_(
        "The holder of a Hong Kong identity card need not come. The PIN was sent by SMS and "
        "activates the account on the website."
    ),
}
"""The true next step of somebody who need not come, by where the application stands."""

NO_VISIT_OTHERWISE: Final = N_(
    "The holder of a Hong Kong identity card need not come. The office is still looking at the "
    "application; the applicant is told by SMS."
)
NO_VISIT_LETTER_WORTHLESS: Final = N_(
    "The holder of a Hong Kong identity card need not come. The code in this letter has not "
    "worked since {day}; the newest letter counts."
)

HINDRANCES: Final[Mapping[LetterHindrance, str]] = {
    LetterHindrance.TOO_SOON: N_("A letter was sent not long ago. Another is possible from {day}."),
    LetterHindrance.TOO_MANY: N_("Too many letters in 30 days. Another is possible from {day}."),
    LetterHindrance.ALREADY_DUE: N_("Another letter is on its way already."),
    LetterHindrance.RETURNED_ADDRESS: N_(
        "A letter to this address came back, so none is sent there again. The applicant has to "
        "upload an address proof on the website."
    ),
}


def hindrance_words(hindrance: NoLetter, tr: Translator) -> str:
    """Return why no other letter is sent, and from when one can be."""
    day = day_words(hindrance.possible_on)
    return tr.gettext(HINDRANCES[hindrance.hindrance]).format(day=day)


def missing_words(code: str, tr: Translator) -> str:
    """Return what keeps an outcome from being recorded."""
    return tr.gettext(_MISSING.get(code, code))


def error_words(error: Exception, tr: Translator) -> str:
    """Return the sentence of an error, its part named in words."""
    if isinstance(error, IncompleteCheck):
        part = error.facts.get("part", "")
        return sentence(IncompleteCheck(part=missing_words(part, tr)), tr)
    return sentence(error, tr)


def day_words(day: date | None) -> str:
    """Return a day as tables write it."""
    return "–" if day is None else day.isoformat()
