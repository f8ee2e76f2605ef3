"""What a drawn proof really shows, and where: the record its readers are judged by."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from workstation.domain.proofs import ProofKind, Quad
from workstation.sample_office.proofs.brief import Script


class Form(StrEnum):
    """How a paper reaches the office."""

    CLEAN_PNG = "clean_png"
    CLEAN_JPEG = "clean_jpeg"
    SKEWED_SCAN = "skewed_scan"
    TURNED_SCAN = "turned_scan"
    FAX = "fax"
    PHOTO = "photo"
    EXIF_PHOTO = "exif_photo"
    CHAT_PHOTO = "chat_photo"
    HARD_PHOTO = "hard_photo"
    UNREADABLE = "unreadable"
    TEXT_PDF = "text_pdf"
    PICTURE_PDF = "picture_pdf"
    TIFF = "tiff"
    LOCKED_PDF = "locked_pdf"


@dataclass(frozen=True, slots=True, kw_only=True)
class TruthField:
    """Words on the paper and where they lie."""

    part: str
    """name, address, issuer, issued_on, or a part of the address: flat, floor, block,
    building, estate, street, area. A whole line of the address is ``address``."""
    text: str = field(repr=False)
    page: int
    """From 1."""
    quad: Quad
    """In pixels of the file as uploaded: of the stored picture before any EXIF turn, of the
    scan inside a picture PDF, and at 200 dots per inch for a PDF with a text layer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProofTruth:
    """What a drawn proof shows."""

    file_name: str
    kind: ProofKind
    script: Script
    form: Form
    issuer: tuple[str, ...]
    """The names it is printed under; empty where the paper does not say."""
    name: str = field(repr=False)
    """As it is printed; empty where it is left out."""
    address: tuple[str, ...] = field(repr=False)
    """The printed lines."""
    issued_on: date | None
    turned: int
    """How far the page stands clockwise from upright when the file is shown, in degrees."""
    page_sizes: tuple[tuple[int, int], ...]
    """Pixels of every page, in the measure of the quads."""
    fields: tuple[TruthField, ...] = field(repr=False)
    other_addresses: tuple[str, ...]
    """Addresses on the paper that are nobody's home: the issuer's, the landlord's, boxes."""
    stamped: bool = False
    tenancy: tuple[date, date] | None = None

    @property
    def pages(self) -> int:
        """How many pages the file has."""
        return len(self.page_sizes)

    def quads(self, part: str) -> tuple[Quad, ...]:
        """Return where ``part`` stands."""
        return tuple(field.quad for field in self.fields if field.part == part)


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnProof:
    """A file as an applicant uploads it, with its truth."""

    body: bytes = field(repr=False)
    file_name: str
    truth: ProofTruth
