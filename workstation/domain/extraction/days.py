"""Days written in a text, day first, in English and Chinese."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import Final

from workstation.domain.extraction.places import one_slip
from workstation.domain.extraction.textual import folded

_MONTHS: Final = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"),
        start=1,
    )
}
_MONTH: Final = r"(?P<month>jan|feb|mar|apr|may|jun|ju[l1]|aug|[s5]ep|[o0]ct|n[o0]v|dec)[a-z]{0,6}"
_MONTH_WORDS: Final = tuple(
    (word, number)
    for number, words in enumerate(
        (
            *("jan january", "feb february", "mar march", "apr april", "may", "jun june"),
            *("jul july", "aug august", "sep sept september", "oct october", "nov november"),
            "dec december",
        ),
        start=1,
    )
    for word in words.split()
)
_NO_MONTHS: Final = frozenset(
    ("no", "an", "day", "act", "pay", "way", "say", "nay", "out", "net", "set")
)
"""Words a letter away from a month's that may stand between a number and a year."""
_LIKE_NO_OTHER: Final = re.compile(
    r"(?<![a-z0-9])(?:feb|apr|aug|sep|[o0]ct|n[o0]v|dec)[a-z]{0,6}(?![a-z0-9])"
)
"""Months that one doubtful letter makes no other of: not January, June, July, March and May."""
_MONTHS_LIKE_NO_OTHER: Final = frozenset((2, 4, 8, 9, 10, 11, 12))
_WORD: Final = re.compile(r"[a-z]+")
_MONTHS_MISREAD: Final = str.maketrans("015", "ols")
_ONES_MISREAD: Final = str.maketrans("il|", "111")
_HAN_DIGITS: Final = dict(zip("〇一二三四五六七八九零○o", "0123456789000", strict=True))
ZEROS: Final = "〇○零"
_HAN: Final = "〇零○o一二三四五六七八九十"
_GLUED_TIME: Final = r"(?=(?:[01]\d|2[0-3])(?::|：|时)[0-5]\d(?!\d))"
"""Behind a day without a space: 02/11/202111:28."""
_PATTERNS: Final = tuple(  # of 02/11/2021 readers lose a stroke: 0211/2021
    re.compile(pattern)
    for pattern in (
        r"(?<!\d)(?<!\d[-./])(?<!\d[-./]\s)(?P<year>(?:19|20)\d\d)\s?[-./]\s?(?P<m>\d{1,2})"
        rf"\s?[-./]\s?(?P<day>\d\d{_GLUED_TIME}|\d{{1,2}}(?!\d))",
        r"(?<![\d-])(?P<year>20\d\d)(?=-\d\d:|:\d\d-)[-:](?P<m>\d\d)[-:](?P<day>\d\d)(?![\d:-])",
        r"(?<!\d)(?P<day>\d{1,2})\s?[-./]\s?(?P<m>\d{1,2})\s?[-./]\s?"
        rf"(?P<year>(?:20)?\d\d{_GLUED_TIME}|(?:19|20)?\d\d(?!\d))",
        r"(?<!\d)(?P<day>\d{1,2})(?:st|nd|rd|th)?(?: day of)?[ .,/-]{0,3}(?P<month>apr)[i1l]{0,2}"
        r"[ .,'/-]{0,3}(?P<year>20\d\d)(?!\d)",  # 19 Apr1 2024 is April's nineteenth
        rf"(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: day of)?[ .,/-]{{0,3}}{_MONTH}"
        rf"[ .,'/-]{{0,3}}(?P<year>(?:20)?\d\d{_GLUED_TIME}|(?:19|20)?\d\d(?!\d))",
        rf"(?<![a-z0-9])(?P<day>[23]?[il|])st(?: day of)?[ .,/-]{{0,3}}{_MONTH}"
        r"[ .,'/-]{0,3}(?P<year>20\d\d)(?!\d)",  # lst October is the first
        rf"(?<![a-z]){_MONTH}[ .]{{0,2}}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[ ,.]{{1,3}}"
        r"(?P<year>(?:19|20)\d\d)(?!\d)",
        r"(?<!\d)(?P<year>(?:19|20)\d\d)\s?年\s?(?P<m>\d{1,2})\s?月\s?(?P<day>\d{1,2})"
        r"(?:\s?日|(?!\d))",
        r"(?<![\d/.-])(?P<day>\d\d)(?P<m>\d\d)[-./](?P<year>20\d\d)(?![\d/.-])",
        r"(?<![\d/.-])(?P<day>\d\d)[-./](?P<m>\d\d)(?P<year>20\d\d)(?![\d/.-])",
        r"(?<![\d/.$-])(?<![\d$] )(?P<day>\d{1,2})[./](?P<m>[2-9])(?P<year>20\d\d)(?![\d/.-])",
        r"(?<![\d/.$-])(?<![\d$] )(?P<day>\d\d)[./](?P<m>\d\d) (?P<year>20\d\d)(?! ?[\d/.-])",
        r"(?<![\d/.$-])(?<![\d$] )(?P<day>\d\d) (?P<m>\d\d)[./](?P<year>20\d\d)(?! ?[\d/.-])",
        rf"(?P<year>[{_HAN}]{{4}})\s?年\s?(?P<m>[{_HAN}]{{1,3}})\s?月"
        rf"\s?(?P<day>[{_HAN}]{{1,4}})\s?[日号]",
        r"(?<!\d)(?P<day>\d{1,2})(?:st|nd|rd|th)?[ .,/-]{0,2}(?P<word>(?=[01]?[a-z])[a-z01]{2,9})"
        r"[ .,'/-]{0,3}(?P<year>20\d\d)(?!\d)",
        r"(?<![a-z0-9])(?P<word>[a-z01]{3,9})[ .]{1,2}(?P<day>\d{1,2})(?:st|nd|rd|th)?[ ,.]{1,3}"
        r"(?P<year>20\d\d)(?!\d)",
    )
)
WEEKDAY: Final = (
    r"(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?(?![a-z])|"
    "(?:星期|周|礼拜)[一二三四五六日天]"
)
_IN_SENTENCE: Final = re.compile("[将拟须请停]|[于在]$|举行")
"""Chinese words of a short sentence that has a day."""
_BESIDE_A_DAY: Final = re.compile(
    rf"(?<![a-z])(?:{WEEKDAY}|hong kong(?: sar)?(?![a-z])|kowloon(?![a-z])|"
    r"(?:on )?this(?: the)?(?![a-z]))|香港|九龙|"
    r"[\s,，.()（）]"
)
"""What a letter may have beside its day: that of the week, and where it was written."""
_GLUED: Final = re.compile(rf"(?<=\D20\d\d)(?=\d{{1,2}}(?:[-./]\d|[ .,/-]{{0,3}}{_MONTH}))")
"""Between two days without a space: 27 July 202611 August 2026."""
_SPAN: Final = re.compile(r"\s*(?:[-–—~.·]|to|至)\s*", re.IGNORECASE)
"""Between the first and the last day of a period, whatever label stands beside it."""
_ALONE: Final = 6
"""Characters that may stand beside a day that stands alone."""
_PAIR: Final = 2


def days_in(text: str) -> Iterator[tuple[date, int, int]]:
    """Yield the days written in a text, with where they stand; 03/04/2026 is 3 April."""
    plain = folded(text)
    if len(plain) != len(text):
        plain = text.lower()
    cuts = [0, *(match.start() for match in _GLUED.finditer(plain)), len(plain)]
    for first, last in pairwise(cuts):
        for day, start, end in _days_apart(plain[first:last]):
            yield day, first + start, first + end


def _days_apart(plain: str) -> Iterator[tuple[date, int, int]]:
    """Yield the days of a folded text in which none is glued to another."""
    taken = bytearray(len(plain))
    for pattern in _PATTERNS:
        for match in pattern.finditer(plain):
            start, end = match.span()
            day = None if any(taken[start:end]) else _day_of(match)
            if day is not None:
                taken[start:end] = bytes([1]) * (end - start)
                yield day, start, end


def _day_of(match: re.Match[str]) -> date | None:
    groups = match.groupdict()
    named = (groups.get("month") or "").translate(_MONTHS_MISREAD)
    nearly = _nearly_named((groups.get("word") or "").translate(_MONTHS_MISREAD))
    month = _MONTHS.get(named) or nearly or _number(groups.get("m") or "")
    year, day = _number(groups["year"]), _number(groups["day"].translate(_ONES_MISREAD))
    if year is not None and year < 100:
        year += 2000
    try:
        return date(year or 0, month or 0, day or 0)
    except ValueError:
        return None


def _nearly_named(word: str) -> int | None:
    """Return the month whose name a word is but for a letter, where that is true of one alone."""
    if word in _NO_MONTHS:
        return None
    near = {number for known, number in _MONTH_WORDS if one_slip(word, known, han=False)}
    return near.pop() if len(near) == 1 else None


def _number(text: str) -> int | None:
    """Return a number in digits or in Chinese numerals: 二〇二一, 十一, 二十五."""
    if text.isdigit():
        return int(text)
    if "十" not in text:
        digits = "".join(_HAN_DIGITS.get(char, "?") for char in text)
        return int(digits) if digits.isdigit() else None
    tens, _, ones = text.partition("十")
    high = _number(tens) if tens else 1
    low = _number(ones) if ones else 0
    return None if high is None or low is None else high * 10 + low


def says_only_a_day(text: str, start: int, end: int) -> bool:
    """Whether a text says nothing but the day that stands there."""
    plain = folded(text)
    if _IN_SENTENCE.search(plain[:start]) or _IN_SENTENCE.match(plain, end):
        return False
    if len(text) - (end - start) <= _ALONE:
        return True
    return len(plain) == len(text) and not _BESIDE_A_DAY.sub("", plain[:start] + plain[end:])


def is_only_a_day(text: str) -> bool:
    """Whether a text is a day and nothing else."""
    return any(says_only_a_day(text, start, end) for _, start, end in days_in(text))


def says_a_period(text: str) -> bool:
    """Whether a text says nothing but the first and the last day of a period."""
    told = sorted(days_in(text), key=lambda one: one[1])
    stretch = len(text) - told[-1][2] + told[0][1] if told else _ALONE
    return stretch < _ALONE and bool(periods_in(text, told)) and len(told) == _PAIR


def periods_in(text: str, told: Sequence[tuple[date, int, int]]) -> list[tuple[int, int]]:
    """Return for each period where its first and its last day begin."""
    ordered = sorted((start, end) for _, start, end in told)
    return [
        (start, following)
        for (start, end), (following, _) in pairwise(ordered)
        if _SPAN.fullmatch(text[end:following])
    ]


def month_like_no_other(text: str) -> range:
    """Return where a day has the name of a month, or all letters but one of it, like no other."""
    nearly = (one for one in _WORD.finditer(text) if _nearly_named(one[0]) in _MONTHS_LIKE_NO_OTHER)
    month = _LIKE_NO_OTHER.search(text) or next(nearly, None)
    return range(*month.span()) if month else range(0)
