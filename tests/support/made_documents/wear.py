"""What befalls a document's page on its way into a file, one function each."""

import io
from collections.abc import Callable
from random import Random

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from tests.support.made_proofs.plane import coefficients, onto, turned
from tests.support.made_proofs.wear import Picture, lit, noisy, skewed
from workstation.domain.proofs import Point

Wear = Callable[[Picture, Random], Picture]


def laid_on_glass(picture: Picture, rng: Random) -> Picture:
    """Return the page on a scanner's glass: alone, or on an empty sheet."""
    width, height = picture.image.size
    room = rng.choice((0.0, 0.04, 0.25, 0.6))
    sheet = round(width * (1 + room)), round(height * (1 + room * rng.uniform(0.8, 1.6)))
    x = rng.randint(0, sheet[0] - width)
    y = rng.randint(0, sheet[1] - height)
    base = Image.new("RGB", sheet, (rng.choice((250, 240, 90, 40)),) * 3)
    base.paste(picture.image, (x, y))
    return picture.after(base, np.array([[1.0, 0, x], [0, 1, y], [0, 0, 1]]))


def scanned(picture: Picture, rng: Random) -> Picture:
    """Return a flatbed's picture: a trace of blur and grain, hardly askew."""
    laid = skewed(laid_on_glass(picture, rng), rng.gauss(0, 0.5))
    soft = laid.image.filter(ImageFilter.GaussianBlur(rng.uniform(0.3, 1.0)))
    return laid.repainted(noisy(soft, rng, rng.uniform(1, 5)))


def askew(picture: Picture, rng: Random) -> Picture:
    """Return a page that was put down carelessly."""
    laid = laid_on_glass(picture, rng)
    return scanned(skewed(laid, rng.choice((-1, 1)) * rng.uniform(2, 9)), rng)


def _on_table(picture: Picture, rng: Random, *, width: int, steep: float, tilt: float) -> Picture:
    """Return the page on a table, seen by a lens that does not stand right above it."""
    size = width, round(width * rng.choice((0.75, 0.5625)))
    page = picture.image.size
    fill = rng.uniform(0.72, 0.96)
    scale = min(size[0] * fill / page[0], size[1] * fill / page[1])
    across, down = page[0] * scale / 2, page[1] * scale / 2
    far, side = rng.uniform(-steep, steep), rng.uniform(-steep, steep)
    corners = [
        (-across * (1 - far), -down * (1 - side)), (across * (1 - far), -down * (1 + side)),
        (across, down * (1 + side)), (-across, down * (1 - side)),
    ]  # fmt: skip
    turn = turned(rng.uniform(-tilt, tilt), (0.0, 0.0))
    placed: list[Point] = []
    for x, y in corners:
        at = turn @ np.array([x, y, 1.0])
        placed.append((float(at[0]) + size[0] / 2, float(at[1]) + size[1] / 2))
    source: list[Point] = [(0, 0), (page[0], 0), (page[0], page[1]), (0, page[1])]
    matrix = onto(source, placed)
    sheet = picture.image.convert("RGB")
    if scale < 0.7:  # sampled as it is, small print would come out jagged
        sheet = sheet.filter(ImageFilter.GaussianBlur(0.35 / scale))
    how = (size, Image.Transform.PERSPECTIVE, coefficients(matrix), Image.Resampling.BICUBIC)
    laid, mask = sheet.transform(*how), Image.new("L", page, 255).transform(*how)
    table = Image.new("RGB", size, tuple(rng.randint(30, 190) for _ in range(3)))
    return picture.after(Image.composite(laid, noisy(table, rng, 7), mask), matrix)


def _light(picture: Picture, rng: Random, *, deep: float) -> Picture:
    """Return the picture under light that falls off to one side."""
    width, height = picture.image.size
    rows, columns = np.mgrid[0:height, 0:width].astype(np.float32)
    x, y = rng.uniform(-0.3, 1.3), rng.uniform(-0.3, 1.3)
    away = np.hypot(columns / width - x, rows / height - y)
    warm = np.array([1.0, 1 - rng.uniform(0, 0.06), 1 - rng.uniform(0, 0.15)], np.float32)
    return picture.repainted(lit(picture.image, (1.05 - deep * away)[:, :, None] * warm))


def photographed(picture: Picture, rng: Random) -> Picture:
    """Return a telephone's photograph: perspective, light from the side, a trace of blur."""
    taken = _on_table(picture, rng, width=rng.choice((1600, 2400, 3200)), steep=0.08, tilt=7)
    taken = _light(taken, rng, deep=rng.uniform(0.1, 0.45))
    soft = taken.image.filter(ImageFilter.GaussianBlur(rng.uniform(0.4, 1.2)))
    return taken.repainted(noisy(soft, rng, rng.uniform(2, 7)))


def blurred(picture: Picture, rng: Random) -> Picture:
    """Return a picture out of focus, by up to a seventh of a character."""
    taken = scanned(picture, rng)
    return taken.repainted(taken.image.filter(ImageFilter.GaussianBlur(rng.uniform(1.8, 4.0))))


def grainy(picture: Picture, rng: Random) -> Picture:
    """Return a picture of a poor sensor."""
    laid = smaller(laid_on_glass(picture, rng), rng, dpi=(160, 250))
    return laid.repainted(noisy(laid.image, rng, rng.uniform(14, 32)))


def smaller(picture: Picture, rng: Random, *, dpi: tuple[float, float] = (105, 135)) -> Picture:
    """Return the picture with few pixels: ten to thirteen a character."""
    ratio = rng.uniform(*dpi) / 300
    width, height = picture.image.size
    size = round(width * ratio), round(height * ratio)
    image = picture.image.resize(size, Image.Resampling.BILINEAR, reducing_gap=2.0)
    return picture.after(image, np.diag([size[0] / width, size[1] / height, 1.0]))


def coarse(picture: Picture, rng: Random) -> Picture:
    """Return a scan of low resolution."""
    return smaller(scanned(picture, rng), rng)


def squeezed(picture: Picture, rng: Random) -> Picture:
    """Return a picture that a chat program compressed."""
    taken = smaller(scanned(picture, rng), rng, dpi=(130, 220))
    buffer = io.BytesIO()
    taken.image.convert("RGB").save(buffer, "JPEG", quality=rng.randint(14, 35))
    return taken.repainted(Image.open(buffer).convert("RGB"))


def _at_zone(picture: Picture, rng: Random, zone: tuple[Point, ...]) -> Point:
    across, down = rng.uniform(0.05, 0.95), rng.uniform(0.1, 0.9)
    (left, top), _, (right, bottom), _ = zone
    return picture.way((left + across * (right - left), top + down * (bottom - top)))


def glaring(picture: Picture, rng: Random, zone: tuple[Point, ...]) -> Picture:
    """Return a photograph with a lamp's reflection over a part of the zone."""
    taken = photographed(picture, rng)
    width, height = taken.image.size
    x, y = _at_zone(taken, rng, zone)
    rows, columns = np.mgrid[0:height, 0:width].astype(np.float32)
    wide, high = rng.uniform(0.05, 0.16) * width, rng.uniform(0.04, 0.12) * width
    spot = np.exp(-(((columns - x) / wide) ** 2) - ((rows - y) / high) ** 2)
    pixels = np.asarray(taken.image.convert("RGB"), np.float32)
    shone = pixels + (255 - pixels) * (spot * rng.uniform(0.4, 0.8))[:, :, None]
    return taken.repainted(Image.fromarray(np.clip(shone, 0, 255).astype(np.uint8)))


def folded(picture: Picture, rng: Random, zone: tuple[Point, ...]) -> Picture:
    """Return a page with a crease through the zone, one side a little darker and shifted."""
    width, height = picture.image.size
    x = rng.uniform(0.1, 0.9) * width
    slope = rng.uniform(-0.4, 0.4)
    rows, columns = np.mgrid[0:height, 0:width].astype(np.float32)
    away = columns - x - slope * (rows - height / 2)
    light = 1 - rng.uniform(0.2, 0.55) * np.exp(-((away / rng.uniform(3, 9)) ** 2))
    light = light * np.where(away > 0, rng.uniform(0.82, 1.0), 1.0)
    return scanned(picture.repainted(lit(picture.image, light.astype(np.float32))), rng)


def holographic(picture: Picture, rng: Random, zone: tuple[Point, ...]) -> Picture:
    """Return a page whose laminate shimmers in colours, rings and letters over the zone."""
    width, height = picture.image.size
    sheen = Image.new("RGB", (width, height), (0, 0, 0))
    draw = ImageDraw.Draw(sheen)
    for _ in range(rng.randint(2, 5)):
        x, y = _at_zone(picture, rng, zone)
        colour = tuple(rng.randint(40, 255) for _ in range(3))
        radius, line = rng.uniform(40, 260), rng.randint(4, 16)
        for ring in range(rng.randint(1, 4)):
            r = radius + ring * line * 3
            draw.ellipse((x - r, y - r * 0.8, x + r, y + r * 0.8), outline=colour, width=line)
    soft = np.asarray(sheen.filter(ImageFilter.GaussianBlur(rng.uniform(1, 4))), np.float32)
    pixels = np.asarray(picture.image.convert("RGB"), np.float32)
    shone = pixels + (255 - pixels) * soft / 255 * rng.uniform(0.3, 0.65)
    laid = picture.repainted(Image.fromarray(np.clip(shone, 0, 255).astype(np.uint8)))
    return photographed(laid, rng) if rng.random() < 0.5 else scanned(laid, rng)


def curved(picture: Picture, rng: Random) -> Picture:
    """Return a page that bends towards the spine of its booklet."""
    width, height = picture.image.size
    swell, power = rng.uniform(0.015, 0.05) * height * rng.choice((-1, 1)), rng.uniform(1.6, 2.6)
    bound_left = rng.random() < 0.5

    def lift(x: float) -> float:
        part = max(0.0, min(1.0, x / width))
        return float(swell * (1 - part if bound_left else part) ** power)

    steps = 48
    mesh = []
    for step in range(steps):
        left, right = round(width * step / steps), round(width * (step + 1) / steps)
        up, down = lift(left), lift(right)
        quad = (left, -up, left, height - up, right, height - down, right, -down)
        mesh.append(((left, 0, right, height), quad))
    bent = picture.image.transform(
        picture.image.size, Image.Transform.MESH, mesh, Image.Resampling.BICUBIC,
        fillcolor=(120, 116, 110),
    )  # fmt: skip
    shade = np.array([1 - rng.uniform(0.2, 0.5) * abs(lift(x) / swell) for x in range(width)])
    bent = lit(bent, np.tile(shade.astype(np.float32), (height, 1)))
    after = picture.after(bent, lambda point: (point[0], point[1] + lift(point[0])))
    return photographed(after, rng) if rng.random() < 0.6 else scanned(after, rng)


def from_webcam(picture: Picture, rng: Random) -> Picture:
    """Return a frame of a webcam: few pixels, noise, soft, strongly compressed."""
    taken = _on_table(picture, rng, width=rng.choice((800, 1280)), steep=0.05, tilt=5)
    taken = _light(taken, rng, deep=rng.uniform(0.1, 0.35))
    soft = taken.image.filter(ImageFilter.GaussianBlur(rng.uniform(0.4, 0.9)))
    buffer = io.BytesIO()
    noisy(soft, rng, rng.uniform(3, 8)).save(buffer, "JPEG", quality=rng.randint(45, 75))
    return taken.repainted(Image.open(buffer).convert("RGB"))


def darkened(picture: Picture, rng: Random) -> Picture:
    """Return a photograph in poor light, with the shadow of a hand."""
    taken = photographed(picture, rng)
    width, height = taken.image.size
    rows, columns = np.mgrid[0:height, 0:width].astype(np.float32)
    edge = columns / width + rng.uniform(-0.6, 0.6) * (rows / height - 0.5) - rng.uniform(0.2, 0.8)
    shadow = 1 - rng.uniform(0.3, 0.6) / (1 + np.exp(-edge / rng.uniform(0.005, 0.06)))
    dark = lit(taken.image, shadow * rng.uniform(0.35, 0.6))
    return taken.repainted(noisy(dark, rng, rng.uniform(3, 7)))


def photocopied(picture: Picture, rng: Random) -> Picture:
    """Return the scan of a photocopy: nearly two tones, specks."""
    taken = scanned(picture, rng)
    grey = np.asarray(taken.image.convert("L").filter(ImageFilter.GaussianBlur(1.0)), np.float32)
    dice = np.random.default_rng(rng.getrandbits(64))
    cut = rng.uniform(115, 150)
    tones = 255 / (1 + np.exp(-(grey + dice.normal(0, 10, grey.shape) - cut) / 6))
    tones[dice.random(grey.shape) < 0.0008] = 0
    image = Image.fromarray(tones.astype(np.uint8)).filter(ImageFilter.GaussianBlur(0.7))
    return smaller(taken.repainted(image.convert("RGB")), rng, dpi=(150, 300))


def covered(picture: Picture, rng: Random, zone: tuple[Point, ...]) -> Picture:
    """Return a page with a finger, a sticker or a stroke of ink over characters of the zone."""
    (left, top), _, (right, bottom), _ = zone
    width, middle = right - left, rng.uniform(0.1, 0.9) * (right - left) + left
    image = picture.image.copy()
    draw = ImageDraw.Draw(image)
    reach = width * rng.uniform(0.03, 0.14)
    colour = rng.choice(((12, 12, 16), (224, 176, 150), (250, 250, 248), (40, 60, 160)))
    draw.rounded_rectangle((middle - reach, top, middle + reach, bottom + 30), 18, fill=colour)
    return scanned(picture.repainted(image), rng)
