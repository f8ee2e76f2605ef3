"""Document numbers: patterns, check digits, what is odd about them."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workstation.domain.document_catalogue import CATALOGUE
from workstation.domain.document_numbers import (
    NumberProblem,
    check_number,
    hkid_check_digit,
    is_valid_hkid,
)
from workstation.domain.identity_documents import DocumentKind

PREFIXES = st.text(string.ascii_uppercase, min_size=1, max_size=2)
SIX_DIGITS = st.text(string.digits, min_size=6, max_size=6)


@pytest.mark.parametrize(
    ("stem", "check"),
    [
        ("A123456", "3"),
        ("AB987654", "3"),
        ("C123456", "9"),
        ("E364912", "5"),
        ("D288754", "2"),
        ("G123456", "A"),
        ("L555555", "0"),
        ("WX123456", "9"),
        ("XA123456", "8"),
        ("Y000000", "9"),
    ],
)
def test_the_check_digit_of_published_examples(stem: str, check: str) -> None:
    assert hkid_check_digit(stem) == check
    assert check_number(DocumentKind.HKID, f"{stem}({check})").well_formed


@pytest.mark.parametrize("stem", ["", "123456", "A12345", "ABC123456", "a123456", "A1234567"])
def test_only_letters_and_six_digits_have_a_check_digit(stem: str) -> None:
    with pytest.raises(ValueError, match="six digits"):
        hkid_check_digit(stem)


@given(PREFIXES, SIX_DIGITS, st.integers(0, 5), st.integers(1, 9))
def test_one_wrong_digit_is_always_caught(prefix: str, digits: str, place: int, shift: int) -> None:
    number = f"{prefix}{digits}{hkid_check_digit(prefix + digits)}"
    at = len(prefix) + place

    wrong = number[:at] + str((int(number[at]) + shift) % 10) + number[at + 1 :]

    assert NumberProblem.CHECK_DIGIT_WRONG in check_number(DocumentKind.HKID, wrong).problems


@given(PREFIXES, SIX_DIGITS, st.integers(0, 4))
def test_two_neighbours_swapped_are_always_caught(prefix: str, digits: str, place: int) -> None:
    swapped = digits[:place] + digits[place + 1] + digits[place] + digits[place + 2 :]

    if swapped != digits:
        assert not is_valid_hkid(prefix + swapped + hkid_check_digit(prefix + digits))


@given(PREFIXES, SIX_DIGITS, st.sampled_from("0123456789A"))
def test_just_one_check_digit_is_right(prefix: str, digits: str, check: str) -> None:
    found = check_number(DocumentKind.HKID, f"{prefix}{digits}({check})")

    assert found.check_digit_expected == hkid_check_digit(prefix + digits)
    assert found.well_formed is found.check_digit_ok is (found.check_digit_expected == check)


@pytest.mark.parametrize(
    ("kind", "number", "country", "problems"),
    [
        ("hkid", "A123456(4)", "HKG", ["check_digit_wrong"]),
        ("hkid", "A123456", "HKG", ["check_digit_missing"]),
        ("hkid", "A12345O(3)", "HKG", ["not_the_pattern"]),
        ("hkid", "A123456(3)", "CHN", ["other_issuer"]),
        ("hkid", "", "HKG", ["empty"]),
        ("hkid", "A" * 30, "HKG", ["too_long"]),
        ("hkid", "證123456", "HKG", ["characters"]),
        ("other", "😀1234567", "", ["characters"]),
        ("other", "12345\x0167", "", ["characters"]),
        ("other", "1234\ue00067", "", ["characters"]),
        ("other", "12\t345 – 67\u200b", "", []),
        ("other", "No. 12/345−67、", "", []),
        ("exit_entry_permit", "C12345678", "CHN", []),
        ("exit_entry_permit", "CA1234567", "CHN", []),
        ("exit_entry_permit", "CI1234567", "CHN", ["not_the_pattern"]),
        ("home_return_permit", "M12345678", "CHN", []),
        ("home_return_permit", "M1234567801", "CHN", []),
        ("home_return_permit", "H12345678", "CHN", ["holder_has_hkid"]),
        ("taiwan_permit", "12345678", "CHN", []),
        ("taiwan_permit", "1234567", "CHN", ["unusual"]),
        ("macao_id", "1234567(8)", "MAC", []),
        ("passport", "E12345678", "CHN", []),
        ("passport", "1", "USA", ["unusual"]),
        ("passport", "123456789", "CHN", ["unusual"]),
        ("passport", "EI2345678", "CHN", ["unusual"]),
        ("passport", "A1234563", "USA", ["looks_like_hkid"]),
        ("birth_certificate", "A1234563", "HKG", []),
        ("other", "XYZ-1", "", []),
        ("other", "XYZ-1", " ", []),
        ("other", "XYZ-1", "ZZZ", ["unknown_issuer"]),
        ("passport", "E12345678", "中国", ["unknown_issuer"]),
        ("passport", "C01X00T47", "12", ["unknown_issuer"]),
        ("passport", "C01X00T47", "D", []),
        ("hkid", "A123456(3)", "ZZZ", ["other_issuer"]),
    ],
)
def test_what_is_wrong_or_odd_is_named(
    kind: str, number: str, country: str, problems: list[str]
) -> None:
    found = check_number(DocumentKind(kind), number, country)

    assert [problem.value for problem in found.problems] == problems


def test_what_is_only_odd_is_still_well_formed() -> None:
    assert check_number(DocumentKind.PASSPORT, "A1234563", "USA").well_formed
    assert not check_number(DocumentKind.EXIT_ENTRY_PERMIT, "12345678", "CHN").well_formed


def test_a_check_does_not_show_the_number() -> None:
    assert "A123456" not in repr(check_number(DocumentKind.HKID, "A123456(3)"))


@given(st.sampled_from(list(DocumentKind)), st.text(max_size=200), st.text(max_size=10))
def test_any_text_gets_an_answer_and_its_normal_form_the_same(
    kind: DocumentKind, number: str, country: str
) -> None:
    found = check_number(kind, number, country)

    assert check_number(kind, found.normal_form, country) == found or not found.well_formed


@given(st.sampled_from(list(DocumentKind)))
def test_the_example_beside_the_field_is_well_formed(kind: DocumentKind) -> None:
    example = CATALOGUE.entry(kind).number_example

    assert not example or check_number(kind, example).well_formed
