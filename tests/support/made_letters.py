"""Letters as they come back: drawn, printed to PDF, rendered, and worn in one of twelve ways.

Every letter is made twice with the same dice, once with its QR symbol alone and once with its bar
code alone, so that each symbol is measured by itself. Lengths on paper are millimetres.
"""

import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import cos, radians, sin
from random import Random
from typing import Final

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from tests.support.letters import RESOURCES, catalogues, contacts, pictures, sheet
from tests.support.made_proofs.plane import coefficients, onto
from workstation.domain.applications import Language
from workstation.domain.letters import LetterKind, LetterReference
from workstation.domain.proofs import Point
from workstation.gateway.barcodes import Symbol
from workstation.gateway.letter_pages import LetterPages
from workstation.gateway.letter_texts import LetterTexts

DPI: Final = 300
_MM: Final = DPI / 25.4
_WHOLE: Final = (0.0, 0.0, 210.0, 297.0)
_FOLDED: Final = (0.0, 0.0, 210.0, 99.0)
"""The upper third, as the letter lies folded."""
BOXES: Final = {Symbol.QR: (164.5, 9.0, 193.5, 38.0), Symbol.CODE_128: (125.0, 38.4, 196.0, 50.6)}
"""Where a symbol stands on the sheet, quiet zone included: left, top, right, bottom."""
WINDOW: Final = (79.8, 59.1, 99.6, 78.9)
"""Where the smaller QR symbol beside the address stands."""


class Wear(StrEnum):
    """What befell a letter before it was read."""

    SCAN = "scan"
    NEAR = "phone near"
    FAR = "phone far"
    BLUR = "blur"
    GLARE = "glare"
    DARK = "dark"
    PHOTOCOPY = "photocopy"
    CRUMPLED = "crumpled"
    PERSPECTIVE = "perspective"
    ROTATED = "rotated"
    HALF_SIZE = "half size"
    STAMPED = "stamped"


@dataclass(frozen=True, slots=True)
class MadeLetter:
    """A picture of a letter (JPEG), and the one reference and symbol to be read in it."""

    wear: Wear
    symbol: Symbol
    reference: LetterReference
    body: bytes


def made_letters(
    seed: int, each: int, wears: tuple[Wear, ...] = tuple(Wear)
) -> Iterator[MadeLetter]:
    """Make ``each`` letters of every wear, each as two pictures; the same seed makes the same."""
    rng = Random(f"letters {seed}")
    pages = LetterPages(RESOURCES / "letters", LetterTexts(catalogues(), contacts()))
    for _ in range(each):
        sheets = [
            sheet(
                rng.choice(tuple(LetterKind)),
                rng.choice(tuple(Language)),
                number=rng.getrandbits(100),
                generation=rng.choice((1, 1, 2)),
            )
            for _ in wears
        ]
        printed = pictures(pages.batch(sheets, batch_number=1), DPI)
        for wear, letter, page in zip(wears, sheets, printed, strict=True):
            dice = rng.getrandbits(64)
            for symbol in Symbol:
                worn = _WORN[wear](_alone(page, symbol), symbol, Random(dice))
                yield MadeLetter(wear, symbol, letter.reference, _jpeg(worn, Random(dice)))


def _alone(page: Image.Image, symbol: Symbol) -> Image.Image:
    """Return the page with its other symbols left blank."""
    page = page.copy()
    page.paste(255, tuple(round(edge * _MM) for edge in WINDOW))
    for other in Symbol:
        if other is not symbol:
            page.paste(255, tuple(round(edge * _MM) for edge in BOXES[other]))
    return page


def _jpeg(picture: Image.Image, rng: Random) -> bytes:
    body = io.BytesIO()
    picture.save(body, "JPEG", quality=rng.randint(60, 92))
    return body.getvalue()


def taken(
    page: Image.Image,
    rng: Random,
    *,
    pixels_per_mm: float,
    turn: float = 0.0,
    steep: float = 0.0,
    blur_mm: float = 0.0,
    paper: tuple[float, float, float, float] = _WHOLE,
) -> Image.Image:
    """Return the paper on a table, seen from a little aside.

    Args:
        page: the sheet at ``DPI``.
        rng: where the lens stands, and what the table is like.
        pixels_per_mm: how large it comes out, in the middle.
        turn: degrees clockwise.
        steep: by which part the far edge is shorter than the near one.
        blur_mm: the lens's blur on paper, a standard deviation.
        paper: the part of the sheet that is seen.
    """
    left, top, right, bottom = paper
    page = page.crop(tuple(round(edge * _MM) for edge in paper))
    # What is made smaller is blurred first, as the cells of a sensor do.
    shrunk = max(0.0, _MM / pixels_per_mm - 1) * 0.45
    page = page.filter(ImageFilter.GaussianBlur(max(shrunk, blur_mm * _MM)))
    across, down = (right - left) * pixels_per_mm / 2, (bottom - top) * pixels_per_mm / 2
    far, aside = 1 - steep, rng.uniform(-steep, steep) / 2
    c, s = cos(radians(turn)), sin(radians(turn))
    flat = [
        (-across * far, -down * (1 - aside)), (across * far, -down * (1 + aside)),
        (across, down * (1 + aside)), (-across, down * (1 - aside)),
    ]  # fmt: skip
    turned = [(x * c - y * s, x * s + y * c) for x, y in flat]
    edge = rng.uniform(6, 16) * pixels_per_mm
    shift_x, shift_y = (edge - min(p[axis] for p in turned) for axis in (0, 1))
    placed: list[Point] = [(x + shift_x, y + shift_y) for x, y in turned]
    size = round(max(x for x, _ in placed) + edge), round(max(y for _, y in placed) + edge)
    source: list[Point] = [
        (0, 0), (page.width, 0), (page.width, page.height), (0, page.height)
    ]  # fmt: skip
    back = coefficients(onto(source, placed))
    kind, way = Image.Transform.PERSPECTIVE, Image.Resampling.BICUBIC
    laid = page.transform(size, kind, back, way)
    mask = Image.new("L", page.size, 255).transform(size, kind, back, way)
    return Image.composite(laid, _table(size, rng), mask)


def _table(size: tuple[int, int], rng: Random) -> Image.Image:
    dice = np.random.default_rng(rng.getrandbits(64))
    rows = dice.normal(rng.randint(40, 190), 9, (size[1] // 5 + 1, 1)).clip(0, 255)
    return Image.fromarray(np.tile(rows, (1, 2)).astype(np.uint8)).resize(size)


def lit(
    picture: Image.Image, rng: Random, *, bright: float = 1.0, fall: float = 0.3, grain: float = 3.0
) -> Image.Image:
    """Return the picture under light that falls off to one side, with the sensor's grain."""
    dice = np.random.default_rng(rng.getrandbits(64))
    way, width, height = rng.uniform(0, 6.28), picture.width, picture.height
    x, y = np.linspace(-1, 1, width)[None, :], np.linspace(-1, 1, height)[:, None]
    light = bright * (1 - fall * (1 + (x * cos(way) + y * sin(way)) / 1.5) / 2)
    pixels = np.asarray(picture, dtype=np.float32) * light.astype(np.float32)
    return _picture(pixels + dice.normal(0, grain, pixels.shape).astype(np.float32))


def _picture(pixels: np.ndarray) -> Image.Image:
    return Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))


Worn = Callable[[Image.Image, Symbol, Random], Image.Image]


def _scan(page: Image.Image, _: Symbol, rng: Random) -> Image.Image:
    askew, sharp = rng.gauss(0, 1.2), rng.uniform(6.0, 11.8)
    seen = taken(page, rng, pixels_per_mm=sharp, turn=askew, blur_mm=0.04)
    return lit(seen, rng, fall=0.05, grain=4)


def _near(page: Image.Image, _: Symbol, rng: Random) -> Image.Image:
    steep, turn = rng.uniform(0.01, 0.06), rng.uniform(-6, 6)
    sharp, soft = rng.uniform(8, 11.8), rng.uniform(0.04, 0.08)
    return lit(
        taken(
            page, rng, pixels_per_mm=sharp, turn=turn, steep=steep, blur_mm=soft, paper=_seen(rng)
        ),
        rng,
    )


def _seen(rng: Random) -> tuple[float, float, float, float]:
    return rng.choice((_WHOLE, _FOLDED, _FOLDED))


def _far(page: Image.Image, _: Symbol, rng: Random) -> Image.Image:
    steep, turn = rng.uniform(0.01, 0.06), rng.uniform(-6, 6)
    seen = taken(page, rng, pixels_per_mm=rng.uniform(4.2, 6), turn=turn, steep=steep)
    return lit(seen, rng, grain=4)


def _blurred(page: Image.Image, _: Symbol, rng: Random) -> Image.Image:
    soft, turn = rng.uniform(0.12, 0.24), rng.uniform(-6, 6)
    return lit(
        taken(page, rng, pixels_per_mm=rng.uniform(7, 11), turn=turn, steep=0.04, blur_mm=soft,
              paper=_seen(rng)),
        rng, grain=4,
    )  # fmt: skip


def _glaring(page: Image.Image, symbol: Symbol, rng: Random) -> Image.Image:
    """Shine a lamp near the symbol: ink under it stays to be seen, faintly."""
    left, top, right, bottom = (edge * _MM for edge in BOXES[symbol])
    x0, y0 = rng.uniform(left, right), rng.uniform(top, bottom)
    wide, strong = rng.uniform(12, 40) * _MM, rng.uniform(0.5, 0.88)
    x, y = np.arange(page.width)[None, :], np.arange(page.height)[:, None]
    shine = (strong * np.exp(-((x - x0) ** 2 + (y - y0) ** 2) / wide**2)).astype(np.float32)
    pixels = np.asarray(page, dtype=np.float32) * 0.85
    return _near(_picture(pixels + (255 - pixels) * shine), symbol, rng)


def _dark(page: Image.Image, _: Symbol, rng: Random) -> Image.Image:
    seen = taken(page, rng, pixels_per_mm=rng.uniform(6, 10), turn=rng.uniform(-6, 6), steep=0.03,
                 blur_mm=0.08, paper=_seen(rng))  # fmt: skip
    return lit(seen, rng, bright=rng.uniform(0.15, 0.35), fall=0.6, grain=rng.uniform(5, 8))


def _photocopied(page: Image.Image, symbol: Symbol, rng: Random) -> Image.Image:
    """Copy once or twice: two tones, ink that spread or faded, specks."""
    for _ in range(rng.choice((1, 1, 2))):
        dice = np.random.default_rng(rng.getrandbits(64))
        soft = page.filter(ImageFilter.GaussianBlur(rng.uniform(0.8, 1.5)))
        grey = np.asarray(soft, dtype=np.float32) + dice.normal(0, 18, (page.height, page.width))
        black = grey < rng.uniform(95, 165)
        black ^= dice.random(black.shape) < 0.001
        page = _picture(np.where(black, 25, 245))
    return _scan(page, symbol, rng)


def _crumpled(page: Image.Image, symbol: Symbol, rng: Random) -> Image.Image:
    """Bend the paper everywhere, by up to a few millimetres, with light and shade on its sides."""
    dice = np.random.default_rng(rng.getrandbits(64))
    nodes = np.mgrid[0:31, 0:22].astype(np.float32)
    cell = page.height / 30, page.width / 21
    bent = [
        np.asarray(Image.fromarray(dice.normal(0, 0.55 * _MM, (16, 11)).astype(np.float32)).resize(
            (22, 31), Image.Resampling.BICUBIC)) for _ in range(2)
    ]  # fmt: skip
    y, x = (nodes[axis] * cell[axis] + bent[axis] for axis in (0, 1))
    mesh = []
    for row in range(30):
        for column in range(21):
            box = tuple(round(v) for v in (
                column * cell[1], row * cell[0], (column + 1) * cell[1], (row + 1) * cell[0]
            ))  # fmt: skip
            around = ((row, column), (row + 1, column), (row + 1, column + 1), (row, column + 1))
            mesh.append((box, tuple(float(v[at]) for at in around for v in (x, y))))
    crumpled = page.transform(
        page.size, Image.Transform.MESH, mesh, Image.Resampling.BICUBIC, fill=1, fillcolor=240
    )
    shade = np.asarray(Image.fromarray(dice.normal(0.82, 0.13, (28, 20)).astype(np.float32)).resize(
        page.size, Image.Resampling.BILINEAR))  # fmt: skip
    return _near(_picture(np.asarray(crumpled, dtype=np.float32) * shade), symbol, rng)


def _from_aside(page: Image.Image, _: Symbol, rng: Random) -> Image.Image:
    steep, turn = rng.uniform(0.12, 0.3), rng.uniform(-12, 12)
    seen = taken(page, rng, pixels_per_mm=rng.uniform(7, 11), turn=turn, steep=steep, blur_mm=0.06,
                 paper=_seen(rng))  # fmt: skip
    return lit(seen, rng)


def _rotated(page: Image.Image, _: Symbol, rng: Random) -> Image.Image:
    seen = taken(page, rng, pixels_per_mm=rng.uniform(6, 10), turn=rng.uniform(0, 360), steep=0.03,
                 blur_mm=0.06, paper=_seen(rng))  # fmt: skip
    return lit(seen, rng)


def _half_size(page: Image.Image, _: Symbol, rng: Random) -> Image.Image:
    """Print the letter at half its size, then scan it: its bars are 0.21 mm wide."""
    seen = taken(page, rng, pixels_per_mm=rng.uniform(3.9, 5.9), turn=rng.gauss(0, 1.2))
    return lit(seen, rng, fall=0.1, grain=4)


def _stamped(page: Image.Image, symbol: Symbol, rng: Random) -> Image.Image:
    """Put a date stamp of 18 mm somewhere on the symbol, in ink that may be thick."""
    left, top, right, bottom = BOXES[symbol]
    x, y = rng.uniform(left + 4, right - 4), rng.uniform(top, bottom)
    ink = Image.new("L", page.size, 255)
    pen, thick = ImageDraw.Draw(ink), round(0.7 * _MM)
    for radius in (9.0, 6.4):
        box = [(v * _MM) for v in (x - radius, y - radius, x + radius, y + radius)]
        pen.ellipse(box, outline=rng.randint(40, 110), width=thick)
    for line, words in enumerate(("ABERDEEN", "12 DEC 21", "HONG KONG")):
        pen.text(((x - 5.5) * _MM, (y - 3.4 + 2.4 * line) * _MM), words, fill=70, font_size=26)
    return _scan(Image.fromarray(np.minimum(np.asarray(page), np.asarray(ink))), symbol, rng)


_WORN: Final[Mapping[Wear, Worn]] = {
    Wear.SCAN: _scan,
    Wear.NEAR: _near,
    Wear.FAR: _far,
    Wear.BLUR: _blurred,
    Wear.GLARE: _glaring,
    Wear.DARK: _dark,
    Wear.PHOTOCOPY: _photocopied,
    Wear.CRUMPLED: _crumpled,
    Wear.PERSPECTIVE: _from_aside,
    Wear.ROTATED: _rotated,
    Wear.HALF_SIZE: _half_size,
    Wear.STAMPED: _stamped,
}
