"""Hong Kong's public holidays."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache


@cache
def hong_kong_holidays(first_year: int, last_year: int) -> frozenset[date]:
    """Return the general holidays of Hong Kong from ``first_year`` to ``last_year``, both counted.

    The ``holidays`` package calls the statutory ones "public" and keeps the other general holidays
    of the General Holidays Ordinance (Cap. 149), such as Good Friday, as "optional"; offices are
    closed on both.
    """
    import holidays  # noqa: PLC0415 - half a second for every country's: not at the program's start

    days = holidays.country_holidays(
        "HK", years=range(first_year, last_year + 1), categories=("public", "optional")
    )
    return frozenset(days)


@dataclass(frozen=True, slots=True)
class HongKongHolidays(Collection[date]):
    """The general holidays of a range of years, loaded when the first day is asked about."""

    first_year: int
    last_year: int

    def __contains__(self, day: object) -> bool:
        return day in self._days()

    def __iter__(self) -> Iterator[date]:
        return iter(self._days())

    def __len__(self) -> int:
        return len(self._days())

    def _days(self) -> frozenset[date]:
        return hong_kong_holidays(self.first_year, self.last_year)
