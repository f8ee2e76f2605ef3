"""Rows of the public-housing roster: snapshots whose numbers and flats are keyed hashes."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from workstation.persistence.base import Base, Id, Instant


class RosterSnapshotRow(Base):
    """One load of the roster; exactly one is active."""

    __tablename__ = "roster_snapshots"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    as_of: Mapped[date]
    state: Mapped[str] = mapped_column(String(12))
    active_mark: Mapped[int | None] = mapped_column(unique=True)
    """1 for the active snapshot, NULL for the others."""
    loaded_at: Mapped[datetime] = mapped_column(Instant)
    loaded_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    rows: Mapped[int] = mapped_column(default=0)
    bad_rows: Mapped[int] = mapped_column(default=0)
    file_digest: Mapped[bytes | None] = mapped_column(LargeBinary(32))


class RosterEntryRow(Base):
    """One resident: hashes to look up by, everything else sealed."""

    __tablename__ = "roster_entries"
    __table_args__ = (
        Index("ix_roster_entries_number", "snapshot_id", "number_hash"),
        Index("ix_roster_entries_flat", "snapshot_id", "flat_hash"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    snapshot_id: Mapped[int] = mapped_column(ForeignKey("roster_snapshots.id"))
    number_hash: Mapped[bytes] = mapped_column(LargeBinary(8))
    flat_hash: Mapped[bytes] = mapped_column(LargeBinary(8))
    resident_id: Mapped[str] = mapped_column(String(40))
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
