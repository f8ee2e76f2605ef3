"""Whose name a declared one is: of the residents with the number, or of others in the flat."""

from collections import Counter
from collections.abc import Iterable
from typing import Final, NamedTuple

from workstation.domain.name_comparison import (
    ONLY_WRITING,
    NameRule,
    NameVerdict,
    likeness_by,
    rules_between,
    verdict_of,
)
from workstation.domain.names import PersonName
from workstation.domain.romanisation import is_of_syllables, is_syllable
from workstation.domain.roster.entries import RosterEntry
from workstation.domain.roster.entries import RosterReasonCode as Code
from workstation.domain.slips import slips_between

_SHORTEST: Final = 7
"""Letters of a name that bears two slips."""
_SLIPPED: Final = frozenset({NameVerdict.CLOSE, NameVerdict.DIFFERENT})


class Fit(NamedTuple):
    """How a declared name fits a resident's."""

    declared: PersonName
    row: RosterEntry
    rules: tuple[NameRule, ...]
    code: Code
    """Same name: up to format; close: explained otherwise, or a slip; else it differs."""
    slipped: bool
    """Letters or a character differ: it may be the name of a relative."""

    @property
    def adds_name(self) -> bool:
        """Whether the declared name is the resident's with a word more."""
        added = NameRule.NAME_ADDED in self.rules
        return added and len(self.declared.english_words) > len(self.row.name.english_words)

    @property
    def likeness(self) -> float:
        """How alike the names are: asked only where several residents are ranked."""
        return likeness_by(self.rules, self.declared, self.row.name)


def fit_of(declared: PersonName, row: RosterEntry) -> Fit:
    """Compare a declared name with a resident's."""
    rules = rules_between(declared, row.name)
    if ONLY_WRITING.issuperset(rules):
        return Fit(declared, row, rules, Code.SAME_NAME, slipped=False)
    verdict = verdict_of(rules)
    if verdict is NameVerdict.DIFFERENT and not _two_slips(declared, row.name):
        return Fit(declared, row, rules, Code.NAME_DIFFERS, slipped=True)
    return Fit(declared, row, rules, Code.NAME_CLOSE, verdict in _SLIPPED)


def has_that_name(declared: PersonName, row: RosterEntry) -> bool:
    """Whether a resident's name is the declared one up to its format."""
    return ONLY_WRITING.issuperset(rules_between(declared, row.name))


def fits_better(own: Fit, others: Iterable[RosterEntry]) -> bool:
    """Whether a name that is only close to the owner's is more like another's of the flat.

    NG Man Kwhan is NG Man Kwan with a slip, and NG Man with a name added. Of the one whose number
    it is the slip is believed; the added name is not, for it may be the other's.
    """
    fits = [fit_of(own.declared, row) for row in others if row.number != own.row.number]
    if own.adds_name and any(NameRule.ENGLISH_SLIP in fit.rules for fit in fits):
        return True
    if own.slipped:
        rivals = [fit for fit in fits if not fit.adds_name]
    else:  # what is explained is liker than any slip
        rivals = [fit for fit in fits if not fit.slipped]
    return bool(rivals) and max(fit.likeness for fit in rivals) > own.likeness


def _two_slips(declared: PersonName, listed: PersonName) -> bool:
    """Whether two slips part the English names and the Chinese ones do not contradict.

    What was typed must be no name: a relative's differs in a syllable that is one, be it written
    together with another, or lacks one.
    """
    if declared.chinese and listed.chinese and declared.folded_chinese != listed.folded_chinese:
        return False
    words, others = declared.english_words, listed.english_words
    first, second = "".join(words), "".join(others)
    if min(len(first), len(second)) < _SHORTEST or slips_between(first, second, 2) > 2:
        return False
    typed, meant = Counter(words) - Counter(others), Counter(others) - Counter(words)
    apart = typed.total() == meant.total() and all(map(is_syllable, meant))
    return bool(typed) and not any(map(is_syllable if apart else is_of_syllables, typed))
