"""One made document: what its zone says, how its picture was taken, and the file."""

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from random import Random
from typing import Final

from tests.support.made_documents import wear
from tests.support.made_documents.page import Page, drawn_page
from tests.support.made_documents.texts import LAYOUTS, drawn_text, with_wrong_digit
from tests.support.made_proofs.wear import Picture, turned_by
from workstation.domain.proofs import Point


class Hardship(StrEnum):
    """How a picture was taken, or what is the matter with the document."""

    SCAN = "scan"
    TURNED = "turned"
    ASKEW = "askew"
    PHONE = "phone"
    BLUR = "blur"
    NOISE = "noise"
    COARSE = "coarse"
    SQUEEZED = "squeezed"
    GLARE = "glare"
    FOLD = "fold"
    HOLOGRAM = "hologram"
    CURVED = "curved"
    WEBCAM = "webcam"
    DARK = "dark"
    PHOTOCOPY = "photocopy"
    COVERED = "covered"
    WRONG_DIGIT = "wrong_digit"
    NO_ZONE = "no_zone"


HARDSHIPS: Final = tuple(Hardship)
READABLE: Final = HARDSHIPS[: HARDSHIPS.index(Hardship.COVERED)]
"""Those with a whole and right zone on the picture."""
_LIKELY: Final = ("TD3", "TD3", "TD3", "CS", "CR", "TD1", *LAYOUTS)

_SEEN: Final[Mapping[Hardship, Callable[[Picture, Random], Picture]]] = {
    Hardship.ASKEW: wear.askew,
    Hardship.PHONE: wear.photographed,
    Hardship.BLUR: wear.blurred,
    Hardship.NOISE: wear.grainy,
    Hardship.COARSE: wear.coarse,
    Hardship.SQUEEZED: wear.squeezed,
    Hardship.CURVED: wear.curved,
    Hardship.WEBCAM: wear.from_webcam,
    Hardship.DARK: wear.darkened,
    Hardship.PHOTOCOPY: wear.photocopied,
}
_AT_ZONE: Final[Mapping[Hardship, Callable[[Picture, Random, tuple[Point, ...]], Picture]]] = {
    Hardship.GLARE: wear.glaring,
    Hardship.FOLD: wear.folded,
    Hardship.HOLOGRAM: wear.holographic,
    Hardship.COVERED: wear.covered,
}


@dataclass(frozen=True, slots=True)
class MadeDocument:
    """A picture of a document, and the truth about it."""

    hardship: Hardship
    layout: str
    """Empty when the page has no zone."""
    lines: tuple[str, ...]
    """As printed."""
    middles: tuple[tuple[Point, ...], ...]
    """Where each character lies on the picture, in pixels."""
    body: bytes
    suffix: str


def made_document(seed: int, index: int) -> MadeDocument:
    """Return document number ``index`` of a seed; hardships take turns."""
    rng = Random(f"document {seed} {index}")
    hardship = HARDSHIPS[index % len(HARDSHIPS)]
    layout = "" if hardship is Hardship.NO_ZONE else rng.choice(_LIKELY)
    lines = drawn_text(layout, rng) if layout else ()
    if hardship is Hardship.WRONG_DIGIT:
        lines = with_wrong_digit(layout, lines, rng)
    page = drawn_page(lines, rng)
    picture = _taken(page, hardship, rng)
    body, suffix = _file(picture, hardship, rng)
    middles = tuple(tuple(picture.way(one) for one in line) for line in page.middles)
    return MadeDocument(hardship, layout, lines, middles, body, suffix)


def _taken(page: Page, hardship: Hardship, rng: Random) -> Picture:
    plain = Picture(page.image, lambda point: point)
    if hardship in _AT_ZONE:
        taken = _AT_ZONE[hardship](plain, rng, page.zone)
    elif hardship in _SEEN:
        taken = _SEEN[hardship](plain, rng)
    else:
        way = rng.choice((wear.scanned, wear.photographed))
        taken = wear.scanned(plain, rng) if hardship is Hardship.SCAN else way(plain, rng)
    if hardship is Hardship.TURNED:
        return turned_by(taken, rng.choice((1, 2, 3)))
    if hardship is not Hardship.SCAN and rng.random() < 0.12:
        return turned_by(taken, rng.choice((1, 2, 3)))
    return taken


def _file(picture: Picture, hardship: Hardship, rng: Random) -> tuple[bytes, str]:
    image, buffer = picture.image.convert("RGB"), io.BytesIO()
    chance = rng.random()
    if hardship in (Hardship.SCAN, Hardship.COARSE) and chance < 0.3:
        image.save(buffer, "PNG", compress_level=1)
        return buffer.getvalue(), ".png"
    if hardship is Hardship.SCAN and chance < 0.5:
        image.save(buffer, "PDF", resolution=300, quality=90)
        return buffer.getvalue(), ".pdf"
    if hardship is Hardship.SCAN and chance < 0.65:
        image.save(buffer, "TIFF", compression="tiff_lzw")
        return buffer.getvalue(), ".tiff"
    image.save(buffer, "JPEG", quality=rng.randint(72, 94))
    return buffer.getvalue(), ".jpg"
