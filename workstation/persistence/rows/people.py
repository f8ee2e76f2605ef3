"""Rows of identity checks, referrals and PINs."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from workstation.persistence.base import Base, Id, Instant


class IdentityCheckRow(Base):
    """One check of a person at the counter."""

    __tablename__ = "identity_checks"
    __table_args__ = (UniqueConstraint("application_id", "version_after"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    application_id: Mapped[int] = mapped_column(ForeignKey("applications.id"))
    letter_id: Mapped[int] = mapped_column(ForeignKey("letters.id"))
    version_after: Mapped[int]
    outcome: Mapped[str] = mapped_column(String(10))
    reason: Mapped[str] = mapped_column(String(40), default="")
    concern: Mapped[bool] = mapped_column(default=False)
    clerk: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    office: Mapped[str] = mapped_column(String(80))
    desk: Mapped[str] = mapped_column(String(80))
    started_at: Mapped[datetime] = mapped_column(Instant)
    ended_at: Mapped[datetime] = mapped_column(Instant)
    parts: Mapped[bytes] = mapped_column(LargeBinary)
    """Sealed: every answer, the number as re-keyed, the representative."""
    picture: Mapped[bytes | None] = mapped_column(LargeBinary(32))
    """Of the document, where it lies in the picture store; None: none was kept."""
    picture_key: Mapped[bytes | None] = mapped_column(LargeBinary)
    """The picture's own key, wrapped; destroying it is the purge."""


class ReferralRow(Base):
    """A decision that waits for a second person; one open referral an application."""

    __tablename__ = "referrals"
    __table_args__ = (
        CheckConstraint("decided_by IS NULL OR decided_by <> referred_by", name="second_person"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    application_id: Mapped[int] = mapped_column(ForeignKey("applications.id"), index=True)
    open_for: Mapped[int | None] = mapped_column(ForeignKey("applications.id"), unique=True)
    revision: Mapped[int]
    move: Mapped[str] = mapped_column(String(30))
    reason: Mapped[str] = mapped_column(String(40))
    note: Mapped[bytes | None] = mapped_column(LargeBinary)
    evidence: Mapped[bytes | None] = mapped_column(LargeBinary)
    referred_by: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    referred_at: Mapped[datetime] = mapped_column(Instant)
    decided_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    decided_at: Mapped[datetime | None] = mapped_column(Instant)
    outcome: Mapped[str] = mapped_column(String(20), default="")


class PinRow(Base):
    """What is kept of a PIN. One decision releases one PIN; one PIN of an application is live."""

    __tablename__ = "pins"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    application_id: Mapped[int] = mapped_column(ForeignKey("applications.id"), index=True)
    live_for: Mapped[int | None] = mapped_column(ForeignKey("applications.id"), unique=True)
    decision_id: Mapped[int | None] = mapped_column(ForeignKey("decisions.id"), unique=True)
    letter_id: Mapped[int | None] = mapped_column(ForeignKey("letters.id"), unique=True)
    channel: Mapped[str] = mapped_column(String(10))
    fingerprint: Mapped[bytes] = mapped_column(LargeBinary(32))
    issued_at: Mapped[datetime] = mapped_column(Instant)
    valid_until: Mapped[datetime] = mapped_column(Instant)
    state: Mapped[str] = mapped_column(String(10))
    tries: Mapped[int] = mapped_column(default=0)


class PhoneCodeRow(Base):
    """What is kept of a code sent to a new telephone; one code of an application is live."""

    __tablename__ = "phone_codes"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    application_id: Mapped[int] = mapped_column(ForeignKey("applications.id"), index=True)
    live_for: Mapped[int | None] = mapped_column(ForeignKey("applications.id"), unique=True)
    fingerprint: Mapped[bytes] = mapped_column(LargeBinary(32))
    """Keyed, of the code and the number it was sent to."""
    asked_at: Mapped[datetime] = mapped_column(Instant)
    valid_until: Mapped[datetime] = mapped_column(Instant)
    tries: Mapped[int] = mapped_column(default=0)


class PinTryRow(Base):
    """A try at a PIN, counted before it is compared; also a try where there is none."""

    __tablename__ = "pin_tries"
    __table_args__ = (Index("ix_pin_tries_pin_id_at", "pin_id", "at"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    pin_id: Mapped[int | None] = mapped_column(ForeignKey("pins.id"))
    at: Mapped[datetime] = mapped_column(Instant)
