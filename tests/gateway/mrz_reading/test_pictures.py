"""Zones on whole pages, beside patterns that look like print at first."""

import pytest
from PIL import Image, ImageDraw

from tests.gateway.mrz_reading.test_fixed_pitch import APART, LINES, PITCH, page_of
from tests.support.drawn_pages import jpeg_of
from tests.support.made_zones import td1_lines, td3_lines
from workstation.gateway.mrz_reading.characters import CharacterNetwork
from workstation.gateway.mrz_reading.pictures import zones_on

CARD = tuple(td1_lines().split("\n"))
BOOKLET = tuple(td3_lines(name="ERIKSSON<<ANNA<MARIA").split("\n"))


def read_on(page: Image.Image) -> list[tuple[str, ...]]:
    return [found.reading.lines for found in zones_on(jpeg_of(page), CharacterNetwork.load())]


def beside(one: Image.Image, other: Image.Image) -> Image.Image:
    page = Image.new("L", (one.width + other.width, max(one.height, other.height)), 225)
    page.paste(one, (0, 0))
    page.paste(other, (one.width, 0))
    return page


@pytest.mark.parametrize("apart", [24, 33, 40, APART])
def test_three_lines_are_read_however_near_they_stand(apart: int) -> None:
    assert read_on(page_of(CARD, apart=apart)) == [CARD]


@pytest.mark.parametrize("covered", [0, 1, 2])
def test_a_line_whose_marks_run_together_is_read_beside_the_other_two(covered: int) -> None:
    page = page_of(CARD)
    y = 6 * PITCH + (covered + 0.5) * APART
    ImageDraw.Draw(page).line((0, y, page.width, y), fill=30, width=2)

    assert [len(lines) for lines in read_on(page)] == [3]


@pytest.mark.parametrize("lines", [LINES, CARD])
def test_documents_beside_each_other_are_both_read(lines: tuple[str, ...]) -> None:
    assert set(read_on(beside(page_of(lines), page_of(BOOKLET)))) == {lines, BOOKLET}


def test_a_second_zone_that_cannot_be_read_whole_is_told_of() -> None:
    worn = page_of(LINES)
    end = 6 * PITCH + len(LINES[0]) * PITCH
    ImageDraw.Draw(worn).rectangle((end - 2 * PITCH, 0, end, worn.height), fill=225)

    first, second = read_on(beside(worn, page_of(BOOKLET)))

    assert first == BOOKLET
    assert [line.rstrip() for line in second] == [line[:-2] for line in LINES]


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
