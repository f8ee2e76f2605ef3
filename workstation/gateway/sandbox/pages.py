"""The pages a child hands back: re-encoded pictures and where their pixels came from."""

import io
from dataclasses import dataclass, field
from typing import Any, Final

from PIL import Image

from workstation.domain.proofs import Affine, PageText
from workstation.gateway.sandbox.limits import SHOWN_PIXELS

_QUALITY: Final = 88


@dataclass(frozen=True, slots=True)
class Rendered:
    """One page as drawn, with the way back to the file's own pixels."""

    picture: Image.Image
    upload_size: tuple[int, int]
    to_upload: Affine
    text: tuple[PageText, ...] = field(default=(), repr=False)

    def head(self) -> dict[str, Any]:
        """Return what a message says of the page."""
        way = self.to_upload
        return {
            "size": list(self.picture.size),
            "upload_size": list(self.upload_size),
            "to_upload": [way.a, way.b, way.c, way.d, way.e, way.f],
            "text": [[t.text, t.left, t.top, t.right, t.bottom] for t in self.text],
        }

    def jpeg(self) -> bytes:
        """Return the page as a JPEG file that holds nothing but pixels."""
        buffer = io.BytesIO()
        self.picture.info.clear()  # Pillow would copy a comment
        self.picture.save(buffer, "JPEG", quality=_QUALITY)
        return buffer.getvalue()


def shrunk(picture: Image.Image) -> tuple[Image.Image, Affine]:
    """Return the picture within the size that is shown, and the map back to its pixels."""
    width, height = picture.size
    if width * height <= SHOWN_PIXELS:
        return picture, Affine()
    ratio = (SHOWN_PIXELS / (width * height)) ** 0.5
    size = (max(1, int(width * ratio)), max(1, int(height * ratio)))
    small = picture.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)
    return small, Affine(a=width / size[0], e=height / size[1])
