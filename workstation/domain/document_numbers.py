"""Whether a document number is well formed: its pattern, its check digit, its normal form."""

import re
from dataclasses import dataclass
from enum import StrEnum
from operator import mul
from string import ascii_uppercase, digits
from typing import Final

from workstation.domain.country_codes import COUNTRY_CODES
from workstation.domain.document_catalogue import CATALOGUE, Catalogue
from workstation.domain.identity_documents import (
    LONGEST_NUMBER,
    DocumentKind,
    issuer_of,
    number_of,
    plainly_written,
)

_HKID_STEM: Final = re.compile(r"[A-Z]{1,2}[0-9]{6}")
_HKID: Final = re.compile(r"(?P<stem>[A-Z]{1,2}[0-9]{6})(?P<check>[0-9A])")
_VALUES: Final = {character: int(character, 36) for character in digits + ascii_uppercase}
_WEIGHTS: Final = range(2, 10)
"""From the last digit on."""
_NO_LETTER: Final = 36 * 9
"""What an absent first letter counts."""
_HKID_LIKE: Final = re.compile(r"(?:[A-Z]|[WX][A-Z])[0-9]{6}[0-9A]")
"""Two letters in front are rare; with any pair one passport in eleven would be taken for one."""
_USUAL_PASSPORTS: Final = {"CHN": re.compile(r"[A-Z](?:[0-9]{8}|[A-HJ-NP-Z][0-9]{7})")}
"""Ordinary, Hong Kong and Macao SAR passports: one letter and eight digits or two and seven.

The second letter is neither I nor O, as on the permits of the same administration.
"""


class NumberProblem(StrEnum):
    """What is wrong or odd about a number. Scripts read these values."""

    EMPTY = "empty"
    TOO_LONG = "too_long"
    CHARACTERS = "characters"
    """Something other than Latin letters, digits and the marks between them."""
    NOT_THE_PATTERN = "not_the_pattern"
    CHECK_DIGIT_MISSING = "check_digit_missing"
    CHECK_DIGIT_WRONG = "check_digit_wrong"
    UNUSUAL = "unusual"
    """Not the usual pattern, but the pattern is not certain: look again."""
    OTHER_ISSUER = "other_issuer"
    """The kind has one issuer and another country was declared."""
    UNKNOWN_ISSUER = "unknown_issuer"
    """The declared country is none that issues documents: a registration of it is refused."""
    LOOKS_LIKE_HKID = "looks_like_hkid"
    """A valid Hong Kong identity card number: perhaps the wrong kind was chosen."""
    HOLDER_HAS_HKID = "holder_has_hkid"
    """This permit is issued to Hong Kong residents, who do not need the counter."""


_ONLY_ODD: Final = frozenset(
    {
        NumberProblem.UNUSUAL,
        NumberProblem.OTHER_ISSUER,
        NumberProblem.UNKNOWN_ISSUER,
        NumberProblem.LOOKS_LIKE_HKID,
        NumberProblem.HOLDER_HAS_HKID,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberCheck:
    """What can be said of a number without the document."""

    normal_form: str
    problems: tuple[NumberProblem, ...] = ()
    check_digit_expected: str | None = None
    """None: numbers of this kind have no check digit, or the rest is no number."""
    check_digit_ok: bool | None = None
    """None: there was nothing to check."""

    @property
    def well_formed(self) -> bool:
        """Whether nothing is wrong; odd is not wrong."""
        return _ONLY_ODD.issuperset(self.problems)

    def __repr__(self) -> str:
        problems = ", ".join(self.problems)
        return f"NumberCheck(well_formed={self.well_formed}, problems=({problems}))"


def check_number(
    kind: DocumentKind, number: str, country: str = "", *, catalogue: Catalogue = CATALOGUE
) -> NumberCheck:
    """Say whether ``number`` can be one of a document of this kind; it is never repaired."""
    normal = number_of(kind, number)
    problem = _unreadable(number, normal)
    if problem is not None:
        return NumberCheck(normal_form=normal[:LONGEST_NUMBER], problems=(problem,))
    if kind is DocumentKind.HKID:
        return _check_hkid(normal, country)
    not_of_pattern = pattern_problem(kind, normal, country, catalogue)
    return NumberCheck(
        normal_form=normal,
        problems=(
            *((not_of_pattern,) if not_of_pattern else ()),
            *_issuer_problems(kind, country),
            *_channel_problems(kind, normal, country),
        ),
    )


def hkid_check_digit(stem: str) -> str:
    """Return the check digit of one or two letters and six digits.

    Letters count 10 to 35, an absent first letter 36, weights run from 9 down to 2.

    Raises:
        ValueError: ``stem`` is not of that form.
    """
    if not _HKID_STEM.fullmatch(stem):
        raise ValueError("one or two letters and six digits are needed")
    return _check_digit(stem)


def is_valid_hkid(normal: str) -> bool:
    """Whether a normal form is a Hong Kong identity card number with its right check digit."""
    match = _HKID.fullmatch(normal)
    return match is not None and _check_digit(match["stem"]) == match["check"]


def _check_digit(stem: str) -> str:
    values = map(_VALUES.__getitem__, reversed(stem))
    total = sum(map(mul, values, _WEIGHTS)) + (0 if len(stem) == len(_WEIGHTS) else _NO_LETTER)
    return "0123456789A"[-total % 11]


def _unreadable(number: str, normal: str) -> NumberProblem | None:
    if not normal:
        return NumberProblem.EMPTY
    if len(normal) > LONGEST_NUMBER:
        return NumberProblem.TOO_LONG
    return None if plainly_written(number, normal) else NumberProblem.CHARACTERS


def _check_hkid(normal: str, country: str) -> NumberCheck:
    issuer = _issuer_problems(DocumentKind.HKID, country)
    if _HKID_STEM.fullmatch(normal):
        return NumberCheck(
            normal_form=normal,
            problems=(NumberProblem.CHECK_DIGIT_MISSING, *issuer),
            check_digit_expected=hkid_check_digit(normal),
        )
    match = _HKID.fullmatch(normal)
    if match is None:
        return NumberCheck(normal_form=normal, problems=(NumberProblem.NOT_THE_PATTERN, *issuer))
    expected = hkid_check_digit(match["stem"])
    right = expected == match["check"]
    return NumberCheck(
        normal_form=normal,
        problems=issuer if right else (NumberProblem.CHECK_DIGIT_WRONG, *issuer),
        check_digit_expected=expected,
        check_digit_ok=right,
    )


def pattern_problem(
    kind: DocumentKind, normal: str, country: str, catalogue: Catalogue = CATALOGUE
) -> NumberProblem | None:
    """Say whether a normal form is not of the kind's pattern, or not of its usual one."""
    entry = catalogue.entry(kind)
    if re.fullmatch(entry.number_pattern, normal) is None:
        return NumberProblem.NOT_THE_PATTERN if entry.certain else NumberProblem.UNUSUAL
    usual = _USUAL_PASSPORTS.get(country.upper()) if kind is DocumentKind.PASSPORT else None
    if usual is not None and usual.fullmatch(normal) is None:
        return NumberProblem.UNUSUAL
    return None


def _issuer_problems(kind: DocumentKind, country: str) -> tuple[NumberProblem, ...]:
    """Return a warning when the declared country is not the kind's only issuer, or is none."""
    declared = issuer_of(DocumentKind.OTHER, country)
    if declared and declared != issuer_of(kind, country):
        return (NumberProblem.OTHER_ISSUER,)
    if country.strip() and declared not in COUNTRY_CODES:
        return (NumberProblem.UNKNOWN_ISSUER,)
    return ()


def _channel_problems(kind: DocumentKind, normal: str, country: str) -> tuple[NumberProblem, ...]:
    """Return a warning when the holder seems to have a Hong Kong identity card."""
    if kind is DocumentKind.HOME_RETURN_PERMIT:
        return (NumberProblem.HOLDER_HAS_HKID,) if normal.startswith("H") else ()
    if kind is DocumentKind.BIRTH_CERTIFICATE:
        return ()
    usual = _USUAL_PASSPORTS.get(country.upper())
    if usual is not None and usual.fullmatch(normal):
        return ()
    alike = _HKID_LIKE.fullmatch(normal) is not None and is_valid_hkid(normal)
    return (NumberProblem.LOOKS_LIKE_HKID,) if alike else ()
