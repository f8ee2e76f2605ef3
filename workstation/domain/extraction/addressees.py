"""Whom a paper is made out to where homes of several people stand on it.

A letter to one person may name the next of kin with theirs below, a bill the user of a service: who
is not told to be the holder, and stands behind another with another home, is for a person to judge.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Final

from workstation.domain.extraction.address_lines import codes_in, home_lines
from workstation.domain.extraction.day_labels import tells_of_a_day
from workstation.domain.extraction.days import days_in, is_only_a_day
from workstation.domain.extraction.evidence import Anchor
from workstation.domain.extraction.holders import blocks_of, home_below, is_at_a_firm
from workstation.domain.extraction.labels import label_at_start
from workstation.domain.extraction.letters import ToldHome, homes_in_prose
from workstation.domain.extraction.name_hits import find_name
from workstation.domain.extraction.name_words import TITLES
from workstation.domain.extraction.papers import heads_paper
from workstation.domain.extraction.reading import CHECK_FROM, Line, Role
from workstation.domain.extraction.shown_persons import name_shown
from workstation.domain.extraction.standing import (
    comes_before,
    heads_page,
    is_above,
    is_left_of,
    is_next_row,
)
from workstation.domain.extraction.textual import folded, looks_like_address
from workstation.domain.names import PersonName

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
_IN_CARE: Final = re.compile(
    r"(?<![a-z])c ?[/.] ?[o0]\.?(?![a-z0-9])|(?:^|,) ?care of(?![a-z])|转交|代转"
)
"""Where folded mail goes that is sent to a home of somebody else."""
_LABELLED: Final = re.compile(
    rf"(?P<label>[^\s:：].*)[:：]\s*(?:(?:{'|'.join(sorted(TITLES))})\.?\s*)?\Z", re.IGNORECASE
)
_RECEIVES: Final = re.compile(
    r"(?:(?:bill(?:ed)?|issued|addressed|sent|delivered) )?to|dear|re|attn|attention|"
    r"(?:full |account |customer )?name|.*[致姓名称]"
)
"""Folded words before a name that only say that it follows."""
_BARE_NAME: Final = re.compile(r"(?:姓名|名称)? ?(?:(?:full |legal )?name)? ?(?:姓名|名称)?")
"""A folded label that says a name follows, and of nobody what."""
_NO_WORD: Final = re.compile(r"[\W_]+")
_OF_A_DAY: Final = re.compile(
    r"\W*(?:[\u4e00-\u9fff]{0,4}(?:日期?|限期))?\W*(?:(?:[a-z]+ ){0,2}date(?: of [a-z]+)?)?\W*"
)
"""A folded label of a day and no more."""
_PAYS: Final = re.compile("payer|applicant|remitter|付款人|缴款人|申请人|汇款人")
"""Labels of who may not be whose home the paper is sent to."""
_OF_A_BLOCK: Final = 4
"""Lines of an issuer's address at most."""
_LEGIBLE: Final = 0.5
"""So sure is what may be somebody else's name, in a place where the declared one is not."""
_WORDS: Final = re.compile(r"[^\W\d_]{2}")


@dataclass(frozen=True, slots=True)
class _Paper:
    """Who and which homes stand on a paper."""

    lines: Sequence[Line]
    blocks: Sequence[Sequence[Line]]
    """Of others than the one who is looked for: a name, and the home below it."""
    told: Sequence[ToldHome]
    of_two_parties: bool
    """Whether it is a court's, made out to neither party alone."""


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
    blocks = [
        block
        for block in heads
        if _names_another_person(block[0], name) and not is_at_a_firm(block[0], lines)
    ]
    versus = any(_VERSUS.fullmatch(folded(line.text).strip(" :.")) for line in lines)
    paper = _Paper(lines, blocks, homes_in_prose(lines), versus)
    return [
        replace(
            anchor,
            another=anchor.another
            or _is_in_care(anchor, lines)
            or is_at_a_firm(anchor.line, lines)
            or _is_told_otherwise(anchor, paper, name)
            or _is_in_a_later_row(anchor, lines)
            or _is_only_mentioned(anchor, paper),
        )
        for anchor in anchors
    ]


def _is_in_care(anchor: Anchor, lines: Sequence[Line]) -> bool:
    """Whether the home is that of somebody who passes mail on: CHAN Tai Man, c/o LEE Siu Ming."""
    above = [line for line in lines if is_next_row(line, anchor.line)]
    return any(
        _IN_CARE.search(folded(line.text)) for line in (*above, anchor.line, *_home_of(anchor))
    )


def _is_told_otherwise(anchor: Anchor, paper: _Paper, name: PersonName) -> bool:
    """Whether a label that is none of a holder's tells who is named, and somebody else comes first.

    Meter reader, veterinary surgeon, salesperson: nobody knows all that people may be. So is who
    has such a label where another is written to at the same home, and nobody else there is.
    """
    labelled = _has_another_label(anchor, paper.lines)
    if (labelled or not _heads_its_home(anchor)) and _another_is_told_holder(anchor, paper, name):
        return True
    if not labelled:
        return False
    codes = codes_in(_home_of(anchor))
    if any(codes & codes_in(below) for _, *below in paper.blocks):
        return True
    return any(
        looks_like_address(line.text)
        and line.role not in (Role.OTHER, Role.FACT)
        and _is_another_home(codes, [line])
        and comes_before(line, anchor.line)
        and not heads_page(line, paper.lines)
        and not _is_of_issuer(line, paper.lines)
        for line in paper.lines
    )


def _is_of_issuer(line: Line, lines: Sequence[Line]) -> bool:
    """Whether the block that a line of an address stands in is headed by who issues papers."""
    for _ in range(_OF_A_BLOCK):
        above = next((one for one in lines if is_next_row(one, line)), None)
        if above is None or not (heads_paper(above.text) or looks_like_address(above.text)):
            return False
        if heads_paper(above.text):
            return True
        line = above
    return False


def _is_in_a_later_row(anchor: Anchor, lines: Sequence[Line]) -> bool:
    """Whether a table names somebody else with another home before: of several nobody is told."""
    line = anchor.line
    if line.role is not Role.HOLDER or _is_told_holder(line):
        return False
    names = [
        one
        for one in lines
        if (one.page, one.passage, one.label) == (line.page, line.passage, line.label)
        and not one.is_label
        and name_shown(one.text) is not None
        and is_above(one, line)
    ]
    codes = codes_in(_home_of(anchor))
    return bool(names) and any(
        is_above(one, line) and _is_another_home(codes, [one])
        for one in home_lines(lines, page=line.page)
    )


def _another_is_told_holder(anchor: Anchor, paper: _Paper, name: PersonName) -> bool:
    """Whether a label tells that somebody else is the holder, and none that this one is."""
    if _is_told_holder(anchor.line) and not _LABELLED.fullmatch(
        anchor.line.text[: anchor.hit.start]
    ):
        return False
    labelled = _has_another_label(anchor, paper.lines)
    return any(
        (_is_told_holder(line) or (labelled and line.role is Role.HOLDER))
        and line is not anchor.line
        and not line.is_label
        and name_shown(line.text) is not None
        and line.confidence >= _LEGIBLE
        and find_name(name, line.text) is None
        for line in paper.lines
    )


def _heads_its_home(anchor: Anchor) -> bool:
    """Whether the home stands below the name."""
    return all(comes_before(anchor.line, line) for line in _home_of(anchor))


def _has_another_label(anchor: Anchor, lines: Sequence[Line]) -> bool:
    """Whether words that are no label of a holder stand before a name, on its line or left of it.

    Labels that are known are no part of a line; days and numbers, and labels of them, are of facts.
    """
    line = anchor.line
    before = _LABELLED.fullmatch(line.text[: anchor.hit.start])
    if before is not None:
        return _RECEIVES.fullmatch(folded(before["label"])) is None
    if line.role is Role.HOLDER or line.text[: anchor.hit.start].strip():
        return False
    return any(
        one.passage != line.passage
        and is_left_of(one, line)
        and _WORDS.search(one.text)
        and not _is_of_a_fact(one)
        and label_at_start(one.text) is None
        and name_shown(one.text) is None
        for one in lines
    )


def _is_of_a_fact(line: Line) -> bool:
    """Whether a line is a day, a number, or the label of a day, and tells nobody's part."""
    if any(days_in(line.text)):
        return is_only_a_day(line.text)
    if line.role is Role.FACT and any(map(str.isdigit, line.text)):
        return True
    return tells_of_a_day(line.text) and _OF_A_DAY.fullmatch(folded(line.text)) is not None


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
        pays = _PAYS.search(folded(anchor.line.label)) is not None
        if pays and any(
            _stands_under(anchor, shared, other)
            for other, *below in paper.blocks
            if (shared := [line for line in below if any(line is one for one in home)])
        ):
            return True
        before = [block for block in paper.blocks if _is_told_holder(block[0])]
        return any(
            _is_another_home(codes, below) and comes_before(other, anchor.line)
            for other, *below in before
        )
    return any(
        told.speaks_of_somebody and _is_another_home(codes, told.lines) for told in paper.told
    ) or any(
        _stands_under(anchor, shared, other)
        if (shared := [line for line in below if any(line is one for one in home)])
        else _is_another_home(codes, below) and _is_likelier(other, anchor.line, paper)
        for other, *below in paper.blocks
    )


def _is_told_holder(line: Line) -> bool:
    """Whether a label says that a line names the holder; Name alone says nothing."""
    plain = _NO_WORD.sub(" ", folded(line.label)).strip()
    return line.role is Role.HOLDER and _BARE_NAME.fullmatch(plain) is None


def _is_likelier(other: Line, name: Line, paper: _Paper) -> bool:
    """Whether another person, of whom a home stands there, is likelier the addressee.

    Who stands first is, but for a letterhead: whoever that names writes to who is named below.
    """
    if _is_told_holder(other) or paper.of_two_parties or heads_page(name, paper.lines):
        return True
    return comes_before(other, name) and not heads_page(other, paper.lines)


def _home_of(anchor: Anchor) -> Iterator[Line]:
    return chain.from_iterable(evidence.lines for evidence in anchor.evidence)


def _stands_under(anchor: Anchor, home: Sequence[Line], other: Line) -> bool:
    """Whether a name stands below the home that another one heads."""
    return comes_before(other, home[0]) and comes_before(home[-1], anchor.line)


def _is_another_home(codes: frozenset[str], home: Sequence[Line]) -> bool:
    """Whether two homes are two by what their codes say; in Chinese numbers may be words."""
    its = codes_in(home)
    return bool(codes and its) and not (its <= codes or its >= codes)
