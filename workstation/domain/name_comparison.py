"""Whether two names may be one person's, and by which rule.

Only a person turns "explained" into accepted; the rule goes into the record. What is close is
another name until somebody has looked: relatives share the surname and often a syllable.
"""

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Final

from workstation.domain.chinese import fold_chinese, only_fold_alike
from workstation.domain.english_names import (
    DIFFERS,
    Rules,
    Words,
    compare_english,
    english_likeness,
    known_as,
    turns_of,
)
from workstation.domain.name_rules import (
    ONLY_WRITING,
    NameComparison,
    NameRule,
    NameVerdict,
    verdict_of,
)
from workstation.domain.names import PersonName
from workstation.domain.readings import Language, Reading, reading_of, sound_alike
from workstation.domain.romanisation import is_cantonese, is_pinyin, is_syllable, share_syllable
from workstation.domain.slips import likeness, slips_between

__all__ = [
    "ONLY_WRITING",
    "NameComparison",
    "NameRule",
    "NameVerdict",
    "compare_names",
    "likeness_by",
    "rules_between",
    "verdict_of",
]

_KEPT: Final = 1024
"""Pairs of names whose rules are kept: one check asks about the same two more than once."""
_WHOLE_CHINESE: Final = 3
_LONGEST_SURNAME: Final = 2
_ONE_SLIP: Final = 4
_TWO_SLIPS: Final = 5
"""Letters of the shortest English name in which so many slips are, the Chinese one being equal."""


def compare_names(a: PersonName, b: PersonName) -> NameComparison:
    """Compare two names; the answer does not depend on which comes first."""
    rules = rules_between(a, b)
    return NameComparison(rules, likeness_by(rules, a, b))


@lru_cache(maxsize=_KEPT)
def rules_between(a: PersonName, b: PersonName) -> Rules:
    """Return the rules of a comparison alone: how alike two names are takes longer to tell."""
    if a == b:
        return (NameRule.EQUAL,)
    husbands = a.husband, b.husband
    if any(husbands):
        return _of_wives(rules_between(husbands[0] or a, husbands[1] or b), both=all(husbands))
    chinese = _compare_chinese(a, b) if a.chinese and b.chinese else ()
    if NameRule.CHINESE_DIFFERS in chinese:
        return chinese
    english = compare_english(a.english, b.english) if a.english and b.english else ()
    if not english and not chinese:
        return _across_scripts(a, b)
    if english and verdict_of(english) in _NOT_EQUAL:
        english = _by_characters(a, b, english, chinese)
    if NameRule.CHINESE_SLIP in chinese and not _only_a_slip(a, b, english):
        chinese = (NameRule.CHINESE_DIFFERS,)
    rules = dict.fromkeys((*english, *chinese, *_absent(a, b)))
    return tuple(rule for rule in rules if rule is not NameRule.EQUAL) or (NameRule.EQUAL,)


def _of_wives(rules: Rules, *, both: bool) -> Rules:
    """Return the rules of two names that are compared without 太太 behind one of them, or both."""
    if both:
        return rules
    return (*(rule for rule in rules if rule is not NameRule.EQUAL), NameRule.WIFE)


_NOT_EQUAL: Final = frozenset({NameVerdict.CLOSE, NameVerdict.DIFFERENT})


def _across_scripts(a: PersonName, b: PersonName) -> Rules:
    """Compare an English name with a Chinese one."""
    english, chinese = (a, b) if a.english else (b, a)
    read = (reading_of(words, chinese.folded_chinese) for words in known_as(english.english))
    common = any(reading is not None and reading.common for reading in read)
    return (NameRule.READING,) if common else (NameRule.NOTHING_IN_COMMON,)


def _by_characters(a: PersonName, b: PersonName, english: Rules, chinese: Rules) -> Rules:
    """Return what the characters say about English names that are not equal."""
    if (chinese and verdict_of(chinese) in _NOT_EQUAL) or _misspelt(a, b):
        return english if english != DIFFERS else _slip_beside_characters(a, b, chinese)
    if a.chinese:
        a, b = b, a  # another's characters are read least
    first = _reading(a, a.folded_chinese or b.folded_chinese)
    second = _reading(b, b.folded_chinese or a.folded_chinese) if first else None
    if first and second and (chinese or _may_be_respelt(first, second)):
        told = _of_readings(first, second)
        return (NameRule.ENGLISH_SLIP,) if chinese and told == DIFFERS else told
    return english if english != DIFFERS else _slip_beside_characters(a, b, chinese)


def _misspelt(a: PersonName, b: PersonName) -> bool:
    """Whether two names of as many words differ in one that is no Chinese syllable."""
    words, others = known_as(a.english)[0], known_as(b.english)[0]
    if len(words) != len(others) or len(words) < _WHOLE_CHINESE or set(words) == set(others):
        return False
    pairs = zip(words, others, strict=True)
    return any(x != y and not (is_syllable(x) and is_syllable(y)) for x, y in pairs)


def _reading(name: PersonName, characters: str) -> Reading | None:
    """Return how one of the English names reads the folded characters."""
    found = (reading_of(words, characters) for words in known_as(name.english))
    return next(filter(None, found), None)


def _may_be_respelt(a: Reading, b: Reading) -> bool:
    """Whether two readings of characters that only one person gave mean the same syllables.

    A character has rare readings; that one name uses the common one and the other a rare one is
    no respelling. Nor does anybody say one given syllable alone in another language, with a
    surname that may be Cantonese on both sides, unless it is pinyin: LAW Shun King, LO Shun Ching.
    """
    if not (a.common and b.common):
        return False
    both_cantonese = {a.language, b.language} == {Language.CANTONESE}
    if len(a.read) != len(b.read):
        shorter, longer = sorted((a.read, b.read), key=len)
        return not (both_cantonese and any(_joins_another(word, longer) for word in shorter))
    orders = list(_side_by_side(a.read, b.read))
    if both_cantonese:
        return any(all(x == y or share_syllable(x, y) for x, y in pairs) for pairs in orders)
    return not any(_one_said_otherwise(*pairs) for pairs in orders)


def _joins_another(word: str, words: Words) -> bool:
    """Whether a word joins one of two syllables to one the other is not: Pooi is not Po Yee."""
    return any(
        (word.startswith(x) and _is_another(word[len(x) :], y))
        or (word.endswith(y) and _is_another(word[: -len(y)], x))
        for x, y in pairwise(words)
    )


def _is_another(word: str, syllable: str) -> bool:
    return is_syllable(word) and not share_syllable(word, syllable)


def _side_by_side(a: Words, b: Words) -> Iterator[list[tuple[str, str]]]:
    """Yield the words of two names in pairs, the surnames first, wherever these stand."""
    yield list(zip(a, b, strict=True))
    for last, other in ((a, b), (b, a)):
        for turned in turns_of(other):
            pairs = zip((last[-1], *last[:-1]), (turned[-1], *turned[:-1]), strict=True)
            yield list(pairs)


def _one_said_otherwise(surnames: tuple[str, str], *given: tuple[str, str]) -> bool:
    """Whether two names differ in one given syllable alone, in Cantonese as well as not."""
    unlike = [pair for pair in given if pair[0] != pair[1]]
    if len(unlike) != 1:
        return False
    may_be_cantonese = all(map(is_cantonese, unlike[0])) and not any(map(is_pinyin, unlike[0]))
    return surnames[0] == surnames[1] or (share_syllable(*surnames) and may_be_cantonese)


def _of_readings(a: Reading, b: Reading) -> Rules:
    """Return the rules by which two readings of the same characters are one name.

    Two English given names beside it may be one person's, and somebody has to say so; two
    syllables are what tells a sister's name.
    """
    more, fewer = set(a.beside) - set(b.beside), set(b.beside) - set(a.beside)
    if more and fewer:
        syllables = any(map(is_syllable, more | fewer))
        return DIFFERS if syllables else (NameRule.ENGLISH_SLIP,)
    mandarin = Language.MANDARIN in {a.language, b.language}
    added = (NameRule.NAME_ADDED,) if more or fewer else ()
    return (NameRule.MANDARIN if mandarin else NameRule.ROMANISATION, *added)


def _slip_beside_characters(a: PersonName, b: PersonName, chinese: Rules) -> Rules:
    """Return what may part two different English names: slips, if the Chinese names agree."""
    if not chinese or verdict_of(chinese) in _NOT_EQUAL:
        return DIFFERS
    first, second = ("".join(words) for words in (a.english_words, b.english_words))
    shorter = min(len(first), len(second))
    bears = (shorter >= _ONE_SLIP) + (shorter >= _TWO_SLIPS)
    few = bears > 0 and slips_between(first, second, bears) <= bears
    return (NameRule.ENGLISH_SLIP,) if few else DIFFERS


def _only_a_slip(a: PersonName, b: PersonName, english: Rules) -> bool:
    """Whether one different character may be a slip, by what the English names say.

    Equal English names vouch for the person, but none with a word more for a name with a character
    more: that is a syllable in both. With a slip in both scripts one of the names must
    contradict itself: a sister's name differs in both and is right in both. Without English names
    on both sides the two characters must sound alike, as slips of the keyboard do.
    """
    if english:
        verdict = verdict_of(english)
        if verdict is NameVerdict.CLOSE:
            return not (_reading(a, a.folded_chinese) and _reading(b, b.folded_chinese))
        longer = len(a.folded_chinese) - len(b.folded_chinese)
        more = len(a.english_words) - len(b.english_words)
        return verdict is not NameVerdict.DIFFERENT and longer * more <= 0
    first, second = a.folded_chinese, b.folded_chinese
    if len(first) != len(second) or len(first) < _WHOLE_CHINESE:
        return False
    return all(x == y or sound_alike(x, y) for x, y in zip(first, second, strict=True))


def _absent(a: PersonName, b: PersonName) -> Rules:
    english = bool(a.english) is not bool(b.english)
    chinese = bool(a.chinese) is not bool(b.chinese)
    return (
        *((NameRule.MISSING_ENGLISH,) if english else ()),
        *((NameRule.MISSING_CHINESE,) if chinese else ()),
    )


def _compare_chinese(a: PersonName, b: PersonName) -> Rules:
    if a.chinese == b.chinese:
        return (NameRule.EQUAL,)
    bare_a, bare_b = a.chinese.replace("·", ""), b.chinese.replace("·", "")
    if bare_a == bare_b:
        return (NameRule.HYPHENS,)
    folded_a, folded_b = fold_chinese(bare_a), fold_chinese(bare_b)
    if folded_a != folded_b:
        return _not_equal(*sorted((folded_a, folded_b), key=len))
    return (NameRule.HOMOGRAPH,) if only_fold_alike(bare_a, bare_b) else (NameRule.SCRIPT,)


def _not_equal(short: str, long: str) -> Rules:
    """Return what may be behind two folded names that are not equal, the shorter one first."""
    added = len(long) - len(short)
    whole = len(short) >= _WHOLE_CHINESE
    if whole and 0 < added <= _LONGEST_SURNAME and long.endswith(short):
        return (NameRule.MARRIED_NAME,)
    if len(long) >= _WHOLE_CHINESE and slips_between(short, long, 1) < 2:
        return (NameRule.CHINESE_SLIP,)
    if len(short) == len(long) == 2 and (short[0] == long[0] or short[1] == long[1]):
        return (NameRule.CHINESE_SLIP,)
    return (NameRule.CHINESE_DIFFERS,)


def likeness_by(rules: Rules, a: PersonName, b: PersonName) -> float:
    """Return how alike two names are, by which rules and otherwise by their letters."""
    verdict = verdict_of(rules)
    if verdict is NameVerdict.SAME:
        return 1.0
    if verdict is NameVerdict.EXPLAINED:
        return 0.99 if ONLY_WRITING.issuperset(rules) else 0.96
    parts = []
    if a.english and b.english:
        parts.append(english_likeness(a.english, b.english))
    if a.chinese and b.chinese:
        parts.append(likeness(a.folded_chinese, b.folded_chinese))
    return 0.95 * sum(parts) / len(parts) if parts else 0.0
