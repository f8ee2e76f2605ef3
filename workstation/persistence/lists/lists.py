"""The lists of the screens: read-only transactions, paged by key."""

import time
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime, timedelta
from statistics import median

from sqlalchemy import Engine, Row, and_, case, func, literal_column, or_, select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from workstation.domain.applications import (
    BEFORE_RELEASE,
    PROMISE_KEPT,
    RECORDED,
    REVIEWED,
    Application,
    ApplicationId,
    Language,
    Move,
    Stage,
)
from workstation.domain.calendar import HONG_KONG, hong_kong_day
from workstation.domain.holdings import (
    AuditRow,
    DatabaseHealth,
    FailedJob,
    JobId,
    JobKind,
    LetterBatch,
    LetterLine,
    MessageId,
    MessageLine,
    Page,
    ProofId,
    ReferralLine,
    StaffLoad,
    StageCount,
)
from workstation.domain.letter_rules import LetterState
from workstation.domain.letters import LetterId
from workstation.domain.messages import MessageKind, MessageState, masked_phone
from workstation.domain.queue import QueueCount, QueueFilter, QueueKey, QueueRow, View
from workstation.domain.referrals import ReferralId
from workstation.domain.staff import StaffId, StaffMember
from workstation.persistence.each import UNREADABLE, these
from workstation.persistence.engine import Clock, reading, translated
from workstation.persistence.lists import queue
from workstation.persistence.repositories.applications import application_of
from workstation.persistence.repositories.letters import batch_of, letter_of
from workstation.persistence.repositories.proofs import SqlProofs
from workstation.persistence.repositories.staff import SqlStaff
from workstation.persistence.rows import (
    ApplicantRow,
    ApplicationRow,
    AuditEntryRow,
    DecisionRow,
    JobRow,
    LetterBatchRow,
    LetterRow,
    MessageRow,
    ProofRow,
    ReferralRow,
    RosterGroundRow,
    RosterLookupRow,
    StaffRow,
)
from workstation.ports import PictureStore, Sealing

_A = ApplicationRow
_APPLICATION = "application"
"""How the subject of an audit entry about an application begins."""
_DIGITS_OF_AN_ID = 18
"""More do not fit into the column; an edited entry may hold anything."""
_OPENED = ("application.viewed", "application.fetched")
_DECIDED = DecisionRow.move.not_in(RECORDED)
_SETTLED = (MessageState.SENT, MessageState.CANCELLED)
AGE_BANDS: tuple[tuple[str, timedelta], ...] = (
    ("under_1_day", timedelta(days=1)),
    ("1_to_2_days", timedelta(days=2)),
    ("2_to_4_days", timedelta(days=4)),
    ("4_to_7_days", timedelta(days=7)),
    ("over_7_days", timedelta(days=36500)),
)
_SQLITE_SIZE = "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"
_POSTGRESQL_SIZE = "SELECT pg_database_size(current_database())"


class SqlLists:
    """See the port ``Lists``."""

    def __init__(
        self, engine: Engine, sealing: Sealing, pictures: PictureStore, clock: Clock
    ) -> None:
        self._engine = reading(engine)
        self._sealing = sealing
        self._pictures = pictures
        self._clock = clock

    @contextmanager
    def _reading(self) -> Iterator[Session]:
        try:
            with Session(self._engine) as session:
                yield session
        except DBAPIError as error:
            raise translated(error) from error

    def now(self) -> datetime:
        """See the port."""
        with self._engine.connect() as connection:
            return self._clock(connection)

    def member(self, id_: StaffId) -> StaffMember:
        """See the port."""
        with self._reading() as session:
            return SqlStaff(session).get(id_)

    def health(self) -> DatabaseHealth:
        """See the port."""
        started = time.monotonic()
        with self._reading() as session:
            session.execute(text("SELECT 1"))
            answered = time.monotonic() - started
            dialect = session.get_bind().dialect
            embedded = dialect.name == "sqlite"
            size = session.execute(
                text(_SQLITE_SIZE if embedded else _POSTGRESQL_SIZE)
            ).scalar_one()
            revision = session.execute(text("SELECT version_num FROM alembic_version")).scalar_one()
            return DatabaseHealth(
                engine=dialect.name,
                version=".".join(map(str, dialect.server_version_info or ())),
                revision=str(revision),
                size_bytes=int(size),
                answered_in_ms=round(answered * 1000, 1),
            )

    def queue(
        self,
        view: View,
        filter_: QueueFilter,
        *,
        me: StaffId,
        after: QueueKey | None,
        limit: int,
    ) -> Sequence[QueueRow]:
        """See the port."""
        with self._reading() as session:
            at = self._clock(session.connection())
            asked = queue.Asked(view, filter_, me, at)
            return queue.page(session, self._sealing, asked, after, limit)

    def queue_rows(self, ids: Sequence[ApplicationId]) -> Sequence[QueueRow]:
        """See the port."""
        with self._reading() as session:
            at = self._clock(session.connection())
            return queue.rows_of(session, self._sealing, ids, at)

    def count(self, view: View, filter_: QueueFilter, *, me: StaffId, cap: int) -> QueueCount:
        """See the port."""
        with self._reading() as session:
            at = self._clock(session.connection())
            return queue.count(session, self._sealing, queue.Asked(view, filter_, me, at), cap)

    def letters(
        self, state: LetterState, *, after: LetterId | None, limit: int
    ) -> Sequence[LetterLine]:
        """See the port."""
        with self._reading() as session:
            query = (
                select(LetterRow, _A, ApplicantRow)
                .join(_A, _A.id == LetterRow.application_id)
                .join(ApplicantRow, ApplicantRow.application_id == _A.id)
                .where(LetterRow.state == state, LetterRow.id > (after or 0))
                .order_by(LetterRow.id)
                .limit(limit)
            )
            if state is LetterState.DUE:
                query = query.where(LetterRow.due_at <= self._clock(session.connection()))
            return [self._letter_line(*row) for row in session.execute(query)]

    def _letter_line(
        self, letter: LetterRow, application: ApplicationRow, applicant: ApplicantRow
    ) -> LetterLine:
        opened = self._sealing.open
        chinese = opened(applicant.name_chinese, "applicants", "name_chinese", application.id)
        english = opened(applicant.name_english, "applicants", "name_english", application.id)
        return LetterLine(
            letter=letter_of(letter),
            batch_id=letter.batch_id,
            application_reference=application.reference,
            name=chinese or english,
            district=application.district,
            language=Language(application.language),
        )

    def due_letters(self, *, limit: int, but_not: Collection[LetterId]) -> Sequence[LetterId]:
        """See the port."""
        with self._reading() as session:
            ids = session.scalars(
                select(LetterRow.id)
                .where(
                    LetterRow.state == LetterState.DUE,
                    LetterRow.due_at <= self._clock(session.connection()),
                    LetterRow.batch_id.is_(None),
                    LetterRow.live_for.is_not(None),
                    LetterRow.id.not_in(but_not),
                )
                .order_by(LetterRow.due_at, LetterRow.id)
                .limit(limit)
            )
            return [LetterId(id_) for id_ in ids]

    def letter_counts(self) -> Mapping[str, int]:
        """See the port."""
        with self._reading() as session:
            rows = session.execute(select(LetterRow.state, func.count()).group_by(LetterRow.state))
            return dict(rows.all())

    def batches(self, *, limit: int) -> Sequence[LetterBatch]:
        """See the port."""
        with self._reading() as session:
            rows = session.execute(
                select(LetterBatchRow, StaffRow.name)
                .outerjoin(StaffRow, StaffRow.id == LetterBatchRow.made_by)
                .order_by(LetterBatchRow.id.desc())
                .limit(limit)
            )
            return [batch_of(row, name) for row, name in rows]

    def messages(
        self,
        *,
        state: MessageState | None,
        kind: MessageKind | None,
        before: MessageId | None,
        limit: int,
    ) -> Sequence[MessageLine]:
        """See the port."""
        with self._reading() as session:
            query = select(MessageRow, _A.reference).join(_A, _A.id == MessageRow.application_id)
            if state is not None:
                query = query.where(MessageRow.state == state)
            if kind is not None:
                query = query.where(MessageRow.kind == kind)
            if before is not None:
                query = query.where(MessageRow.id < before)
            rows = session.execute(query.order_by(MessageRow.id.desc()).limit(limit))
            return [self._message_line(row, reference) for row, reference in rows]

    def _message_line(self, row: MessageRow, reference: str) -> MessageLine:
        phone = self._sealing.open(row.phone, "messages", "phone", row.reference)
        return MessageLine(
            id=MessageId(row.id),
            application_reference=reference,
            kind=MessageKind(row.kind),
            masked_phone=masked_phone(phone),
            state=MessageState(row.state),
            due_at=row.due_at,
            sent_at=row.sent_at,
            attempts=row.attempts,
            result=row.result,
        )

    def message_counts(self) -> Mapping[str, int]:
        """See the port."""
        open_ = tuple(state for state in MessageState if state not in _SETTLED)
        with self._reading() as session:
            rows = session.execute(
                select(MessageRow.state, func.count())
                .where(MessageRow.state.in_(open_))
                .group_by(MessageRow.state)
            )
            return dict(rows.all())

    def job_counts(self) -> Mapping[str, int]:
        """See the port."""
        with self._reading() as session:
            rows = session.execute(select(JobRow.state, func.count()).group_by(JobRow.state))
            return dict(rows.all())

    def failed_jobs(self, *, limit: int) -> Sequence[FailedJob]:
        """See the port."""
        with self._reading() as session:
            rows = session.scalars(
                select(JobRow)
                .where(JobRow.state == literal_column("'failed'"))
                .order_by(JobRow.id)
                .limit(limit)
            ).all()
            return [
                FailedJob(
                    id=JobId(row.id),
                    kind=JobKind(row.kind),
                    application_reference=_reference_of(session, row),
                    error=row.last_error,
                )
                for row in rows
            ]

    def referrals(self, *, limit: int) -> Sequence[ReferralLine]:
        """See the port."""
        with self._reading() as session:
            rows = session.execute(
                select(ReferralRow, _A.reference, _A.stage, StaffRow.name)
                .join(_A, _A.id == ReferralRow.application_id)
                .join(StaffRow, StaffRow.id == ReferralRow.referred_by)
                .where(ReferralRow.open_for.is_not(None))
                .order_by(ReferralRow.referred_at, ReferralRow.id)
                .limit(limit)
            )
            return [self._referral_line(*row) for row in rows]

    def _referral_line(
        self, row: ReferralRow, reference: str, stage: str, name: str
    ) -> ReferralLine:
        place = f"{row.application_id}.{row.referred_at.isoformat()}"
        note = "" if row.note is None else self._sealing.open(row.note, "referrals", "note", place)
        return ReferralLine(
            id=ReferralId(row.id),
            application_id=ApplicationId(row.application_id),
            application_reference=reference,
            stage=Stage(stage),
            move=Move(row.move),
            reason=row.reason,
            note=note,
            referred_by=name,
            referred_at=row.referred_at,
        )

    def concerns(self, *, limit: int) -> Sequence[Application]:
        """See the port."""
        changed = select(RosterGroundRow.application_id).where(
            RosterGroundRow.changed_snapshot_id.is_not(None)
        )
        with self._reading() as session:
            rows = session.scalars(
                select(_A)
                .where(
                    or_(
                        and_(
                            _A.stage.in_((Stage.IDENTITY_VERIFIED, Stage.PIN_DUE)),
                            _A.concern.is_(True),
                        ),
                        and_(_A.id.in_(changed), _A.stage.in_(BEFORE_RELEASE)),
                    )
                )
                .order_by(_A.stage_since, _A.id)
                .limit(limit)
            )
            return [application_of(row) for row in rows]

    def stages(self, today: date) -> Sequence[StageCount]:
        """See the port."""
        with self._reading() as session:
            late = case((and_(_A.promised_on <= today, _A.stage.not_in(PROMISE_KEPT)), 1), else_=0)
            rows = session.execute(
                select(
                    _A.stage,
                    _A.priority,
                    func.count(),
                    func.min(_A.submitted_at),
                    func.sum(late),
                ).group_by(_A.stage, _A.priority)
            )
            return [
                StageCount(
                    stage=Stage(stage),
                    priority=priority,
                    count=count,
                    oldest=oldest,
                    promise_at_risk=int(risk or 0),
                )
                for stage, priority, count, oldest, risk in rows
            ]

    def ages(self, at: datetime) -> Sequence[tuple[str, int, int]]:
        """See the port."""
        with self._reading() as session:
            band = case(
                *((_A.submitted_at > at - age, name) for name, age in AGE_BANDS),
                else_=AGE_BANDS[-1][0],
            )
            rows = session.execute(
                select(band, _A.priority, func.count())
                .where(_A.stage.in_(REVIEWED))
                .group_by(band, _A.priority)
            )
            return [(name, priority, count) for name, priority, count in rows]

    def decided_by_day(self, days: Sequence[tuple[date, datetime, datetime]]) -> Mapping[date, int]:
        """See the port."""
        with self._reading() as session:
            return {
                day: session.scalar(
                    select(func.count())
                    .select_from(DecisionRow)
                    .where(
                        DecisionRow.at >= start,
                        DecisionRow.at < end,
                        DecisionRow.by.is_not(None),
                        _DECIDED,
                        DecisionRow.taken_back_at.is_(None),
                    )
                )
                or 0
                for day, start, end in days
            }

    def decided_by(self, staff_id: StaffId, since: datetime) -> int:
        """See the port."""
        with self._reading() as session:
            query = (
                select(func.count())
                .select_from(DecisionRow)
                .where(
                    DecisionRow.by == staff_id,
                    DecisionRow.at >= since,
                    _DECIDED,
                    DecisionRow.taken_back_at.is_(None),
                )
            )
            return session.scalar(query) or 0

    def loads(self, since: datetime, *, at: datetime) -> Sequence[StaffLoad]:
        """See the port."""
        with self._reading() as session:
            held = dict(
                session.execute(
                    select(_A.claimed_by, func.count())
                    .where(_A.claimed_by.is_not(None), _A.claimed_until > at)
                    .group_by(_A.claimed_by)
                ).all()
            )
            decided: dict[int, list[tuple[int | None, bool]]] = {}
            for staff_id, seconds, taken_back in session.execute(
                select(DecisionRow.by, DecisionRow.seconds_open, DecisionRow.taken_back_at).where(
                    DecisionRow.at >= since, DecisionRow.by.is_not(None), _DECIDED
                )
            ):
                assert staff_id is not None  # noqa: S101 - the query asks for people only
                decided.setdefault(staff_id, []).append((seconds, taken_back is not None))
            asked = dict(
                session.execute(
                    select(RosterLookupRow.staff_id, RosterLookupRow.count).where(
                        RosterLookupRow.day == hong_kong_day(at)
                    )
                ).all()
            )
            names = session.execute(
                select(StaffRow.id, StaffRow.name)
                .where(StaffRow.id.in_(decided.keys() | held.keys() | asked.keys()))
                .order_by(StaffRow.name)
            )
            return [
                _load(id_, name, decided.get(id_, []), held.get(id_, 0), asked.get(id_, 0))
                for id_, name in names
            ]

    def at_risk(self, by: date, *, limit: int) -> Sequence[QueueRow]:
        """See the port."""
        with self._reading() as session:
            at = self._clock(session.connection())
            ids = session.scalars(
                select(_A.id)
                .where(_A.stage.not_in(PROMISE_KEPT), _A.promised_on <= by)
                .order_by(_A.promised_on, _A.id)
                .limit(limit)
            ).all()
            return queue.rows_of(session, self._sealing, ids, at)

    def page_of_proof(self, id_: ProofId, number: int) -> Page:
        """See the port."""
        with self._reading() as session:
            return SqlProofs(session, self._sealing, self._pictures).page(id_, number)

    def case_opened(self, id_: ProofId, *, by: StaffId | None, since: datetime) -> bool:
        """See the port."""
        entry = AuditEntryRow
        with self._reading() as session:
            case_ = session.scalar(select(ProofRow.application_id).where(ProofRow.id == id_))
            found = select(entry.id).where(
                entry.subject == f"{_APPLICATION}:{case_}",
                entry.staff_id == by,
                entry.action.in_(_OPENED),
                entry.at >= since,
            )
            return session.scalar(found.limit(1)) is not None

    def audit(
        self,
        *,
        staff_id: StaffId | None,
        action: str,
        subject: str,
        since: datetime | None,
        until: datetime | None,
        before: int | None,
        limit: int,
    ) -> Sequence[AuditRow]:
        """See the port."""
        entry = AuditEntryRow
        query = select(entry.id)
        if staff_id is not None:
            query = query.where(entry.staff_id == staff_id)
        if action:
            query = query.where(entry.action.startswith(action, autoescape=True))
        if subject:
            query = query.where(entry.subject == subject)
        if since is not None:
            query = query.where(entry.at >= since)
        if until is not None:
            query = query.where(entry.at < until)
        if before is not None:
            query = query.where(entry.id < before)
        with self._reading() as session:
            ids = sorted(session.scalars(query.order_by(entry.id.desc()).limit(limit)))
            named = select(entry, StaffRow.name).outerjoin(StaffRow, StaffRow.id == entry.staff_id)
            found = [_audit_row(id_, row) for id_, row in these(session, entry.id, named, ids)]
            references = _references(session, [row.subject for row in found])
            return [
                replace(row, reference=references.get(row.subject, "")) for row in reversed(found)
            ]


def _reference_of(session: Session, job: JobRow) -> str:
    """Return what people call the application that a job is about; nothing for all of them."""
    if job.kind == JobKind.CHECK_GROUND:
        return ""
    subject = int(job.payload["subject"])
    query = select(_A.reference)
    if job.kind == JobKind.CHECK_ROSTER:
        query = query.where(_A.id == subject)
    elif job.kind == JobKind.READ_PROOF:
        query = query.join(ProofRow, ProofRow.application_id == _A.id).where(ProofRow.id == subject)
    else:
        query = query.join(DecisionRow, DecisionRow.application_id == _A.id)
        query = query.where(DecisionRow.id == subject)
    return session.scalar(query) or ""


def _audit_row(id_: int, found: Row[AuditEntryRow, str | None] | None) -> AuditRow:
    """Return an entry; where somebody wrote what is never written there, one without anything."""
    try:
        if found is None:
            raise ValueError
        entry, name = found
        words = (entry.desk, entry.action, entry.subject, *entry.facts.values())
        if not all(isinstance(word, str) for word in words):
            raise TypeError
        if entry.staff_id is not None and name is None:
            raise ValueError
        return AuditRow(
            id=id_,
            at=entry.at.astimezone(HONG_KONG),  # the last hours of the calendar have no such time
            who=name or "",
            desk=entry.desk,
            action=entry.action,
            subject=entry.subject,
            facts=entry.facts,
        )
    except UNREADABLE:
        return AuditRow(id=id_, at=None, who="", desk="", action="", subject="", facts={})


def _references(session: Session, subjects: Sequence[str]) -> Mapping[str, str]:
    """Return the references of those subjects that are applications."""
    ids = {
        int(id_)
        for kind, _, id_ in (s.partition(":") for s in subjects)
        if kind == _APPLICATION and id_.isdecimal() and len(id_) <= _DIGITS_OF_AN_ID
    }
    rows = session.execute(select(_A.id, _A.reference).where(_A.id.in_(ids))) if ids else ()
    return {f"{_APPLICATION}:{id_}": reference for id_, reference in rows}


def _load(
    id_: int,
    name: str,
    decisions: list[tuple[int | None, bool]],
    holding: int,
    looked_up: int,
) -> StaffLoad:
    times = [seconds for seconds, _ in decisions if seconds is not None]
    return StaffLoad(
        staff_id=StaffId(id_),
        name=name,
        decided=sum(not back for _, back in decisions),
        taken_back=sum(back for _, back in decisions),
        median_seconds=int(median(times)) if times else None,
        holding=holding,
        looked_up=looked_up,
    )
