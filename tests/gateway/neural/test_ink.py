"""The ink of characters is found to the pixel, whatever stands around it."""

import cv2
import numpy as np
import pytest

from workstation.gateway.neural.ink import LineInk

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
    first, second, _ = LineInk.of(strip(paper, ink)).boxes(PLACES)

    assert first == (20 / WIDTH, 12 / HEIGHT, 40 / WIDTH, 36 / HEIGHT)
    assert second == (70 / WIDTH, 18 / HEIGHT, 100 / WIDTH, 36 / HEIGHT)


def test_where_no_ink_is_the_place_is_the_box() -> None:
    assert LineInk.of(strip()).boxes(PLACES)[2] == (0.6, 12 / HEIGHT, 1.0, 36 / HEIGHT)
    assert LineInk.of(np.full((HEIGHT, WIDTH, 3), 240, np.uint8)).boxes(PLACES)[0] == (
        0.0,
        0.0,
        0.3,
        1.0,
    )


def test_rules_and_neighbouring_lines_are_no_ink_of_a_line() -> None:
    line = strip()
    line[44:46] = 30
    line[0:4, 10:60] = 30

    first, _, _ = LineInk.of(line).boxes(PLACES)

    assert first == (20 / WIDTH, 12 / HEIGHT, 40 / WIDTH, 36 / HEIGHT)


def test_ink_between_two_characters_or_behind_the_last_is_unread() -> None:
    line = np.full((HEIGHT, 400, 3), 240, np.uint8)
    for left in (20, 160, 300):
        cv2.rectangle(line, (left, 12), (left + 19, 35), (30, 30, 30), -1)
    places = [(left / 400, (left + 20) / 400) for left in (20, 160, 300)]
    assert list(LineInk.of(line).beside_unread("陳大文", places)) == []

    for left in range(70, 150, 6):
        cv2.rectangle(line, (left, 12), (left + 3, 35), (30, 30, 30), -1)
    assert set(LineInk.of(line).beside_unread("陳大文", places)) == {0, 1}
    assert set(LineInk.of(line).beside_unread("陳大", places[:2])) == {0, 1}

    for left in range(345, 395, 6):
        cv2.rectangle(line, (left, 12), (left + 3, 35), (30, 30, 30), -1)
    assert set(LineInk.of(line).beside_unread("陳大文", places)) == {0, 1, 2}
    assert list(LineInk.of(line).beside_unread("", [])) == []


def test_a_rule_to_write_upon_is_no_writing() -> None:
    line = strip()
    line[31:36, 110:195] = 30

    assert list(LineInk.of(line).beside_unread("陳大", PLACES[:2])) == []


def test_a_short_name_lost_among_letters_is_as_wide_as_several_of_them() -> None:
    line = np.full((HEIGHT, 400, 3), 240, np.uint8)
    lefts = [*range(20, 140, 13), *range(190, 300, 13)]
    for left in lefts:
        cv2.rectangle(line, (left, 12), (left + 8, 35), (30, 30, 30), -1)
    places = [((left - 2) / 400, (left + 11) / 400) for left in lefts]
    assert list(LineInk.of(line).beside_unread("n" * len(places), places)) == []

    for left in range(140, 184, 5):
        cv2.rectangle(line, (left, 12), (left + 2, 35), (30, 30, 30), -1)
    found = set(LineInk.of(line).beside_unread("n" * len(places), places))
    last = len(range(20, 140, 13)) - 1
    assert found == {last, last + 1}
