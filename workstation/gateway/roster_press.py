"""Makes the pages and the index of one snapshot while its rows come in, in the order of the file.

Residents are sealed 16 to a page: a page takes less room than as many rows, costs one seal, and
neighbours compress well. What is kept in memory until the last row is the index, ten bytes for
each number and for each flat of a page, and six bytes a row by which doubles are found.
"""

from collections.abc import Iterator
from typing import Final

from workstation.domain.roster.index import BUCKETS, bucket_of, page_bytes, record_of
from workstation.gateway import roster_codec
from workstation.gateway.roster_sealing import SnapshotSeal

_ROWS_A_PAGE: Final = 16
_REST: Final = 6


class RosterPress:
    """See the port."""

    def __init__(self, seal: SnapshotSeal) -> None:
        self._seal = seal
        self._buckets = [bytearray() for _ in range(BUCKETS)]
        self._seen = _Seen()
        self._page, self._page_bytes = 0, page_bytes(0)
        self._lines: list[str] = []
        self._flats: set[tuple[str, ...]] = set()
        self._ready: list[tuple[int, bytes]] = []
        self.without_flat = 0

    def add(self, line: str) -> bool:
        """See the port."""
        fields = roster_codec.fields_of(line)
        flat = roster_codec.flat_of(fields)
        same = (*fields[: roster_codec.RELATION], fields[roster_codec.STARTED], flat)
        if not self._seen.add(hash(same)):
            return False
        self._index(self._seal.number_hash(fields[roster_codec.NUMBER]))
        if not flat:
            self.without_flat += 1
        elif flat not in self._flats:
            self._flats.add(flat)
            self._index(self._seal.flat_parts_hash(flat))
        self._lines.append(line)
        if len(self._lines) == _ROWS_A_PAGE:
            self._close_page()
        return True

    def pages(self, *, last: bool = False) -> list[tuple[int, bytes]]:
        """See the port."""
        if last and self._lines:
            self._close_page()
        ready, self._ready = self._ready, []
        return ready

    def buckets(self) -> Iterator[tuple[int, bytes]]:
        """See the port."""
        for number, records in enumerate(self._buckets):
            if records:
                yield number, bytes(records)

    def _index(self, digest: bytes) -> None:
        self._buckets[bucket_of(digest)] += record_of(digest, self._page_bytes)

    def _close_page(self) -> None:
        self._ready.append((self._page, self._seal.seal(self._page, self._lines)))
        self._page += 1
        self._page_bytes = page_bytes(self._page)
        self._lines.clear()
        self._flats.clear()


class _Seen:
    """Remembers hashes of 64 bits, six bytes each: as Python's integers they would take 60."""

    def __init__(self) -> None:
        self._shards = [bytearray() for _ in range(BUCKETS)]

    def add(self, hashed: int) -> bool:
        """Remember a hash; False: it was there."""
        shard = self._shards[hashed % BUCKETS]
        rest = (hashed // BUCKETS).to_bytes(_REST, "big", signed=True)
        at = shard.find(rest)
        while at >= 0:
            if at % _REST == 0:
                return False
            at = shard.find(rest, at + 1)
        shard += rest
        return True
