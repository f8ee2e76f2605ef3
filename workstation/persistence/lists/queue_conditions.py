"""What a row of the queue must fulfil, and which conditions name few rows by themselves."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import Session

from workstation.domain.applications import PROMISE_KEPT, REVIEWED, Route, Stage, priority_of
from workstation.domain.calendar import hong_kong_day
from workstation.domain.queue import STAGES_OF, Flag, QueueFilter, View
from workstation.domain.staff import StaffId
from workstation.persistence.lists.queue_search import found_by
from workstation.persistence.rows import ApplicationRow
from workstation.ports import Sealing

_A = ApplicationRow
_KEPT_AT = (*REVIEWED, Stage.AWAITING_APPLICANT)
"""Where an application still belongs to the reviewer who asked for more."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody asked the queue for."""

    view: View
    filter: QueueFilter
    me: StaffId
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Conditions:
    """A view and its filter, as the two plans of a page need them."""

    stages: tuple[Stage, ...]
    """None at all when the filter's stages are not the view's."""
    priorities: tuple[int, ...]
    """The classes that the filter's routes wait in."""
    rest: tuple[ColumnElement[bool], ...]
    few: Select[int] | None
    """Ids of the few applications there can be, without repetition."""
    in_all: bool
    """Every stage, and nothing that ``ix_applications_all`` does not hold: no range per stage."""


def conditions_of(
    session: Session, sealing: Sealing, asked: Asked, *, counting: bool = False
) -> Conditions:
    """Return the conditions of what was asked.

    Args:
        session: looks up how many rows a searched name has.
        sealing: makes the blind indexes a search looks for.
        asked: view and filter.
        counting: all rows are wanted and not only the first ones.
    """
    filter_ = asked.filter
    few, rest = _few(asked)
    if filter_.search.strip():
        ids, found = found_by(session, sealing, filter_.search, counting=counting)
        few, rest = (ids, rest) if ids is not None else (few, [*rest, *found])
    priorities = tuple(sorted({priority_of(route) for route in filter_.routes or Route}))
    stages = _stages(asked)
    simple = not (filter_.districts or filter_.routes or filter_.flag)
    return Conditions(
        stages=stages,
        priorities=priorities,
        rest=(*rest, *_narrowing(asked)),
        few=few,
        in_all=simple and len(stages) == len(Stage),
    )


def unindexed(column: Any) -> Any:
    """Return ``column`` so that no index is chosen for it: the plan is decided here."""
    return func.coalesce(column, column)


def _stages(asked: Asked) -> tuple[Stage, ...]:
    stages = STAGES_OF.get(asked.view, tuple(Stage))
    wanted = asked.filter.stages
    if asked.filter.flag is Flag.PROMISE_AT_RISK:
        stages = tuple(stage for stage in stages if stage not in PROMISE_KEPT)
    return tuple(stage for stage in stages if stage in wanted) if wanted else stages


def _narrowing(asked: Asked) -> list[ColumnElement[bool]]:
    filter_ = asked.filter
    conditions: list[ColumnElement[bool]] = []
    if len(filter_.districts) == 1:
        conditions.append(_A.district == filter_.districts[0])
    elif filter_.districts:
        conditions.append(unindexed(_A.district).in_(filter_.districts))
    if filter_.routes:
        conditions.append(_A.route.in_(filter_.routes))
    if filter_.older_than is not None:
        conditions.append(_A.submitted_at < asked.at - filter_.older_than)
    if filter_.flag is Flag.REVISED:
        conditions.append(_A.revision > 1)
    elif filter_.flag is Flag.PROMISE_AT_RISK:
        conditions.append(unindexed(_A.promised_on) <= hong_kong_day(asked.at))
    return conditions


def _few(asked: Asked) -> tuple[Select[int] | None, list[ColumnElement[bool]]]:
    """Return ids that view and flag name by themselves, and the conditions they do not cover."""
    held = and_(_A.claimed_by.is_not(None), _A.claimed_until > asked.at)
    sources: list[tuple[Select[Any], ColumnElement[bool]]] = []
    if asked.filter.flag is Flag.IN_USE:
        sources.append((select(_A.id).where(held), held))
    if asked.view is View.MY_WORK:
        sources.append(_mine(asked))
    elif asked.view is View.SECOND_OPINION:
        waiting = and_(_A.awaiting_second_person)
        sources.append((select(_A.id).where(waiting), waiting))
    conditions = [condition for _, condition in sources]
    return (sources[0][0] if sources else None), conditions


def _mine(asked: Asked) -> tuple[Select[int], ColumnElement[bool]]:
    held = and_(_A.claimed_by == asked.me, _A.claimed_until > asked.at)
    kept = and_(_A.preferred_reviewer == asked.me, unindexed(_A.stage).in_(_KEPT_AT))
    both = select(_A.id).where(held).union(select(_A.id).where(kept)).subquery()
    return select(both.c.id), or_(held, kept)
