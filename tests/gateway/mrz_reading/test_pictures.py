"""Zones on whole pages, beside patterns that look like print at first."""

from PIL import Image, ImageDraw

from tests.gateway.mrz_reading.test_fixed_pitch import APART, LINES, PITCH, page_of
from tests.support.drawn_pages import jpeg_of
from workstation.gateway.mrz_reading.characters import CharacterNetwork
from workstation.gateway.mrz_reading.pictures import zones_on


def test_a_row_of_the_papers_pattern_is_no_line_of_the_zone_above_it() -> None:
    page = page_of(LINES)
    draw = ImageDraw.Draw(page)
    y = 6 * PITCH + 2.5 * APART
    for place in range(len(LINES[0])):
        x = (6 + place + 0.5) * PITCH
        draw.ellipse((x - 5, y - 5, x + 5, y + 5), outline=90, width=2)

    (found,) = zones_on(jpeg_of(page), CharacterNetwork.load())

    assert found.reading.lines == LINES


def test_a_row_of_bars_is_no_zone() -> None:
    page = Image.new("L", (1200, 700), 230)
    draw = ImageDraw.Draw(page)
    for place in range(34):
        x = 200 + 24 * place
        draw.rectangle((x, 300, x + 5, 326), fill=40)

    assert zones_on(jpeg_of(page), CharacterNetwork.load()) == []
