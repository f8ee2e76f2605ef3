"""The ink of characters is found to the pixel, whatever stands around it."""

import cv2
import numpy as np
import pytest

from workstation.gateway.neural.ink import ink_of

WIDTH, HEIGHT = 200, 48
PLACES = ((0.0, 0.3), (0.3, 0.6), (0.6, 1.0))


def strip(paper: int = 240, ink: int = 30) -> np.ndarray:
    """Return a line of two characters with a white place behind them."""
    line = np.full((HEIGHT, WIDTH, 3), paper, np.uint8)
    cv2.rectangle(line, (20, 12), (39, 35), (ink,) * 3, -1)
    cv2.rectangle(line, (70, 18), (99, 35), (ink,) * 3, -1)
    return line


@pytest.mark.parametrize(("paper", "ink"), [(240, 30), (30, 230), (120, 80)])
def test_a_box_fits_its_ink_on_light_and_on_dark_paper(paper: int, ink: int) -> None:
    first, second, _ = ink_of(strip(paper, ink), PLACES)

    assert first == (20 / WIDTH, 12 / HEIGHT, 40 / WIDTH, 36 / HEIGHT)
    assert second == (70 / WIDTH, 18 / HEIGHT, 100 / WIDTH, 36 / HEIGHT)


def test_where_no_ink_is_the_place_is_the_box() -> None:
    assert ink_of(strip(), PLACES)[2] == (0.6, 12 / HEIGHT, 1.0, 36 / HEIGHT)
    assert ink_of(np.full((HEIGHT, WIDTH, 3), 240, np.uint8), PLACES)[0] == (0.0, 0.0, 0.3, 1.0)


def test_rules_and_neighbouring_lines_are_no_ink_of_a_line() -> None:
    line = strip()
    line[44:46] = 30
    line[0:4, 10:60] = 30

    first, _, _ = ink_of(line, PLACES)

    assert first == (20 / WIDTH, 12 / HEIGHT, 40 / WIDTH, 36 / HEIGHT)
