"""Rows of the office itself: accounts, sessions, settings, wrapped keys."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from workstation.persistence.base import Base, Id, Instant


class StaffRow(Base):
    """An account."""

    __tablename__ = "staff"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    staff_number: Mapped[str] = mapped_column(String(32), unique=True)
    name: Mapped[str] = mapped_column(String(120))
    role: Mapped[str] = mapped_column(String(20))
    office: Mapped[str] = mapped_column(String(80), default="")
    language: Mapped[str] = mapped_column(String(10), default="en")
    password_hash: Mapped[str] = mapped_column(String(200))
    active: Mapped[bool] = mapped_column(default=True)
    wrong_in_a_row: Mapped[int] = mapped_column(default=0)
    locked_until: Mapped[datetime | None] = mapped_column(Instant)
    preferences: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    created_at: Mapped[datetime] = mapped_column(Instant)


class StaffTieRow(Base):
    """What ties a colleague to applicants: their own phone, number or address, hashed."""

    __tablename__ = "staff_ties"

    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"), primary_key=True)
    index: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    """A blind index as applicants have it."""


class StaffSessionRow(Base):
    """A signed-in desk; ``last_seen_at`` tells whether somebody is present."""

    __tablename__ = "staff_sessions"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"), index=True)
    desk: Mapped[str] = mapped_column(String(80))
    started_at: Mapped[datetime] = mapped_column(Instant)
    last_seen_at: Mapped[datetime] = mapped_column(Instant, index=True)
    ended_at: Mapped[datetime | None] = mapped_column(Instant)


class SettingRow(Base):
    """One figure of the policy, where it differs from its default."""

    __tablename__ = "settings"

    item: Mapped[str] = mapped_column(String(60), primary_key=True)
    value: Mapped[Any] = mapped_column(JSON)
    changed_at: Mapped[datetime] = mapped_column(Instant)
    changed_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))


class DataKeyRow(Base):
    """A data key, wrapped by the office key that lives outside the database."""

    __tablename__ = "data_keys"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    purpose: Mapped[str] = mapped_column(String(20), index=True)
    wrapped: Mapped[bytes] = mapped_column(LargeBinary)
    created_at: Mapped[datetime] = mapped_column(Instant)
    retired_at: Mapped[datetime | None] = mapped_column(Instant)
