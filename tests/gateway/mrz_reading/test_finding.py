"""Marks, rows and zones, on pictures drawn for the purpose."""

import numpy as np
import pytest
from PIL import Image, ImageDraw

from workstation.gateway.mrz_reading.marks import marks_on
from workstation.gateway.mrz_reading.rows import rows_of
from workstation.gateway.mrz_reading.strips import strip_of
from workstation.gateway.mrz_reading.zones import Zone, zones_of

PITCH = 20.0
LENGTH = 30


def drawn(
    turn: float = 0.0, *, lines: int = 2, gap: range = range(0), apart: int = 50
) -> Image.Image:
    """Blocks in rows, as a zone has them; turned anticlockwise by so many degrees."""
    image = Image.new("L", (900, 900), 230)
    draw = ImageDraw.Draw(image)
    for line in range(lines):
        for place in range(LENGTH):
            if place not in gap:
                x, y = 150 + place * PITCH, 420 + line * apart
                draw.rectangle((x, y, x + 11, y + 19), fill=30)
    return image.rotate(turn, Image.Resampling.BICUBIC, fillcolor=230)


def zone_on(image: Image.Image) -> Zone:
    (zone,) = zones_of(rows_of(marks_on(np.asarray(image), deeper=0.35)))
    return zone


@pytest.mark.parametrize("turn", [0, 3, -8, 90, 97, 180, 270, 45])
def test_rows_are_found_whichever_way_they_lie(turn: float) -> None:
    zone = zone_on(drawn(turn))

    assert (zone.count, zone.last - zone.first + 1) == (2, LENGTH)
    assert zone.pitch == pytest.approx(PITCH, rel=0.01)


@pytest.mark.parametrize("turn", [0, -8, 90])
@pytest.mark.parametrize("apart", [23, 28, 33, 38, 44, 50, 56])
def test_three_lines_are_one_zone_however_near_they_stand(apart: int, turn: float) -> None:
    zone = zone_on(drawn(turn, lines=3, apart=apart))

    assert (zone.count, zone.last - zone.first + 1) == (3, LENGTH)
    assert np.hypot(*zone.apart[0]) == pytest.approx(apart, rel=0.02)


@pytest.mark.parametrize("lean", [-0.15, 0.15])
def test_the_lines_of_a_slanted_zone_begin_below_each_other(lean: float) -> None:
    straight = drawn(lines=3)
    image = straight.transform(
        straight.size, Image.Transform.AFFINE, (1, lean, -450 * lean, 0, 1, 0), fillcolor=230
    )

    zone = zone_on(image)

    assert (zone.count, zone.last - zone.first + 1) == (3, LENGTH)


def test_marks_far_off_its_ends_are_no_places_of_a_zone() -> None:
    image = drawn(lines=3)
    draw = ImageDraw.Draw(image)
    for line in range(3):
        for place in (-7, -6, LENGTH + 5, LENGTH + 6):
            x, y = 150 + place * PITCH, 420 + line * 50
            draw.rectangle((x, y, x + 11, y + 19), fill=30)

    zone = zone_on(image)

    assert (zone.count, zone.last - zone.first + 1) == (3, LENGTH)


@pytest.mark.parametrize("between", [60, 160, 400])
def test_lines_beside_each_other_are_two_zones(between: int) -> None:
    one = drawn().crop((130, 380, 760, 520))
    image = Image.new("L", (2 * one.width + between, 300), 230)
    image.paste(one, (0, 60))
    image.paste(one, (one.width + between, 64))

    zones = zones_of(rows_of(marks_on(np.asarray(image), deeper=0.35)))

    assert [(zone.count, zone.last - zone.first + 1) for zone in zones] == [(2, LENGTH)] * 2


def test_a_row_goes_on_beyond_a_gap() -> None:
    zone = zone_on(drawn(gap=range(12, 17)))

    assert zone.last - zone.first + 1 == LENGTH


def test_a_line_between_two_that_were_found_is_read_too() -> None:
    image = drawn(lines=3)
    ImageDraw.Draw(image).rectangle((0, 465, 900, 495), fill=230)

    zone = zone_on(image)

    assert zone.count == 3
    middle = zone.points(np.array([1.0]), np.array([float(zone.first)]))[0]
    assert middle == pytest.approx((155.5, 479.5), abs=1.0)


def test_a_part_of_a_zone_lies_where_its_lines_did() -> None:
    zone = zone_on(drawn(4, lines=3))

    part = zone.only(range(1, 3))

    assert part.count == 2
    places = np.array([float(zone.first), float(zone.last)])
    assert part.points(np.zeros(2), places) == pytest.approx(zone.points(np.ones(2), places))


def test_places_lie_on_their_marks_also_when_the_zone_is_read_the_other_way() -> None:
    zone = zone_on(drawn())

    first = zone.points(np.array([0.0]), np.array([float(zone.first)]))[0]
    turned = zone.turned()
    last = turned.points(np.array([1.0]), np.array([float(turned.last)]))[0]

    assert first == pytest.approx((155.5, 429.5), abs=1.0)
    assert last == pytest.approx(first, abs=1e-3)


def test_a_strip_shows_each_mark_in_the_middle_of_its_cell() -> None:
    image = drawn(5)
    zone = zone_on(image)

    strip = strip_of(
        image, zone, 0, places=(zone.first, zone.last + 1), pitch=16, height=24
    ).reshape(24, LENGTH, 16)

    assert strip[9:15, :, 6:10].max() < 60
    assert strip[:2].min() > 200
    assert strip[:, :, :1].min() > 180


def test_an_empty_page_and_grain_have_no_rows() -> None:
    dice = np.random.default_rng(5)
    grain = dice.integers(0, 255, (700, 900)).astype(np.uint8)

    assert rows_of(marks_on(np.full((700, 900), 240, np.uint8), deeper=0.35)) == []
    assert zones_of([]) == []
    assert all(len(row.places) < 60 for row in rows_of(marks_on(grain, deeper=0.35)))
