"""Writes a picture as a PDF that asks for a password.

The encryption is the oldest of the format (ISO 32000-1, 7.6.2 and algorithms 2 to 4: RC4 with 40
bits, revision 2). It keeps no secret; it is what some banks still send.
"""

from hashlib import md5
from typing import Final

_PADDING: Final = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
_ALLOWED: Final = -44


def locked_pdf(
    jpeg: bytes, pixels: tuple[int, int], points: tuple[float, float], password: str
) -> bytes:
    """Return a one-page PDF of the JPEG picture, encrypted with ``password``.

    Args:
        jpeg: the picture, three colours.
        pixels: its width and height.
        points: width and height of the page.
        password: what opens the file; Latin letters and digits.
    """
    mark = md5(jpeg, usedforsecurity=False).digest()
    owner = _rc4(_md5_5(_padded(password)), _padded(password))
    allowed = (_ALLOWED & 0xFFFFFFFF).to_bytes(4, "little")
    key = _md5_5(_padded(password) + owner + allowed + mark)
    user = _rc4(key, _PADDING)
    show = f"q {points[0]:.2f} 0 0 {points[1]:.2f} 0 0 cm /Im0 Do Q".encode()
    picture = (
        f"/Type /XObject /Subtype /Image /Width {pixels[0]} /Height {pixels[1]}"
        " /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode"
    )
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {points[0]:.2f} {points[1]:.2f}]"
        " /Contents 4 0 R /Resources << /XObject << /Im0 5 0 R >> >> >>".encode(),
        _stream(key, 4, "", show),
        _stream(key, 5, picture, jpeg),
        f"<< /Filter /Standard /V 1 /R 2 /O <{owner.hex()}> /U <{user.hex()}>"
        f" /P {_ALLOWED} >>".encode(),
    ]
    return _file(objects, mark)


def _file(objects: list[bytes], mark: bytes) -> bytes:
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
        f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R /Encrypt {len(objects)} 0 R"
        f" /ID [<{mark.hex()}> <{mark.hex()}>] >>\nstartxref\n{start}\n%%EOF\n"
    ).encode()
    return bytes(body)


def _stream(key: bytes, number: int, entries: str, content: bytes) -> bytes:
    own = md5(key + number.to_bytes(3, "little") + b"\0\0", usedforsecurity=False).digest()
    sealed = _rc4(own[:10], content)
    return f"<< {entries} /Length {len(sealed)} >>\nstream\n".encode() + sealed + b"\nendstream"


def _padded(password: str) -> bytes:
    return (password.encode("latin-1") + _PADDING)[:32]


def _md5_5(content: bytes) -> bytes:
    return md5(content, usedforsecurity=False).digest()[:5]


def _rc4(key: bytes, content: bytes) -> bytes:
    state = list(range(256))
    j = 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    out = bytearray(len(content))
    i = j = 0
    for place, byte in enumerate(content):
        i = (i + 1) % 256
        at = state[i]
        j = (j + at) % 256
        other = state[j]
        state[i], state[j] = other, at
        out[place] = byte ^ state[(at + other) % 256]
    return bytes(out)
