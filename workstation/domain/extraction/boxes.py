"""Boxes of labels and values whose rows do not meet, as on a page that is bent or lies askew."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Final

from workstation.domain.extraction.day_labels import (
    EARLIER,
    LONGEST_LABEL,
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
_OF_NUMBER: Final = re.compile(
    r"amount|total|balance|charge|minimum|limit(?!ed)|account|(?<![a-z])(?:a/?c|no\.?)(?![a-z])|"
    r"编号|号码|[账帐户]号|户口|额|最低|结余"
)
_OF_A_DAY: Final = re.compile(r"date|day|(?<![a-z])(?:by|on|before)(?![a-z])|日|前")
_NO_DAY: Final = re.compile(r"(?:hk)?[$s]?\s?[\d,]*\d\.\d\d|(?=(?:\D*\d){9})[\d -]+")
"""A sum, or a number longer than a day's."""
_FEWEST: Final = 2
"""Days of a box that may be taken for one another."""
_NEXT_ROW: Final = 2.6
"""Heights of a label, from the top of one row of a box to that of the next."""
_FARTHEST: Final = 1.7
"""Rows by which values may stand above or below their labels."""


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

    labels: Sequence[Strip]
    days: Sequence[_ShownDay]
    """From top to bottom."""
    periods: int = 0
    """Periods that stand to the right of the labels."""

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
        if len(box.days) >= _FEWEST and _rows_part(box, strips):
            found |= _paired(box)
    return found


def _boxes(strips: Sequence[Strip]) -> Iterator[_Box]:
    for strip in strips:
        if _is_of_issue(strip.text):
            labels = _column(strip, strips)
            beside = _beside(labels, strips)
            periods = sum(says_a_period(strips[index].text) for index in beside)
            yield _Box(labels, _days_alone(beside, strips), periods)


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


def _beside(labels: Sequence[Strip], strips: Sequence[Strip]) -> list[int]:
    """Return what stands to the right of labels, from some rows above them to as many below."""
    row = max((lower.top - upper.top for upper, lower in pairwise(labels)), default=0.0)
    first, last = labels[0].top - _FARTHEST * row, labels[-1].top + _FARTHEST * row
    edge = max(label.right for label in labels if _is_of_day(label.text))
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
    numbers = (left_of(one, strips) for one in strips if _NO_DAY.fullmatch(folded(one.text)))
    return (
        any(_is_of_number(label.text) for label in beside)
        or any(label in of_days for label in numbers)
        or (not left and len(of_days) >= _FEWEST)
    )


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


def begins_a_row(strip: Strip, strips: Sequence[Strip]) -> bool:
    """Whether a strip is the first of a row that goes on with a number and tells of no sum.

    So the day of a statement stands at its head, before the number of the account and the page.
    """
    row = [one for one in strips if one is not strip and one.beside(strip)]
    behind = [folded(one.text) for one in row if one.left > strip.right]
    return len(behind) == len(row) and is_number_behind(" ".join(behind))


def _is_of_issue(text: str) -> bool:
    return _is_label(text) and told_by(folded(text)) is DayRole.ISSUE


def _is_of_day(text: str) -> bool:
    return _is_of_issue(text) or _is_of_later(text)


def _is_of_later(text: str) -> bool:
    plain = folded(text)
    later = _LATER.search(plain) is not None and _EARLIER.search(plain) is None
    return _is_label(text) and later and not _is_of_number(text)


def _is_of_earlier(label: Strip) -> bool:
    """Whether a label is of a day that may come before that of issue."""
    return _is_label(label.text) and _EARLIER.search(folded(label.text)) is not None


def _is_of_number(text: str) -> bool:
    plain = folded(text)
    return _OF_NUMBER.search(plain) is not None and _OF_A_DAY.search(plain) is None


def _is_label(text: str) -> bool:
    return len(text) < LONGEST_LABEL and not any(days_in(text))
