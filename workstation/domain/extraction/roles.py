"""Giving every line its role: from its own label, the one to its left, or the one above."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from workstation.domain.extraction.labels import (
    Label,
    is_whole_return_line,
    label_at_start,
    of_the_landlord,
    says_of,
)
from workstation.domain.extraction.layout import Stand, Strip, left_of, stands_of
from workstation.domain.extraction.reading import Line, Role
from workstation.domain.extraction.textual import looks_like_address

_CELL_GAP: Final = 3.5
_CELL_INSET: Final = 3.0
"""Heights of a line by which an address stands below and further in than its cell's label."""
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
    given: list[_Given] = []
    party: _Given | None = None
    lines: list[Line] = []
    for strip, stand, label in zip(strips, stands, labels, strict=True):
        over = stand.above
        if over is None:
            over = _head_of_cell(strip, strips[: len(given)], labels)
        beside = None if _heads_a_column(over, labels) else _label_beside(strip, strips, labels)
        told = _told(label, beside, party)
        above = _UNTOLD if over is None else _passed_on(given, labels, over)
        given.append(told or above)
        if told is not None and told.role in _PARTY:
            party = told
        lines.append(_line(strip, stand, given[-1], label))
    return tuple(lines)


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


def _passed_on(given: Sequence[_Given], labels: Sequence[Label | None], above: int) -> _Given:
    """Return what a line gives to the one below; a fact only where its label stands alone.

    A line with where to send a letter back, address and all, stands over who it is sent to.
    """
    label = labels[above]
    if label is not None and is_whole_return_line(label.text):
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
    if label is not None and label.alone:
        return label if label.role is not Role.FACT or _may_be_a_fact(strip.text) else None
    return Label(Role.OTHER, other.text, 0, alone=True) if says_of(other.text) else None


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
