"""Which lines of a proof tell where its holder lives: those beside the name, never a decoy's."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import dropwhile
from typing import Final

from workstation.domain.addresses.spelling import LONGEST_ADDRESS
from workstation.domain.chinese import fold_chinese
from workstation.domain.extraction.address_lines import address_run, home_lines
from workstation.domain.extraction.labels import is_bare, names_other
from workstation.domain.extraction.letters import ToldHome, homes_in_prose
from workstation.domain.extraction.name_hits import NameHit, find_name
from workstation.domain.extraction.names_beside import SMALL, names_another
from workstation.domain.extraction.papers import heads_paper
from workstation.domain.extraction.prose import is_prose
from workstation.domain.extraction.reading import Line, Role
from workstation.domain.extraction.shown_persons import name_shown
from workstation.domain.extraction.standing import (
    distance_below,
    heads_page,
    is_above,
    is_level,
    seen_from,
    size_of,
)
from workstation.domain.extraction.textual import folded, looks_like_address, mostly_han
from workstation.domain.extraction.wrapped_names import goes_on_below
from workstation.domain.names import PersonName
from workstation.domain.proofs import Quad

_PROSE: Final = 16
"""Characters beside a name on its line that make it a sentence's."""
_AN_ADDRESS: Final = 10.0
"""Heights of a name from its middle to that of the last row of the address below it."""
_NEXT_ROW: Final = 2.0
"""Heights of a name from its middle to that of the first row of its address at most."""
_SAID_BEFORE: Final = re.compile(
    r"(?<![A-Za-z])(?:flat|flt|room|rm|unit|apt|nos?)\b\.?[^\S\n]?\Z", re.IGNORECASE
)
_SAID_AFTER: Final = re.compile(r"[^\S\n]?(?:室|號|号|房|單位|单位)")
_GOES_ON: Final = re.compile(
    r"(?:street|road|avenue|lane|path|house|estate|court|building|mansion|garden|centre|terrace|"
    r"village|rd|st(?!\.)|ave|hse|est|bldg|mans|gdns?|ctr)(?=[,.]|$)"
)
"""A line that is no more, up to a comma, goes on with the name on the line above."""
_BROKEN: Final = re.compile(
    r"(?:(?![號号樓楼室房座屋舖邨村苑園园閣阁軒轩廈厦城區区期道街路里巷界龍龙港一二三四五六七八九十廿卅百零〇])"
    r"[\u4e00-\u9fff]\n[\u4e00-\u9fff]|[\u4e00-\u9fff][0-9]{1,4}[A-Za-z]?\n[號号室樓楼座])\Z"
)
"""Where a line of a Chinese address ends inside a name, or before the sign of a number."""
_OF_ADDRESSES: Final = re.compile(r"address|residence|地址|住址")
"""In the heading of a column of homes; where something is sent to is headed otherwise."""
_SHORT_NAME: Final = 3


@dataclass(frozen=True, slots=True)
class Evidence:
    """Lines that belong together as one address, in one text."""

    lines: tuple[Line, ...]
    offsets: tuple[int, ...]
    text: str = field(repr=False)

    @classmethod
    def of(cls, lines: Iterable[Line]) -> "Evidence":
        """Join lines, as many as an address can have letters."""
        kept: list[Line] = []
        offsets: list[int] = []
        text = ""
        for line in lines:
            if len(text) + len(line.text) + 1 > LONGEST_ADDRESS:
                break
            if _GOES_ON.match(folded(line.text)) and text[-2:-1] not in ("", ","):
                text = text[:-1] + " "
            elif _BROKEN.search(f"{text}{line.text[:1]}"):
                text = text[:-1]
            offsets.append(len(text))
            kept.append(line)
            text += line.text + "\n"
        return cls(tuple(kept), tuple(offsets), text.rstrip("\n"))

    def spans(self, start: int, end: int) -> Iterator[tuple[Line, int, int]]:
        """Yield the lines a stretch of the text lies on, and where on them."""
        for line, offset in zip(self.lines, self.offsets, strict=True):
            first, last = max(0, start - offset), min(len(line.text), end - offset)
            if first < last:
                yield line, first, last

    def confidence(self, start: int, end: int) -> float:
        """Return how sure the weakest word of a stretch is."""
        return min(
            (line.confidence_of(a, b, weakest=True) for line, a, b in self.spans(start, end)),
            default=0.0,
        )

    def others_at(self, place: int) -> str:
        """Return what the character at a place of the text might be instead, folded."""
        spans = self.spans(place, place + 1)
        return next((fold_chinese(line.others_at(first)) for line, first, _ in spans), "")

    def place(self, start: int, end: int) -> tuple[int, Quad | None]:
        """Return the page and the region of a stretch; of one on two lines where it begins.

        The words that say what a code is are framed with it: Flat, Room, No. before, 室, 號 behind.
        """
        before, after = _SAID_BEFORE.search(self.text, 0, start), _SAID_AFTER.match(self.text, end)
        start, end = before.start() if before else start, after.end() if after else end
        for line, first, last in self.spans(start, end):
            return line.page, line.quad_of(first, last)
        return 1, None


@dataclass(frozen=True, slots=True)
class Anchor:
    """A line that shows the declared name, and the address lines around it."""

    line: Line
    hit: NameHit
    evidence: tuple[Evidence, ...]
    """Grouped by script; empty where no address stands beside the name."""
    another: bool = False
    """A name in the other script beside it is somebody else's."""


def anchors_of(lines: Sequence[Line], name: PersonName) -> Iterator[Anchor]:
    """Yield where the declared name stands as the holder's."""
    hits = [
        (index, line, hit)
        for index, line in enumerate(lines)
        if not (line.role in (Role.OTHER, Role.FACT) or line.is_label or names_other(line.text))
        and (hit := find_name(name, line.text)) is not None
    ]
    told = homes_in_prose(lines) if hits else []
    for index, line, hit in hits:
        around = _told_behind(told, index, line, hit)
        if around is None:
            around = _around(lines, index)
        another = goes_on_below(lines, index, hit) or names_another(
            lines, index, name, hit, home=around
        )
        yield Anchor(line, hit, grouped(list(dropwhile(_is_joint_holder, around))), another)


def _is_joint_holder(line: Line) -> bool:
    """Whether a line above an address is no part of it: the Chinese name of a joint holder.

    Longer ones may be buildings, as 麥花臣匯.
    """
    shown = name_shown(line.text)
    han = shown is not None and 0 < len(shown.chinese) <= _SHORT_NAME
    return han and not looks_like_address(line.text)


def _told_behind(
    told: Sequence[ToldHome], index: int, line: Line, hit: NameHit
) -> list[Line] | None:
    """Return the home that a sentence tells of a name that stands in prose; none if another's.

    None: the name stands in no sentence, and no other sentence of the page tells a home.
    """
    here = [one for one in told if one.lines[0].page == line.page]
    own = [line for one in here if one.is_of(index, (hit.start, hit.end)) for line in one.lines]
    in_prose = len(line.text) - (hit.end - hit.start) >= _PROSE
    if own or (in_prose and (here or is_prose(folded(line.text)))):
        return own
    return None


def _around(lines: Sequence[Line], index: int) -> list[Line]:
    """Return the address lines below a name, else those above it, else the labelled ones.

    An address that the issuer heads is the issuer's.
    """
    anchor = lines[index]
    own = [line for line in lines if line.passage == anchor.passage and line.page == anchor.page]
    at = own.index(anchor)
    if _is_in_table(own[:at], lines):
        return _in_its_row(own, at, lines)
    below = address_run(own[at + 1 :])
    if below:
        return below
    above = address_run(reversed(own[:at]))
    of_issuer = any(heads_paper(line.text) or heads_page(line, lines) for line in above)
    if above and not of_issuer:
        return above[::-1]
    if len(own) == 1 and (parted := _next_block(lines, anchor)):
        return parted
    return _labelled_home(lines, anchor)


def _labelled_home(lines: Sequence[Line], name: Line) -> list[Line]:
    """Return the lines labelled as a home, if they may be that of a name without one beside it.

    Who is named below all of these and is not told to be the holder signs the paper, and what is
    called an address and no more is somebody else's, the issuer's at the foot; beside a holder it
    is where it stands above the name.
    """
    home = home_lines(lines, page=name.page)
    if any(line not in home and _ends_an_address(name, line) for line in lines):
        return []
    if name.role is Role.HOLDER:
        return [line for line in home if not (is_bare(line.label) and is_above(line, name))]
    home = [line for line in home if not is_bare(line.label)]
    return [] if home and lines.index(home[-1]) < lines.index(name) else home


def _is_in_table(above: Sequence[Line], lines: Sequence[Line]) -> bool:
    """Whether a column is headed by a label of names, and another one by that of their homes."""
    head = next((line for line in above if line.is_label and line.role is Role.HOLDER), None)
    return head is not None and any(
        line.is_label
        and line.role is Role.HOME
        and _OF_ADDRESSES.search(folded(line.text))
        and is_level(line, head)
        for line in lines
    )


def _in_its_row(own: Sequence[Line], at: int, lines: Sequence[Line]) -> list[Line]:
    """Return the lines of a table's homes that stand in the row of a name.

    Args:
        own: the column of the name.
        at: where in it the name stands.
        lines: of the upload.
    """
    home = [line for line in home_lines(lines, page=own[at].page) if not is_above(line, own[at])]
    after = own[at + 1 : at + 2]
    return [line for line in home if all(is_above(line, below) for below in after)]


def _next_block(lines: Sequence[Line], name: Line) -> list[Line]:
    """Return the address that stands right below a name, where dirt has parted it from the name."""
    first = next((line for line in lines if _is_right_below(name, line)), None)
    if first is None:
        return []
    own = [line for line in lines if line.passage == first.passage and line.page == first.page]
    return address_run(own) if own[0] is first else []


def _ends_an_address(name: Line, line: Line) -> bool:
    """Whether a line in the column of a name, some rows below, is the end of an address.

    Then the name has one of its own, whose beginning could not be read.
    """
    own, its = name.quad_of(0, len(name.text)), line.quad_of(0, len(line.text))
    if own is None or its is None or line.page != name.page or line.role is not Role.UNTOLD:
        return False
    if not looks_like_address(line.text) or is_prose(folded(line.text)):
        return False
    height = size_of(own)[1]
    aligned = abs(seen_from(own, its)[0][0]) < height
    return aligned and 0 < distance_below(own, its) < _AN_ADDRESS * height


def _is_right_below(line: Line, other: Line) -> bool:
    """Whether a line begins where another one does, in the next row."""
    own, its = line.quad_of(0, len(line.text)), other.quad_of(0, len(other.text))
    if own is None or its is None or line.page != other.page or line.passage == other.passage:
        return False
    height, small = size_of(own)[1], size_of(its)[1] < SMALL * size_of(own)[1]
    near = 0.5 * height < distance_below(own, its) < _NEXT_ROW * height
    return near and abs(seen_from(own, its)[0][0]) < height and not small


def grouped(lines: Sequence[Line]) -> tuple[Evidence, ...]:
    """Return the lines as one address in each script."""
    han = [line for line in lines if mostly_han(line.text)]
    latin = [line for line in lines if not mostly_han(line.text)]
    return tuple(Evidence.of(group) for group in (latin, han) if group)
