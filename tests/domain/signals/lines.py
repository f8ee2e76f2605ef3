"""Lines as a reader would give them, for the tests of signals."""

from datetime import date

from workstation.domain.extraction import Line, Reading, Role, Token
from workstation.domain.proofs import ProofKind, Quad


def line(
    text: str,
    *,
    role: Role = Role.UNTOLD,
    label: str = "",
    sure: float = 0.95,
    left: float = 0,
    top: float = 100,
) -> Line:
    """Return a line whose words lie ten pixels a character across, twenty high."""
    tokens, start = [], 0
    for word in text.split(" "):
        end = start + len(word)
        quad = Quad.of_box(left + 10 * start, top, left + 10 * end, top + 20)
        tokens.append(Token(start, end, sure, quad))
        start = end + 1
    return Line(text=text, tokens=tuple(tokens), page=1, passage=0, role=role, label=label)


def of(
    *lines: Line,
    kind: ProofKind = ProofKind.ELECTRICITY_BILL,
    issued_on: date | None = date(2021, 11, 5),
) -> Reading:
    """Return a reading of these lines."""
    return Reading(pages=(), kind=kind, issued_on=issued_on, lines=lines)
