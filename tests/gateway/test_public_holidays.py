from datetime import date

import pytest

from workstation.gateway.public_holidays import hong_kong_holidays


@pytest.mark.parametrize(
    ("year", "general"),
    [
        (
            2021,
            "0101 0212 0213 0215 0402 0403 0405 0406 0501 0519 0614 0701 0922 1001 1014 1225 1227",
        ),
        (
            2022,
            "0101 0201 0202 0203 0405 0415 0416 0418 0502 0509 0603 0701 0912 1001 1004 1226 1227",
        ),
        (
            2026,
            "0101 0217 0218 0219 0403 0404 0406 0407 0501 0525 0619 0701 0926 1001 1019 1225 1226",
        ),
    ],
)
def test_the_gazetted_general_holidays_are_all_there(year: int, general: str) -> None:
    gazetted = {date(year, int(day[:2]), int(day[2:])) for day in general.split()}

    found = hong_kong_holidays(year, year)

    # Sundays are general holidays anyway, so some are named and some are not.
    assert {day for day in found if day.isoweekday() != 7} == gazetted


def test_a_range_of_years_covers_both_ends() -> None:
    found = hong_kong_holidays(2025, 2027)

    assert {day.year for day in found} == {2025, 2026, 2027}
    assert date(2025, 12, 25) in found
    assert date(2027, 1, 1) in found
