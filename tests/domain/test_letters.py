from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from workstation.domain.applications import Language
from workstation.domain.letters import (
    LetterCode,
    LetterKind,
    LetterReference,
    LetterSheet,
    NotAReference,
)
from workstation.domain.pins import normal_secret

references = st.binary(min_size=16, max_size=16).map(LetterReference.drawn)
codes = st.binary(min_size=7, max_size=7).map(LetterCode.drawn)
FIRST = LetterReference.drawn(bytes(16))


@given(references)
def test_a_reference_is_read_back_from_print_and_from_its_symbol(
    reference: LetterReference,
) -> None:
    assert len(reference.digits) == 16
    assert LetterReference.parse(reference.grouped) == reference
    assert LetterReference.parse(reference.symbol) == reference


@given(references, st.integers(0, 15), st.integers(1, 9))
def test_one_wrong_digit_is_always_caught(
    reference: LetterReference, place: int, shift: int
) -> None:
    digits = reference.digits
    wrong = str((int(digits[place]) + shift) % 10)

    read = LetterReference.parse(digits[:place] + wrong + digits[place + 1 :])

    assert read is NotAReference.WRONG_CHECK


@given(references, st.integers(0, 15), st.integers(0, 15))
def test_any_two_digits_in_each_others_place_are_always_caught(
    reference: LetterReference, first: int, second: int
) -> None:
    digits = list(reference.digits)
    digits[first], digits[second] = digits[second], digits[first]
    assume("".join(digits) != reference.digits)

    assert LetterReference.parse("".join(digits)) is NotAReference.WRONG_CHECK


@given(references, st.integers(5, 16), st.sampled_from("0123456789ABCDEFGHJKMNPQRSTVWXYZ"))
def test_one_wrong_character_of_the_symbol_is_always_caught(
    reference: LetterReference, place: int, character: str
) -> None:
    payload = reference.symbol
    assume(payload[place] != character)

    read = LetterReference.parse(payload[:place] + character + payload[place + 1 :])

    assert read is NotAReference.WRONG_CHECK


@given(references)
def test_a_reference_may_be_typed_in_many_ways(reference: LetterReference) -> None:
    wide = str.maketrans("0123456789:EGL", "０１２３４５６７８９：ＥＧＬ")
    alike = str.maketrans("01", "Ol")

    for typed in (
        f"  {reference.grouped}\r\n",
        "-".join(reference.grouped.split()),
        reference.digits.translate(wide),
        reference.digits.translate(alike),
        reference.symbol.lower(),
        reference.symbol.translate(wide),
        reference.symbol.replace(":", ";"),
        reference.symbol[:5] + reference.symbol[5:].translate(alike),
    ):
        assert LetterReference.parse(typed) == reference


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", NotAReference.WRONG_LENGTH),
        ("123", NotAReference.WRONG_LENGTH),
        (FIRST.digits + "0", NotAReference.WRONG_LENGTH),
        ("٠" * 16, NotAReference.WRONG_CHARACTER),
        ("P<UTOERIKSSON<<ANNA<MARIA<<<<", NotAReference.WRONG_CHARACTER),
        ("https://www.healthcode.example/", NotAReference.FOREIGN),
        (FIRST.symbol.replace("EGL1", "EGL2"), NotAReference.FOREIGN),
        ("X" + FIRST.symbol, NotAReference.FOREIGN),
        (f"EGL1:{FIRST.symbol}", NotAReference.FOREIGN),
        (FIRST.symbol[:-1], NotAReference.WRONG_LENGTH),
        (FIRST.symbol + "0", NotAReference.WRONG_LENGTH),
        (FIRST.symbol[:-1] + "U", NotAReference.WRONG_CHARACTER),
    ],
)
def test_what_is_no_reference_says_why(text: str, why: NotAReference) -> None:
    assert LetterReference.parse(text) is why


@given(st.text())
def test_no_text_makes_reading_a_reference_fail(text: str) -> None:
    assert isinstance(LetterReference.parse(text), LetterReference | NotAReference)


def test_a_reference_cannot_be_made_with_a_wrong_check() -> None:
    with pytest.raises(ValueError, match="check digits"):
        LetterReference("0" * 16)
    with pytest.raises(ValueError, match="sixteen"):
        LetterReference("97")


def test_drawing_needs_enough_randomness() -> None:
    with pytest.raises(ValueError, match="16 bytes"):
        LetterReference.drawn(bytes(15))
    with pytest.raises(ValueError, match="7 bytes"):
        LetterCode.drawn(bytes(6))


@given(codes)
def test_a_code_is_read_back_however_it_is_typed(code: LetterCode) -> None:
    alike = code.grouped.lower().replace("0", "o").replace("1", "l")

    assert len(code.characters) == 10
    dashed = code.characters[:4] + "-" + code.characters[4:]
    assert {normal_secret(typed) for typed in (code.grouped, alike, dashed)} == {code.characters}


@given(st.integers(0, 2**50 - 1))
def test_every_code_can_be_drawn(number: int) -> None:
    drawn = LetterCode.drawn(number.to_bytes(7))
    other = LetterCode.drawn((number ^ 1).to_bytes(7))

    assert drawn != other


def test_a_code_does_not_show_itself() -> None:
    code = LetterCode("0123456789")
    sheet = _sheet(LetterKind.PIN, code)

    for shown in (repr(code), str(code), f"{code}", repr(sheet)):
        assert "01234" not in shown
    assert "Tai Man" not in repr(sheet)
    assert "Wah Kee" not in repr(sheet)


def test_a_counter_letter_carries_no_code() -> None:
    with pytest.raises(ValueError, match="PIN letter"):
        _sheet(LetterKind.COUNTER, LetterCode("0123456789"))
    assert _sheet(LetterKind.PIN, LetterCode("0123456789")).without_code().code is None


def _sheet(kind: LetterKind, code: LetterCode | None) -> LetterSheet:
    return LetterSheet(
        kind=kind,
        language=Language.ENGLISH,
        reference=FIRST,
        application_reference="HK00000000420",
        generation=1,
        dated_on=date(2026, 11, 22),
        last_day=date(2026, 12, 22),
        name="CHAN Tai Man",
        address="Flat 1203, 12/F, Wah Kee House",
        code=code,
    )
