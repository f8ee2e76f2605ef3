"""Days written in a text, and where they stand."""

from datetime import date

import pytest

from workstation.domain.extraction.days import days_in
from workstation.domain.extraction.found_days import Stand


@pytest.mark.parametrize("dash", ["-", " - ", " – ", " to ", "/"])
def test_a_period_of_two_days_is_those_two_days(dash: str) -> None:
    text = f"05/10/2021{dash}04/11/2021"

    found = list(days_in(text))

    assert [day for day, _, _ in found] == [date(2021, 10, 5), date(2021, 11, 4)]
    assert [text[start:end] for _, start, end in found] == ["05/10/2021", "04/11/2021"]


@pytest.mark.parametrize(
    "text", ["2021-11-05", "2021/11/5", "Date: 2021. 11. 05", "No. 2021-11-05"]
)
def test_the_year_may_come_first(text: str) -> None:
    assert [day for day, _, _ in days_in(text)] == [date(2021, 11, 5)]


@pytest.mark.parametrize("text", ["lst 0ctober 2021", "Date: Ist October 2021", "|st Oct 2021"])
def test_the_one_of_the_first_may_be_read_as_a_letter(text: str) -> None:
    assert [day for day, _, _ in days_in(text)] == [date(2021, 10, 1)]


def test_a_list_of_october_is_no_day() -> None:
    assert not list(days_in("list October 2021"))


@pytest.mark.parametrize("text", ["0511/2021", "05/112021", "Date 0511/2021"])
def test_a_stroke_between_two_numbers_may_be_lost(text: str) -> None:
    assert [day for day, _, _ in days_in(text)] == [date(2021, 11, 5)]


@pytest.mark.parametrize("text", ["10.32023", "10/32023", "Date: 10.32023"])
def test_the_stop_behind_a_month_of_one_digit_may_be_lost(text: str) -> None:
    assert [day for day, _, _ in days_in(text)] == [date(2023, 3, 10)]


@pytest.mark.parametrize(
    "text", ["HK$10.32023", "$ 10.32023", "No. 4-10.32023", "10.32023-4", "10.02023", "110.32023"]
)
def test_other_numbers_with_a_stop_are_no_days(text: str) -> None:
    assert not list(days_in(text))


@pytest.mark.parametrize(
    "text",
    [
        *("2025/09/04", "04-SEP-2025", "4.9.2025", "04 SEP 25", "4th day of September 2025"),
        *(
            "二〇二五年九月四日",
            "二零二五年九月四日",
            "２０２５年９月４日",
            "2025年09月04日",
            "Sep 4, 2025",
        ),
        *("4 September, 2025", "2025 年 9 月 4 日 11:28", "2025-09-04 11:28", "04/09/2025 11:28"),
    ],
)
def test_a_day_is_told_however_it_is_written(text: str) -> None:
    assert [day for day, _, _ in days_in(text)] == [date(2025, 9, 4)]


@pytest.mark.parametrize(
    "text",
    [
        *("2025-09-0411:28", "04/09/202511:28", "04/09/2511:28", "4 SEP 2511:28"),
        *("04 SEP 202511:28", "2025-09-0417時12分", "2025年9月4日11:28"),
    ],
)
def test_a_time_may_stand_behind_a_day_without_a_space(text: str) -> None:
    assert [day for day, _, _ in days_in(text)] == [date(2025, 9, 4)]


@pytest.mark.parametrize("text", ["2025-09-041128", "04/09/20251128", "2025-09-0434:28"])
def test_other_digits_behind_a_day_are_no_time(text: str) -> None:
    assert not list(days_in(text))


@pytest.mark.parametrize(
    "text", ["2023/2024", "No. 4-0511/2021", "0511/20214", "1234/2021", "05112021"]
)
def test_other_numbers_are_no_days(text: str) -> None:
    assert not list(days_in(text))


def test_a_letter_of_a_month_may_be_read_as_a_digit() -> None:
    assert [day for day, _, _ in days_in("5 Ju1 2021, 5 0ct 2021, 6-5ep.2021")] == [
        date(2021, 7, 5),
        date(2021, 10, 5),
        date(2021, 9, 6),
    ]


@pytest.mark.parametrize("text", ["19 Apr1 2024", "19th Apri1 2024", "19 Apr11, 2024"])
def test_the_strokes_of_april_are_no_day(text: str) -> None:
    assert [day for day, _, _ in days_in(text)] == [date(2024, 4, 19)]


@pytest.mark.parametrize(
    ("text", "month"),
    [
        *(("5 Api 2021", 4), ("5 Jnl 2021", 7), ("5 Sept. 2021", 9), ("5 0t 2021", 10)),
        *(
            ("05-Aog-2021", 8),
            ("Dee 5, 2021", 12),
            ("5 Febuary 2021", 2),
            ("5th Novomber, 2021", 11),
        ),
    ],
)
def test_a_month_may_have_a_letter_misread(text: str, month: int) -> None:
    assert [day for day, _, _ in days_in(text)] == [date(2021, month, 5)]


@pytest.mark.parametrize(
    "text",
    ["5 Jnn 2021", "5 Mai 2021", "5 No. 2021", "the 5 day 2021", "Cap 5 Act 2021", "31 Apr 2021"],
)
def test_what_may_be_two_months_or_none_is_no_month(text: str) -> None:
    assert not list(days_in(text))


@pytest.mark.parametrize(
    "text", ["27 July 202111 August 2021", "27/07/202111/08/2021", "27-Jul-202111-Aug-2021"]
)
def test_two_days_may_be_glued_to_each_other(text: str) -> None:
    found = sorted(days_in(text), key=lambda one: one[1])

    assert [day for day, _, _ in found] == [date(2021, 7, 27), date(2021, 8, 11)]
    assert "".join(text[start:end] for _, start, end in found) == text


@pytest.mark.parametrize("text", ["16.09 2021", "16 09.2021", "Date 16/09 2021"])
def test_a_dot_between_two_numbers_may_be_read_as_a_space(text: str) -> None:
    assert [day for day, _, _ in days_in(text)] == [date(2021, 9, 16)]


@pytest.mark.parametrize("text", ["$16.09 2021", "HK$ 16.09 2021", "16.09 2021-5", "1 16.09 2021"])
def test_a_sum_before_a_number_is_no_day(text: str) -> None:
    assert not list(days_in(text))


def test_two_of_a_row_may_stand_at_two_heights_where_they_are_far_apart() -> None:
    day, aside, below = (
        Stand(1, 0.1, left, top, 24.0) for left, top in ((611, 345), (957, 319), (615, 371))
    )

    assert day.in_row_with(aside)
    assert not day.in_row_with(below)
