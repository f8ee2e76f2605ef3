"""Reading the pages of an upload: until the claim is found, and with a closer look if it is not."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import partial
from typing import Final

from workstation.domain.extraction import ReadPage
from workstation.domain.proofs import OpenedPage, Quad
from workstation.gateway.neural.detection import FINE, QUICK
from workstation.gateway.neural.hints import (
    around,
    in_rows_of,
    left_of,
    lines_at,
    may_lack_a_row,
    told_beneath,
)
from workstation.gateway.neural.lines import FoundLine, SeenLine
from workstation.gateway.neural.order import (
    as_short_as_a_label,
    beside,
    from_the_edges,
    in_order,
    nearest_first,
    one_round,
    titles,
)
from workstation.gateway.neural.reader import FoundPage, NeuralReader, page_of
from workstation.gateway.neural.recognition import Look

_DOUBTFUL: Final = 0.95
"""Lines whose weakest character is less sure are read again where a claim was not found."""
_ILLEGIBLE: Final = 0.72
"""The mean over the letters read first; a page so hardly read may lie upside down.

Digits do not tell: upside down they are digits, too.
"""
_HOPELESS: Final = 0.35
"""The mean over a line's characters; no closer look makes writing of such a line."""
_NEXT_LINE: Final = 2.0
_NEXT_BLOCK: Final = 8.0
"""Heights of a line below what was read, where a name in the other script, a day may stand."""


class Wanted(Enum):
    """What must still be looked for when some lines were read."""

    NOTHING = auto()
    """Everything was found; but a line beside it may contradict: the name in the other script."""
    LABEL = auto()
    """Everything was found; but a label beside it may tell another day, or another home."""
    ISSUER = auto()
    """Everything was found but who issued it: a name in the heading, or at the foot."""
    DAY = auto()
    """Everything was found but the day, or the day was read with doubt."""
    TERM = auto()
    """Everything was found of a tenancy but its term, or the stamp, which may be at its foot."""
    VALUE = auto()
    """Everything was found, and a label beside it whose words were not read: of another home."""
    MORE = auto()


@dataclass(frozen=True, slots=True)
class Told:
    """What some pages tell of the claims."""

    wanted: Wanted
    places: tuple[Quad, ...] = ()
    """Where what was found of a claim stands on the last page, in pixels of the upload."""
    day: Quad | None = None
    """Where a day stands there of which nothing tells what it is for."""
    untitled: bool = False
    """Whether nothing tells what kind of paper it is."""


Wants = Callable[[Sequence[ReadPage]], Told]


def read_pages(
    reader: NeuralReader,
    pages: Sequence[OpenedPage],
    *,
    wants: Wants | None,
    page_read: Callable[[], None],
) -> list[ReadPage]:
    """Return the pages as far as they had to be read.

    All are read quickly first: a closer look is spent on none of them where a later one, behind a
    cover, tells everything.

    Args:
        reader: what reads.
        pages: the upload's, in order.
        wants: what is still wanted after what was read so far; asked after every few lines. Without
            it everything is read.
        page_read: called after each page.

    Raises:
        ReaderFailed: the reader crashed or took too long.
    """
    readings: list[_PageReading] = []
    for page in pages:
        before = tuple(readings)
        reading = _PageReading(reader.for_one_page(), page, wants and partial(_with, wants, before))
        reading.read_quickly()
        readings.append(reading)
        page_read()
        if reading.settled and reading.may_lack_a_row:
            reading.look_closer()
        if reading.settled:
            return [one.page for one in readings]
    for number, reading in enumerate(readings, start=1):
        reading.look_closer()
        if reading.settled:
            return [one.page for one in readings[:number]]
    return [one.page for one in readings]


def _with(wants: Wants, before: "tuple[_PageReading, ...]", page: ReadPage) -> Told:
    return wants((*(one.page for one in before), page))


class _PageReading:
    """A page while it is read: which lines were found, and what those read say."""

    def __init__(
        self, reader: NeuralReader, opened: OpenedPage, wants: Callable[[ReadPage], Told] | None
    ) -> None:
        self._reader, self._opened, self._wants = reader, opened, wants
        self._size = QUICK if wants else FINE
        self._found = reader.find(opened, size=self._size)
        self._order = in_order(self._found.lines)
        self._said: frozenset[int] = frozenset()
        """The lines of which the file's own words tell what they show, where those were heeded."""
        self._hinted = self._hints()
        self._seen: dict[int, SeenLine] = {}
        self._quickly = frozenset[int]()
        """The lines that were looked at narrowed, which may lose a narrow character."""
        self._near: set[int] = set()
        self._places: tuple[Quad, ...] = ()
        """Where the claim and what else was found stands."""
        self._wanted = Wanted.MORE
        self._day: FoundLine | None = None
        """That of a day without a label."""
        self._untitled = False
        self.page = self._as_far_as_read()
        """The page as it was when last asked about, which is after all that is read of it."""

    def _hints(self) -> set[int]:
        """Return the lines that confirm a claim if the file's own words are what they show.

        Those are read first, and nothing is believed that was not read.
        """
        said = told_beneath(self._found, self._opened.text)
        if self._wants is None or not said:
            return set()
        told = self._wants(page_of(replace(self._opened, text=()), self._found, said))
        if told.wanted in (Wanted.MORE, Wanted.VALUE):
            return set()
        self._said = frozenset(said)
        return self._lines_at(*told.places) & self._said

    def _lines_at(self, *places: Quad) -> set[int]:
        return lines_at(self._found, self._opened.to_upload, places)

    def _as_far_as_read(self) -> ReadPage:
        return page_of(self._opened, self._found, self._seen)

    @property
    def settled(self) -> bool:
        """Whether nothing is wanted that more reading could tell."""
        return self._wanted in (Wanted.NOTHING, Wanted.LABEL)

    @property
    def may_lack_a_row(self) -> bool:
        """Whether there is room for a line among those of the claim: another name perhaps."""
        return may_lack_a_row(self._found.lines, self._lines_at(*self._places))

    def read_quickly(self) -> None:
        """Read line after line until those left can tell nothing that is wanted."""
        while left := self._left():
            first, count = not self._seen, len(left)
            if self._wants is not None and not (self._hinted and first):
                count = one_round(self._found.lines, left, first=first)
            self._seen |= self._reader.read(self._found, left[:count], Look.QUICK)
            if first and _legibility(self._seen.values(), of_letters=True) < _ILLEGIBLE:
                self._look_the_other_way_up()
            self._ask()
        self._quickly = frozenset(self._seen)

    def _look_the_other_way_up(self) -> None:
        """Turn the page upside down if what is read first is surer so."""
        quarters = (self._found.posture.quarters + 2) % 4
        found = self._reader.find(self._opened, size=self._size, quarters=quarters)
        order = in_order(found.lines)
        count = one_round(found.lines, order, first=True)
        seen = self._reader.read(found, order[:count], Look.QUICK)
        before, after = (_legibility(one.values(), of_letters=True) for one in (self._seen, seen))
        if after > before and (before or after >= _ILLEGIBLE):
            self._found, self._order, self._seen, self._hinted = found, order, seen, set()

    def _ask(self) -> None:
        self.page = self._as_far_as_read()
        if self._wants is None:
            return
        told = self._wants(self.page)
        self._places = told.places
        days = self._lines_at(told.day) if told.day else set()
        self._day = self._found.lines[min(days)] if days else None
        self._untitled = told.untitled
        if told.wanted is not self._wanted:
            self._wanted, self._near = told.wanted, set()

    def _left(self) -> list[int]:
        """Return the unread lines that may tell what is wanted, in order."""
        lines = self._found.lines
        unread = [at for at in self._order if at not in self._seen]
        if self._wanted is Wanted.ISSUER:
            return from_the_edges(lines, unread)
        if self._wanted is Wanted.MORE:
            return unread if self._seen else [at for at in unread if at in self._hinted] or unread
        if self._wanted is Wanted.VALUE:
            next_to = set(around(lines, unread, self._seen))
            return sorted(unread, key=lambda at: at not in next_to)
        short = as_short_as_a_label(lines, unread)
        if self._wanted is Wanted.TERM:
            return [*reversed(short), *(at for at in unread if at not in short)]
        self._near = self._near or self._beside()
        near = [at for at in short if at in self._near]
        if self._untitled:
            near = list(dict.fromkeys([at for at in titles(lines) if at in unread] + near))
        if self._day is not None:
            near = nearest_first(lines, near, self._day)
        return near or ((short or unread) if self._wanted is Wanted.DAY else [])

    def _beside(self) -> set[int]:
        """Return the lines among which something may speak against what was found."""
        lines, order = self._found.lines, self._order
        if self._wanted is Wanted.NOTHING and not self._hinted:
            claimed = self._lines_at(*self._places)
            near = around(lines, order, around(lines, order, claimed))
            return {*near, *in_rows_of(lines, order, claimed)}
        below = _NEXT_LINE if self._wanted is Wanted.NOTHING else _NEXT_BLOCK
        near = beside(lines, order, self._seen, below=below)
        if not (self._hinted and self.settled):
            return set(near)
        labels = left_of(lines, order, self._hinted)
        return (set(near) - self._said).union(labels, around(lines, order, self._hinted))

    def look_closer(self) -> None:
        """Look again for lines, and read those closely that were not read without doubt.

        When everything was found, only lines beside it are left to speak against it.
        For an issuer alone nobody looks so closely.
        """
        if self._wanted is Wanted.ISSUER:
            return
        closer = self._found
        if self._wants is not None:
            quarters, lie = closer.posture.quarters, closer.lie
            closer = self._reader.find(self._opened, quarters=quarters, lie=lie)
        doubtful, read = self._doubtful(closer), set[int]()
        while left := self._still_wanted(closer, [at for at in doubtful if at not in read], read):
            count = len(left)
            if self._wants is not None:
                count = one_round(closer.lines, left, first=not read)
            self._keep_the_surer(closer, self._reader.read(closer, left[:count]))
            read.update(left[:count])
            self._ask()
        if self._wants is not None and self._wanted in (Wanted.MORE, Wanted.VALUE):
            self._read_tightly()

    def _read_tightly(self) -> None:
        """Read the lines around what was found of a claim again, without the white around.

        Where nothing was found those are read that tell a claim most likely. Of a line that was
        read surely so much is new as a quick look has lost: 9/. is 9/F.
        """
        lines = self._found.lines
        at = self._lines_at(*self._places)
        near = around(lines, self._seen, around(lines, self._seen, at))
        if not near:
            order = [place for place in in_order(lines) if place in self._seen]
            near = order[: one_round(lines, order, first=True)]
        again = [
            place
            for place in near
            if place in self._quickly or self._seen[place].weakest < _DOUBTFUL
        ]
        for place, line in self._reader.read(self._found, again, Look.TIGHT).items():
            seen = self._seen[place]
            if seen.weakest < _DOUBTFUL:
                better = line.weakest > seen.weakest
            else:
                better = line.weakest >= _DOUBTFUL and line.adds_to(seen)
            if better:
                self._seen[place] = line
        self._ask()

    def _still_wanted(
        self, closer: FoundPage, left: Sequence[int], read: Collection[int]
    ) -> Sequence[int]:
        """Return those of the lines left that may tell what is wanted."""
        if self._wanted is Wanted.ISSUER:
            return ()
        if self._wanted is Wanted.DAY:
            return as_short_as_a_label(closer.lines, left)
        if not self.settled:
            return left
        if not read:
            claimed = lines_at(closer, self._opened.to_upload, self._places)
            return around(closer.lines, left, claimed)
        return beside(closer.lines, left, read, below=_NEXT_LINE)

    def _doubtful(self, closer: FoundPage) -> list[int]:
        """Return the lines of a closer look that were read with doubt and hope, in order.

        A line of which more is seen now than was read surely is one of them.
        """
        found = self._found.lines
        sure = [found[at] for at, line in self._seen.items() if line.weakest >= _DOUBTFUL]
        hopeless = [found[at] for at, line in self._seen.items() if _legibility([line]) < _HOPELESS]
        return [
            at
            for at in in_order(closer.lines)
            if closer.lines[at].outdoes(sure)
            and not any(closer.lines[at].is_framed_as(one) for one in hopeless)
        ]

    def _keep_the_surer(self, closer: FoundPage, again: dict[int, SeenLine]) -> None:
        """Keep the surer reading of a line that a closer look has as well.

        Where a piece of it was read surely, the whole has to say the same there, and is as sure.
        """
        rivals = {at: _same(self._found.lines[at], closer, again) for at in self._seen}
        for at, several in rivals.items():
            if self._seen[at].weakest >= _DOUBTFUL:
                for rival in again.keys() & several:
                    whole = again[rival].as_sure_as(self._seen[at])
                    again = _without(again, rival) if whole is None else {**again, rival: whole}
        for at, several in rivals.items():
            seen = self._seen[at]
            weakest = min((again[one].weakest for one in several if one in again), default=1.0)
            if weakest <= seen.weakest < _DOUBTFUL:
                again = _without(again, *several)
        kept = {at for at, several in rivals.items() if again.keys().isdisjoint(several)}
        behind = len(self._found.lines)
        self._seen = {at: line for at, line in self._seen.items() if at in kept}
        self._seen |= {behind + number: line for number, line in enumerate(again.values())}
        self._found = self._found.with_lines_of(closer, list(again))


def _without(again: dict[int, SeenLine], *places: int) -> dict[int, SeenLine]:
    return {at: line for at, line in again.items() if at not in places}


def _legibility(seen: Collection[SeenLine], *, of_letters: bool = False) -> float:
    """Return how sure characters, or letters alone, were read, in the mean; 0 without any."""
    sure = [
        sure
        for line in seen
        for one, sure in zip(line.text, line.confidences, strict=True)
        if one.isalpha() or not of_letters
    ]
    return sum(sure) / max(1, len(sure))


def _same(line: FoundLine, closer: FoundPage, read: Collection[int]) -> list[int]:
    """Return which lines of a closer look are a line, or pieces of it, or have it as a piece."""
    return [at for at in read if line.lies_on(closer.lines[at]) or closer.lines[at].lies_on(line)]
