"""The reader of single characters, on clean print of several heights and at a page's edge."""

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from workstation.gateway.mrz_reading.characters import CharacterNetwork
from workstation.gateway.mrz_reading.fixed_pitch import FixedPitchReading, read_zone
from workstation.gateway.mrz_reading.training.lines import FONTS
from workstation.gateway.mrz_reading.zones import Zone

PITCH = 20
APART = 50
LINES = (
    "P<UTOOLSEN<<TORO<GUNO<<<<<<<<<<<<<<<<<<<<<<<",
    "OO0730O6<4UTO8212070M3203188O0ODQ<0<0O<<<<08",
)


def page_of(
    lines: tuple[str, ...], *, height: float = 1.0, margin: int = 6, apart: int = APART
) -> Image.Image:
    """Print lines, their characters so many times as high as wide, with room on all sides."""
    font = ImageFont.truetype(str(FONTS / "OCRB.otf"), round(4 * PITCH / 0.723))
    width, depth = len(lines[0]) * PITCH, len(lines) * apart + 2 * margin * PITCH
    image = Image.new("L", (4 * width, 5 * len(lines) * apart), 225)
    draw = ImageDraw.Draw(image)
    for number, line in enumerate(lines):
        for place, one in enumerate(line):
            at = 4 * (place + 0.5) * PITCH, 4 * (number + 0.5) * apart / height + 2 * PITCH
            draw.text(at, one, font=font, fill=30, anchor="ms")
    stretched = image.resize((width, round(image.height / 4 * height)), reducing_gap=3.0)
    page = Image.new("L", (width + 2 * margin * PITCH, depth), 225)
    page.paste(stretched.crop((0, 0, width, len(lines) * apart)), (margin * PITCH,) * 2)
    return page


def zone_of(lines: tuple[str, ...], *, margin: int, found: tuple[int, int]) -> Zone:
    """Return the grid of such a page, on which marks were found between two places."""
    bend, apart = np.zeros((4, 2), np.float32), np.zeros((2, 2), np.float32)
    bend[0] = (margin + 0.5) * PITCH - 0.5, margin * PITCH + APART / 2
    bend[1, 0] = 22 * PITCH
    apart[0, 1] = APART
    return Zone(bend, apart, len(lines), *found)


def read(page: Image.Image, zone: Zone) -> FixedPitchReading:
    return read_zone(page, zone, CharacterNetwork.load())


@pytest.mark.parametrize("height", [0.87, 1.0, 1.15])
def test_letter_and_digit_of_one_shape_are_told_apart_at_any_height(height: float) -> None:
    reading = read(page_of(LINES, height=height), zone_of(LINES, margin=6, found=(0, 43)))

    assert reading.lines == LINES


@pytest.mark.parametrize("found", [(0, 43), (3, 36), (12, 40)])
def test_a_zone_is_read_whole_though_its_ends_were_not_found(found: tuple[int, int]) -> None:
    reading = read(page_of(LINES), zone_of(LINES, margin=6, found=found))

    assert (reading.start, reading.lines) == (0, LINES)
    assert not reading.goes_on


def test_print_that_goes_on_beyond_what_was_looked_at_is_told() -> None:
    lines = tuple((line * 3)[:100] for line in LINES)

    reading = read(page_of(lines), zone_of(lines, margin=6, found=(30, 50)))

    assert reading.goes_on


def test_nothing_stands_beyond_the_edge_of_a_picture() -> None:
    card = ("CSC674159226<2301114<6507224<2",)
    page = np.array(page_of(card, margin=1))
    page[:, 0] = np.where(np.arange(page.shape[0]) // 5 % 2, 30, 225)  # a frame runs along it

    reading = read(Image.fromarray(page), zone_of(card, margin=1, found=(0, 29)))

    assert (reading.start, reading.lines) == (0, card)
