"""Reading one line: its characters, how sure each is, and where in the line it stands."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import pairwise
from typing import Final, NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from workstation.domain.chinese import fold_chinese, is_han
from workstation.gateway.neural.detection import Corners, Pixels, sides
from workstation.gateway.neural.ink import Box, LineInk
from workstation.gateway.neural.models import Models, Tensor

Classes = NDArray[np.int64]

HEIGHT: Final = 48
"""Pixels of a strip from top to bottom."""
_NARROWEST: Final = 16
_WIDEST: Final = 3200
_NO_DOUBT: Final = 0.98
_POSSIBLE: Final = 0.003
"""How likely a character must be to be told beside the one that was read."""
_MOST_OTHERS: Final = 8
_BESIDE_UNREAD: Final = 0.25
"""What is left of how sure a character beside ink is of which nothing was read: too little for a
name, and still more where it was read better."""
_STOP: Final = ","
_STOPS: Final = frozenset(("", *" ,.;:，。；：、·'’`"))
"""What parts words, or is nothing at all, and what readers take one for another."""
_STRIDE: Final = 8
"""Pixels of the line for one step of the network's answer."""
_NARROW: Final = 0.8
"""Share of its width at which a line is read quickly."""
_GRAIN: Final = 1.0
_STROKES: Final = 3.0
"""Pixels of a strip over which grain is smoothed, and strokes stand out from what is around."""
_TIGHT: Final = 0.85
"""Share of its height that is left of a strip when the white is cut off."""


class Look(StrEnum):
    """How a strip is looked at."""

    QUICK = "quick"
    """Narrower: a fifth faster, and read as well on most pages."""
    CLOSE = "close"
    """At its full width, the grain of a photograph smoothed."""
    TIGHT = "tight"
    """The same without the white above and below, where pieces of other lines may stand."""


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


def read_strip(strip: Pixels, models: Models, look: Look = Look.CLOSE) -> LineText:
    """Return what a line that was cut out says."""
    seen = looked_at(strip, look)
    steps = steps_of(seen, models)
    line = decoded(steps, models.characters, span=seen.shape[1] / _STRIDE)
    return _with_ink(line, LineInk.of(strip))


def _with_ink(line: LineText, ink: LineInk) -> LineText:
    """Return a line with where its ink stands; what is beside ink left unread may go on there."""
    doubtful = set(ink.beside_unread(line.text, line.places))
    return replace(
        line,
        confidences=tuple(
            sure * _BESIDE_UNREAD if at in doubtful else sure
            for at, sure in enumerate(line.confidences)
        ),
        ink=tuple(ink.boxes(line.places)),
    )


def looked_at(strip: Pixels, look: Look) -> Pixels:
    """Return a strip as the recognition is shown it."""
    return _LOOKS[look](strip)


def _narrowed(strip: Pixels) -> Pixels:
    return _resized(strip, _NARROW)


def _cleared(strip: Pixels) -> Pixels:
    """Return the strip without its grain, and with deeper strokes."""
    smooth = cv2.GaussianBlur(strip.astype(np.float32), (0, 0), _GRAIN)
    deep = cv2.addWeighted(smooth, 2.0, cv2.GaussianBlur(smooth, (0, 0), _STROKES), -1.0, 0.0)
    return np.clip(deep, 0, 255).astype(np.uint8)


def _tightened(strip: Pixels) -> Pixels:
    margin = round(HEIGHT * (1 - _TIGHT) / 2)
    return _cleared(_resized(strip[margin : HEIGHT - margin], 1 / _TIGHT))


def _resized(strip: Pixels, width: float) -> Pixels:
    """Return a strip of the usual height, and as wide as this share of its width."""
    size = (max(_NARROWEST, round(strip.shape[1] * width)), HEIGHT)
    smooth = cv2.INTER_AREA if width < 1 else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(strip, size, interpolation=smooth), np.uint8)


_LOOKS: Final[Mapping[Look, Callable[[Pixels], Pixels]]] = {
    Look.QUICK: _narrowed,
    Look.CLOSE: _cleared,
    Look.TIGHT: _tightened,
}


def decoded(steps: Tensor, characters: tuple[str, ...], *, span: float) -> LineText:
    """Return the likeliest characters: repeats are one, blanks part them.

    Args:
        steps: probabilities, steps by characters.
        characters: of the classes.
        span: how many steps the line covers, without what was padded.
    """
    best = _forms(steps.argmax(axis=1), characters)
    starts = [at for at in range(len(best)) if best[at] and (at == 0 or best[at] != best[at - 1])]
    ends = [_end_of(best, at) for at in starts]
    middles = [(start + end) / 2 for start, end in zip(starts, ends, strict=True)]
    told = [_told(steps[start:end], characters) for start, end in zip(starts, ends, strict=True)]
    return LineText(
        text="".join(one.character for one in told),
        confidences=tuple(one.confidence for one in told),
        places=tuple(_places(middles, span)),
        others=tuple(one.others for one in told),
    )


def _forms(best: Classes, characters: tuple[str, ...]) -> Classes:
    """Return the classes with one for all forms of a character."""
    kept: dict[str, int] = {}
    table = {one: kept.setdefault(fold_chinese(characters[one]), one) for one in set(best.tolist())}
    return np.array([table[one] for one in best.tolist()], np.int64)


class _Told(NamedTuple):
    """What the steps of one character tell."""

    character: str
    confidence: float
    others: str


def _told(steps: Tensor, characters: tuple[str, ...]) -> _Told:
    """Return a character, and of a doubtful Chinese one what it may be instead.

    Forms of one character, as 楼 and 樓, J and j, are told together: a doubt between them is none.
    Nor is one between a comma, a full stop and nothing at all: only that no letter stands there.
    """
    sure = steps[int(steps.max(axis=1).argmax())]
    first = int(sure.argmax())
    if sure[first] >= _NO_DOUBT:
        return _Told(characters[first], float(sure[first]), "")
    shown: dict[str, str] = {}
    weights: dict[str, float] = defaultdict(float)
    for at in map(int, np.argsort(sure)[: -_MOST_OTHERS - 2 : -1]):
        if sure[at] >= _POSSIBLE and _may_stand_for(characters[at], characters[first]):
            form = _form(characters[at])
            shown.setdefault(form, characters[at])
            weights[form] += float(sure[at])
    best, *others = sorted(weights, key=lambda form: -weights[form])
    return _Told(shown[best], min(1.0, weights[best]), "".join(shown[one] for one in others))


def _form(character: str) -> str:
    return _STOP if character in _STOPS else fold_chinese(character).lower()


def _may_stand_for(one: str, other: str) -> bool:
    """Whether one character is told beside another: Chinese ones, and forms of one."""
    return is_han(one) if is_han(other) else _form(one) == _form(other)


def _end_of(best: Classes, start: int) -> int:
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
