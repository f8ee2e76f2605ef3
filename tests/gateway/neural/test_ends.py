"""Characters beside what was found of a line."""

import cv2
import numpy as np
import pytest

from workstation.gateway.neural.detection import Corners, Pixels
from workstation.gateway.neural.ends import with_ends

SIDE = 900
LINE = np.array([[200, 400], [500, 400], [500, 448], [200, 448]], np.float32)


def page(*boxes: tuple[int, int, int, int], ink: int = 40) -> Pixels:
    """Return a white page with characters in the line, and what else is drawn."""
    grey = np.full((SIDE, SIDE), 250, np.uint8)
    for left in range(210, 490, 40):
        cv2.rectangle(grey, (left, 410), (left + 18, 438), (20,), 4)
    for left, top, right, bottom in boxes:
        grey[top:bottom, left:right] = ink
    return grey


def turned(grey: Pixels, lines: list[Corners], degrees: float) -> tuple[Pixels, list[Corners]]:
    turn = cv2.getRotationMatrix2D((SIDE / 2, SIDE / 2), degrees, 1.0)
    seen = cv2.warpAffine(grey, turn, (SIDE, SIDE), borderValue=(250,))
    return np.asarray(seen, np.uint8), [
        cv2.transform(line[None], turn)[0].astype(np.float32) for line in lines
    ]


def lengths(lines: list[Corners]) -> list[float]:
    return [float(np.linalg.norm(line[1] - line[0])) for line in lines]


@pytest.mark.parametrize("degrees", [0.0, 2.0, -4.0])
@pytest.mark.parametrize("ink", [40, 150])
def test_a_lone_stroke_beside_a_line_is_its_own_on_a_tilted_page_too(
    degrees: float, ink: int
) -> None:
    others = [LINE + np.float32([0, down]) for down in (-60, 60)]
    grey, lines = turned(page((172, 410, 177, 438), ink=ink), [LINE, *others], degrees)

    own, *rest = lengths(with_ends(grey, lines))

    assert own == pytest.approx(300 + 28 + 7, abs=5)
    assert rest == pytest.approx([300, 300], abs=1)


def test_characters_before_and_behind_are_taken_one_after_another() -> None:
    (line,) = with_ends(
        page((170, 410, 182, 438), (140, 410, 152, 438), (515, 410, 525, 438)), [LINE]
    )

    assert line[0, 0] == pytest.approx(140 - 7, abs=3)
    assert line[1, 0] == pytest.approx(525 + 7, abs=3)


@pytest.mark.parametrize(
    "box",
    [
        (172, 380, 176, 470),  # a rule of a table
        (100, 410, 112, 438),  # too far off
        (20, 410, 190, 438),  # goes on and on
    ],
)
def test_what_is_no_character_of_it_is_left_where_it_is(box: tuple[int, int, int, int]) -> None:
    assert lengths(with_ends(page(box), [LINE])) == pytest.approx([300], abs=1)


def test_another_line_is_not_taken() -> None:
    other = np.array([[150, 400], [190, 400], [190, 448], [150, 448]], np.float32)

    assert lengths(with_ends(page((160, 410, 180, 438)), [LINE, other]))[0] == pytest.approx(300)


def test_a_frame_without_height_is_left() -> None:
    flat = np.array([[200, 400], [500, 400], [500, 400], [200, 400]], np.float32)

    assert lengths(with_ends(page(), [flat])) == [300]
    assert with_ends(page(), []) == []
