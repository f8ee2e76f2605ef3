"""Draws lines of OCR-B as cameras and scanners bring them, cut into cells with their labels."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from workstation.gateway.mrz_reading.cells import HEIGHT, PITCH, Grey, Reals, cut, in_common_light
from workstation.gateway.mrz_reading.characters import ALPHABET, NOTHING
from workstation.gateway.mrz_reading.training.wear import covered, printed, worn

FONTS: Final = Path("/usr/share/fonts/opentype/ocr-b")
"""Where Debian's package ``fonts-ocr-b`` puts OCR-B."""
_CUTS: Final = ("OCRB.otf", "OCRB.otf", "OCRBS.otf")
_ADVANCE: Final = 0.723
"""Of a character, in ems; the same in every cut."""
_DRAWN_PITCH: Final = 28
_LENGTH: Final = 44
_MARGIN: Final = 2
"""Cells of paper at both ends: what the neighbours reach into when a cell is cut askew."""
_BETWEEN: Final = 0.06
"""Share of the cells that are cut between two characters: nothing stands there."""


@dataclass(frozen=True, slots=True)
class LabelledCells:
    """Cells and what stands in each."""

    cells: Reals
    labels: NDArray[np.intp]


def drawn_lines(dice: np.random.Generator, count: int) -> Iterator[LabelledCells]:
    """Yield the cells of so many lines."""
    for _ in range(count):
        yield _line(dice)


def _line(dice: np.random.Generator) -> LabelledCells:
    text = _text(dice)
    labels = np.array([ALPHABET.find(one) if one != " " else NOTHING for one in text], np.intp)
    image = printed(_drawn(text, dice), dice, pitch=_DRAWN_PITCH)
    image, labels = covered(image, labels, dice, pitch=_DRAWN_PITCH, margin=_MARGIN)
    strip = worn(image, dice, size=((_LENGTH + 2 * _MARGIN) * PITCH, HEIGHT), pitch=_DRAWN_PITCH)
    return _cut_askew(strip, labels, dice)


def _text(dice: np.random.Generator) -> str:
    """Return any characters; fillers and gaps as often as a zone and its edges have them."""
    chosen = dice.integers(0, len(ALPHABET), _LENGTH)
    text = [ALPHABET[one] for one in chosen]
    for place in np.flatnonzero(dice.random(_LENGTH) < 0.12):
        text[place] = "<"
    for place in np.flatnonzero(dice.random(_LENGTH) < 0.03):
        text[place] = " "
    if dice.random() < 0.3:
        start = dice.integers(0, _LENGTH - 6)
        text[start:] = ["<"] * (_LENGTH - start)
    return "".join(text)


@cache
def _font(cut_of: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(FONTS / cut_of), size)


def _drawn(text: str, dice: np.random.Generator) -> Image.Image:
    """Return the line in black on white, each character in the middle of its place."""
    size = round(_DRAWN_PITCH / _ADVANCE * dice.uniform(0.98, 1.02))
    font = _font(_CUTS[dice.integers(len(_CUTS))], size)
    width, height = (len(text) + 2 * _MARGIN) * _DRAWN_PITCH, _DRAWN_PITCH * HEIGHT // PITCH
    image = Image.new("L", (width, height), 255)
    draw = ImageDraw.Draw(image)
    baseline = height / 2 + size * 0.36
    for place, one in enumerate(text, start=_MARGIN):
        middle = (place + 0.5) * _DRAWN_PITCH + dice.normal(0, 0.3)
        draw.text((middle, baseline), one, font=font, fill=0, anchor="ms")
    if dice.random() < 0.3:
        image = _slanted(image, dice.uniform(-0.1, 0.1))
    return image


def _slanted(image: Image.Image, slope: float) -> Image.Image:
    shift = -slope * image.height / 2
    return image.transform(
        image.size, Image.Transform.AFFINE, (1, slope, shift, 0, 1, 0),
        Image.Resampling.BILINEAR, fillcolor=255,
    )  # fmt: skip


def _cut_askew(strip: Grey, labels: NDArray[np.intp], dice: np.random.Generator) -> LabelledCells:
    """Return the cells as a reader cuts them: a little off, a few of them between characters."""
    count = len(labels)
    lefts = (np.arange(count) + _MARGIN) * PITCH + np.rint(dice.normal(0, 0.9, count)).astype(int)
    between = dice.random(count) < _BETWEEN
    lefts[between] += dice.choice((-1, 1), int(between.sum())) * dice.integers(
        PITCH // 2 - 1, PITCH // 2 + 1, int(between.sum())
    )
    told = np.where(between, NOTHING, labels)
    return LabelledCells(cut(in_common_light(strip), lefts.astype(np.intp)), told)
