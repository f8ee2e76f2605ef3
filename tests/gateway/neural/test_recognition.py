"""What a network tells step by step becomes characters with their places."""

import numpy as np
import pytest

from workstation.gateway.neural.detection import find_lines, set_downwards
from workstation.gateway.neural.models import Network, Tensor
from workstation.gateway.neural.recognition import decoded

CHARACTERS = ("", "A", "B", " ")


def steps(*classes: int, sure: float = 0.9) -> Tensor:
    told = np.full((len(classes), len(CHARACTERS)), (1 - sure) / 3, np.float32)
    told[np.arange(len(classes)), list(classes)] = sure
    return told


def test_repeats_are_one_character_and_blanks_part_them() -> None:
    line = decoded(steps(0, 1, 1, 0, 1, 2, 0), CHARACTERS, span=7)

    assert line.text == "AAB"
    assert line.confidences == pytest.approx((0.9, 0.9, 0.9))


def test_characters_stand_in_order_and_inside_the_line() -> None:
    line = decoded(steps(0, 1, 0, 0, 2, 0, 1, 1), CHARACTERS, span=8)

    edges = [edge for place in line.places for edge in place]
    assert edges == sorted(edges)
    assert edges[0] >= 0
    assert edges[-1] <= 1


def test_an_empty_line_says_nothing() -> None:
    assert decoded(steps(0, 0, 0), CHARACTERS, span=3).text == ""


class _Heat:
    """A network that sees ink in one box of the page."""

    def run(self, _names: None, inputs: dict[str, Tensor]) -> list[Tensor]:
        tensor = inputs["x"]
        heat = np.zeros((1, 1, *tensor.shape[2:]), np.float32)
        heat[0, 0, 100:112, 64:320] = 0.9
        return [heat]


def test_a_line_lies_around_its_ink_in_pixels_of_the_page() -> None:
    page = np.full((1280, 1024, 3), 255, np.uint8)

    (corners,) = find_lines(page, Network(_Heat()), long_side=800)

    ratio = 1280 / 800
    assert corners[0][0] < 64 * ratio < 320 * ratio < corners[1][0]
    assert corners[0][1] < 100 * ratio < 112 * ratio < corners[3][1]
    assert not set_downwards(corners)
