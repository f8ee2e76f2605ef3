"""How Chinese syllables are spelt in names, in Hong Kong and by the systems of Mandarin.

Hong Kong has no law of spelling: the Government's usage writes 梁 Leung, families write Leong. The
tables say which letters stand for which part of a Jyutping syllable; Mandarin is pinyin or
Wade-Giles, as Taiwan's passports have it.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from workstation.domain.character_readings import CANTONESE, MANDARIN

_INITIALS: Final[Mapping[str, str]] = {
    "b": "p b", "d": "t d", "g": "k g", "gw": "kw gw", "kw": "kw k", "n": "n l",
    "z": "ch ts tz j", "c": "ch ts", "s": "s sh", "j": "y",
}  # fmt: skip
"""Jyutping initials that are not written as they stand."""
_FINALS: Final[Mapping[str, str]] = {
    "aa": "a ah ar", "aai": "ai aai", "aau": "au aau aw", "aam": "am aam", "aan": "an aan",
    "aang": "ang aang", "aap": "ap aap", "aat": "at aat", "aak": "ak aak ark",
    "ai": "ai", "au": "au ow aw", "am": "am um", "an": "an un en", "ang": "ang ung eng",
    "ap": "ap up", "at": "at ut", "ak": "ak uk ack",
    "e": "e eh", "ei": "ei i ay ee ey", "eng": "eng ing ang", "ek": "ek ik",
    "i": "i ee", "iu": "iu ew io", "ik": "ik ick",
    "o": "o or oh aw", "oi": "oi oy", "ou": "o ou oo ow", "ok": "ok ock",
    "oe": "eu oe", "oek": "euk eok", "oeng": "eung eong", "eoi": "ui eui oi", "eon": "un eon",
    "eot": "ut eot", "u": "u oo", "ui": "ui oi", "un": "un oon", "ut": "ut oot",
    "ung": "ung oong", "uk": "uk ook", "yu": "u ue", "yun": "uen", "yut": "uet ut",
}  # fmt: skip
_WHOLE: Final[Mapping[str, str]] = {
    "ng": "ng eng", "m": "m", "tz": "tsz tze tsze tzu", "ts": "tsz tze tsze tzu",
    "si": "sze see si shi sz", "zi": "chi chee ji jee", "ci": "chi chee", "ji": "yi yee i",
    "gun": "koon kun kwun goon", "syun": "suen shuen sun",
}  # fmt: skip
"""Syllables that are no initial and final, or have a spelling of their own."""
_JYUTPING: Final = re.compile(r"(gw|kw|ng|[bpmfdtnlgkhzcsjw]?)([aeiouy].*)")
_SHORTEST_JOINED: Final = 2
"""Letters of a syllable in a word of several: anything could be made of single ones."""
_ALSO_ENGLISH: Final = frozenset(("ben", "dan", "jan", "jim", "ken", "pam", "sam", "sue"))
"""Such as hardly stand for a given name's syllable; Kim, Lee and May do."""
_WADE_GILES: Final = tuple(
    (re.compile(pattern), spelt)
    for pattern, spelt in (
        (r"^([zc])i$", "tzu"), (r"^si$", "szu"), (r"^([zcs])hi$", r"\1hih"), (r"^e$", "o"),
        (r"^zh", "ch"), (r"^(z|c(?!h))", "ts"), (r"^[jq]", "ch"), (r"^x", "hs"), (r"^r", "j"),
        (r"^b", "p"), (r"^d", "t"), (r"^g", "k"), (r"ong$", "ung"), (r"ian$", "ien"),
        (r"(?<=[iyu])e$", "eh"), (r"^([kh])e$", r"\1o"), (r"^(k)ui$", r"\1uei"),
        (r"(?<!^k)(?<!^h)uo$", "o"), (r"^yan$", "yen"), (r"^you$", "yu"), (r"v", "u"),
        (r"^yi$", "i"),
    )
)  # fmt: skip


@cache
def spellings() -> Mapping[str, frozenset[str]]:
    """Return how each Jyutping syllable is spelt in Hong Kong, lower case."""
    return {syllable: frozenset(_spellings(syllable)) for syllable in _syllables(CANTONESE)}


@cache
def mandarin_spellings() -> Mapping[str, frozenset[str]]:
    """Return how each pinyin syllable is spelt: pinyin, ü as u, yu or v, and Wade-Giles."""
    return {
        syllable: frozenset(
            {syllable, syllable.replace("v", "u"), syllable.replace("v", "yu"), _wade(syllable)}
        )
        for syllable in _syllables(MANDARIN)
    }


def is_syllable(word: str) -> bool:
    """Whether a word in lower case can be one Chinese syllable, of either language."""
    return word in _cantonese_of() or word in _mandarin_words()


def may_be_given(word: str) -> bool:
    """Whether a word can be one of the syllables of a Chinese name, and is no English name too."""
    return is_syllable(word) and word not in _ALSO_ENGLISH


def is_pinyin(word: str) -> bool:
    """Whether a word in lower case is one Mandarin syllable in pinyin."""
    return word in _pinyin()


def is_cantonese(word: str) -> bool:
    """Whether a word in lower case can be one Cantonese syllable."""
    return word in _cantonese_of()


def is_of_syllables(word: str) -> bool:
    """Whether a word in lower case can be Chinese syllables written together: Taiman."""
    reached = [0]
    for end in range(_SHORTEST_JOINED, len(word) + 1):
        if any(end - at >= _SHORTEST_JOINED and is_syllable(word[at:end]) for at in reached):
            reached.append(end)
    return is_syllable(word) or reached[-1] == len(word)


def share_syllable(word: str, other: str) -> bool:
    """Whether two words can be spellings of one Cantonese syllable: LAU and LOW."""
    return not _cantonese_of().get(word, _NONE).isdisjoint(_cantonese_of().get(other, _NONE))


def same_syllable(word: str, other: str) -> bool:
    """Whether two words stand for the same Cantonese syllables, none more: Wah and Wa, not Ho, Hou.

    Given names are compared by this: what one word can be and the other cannot may be a sibling's.
    """
    meant = _cantonese_of().get(word)
    return word == other or (meant is not None and meant == _cantonese_of().get(other))


_NONE: Final = frozenset[str]()


def _spellings(syllable: str) -> Iterator[str]:
    if syllable in _WHOLE:
        yield from _WHOLE[syllable].split()
    parts = _JYUTPING.fullmatch(syllable)
    if syllable in _WHOLE or parts is None:
        return
    initials = _INITIALS.get(parts[1], parts[1]).split(" ")
    if parts[1] == "ng" or (parts[1] == "j" and parts[2].startswith("i")):
        initials = [*initials, ""]
    elif not parts[1]:
        initials = ["", "ng"]
    for initial in initials:
        for final in _FINALS.get(parts[2], parts[2]).split():
            yield initial + final


def _wade(syllable: str) -> str:
    if syllable == "ri":
        return "jih"
    for pattern, spelt in _WADE_GILES:
        syllable = pattern.sub(spelt, syllable)
    return syllable


def _syllables(table: str) -> list[str]:
    return table.split(" ")[::2]


@cache
def _cantonese_of() -> Mapping[str, frozenset[str]]:
    """Return the Jyutping syllables a spelling can stand for."""
    meant = defaultdict[str, set[str]](set)
    for syllable, spelt in spellings().items():
        for word in spelt:
            meant[word].add(syllable)
    return {word: frozenset(syllables) for word, syllables in meant.items()}


@cache
def _pinyin() -> frozenset[str]:
    return frozenset(_syllables(MANDARIN))


@cache
def _mandarin_words() -> frozenset[str]:
    return frozenset().union(*mandarin_spellings().values())
