"""Hong Kong's public holidays."""

from datetime import date

import holidays


def hong_kong_holidays(first_year: int, last_year: int) -> frozenset[date]:
    """Return the general holidays of Hong Kong from ``first_year`` to ``last_year``, both counted.

    The ``holidays`` package calls the statutory ones "public" and keeps the other general holidays
    of the General Holidays Ordinance (Cap. 149), such as Good Friday, as "optional"; offices are
    closed on both.
    """
    days = holidays.country_holidays(
        "HK", years=range(first_year, last_year + 1), categories=("public", "optional")
    )
    return frozenset(days)
