from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workstation.domain.calendar import (
    add_working_days,
    end_of_day,
    hong_kong_day,
    is_working_day,
    promised_on,
    start_of_day,
)

CHRISTMAS = frozenset({date(2026, 12, 25), date(2026, 12, 26)})
days = st.dates(date(2021, 1, 1), date(2035, 12, 31))


def test_a_day_begins_in_hong_kong_eight_hours_before_it_does_in_utc() -> None:
    assert hong_kong_day(datetime(2026, 11, 22, 15, 59, tzinfo=UTC)) == date(2026, 11, 22)
    assert hong_kong_day(datetime(2026, 11, 22, 16, 0, tzinfo=UTC)) == date(2026, 11, 23)
    assert start_of_day(date(2026, 11, 23)) == datetime(2026, 11, 22, 16, 0, tzinfo=UTC)


@given(days)
def test_a_day_ends_where_the_next_begins(day: date) -> None:
    assert end_of_day(day) == start_of_day(day + timedelta(days=1))
    assert hong_kong_day(end_of_day(day) - timedelta(microseconds=1)) == day


def test_saturdays_sundays_and_holidays_are_not_counted() -> None:
    friday = date(2026, 12, 18)

    assert add_working_days(friday, 1, CHRISTMAS) == date(2026, 12, 21)
    assert add_working_days(friday, 7, CHRISTMAS) == date(2026, 12, 30)


@pytest.mark.parametrize(
    ("received", "promised"),
    [
        (datetime(2026, 12, 21, 1, 0, tzinfo=UTC), date(2026, 12, 31)),
        # A Sunday evening in London is Monday in Hong Kong.
        (datetime(2026, 12, 20, 17, 0, tzinfo=UTC), date(2026, 12, 31)),
        (datetime(2026, 12, 20, 15, 0, tzinfo=UTC), date(2026, 12, 30)),
    ],
)
def test_the_promise_counts_from_the_hong_kong_day(received: datetime, promised: date) -> None:
    assert promised_on(received, 7, CHRISTMAS) == promised


def test_no_working_days_is_the_next_working_day() -> None:
    assert add_working_days(date(2026, 12, 25), 0, CHRISTMAS) == date(2026, 12, 28)
    assert add_working_days(date(2026, 12, 24), 0, CHRISTMAS) == date(2026, 12, 24)


def test_working_days_are_not_counted_backward() -> None:
    with pytest.raises(ValueError, match="forward"):
        add_working_days(date(2026, 12, 24), -1, CHRISTMAS)


@given(days, st.integers(1, 30), st.frozensets(days, max_size=20))
def test_between_a_day_and_its_promise_lie_exactly_the_working_days(
    day: date, count: int, holidays: frozenset[date]
) -> None:
    end = add_working_days(day, count, holidays)

    between = [day + timedelta(days=n) for n in range(1, (end - day).days + 1)]
    assert is_working_day(end, holidays)
    assert sum(is_working_day(one, holidays) for one in between) == count
