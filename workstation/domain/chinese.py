"""Chinese characters: folding Traditional and variant forms to one, and telling them apart.

Both sides of a comparison are folded to Simplified; the other direction loses names, because one
Simplified character stands for several Traditional ones (發 and 髮, 鍾 and 鐘).
"""

import re
from typing import Final

from workstation.domain.simplified_characters import PAIRS

HAN: Final = re.compile("[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af]")
"""One Chinese character; the folded form of 輋 lies beyond U+FFFF."""
_FOLDED: Final = dict(zip(map(ord, PAIRS[::2]), PAIRS[1::2], strict=True))


def fold_chinese(text: str) -> str:
    """Return ``text`` with every character in its folded form; the length stays the same."""
    return text.translate(_FOLDED)


def is_han(character: str) -> bool:
    """Whether this is a Chinese character."""
    return HAN.fullmatch(character) is not None
