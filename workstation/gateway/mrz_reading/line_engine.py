"""Reader A: tesseract with the network for machine readable zones, on straightened lines."""

import tempfile
from collections.abc import Sequence
from typing import Final

import numpy as np
import pytesseract
from PIL import Image, ImageFilter

from workstation.gateway.mrz_reading.cells import Grey
from workstation.gateway.mrz_reading.fixed_pitch import FixedPitchReading
from workstation.gateway.mrz_reading.strips import strip_of
from workstation.resources import RESOURCES

MODELS: Final = RESOURCES / "mrz"
_MODEL: Final = "mrz"
PITCH: Final = 20
"""Pixels a character; the network takes lines of 36 pixels in height."""
HEIGHT: Final = 35
_MARGIN: Final = 24
_BESIDE: Final = 2
"""Pixels kept on both sides of the first and the last character's place."""
_BLOCK: Final = 6
_LINE: Final = 7
"""Tesseract's page segmentation modes."""
_AS_IT_IS: Final = "-c invert_threshold=0"
"""A line that is hard to read is not read again in white on black: these are black on white."""
_DARKEST: Final = 3
_LIGHTEST: Final = 85
"""Percentiles of a piece of a line that become black and white."""
FAINTER: Final = 0.6
"""A power of the light between: folds, shadows and patterns become fainter, strokes thinner."""


def read_lines(strips: Sequence[Grey], *, power: float = 1.0) -> tuple[str, ...]:
    """Return what tesseract reads on these lines; another count of lines is an honest answer.

    Nothing is read where the engine fails on a picture.

    Args:
        strips: one a line, all of one width.
        power: that the light of each, 0 to 1, is raised to.

    Raises:
        pytesseract.TesseractNotFoundError: the engine is missing.
    """
    block, layout = sheet_of(strips, power), _BLOCK if len(strips) > 1 else _LINE
    with tempfile.NamedTemporaryFile(suffix=".pgm") as file:
        Image.fromarray(block).save(file, "PPM")
        file.flush()
        how = f'--tessdata-dir "{MODELS}" --psm {layout} --dpi 240 {_AS_IT_IS}'
        try:
            text: str = pytesseract.pytesseract.run_and_get_output(file.name, "txt", _MODEL, how)
        except pytesseract.TesseractError:
            return ()
    lines = (line.replace(" ", "") for line in text.splitlines())
    return tuple(line for line in lines if line)


def sheet_of(strips: Sequence[Grey], power: float) -> Grey:
    """Return the lines below each other in black on white, with paper around them."""
    width = strips[0].shape[1] + 2 * _MARGIN
    gap = np.full((_MARGIN, width), 255, np.uint8)
    rows = [gap]
    for strip in strips:
        light = (clear(strip) / np.float32(255)) ** power * 255
        line = np.asarray(light + 0.5, np.uint8)
        rows += [np.pad(line, ((0, 0), (_MARGIN, _MARGIN)), constant_values=255), gap]
    return np.concatenate(rows)


def sharpened(strip: Grey, size: float, radius: float, percent: int) -> Grey:
    """Return the line so many times as large, its edges made steeper by an unsharp mask."""
    image = Image.fromarray(strip)
    larger = image.resize(
        (round(image.width * size), round(image.height * size)), Image.Resampling.BICUBIC
    )
    return np.asarray(larger.filter(ImageFilter.UnsharpMask(radius, percent, threshold=0)))


def cell_of(strip: Grey, column: int) -> Grey:
    """Return one place of a strip as ``strip_for`` cuts it."""
    return strip[:, column * PITCH + _BESIDE : (column + 1) * PITCH + _BESIDE]


def clear(strip: Grey) -> Grey:
    """Return the line in even light: what varies slowly along it is taken out."""
    width = strip.shape[1]
    step = PITCH * 3
    middles = np.arange(step // 2, width, step)
    low, high = [], []
    for middle in middles:
        piece = strip[:, max(0, middle - step) : middle + step]
        low.append(np.percentile(piece, _DARKEST))
        high.append(np.percentile(piece, _LIGHTEST))
    columns = np.arange(width)
    dark, light = np.interp(columns, middles, low), np.interp(columns, middles, high)
    clear = (strip - dark) / np.maximum(light - dark, 30.0) * 255
    return np.asarray(np.clip(clear, 0, 255), np.uint8)


def strip_for(picture: Image.Image, reading: FixedPitchReading, number: int) -> Grey:
    """Return line ``number`` of a zone as this reader takes it, with hardly a margin.

    What stands beside the zone, be it the pattern of the paper, would be read for a character.
    """
    right, down = reading.offsets[number]
    moved = reading.zone.moved(right, down, line=number)
    strip = strip_of(
        picture, moved, number,
        places=(reading.start - 1, reading.start + reading.length + 1), pitch=PITCH, height=HEIGHT,
    )  # fmt: skip
    beside = PITCH - _BESIDE
    return strip[:, beside:-beside]
