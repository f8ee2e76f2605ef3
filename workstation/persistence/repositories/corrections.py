"""Corrections of readings: appended, never changed, sealed; a purge empties them."""

import json
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from workstation.domain.corrections import Correction
from workstation.domain.holdings import ProofId
from workstation.domain.stored_corrections import correction_from_json, correction_to_json
from workstation.persistence.rows import ReadingCorrectionRow, StaffRow
from workstation.ports import Sealing

_TABLE = "reading_corrections"


class SqlCorrections:
    """See the port."""

    def __init__(self, session: Session, sealing: Sealing) -> None:
        self._session = session
        self._sealing = sealing

    def add(self, correction: Correction) -> None:
        """See the port. The unique number is what stops the second of two writers."""
        text = json.dumps(correction_to_json(correction), ensure_ascii=False)
        place = f"{correction.proof}.{correction.number}"
        self._session.add(
            ReadingCorrectionRow(
                proof_id=correction.proof,
                number=correction.number,
                field=correction.field,
                body=self._sealing.seal(text, _TABLE, "body", place),
                by=correction.by,
                at=correction.at,
            )
        )
        self._session.flush()

    def of(self, id_: ProofId) -> Sequence[Correction]:
        """See the port."""
        rows = self._session.execute(
            select(ReadingCorrectionRow, StaffRow.name)
            .join(StaffRow, StaffRow.id == ReadingCorrectionRow.by)
            .where(
                ReadingCorrectionRow.proof_id == id_,
                ReadingCorrectionRow.body.is_not(None),
            )
            .order_by(ReadingCorrectionRow.number)
        )
        return [self._value(row, name) for row, name in rows]

    def _value(self, row: ReadingCorrectionRow, name: str) -> Correction:
        place = f"{row.proof_id}.{row.number}"
        body = json.loads(self._sealing.open(row.body or b"", _TABLE, "body", place))
        return correction_from_json(body, ProofId(row.proof_id), name)
