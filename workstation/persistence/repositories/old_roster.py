"""The roster as earlier programs stored it, a row a resident: read until a load replaces it."""

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from typing import Any, Final

from workstation.domain.addresses import BlockId
from workstation.domain.names import PersonName
from workstation.domain.roster import Flat, ResidentId, RosterEntry
from workstation.persistence.driver import AT_ONCE, Ask
from workstation.ports import Sealing

_ENTRIES: Final = (
    "SELECT resident_id, sealed FROM roster_entries"
    " WHERE {column} IN ({hashes}) AND snapshot_id = ?"
)


class OldRoster:
    """The residents of one snapshot of an earlier program."""

    def __init__(self, ask: Ask, sealing: Sealing, snapshot: int) -> None:
        self._ask = ask
        self._sealing = sealing
        self._snapshot = snapshot

    def with_numbers(self, numbers: Sequence[str]) -> list[RosterEntry]:
        """Return the residents with one of some numbers."""
        hashes = (self._sealing.roster_hash("number", number) for number in numbers)
        found = self._matching("number_hash", hashes)
        return [entry for entry in found if entry.number in numbers]

    def in_flats(self, flats: Sequence[Flat]) -> list[RosterEntry]:
        """Return the residents of some flats."""
        hashes = (self._sealing.roster_hash("flat", flat.key) for flat in flats)
        found = self._matching("flat_hash", hashes)
        return [entry for entry in found if entry.flat in flats]

    def _matching(self, column: str, hashes: Iterable[bytes]) -> Iterator[RosterEntry]:
        waiting = iter(hashes)
        while some := tuple(islice(waiting, AT_ONCE)):
            statement = _ENTRIES.format(column=column, hashes=",".join("?" * len(some)))
            for resident_id, sealed in self._ask(statement, (*some, self._snapshot)):
                yield self._entry(resident_id, sealed)

    def _entry(self, resident_id: str, sealed: bytes) -> RosterEntry:
        place = f"{self._snapshot}.{resident_id}"
        stored = json.loads(self._sealing.open(sealed, "roster_entries", "sealed", place))
        return _entry_of(ResidentId(resident_id), stored)


def _entry_of(resident_id: ResidentId, stored: dict[str, Any]) -> RosterEntry:
    flat = stored["f"]
    return RosterEntry(
        resident_id=resident_id,
        tenancy_no=stored["t"],
        number=stored["n"],
        name=PersonName(stored["e"], stored["z"]),
        flat=None if flat is None else Flat(BlockId(flat[0]), flat[1], flat[2]),
        relation=stored["r"],
        started_on=None if stored["s"] is None else date.fromisoformat(stored["s"]),
        ended_on=None if stored["x"] is None else date.fromisoformat(stored["x"]),
    )
