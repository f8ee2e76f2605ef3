"""Reading proofs: from what the engine saw to fields, and from fields to a comparison."""

from workstation.domain.extraction.comparison import compare
from workstation.domain.extraction.declared import Declared
from workstation.domain.extraction.differences import Span, char_differences
from workstation.domain.extraction.extracting import extract
from workstation.domain.extraction.facts import facts_of
from workstation.domain.extraction.places import KnownPlaces
from workstation.domain.extraction.reading import (
    NOTHING_READ,
    Band,
    Comparison,
    Field,
    Line,
    PageFrame,
    Part,
    PartComparison,
    PartVerdict,
    Reading,
    ReadPage,
    ReadWord,
    Role,
    Token,
    Verdict,
    band,
)
from workstation.domain.extraction.stored import reading_from_json, reading_to_json

__all__ = [
    "NOTHING_READ",
    "Band",
    "Comparison",
    "Declared",
    "Field",
    "KnownPlaces",
    "Line",
    "PageFrame",
    "Part",
    "PartComparison",
    "PartVerdict",
    "ReadPage",
    "ReadWord",
    "Reading",
    "Role",
    "Span",
    "Token",
    "Verdict",
    "band",
    "char_differences",
    "compare",
    "extract",
    "facts_of",
    "reading_from_json",
    "reading_to_json",
]
