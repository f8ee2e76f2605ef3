"""Names and numbers in like strokes, which readers miscount: II for I, Wah Fu (I) for (II)."""

import re
from collections.abc import Mapping
from dataclasses import replace
from math import inf
from typing import Final

from workstation.domain.addresses.spelling import spell
from workstation.domain.extraction.claims import NameClaim
from workstation.domain.extraction.reading import CHECK_FROM, Part, PartComparison, PartVerdict
from workstation.domain.extraction.shown_parts import Source, part_at

_STROKES: Final = re.compile(r"(?<![a-z])(?:i{1,3}|[ⅰⅱⅲ])(?![a-z])", re.IGNORECASE)
_COUNTED: Final = 0.98
"""Like strokes in a row are counted as surely as this: II is read I as surely as letters are."""
_LIKE_STROKES: Final = re.compile("i{1,3}|1{1,3}")
"""Folded words that may be strokes miscounted."""
_NUMBERED: Final = re.compile("i{1,3}|[0-9]{1,3}")


def is_in_strokes(text: str) -> bool:
    """Whether a number is written in up to three strokes, and in nothing else."""
    return _STROKES.fullmatch(text) is not None


def if_counted(shown: PartComparison | None, *, sure: float = _COUNTED) -> PartComparison | None:
    """Return a part as read unless it has like strokes in a row that were read less surely."""
    if shown is None or shown.verdict is not PartVerdict.SAME or shown.confidence >= sure:
        return shown
    return replace(shown, verdict=PartVerdict.UNREAD) if _STROKES.search(shown.read) else shown


def miscounted(name: NameClaim, source: Source) -> PartComparison | None:
    """Return an estate that was read with other strokes than declared, and so as one of no list.

    It stands for the declared one where the house beside it is that one's; no other has it. What
    was read beyond doubt, or typed by a person, is what it says.
    """
    for other in source.claims.names if name.normal else ():
        if other.part is name.part and not other.normal and differ_in_strokes(name, other):
            found = part_at(name.part, source, other.start, other.end, PartVerdict.UNREAD)
            return found if found.confidence < _COUNTED else None
    return None


def settled_by_its_house(
    estate: PartComparison | None,
    shown: Mapping[NameClaim, PartComparison | None],
    *,
    as_read: bool,
) -> PartComparison | None:
    """Return an estate that was read right but faintly as read, when its house was read plainly.

    Without its house, strokes tell none of two estates from the other: Wah Fu (I) from (II).

    Args:
        estate: what was read of it.
        shown: what was read of the other names.
        as_read: whether it was read as declared, or with other strokes.
    """
    if estate is None:
        return None
    by_house = any(
        name.part is Part.BLOCK
        and name.normal
        and house is not None
        and house.verdict is PartVerdict.SAME
        for name, house in shown.items()
    )
    if not by_house:
        return if_counted(estate, sure=inf)
    if not as_read:
        return estate
    return replace(estate, verdict=PartVerdict.SAME, confidence=max(estate.confidence, CHECK_FROM))


def differ_in_strokes(name: NameClaim, other: NameClaim) -> bool:
    """Whether two names have another number, and that of the second was read from strokes."""
    return _words_without_number(name.text) == _words_without_number(other.text) and any(
        _LIKE_STROKES.fullmatch(word.text) for word in spell(other.text).words
    )


def _words_without_number(text: str) -> list[str]:
    return [word.text for word in spell(text).words if not _NUMBERED.fullmatch(word.text)]
