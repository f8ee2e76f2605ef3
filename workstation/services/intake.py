"""Taking registration bundles: each exactly once, whole or not at all."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from datetime import date, datetime

from workstation.domain.applications import (
    Application,
    ApplicationId,
    Move,
    Route,
    allowed_moves,
)
from workstation.domain.calendar import promised_on
from workstation.domain.errors import ChangedElsewhere
from workstation.domain.holdings import JobKind, NewApplication
from workstation.domain.identity_documents import DocumentKind
from workstation.domain.policy import Policy
from workstation.domain.registrations import (
    Bundle,
    BundleProblem,
    Intake,
    IntakeResult,
    Registration,
    refused,
)
from workstation.domain.staff import SYSTEM, Actor, Permission, Role
from workstation.ports import Begin, UnitOfWork
from workstation.services.authority import require
from workstation.services.moves import Moves
from workstation.services.triage import Triage


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakeService:
    """Takes what the public website hands over."""

    begin: Begin
    moves: Moves
    triage: Triage
    must_visit: Callable[[DocumentKind], bool]
    district_of: Callable[[str], str]
    holidays: Collection[date]

    def take(self, bundle: Bundle, *, by: Actor) -> IntakeResult:
        """Take one bundle; the same one again changes nothing.

        Raises:
            BundleRefused: its registration was taken before with another person or document, or
                at a stage that takes no further proof.
            NotAllowed: the one who acts may not take bundles.
        """
        try:
            return self._take(bundle, by)
        except ChangedElsewhere:
            return self._take(bundle, by)  # somebody took the same one at the same moment

    def _take(self, bundle: Bundle, by: Actor) -> IntakeResult:
        with self.begin() as uow:
            require(uow, by, Permission.TAKE_BUNDLES)
            known = uow.applications.with_registration(bundle.registration.registration_id)
            if known is None:
                result = self._take_new(uow, bundle, by)
            elif bundle.content_digest in uow.applicants.content_digests(known.id):
                return _result(Intake.ALREADY_TAKEN, known, bundle)
            else:
                result = self._take_revision(uow, known, bundle, by)
            uow.commit()
        return result

    def _take_new(self, uow: UnitOfWork, bundle: Bundle, by: Actor) -> IntakeResult:
        at, policy = uow.now(), uow.staff.policy()
        registration = bundle.registration
        new = self._new(registration, policy, at)
        application = uow.applications.add(new, registration.applicant, at=at)
        self._keep(uow, application.id, 1, bundle, at)
        uow.audit.record("application.received", f"application:{application.id}", by=by, at=at)
        application = self.triage.begin(uow, application, policy)
        return _result(Intake.TAKEN, application, bundle)

    def _new(self, registration: Registration, policy: Policy, at: datetime) -> NewApplication:
        applicant = registration.applicant
        visit = self.must_visit(applicant.document.kind)
        days = policy.promise_days_hkid
        return NewApplication(
            registration_id=registration.registration_id,
            route=registration.route,
            language=registration.language,
            visit_required=visit,
            document_kind=applicant.document.kind,
            district=self.district_of(applicant.address),
            submitted_at=registration.submitted_at,
            promised_on=promised_on(min(registration.submitted_at, at), days, self.holidays),
        )

    def _keep(
        self, uow: UnitOfWork, id_: ApplicationId, revision: int, bundle: Bundle, at: datetime
    ) -> None:
        uow.applicants.keep_registration(id_, revision, bundle, at=at)
        named = zip(bundle.registration.proofs, bundle.files, strict=True)
        files = [(proof.name, body) for proof, body in named]
        for proof_id in uow.proofs.add(id_, revision, files):
            uow.jobs.add(JobKind.READ_PROOF, proof_id, run_at=at)

    def _take_revision(
        self, uow: UnitOfWork, known: Application, bundle: Bundle, by: Actor
    ) -> IntakeResult:
        registration = bundle.registration
        before = uow.applicants.get(known.id)
        same_person = (
            before.document.key == registration.applicant.document.key
            and before.name == registration.applicant.name
        )
        moves = allowed_moves(known.stage, Role.SYSTEM, visit_required=known.visit_required)
        open_ = Move.RESUBMIT in moves and registration.route is Route.PROOF
        if not same_person or not open_:
            raise refused(BundleProblem.OTHER_CONTENT, "registration_id")
        at, policy = uow.now(), uow.staff.policy()
        revision = known.revision + 1
        uow.applicants.replace(known.id, registration.applicant)
        self._keep(uow, known.id, revision, bundle, at)
        revised = replace(
            self.moves.overtake(uow, known, by=by),
            revision=revision,
            route=registration.route,
            district=self.district_of(registration.applicant.address),
        )
        uow.audit.record("application.revised", f"application:{known.id}", by=by, at=at)
        application, _ = self.moves.make(uow, revised, Move.RESUBMIT, by=SYSTEM, policy=policy)
        return _result(Intake.REVISED, application, bundle)


def _result(outcome: Intake, application: Application, bundle: Bundle) -> IntakeResult:
    return IntakeResult(
        outcome=outcome,
        application_id=application.id,
        reference=application.reference,
        warnings=bundle.registration.warnings,
    )
