"""Applications, their leases and the one-per-document rule."""

import secrets
from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, func, not_, or_, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from workstation.domain.applicants import Applicant
from workstation.domain.applications import (
    CLOSED,
    REFERENCE_DIGITS,
    REVIEWED,
    Application,
    ApplicationId,
    Claim,
    Language,
    Route,
    Stage,
    priority_of,
    reference_from,
)
from workstation.domain.errors import ChangedElsewhere, InUse, NotClaimed, NotFound
from workstation.domain.holdings import Earlier, NewApplication
from workstation.domain.staff import Actor, StaffId
from workstation.persistence.repositories.applicants import (
    SqlApplicants,
    document_index,
    document_indexes,
)
from workstation.persistence.repositories.statements import changed
from workstation.persistence.rows import (
    ApplicantRow,
    ApplicationRow,
    StaffRow,
    StaffSessionRow,
)
from workstation.ports import Sealing

PRESENT_FOR = timedelta(minutes=15)
"""A colleague whose desk was seen in the last 15 minutes counts as present."""


def application_of(row: ApplicationRow) -> Application:
    """Return the value of a row."""
    return Application(
        id=ApplicationId(row.id),
        reference=row.reference,
        registration_id=row.registration_id,
        stage=Stage(row.stage),
        version=row.version,
        route=Route(row.route),
        language=Language(row.language),
        visit_required=row.visit_required,
        document_kind=row.document_kind,
        district=row.district,
        revision=row.revision,
        submitted_at=row.submitted_at,
        received_at=row.received_at,
        stage_since=row.stage_since,
        promised_on=row.promised_on,
        awaiting_second_person=row.awaiting_second_person,
        concern=row.concern,
        ground_changed=row.ground_changed,
    )


def note_pictures(session: Session, id_: ApplicationId) -> None:
    """Note what the purge looks for: it must not pass by every closed application."""
    _note_pictures(session, (id_,), there=True)


def _note_pictures(session: Session, ids: Collection[int], *, there: bool) -> None:
    changed(
        session,
        update(ApplicationRow).where(ApplicationRow.id.in_(ids)).values(has_pictures=there),
    )


class SqlApplications:
    """See the port."""

    def __init__(self, session: Session, sealing: Sealing, applicants: SqlApplicants) -> None:
        self._session = session
        self._sealing = sealing
        self._applicants = applicants

    def add(self, new: NewApplication, applicant: Applicant, *, at: datetime) -> Application:
        """See the port. Whether it is the document's application is decided by the index."""
        row = ApplicationRow(
            reference=self._free_reference(),
            registration_id=new.registration_id,
            stage=Stage.RECEIVED,
            version=1,
            route=new.route,
            priority=priority_of(new.route),
            language=new.language,
            visit_required=new.visit_required,
            document_kind=new.document_kind,
            district=new.district,
            revision=1,
            submitted_at=new.submitted_at,
            received_at=at,
            stage_since=at,
            promised_on=new.promised_on,
        )
        self._session.add(row)
        self._session.flush()
        self._applicants.put(ApplicationId(row.id), applicant)
        self.take_document(ApplicationId(row.id))
        return application_of(row)

    def _free_reference(self) -> str:
        """Draw a reference nobody has; it cannot be guessed from another one."""
        while True:
            reference = reference_from(secrets.randbelow(10**REFERENCE_DIGITS))
            taken = self._session.scalar(
                select(ApplicationRow.id).where(ApplicationRow.reference == reference)
            )
            if taken is None:
                return reference

    def get(self, id_: ApplicationId) -> Application:
        """See the port."""
        return application_of(self._row(ApplicationRow.id == id_))

    def with_reference(self, reference: str) -> Application:
        """See the port."""
        return application_of(self._row(ApplicationRow.reference == reference))

    def with_registration(self, registration_id: str) -> Application | None:
        """See the port."""
        row = self._session.scalar(
            select(ApplicationRow).where(ApplicationRow.registration_id == registration_id)
        )
        return None if row is None else application_of(row)

    def save(self, application: Application, *, claim: Claim | None) -> Application:
        """See the port. Version and token in the WHERE stop lost updates and late desks."""
        held = (
            ()
            if claim is None
            else (
                ApplicationRow.claim_token == claim.token,
                ApplicationRow.claimed_by == claim.staff_id,
            )
        )
        saved = self._save(application, *held)
        if saved is None:
            raise self._lost(application, claim)
        return saved

    def save_unless_held(self, application: Application, *, by: Actor, at: datetime) -> Application:
        """See the port. The lease in the WHERE stops whoever comes between."""
        theirs = and_(ApplicationRow.claimed_until > at, ApplicationRow.claimed_by != by.staff_id)
        free = or_(ApplicationRow.claimed_by.is_(None), not_(theirs))
        saved = self._save(application, free)
        if saved is None:
            row = self._row(ApplicationRow.id == application.id)
            unchanged = row.version == application.version
            raise self._in_use(application.id) if unchanged else ChangedElsewhere
        return saved

    def _save(
        self, application: Application, *conditions: ColumnElement[bool]
    ) -> Application | None:
        seen = application.version
        saved = self._session.scalar(
            update(ApplicationRow)
            .where(
                ApplicationRow.id == application.id,
                ApplicationRow.version == seen,
                *conditions,
            )
            .values(
                stage=application.stage,
                version=seen + 1,
                stage_since=application.stage_since,
                revision=application.revision,
                route=application.route,
                priority=application.priority,
                visit_required=application.visit_required,
                district=application.district,
                promised_on=application.promised_on,
                awaiting_second_person=application.awaiting_second_person,
                concern=application.concern,
                ground_changed=application.ground_changed,
            )
            .returning(ApplicationRow)
            .execution_options(populate_existing=True)
        )
        return None if saved is None else application_of(saved)

    def _lost(self, application: Application, claim: Claim | None) -> Exception:
        row = self._row(ApplicationRow.id == application.id)
        self._session.refresh(row)
        if claim is not None and (
            row.claim_token != claim.token or row.claimed_by != claim.staff_id
        ):
            return NotClaimed()
        return ChangedElsewhere()

    def holds_document(self, id_: ApplicationId) -> bool:
        """See the port."""
        return (
            self._session.scalar(
                select(ApplicationRow.live_document).where(ApplicationRow.id == id_)
            )
            is not None
        )

    def release_document(self, id_: ApplicationId) -> None:
        """See the port."""
        self._session.execute(
            update(ApplicationRow).where(ApplicationRow.id == id_).values(live_document=None)
        )

    def take_document(self, id_: ApplicationId) -> bool:
        """See the port. The unique index decides when two bundles come at once."""
        holder = self.document_holder(id_)
        if holder is None:
            index = document_index(self._sealing, self._applicants.get(id_).document)
            try:
                with self._session.begin_nested():
                    self._session.execute(
                        update(ApplicationRow)
                        .where(ApplicationRow.id == id_)
                        .values(live_document=index, duplicate_of=None)
                    )
            except IntegrityError:
                holder = self.document_holder(id_)
            else:
                return True
        self._session.execute(
            update(ApplicationRow).where(ApplicationRow.id == id_).values(duplicate_of=holder)
        )
        return False

    def document_holder(self, id_: ApplicationId) -> ApplicationId | None:
        """See the port."""
        holder = self._session.scalar(
            select(ApplicationRow.id)
            .where(
                ApplicationRow.live_document.in_(self._document_indexes(id_)),
                ApplicationRow.id != id_,
            )
            .order_by(ApplicationRow.id)
            .limit(1)
        )
        return None if holder is None else ApplicationId(holder)

    def same_document(self, id_: ApplicationId) -> Sequence[Earlier]:
        """See the port."""
        rows = self._session.scalars(
            select(ApplicationRow)
            .join(ApplicantRow, ApplicantRow.application_id == ApplicationRow.id)
            .where(
                ApplicantRow.document_index.in_(self._document_indexes(id_)),
                ApplicationRow.id != id_,
            )
            .order_by(ApplicationRow.submitted_at.desc())
            .limit(10)
        )
        return [
            Earlier(
                application=application_of(row),
                applicant=self._applicants.get(ApplicationId(row.id)),
            )
            for row in rows
        ]

    def same_phone(self, id_: ApplicationId) -> int:
        """See the port."""
        own = select(ApplicantRow.phone_index).where(ApplicantRow.application_id == id_)
        return (
            self._session.scalar(
                select(func.count())
                .select_from(ApplicantRow)
                .join(ApplicationRow, ApplicationRow.id == ApplicantRow.application_id)
                .where(
                    ApplicantRow.phone_index == own.scalar_subquery(),
                    ApplicantRow.application_id != id_,
                    ApplicationRow.stage.not_in(CLOSED),
                )
            )
            or 0
        )

    def claim(self, id_: ApplicationId, *, by: Actor, at: datetime, until: datetime) -> Claim:
        """See the port."""
        free = or_(
            ApplicationRow.claimed_by.is_(None),
            ApplicationRow.claimed_until <= at,
            and_(
                ApplicationRow.claimed_by == by.staff_id,
                ApplicationRow.claimed_at_desk == by.desk,
            ),
        )
        claim = self._take(ApplicationRow.id == id_, free, by=by, until=until)
        if claim is None:
            raise self._in_use(id_)
        return claim

    def _in_use(self, id_: ApplicationId) -> InUse:
        row = self._row(ApplicationRow.id == id_)
        name = self._session.scalar(select(StaffRow.name).where(StaffRow.id == row.claimed_by))
        until = "" if row.claimed_until is None else row.claimed_until.isoformat()
        return InUse(who=name or "", desk=row.claimed_at_desk, until=until)

    def claim_next(
        self,
        *,
        by: Actor,
        at: datetime,
        until: datetime,
        skip: Collection[ApplicationId] = (),
    ) -> Claim | None:
        """See the port.

        Lapsed leases are freed first, by their own index: testing both in one query loses the
        queue's index.
        """
        self._free_lapsed(at)
        while (id_ := self._next_in_line(by, at, skip)) is not None:
            claim = self._take(
                ApplicationRow.id == id_, ApplicationRow.claimed_by.is_(None), by=by, until=until
            )
            if claim is not None:
                return claim
        return None

    def _next_in_line(
        self, by: Actor, at: datetime, skip: Collection[ApplicationId]
    ) -> ApplicationId | None:
        found = [
            row for stage in REVIEWED if (row := self._first_at(stage, by, at, skip)) is not None
        ]
        return min(found, key=lambda row: row[:3])[2] if found else None

    def _first_at(
        self, stage: Stage, by: Actor, at: datetime, skip: Collection[ApplicationId]
    ) -> tuple[int, datetime, ApplicationId] | None:
        row = self._session.execute(
            select(ApplicationRow.priority, ApplicationRow.submitted_at, ApplicationRow.id)
            .where(
                ApplicationRow.stage == stage,
                ApplicationRow.claimed_by.is_(None),
                ApplicationRow.awaiting_second_person.is_(False),
                ApplicationRow.id.not_in(skip),
                self._not_kept_for_another(by, at),
            )
            .order_by(ApplicationRow.priority, ApplicationRow.submitted_at, ApplicationRow.id)
            .limit(1)
            .with_for_update(skip_locked=True)
        ).first()
        return None if row is None else (row[0], row[1], ApplicationId(row[2]))

    def _not_kept_for_another(self, by: Actor, at: datetime) -> ColumnElement[bool]:
        present = (
            select(StaffSessionRow.id)
            .where(
                StaffSessionRow.staff_id == ApplicationRow.preferred_reviewer,
                StaffSessionRow.ended_at.is_(None),
                StaffSessionRow.last_seen_at > at - PRESENT_FOR,
            )
            .exists()
        )
        return or_(
            ApplicationRow.preferred_reviewer.is_(None),
            ApplicationRow.preferred_reviewer == by.staff_id,
            ~present,
        )

    def _take(self, *conditions: ColumnElement[bool], by: Actor, until: datetime) -> Claim | None:
        row = self._session.execute(
            update(ApplicationRow)
            .where(*conditions)
            .values(
                claimed_by=by.staff_id,
                claimed_at_desk=by.desk,
                claimed_until=until,
                claim_token=ApplicationRow.claim_token + 1,
            )
            .returning(ApplicationRow.id, ApplicationRow.claim_token)
            .execution_options(synchronize_session=False)
        ).first()
        if row is None or by.staff_id is None:
            return None
        return Claim(
            application_id=ApplicationId(row[0]),
            staff_id=by.staff_id,
            desk=by.desk,
            token=row[1],
            until=until,
        )

    def renew(self, claim: Claim, *, at: datetime, until: datetime) -> Claim:
        """See the port. A lapsed lease nobody took is simply prolonged."""
        del at
        renewed = changed(
            self._session,
            update(ApplicationRow)
            .where(
                ApplicationRow.id == claim.application_id,
                ApplicationRow.claim_token == claim.token,
                ApplicationRow.claimed_by == claim.staff_id,
            )
            .values(claimed_until=until),
        )
        if not renewed:
            raise NotClaimed
        return Claim(
            application_id=claim.application_id,
            staff_id=claim.staff_id,
            desk=claim.desk,
            token=claim.token,
            until=until,
        )

    def release(self, claim: Claim) -> None:
        """See the port."""
        self._session.execute(
            update(ApplicationRow)
            .where(
                ApplicationRow.id == claim.application_id,
                ApplicationRow.claim_token == claim.token,
            )
            .values(claimed_by=None, claimed_at_desk="", claimed_until=None)
            .execution_options(synchronize_session=False)
        )

    def release_all(self, staff_id: StaffId) -> int:
        """See the port. The token moves on, so that a late save of theirs is refused."""
        return changed(
            self._session,
            update(ApplicationRow)
            .where(ApplicationRow.claimed_by == staff_id)
            .values(
                claimed_by=None,
                claimed_at_desk="",
                claimed_until=None,
                claim_token=ApplicationRow.claim_token + 1,
            ),
        )

    def _free_lapsed(self, at: datetime) -> None:
        """Free lapsed leases; rows somebody is at work on are passed over, never waited for."""
        lapsed = (
            select(ApplicationRow.id)
            .where(ApplicationRow.claimed_by.is_not(None), ApplicationRow.claimed_until <= at)
            .with_for_update(skip_locked=True)
        )
        changed(
            self._session,
            update(ApplicationRow)
            .where(ApplicationRow.id.in_(lapsed))
            .values(claimed_by=None, claimed_at_desk="", claimed_until=None),
        )

    def held_by(self, id_: ApplicationId, *, at: datetime) -> Claim | None:
        """See the port."""
        row = self._row(ApplicationRow.id == id_)
        if row.claimed_by is None or row.claimed_until is None or row.claimed_until <= at:
            return None
        return Claim(
            application_id=id_,
            staff_id=StaffId(row.claimed_by),
            desk=row.claimed_at_desk,
            token=row.claim_token,
            until=row.claimed_until,
        )

    def prefer(self, id_: ApplicationId, reviewer: StaffId | None) -> None:
        """See the port."""
        changed(
            self._session,
            update(ApplicationRow)
            .where(ApplicationRow.id == id_)
            .values(preferred_reviewer=reviewer),
        )

    def waiting_since(
        self, before: datetime, *, stages: Sequence[str], limit: int
    ) -> Sequence[ApplicationId]:
        """See the port."""
        ids = self._session.scalars(
            select(ApplicationRow.id)
            .where(ApplicationRow.stage.in_(stages), ApplicationRow.stage_since < before)
            .order_by(ApplicationRow.stage_since)
            .limit(limit)
        )
        return [ApplicationId(id_) for id_ in ids]

    def begin_purge(self, closed_before: datetime, *, limit: int) -> Sequence[ApplicationId]:
        """See the port. Rows that another worker holds are its own to purge."""
        ids = self._session.scalars(
            select(ApplicationRow.id)
            .where(
                ApplicationRow.has_pictures,
                ApplicationRow.stage.in_(CLOSED),
                ApplicationRow.stage_since < closed_before,
            )
            .limit(limit)
            .with_for_update(skip_locked=True)
        ).all()
        _note_pictures(self._session, ids, there=False)
        return [ApplicationId(id_) for id_ in ids]

    def _document_indexes(self, id_: ApplicationId) -> list[bytes]:
        return document_indexes(self._sealing, self._applicants.get(id_).document)

    def _row(self, condition: ColumnElement[bool]) -> ApplicationRow:
        row = self._session.scalar(
            select(ApplicationRow).where(condition).execution_options(populate_existing=True)
        )
        if row is None:
            raise NotFound
        return row
