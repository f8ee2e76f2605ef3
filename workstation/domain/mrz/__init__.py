"""Machine-readable zones of identity documents, from any text: places, check digits, repairs."""

from workstation.domain.mrz.candidates import number_candidates
from workstation.domain.mrz.layouts import LAYOUT_OF, SHAPES
from workstation.domain.mrz.reader import LONGEST_TEXT, read_mrz
from workstation.domain.mrz.reading import (
    CheckStatus,
    MrzDate,
    MrzFields,
    MrzReading,
    MrzWarning,
    NumberCandidate,
    Repair,
)
from workstation.domain.mrz_formats import MrzFormat

__all__ = [
    "LAYOUT_OF",
    "LONGEST_TEXT",
    "SHAPES",
    "CheckStatus",
    "MrzDate",
    "MrzFields",
    "MrzFormat",
    "MrzReading",
    "MrzWarning",
    "NumberCandidate",
    "Repair",
    "number_candidates",
    "read_mrz",
]
