"""How far two four-cornered regions cover each other."""

from collections.abc import Sequence
from itertools import pairwise

from workstation.domain.proofs import Point, Quad


def overlap(one: Quad, other: Quad) -> float:
    """Return the area both cover as a share of the area either covers: 0 to 1."""
    first, second = _clockwise(one.corners), _clockwise(other.corners)
    common = abs(_area(_clipped(first, second)))
    either = abs(_area(first)) + abs(_area(second)) - common
    return common / either if either else 0.0


def _area(corners: Sequence[Point]) -> float:
    """Return twice the signed area, halved: positive for clockwise corners, y pointing down."""
    closed = [*corners, *corners[:1]]
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(closed)) / 2


def _clockwise(corners: Sequence[Point]) -> list[Point]:
    return list(corners) if _area(corners) >= 0 else list(reversed(corners))


def _clipped(subject: list[Point], clip: list[Point]) -> list[Point]:
    """Return what of a polygon lies in a convex one (Sutherland and Hodgman, 1974)."""
    left = subject
    for start, end in pairwise([*clip, clip[0]]):
        left = list(_on_the_inner_side(left, start, end))
    return left


def _on_the_inner_side(corners: list[Point], start: Point, end: Point) -> Sequence[Point]:
    def side(point: Point) -> float:
        return (end[0] - start[0]) * (point[1] - start[1]) - (end[1] - start[1]) * (
            point[0] - start[0]
        )

    kept: list[Point] = []
    for one, other in pairwise([*corners, *corners[:1]]):
        here, there = side(one), side(other)
        if here >= 0:
            kept.append(one)
        if (here > 0 > there) or (here < 0 < there):
            share = here / (here - there)
            kept.append(
                (one[0] + share * (other[0] - one[0]), one[1] + share * (other[1] - one[1]))
            )
    return kept
