"""Any text as a zone's characters: one width, capitals, ``<``, whatever the keyboard made of it."""

import re
from typing import Final

from workstation.domain.mrz.reading import MrzWarning

BREAK: Final = "\n"
"""Stands for whatever ends a line: CR, LF, TAB, STX, ETX and other controls."""
GAP: Final = " "
"""Stands for spaces of all widths, and marks that have none."""
FOREIGN: Final = "|"
"""Stands for what no zone holds."""
_OTHER_LAYOUTS: Final = ">,;》〉，；＞"
"""What ``<`` becomes where scanner and computer have different keyboard layouts."""
_CHINESE: Final = "《〈＜﹤"
_ALIKE: Final = "‹⟨〈"
_SPACES: Final = " \u00a0\u00ad\u2000-\u200f\u202f\u205f\u2060\u3000\ufeff"
_BREAKS: Final = "\u0085\u2028\u2029"
_FULL_WIDTH: Final = 0xFEE0
"""From a printed ASCII character to its full-width form."""


def _of_ascii(character: str) -> str:
    if character < " " or character == "\x7f":
        return BREAK
    if character in _OTHER_LAYOUTS or character == "<":
        return "<"
    if character == " ":
        return GAP
    return character.upper() if character.isalnum() else FOREIGN


def _table() -> dict[int, str]:
    """Return the one character that stands for each; characters left out stay themselves."""
    table = {code: _of_ascii(chr(code)) for code in range(128)}
    table |= {code + _FULL_WIDTH: table[code] for code in range(ord("!"), ord("~") + 1)}
    table |= {ord(character): "<" for character in _OTHER_LAYOUTS + _CHINESE + _ALIKE}
    table |= {ord(character): BREAK for character in _BREAKS}
    spaces = re.compile(f"[{_SPACES}]")
    return table | {code: GAP for code in range(0x10000) if spaces.fullmatch(chr(code))}


_TABLE: Final = _table()
_PUNCTUATION: Final = _TABLE | {ord(character): FOREIGN for character in _OTHER_LAYOUTS}
_WRONG_KEYBOARD: Final = re.compile(f"[{_OTHER_LAYOUTS}]")
_CHINESE_INPUT: Final = re.compile("[\uff01-\uff5e《〈》〉﹤]")


def plain(text: str) -> str:
    """Return ``text`` as zone characters, ``BREAK``, ``GAP`` and others, place by place.

    A text that has no other characters is returned itself.
    """
    changed = text.translate(_TABLE)
    return text if changed == text else changed


def plain_with_punctuation(text: str) -> str | None:
    """Return ``text`` with commas and their like taken for what they are; None: there are none.

    A keyboard that makes commas of ``<`` makes them of all, so this is for texts that have both.
    """
    both = _WRONG_KEYBOARD.search(text) and "<" in text
    return text.translate(_PUNCTUATION) if both else None


def keyboard_warnings(as_read: str) -> tuple[MrzWarning, ...]:
    """Return what the characters as they arrived say about the keyboard."""
    wrong = (MrzWarning.WRONG_KEYBOARD,) if _WRONG_KEYBOARD.search(as_read) else ()
    if as_read.isascii() or not _CHINESE_INPUT.search(as_read):
        return wrong
    return (*wrong, MrzWarning.CHINESE_INPUT)
