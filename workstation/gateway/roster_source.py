"""A roster file as rows for the store; a large one is read in processes beside this one."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from workstation.domain.addresses import Gazetteer
from workstation.domain.holdings import RosterLot
from workstation.gateway.roster_file import RosterFile
from workstation.gateway.roster_readers import read_beside
from workstation.gateway.roster_reading import LotReader

_LOT_BYTES: Final = 1024 * 1024
_LARGE_BYTES: Final = 16 * 1024 * 1024
"""Below this, starting a process costs more than it saves."""


class RosterSource:
    """See the port."""

    def __init__(
        self,
        path: Path,
        gazetteer: Callable[[], Gazetteer],
        *,
        lot_bytes: int = _LOT_BYTES,
        large_bytes: int = _LARGE_BYTES,
    ) -> None:
        """Make a source.

        Args:
            path: the file.
            gazetteer: the list of blocks.
            lot_bytes: about so many bytes of lines are read, and written, at a time.
            large_bytes: a file of this size or more is read in several processes.
        """
        self._file = RosterFile(path)
        self._reader = LotReader(gazetteer)
        self._lot_bytes, self._large_bytes = lot_bytes, large_bytes

    def lots(self) -> Iterator[RosterLot]:
        """See the port."""
        lots = self._file.lots(self._lot_bytes)
        if self._file.size() < self._large_bytes:
            yield from map(self._reader.read, lots)
        else:
            yield from read_beside(lots, self._reader)

    def digest(self) -> bytes:
        """See the port."""
        return self._file.digest()
