"""Whose name a declared one is: of the residents with the number, or of others in the flat."""

from collections.abc import Iterable, Sequence
from typing import Final

from workstation.domain.name_comparison import NameRule, NameVerdict, compare_names
from workstation.domain.names import PersonName
from workstation.domain.roster.entries import RosterEntry
from workstation.domain.roster.entries import RosterReasonCode as Code
from workstation.domain.slips import within_one_slip

_ONLY_FORMAT: Final = frozenset(
    {
        NameRule.EQUAL,
        NameRule.CASE,
        NameRule.ACCENTS,
        NameRule.HYPHENS,
        NameRule.SPACING,
        NameRule.ORDER,
        NameRule.SCRIPT,
        NameRule.MISSING_CHINESE,
        NameRule.MISSING_ENGLISH,
    }
)
"""Differences of writing: with number and flat they still make an exact match."""
_SHORTEST_CLOSE_NAME: Final = 6


def name_code(declared: PersonName, listed: PersonName) -> Code:
    """Return whether two names are the same up to format, nearly the same, or differ."""
    comparison = compare_names(declared, listed)
    if comparison.verdict is NameVerdict.DIFFERENT:
        return Code.NAME_CLOSE if _one_slip(declared, listed) else Code.NAME_DIFFERS
    same = _ONLY_FORMAT.issuperset(comparison.rules)
    return Code.SAME_NAME if same else Code.NAME_CLOSE


def of_that_name(name: PersonName, rows: Iterable[RosterEntry]) -> list[tuple[RosterEntry, Code]]:
    """Return the rows whose name is the same or close."""
    coded = [(row, name_code(name, row.name)) for row in rows]
    return [(row, code) for row, code in coded if code is not Code.NAME_DIFFERS]


def fits_better(name: PersonName, own: RosterEntry, others: Sequence[RosterEntry]) -> bool:
    """Whether a name that is only close to the owner's is another's of the flat."""
    return any(
        name_code(name, row.name) is Code.SAME_NAME for row in others if row.number != own.number
    )


def _one_slip(a: PersonName, b: PersonName) -> bool:
    """Whether the English names are a letter apart and the Chinese ones do not contradict."""
    first, second = "".join(a.english_words), "".join(b.english_words)
    chinese = not (a.chinese and b.chinese) or a.folded_chinese == b.folded_chinese
    long_enough = min(len(first), len(second)) >= _SHORTEST_CLOSE_NAME
    return chinese and long_enough and within_one_slip(first, second)
