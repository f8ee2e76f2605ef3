"""Where points of a sheet come to lie in a picture of it, perspective included."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from workstation.domain.proofs import Point, Quad

Row = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Plane:
    """A projective map of the plane."""

    first: Row = (1.0, 0.0, 0.0)
    second: Row = (0.0, 1.0, 0.0)
    third: Row = (0.0, 0.0, 1.0)

    def point(self, at: Point) -> Point:
        """Return where the point comes to lie."""
        x, y, scale = (row[0] * at[0] + row[1] * at[1] + row[2] for row in self.rows)
        return (x / scale, y / scale)

    def quad(self, quad: Quad) -> Quad:
        """Return where the region comes to lie."""
        first, second, third, fourth = (self.point(corner) for corner in quad.corners)
        return Quad((first, second, third, fourth))

    def then(self, after: "Plane") -> "Plane":
        """Return the map that applies this one and then ``after``."""
        columns = list(zip(*self.rows, strict=True))
        rows = [
            tuple(sum(a * b for a, b in zip(row, column, strict=True)) for column in columns)
            for row in after.rows
        ]
        return Plane(_row(rows[0]), _row(rows[1]), _row(rows[2]))

    @property
    def rows(self) -> tuple[Row, Row, Row]:
        """The three rows of the matrix."""
        return (self.first, self.second, self.third)


SAME: Final = Plane()


def scaled(across: float, down: float) -> Plane:
    """Return the map that stretches from the corner."""
    return Plane((across, 0.0, 0.0), (0.0, down, 0.0))


def moved(across: float, down: float) -> Plane:
    """Return the map that shifts."""
    return Plane((1.0, 0.0, across), (0.0, 1.0, down))


def quarter_turns(turns: int, size: tuple[int, int]) -> Plane:
    """Return the map of a picture of this size turned clockwise by quarters."""
    width, height = size
    return {
        0: SAME,
        1: Plane((0.0, -1.0, height), (1.0, 0.0, 0.0)),
        2: Plane((-1.0, 0.0, width), (0.0, -1.0, height)),
        3: Plane((0.0, 1.0, 0.0), (-1.0, 0.0, width)),
    }[turns % 4]


def onto(source: Sequence[Point], target: Sequence[Point]) -> Plane:
    """Return the map that takes four points onto four others."""
    rows: list[list[float]] = []
    for (x, y), (to_x, to_y) in zip(source, target, strict=True):
        rows.append([x, y, 1, 0, 0, 0, -to_x * x, -to_x * y, to_x])
        rows.append([0, 0, 0, x, y, 1, -to_y * x, -to_y * y, to_y])
    a, b, c, d, e, f, g, h = _solved(rows)
    return Plane((a, b, c), (d, e, f), (g, h, 1.0))


def _solved(rows: list[list[float]]) -> list[float]:
    """Solve a linear system by elimination; the last column is the right side."""
    count = len(rows)
    for at in range(count):
        best = max(range(at, count), key=lambda row: abs(rows[row][at]))
        rows[at], rows[best] = rows[best], rows[at]
        lead = rows[at][at]
        rows[at] = [value / lead for value in rows[at]]
        for other in range(count):
            if other != at and rows[other][at]:
                share = rows[other][at]
                rows[other] = [
                    value - share * mine for value, mine in zip(rows[other], rows[at], strict=True)
                ]
    return [row[-1] for row in rows]


def _row(values: Sequence[float]) -> Row:
    return (values[0], values[1], values[2])
