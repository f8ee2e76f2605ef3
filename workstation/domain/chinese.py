"""Chinese characters: folding Traditional and variant forms to one, and telling them apart.

Both sides of a comparison are folded to Simplified; the other direction loses names, because one
Simplified character stands for several Traditional ones (發 and 髮, 鍾 and 鐘). These are one when
folded, which does for places; of persons 郭逸昇 is not 郭逸升.
"""

import re
from typing import Final

from workstation.domain.simplified_characters import APART, PAIRS, PRINTED

HAN: Final = re.compile("[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af]")
"""One Chinese character; the folded form of 輋 lies beyond U+FFFF."""
_FOLDED: Final = dict(zip(map(ord, PAIRS[::2]), PAIRS[1::2], strict=True))
_APART: Final = frozenset(APART)
_ONLY_SIMPLIFIED: Final = frozenset(PAIRS[1::2]) - _APART - frozenset(PRINTED)


def fold_chinese(text: str) -> str:
    """Return ``text`` with every character in its folded form; the length stays the same."""
    return text.translate(_FOLDED)


def is_han(character: str) -> bool:
    """Whether this is a Chinese character."""
    return HAN.fullmatch(character) is not None


def only_fold_alike(one: str, other: str, *, simplified: bool = True) -> bool:
    """Whether two names of one length have different characters that fold to the same.

    Forms of one character are no such: 张 and 張, 峯 and 峰. Nor is a character that is also the
    Simplified form of the other, in a name that is written in Simplified: 陈逸升 for 陳逸昇. It may
    be 陳逸升 all the same: ``simplified`` is False where nothing else tells whose name it is.
    """
    return any(
        x != y
        and x in _APART
        and y in _APART
        and fold_chinese(x) == fold_chinese(y)
        and not (simplified and (_simplifies(x, y, one) or _simplifies(y, x, other)))
        for x, y in zip(one, other, strict=True)
    )


def _simplifies(character: str, other: str, name: str) -> bool:
    """Whether a character of a name stands for another one as its Simplified form."""
    return character == fold_chinese(other) and _is_simplified(name)


def _is_simplified(name: str) -> bool:
    """Whether a name has a character that is Simplified only, and none that is not Simplified."""
    return name == fold_chinese(name) and not _ONLY_SIMPLIFIED.isdisjoint(name)
