"""A roster file as residents: rows read, blocks looked up, bad lines told apart."""

import hashlib
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path

from workstation.domain.addresses import BlockId, Gazetteer
from workstation.domain.errors import WorkstationError
from workstation.domain.holdings import BadRow
from workstation.domain.identity_documents import normal_form
from workstation.domain.names import PersonName
from workstation.domain.roster import ResidentId, RosterEntry, block_of_names, flat_of_row
from workstation.gateway.roster_file import RosterRow, RowProblem, read_roster

_BLOCKS_KEPT = 8_192
_CHUNK = 1024 * 1024


class RosterSource:
    """See the port."""

    def __init__(self, path: Path, gazetteer: Callable[[], Gazetteer]) -> None:
        self._path = path
        self._block = _block_finder(gazetteer)

    def rows(self) -> Iterator[RosterEntry | BadRow]:
        """See the port."""
        for row in read_roster(self._path):
            if isinstance(row, RowProblem):
                yield BadRow(row.line, row.code, row.column)
            else:
                yield self._entry(row)

    def _entry(self, row: RosterRow) -> RosterEntry | BadRow:
        try:
            name = PersonName.parse(row.name_en, row.name_zh)
        except WorkstationError:
            return BadRow(row.line, "name")
        block = self._block(row.estate_en, row.block_en, row.estate_zh, row.block_zh)
        return RosterEntry(
            resident_id=ResidentId(row.resident_id),
            tenancy_no=row.tenancy_no,
            number=normal_form(row.id_number),
            name=name,
            flat=None if block is None else flat_of_row(block, row.floor, row.flat),
            relation=row.relation,
            started_on=row.start_date,
            ended_on=row.end_date,
        )

    def digest(self) -> bytes:
        """See the port."""
        digest = hashlib.sha256()
        with self._path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                digest.update(chunk)
        return digest.digest()


def _block_finder(
    gazetteer: Callable[[], Gazetteer],
) -> Callable[[str, str, str, str], BlockId | None]:
    @lru_cache(maxsize=_BLOCKS_KEPT)
    def block(estate_en: str, block_en: str, estate_zh: str, block_zh: str) -> BlockId | None:
        return block_of_names(estate_en, block_en, estate_zh, block_zh, gazetteer())

    return block
