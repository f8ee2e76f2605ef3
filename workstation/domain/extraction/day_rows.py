"""Rows of values with days among them, below a row of their labels."""

import re
from collections.abc import Sequence, Set
from datetime import date, timedelta
from typing import Final

from workstation.domain.extraction.day_labels import EARLIER, PERIOD, DayRole, speaks_of_issue
from workstation.domain.extraction.days import days_in
from workstation.domain.extraction.textual import folded

_CELL: Final = re.compile(r"\s*(?:hk[$ds]?\s?|\$)?[a-z]{0,2}[\d*][\d,.*/-]*(?:\s|$)")
"""A number, a sum or that of a page: 849-034303-964, HK$3,785.00, 1/3."""
_SUM: Final = re.compile(r"[$]|\d\.\d\d(?!\d)")
_NUMBER: Final = re.compile(r"\d{6}|\d{3}-\d|(?<!\d)\d{4} \d{4}(?!\d)")
"""Of an account or a case, or of a telephone; a meter's is shorter."""
_DUE: Final = re.compile(
    r"(?<!amount )(?<!total )(?<!balance )due|"
    r"(?<![a-z])pay[a-z]* ?(?:by|before|date)|last day|deadline|到期|限期|期限|最后|截止"
)
_BEFORE_IT: Final = re.compile(f"{EARLIER}|next|下次")
_PERIOD: Final = re.compile(f"{PERIOD}|由.*至")
"""Labels over a row of values: of the day on which something is due, of days before that of
issue, and of periods."""
_PAIR: Final = 2
_LONGEST_TERM: Final = timedelta(days=26)
"""Between the day of issue and that on which a bill is due; a period billed is longer."""


def is_row_of_values(text: str) -> bool:
    """Whether a line has days and others of them, numbers or sums beside, and says no more."""
    told = list(days_in(text))
    cells = _cells_beside(text, told) if told else None
    return cells is not None and (cells != "" or len(told) > 1)


def _cells_beside(text: str, told: Sequence[tuple[date, int, int]]) -> str | None:
    """Return what a row of values has beside its days; None where a line is no such row."""
    rest, at = "", 0
    for _, start, end in sorted(told, key=lambda one: one[1]):
        rest += text[at:start] + " "
        at = end
    rest = re.sub(r"(?<!\S)[-–—~至]+(?!\S)", " ", folded(rest + text[at:]))
    cells = rest.strip()
    return cells if not cells or re.fullmatch(rf"(?:{_CELL.pattern})+", cells) else None


def leads_a_row(text: str, start: int, end: int) -> bool:
    """Whether a day begins a row that heads a statement."""
    behind = _cells_beside(text, [(date.min, start, end)])
    alone = len(list(days_in(text))) == 1
    return alone and not text[:start].strip() and is_number_behind(behind or "")


def is_number_behind(words: str) -> bool:
    """Whether what stands behind a day is the number of an account or a case, and no sum.

    So statements and letters begin; what is due is told beside a sum.
    """
    return _NUMBER.search(words) is not None and not _SUM.search(words)


def roles_in_row(
    text: str, told: Sequence[tuple[date, int, int]], of_periods: Set[int], labels: str
) -> dict[int, DayRole]:
    """Return what the days of a row of values are for, by where they begin.

    Its labels stand in a row over it: the day of issue is the one that is not due, the earlier.
    Without labels, the other one is due when an account stands beside and it follows before a
    period would be over.
    """
    single = sorted((day, start) for day, start, _ in told if start not in of_periods)
    cells = _cells_beside(text, told)
    of_others = _BEFORE_IT.search(labels) or (_PERIOD.search(labels) and not of_periods)
    if cells is None or not single or len(told) < _PAIR or of_others:
        return {}
    issue, due = speaks_of_issue(labels), _DUE.search(labels) is not None
    (first, start), (last, _) = single[0], single[-1]
    if len(single) == 1:
        return {start: DayRole.ISSUE} if issue and not due else {}
    if len(single) > _PAIR or first == last:
        return {}
    roles = {place: DayRole.OTHER for _, place in single}
    if issue or due:
        return roles | {start: DayRole.ISSUE}
    is_term = _NUMBER.search(cells) is not None and last - first <= _LONGEST_TERM
    return roles | {start: DayRole.HEADING} if is_term else {}
