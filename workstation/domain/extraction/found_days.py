"""The days of a paper: where each stands, and what it is for."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise
from typing import Final

from workstation.domain.chinese import is_han
from workstation.domain.extraction.day_acts import Deeds, goes_on
from workstation.domain.extraction.day_labels import (
    AGREED,
    OWN_LABEL,
    PAID_ON,
    DayRole,
    told_by,
)
from workstation.domain.extraction.day_rows import leads_a_row, roles_in_row
from workstation.domain.extraction.day_sentences import (
    dates_a_message,
    tells_when_made,
    tells_when_reported,
)
from workstation.domain.extraction.days import (
    WEEKDAY,
    ZEROS,
    days_in,
    month_like_no_other,
    periods_in,
    says_only_a_day,
)
from workstation.domain.extraction.letter_parts import LetterParts, letter_parts
from workstation.domain.extraction.prose import Running
from workstation.domain.extraction.reading import Line
from workstation.domain.extraction.textual import folded

_IN_PROSE: Final = re.compile(r"\s*(?:止|[,，]\s*[^\W\d]{4,}|[^。]*。)|(?:.*[a-z\d])?\.\s*$")
"""Behind a day that a sentence tells to be that of its figures."""
_PAY_SLIP: Final = re.compile(
    r"pay ?slip|pay ?advice|(?:salary|wages?|payroll) (?:slip|advice|statement)|"
    r"[粮薪]单|薪[金资酬俸津]单|工资单|薪[金资酬俸津](?:通知|结算|支付)|入息结算"
)
_TITLES: Final = 12
"""Lines from the top of a page, among which its title stands."""
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
_ACCOUNT: Final = re.compile(r"(?=(?:\D*\d){6})[\d -]+ ")
"""The number of an account, whose cell was read as one line with that of the day."""
_SIGNED: Final = re.compile(
    r"代行|[谨敬]启|[谨敬]上|此致|(?:署|处|校|院|局|行|会|社|所)长|经理|主任|总监|秘书|主席|"
    r"yours (?:faithfully|sincerely|truly)|(?:manager|director|officer|secretary|principal)\W*$"
)
_MAY_GO_ON: Final = re.compile(r"[\d〇零一二三四五六七八九十](?:st|nd|rd|th)?[^\d]{0,16}$")
"""At the end of a line that may break within a day."""
_LABEL: Final = 24
"""Letters of what may be a label that nobody knows."""
_NO_LABEL: Final = re.compile(rf"[\W_]*(?:(?:{WEEKDAY})[\W_]*)?")
_DEEDS: Final = (DayRole.MADE, DayRole.SENT, DayRole.ORDERED, DayRole.ALONE)
_LESS_THAN_MADE: Final = (DayRole.SENT, DayRole.ORDERED, DayRole.ALONE)
_WEAK: Final = (None, DayRole.PLAIN, DayRole.OTHER)
"""What labels tell that give way to one of what was done on the day."""
HEAD: Final = 0.4
_UNREAD: Final = re.compile(r"(?P<label>[^:：\d]{2,30})[:：](?=(?:\D*\d){4}).{6,18}")
"""A label and what may be a day, hardly read."""
_SENTENCE: Final = 30
_SENTENCE_HAN: Final = 7
"""Characters, and Chinese ones, that a sentence has that speaks of a day of issue."""
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
    imprint: bool = False
    """Whether it belongs to a stamp or a watermark."""

    def in_row_with(self, other: "Stand") -> bool:
        """Whether both stand on one line; far apart it may rise, as on a page seen from aside."""
        rise = _RISE * abs(self.left - other.left)
        return self.page == other.page and abs(self.top - other.top) < self.height + rise

    def in_column_with(self, other: "Stand") -> bool:
        """Whether both begin at one edge and near each other."""
        near = abs(self.top - other.top) < _ROWS * self.height
        return self.page == other.page and near and abs(self.left - other.left) < self.height


UNTOLD: Final = frozenset({DayRole.HEADING, DayRole.PLAIN})


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
    heads_letter: bool = False
    """Whether it stands before the salutation of a letter."""
    leads: bool = False
    """Whether it begins a row of values, or is the earlier of two in one."""
    split: bool = False
    """Whether it begins a period in its row: two looks at a line may have parted it otherwise."""

    @property
    def is_alone(self) -> bool:
        """Whether its line says nothing else, or only other values of its row."""
        return self.leads or says_only_a_day(self.line.text, self.start, self.end)

    @property
    def is_just_dated(self) -> bool:
        """Whether its label says "date" and no more."""
        before = folded(self.line.text[: self.start])
        return any(OWN_LABEL.fullmatch(words) for words in (self.label, before))

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
        told = month_like_no_other(folded(text))
        return min(
            (
                self.line.confidence_of(self.start + at, self.start + at + 1, weakest=True)
                for at, character in enumerate(text)
                if character not in ZEROS and not character.isspace() and at not in told
            ),
            default=0.0,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sort:
    """What sort of paper tells of days in its own way."""

    agreed: bool
    wages: bool
    deeds: Deeds


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
    letters = {} if agreed else letter_parts(lines, [stand.top for stand in stands])
    begins: list[tuple[date, Stand]] = []
    deeds = Deeds.of([folded(line.text) for line in lines])
    sort = _Sort(agreed=agreed, wages=_is_pay_slip(lines), deeds=deeds)
    for index, (line, around, stand) in enumerate(zip(lines, labels, stands, strict=True)):
        told = list(days_in(line.text))
        firsts = {first for first, _ in periods_in(line.text, told)}
        begins += [(day, stand) for day, start, _ in told if start in firsts]
        own = list(_of_line(line, told, around, stand, sort))
        own = [_in_sentence(one, lines, index) for one in own]
        signed = _is_signed(lines, index)
        found += [
            _in_letter(one, letters.get(line.page), signed=signed, is_card=deeds.is_card)
            for one in own
        ]
    found += _over_two_lines(lines, stands)
    awaited = not agreed and any(_awaits_a_day(line.text) for line in lines)
    unread = any(_has_an_unread_day(line.text) for line in lines)
    return [
        replace(
            one,
            role=_role_among(found, one, awaited=awaited, unread=unread),
            split=_begins_a_period(one, begins),
        )
        for one in found
    ]


def _over_two_lines(lines: Sequence[Line], stands: Sequence[Stand]) -> Iterator[FoundDay]:
    """Yield the days that a line begins and the next one ends, where the sentence tells them."""
    for index, (line, following) in enumerate(pairwise(lines)):
        if not _MAY_GO_ON.search(line.text) or line.page != following.page:
            continue
        both = Running.of((line, following))
        joined, border = both.cut(0, len(both.text)), both.offsets[1]
        for day, start, end in days_in(joined.text):
            if start < border < end:
                one = FoundDay(day, joined, start, end, DayRole.OTHER, stands[index])
                one = _in_sentence(one, [*lines[:index], joined], index)
                if one.role is DayRole.ISSUE:
                    yield one


def _in_sentence(day: FoundDay, lines: Sequence[Line], index: int) -> FoundDay:
    """Return a day as the sentence tells it in which it stands."""
    place = lines, index, day.start, day.end
    if tells_when_made(*place):
        return replace(day, role=DayRole.ISSUE)
    if day.role is DayRole.OTHER and not day.stand.imprint:
        if tells_when_reported(*place):
            return replace(day, role=DayRole.SENT)
        if dates_a_message(*place):
            return replace(day, role=DayRole.ALONE)
    return day


def _in_letter(
    day: FoundDay, letter: LetterParts | None, *, signed: bool, is_card: bool
) -> FoundDay:
    """Return a day as the part of a letter tells it in which it stands.

    Args:
        day: as its line and its labels tell it.
        letter: the parts of the one on its page.
        signed: whether the line before says who signs.
        is_card: whether the letter is a card left at a door.
    """
    top = day.stand.top
    signed = signed or (letter is not None and letter.behind(top))
    by_its_cell = OWN_LABEL.fullmatch(day.label) is not None
    if letter is not None and letter.in_body(top) and (day.role in UNTOLD or by_its_cell):
        return replace(day, role=DayRole.OTHER)
    if letter is not None and letter.in_body(top) and day.role in _DEEDS and not is_card:
        return replace(day, role=DayRole.ALONE)
    return replace(
        day,
        signed=signed and day.is_alone and not day.stand.imprint,
        heads_letter=letter is not None and top < letter.begins,
    )


def _of_line(
    line: Line,
    told: Sequence[tuple[date, int, int]],
    around: Sequence[str],
    stand: Stand,
    sort: _Sort,
) -> Iterator[FoundDay]:
    """Yield the days of a line with the roles that it and its labels tell."""
    of_periods = {place for period in periods_in(line.text, told) for place in period}
    in_row = roles_in_row(line.text, told, of_periods, folded(" ".join(around[:1])))
    apart = ["" if any(days_in(words)) or stand.imprint else folded(words) for words in around]
    for day, start, end in told:
        before = folded(line.text[max(0, start - _NEAR) : start])
        after = folded(line.text[end:])
        role, label = _role_of([before, *apart], after, sort)
        done = _done_on(line, start, after, apart, sort.deeds)
        role = done if done is not None and role in _WEAK else role
        if start in of_periods or (stand.imprint and role in (None, DayRole.PLAIN, *_DEEDS)):
            role = DayRole.OTHER
        role = in_row.get(start, role)
        given = DayRole.OTHER if role is None else role
        leads = role is DayRole.HEADING or (role is None and leads_a_row(line.text, start, end))
        one = FoundDay(
            day, line, start, end, given, stand, "" if label == before else label, leads=leads
        )
        if role in (None, DayRole.HEADING) and one.is_alone:
            high = stand.down % 1 < HEAD
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
    if sort.agreed and role is None and any(map(AGREED.fullmatch, contexts)):
        return DayRole.ISSUE, label
    if sort.wages and any(map(PAID_ON.search, beside)):
        return DayRole.AS_AT, label
    if role is DayRole.AS_AT and _IN_PROSE.match(after):
        return DayRole.OTHER, label
    if role is DayRole.PLAIN and any(map(OWN_LABEL.fullmatch, beside)):
        return DayRole.ISSUE, label
    return role, label


def _done_on(
    line: Line, start: int, after: str, labels: Sequence[str], deeds: Deeds
) -> DayRole | None:
    """Return what was done on a day, as the words before it or the first label that tells say."""
    before = folded(line.text[:start])
    if deeds.says_called(before, after):
        return DayRole.SENT
    if goes_on(after):
        return None
    if not _NO_LABEL.fullmatch(before):
        return None if line.text[:1].islower() else deeds.told_by(before)
    for words in filter(None, labels):
        role = deeds.told_by(words)
        if role is not None or told_by(words) is not None:
            return role
    is_label = any(0 < len(words) < _LABEL and not any(map(str.isdigit, words)) for words in labels)
    at_a_time = deeds.sells and not is_label and _TIME.match(after) is not None
    return DayRole.ALONE if at_a_time else None


def _role(contexts: Sequence[str], after: str) -> tuple[DayRole | None, str]:
    """Return what a day is for, and the first words that say anything of it; None: untold."""
    if _ENDS_SOMETHING.match(after):
        return DayRole.OTHER, after
    told = ((role, words) for words in contexts if (role := told_by(words)) is not None)
    role, words = next(told, (None, ""))
    return DayRole.OTHER if role is None and _TIME.match(after) else role, words


def _awaits_a_day(text: str) -> bool:
    """Whether a line is a label of the day of issue, and no sentence, without a day behind it."""
    is_short = len(text) < _SENTENCE and sum(map(is_han, text)) < _SENTENCE_HAN
    return is_short and told_by(folded(text)) is DayRole.ISSUE and not any(days_in(text))


def _has_an_unread_day(text: str) -> bool:
    """Whether a line is a label of the day of issue with numbers behind it that are no day."""
    told = _UNREAD.fullmatch(folded(text))
    if told is None or any(days_in(text)):
        return False
    label = told["label"]
    return OWN_LABEL.fullmatch(label) is not None or told_by(label) is DayRole.ISSUE


def _is_pay_slip(lines: Sequence[Line]) -> bool:
    return any(_PAY_SLIP.search(folded(line.text)) for line in lines[:_TITLES])


def _is_signed(lines: Sequence[Line], index: int) -> bool:
    """Whether the line before a day says who signs: Chinese letters end with their day."""
    own = (line for line in lines[max(0, index - 1) : index] if line.page == lines[index].page)
    return any(_SIGNED.search(folded(line.text)) for line in own)


def _begins_a_period(day: FoundDay, begins: Sequence[tuple[date, Stand]]) -> bool:
    return any(day.day == first and day.stand.in_row_with(stand) for first, stand in begins)


def _role_among(
    found: Sequence[FoundDay], day: FoundDay, *, awaited: bool, unread: bool
) -> DayRole:
    """Return the role of a day beside all others: a list's is none, one heading is enough.

    Where the day is ``awaited`` behind a label of its own, one that stands far down with no label
    or at which the figures are told is another. Where it stands there ``unread``, all are others.
    """
    if _listed(day, found) or (unread and day.role is not DayRole.ISSUE):
        return DayRole.OTHER
    covered = day.role is DayRole.HEADING and day.stand.page > 1
    if covered and any(one.stand.page < day.stand.page for one in found):
        return DayRole.PLAIN
    weak = day.role in (DayRole.PLAIN, DayRole.AS_AT, *_LESS_THAN_MADE) and not day.signed
    return DayRole.OTHER if awaited and weak else day.role


def _listed(day: FoundDay, found: Sequence[FoundDay]) -> bool:
    """Whether a day without a label stands in a column of such days."""
    column = [one for one in found if one.role in UNTOLD and day.stand.in_column_with(one.stand)]
    return day.role in UNTOLD and len({id(one.line) for one in column}) >= _LIST
