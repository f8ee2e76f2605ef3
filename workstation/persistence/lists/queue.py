"""Pages and counts of the queue: a page is read off an index, never sorted out of a whole stage.

There are two plans. When a search, a flag or the view itself names few applications, their ids are
found first and put in order. Otherwise each class of each stage is a range of
``ix_applications_queue``, which is in the queue's order and holds every column that filters ask
for, and the first rows of the ranges are merged. Where every stage is wanted, and stage is all one
would look at, the ranges are those of ``ix_applications_all``.
"""

from collections.abc import Sequence
from datetime import datetime
from itertools import product
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Row,
    Select,
    Subquery,
    false,
    func,
    literal,
    select,
    true,
    tuple_,
    union_all,
)
from sqlalchemy.orm import Session

from workstation.domain.applications import ApplicationId, Route, Stage
from workstation.domain.queue import QueueCount, QueueKey, QueueRow
from workstation.persistence.lists.queue_conditions import (
    Asked,
    Conditions,
    conditions_of,
    unindexed,
)
from workstation.persistence.rows import ApplicantRow, ApplicationRow, StaffRow
from workstation.ports import Sealing

__all__ = ["Asked", "count", "page", "rows_of"]

_A = ApplicationRow
_KEY = select(_A.id, _A.priority, _A.submitted_at)
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


def page(
    session: Session, sealing: Sealing, asked: Asked, after: QueueKey | None, limit: int
) -> Sequence[QueueRow]:
    """Return the rows of a page."""
    conditions = conditions_of(session, sealing, asked)
    keys = (_named if conditions.few is not None else _merged)(conditions, after, limit)
    in_order = select(keys.c.id).order_by(keys.c.priority, keys.c.submitted_at, keys.c.id)
    ids = session.scalars(in_order.limit(limit)).all()
    return rows_of(session, sealing, ids, asked.at)


def rows_of(
    session: Session, sealing: Sealing, ids: Sequence[int], at: datetime
) -> Sequence[QueueRow]:
    """Return the rows of given applications, in their order."""
    if not ids:
        return []
    rows = session.execute(_ROWS.where(_A.id.in_(ids)))
    found = {row[0]: _row_of(row, sealing, at) for row in rows}
    return [found[id_] for id_ in ids if id_ in found]


def count(session: Session, sealing: Sealing, asked: Asked, cap: int) -> QueueCount:
    """Count what a view holds, up to ``cap``, and find its oldest."""
    conditions = conditions_of(session, sealing, asked, counting=True)
    some = _every(conditions).limit(cap + 1).subquery()
    counted, oldest = session.execute(select(func.count(), func.min(some.c.submitted_at))).one()
    if counted <= cap:
        return QueueCount(count=counted, oldest=oldest)
    firsts = _merged(conditions, None, 1)
    oldest = session.scalar(select(func.min(firsts.c.submitted_at)))
    return QueueCount(count=cap, oldest=oldest, capped=True)


def _named(conditions: Conditions, after: QueueKey | None, limit: int) -> Subquery:
    """Return the keys after ``after`` of the few that fulfil the conditions."""
    del limit
    query = _every(conditions)
    if after is not None:
        here = tuple_(_A.priority, _A.submitted_at, _A.id)
        there = (literal(after.priority), literal(after.submitted_at), literal(after.id))
        query = query.where(here > tuple_(*there))
    return query.subquery()


def _every(conditions: Conditions) -> Select[int, int, datetime]:
    """Return the keys of all that fulfil the conditions."""
    query, stage = _KEY, _A.stage
    if conditions.few is not None:
        few = conditions.few.subquery()
        query, stage = query.join(few, few.c.id == _A.id), unindexed(_A.stage)
    if len(conditions.stages) < len(Stage):
        query = query.where(stage.in_(conditions.stages))
    return query.where(*conditions.rest)


def _merged(conditions: Conditions, after: QueueKey | None, limit: int) -> Subquery:
    """Return the first keys after ``after`` of every range."""
    stages = [true()] if conditions.in_all else [_A.stage == each for each in conditions.stages]
    ranges = [
        _KEY.where(stage, *class_, *conditions.rest)
        .order_by(_A.submitted_at, _A.id)
        .limit(limit)
        .subquery()
        for stage, class_ in product(stages, _classes(conditions, after))
    ]
    if not ranges:
        return _KEY.where(false()).subquery()
    return union_all(*(select(r.c.id, r.c.priority, r.c.submitted_at) for r in ranges)).subquery()


def _classes(conditions: Conditions, after: QueueKey | None) -> list[list[ColumnElement[bool]]]:
    """Return the condition of each class; the classes before that of ``after`` are over."""
    if after is None:
        return [[_A.priority == priority] for priority in conditions.priorities]
    begun = tuple_(_A.submitted_at, _A.id) > tuple_(literal(after.submitted_at), literal(after.id))
    return [
        [_A.priority == priority, begun]
        if priority == after.priority
        else [_A.priority == priority]
        for priority in conditions.priorities
        if priority >= after.priority
    ]


def _row_of(row: Row[*tuple[Any, ...]], sealing: Sealing, at: datetime) -> QueueRow:
    alive = row.claimed_until is not None and row.claimed_until > at
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
        claimed_until=row.claimed_until if alive else None,
        key=QueueKey(row.priority, row.submitted_at, row.id),
    )
