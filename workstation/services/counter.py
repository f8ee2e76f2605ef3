"""The counter desk: a letter, a document, a person; recorded part by part."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from workstation.domain.applicants import Applicant
from workstation.domain.applications import (
    Application,
    ApplicationId,
    Claim,
    Decision,
    DecisionId,
    Move,
    Stage,
    allowed_moves,
)
from workstation.domain.calendar import hong_kong_day
from workstation.domain.document_catalogue import Catalogue
from workstation.domain.errors import (
    ChangedElsewhere,
    LetterExpired,
    LetterNotLive,
    NotFound,
    NoVisitNeeded,
    TooLateToTakeBack,
    WrongStage,
)
from workstation.domain.holdings import StoredCheck
from workstation.domain.identity_checks import (
    MOVE_OF,
    CheckParts,
    Outcome,
    ZoneRecord,
    require_complete,
)
from workstation.domain.identity_documents import DocumentKind, document_key, number_of
from workstation.domain.letter_rules import Letter, Standing
from workstation.domain.letters import LetterReference
from workstation.domain.mrz import read_mrz
from workstation.domain.mrz_comparison import MrzComparison, compare_mrz, holders_zone
from workstation.domain.reasons import Reason
from workstation.domain.staff import Actor, Permission
from workstation.ports import Begin, UnitOfWork
from workstation.services.authority import require, require_stranger
from workstation.services.moves import Ground, Moves

_ADULT = 18


@dataclass(frozen=True, slots=True, kw_only=True)
class CounterCase:
    """What the clerk needs while a letter holder stands at the counter."""

    application: Application
    applicant: Applicant = field(repr=False)
    letter: Letter
    letters: int
    """How many letters the application has had: "letter 1 of 2"."""
    newest: Letter
    """The last of them; another one than ``letter`` when that was replaced."""
    standing: Standing
    checks: Sequence[StoredCheck]
    moves: frozenset[Move]
    same_phone: int
    """How many other open applications have the same phone: a household shares one."""
    representative_refers: bool
    """Whether a check with a representative goes to a supervisor: the applicant is an adult."""
    started_at: datetime

    @property
    def can_pass(self) -> bool:
        """Whether letter and stage allow a check to be passed now."""
        return self.standing is Standing.LIVE and Move.PASS_IDENTITY in self.moves


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """What a clerk recorded of one visit."""

    outcome: Outcome
    reason: str = ""
    note: str = field(default="", repr=False)
    parts: CheckParts
    picture: bytes = field(default=b"", repr=False)
    """The page that ``parts.picture`` is about, re-encoded by the office: a JPEG file; empty: it
    is not kept. Without ``parts.picture`` nothing is kept."""
    concern: bool = False
    """Silent: changes nothing that is seen, holds the release."""
    started_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class CounterService:
    """The use cases of the counter desk."""

    begin: Begin
    moves: Moves
    catalogue: Catalogue

    def find(self, text: str, *, by: Actor) -> CounterCase:
        """Return the case of a scanned or typed letter reference.

        Raises:
            NotFound: no letter of this office has it.
        """
        reference = LetterReference.parse(text)
        if not isinstance(reference, LetterReference):
            raise NotFound(why=reference)
        with self.begin() as uow:
            role = require(uow, by, Permission.WORK_AT_COUNTER)
            at = uow.now()
            letter = uow.letters.with_reference(reference)
            application = uow.applications.get(letter.application_id)
            applicant = uow.applicants.get(application.id)
            letters = uow.letters.of(application.id)
            case = CounterCase(
                application=application,
                applicant=applicant,
                letter=letter,
                letters=len(letters),
                newest=letters[-1],
                standing=letter.standing(at),
                checks=uow.checks.of(application.id),
                moves=allowed_moves(
                    application.stage, role, visit_required=application.visit_required
                ),
                same_phone=uow.applications.same_phone(application.id),
                representative_refers=self._representative_refers(uow, applicant, at),
                started_at=at,
            )
            subject = f"application:{application.id}"
            uow.audit.record("application.viewed_at_counter", subject, by=by, at=at)
            uow.commit()
        return case

    def claim(self, id_: ApplicationId, *, by: Actor) -> Claim:
        """Take the lease of the application on the counter; raises InUse."""
        with self.begin() as uow:
            require(uow, by, Permission.WORK_AT_COUNTER)
            at = uow.now()
            until = at + uow.staff.policy().claim_lease
            claim = uow.applications.claim(id_, by=by, at=at, until=until)
            uow.commit()
        return claim

    def allow_visit(self, id_: ApplicationId, *, claim: Claim, by: Actor) -> Application:
        """Mark an identity-card holder as a case in need, so that a visit counts."""
        with self.begin() as uow:
            require(uow, by, Permission.WORK_AT_COUNTER)
            application = uow.applications.get(id_)
            if application.stage is not Stage.LETTER_POSTED:
                raise WrongStage(stage=application.stage, move=Move.PASS_IDENTITY)
            saved = uow.applications.save(replace(application, visit_required=True), claim=claim)
            uow.pins.void(id_)
            at = uow.now()
            subject = f"application:{id_}"
            reason = Reason.CASE_IN_NEED
            uow.audit.record("application.visit_allowed", subject, by=by, at=at, reason=reason)
            uow.commit()
        return saved

    def same_number(self, id_: ApplicationId, keyed: str, *, by: Actor) -> bool:
        """Compare a number keyed from the document with the declared one, unseen by the clerk.

        Every answer is audited: it tells something of the declared number.
        """
        with self.begin() as uow:
            require(uow, by, Permission.WORK_AT_COUNTER)
            document = uow.applicants.get(id_).document
            same = document.number == number_of(document.kind, keyed)
            at, subject = uow.now(), f"application:{id_}"
            uow.audit.record("application.number_keyed", subject, by=by, at=at, same=str(same))
            uow.commit()
        return same

    def compare_zone(self, id_: ApplicationId, text: str, *, by: Actor) -> MrzComparison | None:
        """Compare a document's machine-readable zone with the registration.

        Every answer is audited by part, without what was read: it tells something of the declared
        values. None, unaudited: the text holds no zone of an identity document.
        """
        with self.begin() as uow:
            require(uow, by, Permission.WORK_AT_COUNTER)
            at = uow.now()
            found = _compared_zone(text, uow.applicants.get(id_), at)
            if found is not None:
                zone = ", ".join(f"{part.part} {part.verdict}" for part in found.parts)
                subject = f"application:{id_}"
                uow.audit.record("application.zone_compared", subject, by=by, at=at, zone=zone)
                uow.commit()
        return found

    def record(self, letter: LetterReference, visit: Visit, *, claim: Claim, by: Actor) -> Decision:
        """Record a visit and make the move of its outcome.

        Raises:
            NoVisitNeeded: the holder's kind of document needs no visit.
            LetterNotLive, LetterExpired: no pass is recorded on such a letter.
            IncompleteCheck: the parts do not carry the outcome.
            ReasonRequired: refer and fail carry a reason.
            OwnHousehold: the applicant is of their own household.
            SamePerson: they approved the applicant's address.
            WrongStage, NotAllowed, NotClaimed, ChangedElsewhere, AccountDisabled.
        """
        with self.begin() as uow:
            require(uow, by, Permission.WORK_AT_COUNTER)
            found = uow.letters.with_reference(letter)
            application = uow.applications.get(found.application_id)
            if not application.visit_required:
                raise NoVisitNeeded
            if visit.outcome is Outcome.PASS:
                require_stranger(uow, application, Move.PASS_IDENTITY, by)
            self._require_standing(found, uow.now())
            parts = self._compared(uow, application, visit.parts)
            visit = replace(visit, parts=parts)
            self._require_complete(uow, application, visit)
            decision = self._move(uow, application, found, visit, claim, by)
            uow.commit()
        return decision

    def _require_standing(self, letter: Letter, at: datetime) -> None:
        standing = letter.standing(at)
        if standing is Standing.EXPIRED:
            raise LetterExpired(on=letter.last_day.isoformat())
        if standing is not Standing.LIVE:
            raise LetterNotLive(state=standing)

    def _compared(self, uow: UnitOfWork, application: Application, parts: CheckParts) -> CheckParts:
        """The document is compared here, not on the clerk's word."""
        applicant = uow.applicants.get(application.id)
        document = applicant.document
        kind = DocumentKind(parts.document_kind)
        shown = document_key(kind, parts.document_number, parts.document_country)
        zone = parts.zone and _recorded_zone(parts.zone, applicant, uow.now())
        return replace(parts, number_agrees=shown == document.key, zone=zone)

    def _require_complete(self, uow: UnitOfWork, application: Application, visit: Visit) -> None:
        at = uow.now()
        applicant = uow.applicants.get(application.id)
        entry = self.catalogue.entry(DocumentKind(visit.parts.document_kind))
        require_complete(
            visit.parts,
            visit.outcome,
            visit.reason,
            entry=entry,
            valid_from=hong_kong_day(at) - timedelta(days=entry.expired_days_tolerated),
            second_person=self._representative_refers(uow, applicant, at),
        )

    def _representative_refers(self, uow: UnitOfWork, applicant: Applicant, at: datetime) -> bool:
        age = applicant.age_on(hong_kong_day(at))
        adult = age is None or age >= _ADULT
        return adult and uow.staff.policy().second_person_representatives

    def _move(
        self,
        uow: UnitOfWork,
        application: Application,
        letter: Letter,
        visit: Visit,
        claim: Claim,
        by: Actor,
    ) -> Decision:
        started = visit.started_at
        ground = Ground(
            reason=visit.reason,
            note=visit.note,
            seconds_open=int((uow.now() - started).total_seconds()),
        )
        flagged = replace(application, concern=application.concern or visit.concern)
        saved, decision = self.moves.make(
            uow,
            flagged,
            MOVE_OF[visit.outcome],
            by=by,
            policy=uow.staff.policy(),
            claim=claim,
            ground=ground,
            undo=True,
        )
        uow.checks.add(
            saved,
            letter=letter.id,
            outcome=visit.outcome,
            reason=visit.reason,
            concern=visit.concern,
            by=by,
            started_at=started,
            ended_at=uow.now(),
            parts=visit.parts,
            picture=visit.picture if visit.parts.picture is not None else b"",
        )
        if visit.outcome is Outcome.REFER and by.staff_id is not None:
            uow.referrals.add(
                application,
                move=Move.REFER_IDENTITY,
                reason=visit.reason,
                note=visit.note,
                evidence="",
                by=by.staff_id,
                at=uow.now(),
            )
        uow.applications.release(claim)
        return decision

    def take_back(self, decision: DecisionId, *, by: Actor) -> Application:
        """Undo one's own visit while its effects are still inside the office.

        The check stays on record, marked as taken back; a referral it opened is withdrawn.

        Raises:
            TooLateToTakeBack: it is somebody else's, an effect began, or the time is up.
        """
        with self.begin() as uow:
            require(uow, by, Permission.WORK_AT_COUNTER)
            found = uow.decisions.get(decision)
            if by.staff_id is None or found.by != by.staff_id:
                raise TooLateToTakeBack
            try:
                application = self.moves.take_back(uow, found, by=by)
            except ChangedElsewhere as error:
                raise TooLateToTakeBack from error
            referral = uow.referrals.open_of(found.application_id)
            if found.move is Move.REFER_IDENTITY and referral is not None:
                uow.referrals.withdraw(referral.id)
            uow.commit()
        return application


def _compared_zone(text: str, applicant: Applicant, at: datetime) -> MrzComparison | None:
    reading = holders_zone(read_mrz(text, today=hong_kong_day(at)))
    return None if reading is None else compare_mrz(reading, applicant)


def _recorded_zone(zone: ZoneRecord, applicant: Applicant, at: datetime) -> ZoneRecord | None:
    """Return a zone with what it says, read and compared anew; None: it is none."""
    found = _compared_zone(zone.text, applicant, at)
    if found is None:
        return None
    return replace(
        zone,
        format=found.reading.format,
        lines=found.reading.lines,
        comparisons=found.parts,
    )
