"""Chinese, Roman and Arabic numbers as addresses write them."""

from typing import Final

_DIGITS: Final = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_ROMAN: Final = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8}
CHINESE_NUMERALS: Final = frozenset("一二三四五六七八九十廿卅〇零两百")
NUMERALS: Final = "0-9一二三四五六七八九十廿卅〇零两百"
"""The characters of a number, for a character class; folded to Simplified."""


def number_of(text: str) -> int | None:
    """Return the number written as 12, 十二, 一二, 廿一 or 一百零三; None when it is none."""
    if not text or len(text) > 6:
        return None
    if text.isascii():
        return int(text) if text.isdigit() else None
    if set(text).issubset(_DIGITS):
        return int("".join(str(_DIGITS[c]) for c in text))
    return _counted(text.replace("廿", "二十").replace("卅", "三十"))


def roman_or_number(text: str) -> int | None:
    """Return the number of a part of an estate: II, 2 or 二."""
    return _ROMAN.get(text) or number_of(text)


def _counted(text: str) -> int | None:
    total, digit = 0, None
    for character in text:
        if character in ("十", "百"):
            total += (1 if digit is None else digit) * (10 if character == "十" else 100)
            digit = None
        elif character in _DIGITS:
            digit = _DIGITS[character]
        else:
            return None
    return total + (digit or 0)
