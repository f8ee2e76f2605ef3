"""Letter O and digit 0, told apart by tesseract among letters."""

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from workstation.gateway.mrz_reading.cells import Grey
from workstation.gateway.mrz_reading.characters import ALPHABET, CLASSES
from workstation.gateway.mrz_reading.fixed_pitch import FixedPitchReading
from workstation.gateway.mrz_reading.line_engine import HEIGHT, PITCH, cell_of
from workstation.gateway.mrz_reading.training.lines import FONTS
from workstation.gateway.mrz_reading.twins import doubtful_twins, told_among_letters
from workstation.gateway.mrz_reading.zones import Zone

CARD = (
    "I<UTO730O65294<4710<<<<<<<<<<<",
    "8212072M3203183UTO<<<<<<<<<<<6",
    "MACHEK<<RUTH<<<<<<<<<<<<<<<<<<",
)


def reading_of(lines: tuple[str, ...]) -> FixedPitchReading:
    """Return a reading whose cells are sure of these lines."""
    zone = Zone(np.zeros((4, 2), np.float32), np.zeros((2, 2), np.float32), 3, 0, 29)
    chances = []
    for line in lines:
        rows = np.full((len(line), CLASSES), 1e-4, np.float32)
        rows[np.arange(len(line)), [ALPHABET.index(one) for one in line]] = 0.99
        chances.append(rows)
    return FixedPitchReading(zone, 0, len(lines[0]), tuple(chances), ((0.0, 0.0),) * len(lines))


def strip_of_print(text: str) -> Grey:
    font = ImageFont.truetype(str(FONTS / "OCRB.otf"), round(PITCH / 0.723))
    left = -cell_of(np.arange(9 * PITCH)[None], 0)[0, 0]
    image = Image.new("L", (len(text) * PITCH - 2 * left, HEIGHT), 230)
    draw = ImageDraw.Draw(image)
    for place, one in enumerate(text):
        middle = (place + 0.5) * PITCH - left
        draw.text((middle, HEIGHT / 2 + PITCH * 0.5), one, font=font, fill=30, anchor="ms")
    return np.asarray(image)


def engines(lines: tuple[str, ...]) -> list[tuple[str, ...]]:
    return [tuple(line) for line in lines]


def test_twins_are_in_doubt_only_where_both_may_stand() -> None:
    reading = reading_of(CARD)
    told = engines(tuple(line.replace("O", "0") for line in CARD))

    assert doubtful_twins(told, reading) == ((0, 8),)
    assert doubtful_twins(engines(CARD), reading) == ()


@pytest.mark.parametrize("printed", ["O", "0"])
def test_the_shape_decides_among_letters(printed: str) -> None:
    lines = (CARD[0].replace("730O", "730" + printed), *CARD[1:])

    told = told_among_letters(
        [strip_of_print(line) for line in lines], reading_of(lines), [(0, 8), (1, 4)]
    )

    assert told == {(0, 8): printed, (1, 4): "0"}


def test_without_letters_to_stand_among_nothing_is_told() -> None:
    digits = ("012345678901234567890123456789",) * 3

    told = told_among_letters(
        [strip_of_print(line) for line in digits], reading_of(digits), [(0, 0)]
    )

    assert told == {}
