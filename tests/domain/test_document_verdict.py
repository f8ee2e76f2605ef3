"""The rule of the two readers, on zones whose truth is known."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.made_documents.texts import LAYOUTS, drawn_text, with_wrong_digit
from tests.support.made_mrz import TODAY, oracle_digit
from tests.support.made_zones import cs_line, td3_lines
from workstation.domain.document_layouts import columns_of
from workstation.domain.document_reading import DoubtReason, PictureVerdict
from workstation.domain.document_verdict import Judged, SeenColumn, judge

_NUMBER, _BIRTH, _EXPIRY = (text + oracle_digit(text) for text in ("730365294", "821207", "320318"))
_OPTIONAL = "<" * 14 + "0"
TD3 = (
    "P<FRAMC<DONALD<<JOHN<LUKAS<<<<<<<<<<<<<<<<<<",
    f"{_NUMBER}FRA{_BIRTH}M{_EXPIRY}{_OPTIONAL}"
    + oracle_digit(_NUMBER + _BIRTH + _EXPIRY + _OPTIONAL),
)

layouts = st.sampled_from(LAYOUTS)
seeds = st.integers(0, 10**6)


def seen(text: str) -> list[SeenColumn]:
    return [SeenColumn(one, ((one, 0.99), ("", 0.01))) for one in text]


def judged(zone: list[list[SeenColumn]]) -> Judged:
    return judge(zone, today=TODAY)


def with_place(line: int, column: int, place: SeenColumn) -> Judged:
    zone = [seen(text) for text in TD3]
    zone[line - 1][column - 1] = place
    return judged(zone)


def text_of(found: Judged) -> tuple[str, ...]:
    return tuple("".join(text for text, _ in line) for line in found.lines)


@given(layouts, seeds)
def test_two_readers_that_agree_on_a_valid_zone_make_it_green(layout: str, seed: int) -> None:
    lines = drawn_text(layout, Random(seed))

    found = judged([seen(line) for line in lines])

    assert (found.verdict, found.doubts) == (PictureVerdict.GREEN, ())
    assert text_of(found) == lines
    assert found.reading.format.value == layout


@given(layouts, seeds)
def test_a_check_digit_printed_wrong_is_amber_and_reported_as_printed(
    layout: str, seed: int
) -> None:
    rng = Random(seed)
    lines = with_wrong_digit(layout, drawn_text(layout, rng), rng)

    found = judged([seen(line) for line in lines])

    assert found.verdict is PictureVerdict.AMBER
    assert {one.reason for one in found.doubts} == {DoubtReason.CHECK_FAILED}
    assert all(one.line and one.column for one in found.doubts)
    assert text_of(found) == lines


@pytest.mark.parametrize(
    ("zone", "line"),
    [
        (cs_line(number="CI2345678"), 1),
        (cs_line(number="<" * 9), 1),
        (td3_lines(code="PO", issuer="CHN", number="E1234L678"), 2),
    ],
)
def test_a_number_that_the_document_cannot_have_or_seldom_has_is_amber(
    zone: str, line: int
) -> None:
    found = judged([seen(text) for text in zone.split("\n")])

    assert found.verdict is PictureVerdict.AMBER
    assert (DoubtReason.UNSURE, line, 0) in {
        (one.reason, one.line, one.column) for one in found.doubts
    }


@given(layouts, seeds, st.data())
def test_one_place_read_otherwise_is_never_green(
    layout: str, seed: int, data: st.DataObject
) -> None:
    lines = drawn_text(layout, Random(seed))
    line = data.draw(st.integers(0, len(lines) - 1))
    column = data.draw(st.integers(0, len(lines[line]) - 1))
    allowed = columns_of(lines)[line][column].characters
    truth = lines[line][column]
    other = data.draw(st.sampled_from([one for one in allowed + "#" if one != truth]))
    zone = [seen(one) for one in lines]
    zone[line][column] = SeenColumn(other, ((truth, 0.98), ("", 0.02)))

    found = judged(zone)

    assert found.verdict is not PictureVerdict.GREEN
    assert (line + 1, column + 1) in {(one.line, one.column) for one in found.doubts}


def test_what_else_it_may_be_is_offered_with_the_place() -> None:
    found = with_place(2, 3, SeenColumn("8", (("0", 0.7), ("O", 0.2))))

    (doubt,) = found.doubts
    assert (doubt.reason, doubt.line, doubt.column) == (DoubtReason.READERS_DIFFER, 2, 3)
    assert doubt.others == "O8"


def test_a_reader_that_would_not_swear_to_a_character_makes_amber() -> None:
    found = with_place(1, 8, SeenColumn("D", (("D", 0.55), ("O", 0.4))))

    assert found.verdict is PictureVerdict.AMBER
    assert [one.reason for one in found.doubts] == [DoubtReason.UNSURE]


@pytest.mark.parametrize(("one", "sure"), [("B", 0.75), ("O", 0.9), ("0", 0.9)])
def test_where_no_check_digit_would_tell_the_reader_has_to_be_surer(one: str, sure: float) -> None:
    lines = drawn_text("MRV-A", Random(3))
    zone = [seen(line) for line in lines]
    zone[1][30] = SeenColumn(one, ((one, sure), ("", 1 - sure)))

    found = judged(zone)

    assert [(each.reason, each.line, each.column) for each in found.doubts] == [
        (DoubtReason.UNSURE, 2, 31)
    ]


def with_twins(columns: tuple[int, ...]) -> Judged:
    """Read a number with a 0 in these columns, of which both readers make an O half-heartedly."""
    number = "".join("0" if at in columns else one for at, one in enumerate("730365294"))
    number += oracle_digit(number)
    digit = oracle_digit(number + _BIRTH + _EXPIRY + _OPTIONAL)
    zone = [seen(TD3[0]), seen(f"{number}FRA{_BIRTH}M{_EXPIRY}{_OPTIONAL}{digit}")]
    for column in columns:
        zone[1][column] = SeenColumn("O", (("O", 0.8), ("0", 0.2)))
    return judged(zone)


def test_two_letters_for_zeros_are_seen_though_they_cancel_in_the_check_digit() -> None:
    found = with_twins((0, 1))

    assert found.verdict is PictureVerdict.AMBER
    assert [(one.reason, one.line, one.column, one.others) for one in found.doubts] == [
        (DoubtReason.UNSURE, 2, 1, "0"),
        (DoubtReason.UNSURE, 2, 2, "0"),
    ]


@pytest.mark.parametrize("seen_", ["O", "8"])
def test_in_a_place_in_doubt_that_is_shown_which_the_check_digits_ask_for(seen_: str) -> None:
    found = with_place(2, 3, SeenColumn(seen_, ((seen_, 0.55), ("0", 0.4))))

    assert text_of(found) == TD3
    assert [(one.reason, one.line, one.column, one.others) for one in found.doubts] == [
        (DoubtReason.UNSURE, 2, 3, seen_)
    ]


def test_where_check_digits_leave_a_choice_the_likeliest_is_shown() -> None:
    zone = [seen(line) for line in TD3]
    zone[1][2] = SeenColumn("B", (("B", 0.5), ("0", 0.2), ("K", 0.2)))

    found = judged(zone)

    assert text_of(found)[1][2] == "B"  # 0 and K are worth the same


def test_a_place_in_doubt_is_not_changed_for_a_digit_printed_wrong() -> None:
    zone = [seen(line) for line in TD3]
    zone[1][9] = seen(str((int(TD3[1][9]) + 1) % 10))[0]
    zone[1][2] = SeenColumn("0", (("0", 0.55), ("O", 0.4)))

    found = judged(zone)

    assert text_of(found)[1][2] == "0"
    assert DoubtReason.CHECK_FAILED in {one.reason for one in found.doubts}


def test_one_letter_for_a_zero_is_left_to_the_check_digit() -> None:
    assert {one.reason for one in with_twins((0,)).doubts} == {DoubtReason.CHECK_FAILED}


def test_one_twin_that_is_right_and_checked_needs_no_more_certainty_than_others() -> None:
    found = with_place(2, 3, SeenColumn("0", (("0", 0.8), ("O", 0.2))))

    assert found.verdict is PictureVerdict.GREEN


def test_in_a_name_the_zero_of_one_reader_is_the_letter_of_the_other() -> None:
    found = with_place(1, 10, SeenColumn("0", (("0", 0.9), ("O", 0.1))))

    assert found.verdict is PictureVerdict.GREEN
    assert text_of(found) == TD3


def test_in_a_number_letter_and_digit_of_one_shape_stay_two() -> None:
    found = with_place(2, 3, SeenColumn("O", (("0", 0.9), ("O", 0.1))))

    assert found.verdict is PictureVerdict.AMBER


def test_a_name_both_read_wrong_alike_but_with_a_code_of_no_state_is_not_green() -> None:
    found = with_place(1, 3, SeenColumn("E", (("E", 0.99),)))

    assert found.verdict is PictureVerdict.AMBER
    assert DoubtReason.UNKNOWN_CODE in {one.reason for one in found.doubts}


@pytest.mark.parametrize("hidden", [range(5, 12), range(20, 44), range(43, 45)])
def test_covered_places_are_never_green_and_hold_no_character(hidden: range) -> None:
    zone = [seen(text) for text in TD3]
    for column in hidden:
        zone[0][column - 1] = SeenColumn("", (("", 0.95), ("<", 0.03)))

    found = judged(zone)

    assert found.verdict is PictureVerdict.AMBER
    assert found.reading is None
    assert all(found.lines[0][column - 1][0] == "" for column in hidden)


def test_where_most_of_it_is_doubtful_nothing_is_left_to_build_on() -> None:
    zone = [seen(text) for text in TD3]
    for line in zone:
        line[::2] = [SeenColumn("#", (("", 0.5), ("<", 0.3))) for _ in line[::2]]

    assert judged(zone).verdict is PictureVerdict.RED


def test_lines_of_no_layout_are_red_even_when_both_agree() -> None:
    found = judged([seen("ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEF")])

    assert found.verdict is PictureVerdict.RED
    assert [one.reason for one in found.doubts] == [DoubtReason.BROKEN_LAYOUT]


def test_a_card_with_a_filler_in_its_code_has_the_columns_of_a_card_unless_an_old_permit() -> None:
    rest = ["<" * 30, "<" * 30]

    assert columns_of(["C<VNM" + "<" * 25, *rest]) == columns_of(["I<VNM" + "<" * 25, *rest])
    assert columns_of(["C<CHN" + "<" * 25, *rest]) != columns_of(["I<VNM" + "<" * 25, *rest])
