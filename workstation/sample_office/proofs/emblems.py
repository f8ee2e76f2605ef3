"""Draws the signs of the invented issuers."""

from collections.abc import Callable, Mapping
from math import cos, pi, sin
from typing import Final

from workstation.domain.proofs import Point
from workstation.sample_office.proofs.issuers import Emblem, Issuer
from workstation.sample_office.proofs.sheet import WHITE, Sheet


def draw_emblem(sheet: Sheet, issuer: Issuer, centre: Point, radius: float) -> None:
    """Draw an issuer's sign around ``centre``."""
    _EMBLEMS[issuer.emblem](sheet, issuer, centre, radius)


def _scaled(centre: Point, radius: float, points: list[Point]) -> list[Point]:
    return [(centre[0] + x * radius, centre[1] + y * radius) for x, y in points]


def _around(centre: Point, radius: float, corners: int, start: float = -pi / 2) -> list[Point]:
    angles = [start + 2 * pi * corner / corners for corner in range(corners)]
    return [(centre[0] + radius * cos(a), centre[1] + radius * sin(a)) for a in angles]


def _bolt(sheet: Sheet, issuer: Issuer, centre: Point, radius: float) -> None:
    sheet.ellipse(centre, radius, radius, fill=issuer.colour)
    bolt = [(0.18, -0.72), (-0.46, 0.12), (-0.04, 0.12), (-0.2, 0.74), (0.48, -0.16), (0.06, -0.16)]
    sheet.shape(_scaled(centre, radius, bolt), issuer.accent)


def _drop(sheet: Sheet, issuer: Issuer, centre: Point, radius: float) -> None:
    round_at = (centre[0], centre[1] + 0.28 * radius)
    sheet.ellipse(round_at, 0.66 * radius, 0.66 * radius, fill=issuer.colour)
    sheet.shape(_scaled(centre, radius, [(0, -1), (0.6, 0.02), (-0.6, 0.02)]), issuer.colour)
    sheet.ellipse(
        (centre[0] - 0.2 * radius, centre[1] + 0.4 * radius),
        0.16 * radius,
        0.26 * radius,
        fill=issuer.tint,
    )


def _flame(sheet: Sheet, issuer: Issuer, centre: Point, radius: float) -> None:
    outer = [(0, -1), (0.34, -0.5), (0.66, -0.02), (0.62, 0.5), (0.3, 0.86), (-0.3, 0.86)]
    outer += [(-0.62, 0.5), (-0.66, 0.02), (-0.3, -0.2), (-0.16, -0.6)]
    inner = [(0.02, -0.2), (0.3, 0.24), (0.26, 0.6), (0, 0.78), (-0.26, 0.6), (-0.3, 0.3)]
    sheet.shape(_scaled(centre, radius, outer), issuer.colour)
    sheet.shape(_scaled(centre, radius, inner), issuer.accent)


def _peak(sheet: Sheet, issuer: Issuer, centre: Point, radius: float) -> None:
    far = [(-1, 0.7), (-0.28, -0.6), (0.12, 0), (0.38, -0.34), (1, 0.7)]
    snow = [(-0.28, -0.6), (-0.06, -0.26), (-0.28, -0.1), (-0.48, -0.24)]
    sheet.shape(_scaled(centre, radius, far), issuer.colour)
    sheet.shape(_scaled(centre, radius, snow), issuer.accent)
    sheet.rule(
        (centre[0] - radius, centre[1] + 0.9 * radius),
        (centre[0] + radius, centre[1] + 0.9 * radius),
        colour=issuer.accent,
        width=0.12 * radius,
    )


def _hexagon(sheet: Sheet, issuer: Issuer, centre: Point, radius: float) -> None:
    sheet.shape(_around(centre, radius, 6), issuer.colour)
    sheet.shape(_around(centre, 0.62 * radius, 6), WHITE)
    sheet.shape(_around(centre, 0.4 * radius, 6), issuer.accent)


def _seal(sheet: Sheet, issuer: Issuer, centre: Point, radius: float) -> None:
    sheet.ellipse(centre, radius, radius, edge=issuer.colour, edge_width=0.09 * radius)
    sheet.ellipse(centre, 0.84 * radius, 0.84 * radius, edge=issuer.colour, edge_width=0.6)
    for angle in _around(centre, 0.38 * radius, 5):
        sheet.ellipse(angle, 0.27 * radius, 0.27 * radius, fill=issuer.colour)
    sheet.ellipse(centre, 0.16 * radius, 0.16 * radius, fill=WHITE)


def _waves(sheet: Sheet, issuer: Issuer, centre: Point, radius: float) -> None:
    for row, colour in ((-0.42, issuer.accent), (0, issuer.colour), (0.42, issuer.colour)):
        points = [(-1, row + 0.14), (-0.5, row - 0.16), (0, row + 0.14), (0.5, row - 0.16)]
        points.append((1, row + 0.14))
        sheet.curve(_scaled(centre, radius, points), colour=colour, width=0.2 * radius)


def _rings(sheet: Sheet, issuer: Issuer, centre: Point, radius: float) -> None:
    for share, colour in ((1.0, issuer.colour), (0.68, issuer.accent), (0.36, issuer.colour)):
        sheet.ellipse(centre, share * radius, share * radius, edge=colour, edge_width=0.16 * radius)


def _knot(sheet: Sheet, issuer: Issuer, centre: Point, radius: float) -> None:
    for corner, petal in enumerate(_around(centre, 0.5 * radius, 5)):
        colour = issuer.colour if corner % 2 == 0 else issuer.colour + "cc"
        sheet.ellipse(petal, 0.46 * radius, 0.46 * radius, fill=colour)
    sheet.ellipse(centre, 0.26 * radius, 0.26 * radius, fill=WHITE)
    sheet.ellipse(centre, 0.14 * radius, 0.14 * radius, fill=issuer.accent)


_EMBLEMS: Final[Mapping[Emblem, Callable[[Sheet, Issuer, Point, float], None]]] = {
    Emblem.BOLT: _bolt,
    Emblem.DROP: _drop,
    Emblem.FLAME: _flame,
    Emblem.PEAK: _peak,
    Emblem.HEXAGON: _hexagon,
    Emblem.SEAL: _seal,
    Emblem.WAVES: _waves,
    Emblem.RINGS: _rings,
    Emblem.KNOT: _knot,
}
