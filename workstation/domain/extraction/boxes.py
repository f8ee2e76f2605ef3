"""Boxes of labels and values whose rows do not meet, as on a page that is bent or lies askew."""

import re
from bisect import bisect
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Final

from workstation.domain.extraction.box_values import (
    Kind,
    is_label,
    is_of_number,
    kind_asked,
    kind_shown,
)
from workstation.domain.extraction.day_labels import (
    EARLIER,
    OWN_LABEL,
    PERIOD,
    DayRole,
    told_by,
)
from workstation.domain.extraction.day_rows import is_number_behind
from workstation.domain.extraction.days import days_in, says_a_period, says_only_a_day
from workstation.domain.extraction.layout import Strip, left_of
from workstation.domain.extraction.textual import folded

_LATER: Final = re.compile(
    r"due|pay.*(?:date|day|by|before)|day.*pay|deadline|latest|expir|until|next|"
    r"到期|限期|期限|最后|截止|[缴付].*日|下次"
)
"""Labels of days that never come before that of issue."""
_EARLIER: Final = re.compile(f"{EARLIER}|period|由")
_OF_A_PERIOD: Final = re.compile(PERIOD)
_NEXT: Final = re.compile("next|下次")
_FEWEST: Final = 2
"""Days of a box that may be taken for one another."""
_NEXT_ROW: Final = 2.6
"""Heights of a label, from the top of one row of a box to that of the next."""
_FARTHEST: Final = 1.7
"""Rows by which values may stand above or below their labels."""
_OFF: Final = 1.2
"""The same where what labels ask for tells the rows: farther off nobody would set them."""
_IN_ROW: Final = 0.4
"""Rows by which a value may stand otherwise than the others of its box."""


@dataclass(frozen=True, slots=True)
class _ShownDay:
    """A day that stands alone in a strip."""

    index: int
    """Of its strip on the page."""
    strip: Strip
    day: date


@dataclass(frozen=True, slots=True)
class _Box:
    """Labels below each other, and the days that stand to the right of them."""

    issue: Strip
    """The label of the day of issue."""
    labels: Sequence[Strip]
    days: Sequence[_ShownDay]
    """From top to bottom."""
    periods: int = 0
    """Periods that stand to the right of the labels."""
    is_plain: bool = False
    """Whether the label of the day of issue says no more than that it is a day."""

    @property
    def labels_of_days(self) -> list[Strip]:
        """The labels of the day of issue and of later ones, from top to bottom."""
        return [one for one in self.labels if _is_of_day(one.text)]


def labels_off_row(strips: Sequence[Strip]) -> Mapping[int, str]:
    """Return what labels the days of boxes whose rows do not meet, empty where that is in doubt.

    Labels and days are paired in their order from top to bottom where there are as many of one as
    of the other and the day of issue is then the earliest: a bill is due after it was issued.
    """
    found: dict[int, str] = {}
    for box in _boxes(strips):
        if len(box.days) < _FEWEST:
            continue
        if _rows_part(box, strips):
            found |= _paired_by_kind(box, strips) or ({} if box.is_plain else _paired(box))
        elif not _rows_meet(box, strips):
            found |= _paired_by_kind(box, strips)
    return found


def _boxes(strips: Sequence[Strip]) -> Iterator[_Box]:
    boxed: set[int] = set()
    told = [strip for strip in strips if _is_of_issue(strip.text)]
    plain = [strip for strip in strips if OWN_LABEL.fullmatch(folded(strip.text))]
    for strip in (*told, *plain):
        if id(strip) not in boxed:
            labels = _column(strip, strips)
            boxed.update(map(id, labels))
            beside = _beside(strip, labels, strips)
            periods = sum(says_a_period(strips[index].text) for index in beside)
            yield _Box(strip, labels, _days_alone(beside, strips), periods, is_plain=strip in plain)


def _column(label: Strip, strips: Sequence[Strip]) -> list[Strip]:
    """Return the strips that begin at one edge with a label, row by row, from top to bottom."""
    column = [label]
    for strip in strips:
        if column[-1].top < strip.top and _is_next(column[-1], strip):
            column.append(strip)
    for strip in reversed(strips):
        if strip.top < column[0].top and _is_next(strip, column[0]):
            column.insert(0, strip)
    return column


def _is_next(upper: Strip, lower: Strip) -> bool:
    aside, down = abs(upper.left - lower.left), lower.top - upper.top
    return aside < lower.height and down < _NEXT_ROW * max(upper.height, lower.height)


def _beside(issue: Strip, labels: Sequence[Strip], strips: Sequence[Strip]) -> list[int]:
    """Return what stands to the right of labels, from some rows above them to as many below."""
    row = max((lower.top - upper.top for upper, lower in pairwise(labels)), default=0.0)
    first, last = labels[0].top - _FARTHEST * row, labels[-1].top + _FARTHEST * row
    edge = max(label.right for label in labels if label is issue or _is_of_day(label.text))
    period_edge = max(label.left for label in labels)
    return [
        index
        for index, strip in enumerate(strips)
        if first < strip.top < last
        and strip.left > (period_edge if says_a_period(strip.text) else edge)
    ]


def _days_alone(beside: Sequence[int], strips: Sequence[Strip]) -> list[_ShownDay]:
    return [
        _ShownDay(index, strips[index], day)
        for index in beside
        for day, start, end in days_in(strips[index].text)
        if says_only_a_day(strips[index].text, start, end)
    ]


def _rows_part(box: _Box, strips: Sequence[Strip]) -> bool:
    """Whether a day stands beside the label of a number, or the other way, or all beside none."""
    of_days = box.labels_of_days
    left = [label for one in box.days if (label := left_of(one.strip, strips)) is not None]
    beside = [label for label in left if label in box.labels]
    no_days = (one for one in strips if kind_shown(one.text) in (Kind.SUM, Kind.NUMBER))
    numbers = (left_of(one, strips) for one in no_days)
    return (
        any(is_of_number(label.text) for label in beside)
        or any(label in of_days for label in numbers)
        or (not left and len(of_days) >= _FEWEST)
    )


def _rows_meet(box: _Box, strips: Sequence[Strip]) -> bool:
    """Whether each day stands beside a label of its own."""
    beside = [left_of(one.strip, strips) for one in box.days]
    own = [label for label in beside if label in box.labels]
    return len({id(label) for label in own}) == len(box.days)


def _paired(box: _Box) -> dict[int, str]:
    """Return the labels of a box's days by their order, all empty where it may be another."""
    labels, days = box.labels_of_days, box.days
    earliest = min(one.day for one in days)
    earlier = [one for one in box.labels if _is_of_earlier(one)]
    if box.periods and len(earlier) == box.periods:
        earlier = [one for one in earlier if not _OF_A_PERIOD.search(folded(one.text))]
    issued = [one.day for label, one in zip(labels, days, strict=False) if _is_of_issue(label.text)]
    if len(labels) != len(days) or issued != [earliest] or earlier:
        return {one.index: "" for one in days}
    return {one.index: label.text for label, one in zip(labels, days, strict=True)}


def _paired_by_kind(box: _Box, strips: Sequence[Strip]) -> dict[int, str]:
    """Return the labels of a box's days where only one way to set its rows gives each its kind.

    All its values stand as far above or below their labels as the day of issue does below its own.
    """
    row = min((low.top - high.top for high, low in pairwise(box.labels)), default=0.0)
    edge = min(one.strip.left for one in box.days)
    values = [
        index
        for index in _beside(box.issue, box.labels, strips)
        if abs(strips[index].left - edge) < strips[index].height + _OFF * row
    ]
    offs = [one.strip.top - box.issue.top for one in box.days]
    ways = [_rows_set(box, values, off, row, strips) for off in offs if abs(off) < _OFF * row]
    told = [way for way in ways if way]
    return told[0] if len(told) == 1 and _in_order(told[0], box) else {}


def _rows_set(
    box: _Box, values: Sequence[int], off: float, row: float, strips: Sequence[Strip]
) -> dict[int, str]:
    """Return the labels of all days where values stand ``off`` below theirs; none if one cannot."""
    found: dict[int, str] = {}
    shown = [(index, kind_shown(strips[index].text)) for index in values]
    for index, kind in shown:
        top = strips[index].top - off
        label = _nearest(box.labels, top)
        asked = kind_asked(label.text) if abs(label.top - top) < _IN_ROW * row else None
        if Kind.DAY in (kind, asked) and kind is not None and kind is not asked:
            return {}
        if Kind.NUMBER in (kind, asked) and Kind.SUM in (kind, asked):
            return {}
        if kind is Kind.DAY:
            found[index] = label.text
    kinds = {kind for _, kind in shown if kind is not None}
    return found if len(kinds) > 1 and len(set(found.values())) == len(box.days) else {}


def _nearest(labels: Sequence[Strip], top: float) -> Strip:
    """Return the label that stands nearest to a height, of labels from top to bottom."""
    at = bisect(labels, top, key=lambda one: one.top)
    return min(labels[max(0, at - 1) : at + 1], key=lambda one: abs(one.top - top))


def _in_order(told: Mapping[int, str], box: _Box) -> bool:
    """Whether what is due or read next comes after the day of issue, and what is past before it."""
    days = [(folded(told[one.index]), one.day) for one in box.days]
    issued = next(day for text, day in days if text == folded(box.issue.text))
    later = [day for text, day in days if _NEXT.search(text) or _is_of_later(text)]
    earlier = [day for text, day in days if _EARLIER.search(text) and not _NEXT.search(text)]
    return min(later, default=issued) >= issued >= max(earlier, default=issued)


def begins_a_row(strip: Strip, strips: Sequence[Strip]) -> bool:
    """Whether a strip is the first of a row that goes on with a number and tells of no sum.

    So the day of a statement stands at its head, before the number of the account and the page.
    """
    row = [one for one in strips if one is not strip and one.beside(strip)]
    behind = [folded(one.text) for one in row if one.left > strip.right]
    return len(behind) == len(row) and is_number_behind(" ".join(behind))


def _is_of_issue(text: str) -> bool:
    return is_label(text) and told_by(folded(text)) is DayRole.ISSUE


def _is_of_day(text: str) -> bool:
    return _is_of_issue(text) or _is_of_later(text)


def _is_of_later(text: str) -> bool:
    plain = folded(text)
    later = _LATER.search(plain) is not None and _EARLIER.search(plain) is None
    return is_label(text) and later and not is_of_number(text)


def _is_of_earlier(label: Strip) -> bool:
    """Whether a label is of a day that may come before that of issue."""
    return is_label(label.text) and _EARLIER.search(folded(label.text)) is not None
