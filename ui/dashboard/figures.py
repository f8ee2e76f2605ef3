"""How the office stands, in the figures of the overview. Plain values, no Qt.

Every tile and bar says which list lies behind it; the queue takes a view and its filter.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from ui.dashboard.words import WORK, span_words
from ui.i18n import N_, Translator
from ui.widgets.charts import Bar
from workstation.domain.applications import Route, Stage
from workstation.domain.calendar import hong_kong_day, start_of_day
from workstation.domain.queue import Flag, QueueFilter, View
from workstation.services.audit import AuditFilter
from workstation.services.supervision import Overview

QUEUE: Final = "queue"
AUDIT: Final = "audit"
MESSAGES: Final = "messages"
_NAMED: Final = 3
"""Pieces of work that are named; of more it says how many."""


class Figure(StrEnum):
    """The tiles, from left to right; the values are part of their object names."""

    WAITING = "waiting"
    OLDEST = "oldest"
    DECIDED = "decided"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class Place:
    """A desk and what it is to show."""

    desk: str
    subject: object


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a tile says, in the language in use."""

    title: str
    figure: str
    summary: str
    line: tuple[int, ...] = ()
    """The last fourteen days, where there is a history."""
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldBar:
    """A bar of the chart and the list behind it."""

    bar: Bar
    place: Place


BANDS: Final[Mapping[str, tuple[str, timedelta | None]]] = {
    "under_1_day": (N_("under 1 day"), None),
    "1_to_2_days": (N_("1–2 days"), timedelta(days=1)),
    "2_to_4_days": (N_("2–4 days"), timedelta(days=2)),
    "4_to_7_days": (N_("4–7 days"), timedelta(days=4)),
    "over_7_days": (N_("over 7 days"), timedelta(days=7)),
}
"""The bands of the service's ages with their words and the age at which they begin."""

_OLD: Final = "over_7_days"
_CLASSES: Final[Mapping[int, tuple[str, tuple[Route, ...]]]] = {
    0: (N_("Proof or public housing"), (Route.PROOF, Route.PUBLIC_HOUSING)),
    1: (N_("Letter only"), (Route.LETTER,)),
}
"""The classes in which applications wait, as ``priority_of`` counts them."""

_FIRST_CLASS: Final = 0

_OLDER_THAN: Final = (14, 7, 4, 2, 1)
"""The ages, in days, that the queue's filter offers."""


def tiles(overview: Overview, tr: Translator) -> Mapping[Figure, Told]:
    """Return what the four tiles say."""
    return {
        Figure.WAITING: _waiting(overview, tr),
        Figure.OLDEST: _oldest(overview, tr),
        Figure.DECIDED: _decided(overview, tr),
        Figure.LATE: _late(overview, tr),
    }


def _waiting(overview: Overview, tr: Translator) -> Told:
    count = overview.waiting
    roster = overview.count(Stage.ROSTER_REVIEW)
    summary = tr.ngettext(
        "{n} case waits for a reviewer, {roster} of them for the roster.",
        "{n} cases wait for a reviewer, {roster} of them for the roster.",
        count,
    )
    return Told(
        title=tr.gettext("Waiting for review"),
        figure=f"{count:,}",
        summary=summary.format(n=count, roster=roster),
        place=Place(QUEUE, (View.TO_REVIEW, QueueFilter())),
    )


def _oldest(overview: Overview, tr: Translator) -> Told:
    _ = tr.gettext
    title = _("Oldest of them")
    if overview.oldest is None:
        nothing = Place(QUEUE, (View.TO_REVIEW, QueueFilter()))
        return Told(title=title, figure="–", summary=_("Nothing waits."), place=nothing)
    age = overview.at - overview.oldest
    figure = span_words(age, tr)
    over = next((timedelta(days=n) for n in _OLDER_THAN if age > timedelta(days=n)), None)
    return Told(
        title=title,
        figure=figure,
        summary=_("The oldest case has waited for {span}.").format(span=figure),
        place=Place(QUEUE, (View.TO_REVIEW, QueueFilter(older_than=over))),
    )


def _decided(overview: Overview, tr: Translator) -> Told:
    line = tuple(overview.decided[day] for day in sorted(overview.decided))
    count = overview.decided_today
    mean = round(sum(line[:-1]) / max(1, len(line) - 1))
    summary = tr.ngettext(
        "{n} decision today; {mean} a day in the days before.",
        "{n} decisions today; {mean} a day in the days before.",
        count,
    )
    since = start_of_day(hong_kong_day(overview.at))
    return Told(
        title=tr.gettext("Decided today"),
        figure=f"{count:,}",
        summary=summary.format(n=count, mean=mean),
        line=line,
        # The queue knows no day of decision; the log lists every decision of the day.
        place=Place(AUDIT, AuditFilter(action="application.decided", since=since)),
    )


def _late(overview: Overview, tr: Translator) -> Told:
    count = overview.late
    summary = tr.ngettext(
        "{n} open case was promised for today or before.",
        "{n} open cases were promised for today or before.",
        count,
    )
    filter_ = QueueFilter(flag=Flag.PROMISE_AT_RISK)
    return Told(
        title=tr.gettext("Promised for today or before"),
        figure=f"{count:,}",
        summary=summary.format(n=count),
        place=Place(QUEUE, (View.ALL, filter_)),
    )


def bars(overview: Overview, tr: Translator) -> tuple[ToldBar, ...]:
    """Return what waits by age and class, youngest first; letters only where some wait."""
    counts = {(band, class_): n for band, class_, n in overview.ages}
    return tuple(
        _bar(band, class_, counts.get((band, class_), 0), tr)
        for class_ in _CLASSES
        for band in BANDS
        if class_ == _FIRST_CLASS or counts.get((band, class_))
    )


def _bar(band: str, class_: int, count: int, tr: Translator) -> ToldBar:
    _ = tr.gettext
    age, begins = BANDS[band]
    words, routes = _CLASSES[class_]
    label = _("{class_name}, {age}").format(class_name=_(words), age=_(age))
    return ToldBar(
        bar=Bar(label, count, late=band == _OLD and count > 0),
        place=Place(QUEUE, (View.TO_REVIEW, QueueFilter(routes=routes, older_than=begins))),
    )


def bars_summary(overview: Overview, tr: Translator) -> str:
    """Return in one sentence what the bars show."""
    old = sum(count for band, _, count in overview.ages if band == _OLD)
    if not overview.waiting:
        return tr.gettext("Nothing waits.")
    if not old:
        return tr.gettext("Nothing has waited for more than seven days.")
    words = tr.ngettext(
        "{n} case has waited for more than seven days.",
        "{n} cases have waited for more than seven days.",
        old,
    )
    return words.format(n=old)


def messages_words(overview: Overview, tr: Translator) -> str:
    """Return how many messages were given up, or nothing."""
    count = overview.failed_messages
    words = tr.ngettext(
        "{n} message to an applicant was not sent, or perhaps not. Nobody else looks after it.",
        "{n} messages to applicants were not sent, or perhaps not. Nobody else looks after them.",
        count,
    )
    return words.format(n=count) if count else ""


def work_words(overview: Overview, tr: Translator) -> str:
    """Return which of the office's own work was given up, or nothing."""
    jobs = overview.failed_jobs
    words = tr.ngettext(
        "{n} piece of the office's own work was given up: {which}",
        "{n} pieces of the office's own work were given up: {which}",
        len(jobs),
    )
    named = (
        tr.gettext("{work} for {reference}").format(
            work=tr.gettext(WORK[job.kind]), reference=job.application_reference
        )
        for job in jobs[:_NAMED]
    )
    return words.format(n=len(jobs), which=", ".join(named)) if jobs else ""


def as_of_words(at: datetime | None, tr: Translator) -> str:
    """Return since when the figures are true."""
    if at is None:
        return ""
    return tr.gettext("As of {time}").format(time=f"{at:%H:%M}")
