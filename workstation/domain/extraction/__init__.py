"""What a proof says: lines become fields, fields are compared with what was declared."""

from workstation.domain.extraction.storing import reading_from_json, reading_to_json
from workstation.domain.extraction.values import (
    ComparedPart,
    Comparison,
    Declared,
    Part,
    PartVerdict,
    ReadField,
    Reading,
    ReadLine,
    Verdict,
)

__all__ = [
    "ComparedPart",
    "Comparison",
    "Declared",
    "Part",
    "PartVerdict",
    "ReadField",
    "ReadLine",
    "Reading",
    "Verdict",
    "reading_from_json",
    "reading_to_json",
]
