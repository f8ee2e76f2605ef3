"""Reading telephone numbers with the numbering plans of phonenumbers."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumberType, ValidationResult

from workstation.domain.phones import PhoneNumber, PhoneRefused, clean_phone

_REGION: Final = "HK"
_MOBILE: Final = frozenset({PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE})
_MAINLAND_MOBILE_DIGITS: Final = 11


class PhoneWarning(StrEnum):
    """What a clerk should ask about; never a reason to refuse."""

    NOT_MOBILE = "not_mobile"
    UNKNOWN_RANGE = "unknown_range"
    """The numbering plan at hand does not know it; plans lag behind new ranges."""


class PhoneProblem(StrEnum):
    """Why no number could be read."""

    EMPTY = "empty"
    NOT_A_NUMBER = "not_a_number"
    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"
    UNKNOWN_COUNTRY = "unknown_country"


@dataclass(frozen=True, slots=True)
class PhoneReading:
    """What a typed number says; the SMS itself is the proof that it is the right one."""

    number: PhoneNumber | None = None
    warnings: tuple[PhoneWarning, ...] = ()
    problem: PhoneProblem | None = None
    suggestion: PhoneNumber | None = None
    """A mainland number that was perhaps meant: offered, never assumed."""


def read_phone(text: str) -> PhoneReading:
    """Read a number as typed in Hong Kong; only an impossible length is refused."""
    cleaned = clean_phone(text)
    if not cleaned:
        return PhoneReading(problem=PhoneProblem.EMPTY)
    if not cleaned.lstrip("+").isdecimal() or not cleaned.isascii():
        return PhoneReading(problem=PhoneProblem.NOT_A_NUMBER)
    reading = _read(cleaned)
    if reading.problem is None or not _perhaps_mainland(cleaned):
        return reading
    return PhoneReading(problem=reading.problem, suggestion=_read(f"+86{cleaned}").number)


def phone_number(text: str) -> PhoneNumber:
    """Read a number for a registration, which has nobody to ask.

    Raises:
        PhoneRefused: no number of a possible length could be read.
    """
    reading = read_phone(text)
    if reading.number is None:
        raise PhoneRefused(reason=str(reading.problem))
    return reading.number


def _read(cleaned: str) -> PhoneReading:
    try:
        number = phonenumbers.parse(cleaned, _REGION)
    except NumberParseException as error:
        return PhoneReading(problem=_problem_of(error))
    problem = _length_problem(number)
    if problem is not None:
        return PhoneReading(problem=problem)
    e164 = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return PhoneReading(number=PhoneNumber(e164), warnings=_warnings(number))


def _length_problem(number: phonenumbers.PhoneNumber) -> PhoneProblem | None:
    """Return what is wrong with the length for a line a person can have at home or carry.

    Without the kind of line, eleven digits would pass in Hong Kong: some services have them.
    """
    reasons = [
        phonenumbers.is_possible_number_for_type_with_reason(number, kind)
        for kind in (PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE)
    ]
    if ValidationResult.IS_POSSIBLE in reasons:
        return None
    if ValidationResult.INVALID_COUNTRY_CODE in reasons:
        return PhoneProblem.UNKNOWN_COUNTRY
    short = {ValidationResult.TOO_SHORT, ValidationResult.IS_POSSIBLE_LOCAL_ONLY}
    return PhoneProblem.TOO_SHORT if short.issuperset(reasons) else PhoneProblem.TOO_LONG


def _warnings(number: phonenumbers.PhoneNumber) -> tuple[PhoneWarning, ...]:
    kind = phonenumbers.number_type(number)
    if kind in _MOBILE:
        return ()
    if kind == PhoneNumberType.UNKNOWN:
        return (PhoneWarning.UNKNOWN_RANGE,)
    return (PhoneWarning.NOT_MOBILE,)


def _problem_of(error: NumberParseException) -> PhoneProblem:
    return {
        NumberParseException.INVALID_COUNTRY_CODE: PhoneProblem.UNKNOWN_COUNTRY,
        NumberParseException.TOO_SHORT_AFTER_IDD: PhoneProblem.TOO_SHORT,
        NumberParseException.TOO_SHORT_NSN: PhoneProblem.TOO_SHORT,
        NumberParseException.TOO_LONG: PhoneProblem.TOO_LONG,
    }.get(error.error_type, PhoneProblem.NOT_A_NUMBER)


def _perhaps_mainland(cleaned: str) -> bool:
    return len(cleaned) == _MAINLAND_MOBILE_DIGITS and cleaned[0] == "1" and cleaned[1] in "3456789"
