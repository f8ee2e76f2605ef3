"""Address proofs: their kinds, the opened upload, and the office's rules about them.

The rules are the published ones of the registration: a proof shows the holder's name, a
residential address, who issued it and when, and is at most three months old on the day of
submission; a stamped tenancy agreement that covers that day may be older.
"""

import calendar
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone
from enum import StrEnum
from typing import ClassVar, Final

from workstation.domain.errors import WorkstationError

Point = tuple[float, float]

HONG_KONG: Final = timezone(timedelta(hours=8), "HKT")
"""Hong Kong has kept this offset all year round since 1979."""


class ProofKind(StrEnum):
    """What sort of paper an address proof is. The values are stored; never rename one."""

    ELECTRICITY_BILL = "electricity_bill"
    WATER_BILL = "water_bill"
    GAS_BILL = "gas_bill"
    MOBILE_BILL = "mobile_bill"
    BROADBAND_BILL = "broadband_bill"
    BANK_STATEMENT = "bank_statement"
    GOVERNMENT_LETTER = "government_letter"
    RATES_DEMAND = "rates_demand"
    TENANCY_AGREEMENT = "tenancy_agreement"
    ENVELOPE = "envelope"
    OTHER = "other"


class UnreadableReason(StrEnum):
    """Why an upload could not be opened. The values are stored; never rename one."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    NOT_AN_IMAGE = "not_an_image"
    UNSUPPORTED_TYPE = "unsupported_type"
    HEIC = "heic"
    """A moving picture in HEIC's clothes; photographs in HEIC are opened."""
    ENCRYPTED = "encrypted"
    TOO_MANY_PAGES = "too_many_pages"
    TOO_MANY_PIXELS = "too_many_pixels"
    TOO_NARROW = "too_narrow"
    """A strip of pixels in which nothing can be written."""
    DAMAGED = "damaged"
    TOOK_TOO_LONG = "took_too_long"
    CRASHED = "crashed"


class UnreadableUpload(WorkstationError):
    """The upload could not be opened safely; a normal outcome, shown with its reason."""

    code: ClassVar[str] = "unreadable_upload"

    def __init__(self, reason: UnreadableReason) -> None:
        super().__init__(reason=reason.value)
        self.reason = reason


class ProofProblem(StrEnum):
    """What the office's rules find wrong with a proof. The values are stored.

    Where the office has a coded reason for asking again, the value is the reason's.
    """

    TOO_OLD = "too_old"
    IN_THE_FUTURE = "in_the_future"
    NO_DATE = "no_date"
    NO_ISSUER = "no_issuer"
    NO_NAME = "no_name"
    OTHER_NAME = "other_name"
    NO_ADDRESS = "no_address"
    PO_BOX = "po_box"
    SUPPLIED_ELSEWHERE = "supplied_elsewhere"
    ENVELOPE = "envelope"
    NOT_STAMPED = "not_stamped"
    NOT_COVERING = "not_covering"


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem of one proof, with its figure where it has one."""

    problem: ProofProblem
    days: int | None = None
    """Age of the proof on the day of submission, for the problems of age."""


@dataclass(frozen=True, slots=True)
class Quad:
    """A four-cornered region, clockwise from the corner where reading starts."""

    corners: tuple[Point, Point, Point, Point]

    @classmethod
    def of_box(cls, left: float, top: float, right: float, bottom: float) -> "Quad":
        """Return the upright rectangle with these edges."""
        return cls(((left, top), (right, top), (right, bottom), (left, bottom)))

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of the smallest upright box around the region."""
        xs, ys = zip(*self.corners, strict=True)
        return min(xs), min(ys), max(xs), max(ys)


@dataclass(frozen=True, slots=True)
class Affine:
    """A plane map: ``x' = a x + b y + c`` and ``y' = d x + e y + f``."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 0.0
    e: float = 1.0
    f: float = 0.0

    @classmethod
    def turning_back(cls, quarters: int, width: float, height: float) -> "Affine":
        """Return the map from a picture turned clockwise to the picture as it was.

        Args:
            quarters: by how many it was turned.
            width: of the picture as it was.
            height: of the picture as it was.
        """
        return (
            cls(),
            cls(0, 1, 0, -1, 0, height),
            cls(-1, 0, width, 0, -1, height),
            cls(0, -1, width, 1, 0, 0),
        )[quarters % 4]

    def point(self, at: Point) -> Point:
        """Return where the point lies after the map."""
        x, y = at
        return (self.a * x + self.b * y + self.c, self.d * x + self.e * y + self.f)

    def quad(self, quad: Quad) -> Quad:
        """Return where the region lies after the map."""
        first, second, third, fourth = (self.point(corner) for corner in quad.corners)
        return Quad((first, second, third, fourth))

    def after(self, first: "Affine") -> "Affine":
        """Return the map that applies ``first`` and then this one."""
        return Affine(
            self.a * first.a + self.b * first.d,
            self.a * first.b + self.b * first.e,
            self.a * first.c + self.b * first.f + self.c,
            self.d * first.a + self.e * first.d,
            self.d * first.b + self.e * first.e,
            self.d * first.c + self.e * first.f + self.f,
        )

    def inverse(self) -> "Affine":
        """Return the map that undoes this one.

        Raises:
            ZeroDivisionError: the map flattens the plane; no page transform does.
        """
        scale = self.a * self.e - self.b * self.d
        a, b, d, e = self.e / scale, -self.b / scale, -self.d / scale, self.a / scale
        return Affine(a, b, -(a * self.c + b * self.f), d, e, -(d * self.c + e * self.f))


@dataclass(frozen=True, slots=True)
class PageText:
    """One word a PDF claims to show, in pixels of the re-encoded page: a hint, never proof."""

    text: str = field(repr=False)
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedPage:
    """One page of an upload, re-encoded by the sandbox: what the desk shows and OCR reads."""

    number: int
    """From 1."""
    jpeg: bytes = field(repr=False)
    width: int
    height: int
    upload_width: int
    upload_height: int
    to_upload: Affine
    """From pixels of ``jpeg`` to pixels of the file as uploaded."""
    text: tuple[PageText, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedUpload:
    """An upload that was opened within the limits."""

    media_type: str
    pages: tuple[OpenedPage, ...]


def hong_kong_day(at: datetime) -> date:
    """Return the day on Hong Kong calendars at the aware instant ``at``."""
    return at.astimezone(HONG_KONG).date()


def months_later(day: date, months: int) -> date:
    """Return the same day so many months later, or the last day of a shorter month."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


@dataclass(frozen=True, slots=True, kw_only=True)
class ProofFacts:
    """What a proof shows, as far as the rules ask."""

    kind: ProofKind
    has_name: bool
    has_address: bool
    has_issuer: bool
    issued_on: date | None
    post_box: bool = False
    supplied_elsewhere: bool = False
    """What is billed is supplied to another home than the one the paper is posted to."""
    stamped: bool = False
    """A tenancy agreement bears the mark of the Stamp Office."""
    covers_from: date | None = None
    covers_until: date | None = None
    """First and last day of the tenancy."""

    def covers(self, day: date) -> bool:
        """Say whether the tenancy runs on ``day``."""
        if self.covers_from is None or self.covers_until is None:
            return False
        return self.covers_from <= day <= self.covers_until


def findings(facts: ProofFacts, submitted_on: date | None, *, months: int) -> tuple[Finding, ...]:
    """Return what the rules find wrong with a proof, in the order a reviewer looks.

    Args:
        facts: what the proof shows.
        submitted_on: the Hong Kong day of submission; without it age is not judged.
        months: how old a proof may be (policy ``proof_age_months``).
    """
    if facts.kind is ProofKind.ENVELOPE:
        return (Finding(ProofProblem.ENVELOPE),)
    missing = (
        (not facts.has_name, ProofProblem.NO_NAME),
        (not facts.has_address and not facts.post_box, ProofProblem.NO_ADDRESS),
        (facts.post_box, ProofProblem.PO_BOX),
        (facts.supplied_elsewhere, ProofProblem.SUPPLIED_ELSEWHERE),
        (not facts.has_issuer, ProofProblem.NO_ISSUER),
    )
    found = tuple(Finding(problem) for wrong, problem in missing if wrong)
    return found + _findings_of_age(facts, submitted_on, months)


def _findings_of_age(
    facts: ProofFacts, submitted_on: date | None, months: int
) -> tuple[Finding, ...]:
    if facts.kind is ProofKind.TENANCY_AGREEMENT and submitted_on is not None:
        if facts.stamped and facts.covers(submitted_on):
            return ()
        if facts.covers_until is not None and not facts.covers(submitted_on):
            return (Finding(ProofProblem.NOT_COVERING),)
    if facts.issued_on is None:
        return (Finding(ProofProblem.NO_DATE),)
    if submitted_on is None:
        return ()
    age = age_finding(facts.issued_on, submitted_on, months=months)
    unstamped = facts.kind is ProofKind.TENANCY_AGREEMENT and age is not None and not facts.stamped
    stamp = (Finding(ProofProblem.NOT_STAMPED),) if unstamped else ()
    return stamp + ((age,) if age is not None else ())


def age_finding(issued_on: date, submitted_on: date, *, months: int) -> Finding | None:
    """Return the problem of a proof's age on the day of submission, or None.

    A proof of ``months`` calendar months to the day is accepted; one day more is not.
    """
    days = (submitted_on - issued_on).days
    if days < 0:
        return Finding(ProofProblem.IN_THE_FUTURE, days)
    if submitted_on > months_later(issued_on, months):
        return Finding(ProofProblem.TOO_OLD, days)
    return None
