"""Reading the pages of an upload: until the claim is found, and twice what is in doubt."""

from collections.abc import Callable, Sequence
from typing import Final

from workstation.domain.extraction import ReadPage
from workstation.domain.proofs import OpenedPage
from workstation.gateway.neural.lines import SeenLine
from workstation.gateway.neural.order import rounds
from workstation.gateway.neural.reader import NeuralReader, page_of

_NARROW: Final = 0.8
"""Lines are read at this share of their width first: a fifth faster, and as well on most pages."""
_DOUBTFUL: Final = 0.85

Enough = Callable[[Sequence[ReadPage]], bool]


def read_pages(
    reader: NeuralReader,
    pages: Sequence[OpenedPage],
    *,
    enough: Enough,
    page_read: Callable[[], None],
) -> list[ReadPage]:
    """Return the pages as far as they had to be read.

    Args:
        reader: what reads.
        pages: the upload's, in order.
        enough: whether what was read so far settles everything; asked after every few lines.
        page_read: called after each page.

    Raises:
        ReaderFailed: the reader crashed or took too long.
    """
    done: list[ReadPage] = []
    for page in pages:
        read, settled = _page(reader, page, lambda now: enough([*done, now]))
        done.append(read)
        page_read()
        if settled:
            break
    return done


def _page(
    reader: NeuralReader, opened: OpenedPage, enough: Callable[[ReadPage], bool]
) -> tuple[ReadPage, bool]:
    found = reader.find(opened)
    seen: dict[int, SeenLine] = {}
    for wanted in rounds(found.lines):
        seen |= reader.read(found, wanted, width=_NARROW)
        page = page_of(opened, found, seen)
        if enough(page):
            return page, True
    doubtful = [place for place, line in seen.items() if line.weakest < _DOUBTFUL]
    again = reader.read(found, doubtful)
    seen |= {place: line for place, line in again.items() if line.weakest > seen[place].weakest}
    page = page_of(opened, found, seen)
    return page, enough(page)
