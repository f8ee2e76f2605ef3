"""HEIC, what iPhones make of a photograph: decoded by libheif, without its plugin for Pillow.

A turn belongs to the picture here (``irot`` and ``imir``, ISO/IEC 23008-12, 6.5.10 and 6.5.12):
every decoder applies it, and the EXIF orientation beside it is to be left alone. So the pixels of
the file as uploaded are the turned ones, and nothing has to be turned back.
"""

from collections.abc import Iterator

import pi_heif

from workstation.domain.proofs import UnreadableReason, UnreadableUpload
from workstation.gateway.sandbox.limits import MOST_PAGES, MOST_PIXELS
from workstation.gateway.sandbox.pages import Rendered, shrunk
from workstation.gateway.sandbox.pictures import in_plain_colours


def rendered_telephone_photos(body: bytes) -> Iterator[Rendered]:
    """Yield the pictures of a HEIC file; thumbnails, depths and masks are none.

    Raises:
        UnreadableUpload: too many pictures or pixels, or none at all.
        RuntimeError, ValueError, OSError, SyntaxError: libheif's word for a damaged file.
    """
    pi_heif.options.DECODE_THREADS = 0  # tile after tile: several at once take more memory
    pictures = pi_heif.open_heif(body)  # decodes nothing yet
    if len(pictures) > MOST_PAGES:
        raise UnreadableUpload(UnreadableReason.TOO_MANY_PAGES)
    if any(one.size[0] * one.size[1] > MOST_PIXELS for one in pictures):
        raise UnreadableUpload(UnreadableReason.TOO_MANY_PIXELS)
    while len(pictures) > 0:
        yield _rendered(pictures[0])
        del pictures[0]  # it holds its pixels until then


def _rendered(picture: pi_heif.HeifImage) -> Rendered:
    plain = in_plain_colours(picture.to_pillow())
    small, growth = shrunk(plain)
    return Rendered(small, plain.size, growth)
