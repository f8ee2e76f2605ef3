"""The rules by which two names are one person's, and what a comparison says."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class NameVerdict(StrEnum):
    """What a comparison says. The values are stored."""

    __hash__ = str.__hash__  # an Enum's own is a call; this is looked up for every name

    SAME = "same"
    EXPLAINED = "explained"
    CLOSE = "close"
    """Another name by the letter, but near enough to be a slip: somebody has to look."""
    DIFFERENT = "different"


class NameRule(StrEnum):
    """Why two names are taken for equal, or not. The values are stored."""

    __hash__ = str.__hash__  # see NameVerdict

    EQUAL = "equal"
    CASE = "case"
    """Letter case, width or the number of spaces; says the same."""
    ACCENTS = "accents"
    HYPHENS = "hyphens"
    """Hyphens, apostrophes and full stops."""
    SPACING = "spacing"
    """TAIMAN for TAI MAN."""
    ORDER = "order"
    """The surname, or an English given name, stands at another place."""
    NAME_ADDED = "name_added"
    """One has an English given name or a middle name more."""
    MARRIED_NAME = "married_name"
    """One has a husband's surname in front: CHAN WONG Mei Ling, 陳黃美玲."""
    ALIAS = "alias"
    """It is one of the names a person goes by: CHAN Tai Man alias CHAN Man."""
    INITIALS = "initials"
    """A given name after the first stands as its first letter."""
    ROMANISATION = "romanisation"
    """Another spelling of the same Cantonese syllables: LEUNG and LEONG."""
    MANDARIN = "mandarin"
    """One is the Mandarin reading of the characters: WONG Mei Ling, HUANG Meiling, 黃美玲."""
    READING = "reading"
    """One is only English, the other only Chinese, and the first reads the second."""
    MISSING_CHINESE = "missing_chinese"
    MISSING_ENGLISH = "missing_english"
    SCRIPT = "script"
    """Traditional against Simplified, or a variant of the same character."""
    HOMOGRAPH = "homograph"
    """Two different characters that simplify to one, be it one of them: 鍾 and 鐘, 昇 and 升."""
    ENGLISH_SLIP = "english_slip"
    """A letter is wrong, missing, too much or in its neighbour's place."""
    CHINESE_SLIP = "chinese_slip"
    """One character is another, and the rest of the name agrees."""
    WIFE = "wife"
    """One has 太太 or 夫人 behind it: it may be the wife of whom the other names."""
    NAME_IN_PART = "name_in_part"
    """Of the names of somebody from elsewhere some are left out, the first one too."""
    NOTHING_IN_COMMON = "nothing_in_common"
    """One is only English, the other only Chinese, and does not read like it."""
    ENGLISH_DIFFERS = "english_differs"
    CHINESE_DIFFERS = "chinese_differs"


_SAYS_SAME: Final = frozenset({NameRule.EQUAL, NameRule.CASE})
_SAYS_CLOSE: Final = frozenset(
    {NameRule.ENGLISH_SLIP, NameRule.CHINESE_SLIP, NameRule.WIFE, NameRule.NAME_IN_PART}
)
_SAYS_DIFFERENT: Final = frozenset(
    {NameRule.NOTHING_IN_COMMON, NameRule.ENGLISH_DIFFERS, NameRule.CHINESE_DIFFERS}
)
ONLY_WRITING: Final = frozenset(
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
"""Differences of writing: no letter of the name is another."""


def verdict_of(rules: tuple[NameRule, ...]) -> NameVerdict:
    """Return the verdict: the gravest of what the rules say."""
    if not _SAYS_DIFFERENT.isdisjoint(rules):
        return NameVerdict.DIFFERENT
    if not _SAYS_CLOSE.isdisjoint(rules):
        return NameVerdict.CLOSE
    return NameVerdict.SAME if _SAYS_SAME.issuperset(rules) else NameVerdict.EXPLAINED


@dataclass(frozen=True, slots=True)
class NameComparison:
    """What two names have to do with each other."""

    rules: tuple[NameRule, ...]
    """Every rule that was needed, English before Chinese; EQUAL when none was."""
    likeness: float
    """To rank the members of a household: 1 same, 0.99 differences of writing only, 0.96 otherwise
    explained; a close or different name has at most 0.95: that share of its letters and characters
    stands in both, the mean of the scripts both have. Brothers and sisters are at 0.5 to 0.8."""

    @property
    def verdict(self) -> NameVerdict:
        """The gravest of what the rules say."""
        return verdict_of(self.rules)

    @property
    def rule(self) -> NameRule:
        """The rule that decided: the first of the gravest, else the first."""
        gravest = (_SAYS_DIFFERENT, _SAYS_CLOSE)
        found = (rule for kind in gravest for rule in self.rules if rule in kind)
        return next(found, self.rules[0])
