"""Machine-readable zones of identity documents, from any text: places, check digits, repairs."""

from datetime import date

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


def read_mrz(text: str, *, today: date) -> tuple[MrzReading, ...]:
    """Return every zone found in any text, in its order; none: nothing was found.

    ``today`` is the day in Hong Kong, for the century of dates. Nothing is raised on any text.
    """
    del text, today
    return ()


def number_candidates(reading: MrzReading) -> tuple[NumberCandidate, ...]:
    """Return the document numbers the check digits would allow, likeliest first.

    Empty where the number's check digit holds. They are for a person who looks at the document.
    """
    del reading
    return ()
