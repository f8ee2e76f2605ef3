"""What the public website hands over for one applicant, and why a bundle is refused."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final, TypeVar
from uuid import UUID

from workstation.domain.applicants import Applicant
from workstation.domain.applications import ApplicationId, Language, Route
from workstation.domain.country_codes import COUNTRY_CODES
from workstation.domain.document_numbers import check_number
from workstation.domain.errors import BundleRefused, WorkstationError
from workstation.domain.identity_documents import DocumentKind, IdentityDocument, issuer_of
from workstation.domain.names import PersonName
from workstation.domain.phones import PhoneNumber


class BundleProblem(StrEnum):
    """Why a bundle is refused. Scripts read these values."""

    NOT_A_BUNDLE = "not_a_bundle"
    DAMAGED_ARCHIVE = "damaged_archive"
    ENCRYPTED_ARCHIVE = "encrypted_archive"
    TOO_LARGE = "too_large"
    TOO_MANY_FILES = "too_many_files"
    PATH_OUTSIDE = "path_outside"
    NO_REGISTRATION = "no_registration"
    NOT_UTF8 = "not_utf8"
    NOT_JSON = "not_json"
    UNKNOWN_FIELD = "unknown_field"
    MISSING_FIELD = "missing_field"
    WRONG_VALUE = "wrong_value"
    IN_THE_FUTURE = "in_the_future"
    MISSING_FILE = "missing_file"
    WRONG_DIGEST = "wrong_digest"
    NO_PROOF = "no_proof"
    TOO_MANY_PROOFS = "too_many_proofs"
    OTHER_CONTENT = "other_content"
    """The registration was taken before with another person or document."""
    STILL_BEING_WRITTEN = "still_being_written"


MAX_PROOFS: Final = 10
FIRST_YEAR: Final = 2020
"""Nobody could register before; an earlier moment is a mistake, and calendars end somewhere."""
CLOCK_SKEW: Final = timedelta(minutes=10)
"""How far ahead of the office the website's clock may be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProofFile:
    """An uploaded file as the registration names it."""

    name: str = field(repr=False)
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Registration:
    """One registration as it was submitted."""

    registration_id: str
    submitted_at: datetime
    language: Language
    applicant: Applicant
    route: Route
    proofs: tuple[ProofFile, ...]
    warnings: tuple[str, ...] = ()
    """``PROBLEM:PLACE``: an object that holds more than the contract names, an odd number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """A registration with its files, read and found whole."""

    registration: Registration
    content_digest: bytes
    """SHA-256 over the registration's own bytes and its files' digests."""
    source: bytes = field(repr=False)
    """``registration.json`` as it came."""
    files: tuple[bytes, ...] = field(repr=False)
    """The proofs' bytes, in the order of the registration."""


class Intake(StrEnum):
    """What became of a bundle. Scripts read these values."""

    TAKEN = "taken"
    REVISED = "revised"
    ALREADY_TAKEN = "already_taken"
    REFUSED = "refused"
    GONE = "gone"
    """It is no longer there: somebody else took it or put it aside meanwhile."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakeResult:
    """What became of one bundle."""

    outcome: Intake
    application_id: ApplicationId | None = None
    reference: str = ""
    problem: str = ""
    """A code of :class:`BundleProblem`, or empty."""
    place: str = ""
    """Which field or file, when that is the problem."""
    warnings: tuple[str, ...] = ()


_FIELDS: Final = {
    "registration_id": True,
    "submitted_at": True,
    "language": True,
    "name": True,
    "document": True,
    "date_of_birth": False,
    "phone": True,
    "address": True,
    "route": True,
    "proofs": False,
}
_NAME_FIELDS: Final = {"english": False, "chinese": False}
_DOCUMENT_FIELDS: Final = {"kind": True, "number": True, "issued_on": False, "country": True}
_ADDRESS_FIELDS: Final = {"text": True}
_KNOWN: Final = {
    "registration": _FIELDS,
    "name": _NAME_FIELDS,
    "document": _DOCUMENT_FIELDS,
    "address": _ADDRESS_FIELDS,
}
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_SHA256 = re.compile(r"[0-9a-fA-F]{64}", re.ASCII)
_MAX_ADDRESS = 500
_Choice = TypeVar("_Choice", bound=StrEnum)


PhoneReader = Callable[[str], PhoneNumber]
"""How a phone number is read; the gateway has the real one."""


def registration_from(
    data: object, *, now: datetime, today: date, read_phone: PhoneReader
) -> Registration:
    """Return the registration that parsed JSON describes.

    Args:
        data: what ``registration.json`` holds.
        now: the office's time.
        today: its Hong Kong day.
        read_phone: reads a phone number.

    Raises:
        BundleRefused: with the problem's code and the field it is in.
    """
    fields_ = _object(data, "registration", _FIELDS)
    submitted_at = _instant(fields_["submitted_at"], "submitted_at")
    if submitted_at > now + CLOCK_SKEW:
        raise refused(BundleProblem.IN_THE_FUTURE, "submitted_at")
    route = _choice(Route, fields_["route"], "route")
    proofs = _proofs(fields_.get("proofs", []))
    if route is Route.PROOF and not proofs:
        raise refused(BundleProblem.NO_PROOF, "proofs")
    return Registration(
        registration_id=_uuid(fields_["registration_id"]),
        submitted_at=submitted_at,
        language=_choice(Language, fields_["language"], "language"),
        applicant=_applicant(fields_, today, read_phone),
        route=route,
        proofs=proofs,
        warnings=(*_unknown_fields(data), *_odd_number(fields_["document"])),
    )


def _unknown_fields(data: object) -> Iterator[str]:
    """Name the objects that hold fields the contract does not know: taken, but said."""
    if not isinstance(data, dict):
        return
    for place, known in _KNOWN.items():
        part = data if place == "registration" else data.get(place)
        if isinstance(part, dict) and not part.keys() <= known.keys():
            yield f"{BundleProblem.UNKNOWN_FIELD}:{place}"


def refused(problem: BundleProblem, place: str = "") -> BundleRefused:
    """Return the refusal of a bundle for ``problem`` at ``place`` (a field, never its value)."""
    return BundleRefused(reason=problem, place=place)


def _applicant(fields_: Mapping[str, object], today: date, read_phone: PhoneReader) -> Applicant:
    name = _object(fields_["name"], "name", _NAME_FIELDS)
    address = _object(fields_["address"], "address", _ADDRESS_FIELDS)
    born = _optional_day(fields_.get("date_of_birth"), "date_of_birth", today)
    document = _document(fields_["document"], today)
    try:
        person = PersonName.parse(
            _text(name.get("english", ""), "name.english", 120, empty=True),
            _text(name.get("chinese", ""), "name.chinese", 40, empty=True),
        )
    except WorkstationError as error:
        raise refused(BundleProblem.WRONG_VALUE, "name") from error
    try:
        phone = read_phone(_text(fields_["phone"], "phone", 40))
    except WorkstationError as error:
        raise refused(BundleProblem.WRONG_VALUE, "phone") from error
    return Applicant(
        name=person,
        document=document,
        phone=phone,
        address=_address(address["text"]),
        date_of_birth=born,
    )


def _document(value: object, today: date) -> IdentityDocument:
    """Read the document; of one identity card there is one number, so its check digit must fit."""
    fields_ = _object(value, "document", _DOCUMENT_FIELDS)
    kind = _choice(DocumentKind, fields_["kind"], "document.kind")
    number = _text(fields_["number"], "document.number", 40)
    country = _text(fields_["country"], "document.country", 3)
    issued_on = _optional_day(fields_.get("issued_on"), "document.issued_on", today)
    if issuer_of(DocumentKind.OTHER, country) not in COUNTRY_CODES:
        raise refused(BundleProblem.WRONG_VALUE, "document.country")
    if kind is DocumentKind.HKID and not check_number(kind, number, country).well_formed:
        raise refused(BundleProblem.WRONG_VALUE, "document.number")
    try:
        return IdentityDocument.parse(kind, number, country=country, issued_on=issued_on)
    except WorkstationError as error:
        raise refused(BundleProblem.WRONG_VALUE, "document.number") from error


def _odd_number(document: object) -> Iterator[str]:
    """Name what is odd about a number that was taken, for a person to look at."""
    fields_ = _object(document, "document", _DOCUMENT_FIELDS)
    kind = _choice(DocumentKind, fields_["kind"], "document.kind")
    found = check_number(kind, str(fields_["number"]), str(fields_["country"]))
    for problem in found.problems:
        yield f"{problem}:document.number"


def _address(value: object) -> str:
    """Return an address that says something: marks alone would be the same home for everybody."""
    text = _text(value, "address.text", _MAX_ADDRESS)
    if not any(ch.isalnum() for ch in text):
        raise refused(BundleProblem.WRONG_VALUE, "address.text")
    return text


def _proofs(value: object) -> tuple[ProofFile, ...]:
    if not isinstance(value, list):
        raise refused(BundleProblem.WRONG_VALUE, "proofs")
    if len(value) > MAX_PROOFS:
        raise refused(BundleProblem.TOO_MANY_PROOFS, "proofs")
    proofs = []
    for position, item in enumerate(value, start=1):
        place = f"proofs[{position}]"
        entry = _object(item, place, {"file": True, "sha256": True})
        digest = _text(entry["sha256"], f"{place}.sha256", 64)
        if not _SHA256.fullmatch(digest):
            raise refused(BundleProblem.WRONG_VALUE, f"{place}.sha256")
        name = _text(entry["file"], f"{place}.file", 255)
        proofs.append(ProofFile(name=name, sha256=digest.lower()))
    return tuple(proofs)


def _object(value: object, place: str, known: Mapping[str, bool]) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise refused(BundleProblem.WRONG_VALUE, place)
    prefix = "" if place == "registration" else f"{place}."
    for key, required in known.items():
        if required and value.get(key) is None:
            raise refused(BundleProblem.MISSING_FIELD, prefix + key)
    return {key: item for key, item in value.items() if item is not None}


def _text(value: object, place: str, longest: int, *, empty: bool = False) -> str:
    if not isinstance(value, str) or len(value) > longest:
        raise refused(BundleProblem.WRONG_VALUE, place)
    if not value.strip() and not empty:
        raise refused(BundleProblem.MISSING_FIELD, place)
    if any(_unprintable(ch) for ch in value):
        raise refused(BundleProblem.WRONG_VALUE, place)
    return value.strip()


def _unprintable(ch: str) -> bool:
    """Controls, and the marks that turn the direction of writing, have no place in a field."""
    return (
        (ch < " " and ch not in "\n\t")
        or ch in "\x7f\u200e\u200f\u2028\u2029\ufeff"
        or ("\u202a" <= ch <= "\u202e" or "\u2066" <= ch <= "\u2069" or "\ud800" <= ch <= "\udfff")
    )


def _choice(kind: type[_Choice], value: object, place: str) -> _Choice:
    try:
        return kind(str(value))
    except ValueError as error:
        raise refused(BundleProblem.WRONG_VALUE, place) from error


def _uuid(value: object) -> str:
    try:
        return str(UUID(_text(value, "registration_id", 40)))
    except ValueError as error:
        raise refused(BundleProblem.WRONG_VALUE, "registration_id") from error


def _instant(value: object, place: str) -> datetime:
    try:
        moment = datetime.fromisoformat(_text(value, place, 40))
    except ValueError as error:
        raise refused(BundleProblem.WRONG_VALUE, place) from error
    if moment.tzinfo is None or moment.year < FIRST_YEAR:
        raise refused(BundleProblem.WRONG_VALUE, place)
    return moment


def _optional_day(value: object, place: str, today: date) -> date | None:
    if value is None:
        return None
    text = _text(value, place, 10)
    if not _DAY.fullmatch(text):
        raise refused(BundleProblem.WRONG_VALUE, place)
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise refused(BundleProblem.WRONG_VALUE, place) from error
    if day > today:
        raise refused(BundleProblem.IN_THE_FUTURE, place)
    if day.year < 1880:
        raise refused(BundleProblem.WRONG_VALUE, place)
    return day
