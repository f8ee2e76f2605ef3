"""The check of a person at the counter: parts, never one tick."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from workstation.domain.applications import Move
from workstation.domain.document_catalogue import Acceptance, DocumentEntry, Expiry
from workstation.domain.document_reading import PictureVerdict
from workstation.domain.errors import IncompleteCheck, ReasonRequired
from workstation.domain.mrz_comparison import MrzPart, MrzRule, MrzVerdict, PartComparison


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


class Author(StrEnum):
    """Who said what a part is. The values are stored."""

    READER = "reader"
    """The machine-readable zone, read by a device."""
    READER_AND_CLERK = "reader_and_clerk"
    """The same, with the places that a device could not make out keyed by the clerk."""
    CLERK = "clerk"


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoneRecord:
    """The machine-readable zone that was read, as it is kept: personal data, sealed."""

    text: str = field(repr=False)
    """As it arrived."""
    format: str = ""
    """A value of ``MrzFormat``."""
    lines: tuple[str, ...] = field(default=(), repr=False)
    """As they were understood."""
    comparisons: tuple[PartComparison, ...] = ()
    """What was found against the registration; the service fills this and the two above in."""
    accepted: frozenset[MrzPart] = frozenset()
    """The explained parts that the clerk accepted; their rules stand in ``comparisons``."""

    def rules_accepted(self) -> tuple[MrzRule, ...]:
        """Return the rules by which the clerk took parts for the registered ones."""
        return tuple(
            rule
            for found in self.comparisons
            if found.part in self.accepted and found.verdict is MrzVerdict.EXPLAINED
            for rule in found.rules
        )

    def hindrance(self) -> MrzPart | None:
        """Return the first part that differs, or is explained and not accepted; None: none is."""
        for found in self.comparisons:
            waits = found.verdict is MrzVerdict.EXPLAINED and found.part not in self.accepted
            if waits or found.verdict is MrzVerdict.DIFFER:
                return found.part
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentPicture:
    """The picture that a document's zone was read from; it is kept apart, and purged."""

    digest: str
    """SHA-256 of the file as it came, in hex."""
    verdict: PictureVerdict
    page: int = 1
    """Of the file, from 1."""
    keyed: tuple[tuple[int, int], ...] = ()
    """Line and column, from 1, of the places that the clerk keyed."""


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
    number_by: Author = Author.CLERK
    expiry_by: Author = Author.CLERK
    name_by: Author = Author.CLERK
    zone: ZoneRecord | None = None
    """None: the document has no machine-readable zone, or none was read."""
    picture: DocumentPicture | None = None
    """What the zone was read from; None: a scanner's text, or there is no zone."""


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
    _require_registered(parts)
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


def _require_registered(parts: CheckParts) -> None:
    """Refuse a document that is not the registered one, or says something else in its zone."""
    if not parts.number_agrees:
        raise IncompleteCheck(part="number_agrees")
    hindrance = parts.zone.hindrance() if parts.zone is not None else None
    if hindrance is not None:
        raise IncompleteCheck(part=f"zone_{hindrance}")
