"""The job of the child: read one page, whichever way it lies.

The whole page is read once. What was read badly or not at all is cut out, pasted below one another
and read again with the Chinese model alone, which the two models together often outvote wrongly.
"""

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

import pytesseract
from PIL import Image

from workstation.domain.proofs import Affine
from workstation.gateway.recognition.engine import SeenWord, see
from workstation.gateway.recognition.ink import find_ink
from workstation.gateway.recognition.posture import lines_run_down, tilt_degrees
from workstation.gateway.recognition.second_look import looked_at_again
from workstation.gateway.recognition.strips import find_strips, paste
from workstation.gateway.recognition.upright import Upright, set_upright
from workstation.gateway.sandbox.messages import Message

_WHOLE_PAGE: Final = 3
_ONE_COLUMN: Final = 6
_POOR: Final = 52.0
"""Mean confidence below which a page may stand on its head; read so it stays under 45."""
_SAMPLE: Final = 6
_SURER: Final = 8.0
"""By how much the turned sample must be read better before a page is turned."""


@dataclass(frozen=True, slots=True)
class _Look:
    """A page as it was read in one posture."""

    page: Upright
    words: list[SeenWord]
    quarters: int
    """Clockwise quarter turns that made it so."""


def read_page(request: Message) -> Message:
    """Read the JPEG in the request's body; a failing engine is an answer, too."""
    return answered(_read, request)


def answered(read: Callable[[bytes, dict[str, Any]], Message], request: Message) -> Message:
    """Return what ``read`` makes of the request's JPEG and head, or that it failed."""
    try:
        return read(request.bodies[0], request.head)
    except pytesseract.TesseractNotFoundError:
        return Message({"failed": "reader_missing"})
    except Exception:  # whatever a strange page breaks, a person can still read it by eye
        return Message({"failed": "reader_failed"})


def _read(jpeg: bytes, wanted: dict[str, Any]) -> Message:
    with Image.open(io.BytesIO(jpeg), formats=("JPEG",)) as file:
        grey = file.convert("L")
    look = _best_look(grey, str(wanted["languages"]))
    words = look.words
    again = str(wanted.get("again", ""))
    if again:
        words = looked_at_again(look.page.picture, words, again)
    return Message(
        {
            "rotation": look.quarters % 4 * 90,
            "words": [told(word, look.page.to_page) for word in words],
        }
    )


def _best_look(grey: Image.Image, languages: str) -> _Look:
    """Return the page read the right way up."""
    ink = find_ink(grey)
    run_down = lines_run_down(ink)
    tilt = tilt_degrees(ink, run_down=run_down)
    page = set_upright(grey, ink, run_down=run_down, tilt=tilt)
    quarters = 3 if run_down else 0
    if run_down and _on_its_head(page, languages):
        page, quarters = page.upside_down(), quarters + 2
    words = see(page.picture, languages, layout=_WHOLE_PAGE)
    look = _Look(page, words, quarters)
    if run_down or not ink.enough or _quality(words) >= _POOR:
        return look
    if not _on_its_head(page, languages):
        return look
    turned = page.upside_down()
    return _Look(turned, see(turned.picture, languages, layout=_WHOLE_PAGE), quarters + 2)


def _on_its_head(page: Upright, languages: str) -> bool:
    """Whether a sample of the page's lines is read better upside down."""
    strips = find_strips(page.picture)
    longest = sorted(strips, key=lambda box: box[0] - box[2])[:_SAMPLE]
    if not longest:
        return False
    sheet, places = paste(page.picture, [_at_most(box) for box in longest])
    turned = sheet.transpose(Image.Transpose.ROTATE_180)
    both = Image.new("L", (sheet.width, 2 * sheet.height), 255)
    both.paste(sheet, (0, 0))
    both.paste(turned, (0, sheet.height))
    words = see(both, languages, layout=_ONE_COLUMN)
    upright = [word for word in words if word.middle[1] < sheet.height]
    inverted = [word for word in words if word.middle[1] >= sheet.height]
    return bool(places) and _quality(inverted) > _quality(upright) + _SURER


def _at_most(box: tuple[int, int, int, int]) -> tuple[int, int, int, int]:
    """Return the beginning of a long strip; a sample need not be read to its end."""
    return (box[0], box[1], min(box[2], box[0] + 18 * (box[3] - box[1])), box[3])


def _quality(words: Sequence[SeenWord]) -> float:
    """Return the mean confidence, by length; 0 where nothing was read."""
    letters = sum(len(word.text) for word in words)
    return sum(word.confidence * len(word.text) for word in words) / letters if letters else 0.0


def told(word: SeenWord, to_page: Affine) -> list[Any]:
    """Return a word as the answer has it: text, confidence, line, box, corners on the page."""
    corners = (
        (word.left, word.top),
        (word.right, word.top),
        (word.right, word.bottom),
        (word.left, word.bottom),
    )
    places = [to_page.point(corner) for corner in corners]
    upright = [round(side, 1) for side in (word.left, word.top, word.right, word.bottom)]
    quad = [[round(x, 1), round(y, 1)] for x, y in places]
    return [word.text, round(word.confidence, 1), word.line, upright, quad]
