"""Floors and flats: the grammar of the numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workstation.domain.addresses.flats import (
    FlatNumber,
    FlatProblem,
    find_unit,
    read_flat,
)
from workstation.domain.addresses.floors import find_floor, normal_floor
from workstation.domain.addresses.names_said import MASK, masked
from workstation.domain.addresses.numerals import number_of, roman_or_number
from workstation.domain.addresses.spelling import spell


@pytest.mark.parametrize(
    ("typed", "floor"),
    [
        ("12/F", "12"),
        ("12/F.", "12"),
        ("12F", "12"),
        ("12 / F", "12"),
        ("12th Floor", "12"),
        ("3rd Fl.", "3"),
        ("Floor 12", "12"),
        ("Level 12", "12"),
        ("Flat 6 Floor 17", "17"),
        ("twelfth floor", "12"),
        ("12樓", "12"),
        ("十二樓", "12"),
        ("廿一樓", "21"),
        ("12字樓", "12"),
        ("12層", "12"),
        ("１２／Ｆ", "12"),
        ("3A/F", "3A"),
        ("Floor 3A", "3A"),
        ("Level 12A", "12A"),
        ("12A Floor", "12A"),
        ("Floor: 6", "6"),
        ("樓:34", "34"),
        ("UG樓", "UG"),
        ("LG樓", "LG"),
        ("M樓", "M"),
        ("B1樓", "B1"),
        ("P1樓", "P1"),
        ("R1樓", "R1"),
        ("M1樓", "M1"),
        ("UG1樓", "UG1"),
        ("地庫1樓", "B1"),
        ("12A/FF室", "12A"),
        ("12-13/F", "12"),
        ("12至13樓", "12"),
        ("G/F", "G"),
        ("GF", "G"),
        ("Ground Floor", "G"),
        ("地下", "G"),
        ("G樓", "G"),
        ("UG/F", "UG"),
        ("Upper Ground Floor", "UG"),
        ("LG1", "LG1"),
        ("LG/F", "LG"),
        ("M/F", "M"),
        ("P/F", "P"),
        ("Podium", "P"),
        ("平台", "P"),
        ("B1/F", "B1"),
        ("地庫", "B"),
        ("R/F", "R"),
        ("天台", "R"),
    ],
)
def test_a_floor_however_it_is_written(typed: str, floor: str) -> None:
    found = find_floor(spell(typed).folded)

    assert found is not None
    assert found.value == floor


@pytest.mark.parametrize("typed", ["", "Flat 12F", "1203", "Wah Kee House", "Flat 3", "F13室"])
def test_what_is_no_floor_is_not_taken_for_one(typed: str) -> None:
    assert find_floor(spell(typed).folded) is None


@pytest.mark.parametrize(
    ("typed", "unit"),
    [
        ("Flat 1203", "1203"),
        ("Flat No. 1203", "1203"),
        ("Rm1203", "1203"),
        ("Unit A", "a"),
        ("Flat B1", "b1"),
        ("1203室", "1203"),
        ("一二〇三室", "1203"),
        ("3號室", "3"),
        ("三室", "3"),
        ("A室", "a"),
        ("1203單位", "1203"),
        ("Flat 118A", "118a"),
        ("Flat: 17", "17"),
        ("Flat/Rm: 12", "12"),
        ('Flat "G"', "g"),
        ("R1517", "1517"),
        ("1517rm", "1517"),
        ("R.1517", "1517"),
        ("Flat 'C'", "c"),
        ("室:19", "19"),
    ],
)
def test_a_flat_however_it_is_written(typed: str, unit: str) -> None:
    found = find_unit(spell(typed).folded, beside_block=False)

    assert found is not None
    assert found.value == unit


@pytest.mark.parametrize(
    "typed",
    ["Flatt 11", "Roomm 11", "Rmm 11", "Unitt 11", "Aptt 11", "Flat A 11", "Country Apartments"],
)
def test_a_letter_of_a_label_or_before_a_number_is_no_flat(typed: str) -> None:
    found = find_unit(spell(typed).folded, beside_block=True)

    assert found is None or found.value == "11"


def test_a_bare_number_is_a_flat_only_beside_a_block() -> None:
    assert find_unit("1203", beside_block=False) is None
    assert find_unit("十二号", beside_block=False) is None
    bare, numbered = find_unit("1203", beside_block=True), find_unit("十二号", beside_block=True)
    assert bare is not None
    assert numbered is not None
    assert (bare.value, numbered.value) == ("1203", "12")


def test_several_flats_are_said_to_be_several() -> None:
    found = find_unit("units 1 - 5", beside_block=True)

    assert found is not None
    assert found.several


@pytest.mark.parametrize(
    ("floor", "unit", "readings"),
    [
        ("12", "1203", [("12", "3"), ("12", "1203")]),
        ("12", "3", [("12", "3")]),
        ("12", "03", [("12", "3")]),
        (None, "1203", [("12", "3")]),
        (None, "303", [("3", "3")]),
        (None, "12A", [("12", "A")]),
        (None, "A12", [("12", "A")]),
        (None, "118A", [("1", "18A")]),
        (None, "G05", [("G", "5")]),
        ("12", "A", [("12", "A")]),
        ("12", "3A", [("12", "3A")]),
        ("G", "5", [("G", "5")]),
        ("P", "316", [("P", "316")]),
    ],
)
def test_floor_and_flat_together(
    floor: str | None, unit: str, readings: list[tuple[str, str]]
) -> None:
    assert read_flat(floor, unit).readings == tuple(FlatNumber(*pair) for pair in readings)


@pytest.mark.parametrize(
    ("floor", "unit", "problem"),
    [
        ("11", "1203", FlatProblem.FLOOR_CONTRADICTS_FLAT),
        (None, "12", FlatProblem.FLOOR_MISSING),
        (None, "A", FlatProblem.FLOOR_MISSING),
        ("12", None, FlatProblem.UNIT_MISSING),
        ("12", "", FlatProblem.UNIT_MISSING),
    ],
)
def test_what_makes_no_flat_is_never_repaired(
    floor: str | None, unit: str | None, problem: FlatProblem
) -> None:
    reading = read_flat(floor, unit)

    assert reading.readings == ()
    assert reading.problem is problem


@given(st.integers(1, 60), st.integers(1, 40))
def test_one_number_and_two_numbers_say_the_same_flat(floor: int, unit: int) -> None:
    together = read_flat(None, f"{floor}{unit:02}").readings
    apart = read_flat(str(floor), str(unit)).readings
    both = read_flat(str(floor), f"{floor}{unit:02}").readings

    assert together[0] == apart[0] == both[0] == FlatNumber(str(floor), str(unit))


@given(st.integers(1, 60), st.integers(1, 60), st.integers(1, 40))
def test_another_floor_in_the_number_is_always_a_contradiction(
    floor: int, inside: int, unit: int
) -> None:
    reading = read_flat(str(floor), f"{inside}{unit:02}")

    assert bool(reading.readings) is (floor == inside)


@pytest.mark.parametrize(
    ("column", "floor"),
    [("12", "12"), ("012", "12"), ("12/F", "12"), ("十二樓", "12"), ("G", "G"), ("3A", "3A"),
     ("0", "G"), ("LG1", "LG1"), ("", None), ("?", None)],
)  # fmt: skip
def test_the_floor_of_a_table(column: str, floor: str | None) -> None:
    assert normal_floor(column) == floor


@given(st.integers(1, 99))
def test_chinese_numbers_are_read(number: int) -> None:
    digits = "〇一二三四五六七八九"
    tens, ones = divmod(number, 10)
    counted = ("" if tens == 0 else digits[tens] * (tens > 1) + "十") + digits[ones] * (ones > 0)

    assert number_of(counted) == number
    assert number_of("".join(digits[int(d)] for d in str(number))) == number


def test_roman_parts_are_numbers() -> None:
    assert [roman_or_number(text) for text in ("i", "ii", "3", "二", "x")] == [1, 2, 3, 2, None]


@given(st.text(max_size=60))
def test_no_text_makes_reading_a_flat_fail(text: str) -> None:
    folded = spell(text).folded
    floor = find_floor(folded)
    unit = find_unit(folded, beside_block=True)

    read_flat(floor.value if floor else None, unit.value if unit else None)
    normal_floor(text)


def test_cutting_out_keeps_every_place() -> None:
    assert masked("flat 3 wah kee", [(7, 14)]) == f"flat 3 {MASK * 7}"
