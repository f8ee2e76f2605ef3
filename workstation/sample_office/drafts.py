"""A registration before it is written, and what every story about one is told with."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from random import Random
from typing import Final
from uuid import UUID

from workstation.domain.applications import Language, Route
from workstation.domain.calendar import HONG_KONG
from workstation.domain.proofs import ProofKind, months_later
from workstation.domain.reasons import Reason
from workstation.sample_office.addresses import draw_style, one_line
from workstation.sample_office.documents import SampleDocument
from workstation.sample_office.homes import Home, HomeKind, Homes
from workstation.sample_office.people import Person, Population
from workstation.sample_office.proofs.brief import Script
from workstation.sample_office.proofs.drawing import Press, Wishes, draw_proof
from workstation.sample_office.proofs.truth import DrawnProof, Form
from workstation.sample_office.roster import SampleRoster

_FRIDAY: Final = 4
_MONTHS: Final = 3
"""How old a proof may be, in months: the published rule."""


class Expected(StrEnum):
    """What a careful office does with a registration."""

    ACCEPT = "accept"
    ASK = "ask"
    """Ask the applicant for another proof."""
    LETTER = "letter"
    DUPLICATE = "duplicate"
    REVISED = "revised"
    """The same registration again with another proof: the reviewer sees the new one."""
    ALREADY_TAKEN = "already_taken"
    REFUSED_AT_INTAKE = "refused_at_intake"
    ROSTER_EXACT = "roster_exact"
    ROSTER_PROBABLE = "roster_probable"
    ROSTER_CONFLICT = "roster_conflict"
    ROSTER_NONE = "roster_none"


class Spoilt(StrEnum):
    """What is wrong with the bundle itself."""

    NOTHING = ""
    DIGEST = "digest"
    MISSING_FILE = "missing_file"


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A registration as it is going to be written."""

    registration_id: str
    submitted_at: datetime
    language: Language
    english: str = field(repr=False)
    chinese: str = field(repr=False)
    document: SampleDocument
    born_on: date | None = field(repr=False)
    phone: str = field(repr=False)
    address: str = field(repr=False)
    route: Route
    proofs: tuple[DrawnProof, ...] = ()
    expected: Expected
    reason: Reason | None = None
    """What a reviewer gives as the reason, where a reason is asked for."""
    zipped: bool = False
    spoilt: Spoilt = Spoilt.NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What stories are told with."""

    population: Population
    homes: Homes
    press: Press
    roster: SampleRoster
    days: tuple[date, ...]
    """The days registrations come in on."""

    def moment(self, rng: Random, *, day: date | None = None) -> datetime:
        """Draw when a registration is submitted: by day and in the evening."""
        hour = rng.choice((7, 8, 9, 9, 10, 11, 12, 12, 13, 14, 16, 18, 20, 21, 22, 23))
        clock = time(hour, rng.randrange(60), rng.randrange(60))
        return datetime.combine(day or rng.choice(self.days), clock, HONG_KONG)

    def draft(
        self,
        rng: Random,
        person: Person,
        home: Home,
        route: Route,
        expected: Expected,
        *,
        submitted_at: datetime | None = None,
        proofs: tuple[DrawnProof, ...] = (),
        reason: Reason | None = None,
    ) -> Draft:
        """Return what ``person`` declares, written the person's own way."""
        return Draft(
            registration_id=str(UUID(int=rng.getrandbits(128), version=4)),
            submitted_at=submitted_at or self.moment(rng),
            language=person.language,
            english=person.name.english,
            chinese=person.chinese,
            document=person.document,
            born_on=person.born_on if rng.random() < 0.9 else None,
            phone=person.phone,
            address=self.declared(rng, person, home),
            route=route,
            proofs=proofs,
            expected=expected,
            reason=reason,
            zipped=rng.random() < 0.3,
        )

    def declared(self, rng: Random, person: Person, home: Home) -> str:
        """Write an address as this person types it."""
        language = person.language
        if language is Language.TRADITIONAL_CHINESE and rng.random() < 0.25:
            language = Language.ENGLISH
        return one_line(home, draw_style(rng, language))

    def proof(
        self,
        rng: Random,
        person: Person,
        home: Home,
        issued_on: date,
        *,
        kind: ProofKind | None = None,
        form: Form | None = None,
        wishes: Wishes | None = None,
    ) -> DrawnProof:
        """Draw a proof as this person would have one."""
        return draw_proof(
            person,
            home,
            kind or kind_for(rng, home),
            script_for(rng, person),
            form or usual_form(rng),
            rng=rng,
            issued_on=issued_on,
            press=self.press,
            wishes=wishes,
        )


Story = Callable[[Desk, Random], Sequence[Draft]]
"""Tells what happens: returns the registrations it takes, in the order they come."""


def working_days_before(today: date, count: int) -> tuple[date, ...]:
    """Return the last ``count`` weekdays before ``today``, oldest first."""
    days: list[date] = []
    day = today
    while len(days) < count:
        day -= timedelta(days=1)
        if day.weekday() <= _FRIDAY:
            days.append(day)
    return tuple(reversed(days))


def oldest_good_day(submitted_on: date) -> date:
    """Return the earliest day of issue that is not too old on ``submitted_on``."""
    day = months_later(submitted_on, -_MONTHS)
    while months_later(day, _MONTHS) < submitted_on:
        day += timedelta(days=1)
    return day


def recent(rng: Random, submitted_at: datetime) -> date:
    """Draw a day of issue that is well within the rule."""
    return submitted_at.date() - timedelta(days=rng.randint(3, 78))


def kind_for(rng: Random, home: Home) -> ProofKind:
    """Draw a kind of proof that somebody at this home has; public tenants pay no rates."""
    kinds = [
        ProofKind.ELECTRICITY_BILL,
        ProofKind.ELECTRICITY_BILL,
        ProofKind.WATER_BILL,
        ProofKind.GAS_BILL,
        ProofKind.BANK_STATEMENT,
        ProofKind.BANK_STATEMENT,
        ProofKind.GOVERNMENT_LETTER,
        ProofKind.MOBILE_BILL,
        ProofKind.MOBILE_BILL,
        ProofKind.BROADBAND_BILL,
    ]
    if home.kind is not HomeKind.PUBLIC:
        kinds += [ProofKind.RATES_DEMAND]
    return rng.choice(kinds)


def script_for(rng: Random, person: Person) -> Script:
    """Draw the language of a paper sent to this person."""
    if not person.name.chinese:
        return rng.choice((Script.ENGLISH, Script.ENGLISH, Script.BOTH))
    if person.language is Language.ENGLISH:
        return rng.choices((Script.ENGLISH, Script.BOTH, Script.CHINESE), (60, 32, 8))[0]
    return rng.choices((Script.CHINESE, Script.BOTH, Script.ENGLISH), (45, 38, 17))[0]


_FORMS: Final = (
    (Form.PHOTO, 25),
    (Form.CHAT_PHOTO, 12),
    (Form.EXIF_PHOTO, 10),
    (Form.CLEAN_JPEG, 10),
    (Form.CLEAN_PNG, 6),
    (Form.SKEWED_SCAN, 10),
    (Form.TURNED_SCAN, 5),
    (Form.FAX, 2),
    (Form.TEXT_PDF, 12),
    (Form.PICTURE_PDF, 4),
    (Form.TIFF, 1),
    (Form.HARD_PHOTO, 3),
)


def usual_form(rng: Random) -> Form:
    """Draw how a paper reaches the office: mostly by telephone."""
    return rng.choices([form for form, _ in _FORMS], [weight for _, weight in _FORMS])[0]
