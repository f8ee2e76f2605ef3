"""What a line says of a message: never its text, and of the phone only the last digits."""

from datetime import datetime

from ui.i18n import N_, Translator
from ui.message_view.words import KINDS, RESULTS, STATES
from ui.widgets.table.columns import Chip, Column
from workstation.domain.calendar import HONG_KONG
from workstation.domain.holdings import MessageLine
from workstation.domain.messages import MessageState


def message_columns(tr: Translator) -> tuple[Column[MessageLine], ...]:
    """Return the columns."""
    _ = tr.gettext

    def state(line: MessageLine) -> Chip:
        look, word = STATES[line.state]
        return Chip(look, _(word))

    return (
        Column(
            id="reference",
            title=N_("Reference"),
            text=lambda line: line.application_reference,
            width=132,
        ),
        Column(id="kind", title=N_("Message"), text=lambda line: _(KINDS[line.kind]), width=220),
        Column(
            id="phone",
            title=N_("Phone"),
            text=lambda line: line.masked_phone,
            width=204,
            leave_out=4,
        ),
        Column(id="state", title=N_("State"), chip=state, width=180),
        Column(
            id="due",
            title=N_("Due at"),
            text=lambda line: moment(line.due_at),
            width=136,
            leave_out=2,
        ),
        Column(
            id="sent",
            title=N_("Sent at"),
            text=lambda line: moment(line.sent_at),
            width=136,
            leave_out=3,
        ),
        Column(
            id="attempts",
            title=N_("Attempts"),
            text=lambda line: str(line.attempts),
            right=True,
            width=84,
            leave_out=1,
        ),
        Column(
            id="result",
            title=N_("Result"),
            text=lambda line: result_words(line, tr),
            stretch=True,
            width=100,
        ),
    )


def moment(at: datetime | None) -> str:
    """Return a moment in Hong Kong time, to the minute."""
    return "–" if at is None else f"{at.astimezone(HONG_KONG):%Y-%m-%d %H:%M}"


def result_words(line: MessageLine, tr: Translator) -> str:
    """Return how the last attempt ended; a code nobody knows is shown as it is."""
    if not line.result:
        return tr.gettext("Accepted") if line.state is MessageState.SENT else "–"
    known = RESULTS.get(line.result)
    return tr.gettext(known) if known else line.result
