"""Giving every line its role: from its own label, the one to its left, or the one above."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from workstation.domain.extraction.days import is_only_a_day
from workstation.domain.extraction.labels import (
    Label,
    asks_to_enquire,
    is_whole_return_line,
    label_at_start,
    of_the_landlord,
    says_from_or_to,
    says_of,
)
from workstation.domain.extraction.layout import Stand, Strip, left_of, stands_of
from workstation.domain.extraction.reading import Line, Role
from workstation.domain.extraction.shown_persons import name_shown
from workstation.domain.extraction.textual import looks_like_address

_CELL_GAP: Final = 3.5
_CELL_INSET: Final = 3.0
"""Heights of a line by which an address stands below and further in than its cell's label."""
_COLUMN: Final = 2.0
"""Heights of a label by which another one of its column may begin elsewhere."""
_SENTENCE, _HEADS = 44, 3.5
"""Characters of a line that is longer than any label, and heights from its top to that of its head.
"""
_CLAUSE: Final = re.compile(r"[0-9]{1,2} ?[.、] ?(?:[\u4e00-\u9fff]|(?:The|That|This|No|All) )")
"""How a sentence of a contract begins, which goes on with nothing above: 3.租客不得."""
_PARTY: Final = frozenset({Role.HOLDER, Role.OTHER})


@dataclass(frozen=True, slots=True)
class _Given:
    role: Role
    label: str


_UNTOLD: Final = _Given(Role.UNTOLD, "")


def lines_of(strips: Sequence[Strip]) -> tuple[Line, ...]:
    """Return the lines of a page with passages and roles; labels in front are cut off."""
    stands = stands_of(strips)
    labels = [label_at_start(strip.text) for strip in strips]
    for index in _of_periods(strips, labels, stands):
        labels[index] = Label(Role.FACT, strips[index].text, len(strips[index].text), alone=True)
    fields = _Fields.of(strips, labels)
    given: list[_Given] = []
    party: _Given | None = None
    lines: list[Line] = []
    for strip, stand, label in zip(strips, stands, labels, strict=True):
        over = stand.above
        if over is None:
            over = _head_of_cell(strip, strips[: len(given)], labels)
        beside = None if _heads_a_column(over, labels) else _label_beside(strip, strips, labels)
        told = _told(label, beside, party)
        above = _UNTOLD
        clause = _CLAUSE.match(strip.text) is not None
        if over is not None and not clause and not fields.begins(len(given), over):
            above = _passed_on(given, labels, over, strips)
            fields.go_on(len(given), over)
        given.append(told or above)
        if told is not None and told.role in _PARTY:
            party = told
        lines.append(_line(strip, stand, given[-1], label))
    return tuple(lines)


def _of_periods(
    strips: Sequence[Strip], labels: Sequence[Label | None], stands: Sequence[Stand]
) -> set[int]:
    """Return which of the labels From and To have a day beside or below them, and no person."""
    asked = {
        at
        for at, label in enumerate(labels)
        if label is not None and label.alone and says_from_or_to(label.text)
    }
    of_period = set[int]()
    if not asked:
        return of_period
    for strip, stand in zip(strips, stands, strict=True):
        if is_only_a_day(strip.text):
            beside = left_of(strip, strips)
            of_period |= asked & {stand.above, None if beside is None else strips.index(beside)}
    return of_period


@dataclass(frozen=True, slots=True)
class _Fields:
    """The rows of a form: each has its label on the left and what it says on the right."""

    labels: Sequence[Label | None]
    strips: Sequence[Strip]
    left: Sequence[int | None]
    """What stands left of each strip in its row."""
    label_of: dict[int, int]
    """The label beside which each strip begins, or that of the one above with which it goes on."""

    @classmethod
    def of(cls, strips: Sequence[Strip], labels: Sequence[Label | None]) -> "_Fields":
        beside = [left_of(strip, strips) for strip in strips]
        left = [None if one is None else strips.index(one) for one in beside]
        label_of = {
            index: at
            for index, (at, strip) in enumerate(zip(left, strips, strict=True))
            if at is not None and _is_said(labels[at], strip.text)
        }
        return cls(labels, strips, left, label_of)

    def begins(self, index: int, over: int) -> bool:
        """Whether a strip begins another field than the one above it.

        What stands below a label that has its words beside it is none of them; and a label that is
        not known is one if it stands in the column of those that are.
        """
        if over in self.label_of.values():
            return True
        left = self.left[index]
        if left is None or self.labels[left] is not None or over not in self.label_of:
            return False
        beside, label = self.strips[left], self.strips[self.label_of[over]]
        in_column = abs(beside.left - label.left) < _COLUMN * label.height
        words = beside.text
        return in_column and not any(map(str.isdigit, words)) and not looks_like_address(words)

    def go_on(self, index: int, over: int) -> None:
        """Take a strip for more of the field of the one above it."""
        if over in self.label_of:
            self.label_of.setdefault(index, self.label_of[over])


def _is_said(label: Label | None, text: str) -> bool:
    """Whether what stands right of a label is what it asks for: a name, an address."""
    if label is None or not label.alone:
        return False
    if label.role is Role.HOME:
        return looks_like_address(text)
    return label.role is Role.HOLDER and name_shown(text) is not None


def _heads_a_column(over: int | None, labels: Sequence[Label | None]) -> bool:
    """Whether the line above names a party and no more: that of the column beside is another."""
    label = None if over is None else labels[over]
    return label is not None and label.alone and label.role in _PARTY


def _head_of_cell(
    strip: Strip, earlier: Sequence[Strip], labels: Sequence[Label | None]
) -> int | None:
    """Return the label of a home that stands alone over a strip, with white between.

    In a form's cell the label stands in the corner and the address begins lower and further in.
    """
    over = [
        index
        for index, other in enumerate(earlier)
        if other.bottom < strip.top + 0.5 * strip.height
        and other.left < strip.right
        and strip.left < other.right
    ]
    nearest = max(over, key=lambda index: earlier[index].bottom, default=None)
    if nearest is None or strip.top - earlier[nearest].bottom > _CELL_GAP * strip.height:
        return None
    label, inset = labels[nearest], strip.left - earlier[nearest].left
    is_head = label is not None and label.alone and label.role is Role.HOME
    return nearest if is_head and 0 <= inset < _CELL_INSET * strip.height else None


def _passed_on(
    given: Sequence[_Given], labels: Sequence[Label | None], above: int, strips: Sequence[Strip]
) -> _Given:
    """Return what a line gives to the one below; a fact only where its label stands alone.

    A line with where to send a letter back, address and all, stands over who it is sent to; so does
    the second of two that say it together.
    """
    label = labels[above]
    said = label.text if label is not None else f"{given[above].label} {strips[above].text}"
    if is_whole_return_line(said):
        return _UNTOLD
    if given[above].role is Role.FACT and not (label is not None and label.alone):
        return _UNTOLD
    return given[above]


def _told(label: Label | None, beside: Label | None, party: _Given | None) -> _Given | None:
    """Return the role a label gives; a bare "of" or 地址 goes on with the party before it."""
    told = label or beside
    if told is None:
        return None
    if told.role is Role.HOME and party and party.role is Role.OTHER and says_of(told.text):
        return _Given(Role.OTHER, told.text)
    if told.role is Role.HOME and party and of_the_landlord(told.text, party.label):
        return _Given(Role.OTHER, party.label)
    return _Given(told.role, told.text)


def _label_beside(
    strip: Strip, strips: Sequence[Strip], labels: Sequence[Label | None]
) -> Label | None:
    """Return the label that stands alone to the left of a strip."""
    other = left_of(strip, strips)
    if other is None:
        return None
    label = labels[strips.index(other)]
    if label is not None and asks_to_enquire(other.text) and _is_of_prose(other, strips):
        return None
    if label is not None and label.alone:
        return label if label.role is not Role.FACT or _may_be_a_fact(strip.text) else None
    return Label(Role.OTHER, other.text, 0, alone=True) if says_of(other.text) else None


def _is_of_prose(strip: Strip, strips: Sequence[Strip]) -> bool:
    """Whether a line is a sentence or heads one: what stands beside it is another column."""
    if len(strip.text) > _SENTENCE:
        return True
    return any(
        len(other.text) > _SENTENCE
        and abs(other.left - strip.left) < _COLUMN * strip.height
        and 0 < other.top - strip.top < _HEADS * strip.height
        for other in strips
    )


def _may_be_a_fact(text: str) -> bool:
    """Whether a line can be a number, a day or a sum: a name or an address beside is none."""
    return any(map(str.isdigit, text)) and not looks_like_address(text)


def _line(strip: Strip, stand: Stand, role: _Given, label: Label | None) -> Line:
    line = Line(
        text=strip.text,
        tokens=strip.tokens,
        page=strip.page,
        passage=stand.passage,
        apart=stand.above is None,
        role=role.role,
        label=strip.text if label is not None and label.alone else role.label,
    )
    if label is None or label.alone or label.role is Role.FACT:
        return line
    return _without(line, label.end)


def _without(line: Line, start: int) -> Line:
    """Return the line from ``start`` on; its label is kept as its label."""
    start += len(line.text[start:]) - len(line.text[start:].lstrip(" :："))
    tokens = tuple(
        replace(token, start=max(0, token.start - start), end=token.end - start)
        for token in line.tokens
        if token.end > start
    )
    return replace(line, text=line.text[start:], tokens=tokens)
