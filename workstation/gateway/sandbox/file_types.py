"""What a file is, told by its first bytes; its name and claimed type mean nothing."""

from typing import Final

from workstation.domain.proofs import UnreadableReason, UnreadableUpload

PDF: Final = "application/pdf"
HEIC: Final = "image/heic"

_ACCEPTED: Final = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"BM", "image/bmp"),
)
_HEIC_STILLS: Final = frozenset({b"heic", b"heix", b"heim", b"heis"})
_HEIC_SERIES: Final = frozenset({b"hevc", b"hevx", b"hevm", b"hevs"})
"""Brands of ISO/IEC 23008-12, annex B: single pictures, and moving ones without any."""
_MOST_BRANDS: Final = 64
_KNOWN_BUT_REFUSED: Final = (
    b"%!PS",  # PostScript: opening it would start a program
    b"\xc5\xd0\xd3\xc6",
    b"PK\x03\x04",  # ZIP, and the office formats inside it
    b"\xd0\xcf\x11\xe0",  # old office formats
    b"{\\rtf",
    b"8BPS",
    b"\x00\x00\x01\x00",
    b"\x00\x00\x00\x0cjP  ",
    b"\xff\x4f\xff\x51",
    b"Rar!",
    b"7z\xbc\xaf",
    b"\x1f\x8b",
    b"II+\x00",
    b"MM\x00+",
    b"\x1aE\xdf\xa3",
)
_PDF_WITHIN: Final = 1024
_MARKUP: Final = (b"<svg", b"<?xml", b"<!doctype", b"<html")


def media_type(body: bytes) -> str:
    """Return the media type of an acceptable file.

    Raises:
        UnreadableUpload: it is empty, of a type we refuse, or of no type at all.
    """
    if not body:
        raise UnreadableUpload(UnreadableReason.EMPTY)
    for start, kind in _ACCEPTED:
        if body.startswith(start):
            return kind
    if body[:4] == b"RIFF" and body[8:12] == b"WEBP":
        return "image/webp"
    if _HEIC_STILLS & _brands(body):
        return HEIC
    if b"%PDF-" in body[:_PDF_WITHIN]:
        return PDF
    raise UnreadableUpload(_refusal(body))


def _brands(body: bytes) -> frozenset[bytes]:
    """Return the brands a file of the MP4 family says it can be read as."""
    if body[4:8] != b"ftyp":
        return frozenset()
    end = min(int.from_bytes(body[:4], "big"), 4 * _MOST_BRANDS)
    return frozenset(body[at : at + 4] for at in (8, *range(16, end, 4)))


def _refusal(body: bytes) -> UnreadableReason:
    if body[4:8] == b"ftyp":
        series = _HEIC_SERIES & _brands(body)
        return UnreadableReason.HEIC if series else UnreadableReason.UNSUPPORTED_TYPE
    start = body[:256].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if body.startswith(_KNOWN_BUT_REFUSED) or start.startswith(_MARKUP):
        return UnreadableReason.UNSUPPORTED_TYPE
    return UnreadableReason.NOT_AN_IMAGE
