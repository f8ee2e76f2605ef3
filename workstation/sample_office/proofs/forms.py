"""Makes the file an applicant uploads out of drawn sheets."""

import io
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from random import Random
from typing import Final

from PIL import Image

from workstation.sample_office.proofs.locked_pdf import locked_pdf
from workstation.sample_office.proofs.plane import Plane, scaled
from workstation.sample_office.proofs.sheet import Sheet
from workstation.sample_office.proofs.truth import Form
from workstation.sample_office.proofs.typesetting import pictures_of, set_pdf
from workstation.sample_office.proofs.wear import (
    Picture,
    fax,
    photograph,
    recompressed,
    scan,
    shrunk,
    turned_by_quarters,
    unreadable,
)

TEXT_PDF_DPI: Final = 200
"""The measure of quads in PDFs that have a text layer."""
_POINTS: Final = 72
_ORIENTATION: Final = 0x0112
_EXIF_OF_TURNS: Final = {0: 1, 1: 6, 2: 3, 3: 8}
"""EXIF orientation that undoes a picture stored turned back by so many quarters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeFile:
    """The bytes of an upload and where its sheets lie in it."""

    body: bytes = field(repr=False)
    suffix: str
    planes: tuple[Plane, ...]
    """From points of each sheet in the file to pixels of its page."""
    sizes: tuple[tuple[int, int], ...]
    first_page: int = 0
    """Which sheet the file begins with, from 0."""
    turned: int = 0


def make_file(
    sheets: Sequence[Sheet], form: Form, rng: Random, *, made_on: date, page: int = 1
) -> MadeFile:
    """Return the file of ``form``; a form that is one picture shows only ``page``."""
    pdf = set_pdf(sheets, made_on)
    if form is Form.TEXT_PDF:
        return _text_pdf(pdf, sheets)
    if form in _MANY_PAGES:
        pictures = [_rendered(pdf, number, 150) for number in range(len(sheets))]
        return _MANY_PAGES[form](pictures, rng, made_on)
    made = _ONE_PICTURE[form](pdf, page - 1, rng)
    return MadeFile(
        body=made.body,
        suffix=made.suffix,
        planes=made.planes,
        sizes=made.sizes,
        first_page=page - 1,
        turned=made.turned,
    )


def _rendered(pdf: bytes, number: int, dpi: float) -> Picture:
    image = pictures_of(pdf, dpi, only=number)[0]
    return Picture(image, scaled(dpi / _POINTS, dpi / _POINTS))


def _saved(
    picture: Picture, kind: str, suffix: str, *, turned: int = 0, **settings: object
) -> MadeFile:
    buffer = io.BytesIO()
    picture.image.save(buffer, kind, **settings)
    return MadeFile(
        body=buffer.getvalue(),
        suffix=suffix,
        planes=(picture.plane,),
        sizes=(picture.image.size,),
        turned=turned,
    )


def _text_pdf(pdf: bytes, sheets: Sequence[Sheet]) -> MadeFile:
    scale = TEXT_PDF_DPI / _POINTS
    return MadeFile(
        body=pdf,
        suffix=".pdf",
        planes=tuple(scaled(scale, scale) for _ in sheets),
        sizes=tuple((round(sheet.width * scale), round(sheet.height * scale)) for sheet in sheets),
    )


def _clean_png(pdf: bytes, page: int, rng: Random) -> MadeFile:
    dpi = rng.choice((150, 200, 200, 300))
    picture = _rendered(pdf, page, dpi)
    if dpi == 300:
        picture = Picture(picture.image.convert("L"), picture.plane)
    return _saved(picture, "PNG", ".png", compress_level=3, dpi=(dpi, dpi))


def _clean_jpeg(pdf: bytes, page: int, rng: Random) -> MadeFile:
    dpi = rng.choice((150, 200, 250))
    return _saved(_rendered(pdf, page, dpi), "JPEG", ".jpg", quality=90, dpi=(dpi, dpi))


def _skewed_scan(pdf: bytes, page: int, rng: Random) -> MadeFile:
    skew = rng.choice((-1, 1)) * rng.uniform(0.6, 3.2)
    shade = rng.randint(4, 22)
    worn = scan(_rendered(pdf, page, 180), rng, skew=skew, grain=20, shade=shade)
    return _saved(worn, "JPEG", ".jpg", quality=rng.randint(72, 86), dpi=(180, 180))


def _turned_scan(pdf: bytes, page: int, rng: Random) -> MadeFile:
    worn = scan(_rendered(pdf, page, 170), rng, skew=rng.uniform(-0.7, 0.7), grain=14, shade=8)
    turns = rng.choice((1, 2, 3))
    turned = turned_by_quarters(worn, turns)
    return _saved(turned, "JPEG", ".jpg", turned=turns * 90, quality=82, dpi=(170, 170))


def _fax(pdf: bytes, page: int, rng: Random) -> MadeFile:
    worn = fax(_rendered(pdf, page, 200), rng)
    return _saved(worn, "TIFF", ".tif", compression="group4", dpi=(200, 200))


def _photo(pdf: bytes, page: int, rng: Random) -> MadeFile:
    seen = _seen_by_telephone(pdf, page, rng, hard=False)
    return _saved(seen, "JPEG", ".jpg", quality=rng.randint(76, 88))


def _hard_photo(pdf: bytes, page: int, rng: Random) -> MadeFile:
    seen = _seen_by_telephone(pdf, page, rng, hard=True)
    return _saved(seen, "JPEG", ".jpg", quality=rng.randint(58, 70))


def _exif_photo(pdf: bytes, page: int, rng: Random) -> MadeFile:
    seen = _seen_by_telephone(pdf, page, rng, hard=False)
    turns = rng.choice((1, 2, 3))
    stored = turned_by_quarters(seen, -turns)
    exif = Image.Exif()
    exif[_ORIENTATION] = _EXIF_OF_TURNS[turns]
    return _saved(stored, "JPEG", ".jpg", quality=80, exif=exif)


def _chat_photo(pdf: bytes, page: int, rng: Random) -> MadeFile:
    seen = _seen_by_telephone(pdf, page, rng, hard=False)
    small = recompressed(shrunk(seen, rng.choice((1440, 1600))), 62)
    return _saved(small, "JPEG", ".jpeg", quality=55)


def _unreadable(pdf: bytes, page: int, rng: Random) -> MadeFile:
    shaken = unreadable(_seen_by_telephone(pdf, page, rng, hard=False), rng)
    return _saved(shaken, "JPEG", ".jpg", quality=70)


def _locked_pdf(pdf: bytes, page: int, _rng: Random) -> MadeFile:
    picture = _rendered(pdf, page, 100)
    buffer = io.BytesIO()
    picture.image.save(buffer, "JPEG", quality=60)
    size = picture.image.size
    points = (size[0] * _POINTS / 100, size[1] * _POINTS / 100)
    body = locked_pdf(buffer.getvalue(), size, points, "ebill2021")
    return MadeFile(body=body, suffix=".pdf", planes=(picture.plane,), sizes=(size,))


def _seen_by_telephone(pdf: bytes, page: int, rng: Random, *, hard: bool) -> Picture:
    long_side = rng.choice((1800, 2000, 2200, 2400))
    picture = _rendered(pdf, page, long_side / 12.4)
    short_side = long_side * 3 // 4
    across = picture.image.width > picture.image.height
    size = (long_side, short_side) if across else (short_side, long_side)
    return photograph(picture, rng, size=size, hard=hard)


def _picture_pdf(pictures: Sequence[Picture], rng: Random, made_on: date) -> MadeFile:
    worn = [scan(each, rng, skew=rng.uniform(-1, 1), grain=12, shade=8) for each in pictures]
    buffer = io.BytesIO()
    moment = time.strptime(made_on.isoformat(), "%Y-%m-%d")
    worn[0].image.save(
        buffer,
        "PDF",
        save_all=True,
        append_images=[each.image for each in worn[1:]],
        resolution=150,
        quality=80,
        creationDate=moment,
        modDate=moment,
    )
    return _of_pages(buffer.getvalue(), ".pdf", worn)


def _tiff(pictures: Sequence[Picture], rng: Random, _made_on: date) -> MadeFile:
    worn = [scan(each, rng, skew=rng.uniform(-1, 1), grain=8, shade=6) for each in pictures]
    buffer = io.BytesIO()
    grey = [each.image.convert("L") for each in worn]
    grey[0].save(
        buffer,
        "TIFF",
        save_all=True,
        append_images=grey[1:],
        compression="jpeg",
        quality=80,
        dpi=(150, 150),
    )
    return _of_pages(buffer.getvalue(), ".tif", worn)


def _of_pages(body: bytes, suffix: str, pictures: Sequence[Picture]) -> MadeFile:
    return MadeFile(
        body=body,
        suffix=suffix,
        planes=tuple(each.plane for each in pictures),
        sizes=tuple(each.image.size for each in pictures),
    )


_ONE_PICTURE: Final[Mapping[Form, Callable[[bytes, int, Random], MadeFile]]] = {
    Form.CLEAN_PNG: _clean_png,
    Form.CLEAN_JPEG: _clean_jpeg,
    Form.SKEWED_SCAN: _skewed_scan,
    Form.TURNED_SCAN: _turned_scan,
    Form.FAX: _fax,
    Form.PHOTO: _photo,
    Form.EXIF_PHOTO: _exif_photo,
    Form.CHAT_PHOTO: _chat_photo,
    Form.HARD_PHOTO: _hard_photo,
    Form.UNREADABLE: _unreadable,
    Form.LOCKED_PDF: _locked_pdf,
}
_MANY_PAGES: Final[Mapping[Form, Callable[[Sequence[Picture], Random, date], MadeFile]]] = {
    Form.PICTURE_PDF: _picture_pdf,
    Form.TIFF: _tiff,
}
