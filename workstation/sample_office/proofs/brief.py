"""What a layout is told to draw, and the few words all papers share."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from random import Random

from workstation.domain.proofs import ProofKind
from workstation.sample_office.addresses import Line
from workstation.sample_office.proofs.dates import write_date
from workstation.sample_office.proofs.fonts import FontBook
from workstation.sample_office.proofs.issuers import Issuer


class Script(StrEnum):
    """The languages a paper is printed in."""

    ENGLISH = "en"
    CHINESE = "zh"
    BOTH = "both"


class Part(StrEnum):
    """What can be left out of a paper, for the cases that need it."""

    NAME = "name"
    ADDRESS = "address"
    ISSUER = "issuer"
    ISSUED_ON = "issued_on"


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """Everything a layout needs to know."""

    kind: ProofKind
    script: Script
    issuer: Issuer
    holder: str = field(repr=False)
    """The name as it is printed."""
    address: tuple[Line, ...] = field(repr=False)
    other_address: tuple[Line, ...] = field(repr=False)
    """The same home in the other language, for papers that print both; may be empty."""
    chinese_address: bool
    issued_on: date
    date_style: str
    rng: Random = field(repr=False)
    fonts: FontBook = field(repr=False)
    left_out: frozenset[Part] = frozenset()
    tenancy_from: date | None = None
    stamped: bool = True
    fax_line: str = ""
    """What a fax machine prints at the top."""

    @property
    def chinese_labels(self) -> bool:
        """Whether anything is printed in Chinese."""
        return self.script is not Script.ENGLISH

    @property
    def english_labels(self) -> bool:
        """Whether anything is printed in English."""
        return self.script is not Script.CHINESE

    def say(self, english: str, chinese: str, between: str = " ") -> str:
        """Return a label in the paper's language, or in both."""
        if self.script is Script.BOTH:
            return f"{english}{between}{chinese}"
        return english if self.script is Script.ENGLISH else chinese

    def one(self, english: str, chinese: str) -> str:
        """Return words in the paper's first language only."""
        return chinese if self.script is Script.CHINESE else english

    def date(self, day: date) -> str:
        """Return a day as this paper prints days."""
        return write_date(day, self.date_style)

    def days_later(self, days: int) -> str:
        """Return the day so many days after the issue, as this paper prints it."""
        return self.date(self.issued_on + timedelta(days=days))

    def amount(self, low: float, high: float) -> float:
        """Draw a sum of money."""
        return round(self.rng.uniform(low, high), 2)

    def number(self, shape: str) -> str:
        """Draw an account number: every # becomes a digit."""
        return "".join(str(self.rng.randrange(10)) if c == "#" else c for c in shape)


def dollars(amount: float) -> str:
    """Return a sum as bills print it."""
    return f"{amount:,.2f}"
