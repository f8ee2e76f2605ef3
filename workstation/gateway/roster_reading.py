"""Lines of a roster file as rows for the store: names read, blocks found, bad lines told apart."""

from collections.abc import Callable
from functools import lru_cache
from typing import Final

from workstation.domain.addresses import BlockId, Gazetteer
from workstation.domain.errors import WorkstationError
from workstation.domain.holdings import BadRow, RosterLot
from workstation.domain.identity_documents import normal_form
from workstation.domain.names import PersonName
from workstation.domain.roster import Flat, UnlistedHome, block_of_names, flat_of_row
from workstation.gateway.roster_codec import packed_fields
from workstation.gateway.roster_file import Lot, RosterRow, RowProblem, rows_of

_BLOCKS_KEPT: Final = 8_192
_FLATS_KEPT: Final = 65_536


class LotReader:
    """Reads lots of lines; rows repeat a few thousand blocks, whose answers it keeps."""

    def __init__(self, gazetteer: Callable[[], Gazetteer]) -> None:
        self._gazetteer = gazetteer
        self._block = lru_cache(_BLOCKS_KEPT)(self._find_block)

    def read(self, lot: Lot) -> RosterLot:
        """Return the rows of some lines and the lines that are none."""
        lines, rows, bad = list[int](), list[str](), list[BadRow]()
        for row in rows_of(lot):
            if isinstance(row, RowProblem):
                bad.append(BadRow(row.line, row.code, row.column))
                continue
            try:
                rows.append(self._packed(row))
            except WorkstationError:
                bad.append(BadRow(row.line, "name"))
            else:
                lines.append(row.line)
        return RosterLot(lines, rows, bad)

    def _packed(self, row: RosterRow) -> str:
        name = PersonName.parse(row.name_en, row.name_zh)
        block = self._block(row.estate_en, row.block_en, row.estate_zh, row.block_zh)
        flat = None if block is None else _flat_of_any_block(row.floor, row.flat)
        home: tuple[str, ...]
        if block is not None and flat is not None:
            home = (block, flat.floor, flat.unit)
        else:
            home = UnlistedHome(
                row.estate_en, row.block_en, row.estate_zh, row.block_zh, row.floor, row.flat
            )
        return packed_fields(
            row.resident_id,
            row.tenancy_no,
            normal_form(row.id_number),
            name.english,
            name.chinese,
            row.relation,
            row.start_date,
            row.end_date,
            *home,
        )

    def _find_block(
        self, estate_en: str, block_en: str, estate_zh: str, block_zh: str
    ) -> BlockId | None:
        return block_of_names(estate_en, block_en, estate_zh, block_zh, self._gazetteer())


@lru_cache(maxsize=_FLATS_KEPT)
def _flat_of_any_block(floor: str, unit: str) -> Flat | None:
    """Return the flat of a row without its block: all blocks number their flats alike."""
    return flat_of_row(BlockId(""), floor, unit)
