"""Lines found by their ink: every one of a clean page, and none where a page is not clean."""

import cv2
import numpy as np
import pytest

from tests.support.drawn_pages import CHINESE, ENGLISH, drawn_page, row_middle
from workstation.gateway.neural.detection import Corners, Pixels
from workstation.gateway.neural.ink_lines import lines_of_ink


def page(rows: tuple[str, ...] = ENGLISH, *, tilt: float = 0.0, size: int = 34) -> Pixels:
    grey = np.asarray(drawn_page(rows, tilt=tilt, size=size))
    return np.asarray(cv2.cvtColor(grey, cv2.COLOR_GRAY2BGR), np.uint8)


def holds(line: Corners, x: float, y: float) -> bool:
    return cv2.pointPolygonTest(line, (float(x), float(y)), False) >= 0


@pytest.mark.parametrize("rows", [ENGLISH, CHINESE])
@pytest.mark.parametrize("tilt", [0.0, 1.5, -2.0])
def test_every_line_of_a_clean_page_is_found_once(rows: tuple[str, ...], tilt: float) -> None:
    found = lines_of_ink(page(rows, tilt=tilt))

    assert found is not None
    for number, row in enumerate(rows):
        if row:
            x, y = row_middle(number, tilt=tilt)
            assert sum(holds(line, x, y) for line in found) == 1
    assert len(found) == sum(bool(row) for row in rows)


def test_letters_on_a_dark_band_are_found() -> None:
    pixels = page()
    cv2.rectangle(pixels, (60, 900), (1180, 980), (90, 40, 20), cv2.FILLED)
    cv2.putText(pixels, "CHARGES", (120, 955), cv2.FONT_HERSHEY_DUPLEX, 1.2, (255, 255, 255), 2)

    found = lines_of_ink(pixels)

    assert found is not None
    assert any(holds(line, 200, 940) for line in found)


def test_a_crest_joins_no_lines() -> None:
    plain = lines_of_ink(page())
    pixels = page()
    cv2.circle(pixels, (70, 150), 40, (60, 60, 60), 3)

    crested = lines_of_ink(pixels)

    assert plain is not None
    assert crested is not None
    assert len(crested) <= len(plain) + 1
    assert max(line[:, 1].max() - line[:, 1].min() for line in crested) < 90


def test_nothing_is_told_of_noise_of_bent_lines_and_of_an_empty_page() -> None:
    clean = page()
    noisy = clean.copy()
    dust = np.random.default_rng(7).random(clean.shape[:2]) < 0.004
    noisy[dust] = 0
    rows, columns = np.indices(clean.shape[:2], np.float32)
    down = np.asarray(rows + 60 * np.sin(columns / 300), np.float32)
    bent = cv2.remap(clean, np.asarray(columns, np.float32), down, cv2.INTER_LINEAR)
    blank = np.full_like(clean, 255)

    assert lines_of_ink(noisy) is None
    assert lines_of_ink(np.asarray(bent, np.uint8)) is None
    assert lines_of_ink(blank) is None
