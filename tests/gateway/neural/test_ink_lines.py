"""Lines found by their ink: every one of a clean page, and none where a page is not clean."""

import cv2
import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from tests.support.drawn_pages import CHINESE, ENGLISH, LEFT, chinese_font, drawn_page, row_middle
from workstation.gateway.neural.detection import Corners, Pixels
from workstation.gateway.neural.ink_lines import lines_of_ink
from workstation.gateway.neural.letter_rows import joined
from workstation.gateway.neural.letters import Letters


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


def test_a_day_in_characters_of_single_strokes_is_one_line() -> None:
    rows = (
        "發單日期",
        "二〇二三年三月十二日",
        "一九九二年一月二十三日",
        "多謝惠顧，請保留此單以作參考。",
    ) * 2

    found = lines_of_ink(page(rows))

    assert found is not None
    assert len(found) == len(rows)


def test_letters_on_a_dark_band_are_found() -> None:
    pixels = page()
    cv2.rectangle(pixels, (60, 900), (1180, 980), (90, 40, 20), cv2.FILLED)
    cv2.putText(pixels, "CHARGES", (120, 955), cv2.FONT_HERSHEY_DUPLEX, 1.2, (255, 255, 255), 2)

    found = lines_of_ink(pixels)

    assert found is not None
    assert any(holds(line, 200, 940) for line in found)


def test_a_comma_below_its_line_is_none_of_its_own() -> None:
    pixels = page()
    found = lines_of_ink(pixels)
    x, y = row_middle(0)
    right = max(line[:, 0].max() for line in found or [] if holds(line, x, y))
    cv2.rectangle(pixels, (int(right) + 6, int(y) + 12), (int(right) + 11, int(y) + 23), 0, -1)

    again = lines_of_ink(pixels)

    assert found is not None
    assert again is not None
    assert len(again) == len(found)


@pytest.mark.parametrize("size", [20, 26, 34])
def test_lines_that_a_scanners_streak_runs_through_are_whole(size: int) -> None:
    pixels = page(size=size)
    pixels[:, LEFT + 60] = 0

    found = lines_of_ink(np.asarray(cv2.GaussianBlur(pixels, (0, 0), 2.5), np.uint8))

    assert found is not None
    for number, row in enumerate(ENGLISH):
        if row:
            _, y = row_middle(number)
            assert sum(holds(line, LEFT + 8, y) for line in found) == 1


def test_characters_that_run_together_on_a_page_aslant_are_no_crest() -> None:
    rows = ("Kwan Ying Siu", "蕭坤英先生", "FLAT 10 13/F WING LOK HOUSE", *ENGLISH[6:])
    blurred = cv2.GaussianBlur(page(rows, size=24, tilt=3), (0, 0), 1.5)

    found = lines_of_ink(np.asarray(blurred, np.uint8))

    assert found is not None
    assert sum(holds(line, *row_middle(1, tilt=3)) for line in found) == 1


@pytest.mark.parametrize("size", [(7, 200), (60, 12_000), (300, 3)])
def test_a_picture_too_small_for_print_tells_nothing(size: tuple[int, int]) -> None:
    assert lines_of_ink(np.full((*size, 3), 255, np.uint8)) is None


def test_the_gaps_between_light_letters_on_a_dark_panel_are_no_streaks() -> None:
    pixels = page()
    cv2.rectangle(pixels, (690, 180), (1200, 620), (80, 40, 40), cv2.FILLED)
    for row in range(5):
        at = (700, 230 + 80 * row)
        cv2.putText(pixels, "BLOCK 3", at, cv2.FONT_HERSHEY_DUPLEX, 1.2, (255, 255, 255), 2)

    found = lines_of_ink(pixels)

    assert found is not None
    (width, _), _ = cv2.getTextSize("BLOCK 3", cv2.FONT_HERSHEY_DUPLEX, 1.2, 2)
    for row in range(5):
        y = 220 + 80 * row
        assert sum(holds(line, 708, y) and holds(line, 696 + width, y) for line in found) == 1


@pytest.mark.parametrize("rows", [ENGLISH, CHINESE])
def test_a_scan_with_a_banner_and_a_dark_edge_is_all_sheet(rows: tuple[str, ...]) -> None:
    pixels = page(rows)
    pixels[:70] = (120, 60, 10)
    cv2.putText(pixels, "Harbour Lights", (120, 50), cv2.FONT_HERSHEY_DUPLEX, 1.2, (255,) * 3, 2)
    pixels[:, :14] = (pixels[:, :14] * 0.35).astype(np.uint8)

    found = lines_of_ink(pixels)

    assert found is not None
    for x, y in [(250, 40), *(row_middle(number) for number, row in enumerate(rows) if row)]:
        assert sum(holds(line, x, y) for line in found) == 1


def test_the_shadow_of_a_lid_along_the_edge_is_no_print() -> None:
    pixels = page(ENGLISH[:4])
    for top in range(5, 1190, 14):
        pixels[top : top + 9, :4] = 30

    found = lines_of_ink(pixels)

    assert found is not None
    assert len(found) == 3


@pytest.mark.parametrize("margin", [1, 3, 6])
def test_print_that_reaches_the_edge_of_the_picture_keeps_its_first_letters(margin: int) -> None:
    pixels = page(ENGLISH, size=30)[:, LEFT - margin :]

    found = lines_of_ink(np.ascontiguousarray(pixels))

    assert found is None or all(line[:, 0].min() < margin + 4 for line in found)


@pytest.mark.parametrize("file", [chinese_font(), "DejaVuSans.ttf"])
def test_capitals_behind_small_letters_tilt_no_line(file: str) -> None:
    sheet = Image.new("RGB", (1240, 900), "white")
    pen, font = ImageDraw.Draw(sheet), ImageFont.truetype(file, 28)
    for row, text in enumerate(
        ("customer name: CHAN TAI MAN", "your account: HKD 12345678", "premises: FLAT 12B BLOCK D")
        * 3
    ):
        pen.text((80, 100 + 70 * row), text, font=font, fill=(20, 20, 20))

    found = lines_of_ink(np.asarray(sheet, np.uint8))

    assert found is not None
    assert max(abs(float(line[1, 1] - line[0, 1])) for line in found) < 2.5


@pytest.mark.parametrize("tilt", [0.0, 0.6, -0.6])
def test_a_cover_of_a_few_lines_tells_how_it_lies(tilt: float) -> None:
    rows = (
        "傳真",
        "致：香港郵政總局實名登記辦事處收件組",
        "事由：住址證明文件共二頁，一九九二年一月三日",
    )

    found = lines_of_ink(page(rows, tilt=tilt))

    assert found is not None
    long = max(found, key=lambda line: line[1, 0] - line[0, 0])
    falls = (long[1, 1] - long[0, 1]) / (long[1, 0] - long[0, 0])
    assert falls == pytest.approx(np.tan(np.radians(tilt)), abs=0.006)


def test_a_crest_joins_no_lines() -> None:
    plain = lines_of_ink(page())
    pixels = page()
    cv2.circle(pixels, (70, 150), 40, (60, 60, 60), 3)

    crested = lines_of_ink(pixels)

    assert plain is not None
    assert crested is not None
    assert len(crested) <= len(plain) + 1
    assert max(line[:, 1].max() - line[:, 1].min() for line in crested) < 90


def found_rows(
    pixels: Pixels, warp: np.ndarray, rows: tuple[str, ...] = ENGLISH
) -> tuple[int, int]:
    """Return how many lines were found, and how many rows of the page lie in one of them each."""
    found = lines_of_ink(pixels)
    assert found is not None
    seen = 0
    for number, row in enumerate(rows):
        if row:
            middle = np.array([[row_middle(number)]], np.float32)
            ((x, y),) = cv2.perspectiveTransform(middle, warp)[0]
            seen += sum(holds(line, x, y) for line in found) == 1
    return len(found), seen


@pytest.mark.parametrize("brightness", [30, 90])
def test_lines_of_a_sheet_photographed_on_a_table_are_found(brightness: int) -> None:
    rows = (ENGLISH[-1],) * 12
    clean = page(rows)
    height, width = clean.shape[:2]
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    seen = np.array([[150, 130], [1390, 190], [1450, 1370], [110, 1430]], np.float32)
    warp = cv2.getPerspectiveTransform(corners, seen)
    dice = np.random.default_rng(11)
    grain = dice.normal(brightness, 25, (1560, 1560, 1)).clip(0, 255).astype(np.uint8)
    table = cv2.merge([grain[:, :, 0]] * 3)
    sheet = cv2.warpPerspective(clean, warp, (1560, 1560))
    there = cv2.warpPerspective(np.full_like(clean, 255), warp, (1560, 1560)) > 127
    scene = np.where(there, sheet, table).astype(np.uint8)

    assert found_rows(scene, warp, rows) == (len(rows), len(rows))


def test_nothing_is_told_where_a_shadow_hides_the_beginnings_of_lines() -> None:
    """A dark left edge is taken for the table; the first letters of 67B would be lost there."""
    shaded = page()
    shaded[:, :130] = (shaded[:, :130] * 0.4).astype(np.uint8)
    framed = cv2.copyMakeBorder(shaded, 60, 60, 60, 60, cv2.BORDER_CONSTANT, value=(70, 70, 70))

    assert lines_of_ink(np.asarray(framed, np.uint8)) is None


def test_dust_and_grain_make_no_lines() -> None:
    clean, dice, rows = page(), np.random.default_rng(7), sum(map(bool, ENGLISH))
    dusty = clean.copy()
    dusty[dice.random(clean.shape[:2]) < 0.004] = 0
    grainy = np.clip(clean + dice.normal(0, 25, clean.shape), 0, 255).astype(np.uint8)

    assert found_rows(dusty, np.eye(3)) == (rows, rows)
    assert found_rows(grainy, np.eye(3)) == (rows, rows)


def test_nothing_is_told_of_noise_of_bent_lines_and_of_an_empty_page() -> None:
    clean = page()
    noisy = clean.copy()
    noisy[np.random.default_rng(7).random(clean.shape[:2]) < 0.05] = 0
    rows, columns = np.indices(clean.shape[:2], np.float32)
    down = np.asarray(rows + 60 * np.sin(columns / 300), np.float32)
    bent = cv2.remap(clean, np.asarray(columns, np.float32), down, cv2.INTER_LINEAR)
    blank = np.full_like(clean, 255)

    assert lines_of_ink(noisy) is None
    assert lines_of_ink(np.asarray(bent, np.uint8)) is None
    assert lines_of_ink(blank) is None


def test_rows_that_a_stamp_joins_are_each_a_line() -> None:
    across = np.arange(20.0, 320.0, 15.0)
    stamp = np.array([[150.0, 104.0], [152.0, 112.0], [154.0, 120.0], [156.0, 128.0]])
    rows = (100.0, 132.0, *np.arange(200.0, 900.0, 30.0))
    x = np.concatenate([np.tile(across, len(rows)), stamp[:, 0]])
    y = np.concatenate([np.repeat(rows, len(across)), stamp[:, 1]])
    same = np.ones_like(x)
    letters = Letters(x, y, 9.0 * same, 14.0 * same, 14.0, np.zeros(len(x), np.bool_))

    lines = joined(letters)
    assert lines is not None
    upper, lower = set(lines[:20].tolist()), set(lines[20:40].tolist())

    assert len(upper) == len(lower) == 1
    assert 0 not in upper | lower
    assert upper != lower
