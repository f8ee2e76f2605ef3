"""The columns of the letter room's list."""

from ui.i18n import N_, OWN_NAMES, Language, Translator
from ui.letter_room.words import DISTRICTS, KINDS, day_of, day_words
from ui.theme.tokens import State
from ui.widgets.table.columns import Chip, Column
from workstation.domain.holdings import LetterLine
from workstation.domain.letter_rules import LetterState


def columns_of(tr: Translator) -> tuple[Column[LetterLine], ...]:
    """Return the columns; their words follow the language in use."""
    _ = tr.gettext
    return (
        Column(
            id="reference",
            title=N_("Letter"),
            text=lambda line: line.letter.reference.grouped,
            width=150,
        ),
        Column(id="name", title=N_("Name"), text=lambda line: line.name, person=True, stretch=True),
        Column(
            id="district",
            title=N_("District"),
            text=lambda line: _(DISTRICTS[line.district]) if line.district in DISTRICTS else "–",
            width=110,
            leave_out=2,
        ),
        Column(
            id="kind",
            title=N_("Kind"),
            text=lambda line: _(KINDS[line.letter.kind]),
            width=125,
            leave_out=3,
        ),
        Column(
            id="language",
            title=N_("Language"),
            text=lambda line: OWN_NAMES[Language(line.language.value)][0],
            width=90,
            leave_out=1,
        ),
        Column(
            id="state",
            title=N_("State"),
            chip=lambda line: state_of(line, tr),
            width=180,
            leave_out=4,
        ),
    )


def state_of(line: LetterLine, tr: Translator) -> Chip:
    """Return how a letter stands: its batch, or the day it went or came back."""
    letter = line.letter
    if letter.state is LetterState.DUE:
        if line.batch_id is None:
            return Chip(State.WAITING, tr.gettext("to print"))
        return Chip(State.ATTENTION, _batch(line, tr))
    if letter.state is LetterState.PRINTED:
        return Chip(State.MOVING, _batch(line, tr))
    if letter.state is LetterState.RETURNED:
        returned = tr.gettext("returned {day}").format(day=day_of(letter.ended_at))
        return Chip(State.REJECTED, returned)
    until = tr.gettext("to {day}").format(day=day_words(letter.last_day))
    return Chip(State.OK, until)


def _batch(line: LetterLine, tr: Translator) -> str:
    return tr.gettext("batch {n}").format(n=line.batch_id if line.batch_id is not None else "–")
