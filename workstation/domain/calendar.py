"""The office's days: Hong Kong dates of instants and counting in working days."""

from collections.abc import Collection
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

HONG_KONG: Final = ZoneInfo("Asia/Hong_Kong")
_SATURDAY: Final = 5


def hong_kong_day(at: datetime) -> date:
    """Return the date in Hong Kong at an aware instant."""
    return at.astimezone(HONG_KONG).date()


def start_of_day(day: date) -> datetime:
    """Return the instant (UTC) at which ``day`` begins in Hong Kong."""
    return datetime.combine(day, time(), HONG_KONG).astimezone(UTC)


def end_of_day(day: date) -> datetime:
    """Return the first instant (UTC) after ``day`` in Hong Kong: 23:59 still belongs to it."""
    return start_of_day(day + timedelta(days=1))


def is_working_day(day: date, holidays: Collection[date]) -> bool:
    """Say whether the office counts ``day``: no Saturday, no Sunday, no public holiday."""
    return day.weekday() < _SATURDAY and day not in holidays


def add_working_days(day: date, days: int, holidays: Collection[date]) -> date:
    """Return the working day that is ``days`` working days after ``day``.

    ``day`` itself is not counted, whatever day it is; with 0 the answer is the first working day
    from ``day`` on.

    Raises:
        ValueError: ``days`` is negative.
    """
    if days < 0:
        raise ValueError("working days are counted forward")
    current = day if days else day - timedelta(days=1)
    for _ in range(max(days, 1)):
        current += timedelta(days=1)
        while not is_working_day(current, holidays):
            current += timedelta(days=1)
    return current


def promised_on(at: datetime, working_days: int, holidays: Collection[date]) -> date:
    """Return the day promised for something that arrived at ``at``.

    The figures are the policy's: 7 working days for holders of an identity card, 5 after the
    counter check for everybody else.
    """
    return add_working_days(hong_kong_day(at), working_days, holidays)
