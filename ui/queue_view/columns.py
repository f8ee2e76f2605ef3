"""What a line of the queue shows."""

from collections.abc import Callable

from ui.i18n import N_, Translator
from ui.queue_view.filter_chips import district_words
from ui.queue_view.office_time import OfficeTime, span_words, spoken_span
from ui.queue_view.words import ROUTES, STAGE_STATES, STAGES
from ui.theme.tokens import State
from ui.widgets.table.columns import Chip, Column
from workstation.domain.applications import CLOSED, PROMISE_KEPT
from workstation.domain.calendar import HONG_KONG
from workstation.domain.queue import QueueRow


def queue_columns(
    tr: Translator, time: OfficeTime, mine: Callable[[QueueRow], bool]
) -> tuple[Column[QueueRow], ...]:
    """Return the columns.

    Args:
        tr: the words.
        time: how long something waits, and whether a promise is at risk.
        mine: says whether the person at this desk holds a case.
    """
    cells = _Cells(tr, time, mine)
    return (
        Column(id="mark", title=N_("!"), chip=cells.mark, spoken=cells.spoken_mark, width=44),
        Column(id="reference", title=N_("Reference"), text=lambda row: row.reference, width=132),
        Column(id="name", title=N_("Name"), text=cells.name, person=True, stretch=True, width=140),
        Column(id="route", title=N_("Kind"), text=cells.route, width=128, leave_out=2),
        Column(id="district", title=N_("District"), text=cells.district, width=150, leave_out=3),
        Column(
            id="waiting",
            title=N_("Waiting"),
            text=cells.waiting,
            spoken=cells.spoken_waiting,
            right=True,
            width=92,
        ),
        Column(id="promised", title=N_("Promised"), text=cells.promised, width=100, leave_out=1),
        Column(
            id="state",
            title=N_("State"),
            chip=cells.state,
            spoken=cells.spoken_state,
            width=176,
        ),
        Column(id="who", title=N_("Who"), text=cells.who, width=200, leave_out=4),
    )


class _Cells:
    """The words of one line, in the language in use."""

    def __init__(self, tr: Translator, time: OfficeTime, mine: Callable[[QueueRow], bool]) -> None:
        self._tr = tr
        self._time = time
        self._mine = mine

    def mark(self, row: QueueRow) -> Chip | None:
        return Chip(State.ATTENTION, "") if self._at_risk(row) else None

    def spoken_mark(self, row: QueueRow) -> str:
        return self._tr.gettext("promise at risk") if self._at_risk(row) else ""

    def name(self, row: QueueRow) -> str:
        return "  ".join(part for part in (row.name_chinese, row.name_english) if part)

    def route(self, row: QueueRow) -> str:
        return self._tr.gettext(ROUTES[row.route])

    def district(self, row: QueueRow) -> str:
        return district_words(row.district, self._tr)

    def waiting(self, row: QueueRow) -> str:
        if row.stage in CLOSED:
            return "–"
        return span_words(self._time.now() - row.submitted_at, self._tr)

    def spoken_waiting(self, row: QueueRow) -> str:
        if row.stage in CLOSED:
            return ""
        return spoken_span(self._time.now() - row.submitted_at, self._tr)

    def promised(self, row: QueueRow) -> str:
        return row.promised_on.isoformat()

    def state(self, row: QueueRow) -> Chip:
        _ = self._tr.gettext
        if self._mine(row):
            return Chip(State.MOVING, _("With you"))
        if row.claimed_by:
            return Chip(State.IN_USE, _("In use"))
        if row.awaiting_second_person:
            return Chip(State.ATTENTION, _("Second opinion"))
        word = _(STAGES[row.stage])
        if row.revision > 1 and row.stage not in CLOSED:
            word = _("{state}, revised").format(state=word)
        return Chip(STAGE_STATES[row.stage], word)

    def spoken_state(self, row: QueueRow) -> str:
        if row.claimed_by and not self._mine(row):
            words = self._tr.gettext("In use by {name} at {desk} until {time}")
            return words.format(
                name=row.claimed_by, desk=row.claimed_at_desk, time=_until(row) or "–"
            )
        return self.state(row).word

    def who(self, row: QueueRow) -> str:
        if not row.claimed_by:
            return "–"
        told = (row.claimed_by, row.claimed_at_desk, _until(row))
        return " · ".join(part for part in told if part)

    def _at_risk(self, row: QueueRow) -> bool:
        return row.stage not in PROMISE_KEPT and row.promised_on <= self._time.today()


def _until(row: QueueRow) -> str:
    at = row.claimed_until
    return "" if at is None else f"{at.astimezone(HONG_KONG):%H:%M}"
