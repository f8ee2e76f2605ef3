"""Telephone numbers: masking, and what is put right before reading."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workstation.domain.phones import PhoneNumber, clean_phone

DIGITS = st.text("0123456789", min_size=8, max_size=8)


def test_the_middle_of_a_number_is_hidden() -> None:
    assert PhoneNumber("+85291234567").masked == "+852 9••• ••67"
    assert PhoneNumber("+8613800138000").masked == "+86 1••• •••••00"
    assert "9123" not in repr(PhoneNumber("+85291234567"))


def test_a_short_number_shows_nothing() -> None:
    assert PhoneNumber("+852123").masked == "+852 ••••"


def test_a_number_is_read_back_in_groups() -> None:
    assert PhoneNumber("+85291234567").spaced == "+852 9123 4567"


@pytest.mark.parametrize("wrong", ["91234567", "+0123456", "+852", "+852 9123 4567", ""])
def test_only_e164_is_a_number(wrong: str) -> None:
    with pytest.raises(ValueError, match=r"E\.164"):
        PhoneNumber(wrong)


@pytest.mark.parametrize(
    ("typed", "cleaned"),
    [
        ("00852 9123-4567", "+85291234567"),
        ("0086 138 0013 8000", "+8613800138000"),
        ("00886 (912) 345 678", "+886912345678"),
        ("00853 6612 3456", "+85366123456"),
        ("＋８５２ ９１２３ ４５６７", "+85291234567"),
        ("9123.4567", "91234567"),
        ("0044 7911 123456", "00447911123456"),
    ],
)
def test_what_was_dialled_becomes_a_country_code(typed: str, cleaned: str) -> None:
    assert clean_phone(typed) == cleaned


@given(st.text())
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean_phone(clean_phone(text)) == clean_phone(text)


@given(DIGITS, st.sampled_from(["00852", "+852", "00852 ", "＋852-"]))
def test_every_way_of_dialling_hong_kong_ends_alike(digits: str, prefix: str) -> None:
    assert clean_phone(prefix + digits) == f"+852{digits}"
