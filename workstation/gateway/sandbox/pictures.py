"""Photographs and scans: decoded whole or not at all, turned upright as their camera says."""

import io
import warnings
from collections.abc import Iterator, Mapping
from typing import Final

from PIL import ExifTags, Image, ImageFile, ImageSequence, UnidentifiedImageError

from workstation.domain.proofs import Affine, UnreadableReason, UnreadableUpload
from workstation.gateway.sandbox.limits import MOST_PAGES, MOST_PIXELS
from workstation.gateway.sandbox.pages import Rendered, shrunk

_FORMATS: Final[Mapping[str, tuple[str, ...]]] = {
    "image/jpeg": ("JPEG",),
    "image/png": ("PNG",),
    "image/tiff": ("TIFF",),
    "image/webp": ("WEBP",),
    "image/bmp": ("BMP",),
    "image/gif": ("GIF",),
}
_WHITE: Final = (255, 255, 255)
_SIXTEEN_BIT: Final = ("I", "I;16", "I;16B", "I;16L", "I;16N", "F")


def refuse_bombs() -> None:
    """Make Pillow refuse oversized pictures and broken files instead of warning."""
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    ImageFile.LOAD_TRUNCATED_IMAGES = False


def rendered_pictures(body: bytes, kind: str) -> Iterator[Rendered]:
    """Yield the pages of an image file; only TIFF has more than one.

    Raises:
        UnreadableUpload: too many pages or pixels, or damaged.
    """
    try:
        with Image.open(io.BytesIO(body), formats=_FORMATS[kind]) as file:
            if kind != "image/tiff":
                yield _rendered(file)
                return
            if getattr(file, "n_frames", 1) > MOST_PAGES:
                raise UnreadableUpload(UnreadableReason.TOO_MANY_PAGES)
            for frame in ImageSequence.Iterator(file):
                yield _rendered(frame)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise UnreadableUpload(UnreadableReason.TOO_MANY_PIXELS) from error
    except UnidentifiedImageError as error:
        raise UnreadableUpload(UnreadableReason.DAMAGED) from error


def _rendered(file: Image.Image) -> Rendered:
    size = file.size
    if size[0] * size[1] > MOST_PIXELS:
        raise UnreadableUpload(UnreadableReason.TOO_MANY_PIXELS)
    if isinstance(file, Image.Image) and file.format == "JPEG":
        file.draft("RGB", _draft_size(size))
    file.load()
    drafted = Affine(a=size[0] / file.size[0], e=size[1] / file.size[1])
    turned, way_back = _upright(in_plain_colours(file), _orientation(file))
    small, growth = shrunk(turned)
    return Rendered(small, size, drafted.after(way_back).after(growth))


def _draft_size(size: tuple[int, int]) -> tuple[int, int]:
    """Return half the size of a very large photograph, so that it is decoded at half."""
    if size[0] * size[1] > MOST_PIXELS * 0.8:
        return (size[0] // 2, size[1] // 2)
    return size


def in_plain_colours(file: Image.Image) -> Image.Image:
    """Return the picture in plain colours or greys, on white where it was transparent."""
    if file.mode in _SIXTEEN_BIT:
        return _eight_bit(file)
    if file.mode in ("1", "L"):
        return file.convert("L")
    if file.mode in ("LA", "PA", "RGBA", "RGBa", "La") or "transparency" in file.info:
        layered = file.convert("RGBA")
        ground = Image.new("RGB", layered.size, _WHITE)
        ground.paste(layered, mask=layered.getchannel("A"))
        return ground
    return file.convert("RGB")


def _eight_bit(file: Image.Image) -> Image.Image:
    """Return a picture of deep greys with its own darkest and lightest spread over 0 to 255."""
    deep = file.convert("F")
    low, high = deep.getextrema()
    assert isinstance(low, float)  # noqa: S101 - a single band has one pair of numbers
    assert isinstance(high, float)  # noqa: S101
    span = (high - low) or 1.0
    return deep.point(lambda value: value * (255 / span) - low * 255 / span).convert("L")


def _orientation(file: Image.Image) -> int:
    """Return the EXIF orientation, 1 where there is none that makes sense."""
    try:
        value = file.getexif().get(ExifTags.Base.Orientation, 1)
    except Exception:  # EXIF of strangers breaks in every way; the picture itself is sound
        return 1
    return value if isinstance(value, int) and 1 <= value <= 8 else 1


def _upright(picture: Image.Image, orientation: int) -> tuple[Image.Image, Affine]:
    """Return the picture as its camera meant it, and the map back."""
    method = _TURNS.get(orientation)
    if method is None:
        return picture, Affine()
    return picture.transpose(method), _way_back(orientation, *picture.size)


_T = Image.Transpose
_TURNS: Final[Mapping[int, Image.Transpose]] = {
    2: _T.FLIP_LEFT_RIGHT,
    3: _T.ROTATE_180,
    4: _T.FLIP_TOP_BOTTOM,
    5: _T.TRANSPOSE,
    6: _T.ROTATE_270,
    7: _T.TRANSVERSE,
    8: _T.ROTATE_90,
}
"""What each EXIF orientation asks for (EXIF 2.3, tag 274)."""


def _way_back(orientation: int, width: int, height: int) -> Affine:
    """Return the map from the turned picture to the stored one of this size."""
    w, h = float(width), float(height)
    return {
        2: Affine(-1, 0, w, 0, 1, 0),
        3: Affine(-1, 0, w, 0, -1, h),
        4: Affine(1, 0, 0, 0, -1, h),
        5: Affine(0, 1, 0, 1, 0, 0),
        6: Affine(0, 1, 0, -1, 0, h),
        7: Affine(0, -1, w, -1, 0, h),
        8: Affine(0, -1, w, 1, 0, 0),
    }[orientation]
