"""Reading the pages of an upload: until the claim is found, and with a closer look if it is not."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import partial
from typing import Final

from workstation.domain.extraction import ReadPage
from workstation.domain.proofs import OpenedPage, Quad
from workstation.gateway.neural.detection import FINE, QUICK
from workstation.gateway.neural.hints import around, lines_at, told_beneath
from workstation.gateway.neural.lines import FoundLine, SeenLine
from workstation.gateway.neural.order import as_short_as_a_label, beside, in_order, one_round
from workstation.gateway.neural.reader import FoundPage, NeuralReader, page_of

_NARROW: Final = 0.8
"""Lines are read at this share of their width first: a fifth faster, and as well on most pages."""
_DOUBTFUL: Final = 0.95
"""Lines whose weakest character is less sure are read again where a claim was not found."""
_NEXT_LINE: Final = 2.0
_NEXT_BLOCK: Final = 8.0
"""Heights of a line below what was read, where a name in the other script, a day may stand."""


class Wanted(Enum):
    """What must still be looked for when some lines were read."""

    NOTHING = auto()
    """Everything was found; but a line beside it may contradict: the name in the other script."""
    LABEL = auto()
    """Everything was found; but a label beside it may tell another day, or another home."""
    DAY = auto()
    """Everything was found but the day."""
    MORE = auto()


@dataclass(frozen=True, slots=True)
class Told:
    """What some pages tell of the claims."""

    wanted: Wanted
    places: tuple[Quad, ...] = ()
    """Where what confirms a claim stands on the last page, in pixels of the upload."""


Wants = Callable[[Sequence[ReadPage]], Told]


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
        reading = _PageReading(reader, page, wants and partial(_with, wants, tuple(done)))
        reading.read_quickly()
        if not reading.settled:
            reading.look_closer()
        done.append(reading.page)
        page_read()
        if reading.settled:
            break
    return done


def _with(wants: Wants, before: tuple[ReadPage, ...], page: ReadPage) -> Told:
    return wants((*before, page))


class _PageReading:
    """A page while it is read: which lines were found, and what those read say."""

    def __init__(
        self, reader: NeuralReader, opened: OpenedPage, wants: Callable[[ReadPage], Told] | None
    ) -> None:
        self._reader, self._opened, self._wants = reader, opened, wants
        self._found = reader.find(opened, size=QUICK if wants else FINE)
        self._order = in_order(self._found.lines)
        self._hinted = self._hints()
        self._seen: dict[int, SeenLine] = {}
        self._near: set[int] = set()
        self._wanted = Wanted.MORE

    def _hints(self) -> set[int]:
        """Return the lines that confirm a claim if the file's own words are what they show.

        Those are read first, and nothing is believed that was not read.
        """
        said = told_beneath(self._found, self._opened.text)
        if self._wants is None or not said:
            return set()
        told = self._wants(page_of(self._opened, self._found, said))
        if told.wanted is Wanted.MORE:
            return set()
        return lines_at(self._found, self._opened.to_upload, told.places) & set(said)

    @property
    def page(self) -> ReadPage:
        """The page as far as it was read."""
        return page_of(self._opened, self._found, self._seen)

    @property
    def settled(self) -> bool:
        """Whether nothing is wanted that more reading could tell."""
        return self._wanted in (Wanted.NOTHING, Wanted.LABEL)

    def read_quickly(self) -> None:
        """Read line after line until those left can tell nothing that is wanted."""
        while left := self._left():
            count = len(left)
            if self._wants is not None and not (self._hinted and not self._seen):
                count = one_round(self._found.lines, left, first=not self._seen)
            self._seen |= self._reader.read(self._found, left[:count], width=_NARROW)
            self._ask()

    def _ask(self) -> None:
        if self._wants is None:
            return
        wanted = self._wants(self.page).wanted
        if wanted is not self._wanted:
            self._wanted, self._near = wanted, set()

    def _left(self) -> list[int]:
        """Return the unread lines that may tell what is wanted, in order."""
        lines = self._found.lines
        unread = [at for at in self._order if at not in self._seen]
        if self._wanted is Wanted.MORE:
            return unread if self._seen else [at for at in unread if at in self._hinted] or unread
        short = as_short_as_a_label(lines, unread)
        self._near = self._near or self._beside()
        near = [at for at in short if at in self._near]
        return near or (short if self._wanted is Wanted.DAY else [])

    def _beside(self) -> set[int]:
        """Return the lines among which something may speak against what was found."""
        lines = self._found.lines
        if self._hinted and self.settled:
            return set(around(lines, self._order, self._hinted))
        below = _NEXT_LINE if self._wanted is Wanted.NOTHING else _NEXT_BLOCK
        return set(beside(lines, self._order, self._seen, below=below))

    def look_closer(self) -> None:
        """Look again for lines, and read those at full width that were not read without doubt.

        Of a line in doubt that the closer look has as well the surer reading is kept.
        """
        closer = self._found if self._wants is None else self._reader.find(self._opened)
        places: Sequence[int] = range(len(closer.lines))
        if self._wanted is Wanted.DAY:
            places = as_short_as_a_label(closer.lines, places)
        plain = [at for at, line in self._seen.items() if line.weakest >= _DOUBTFUL]
        others = [
            at
            for at in places
            if not any(closer.lines[at].lies_on(self._found.lines[one]) for one in plain)
        ]
        again = self._reader.read(closer, others)
        for at in [at for at in self._seen if at not in plain]:
            rivals = _same(self._found.lines[at], closer, again)
            if rivals and min(again[one].weakest for one in rivals) > self._seen[at].weakest:
                del self._seen[at]
            else:
                again = {one: line for one, line in again.items() if one not in rivals}
        behind = len(self._found.lines)
        self._seen |= {behind + number: line for number, line in enumerate(again.values())}
        self._found = self._found.with_lines_of(closer, list(again))
        self._ask()


def _same(line: FoundLine, closer: FoundPage, read: Collection[int]) -> list[int]:
    """Return which lines of a closer look are a line, or pieces of it, or have it as a piece."""
    return [at for at in read if line.lies_on(closer.lines[at]) or closer.lines[at].lies_on(line)]
