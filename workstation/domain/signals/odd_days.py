"""Days of a proof that make no sense beside each other.

That a proof is dated after its submission is a finding of its own (``ProofProblem``).
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from workstation.domain.extraction.days import days_in
from workstation.domain.extraction.reading import PLAIN_FROM, Line, Reading
from workstation.domain.extraction.textual import folded
from workstation.domain.proofs import ProofKind
from workstation.domain.signals.values import PageSignal, SignalKind

_PERIOD: Final = re.compile(
    r"(?:bill(?:ing|ed)?|charg(?:e|ing)s?|statement|consumption|usage|supply|service) period|"
    r"period of (?:bill|charge|supply|consumption)|(?:账单|收费|用电|用水|用气|结单|计费)(?:周)?期"
)
_DUE: Final = re.compile(
    r"due date|payment due|pay(?:able)? (?:by|before|on or before)|date due|到期日|"
    r"(?:缴款|付款|缴费|缴付)(?:限期|期限|到期)|(?:最后|截止)(?:缴|付)"
)
_EARLIER: Final = re.compile(
    r"last|previous|overdue|reminder|arrears|outstanding|former|上期|上次|逾期|前期|欠"
)
_TO: Final = re.compile(r"\s*(?:-|–|—|~|to|till|until|至|到)\s*")
_IN_ADVANCE: Final = timedelta(days=100)
"""A quarter may be billed in advance."""
_NEAR: Final = 34
_NOT_BILLED: Final = frozenset({ProofKind.TENANCY_AGREEMENT, ProofKind.RATES_DEMAND})
"""Papers that speak of years to come."""


def odd_days(reading: Reading) -> tuple[PageSignal, ...]:
    """Return the days that contradict each other, each kind of oddity once."""
    found: dict[SignalKind, PageSignal] = {}
    for line in reading.lines:
        for signal in _of_line(line, reading):
            found.setdefault(signal.kind, signal)
    return tuple(found.values())


def _of_line(line: Line, reading: Reading) -> Iterator[PageSignal]:
    days = [
        one
        for one in days_in(line.text)
        if line.confidence_of(*one[1:], weakest=True) >= PLAIN_FROM
    ]
    for first, second in pairwise(days):
        if _TO.fullmatch(line.text[first[2] : second[1]].lower()):
            yield from _of_period(line, first, second, reading)
    if reading.issued_on is None or reading.kind is ProofKind.TENANCY_AGREEMENT:
        return
    for day, start, end in days:
        words = _words_before(line, start)
        due = _DUE.search(words) and not _EARLIER.search(words)
        if due and day < reading.issued_on:
            yield _signal(SignalKind.DUE_BEFORE_ISSUE, line, start, end)


def _of_period(
    line: Line, first: tuple[date, int, int], second: tuple[date, int, int], reading: Reading
) -> Iterator[PageSignal]:
    (begins, start, _), (ends, _, end) = first, second
    if ends < begins:
        yield _signal(SignalKind.PERIOD_REVERSED, line, start, end)
    elif (
        reading.issued_on is not None
        and reading.kind not in _NOT_BILLED
        and ends > reading.issued_on + _IN_ADVANCE
        and _PERIOD.search(_words_before(line, start))
    ):
        yield _signal(SignalKind.PERIOD_AFTER_ISSUE, line, start, end)


def _words_before(line: Line, start: int) -> str:
    """Return what a day is called: the words before it and the label of its line."""
    return folded(f"{line.label} {line.text[max(0, start - _NEAR) : start]}")


def _signal(kind: SignalKind, line: Line, start: int, end: int) -> PageSignal:
    return PageSignal(
        kind=kind, page=line.page, quad=line.quad_of(start, end), shown=line.text[start:end]
    )
