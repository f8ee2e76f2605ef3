"""A field declared and read, as one row of the desk; ``fields.py`` makes them. No Qt."""

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from ui.i18n import N_
from ui.theme.tokens import State
from workstation.domain.proofs import Quad

SURE: Final = 0.85
LEGIBLE: Final = 0.60
"""Below it a text counts as unread and is not compared."""


class Field(StrEnum):
    """The rows, in the order of their number keys; the values are stored in drafts and evidence."""

    NAME = "name"
    DATE = "issued_on"
    FLAT = "flat"
    FLOOR = "floor"
    BUILDING = "building"
    ESTATE = "estate"
    AREA = "area"
    ISSUER = "issuer"
    KIND = "kind"

    @property
    def number(self) -> int:
        """The key that jumps to the row."""
        return list(Field).index(self) + 1


FIELD_WORDS: Final[Mapping[Field, str]] = {
    Field.NAME: N_("Name"),
    Field.DATE: N_("Date"),
    Field.FLAT: N_("Flat"),
    Field.FLOOR: N_("Floor"),
    Field.BUILDING: N_("Block, building"),
    Field.ESTATE: N_("Estate, street"),
    Field.AREA: N_("Area"),
    Field.ISSUER: N_("Issuer"),
    Field.KIND: N_("Kind"),
}


class Mark(StrEnum):
    """What a row says of itself. The values are stored in the evidence of a decision."""

    SAME = "same"
    FOUND = "found"
    """Read, and there is nothing declared to compare it with."""
    EXPLAINED = "explained"
    """The same by a rule a person has to agree to, such as the order of a name."""
    CHECK = "check"
    """The same, but read with little confidence."""
    UNREAD = "unread"
    DIFFERS = "differs"
    TOO_OLD = "too_old"
    MISSING = "missing"
    """Looked for and not found."""
    WRONG = "wrong"
    """Not something the office accepts, such as an envelope."""
    NOTHING = "nothing"
    """Neither declared nor read."""


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

CONTRADICTING: Final = frozenset({Mark.DIFFERS, Mark.TOO_OLD, Mark.WRONG})
DOUBTFUL: Final = frozenset({Mark.EXPLAINED, Mark.UNREAD, Mark.MISSING})


_SERIOUS_FIRST: Final = (CONTRADICTING, DOUBTFUL, frozenset({Mark.CHECK}))


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldRow:
    """One row."""

    field: Field
    mark: Mark
    declared: str = dataclasses.field(default="", repr=False)
    read: str | None = dataclasses.field(default=None, repr=False)
    """As it stands on the document; None: not found."""
    confidence: float | None = None
    """0 to 1, of what was read."""
    page: int | None = None
    """From 1."""
    quad: Quad | None = None
    """In pixels of the file as uploaded."""

    @property
    def comparable(self) -> bool:
        """Whether both sides stand there, so that characters can be compared."""
        return bool(self.declared) and bool(self.read) and self.mark is not Mark.UNREAD


def first_to_look_at(rows: Sequence[FieldRow]) -> Field | None:
    """Return the field that deserves the first look: the most serious, else the first one."""
    for marks in _SERIOUS_FIRST:
        for row in rows:
            if row.mark in marks:
                return row.field
    return rows[0].field if rows else None


def sureness(confidence: float | None) -> Mark | None:
    """Return how a confidence is put in words: CHECK, UNREAD, or nothing when it is high."""
    if confidence is None or confidence >= SURE:
        return None
    return Mark.CHECK if confidence >= LEGIBLE else Mark.UNREAD
