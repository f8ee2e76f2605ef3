"""The symbols of a letter's reference: drawn for the page, found again in pictures of pages.

Drawn: QR at level Q with a quiet zone of 4 modules, a smaller one for the envelope's window, and
Code 128 in set C for laser scanners that read no QR. Read with zxing-cpp. A payload is believed
only when prefix, length and check hold: decoders have been seen to return garbage without an error.
"""

import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import cos, radians, sin
from typing import Final

import numpy as np
import segno
import zxingcpp
from PIL import Image, ImageFilter

from workstation.domain.letters import LetterReference
from workstation.domain.proofs import Point, Quad

QR_MODULE_MM: Final = 0.88
"""25 modules make 22 mm, and 29 mm with the quiet zone."""
QR_QUIET_MODULES: Final = 4
WINDOW_MODULE_MM: Final = 0.6
"""Of the QR symbol in the window: 15 mm, for the scanning of mail that comes back unopened."""
BAR_MODULE_MM: Final = 0.42
BAR_QUIET_MODULES: Final = 10
BAR_HEIGHT_MM: Final = 12.0


@dataclass(frozen=True, slots=True)
class Drawing:
    """A symbol as SVG, quiet zone included, with its size on paper."""

    svg: str
    width_mm: float
    height_mm: float


def qr_drawing(reference: LetterReference, module_mm: float = QR_MODULE_MM) -> Drawing:
    """Return the QR symbol of a reference, its modules so large."""
    code = segno.make(reference.symbol, error="Q", boost_error=False, micro=False)
    rows = [bytes(row) for row in code.matrix_iter(border=QR_QUIET_MODULES)]
    return _drawing(rows, module_mm, len(rows) * module_mm)


def code128_drawing(reference: LetterReference) -> Drawing:
    """Return the Code 128 symbol of a reference; digits only, so all of it is in set C."""
    made = zxingcpp.create_barcode(reference.digits, zxingcpp.BarcodeFormat.Code128)
    picture = np.asarray(made.to_image(scale=1, add_quiet_zones=False))
    quiet = bytes(BAR_QUIET_MODULES)
    row = quiet + bytes((picture[0] < 128).astype(np.uint8)) + quiet
    return _drawing([row], BAR_MODULE_MM, BAR_HEIGHT_MM)


def _drawing(rows: Sequence[bytes], module_mm: float, height_mm: float) -> Drawing:
    """Return rows of modules (1 is dark) as one path; neighbours in a row share a rectangle."""
    width, height = len(rows[0]), len(rows)
    path = "".join(
        f"M{start} {top}h{length}v1h-{length}z"
        for top, row in enumerate(rows)
        for start, length in _dark_runs(row)
    )
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}"'
        f' width="{width}" height="{height}" preserveAspectRatio="none">'
        f'<path fill="#000" shape-rendering="crispEdges" d="{path}"/></svg>'
    )
    return Drawing(svg, width * module_mm, height_mm)


def _dark_runs(row: bytes) -> Iterator[tuple[int, int]]:
    start = 0
    for run in row.replace(b"\0", b" ").split(b" "):
        if run:
            yield start, len(run)
        start += len(run) + 1


class Symbol(StrEnum):
    """Which symbol a reference was read from."""

    QR = "qr"
    CODE_128 = "code128"


@dataclass(frozen=True, slots=True)
class FoundReference:
    """A reference found in a picture."""

    reference: LetterReference
    symbol: Symbol
    quad: Quad
    """Where, in pixels of the picture; the first corner is the symbol's own top left."""


_ENLARGED_UP_TO: Final = 6_000_000
"""Pixels; a larger page shows its symbols large enough, and enlarging it takes seconds."""


def read_references(page: bytes) -> tuple[FoundReference, ...]:
    """Return the references of the letters on a page, each once.

    Several letters may lie side by side, so the page is always looked at in more than one way;
    the dear ways are tried when the cheap ones found nothing.

    Args:
        page: a picture the sandbox re-encoded, never a stranger's own bytes.
    """
    with Image.open(io.BytesIO(page)) as opened:
        grey = opened.convert("L")
    sharp = grey.filter(ImageFilter.UnsharpMask(radius=3, percent=200, threshold=0))
    found: dict[LetterReference, FoundReference] = {}
    for picture, scale in ((grey, 1.0), (_scaled(grey, 0.5), 0.5), (sharp, 1.0)):
        found = _found(picture, _shrunk(scale)) | found
    if not found:
        found = next(filter(None, _dear_attempts(grey, sharp)), {})
    return tuple(found.values())


def _dear_attempts(
    grey: Image.Image, sharp: Image.Image
) -> Iterator[dict[LetterReference, FoundReference]]:
    if grey.width * grey.height <= _ENLARGED_UP_TO:
        for picture, scale in ((grey, 2.0), (grey, 1.5), (sharp, 2.0)):
            yield _found(_scaled(picture, scale), _shrunk(scale))
    for picture in (grey, grey.filter(ImageFilter.MedianFilter(3))):
        yield _found(_evened(picture), _shrunk(1.0))
    for scale in (1.25, 0.8, 0.65):
        # A bent symbol is sampled beside its modules; other sizes are sampled elsewhere.
        other = _scaled(grey, scale)
        for picture in (other.filter(ImageFilter.GaussianBlur(1.5)), _evened(other)):
            yield _found(picture, _shrunk(scale))
    for degrees in _TURNS if max(grey.size) <= _TURNED_UP_TO * min(grey.size) else ():
        picture = sharp.rotate(degrees, Image.Resampling.BICUBIC, expand=True, fillcolor=128)
        yield _found(picture, _unturned(degrees, picture.size, grey.size))


_TURNS: Final = (18, 36, 54, 72)
"""Degrees. Bars are read along rows and columns only, and a row crosses all of them while they lie
within 11 degrees of it: they are five times as long as high."""

_TURNED_UP_TO: Final = 5
"""Times as long as wide; a longer strip grows too large when it is turned."""

Way = Callable[[float, float], Point]
"""From a point of a changed picture to that of the page."""


def _shrunk(scale: float) -> Way:
    return lambda x, y: (x / scale, y / scale)


def _unturned(degrees: float, turned: tuple[int, int], page: tuple[int, int]) -> Way:
    """Return the way back from a page turned about its middle, counter-clockwise."""
    c, s = cos(radians(degrees)), sin(radians(degrees))

    def way(x: float, y: float) -> Point:
        across, down = x - turned[0] / 2, y - turned[1] / 2
        return page[0] / 2 + c * across - s * down, page[1] / 2 + s * across + c * down

    return way


_TILE: Final = 32
_LEAST_RANGE: Final = 24
"""Grey levels: where a tile has fewer it is paper, and its grain is not made ink."""


def _evened(picture: Image.Image) -> Image.Image:
    """Return the picture with every part stretched from black to white, against glare and shade."""
    size = max(1, picture.width // _TILE), max(1, picture.height // _TILE)
    fine = np.asarray(picture.resize((size[0] * _TILE, size[1] * _TILE)))
    tiles = fine.reshape(size[1], _TILE, size[0], _TILE)
    ends = (
        Image.fromarray(end).filter(around).resize(picture.size, Image.Resampling.BILINEAR)
        for end, around in (
            (tiles.min(axis=(1, 3)), ImageFilter.MinFilter(3)),
            (tiles.max(axis=(1, 3)), ImageFilter.MaxFilter(3)),
        )
    )
    dark, light = (np.asarray(end, dtype=np.float32) for end in ends)
    spread = np.maximum(light - dark, _LEAST_RANGE)
    stretched = (np.asarray(picture, dtype=np.float32) - dark) / spread * 255
    return Image.fromarray(np.clip(stretched, 0, 255).astype(np.uint8))


def _scaled(picture: Image.Image, scale: float) -> Image.Image:
    size = (max(1, round(picture.width * scale)), max(1, round(picture.height * scale)))
    return picture.resize(size, Image.Resampling.BICUBIC)


def _found(picture: Image.Image, back: Way) -> dict[LetterReference, FoundReference]:
    found: dict[LetterReference, FoundReference] = {}
    # Made for each picture: one that lives in the module is reported as leaked when Python ends.
    formats = zxingcpp.BarcodeFormats(
        [zxingcpp.BarcodeFormat.QRCode, zxingcpp.BarcodeFormat.Code128]
    )
    for barcode in zxingcpp.read_barcodes(np.asarray(picture), formats=formats):
        reference = LetterReference.parse(barcode.text)
        is_qr = barcode.symbology == zxingcpp.BarcodeFormat.QRCode
        symbol = Symbol.QR if is_qr else Symbol.CODE_128
        if isinstance(reference, LetterReference) and barcode.text == _payload(reference, symbol):
            quad = _quad(barcode.position, back)
            found.setdefault(reference, FoundReference(reference, symbol, quad))
    return found


def _payload(reference: LetterReference, symbol: Symbol) -> str:
    """Return what our symbol says to the letter; a decoder has no spelling to be lenient about."""
    return reference.symbol if symbol is Symbol.QR else reference.digits


def _quad(position: zxingcpp.Position, back: Way) -> Quad:
    corners = position.top_left, position.top_right, position.bottom_right, position.bottom_left
    first, second, third, fourth = (back(c.x, c.y) for c in corners)
    return Quad((first, second, third, fourth))
