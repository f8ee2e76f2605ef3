"""What one paper is about: who it is for, where they live, who sent it, and when."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from random import Random
from typing import Final

from tests.support.made_proofs.days import DayStyle
from tests.support.made_proofs.faces import Look
from tests.support.made_proofs.issuers import Issuer
from tests.support.made_proofs.paper import Text
from workstation.domain.applications import Language
from workstation.sample_office import (
    Home,
    Person,
)
from workstation.sample_office.addresses import (
    Line,
    Piece,
    one_line,
    printed_style,
    write_address,
)

ENGLISH: Final = "en"
CHINESE: Final = "zh"
BOTH: Final = "both"


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Everything a layout prints."""

    rng: Random = field(repr=False)
    """Where the layout's chances come from; a fresh one for each drawing."""
    kind: str
    """Name of the layout."""
    script: str
    look: Look = field(repr=False)
    holder: Person = field(repr=False)
    home: Home = field(repr=False)
    """Where the paper is sent, or what is let."""
    names: tuple[Line, ...] = field(repr=False)
    """The rows that name the holder, as they are printed."""
    address: tuple[Line, ...] = field(repr=False)
    """The printed lines; none where the home stands in prose."""
    address_languages: tuple[str, ...]
    supply: Home | None = field(repr=False)
    """Another home the paper is about: supplied, rated, insured."""
    landlord: Person = field(repr=False)
    landlord_home: Home = field(repr=False)
    former_home: Home = field(repr=False)
    issuer: Issuer = field(repr=False)
    issued_on: date
    day_style: DayStyle = field(repr=False)

    @property
    def chinese(self) -> bool:
        """Whether the paper is in Chinese only."""
        return self.script == CHINESE

    @property
    def shows_english_name(self) -> bool:
        """Whether the holder's name stands there in Latin letters."""
        return any(piece.part == "name" and piece.text[0] < "\u2e80" for piece in self._names())

    @property
    def shows_chinese_name(self) -> bool:
        """Whether the holder's name stands there in Chinese."""
        return any(piece.part == "name" and piece.text[0] >= "\u2e80" for piece in self._names())

    def _names(self) -> Sequence[Piece]:
        return [piece for row in self.names for piece in row]

    def say(self, english: str, chinese: str, *, between: str = " ") -> str:
        """Return words in the paper's language, or in both."""
        if self.script == BOTH:
            return f"{english}{between}{chinese}"
        return chinese if self.chinese else english

    def pick(self, *pairs: tuple[str, str]) -> str:
        """Return one of several wordings."""
        return self.say(*self.rng.choice(pairs))

    def one(self, english: str, chinese: str) -> str:
        """Return words in one language only."""
        return chinese if self.chinese else english

    def either(self, *pairs: tuple[str, str]) -> str:
        """Return one of several wordings, in one language only."""
        return self.one(*self.rng.choice(pairs))

    def day(self, day: date) -> str:
        """Return a day as the paper prints days."""
        return self.day_style(day)

    def issue(self) -> Piece:
        """Return the day of issue."""
        return Piece(self.day(self.issued_on), "issued_on")

    def later(self, days: int) -> str:
        """Return another day, so many after the issue."""
        return self.day(self.issued_on + timedelta(days=days))

    def number(self, shape: str) -> str:
        """Return a number: every # becomes a digit."""
        return "".join(str(self.rng.randrange(10)) if c == "#" else c for c in shape)

    def money(self, low: float, high: float) -> str:
        """Return a sum of money."""
        return f"{self.rng.uniform(low, high):,.2f}"

    def at(self, home: Home) -> "Case":
        """Return the case of a paper that is alike but for the home."""
        rng = Random(0)
        address = tuple(
            line
            for language in self.address_languages
            for line in write_address(home, printed_style(rng, _spoken(language)))
        )
        return replace(self, home=home, address=address if self.address else ())

    def naming(self, holder: Person) -> "Case":
        """Return the case of a paper that is alike but for the person's name."""
        english = Piece(holder.name.capitals, "name")
        chinese = Piece(holder.name.chinese, "name")
        shown = (
            (self.shows_english_name, english),
            (self.shows_chinese_name, chinese),
        )
        return replace(self, holder=holder, names=tuple((name,) for there, name in shown if there))

    def written(self, home: Home) -> str:
        """Return a home that is nobody's address here, in one line."""
        return one_line(home, printed_style(self.rng, self._language()))

    def home_in_prose(self) -> Text:
        """Return the home as prose prints it: pieces that know what they are of."""
        lines = write_address(self.home, printed_style(self.rng, self._language()))
        between = "" if self.chinese else ", "
        pieces: list[Piece] = []
        for line in lines:
            pieces += [Piece(between)] if pieces and between else []
            pieces += line
        return pieces

    def _language(self) -> Language:
        return _spoken(CHINESE if self.chinese else ENGLISH)


def _spoken(language: str) -> Language:
    return Language.TRADITIONAL_CHINESE if language == CHINESE else Language.ENGLISH
