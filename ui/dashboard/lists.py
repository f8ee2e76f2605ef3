"""The columns of the supervisor's lists."""

from collections.abc import Callable
from datetime import datetime

from ui.dashboard.words import (
    ASKS,
    ROUTES,
    STAGES,
    day_words,
    time_words,
    waits_for,
)
from ui.i18n import N_, Translator
from ui.theme.tokens import State
from ui.widgets.decision_words import MOVES, reason_words
from ui.widgets.table.columns import Chip, Column, Row
from workstation.domain.applications import Application
from workstation.domain.holdings import ReferralLine, StaffLoad
from workstation.domain.queue import QueueRow


def referral_columns(tr: Translator) -> tuple[Column[ReferralLine], ...]:
    """Return the columns of the open proposals."""
    _ = tr.gettext
    return (
        Column(id="ref", title=N_("Reference"), text=lambda r: r.application_reference, width=120),
        Column(
            id="asks",
            title=N_("Asks for"),
            text=lambda r: _(ASKS.get(r.move, MOVES[r.move])),
            tip=lambda r: _(reason_words(r.reason)),
            stretch=True,
            width=64,
        ),
        Column(
            id="by", title=N_("Proposed by"), text=lambda r: r.referred_by, width=104, leave_out=2
        ),
        _moment("at", N_("When"), lambda r: r.referred_at),
    )


def duplicate_columns(tr: Translator) -> tuple[Column[QueueRow], ...]:
    """Return the columns of the second registrations."""
    _ = tr.gettext
    return (
        Column(id="ref", title=N_("Reference"), text=lambda r: r.reference, width=128),
        Column(
            id="name",
            title=N_("Name"),
            text=lambda r: r.name_chinese or r.name_english,
            person=True,
            stretch=True,
            width=56,
        ),
        Column(
            id="route", title=N_("Route"), text=lambda r: _(ROUTES[r.route]), width=120, leave_out=2
        ),
        _moment("at", N_("Submitted"), lambda r: r.submitted_at),
    )


def held_columns(tr: Translator) -> tuple[Column[Application], ...]:
    """Return the columns of the held releases."""
    _ = tr.gettext

    def why(application: Application) -> Chip:
        words = N_("Concern") if application.concern else N_("Ground changed")
        return Chip(State.ATTENTION, _(words))

    return (
        Column(id="ref", title=N_("Reference"), text=lambda a: a.reference, width=128),
        Column(id="why", title=N_("Held because"), chip=why, width=140, leave_out=2),
        Column(
            id="stage",
            title=N_("State"),
            text=lambda a: _(STAGES[a.stage][1]),
            stretch=True,
            width=56,
        ),
        _moment("since", N_("Since"), lambda a: a.stage_since),
    )


def load_columns(tr: Translator) -> tuple[Column[StaffLoad], ...]:
    """Return the columns of what each person did today."""
    return (
        Column(id="name", title=N_("Person"), text=lambda s: s.name, stretch=True, width=72),
        Column(
            id="decided",
            title=N_("Decided"),
            text=lambda s: f"{s.decided:,}",
            right=True,
            width=84,
        ),
        Column(
            id="back",
            title=N_("Taken back"),
            text=lambda s: f"{s.taken_back:,}",
            right=True,
            width=98,
            leave_out=2,
        ),
        Column(
            id="median",
            title=N_("Median time"),
            text=lambda s: _seconds(s.median_seconds, tr),
            spoken=lambda s: _spoken_seconds(s.median_seconds, tr),
            right=True,
            width=108,
            leave_out=4,
        ),
        Column(
            id="holding",
            title=N_("Holding"),
            text=lambda s: f"{s.holding:,}",
            right=True,
            width=84,
            leave_out=3,
        ),
        Column(
            id="looked_up",
            title=N_("Looked up"),
            text=lambda s: f"{s.looked_up:,}",
            right=True,
            width=94,
            leave_out=1,
        ),
    )


def _moment(id_: str, title: str, of: Callable[[Row], datetime]) -> Column[Row]:
    return Column(
        id=id_, title=title, text=lambda row: time_words(of(row))[5:], width=96, leave_out=1
    )


def _seconds(seconds: int | None, tr: Translator) -> str:
    return "–" if seconds is None else tr.gettext("{n} s").format(n=seconds)


def _spoken_seconds(seconds: int | None, tr: Translator) -> str:
    if seconds is None:
        return tr.gettext("not known")
    words = tr.ngettext(
        "half of the cases took {n} second or less",
        "half of the cases took {n} seconds or less",
        seconds,
    )
    return words.format(n=seconds)


def risk_columns(tr: Translator) -> tuple[Column[QueueRow], ...]:
    """Return the columns of the promises at risk."""
    _ = tr.gettext

    def state(row: QueueRow) -> Chip:
        of_stage, word = waits_for(row.stage, second=row.awaiting_second_person)
        return Chip(of_stage, _(word))

    return (
        Column(id="promised", title=N_("Promised for"), text=lambda r: day_words(r.promised_on)),
        Column(id="ref", title=N_("Reference"), text=lambda r: r.reference, width=128),
        Column(
            id="name",
            title=N_("Name"),
            text=lambda r: "  ".join(filter(None, (r.name_chinese, r.name_english))),
            person=True,
            stretch=True,
        ),
        Column(
            id="route", title=N_("Route"), text=lambda r: _(ROUTES[r.route]), width=130, leave_out=2
        ),
        Column(id="state", title=N_("State"), chip=state, width=170),
        _moment("since", N_("Since"), lambda r: r.stage_since),
        Column(
            id="who",
            title=N_("In use by"),
            text=lambda r: r.claimed_by or "–",
            icon=lambda r: "lock" if r.claimed_by else "",
            width=140,
            leave_out=3,
        ),
    )
