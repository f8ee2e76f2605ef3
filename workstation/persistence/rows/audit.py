"""Rows of the audit log: append-only by trigger, sealed in checkpoints."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from workstation.persistence.base import Base, Id, Instant


class AuditEntryRow(Base):
    """What happened; refers by id, never quotes personal data."""

    __tablename__ = "audit_entries"
    __table_args__ = (
        Index("ix_audit_entries_staff_id_id", "staff_id", "id"),
        Index("ix_audit_entries_subject_id", "subject", "id"),
        Index("ix_audit_entries_action_id", "action", "id"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    at: Mapped[datetime] = mapped_column(Instant, index=True)
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    desk: Mapped[str] = mapped_column(String(80))
    action: Mapped[str] = mapped_column(String(60))
    subject: Mapped[str] = mapped_column(String(60))
    facts: Mapped[dict[str, Any]] = mapped_column(JSON)
    seal: Mapped[bytes] = mapped_column(LargeBinary(32))
    """Keyed hash of the other columns, under a key outside the database."""


class AuditCheckpointRow(Base):
    """A signed Merkle root over a run of entries, chained to the one before."""

    __tablename__ = "audit_checkpoints"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    sealed_at: Mapped[datetime] = mapped_column(Instant)
    entries: Mapped[int]
    last_entry_id: Mapped[int] = mapped_column(Id)
    root: Mapped[bytes] = mapped_column(LargeBinary(32))
    previous: Mapped[bytes] = mapped_column(LargeBinary(32))
    signature: Mapped[bytes] = mapped_column(LargeBinary(64))


class AuditLeafRow(Base):
    """Which checkpoint covers an entry, and the entry's hash at that moment."""

    __tablename__ = "audit_leaves"

    entry_id: Mapped[int] = mapped_column(Id, primary_key=True)
    checkpoint_id: Mapped[int] = mapped_column(ForeignKey("audit_checkpoints.id"), index=True)
    leaf: Mapped[bytes] = mapped_column(LargeBinary(32))
