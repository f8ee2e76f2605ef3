"""Forms that give an address cell by cell, each with a label of its own: Flat/Room, Floor, 屋邨."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from enum import Enum, auto
from typing import Final

from workstation.domain.extraction.layout import Strip
from workstation.domain.extraction.places import one_slip
from workstation.domain.extraction.reading import Line, Role
from workstation.domain.extraction.shown_persons import name_shown
from workstation.domain.extraction.textual import folded

_WORD: Final = re.compile(r"[a-z]+|[\u4e00-\u9fff]+|[0-9]+")
_JOINS: Final = frozenset(("no", "number", "name", "of", "and", "the", "housing", "public"))
_BELOW: Final = 2.2
_BESIDE: Final = 40.0
_ASIDE: Final = 1.5
"""Heights of a label within which its value stands below it, to its right, and further in."""
_CODE: Final = re.compile(r"[A-Za-z]?[0-9]{1,4}[A-Za-z]?|[A-Za-z]")
_FLOOR_CODE: Final = re.compile(r"[0-9]{1,2}[A-Ca-c]?|[LlUu]?[Gg]")


class _Cell(Enum):
    """What part of an address a cell is for."""

    FLAT = auto()
    FLOOR = auto()
    BLOCK = auto()
    PLACE = auto()


_LABELS: Final = {
    word: cell
    for cell, words in (
        (_Cell.FLAT, "flat room unit 室 单位 室号 房号 单位号码 室单位"),
        (_Cell.FLOOR, "floor level 楼 层 楼层 层数 楼数"),
        (
            _Cell.BLOCK,
            "block building house tower 座 座数 座号 楼宇 大厦 大厦名称 楼宇名称 大厦名 座楼宇",
        ),
        (
            _Cell.PLACE,
            "estate court village street road district area region lot "
            "屋村 屋苑 村 苑 屋村名称 屋苑名称 街道 门牌 街道名称 门牌及街道 街道及门牌 门牌号码 "
            "街号 地区 区域 区 分区 地段",
        ),
    )
    for word in words.split()
}
_REFERENCE: Final = re.compile(
    r"\W*(?:编号|档号|档案编号|参考编号)?\W*(?:(?:our |your )?(?:ref|reference|file|case))?"
    r"\W*(?:no|number)?\W*"
)
"""What may stand between a name and the cells of its address: 編號 Ref. No."""
_LONG: Final = 5
_LONG_LABELS: Final = tuple(word for word in _LABELS if word.isascii() and len(word) >= _LONG)


def with_cells(strips: Sequence[Strip], lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return the lines of a page, the values of a form's cells as lines below a name.

    They are the address of the labelled name right above them. A code in a cell is written with
    what its label says of it: 1626 below Flat is Flat 1626.
    """
    cells = [_cell(strip.text) for strip in strips]
    if {_Cell.FLAT, _Cell.FLOOR}.isdisjoint(cells):
        return tuple(lines)
    values = dict(_values(strips, cells, lines))
    found = {cells[label] for label in values}
    if not (found & {_Cell.FLAT, _Cell.FLOOR} and found & {_Cell.BLOCK, _Cell.PLACE}):
        return tuple(lines)
    name = _name_above(min(values), lines)
    if name is None:
        return tuple(lines)
    told = {name: lines[name]}
    for label, value in values.items():
        line = _whole(lines[value], strips[value])
        told[value] = replace(_written_out(line, cells[label]), role=Role.HOLDER)
    return tuple(
        replace(told[at], passage=len(strips), apart=False) if at in told else line
        for at, line in enumerate(lines)
    )


def _name_above(first: int, lines: Sequence[Line]) -> int | None:
    """Return the labelled name over a form's first cell, with nothing between that tells of more.

    Headings tell whose address it is, or which; the number of a file does not.
    """
    over = [at for at in range(first) if not _says_nothing(lines[at])]
    name = next((at for at in reversed(over) if not _is_home_label(lines[at])), None)
    if name is None or lines[name].is_label or name_shown(lines[name].text) is None:
        return None
    before = next((lines[at] for at in reversed(over) if at < name), None)
    below = before is not None and before.is_label and before.role is Role.HOLDER
    label = lines[name].label if lines[name].role is Role.HOLDER else ""
    behind = bool(label) and (before is None or before.label != label)
    return name if below or behind else None


def _says_nothing(line: Line) -> bool:
    """Whether a line is a number, or says no more than that a file's follows."""
    if not any(map(str.isalpha, line.text)):
        return True
    return _REFERENCE.fullmatch(folded(line.text)) is not None


def _is_home_label(line: Line) -> bool:
    return line.is_label and line.role is Role.HOME


def _whole(line: Line, strip: Strip) -> Line:
    """Return a line with all that stands in its strip."""
    return replace(line, text=strip.text, tokens=strip.tokens)


def _cell(text: str) -> _Cell | None:
    """Return what a strip is the label of, if it says nothing else."""
    pieces = _WORD.findall(folded(text))
    kinds = {_kind(piece) for piece in pieces if piece not in _JOINS}
    return kinds.pop() if len(kinds) == 1 else None


def _kind(word: str) -> _Cell | None:
    """Return what a word says of its cell; of a long one a letter may be misread."""
    if word in _LABELS or len(word) < _LONG or not word.isascii():
        return _LABELS.get(word)
    near = {_LABELS[known] for known in _LONG_LABELS if one_slip(word, known, han=False)}
    return near.pop() if len(near) == 1 else None


def _values(
    strips: Sequence[Strip], cells: Sequence[_Cell | None], lines: Sequence[Line]
) -> Iterator[tuple[int, int]]:
    """Yield each label with its value, by their indexes.

    The values of labels in one row stand in one row too: what is lower is another cell's.
    """
    labels = [cell is not None or line.is_label for line, cell in zip(lines, cells, strict=True)]
    found: dict[int, int] = {}
    for label, cell in enumerate(cells):
        tried = (_right_of(label, strips), _right_below(label, strips)) if cell is not None else ()
        free = [one for one in tried if one is not None and not labels[one]]
        if free and free[0] not in found.values():
            found[label] = free[0]
    for label, value in found.items():
        row = [other for own, other in found.items() if strips[own].beside(strips[label])]
        highest = min(row, key=lambda other: strips[other].top)
        if value == highest or strips[value].beside(strips[highest]):
            yield label, value


def _right_of(label: int, strips: Sequence[Strip]) -> int | None:
    own = strips[label]
    row = [
        (other.left, at)
        for at, other in enumerate(strips)
        if at != label and own.beside(other) and own.right <= other.left + own.height
    ]
    left, nearest = min(row, default=(0.0, None))
    return nearest if left - own.right < _BESIDE * own.height else None


def _right_below(label: int, strips: Sequence[Strip]) -> int | None:
    own = strips[label]
    column = [
        (other.top, at)
        for at, other in enumerate(strips)
        if at != label
        and other.top > own.top
        and other.top - own.bottom < _BELOW * own.height
        and not own.beside(other)
        and abs(other.left - own.left) < _ASIDE * own.height
    ]
    return min(column, default=(0.0, None))[1]


def _written_out(line: Line, cell: _Cell | None) -> Line:
    """Return a bare code with the word that says what it is."""
    text = line.text.strip()
    if cell is _Cell.FLAT and _CODE.fullmatch(text):
        return line.prefixed("Flat ")
    if cell is _Cell.BLOCK and _CODE.fullmatch(text):
        return line.prefixed("Block ")
    if cell is _Cell.FLOOR and _FLOOR_CODE.fullmatch(text):
        return replace(line, text=f"{line.text.rstrip()}/F")
    return line
