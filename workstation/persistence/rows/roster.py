"""Rows of the public-housing roster: snapshots, their sealed pages, their index of keyed hashes."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, LargeBinary, String, text
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
    unknown_flats: Mapped[int | None]
    """NULL: an earlier program loaded it and did not keep the count."""
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


class RosterGroundRow(Base):
    """What an address verified on the roster stands on; gone with its PIN."""

    __tablename__ = "roster_grounds"
    __table_args__ = (
        Index(
            "ix_roster_grounds_changed",
            "changed_snapshot_id",
            sqlite_where=text("changed_snapshot_id IS NOT NULL"),
            postgresql_where=text("changed_snapshot_id IS NOT NULL"),
        ),
    )

    application_id: Mapped[int] = mapped_column(ForeignKey("applications.id"), primary_key=True)
    decision_id: Mapped[int] = mapped_column(ForeignKey("decisions.id"))
    snapshot_id: Mapped[int | None] = mapped_column(ForeignKey("roster_snapshots.id"))
    finding: Mapped[bytes | None] = mapped_column(LargeBinary)
    """Sealed, as is the other one."""
    changed_snapshot_id: Mapped[int | None] = mapped_column(ForeignKey("roster_snapshots.id"))
    changed_finding: Mapped[bytes | None] = mapped_column(LargeBinary)


class RosterLookupRow(Base):
    """How often somebody asked the roster about a person on one Hong Kong day."""

    __tablename__ = "roster_lookups"

    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"), primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    count: Mapped[int]
