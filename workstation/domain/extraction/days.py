"""Days written on papers, day first, in English and Chinese, and what each day is for."""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import IntEnum
from itertools import pairwise
from typing import Final

from workstation.domain.chinese import is_han
from workstation.domain.extraction.places import one_slip
from workstation.domain.extraction.reading import CHECK_FROM, Line
from workstation.domain.extraction.textual import folded

_MONTHS: Final = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"),
        start=1,
    )
}
_MONTH: Final = r"(?P<month>jan|feb|mar|apr|may|jun|ju[l1]|aug|sep|[o0]ct|n[o0]v|dec)[a-z]{0,6}"
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
_MONTHS_MISREAD: Final = str.maketrans("01", "ol")
_HAN_DIGITS: Final = dict(zip("〇一二三四五六七八九零○o", "0123456789000", strict=True))
_ZEROS: Final = "〇○零"
_HAN: Final = "〇零○o一二三四五六七八九十"
_PATTERNS: Final = tuple(  # of 02/11/2021 readers lose a stroke: 0211/2021
    re.compile(pattern)
    for pattern in (
        r"(?<!\d)(?<!\d[-./])(?<!\d[-./]\s)(?P<year>(?:19|20)\d\d)\s?[-./]\s?(?P<m>\d{1,2})"
        r"\s?[-./]\s?(?P<day>\d{1,2})(?!\d)",
        r"(?<!\d)(?P<day>\d{1,2})\s?[-./]\s?(?P<m>\d{1,2})\s?[-./]\s?"
        r"(?P<year>(?:19|20)?\d\d)(?!\d)",
        r"(?<!\d)(?P<day>\d{1,2})(?:st|nd|rd|th)?(?: day of)?[ .,/-]{0,3}(?P<month>apr)[i1l]{0,2}"
        r"[ .,'/-]{0,3}(?P<year>20\d\d)(?!\d)",  # 19 Apr1 2024 is April's nineteenth
        rf"(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: day of)?[ .,/-]{{0,3}}{_MONTH}"
        r"[ .,'/-]{0,3}(?P<year>(?:19|20)?\d\d)(?!\d)",
        rf"(?<![a-z]){_MONTH}[ .]{{0,2}}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[ ,.]{{1,3}}"
        r"(?P<year>(?:19|20)\d\d)(?!\d)",
        r"(?<!\d)(?P<year>(?:19|20)\d\d)\s?年\s?(?P<m>\d{1,2})\s?月\s?(?P<day>\d{1,2})"
        r"(?:\s?日|(?!\d))",
        r"(?<![\d/.-])(?P<day>\d\d)(?P<m>\d\d)[-./](?P<year>20\d\d)(?![\d/.-])",
        r"(?<![\d/.-])(?P<day>\d\d)[-./](?P<m>\d\d)(?P<year>20\d\d)(?![\d/.-])",
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
_GLUED: Final = re.compile(rf"(?<=\D20\d\d)(?=\d{{1,2}}(?:[-./]\d|[ .,/-]{{0,3}}{_MONTH}))")
"""Between two days without a space: 27 July 202611 August 2026."""
_ISSUE: Final = re.compile(
    r"date ?of ?(?:this ?)?(?:issue|bill|statement|invoice|notice|letter|demand)|"
    r"issue ?date|issued ?(?:on|date)|"
    r"(?:bill|billing|statement|invoice|print|letter|notice) ?date|"
    r"(?<!consoli)(?<!vali)(?<!up)dated|made (?:on|the|this)|"
    r"date ?of ?printing|date ?issued|列印日|打印日|"
    r"单日期|发单日|发出日|签发日|签发于|账单日|结单日|发票日|开单日|出账日|单据日|月结单日|缮发日|函件日|"
    r"发信日|印发日|通知日|开立日|出单日|截数日|立约日|订立日|本协议于|本租约于|本合约于|订于|发件日"
)
_ANOTHER: Final = re.compile(r"(?:previous|prior|last|next|former|上次|上期|上一期|下次|下期)\s?\Z")
"""Before a label: it is that of another paper."""
_AS_AT: Final = re.compile(r"(?<![a-z])as ?(?:at|of)\b|截至")
_ISSUE_LABELS: Final = (
    "dateofissue",
    "issuedate",
    "dateissued",
    "dateofbill",
    "billdate",
    "billingdate",
    "statementdate",
    "dateofstatement",
    "invoicedate",
    "letterdate",
    "noticedate",
    "dateofthisletter",
    "dateofthisnotice",
)
"""Without spaces; told with one letter misread as well, when they stand alone."""
_LOOK_ALIKES: Final = str.maketrans("0oc15l8", "eeeisib")
"""What readers take for one another, in labels as in what was read."""
_ISSUE_LABELS_ALIKE: Final = tuple(label.translate(_LOOK_ALIKES) for label in _ISSUE_LABELS)
_LONG_ISSUE_LABELS: Final = tuple(
    label.translate(_LOOK_ALIKES)
    for label in (
        *("dateofissue", "statementdate", "dateofstatement"),
        *("dateofthisletter", "dateofthisnotice"),
    )
)
"""Told with two letters misread as well, when they stand alone or beside Chinese."""
_SLIPS: Final = 2
_ISSUE_LABELS_HAN: Final = (
    "发单日期",
    "账单日期",
    "结单日期",
    "签发日期",
    "发出日期",
    "发票日期",
    "列印日期",
    "打印日期",
)
"""Told with one character misread, when they stand alone."""
_OTHER: Final = re.compile(
    r"due|pay(?:ment)? ?(?:by|before|date)|pay ?before|on ?or ?before|latest|deadline|expir|valid|"
    r"until|ended|ending|next|last|previous|meter|reading|birth|received|from|"
    r"(?<![a-z])to\b|period|term|commenc|auto ?pay|debit|transaction|appointment|"
    r"(?<![a-z])you[rf]? ?(?:let{0,2}er|e-?mail|fax|application|enquiry|request) ?"
    r"(?:dated?|of|on)\b|"
    r"到期|限期|期限|最后|截止|此日|前缴|缴付|缴款|款日期|下次|上次|抄表|"
    r"出生|发生|发薪|用电期|用水期|用气期|收费期|账单期|由|至|起计|租期|自动转账|交易|有效|预约|应诊|就诊|覆诊|"
    r"来[函信]|[贵台尊]函"
)
_DATE: Final = "(?:date|dat|dae|dte|ate|[a-z]ate|d[a-z]te|da[a-z]e|dat[a-z])"
"""The word with a letter lost or misread, as it is told beside its Chinese."""
_PLAIN: Final = re.compile(rf"(?:^|[^a-z])date[ :：]*$|日期[ :：]*$|日期\W*{_DATE}[ :：]*$")
_OWN_LABEL: Final = re.compile(rf"\W*(?:date|(?:{_DATE}\W*)?日期(?:\W*{_DATE})?|date\W*日)\W*")
"""All that stands before or left of the day of a letter; over a column of days it stands above."""
_SPAN: Final = re.compile(r"\s*(?:[-–—~.·]|to|至)\s*", re.IGNORECASE)
"""Between the first and the last day of a period, whatever label stands beside it."""
_IN_PROSE: Final = re.compile(r"\s*(?:止|[,，]\s*[^\W\d]{4,}|[^。]*。)|(?:.*[a-z\d])?\.\s*$")
"""Behind a day that a sentence tells to be that of its figures."""
_PAY_SLIP: Final = re.compile(
    r"pay ?slip|pay ?advice|(?:salary|wages?|payroll) (?:slip|advice|statement)|"
    r"[粮薪]单|薪[金资酬俸津]单|工资单|薪[金资酬俸津](?:通知|结算|支付)|入息结算"
)
_PAID_ON: Final = re.compile(
    r"(?<![a-z])(?:pay(?:ment)? ?(?:date|day)|date ?of ?pay(?:ment)?|paid ?on)|"
    r"(?:出.|.粮|发薪|支薪|发放)日"
)
"""Labels on a slip that wages are paid with of the day they were paid."""
_TITLES: Final = 12
"""Lines from the top of a page, among which its title stands."""
_CELL: Final = re.compile(r"\s*(?:hk[$ds]?\s?|\$)?[a-z]{0,2}[\d*][\d,.*/-]*(?:\s|$)")
"""A number, a sum or that of a page: 849-034303-964, HK$3,785.00, 1/3."""
_SUM: Final = re.compile(r"[$]|\d\.\d\d(?!\d)")
_NUMBER: Final = re.compile(r"\d{6}|\d{3}-\d|(?<!\d)\d{4} \d{4}(?!\d)")
"""Of an account or a case, or of a telephone; a meter's is shorter."""
_DUE: Final = re.compile(
    r"(?<!amount )(?<!total )(?<!balance )due|"
    r"(?<![a-z])pay[a-z]* ?(?:by|before|date)|last day|deadline|到期|限期|期限|最后|截止"
)
EARLIER: Final = (
    r"previous|prior|last (?!day|date)|paid|received|reading|since|start|commenc|birth|"
    r"上次|上期|已[缴付]|抄表|出生|起计|开始|生效"
)
"""Labels of days that may come before that of issue."""
PERIOD: Final = "period|账单期|收费期"
_BEFORE_IT: Final = re.compile(f"{EARLIER}|next|下次")
_PERIOD: Final = re.compile(f"{PERIOD}|由.*至")
"""Labels over a row of values: of the day on which something is due, of days before that of
issue, and of periods."""
_LONGEST_TERM: Final = timedelta(days=26)
"""Between the day of issue and that on which a bill is due; a period billed is longer."""
_ENDS_SOMETHING: Final = re.compile(
    r"\s*(?:-|–|to\b|至|前|或之前|起)|(?:届满|终止|交吉|期满|完结|结束)(?!日)"
)
"""Behind a day that begins a period, or on which something is due or ends."""
_TIME: Final = re.compile(
    r"\W{0,3}(?:\([^)]{1,3}\)\W?)?(?:at )?(?:[上下]午|[ap]\.?m\b|\d{1,2}[:.：时]\s?\d\d(?!\d))"
)
"""Behind the day of an appointment."""
_NEAR: Final = 28
_BEHIND: Final = 14
"""Characters before and behind a day that tell what it is for."""
_ALONE: Final = 6
"""Characters that may stand beside a day that stands alone."""
_ACCOUNT: Final = re.compile(r"(?=(?:\D*\d){6})[\d -]+ ")
"""The number of an account, whose cell was read as one line with that of the day."""
_AGREED: Final = re.compile(
    r"\W*date ?of ?(?:this ?)?(?:agreement|signing)\W*|\W*(?:订约|签约|签订|签署)日期?\W*"
    r"|\W*本[租合协相][约同议的]于"
)
"""All that stands beside the day of an agreement; other papers tell that of theirs.

Of 本租約於 two characters may be misread.
"""
_SIGNED: Final = re.compile(
    r"代行|[谨敬]启|[谨敬]上|此致|(?:署|处|校|院|局|行|会|社|所)长|经理|主任|总监|秘书|主席|"
    r"yours (?:faithfully|sincerely|truly)|(?:manager|director|officer|secretary|principal)\W*$"
)
_HEADING: Final = 0.4
_FOOT: Final = 0.8
"""From so far down a page on there is a slip that is paid with, and its day is due."""
LONGEST_LABEL: Final = 40
"""Characters; a longer text labels no day."""
_SENTENCE: Final = 30
_SENTENCE_HAN: Final = 7
"""Characters, and Chinese ones, that a sentence has that speaks of a day of issue."""
_PAIR: Final = 2
_LIST: Final = 3
_ROWS: Final = 8.0
"""Days without a label in one column are a list's: of bills before this one, of payments.
The rows of a list are at most as many heights apart."""
_RISE: Final = 0.03
"""Pixels by which a line may rise or fall for each to the right where the page was laid level."""


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a line stands on its page, level."""

    page: int
    down: float
    """How far down its page, 0 to 1, plus the pages before."""
    left: float
    top: float
    height: float
    """In pixels of the page as read."""
    in_doubt: bool = False
    """Whether it stands in a table, under what could hardly be read."""
    off_row: bool = False
    """Whether it stands in a box whose labels cannot be told from their rows."""

    def in_row_with(self, other: "Stand") -> bool:
        """Whether both stand on one line; far apart it may rise, as on a page seen from aside."""
        rise = _RISE * abs(self.left - other.left)
        return self.page == other.page and abs(self.top - other.top) < self.height + rise

    def in_column_with(self, other: "Stand") -> bool:
        """Whether both begin at one edge and near each other."""
        near = abs(self.top - other.top) < _ROWS * self.height
        return self.page == other.page and near and abs(self.left - other.left) < self.height


class DayRole(IntEnum):
    """What a day on a paper is for; the lower, the better it tells the day of issue."""

    ISSUE = 0
    AS_AT = 1
    """To this day the paper tells, or wages were paid on it; unless another one is labelled it was
    issued then."""
    HEADING = 2
    """Stands alone near the top of a page, as on letters, which may lie behind a cover."""
    PLAIN = 3
    """Says "date" or nothing."""
    OTHER = 4


_UNTOLD: Final = frozenset({DayRole.HEADING, DayRole.PLAIN})


@dataclass(frozen=True, slots=True)
class FoundDay:
    """A day in a line."""

    day: date
    line: Line
    start: int
    end: int
    role: DayRole
    stand: Stand
    label: str = field(default="", repr=False)
    """What beside its line told the role."""
    signed: bool = False
    """Whether it stands alone behind who signs, as at the end of a letter."""
    leads: bool = False
    """Whether it begins a row of values, or is the earlier of two in one."""
    split: bool = False
    """Whether it begins a period in its row: two looks at a line may have parted it otherwise."""

    @property
    def is_alone(self) -> bool:
        """Whether its line says nothing else, or only other values of its row."""
        return self.leads or says_only_a_day(self.line.text, self.start, self.end)

    @property
    def is_behind_a_number(self) -> bool:
        """Whether all its line says besides is a number, which stands in the cell before."""
        before, behind = self.line.text[: self.start], self.line.text[self.end :]
        number = _ACCOUNT.fullmatch(before) is not None and not any(days_in(before))
        return number and not behind.strip()

    @property
    def confidence(self) -> float:
        """How sure its weakest word is; what readers doubt and is like no other counts for none.

        A Chinese zero is, and the name of a month that no other has all letters but one of.
        """
        text = self.line.text[self.start : self.end]
        told = _month_like_no_other(folded(text))
        return min(
            (
                self.line.confidence_of(self.start + at, self.start + at + 1, weakest=True)
                for at, character in enumerate(text)
                if character not in _ZEROS and not character.isspace() and at not in told
            ),
            default=0.0,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sort:
    """What sort of paper tells of days in its own way."""

    agreed: bool
    wages: bool


def _month_like_no_other(text: str) -> range:
    """Return where a day has the name of a month, or all letters but one of it, like no other."""
    nearly = (one for one in _WORD.finditer(text) if _nearly_named(one[0]) in _MONTHS_LIKE_NO_OTHER)
    month = _LIKE_NO_OTHER.search(text) or next(nearly, None)
    return range(*month.span()) if month else range(0)


def says_only_a_day(text: str, start: int, end: int) -> bool:
    """Whether a text says nothing but the day that stands there."""
    return len(text) - (end - start) <= _ALONE


def says_a_period(text: str) -> bool:
    """Whether a text says nothing but the first and the last day of a period."""
    told = sorted(days_in(text), key=lambda one: one[1])
    stretch = len(text) - told[-1][2] + told[0][1] if told else _ALONE
    return stretch < _ALONE and bool(_periods(text, told)) and len(told) == _PAIR


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
    year, day = _number(groups["year"]), _number(groups["day"])
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


def found_days(
    lines: Sequence[Line],
    labels: Sequence[Sequence[str]],
    stands: Sequence[Stand],
    *,
    agreed: bool = False,
) -> list[FoundDay]:
    """Return the days of all lines with their roles.

    Args:
        lines: the lines of the upload.
        labels: for each line what may be its label, the likeliest first; what has a day of its own
            is none.
        stands: for each line where it stands.
        agreed: whether the paper is an agreement, which was issued when it was made.
    """
    found: list[FoundDay] = []
    begins: list[tuple[date, Stand]] = []
    sort = _Sort(agreed=agreed, wages=_is_pay_slip(lines))
    for index, (line, around, stand) in enumerate(zip(lines, labels, stands, strict=True)):
        told = list(days_in(line.text))
        firsts = {first for first, _ in _periods(line.text, told)}
        begins += [(day, stand) for day, start, _ in told if start in firsts]
        signed = _is_signed(lines, index)
        own = _of_line(line, told, around, stand, sort)
        found += [replace(one, signed=signed and one.is_alone) for one in own]
    awaited = not agreed and any(_awaits_a_day(line.text) for line in lines)
    return [
        replace(
            one,
            role=_role_among(found, one, awaited=awaited),
            split=_begins_a_period(one, begins),
        )
        for one in found
    ]


def _of_line(
    line: Line,
    told: Sequence[tuple[date, int, int]],
    around: Sequence[str],
    stand: Stand,
    sort: _Sort,
) -> Iterator[FoundDay]:
    """Yield the days of a line with the roles that it and its labels tell."""
    of_periods = {place for period in _periods(line.text, told) for place in period}
    in_row = _roles_in_row(line.text, told, of_periods, folded(" ".join(around[:1])))
    apart = ["" if any(days_in(words)) else folded(words) for words in around]
    for day, start, end in told:
        before = folded(line.text[max(0, start - _NEAR) : start])
        role, label = _role_of([before, *apart], folded(line.text[end:]), sort)
        if start in of_periods:
            role = DayRole.OTHER
        role = in_row.get(start, role)
        given = DayRole.OTHER if role is None else role
        leads = role is DayRole.HEADING or (role is None and _leads(line.text, start, end))
        one = FoundDay(
            day, line, start, end, given, stand, "" if label == before else label, leads=leads
        )
        if role in (None, DayRole.HEADING) and one.is_alone:
            high = stand.down % 1 < _HEADING
            one = replace(one, role=DayRole.HEADING if high else DayRole.PLAIN)
        yield one


def _role_of(contexts: Sequence[str], after: str, sort: _Sort) -> tuple[DayRole | None, str]:
    """Return what a day is for on a sort of paper, and the first words that say anything of it.

    Args:
        contexts: the words before it, then its labels, the likeliest first.
        after: all that stands behind it on its line.
        sort: of the paper.
    """
    beside = contexts[:2]
    role, label = _role(contexts, after[:_BEHIND])
    if sort.agreed and role is None and any(map(_AGREED.fullmatch, contexts)):
        return DayRole.ISSUE, label
    if sort.wages and any(map(_PAID_ON.search, beside)):
        return DayRole.AS_AT, label
    if role is DayRole.AS_AT and _IN_PROSE.match(after):
        return DayRole.OTHER, label
    if role is DayRole.PLAIN and any(map(_OWN_LABEL.fullmatch, beside)):
        return DayRole.ISSUE, label
    return role, label


def _awaits_a_day(text: str) -> bool:
    """Whether a line is a label of the day of issue, and no sentence, without a day behind it."""
    is_short = len(text) < _SENTENCE and sum(map(is_han, text)) < _SENTENCE_HAN
    return is_short and told_by(folded(text)) is DayRole.ISSUE and not any(days_in(text))


def is_row_of_values(text: str) -> bool:
    """Whether a line has days and others of them, numbers or sums beside, and says no more."""
    told = list(days_in(text))
    cells = _cells_beside(text, told) if told else None
    return cells is not None and (cells != "" or len(told) > 1)


def _cells_beside(text: str, told: Sequence[tuple[date, int, int]]) -> str | None:
    """Return what a row of values has beside its days; None where a line is no such row."""
    rest, at = "", 0
    for _, start, end in sorted(told, key=lambda one: one[1]):
        rest += text[at:start] + " "
        at = end
    rest = re.sub(r"(?<!\S)[-–—~至]+(?!\S)", " ", folded(rest + text[at:]))
    cells = rest.strip()
    return cells if not cells or re.fullmatch(rf"(?:{_CELL.pattern})+", cells) else None


def _leads(text: str, start: int, end: int) -> bool:
    """Whether a day begins a row that heads a statement."""
    behind = _cells_beside(text, [(date.min, start, end)])
    alone = len(list(days_in(text))) == 1
    return alone and not text[:start].strip() and is_number_behind(behind or "")


def is_number_behind(words: str) -> bool:
    """Whether what stands behind a day is the number of an account or a case, and no sum.

    So statements and letters begin; what is due is told beside a sum.
    """
    return _NUMBER.search(words) is not None and not _SUM.search(words)


def _roles_in_row(
    text: str, told: Sequence[tuple[date, int, int]], of_periods: Set[int], labels: str
) -> dict[int, DayRole]:
    """Return what the days of a row of values are for, by where they begin.

    Its labels stand in a row over it: the day of issue is the one that is not due, the earlier.
    Without labels, the other one is due when an account stands beside and it follows before a
    period would be over.
    """
    single = sorted((day, start) for day, start, _ in told if start not in of_periods)
    cells = _cells_beside(text, told)
    of_others = _BEFORE_IT.search(labels) or (_PERIOD.search(labels) and not of_periods)
    if cells is None or not single or len(told) < _PAIR or of_others:
        return {}
    issue, due = _says_issued(labels), _DUE.search(labels) is not None
    (first, start), (last, _) = single[0], single[-1]
    if len(single) == 1:
        return {start: DayRole.ISSUE} if issue and not due else {}
    if len(single) > _PAIR or first == last:
        return {}
    roles = {place: DayRole.OTHER for _, place in single}
    if issue or due:
        return roles | {start: DayRole.ISSUE}
    is_term = _NUMBER.search(cells) is not None and last - first <= _LONGEST_TERM
    return roles | {start: DayRole.HEADING} if is_term else {}


def _says_issued(labels: str) -> bool:
    """Whether one of the labels over a row of values is that of the day of issue."""
    return _ISSUE.search(labels) is not None or _is_issue_label(labels)


def _is_pay_slip(lines: Sequence[Line]) -> bool:
    return any(_PAY_SLIP.search(folded(line.text)) for line in lines[:_TITLES])


def _is_signed(lines: Sequence[Line], index: int) -> bool:
    """Whether the line before a day says who signs: Chinese letters end with their day."""
    own = (line for line in lines[max(0, index - 1) : index] if line.page == lines[index].page)
    return any(_SIGNED.search(folded(line.text)) for line in own)


def _periods(text: str, told: Sequence[tuple[date, int, int]]) -> list[tuple[int, int]]:
    """Return for each period where its first and its last day begin."""
    ordered = sorted((start, end) for _, start, end in told)
    return [
        (start, following)
        for (start, end), (following, _) in pairwise(ordered)
        if _SPAN.fullmatch(text[end:following])
    ]


def _begins_a_period(day: FoundDay, begins: Sequence[tuple[date, Stand]]) -> bool:
    return any(day.day == first and day.stand.in_row_with(stand) for first, stand in begins)


def _role_among(found: Sequence[FoundDay], day: FoundDay, *, awaited: bool) -> DayRole:
    """Return the role of a day beside all others: a list's is none, one heading is enough.

    Where the day is ``awaited`` behind a label of its own, one that stands far down with no label
    or at which the figures are told is another.
    """
    if _listed(day, found):
        return DayRole.OTHER
    covered = day.role is DayRole.HEADING and day.stand.page > 1
    if covered and any(one.stand.page < day.stand.page for one in found):
        return DayRole.PLAIN
    weak = day.role in (DayRole.PLAIN, DayRole.AS_AT) and not day.signed
    return DayRole.OTHER if awaited and weak else day.role


def _listed(day: FoundDay, found: Sequence[FoundDay]) -> bool:
    """Whether a day without a label stands in a column of such days."""
    column = [one for one in found if one.role in _UNTOLD and day.stand.in_column_with(one.stand)]
    return day.role in _UNTOLD and len({id(one.line) for one in column}) >= _LIST


def _is_issue_label(words: str) -> bool:
    """Whether words are a label of the day of issue with a letter misread: date of isue."""
    return _is_latin_issue_label(words) or _is_han_issue_label(words)


def _is_latin_issue_label(words: str) -> bool:
    """Whether the English of a label is one of the day of issue, whatever its Chinese says.

    Letters that readers take for one another count for none: issuo dato.
    """
    latin = "".join(char for char in words if char.isascii() and not char.isspace())
    alike = latin.strip(":.|-").translate(_LOOK_ALIKES)
    return any(one_slip(alike, label, han=False) for label in _ISSUE_LABELS_ALIKE)


def _is_han_issue_label(words: str) -> bool:
    """Whether the Chinese of a label is one of the day of issue but for a character."""
    han = "".join(filter(is_han, words))
    return any(one_slip(han, label, han=True) for label in _ISSUE_LABELS_HAN)


def _is_spoilt_issue_label(words: str) -> bool:
    """Whether the English of a label is a long one of the day of issue but for two letters."""
    runs = "".join(char if char.isascii() else "|" for char in words).split("|")
    alike = [re.sub(r"\W|^\W*\d+", "", run).translate(_LOOK_ALIKES) for run in runs]
    return any(_slips(run, label) <= _SLIPS for run in alike for label in _LONG_ISSUE_LABELS)


def _slips(read: str, known: str) -> int:
    """Return how many letters were misread, lost or added; more than two are counted as three."""
    if abs(len(read) - len(known)) > _SLIPS:
        return _SLIPS + 1
    row = list(range(len(known) + 1))
    for at, letter in enumerate(read, start=1):
        before, row = row, [at]
        for place, other in enumerate(known, start=1):
            row.append(min(before[place] + 1, row[-1] + 1, before[place - 1] + (letter != other)))
    return row[-1]


def tells_of_a_day(text: str) -> bool:
    """Whether words label a day."""
    plain = folded(text)
    told = any(pattern.search(plain) for pattern in (_ISSUE, _AS_AT, _OTHER))
    return len(plain) < LONGEST_LABEL and (told or _is_issue_label(plain))


def _role(contexts: Sequence[str], after: str) -> tuple[DayRole | None, str]:
    """Return what a day is for, and the first words that say anything of it; None: untold."""
    if _ENDS_SOMETHING.match(after):
        return DayRole.OTHER, after
    told = ((role, words) for words in contexts if (role := told_by(words)) is not None)
    role, words = next(told, (None, ""))
    return DayRole.OTHER if role is None and _TIME.match(after) else role, words


def told_by(words: str) -> DayRole | None:
    """Return what words say of the day behind them: of several labels the last, the longest."""
    if _is_latin_issue_label(words):
        return DayRole.ISSUE
    labels = ((_OTHER, DayRole.OTHER), (_AS_AT, DayRole.AS_AT), (_ISSUE, DayRole.ISSUE))
    found = [(match, role) for label, role in labels for match in label.finditer(words)]
    told = [
        (
            match.end(),
            len(match[0]),
            -role,
            DayRole.OTHER if _ANOTHER.search(words, 0, match.start()) else role,
        )
        for match, role in found
    ]
    if told:
        return max(told)[-1]
    if _is_han_issue_label(words) or _is_spoilt_issue_label(words):
        return DayRole.ISSUE
    return DayRole.PLAIN if _PLAIN.search(words) else None


def day_of_issue(found: Sequence[FoundDay]) -> FoundDay | None:
    """Return the day of issue: a labelled one, else the heading's, else one nothing contradicts.

    What a paper tells as at some day it tells that day or later, in its heading. Of several without
    a label near the top the first counts, and of those in its row or column the earliest: what is
    due is due later. A day that was hardly read is nobody's, and where it is the labelled one no
    other takes its place: no day is better than a wrong one. So it is where the first without a
    label may have one that was not read.
    """
    if any(one.stand.off_row for one in found):
        return None
    labelled = any(one.role is DayRole.ISSUE for one in found)
    found = [one for one in found if one.confidence >= CHECK_FROM]
    issue, as_at = (_surest(found, role) for role in (DayRole.ISSUE, DayRole.AS_AT))
    heading = _heading(found)
    if labelled:
        return issue and _earliest_beside(issue, found)
    if as_at is not None:
        return heading if heading is not None and heading.day > as_at.day else as_at
    if heading is None:
        untold = [one for one in found if one.role is DayRole.PLAIN]
        plain = [one for one in untold if one.signed or one.stand.down % 1 < _FOOT]
        heading = plain[0] if len({one.day for one in plain}) == 1 else None
    return None if heading is None or _in_doubt(heading, found) else heading


def _in_doubt(day: FoundDay, found: Sequence[FoundDay]) -> bool:
    """Whether a day without a label may be for something else: that of the next cell, a period's.

    Where a table shows two, the earlier one is that of issue, whatever stands above.
    """
    row = {one.day for one in found if one.stand.in_row_with(day.stand)}
    return day.split or (day.stand.in_doubt and len(row) == 1)


def _earliest_beside(day: FoundDay, found: Sequence[FoundDay]) -> FoundDay:
    """Return the earliest of the days in a row that one label beside them is taken for.

    So it is where the label of the next cell was not read.
    """
    own = (one for one in found if one.role is DayRole.ISSUE and one.label == day.label)
    row = [one for one in own if day.label and one.stand.in_row_with(day.stand)]
    return min(row, key=lambda one: one.day, default=day)


def _surest(found: Sequence[FoundDay], role: DayRole) -> FoundDay | None:
    own = (one for one in found if one.role is role)
    return max(own, key=lambda one: one.confidence, default=None)


def _heading(found: Sequence[FoundDay]) -> FoundDay | None:
    headings = [one for one in found if one.role is DayRole.HEADING]
    if not headings:
        return None
    untold = [one for one in found if one.role in _UNTOLD and one.is_alone]
    high = (one.stand for one in untold if one.stand.down % 1 < _HEADING)
    first = min(high, key=lambda stand: stand.down)
    behind = [one for one in found if one.role is DayRole.OTHER and one.is_behind_a_number]
    row = [one for one in (*untold, *behind) if one.stand.in_row_with(first)]
    column = [one for one in headings if one.stand.in_column_with(first)]
    return min(row + column, key=lambda one: one.day)
