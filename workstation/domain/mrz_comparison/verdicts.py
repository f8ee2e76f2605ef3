"""What a comparison of a zone with a registration says, and by which rule."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class MrzPart(StrEnum):
    """What is compared. The values are stored."""

    KIND = "kind"
    COUNTRY = "country"
    NUMBER = "number"
    NAME = "name"
    BIRTH = "birth"


class MrzVerdict(StrEnum):
    """What a comparison says of one part. The values are stored."""

    SAME = "same"
    EXPLAINED = "explained"
    """Written otherwise, by a rule; only a clerk accepts it, and the rule is recorded."""
    DIFFER = "differ"
    BY_EYE = "by_eye"
    """Nothing was compared: the zone or the registration has no such part, or it was not read."""


class MrzRule(StrEnum):
    """Why a part is the same, or is not. The values are stored."""

    EQUAL = "equal"
    # Explained.
    TRANSLITERATION = "transliteration"
    """Ü as UE, Щ as SHCH, LÜ as LYU."""
    HYPHENS = "hyphens"
    """Hyphens and apostrophes."""
    SPACING = "spacing"
    """XIAOMING for Xiao Ming."""
    ORDER = "order"
    """The registration has the surname at the other end."""
    TRUNCATED = "truncated"
    """The zone had no room for the whole name."""
    SINGLE_NAME = "single_name"
    """The person has one name, and the other is a stand-in for none."""
    ISSUER_CODE = "issuer_code"
    """Another code of the same issuer: D and DEU, GBN and GBR, CHN and HKG."""
    ISSUE_COUNT = "issue_count"
    """In records of earlier days: the registration had the issue count behind the number."""
    BIRTH_IN_PART = "birth_in_part"
    """The document leaves day or month of birth open; the rest agrees."""
    # Differ.
    SWAPPED = "swapped"
    """Surname and given names are exchanged."""
    OTHER_READING = "other_reading"
    """May be the same Chinese name in another romanisation; or another name."""
    NAMES_MORE_OR_LESS = "names_more_or_less"
    """One has names that the other has not."""
    NEARLY = "nearly"
    """A letter or two are others."""
    ANOTHER = "another"
    # By eye.
    NOT_IN_ZONE = "not_in_zone"
    NOT_DECLARED = "not_declared"
    OTHER_SCRIPT = "other_script"
    """The declared name is in a script whose spelling in Latin letters is not known here."""
    CHECK_FAILED = "check_failed"
    """Its check digit is wrong."""
    NO_SUCH_NUMBER = "no_such_number"
    """No document of this kind has such a number: it was misread, and no check digit tells."""


_EXPLAINS: Final = frozenset(
    {
        MrzRule.TRANSLITERATION,
        MrzRule.HYPHENS,
        MrzRule.SPACING,
        MrzRule.ORDER,
        MrzRule.TRUNCATED,
        MrzRule.SINGLE_NAME,
        MrzRule.ISSUER_CODE,
        MrzRule.ISSUE_COUNT,
        MrzRule.BIRTH_IN_PART,
    }
)
_LEAVES_TO_THE_EYE: Final = frozenset(
    {
        MrzRule.NOT_IN_ZONE,
        MrzRule.NOT_DECLARED,
        MrzRule.OTHER_SCRIPT,
        MrzRule.CHECK_FAILED,
        MrzRule.NO_SUCH_NUMBER,
    }
)


@dataclass(frozen=True, slots=True)
class PartComparison:
    """What was found about one part."""

    part: MrzPart
    rules: tuple[MrzRule, ...]
    """Every rule that was needed; EQUAL when none was."""

    @property
    def verdict(self) -> MrzVerdict:
        """The gravest of what the rules say."""
        return verdict_of(self.rules)

    @property
    def deciding(self) -> tuple[MrzRule, ...]:
        """The rules to tell: of a part that differs, only those that explain nothing."""
        if self.verdict is not MrzVerdict.DIFFER:
            return self.rules
        return tuple(rule for rule in self.rules if rule not in _EXPLAINS)


def verdict_of(rules: Collection[MrzRule]) -> MrzVerdict:
    """Return what rules say together; what no rule explains differs."""
    if not _LEAVES_TO_THE_EYE.isdisjoint(rules):
        return MrzVerdict.BY_EYE
    if set(rules) == {MrzRule.EQUAL}:
        return MrzVerdict.SAME
    return MrzVerdict.EXPLAINED if _EXPLAINS.issuperset(rules) else MrzVerdict.DIFFER
