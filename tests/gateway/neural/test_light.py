"""Dark and shaded pages are brightened before they are read; good ones stay as they are."""

import cv2
import numpy as np
import pytest

from workstation.gateway.neural.light import in_good_light, with_dark_ink


def page(dark: float = 1.0, shade: float = 0.0) -> np.ndarray:
    """Return a page of bars of ink; ``shade`` is how much darker its right edge is."""
    paper = np.full((900, 640, 3), 240, np.float32)
    for top in range(80, 800, 40):
        cv2.rectangle(paper, (60, top), (560, top + 8), (40, 40, 40), -1)
    across = np.linspace(1.0, 1.0 - shade, 640, dtype=np.float32)[None, :, None]
    return (paper * dark * across).astype(np.uint8)


def test_a_bright_page_is_left_alone() -> None:
    bright = page()

    assert in_good_light(bright) is bright


@pytest.mark.parametrize(("dark", "shade"), [(0.25, 0.0), (1.0, 0.7), (0.4, 0.6)])
def test_dark_and_shaded_paper_becomes_white_and_its_ink_stays_dark(
    dark: float, shade: float
) -> None:
    lit = in_good_light(page(dark, shade)).astype(int)

    between, ink = lit[100:110, 80:540], lit[82:87, 80:540]
    assert between.min() > 180
    assert between.max() - between.min() < 60
    assert ink.max() < 80


def test_a_picture_of_nothing_is_no_reason_to_fail() -> None:
    black = np.zeros((40, 30, 3), np.uint8)

    assert in_good_light(black).shape == black.shape


def test_bright_writing_on_a_dark_ground_becomes_dark_on_bright() -> None:
    screen = 255 - page()

    assert (with_dark_ink(screen) == page()).all()


@pytest.mark.parametrize("paper", [page(), page(0.25), page(0.3, 0.6)])
def test_paper_is_never_taken_for_a_screen(paper: np.ndarray) -> None:
    grained = np.random.default_rng(1).normal(0, 3, paper.shape) + paper
    photographed = np.clip(grained, 0, 255).astype(np.uint8)

    assert with_dark_ink(photographed) is photographed
