"""Days as they stand in documents, however a clerk keys them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.counter_desk.keyed_days import keyed_day

CENTURY = st.dates(date(2000, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize(
    "text",
    [
        "2031-05-12",
        "20310512",
        "310512",
        "2031/5/12",
        "2031.05.12",
        "12/05/2031",
        "12.5.2031",
        "12052031",
        "12 MAY 2031",
        "12 May 2031",
        "12 mai 2031".replace("mai", "MAY"),
        "12MAY2031",
        "2031 MAY 12",
        "２０３１－０５－１２",
        " 2031 05 12 ",
    ],
)
def test_a_day_is_read_however_it_is_keyed(text: str) -> None:
    assert keyed_day(text) == date(2031, 5, 12)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-",
        "31",
        "2031",
        "2031-13-01",
        "2031-02-30",
        "12 MAI 2031",
        "12/05/31",
        "1/2/3",
        "x" * 90,
    ],
)
def test_what_names_no_day_or_more_than_one_is_no_day(text: str) -> None:
    assert keyed_day(text) is None


@given(CENTURY)
def test_eight_digits_are_never_two_days(day: date) -> None:
    assert keyed_day(day.strftime("%Y%m%d")) == day
    assert keyed_day(day.strftime("%d%m%Y")) == day


@given(CENTURY)
def test_every_way_of_keying_names_the_same_day(day: date) -> None:
    ways = (day.isoformat(), day.strftime("%d/%m/%Y"), day.strftime("%y%m%d"))

    assert {keyed_day(text) for text in ways} == {day}


@given(st.text(max_size=60))
def test_no_text_breaks_it(text: str) -> None:
    keyed_day(text)
