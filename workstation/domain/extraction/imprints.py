"""Stamps and watermarks: what was put on a paper after it was written."""

import re
from collections.abc import Sequence
from math import atan2, degrees
from typing import Final

from workstation.domain.extraction.days import days_in
from workstation.domain.extraction.layout import Strip
from workstation.domain.extraction.textual import folded

_SLANT: Final = 8.0
"""Degrees by which a line may rise otherwise than those around it, as on a bent page."""
_AROUND: Final = 9
"""Lines around one that tell how the writing rises there."""
_FEWEST: Final = 4
"""Characters of a line that tells how it rises."""
_STAMPED: Final = re.compile(
    r"\W*(?:received|certified|(?:certified )?true copy|copy|paid(?: with thanks)?|chop|"
    r"posted|filed|cancelled|verified|checked|despatched|document received|original seen|"
    r"counter \d+|"
    r"已?收[讫妥悉到]|已收.{0,2}|付讫|核[实对]无?[讹误]?|.{0,6}专用章|正本|副本|.{0,3}无讹)\W*"
)
"""All that a line of a stamp says."""
_ROWS: Final = 2.4
_ASIDE: Final = 8.0
"""Heights of a line within which the lines of one stamp stand."""


def imprints(strips: Sequence[Strip]) -> frozenset[int]:
    """Return which strips with days run across the others, or stand over or under a stamp's words.

    Args:
        strips: of one page.
    """
    marks = [strip for strip in strips if _STAMPED.fullmatch(folded(strip.text))]
    usual = _median_rise(strips)
    return frozenset(
        index
        for index, strip in enumerate(strips)
        if any(days_in(strip.text))
        and (any(_is_near(strip, mark) for mark in marks) or _runs_across(strip, strips, usual))
    )


def _is_near(strip: Strip, mark: Strip) -> bool:
    down, aside = abs(strip.top - mark.top), abs(_middle(strip) - _middle(mark))
    return down < _ROWS * strip.height and aside < _ASIDE * strip.height and mark is not strip


def _middle(strip: Strip) -> float:
    return (strip.left + strip.right) / 2


def _runs_across(strip: Strip, strips: Sequence[Strip], usual: float) -> bool:
    """Whether a strip rises otherwise than is ``usual`` on its page, and than those around it."""
    if abs(_difference(_rise(strip), usual)) < _SLANT:
        return False
    others = (one for one in strips if one is not strip and len(one.text) >= _FEWEST)
    around = sorted(others, key=lambda one: _apart(strip, one))[:_AROUND]
    return not around or abs(_difference(_rise(strip), _median_rise(around))) > _SLANT


def _apart(one: Strip, other: Strip) -> float:
    return abs(one.top - other.top) + abs(one.left - other.left)


def _median_rise(strips: Sequence[Strip]) -> float:
    """Return the angle of the strip in the middle of all by theirs, in degrees."""
    first = _rise(strips[0]) if strips else 0.0
    more = sorted(_difference(_rise(strip), first) for strip in strips)
    return first + more[len(more) // 2] if more else first


def _rise(strip: Strip) -> float:
    """Return the angle of a strip on the upload, in degrees."""
    (left, top), (right, bottom) = strip.tokens[0].quad.corners[0], strip.tokens[-1].quad.corners[1]
    return degrees(atan2(bottom - top, right - left))


def _difference(one: float, other: float) -> float:
    """Return by how many degrees one angle is more than another, from -180 to 180."""
    return (one - other + 180.0) % 360.0 - 180.0
