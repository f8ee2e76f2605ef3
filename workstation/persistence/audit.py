"""The audit log: written in the business transaction, sealed in signed checkpoints, proven.

Each row carries a keyed seal of its own, so that a row made or changed without the office's keys
is named. A checkpoint signs the Merkle root (RFC 6962) over the rows since the last one and chains
to it; checkpoints are also written to a file outside the database, which is how a log that was
cut off at its end is found out. Each computer's file holds the checkpoints that it sealed itself.

Somebody who can change the log can put anything in it: what cannot be read is named like what
was changed.
"""

import hashlib
import json
import os
import re
from collections.abc import Collection, Iterator, Mapping
from datetime import datetime
from itertools import islice
from pathlib import Path

from sqlalchemy import BigInteger, Engine, cast, exists, func, or_, select, text
from sqlalchemy.orm import Session

from workstation.domain.audit import AuditFault, AuditReport, EntryId, Fault, merkle_root
from workstation.domain.staff import Actor
from workstation.persistence.each import UNREADABLE, each
from workstation.persistence.engine import Clock, reading
from workstation.persistence.rows import (
    ApplicationRow,
    AuditCheckpointRow,
    AuditEntryRow,
    AuditLeafRow,
    StaffRow,
)
from workstation.ports import Sealing

_LATE_IDS = 10_000
"""Rows that commit out of the order of their ids are looked for this far behind (PostgreSQL)."""
_BATCH = 5_000
_SEALER = 7_310_553
"""Any number: the one that seals holds this advisory lock (PostgreSQL)."""
_NEXT_ID = "SELECT nextval(pg_get_serial_sequence('audit_entries', 'id'))"
_NO_CHECKPOINT = bytes(32)
_EXPORTED = re.compile(r"\d{1,19} \d{1,19} \d{1,19} [0-9a-f]{64} [0-9a-f]{128}", re.ASCII)
"""A whole line of the file of checkpoints; a piece of one proves nothing."""
_SHOWN_FAULTS = 20


def _sha256(body: bytes) -> bytes:
    return hashlib.sha256(body).digest()


def canonical(row: AuditEntryRow) -> bytes:
    """Return an entry's bytes as they are sealed; with the id, so that no copy is genuine.

    Raises:
        TypeError, ValueError, AttributeError: values of kinds that are never written.
    """
    if not all(isinstance(value, str) for value in row.facts.values()):
        raise TypeError("facts are words")
    return json.dumps(
        [
            row.id,
            row.at.isoformat(),
            row.staff_id,
            row.desk,
            row.action,
            row.subject,
            dict(sorted(row.facts.items())),
        ],
        ensure_ascii=False,
        allow_nan=False,
        separators=(",", ":"),
    ).encode()


def leaf_of(row: AuditEntryRow) -> bytes:
    """Return an entry's leaf hash (RFC 6962, section 2.1): content and seal."""
    return _sha256(b"\x00" + canonical(row) + row.seal)


class SqlAudit:
    """See the port ``Audit``."""

    def __init__(self, session: Session, sealing: Sealing) -> None:
        self._session = session
        self._sealing = sealing

    def record(self, action: str, subject: str, *, by: Actor, at: datetime, **facts: str) -> None:
        """See the port."""
        row = AuditEntryRow(
            id=self._next_id(),
            at=at,
            staff_id=by.staff_id,
            desk=by.desk,
            action=action,
            subject=subject,
            facts={key: str(value) for key, value in facts.items()},
        )
        row.seal = self._sealing.audit_seal(canonical(row))
        self._session.add(row)
        self._session.flush()

    def _next_id(self) -> int:
        """Return the id of the next entry; SQLite has one writer, and it is this transaction."""
        if self._session.get_bind().dialect.name == "postgresql":
            return int(self._session.execute(text(_NEXT_ID)).scalar_one())
        last = self._session.scalar(select(func.max(AuditEntryRow.id)))
        return (last or 0) + 1


class SqlAuditLog:
    """See the port ``AuditLog``."""

    def __init__(
        self, engine: Engine, sealing: Sealing, clock: Clock, checkpoints_file: Path | None
    ) -> None:
        self._engine = engine
        self._looking = reading(engine)  # a long proof must not keep the desks from writing
        self._sealing = sealing
        self._clock = clock
        self._file = checkpoints_file

    def seal(self) -> int:
        """See the port."""
        sealed = 0
        while (count := self._seal_batch()) > 0:
            sealed += count
            if count < _BATCH:
                break
        return sealed

    def _seal_batch(self) -> int:
        with Session(self._engine) as session, session.begin():
            _seal_alone(session)
            newest = session.scalar(select(func.max(AuditCheckpointRow.id))) or 0
            last = next((row for _, row in _checkpoints(session, since=newest)), None)
            if newest and (last is None or not self._signed(last)):
                return 0  # nothing is chained to what somebody edited
            rows = self._unsealed(session, 0 if last is None else last.last_entry_id)
            if not rows:
                return 0
            checkpoint = self._checkpoint(session, last, rows)
            line = _exported(checkpoint)
        self._export(line)
        return len(rows)

    def _unsealed(self, session: Session, last_id: int) -> list[AuditEntryRow]:
        """Return the genuine entries that no checkpoint covers yet."""
        found = each(
            session,
            AuditEntryRow.id,
            select(AuditEntryRow)
            .outerjoin(AuditLeafRow, AuditLeafRow.entry_id == AuditEntryRow.id)
            .where(AuditEntryRow.id > last_id - _LATE_IDS, AuditLeafRow.entry_id.is_(None)),
        )
        rows = [row[0] for _, row in islice(found, _BATCH) if row is not None]
        return [row for row in rows if self._genuine(row)]

    def _genuine(self, row: AuditEntryRow) -> bool:
        try:
            return self._sealing.audit_seal(canonical(row)) == row.seal
        except UNREADABLE:
            return False

    def _signed(self, row: AuditCheckpointRow) -> bool:
        try:
            return self._sealing.signed(_signed_bytes(row), row.signature)
        except UNREADABLE:
            return False

    def _checkpoint(
        self, session: Session, last: AuditCheckpointRow | None, rows: list[AuditEntryRow]
    ) -> AuditCheckpointRow:
        leaves = [leaf_of(row) for row in rows]
        checkpoint = AuditCheckpointRow(
            id=1 if last is None else last.id + 1,
            sealed_at=self._clock(session.connection()),
            entries=len(rows),
            last_entry_id=max(rows[-1].id, 0 if last is None else last.last_entry_id),
            root=merkle_root(leaves, _sha256),
            previous=_NO_CHECKPOINT if last is None else _digest_of(last),
        )
        checkpoint.signature = self._sealing.sign(_signed_bytes(checkpoint))
        session.add(checkpoint)
        session.flush()
        session.add_all(
            AuditLeafRow(entry_id=row.id, checkpoint_id=checkpoint.id, leaf=leaf)
            for row, leaf in zip(rows, leaves, strict=True)
        )
        session.flush()
        return checkpoint

    def _export(self, line: str) -> None:
        if self._file is None:
            return
        self._file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        descriptor = os.open(self._file, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        # A line of its own even after one that a full disk cut off; blank lines mean nothing.
        with os.fdopen(descriptor, "a", encoding="ascii") as file:
            file.write(f"\n{line}\n")

    def verify(self) -> AuditReport:
        """See the port."""
        exported = self._exported_lines()  # first: they are in the database before they are here
        with Session(self._looking) as session:
            kept = {id_: _line_of(row) for id_, row in _checkpoints(session)}
            entries = session.scalar(select(func.count()).select_from(AuditEntryRow)) or 0
            sealed = session.scalar(select(func.count()).select_from(AuditLeafRow)) or 0
            faults = [
                *self._checkpoint_faults(session),
                *_cut_off(session),
                *self._entry_faults(session),
                *_tail_faults(kept, exported),
            ]
            if entries == 0 and _has_history(session):
                faults.append(_fault(Fault.EMPTIED))
        faults = sorted(dict.fromkeys(faults), key=lambda fault: fault.entry_id or 0)
        return AuditReport(
            entries=entries,
            checkpoints=len(kept),
            copied=sum(line in exported for line in kept.values()),
            unsealed=max(entries - sealed, 0),
            faults=tuple(faults[:_SHOWN_FAULTS]),
        )

    def _checkpoint_faults(self, session: Session) -> Iterator[AuditFault]:
        previous, expected = _NO_CHECKPOINT, 1
        for id_, row in _checkpoints(session):
            if row is None or not self._signed(row):
                yield _fault(Fault.CHECKPOINT_FORGED, checkpoint=id_)
                previous = b""
            else:
                if (row.id, row.previous) != (expected, previous) or not _covers(session, row):
                    yield _fault(Fault.CHECKPOINT_FORGED, checkpoint=id_)
                previous = _digest_of(row)
            expected = id_ + 1

    def _entry_faults(self, session: Session) -> Iterator[AuditFault]:
        for entry_id, pair in _entries(session):
            if pair is None:
                yield _fault(Fault.EDITED, entry=entry_id)
                continue
            row, leaf = pair
            if leaf is None and not self._genuine(row):
                yield _fault(Fault.INSERTED, entry=entry_id)
            elif leaf is not None and not (self._genuine(row) and leaf_of(row) == leaf.leaf):
                yield _fault(Fault.EDITED, entry=entry_id)
        missing = session.scalars(
            select(AuditLeafRow.entry_id)
            .outerjoin(AuditEntryRow, AuditEntryRow.id == AuditLeafRow.entry_id)
            .where(AuditEntryRow.id.is_(None))
            .order_by(AuditLeafRow.entry_id)
            .limit(_SHOWN_FAULTS)
        )
        for entry_id in missing:
            yield _fault(Fault.DELETED, entry=entry_id)

    def _exported_lines(self) -> Collection[str]:
        if self._file is None or not self._file.exists():
            return ()
        lines = self._file.read_text(encoding="ascii", errors="replace").splitlines()
        return dict.fromkeys(line for line in lines if _EXPORTED.fullmatch(line))

    def entries(self) -> Iterator[Mapping[str, object]]:
        """See the port."""
        with Session(self._looking) as session:
            for entry_id, pair in _entries(session):
                yield {"id": EntryId(entry_id), **_shown(pair)}


def _seal_alone(session: Session) -> None:
    """Wait for another sealer: two that seal at once would both write the next checkpoint.

    SQLite has one writer; on PostgreSQL a row lock would not show what was written meanwhile.
    """
    if session.get_bind().dialect.name == "postgresql":
        session.execute(select(func.pg_advisory_xact_lock(_SEALER)))


def _entries(
    session: Session,
) -> Iterator[tuple[int, tuple[AuditEntryRow, AuditLeafRow | None] | None]]:
    """Yield every entry, in order, with its leaf; None: one of the two cannot be read."""
    query = select(AuditEntryRow, AuditLeafRow).outerjoin(
        AuditLeafRow, AuditLeafRow.entry_id == AuditEntryRow.id
    )
    for entry_id, pair in each(session, AuditEntryRow.id, query):
        yield entry_id, None if pair is None else (pair[0], pair[1])


def _checkpoints(
    session: Session, *, since: int | None = None
) -> Iterator[tuple[int, AuditCheckpointRow | None]]:
    """Yield the checkpoints, in order; None: it cannot be read."""
    query = select(AuditCheckpointRow)
    if since is not None:
        query = query.where(AuditCheckpointRow.id >= since)
    for checkpoint_id, row in each(session, AuditCheckpointRow.id, query):
        yield checkpoint_id, None if row is None else row[0]


def _shown(pair: tuple[AuditEntryRow, AuditLeafRow | None] | None) -> Mapping[str, object]:
    """Return an entry for the export; one that cannot be read is said to be so."""
    try:
        if pair is None:
            raise ValueError
        row, leaf = pair
        canonical(row)
        return {
            "at": row.at.isoformat(),
            "staff_id": row.staff_id,
            "desk": row.desk,
            "action": row.action,
            "subject": row.subject,
            "facts": row.facts,
            "checkpoint": None if leaf is None else int(leaf.checkpoint_id),
            "leaf": None if leaf is None else leaf.leaf.hex(),
        }
    except UNREADABLE:
        return {"problem": "unreadable"}


def _covers(session: Session, row: AuditCheckpointRow) -> bool:
    """Say whether the leaves of a checkpoint are those that it was signed over."""
    query = select(AuditLeafRow.leaf).where(AuditLeafRow.checkpoint_id == row.id)
    try:
        leaves = list(session.scalars(query.order_by(AuditLeafRow.entry_id)))
        return len(leaves) == row.entries and merkle_root(leaves, _sha256) == row.root
    except UNREADABLE:
        return False


def _cut_off(session: Session) -> Iterator[AuditFault]:
    """Name the checkpoints whose leaves are there and which are not."""
    checkpoint_id = cast(AuditLeafRow.checkpoint_id, BigInteger)
    query = (
        select(checkpoint_id, func.max(AuditLeafRow.entry_id))
        .outerjoin(AuditCheckpointRow, AuditCheckpointRow.id == AuditLeafRow.checkpoint_id)
        .where(AuditCheckpointRow.id.is_(None))
        .group_by(checkpoint_id)
        .order_by(checkpoint_id)
    )
    for missing, last in session.execute(query):
        yield _fault(Fault.CUT_OFF, entry=last, checkpoint=missing)


def _tail_faults(kept: Mapping[int, str | None], exported: Collection[str]) -> Iterator[AuditFault]:
    """Compare with the checkpoints that left the database."""
    for line in exported:
        checkpoint_id, _, last = map(int, line.split(" ")[:3])
        if checkpoint_id not in kept:
            yield _fault(Fault.CUT_OFF, entry=last, checkpoint=checkpoint_id)
        elif kept[checkpoint_id] != line:
            yield _fault(Fault.CHECKPOINT_FORGED, checkpoint=checkpoint_id)


def _has_history(session: Session) -> bool:
    """Say whether the office has what is never made without an entry in the log."""
    people, cases = exists(select(StaffRow.id)), exists(select(ApplicationRow.id))
    return bool(session.scalar(select(or_(people, cases))))


def _fault(fault: Fault, *, entry: int | None = None, checkpoint: int | None = None) -> AuditFault:
    return AuditFault(fault=fault, entry_id=entry, checkpoint_id=checkpoint)


def _signed_bytes(row: AuditCheckpointRow) -> bytes:
    return (
        f"checkpoint {row.id} {row.entries} {row.last_entry_id} "
        f"{row.sealed_at.isoformat()} {row.root.hex()} {row.previous.hex()}"
    ).encode()


def _digest_of(row: AuditCheckpointRow) -> bytes:
    return _sha256(_signed_bytes(row) + row.signature)


def _exported(row: AuditCheckpointRow) -> str:
    return f"{row.id} {row.entries} {row.last_entry_id} {row.root.hex()} {row.signature.hex()}"


def _line_of(row: AuditCheckpointRow | None) -> str | None:
    """Return how a checkpoint stands outside the database; None: it cannot be read."""
    try:
        return None if row is None else _exported(row)
    except UNREADABLE:
        return None
