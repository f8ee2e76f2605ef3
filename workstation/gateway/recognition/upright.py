"""The page as the reader wants it: evenly lit, upright, level, in a good size."""

import math
from dataclasses import dataclass
from typing import Final

import numpy as np
from PIL import Image, ImageFilter

from workstation.domain.proofs import Affine
from workstation.gateway.recognition.ink import Ink

_SMALLEST_EM: Final = 13.0
_LARGEST_EM: Final = 40.0
_GOOD_EM: Final = 24.0
_MOST_ENLARGED: Final = 2.0
_LEVEL_DEGREES: Final = 0.15
_WHITE: Final = 255


@dataclass(frozen=True, slots=True)
class Upright:
    """A page ready to be read, and the map back to the page it was made from."""

    picture: Image.Image
    to_page: Affine

    def upside_down(self) -> "Upright":
        """Return the page turned by half."""
        turned = self.picture.transpose(Image.Transpose.ROTATE_180)
        half = Affine(-1, 0, turned.width, 0, -1, turned.height)
        return Upright(turned, self.to_page.after(half))


def evenly_lit(grey: Image.Image) -> Image.Image:
    """Return the page divided by its own paper: shadows go, writing stays."""
    size = (max(1, grey.width // 16), max(1, grey.height // 16))
    paper = grey.resize(size, Image.Resampling.BOX).filter(ImageFilter.MaxFilter(5))
    paper = paper.filter(ImageFilter.GaussianBlur(4)).resize(grey.size, Image.Resampling.BICUBIC)
    ground = np.maximum(np.asarray(paper, np.float32), 1)
    lit = np.asarray(grey, np.float32) * (_WHITE / ground)
    return Image.fromarray(np.clip(lit, 0, _WHITE).astype(np.uint8))


def set_upright(grey: Image.Image, ink: Ink, *, run_down: bool, tilt: float) -> Upright:
    """Return the page with its lines level and in a good size.

    A page whose lines run down is turned a quarter anticlockwise; it may then still stand on
    its head.
    """
    scale = _scale(ink.em / ink.shrink)
    lit = evenly_lit(grey)
    level = abs(tilt) < _LEVEL_DEGREES
    if level and not run_down and scale == 1.0:
        return Upright(lit, Affine())
    angle = math.radians((0.0 if level else tilt) + (90.0 if run_down else 0.0))
    size, to_page = _placed(grey.size, angle, scale)
    way = (to_page.a, to_page.b, to_page.c, to_page.d, to_page.e, to_page.f)
    picture = lit.transform(
        size, Image.Transform.AFFINE, way, Image.Resampling.BICUBIC, fillcolor=_WHITE
    )
    return Upright(picture, to_page)


def _scale(em: float) -> float:
    if em < _SMALLEST_EM:
        return min(_MOST_ENLARGED, _GOOD_EM / em)
    return _GOOD_EM / em if em > _LARGEST_EM else 1.0


def _placed(size: tuple[int, int], angle: float, scale: float) -> tuple[tuple[int, int], Affine]:
    """Return the size of a page turned back by ``angle`` and enlarged, and the map back.

    Along a line of the page lies (cos, sin) of the angle, which becomes the x axis.
    """
    width, height = size
    cos, sin = math.cos(angle), math.sin(angle)
    new_width = round((abs(cos) * width + abs(sin) * height) * scale)
    new_height = round((abs(sin) * width + abs(cos) * height) * scale)
    a, b, d, e = cos / scale, -sin / scale, sin / scale, cos / scale
    c = width / 2 - a * new_width / 2 - b * new_height / 2
    f = height / 2 - d * new_width / 2 - e * new_height / 2
    return (new_width, new_height), Affine(a, b, c, d, e, f)
