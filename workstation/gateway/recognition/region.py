"""The job of the child: read one region of a page, turned as the reviewer sees it."""

import io
from typing import Any, Final

from PIL import Image

from workstation.domain.proofs import Affine
from workstation.gateway.recognition.engine import see
from workstation.gateway.recognition.ink import find_ink
from workstation.gateway.recognition.pages import answered, told
from workstation.gateway.recognition.posture import tilt_degrees
from workstation.gateway.recognition.upright import Upright, set_upright
from workstation.gateway.sandbox.messages import Message

_ONE_BLOCK: Final = 6
_MARGIN: Final = 12
"""White pixels around a region: engines miss letters that touch the edge."""
_T = Image.Transpose
_TURNS: Final = {90: _T.ROTATE_270, 180: _T.ROTATE_180, 270: _T.ROTATE_90}
"""Pillow turns anticlockwise; pages are turned clockwise."""


def read_region(request: Message) -> Message:
    """Read a box of the JPEG in the request's body; a failing engine is an answer, too."""
    return answered(_read, request)


def _read(jpeg: bytes, wanted: dict[str, Any]) -> Message:
    with Image.open(io.BytesIO(jpeg), formats=("JPEG",)) as file:
        grey = file.convert("L")
    cut = _cut(grey, [float(side) for side in wanted["box"]], int(wanted["rotation"]) % 360)
    ink = find_ink(cut.picture)
    upright = Upright(cut.picture, Affine())
    if ink.enough:
        tilt = tilt_degrees(ink, run_down=False)
        upright = set_upright(cut.picture, ink, run_down=False, tilt=tilt)
    words = see(upright.picture, str(wanted["languages"]), layout=_ONE_BLOCK)
    to_page = cut.to_page.after(upright.to_page)
    return Message({"words": [told(word, to_page) for word in words]})


def _cut(grey: Image.Image, box: list[float], rotation: int) -> Upright:
    """Return a box of the page with a white margin, turned clockwise, and the map back."""
    left, top = max(0, round(box[0])), max(0, round(box[1]))
    right = max(left + 1, min(grey.width, round(box[2])))
    bottom = max(top + 1, min(grey.height, round(box[3])))
    inside = grey.crop((left, top, right, bottom))
    size = (inside.width + 2 * _MARGIN, inside.height + 2 * _MARGIN)
    sheet = Image.new("L", size, 255)
    sheet.paste(inside, (_MARGIN, _MARGIN))
    to_page = Affine(c=left - _MARGIN, f=top - _MARGIN)
    method = _TURNS.get(rotation)
    if method is None:
        return Upright(sheet, to_page)
    back = Affine.turning_back(rotation // 90, *sheet.size)
    return Upright(sheet.transpose(method), to_page.after(back))
