"""Reading the pages of an upload: until the claim is found, and with a closer look if it is not."""

from collections.abc import Callable, Collection, Sequence
from enum import Enum, auto
from typing import Final

from workstation.domain.extraction import ReadPage
from workstation.domain.proofs import OpenedPage
from workstation.gateway.neural.detection import FINE, QUICK
from workstation.gateway.neural.lines import FoundLine, SeenLine
from workstation.gateway.neural.order import beside, in_order, one_round, that_may_label_a_day
from workstation.gateway.neural.reader import FoundPage, NeuralReader, page_of

_NARROW: Final = 0.8
"""Lines are read at this share of their width first: a fifth faster, and as well on most pages."""
_DOUBTFUL: Final = 0.85
_COVERED: Final = 0.5
"""A line that lies in another by more than this share is the same."""


class Wanted(Enum):
    """What must still be looked for when some lines were read."""

    NOTHING = auto()
    LABEL = auto()
    """Everything was found; but the day has no label, and another one may."""
    DAY = auto()
    """Everything was found but the day."""
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
    found = reader.find(opened, size=QUICK if wants else FINE)
    order = in_order(found.lines)
    left, seen = order, dict[int, SeenLine]()
    wanted, near = Wanted.MORE, set[int]()
    while left:
        count = one_round(found.lines, left, first=not seen) if wants else len(left)
        seen |= reader.read(found, left[:count], width=_NARROW)
        page = page_of(opened, found, seen)
        wanted = wants([*before, page]) if wants else wanted
        left = [place for place in order if place not in seen]
        if wanted in (Wanted.LABEL, Wanted.DAY):
            left = that_may_label_a_day(found.lines, left)
            near = near or set(beside(found.lines, order, seen))
            left = [place for place in left if place in near] or left * (wanted is Wanted.DAY)
        if wanted is Wanted.NOTHING or (wanted is Wanted.LABEL and not left):
            return page, True
    closer = reader.find(opened) if wants else found
    places = list(range(len(closer.lines)))
    if wanted is Wanted.DAY:
        places = that_may_label_a_day(closer.lines, places)
    found, seen = _looked_closer(reader, found, seen, closer, places)
    page = page_of(opened, found, seen)
    return page, wants is not None and wants([*before, page]) is not Wanted.MORE


def _looked_closer(
    reader: NeuralReader,
    found: FoundPage,
    seen: dict[int, SeenLine],
    closer: FoundPage,
    places: Sequence[int],
) -> tuple[FoundPage, dict[int, SeenLine]]:
    """Return a page and its lines: those read without doubt, and the others of a closer look.

    Of a line in doubt that the closer look has as well the surer reading is kept.
    """
    plain = [found.lines[at] for at, line in seen.items() if line.weakest >= _DOUBTFUL]
    others = [
        at
        for at in places
        if not any(closer.lines[at].share_within(one) > _COVERED for one in plain)
    ]
    again = reader.read(closer, others)
    kept = dict(seen)
    for at, line in seen.items():
        rivals = [] if line.weakest >= _DOUBTFUL else _same(found.lines[at], closer, again)
        if rivals and min(again[other].weakest for other in rivals) > line.weakest:
            del kept[at]
        else:
            again = {other: one for other, one in again.items() if other not in rivals}
    behind = len(found.lines)
    kept |= {behind + number: one for number, one in enumerate(again.values())}
    return found.with_lines_of(closer, list(again)), kept


def _same(line: FoundLine, closer: FoundPage, read: Collection[int]) -> list[int]:
    """Return which lines of a closer look are a line, or pieces of it, or have it as a piece."""
    return [
        at
        for at in read
        if line.share_within(closer.lines[at]) > _COVERED
        or closer.lines[at].share_within(line) > _COVERED
    ]
