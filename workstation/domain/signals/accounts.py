"""The account numbers of a reading, in the form they are compared in."""

import math
import re
from collections.abc import Iterator, Sequence
from typing import Final

from workstation.domain.extraction.days import days_in
from workstation.domain.extraction.reading import CHECK_FROM, Line, Reading
from workstation.domain.extraction.textual import folded
from workstation.domain.proofs import ProofKind

_LABEL: Final = re.compile(
    r"(?:\b(?:contract |main |your )?(?:account|a/c|customer|consumer|subscriber)"
    r"(?: ?(?:number|no)\b| ?#)?|"
    r"(?:账户|户口|客户|用户|住户|合约|账目)(?:号码|编号)|"
    r"主要账户|账号)[ .:：]*"
)
_NUMBER: Final = re.compile(r"[ .:：#]*(?P<number>\d(?:[ -]{0,2}\d){6,23})(?![\w*])")
_ONLY: Final = re.compile(r"[ :：#]*\d(?:[ -]{0,2}\d){6,23}[ .]*")
_SAME_ROW, _NEXT_ROWS, _SAME_EDGE, _INDENTED, _FAR = 0.7, 5.5, 2.0, 16.0, 30.0
"""Heights of a label: within them its value stands beside it, or below, with a label in the other
language between them."""
_UNKNOWN_KIND_DIGITS: Final = 10
"""Without the kind of paper a short number may be another company's by chance."""


def account_numbers(reading: Reading) -> tuple[str, ...]:
    """Return the account numbers of a proof, each with the kind of paper before it.

    Numbers of two kinds of paper are two companies', so they are never the same. A tenancy
    agreement has none: what it names is the landlord's.
    """
    if reading.kind is ProofKind.TENANCY_AGREEMENT:
        return ()
    least = _UNKNOWN_KIND_DIGITS if reading.kind is ProofKind.OTHER else 0
    found = (number for line in reading.lines for number in _numbers(line, reading.lines))
    return tuple(dict.fromkeys(f"{reading.kind} {one}" for one in found if len(one) >= least))


def _numbers(line: Line, lines: Sequence[Line]) -> Iterator[str]:
    """Yield the numbers behind a label, and the one that stands beside or below a bare label."""
    text = folded(line.text)
    if len(text) != len(line.text):
        return
    for label in _LABEL.finditer(text):
        match = _NUMBER.match(text, label.end())
        if match is not None:
            yield from _sure(line, *match.span("number"))
    if _LABEL.search(text) and not _LABEL.sub("", text).strip(" .:：/"):
        values = [other for other in lines if other.page == line.page and _is_number(other)]
        places = [(_away(line, other), place) for place, other in enumerate(values)]
        away, place = min(places, default=(math.inf, 0))
        if away < math.inf:
            yield from _sure(values[place], 0, len(values[place].text))


def _is_number(line: Line) -> bool:
    """Whether a line is a number, no day, and has no other label of its own."""
    other_label = line.label and not _LABEL.search(folded(line.label))
    day = next(days_in(line.text), None)
    return _ONLY.fullmatch(line.text) is not None and day is None and not other_label


def _sure(line: Line, start: int, end: int) -> Iterator[str]:
    """Yield the digits of a stretch that was read well enough."""
    if line.confidence_of(start, end, weakest=True) >= CHECK_FROM:
        yield re.sub(r"\D", "", line.text[start:end])


def _away(label: Line, value: Line) -> float:
    """Return how far right of a label or below it a line begins, in its heights; inf: too far.

    Measured along the label, whichever way the page lies.
    """
    here, there = label.quad_of(0, len(label.text)), value.quad_of(0, len(value.text))
    if here is None or there is None:
        return math.inf
    first, right, _, low = here.corners
    width, height = math.dist(first, right), math.dist(first, low)
    if not width or not height:
        return math.inf
    x, y = there.corners[0][0] - first[0], there.corners[0][1] - first[1]
    across = (x * (right[0] - first[0]) + y * (right[1] - first[1])) / width
    down = (x * (low[0] - first[0]) + y * (low[1] - first[1])) / height
    beside, below = (across - width) / height, down / height
    if abs(below) < _SAME_ROW and 0 < beside < _FAR:
        return beside
    if 0 < below < _NEXT_ROWS and -_SAME_EDGE < across / height < _INDENTED:
        return below + max(0.0, across / height) / 4
    return math.inf
