"""The data page of a made document: background, portrait, visual zone and the zone in OCR-B."""

from dataclasses import dataclass
from functools import cache
from random import Random
from typing import Final

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from tests.support.made_proofs.faces import draw_look
from tests.support.made_proofs.wear import noisy
from workstation.domain.proofs import Point

DPI: Final = 300
MM: Final = DPI / 25.4
_FONTS: Final = "/usr/share/fonts/opentype/ocr-b/"
_ADVANCE: Final = 0.723
_SIZES: Final = {44: (125, 88), 36: (105, 74), 30: (85.6, 54)}
"""Width and height in millimetres by characters a line (ICAO Doc 9303-3: TD3, TD2, TD1)."""
_WORDS: Final = [
    "PASSPORT",
    "SURNAME",
    "GIVEN",
    "NAMES",
    "NATIONALITY",
    "DATE",
    "OF",
    "BIRTH",
    "PLACE",
    "SEX",
    "AUTHORITY",
    "ISSUED",
    "Surname",
    "Nom",
    "Prénoms",
    "Given",
    "names",
    "Date",
    "of",
    "expiry",
    "Type",
    "Code",
    "Republic",
    "Utopia",
    "Permit",
    "往來港澳通行證",
    "姓名",
    "出生日期",
    "有效期限",
    "簽發機關",
    "holder's",
    "signature",
    "12",
    "JAN",
    "1984",
    "03",
    "MAR",
    "2031",
    "No.",
    "E12345678",
]


@dataclass(frozen=True, slots=True)
class Page:
    """A drawn page and where its zone lies on it."""

    image: Image.Image
    zone: tuple[Point, Point, Point, Point]
    """Corners of the zone in pixels, clockwise from where reading starts."""
    middles: tuple[tuple[Point, ...], ...]
    """The middle of each printed character, line by line."""


def drawn_page(lines: tuple[str, ...], rng: Random) -> Page:
    """Return the page of a document whose zone reads ``lines``; without lines it has none."""
    width_mm, height_mm = _SIZES[len(lines[0])] if lines else rng.choice(list(_SIZES.values()))
    size = round(width_mm * MM), round(height_mm * MM)
    page = _background(size, rng)
    draw = ImageDraw.Draw(page)
    _visual_zone(page, draw, size, rng, deep=0.66 if len(lines) < 3 else 0.38)
    if not lines:
        return Page(page, ((0, 0), (0, 0), (0, 0), (0, 0)), ())
    return _with_zone(page, lines, rng)


def _background(size: tuple[int, int], rng: Random) -> Image.Image:
    """Return tinted paper under fine waved lines, worked out at half the size."""
    width, height = size[0] // 2, size[1] // 2
    rows, columns = np.mgrid[0:height, 0:width].astype(np.float32)
    paper = np.full((height, width, 3), [rng.randint(205, 252) for _ in range(3)], np.float32)
    for _ in range(rng.randint(1, 4)):
        period, swing = rng.uniform(4.5, 17), rng.uniform(4, 30)
        bend = swing * np.sin(columns[0] / rng.uniform(15, 130) + rng.uniform(0, 6))
        bend += rng.uniform(-0.6, 0.6) * columns[0]
        wave = np.sin((rows + bend) * 2 * np.pi / period)
        line = np.clip((wave - rng.uniform(0.3, 0.85)) * 3, 0, 1) * rng.uniform(0.08, 0.45)
        colour = np.array([rng.randint(60, 200) for _ in range(3)], np.float32)
        paper += line[:, :, None] * (colour - paper)
    paper *= (1 + rng.uniform(-0.08, 0.08) * (columns / width - 0.5))[:, :, None]
    half = Image.fromarray(np.clip(paper, 0, 255).astype(np.uint8))
    return noisy(half.resize(size, Image.Resampling.BICUBIC), rng, 1.5)


@cache
def _zone_font(cut: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(_FONTS + cut, size)


def _visual_zone(
    page: Image.Image, draw: ImageDraw.ImageDraw, size: tuple[int, int], rng: Random, *, deep: float
) -> None:
    """Draw a portrait and labels with their values."""
    width, height = size
    left = width * 0.05
    _portrait(
        page, (round(left), round(height * 0.16)), (round(28 * MM), round(height * deep * 0.7)), rng
    )
    look = draw_look(rng)
    text_left = left + 31 * MM
    y = height * 0.05
    while y < height * (deep - 0.04):
        font_size = rng.randint(20, 44)
        face = look.plain if rng.random() < 0.6 else look.bold
        x = text_left + rng.uniform(0, 5 * MM)
        for word in rng.choices(_WORDS, k=rng.randint(1, 5)):
            file = face.chinese if word[0] >= "\u2e80" else face.latin
            font = ImageFont.truetype(file.path, font_size, index=file.index)
            if x + font.getlength(word) > width * 0.97:
                break
            draw.text((x, y), word, font=font, fill=(rng.randint(0, 70),) * 3)
            x += font.getlength(word) + font_size * 0.4
        y += font_size * rng.uniform(1.25, 2.0)


def _portrait(page: Image.Image, at: Point, size: tuple[int, int], rng: Random) -> None:
    """Draw a patch that is about as light and dark as a face."""
    dice = np.random.default_rng(rng.getrandbits(64))
    rough = dice.integers(30, 230, (9, 7, 3)).astype(np.uint8)
    patch = Image.fromarray(rough).resize(size, Image.Resampling.BICUBIC)
    oval = Image.new("L", size, 0)
    ImageDraw.Draw(oval).ellipse(
        (size[0] * 0.2, size[1] * 0.1, size[0] * 0.8, size[1] * 0.9), fill=150
    )
    skin = Image.new(
        "RGB", size, (rng.randint(90, 230), rng.randint(80, 190), rng.randint(60, 160))
    )
    patch.paste(skin, mask=oval.filter(ImageFilter.GaussianBlur(9)))
    page.paste(patch, (int(at[0]), int(at[1])))


def _with_zone(page: Image.Image, lines: tuple[str, ...], rng: Random) -> Page:
    """Return the page with the zone printed along its lower edge."""
    width, height = page.size
    pitch = 2.54 * MM * rng.uniform(0.985, 1.015)
    apart = rng.uniform(5.6, 6.6) * MM if len(lines) > 1 else 0.0
    size = round(pitch / _ADVANCE * rng.uniform(0.95, 1.05))
    font = _zone_font("OCRB.otf" if rng.random() < 0.7 else "OCRBS.otf", size)
    left = (width - pitch * len(lines[0])) / 2 + rng.uniform(-0.8, 0.8) * MM
    last = height - rng.uniform(4.5, 7.5) * MM
    weight, ink = rng.choice((0, 0, 0, 1, 2)), rng.randint(5, 75)
    mask, middles = _zone_mask(page.size, lines, font, (left, last, pitch, apart), weight, rng)
    paper = page
    if rng.random() < 0.5:  # many documents leave the zone without a pattern, or with a faint one
        veil = Image.new("RGB", page.size, (rng.randint(228, 252),) * 3)
        cover = Image.new("L", page.size, 0)
        edge = round(last - apart * (len(lines) - 1) - 6 * MM)
        ImageDraw.Draw(cover).rectangle((0, edge, width, height), fill=rng.randint(120, 255))
        paper = Image.composite(veil, page, cover)
    paper = Image.composite(Image.new("RGB", page.size, (ink, ink, min(255, ink + 8))), paper, mask)
    top, bottom = middles[0][0][1] - pitch, middles[-1][0][1] + pitch
    right = left + pitch * len(lines[0])
    return Page(paper, ((left, top), (right, top), (right, bottom), (left, bottom)), middles)


def _zone_mask(
    size: tuple[int, int],
    lines: tuple[str, ...],
    font: ImageFont.FreeTypeFont,
    place: tuple[float, float, float, float],
    weight: int,
    rng: Random,
) -> tuple[Image.Image, tuple[tuple[Point, ...], ...]]:
    left, last, pitch, apart = place
    mask = Image.new("L", size, 0)
    draw = ImageDraw.Draw(mask)
    middles = []
    for number, line in enumerate(lines):
        baseline = last - apart * (len(lines) - 1 - number)
        xs = [left + (at + 0.5) * pitch + rng.gauss(0, 0.3) for at in range(len(line))]
        for x, one in zip(xs, line, strict=True):
            draw.text((x, baseline), one, font=font, fill=255, anchor="ms")
        middles.append(tuple((x, baseline - pitch * 0.5) for x in xs))
    if weight:
        mask = mask.filter(
            ImageFilter.MaxFilter(3) if weight == 1 else ImageFilter.GaussianBlur(1.2)
        )
    return mask, tuple(middles)
