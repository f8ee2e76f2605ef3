"""The person behind an application."""

import unicodedata
from dataclasses import dataclass, field
from datetime import date

from workstation.domain.identity_documents import IdentityDocument
from workstation.domain.names import PersonName
from workstation.domain.phones import PhoneNumber


@dataclass(frozen=True, slots=True, kw_only=True)
class Applicant:
    """What the applicant declared; masked wherever it is printed."""

    name: PersonName
    document: IdentityDocument
    phone: PhoneNumber
    address: str = field(repr=False)
    """As declared, in the applicant's own words."""
    date_of_birth: date | None = field(default=None, repr=False)

    def age_on(self, day: date) -> int | None:
        """Return the age in full years on ``day``, or None when no birth date was declared."""
        born = self.date_of_birth
        if born is None:
            return None
        return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def normal_address(text: str) -> str:
    """Return an address as two letters to the same home share it: one width, no punctuation."""
    plain = unicodedata.normalize("NFKC", text).upper()
    return "".join(ch for ch in plain if ch.isalnum())
