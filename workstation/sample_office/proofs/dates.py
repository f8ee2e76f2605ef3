"""Writes a day the ways papers print it."""

from collections.abc import Mapping
from datetime import date
from random import Random
from typing import Final

from workstation.sample_office.addresses import chinese_number

_MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_ENGLISH: Final = ("d_mon_y", "d_month_y", "slashes", "dashes", "dots", "iso", "mon_d_y")
_CHINESE: Final = ("年月日", "年月日 padded", "iso", "slashes", "numerals")

_NUMERIC: Final[Mapping[str, str]] = {
    "slashes": "%d/%m/%Y",
    "dashes": "%d-%m-%Y",
    "dots": "%d.%m.%Y",
    "iso": "%Y-%m-%d",
    "年月日 padded": "%Y年%m月%d日",
}


def draw_date_style(rng: Random, *, chinese: bool) -> str:
    """Draw the name of a way to print days; the commonest often."""
    if chinese:
        return rng.choices(_CHINESE, (8, 2, 1, 2, 1))[0]
    return rng.choices(_ENGLISH, (8, 4, 4, 1, 1, 1, 1))[0]


def write_date(day: date, style: str) -> str:
    """Return the day in a style that :func:`draw_date_style` drew."""
    if style in _NUMERIC:
        return day.strftime(_NUMERIC[style])
    month = _MONTHS[day.month - 1]
    written: Mapping[str, str] = {
        "d_mon_y": f"{day.day:02d} {month[:3]} {day.year}",
        "d_month_y": f"{day.day} {month} {day.year}",
        "mon_d_y": f"{month[:3]} {day.day}, {day.year}",
        "年月日": f"{day.year}年{day.month}月{day.day}日",
        "numerals": _in_numerals(day),
    }
    return written[style]


def _in_numerals(day: date) -> str:
    year = "".join("〇一二三四五六七八九"[int(digit)] for digit in str(day.year))
    return f"{year}年{chinese_number(day.month)}月{chinese_number(day.day)}日"
