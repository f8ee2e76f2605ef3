"""What somebody wants to see of the queue: a view and what narrows it. Plain values, no Qt."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum
from typing import Final, TypeVar

from workstation.domain.applications import Route, Stage
from workstation.domain.queue import STAGES_OF, Flag, Purpose, QueueFilter, View, needs_purpose
from workstation.domain.staff import Role

_E = TypeVar("_E", bound=StrEnum)
_T = TypeVar("_T")
EVERYTHING: Final = QueueFilter()
_FIRST_VIEW: Mapping[Role, View] = {
    Role.REVIEWER: View.TO_REVIEW,
    Role.COUNTER_CLERK: View.AT_COUNTER,
    Role.SUPERVISOR: View.TO_REVIEW,
}


@dataclass(frozen=True, slots=True)
class Wish:
    """A view and its filter."""

    view: View = View.ALL
    filter: QueueFilter = EVERYTHING

    @property
    def filtered(self) -> bool:
        """Whether anything narrows the view."""
        return self.filter != EVERYTHING

    @property
    def searching(self) -> bool:
        """Whether somebody's data is looked for."""
        return bool(self.filter.search.strip())

    @property
    def needs_purpose(self) -> bool:
        """Whether it has to be asked what the search is for."""
        return needs_purpose(self.view, self.filter)

    def stages(self) -> tuple[Stage, ...]:
        """Return the stages the view can be narrowed to; none where there is nothing to choose."""
        stages = STAGES_OF.get(self.view, tuple(Stage))
        return stages if len(stages) > 1 else ()

    def seen_in(self, view: View) -> "Wish":
        """Return another view with the same filter; stages the view has not got are left out."""
        stages = STAGES_OF.get(view, tuple(Stage))
        kept = tuple(stage for stage in self.filter.stages if stage in stages)
        return Wish(view, replace(self.filter, stages=kept))

    def looking_for(self, search: str) -> "Wish":
        """Return the view searched for ``search``; another search has a purpose of its own."""
        typed = search.strip()
        purpose = self.filter.purpose if typed == self.filter.search else None
        return Wish(self.view, replace(self.filter, search=typed, purpose=purpose))

    def meant_for(self, purpose: Purpose) -> "Wish":
        """Return the same search with what it is for."""
        return Wish(self.view, replace(self.filter, purpose=purpose))

    def unfiltered(self) -> "Wish":
        """Return the whole view."""
        return Wish(self.view)

    def without_search(self) -> "Wish":
        """Return what may be kept: a search is somebody's personal data."""
        return self.looking_for("")

    def toggled(self, choice: object) -> "Wish":
        """Return the wish with a district, class, stage, age or flag put in force, or taken out."""
        filter_ = self.filter
        if isinstance(choice, Route):
            filter_ = replace(filter_, routes=_toggled(filter_.routes, choice))
        elif isinstance(choice, Stage):
            filter_ = replace(filter_, stages=_toggled(filter_.stages, choice))
        elif isinstance(choice, Flag):
            filter_ = replace(filter_, flag=None if filter_.flag is choice else choice)
        elif isinstance(choice, timedelta):
            same = filter_.older_than == choice
            filter_ = replace(filter_, older_than=None if same else choice)
        elif isinstance(choice, str):
            filter_ = replace(filter_, districts=_toggled(filter_.districts, choice))
        return Wish(self.view, filter_)

    def stored(self) -> Mapping[str, object]:
        """Return the wish as JSON values, without the search."""
        filter_ = self.filter
        older = filter_.older_than
        return {
            "view": self.view.value,
            "districts": list(filter_.districts),
            "routes": [route.value for route in filter_.routes],
            "stages": [stage.value for stage in filter_.stages],
            "older_than_hours": None if older is None else round(older.total_seconds() / 3600),
            "flag": None if filter_.flag is None else filter_.flag.value,
        }


def first_wish(role: Role) -> Wish:
    """Return what somebody of ``role`` sees first."""
    return Wish(_FIRST_VIEW.get(role, View.ALL))


def wish_from(stored: object) -> Wish | None:
    """Return a stored wish; what an older program stored differently is left out."""
    if not isinstance(stored, Mapping) or stored.get("view") not in set(View):
        return None
    hours = stored.get("older_than_hours")
    flags = _known(Flag, [stored.get("flag")])
    districts = stored.get("districts")
    wish = Wish(
        View(stored["view"]),
        QueueFilter(
            districts=tuple(d for d in districts if isinstance(d, str))
            if isinstance(districts, list)
            else (),
            routes=_known(Route, stored.get("routes")),
            stages=_known(Stage, stored.get("stages")),
            older_than=timedelta(hours=hours) if isinstance(hours, int) and hours > 0 else None,
            flag=flags[0] if flags else None,
        ),
    )
    return wish.seen_in(wish.view)


def wish_of(subject: object) -> Wish | None:
    """Return what another desk sent: a view, a view with its filter, or a reference to find."""
    if isinstance(subject, View):
        return Wish(subject)
    if isinstance(subject, str):
        return Wish(View.ALL, QueueFilter(search=subject))
    if isinstance(subject, QueueFilter):
        return Wish(View.ALL, subject)
    if isinstance(subject, Wish):
        return subject
    match subject:
        case (View() as view, QueueFilter() as filter_):
            return Wish(view, filter_)
    return None


def _toggled(chosen: tuple[_T, ...], choice: _T) -> tuple[_T, ...]:
    if choice in chosen:
        return tuple(each for each in chosen if each != choice)
    return (*chosen, choice)


def _known(kind: type[_E], values: object) -> tuple[_E, ...]:
    if not isinstance(values, list):
        return ()
    return tuple(kind(value) for value in values if value in set(kind))
