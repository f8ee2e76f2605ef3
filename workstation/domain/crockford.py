"""The 32 characters people can read out and type back without mistaking them.

Douglas Crockford's base 32: digits and capitals without I, L, O and U. What looks like a left-out
letter is read as the digit it looks like.
"""

import unicodedata
from typing import Final

ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LOOK_ALIKES: Final = str.maketrans("OIL", "011")
_ALPHA_POLYNOMIAL: Final = 0b100101
"""x⁵ + x² + 1: primitive, so the powers of x run through all 31 non-zero elements of GF(32)."""


def plain(text: str) -> str:
    """Return typed or scanned text in capitals, half-width, without spaces and dashes."""
    folded = unicodedata.normalize("NFKC", text).upper()
    return "".join(
        char
        for char in folded
        if not char.isspace() and unicodedata.category(char) not in {"Pd", "Cf", "Cc"}
    ).replace("\N{MINUS SIGN}", "")


def without_look_alikes(text: str) -> str:
    """Return plain text with O, I and L as the digits they look like."""
    return text.translate(_LOOK_ALIKES)


def is_base32(text: str) -> bool:
    """Say whether every character is one of the 32."""
    return all(char in ALPHABET for char in text)


def encoded(number: int, length: int) -> str:
    """Return ``number`` as ``length`` characters, the highest first."""
    return "".join(ALPHABET[(number >> 5 * place) & 31] for place in reversed(range(length)))


def decoded(characters: str) -> int:
    """Return the number that ``characters`` of the alphabet stand for."""
    number = 0
    for char in characters:
        number = number << 5 | ALPHABET.index(char)
    return number


def check_character(characters: str) -> str:
    """Return the check character of up to 30 characters.

    A weighted sum over GF(32) whose weights are different powers of x: one wrong character and
    any two characters in each other's place always change it.
    """
    state = 0
    for char in characters:
        state = _times_x(state ^ ALPHABET.index(char))
    return ALPHABET[state]


def _times_x(element: int) -> int:
    shifted = element << 1
    return shifted ^ _ALPHA_POLYNOMIAL if shifted & 32 else shifted
