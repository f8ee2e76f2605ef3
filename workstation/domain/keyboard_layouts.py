"""What a keyboard scanner meant when the computer understood it in another keyboard layout.

A scanner types positions of keys, not characters: set to an American keyboard at a computer that
reads German, French or Chinese keys, its ``<`` arrives as ``;``, ``.`` or ``《``. Which layouts are
in play is not known, so every understanding is offered, and the check digits of what was scanned
decide (``scans``).
"""

import unicodedata
from collections.abc import Iterator, Mapping
from typing import Final

_CHINESE: Final = str.maketrans("《〈﹤》〉﹥、。", "<<<>>>\\.")
"""What Chinese input methods make of the keys, beyond the full-width forms NFKC folds."""

_FILLERS: Final = str.maketrans(dict.fromkeys(">,;\\|", "<"))
"""What ``<`` arrives as where letters and digits do not move."""

_GERMAN: Final = {**dict(zip("yzYZ", "zyZY", strict=True)), "Ö": ":", "ö": ":"}
"""QWERTZ at either end: the swap undoes itself."""

_FRENCH_KEYS: Final = dict(
    zip(
        "aqzwAQZW,?;.mM&é\"'(-è_çà",
        "qawzQAWZmM<<::1234567890",
        strict=True,
    )
)
"""An American scanner at a computer with French keys."""

_FRENCH_SCANNER: Final = dict(
    zip(
        "aqzwAQZW;:.!@#$%^&*()\\|",
        "qawzQAWZmM:1234567890<<",
        strict=True,
    )
)
"""A scanner set to French at a computer with American keys."""


def half_width(text: str) -> str:
    """Return ``text`` with what a Chinese input method widened as the keys say it."""
    return unicodedata.normalize("NFKC", text).translate(_CHINESE)


def understandings(text: str) -> Iterator[str]:
    """Return what half-width ``text`` may mean: first as it is, then in layouts, likely ones first.

    ``<`` is right or restored in each; the same text may come more than once.
    """
    yield text
    yield text.translate(_FILLERS)
    for keys in (_GERMAN, _FRENCH_KEYS, _FRENCH_SCANNER):
        yield _moved(text, keys)


def _moved(text: str, keys: Mapping[str, str]) -> str:
    return text.translate(_FILLERS | {ord(key): meant for key, meant in keys.items()})
