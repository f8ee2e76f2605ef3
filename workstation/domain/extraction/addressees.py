"""Whom a paper is made out to where homes of several people stand on it.

A letter to one person may name the next of kin with theirs below, a bill the user of a service: who
is not told to be the holder, and stands behind another with another home, is for a person to judge.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Final

from workstation.domain.extraction.evidence import Anchor, codes_in, seen_from, size_of
from workstation.domain.extraction.holders import blocks_of, home_below
from workstation.domain.extraction.letters import ToldHome, homes_in_prose
from workstation.domain.extraction.name_hits import find_name
from workstation.domain.extraction.reading import CHECK_FROM, Line, Role
from workstation.domain.extraction.shown_persons import name_shown
from workstation.domain.extraction.textual import folded
from workstation.domain.names import PersonName

_IN_ROW: Final = 1.0
"""Heights of a line between the middles of two that stand in one row."""
_PARTY: Final = "(?:the )?(?:defendant|respondent)s?|被告人?|答辩人"
_VERSUS: Final = re.compile(rf"(?:{_PARTY})(?: ?(?:{_PARTY}))?")
"""The label of who is sued."""
_ADDRESSED: Final = re.compile(
    r"(?:mr|mrs|ms|miss|mdm|dr)(?![a-z]).{2,40}|[^0-9]{1,12}(?:先生|女士|小姐|太太)(?:台启|收)?"
)
"""A folded line that a letter is addressed to, whoever that is."""
_RESIDENT: Final = (
    "(?:the )?(?:owner|occupier|occupant|tenant|householder|resident)s?|住户|租户|业主|住客|居民"
)
_NOT_BY_NAME: Final = re.compile(
    rf"(?:(?:to|致)\W{{1,2}})?(?:各位)?(?:{_RESIDENT})"
    rf"(?: ?(?:/|or|and|及|或)? ?(?:{_RESIDENT}))*(?:台启|台鉴|收)?"
)
"""A folded line that a letter is addressed to, though it names nobody."""
_IN_CARE: Final = re.compile(r"(?<![a-z])c/o(?![a-z])|(?:^|,) ?care of(?![a-z])|转交")
"""Where folded mail goes that is sent to a home of somebody else."""
_BARE_NAME: Final = re.compile(r"(?:姓名|名称)?\W*(?:(?:full |legal )?name)?\W*(?:姓名|名称)?\W*")
"""A folded label that says a name follows, and of nobody what."""


@dataclass(frozen=True, slots=True)
class _Paper:
    """Who and which homes stand on a paper."""

    lines: Sequence[Line]
    blocks: Sequence[Sequence[Line]]
    """Of others than the one who is looked for: a name, and the home below it."""
    told: Sequence[ToldHome]
    of_two_parties: bool
    """Whether it is a court's, made out to neither party alone."""

    def is_at_top(self, line: Line) -> bool:
        """Whether a line is the first on its page, or stands right below such: a letterhead."""
        above = self.lines[: self.lines.index(line) + 1]
        own = [one for one in above if (one.page, one.passage) == (line.page, line.passage)]
        first = next(one for one in reversed(own) if one.apart or one is own[0])
        return not any(_comes_before(other, first) for other in self.lines)


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
    heads = [*blocks_of(lines), *_addressed(lines)]
    blocks = [block for block in heads if _names_another_person(block[0], name)]
    versus = any(_VERSUS.fullmatch(folded(line.text).strip(" :.")) for line in lines)
    paper = _Paper(lines, blocks, homes_in_prose(lines), versus)
    return [
        replace(
            anchor,
            another=anchor.another or _is_in_care(anchor) or _is_only_mentioned(anchor, paper),
        )
        for anchor in anchors
    ]


def _is_in_care(anchor: Anchor) -> bool:
    """Whether the home is that of somebody who passes mail on: CHAN Tai Man, c/o LEE Siu Ming."""
    behind = anchor.line.text[anchor.hit.end :]
    return any(
        _IN_CARE.search(folded(text)) for text in (behind, *(one.text for one in _home_of(anchor)))
    )


def _addressed(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield the homes below lines that are addressed to somebody whose name is not plain.

    Who is named below a label is told by its name.
    """
    for index, line in enumerate(lines):
        if _NOT_BY_NAME.fullmatch(folded(line.text).strip(" :.")):
            home = home_below(index, lines)
            if home and home[0] is lines[index + 1]:
                yield [line, *home]
        if line.role in (Role.OTHER, Role.FACT, Role.HOME) or line.is_label:
            continue
        if _ADDRESSED.fullmatch(folded(line.text)) and name_shown(line.text) is None:
            home = home_below(index, lines)
            if home:
                yield [line, *home]


def _names_another_person(line: Line, name: PersonName) -> bool:
    return line.confidence >= CHECK_FROM and find_name(name, line.text) is None


def _is_only_mentioned(anchor: Anchor, paper: _Paper) -> bool:
    """Whether somebody else is the addressee, and the name only mentioned."""
    index, span = paper.lines.index(anchor.line), (anchor.hit.start, anchor.hit.end)
    if any(told.is_of(index, span) for told in paper.told):
        return False
    home = list(_home_of(anchor))
    codes = codes_in(home)
    if _is_told_holder(anchor.line) and not paper.of_two_parties:
        before = [block for block in paper.blocks if _is_told_holder(block[0])]
        return any(
            _is_another_home(codes, below) and _comes_before(other, anchor.line)
            for other, *below in before
        )
    return any(
        told.speaks_of_somebody and _is_another_home(codes, told.lines) for told in paper.told
    ) or any(
        _stands_under(anchor, home, other)
        if any(line is one for line in below for one in home)
        else _is_another_home(codes, below) and _is_likelier(other, anchor.line, paper)
        for other, *below in paper.blocks
    )


def _is_told_holder(line: Line) -> bool:
    """Whether a label says that a line names the holder; Name alone says nothing."""
    return line.role is Role.HOLDER and _BARE_NAME.fullmatch(folded(line.label)) is None


def _is_likelier(other: Line, name: Line, paper: _Paper) -> bool:
    """Whether another person, of whom a home stands there, is likelier the addressee.

    Who stands first is, but for a letterhead: whoever that names writes to who is named below.
    """
    if _is_told_holder(other) or paper.of_two_parties or paper.is_at_top(name):
        return True
    return _comes_before(other, name) and not paper.is_at_top(other)


def _home_of(anchor: Anchor) -> Iterator[Line]:
    return chain.from_iterable(evidence.lines for evidence in anchor.evidence)


def _stands_under(anchor: Anchor, home: Sequence[Line], other: Line) -> bool:
    """Whether a name stands below the home that another one heads."""
    return _comes_before(other, home[0]) and _comes_before(home[-1], anchor.line)


def _is_another_home(codes: frozenset[str], home: Sequence[Line]) -> bool:
    """Whether two homes are two by what their codes say; in Chinese numbers may be words."""
    its = codes_in(home)
    return bool(codes and its) and not (its <= codes or its >= codes)


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
