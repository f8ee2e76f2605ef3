"""A zone's name against the declared one, by the rules by which all names are compared.

The zone has capitals without marks, cut where its line ends. The declared name is first spelt as
the zone may spell it, letter by letter from the sets of forms; what is then not equal by order,
spacing or hyphens alone is another name until a supervisor has looked.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Final

from workstation.domain.mrz_comparison.verdicts import MrzRule, MrzVerdict, verdict_of
from workstation.domain.name_comparison import rules_between
from workstation.domain.name_rules import NameRule
from workstation.domain.names import PersonName, words_of
from workstation.domain.transliteration import Ways, begins, ends_of, plain_form, ways_of

_RULES: Final = {
    NameRule.EQUAL: MrzRule.EQUAL,
    NameRule.CASE: MrzRule.EQUAL,
    NameRule.SPACING: MrzRule.SPACING,
    NameRule.ORDER: MrzRule.ORDER,
    NameRule.ROMANISATION: MrzRule.OTHER_READING,
    NameRule.MANDARIN: MrzRule.OTHER_READING,
    NameRule.NAME_ADDED: MrzRule.NAMES_MORE_OR_LESS,
    NameRule.MARRIED_NAME: MrzRule.NAMES_MORE_OR_LESS,
    NameRule.ALIAS: MrzRule.NAMES_MORE_OR_LESS,
    NameRule.INITIALS: MrzRule.NAMES_MORE_OR_LESS,
    NameRule.NAME_IN_PART: MrzRule.NAMES_MORE_OR_LESS,
    NameRule.ENGLISH_SLIP: MrzRule.NEARLY,
}
"""What a rule of names means here; every other one means that the names differ."""
_ABSENT: Final = frozenset({NameRule.MISSING_ENGLISH, NameRule.MISSING_CHINESE})
_STANDS_FOR_NONE: Final = frozenset({"fnu", "lnu", "nmn", "xxx"})
"""First name unknown, last name unknown, no middle name. NA is none of them: LI Na has a name."""
_SHORTEST_CUT: Final = 20
"""Letters of a name that fills its line: 26 places and more, less what separates the words."""
_WORD: Final = re.compile(r"[^\W_]+")
_JOINT: Final = re.compile(r"(?<=\w)['-]+(?=\w)")


def compare_name(
    declared: PersonName, surname: str, given: str, *, may_be_cut: bool
) -> tuple[MrzRule, ...]:
    """Compare the declared name with the zone's; return every rule that was needed.

    Args:
        declared: in one or both scripts; the zone has no characters, so they only help to read.
        surname: the zone's primary identifier, spaces for single fillers.
        given: its secondary identifier, empty when it has none.
        may_be_cut: the zone's line of names ends in a letter.
    """
    printed = words_of(f"{surname} {given}")
    if not printed:
        return (MrzRule.NOT_IN_ZONE,)
    words = _declared_words(declared.english)
    if not words:
        return (MrzRule.NOT_DECLARED,)
    known = [ways_of(word, declared.folded_chinese) for word in words]
    ways = [word for word in known if word is not None]
    if len(ways) < len(known):
        return (MrzRule.OTHER_SCRIPT,)
    spelt = tuple(_spelt_like(word, printed) for word in ways)
    found = _exchanged(words, spelt, surname, given) or _compare_words(
        spelt, declared.chinese, printed, ways if may_be_cut else ()
    )
    written = (
        *((MrzRule.TRANSLITERATION,) if spelt != tuple(map(str.lower, words)) else ()),
        *((MrzRule.HYPHENS,) if _JOINT.search(declared.english) else ()),
    )
    rules = dict.fromkeys((*found, *written))
    return tuple(rule for rule in rules if rule is not MrzRule.EQUAL) or (MrzRule.EQUAL,)


def _declared_words(english: str) -> list[str]:
    """Return the words with their marks and their case."""
    return _WORD.findall(unicodedata.normalize("NFC", english).replace("'", ""))


def _spelt_like(ways: Sequence[Ways], printed: Sequence[str]) -> str:
    """Return the form of a word that the zone has, else the usual one; in lower case."""
    capitals = [word.upper() for word in printed]
    letters = "".join(capitals)
    whole = [word for word in capitals if len(word) in ends_of(ways, word)]
    within = (
        letters[start:end]
        for start in range(len(letters))
        for end in ends_of(ways, letters, start)
        if end > start
    )
    return next(iter((*whole, *within)), plain_form(ways)).lower()


def _compare_words(
    spelt: tuple[str, ...], chinese: str, printed: tuple[str, ...], cut: Sequence[Sequence[Ways]]
) -> tuple[MrzRule, ...]:
    """Compare the words; ``cut`` are their letters' forms when the zone's name may be cut."""
    shown = PersonName(" ".join(printed))
    rules = _meant(rules_between(PersonName(" ".join(spelt)), shown))
    if verdict_of(rules) is not MrzVerdict.DIFFER:
        return rules
    if _one_name(spelt) == _one_name(printed):
        return (MrzRule.SINGLE_NAME,)
    if cut and len("".join(printed)) >= _SHORTEST_CUT and (shortened := _cut(cut, printed)):
        return shortened
    if MrzRule.ANOTHER in rules and chinese:
        return _meant(rules_between(PersonName(" ".join(spelt), chinese), shown))
    return rules


def _meant(rules: Iterable[NameRule]) -> tuple[MrzRule, ...]:
    return tuple(_RULES.get(rule, MrzRule.ANOTHER) for rule in rules if rule not in _ABSENT)


def _one_name(words: Sequence[str]) -> tuple[str, ...]:
    """Return the words without stand-ins, and once when one word is repeated for want of two."""
    names = tuple(word for word in words if word not in _STANDS_FOR_NONE)
    return names[:1] if len(set(names)) == 1 else names


def _cut(ways: Sequence[Sequence[Ways]], printed: Sequence[str]) -> tuple[MrzRule, ...]:
    """Return the rules when the zone's name is a beginning of the declared one, () if it is not.

    Each word may be cut, and the last ones left out. The zone has the surname in front; in the
    declared name it may stand at the end.
    """
    for turn in range(len(ways)):
        order = [*ways[len(ways) - turn :], *ways[: len(ways) - turn]]
        if _begins_with(order, [word.upper() for word in printed]):
            return (MrzRule.TRUNCATED, MrzRule.ORDER) if turn else (MrzRule.TRUNCATED,)
    return ()


def _begins_with(ways: Sequence[Sequence[Ways]], printed: Sequence[str]) -> bool:
    word_by_word = len(printed) <= len(ways) and all(map(begins, ways, printed))
    return word_by_word or begins([way for word in ways for way in word], "".join(printed))


def _exchanged(
    words: Sequence[str], spelt: Sequence[str], surname: str, given: str
) -> tuple[MrzRule, ...]:
    """Return SWAPPED when the declared surname, marked by capitals, is a given name in the zone.

    Only LI Xiao Ming and Xiao Ming LI mark it; Li Xiao Ming may be either.
    """
    marked = [word.isupper() and len(word) > 1 for word in words]
    count = sum(marked)
    if count == len(words) or not count or (sorted(marked) not in (marked, marked[::-1])):
        return ()
    capitals = "".join(word for word, mark in zip(spelt, marked, strict=True) if mark)
    others = "".join(word for word, mark in zip(spelt, marked, strict=True) if not mark)
    letters = ("".join(words_of(given)), "".join(words_of(surname)))
    return (MrzRule.SWAPPED,) if (capitals, others) == letters and capitals != others else ()
