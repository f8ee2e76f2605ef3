"""The job of the child: look at one page for its prints, its characters and its empty places."""

import io
from typing import Any, Final

import numpy as np
from PIL import Image

from workstation.gateway.inspection.characters import Grey, Measured, measured
from workstation.gateway.inspection.page_prints import prints_of
from workstation.gateway.sandbox.messages import Message

_TURNS: Final = {
    90: Image.Transpose.ROTATE_270,
    180: Image.Transpose.ROTATE_180,
    270: Image.Transpose.ROTATE_90,
}
"""Pillow turns the other way round."""
_EMPTY: Final = 24
"""Shades between the darkest and the lightest pixel of an empty place."""


def look_at_page(request: Message) -> Message:
    """Look at the JPEG in the request's body."""
    head = request.head
    shown = Image.open(io.BytesIO(request.bodies[0]), formats=("JPEG",)).convert("L")
    turn = _TURNS.get(head["turn"])
    upright = shown if turn is None else shown.transpose(turn)
    page: Grey = np.asarray(upright)
    return Message(
        {
            "prints": [one.hex() for one in prints_of(upright)],
            "words": [_rounded(measured(page, text, tuple(box))) for text, box in head["words"]],
            "empty": [_empty(np.asarray(shown), box) for box in head["places"]],
        }
    )


def _rounded(characters: list[Measured | None]) -> list[list[float] | None]:
    return [one and [round(value, 2) for value in one] for one in characters]


def _empty(page: Grey, box: list[Any]) -> bool:
    left, top, right, bottom = (round(side) for side in box)
    cut = page[max(0, top) : bottom + 1, max(0, left) : right + 1]
    return cut.size > 0 and int(cut.max()) - int(cut.min()) < _EMPTY
