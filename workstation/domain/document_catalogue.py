"""The document catalogue: what the counter knows of each kind of document.

Data, not code: an office that decides otherwise replaces entries (``Catalogue.with_entry``). What
the numbers look like comes from the National Immigration Administration (permits), ICAO Doc 9303
(machine-readable zones) and reader programs; ``certain`` and ``layout_official`` say where only
secondary sources were found, to be confirmed with a genuine document of each kind. The points to
look at are the ones every travel document has; the customer's own guide goes further.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from workstation.domain.identity_documents import DocumentKind
from workstation.domain.mrz_formats import MrzFormat


class Look(StrEnum):
    """What to look at or feel. The values are stored and named on screens."""

    PORTRAIT_CLEAR = "portrait_clear"
    PORTRAIT_PART_OF_PAGE = "portrait_part_of_page"
    PRINT_SHARP = "print_sharp"
    SURFACE_UNTOUCHED = "surface_untouched"
    PAGES_COMPLETE = "pages_complete"
    PATTERN_SHIFTS = "pattern_shifts"
    """A pattern that changes when the document is tilted."""
    WATERMARK = "watermark"
    SEAL_AND_SIGNATURE = "seal_and_signature"
    EDGE_OF_CARD = "edge_of_card"
    RAISED_PRINT = "raised_print"
    PAPER_FIRM = "paper_firm"
    LAMINATE_FLAT = "laminate_flat"


class Expiry(StrEnum):
    """Whether the document prints a last day."""

    PRINTED = "printed"
    SOMETIMES = "sometimes"
    NEVER = "never"


class Acceptance(StrEnum):
    """What the counter does with a document of this kind."""

    ACCEPTED = "accepted"
    REFERRAL = "referral"
    """A supervisor decides; never refused at the counter for its kind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentEntry:
    """What is known of one kind of document."""

    kind: DocumentKind
    issuers: tuple[str, ...] = ()
    """Who issues it; empty: any state or organisation."""
    number_pattern: str = "[A-Z0-9]{4,20}"
    """A regular expression of the normal form."""
    number_example: str = ""
    """Shown beside the field; no real number."""
    certain: bool = False
    """Whether the pattern is the issuer's own, so that another number is wrong and not unusual."""
    mrz: tuple[MrzFormat, ...] = ()
    """Layouts to expect; empty: key by hand."""
    layout_official: bool = True
    """False: the layout comes from reader programs, not from its standard."""
    visual: tuple[Look, ...] = ()
    tactile: tuple[Look, ...] = ()
    expiry: Expiry = Expiry.PRINTED
    expired_days_tolerated: int = 0
    must_visit: bool = True
    """Whether the holder comes to a post office with the confirmation letter."""
    acceptance: Acceptance = Acceptance.ACCEPTED


@dataclass(frozen=True, slots=True)
class Catalogue:
    """One entry for every kind."""

    entries: Mapping[DocumentKind, DocumentEntry]

    def entry(self, kind: DocumentKind) -> DocumentEntry:
        """Return what is known of ``kind``."""
        return self.entries[kind]

    def must_visit(self, kind: DocumentKind) -> bool:
        """Whether holders of this kind come to the counter."""
        return self.entries[kind].must_visit

    def with_entry(self, entry: DocumentEntry) -> "Catalogue":
        """Return the catalogue with one entry replaced."""
        return replace(self, entries=MappingProxyType({**self.entries, entry.kind: entry}))


_BOOKLET: Final = (
    Look.PORTRAIT_CLEAR,
    Look.PORTRAIT_PART_OF_PAGE,
    Look.PRINT_SHARP,
    Look.PAGES_COMPLETE,
    Look.PATTERN_SHIFTS,
)
_CARD: Final = (
    Look.PORTRAIT_CLEAR,
    Look.PORTRAIT_PART_OF_PAGE,
    Look.PRINT_SHARP,
    Look.SURFACE_UNTOUCHED,
    Look.PATTERN_SHIFTS,
)
_PAPER: Final = (Look.PRINT_SHARP, Look.SURFACE_UNTOUCHED, Look.SEAL_AND_SIGNATURE, Look.WATERMARK)
_BOOKLET_TOUCH: Final = (Look.LAMINATE_FLAT, Look.PAPER_FIRM, Look.RAISED_PRINT)
_CARD_TOUCH: Final = (Look.EDGE_OF_CARD, Look.RAISED_PRINT)
_PAPER_TOUCH: Final = (Look.PAPER_FIRM,)

_ENTRIES: Final = (
    DocumentEntry(
        kind=DocumentKind.HKID,
        issuers=("HKG",),
        number_pattern="[A-Z]{1,2}[0-9]{6}[0-9A]",
        number_example="A123456(3)",
        certain=True,
        visual=_CARD,
        tactile=_CARD_TOUCH,
        expiry=Expiry.NEVER,
        must_visit=False,
    ),
    DocumentEntry(
        kind=DocumentKind.PASSPORT,
        number_pattern="[A-Z0-9]{5,15}",
        number_example="E12345678",
        mrz=(MrzFormat.TD3, MrzFormat.TD1),
        visual=_BOOKLET,
        tactile=_BOOKLET_TOUCH,
    ),
    DocumentEntry(
        kind=DocumentKind.EXIT_ENTRY_PERMIT,
        issuers=("CHN",),
        number_pattern="C(?:[0-9]{8}|[A-HJ-NP-Z][0-9]{7})",
        number_example="C12345678",
        certain=True,
        mrz=(MrzFormat.CS,),
        layout_official=False,
        visual=_CARD,
        tactile=_CARD_TOUCH,
    ),
    DocumentEntry(
        kind=DocumentKind.HOME_RETURN_PERMIT,
        issuers=("CHN",),
        number_pattern="[HM][0-9]{8}",
        number_example="M12345678",
        mrz=(MrzFormat.CR,),
        layout_official=False,
        visual=_CARD,
        tactile=_CARD_TOUCH,
    ),
    DocumentEntry(
        kind=DocumentKind.TAIWAN_PERMIT,
        issuers=("CHN",),
        number_pattern="[0-9]{8}",
        number_example="12345678",
        mrz=(MrzFormat.CT,),
        layout_official=False,
        visual=_CARD,
        tactile=_CARD_TOUCH,
    ),
    DocumentEntry(
        kind=DocumentKind.MACAO_ID,
        issuers=("MAC",),
        number_pattern="[0-9]{8}",
        number_example="1234567(8)",
        mrz=(MrzFormat.TD1,),
        visual=_CARD,
        tactile=_CARD_TOUCH,
        expiry=Expiry.SOMETIMES,
    ),
    DocumentEntry(
        kind=DocumentKind.BIRTH_CERTIFICATE,
        visual=_PAPER,
        tactile=_PAPER_TOUCH,
        expiry=Expiry.NEVER,
    ),
    DocumentEntry(
        kind=DocumentKind.DOCUMENT_OF_IDENTITY,
        issuers=("HKG",),
        mrz=(MrzFormat.TD3,),
        visual=_BOOKLET,
        tactile=_BOOKLET_TOUCH,
    ),
    DocumentEntry(
        kind=DocumentKind.RECOGNIZANCE_FORM,
        issuers=("HKG",),
        visual=(*_PAPER, Look.PORTRAIT_CLEAR),
        tactile=_PAPER_TOUCH,
        expiry=Expiry.SOMETIMES,
    ),
    DocumentEntry(
        kind=DocumentKind.ONE_WAY_PERMIT,
        issuers=("CHN",),
        visual=(*_PAPER, Look.PORTRAIT_CLEAR),
        tactile=_PAPER_TOUCH,
        expiry=Expiry.SOMETIMES,
    ),
    DocumentEntry(
        kind=DocumentKind.RE_ENTRY_PERMIT,
        issuers=("HKG",),
        visual=_BOOKLET,
        tactile=_BOOKLET_TOUCH,
    ),
    DocumentEntry(
        kind=DocumentKind.SEAMAN_BOOK,
        visual=_BOOKLET,
        tactile=_BOOKLET_TOUCH,
        expiry=Expiry.SOMETIMES,
        acceptance=Acceptance.REFERRAL,
    ),
    DocumentEntry(
        kind=DocumentKind.OTHER,
        number_pattern="[A-Z0-9]{3,24}",
        visual=(Look.PORTRAIT_CLEAR, Look.PRINT_SHARP, Look.SURFACE_UNTOUCHED),
        expiry=Expiry.SOMETIMES,
        acceptance=Acceptance.REFERRAL,
    ),
)

CATALOGUE: Final = Catalogue(MappingProxyType({entry.kind: entry for entry in _ENTRIES}))
"""The catalogue an office starts with."""
