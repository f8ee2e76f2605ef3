"""The machine-readable lines of the passport that a sample's holder brings."""

from datetime import date

from workstation.domain.applicants import Applicant
from workstation.domain.mrz.check_digits import check_digit


def passport_zone(holder: Applicant, last_day: date) -> str:
    """Return the two lines of a passport as a scanner reads them (ICAO Doc 9303 part 4).

    The number has nine characters at most; a birth nobody declared is left open.
    """
    surname, *given = holder.name.english_words
    name = f"{surname}<<{'<'.join(given)}".upper()
    issuer, born = holder.document.country, holder.date_of_birth
    number = _checked(f"{holder.document.number:<<9}")
    birth = _checked(born.strftime("%y%m%d") if born is not None else "<" * 6)
    expiry = _checked(last_day.strftime("%y%m%d"))
    personal = _checked("<" * 14)
    over_all = check_digit(number + birth + expiry + personal)
    first = f"P<{issuer:<<3}{name:<<39}"[:44]
    return f"{first}\n{number}{issuer:<<3}{birth}<{expiry}{personal}{over_all}"


def _checked(text: str) -> str:
    return text + check_digit(text)
