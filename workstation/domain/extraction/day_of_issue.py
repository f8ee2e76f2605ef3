"""Which day of a paper is the one it was issued on."""

import re
from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from workstation.domain.extraction.day_labels import DayRole
from workstation.domain.extraction.found_days import HEAD, UNTOLD, FoundDay
from workstation.domain.extraction.reading import CHECK_FROM

_LONGEST_WAIT: Final = timedelta(days=366)
"""For an appointment that a slip tells of."""
_PREVIOUS: Final = re.compile(r"previous|prior|reading|上次|上期|抄表")
_FOOT: Final = 0.8
"""From so far down a page on there is a slip that is paid with, and its day is due."""


def day_of_issue(found: Sequence[FoundDay]) -> FoundDay | None:
    """Return the day of issue: a labelled one, else the heading's, else one nothing contradicts.

    What a paper tells as at some day it tells that day or later, in its heading. Of several without
    a label near the top the first counts, and of those in its row or column the earliest: what is
    due is due later. A day that was hardly read is nobody's, and where it is the labelled one no
    other takes its place: no day is better than a wrong one. So it is where the first without a
    label may have one that was not read.
    """
    if any(one.stand.off_row for one in found):
        return None
    read = [one for one in found if one.confidence >= CHECK_FROM]
    made = _only_of(found, DayRole.MADE)
    if any(one.role is DayRole.ISSUE for one in found):
        return _labelled(read, made)
    as_at, untold = _surest(read, DayRole.AS_AT), _heading(read) or _signed(read)
    if made is not None and untold is None and any(_outdates(one, made) for one in _plain(read)):
        return None
    if made is not None and not _outdates(untold, made):
        return made if as_at is None or as_at.day <= made.day else None
    if as_at is not None:
        return untold if untold is not None and untold.day > as_at.day else as_at
    return _without_a_label(untold, read, found)


def _plain(read: Sequence[FoundDay]) -> list[FoundDay]:
    return [one for one in read if one.role is DayRole.PLAIN]


def _labelled(read: Sequence[FoundDay], made: FoundDay | None) -> FoundDay | None:
    """Return the day labelled as that of issue.

    A label that only says "date" may be that of an event, if the paper was printed before.
    """
    issue = _surest(read, DayRole.ISSUE)
    if issue is None:
        return None
    before = made is not None and made.day < issue.day and issue.is_just_dated
    return made if before else _earliest_beside(issue, read)


def _without_a_label(
    untold: FoundDay | None, read: Sequence[FoundDay], found: Sequence[FoundDay]
) -> FoundDay | None:
    """Return the day that a heading or nothing tells, else the one on which something was done."""
    if untold is None:
        untold = _only([one for one in _plain(read) if one.signed or one.stand.down % 1 < _FOOT])
    if untold is None:
        return _done(found)
    sent = _only_of(found, DayRole.SENT)
    contradicted = sent is not None and sent.day != untold.day and not _is_dated(untold)
    return None if contradicted or _in_doubt(untold, read) else untold


def _outdates(untold: FoundDay | None, made: FoundDay) -> bool:
    """Whether a day without a label tells more than the one a paper was printed or signed on.

    That of a letter does; so does one so much later that what was printed is another paper, which
    shows at the edge, or a form.
    """
    return untold is not None and (_is_dated(untold) or untold.day - made.day > _LONGEST_WAIT)


def _is_dated(day: FoundDay | None) -> bool:
    """Whether a day without a label stands where letters have theirs."""
    return day is not None and (day.heads_letter or day.signed)


def _done(found: Sequence[FoundDay]) -> FoundDay | None:
    """Return the day on which what the paper tells of was done: sent rather than ordered.

    Where only words tell it that stand beside other days as well, it is the only day of the paper.
    """
    told = {one.role for one in found}
    if DayRole.MADE in told:
        return None
    for role in (DayRole.SENT, DayRole.ORDERED):
        if role in told:
            return _only_of(found, role)
    alone = _only_of(found, DayRole.ALONE)
    return alone if alone is not None and _only(found) is not None else None


def _only_of(found: Sequence[FoundDay], role: DayRole) -> FoundDay | None:
    """Return the day of a role where it is one and was read."""
    own = [one for one in found if one.role is role]
    surest = _surest(own, role)
    is_read = surest is not None and surest.confidence >= CHECK_FROM
    return surest if is_read and _only(own) is not None else None


def _signed(found: Sequence[FoundDay]) -> FoundDay | None:
    """Return the day that stands alone behind who signs a letter."""
    return _only([one for one in found if one.role in UNTOLD and one.signed])


def _only(found: Sequence[FoundDay]) -> FoundDay | None:
    """Return the first of days that are all the same."""
    return found[0] if len({one.day for one in found}) == 1 else None


def _in_doubt(day: FoundDay, found: Sequence[FoundDay]) -> bool:
    """Whether a day without a label may be for something else: that of the next cell, a period's.

    Where a table shows two, the earlier one is that of issue, whatever stands above.
    """
    row = {one.day for one in found if one.stand.in_row_with(day.stand)}
    in_letter = day.signed or day.heads_letter
    hardly_read = day.stand.in_doubt and len(row) == 1 and not in_letter
    of_readings = any(_is_of_the_row_above(day, one) for one in found)
    return day.split or hardly_read or of_readings or any(_may_be_it(one, day) for one in found)


def _is_of_the_row_above(day: FoundDay, other: FoundDay) -> bool:
    """Whether a day under a heading is the present one where that of the previous time is below."""
    headed = day.role is DayRole.PLAIN and day.label != "" and not day.heads_letter
    previous = other.role is DayRole.OTHER and _PREVIOUS.search(other.label) is not None
    return headed and previous and other.day < day.day and other.stand.in_column_with(day.stand)


def _may_be_it(other: FoundDay, day: FoundDay) -> bool:
    """Whether another day in a column has a label that may be a spoilt one of the day of issue."""
    labelled = other.role is DayRole.PLAIN and other.label != ""
    return labelled and other.day < day.day and other.stand.in_column_with(day.stand)


def _earliest_beside(day: FoundDay, found: Sequence[FoundDay]) -> FoundDay:
    """Return the earliest of the days in a row that one label beside them is taken for.

    So it is where the label of the next cell was not read.
    """
    own = (one for one in found if one.role is DayRole.ISSUE and one.label == day.label)
    row = [one for one in own if day.label and one.stand.in_row_with(day.stand)]
    return min(row, key=lambda one: one.day, default=day)


def _surest(found: Sequence[FoundDay], role: DayRole) -> FoundDay | None:
    own = (one for one in found if one.role is role)
    return max(own, key=lambda one: one.confidence, default=None)


def _heading(found: Sequence[FoundDay]) -> FoundDay | None:
    headings = [one for one in found if one.role is DayRole.HEADING]
    if not headings:
        return None
    untold = [one for one in found if one.role in UNTOLD and one.is_alone]
    high = (one.stand for one in untold if one.stand.down % 1 < HEAD)
    first = min(high, key=lambda stand: stand.down)
    behind = [one for one in found if one.role is DayRole.OTHER and one.is_behind_a_number]
    row = [one for one in (*untold, *behind) if one.stand.in_row_with(first)]
    column = [one for one in headings if one.stand.in_column_with(first)]
    return min(row + column, key=lambda one: one.day)
