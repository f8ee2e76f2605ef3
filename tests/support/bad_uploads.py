"""The bytes of uploads that are broken, enormous or malicious on purpose."""

import io
import struct
import zlib
from typing import Final

from PIL import Image

from workstation.sample_office.proofs.locked_pdf import locked_pdf as lock

_PNG: Final = b"\x89PNG\r\n\x1a\n"


def svg() -> bytes:
    """Return a drawing with a script and a reference to a file of the machine."""
    return (
        b'<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY file SYSTEM "file:///etc/hostname">]>'
        b'<svg xmlns="http://www.w3.org/2000/svg" width="600" height="800">'
        b"<script>alert(1)</script><text>&file;</text></svg>"
    )


def eps() -> bytes:
    """Return an encapsulated PostScript page."""
    return (
        b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 595 842\n"
        b"/Helvetica findfont 20 scalefont setfont 72 720 moveto (bill) show showpage\n%%EOF\n"
    )


def pdf_of_pages(count: int) -> bytes:
    """Return a PDF of so many empty pages."""
    kids = " ".join(f"{number + 3} 0 R" for number in range(count))
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"
    pages = f"<< /Type /Pages /Kids [{kids}] /Count {count} >>".encode()
    return pdf_of([b"<< /Type /Catalog /Pages 2 0 R >>", pages, *[page] * count])


def exploding_pdf(levels: int = 9, calls: int = 12) -> bytes:
    """Return a PDF whose forms call one another: ``calls`` to the power of ``levels`` times."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /XObject << /F 5 0 R >> >> >>",
        _stream(b"", b"/F Do"),
    ]
    for level in range(levels):
        following = 6 + level
        entries = (
            "/Type /XObject /Subtype /Form /BBox [0 0 595 842]"
            f" /Resources << /XObject << /F {following} 0 R >> >>"
        )
        objects.append(_stream(entries.encode(), b"/F Do " * calls))
    last = b"/Type /XObject /Subtype /Form /BBox [0 0 595 842]"
    objects.append(_stream(last, b"0 0 m 595 842 l S"))
    return pdf_of(objects)


def locked_pdf() -> bytes:
    """Return a PDF that opens only with a password."""
    buffer = io.BytesIO()
    Image.new("RGB", (200, 280), "white").save(buffer, "JPEG")
    return lock(buffer.getvalue(), (200, 280), (595, 842), "ebill2021")


def huge_png() -> bytes:
    """Return a small PNG file of 70 million pixels, all there."""
    buffer = io.BytesIO()
    Image.new("1", (8400, 8400)).save(buffer, "PNG")
    return buffer.getvalue()


def claiming_png(width: int, height: int) -> bytes:
    """Return a PNG whose header claims a size that its data do not have."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        _PNG + _chunk(b"IHDR", head) + _chunk(b"IDAT", zlib.compress(bytes(64))) + _chunk(b"IEND")
    )


def text_bomb_png() -> bytes:
    """Return a PNG whose compressed comment unpacks to 200 megabytes."""
    head = struct.pack(">IIBBBBB", 8, 8, 8, 0, 0, 0, 0)
    comment = b"Comment\0\0" + zlib.compress(bytes(200 * 1024 * 1024), 1)
    pixels = zlib.compress(bytes(9 * 8))
    return b"".join(
        (
            _PNG,
            _chunk(b"IHDR", head),
            _chunk(b"zTXt", comment),
            _chunk(b"IDAT", pixels),
            _chunk(b"IEND"),
        )
    )


def pdf_of(objects: list[bytes]) -> bytes:
    """Return a PDF of these objects; the first is the catalogue."""
    body = bytearray(b"%PDF-1.4\n")
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(body))
        body += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    start = len(body)
    body += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    for place in places:
        body += f"{place:010d} 00000 n \n".encode()
    body += (
        f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
    ).encode()
    return bytes(body)


def _stream(entries: bytes, content: bytes) -> bytes:
    length = str(len(content)).encode()
    return b"<< %s /Length %s >>\nstream\n%s\nendstream" % (entries, length, content)


def _chunk(kind: bytes, content: bytes = b"") -> bytes:
    check = zlib.crc32(kind + content)
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", check)
