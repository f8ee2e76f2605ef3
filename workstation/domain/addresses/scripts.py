"""Addresses that are written in both languages, one behind the other."""

import re
from typing import Final

from workstation.domain.chinese import is_han

_WORDS: Final = re.compile(r"[A-Za-z]{3}")


def in_each_script(text: str) -> tuple[str, ...]:
    """Return an address in both languages, one behind the other, in two; any other in one."""
    han = [place for place, char in enumerate(text) if is_han(char)]
    cuts = (han[0], han[-1] + 1) if han else ()
    for cut in cuts:
        halves = text[:cut], text[cut:]
        latin, chinese = sorted(halves, key=lambda half: any(map(is_han, half)))
        if not any(map(is_han, latin)) and _WORDS.search(latin) and not _WORDS.search(chinese):
            return halves
    return (text,)
