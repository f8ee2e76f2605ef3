"""Whose name a declared one is: of the residents with the number, or of others in the flat."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from workstation.domain.name_comparison import ONLY_WRITING, NameVerdict, compare_names
from workstation.domain.names import PersonName
from workstation.domain.roster.entries import RosterEntry
from workstation.domain.roster.entries import RosterReasonCode as Code


class Fit(NamedTuple):
    """How a declared name fits a resident's."""

    row: RosterEntry
    code: Code
    """Same name: up to format; close: explained otherwise, or a slip; else it differs."""
    likeness: float
    slipped: bool
    """Letters or a character differ: it may be the name of a relative."""


def fit_of(declared: PersonName, row: RosterEntry) -> Fit:
    """Compare a declared name with a resident's."""
    comparison = compare_names(declared, row.name)
    if comparison.verdict is NameVerdict.DIFFERENT:
        return Fit(row, Code.NAME_DIFFERS, comparison.likeness, slipped=True)
    same = ONLY_WRITING.issuperset(comparison.rules)
    slipped = comparison.verdict is NameVerdict.CLOSE
    code = Code.SAME_NAME if same else Code.NAME_CLOSE
    return Fit(row, code, comparison.likeness, slipped=slipped)


def of_that_name(name: PersonName, rows: Iterable[RosterEntry]) -> list[Fit]:
    """Return the residents whose name is the same or close."""
    fits = (fit_of(name, row) for row in rows)
    return [fit for fit in fits if fit.code is not Code.NAME_DIFFERS]


def fits_better(name: PersonName, own: Fit, others: Sequence[RosterEntry]) -> bool:
    """Whether a name that is only close to the owner's is more like another's of the flat."""
    return any(
        fit_of(name, row).likeness > own.likeness for row in others if row.number != own.row.number
    )
