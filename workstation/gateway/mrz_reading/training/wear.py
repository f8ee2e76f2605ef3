"""What printing, paper, lenses and scanners do to a line of characters."""

import io
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter

from workstation.gateway.mrz_reading.cells import PITCH, Grey
from workstation.gateway.mrz_reading.characters import NOTHING

_HIDDEN: Final = 0.35
"""From this share on a covered character is none."""


def printed(image: Image.Image, dice: np.random.Generator, *, pitch: int) -> Image.Image:
    """Return the line printed: with thin or fat strokes, on paper with a pattern."""
    weight = dice.integers(-1, 2)
    if weight > 0:
        image = image.filter(ImageFilter.MinFilter(3))
    elif weight < 0:
        image = Image.blend(image, image.filter(ImageFilter.MaxFilter(3)), dice.uniform(0.2, 0.8))
    ink = np.asarray(image, np.float32) / 255
    paper, print_ = _patterned(ink.shape, dice, pitch), dice.uniform(0.02, 0.35)
    mixed = paper * ink + np.minimum(print_, paper) * (1 - ink)
    return Image.fromarray(np.clip(mixed * 255, 0, 255).astype(np.uint8))


def _patterned(
    shape: tuple[int, ...], dice: np.random.Generator, pitch: int
) -> NDArray[np.float32]:
    """Return paper: its light, and waves of fine lines as documents have them."""
    rows, columns = np.mgrid[0 : shape[0], 0 : shape[1]].astype(np.float32) / pitch
    paper = np.full(shape, dice.uniform(0.62, 1.0), np.float32)
    paper *= 1 + dice.uniform(-0.012, 0.012) * (columns - columns.mean())
    if dice.random() < 0.65:
        for _ in range(dice.integers(1, 4)):
            bend = dice.uniform(0.2, 2.0) * np.sin(
                columns * dice.uniform(0.1, 1.2) + dice.uniform(0, 6)
            )
            wave = np.sin((rows * dice.uniform(-6, 6) + columns * dice.uniform(-2, 2) + bend) * 2)
            line = np.maximum(0, wave - dice.uniform(0.2, 0.8))
            paper -= dice.uniform(0.03, 0.3) * line * dice.uniform(0.3, 1.0)
    return np.asarray(np.clip(paper, 0.2, 1.0), np.float32)


def covered(
    image: Image.Image,
    labels: NDArray[np.intp],
    dice: np.random.Generator,
    *,
    pitch: int,
    margin: int,
) -> tuple[Image.Image, NDArray[np.intp]]:
    """Return the line with something laid over it now and then, and what can still be read."""
    if dice.random() > 0.12:
        return image, labels
    left = dice.uniform(margin, margin + len(labels) - 4) * pitch
    right = left + dice.uniform(1.0, 7.0) * pitch
    top, bottom = 0.0, float(image.height)
    if dice.random() < 0.4:
        edge = dice.uniform(0.3, 0.7) * image.height
        top, bottom = (edge, bottom) if dice.random() < 0.5 else (top, edge)
    draw = ImageDraw.Draw(image)
    draw.rectangle((left, top, right, bottom), fill=int(dice.integers(0, 256)))
    starts = (np.arange(len(labels)) + margin) * pitch
    wide = np.clip(np.minimum(right, starts + pitch) - np.maximum(left, starts), 0, pitch) / pitch
    glyph_top, glyph_bottom = image.height * 0.17, image.height * 0.83
    high = max(0.0, min(bottom, glyph_bottom) - max(top, glyph_top)) / (glyph_bottom - glyph_top)
    return image, np.where(wide * high > _HIDDEN, NOTHING, labels)


def worn(
    image: Image.Image, dice: np.random.Generator, *, size: tuple[int, int], pitch: int
) -> Grey:
    """Return the line as a device took it, made a strip of ``size`` again, a little askew.

    Args:
        image: the printed line.
        dice: chance.
        size: of the strip, width and height.
        pitch: of the image.
    """
    seen = dice.uniform(6.5, 13) if dice.random() < 0.4 else dice.uniform(13, 30)
    soft = dice.uniform(0.0, 0.1 if dice.random() < 0.6 else 0.165)
    image = image.filter(ImageFilter.GaussianBlur(soft * pitch))
    small = (round(image.width * seen / pitch), round(image.height * seen / pitch))
    image = image.resize(small, Image.Resampling.BILINEAR, reducing_gap=2.0)
    pixels = np.asarray(image, np.float32)
    pixels = (pixels - 128) * dice.uniform(0.35, 1.0) + 128 + dice.uniform(-25, 25)
    pixels = _creased(_shone(pixels, dice, seen), dice, seen)
    pixels += dice.normal(0, dice.uniform(0, 9), pixels.shape)
    if dice.random() < 0.1:
        ink, paper = np.percentile(pixels, (3, 75))
        cut_at = ink + (paper - ink) * dice.uniform(0.35, 0.6)
        pixels = np.where(pixels > cut_at, 255.0, 0.0)
        pixels[dice.random(pixels.shape) < dice.uniform(0, 0.004)] = dice.integers(0, 2) * 255
    taken = Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))
    return _resampled(_compressed(taken, dice), dice, size, seen)


def _shone(
    pixels: NDArray[np.float32], dice: np.random.Generator, pitch: float
) -> NDArray[np.float32]:
    """Return the line under a reflection or across the shadow of a fold, sometimes."""
    columns = np.arange(pixels.shape[1], dtype=np.float32) / pitch
    chance = dice.random()
    place, wide = dice.uniform(0, columns[-1]), dice.uniform(0.3, 6.0)
    spot = np.exp(-(((columns - place) / wide) ** 2)) * dice.uniform(0.2, 0.75)
    if chance < 0.15:
        return np.asarray(pixels + (255 - pixels) * spot, np.float32)
    if chance < 0.3:
        return np.asarray(pixels * (1 - 0.7 * spot), np.float32)
    return pixels


def _creased(
    pixels: NDArray[np.float32], dice: np.random.Generator, pitch: float
) -> NDArray[np.float32]:
    """Return the line with narrow folds across it, sometimes, dark along their edge."""
    if dice.random() > 0.15:
        return pixels
    rows, columns = np.mgrid[0 : pixels.shape[0], 0 : pixels.shape[1]].astype(np.float32) / pitch
    for _ in range(dice.integers(1, 5)):
        place, slope = dice.uniform(0, columns[0, -1]), dice.uniform(-0.6, 0.6)
        away = (columns - place - slope * rows) / dice.uniform(0.05, 0.4)
        pixels = pixels * (1 - dice.uniform(0.1, 0.65) * np.exp(-(away**2)))
    return np.asarray(pixels, np.float32)


def _compressed(image: Image.Image, dice: np.random.Generator) -> Image.Image:
    if dice.random() < 0.4:
        return image
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=int(dice.integers(30, 95)))
    with Image.open(buffer) as opened:
        return opened.convert("L")


def _resampled(
    image: Image.Image, dice: np.random.Generator, size: tuple[int, int], pitch: float
) -> Grey:
    """Return the strip with the small errors of finding it: turned, shifted and scaled."""
    width, height = size
    across = pitch / PITCH * dice.normal(1.0, 0.002)
    down = pitch / PITCH * dice.normal(1.0, 0.02)
    turn = dice.normal(0, 0.0015)
    sway, phase = dice.normal(0, 0.5), dice.uniform(0, 6)
    left = image.width / 2 - across * width / 2 + dice.normal(0, 0.6)
    top = image.height / 2 - down * height / 2 + dice.normal(0, 0.9) * down + sway * np.sin(phase)
    matrix = (across, 0.0, left, turn, down, top - turn * width / 2)
    strip = image.transform(
        size, Image.Transform.AFFINE, matrix, Image.Resampling.BILINEAR, fillcolor=_edge(image)
    )
    return np.asarray(strip, np.uint8)


def _edge(image: Image.Image) -> int:
    return int(np.median(np.asarray(image)[:2]))
