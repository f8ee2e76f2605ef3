"""Letters to nobody: invented applicants' sheets, and what is seen on the pages made of them."""

import ctypes
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image

from workstation.domain.applications import Language
from workstation.domain.letters import LetterCode, LetterKind, LetterReference, LetterSheet
from workstation.gateway.texts import Catalogues, Contacts

RESOURCES: Final = Path(__file__).resolve().parents[2] / "resources"
ADDRESS: Final = "Flat 1203, 12/F, Wah Kee House, Wah Fu (I) Estate, Aberdeen, Hong Kong"
NAME: Final = "YEUNG Wing Yan 楊詠欣"
_MM: Final = 25.4 / 72


def catalogues() -> Catalogues:
    """Return the catalogues that are shipped."""
    return Catalogues(RESOURCES / "i18n" / "applicants")


def contacts() -> Contacts:
    """Return the contacts that are shipped."""
    return Contacts.read(RESOURCES / "letters" / "contacts.toml")


def sheet(
    kind: LetterKind = LetterKind.COUNTER,
    language: Language = Language.ENGLISH,
    *,
    number: int = 1,
    name: str = NAME,
    address: str = ADDRESS,
    generation: int = 1,
) -> LetterSheet:
    """Return the ``number``-th letter of its kind; a PIN letter has its code."""
    drawn = number.to_bytes(16)
    return LetterSheet(
        kind=kind,
        language=language,
        reference=LetterReference.drawn(bytes(byte ^ 0x5A for byte in drawn)),
        application_reference="HK00000000420",
        generation=generation,
        dated_on=date(2026, 11, 22),
        last_day=date(2026, 12, 22),
        name=name,
        address=address,
        code=LetterCode.drawn(drawn[-7:]) if kind is LetterKind.PIN else None,
    )


def pictures(pdf: bytes, dpi: int) -> list[Image.Image]:
    """Return the pages of a PDF as greys."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.render(scale=dpi / 72, grayscale=True).to_pil() for page in document]
    finally:
        document.close()


def texts(pdf: bytes) -> list[str]:
    """Return the words of each page on one line."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in document]
    finally:
        document.close()


@dataclass(frozen=True, slots=True)
class Glyph:
    """A printed character and the edges of its ink, in millimetres from the sheet's top left."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    def touches(self, left: float, top: float, right: float, bottom: float) -> bool:
        """Say whether any of it lies in the box."""
        return self.left < right and self.right > left and self.top < bottom and self.bottom > top

    def inside(self, left: float, top: float, right: float, bottom: float) -> bool:
        """Say whether all of it lies in the box."""
        return (
            self.left >= left and self.right <= right and self.top >= top and self.bottom <= bottom
        )


def glyphs(pdf: bytes, page: int = 0) -> list[Glyph]:
    """Return the characters of a page that have ink."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return list(_glyphs(document[page]))
    finally:
        document.close()


def _glyphs(page: pypdfium2.PdfPage) -> Iterator[Glyph]:
    height = page.get_height()
    words = page.get_textpage()
    for place in range(words.count_chars()):
        text = words.get_text_range(place, 1)
        if text.strip() and unicodedata.category(text) != "Cf":
            left, bottom, right, top = words.get_charbox(place)
            yield Glyph(
                text, left * _MM, (height - top) * _MM, right * _MM, (height - bottom) * _MM
            )


def font_names(pdf: bytes) -> set[str]:
    """Return the names of the fonts that set the first page."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return {
            _font_name(thing.raw)
            for thing in document[0].get_objects()
            if thing.type == pdfium.FPDF_PAGEOBJ_TEXT
        }
    finally:
        document.close()


def _font_name(thing: object) -> str:
    name = ctypes.create_string_buffer(100)
    pdfium.FPDFFont_GetBaseFontName(pdfium.FPDFTextObj_GetFont(thing), name, len(name))
    return name.value.decode()
