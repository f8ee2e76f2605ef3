"""Reading one line: its characters, how sure each is, and where in the line it stands."""

from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Final

import cv2
import numpy as np

from workstation.domain.chinese import is_han
from workstation.gateway.neural.detection import Corners, Pixels, sides
from workstation.gateway.neural.ink import Box, ink_of
from workstation.gateway.neural.models import Models, Tensor

HEIGHT: Final = 48
"""Pixels of a strip from top to bottom."""
_NARROWEST: Final = 16
_WIDEST: Final = 3200
_NO_DOUBT: Final = 0.98
_POSSIBLE: Final = 0.003
"""How likely a character must be to be told beside the one that was read."""
_MOST_OTHERS: Final = 8
_STRIDE: Final = 8
"""Pixels of the line for one step of the network's answer."""


@dataclass(frozen=True, slots=True)
class LineText:
    """A line as it was read; the three sequences have one entry for each character."""

    text: str = field(repr=False)
    confidences: tuple[float, ...]
    """0 to 1."""
    places: tuple[tuple[float, float], ...]
    """Where each begins and ends along the line, 0 to 1."""
    others: tuple[str, ...]
    """What each may be instead, the likeliest first; nothing where it was read without doubt."""
    ink: tuple[Box, ...] = ()
    """Where the ink of each stands."""


def cut_out(pixels: Pixels, corners: Corners) -> Pixels:
    """Return a line as a level strip, from the page's own pixels."""
    long, tall = sides(corners)
    width = int(min(_WIDEST, max(_NARROWEST, round(long * HEIGHT / max(tall, 1.0)))))
    level = np.array([[0, 0], [width, 0], [width, HEIGHT], [0, HEIGHT]], np.float32)
    turn = cv2.getPerspectiveTransform(corners, level)
    smooth = cv2.INTER_LINEAR if tall > HEIGHT else cv2.INTER_CUBIC
    strip: Pixels = cv2.warpPerspective(
        pixels, turn, (width, HEIGHT), flags=smooth, borderMode=cv2.BORDER_REPLICATE
    ).astype(np.uint8)
    return strip


def steps_of(strip: Pixels, models: Models) -> Tensor:
    """Return the probabilities of every character at every step along a strip."""
    height, width = strip.shape[:2]
    padded = np.zeros((1, 3, height, -(-width // _STRIDE) * _STRIDE), np.float32)
    padded[0, :, :, :width] = (strip.astype(np.float32) / 127.5 - 1).transpose(2, 0, 1)
    steps: Tensor = models.recognition(padded)[0]
    return steps


def read_strip(strip: Pixels, models: Models, *, width: float = 1.0) -> LineText:
    """Return what a line that was cut out says.

    Args:
        strip: the line.
        models: the networks.
        width: the share of its width at which it is read; narrower is faster.
    """
    narrow = strip
    if width < 1.0:
        size = (max(_NARROWEST, round(strip.shape[1] * width)), HEIGHT)
        narrow = cv2.resize(strip, size, interpolation=cv2.INTER_AREA).astype(np.uint8)
    steps = steps_of(narrow, models)
    line = decoded(steps, models.characters, span=narrow.shape[1] / _STRIDE)
    return replace(line, ink=tuple(ink_of(strip, line.places)))


def decoded(steps: Tensor, characters: tuple[str, ...], *, span: float) -> LineText:
    """Return the likeliest characters: repeats are one, blanks part them.

    Args:
        steps: probabilities, steps by characters.
        characters: of the classes.
        span: how many steps the line covers, without what was padded.
    """
    best = steps.argmax(axis=1)
    sure = steps[np.arange(len(best)), best]
    starts = [at for at in range(len(best)) if best[at] and (at == 0 or best[at] != best[at - 1])]
    ends = [_end_of(best, at) for at in starts]
    middles = [(start + end) / 2 for start, end in zip(starts, ends, strict=True)]
    return LineText(
        text="".join(characters[best[at]] for at in starts),
        confidences=tuple(
            float(sure[start:end].max()) for start, end in zip(starts, ends, strict=True)
        ),
        places=tuple(_places(middles, span)),
        others=tuple(
            _others(steps[start:end], characters) for start, end in zip(starts, ends, strict=True)
        ),
    )


def _others(steps: Tensor, characters: tuple[str, ...]) -> str:
    """Return the characters that the steps of one may show as well, Chinese ones only."""
    sure = steps.max(axis=0)
    first = int(sure.argmax())
    if sure[first] >= _NO_DOUBT or not is_han(characters[first]):
        return ""
    likely = np.argsort(sure)[: -_MOST_OTHERS - 2 : -1]
    told = (characters[at] for at in likely if at not in (0, first) and sure[at] >= _POSSIBLE)
    return "".join(one for one in told if is_han(one))


def _end_of(best: "np.ndarray[tuple[int, ...], np.dtype[np.int64]]", start: int) -> int:
    end = start + 1
    while end < len(best) and best[end] == best[start]:
        end += 1
    return end


def _places(middles: list[float], span: float) -> list[tuple[float, float]]:
    """Return where characters begin and end: half way to their neighbours."""
    if not middles:
        return []
    half = float(np.median(np.diff(middles))) / 2 if len(middles) > 1 else 1.0
    cuts = [
        max(0.0, middles[0] - half),
        *((a + b) / 2 for a, b in pairwise(middles)),
        min(span, middles[-1] + half),
    ]
    return [(min(1.0, a / span), min(1.0, b / span)) for a, b in pairwise(cuts)]
