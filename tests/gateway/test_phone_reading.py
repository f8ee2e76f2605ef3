"""Reading telephone numbers: refuse only what cannot be, warn of the rest."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workstation.domain.phones import PhoneRefused
from workstation.gateway.phones import PhoneProblem, PhoneWarning, phone_number, read_phone


@pytest.mark.parametrize(
    ("typed", "e164"),
    [
        ("91234567", "+85291234567"),
        ("9123 4567", "+85291234567"),
        ("00852 9123 4567", "+85291234567"),
        ("852 9123 4567", "+85291234567"),
        ("９１２３４５６７", "+85291234567"),
        ("+86 166 0013 8000", "+8616600138000"),
        ("0086 13800138000", "+8613800138000"),
        ("00853 66123456", "+85366123456"),
        ("00886 912345678", "+886912345678"),
    ],
)
def test_a_mobile_number_however_it_is_dialled(typed: str, e164: str) -> None:
    reading = read_phone(typed)

    assert reading.number is not None
    assert reading.number.e164 == e164
    assert reading.warnings == ()


@pytest.mark.parametrize(
    ("typed", "warning"),
    [
        ("21234567", PhoneWarning.NOT_MOBILE),
        ("58031234", PhoneWarning.NOT_MOBILE),
        ("8123 4567", PhoneWarning.NOT_MOBILE),
        ("4123 4567", PhoneWarning.UNKNOWN_RANGE),
        ("7123 4567", PhoneWarning.UNKNOWN_RANGE),
    ],
)
def test_what_may_not_take_an_sms_is_taken_with_a_warning(
    typed: str, warning: PhoneWarning
) -> None:
    reading = read_phone(typed)

    assert reading.number is not None
    assert reading.warnings == (warning,)


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("", PhoneProblem.EMPTY),
        ("call me", PhoneProblem.NOT_A_NUMBER),
        ("9123 456", PhoneProblem.TOO_SHORT),
        ("+852 9123 456", PhoneProblem.TOO_SHORT),
        ("9123 45678", PhoneProblem.TOO_LONG),
        ("+999 1234 5678", PhoneProblem.UNKNOWN_COUNTRY),
    ],
)
def test_only_what_cannot_be_a_number_is_refused(typed: str, problem: PhoneProblem) -> None:
    assert read_phone(typed).problem is problem
    with pytest.raises(PhoneRefused) as refused:
        phone_number(typed)
    assert refused.value.facts == {"reason": problem.value}


def test_a_mainland_number_without_its_code_is_offered_never_assumed() -> None:
    reading = read_phone("13800138000")

    assert reading.number is None
    assert reading.suggestion is not None
    assert reading.suggestion.e164 == "+8613800138000"


@given(st.text(max_size=80))
def test_any_text_is_a_number_or_has_a_problem(text: str) -> None:
    reading = read_phone(text)

    assert (reading.number is None) is (reading.problem is not None)


@given(st.text("569", min_size=1, max_size=1), st.text("0123456789", min_size=7, max_size=7))
def test_a_number_that_was_read_is_read_again_the_same(first: str, rest: str) -> None:
    number = phone_number(first + rest)

    assert phone_number(number.e164) == number
