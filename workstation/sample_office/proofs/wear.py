"""What happens to a paper on its way here: scanners, fax machines and telephones.

Every step returns the picture together with where the sheet's points lie in it.
"""

import io
from collections.abc import Callable
from dataclasses import dataclass
from math import cos, hypot, radians, sin
from random import Random
from typing import Final

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageOps

from workstation.domain.proofs import Point
from workstation.sample_office.proofs.plane import Plane, moved, onto, quarter_turns, scaled

_TILE: Final = 384


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of a sheet."""

    image: Image.Image
    plane: Plane
    """From points of the sheet to pixels of the picture."""


def scan(picture: Picture, rng: Random, *, skew: float, grain: int, shade: int) -> Picture:
    """Return what a flatbed scanner makes of the page.

    Args:
        picture: the page.
        rng: where chance comes from.
        skew: degrees the page lies askew.
        grain: strength of the noise, in grey levels.
        shade: how much darker than white the paper comes out, in grey levels.
    """
    askew = _turned(picture, skew, ground=(238, 238, 236))
    image = askew.image.point(lambda value: value * (255 - shade) // 255)
    image = ImageChops.multiply(image, _edge_shadow(image.size, rng))
    image = image.filter(ImageFilter.BoxBlur(rng.uniform(0.15, 0.4)))
    return Picture(_with_grain(image, rng, grain), askew.plane)


def fax(picture: Picture, rng: Random) -> Picture:
    """Return what a fax machine makes of the page: two tones, specks, a crooked feed."""
    askew = _turned(picture, rng.uniform(-0.7, 0.7), ground=(255, 255, 255))
    grey = ImageOps.autocontrast(askew.image.convert("L"), cutoff=1)
    grey = _with_grain(grey.filter(ImageFilter.BoxBlur(0.6)), rng, 46)
    black = grey.point(lambda value: 255 if value > 158 else 0)
    draw = ImageDraw.Draw(black)
    for _ in range(rng.randint(0, 2)):
        x = rng.randrange(black.width)
        draw.line([(x, 0), (x, black.height)], fill=0, width=1)
    return Picture(black.convert("1", dither=Image.Dither.NONE), askew.plane)


def photograph(picture: Picture, rng: Random, *, size: tuple[int, int], hard: bool) -> Picture:
    """Return the page as a telephone sees it on a table.

    Args:
        picture: the page.
        rng: where chance comes from.
        size: of the photograph, in pixels.
        hard: steeper, darker and softer, but still to be read by eye.
    """
    paper = _creased(picture.image, rng)
    corners = _corners(rng, size, picture.image.size, hard=hard)
    placed = _laid_on_table(Picture(paper, picture.plane), rng, size, corners)
    image = ImageChops.multiply(placed.image, _uneven_light(size, rng, hard=hard))
    softness = rng.uniform(1.0, 1.4) if hard else rng.uniform(0.2, 0.6)
    image = image.filter(ImageFilter.BoxBlur(softness))
    image = _warmed(image, rng)
    return Picture(_with_grain(image, rng, 26 if hard else 12), placed.plane)


def unreadable(picture: Picture, rng: Random) -> Picture:
    """Return a photograph that shook so much that nothing can be read."""
    small = picture.image.reduce(9).filter(ImageFilter.GaussianBlur(1.2))
    blurred = small.resize(picture.image.size, Image.Resampling.BICUBIC)
    return Picture(_with_grain(blurred, rng, 22), picture.plane)


def shrunk(picture: Picture, long_side: int) -> Picture:
    """Return the picture as a chat program sends it on."""
    ratio = long_side / max(picture.image.size)
    size = (round(picture.image.width * ratio), round(picture.image.height * ratio))
    image = picture.image.resize(size, Image.Resampling.BICUBIC)
    change = scaled(size[0] / picture.image.width, size[1] / picture.image.height)
    return Picture(image, picture.plane.then(change))


def turned_by_quarters(picture: Picture, turns: int) -> Picture:
    """Return the picture turned clockwise by so many quarters."""
    methods = {
        1: Image.Transpose.ROTATE_270,
        2: Image.Transpose.ROTATE_180,
        3: Image.Transpose.ROTATE_90,
    }
    if turns % 4 == 0:
        return picture
    change = quarter_turns(turns, picture.image.size)
    return Picture(picture.image.transpose(methods[turns % 4]), picture.plane.then(change))


def recompressed(picture: Picture, quality: int) -> Picture:
    """Return the picture after one more lossy saving."""
    buffer = io.BytesIO()
    picture.image.save(buffer, "JPEG", quality=quality)
    return Picture(Image.open(buffer).convert("RGB"), picture.plane)


def _turned(picture: Picture, degrees: float, *, ground: tuple[int, int, int]) -> Picture:
    width, height = picture.image.size
    image = picture.image.rotate(-degrees, Image.Resampling.BILINEAR, fillcolor=ground)
    sine, cosine = sin(radians(degrees)), cos(radians(degrees))
    turn = Plane((cosine, -sine, 0.0), (sine, cosine, 0.0))
    about = moved(-width / 2, -height / 2).then(turn).then(moved(width / 2, height / 2))
    return Picture(image, picture.plane.then(about))


def _with_grain(image: Image.Image, rng: Random, strength: int) -> Image.Image:
    if not strength:
        return image
    tile = Image.frombytes("L", (_TILE, _TILE), rng.randbytes(_TILE * _TILE))
    low, span = 128 - strength // 2, strength
    tile = tile.point(lambda value: low + value * span // 255)
    grain = Image.new("L", image.size)
    for left in range(0, image.width, _TILE):
        for top in range(0, image.height, _TILE):
            grain.paste(tile, (left, top))
    layers = grain if image.mode == "L" else Image.merge("RGB", (grain, grain, grain))
    return ImageChops.add(image, layers, 1.0, -128)


def _edge_shadow(size: tuple[int, int], rng: Random) -> Image.Image:
    side = rng.choice((0, 31))

    def light(column: int, _row: int) -> int:
        return 255 - max(0, 46 - 13 * abs(column - side))

    return _field((32, 4), light, size)


def _field(
    small: tuple[int, int], light: Callable[[int, int], int], size: tuple[int, int]
) -> Image.Image:
    """Return a smooth picture of light, worked out on a small grid."""
    width, height = small
    values = bytes(light(column, row) for row in range(height) for column in range(width))
    field = Image.frombytes("L", small, values).resize(size, Image.Resampling.BICUBIC)
    return Image.merge("RGB", (field, field, field))


def _uneven_light(size: tuple[int, int], rng: Random, *, hard: bool) -> Image.Image:
    lamp = (rng.uniform(2, 13), rng.uniform(-3, 9))
    fall = rng.uniform(9, 11) if hard else rng.uniform(3.5, 6)
    edge, slope = rng.uniform(9, 15), rng.uniform(-0.5, 0.5)
    deep = rng.choice((0, 34, 52)) if hard else rng.choice((0, 0, 22))

    def light(column: int, row: int) -> int:
        away = hypot(column - lamp[0], row - lamp[1])
        shadow = deep if column + slope * row > edge else 0
        return max(70, min(255, round(262 - fall * away - shadow)))

    return _field((16, 20), light, size)


def _creased(image: Image.Image, rng: Random) -> Image.Image:
    """Return the page with the folds of a letter: each panel leans into the light a little."""
    folds = sorted((0.333 + rng.uniform(-0.02, 0.02), 0.667 + rng.uniform(-0.02, 0.02)))
    levels = [rng.randint(240, 255) for _ in range(3)]

    def light(_column: int, row: int) -> int:
        at = (row + 0.5) / 96
        level = levels[sum(at > fold for fold in folds)]
        near = min(abs(at - fold) for fold in folds)
        return level - (26 if near < 0.006 else 0)

    return ImageChops.multiply(image, _field((2, 96), light, image.size))


def _corners(
    rng: Random, size: tuple[int, int], page: tuple[int, int], *, hard: bool
) -> tuple[Point, Point, Point, Point]:
    """Return where the corners of the page lie in the photograph, clockwise from top left."""
    width, height = size
    fill = rng.uniform(0.86, 0.93)
    scale = min(width * fill / page[0], height * fill / page[1])
    across, down = page[0] * scale / 2, page[1] * scale / 2
    lean = rng.uniform(0.05, 0.09) if hard else rng.uniform(0.0, 0.04)
    sway = rng.uniform(-0.05, 0.05) if hard else rng.uniform(-0.02, 0.02)
    tilt = radians(rng.uniform(-5, 5) if hard else rng.uniform(-2.2, 2.2))
    flat = (
        (-across * (1 - lean), -down * (1 - sway)),
        (across * (1 - lean), -down * (1 + sway)),
        (across, down),
        (-across, down),
    )
    middle = (width / 2 + rng.uniform(-0.01, 0.01) * width, height / 2)
    first, second, third, fourth = (
        (
            middle[0] + x * cos(tilt) - y * sin(tilt),
            middle[1] + x * sin(tilt) + y * cos(tilt),
        )
        for x, y in flat
    )
    return (first, second, third, fourth)


def _laid_on_table(
    picture: Picture,
    rng: Random,
    size: tuple[int, int],
    corners: tuple[Point, Point, Point, Point],
) -> Picture:
    width, height = picture.image.size
    edges = ((0.0, 0.0), (float(width), 0.0), (float(width), float(height)), (0.0, float(height)))
    back = onto(corners, edges)
    numbers = (*back.first, *back.second, *back.third[:2])
    seen = picture.image.transform(
        size, Image.Transform.PERSPECTIVE, numbers, Image.Resampling.BILINEAR
    )
    table = _table(rng, size)
    mask = Image.new("L", size, 0)
    ImageDraw.Draw(mask).polygon(corners, fill=255)
    shadow = Image.new("L", size, 0)
    ImageDraw.Draw(shadow).polygon([(x + 9, y + 12) for x, y in corners], fill=150)
    shadow = shadow.reduce(8).filter(ImageFilter.GaussianBlur(2)).resize(size)
    table.paste((12, 10, 8), mask=shadow)
    table.paste(seen, mask=mask)
    return Picture(table, picture.plane.then(onto(edges, corners)))


def _table(rng: Random, size: tuple[int, int]) -> Image.Image:
    kinds = (
        ((58, 33, 18), (126, 80, 46), (5, 160)),
        ((120, 84, 52), (188, 150, 108), (4, 120)),
        ((34, 36, 40), (66, 69, 74), (90, 120)),
        ((150, 148, 142), (196, 194, 188), (14, 18)),
        ((28, 52, 70), (52, 84, 104), (64, 80)),
    )
    dark, light, (across, down) = rng.choice(kinds)
    noise = Image.frombytes("L", (across, down), rng.randbytes(across * down))
    grain = noise.resize(size, Image.Resampling.BICUBIC)
    return ImageOps.colorize(grain, dark, light)


def _warmed(image: Image.Image, rng: Random) -> Image.Image:
    """Return the picture with the cast of a lamp: redder or bluer by a little."""
    warmth = rng.uniform(-0.03, 0.07)
    red, green, blue = image.split()
    red = red.point(lambda value: min(255, round(value * (1 + warmth / 2))))
    blue = blue.point(lambda value: round(value * (1 - max(warmth, 0) - 0.01)))
    return Image.merge("RGB", (red, green, blue))
