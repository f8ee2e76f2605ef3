"""The jobs of a child that has the networks: find the lines of a page, read some of them.

A found line is cut out at once, level and of one height, so that reading needs no page any more.
"""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any, Final, NamedTuple

import cv2
import numpy as np

from workstation.gateway.neural.detection import (
    QUICK,
    Corners,
    Pixels,
    find_lines,
    set_downwards,
    sides,
)
from workstation.gateway.neural.ends import with_ends
from workstation.gateway.neural.ink_lines import lines_of_ink
from workstation.gateway.neural.light import in_good_light, with_dark_ink
from workstation.gateway.neural.models import Models
from workstation.gateway.neural.orientation import ways_to_upright
from workstation.gateway.neural.recognition import HEIGHT, LineText, Look, cut_out, read_strip
from workstation.gateway.sandbox.messages import Message

_COLOURS: Final = 3
_DOUBTFUL: Final = 0.1
"""Share of the writing that runs down; on a page that lies right hardly anything does."""
_REHEARSED: Final = (448, 320, _COLOURS)
_AS_STORED: Final = cv2.IMREAD_COLOR | cv2.IMREAD_IGNORE_ORIENTATION


class _LookedAt(NamedTuple):
    """A page turned one way, and its lines."""

    quarters: int
    picture: Pixels
    lines: Sequence[Corners]

    @property
    def downwards(self) -> float:
        """The share of all writing, by its length, that runs down the page."""
        across = sum(sides(line)[0] for line in self.lines if not set_downwards(line))
        down = sum(sides(line)[1] for line in self.lines if set_downwards(line))
        return down / max(1.0, across + down)


def find(request: Message, models: Models) -> Message:
    """Answer with how a page lies, where its lines stand and what they look like.

    The request's body is the page's JPEG; its head tells the ``size`` to look for lines in, and
    may tell a ``box``, the piece to look at, and ``quarters``, how the page lies. The answer tells
    the size of what was looked at, and corners in pixels of it turned upright; its body holds the
    strips one behind the other, their sizes in bytes in the head.
    """
    pixels = _decoded(request.bodies[0])
    if "box" in request.head:
        left, top, right, bottom = (int(side) for side in request.head["box"])
        pixels = pixels[top:bottom, left:right]
    look = _upright(pixels, request, models)
    grey = np.asarray(cv2.cvtColor(look.picture, cv2.COLOR_BGR2GRAY), np.uint8)
    lines = with_ends(grey, [line for line in look.lines if not set_downwards(line)])
    strips = [cut_out(look.picture, line) for line in lines]
    head = {
        "size": [pixels.shape[1], pixels.shape[0]],
        "quarters": look.quarters,
        "lines": [line.round(1).tolist() for line in lines],
        "sizes": [strip.nbytes for strip in strips],
    }
    return Message(head, (b"".join(strip.tobytes() for strip in strips),))


def _upright(pixels: Pixels, request: Message, models: Models) -> _LookedAt:
    """Return the page as it was told to lie, else as it lies likeliest and its lines run across.

    Where some seem to run down the network has to tell: the ink alone makes lines of columns.
    """
    quarters, ink = request.head.get("quarters"), bool(request.head.get("ink"))
    look = partial(_look_at, pixels, models=models, size=int(request.head["size"]))
    if quarters is not None:
        return look(int(quarters), ink=ink)
    likeliest, *ways = ways_to_upright(pixels, models.orientation)
    first = look(likeliest, ink=ink)
    if first.downwards < _DOUBTFUL:
        return first
    aside = next(way for way in ways if (way - likeliest) % 2)
    sure = look(likeliest, ink=False) if ink else first
    return min(sure, look(aside, ink=False), key=lambda one: one.downwards)


def _look_at(pixels: Pixels, quarters: int, *, models: Models, size: int, ink: bool) -> _LookedAt:
    as_taken = with_dark_ink(turned(pixels, quarters))
    picture = in_good_light(as_taken)
    lines = lines_of_ink(as_taken) if ink else None
    if lines is None:
        lines = find_lines(picture, models.detection, long_side=size)
    return _LookedAt(quarters, picture, lines)


def read(request: Message, models: Models) -> Message:
    """Answer with the texts of strips, as ``find`` told them, in their order.

    ``look`` in the head says how they are looked at.
    """
    strips = _strips(request.bodies[0], request.head["sizes"])
    look = Look(request.head["look"])
    return Message({"texts": [_told(read_strip(strip, models, look)) for strip in strips]})


def rehearse(models: Models) -> None:
    """Do each job once, on an empty page: what is set up at first use is there for all children.

    No thread is started by it, so that the process can be forked.
    """
    cv2.setNumThreads(0)
    _, jpeg = cv2.imencode(".jpg", np.full(_REHEARSED, 255, np.uint8))
    strip = np.full((HEIGHT, 160, _COLOURS), 255, np.uint8)
    find(Message({"size": QUICK, "ink": True}, (jpeg.tobytes(),)), models)
    read(Message({"sizes": [strip.nbytes], "look": Look.QUICK}, (strip.tobytes(),)), models)


def _strips(content: bytes, sizes: Sequence[int]) -> Iterator[Pixels]:
    at = 0
    for size in sizes:
        yield np.frombuffer(content, np.uint8, size, at).reshape(HEIGHT, -1, _COLOURS)
        at += size


def _told(line: LineText) -> list[Any]:
    return [
        line.text,
        [round(one, 3) for one in line.confidences],
        [[round(a, 4), round(b, 4)] for a, b in line.places],
        [[round(side, 4) for side in box] for box in line.ink],
        line.others,
    ]


def _decoded(jpeg: bytes) -> Pixels:
    """Return the pixels of a picture as the opener encoded it.

    Raises:
        ValueError: it is none.
    """
    pixels = cv2.imdecode(np.frombuffer(jpeg, np.uint8), _AS_STORED)
    if pixels is None:
        raise ValueError
    return np.asarray(pixels, np.uint8)


def turned(pixels: Pixels, quarters: int) -> Pixels:
    """Return the page turned clockwise by so many quarters."""
    ways = {1: cv2.ROTATE_90_CLOCKWISE, 2: cv2.ROTATE_180, 3: cv2.ROTATE_90_COUNTERCLOCKWISE}
    if quarters % 4 == 0:
        return pixels
    return np.asarray(cv2.rotate(pixels, ways[quarters % 4]), np.uint8)
