"""Prints a composed page as a picture."""

import re
from typing import Final

from PIL import Image, ImageDraw

from tests.support.made_proofs.faces import advance, opened
from tests.support.made_proofs.paper import HEIGHT, WIDTH, Paper
from tests.support.made_proofs.truth import Way

POINTS_PER_INCH: Final = 72
_FINE: Final = 180


def printed(paper: Paper, dots: int) -> Image.Image:
    """Return the page in colour at so many dots per inch.

    Coarse ones are printed finer and brought down, as scanners do: letters keep their distances.
    """
    if dots < _FINE:
        return printed(paper, 2 * dots).reduce(2)
    scale = dots / POINTS_PER_INCH
    picture = Image.new("RGB", (round(WIDTH * scale), round(HEIGHT * scale)), paper.ground)
    pen = ImageDraw.Draw(picture)
    for shape in paper.shapes:
        box = [value * scale for value in shape[:4]]
        draw = pen.ellipse if shape.round else pen.rectangle
        thickness = max(1, round(shape.thickness * scale))
        draw(box, fill=shape.filling, outline=shape.edge, width=thickness if shape.edge else 0)
    for run in paper.runs:
        font = opened(run.font, round(run.size * scale, 2))
        for word in re.finditer(r"\S+", run.text):  # widths of hinted letters would add up
            before = advance(run.text[: word.start()], run.font) * run.size
            at = ((run.x + before) * scale, run.baseline * scale)
            pen.text(at, word[0], font=font, fill=run.colour, anchor="ls")
    return picture


def to_pixels(dots: int) -> Way:
    """Return the way from points to pixels of the printed picture."""
    scale = dots / POINTS_PER_INCH
    return lambda point: (point[0] * scale, point[1] * scale)
