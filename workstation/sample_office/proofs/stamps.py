"""Draws what people put on paper by hand: signatures and rubber stamps."""

from collections.abc import Sequence
from math import radians
from random import Random
from typing import Final

from workstation.domain.proofs import Point
from workstation.sample_office.proofs.fonts import Face
from workstation.sample_office.proofs.sheet import Sheet

_BOLD: Final = Face(bold=True)


def signature(sheet: Sheet, at: Point, rng: Random, *, width: float = 90) -> None:
    """Draw a hand-written flourish."""
    x, y = at
    step = width / 9
    points = [(x + step * n, y + rng.uniform(-13, 9)) for n in range(9)]
    points.append((x + width * 1.15, y + rng.uniform(-3, 3)))
    sheet.curve(points, colour="#1d2b6b", width=1.1)
    sheet.curve(
        [(x - 4, y + 6), (x + width * 0.6, y + 3), (x + width * 1.2, y - 2)],
        colour="#1d2b6b",
        width=0.7,
    )


def rubber_stamp(
    sheet: Sheet, at: Point, words: Sequence[str], *, colour: str = "#b3261ecc", turn: float = -7
) -> None:
    """Draw a boxed rubber stamp, a little askew; ``at`` is its top left corner."""
    x, y = at
    widest = max(sheet.fonts.width(word, _BOLD, 9) for word in words) + 16
    height = 13 * len(words) + 10
    sheet.source.append(
        f"#at({x:.2f}, {y:.2f}, rotate({turn}deg, origin: top + left, rect(width: {widest:.2f}pt,"
        f' height: {height:.2f}pt, fill: none, radius: 2pt, stroke: 1.4pt + rgb("{colour}"))))'
    )
    tilt = radians(turn)
    for number, word in enumerate(words):
        down = 14 + 13 * number
        sheet.text(
            x + 8 - down * tilt,
            y + down + 8 * tilt,
            word,
            size=9,
            face=_BOLD,
            colour=colour,
            turn=turn,
        )
