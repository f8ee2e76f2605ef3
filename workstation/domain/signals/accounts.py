"""The account numbers of a reading, in the form they are compared in."""

import re
from collections.abc import Iterator
from typing import Final

from workstation.domain.extraction.reading import CHECK_FROM, Line, Reading
from workstation.domain.extraction.textual import folded
from workstation.domain.proofs import ProofKind

_LABEL: Final = re.compile(
    r"(?:\b(?:contract |main |your )?(?:account|a/c|customer|consumer|subscriber)"
    r"(?: ?(?:number|no)\b| ?#)?|"
    r"(?:账户|帐户|户口|客户|用户|住户|合约|账目|帐目)(?:号码|编号)|"
    r"主要(?:账户|帐户)|[账帐]号)[ .:：]*"
)
_NUMBER: Final = re.compile(r"[ .:：#]*(?P<number>\d(?:[ -]{0,2}\d){6,23})(?![\w*])")
_ONLY: Final = re.compile(r"[ :：#]*\d(?:[ -]{0,2}\d){6,23}[ .]*")
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
    found = (number for line in reading.lines for number in _numbers(line))
    return tuple(dict.fromkeys(f"{reading.kind} {one}" for one in found if len(one) >= least))


def _numbers(line: Line) -> Iterator[str]:
    """Yield the numbers behind a label, and one that stands alone below or beside its label."""
    text = folded(line.text)
    if len(text) != len(line.text):
        return
    starts = [match.end() for match in _LABEL.finditer(text)]
    if not starts and _LABEL.search(folded(line.label)) and _ONLY.fullmatch(text):
        starts = [0]
    for start in starts:
        match = _NUMBER.match(text, start)
        if match is None:
            continue
        first, last = match.span("number")
        if line.confidence_of(first, last, weakest=True) >= CHECK_FROM:
            yield re.sub(r"\D", "", match["number"])
