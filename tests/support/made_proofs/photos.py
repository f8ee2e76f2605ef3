"""What a telephone makes of a paper on a table: perspective, shadow, colour, blur, crumples."""

from collections.abc import Callable
from math import hypot
from random import Random
from typing import Final

import numpy as np
from PIL import Image, ImageFilter

from tests.support.made_proofs.plane import coefficients, onto, turned
from tests.support.made_proofs.wear import Picture, folded, lit, noisy
from workstation.domain.proofs import Point

HARDSHIPS: Final = ("blur", "dark", "steep", "glare", "crumpled", "shaken")
_CELLS: Final = (18, 25)
"""Across and down: the pieces a crumpled page is bent in."""


def photographed(picture: Picture, rng: Random, *, long_side: int) -> Picture:
    """Return a photograph as most are: a little crooked, a soft shadow, warm light."""
    if rng.random() < 0.4:
        picture = folded(picture, rng)
    taken = _taken(picture, rng, long_side=long_side, steep=rng.uniform(0.0, 0.05), tilt=2.5)
    image = lit(taken.image, _light(taken.image.size, rng, fall=0.35, shadow=0.25))
    image = image.filter(ImageFilter.GaussianBlur(rng.uniform(0.3, 0.8)))
    return taken.repainted(noisy(image, rng, rng.uniform(2, 6)))


def photographed_badly(
    picture: Picture, rng: Random, *, long_side: int, hardships: frozenset[str]
) -> Picture:
    """Return a photograph that is hard to read, by eye too, in one or more ways of HARDSHIPS."""
    if "crumpled" in hardships:
        picture = _crumpled(picture, rng)
    steep = rng.uniform(0.10, 0.17) if "steep" in hardships else rng.uniform(0.02, 0.07)
    taken = _taken(picture, rng, long_side=long_side, steep=steep, tilt=7)
    fall, shadow = (0.6, 0.45) if "dark" in hardships else (0.4, 0.3)
    image = lit(taken.image, _light(taken.image.size, rng, fall=fall, shadow=shadow))
    if "glare" in hardships:
        image = _glaring(image, rng)
    soft = rng.uniform(1.5, 2.1) if "blur" in hardships else rng.uniform(0.6, 1.0)
    image = image.filter(ImageFilter.GaussianBlur(soft))
    if "shaken" in hardships:
        image = _shaken(image, rng)
    if "dark" in hardships:
        image = lit(image, np.full((1, 1), rng.uniform(0.3, 0.45), dtype=np.float32))
    return taken.repainted(noisy(image, rng, rng.uniform(6, 10)))


def _taken(picture: Picture, rng: Random, *, long_side: int, steep: float, tilt: float) -> Picture:
    """Return the page laid on a table and seen by a lens that does not stand right above it."""
    width, height = round(long_side * 0.75), long_side
    page = picture.image.size
    scale = min(width * 0.9 / page[0], height * 0.9 / page[1])
    across, down = page[0] * scale / 2, page[1] * scale / 2
    far, side = steep, rng.uniform(-steep, steep) * 0.7
    corners = [
        (-across * (1 - far), -down * (1 - side)),
        (across * (1 - far), -down * (1 + side)),
        (across, down * (1 + side)),
        (-across, down * (1 - side)),
    ]
    if rng.random() < 0.5:
        corners = [(-x, -y) for x, y in (corners[2], corners[3], corners[0], corners[1])]
    turn = turned(rng.uniform(-tilt, tilt), (0.0, 0.0))
    middle = width / 2 + rng.uniform(-8, 8), height / 2 + rng.uniform(-8, 8)
    placed: list[Point] = []
    for x, y in corners:
        at = turn @ np.array([x, y, 1.0])
        placed.append((float(at[0]) + middle[0], float(at[1]) + middle[1]))
    source: list[Point] = [(0, 0), (page[0], 0), (page[0], page[1]), (0, page[1])]
    matrix = onto(source, placed)
    sheet = picture.image.convert("RGB")
    laid = sheet.transform(
        (width, height), Image.Transform.PERSPECTIVE, coefficients(matrix),
        Image.Resampling.BICUBIC,
    )  # fmt: skip
    mask = Image.new("L", page, 255).transform(
        (width, height),
        Image.Transform.PERSPECTIVE,
        coefficients(matrix),
        Image.Resampling.BILINEAR,
    )
    return picture.after(Image.composite(laid, _table((width, height), rng), mask), matrix)


def _table(size: tuple[int, int], rng: Random) -> Image.Image:
    base = rng.choice(((92, 64, 42), (60, 62, 66), (150, 130, 104), (40, 52, 70), (176, 172, 164)))
    dice = np.random.default_rng(rng.getrandbits(64))
    grain = dice.normal(0, 7, (size[1] // 6 + 1, 1, 1)) + dice.normal(
        0, 3, (1, size[0] // 6 + 1, 1)
    )
    pixels = np.clip(np.array(base) + grain, 0, 255).astype(np.uint8)
    return Image.fromarray(pixels).resize(size, Image.Resampling.BICUBIC)


def _field(size: tuple[int, int], value: Callable[[float, float], float]) -> np.ndarray:
    """Return a smooth field over a picture, worked out on a small grid; x and y run from 0 to 1."""
    across, down = 24, 32
    grid = np.array(
        [[value(x / (across - 1), y / (down - 1)) for x in range(across)] for y in range(down)],
        dtype=np.float32,
    )
    return np.asarray(Image.fromarray(grid).resize(size, Image.Resampling.BICUBIC))


def _light(size: tuple[int, int], rng: Random, *, fall: float, shadow: float) -> np.ndarray:
    """Return warm or cold light from one side, and the soft shadow of a hand."""
    lamp = rng.uniform(-0.3, 1.3), rng.uniform(-0.4, 1.2)
    fall *= rng.uniform(0.4, 1.0)
    hand, slope, wide = rng.uniform(0.1, 0.9), rng.uniform(-0.6, 0.6), rng.uniform(0.02, 0.12)
    deep = shadow * rng.uniform(0, 1)
    side = rng.choice((-1, 1))

    def value(x: float, y: float) -> float:
        away = hypot(x - lamp[0], y - lamp[1])
        over = 1 / (1 + np.exp(-side * (x + slope * (y - 0.5) - hand) / wide))
        return float(max(0.25, 1.04 - fall * away * 0.7) * (1 - deep * over))

    warm = rng.uniform(0.0, 0.14)
    colour = np.array([1.0, 1 - warm * 0.4, 1 - warm], dtype=np.float32)
    if rng.random() < 0.25:
        colour = colour[::-1].copy()
    return _field(size, value)[:, :, None] * colour


def _glaring(image: Image.Image, rng: Random) -> Image.Image:
    """Return the picture with the reflection of a lamp on it; letters under it stay to be seen."""
    x0, y0 = rng.uniform(0.1, 0.9), rng.uniform(0.1, 0.7)
    wide, strong = rng.uniform(0.08, 0.2), rng.uniform(0.45, 0.72)
    glare = _field(
        image.size,
        lambda x, y: strong * float(np.exp(-(((x - x0) ** 2 + (y - y0) ** 2) / wide**2))),
    )
    pixels = np.asarray(image, dtype=np.float32)
    shone = pixels + (255 - pixels) * np.clip(glare, 0, 1)[:, :, None]
    return Image.fromarray(np.clip(shone, 0, 255).astype(np.uint8))


def _shaken(image: Image.Image, rng: Random) -> Image.Image:
    """Return the picture as a hand that moved took it: smeared over a few pixels one way."""
    pixels = np.asarray(image, dtype=np.float32)
    along, across = rng.choice(((1, 0), (0, 1), (1, 1), (1, -1)))
    steps = rng.choice((3, 4))
    moved = [np.roll(pixels, (step * along, step * across), axis=(0, 1)) for step in range(steps)]
    middle = round((steps - 1) / 2)
    smeared = np.roll(sum(moved) / steps, (-middle * along, -middle * across), axis=(0, 1))
    return Image.fromarray(np.clip(smeared, 0, 255).astype(np.uint8))


def _crumpled(picture: Picture, rng: Random) -> Picture:
    """Return the page as after a week in a pocket: bent a little everywhere, with shades."""
    image = picture.image.convert("RGB")
    width, height = image.size
    dice = np.random.default_rng(rng.getrandbits(64))
    reach = width * 0.004
    grid = dice.normal(0, reach, (2, 8, 6)).astype(np.float32)
    nodes = _CELLS[0] + 1, _CELLS[1] + 1
    fields = [
        np.asarray(Image.fromarray(part).resize(nodes, Image.Resampling.BICUBIC)) for part in grid
    ]

    def source_of(column: int, row: int) -> Point:
        return (
            width * column / _CELLS[0] + float(fields[0][row, column]),
            height * row / _CELLS[1] + float(fields[1][row, column]),
        )

    mesh = []
    for row in range(_CELLS[1]):
        for column in range(_CELLS[0]):
            box = _cell(width, height, column, row)
            corners = (
                source_of(column, row), source_of(column, row + 1),
                source_of(column + 1, row + 1), source_of(column + 1, row),
            )  # fmt: skip
            mesh.append((box, tuple(value for corner in corners for value in corner)))
    bent = image.transform(
        image.size, Image.Transform.MESH, mesh, Image.Resampling.BICUBIC, fillcolor=(235, 234, 230)
    )
    shades = dice.normal(1.0, 0.05, (26, 19)).astype(np.float32)
    light = np.asarray(Image.fromarray(shades).resize(image.size, Image.Resampling.BILINEAR))
    return picture.after(lit(bent, np.clip(light, 0.8, 1.06)), _bending(fields, width, height))


def _cell(width: int, height: int, column: int, row: int) -> tuple[int, int, int, int]:
    return (
        round(width * column / _CELLS[0]),
        round(height * row / _CELLS[1]),
        round(width * (column + 1) / _CELLS[0]),
        round(height * (row + 1) / _CELLS[1]),
    )


def _bending(fields: list[np.ndarray], width: int, height: int) -> Callable[[Point], Point]:
    """Return where a point of the flat page lies on the bent one: the field is undone by steps."""

    def shift(x: float, y: float) -> tuple[float, float]:
        column = min(max(x / width * _CELLS[0], 0.0), _CELLS[0] - 1e-6)
        row = min(max(y / height * _CELLS[1], 0.0), _CELLS[1] - 1e-6)
        c, r = int(column), int(row)
        u, v = column - c, row - r
        weights = ((r, c, (1 - u) * (1 - v)), (r, c + 1, u * (1 - v)),
                   (r + 1, c, (1 - u) * v), (r + 1, c + 1, u * v))  # fmt: skip
        across, down = (
            sum(float(field[i, j]) * weight for i, j, weight in weights) for field in fields
        )
        return across, down

    def bend(point: Point) -> Point:
        x, y = point
        for _ in range(6):
            across, down = shift(x, y)
            x, y = point[0] - across, point[1] - down
        return x, y

    return bend
