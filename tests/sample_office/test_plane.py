import pytest
from hypothesis import given
from hypothesis import strategies as st

from workstation.sample_office.proofs.plane import SAME, moved, onto, quarter_turns, scaled

SQUARE = ((0.0, 0.0), (100.0, 0.0), (100.0, 140.0), (0.0, 140.0))
wobble = st.floats(-20, 20)
points = st.tuples(st.floats(0, 100), st.floats(0, 140))


@given(st.lists(st.tuples(wobble, wobble), min_size=4, max_size=4))
def test_four_points_are_taken_onto_four_others(wobbles: list[tuple[float, float]]) -> None:
    target = [(x + dx, y + dy) for (x, y), (dx, dy) in zip(SQUARE, wobbles, strict=True)]

    plane = onto(SQUARE, target)

    for corner, wanted in zip(SQUARE, target, strict=True):
        assert plane.point(corner) == pytest.approx(wanted, abs=1e-6)


@given(points, st.floats(0.1, 5), wobble)
def test_maps_are_applied_one_after_the_other(
    point: tuple[float, float], factor: float, step: float
) -> None:
    first, second = scaled(factor, factor), moved(step, -step)

    together = first.then(second)

    assert together.point(point) == pytest.approx(second.point(first.point(point)))


@given(points)
def test_four_quarter_turns_change_nothing(point: tuple[float, float]) -> None:
    plane, size = SAME, (100, 140)
    for _ in range(4):
        plane = plane.then(quarter_turns(1, size))
        size = (size[1], size[0])

    assert plane.point(point) == pytest.approx(point)
