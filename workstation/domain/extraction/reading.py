"""What the reader saw on a proof, and what was made of it."""

from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Final

from workstation.domain.proofs import Affine, Finding, ProofKind, Quad


class Part(StrEnum):
    """What a proof is read for. The values are stored."""

    NAME = "name"
    FLAT = "flat"
    FLOOR = "floor"
    BLOCK = "block"
    BUILDING = "building"
    ESTATE = "estate"
    STREET = "street"
    AREA = "area"
    ISSUER = "issuer"
    ISSUED_ON = "issued_on"


class Band(StrEnum):
    """How far a reading is to be trusted."""

    PLAIN = "plain"
    CHECK = "check"
    UNREAD = "unread"
    """Shown as unread and not compared."""


PLAIN_FROM: Final = 0.85
CHECK_FROM: Final = 0.60


def band(confidence: float) -> Band:
    """Return the band of a confidence from 0 to 1."""
    if confidence >= PLAIN_FROM:
        return Band.PLAIN
    return Band.CHECK if confidence >= CHECK_FROM else Band.UNREAD


class Role(StrEnum):
    """Whose words a line holds. The values are stored."""

    UNTOLD = "untold"
    HOLDER = "holder"
    """Labelled as the name of the customer, tenant, payer."""
    HOME = "home"
    """Labelled as the address that is supplied, let or written to."""
    OTHER = "other"
    """The issuer's office, a box to pay to, a branch, the landlord, a former address."""
    FACT = "fact"
    """An account number, a date, an amount."""


@dataclass(frozen=True, slots=True)
class ReadWord:
    """One word as the engine gave it."""

    text: str = field(repr=False)
    confidence: float
    """0 to 1."""
    quad: Quad
    """In pixels of the file as uploaded."""
    left: float
    top: float
    right: float
    bottom: float
    """In pixels of the page as it was read, upright."""
    line: int
    """Words the engine put on one line share it; columns may have run together."""
    others: str = field(default="", repr=False)
    """What the engine thought a single character might be instead, the likeliest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFrame:
    """How a page lies in the file, for drawing regions on what the desk shows."""

    number: int
    """From 1."""
    rotation: int
    """By how many degrees the shown page must be turned clockwise to be read."""
    to_upload: Affine
    """From pixels of the page as shown to pixels of the file as uploaded."""

    def shown(self, quad: Quad) -> Quad:
        """Return where a region of the upload lies on the page as the desk shows it."""
        return self.to_upload.inverse().quad(quad)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadPage:
    """One page as the engine read it."""

    frame: PageFrame
    words: tuple[ReadWord, ...] = field(repr=False)
    lowest: float = 0.0
    """Where the last line ends that was found, read or not; level, as the words' edges are."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word in its place in a line's text, and where it lies in the upload."""

    start: int
    end: int
    confidence: float
    quad: Quad
    others: str = field(default="", repr=False)
    """What the engine thought a single character might be instead, the likeliest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A stretch of one printed line, without what stands in other columns."""

    text: str = field(repr=False)
    tokens: tuple[Token, ...] = field(repr=False)
    page: int
    passage: int
    """Lines one below the other share it."""
    role: Role = Role.UNTOLD
    label: str = ""
    """The label that gave the role; empty when there is none."""
    apart: bool = False
    """No line stands right above it."""

    @property
    def is_label(self) -> bool:
        """Whether the line is a label and nothing more."""
        return bool(self.label) and self.label == self.text

    @property
    def confidence(self) -> float:
        """The mean over its characters, 0 to 1."""
        return self.confidence_of(0, len(self.text))

    def confidence_of(self, start: int, end: int, *, weakest: bool = False) -> float:
        """Return how sure a stretch is: the mean by length, or its weakest word."""
        touched = [token for token in self.tokens if token.start < end and start < token.end]
        if not touched:
            return 0.0
        if weakest:
            return min(token.confidence for token in touched)
        length = sum(token.end - token.start for token in touched)
        return sum(token.confidence * (token.end - token.start) for token in touched) / length

    def others_at(self, place: int) -> str:
        """Return what the character at a place might be instead."""
        return next((one.others for one in self.tokens if one.start <= place < one.end), "")

    def prefixed(self, words: str) -> "Line":
        """Return the line with words in front that were not read on it."""
        by = len(words)
        moved = (replace(one, start=one.start + by, end=one.end + by) for one in self.tokens)
        return replace(self, text=words + self.text, tokens=tuple(moved))

    def quad_of(self, start: int, end: int) -> Quad | None:
        """Return where a stretch lies; whole words only."""
        touched = [token.quad for token in self.tokens if token.start < end and start < token.end]
        if not touched:
            return None
        first, last = touched[0].corners, touched[-1].corners
        return Quad((first[0], last[1], last[2], first[3]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One thing read from the proof, with its place."""

    part: Part
    text: str = field(repr=False)
    confidence: float
    page: int
    quad: Quad

    @property
    def band(self) -> Band:
        """How far it is to be trusted."""
        return band(self.confidence)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Everything read from one upload."""

    pages: tuple[PageFrame, ...]
    kind: ProofKind
    issuer: str = ""
    issued_on: date | None = None
    day_is_labelled: bool = field(default=False, compare=False)
    """Words beside the day say that it is the day of issue. Not kept with a stored reading."""
    covers_from: date | None = None
    covers_until: date | None = None
    """Term of a tenancy."""
    stamped: bool = False
    post_box: bool = False
    supplied_elsewhere: bool = False
    """What is billed is supplied to another home than the one the paper is posted to."""
    fields: tuple[Field, ...] = field(default=(), repr=False)
    lines: tuple[Line, ...] = field(default=(), repr=False)

    def field_of(self, part: Part) -> Field | None:
        """Return what was read for a part, the surest first."""
        found = [one for one in self.fields if one.part is part]
        return max(found, key=lambda one: one.confidence, default=None)

    def frame(self, page: int) -> PageFrame | None:
        """Return how a page lies in the file; None where it was not read: others told enough."""
        return next((one for one in self.pages if one.number == page), None)


NOTHING_READ: Final = Reading(pages=(), kind=ProofKind.OTHER)
"""What stands beside a declaration where no reader could read, and people type what they see."""


class PartVerdict(StrEnum):
    """What was found about one declared part. The values are stored."""

    SAME = "same"
    DIFFERENT = "different"
    UNREAD = "unread"


class Verdict(StrEnum):
    """What was found about one declaration. The values are stored."""

    MATCH = "match"
    MISMATCH = "mismatch"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True, kw_only=True)
class PartComparison:
    """One declared part beside what the proof shows for it."""

    part: Part
    declared: str = field(repr=False)
    read: str = field(default="", repr=False)
    verdict: PartVerdict
    confidence: float = 0.0
    page: int | None = None
    quad: Quad | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """A declaration beside a proof, part by part."""

    id: str
    verdict: Verdict
    parts: tuple[PartComparison, ...]
    findings: tuple[Finding, ...] = ()
    """What the office's rules find wrong with the proof for this declaration."""
