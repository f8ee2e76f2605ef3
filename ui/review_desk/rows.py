"""The words of a field declared and read, one row of the desk; its first look. No Qt."""

from collections.abc import Collection, Mapping, Sequence
from typing import Final

from ui.i18n import N_
from ui.theme.tokens import State
from workstation.domain.proof_fields import (
    CONTRADICTING,
    DOUBTFUL,
    SURE,
    Field,
    FieldRow,
    Mark,
)

LEGIBLE: Final = 0.60
"""Below it a text counts as unread and is not compared."""


MARKS: Final[Mapping[Mark, tuple[State, str]]] = {
    Mark.SAME: (State.OK, N_("Same")),
    Mark.FOUND: (State.OK, N_("Found")),
    Mark.EXPLAINED: (State.ATTENTION, N_("Explained")),
    Mark.CHECK: (State.ATTENTION, N_("Check")),
    Mark.UNREAD: (State.ATTENTION, N_("Unread")),
    Mark.DIFFERS: (State.REJECTED, N_("Differs")),
    Mark.TOO_OLD: (State.REJECTED, N_("Too old")),
    Mark.MISSING: (State.ATTENTION, N_("Not found")),
    Mark.WRONG: (State.REJECTED, N_("Not accepted")),
}
BY_EYE: Final = (State.MOVING, N_("By eye"))
"""The chip of a row somebody read on the page and accepted."""
UNTOLD: Final = (State.ATTENTION, N_("Unsure"))
"""The chip of a row of which something was read that cannot be told from what was declared."""
CORRECTED: Final = (State.MOVING, N_("Corrected"))
"""The chip of a row that is equal as a person read it."""


_SERIOUS_FIRST: Final = (CONTRADICTING, DOUBTFUL, frozenset({Mark.CHECK}))


def by_doubt(rows: Sequence[FieldRow], settled: Collection[Field] = ()) -> tuple[Field, ...]:
    """Return the fields that deserve a look, the most serious first; none that is settled."""
    return tuple(
        row.field
        for marks in _SERIOUS_FIRST
        for row in rows
        if row.mark in marks and row.field not in settled
    )


def first_to_look_at(rows: Sequence[FieldRow]) -> Field | None:
    """Return the field that deserves the first look: the most serious, else the first one."""
    return next(iter(by_doubt(rows)), rows[0].field if rows else None)


def is_untold(row: FieldRow) -> bool:
    """Whether something legible was read that is neither the same as was declared nor another."""
    legible = row.corrected or (row.confidence or 0.0) >= LEGIBLE
    return row.mark is Mark.UNREAD and bool(row.read) and legible


def sureness(confidence: float | None) -> Mark | None:
    """Return how a confidence is put in words: CHECK, UNREAD, or nothing when it is high."""
    if confidence is None or confidence >= SURE:
        return None
    return Mark.CHECK if confidence >= LEGIBLE else Mark.UNREAD
