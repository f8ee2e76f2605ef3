"""Whom a paper is made out to where homes of several people stand on it.

A letter to one person may name the next of kin with theirs below, a bill the user of a service: who
is not told to be the holder, and stands behind another with another home, is for a person to judge.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Final

from workstation.domain.extraction.evidence import Anchor, numbers_in, seen_from, size_of
from workstation.domain.extraction.holders import blocks_of
from workstation.domain.extraction.letters import ToldHome, homes_in_prose
from workstation.domain.extraction.name_hits import find_name
from workstation.domain.extraction.reading import PLAIN_FROM, Line, Role
from workstation.domain.extraction.textual import folded
from workstation.domain.names import PersonName

_IN_ROW: Final = 1.0
"""Heights of a line between the middles of two that stand in one row."""


_VERSUS: Final = re.compile(r"(?<![a-z])(?:defendant|respondent)s?(?![a-z])|被告|答辩人")
"""A court's paper is made out to neither party alone."""


@dataclass(frozen=True, slots=True)
class _Paper:
    """Who and which homes stand on a paper."""

    blocks: Sequence[Sequence[Line]]
    """Of others than the one who is looked for: a name, and the home below it."""
    told: Sequence[ToldHome]


def told_from_addressees(
    anchors: Sequence[Anchor], lines: Sequence[Line], name: PersonName
) -> list[Anchor]:
    """Return places where a declared name stands, those in doubt that another stands before.

    Args:
        anchors: where the name stands.
        lines: of the upload.
        name: the declared one.
    """
    if not anchors:
        return []
    blocks = [block for block in blocks_of(lines) if _is_of_another(block[0], name)]
    paper = _Paper(blocks, homes_in_prose(lines))
    return [
        replace(anchor, another=anchor.another or _is_beside_the_point(anchor, lines, paper))
        for anchor in anchors
    ]


def _is_of_another(line: Line, name: PersonName) -> bool:
    return line.confidence >= PLAIN_FROM and find_name(name, line.text) is None


def _is_beside_the_point(anchor: Anchor, lines: Sequence[Line], paper: _Paper) -> bool:
    """Whether somebody else is the addressee, and the name only mentioned."""
    index, span = lines.index(anchor.line), (anchor.hit.start, anchor.hit.end)
    if anchor.line.role is Role.HOLDER or any(told.is_of(index, span) for told in paper.told):
        return False
    home = list(_home_of(anchor))
    numbers = numbers_in(home)
    if any(told.by_verb and _is_another_home(numbers, told.lines) for told in paper.told):
        return True
    versus = any(_VERSUS.search(folded(line.text)) for line in lines)
    return any(
        _stands_under(anchor, home, other)
        if any(line is one for line in below for one in home)
        else _is_another_home(numbers, below)
        and (versus or other.role is Role.HOLDER or _comes_before(other, anchor.line))
        for other, *below in paper.blocks
    )


def _home_of(anchor: Anchor) -> Iterator[Line]:
    return chain.from_iterable(evidence.lines for evidence in anchor.evidence)


def _stands_under(anchor: Anchor, home: Sequence[Line], other: Line) -> bool:
    """Whether a name stands below the home that another one heads."""
    return _comes_before(other, home[0]) and _comes_before(home[-1], anchor.line)


def _is_another_home(numbers: frozenset[str], home: Sequence[Line]) -> bool:
    """Whether two homes are two by their numbers; in Chinese some may not be said in digits."""
    its = numbers_in(home)
    return bool(numbers and its) and not (its <= numbers or its >= numbers)


def _comes_before(line: Line, other: Line) -> bool:
    """Whether a line stands above another, or before it in one row."""
    if line.page != other.page:
        return line.page < other.page
    own, its = other.quad_of(0, len(other.text)), line.quad_of(0, len(line.text))
    if own is None or its is None:
        return False
    along, across = seen_from(own, its)
    height = max(size_of(own)[1], 1.0)
    down = sum(across) / len(across) / height - 0.5
    return down < -_IN_ROW or (down <= _IN_ROW and max(along) <= 0)
