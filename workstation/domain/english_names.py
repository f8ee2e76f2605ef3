"""Comparing two English names: word by word, whatever their order, never letter by letter alone.

Given syllables never change places and none is forgiven: CHAN Tai Man, CHAN Man Tai and CHAN Tai
Ming are three people.
"""

import re
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import Final, TypeAlias

from workstation.domain.name_rules import NameRule
from workstation.domain.names import fold_latin, words_of
from workstation.domain.romanisation import is_syllable, may_be_given, same_syllable, share_syllable
from workstation.domain.slips import likeness, slips_between

Words: TypeAlias = tuple[str, ...]
Rules: TypeAlias = tuple[NameRule, ...]

DIFFERS: Final[Rules] = (NameRule.ENGLISH_DIFFERS,)
_SHORTEST_SLIP: Final = 6
"""Letters of a name in which one slip is the smaller part."""
_LONGEST_SLIP: Final = 12
"""Letters of a name in which two slips are."""
_MOST_WORDS: Final = 12
_KEPT: Final = 512
_ALIAS: Final = re.compile(
    r"\W*(?:\balias\b|\balso known as\b|\b[af]\.?\s?k\.?\s?a\b\.?|@)\W*", re.IGNORECASE
)
_CHILD_OF: Final = re.compile(r"\b[sdwSDW]/[oO]\b")
_DOUBLE_SURNAMES: Final = frozenset(
    {
        ("au", "yeung"), ("au", "yang"), ("ou", "yang"), ("ow", "yeung"), ("sze", "to"),
        ("si", "tu"), ("sheung", "kwun"), ("sheung", "koon"), ("shang", "guan"), ("cheung", "suen"),
        ("wong", "po"), ("ha", "hau"), ("chu", "kot"), ("chu", "kok"), ("zhu", "ge"),
    }
)  # fmt: skip
_JOINED_SURNAMES: Final = frozenset("".join(words) for words in _DOUBLE_SURNAMES) | {
    *("seto", "moyung", "murong", "szema", "tungfong", "dongfang", "huangfu"),
}
_LONGEST_SYLLABLE: Final = 6
"""In letters; a longer word joins two."""


@lru_cache(maxsize=_KEPT)
def known_as(english: str) -> tuple[Words, ...]:
    """Return the words of each name a person goes by, the main one first."""
    if not english:
        return ()
    parts = _ALIAS.split(_CHILD_OF.sub(" ", english)) if _may_have_parts(english) else [english]
    return tuple(words for part in parts if (words := words_of(part))) or ((),)


def compare_english(a: str, b: str) -> Rules:
    """Return the rules that make two English names equal or close; EQUAL, or ENGLISH_DIFFERS."""
    if a == b:
        return (NameRule.EQUAL,)
    names, others = known_as(a), known_as(b)
    if names == others:
        return _spelling_rules(a, b)
    rules = _compare_words(names[0], others[0])
    if len(names) == len(others) == 1:
        return (*_accent_rule(a, b), *rules) if rules != DIFFERS else DIFFERS
    if NameRule.ENGLISH_DIFFERS in rules or NameRule.ENGLISH_SLIP in rules:
        every = (_compare_words(x, y) for x in names for y in others)
        rules = min(every, key=_gravity)
    return DIFFERS if rules == DIFFERS else (*rules, NameRule.ALIAS)


def english_likeness(a: str, b: str) -> float:
    """Return how much of the letters is common, in the better of the two orders."""
    names, others = known_as(a), known_as(b)
    return max((_likeness(x, y) for x in names for y in others), default=0.0)


def _may_have_parts(english: str) -> bool:
    lower = english.lower()
    return any(mark in lower for mark in ("alias", "known", "@", "/", "a.k", "aka", "fka", "k.a"))


def _gravity(rules: Rules) -> tuple[bool, bool, int]:
    return NameRule.ENGLISH_DIFFERS in rules, NameRule.ENGLISH_SLIP in rules, len(rules)


def _compare_words(a: Words, b: Words) -> Rules:
    """Compare two names word by word; what their letters cannot be is not tried."""
    if a == b:
        return ()
    if not (a and b) or max(len(a), len(b)) > _MOST_WORDS:
        return DIFFERS
    if a[0] == b[0] and len(a) == len(b) and (told := _one_syllable_apart(a, b)):
        return told
    first, second = sorted((a, b), key=lambda words: (len(words), words))
    letters, others = "".join(first), "".join(second)
    more = abs(len(letters) - len(others))
    if more == 0 and sorted(letters) == sorted(others):
        moved = _spaced(first, second) or _turned_either_way(first, second)
        if moved or (moved := _permuted(first, second)):
            return moved
    return (
        (_with_added_words(first, second) if more > 1 else ())
        or _from_elsewhere(first, second)
        or _respelt_either_way(first, second)
        or (_slipped(first, second) if more <= 2 else ())
        or _with_another_added(first, second)
        or DIFFERS
    )


def _one_syllable_apart(a: Words, b: Words) -> Rules:
    """Tell at once what the names of brothers and sisters are: one given syllable is another.

    Both have the same surname and as many words. What is returned is a slip or different, as the
    whole comparison would say; nothing when they differ in another way.
    """
    unlike = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
    if len(unlike) != 1:
        return ()
    x, y = unlike[0]
    if not (is_syllable(x) and is_syllable(y)) or same_syllable(x, y):
        return ()
    shorter = sum(map(len, a)) - max(0, len(x) - len(y))
    slip = shorter >= _SHORTEST_SLIP and slips_between(x, y, 1) == 1
    return (NameRule.ENGLISH_SLIP,) if slip else DIFFERS


def _likeness(a: Words, b: Words) -> float:
    straight = likeness("".join(a), "".join(b))
    if a[:1] == b[:1] or set(a).isdisjoint(b):
        return straight
    turns = [likeness("".join(turn), "".join(b)) for turn in turns_of(a)]
    turns += [likeness("".join(a), "".join(turn)) for turn in turns_of(b)]
    return max(straight, *turns)


def _spelling_rules(a: str, b: str) -> Rules:
    """Return the rules that make two strings with equal words equal."""
    if a.lower().split() == b.lower().split():
        return (NameRule.CASE,)
    hyphens = (NameRule.HYPHENS,) if _marks(a) != _marks(b) else ()
    return (*_accent_rule(a, b), *hyphens) or (NameRule.CASE,)


def _accent_rule(a: str, b: str) -> Rules:
    if (a.isascii() and b.isascii()) or _accented(a) == _accented(b):
        return ()
    return (NameRule.ACCENTS,)


def _accented(text: str) -> frozenset[str]:
    """Return the accented letters, which plain folding would take away."""
    return frozenset(c for c in text.lower() if c.isalpha() and fold_latin(c) != c)


def _marks(text: str) -> str:
    return "".join(c for c in text if not (c.isalnum() or c.isspace()))


def _spaced(a: Words, b: Words) -> Rules:
    """Whether one only leaves out spaces of the other; Ka Ian and Kai An are two names.

    A word that is one syllable is not two: Ching is not Chi and the surname NG behind it.
    """
    if "".join(a) != "".join(b) or not _ends(a) <= _ends(b):
        return ()
    return () if any(map(is_syllable, set(a).difference(b))) else (NameRule.SPACING,)


def _ends(words: Words) -> set[int]:
    return set(accumulate(map(len, words)))


def turns_of(words: Words) -> tuple[Words, ...]:
    """Return the words with the surname at the end: of one word, or a known one of two too."""
    if len(words) < 2:
        return ()
    turned = (*words[1:], words[0])
    if words[:2] in _DOUBLE_SURNAMES and len(words) > 2:
        return turned, (*words[2:], *words[:2])
    return (turned,)


def _turned_either_way(a: Words, b: Words) -> Rules:
    """Whether one has the surname at the end.

    Of HO Fat Ho and HO Ho Fat one may be turned, or be a brother: the other word is at the front
    of both.
    """
    if a[0] == b[0]:
        turned = any(turn == other for one, other in ((a, b), (b, a)) for turn in turns_of(one))
        return (NameRule.ORDER, NameRule.ENGLISH_SLIP) if turned else ()
    for one, other in ((a, b), (b, a)):
        for turn in turns_of(one):
            if turn == other:
                return (NameRule.ORDER,)
            if _spaced(turn, other) or _spaced(other, turn):
                return (NameRule.ORDER, NameRule.SPACING)
    return ()


def _with_added_words(short: Words, long: Words) -> Rules:
    """Return the rules when the longer name is the shorter with one or two words more.

    A surname and two syllables, or as much in one word, is a whole Chinese name: what a longer
    spelling adds at an end is then an English name or a husband's surname, not a given syllable.
    A word inside, or beside a shorter name, must be no Chinese syllable; nor must one behind a name
    that was turned: MAN CHAN Tai Ming is not Tai Man CHAN.
    """
    for length in range(1, min(3, len(long) - 1)):
        for start in range(len(long) - length + 1):
            rest, added = (*long[:start], *long[start + length :]), long[start : start + length]
            if len(rest) < 2 or not _may_be_added(short, long, start, length):
                continue
            rules = _same_words(short, rest)
            if rules is None or (
                start and NameRule.ORDER in rules and any(map(may_be_given, added))
            ):
                continue
            married = start == 0 and all(map(may_be_given, added))
            return (NameRule.MARRIED_NAME if married else NameRule.NAME_ADDED, *rules)
    return ()


def _with_another_added(a: Words, b: Words) -> Rules:
    """Return the rules when one has an English name more, and the other a husband's surname.

    Amy Tsz Yu LEUNG and WONG LEUNG Tsz Yu may both be LEUNG Tsz Yu.
    """
    for one, other in ((a, b), (b, a)):
        chinese = tuple(filter(_is_chinese, one))
        if len(chinese) < min(len(one), len(other)) and all(map(_is_chinese, other)):
            rules = _with_added_words(chinese, other)
            if NameRule.MARRIED_NAME in rules:
                return (NameRule.NAME_ADDED, *rules)
    return ()


def _same_words(short: Words, rest: Words) -> Rules | None:
    if short == rest:
        return ()
    if len(short) == len(rest) and sorted(short) != sorted(rest):
        return None
    first, second = sorted((short, rest), key=len)
    return _spaced(first, second) or _turned_either_way(first, second) or None


def _may_be_added(short: Words, long: Words, start: int, length: int) -> bool:
    added = long[start : start + length]
    if not any(is_syllable(word) or len(word) == 1 for word in added):
        return any(map(is_syllable, short))
    return start in {0, len(long) - length} and _whole(short)


def is_whole(words: Words) -> bool:
    """Whether words are a surname and two given syllables, each written as a word."""
    syllables = all(word in _JOINED_SURNAMES or is_syllable(word) for word in words)
    return len(words) > 2 and syllables and _whole(words)


def _whole(words: Words) -> bool:
    """Whether a name has two given syllables, as far as its words tell."""
    if words[:2] in _DOUBLE_SURNAMES:
        return len(words) > 3
    if len(words) == 2 and _JOINED_SURNAMES.isdisjoint(words):
        return max(map(len, words)) > _LONGEST_SYLLABLE
    return len(words) > 2


def _from_elsewhere(short: Words, long: Words) -> Rules:
    """Return the rules for names that are not made of Chinese syllables.

    Their words may stand in any order. Names after the first given one may be left out or stand as
    initials; whether more is one person's name, somebody has to say.
    """
    if len(short) < 2 or any(map(is_syllable, (*short[1:], *long[1:]))):
        return ()
    turned = (long[-1], *long[:-1])
    begins = [order for order in (long, turned, *turns_of(long)) if order[: len(short)] == short]
    if begins:
        return (
            (NameRule.NAME_ADDED,) if begins[0] == long else (NameRule.ORDER, NameRule.NAME_ADDED)
        )
    if _initialled(short, long) or _initialled(long, short):
        return (NameRule.INITIALS,)
    return (NameRule.NAME_IN_PART,) if len(set(short) & set(long)) == len(set(short)) else ()


def _permuted(a: Words, b: Words) -> Rules:
    """Return the rule when only English names moved: Peter CHAN Tai Man, CHAN Tai Man Peter.

    SZETO is a surname and no English name: the syllables behind it are given names.
    """
    if sorted(a) != sorted(b) or len(a) < 2:
        return ()
    chinese, others = (tuple(filter(_is_chinese, words)) for words in (a, b))
    if len(chinese) == len(a):
        return ()
    return (NameRule.ORDER,) if chinese == others else _turned_either_way(chinese, others)


def _is_chinese(word: str) -> bool:
    return is_syllable(word) or word in _JOINED_SURNAMES


def _initialled(a: Words, b: Words) -> bool:
    """Whether ``a`` is ``b`` with given names after the first as initials."""
    if len(a) != len(b) or a[:2] != b[:2]:
        return False
    pairs = zip(a[2:], b[2:], strict=True)
    return all(x == y or (len(x) == 1 and y.startswith(x)) for x, y in pairs)


def _respelt_either_way(a: Words, b: Words) -> Rules:
    if _respelt(a, b):
        return (NameRule.ROMANISATION,)
    if a[:1] == b[:1]:
        return ()
    turned = any(_respelt(turn, b) for turn in turns_of(a))
    if turned or any(_respelt(a, turn) for turn in turns_of(b)):
        return (NameRule.ORDER, NameRule.ROMANISATION)
    return ()


def _respelt(a: Words, b: Words) -> bool:
    """Whether two names with the surname in front spell the same Cantonese syllables.

    The surname may be read loosely, LAU and LOW: relatives share it. A given name must not.
    """
    if a[0] != b[0] and not share_syllable(a[0], b[0]):
        return False
    if len(a) == len(b):
        return all(same_syllable(x, y) for x, y in zip(a[1:], b[1:], strict=True))
    return len(a) > 1 and len(b) > 1 and bool(_spaced(a[1:], b[1:]))


def _slipped(a: Words, b: Words) -> Rules:
    if _within_slips(a, b):
        return (NameRule.ENGLISH_SLIP,)
    if a[:1] == b[:1]:
        return ()
    for one, other in ((a, b), (b, a)):
        # Where words are joined otherwise too, the surname must be there: King Ki NG, King Ying.
        may_be_turned = len(one) == len(other) or one[0] == other[-1]
        if may_be_turned and any(_within_slips(turn, other) for turn in turns_of(one)):
            return (NameRule.ORDER, NameRule.ENGLISH_SLIP)
    return ()


def _within_slips(a: Words, b: Words) -> bool:
    """Whether a slip makes them equal; in a long name two, if no syllable became another."""
    first, second = "".join(a), "".join(b)
    shorter = min(len(first), len(second))
    if shorter >= _SHORTEST_SLIP and slips_between(first, second, 1) < 2:
        return True
    if abs(len(first) - len(second)) == 1 and len(a) == len(b) and _doubled(a, b):
        return True
    if shorter < _LONGEST_SLIP or len(a) != len(b):
        return False
    unlike = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
    if len(unlike) == 1:
        return not all(map(is_syllable, unlike[0])) and slips_between(*unlike[0], 2) < 3
    return len(unlike) == 2 and all(slips_between(x, y, 1) < 2 for x, y in unlike)


def _doubled(a: Words, b: Words) -> bool:
    """Whether one word has a letter twice that the other has once, and is no syllable by that."""
    unlike = [sorted(pair, key=len) for pair in zip(a, b, strict=True) if pair[0] != pair[1]]
    if len(unlike) != 1:
        return False
    short, long = unlike[0]
    doubles = [at for at, (x, y) in enumerate(pairwise(long)) if x == y]
    twice = any(long[:at] + long[at + 1 :] == short for at in doubles)
    return twice and is_syllable(short) and not is_syllable(long)
