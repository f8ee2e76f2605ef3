"""Rows of uploaded address proofs."""

from datetime import datetime

from sqlalchemy import ForeignKey, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from workstation.persistence.base import Base, Id, Instant


class ProofRow(Base):
    """One uploaded file and what was read from it."""

    __tablename__ = "proofs"
    __table_args__ = (UniqueConstraint("application_id", "revision", "position"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    application_id: Mapped[int] = mapped_column(ForeignKey("applications.id"))
    revision: Mapped[int]
    position: Mapped[int]
    file_name: Mapped[bytes] = mapped_column(LargeBinary)
    """Sealed: people name files after themselves."""
    sha256: Mapped[bytes] = mapped_column(LargeBinary(32), index=True)
    """Of the file as uploaded, byte for byte."""
    size: Mapped[int]
    picture: Mapped[bytes] = mapped_column(LargeBinary(32))
    """Where the sealed file lies in the picture store: the digest of the sealed bytes."""
    picture_key: Mapped[bytes | None] = mapped_column(LargeBinary)
    """The file's own key, wrapped; destroying it is the purge."""
    pages: Mapped[bytes | None] = mapped_column(LargeBinary)
    """Sealed: where the re-encoded pages lie, their sizes and transforms."""
    state: Mapped[str] = mapped_column(String(20))
    problem: Mapped[str] = mapped_column(String(40), default="")
    reading: Mapped[bytes | None] = mapped_column(LargeBinary)
    """Sealed: what the reader found, and where."""
    reader: Mapped[str] = mapped_column(String(60), default="")
    read_at: Mapped[datetime | None] = mapped_column(Instant)
    signals: Mapped[bytes | None] = mapped_column(LargeBinary)
    """Sealed: what is odd about it; NULL: it was not looked at."""


class PagePrintRow(Base):
    """The print of a page, and the bands by which near ones are found."""

    __tablename__ = "page_prints"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    proof_id: Mapped[int] = mapped_column(ForeignKey("proofs.id"), index=True)
    page: Mapped[int]
    bits: Mapped[bytes] = mapped_column(LargeBinary(128))
    band_1: Mapped[int] = mapped_column(index=True)
    band_2: Mapped[int] = mapped_column(index=True)
    band_3: Mapped[int] = mapped_column(index=True)
    band_4: Mapped[int] = mapped_column(index=True)


class AccountUseRow(Base):
    """An account number that a proof shows, as a keyed hash."""

    __tablename__ = "account_uses"

    proof_id: Mapped[int] = mapped_column(ForeignKey("proofs.id"), primary_key=True)
    number_hash: Mapped[bytes] = mapped_column(LargeBinary(16), primary_key=True, index=True)


class ReadingCorrectionRow(Base):
    """What one person read for one field of an upload, beside the engine's reading."""

    __tablename__ = "reading_corrections"
    __table_args__ = (UniqueConstraint("proof_id", "number"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    proof_id: Mapped[int] = mapped_column(ForeignKey("proofs.id"))
    number: Mapped[int]
    """From 1 on each upload: of two people who write at once, one is refused."""
    field: Mapped[str] = mapped_column(String(20))
    body: Mapped[bytes | None] = mapped_column(LargeBinary)
    """Sealed: what was read, instead of what, and where; None once the file was purged."""
    by: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    at: Mapped[datetime] = mapped_column(Instant)
