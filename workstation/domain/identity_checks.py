"""The check of a person at the counter: parts, never one tick."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from workstation.domain.applications import Move
from workstation.domain.document_catalogue import Acceptance, DocumentEntry, Expiry
from workstation.domain.errors import IncompleteCheck, ReasonRequired


class Outcome(StrEnum):
    """How a check ended. The values are stored."""

    PASS = "pass"  # noqa: S105 - an outcome, not a password
    REFER = "refer"
    FAIL = "fail"


MOVE_OF = {
    Outcome.PASS: Move.PASS_IDENTITY,
    Outcome.REFER: Move.REFER_IDENTITY,
    Outcome.FAIL: Move.FAIL_IDENTITY,
}


class Answer(StrEnum):
    """What the clerk says of one part. The values are stored."""

    YES = "yes"
    NO = "no"
    NOT_POSSIBLE = "not_possible"


@dataclass(frozen=True, slots=True, kw_only=True)
class Representative:
    """Somebody who came for the applicant; all four items or no outcome."""

    name: str = field(repr=False)
    document_number: str = field(repr=False)
    relationship: str
    phone: str = field(repr=False)
    own_document_seen: bool
    applicant_copy_seen: bool
    authorisation_seen: bool
    letter_seen: bool

    def missing(self) -> str | None:
        """Return the code of the first item that is missing, or None."""
        for part, there in (
            ("representative_name", bool(self.name.strip())),
            ("representative_document", self.own_document_seen and bool(self.document_number)),
            ("applicant_copy", self.applicant_copy_seen),
            ("authorisation", self.authorisation_seen),
            ("letter", self.letter_seen),
            ("relationship", bool(self.relationship.strip())),
            ("representative_phone", bool(self.phone.strip())),
        ):
            if not there:
                return part
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckParts:
    """What was looked at, answer by answer."""

    document_kind: str
    document_number: str = field(repr=False)
    """As re-keyed or read from the document, not copied from the registration."""
    document_country: str
    document_expires_on: date | None
    """None: the document prints no last day."""
    number_agrees: bool
    """Whether kind, number and issuer are the registered ones."""
    name_agrees: Answer
    portrait: Answer
    visual: Answer
    tactile: Answer
    representative: Representative | None = None


def require_complete(
    parts: CheckParts,
    outcome: Outcome,
    reason: str,
    *,
    entry: DocumentEntry,
    valid_from: date,
    second_person: bool,
) -> None:
    """Refuse an outcome that its parts do not carry.

    Args:
        parts: what was looked at.
        outcome: what the clerk wants to record.
        reason: its code, or empty.
        entry: what the catalogue knows of this kind of document.
        valid_from: a document whose last day lies before has expired: the Hong Kong day of the
            visit, less what the catalogue tolerates.
        second_person: whether an adult's representative needs a supervisor.

    Raises:
        IncompleteCheck: a part is missing, or contradicts a pass.
        ReasonRequired: refer and fail carry a reason.
    """
    if parts.representative is not None:
        missing = parts.representative.missing()
        if missing is not None:
            raise IncompleteCheck(part=missing)
    if outcome is not Outcome.PASS:
        if not reason:
            raise ReasonRequired
        return
    if entry.acceptance is Acceptance.REFERRAL:
        raise IncompleteCheck(part="document_kind")
    if not parts.document_number.strip():
        raise IncompleteCheck(part="document_number")
    unkeyed = parts.document_expires_on is None and entry.expiry is Expiry.PRINTED
    if unkeyed or (
        parts.document_expires_on is not None and parts.document_expires_on < valid_from
    ):
        raise IncompleteCheck(part="document_expires_on")
    if not parts.number_agrees:
        raise IncompleteCheck(part="number_agrees")
    for part, answer in (
        ("name_agrees", parts.name_agrees),
        ("portrait", parts.portrait),
        ("visual", parts.visual),
    ):
        if answer is not Answer.YES:
            raise IncompleteCheck(part=part)
    if parts.tactile is Answer.NO:
        raise IncompleteCheck(part="tactile")
    if parts.representative is not None and second_person:
        raise IncompleteCheck(part="representative_needs_second_person")
