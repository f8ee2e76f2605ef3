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
