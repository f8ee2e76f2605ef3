"""Maps of the plane as matrices of three by three, for what befalls a page on its way."""

from math import cos, radians, sin

import numpy as np
from numpy.typing import NDArray

from workstation.domain.proofs import Point

Matrix = NDArray[np.float64]


def through(matrix: Matrix, point: Point) -> Point:
    """Return where a point lies after the map."""
    x, y, w = matrix @ np.array([point[0], point[1], 1.0])
    return float(x / w), float(y / w)


def turned(degrees: float, about: Point) -> Matrix:
    """Return the clockwise turn about a point, y pointing down."""
    c, s = cos(radians(degrees)), sin(radians(degrees))
    x, y = about
    return np.array([[c, -s, x - c * x + s * y], [s, c, y - s * x - c * y], [0.0, 0.0, 1.0]])


def scaled(across: float, down: float) -> Matrix:
    """Return the change of scale."""
    return np.diag([across, down, 1.0])


def quarter(turns: int, size: tuple[int, int]) -> Matrix:
    """Return the clockwise turn by so many quarters of a picture of this size onto itself."""
    width, height = size
    return {
        0: np.eye(3),
        1: np.array([[0.0, -1.0, height], [1.0, 0.0, 0.0], [0.0, 0.0, 1.0]]),
        2: np.array([[-1.0, 0.0, width], [0.0, -1.0, height], [0.0, 0.0, 1.0]]),
        3: np.array([[0.0, 1.0, 0.0], [-1.0, 0.0, width], [0.0, 0.0, 1.0]]),
    }[turns % 4]


def onto(source: list[Point], target: list[Point]) -> Matrix:
    """Return the perspective that takes four points onto four others."""
    rows, right = [], []
    for (x, y), (u, v) in zip(source, target, strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        right += [u, v]
    solved = np.linalg.solve(np.array(rows, dtype=float), np.array(right, dtype=float))
    return np.append(solved, 1.0).reshape(3, 3)


def coefficients(matrix: Matrix) -> list[float]:
    """Return what Pillow's PERSPECTIVE wants: the way back from target to source."""
    back = np.linalg.inv(matrix)
    return [float(value) for value in (back / back[2, 2]).flatten()[:8]]
