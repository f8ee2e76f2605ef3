"""The review desk: one application with everything it is judged by, and the decision."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Final

from workstation.domain.applicants import Applicant
from workstation.domain.applications import (
    REVIEWED,
    Application,
    ApplicationId,
    Claim,
    Decision,
    DecisionId,
    Move,
    Stage,
    allowed_moves,
)
from workstation.domain.corrections import Correction, in_force
from workstation.domain.errors import (
    AwaitingSecondPerson,
    ChangedElsewhere,
    NewerProofArrived,
    NoteRequired,
    ReasonRequired,
    TooLateToTakeBack,
    WrongStage,
)
from workstation.domain.extraction import NOTHING_READ, Comparison, Part, Reading
from workstation.domain.holdings import (
    DecisionLine,
    Earlier,
    Opinion,
    Page,
    PageFrame,
    Proof,
    ProofId,
    ProofState,
    RosterGround,
    StoredCheck,
)
from workstation.domain.policy import Policy
from workstation.domain.proof_fields import Field, best_of
from workstation.domain.reasons import ACCEPTS, NEED_REASON, needs_second_person, require_coded
from workstation.domain.roster import PlaceName, RosterFinding
from workstation.domain.signals import PageSignal, SharedUse
from workstation.domain.staff import Actor, Permission, Role, StaffId
from workstation.domain.weighing import (
    EXPLAINS_NAME,
    NOTHING_TO_SEE,
    Clearance,
    Weighed,
    weigh_roster,
    weigh_upload,
)
from workstation.ports import Begin, Lists, NamePlaces, ProofComparer, UnitOfWork
from workstation.services.authority import require, require_for_list, require_stranger, role_of
from workstation.services.moves import Ground, Moves
from workstation.services.roster import RosterService
from workstation.services.roster_ground import finding_of

_OPEN_FOR: Final = timedelta(hours=12)
"""Whoever opened a case is taken to be at it for a working day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AsDecided:
    """The decision that an upload is shown as it stood at."""

    at: datetime
    by: str
    """The name of the one who decided, or empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewedProof:
    """An upload beside what was declared."""

    proof: Proof
    reading: Reading | None = field(repr=False)
    comparison: Comparison | None = field(repr=False)
    """None: it was not read, and nobody typed what they see; or there is nothing to compare."""
    corrections: Sequence[Correction] = field(default=(), repr=False)
    """What people read instead, oldest first; the comparison is made with them."""
    frames: Sequence[PageFrame] = ()
    """Its pages without their pictures; empty while the file was not opened."""
    signals: Sequence[PageSignal] = field(default=(), repr=False)
    """What is odd about it; no decision depends on it, nor on what it shares."""
    shared: Sequence[SharedUse] = ()
    """What it has in common with other people's proofs."""
    as_decided: AsDecided | None = None
    """Set where reading, comparison and corrections are those of a decision, not of today."""

    @property
    def correctable(self) -> bool:
        """Whether people can say what they read: it was read, or no reader could."""
        return self.comparison is not None or self.proof.state is ProofState.NOT_READ


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewCase:
    """Everything one decision stands on."""

    application: Application
    applicant: Applicant = field(repr=False)
    proofs: Sequence[ReviewedProof]
    """Of the newest revision first, then of earlier ones."""
    declared: Mapping[Part, str] = field(repr=False)
    """What was declared, part by part; empty where every upload has a comparison that says so."""
    roster: RosterFinding | None
    """For applicants in public housing: what the roster says."""
    roster_as_of: date | None
    """The day of the list that says so; None: none is loaded."""
    ground: RosterGround | None
    """What the address stands on, between its decision by the roster and its PIN."""
    places: Mapping[str, PlaceName]
    """The names of the estates and blocks that the roster's answers name by code."""
    duplicates: Sequence[Earlier]
    same_phone: int
    history: Sequence[DecisionLine]
    opinions: Sequence[Opinion]
    """What was proposed to a second person, oldest first."""
    checks: Sequence[StoredCheck]
    draft: str = field(repr=False)
    moves: frozenset[Move]
    policy: Policy
    opened_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseStanding:
    """How a case stands now, without anybody's data: an open desk asks again and again."""

    application: Application
    unread: int
    """How many of its uploads are still being read."""
    held_by: StaffId | None
    holder: str
    """The name of the one who holds it, or empty."""
    held_at_desk: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What a reviewer decides about the case on the screen."""

    move: Move
    reason: str = ""
    note: str = field(default="", repr=False)
    override: bool = False
    """Accepted although something contradicts; the store's own weighing can only add to it."""
    revision: int
    """The revision on the screen: a newer one stops the decision."""
    proof: ProofId | None = None
    """The upload it stands on; None: the one of this revision that confirms most."""
    roster: RosterFinding | None = None
    """What the roster said on the screen; another answer by now stops an approval by it."""
    by_eye: frozenset[Field] = frozenset()
    """What the reviewer read on it by eye: settles doubts, never contradictions."""
    evidence: str = field(default="", repr=False)
    opened_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Referred:
    """The decision waits for a second person."""

    application: Application


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewService:
    """The use cases of the review desk."""

    begin: Begin
    lists: Lists
    moves: Moves
    comparer: ProofComparer
    roster: RosterService
    places: NamePlaces

    def open(self, id_: ApplicationId, *, by: Actor, ahead: bool = False) -> ReviewCase:
        """Return a case; looking at somebody's data is audited.

        Args:
            id_: which one.
            by: who looks.
            ahead: it is fetched before it is shown; ``viewed`` records when it is.
        """
        with self.begin() as uow:
            role = require(uow, by, Permission.SEE_APPLICATION)
            case = self._case(uow, uow.applications.get(id_), role, by)
            action = "application.fetched" if ahead else "application.viewed"
            uow.audit.record(action, f"application:{id_}", by=by, at=case.opened_at)
            uow.commit()
        return case

    def viewed(self, id_: ApplicationId, *, by: Actor) -> datetime:
        """Record that a case fetched ahead is being looked at, and return since when."""
        return self._record("application.viewed", f"application:{id_}", by)

    def peek(self, id_: ApplicationId, *, by: Actor) -> str:
        """Return the whole number of the identity document; asking for it is audited."""
        self._record("application.number_shown", f"application:{id_}", by)
        with self.begin() as uow:
            return uow.applicants.get(id_).document.printed_number

    def _record(self, action: str, subject: str, by: Actor, **facts: str) -> datetime:
        with self.begin() as uow:
            require(uow, by, Permission.SEE_APPLICATION)
            at = uow.now()
            uow.audit.record(action, subject, by=by, at=at, **facts)
            uow.commit()
        return at

    def standing(self, id_: ApplicationId, *, by: Actor) -> CaseStanding:
        """Return how a case stands now; nobody's data is looked at."""
        with self.begin() as uow:
            require(uow, by, Permission.SEE_APPLICATION)
            application = uow.applications.get(id_)
            claim = uow.applications.held_by(id_, at=uow.now())
            proofs = uow.proofs.of(id_, application.revision)
            return CaseStanding(
                application=application,
                unread=sum(proof.state is ProofState.WAITING for proof in proofs),
                held_by=None if claim is None else claim.staff_id,
                holder="" if claim is None else uow.staff.get(claim.staff_id).name,
                held_at_desk="" if claim is None else claim.desk,
            )

    def _case(self, uow: UnitOfWork, application: Application, role: Role, by: Actor) -> ReviewCase:
        id_, at = application.id, uow.now()
        applicant, policy = uow.applicants.get(id_), uow.staff.policy()
        draft = "" if by.staff_id is None else uow.applicants.draft(id_, by.staff_id)
        active, ground = uow.roster.active(), uow.grounds.of(id_)
        finding = self.roster.finding(uow, application, applicant)
        grounds = () if ground is None else (ground.finding, ground.changed_finding)
        proofs = [
            replace(
                self._reviewed(uow, proof, application, applicant, policy),
                signals=uow.signals.of(proof.id),
                shared=uow.signals.shared(proof.id),
            )
            for proof in sorted(uow.proofs.of(id_), key=lambda p: (-p.revision, p.position))
        ]
        compared = proofs and all(each.comparison is not None for each in proofs)
        return ReviewCase(
            application=application,
            applicant=applicant,
            proofs=proofs,
            declared={} if compared else self._declared(application, applicant, policy),
            roster=finding,
            roster_as_of=None if active is None else active.as_of,
            ground=ground,
            places=self.places((finding, *grounds)),
            duplicates=uow.applications.same_document(id_),
            same_phone=uow.applications.same_phone(id_),
            history=uow.decisions.history(id_),
            opinions=uow.referrals.of(id_),
            checks=uow.checks.of(id_),
            draft=draft,
            moves=allowed_moves(application.stage, role, visit_required=application.visit_required),
            policy=policy,
            opened_at=at,
        )

    def _declared(
        self, application: Application, applicant: Applicant, policy: Policy
    ) -> Mapping[Part, str]:
        months = policy.proof_age_months
        alone = self.comparer.compare(NOTHING_READ, application, applicant, months=months)
        return {part.part: part.declared for part in alone.parts if part.declared}

    def _reviewed(
        self,
        uow: UnitOfWork,
        proof: Proof,
        application: Application,
        applicant: Applicant,
        policy: Policy,
    ) -> ReviewedProof:
        reading, corrections = uow.proofs.reading(proof.id), uow.corrections.of(proof.id)
        comparison = None
        if reading is None and in_force(corrections):
            reading = NOTHING_READ
        if reading is not None:
            comparison = self.comparer.compare(
                reading,
                application,
                applicant,
                months=policy.proof_age_months,
                corrections=corrections,
            )
        return ReviewedProof(
            proof=proof,
            reading=reading,
            comparison=comparison,
            corrections=corrections,
            frames=uow.proofs.frames(proof.id),
        )

    def page(self, id_: ProofId, number: int, *, by: Actor) -> Page:
        """Return one re-encoded page of an upload. Raises NotFound.

        Pages are fetched ahead like their case, so the log tells of a look by what it says about
        the case; a page of a case that was not opened has an entry of its own.
        """
        require_for_list(self.lists, by, Permission.SEE_APPLICATION)
        page = self.lists.page_of_proof(id_, number)
        since = self.lists.now() - _OPEN_FOR
        if not self.lists.case_opened(id_, by=by.staff_id, since=since):
            self._record("proof.page_viewed", f"proof:{id_}", by, page=str(number))
        return page

    def decide(
        self, id_: ApplicationId, judgement: Judgement, *, claim: Claim, by: Actor
    ) -> Decision | Referred:
        """Decide a case, or open a referral where the policy asks for a second person.

        Whether it goes against what was compared is weighed here, whatever the desk says.

        Raises:
            ReasonRequired: this move needs a coded reason, or one that explains the other name.
            NoteRequired: what explains the other name has to be written down.
            ReasonUnknown: the reason is not one of this move's.
            OwnHousehold: the applicant is of their own household.
            SamePerson: they checked the applicant at the counter.
            NewerProofArrived: the applicant sent a newer revision than the one on the screen.
            AwaitingSecondPerson: a referral is open already.
            WrongStage, NotAllowed, NotClaimed, ChangedElsewhere, AccountDisabled.
        """
        require_coded(judgement.move, judgement.reason)
        if not judgement.reason and (judgement.move in NEED_REASON or judgement.override):
            raise ReasonRequired
        with self.begin() as uow:
            require(uow, by, Permission.SEE_APPLICATION)
            application = uow.applications.get(id_)
            self._require_current(application, judgement)
            require_stranger(uow, application, judgement.move, by)
            if judgement.move is Move.ACCEPT_ROSTER:
                uow.grounds.snapshot_in_force()  # one list for the weighing and the record
            self._require_same_answer(uow, application, judgement)
            policy = uow.staff.policy()
            if judgement.move in ACCEPTS:
                judgement = self._weighed(uow, application, judgement, policy)
            outcome = self._decide(uow, application, judgement, claim, by, policy)
            if by.staff_id is not None:
                uow.applicants.keep_draft(id_, by.staff_id, "", at=uow.now())
            uow.commit()
        return outcome

    def _require_same_answer(
        self, uow: UnitOfWork, application: Application, judgement: Judgement
    ) -> None:
        """Let nobody approve by an answer of the roster that is not the one on the screen."""
        if judgement.move is not Move.ACCEPT_ROSTER or judgement.roster is None:
            return
        if judgement.roster != finding_of(self.roster, uow, application):
            raise ChangedElsewhere

    def _require_current(self, application: Application, judgement: Judgement) -> None:
        if judgement.revision != application.revision:
            raise NewerProofArrived
        if application.awaiting_second_person:
            raise AwaitingSecondPerson
        if application.stage not in REVIEWED:
            raise WrongStage(stage=application.stage, move=judgement.move)

    def _weighed(
        self, uow: UnitOfWork, application: Application, judgement: Judgement, policy: Policy
    ) -> Judgement:
        """Return the judgement of an approval with an override where something contradicts."""
        weighed = self._weigh(uow, application, judgement, policy)
        if weighed.clearance is not Clearance.CLEAR and not judgement.reason:
            raise ReasonRequired
        if weighed.other_name and judgement.reason not in EXPLAINS_NAME:
            raise ReasonRequired
        if weighed.other_name and not judgement.note.strip():
            raise NoteRequired
        against = weighed.clearance is Clearance.OVERRIDE
        return replace(judgement, override=judgement.override or against)

    def _weigh(
        self, uow: UnitOfWork, application: Application, judgement: Judgement, policy: Policy
    ) -> Weighed:
        applicant = uow.applicants.get(application.id)
        if application.stage is Stage.ROSTER_REVIEW:
            return weigh_roster(self.roster.finding(uow, application, applicant))
        uploads = [
            self._reviewed(uow, proof, application, applicant, policy)
            for proof in uow.proofs.of(application.id, application.revision)
            if judgement.proof in {None, proof.id}
        ]
        if not uploads:
            return NOTHING_TO_SEE
        best = uploads[best_of([each.comparison for each in uploads])]
        return weigh_upload(
            best.proof.state,
            best.reading,
            best.comparison,
            applicant,
            judgement.by_eye,
            best.corrections,
        )

    def _decide(
        self,
        uow: UnitOfWork,
        application: Application,
        judgement: Judgement,
        claim: Claim,
        by: Actor,
        policy: Policy,
    ) -> Decision | Referred:
        second = needs_second_person(
            judgement.move, judgement.reason, override=judgement.override, policy=policy
        )
        if second:
            return self._refer(uow, application, judgement, claim, by)
        opened = judgement.opened_at
        by_roster = judgement.move is Move.ACCEPT_ROSTER
        ground = Ground(
            reason=judgement.reason,
            note=judgement.note,
            evidence=judgement.evidence,
            snapshot=uow.grounds.snapshot_in_force() if by_roster else None,
            finding=finding_of(self.roster, uow, application) if by_roster else None,
            seconds_open=None if opened is None else int((uow.now() - opened).total_seconds()),
        )
        _, decision = self.moves.make(
            uow,
            application,
            judgement.move,
            by=by,
            policy=policy,
            claim=claim,
            ground=ground,
            undo=True,
        )
        kept_for = by.staff_id if judgement.move is Move.ASK_FOR_PROOF else None
        uow.applications.prefer(application.id, kept_for)
        uow.applications.release(claim)
        return decision

    def _refer(
        self,
        uow: UnitOfWork,
        application: Application,
        judgement: Judgement,
        claim: Claim,
        by: Actor,
    ) -> Referred:
        from_stage = allowed_moves(
            application.stage, role_of(uow, by), visit_required=application.visit_required
        )
        if judgement.move not in from_stage or by.staff_id is None:
            raise WrongStage(stage=application.stage, move=judgement.move)
        at = uow.now()
        waiting = replace(application, awaiting_second_person=True)
        saved = uow.applications.save(waiting, claim=claim)
        uow.referrals.add(
            application,
            move=judgement.move,
            reason=judgement.reason,
            note=judgement.note,
            evidence=judgement.evidence,
            by=by.staff_id,
            at=at,
        )
        uow.audit.record(
            "application.referred",
            f"application:{application.id}",
            by=by,
            at=at,
            move=judgement.move,
            reason=judgement.reason,
        )
        uow.applications.release(claim)
        return Referred(application=saved)

    def take_back(self, decision: DecisionId, *, by: Actor) -> Application:
        """Undo one's own decision while its effects are still inside the office.

        Raises:
            TooLateToTakeBack: it is somebody else's, an effect began, or the time is up.
        """
        with self.begin() as uow:
            found = uow.decisions.get(decision)
            if found.by != by.staff_id:
                raise TooLateToTakeBack
            try:
                application = self.moves.take_back(uow, found, by=by)
            except ChangedElsewhere as error:
                raise TooLateToTakeBack from error
            application = self._ask_again(uow, application, found)
            uow.commit()
        return application

    def _ask_again(
        self, uow: UnitOfWork, application: Application, decision: Decision
    ) -> Application:
        """Leave a proposal open when its confirmation was taken back."""
        by = decision.by
        if by is None or not uow.referrals.reopen(application.id, by=by, since=decision.at):
            return application
        if application.stage not in REVIEWED:
            return application
        waiting = replace(application, awaiting_second_person=True)
        return uow.applications.save(waiting, claim=None)

    def save_draft(self, id_: ApplicationId, text: str, *, by: Actor) -> datetime:
        """Keep somebody's unsaved notes and return when."""
        with self.begin() as uow:
            require(uow, by, Permission.SEE_APPLICATION)
            at = uow.now()
            if by.staff_id is not None:
                uow.applicants.keep_draft(id_, by.staff_id, text, at=at)
            uow.commit()
        return at
