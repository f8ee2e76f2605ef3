"""The roster as earlier programs stored it, a row a resident: read until a load replaces it."""

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from workstation.domain.addresses import BlockId
from workstation.domain.names import PersonName
from workstation.domain.roster import Flat, ResidentId, RosterEntry
from workstation.persistence.rows import RosterEntryRow
from workstation.ports import Sealing


class OldRoster:
    """The residents of one snapshot of an earlier program."""

    def __init__(self, session: Session, sealing: Sealing, snapshot: int) -> None:
        self._session = session
        self._sealing = sealing
        self._snapshot = snapshot

    def with_numbers(self, numbers: Sequence[str]) -> list[RosterEntry]:
        """Return the residents with one of some numbers."""
        hashes = [self._sealing.roster_hash("number", number) for number in numbers]
        found = self._matching(RosterEntryRow.number_hash.in_(hashes))
        return [entry for entry in found if entry.number in numbers]

    def in_flats(self, flats: Sequence[Flat]) -> list[RosterEntry]:
        """Return the residents of some flats."""
        hashes = [self._sealing.roster_hash("flat", flat.key) for flat in flats]
        found = self._matching(RosterEntryRow.flat_hash.in_(hashes))
        return [entry for entry in found if entry.flat in flats]

    def _matching(self, condition: ColumnElement[bool]) -> list[RosterEntry]:
        rows = self._session.execute(
            select(RosterEntryRow.resident_id, RosterEntryRow.sealed).where(
                RosterEntryRow.snapshot_id == self._snapshot, condition
            )
        )
        return [self._entry(*row) for row in rows]

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
