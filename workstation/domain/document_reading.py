"""What machines read off a document's picture, and how far it may be believed."""

from dataclasses import dataclass, field
from enum import StrEnum

from workstation.domain.mrz import MrzReading
from workstation.domain.proofs import Quad


class PictureVerdict(StrEnum):
    """How far a reading may be believed. The values are recorded; never rename one."""

    GREEN = "green"
    """Two readers agree in every character and every check holds."""
    AMBER = "amber"
    """Somebody looks at the places that are named, and keys them."""
    RED = "red"
    """Nothing to build on: key by hand."""


class DoubtReason(StrEnum):
    """Why a reading is not green. The values are recorded; never rename one."""

    READERS_DIFFER = "readers_differ"
    UNSURE = "unsure"
    """One reader, or both, would not swear to the character."""
    CHECK_FAILED = "check_failed"
    """Read alike by both, yet the check digit printed there does not fit: perhaps printed so."""
    UNKNOWN_CODE = "unknown_code"
    """No state or organisation has this code."""
    BROKEN_LAYOUT = "broken_layout"
    """The lines are those of no layout, or a character stands where it may not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """One place to look at."""

    reason: DoubtReason
    line: int
    """From 1; 0 for the zone as a whole."""
    column: int
    """From 1; 0 for the line as a whole."""
    others: str = field(default="", repr=False)
    """What else it may be, the likeliest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenCharacter:
    """One character where it stands."""

    text: str = field(repr=False)
    """Empty where nothing could be read."""
    sure: float
    """0 to 1."""
    on_file: Quad
    """In pixels of the file."""
    on_crop: Quad
    """In pixels of ``DocumentReading.crop``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentReading:
    """One zone on a picture, or that there is none."""

    verdict: PictureVerdict
    reading: MrzReading | None = None
    lines: tuple[tuple[SeenCharacter, ...], ...] = ()
    doubts: tuple[Doubt, ...] = ()
    page: int = 1
    """Of the file, from 1."""
    picture: bytes = field(default=b"", repr=False)
    """That page, encoded anew: a JPEG file that is safe to show; empty when none was found."""
    crop: bytes = field(default=b"", repr=False)
    """The zone, straightened: a PNG file; empty when none was found."""
    others: tuple["DocumentReading", ...] = field(default=(), repr=False)
    """More zones on the same page: a visa opposite the data page."""


class ReadingCancelled(Exception):
    """A newer picture is read instead; nobody waits for this one any more."""
