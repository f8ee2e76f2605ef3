"""A check of a passport at the counter with every question answered."""

from datetime import date
from typing import Final

from workstation.domain.identity_checks import Answer, CheckParts

ALL_ANSWERED: Final = CheckParts(
    document_kind="passport",
    document_number="E12345678",
    document_country="GBR",
    document_expires_on=date(2031, 5, 12),
    number_agrees=False,
    name_agrees=Answer.YES,
    portrait=Answer.YES,
    visual=Answer.YES,
    tactile=Answer.YES,
)
"""Whether the number agrees the office finds out by itself."""
