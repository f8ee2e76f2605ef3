"""How long a text message is: the alphabet it needs and the parts it takes.

3GPP TS 23.038: the default alphabet puts 160 characters in one part, UCS-2 puts 70; a longer text
gives up seven, respectively three, characters of every part to the header that joins them.
"""

from dataclasses import dataclass
from typing import Final

_BASIC: Final = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_EXTENSION: Final = frozenset("^{}\\[~]|€\f")
"""Reached through an escape, so they take the room of two."""


@dataclass(frozen=True, slots=True)
class SmsLength:
    """What a text takes on the air."""

    plain: bool
    """Whether the default alphabet is enough; if not, all of it travels as UCS-2."""
    units: int
    """Septets, or 16-bit units: a character outside the basic plane takes two."""
    parts: int


def sms_length(text: str) -> SmsLength:
    """Return how long ``text`` is as a text message."""
    if all(char in _BASIC or char in _EXTENSION for char in text):
        units = sum(2 if char in _EXTENSION else 1 for char in text)
        return SmsLength(True, units, _parts(units, single=160, joined=153))
    units = len(text.encode("utf-16-be")) // 2
    return SmsLength(False, units, _parts(units, single=70, joined=67))


def _parts(units: int, *, single: int, joined: int) -> int:
    return 1 if units <= single else -(-units // joined)
