"""Uploaded files: the bytes sealed in the picture store, everything else about them in a row."""

import hashlib
import json
from base64 import b64decode, b64encode
from collections.abc import Sequence
from dataclasses import astuple
from datetime import datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from workstation.domain.applications import ApplicationId
from workstation.domain.errors import KeysMissing, NotFound
from workstation.domain.extraction import Reading, reading_from_json, reading_to_json
from workstation.domain.holdings import Page, PageFrame, Proof, ProofId, ProofState
from workstation.domain.proofs import Affine, OpenedUpload
from workstation.persistence.repositories.applications import note_pictures
from workstation.persistence.repositories.signals import forget_traces
from workstation.persistence.repositories.statements import changed
from workstation.persistence.rows import ProofRow, ReadingCorrectionRow
from workstation.ports import PictureStore, Sealing

_TABLE = "proofs"


def _place(application: int, revision: int, position: int) -> str:
    """Return what names a row before it has an id; together unique."""
    return f"{application}.{revision}.{position}"


def _place_of(row: ProofRow) -> str:
    return _place(row.application_id, row.revision, row.position)


def proof_of(row: ProofRow, sealing: Sealing) -> Proof:
    """Return the value of a row."""
    return Proof(
        id=ProofId(row.id),
        application_id=ApplicationId(row.application_id),
        revision=row.revision,
        position=row.position,
        file_name=sealing.open(row.file_name, _TABLE, "file_name", _place_of(row)),
        sha256=row.sha256,
        size=row.size,
        state=ProofState(row.state),
        problem=row.problem,
        reader=row.reader,
        read_at=row.read_at,
    )


class SqlProofs:
    """See the port."""

    def __init__(self, session: Session, sealing: Sealing, pictures: PictureStore) -> None:
        self._session = session
        self._sealing = sealing
        self._pictures = pictures

    def add(
        self, id_: ApplicationId, revision: int, files: Sequence[tuple[str, bytes]]
    ) -> Sequence[ProofId]:
        """See the port."""
        rows = [
            self._row_for(id_, revision, position, name, body)
            for position, (name, body) in enumerate(files, start=1)
        ]
        self._session.add_all(rows)
        self._session.flush()
        if rows:
            note_pictures(self._session, id_)
        return [ProofId(row.id) for row in rows]

    def _row_for(
        self, id_: ApplicationId, revision: int, position: int, name: str, body: bytes
    ) -> ProofRow:
        place = _place(id_, revision, position)
        sealed, key = self._sealing.seal_picture(body, place)
        picture = self._pictures.put(sealed)
        return ProofRow(
            application_id=id_,
            revision=revision,
            position=position,
            file_name=self._sealing.seal(name, _TABLE, "file_name", place),
            sha256=hashlib.sha256(body).digest(),
            size=len(body),
            picture=picture,
            picture_key=key,
            state=ProofState.WAITING,
        )

    def get(self, id_: ProofId) -> Proof:
        """See the port."""
        return proof_of(self._row(id_), self._sealing)

    def of(self, id_: ApplicationId, revision: int | None = None) -> Sequence[Proof]:
        """See the port."""
        query = select(ProofRow).where(ProofRow.application_id == id_)
        if revision is not None:
            query = query.where(ProofRow.revision == revision)
        rows = self._session.scalars(query.order_by(ProofRow.revision, ProofRow.position))
        return [proof_of(row, self._sealing) for row in rows]

    def body(self, id_: ProofId) -> bytes:
        """See the port."""
        row = self._row(id_)
        if row.picture_key is None:
            raise NotFound
        sealed = self._pictures.get(row.picture)
        body = self._sealing.open_picture(sealed, row.picture_key, _place_of(row))
        if hashlib.sha256(body).digest() != row.sha256:
            raise KeysMissing(place="picture")
        return body

    def keep_pages(self, id_: ProofId, upload: OpenedUpload) -> None:
        """See the port. Pages are pictures like the upload: each has its own key."""
        row = self._row(id_)
        entries = []
        for page in upload.pages:
            place = f"{_place_of(row)}.{page.number}"
            sealed, key = self._sealing.seal_picture(page.jpeg, place)
            entries.append(
                {
                    "number": page.number,
                    "width": page.width,
                    "height": page.height,
                    "to_upload": astuple(page.to_upload),
                    "picture": self._pictures.put(sealed).hex(),
                    "key": b64encode(key).decode(),
                }
            )
        row.pages = self._sealing.seal(json.dumps(entries), _TABLE, "pages", id_)
        self._session.flush()

    def page(self, id_: ProofId, number: int) -> Page:
        """See the port."""
        row = self._row(id_)
        for entry in self._page_entries(row):
            if entry["number"] == number:
                return self._page(row, entry)
        raise NotFound

    def frames(self, id_: ProofId) -> Sequence[PageFrame]:
        """See the port."""
        return [
            PageFrame(
                number=entry["number"],
                width=entry["width"],
                height=entry["height"],
                to_upload=Affine(*entry["to_upload"]),
            )
            for entry in self._page_entries(self._row(id_))
        ]

    def _page(self, row: ProofRow, entry: dict[str, Any]) -> Page:
        sealed = self._pictures.get(bytes.fromhex(entry["picture"]))
        place = f"{_place_of(row)}.{entry['number']}"
        return Page(
            number=entry["number"],
            width=entry["width"],
            height=entry["height"],
            picture=self._sealing.open_picture(sealed, b64decode(entry["key"]), place),
        )

    def keep_reading(self, id_: ProofId, reading: Reading, *, reader: str, at: datetime) -> None:
        """See the port."""
        row = self._row(id_)
        text = json.dumps(reading_to_json(reading), ensure_ascii=False)
        row.reading = self._sealing.seal(text, _TABLE, "reading", id_)
        row.reader, row.read_at = reader, at
        row.state, row.problem = ProofState.READ, ""
        self._session.flush()

    def mark(self, id_: ProofId, state: ProofState, problem: str, *, at: datetime) -> None:
        """See the port."""
        row = self._row(id_)
        row.state, row.problem, row.read_at = state, problem, at
        self._session.flush()

    def reading(self, id_: ProofId) -> Reading | None:
        """See the port."""
        row = self._row(id_)
        if row.reading is None:
            return None
        text = self._sealing.open(row.reading, _TABLE, "reading", id_)
        return reading_from_json(json.loads(text))

    def purge(self, id_: ApplicationId) -> Sequence[ProofId]:
        """See the port."""
        rows = self._session.scalars(
            select(ProofRow).where(
                ProofRow.application_id == id_, ProofRow.picture_key.is_not(None)
            )
        ).all()
        return [ProofId(row.id) for row in rows if self._purge(row)]

    def _purge(self, row: ProofRow) -> bool:
        """The keys go with the row's columns; the sealed bytes go after them."""
        id_, pages, picture = ProofId(row.id), self._page_entries(row), row.picture
        purged = changed(
            self._session,
            update(ProofRow)
            .where(ProofRow.id == id_, ProofRow.picture_key.is_not(None))
            .values(
                picture_key=None, pages=None, reading=None, signals=None, state=ProofState.PURGED
            ),
        )
        forget_traces(self._session, id_)
        self._session.expire(row)
        if purged:
            changed(
                self._session,
                update(ReadingCorrectionRow)
                .where(ReadingCorrectionRow.proof_id == id_)
                .values(body=None),
            )
            for entry in pages:
                self._pictures.remove(bytes.fromhex(entry["picture"]))
            self._pictures.remove(picture)
        return bool(purged)

    def _page_entries(self, row: ProofRow) -> list[dict[str, Any]]:
        if row.pages is None:
            return []
        entries: list[dict[str, Any]] = json.loads(
            self._sealing.open(row.pages, _TABLE, "pages", row.id)
        )
        return entries

    def _row(self, id_: ProofId) -> ProofRow:
        row = self._session.get(ProofRow, id_)
        if row is None:
            raise NotFound
        return row
