"""What was read from a proof, and how it compares with what was declared."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from workstation.domain.names import PersonName
from workstation.domain.proofs import Finding, ProofKind, Quad


class Part(StrEnum):
    """A part of a proof that is looked for. The values are a contract."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadLine:
    """One line as the reader saw it."""

    text: str = field(repr=False)
    confidence: float
    """0 to 1, of the whole line."""
    page: int
    """From 1."""
    quad: Quad = field(repr=False)
    """In pixels of the file as uploaded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadField:
    """One part that was found, with its place."""

    part: Part
    text: str = field(repr=False)
    confidence: float
    """0 to 1."""
    page: int
    quad: Quad = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a reader made of one upload."""

    pages: int
    rotation: int
    """Degrees the first page had to be turned, clockwise: 0, 90, 180 or 270."""
    kind: ProofKind
    issuer: str = field(repr=False)
    issued_on: date | None
    fields: tuple[ReadField, ...]
    lines: tuple[ReadLine, ...] = field(repr=False)
    """Everything that was read, in reading order: comparing looks here."""
    problems: tuple[str, ...] = ()
    """Codes: what about the page kept the reader from reading it well."""
    seconds: float = 0.0

    def field(self, part: Part) -> ReadField | None:
        """Return the first field of a part."""
        return next((found for found in self.fields if found.part is part), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """What an applicant declared, as far as a proof can show it."""

    id: str
    name: PersonName
    address: str = field(repr=False)


class PartVerdict(StrEnum):
    """How one part compares. The values are a contract."""

    SAME = "same"
    DIFFERENT = "different"
    UNREAD = "unread"


class Verdict(StrEnum):
    """How a whole proof compares. The values are a contract."""

    MATCH = "match"
    """Every declared part that identifies a home was read and is the same."""
    MISMATCH = "mismatch"
    """A part that was read contradicts."""
    UNSURE = "unsure"
    """Something could not be read: a person must look."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedPart:
    """One part, declared beside read."""

    part: Part
    declared: str = field(repr=False)
    read: str = field(repr=False)
    verdict: PartVerdict
    confidence: float
    """0 to 1, of what was read; 0 when nothing was."""
    page: int | None
    quad: Quad | None = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """One upload beside one declaration."""

    id: str
    verdict: Verdict
    parts: tuple[ComparedPart, ...]
    findings: tuple[Finding, ...] = ()
    """What the office's rules say of the proof: too old, no issuer, a post box."""

    def part(self, part: Part) -> ComparedPart | None:
        """Return the comparison of one part."""
        return next((found for found in self.parts if found.part is part), None)
