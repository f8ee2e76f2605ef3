"""Telephone numbers: the stored value, and what is put right before one is read."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from workstation.domain.errors import WorkstationError

_LONGEST_TYPED: Final = 60
_SHORTEST_SHOWN: Final = 7
_E164: Final = re.compile(r"\+[1-9][0-9]{5,14}")
_DIALLED_ABROAD: Final = re.compile(r"^\+?00(?=(?:852|853|86|886))")
"""From Hong Kong 00 is not an exit code, and 00852 would be read as +52, Mexico."""
_COUNTRY_CODES: Final = ("+852", "+853", "+886", "+86")


class PhoneRefused(WorkstationError):
    """No telephone number could be read; ``facts['reason']`` is the problem's code."""

    code = "phone_refused"


@dataclass(frozen=True, slots=True)
class PhoneNumber:
    """A telephone number in E.164 form: ``+`` and 6 to 15 digits."""

    e164: str

    def __post_init__(self) -> None:
        if not _E164.fullmatch(self.e164):
            raise ValueError("not an E.164 number")

    @property
    def country_code(self) -> str:
        """The code with its plus for the places met here, else the first three characters."""
        return next((c for c in _COUNTRY_CODES if self.e164.startswith(c)), self.e164[:3])

    @property
    def masked(self) -> str:
        """The number with its middle hidden: +852 9••• ••67."""
        local = self.e164[len(self.country_code) :]
        if len(local) < _SHORTEST_SHOWN:
            return f"{self.country_code} ••••"
        hidden = local[:1] + "•" * (len(local) - 3) + local[-2:]
        return f"{self.country_code} {hidden[:4]} {hidden[4:]}"

    @property
    def spaced(self) -> str:
        """The number as it is read back to the applicant: +852 9123 4567."""
        local = self.e164[len(self.country_code) :]
        groups = [local[i : i + 4] for i in range(0, len(local), 4)]
        return " ".join((self.country_code, *groups))

    def __repr__(self) -> str:
        return f"PhoneNumber({self.masked!r})"


def clean_phone(text: str) -> str:
    """Return the digits a person meant, with ``+`` in front when a country code was dialled.

    Width, spaces, dots, brackets and dashes go; 00852, 00853, 0086 and 00886 become ``+``.
    Letters stay, so that a reader refuses them.
    """
    plain = unicodedata.normalize("NFKC", text[:_LONGEST_TYPED])
    kept = "".join(c for c in plain if c.isalnum() or c == "+")
    return _DIALLED_ABROAD.sub("+", kept)
