"""Which lines of a proof tell where its holder lives: those beside the name, never a decoy's."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from workstation.domain.addresses.spelling import LONGEST_ADDRESS
from workstation.domain.extraction.labels import names_other
from workstation.domain.extraction.persons import NameHit, find_name, name_shown
from workstation.domain.extraction.reading import Line, Role
from workstation.domain.extraction.textual import folded, mostly_han
from workstation.domain.names import PersonName
from workstation.domain.proofs import Quad

_MOST_LINES: Final = 8
_ADDRESS_LIKE: Final = re.compile(
    r"(?<![a-z])(?:flat|flt|room|rm|unit|floor|house|hse|estate|court|block|blk|tower|building|"
    r"bldg|mansion|road|street|avenue|lane|garden|terrace|kowloon|hong kong|territories|village)"
    r"(?![a-z])|[0-9]\s?/\s?f|[0-9a-z][室楼座号]|[邨苑阁厦]|新界|九龙|香港|地下|[一-鿿][道街路]"
)
_POST_BOX: Final = re.compile(r"\bp\.? ?o\.? ?box\b|\bg\.? ?p\.? ?o\.? ?box\b|post office box|信箱")
_NO_PLACE: Final = re.compile(r"[0-9]{5,}|(?<![a-z])dear(?![a-z])|[$@]|https?:|www\.")


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

    def place(self, start: int, end: int) -> tuple[int, Quad | None]:
        """Return the page and the region of a stretch; of one on two lines where it begins."""
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
    for index, line in enumerate(lines):
        if line.role in (Role.OTHER, Role.FACT) or line.is_label or names_other(line.text):
            continue
        hit = find_name(name, line.text)
        if hit is None:
            continue
        around = _around(lines, index)
        another = _another(lines, index, name, chinese=hit.chinese)
        yield Anchor(line, hit, grouped(around), another)


def _around(lines: Sequence[Line], index: int) -> list[Line]:
    """Return the address lines below a name, else those above it, else the labelled ones."""
    anchor = lines[index]
    own = [line for line in lines if line.passage == anchor.passage and line.page == anchor.page]
    at = own.index(anchor)
    below = address_run(own[at + 1 :])
    if below:
        return below
    above = address_run(reversed(own[:at]))
    if above:
        return above[::-1]
    return home_lines(lines, page=anchor.page)


def address_run(lines: Iterable[Line]) -> list[Line]:
    """Return lines up to the first that is no part of an address; empty unless one looks so."""
    run: list[Line] = []
    for line in lines:
        if line.role in (Role.OTHER, Role.FACT) or len(run) == _MOST_LINES:
            break
        if line.is_label:
            continue
        if line.apart and any(looks_like_address(one.text) for one in run):
            break
        if is_post_box(line.text) or _NO_PLACE.search(folded(line.text)):
            break
        run.append(line)
    return run if any(looks_like_address(line.text) for line in run) else []


def home_lines(lines: Sequence[Line], *, page: int) -> list[Line]:
    """Return the lines labelled as the address of the home on one page."""
    return [
        line
        for line in lines
        if line.role is Role.HOME
        and line.page == page
        and not line.is_label
        and line.text.strip()
        and not _NO_PLACE.search(folded(line.text))
    ][:_MOST_LINES]


def _another(lines: Sequence[Line], index: int, name: PersonName, *, chinese: bool) -> bool:
    """Whether a name in the other script, set right beside, was read plainly and differs."""
    wanted = name.english if chinese else name.folded_chinese
    if not wanted:
        return False
    for beside in (index - 1, index + 1):
        if not 0 <= beside < len(lines) or lines[beside].passage != lines[index].passage:
            continue
        line = lines[beside]
        shown = name_shown(line.text)
        if shown is None or line.confidence < 0.88 or looks_like_address(line.text):
            continue
        if bool(shown.chinese) is not chinese and find_name(name, line.text) is None:
            return True
    return False


def grouped(lines: Sequence[Line]) -> tuple[Evidence, ...]:
    """Return the lines as one address in each script."""
    han = [line for line in lines if mostly_han(line.text)]
    latin = [line for line in lines if not mostly_han(line.text)]
    return tuple(Evidence.of(group) for group in (latin, han) if group)


def looks_like_address(text: str) -> bool:
    """Whether a line has a word or sign of an address."""
    return _ADDRESS_LIKE.search(folded(text)) is not None


def is_post_box(text: str) -> bool:
    """Whether a line names a post office box."""
    return _POST_BOX.search(folded(text)) is not None
