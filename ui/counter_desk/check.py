"""The check under way: which part is next, and what its answers allow. Plain Python, no Qt.

The clerk answers part by part. Number and last day are keyed, or read from the document's zone,
before anything declared is shown; only then are they compared. What is wrong decides which outcomes
are open and which is suggested; the service asks all of it again.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Final, NamedTuple

from ui.counter_desk.scanned_zone import ScannedZone
from workstation.domain.applications import Move
from workstation.domain.document_catalogue import Acceptance, DocumentEntry, Expiry
from workstation.domain.identity_checks import (
    MOVE_OF,
    Answer,
    Author,
    CheckParts,
    Outcome,
    Representative,
    ZoneRecord,
)
from workstation.domain.identity_documents import DocumentKind, issuer_of
from workstation.domain.mrz import MrzWarning
from workstation.domain.mrz_comparison import (
    MrzComparison,
    MrzPart,
    MrzVerdict,
    PartComparison,
    expiry_read,
    number_read,
)
from workstation.domain.reasons import REASONS, Reason

KEYED_AGAIN: Final = 2
"""How often a number is keyed before what was declared is shown beside it."""


class Part(StrEnum):
    """What is asked, in the order of the screen."""

    NUMBER = "number"
    EXPIRY = "expiry"
    NAME = "name"
    ZONE = "zone"
    """Whether what the zone writes otherwise, beside the name, is accepted."""
    PORTRAIT = "portrait"
    VISUAL = "visual"
    TACTILE = "tactile"
    PERSON = "person"
    """Whether the holder came; the answer is yes until somebody says otherwise."""


ANSWERED: Final = (Part.NAME, Part.PORTRAIT, Part.VISUAL, Part.TACTILE)
"""The parts that are answered with yes or no."""


class Problem(StrEnum):
    """What speaks against passing, the one that decides first."""

    UNKNOWN_KIND = "unknown_kind"
    OTHER_DOCUMENT = "other_document"
    """Another kind of document than the registered one, or another issuer's."""
    NUMBER = "number"
    EXPIRED = "expired"
    PORTRAIT = "portrait"
    NAME = "name"
    BIRTH = "birth"
    """The zone has another date of birth than the registration."""
    ZONE = "zone"
    """The clerk does not accept what the zone writes otherwise."""
    VISUAL = "visual"
    TACTILE = "tactile"
    REPRESENTATIVE = "representative"


class Suggestion(NamedTuple):
    """What the answers so far speak for."""

    outcome: Outcome
    reason: str


_SUGGESTED: Final[Mapping[Problem, Suggestion]] = {
    Problem.UNKNOWN_KIND: Suggestion(Outcome.REFER, Reason.DOCUMENT_UNKNOWN),
    Problem.OTHER_DOCUMENT: Suggestion(Outcome.FAIL, Reason.DOCUMENT_DIFFERS),
    Problem.NUMBER: Suggestion(Outcome.REFER, Reason.DOCUMENT_RENEWED),
    Problem.EXPIRED: Suggestion(Outcome.REFER, Reason.DOCUMENT_EXPIRED),
    Problem.PORTRAIT: Suggestion(Outcome.REFER, Reason.PORTRAIT_DIFFERS),
    Problem.NAME: Suggestion(Outcome.REFER, Reason.NAME_DIFFERS),
    Problem.BIRTH: Suggestion(Outcome.REFER, Reason.BIRTH_DIFFERS),
    Problem.ZONE: Suggestion(Outcome.REFER, Reason.OTHER),
    Problem.VISUAL: Suggestion(Outcome.REFER, Reason.FEATURES_MISSING),
    Problem.TACTILE: Suggestion(Outcome.REFER, Reason.FEATURES_MISSING),
    Problem.REPRESENTATIVE: Suggestion(Outcome.REFER, Reason.REPRESENTATIVE),
}
"""A paper nobody knows is referred and not refused; so is a renewed one, old number and new."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """What the clerk has said so far."""

    declared_kind: DocumentKind
    declared_country: str
    entry: DocumentEntry
    """Of the document on the counter."""
    country: str
    today: date
    """The office's, not the computer's."""
    representative_refers: bool = True
    in_need: bool = False
    """The holder need not have come, but may: a case in need."""
    number: str = field(default="", repr=False)
    number_agrees: bool | None = None
    """None: not compared yet."""
    times_keyed: int = 0
    expires_on: date | None = None
    expiry_keyed: bool = False
    answers: Mapping[Part, Answer] = field(default_factory=dict)
    representative: Representative | None = field(default=None, repr=False)
    """None: the holder came."""
    number_by: Author = Author.CLERK
    expiry_by: Author = Author.CLERK
    name_by: Author = Author.CLERK
    zone: MrzComparison | None = None
    """What the document's machine-readable zone says; None: none was read."""
    scanned: ScannedZone | None = None
    """That zone as it came."""

    @property
    def parts(self) -> tuple[Part, ...]:
        """The parts that are asked of a document of this kind."""
        unasked = set()
        if self.entry.expiry is Expiry.NEVER:
            unasked.add(Part.EXPIRY)
        if not self.entry.tactile:
            unasked.add(Part.TACTILE)
        if not self.explained_beside_name:
            unasked.add(Part.ZONE)
        return tuple(part for part in Part if part not in unasked)

    @property
    def explained_beside_name(self) -> tuple[PartComparison, ...]:
        """What the zone writes otherwise by a rule, other than the name."""
        explained = self.zone.explained() if self.zone is not None else ()
        return tuple(found for found in explained if found.part is not MrzPart.NAME)

    def verdict(self, part: MrzPart) -> MrzVerdict:
        """Return what the zone says of a part; without a zone the eye decides."""
        return MrzVerdict.BY_EYE if self.zone is None else self.zone.of(part).verdict

    @property
    def keyed(self) -> bool:
        """Whether everything that is keyed blind has been."""
        return bool(self.number) and (self.expiry_keyed or Part.EXPIRY not in self.parts)

    @property
    def declared_shown(self) -> bool:
        """Whether the declared number may be seen: it was keyed, and agreed or was keyed again."""
        return self.number_agrees is True or (
            self.number_agrees is False and self.times_keyed >= KEYED_AGAIN
        )

    def answered(self, part: Part) -> bool:
        """Say whether ``part`` needs nothing more."""
        if part is Part.NUMBER:
            return self.declared_shown if self.keyed else bool(self.number)
        if part is Part.EXPIRY:
            none_printed = may_expire_unprinted(self.entry)
            return self.expiry_keyed and (self.expires_on is not None or none_printed)
        if part is Part.PERSON:
            return self.representative is None or self.representative.missing() is None
        return part in self.answers

    def next_part(self) -> Part | None:
        """Return the first part that is not answered, or None: the result is next."""
        return next((part for part in self.parts if not self.answered(part)), None)

    @property
    def expired(self) -> bool:
        """Whether the last day lies further back than this kind of document is given."""
        tolerated = timedelta(days=self.entry.expired_days_tolerated)
        return self.expires_on is not None and self.expires_on < self.today - tolerated

    @property
    def other_document(self) -> bool:
        """Whether kind or issuer is not the registered one."""
        if self.entry.kind is not self.declared_kind:
            return True
        declared = issuer_of(self.declared_kind, self.declared_country)
        return issuer_of(self.entry.kind, self.country) != declared

    def problems(self) -> tuple[Problem, ...]:
        """Return what speaks against passing, among the parts answered so far."""
        refuted = {
            Problem.UNKNOWN_KIND: self.entry.acceptance is Acceptance.REFERRAL,
            Problem.OTHER_DOCUMENT: self.other_document
            or MrzVerdict.DIFFER in {self.verdict(MrzPart.KIND), self.verdict(MrzPart.COUNTRY)},
            Problem.NUMBER: self.number_agrees is False
            or self.verdict(MrzPart.NUMBER) is MrzVerdict.DIFFER,
            Problem.EXPIRED: self.expired,
            Problem.PORTRAIT: self._says_no(Part.PORTRAIT),
            Problem.NAME: self._says_no(Part.NAME)
            or self.verdict(MrzPart.NAME) is MrzVerdict.DIFFER,
            Problem.BIRTH: self.verdict(MrzPart.BIRTH) is MrzVerdict.DIFFER,
            Problem.ZONE: Part.ZONE in self.parts and self._says_no(Part.ZONE),
            Problem.VISUAL: self._says_no(Part.VISUAL),
            Problem.TACTILE: self.answers.get(Part.TACTILE) is Answer.NO,
            Problem.REPRESENTATIVE: (
                self.representative is not None and self.representative_refers
            ),
        }
        return tuple(problem for problem in Problem if refuted[problem])

    def _says_no(self, part: Part) -> bool:
        return self.answers.get(part, Answer.YES) is not Answer.YES

    def suggestion(self) -> Suggestion:
        """Return the outcome and reason the answers speak for."""
        problems = self.problems()
        if problems:
            return _SUGGESTED[problems[0]]
        if self.next_part() is not None:
            return Suggestion(Outcome.REFER, "")
        if self.in_need:
            return Suggestion(Outcome.PASS, Reason.CASE_IN_NEED)
        explained = self.verdict(MrzPart.NAME) is MrzVerdict.EXPLAINED
        return Suggestion(Outcome.PASS, Reason.NAME_EXPLAINED if explained else "")

    def can_pass(self) -> bool:
        """Say whether nothing is open and nothing speaks against it."""
        return self.next_part() is None and not self.problems()

    def missing(self, outcome: Outcome, reason: str) -> str:
        """Return the code of what still keeps ``outcome`` from being recorded, or nothing."""
        if self.representative is not None and self.representative.missing():
            return self.representative.missing() or ""
        if outcome is not Outcome.PASS:
            return "" if reason in REASONS[MOVE_OF[outcome]] else "reason"
        open_part = self.next_part()
        if open_part is not None:
            return open_part.value
        return "" if self.can_pass() else "pass"

    def recorded(self) -> CheckParts:
        """Return the parts as they are recorded; what was not looked at was not possible."""
        given = {part: self.answers.get(part, Answer.NOT_POSSIBLE) for part in ANSWERED}
        return CheckParts(
            document_kind=self.entry.kind,
            document_number=self.number,
            document_country=self.country,
            document_expires_on=self.expires_on,
            number_agrees=self.number_agrees is True,
            name_agrees=given[Part.NAME],
            portrait=given[Part.PORTRAIT],
            visual=given[Part.VISUAL],
            tactile=given[Part.TACTILE],
            representative=self.representative,
            number_by=self.number_by,
            expiry_by=self.expiry_by,
            name_by=self.name_by,
            zone=self._zone_recorded(),
            picture=None if self.scanned is None else self.scanned.picture,
        )

    def _zone_recorded(self) -> ZoneRecord | None:
        if self.zone is None or self.scanned is None:
            return None
        asked = {Part.NAME: (self.zone.of(MrzPart.NAME),), Part.ZONE: self.explained_beside_name}
        accepted = {
            found.part
            for part, explained in asked.items()
            for found in explained
            if self.answers.get(part) is Answer.YES and found.verdict is MrzVerdict.EXPLAINED
        }
        return ZoneRecord(text=self.scanned.text, accepted=frozenset(accepted))

    # What the clerk does.

    def with_number(self, number: str) -> "Check":
        """Take the number as keyed; whether it agrees is to be found out."""
        return replace(self, number=number.strip(), number_agrees=None, number_by=Author.CLERK)

    def compared(self, *, agrees: bool) -> "Check":
        """Take the answer of the comparison."""
        return replace(self, number_agrees=agrees, times_keyed=self.times_keyed + 1)

    def with_expiry(self, expires_on: date | None) -> "Check":
        """Take the last day as keyed; None: the document prints none."""
        return replace(self, expires_on=expires_on, expiry_keyed=True, expiry_by=Author.CLERK)

    def without_expiry(self) -> "Check":
        """Ask for the last day again."""
        return replace(self, expires_on=None, expiry_keyed=False)

    def with_answer(self, part: Part, answer: Answer) -> "Check":
        """Take the answer to one question."""
        name_by = Author.CLERK if part is Part.NAME else self.name_by
        return replace(self, answers={**self.answers, part: answer}, name_by=name_by)

    def with_representative(self, representative: Representative | None) -> "Check":
        """Somebody came for the holder; None: the holder came after all."""
        return replace(self, representative=representative)

    def with_document(self, entry: DocumentEntry, country: str) -> "Check":
        """Another document lies on the counter: what was seen of the first one is void."""
        if entry.kind is self.entry.kind and country == self.country:
            return self
        return replace(
            self,
            entry=entry,
            country=country,
            number="",
            number_agrees=None,
            expires_on=None,
            expiry_keyed=False,
            answers={},
            zone=None,
            scanned=None,
        )

    def with_zone(self, scanned: ScannedZone, zone: MrzComparison, entry: DocumentEntry) -> "Check":
        """Take what the document's machine-readable zone says, in place of what was keyed before.

        What its check digits do not hold, and what it does not have, is left to the clerk: a name
        that is the same is answered, one that differs too, and an explained one waits.

        Args:
            scanned: the zone as it came.
            zone: what it says, compared.
            entry: what the catalogue knows of the kind of document the zone is of.
        """
        country = self._country_of(zone, entry)
        made = replace(self.with_document(entry, country), zone=zone, scanned=scanned)
        answers = {part: said for part, said in made.answers.items() if part not in _OF_THE_ZONE}
        made = replace(made._without_keyed(), answers=answers)
        made = made._number_of(zone, scanned.author)._expiry_of(zone, scanned.author)
        return made._name_of(zone, scanned.author)

    def _country_of(self, zone: MrzComparison, entry: DocumentEntry) -> str:
        """Return the issuer: the declared code when the zone only writes it otherwise."""
        if entry.kind is self.declared_kind and zone.of(MrzPart.COUNTRY).verdict is not (
            MrzVerdict.DIFFER
        ):
            return self.declared_country
        return zone.reading.fields.issuer or next(iter(entry.issuers), "")

    def _without_keyed(self) -> "Check":
        return replace(self, number="", number_agrees=None, times_keyed=0).without_expiry()

    def _number_of(self, zone: MrzComparison, author: Author) -> "Check":
        number, found = number_read(zone.reading), zone.of(MrzPart.NUMBER)
        if not number:
            return self
        return replace(
            self,
            number=number,
            number_agrees=found.verdict is not MrzVerdict.DIFFER,
            times_keyed=KEYED_AGAIN,
            number_by=author,
        )

    def _expiry_of(self, zone: MrzComparison, author: Author) -> "Check":
        day, none = expiry_read(zone.reading), MrzWarning.NO_EXPIRY in zone.reading.warnings
        if day is None and not (none and may_expire_unprinted(self.entry)):
            return self
        return replace(self, expires_on=day, expiry_keyed=True, expiry_by=author)

    def _name_of(self, zone: MrzComparison, author: Author) -> "Check":
        answer = _NAME_ANSWERS.get(zone.of(MrzPart.NAME).verdict)
        if answer is None:
            return self
        return replace(self.with_answer(Part.NAME, answer), name_by=author)


def reasons_of(outcome: Outcome) -> tuple[Reason, ...]:
    """Return the reasons offered for an outcome, in the order of their number keys."""
    return REASONS[MOVE_OF[outcome]]


def may_expire_unprinted(entry: DocumentEntry) -> bool:
    """Say whether documents of this kind may print no last day."""
    return entry.expiry is not Expiry.PRINTED


_OF_THE_ZONE: Final = frozenset({Part.NAME, Part.ZONE})
_NAME_ANSWERS: Final = {MrzVerdict.SAME: Answer.YES, MrzVerdict.DIFFER: Answer.NO}
REISSUE_REASONS: Final = REASONS[Move.REISSUE_LETTER]
