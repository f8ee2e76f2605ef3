"""Corrections of readings: appended, never changed, sealed; a purge empties them."""

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from workstation.domain.corrections import Correction, Source
from workstation.domain.holdings import ProofId
from workstation.domain.proof_fields import Field, Mark
from workstation.domain.proofs import Quad
from workstation.domain.staff import StaffId
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
        text = json.dumps(_body(correction), ensure_ascii=False)
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
        return Correction(
            proof=ProofId(row.proof_id),
            number=row.number,
            field=Field(row.field),
            text=body["text"],
            source=Source(body["source"]),
            original=body["original"],
            original_mark=Mark(body["original_mark"]),
            reader=body["reader"],
            page=body["page"],
            quad=_quad(body["quad"]),
            by=StaffId(row.by),
            by_name=name,
            at=row.at,
        )


def _body(correction: Correction) -> dict[str, Any]:
    return {
        "text": correction.text,
        "source": correction.source,
        "original": correction.original,
        "original_mark": correction.original_mark,
        "reader": correction.reader,
        "page": correction.page,
        "quad": None if correction.quad is None else correction.quad.corners,
    }


def _quad(corners: list[list[float]] | None) -> Quad | None:
    if corners is None:
        return None
    first, second, third, fourth = ((x, y) for x, y in corners)
    return Quad((first, second, third, fourth))
