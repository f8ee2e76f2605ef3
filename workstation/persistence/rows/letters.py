"""Rows of letters and their batches."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, LargeBinary, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from workstation.persistence.base import Base, Id, Instant


class LetterBatchRow(Base):
    """Letters that were printed together."""

    __tablename__ = "letter_batches"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    made_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    made_at: Mapped[datetime] = mapped_column(Instant)
    letters: Mapped[int]
    file_digest: Mapped[bytes | None] = mapped_column(LargeBinary(32))
    confirmed_at: Mapped[datetime | None] = mapped_column(Instant)
    posted_at: Mapped[datetime | None] = mapped_column(Instant)
    abandoned_at: Mapped[datetime | None] = mapped_column(Instant)


class LetterRow(Base):
    """One letter. An application has at most one that is not void."""

    __tablename__ = "letters"
    __table_args__ = (
        UniqueConstraint("application_id", "generation"),
        Index("ix_letters_state", "state", "due_at", "id"),
        Index(
            "ix_letters_address",
            "address_index",
            sqlite_where=text("live_for IS NOT NULL"),
            postgresql_where=text("live_for IS NOT NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    application_id: Mapped[int] = mapped_column(ForeignKey("applications.id"))
    live_for: Mapped[int | None] = mapped_column(ForeignKey("applications.id"), unique=True)
    """The application while the letter is not void."""
    generation: Mapped[int]
    kind: Mapped[str] = mapped_column(String(20))
    reference: Mapped[str] = mapped_column(String(20), unique=True)
    state: Mapped[str] = mapped_column(String(20))
    due_at: Mapped[datetime] = mapped_column(Instant)
    address_index: Mapped[bytes] = mapped_column(LargeBinary(32))
    batch_id: Mapped[int | None] = mapped_column(ForeignKey("letter_batches.id"), index=True)
    made_at: Mapped[datetime] = mapped_column(Instant)
    last_day: Mapped[date]
    printed_at: Mapped[datetime | None] = mapped_column(Instant)
    posted_at: Mapped[datetime | None] = mapped_column(Instant)
    ended_at: Mapped[datetime | None] = mapped_column(Instant)
    ended_because: Mapped[str] = mapped_column(String(40), default="")


class AddressFailureRow(Base):
    """An address a letter came back from."""

    __tablename__ = "address_failures"

    address_index: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    letter_id: Mapped[int] = mapped_column(ForeignKey("letters.id"), primary_key=True)
    at: Mapped[datetime] = mapped_column(Instant)
