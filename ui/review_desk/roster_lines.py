"""What the roster says, part by part; of this person only. No Qt."""

from collections.abc import Iterator
from typing import Final

from ui.i18n import N_, Translator
from ui.review_desk.line import Line
from ui.review_desk.words import ROSTER_REASONS, ROSTER_STATES, ROSTER_VERDICTS
from ui.theme.tokens import State
from workstation.domain.applications import Route
from workstation.domain.roster import RosterReason
from workstation.services.review import ReviewCase


def roster_lines(case: ReviewCase, tr: Translator) -> Iterator[Line]:
    """Return one line for the verdict with the reasons that need no look, then the others.

    There are none for applicants who do not live in public housing.
    """
    _, finding = tr.gettext, case.roster
    if finding is None:
        if case.application.route is Route.PUBLIC_HOUSING:
            words = _("No roster is loaded, so nothing was checked.")
            yield Line(State.ATTENTION, _("No roster"), words)
        return
    state, word = ROSTER_VERDICTS[finding.verdict]
    agreeing = [r for r in finding.reasons if ROSTER_STATES.get(r.code) is State.OK]
    others = [r for r in finding.reasons if r not in agreeing]
    listed = tr.locale.createSeparatedList([_(ROSTER_REASONS[r.code]) for r in agreeing])
    words = listed or _("Public-housing roster")
    yield Line(state, _(word), words)
    for reason in others:
        yield Line(
            ROSTER_STATES.get(reason.code, State.REJECTED),
            _(ROSTER_REASONS[reason.code]),
            _compared(reason, tr),
        )


def _compared(reason: RosterReason, tr: Translator) -> str:
    _ = tr.gettext
    if reason.part in _DATES and reason.roster:
        return _(_DATES[reason.part]).format(day=reason.roster)
    if reason.part in _NAMED_BY_CODE:
        return _("The block is another one.") if reason.roster else ""
    if reason.declared and reason.roster:
        return _("Declared {declared}, roster {roster}").format(
            declared=reason.declared, roster=reason.roster
        )
    return _("Declared {declared}").format(declared=reason.declared) if reason.declared else ""


_DATES: Final = {
    "end_date": N_("The tenancy ended on {day}."),
    "start_date": N_("The tenancy begins on {day}."),
}
_NAMED_BY_CODE: Final = frozenset({"estate", "block"})
"""Parts whose values are codes of the list of blocks, which say nothing to people."""
