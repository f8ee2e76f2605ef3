"""Reading the pages of an upload: until the claim is found, and twice what is in doubt."""

from collections.abc import Callable, Sequence
from enum import Enum, auto
from typing import Final

from workstation.domain.extraction import ReadPage
from workstation.domain.proofs import OpenedPage
from workstation.gateway.neural.lines import SeenLine
from workstation.gateway.neural.order import in_order, may_label_a_day, one_round
from workstation.gateway.neural.reader import NeuralReader, page_of

_NARROW: Final = 0.8
"""Lines are read at this share of their width first: a fifth faster, and as well on most pages."""
_DOUBTFUL: Final = 0.85


class Wanted(Enum):
    """What must still be looked for when some lines were read."""

    NOTHING = auto()
    LABEL = auto()
    """Everything was found; but the day has no label, and another one may."""
    MORE = auto()


Wants = Callable[[Sequence[ReadPage]], Wanted]


def read_pages(
    reader: NeuralReader,
    pages: Sequence[OpenedPage],
    *,
    wants: Wants | None,
    page_read: Callable[[], None],
) -> list[ReadPage]:
    """Return the pages as far as they had to be read.

    Args:
        reader: what reads.
        pages: the upload's, in order.
        wants: what is still wanted after what was read so far; asked after every few lines. Without
            it everything is read.
        page_read: called after each page.

    Raises:
        ReaderFailed: the reader crashed or took too long.
    """
    done: list[ReadPage] = []
    for page in pages:
        read, settled = _page(reader, page, done, wants)
        done.append(read)
        page_read()
        if settled:
            break
    return done


def _page(
    reader: NeuralReader, opened: OpenedPage, before: list[ReadPage], wants: Wants | None
) -> tuple[ReadPage, bool]:
    found = reader.find(opened)
    order = in_order(found.lines)
    left, seen = order, dict[int, SeenLine]()
    near: list[int] | None = None
    while left:
        count = one_round(found.lines, left, first=not seen) if wants else len(left)
        seen |= reader.read(found, left[:count], width=_NARROW)
        page = page_of(opened, found, seen)
        wanted = wants([*before, page]) if wants else Wanted.MORE
        left = [place for place in order if place not in seen]
        if wanted is Wanted.LABEL:
            near = may_label_a_day(found.lines, left, seen) if near is None else near
            left = [place for place in near if place not in seen]
        if wanted is Wanted.NOTHING or (wanted is Wanted.LABEL and not left):
            return page, True
    doubtful = [place for place, line in seen.items() if line.weakest < _DOUBTFUL]
    again = reader.read(found, doubtful)
    seen |= {place: line for place, line in again.items() if line.weakest > seen[place].weakest}
    page = page_of(opened, found, seen)
    return page, wants is not None and wants([*before, page]) is not Wanted.MORE
