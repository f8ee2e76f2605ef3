"""What was decided about an application and why, as every desk says it; in English."""

from collections.abc import Mapping
from typing import Final

from ui.i18n import N_
from ui.widgets.roster_words import verdict_words
from workstation.domain.applications import Move
from workstation.domain.reasons import Reason

MOVES: Final[Mapping[Move, str]] = {
    Move.FLAG_DUPLICATE: N_("Found to be registered twice"),
    Move.KEEP_NEW: N_("New registration kept"),
    Move.KEEP_EARLIER: N_("Earlier registration kept"),
    Move.START_PROOF_REVIEW: N_("Sent to review"),
    Move.START_ROSTER_REVIEW: N_("Sent to roster review"),
    Move.CONFIRM_ON_ROSTER: N_("Confirmed on the roster"),
    Move.ACCEPT_PROOF: N_("Proof approved"),
    Move.ACCEPT_ROSTER: N_("Roster entry approved"),
    Move.ASK_FOR_PROOF: N_("Asked for more"),
    Move.SEND_LETTER: N_("Sent to the letter route"),
    Move.RESUBMIT: N_("Applicant sent a new proof"),
    Move.POST_LETTER: N_("Letter posted"),
    Move.RETURN_LETTER: N_("Letter came back"),
    Move.REISSUE_LETTER: N_("Letter issued again"),
    Move.PASS_IDENTITY: N_("Identity confirmed"),
    Move.REFER_IDENTITY: N_("Identity referred"),
    Move.FAIL_IDENTITY: N_("Identity not confirmed"),
    Move.CLEAR_FOR_RELEASE: N_("Cleared for release"),
    Move.RELEASE_PIN: N_("PIN released"),
    Move.REISSUE_PIN: N_("PIN issued again"),
    Move.REVIEW_AGAIN: N_("Sent to review: the ground changed"),
    Move.ACTIVATE: N_("Activated"),
    Move.REFUSE: N_("Rejected"),
    Move.CANCEL: N_("Cancelled"),
    Move.EXPIRE: N_("Expired"),
}
"""What was decided, as history and the toast after a decision say it."""

REASONS: Final[Mapping[Reason, str]] = {
    Reason.TOO_OLD: N_("Proof is too old"),
    Reason.NO_NAME: N_("Name is not shown"),
    Reason.OTHER_NAME: N_("Another person's name"),
    Reason.NO_ADDRESS: N_("Address is not shown"),
    Reason.OTHER_ADDRESS: N_("Another address"),
    Reason.NO_ISSUER: N_("Issuer is not shown"),
    Reason.NO_DATE: N_("Date is not shown"),
    Reason.UNREADABLE: N_("File is unreadable"),
    Reason.PO_BOX: N_("P.O. box"),
    Reason.ENVELOPE: N_("Only an envelope"),
    Reason.NOT_ACCEPTED_KIND: N_("Kind of document is not accepted"),
    Reason.INCOMPLETE: N_("Part of the document is missing"),
    Reason.NOT_VERIFIABLE: N_("Address cannot be verified"),
    Reason.NOT_ON_ROSTER: N_("Not on the public-housing roster"),
    Reason.READ_BY_EYE: N_("Read by eye: it is the same"),
    Reason.NAME_EXPLAINED: N_("Name difference is explained"),
    Reason.RELATIVE_EVIDENCED: N_("Relative's proof, relationship shown"),
    Reason.SAME_PERSON: N_("Same person"),
    Reason.NOT_ELIGIBLE: N_("Not eligible"),
    Reason.FRAUD: N_("Suspected fraud"),
    Reason.APPLICANT_WITHDREW: N_("Applicant withdrew"),
    Reason.REGISTERED_AGAIN: N_("Registered again"),
    Reason.ALREADY_REGISTERED: N_("Already registered"),
    Reason.DOCUMENT_DIFFERS: N_("Document differs"),
    Reason.DOCUMENT_EXPIRED: N_("Document has expired"),
    Reason.DOCUMENT_RENEWED: N_("Document was renewed"),
    Reason.DOCUMENT_UNKNOWN: N_("Unknown kind of document"),
    Reason.PORTRAIT_DIFFERS: N_("Portrait differs"),
    Reason.NAME_DIFFERS: N_("Name differs"),
    Reason.BIRTH_DIFFERS: N_("Date of birth differs"),
    Reason.FEATURES_MISSING: N_("Security features are missing"),
    Reason.LETTER_DIFFERS: N_("Letter differs"),
    Reason.REPRESENTATIVE: N_("A representative came"),
    Reason.CASE_IN_NEED: N_("Case in need"),
    Reason.CONCERN_CLEARED: N_("Concern cleared"),
    Reason.ADDRESS_CONFIRMED: N_("Address confirmed in another way"),
    Reason.GROUND_CHANGED: N_("Roster no longer says so"),
    Reason.PIN_LOST: N_("PIN lost"),
    Reason.LETTER_LOST: N_("Letter lost"),
    Reason.LETTER_EXPIRED: N_("Letter has expired"),
    Reason.ROSTER_CHECK_FAILED: N_("The roster could not be checked"),
    Reason.OTHER: N_("Other reason"),
}


def reason_words(code: str) -> str:
    """Return the English words of a stored reason: a code, or the roster's verdict."""
    return REASONS[Reason(code)] if code in set(Reason) else verdict_words(code)
