"""Pages and counts of the queue: one index range per branch, never a sort of a whole stage."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import product
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    Subquery,
    and_,
    false,
    func,
    literal,
    select,
    true,
    tuple_,
    union_all,
)
from sqlalchemy.orm import Session

from workstation.domain.applications import ApplicationId, Route, Stage, parse_reference
from workstation.domain.identity_documents import normal_form
from workstation.domain.names import query_words
from workstation.domain.phones import clean_phone
from workstation.domain.queue import (
    STAGES_OF,
    Flag,
    QueueCount,
    QueueFilter,
    QueueKey,
    QueueRow,
    View,
)
from workstation.domain.staff import StaffId
from workstation.persistence.repositories.applicants import name_word
from workstation.persistence.rows import ApplicantRow, ApplicationRow, NameWordRow, StaffRow
from workstation.ports import Sealing

_A = ApplicationRow
_PRIORITIES = (0, 1)
_LONGEST_SEARCH = 100
_ORDER = (_A.priority, _A.submitted_at, _A.id)
_ROWS = (
    select(
        _A.id,
        _A.reference,
        ApplicantRow.name_english,
        ApplicantRow.name_chinese,
        _A.route,
        _A.stage,
        _A.document_kind,
        _A.district,
        _A.submitted_at,
        _A.stage_since,
        _A.promised_on,
        _A.revision,
        _A.awaiting_second_person,
        _A.claimed_until,
        _A.claimed_at_desk,
        StaffRow.name,
        _A.priority,
    )
    .join(ApplicantRow, ApplicantRow.application_id == _A.id)
    .outerjoin(StaffRow, StaffRow.id == _A.claimed_by)
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody asked the queue for."""

    view: View
    filter: QueueFilter
    me: StaffId
    at: datetime


def page(
    session: Session, sealing: Sealing, asked: Asked, after: QueueKey | None, limit: int
) -> Sequence[QueueRow]:
    """Return the rows of a page."""
    found = _keys(sealing, asked, after, limit)
    rows = session.execute(_ROWS.join(found, found.c.id == _A.id).order_by(*_ORDER))
    return [_row_of(row, sealing, asked.at) for row in rows]


def rows_of(
    session: Session, sealing: Sealing, ids: Sequence[int], at: datetime
) -> Sequence[QueueRow]:
    """Return the rows of given applications, in their order."""
    rows = session.execute(_ROWS.where(_A.id.in_(ids)))
    found = {row[0]: _row_of(row, sealing, at) for row in rows}
    return [found[id_] for id_ in ids if id_ in found]


def _row_of(row: Any, sealing: Sealing, at: datetime) -> QueueRow:
    alive = _alive(row.claimed_until, at)
    return QueueRow(
        id=ApplicationId(row.id),
        reference=row.reference,
        name_english=sealing.open(row.name_english, "applicants", "name_english", row.id),
        name_chinese=sealing.open(row.name_chinese, "applicants", "name_chinese", row.id),
        route=Route(row.route),
        stage=Stage(row.stage),
        document_kind=row.document_kind,
        district=row.district,
        submitted_at=row.submitted_at,
        stage_since=row.stage_since,
        promised_on=row.promised_on,
        revision=row.revision,
        awaiting_second_person=row.awaiting_second_person,
        claimed_by=(row.name or "") if alive else "",
        claimed_at_desk=row.claimed_at_desk if alive else "",
        key=QueueKey(row.priority, row.submitted_at, row.id),
    )


def _alive(until: datetime | None, at: datetime) -> bool:
    return until is not None and until > at


def count(session: Session, sealing: Sealing, asked: Asked, cap: int) -> QueueCount:
    """Count what a view holds, up to ``cap``, and find its oldest."""
    counted = 0
    oldest: datetime | None = None
    for condition in _branches(sealing, asked):
        some = select(literal(1)).select_from(_A).where(condition).limit(cap - counted)
        counted += session.scalar(select(func.count()).select_from(some.subquery())) or 0
        first = session.scalar(
            select(_A.submitted_at)
            .where(condition)
            .order_by(*_ORDER)
            .limit(1)
        )
        if first is not None and (oldest is None or first < oldest):
            oldest = first
        if counted >= cap:
            return QueueCount(count=cap, oldest=oldest, capped=True)
    return QueueCount(count=counted, oldest=oldest)


def _keys(sealing: Sealing, asked: Asked, after: QueueKey | None, limit: int) -> Subquery:
    branches = [
        _branch(condition, after, limit).subquery() for condition in _branches(sealing, asked)
    ]
    if len(branches) == 1:
        return branches[0]
    merged = union_all(*(select(b.c.id, b.c.priority, b.c.submitted_at) for b in branches))
    every = merged.subquery()
    return (
        select(every.c.id)
        .order_by(every.c.priority, every.c.submitted_at, every.c.id)
        .limit(limit)
        .subquery()
    )


def _branch(
    condition: ColumnElement[bool], after: QueueKey | None, limit: int
) -> Select[int, int, datetime]:
    query = select(_A.id, _A.priority, _A.submitted_at).where(condition)
    if after is not None:
        query = query.where(
            tuple_(_A.priority, _A.submitted_at, _A.id)
            > tuple_(literal(after.priority), literal(after.submitted_at), literal(after.id))
        )
    return query.order_by(*_ORDER).limit(limit)


def _branches(sealing: Sealing, asked: Asked) -> list[ColumnElement[bool]]:
    """Return conditions that do not overlap, each of which one index answers in order."""
    stages = _stages(asked)
    if asked.filter.stages and not stages:
        return [false()]
    common = and_(true(), *_common(sealing, asked))
    per_stage = [_A.stage == stage for stage in stages] or [true()]
    per_district = [_A.district == d for d in asked.filter.districts] or [true()]
    per_priority = (
        [_A.priority == p for p in _PRIORITIES] if asked.filter.older_than else [true()]
    )
    return [
        and_(*parts, common) for parts in product(per_stage, per_priority, per_district)
    ]


def _stages(asked: Asked) -> tuple[Stage, ...]:
    stages = STAGES_OF.get(asked.view, ())
    if not asked.filter.stages:
        return stages
    if not stages:
        return asked.filter.stages
    return tuple(stage for stage in stages if stage in asked.filter.stages)


def _common(sealing: Sealing, asked: Asked) -> list[ColumnElement[bool]]:
    filter_ = asked.filter
    conditions: list[ColumnElement[bool]] = []
    if asked.view is View.MY_WORK:
        conditions.append(_mine(asked))
    elif asked.view is View.SECOND_OPINION:
        conditions.append(_A.awaiting_second_person.is_(True))
    if filter_.routes:
        conditions.append(_A.route.in_(filter_.routes))
    if filter_.older_than is not None:
        conditions.append(_A.submitted_at < asked.at - filter_.older_than)
    if filter_.flag is Flag.IN_USE:
        conditions += [_A.claimed_by.is_not(None), _A.claimed_until > asked.at]
    elif filter_.flag is Flag.REVISED:
        conditions.append(_A.revision > 1)
    elif filter_.flag is Flag.PROMISE_AT_RISK:
        conditions.append(_A.promised_on <= asked.at.date())
    if filter_.search.strip():
        conditions.append(_found(sealing, filter_.search[:_LONGEST_SEARCH]))
    return conditions


def _mine(asked: Asked) -> ColumnElement[bool]:
    held = and_(_A.claimed_by == asked.me, _A.claimed_until > asked.at)
    kept = and_(
        _A.preferred_reviewer == asked.me,
        _A.stage.in_((Stage.PROOF_REVIEW, Stage.ROSTER_REVIEW, Stage.AWAITING_APPLICANT)),
    )
    ids = union_all(select(_A.id).where(held), select(_A.id).where(kept)).subquery()
    return _A.id.in_(select(ids.c.id))


def _found(sealing: Sealing, search: str) -> ColumnElement[bool]:
    """Return what a typed search means: a reference, a number, or the words of a name."""
    reference = parse_reference(search)
    if reference is not None:
        return _A.reference == reference
    number = normal_form(search)
    if any(ch.isdigit() for ch in number):
        return _A.id.in_(
            select(ApplicantRow.application_id).where(
                ApplicantRow.number_index == sealing.blind_index("number", number)
            ).union_all(
                select(ApplicantRow.application_id).where(
                    ApplicantRow.phone_index.in_(_phone_indexes(sealing, search))
                )
            )
        )
    words = [name_word(sealing, word) for word in query_words(search)]
    if not words:
        return false()
    return and_(
        *(
            _A.id.in_(select(NameWordRow.application_id).where(NameWordRow.word == word))
            for word in words
        )
    )


def _phone_indexes(sealing: Sealing, search: str) -> list[bytes]:
    typed = clean_phone(search)
    forms = {typed, f"+{typed.removeprefix('+')}", f"+852{typed.removeprefix('+')}"}
    return [sealing.blind_index("phone", form) for form in sorted(forms)]
