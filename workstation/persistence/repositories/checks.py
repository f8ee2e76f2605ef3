"""Identity checks: every answer kept, sealed."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from sqlalchemy import and_, select, update
from sqlalchemy.orm import Session

from workstation.domain.applications import Application, ApplicationId
from workstation.domain.document_reading import PictureVerdict
from workstation.domain.errors import NotFound, PictureDestroyed
from workstation.domain.holdings import CheckId, PictureState, StoredCheck
from workstation.domain.identity_checks import (
    Answer,
    Author,
    CheckParts,
    DocumentPicture,
    Outcome,
    Representative,
    ZoneRecord,
)
from workstation.domain.letters import LetterId
from workstation.domain.mrz_comparison import MrzPart, MrzRule, PartComparison
from workstation.domain.staff import Actor, StaffId
from workstation.persistence.repositories.applications import note_pictures
from workstation.persistence.rows import DecisionRow, IdentityCheckRow, StaffRow
from workstation.ports import PictureStore, Sealing

_TABLE = "identity_checks"


class SqlChecks:
    """See the port."""

    def __init__(self, session: Session, sealing: Sealing, pictures: PictureStore) -> None:
        self._session = session
        self._sealing = sealing
        self._pictures = pictures

    def add(
        self,
        application: Application,
        *,
        letter: LetterId,
        outcome: Outcome,
        reason: str,
        concern: bool,
        by: Actor,
        started_at: datetime,
        ended_at: datetime,
        parts: CheckParts,
        picture: bytes = b"",
    ) -> None:
        """See the port."""
        text = json.dumps(asdict(parts), default=_plain, ensure_ascii=False)
        row = IdentityCheckRow(
            application_id=application.id,
            letter_id=letter,
            version_after=application.version,
            outcome=outcome,
            reason=reason,
            concern=concern,
            clerk=by.staff_id,
            office=by.office,
            desk=by.desk,
            started_at=started_at,
            ended_at=ended_at,
        )
        row.parts = self._sealing.seal(text, _TABLE, "parts", _place_of(row))
        if picture:
            self._keep_picture(row, picture)
        self._session.add(row)
        self._session.flush()

    def _keep_picture(self, row: IdentityCheckRow, picture: bytes) -> None:
        sealed, row.picture_key = self._sealing.seal_picture(picture, _picture_place(row))
        row.picture = self._pictures.put(sealed)
        note_pictures(self._session, ApplicationId(row.application_id))

    def of(self, id_: ApplicationId) -> Sequence[StoredCheck]:
        """See the port."""
        same_save = and_(
            DecisionRow.application_id == IdentityCheckRow.application_id,
            DecisionRow.version_after == IdentityCheckRow.version_after,
        )
        rows = self._session.execute(
            select(IdentityCheckRow, StaffRow.name, DecisionRow.taken_back_at)
            .join(StaffRow, StaffRow.id == IdentityCheckRow.clerk)
            .outerjoin(DecisionRow, same_save)
            .where(IdentityCheckRow.application_id == id_)
            .order_by(IdentityCheckRow.ended_at, IdentityCheckRow.id)
        )
        return [self._value(row, name, taken_back_at) for row, name, taken_back_at in rows]

    def _value(
        self, row: IdentityCheckRow, name: str, taken_back_at: datetime | None
    ) -> StoredCheck:
        text = self._sealing.open(row.parts, _TABLE, "parts", _place_of(row))
        return StoredCheck(
            id=CheckId(row.id),
            application_id=ApplicationId(row.application_id),
            outcome=Outcome(row.outcome),
            reason=row.reason,
            concern=row.concern,
            clerk=StaffId(row.clerk),
            clerk_name=name,
            office=row.office,
            started_at=row.started_at,
            ended_at=row.ended_at,
            parts=_parts_from(json.loads(text)),
            picture=_picture_state(row),
            taken_back=taken_back_at is not None,
        )

    def picture(self, id_: ApplicationId, check: CheckId) -> bytes:
        """See the port."""
        row = self._session.scalar(
            select(IdentityCheckRow).where(
                IdentityCheckRow.id == check, IdentityCheckRow.application_id == id_
            )
        )
        if row is None or row.picture is None:
            raise NotFound
        if row.picture_key is None:
            raise PictureDestroyed
        sealed = self._pictures.get(row.picture)
        return self._sealing.open_picture(sealed, row.picture_key, _picture_place(row))

    def purge(self, id_: ApplicationId) -> Sequence[CheckId]:
        """See the port."""
        keyed = (
            IdentityCheckRow.application_id == id_,
            IdentityCheckRow.picture_key.is_not(None),
        )
        rows = self._session.execute(
            update(IdentityCheckRow)
            .where(*keyed)
            .values(picture_key=None)
            .returning(IdentityCheckRow.id, IdentityCheckRow.picture)
            .execution_options(synchronize_session=False)
        ).all()
        for picture in filter(None, (picture for _, picture in rows)):
            self._pictures.remove(picture)
        return [CheckId(check) for check, _ in rows]


def _place_of(row: IdentityCheckRow) -> str:
    """Return what names a row before it has an id; unique."""
    return f"{row.application_id}.{row.version_after}"


def _picture_place(row: IdentityCheckRow) -> str:
    """Return what names a row's picture; uploads are named by numbers alone."""
    return f"{_TABLE}.{_place_of(row)}"


def _picture_state(row: IdentityCheckRow) -> PictureState:
    if row.picture is None:
        return PictureState.NOT_KEPT
    return PictureState.DESTROYED if row.picture_key is None else PictureState.KEPT


def _parts_from(stored: dict[str, Any]) -> CheckParts:
    expires = stored["document_expires_on"]
    representative = stored["representative"]
    return CheckParts(
        document_kind=stored["document_kind"],
        document_number=stored["document_number"],
        document_country=stored["document_country"],
        document_expires_on=None if expires is None else date.fromisoformat(expires),
        number_agrees=stored["number_agrees"],
        name_agrees=Answer(stored["name_agrees"]),
        portrait=Answer(stored["portrait"]),
        visual=Answer(stored["visual"]),
        tactile=Answer(stored["tactile"]),
        representative=None if representative is None else Representative(**representative),
        number_by=Author(stored.get("number_by", Author.CLERK)),
        expiry_by=Author(stored.get("expiry_by", Author.CLERK)),
        name_by=Author(stored.get("name_by", Author.CLERK)),
        zone=_zone_from(stored.get("zone")),
        picture=_picture_from(stored.get("picture")),
    )


def _picture_from(stored: dict[str, Any] | None) -> DocumentPicture | None:
    if stored is None:
        return None
    return DocumentPicture(
        digest=stored["digest"],
        verdict=PictureVerdict(stored["verdict"]),
        page=stored["page"],
        keyed=tuple((line, column) for line, column in stored["keyed"]),
    )


def _zone_from(stored: dict[str, Any] | None) -> ZoneRecord | None:
    """Return the zone of a check; checks of before zones were read have none."""
    if stored is None:
        return None
    return ZoneRecord(
        text=stored["text"],
        format=stored["format"],
        lines=tuple(stored["lines"]),
        comparisons=tuple(
            PartComparison(MrzPart(found["part"]), tuple(map(MrzRule, found["rules"])))
            for found in stored["comparisons"]
        ),
        accepted=frozenset(map(MrzPart, stored["accepted"])),
    )


def _plain(value: object) -> object:
    return sorted(value) if isinstance(value, frozenset) else str(value)
