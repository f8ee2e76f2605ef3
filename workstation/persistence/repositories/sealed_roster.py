"""The residents of one snapshot in its sealed pages: the index first, then the pages it names."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import islice
from typing import Final, TypeVar

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
        return self._found(
            numbers, self._seal.number_hash, lambda page, sought: page.with_number(sought)
        )

    def in_flats(self, flats: Sequence[Flat]) -> list[RosterEntry]:
        """Return the residents of some flats; raises DatabaseBusy: see the port."""
        return self._found(flats, self._seal.flat_hash, lambda page, sought: page.in_flat(sought))

    def _found(
        self,
        sought: Sequence[_Sought],
        hash_of: Callable[[_Sought], bytes],
        residents: Callable[[OpenPage, _Sought], Sequence[RosterEntry]],
    ) -> list[RosterEntry]:
        hashes = {one: hash_of(one) for one in sought}
        buckets = dict(self._bodies(_BUCKETS, set(map(bucket_of, hashes.values()))))
        wanted = defaultdict[int, list[_Sought]](list)
        for one, digest in hashes.items():
            for page in set(pages_of(digest, buckets.get(bucket_of(digest), b""))):
                wanted[page].append(one)
        self._open(wanted.keys() - self._opened.keys())
        return [
            entry
            for page in sorted(wanted)
            for one in wanted[page]
            for entry in residents(self._opened[page], one)
        ]

    def _open(self, pages: Collection[int]) -> None:
        for page, sealed in self._bodies(_PAGES, pages):
            self._opened[page] = self._seal.open(page, sealed)

    def _bodies(self, statement: str, numbers: Collection[int]) -> Iterator[tuple[int, bytes]]:
        """Yield (number, body) of the rows that are there.

        The state stands in the same statement as the rows: where it says that the snapshot is
        readable, none of them was deleted yet. A deletion begins after another state is committed.
        """
        waiting = iter(numbers)
        while some := tuple(islice(waiting, AT_ONCE)):
            text = statement.format(numbers=",".join("?" * len(some)))
            found = self._ask(text, (*some, self._snapshot))
            if not found or found[0][0] not in READABLE:
                raise DatabaseBusy
            yield from ((number, body) for _, number, body in found if number is not None)


_BUCKETS: Final = (
    "SELECT s.state, b.number, b.records FROM roster_snapshots s LEFT JOIN roster_buckets b"
    " ON b.snapshot_id = s.id AND b.number IN ({numbers}) WHERE s.id = ?"
)
_PAGES: Final = (
    "SELECT s.state, p.number, p.sealed FROM roster_snapshots s LEFT JOIN roster_pages p"
    " ON p.snapshot_id = s.id AND p.number IN ({numbers}) WHERE s.id = ?"
)
