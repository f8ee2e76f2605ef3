"""Rows of the public-housing roster: snapshots, their sealed pages, their index of keyed hashes."""

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
    key_id: Mapped[int | None]
    """The office's roster key; NULL: an earlier program loaded it, into ``roster_entries``."""
    salt: Mapped[bytes | None] = mapped_column(LargeBinary(32))
    """With the office's key it gives the snapshot's own keys."""


class RosterPageRow(Base):
    """Some residents of a snapshot, sealed together."""

    __tablename__ = "roster_pages"

    snapshot_id: Mapped[int] = mapped_column(ForeignKey("roster_snapshots.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)


class RosterBucketRow(Base):
    """A part of a snapshot's index: keyed hashes, and the pages they are found on."""

    __tablename__ = "roster_buckets"

    snapshot_id: Mapped[int] = mapped_column(ForeignKey("roster_snapshots.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    records: Mapped[bytes] = mapped_column(LargeBinary)


class RosterEntryRow(Base):
    """One resident of a snapshot that an earlier program loaded; new ones lie in pages."""

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
