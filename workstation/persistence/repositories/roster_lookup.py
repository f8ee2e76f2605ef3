"""Looking residents up in the snapshot that is in force, which is read once a transaction."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Final

from sqlalchemy import Engine

from workstation.domain.holdings import SnapshotId
from workstation.domain.roster import Flat, RosterEntry
from workstation.persistence.driver import Ask, asking
from workstation.persistence.repositories.old_roster import OldRoster
from workstation.persistence.repositories.sealed_roster import SealedRoster
from workstation.ports import Sealing

_UNREAD: Final = object()
_IN_FORCE: Final = "SELECT id, key_id, salt FROM roster_snapshots WHERE active_mark = 1"


class SqlRosterLookup:
    """See the port."""

    def __init__(self, ask: Ask, sealing: Sealing) -> None:
        self._ask = ask
        self._sealing = sealing
        self._read: Any = _UNREAD
        self._opened: SealedRoster | OldRoster | None = None

    def active_id(self) -> SnapshotId | None:
        """See the port."""
        in_force = self._in_force()
        return None if in_force is None else SnapshotId(in_force[0])

    def with_numbers(self, numbers: Sequence[str]) -> Sequence[RosterEntry]:
        """See the port."""
        residents = self._residents() if numbers else None
        return residents.with_numbers(numbers) if residents else ()

    def in_flats(self, flats: Sequence[Flat]) -> Sequence[RosterEntry]:
        """See the port."""
        residents = self._residents() if flats else None
        return residents.in_flats(flats) if residents else ()

    def _residents(self) -> SealedRoster | OldRoster | None:
        in_force = self._in_force()
        if in_force is not None and self._opened is None:
            id_, key_id, salt = in_force
            if key_id is None or salt is None:
                self._opened = OldRoster(self._ask, self._sealing, id_)
            else:
                seal = self._sealing.snapshot(key_id, salt)
                self._opened = SealedRoster(self._ask, seal, id_)
        return self._opened

    def _in_force(self) -> tuple[int, int | None, bytes | None] | None:
        """Return id, key and salt of the active snapshot, read once: a check mixes no two."""
        if self._read is _UNREAD:
            found = self._ask(_IN_FORCE, ())
            self._read = found[0] if found else None
        read: tuple[int, int | None, bytes | None] | None = self._read
        return read


@contextmanager
def looking_up(engine: Engine, sealing: Sealing) -> Iterator[SqlRosterLookup]:
    """Lend the roster in a transaction that only looks residents up."""
    with asking(engine) as ask:
        yield SqlRosterLookup(ask, sealing)
