"""Whether two spellings may be one person's name, and by which rule.

Only a person turns "explained" into accepted; the rule goes into the record. Nothing here forgives
a different letter: relatives share the surname and often a syllable.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from workstation.domain.chinese import fold_chinese
from workstation.domain.names import PersonName, fold_latin


class NameVerdict(StrEnum):
    """What a comparison says. The values are stored."""

    SAME = "same"
    EXPLAINED = "explained"
    DIFFERENT = "different"


class NameRule(StrEnum):
    """Why two names are taken for equal, or not. The values are stored."""

    EQUAL = "equal"
    CASE = "case"
    """Letter case, width or the number of spaces; says the same."""
    ACCENTS = "accents"
    HYPHENS = "hyphens"
    """Hyphens, apostrophes and full stops."""
    SPACING = "spacing"
    """TAIMAN for TAI MAN."""
    ORDER = "order"
    """The surname stands at the other end."""
    NAME_ADDED = "name_added"
    """One has an English given name more, or a married surname in front (CHAN WONG Mei Ling)."""
    MISSING_CHINESE = "missing_chinese"
    MISSING_ENGLISH = "missing_english"
    SCRIPT = "script"
    """Traditional against Simplified, or a variant of the same character."""
    HOMOGRAPH = "homograph"
    """Two different characters that simplify to one: 鍾 and 鐘."""
    NOTHING_IN_COMMON = "nothing_in_common"
    """One is only English, the other only Chinese."""
    ENGLISH_DIFFERS = "english_differs"
    CHINESE_DIFFERS = "chinese_differs"


_SAYS_SAME: Final = frozenset({NameRule.EQUAL, NameRule.CASE})
_SAYS_DIFFERENT: Final = frozenset(
    {NameRule.NOTHING_IN_COMMON, NameRule.ENGLISH_DIFFERS, NameRule.CHINESE_DIFFERS}
)
_DOUBLE_SURNAMES: Final = frozenset(
    {
        ("au", "yeung"), ("au", "yang"), ("ou", "yang"), ("ow", "yeung"), ("sze", "to"),
        ("si", "tu"), ("sheung", "kwun"), ("sheung", "koon"), ("shang", "guan"), ("cheung", "suen"),
        ("wong", "po"), ("ha", "hau"), ("chu", "kot"), ("chu", "kok"), ("zhu", "ge"),
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class NameComparison:
    """What two names have to do with each other."""

    rules: tuple[NameRule, ...]
    """Every rule that was needed, English before Chinese; EQUAL when none was."""

    @property
    def verdict(self) -> NameVerdict:
        """Same when the letters are, different when a rule says so, else explained."""
        if not _SAYS_DIFFERENT.isdisjoint(self.rules):
            return NameVerdict.DIFFERENT
        return NameVerdict.SAME if _SAYS_SAME.issuperset(self.rules) else NameVerdict.EXPLAINED

    @property
    def rule(self) -> NameRule:
        """The rule that decided: of a difference the first one that differs, else the first."""
        return next((rule for rule in self.rules if rule in _SAYS_DIFFERENT), self.rules[0])


def compare_names(a: PersonName, b: PersonName) -> NameComparison:
    """Compare two names; the answer does not depend on which comes first."""
    english = _compare_english(a, b) if a.english and b.english else ()
    chinese = _compare_chinese(a.chinese, b.chinese) if a.chinese and b.chinese else ()
    if not english and not chinese:
        return NameComparison((NameRule.NOTHING_IN_COMMON,))
    absent = []
    if bool(a.english) is not bool(b.english):
        absent.append(NameRule.MISSING_ENGLISH)
    if bool(a.chinese) is not bool(b.chinese):
        absent.append(NameRule.MISSING_CHINESE)
    rules = dict.fromkeys((*english, *chinese, *absent))
    needed = tuple(rule for rule in rules if rule is not NameRule.EQUAL)
    return NameComparison(needed or (NameRule.EQUAL,))


def _compare_english(a: PersonName, b: PersonName) -> tuple[NameRule, ...]:
    if a.english == b.english:
        return (NameRule.EQUAL,)
    if a.english.lower().split() == b.english.lower().split():
        return (NameRule.CASE,)
    spelling = _spelling_rules(a.english, b.english)
    words, others = a.english_words, b.english_words
    if words == others:
        return spelling
    if "".join(words) == "".join(others):
        return (*_accent_rule(spelling), NameRule.SPACING)
    turned = _turned(words, others) or _turned(others, words)
    if turned:
        return (*_accent_rule(spelling), *turned)
    return _with_added_word(words, others) or (NameRule.ENGLISH_DIFFERS,)


def _spelling_rules(a: str, b: str) -> tuple[NameRule, ...]:
    """Return the rules that make two strings with equal words equal."""
    rules = []
    if _letters(a) != _letters(b):
        rules.append(NameRule.ACCENTS)
    if _marks(a) != _marks(b):
        rules.append(NameRule.HYPHENS)
    return tuple(rules) or (NameRule.CASE,)


def _accent_rule(rules: Sequence[NameRule]) -> tuple[NameRule, ...]:
    return tuple(rule for rule in rules if rule is NameRule.ACCENTS)


def _letters(text: str) -> frozenset[str]:
    """Return the accented letters, which plain folding would take away."""
    return frozenset(c for c in text.lower() if c.isalpha() and fold_latin(c) != c)


def _marks(text: str) -> str:
    return "".join(c for c in text if not (c.isalnum() or c.isspace()))


def _turned(words: tuple[str, ...], others: tuple[str, ...]) -> tuple[NameRule, ...]:
    """Return the rules when ``others`` is ``words`` with its surname moved to the end.

    Given syllables never change places: CHAN Tai Man and CHAN Man Tai are two people.
    """
    length = 2 if words[:2] in _DOUBLE_SURNAMES else 1
    moved = words[length:] + words[:length]
    if moved == others:
        return (NameRule.ORDER,)
    if "".join(moved) == "".join(others):
        return (NameRule.ORDER, NameRule.SPACING)
    return ()


def _with_added_word(a: tuple[str, ...], b: tuple[str, ...]) -> tuple[NameRule, ...]:
    """Return the rules when the longer name is the shorter with one or two words at an end.

    A surname and two syllables, or as much in one word, is a whole Chinese name: what a longer
    spelling adds is then an English name or a married surname, not a syllable of the given name.
    """
    short, long = sorted((a, b), key=len)
    added = len(long) - len(short)
    if added not in {1, 2} or not _whole(short):
        return ()
    if short in (long[added:], long[:-added]):
        return (NameRule.NAME_ADDED,)
    rest = long[added:] if _turned(long[added:], short) else long[:-added]
    turned = _turned(rest, short) or _turned(short, rest)
    return (NameRule.NAME_ADDED, *turned) if turned else ()


def _whole(words: tuple[str, ...]) -> bool:
    return len(words) >= 3 or (len(words) == 2 and max(map(len, words)) > 6)


def _compare_chinese(a: str, b: str) -> tuple[NameRule, ...]:
    if a == b:
        return (NameRule.EQUAL,)
    bare_a, bare_b = a.replace("·", ""), b.replace("·", "")
    if bare_a == bare_b:
        return (NameRule.HYPHENS,)
    if fold_chinese(bare_a) != fold_chinese(bare_b):
        return (NameRule.CHINESE_DIFFERS,)
    pairs = zip(bare_a, bare_b, strict=True)
    homograph = any(x != y and fold_chinese(x) != x and fold_chinese(y) != y for x, y in pairs)
    return (NameRule.HOMOGRAPH,) if homograph else (NameRule.SCRIPT,)
