"""The residents of one snapshot in its sealed pages: the index first, then the pages it names."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import Any, Final, TypeVar

from workstation.domain.errors import DatabaseBusy
from workstation.domain.roster import Flat, RosterEntry
from workstation.domain.roster.index import bucket_of, pages_of
from workstation.persistence.driver import AT_ONCE, Ask
from workstation.ports import OpenPage, SnapshotSealing

READABLE: Final = ("active", "replaced")
"""The states in which a snapshot's pages are all there; ``retire`` ends them."""
_Sought = TypeVar("_Sought", str, Flat)


class SealedRoster:
    """Looks residents up within one transaction; what it opened it keeps until then."""

    def __init__(self, ask: Ask, seal: SnapshotSealing, snapshot: int) -> None:
        self._ask = ask
        self._seal = seal
        self._snapshot = snapshot
        self._opened: dict[int, OpenPage] = {}

    def with_numbers(self, numbers: Sequence[str]) -> list[RosterEntry]:
        """Return the residents with one of some numbers; raises DatabaseBusy: see the port."""
        opened = self._opened
        places = self._places((number, self._seal.number_hash(number)) for number in numbers)
        return [row for page, number in places for row in opened[page].with_number(number)]

    def in_flats(self, flats: Sequence[Flat]) -> list[RosterEntry]:
        """Return the residents of some flats; raises DatabaseBusy: see the port."""
        opened = self._opened
        places = self._places((flat, self._seal.flat_hash(flat)) for flat in flats)
        return [row for page, flat in places for row in opened[page].in_flat(flat)]

    def _places(self, hashed: Iterable[tuple[_Sought, bytes]]) -> list[tuple[int, _Sought]]:
        """Return on which pages, now opened, what is sought can be, in the order of the pages."""
        sought = [(one, digest, bucket_of(digest)) for one, digest in hashed]
        buckets = self._bodies(_BUCKETS, {bucket for _, _, bucket in sought})
        places = [
            (page, one)
            for one, digest, bucket in sought
            if bucket in buckets
            for page in pages_of(digest, buckets[bucket])
        ]
        places.sort(key=_PAGE)
        missing = {page for page, _ in places}.difference(self._opened)
        for page, sealed in self._bodies(_PAGES, missing).items():
            self._opened[page] = self._seal.open(page, sealed)
        return places

    def _bodies(self, statement: str, numbers: set[int]) -> dict[int, bytes]:
        """Return the bodies of the rows that are there, by their numbers.

        The state stands in the same statement as the rows: where it says that the snapshot is
        readable, none of them was deleted yet. A deletion begins after another state is committed.
        """
        bodies: dict[int, bytes] = {}
        waiting = sorted(numbers)
        for first in range(0, len(waiting), AT_ONCE):
            some = waiting[first : first + AT_ONCE]
            found = self._ask(_asking_for(statement, len(some)), (*some, self._snapshot))
            if not found or found[0][0] not in READABLE:
                raise DatabaseBusy
            for _, number, body in found:
                bodies[number] = body
        bodies.pop(_NO_NUMBER, None)
        return bodies


@lru_cache(maxsize=2 * AT_ONCE)
def _asking_for(statement: str, count: int) -> str:
    return statement.format(numbers=",".join("?" * count))


_PAGE: Final = itemgetter(0)
_NO_NUMBER: Final[Any] = None
"""Stands in the one row of a statement that found none."""
_BUCKETS: Final = (
    "SELECT s.state, b.number, b.records FROM roster_snapshots s LEFT JOIN roster_buckets b"
    " ON b.snapshot_id = s.id AND b.number IN ({numbers}) WHERE s.id = ?"
)
_PAGES: Final = (
    "SELECT s.state, p.number, p.sealed FROM roster_snapshots s LEFT JOIN roster_pages p"
    " ON p.snapshot_id = s.id AND p.number IN ({numbers}) WHERE s.id = ?"
)
