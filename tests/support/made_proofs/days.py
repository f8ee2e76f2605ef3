"""Days as papers of Hong Kong print them."""

from collections.abc import Callable, Mapping
from datetime import date
from random import Random
from typing import Final

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
_DIGITS: Final = "零一二三四五六七八九"
DayStyle = Callable[[date], str]


def _ending(day: int) -> str:
    return "th" if 10 <= day <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")


def _numeral(number: int) -> str:
    tens, ones = divmod(number, 10)
    head = "" if not tens else "十" if tens == 1 else f"{_DIGITS[tens]}十"
    return head + (_DIGITS[ones] if ones else "")


def _in_numerals(day: date, zero: str) -> str:
    year = "".join(_DIGITS[int(digit)] for digit in str(day.year)).replace("零", zero)
    return f"{year}年{_numeral(day.month)}月{_numeral(day.day)}日"


_ENGLISH: Final[Mapping[DayStyle, int]] = {
    lambda d: f"{d.day} {_MONTHS[d.month - 1]} {d.year}": 6,
    lambda d: f"{d.day:02d} {_MONTHS[d.month - 1][:3]} {d.year}": 6,
    lambda d: f"{d.day:02d} {_MONTHS[d.month - 1][:3].upper()} {d.year}": 3,
    lambda d: f"{d.day:02d}-{_MONTHS[d.month - 1][:3]}-{d.year}": 3,
    lambda d: f"{d:%d/%m/%Y}": 6,
    lambda d: f"{d.day}/{d.month}/{d.year}": 2,
    lambda d: f"{d:%d-%m-%Y}": 2,
    lambda d: f"{d:%d.%m.%Y}": 1,
    lambda d: f"{d:%Y-%m-%d}": 2,
    lambda d: f"{_MONTHS[d.month - 1]} {d.day}, {d.year}": 2,
    lambda d: f"{d.day}{_ending(d.day)} {_MONTHS[d.month - 1]} {d.year}": 1,
}
_CHINESE: Final[Mapping[DayStyle, int]] = {
    lambda d: f"{d.year}年{d.month}月{d.day}日": 8,
    lambda d: f"{d:%Y年%m月%d日}": 4,
    lambda d: f"{d.year} 年 {d.month} 月 {d.day} 日": 2,
    lambda d: f"{d:%d/%m/%Y}": 3,
    lambda d: f"{d:%Y/%m/%d}": 1,
    lambda d: _in_numerals(d, "零"): 1,
    lambda d: _in_numerals(d, "〇"): 1,
}


def draw_day_style(rng: Random, *, chinese: bool) -> DayStyle:
    """Draw how a paper prints its days."""
    styles = _CHINESE if chinese else _ENGLISH
    return rng.choices(list(styles), list(styles.values()))[0]
