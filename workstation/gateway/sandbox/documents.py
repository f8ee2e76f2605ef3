"""PDF: pages drawn by PDFium, and the words the file claims they show."""

import unicodedata
from collections.abc import Iterator
from itertools import islice
from typing import Any, Final

import pypdfium2
import pypdfium2.raw

from workstation.domain.proofs import Affine, PageText, UnreadableReason, UnreadableUpload
from workstation.gateway.sandbox.limits import MOST_PAGES, SHOWN_PIXELS
from workstation.gateway.sandbox.pages import Rendered

_POINTS_PER_INCH: Final = 72
_DOTS_PER_INCH: Final = 200
_MOST_CHARACTERS: Final = 20_000
_MOST_OBJECTS: Final = 5000
_GARBLED_SHARE: Final = 0.05


def rendered_documents(body: bytes) -> Iterator[Rendered]:
    """Yield the pages of a PDF file.

    Raises:
        UnreadableUpload: encrypted, damaged or too many pages.
    """
    try:
        with pypdfium2.PdfDocument(body) as document:
            if len(document) > MOST_PAGES:
                raise UnreadableUpload(UnreadableReason.TOO_MANY_PAGES)
            if len(document) == 0:
                raise UnreadableUpload(UnreadableReason.DAMAGED)
            for page in document:
                yield _rendered(page)
                page.close()
    except pypdfium2.PdfiumError as error:
        locked = error.err_code == pypdfium2.raw.FPDF_ERR_PASSWORD
        reason = UnreadableReason.ENCRYPTED if locked else UnreadableReason.DAMAGED
        raise UnreadableUpload(reason) from error


def _rendered(page: Any) -> Rendered:
    width, height = page.get_size()
    if width <= 0 or height <= 0:
        raise UnreadableUpload(UnreadableReason.DAMAGED)
    scan = _scan_size(page, width, height)
    wanted = scan[0] / width if scan else _DOTS_PER_INCH / _POINTS_PER_INCH
    scale = min(wanted, (SHOWN_PIXELS / (width * height)) ** 0.5)
    bitmap = page.render(scale=scale, may_draw_forms=False, rev_byteorder=True)
    picture = bitmap.to_pil()  # in RGB: pages are drawn without transparency, on white
    upload_size = scan or (round(width * wanted), round(height * wanted))
    way = Affine(a=upload_size[0] / picture.width, e=upload_size[1] / picture.height)
    return Rendered(picture, upload_size, way, tuple(_words(page, bitmap)))


def _scan_size(page: Any, width: float, height: float) -> tuple[int, int] | None:
    """Return the pixels of the picture that is the whole page, where a page is a scan.

    Such a page has pixels of its own, and those are the ones that regions are told in. Scanners
    write the words they read under or over the picture: text beside it makes no difference.
    """
    if page.get_rotation() != 0:
        return None
    objects = list(islice(page.get_objects(max_depth=1), _MOST_OBJECTS))
    pictures = [one for one in objects if one.type == pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]
    if len(pictures) != 1 or len(objects) == _MOST_OBJECTS:
        return None
    left, bottom, right, top = pictures[0].get_bounds()
    matrix = pictures[0].get_matrix()
    upright = matrix.a > 0 and matrix.d > 0 and abs(matrix.b) + abs(matrix.c) < 1e-3
    covers = left <= 1 and bottom <= 1 and right >= width - 1 and top >= height - 1
    if not (upright and covers):
        return None
    pixels = pictures[0].get_px_size()
    squeezed = pixels[0] / width / (pixels[1] / height) if min(pixels) > 0 else 0
    return (int(pixels[0]), int(pixels[1])) if 0.98 < squeezed < 1.02 else None


def _words(page: Any, bitmap: Any) -> Iterator[PageText]:
    """Yield the words of the text layer; nothing where it is garbled."""
    layer = page.get_textpage()
    count = min(layer.count_chars(), _MOST_CHARACTERS)
    if count <= 0:
        return
    text = layer.get_text_range(0, count)
    if len(text) != count or _garbled(text):
        return
    place = bitmap.get_posconv(page)
    for first, end in _spans(text):
        boxes = [layer.get_charbox(at) for at in range(first, end)]
        lefts, bottoms, rights, tops = zip(*boxes, strict=True)
        corners = (min(lefts), max(tops)), (max(rights), min(bottoms))
        xs, ys = zip(*(place.to_bitmap(*corner) for corner in corners), strict=True)
        yield PageText(text[first:end], min(xs), min(ys), max(xs), max(ys))


def _garbled(text: str) -> bool:
    """Say whether too many characters are ones no reader would print."""
    printed = [char for char in text if not char.isspace()]
    odd = sum(
        char == "\ufffd" or unicodedata.category(char) in {"Co", "Cn", "Cc"} for char in printed
    )
    return odd > _GARBLED_SHARE * len(printed)


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield where words start and end; a Chinese character is a word of its own."""
    first = None
    for at, char in enumerate(text):
        alone = ord(char) >= 0x2E80
        if first is not None and (char.isspace() or alone):
            yield first, at
            first = None
        if alone:
            yield at, at + 1
        elif first is None and not char.isspace():
            first = at
    if first is not None:
        yield first, len(text)
