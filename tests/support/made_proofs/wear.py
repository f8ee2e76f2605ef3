"""What scanners and fax machines do to a printed page, with where its points lie afterwards."""

import io
from dataclasses import dataclass
from random import Random
from typing import Final

import numpy as np
from PIL import Image, ImageFilter

from tests.support.made_proofs.plane import (
    Matrix,
    coefficients,
    quarter,
    scaled,
    through,
    turned,
)
from tests.support.made_proofs.truth import Way

PAPER: Final = (244, 243, 240)
_TILE: Final = 611
"""Pixels after which the grain repeats."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of a page, and the way from points of the paper to its pixels."""

    image: Image.Image
    way: Way

    def after(self, image: Image.Image, change: Matrix | Way) -> "Picture":
        """Return the picture after a change of the plane."""
        first = self.way
        if callable(change):
            return Picture(image, lambda point: change(first(point)))
        return Picture(image, lambda point: through(change, first(point)))

    def repainted(self, image: Image.Image) -> "Picture":
        """Return the picture with other pixels in the same places."""
        return Picture(image, self.way)


def skewed(picture: Picture, degrees: float) -> Picture:
    """Return the page lying askew on the glass."""
    width, height = picture.image.size
    matrix = turned(degrees, (width / 2, height / 2))
    image = picture.image.transform(
        picture.image.size, Image.Transform.PERSPECTIVE, coefficients(matrix),
        Image.Resampling.BICUBIC, fillcolor=PAPER,
    )  # fmt: skip
    return picture.after(image, matrix)


def noisy(image: Image.Image, rng: Random, sigma: float) -> Image.Image:
    """Return the picture with the grain of a sensor, in grey levels of standard deviation."""
    dice = np.random.default_rng(rng.getrandbits(64))
    pixels = np.asarray(image.convert("RGB"), dtype=np.float32)
    tile = dice.normal(0, sigma, (_TILE, _TILE, 1)) + dice.normal(
        0, sigma * 0.35, (_TILE, _TILE, 3)
    )
    rows, columns = -(-pixels.shape[0] // _TILE), -(-pixels.shape[1] // _TILE)
    grain = np.tile(tile.astype(np.float32), (rows, columns, 1))
    return _picture(pixels + grain[: pixels.shape[0], : pixels.shape[1]])


def _picture(pixels: np.ndarray) -> Image.Image:
    return Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))


def lit(image: Image.Image, light: np.ndarray) -> Image.Image:
    """Return the picture under a light: a factor per pixel, or per pixel and colour."""
    pixels = np.asarray(image.convert("RGB"), dtype=np.float32)
    return _picture(pixels * (light if light.ndim == 3 else light[:, :, None]))


def scanned(picture: Picture, rng: Random, *, rough: bool) -> Picture:
    """Return what a flatbed makes of the page: grey paper, grain, a trace of blur."""
    askew = skewed(picture, rng.gauss(0, 1.4) if rough else rng.gauss(0, 0.5))
    image = askew.image.filter(ImageFilter.GaussianBlur(rng.uniform(0.3, 0.7)))
    height, width = image.height, image.width
    edge = 1 - 0.25 * np.exp(-np.arange(width) / (width * rng.uniform(0.01, 0.03)))
    light = np.tile(edge.astype(np.float32), (height, 1)) * rng.uniform(0.9, 0.99)
    return askew.repainted(noisy(lit(image, light), rng, rng.uniform(8, 16) if rough else 3))


def folded(picture: Picture, rng: Random) -> Picture:
    """Return the page with the marks of having been folded in a letter."""
    height, width = picture.image.height, picture.image.width
    rows, light = np.arange(height) / height, np.ones(height, dtype=np.float32)
    for at in (1 / 3 + rng.uniform(-0.03, 0.03), 2 / 3 + rng.uniform(-0.03, 0.03)):
        light -= (rng.uniform(0.15, 0.4) * np.exp(-(((rows - at) * height / 3.0) ** 2))).astype(
            np.float32
        )
        light *= np.where(rows > at, rng.uniform(0.92, 1.0), 1.0).astype(np.float32)
    return picture.repainted(lit(picture.image, np.tile(light[:, None], (1, width))))


def faxed(picture: Picture, rng: Random) -> Picture:
    """Return what a fax machine makes of the page: two tones, specks, a line."""
    askew = skewed(picture, rng.gauss(0, 0.5))
    grey = np.asarray(
        askew.image.convert("L").filter(ImageFilter.GaussianBlur(0.6)), dtype=np.float32
    )
    dice = np.random.default_rng(rng.getrandbits(64))
    black = grey + dice.normal(0, 22, grey.shape) > rng.uniform(150, 175)
    specks = dice.random(grey.shape) < 0.0006
    black ^= specks
    if rng.random() < 0.5:
        black[:, rng.randrange(black.shape[1])] = False
    image = Image.fromarray((black * 255).astype(np.uint8)).convert("1", dither=Image.Dither.NONE)
    return askew.repainted(image)


def resized(picture: Picture, long_side: int) -> Picture:
    """Return the picture as a chat program sends it on."""
    width, height = picture.image.size
    ratio = long_side / max(width, height)
    size = round(width * ratio), round(height * ratio)
    image = picture.image.resize(size, Image.Resampling.BILINEAR, reducing_gap=2.0)
    return picture.after(image, scaled(size[0] / width, size[1] / height))


def turned_by(picture: Picture, turns: int) -> Picture:
    """Return the picture turned clockwise by so many quarters."""
    if turns % 4 == 0:
        return picture
    method = {
        1: Image.Transpose.ROTATE_270,
        2: Image.Transpose.ROTATE_180,
        3: Image.Transpose.ROTATE_90,
    }[turns % 4]
    return picture.after(picture.image.transpose(method), quarter(turns, picture.image.size))


def saved_again(picture: Picture, quality: int) -> Picture:
    """Return the picture after one more lossy saving."""
    buffer = io.BytesIO()
    picture.image.convert("RGB").save(buffer, "JPEG", quality=quality)
    return picture.repainted(Image.open(buffer).convert("RGB"))
