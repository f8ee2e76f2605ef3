"""How a page lies is told from its ink alone, before anything is read."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from tests.support.drawn_pages import CHINESE, ENGLISH, drawn_page
from workstation.gateway.recognition.ink import blobs, closed_across, find_ink
from workstation.gateway.recognition.posture import lines_run_down, tilt_degrees
from workstation.gateway.recognition.strips import find_strips, paste
from workstation.gateway.recognition.upright import evenly_lit, set_upright

TEXTS = pytest.mark.parametrize("rows", [ENGLISH, CHINESE])


@TEXTS
@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_lines_that_run_down_are_told_from_lines_that_run_across(
    rows: tuple[str, ...], turned: int
) -> None:
    assert lines_run_down(find_ink(drawn_page(rows, turned=turned))) is (turned in (90, 270))


@TEXTS
@pytest.mark.parametrize("tilt", [-6.0, -1.4, 0.0, 0.7, 4.0])
def test_a_tilt_is_measured(rows: tuple[str, ...], tilt: float) -> None:
    ink = find_ink(drawn_page(rows, tilt=tilt))

    assert tilt_degrees(ink, run_down=False) == pytest.approx(tilt, abs=0.35)


def test_an_empty_page_lies_as_it_lies() -> None:
    ink = find_ink(Image.new("L", (400, 600), 255))

    assert not ink.enough
    assert not lines_run_down(ink)
    assert tilt_degrees(ink, run_down=False) == 0.0


@pytest.mark.parametrize(("turned", "tilt"), [(0, 3.0), (90, -2.0), (0, 0.0)])
def test_the_way_back_leads_to_the_same_ink(turned: int, tilt: float) -> None:
    page = drawn_page(ENGLISH, turned=turned, tilt=tilt)
    ink = find_ink(page)
    down = lines_run_down(ink)

    upright = set_upright(page, ink, run_down=down, tilt=tilt_degrees(ink, run_down=down))

    pixels = np.asarray(upright.picture)
    row, column = (int(place[40]) for place in np.nonzero(pixels < 90))
    x, y = upright.to_page.point((column, row))
    around = np.asarray(page)[int(y) - 2 : int(y) + 3, int(x) - 2 : int(x) + 3]
    assert around.min() < 130


def test_a_shadow_is_taken_away() -> None:
    page = np.asarray(drawn_page(ENGLISH), np.float32)
    shadow = np.linspace(0.4, 1.0, page.shape[1])[None, :]
    dark = Image.fromarray((page * shadow).astype(np.uint8))

    lit = np.asarray(evenly_lit(dark))

    assert np.percentile(lit, 20) > 235


@TEXTS
def test_strips_are_lines_and_are_pasted_one_below_the_other(rows: tuple[str, ...]) -> None:
    page = drawn_page(rows)

    strips = find_strips(page)
    sheet, places = paste(page, strips)

    assert len(strips) == sum(bool(row) for row in rows)
    assert all(one.bottom < next_.top for one, next_ in pairwise(places))
    assert sheet.height > places[-1].bottom
    x, y = places[2].on_page(places[2].left, places[2].top)
    assert (x, y) == pytest.approx(places[2].box[:2])


@given(
    st.lists(st.lists(st.booleans(), min_size=8, max_size=8), min_size=1, max_size=8).map(np.array)
)
def test_blobs_cover_the_mask_and_never_touch(
    mask: "np.ndarray[tuple[int, int], np.dtype[np.bool_]]",
) -> None:
    found = blobs(mask)

    assert int(found[:, 4].sum()) == int(mask.sum()) if len(found) else not mask.any()
    for left, top, right, bottom, _ in found.tolist():
        assert mask[top:bottom, left:right].any(axis=0).all()
        assert mask[top:bottom, left:right].any(axis=1).all()


def test_gaps_are_closed_along_rows_only() -> None:
    mask = np.array([[1, 0, 0, 1, 0, 0, 0, 1]], bool)

    assert closed_across(mask, 3)[0].tolist() == [True] * 4 + [False] * 3 + [True]
