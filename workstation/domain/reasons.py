"""The coded reasons a decision can carry, and which need a second person."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from workstation.domain.applications import Move
from workstation.domain.errors import ReasonUnknown
from workstation.domain.policy import Policy


class Reason(StrEnum):
    """Why somebody decided so. The values are stored; never rename one."""

    TOO_OLD = "too_old"
    NO_NAME = "no_name"
    OTHER_NAME = "other_name"
    NO_ADDRESS = "no_address"
    OTHER_ADDRESS = "other_address"
    NO_ISSUER = "no_issuer"
    NO_DATE = "no_date"
    UNREADABLE = "unreadable"
    PO_BOX = "po_box"
    ENVELOPE = "envelope"
    NOT_ACCEPTED_KIND = "not_accepted_kind"
    INCOMPLETE = "incomplete"
    NOT_VERIFIABLE = "not_verifiable"
    NOT_ON_ROSTER = "not_on_roster"
    READ_BY_EYE = "read_by_eye"
    NAME_EXPLAINED = "name_explained"
    RELATIVE_EVIDENCED = "relative_evidenced"
    SAME_PERSON = "same_person"
    NOT_ELIGIBLE = "not_eligible"
    FRAUD = "fraud"
    APPLICANT_WITHDREW = "applicant_withdrew"
    REGISTERED_AGAIN = "registered_again"
    ALREADY_REGISTERED = "already_registered"
    DOCUMENT_DIFFERS = "document_differs"
    DOCUMENT_EXPIRED = "document_expired"
    DOCUMENT_RENEWED = "document_renewed"
    DOCUMENT_UNKNOWN = "document_unknown"
    PORTRAIT_DIFFERS = "portrait_differs"
    NAME_DIFFERS = "name_differs"
    BIRTH_DIFFERS = "birth_differs"
    FEATURES_MISSING = "features_missing"
    LETTER_DIFFERS = "letter_differs"
    REPRESENTATIVE = "representative"
    CASE_IN_NEED = "case_in_need"
    CONCERN_CLEARED = "concern_cleared"
    ADDRESS_CONFIRMED = "address_confirmed"
    GROUND_CHANGED = "ground_changed"
    PIN_LOST = "pin_lost"
    LETTER_LOST = "letter_lost"
    LETTER_EXPIRED = "letter_expired"
    ROSTER_CHECK_FAILED = "roster_check_failed"
    """The worker's own: it tried too often, so that a person checks. Offered to nobody."""
    OTHER = "other"


_R = Reason
REASONS: Final[Mapping[Move, tuple[Reason, ...]]] = {
    Move.ASK_FOR_PROOF: (
        _R.TOO_OLD,
        _R.UNREADABLE,
        _R.OTHER_NAME,
        _R.OTHER_ADDRESS,
        _R.NO_NAME,
        _R.NO_ADDRESS,
        _R.NO_DATE,
        _R.NO_ISSUER,
        _R.INCOMPLETE,
        _R.PO_BOX,
        _R.ENVELOPE,
        _R.NOT_ACCEPTED_KIND,
        _R.OTHER,
    ),
    Move.SEND_LETTER: (_R.NOT_VERIFIABLE, _R.NOT_ON_ROSTER, _R.UNREADABLE, _R.OTHER),
    Move.REFUSE: (_R.NOT_ELIGIBLE, _R.FRAUD, _R.ALREADY_REGISTERED, _R.OTHER),
    Move.ACCEPT_PROOF: (_R.READ_BY_EYE, _R.NAME_EXPLAINED, _R.RELATIVE_EVIDENCED, _R.OTHER),
    Move.ACCEPT_ROSTER: (_R.SAME_PERSON, _R.NAME_EXPLAINED, _R.OTHER),
    Move.KEEP_NEW: (_R.REGISTERED_AGAIN, _R.OTHER),
    Move.KEEP_EARLIER: (_R.ALREADY_REGISTERED, _R.OTHER),
    Move.FAIL_IDENTITY: (
        _R.DOCUMENT_DIFFERS,
        _R.DOCUMENT_EXPIRED,
        _R.PORTRAIT_DIFFERS,
        _R.NAME_DIFFERS,
        _R.FEATURES_MISSING,
        _R.LETTER_DIFFERS,
        _R.OTHER,
    ),
    Move.REFER_IDENTITY: (
        _R.DOCUMENT_UNKNOWN,
        _R.DOCUMENT_RENEWED,
        _R.DOCUMENT_EXPIRED,
        _R.NAME_DIFFERS,
        _R.PORTRAIT_DIFFERS,
        _R.FEATURES_MISSING,
        _R.REPRESENTATIVE,
        _R.BIRTH_DIFFERS,
        _R.OTHER,
    ),
    Move.PASS_IDENTITY: (_R.SAME_PERSON, _R.NAME_EXPLAINED, _R.CASE_IN_NEED, _R.OTHER),
    Move.CLEAR_FOR_RELEASE: (_R.CONCERN_CLEARED, _R.ADDRESS_CONFIRMED, _R.OTHER),
    Move.CANCEL: (_R.APPLICANT_WITHDREW, _R.REGISTERED_AGAIN, _R.OTHER),
    Move.REISSUE_LETTER: (_R.LETTER_LOST, _R.LETTER_EXPIRED, _R.OTHER),
    Move.REVIEW_AGAIN: (_R.GROUND_CHANGED, _R.OTHER),
    Move.REISSUE_PIN: (_R.PIN_LOST, _R.OTHER),
}
"""The reasons offered for a move, in the order of their number keys."""

NEED_REASON: Final = frozenset(REASONS) - {
    Move.ACCEPT_PROOF,
    Move.ACCEPT_ROSTER,
    Move.PASS_IDENTITY,
    Move.CLEAR_FOR_RELEASE,
}
"""Moves that are never made without a reason; the others need one when something is open."""


ACCEPTS: Final = frozenset({Move.ACCEPT_PROOF, Move.ACCEPT_ROSTER})
"""Moves that say where somebody lives."""
BY_ROSTER: Final = frozenset({Move.CONFIRM_ON_ROSTER, Move.ACCEPT_ROSTER})
"""Moves that say so because of the roster."""


def require_coded(move: Move, reason: str) -> None:
    """Refuse a reason that is not one of the move's: it stands unsealed in records for ever.

    Raises:
        ReasonUnknown: it is not; none at all is another question.
    """
    if reason and reason not in REASONS.get(move, ()):
        raise ReasonUnknown(move=move)


def needs_second_person(move: Move, reason: str, *, override: bool, policy: Policy) -> bool:
    """Say whether a colleague has to confirm this decision.

    Args:
        move: what is about to be decided.
        reason: its code, or empty.
        override: it is accepted although a compared part contradicts.
        policy: the figures in force.
    """
    if move is Move.REFUSE and reason == Reason.FRAUD:
        return policy.second_person_fraud
    return move in ACCEPTS and override and policy.second_person_overrides
