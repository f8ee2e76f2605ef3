"""Rows of applications: the narrow work item, the sealed person beside it, what was decided."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, LargeBinary, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from workstation.persistence.base import Base, Id, Instant


class ApplicationRow(Base):
    """The work item: narrow on purpose, its stage changes often."""

    __tablename__ = "applications"
    __table_args__ = (
        # In the queue's order, with every column its filters ask for: a page of any filter is
        # read off this index alone.
        Index(
            "ix_applications_queue",
            "stage",
            "priority",
            "submitted_at",
            "id",
            "district",
            "route",
            "revision",
            "promised_on",
        ),
        Index("ix_applications_all", "priority", "submitted_at", "id"),
        Index("ix_applications_district", "stage", "district", "priority", "submitted_at", "id"),
        Index("ix_applications_since", "stage", "stage_since"),
        Index(
            "ix_applications_purge",
            "stage",
            "stage_since",
            sqlite_where=text("has_pictures = 1"),  # as SQLAlchemy asks for it
            postgresql_where=text("has_pictures"),
        ),
        Index("ix_applications_preferred", "preferred_reviewer"),
        Index("ix_applications_promise", "stage", "promised_on"),
        Index(
            "ix_applications_claimed",
            "claimed_until",
            sqlite_where=text("claimed_by IS NOT NULL"),
            postgresql_where=text("claimed_by IS NOT NULL"),
        ),
        Index(
            "ix_applications_claimed_by",
            "claimed_by",
            sqlite_where=text("claimed_by IS NOT NULL"),
            postgresql_where=text("claimed_by IS NOT NULL"),
        ),
        Index(
            "ix_applications_second_person",
            "priority",
            "submitted_at",
            "id",
            sqlite_where=text("awaiting_second_person = 1"),  # as SQLAlchemy asks for it
            postgresql_where=text("awaiting_second_person"),
        ),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    reference: Mapped[str] = mapped_column(String(16), unique=True)
    registration_id: Mapped[str] = mapped_column(String(36), unique=True)
    stage: Mapped[str] = mapped_column(String(20))
    version: Mapped[int] = mapped_column(default=1)
    route: Mapped[str] = mapped_column(String(20))
    priority: Mapped[int]
    language: Mapped[str] = mapped_column(String(10))
    visit_required: Mapped[bool]
    document_kind: Mapped[str] = mapped_column(String(40))
    district: Mapped[str] = mapped_column(String(40), default="")
    revision: Mapped[int] = mapped_column(default=1)
    submitted_at: Mapped[datetime] = mapped_column(Instant)
    received_at: Mapped[datetime] = mapped_column(Instant)
    stage_since: Mapped[datetime] = mapped_column(Instant)
    promised_on: Mapped[date]
    awaiting_second_person: Mapped[bool] = mapped_column(default=False)
    concern: Mapped[bool] = mapped_column(default=False)
    ground_changed: Mapped[bool] = mapped_column(default=False)
    has_pictures: Mapped[bool] = mapped_column(default=False)
    """Whether an upload, or a document's picture, of it has not been destroyed yet."""
    live_document: Mapped[bytes | None] = mapped_column(LargeBinary(32), unique=True)
    """Blind index of kind, number and country while this application is the document's one."""
    duplicate_of: Mapped[int | None] = mapped_column(ForeignKey("applications.id"))
    claimed_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    claimed_at_desk: Mapped[str] = mapped_column(String(80), default="")
    claim_token: Mapped[int] = mapped_column(default=0)
    claimed_until: Mapped[datetime | None] = mapped_column(Instant)
    preferred_reviewer: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))


class ApplicantRow(Base):
    """The person of an application; every column of theirs is sealed."""

    __tablename__ = "applicants"

    application_id: Mapped[int] = mapped_column(ForeignKey("applications.id"), primary_key=True)
    name_english: Mapped[bytes] = mapped_column(LargeBinary)
    name_chinese: Mapped[bytes] = mapped_column(LargeBinary)
    document_number: Mapped[bytes] = mapped_column(LargeBinary)
    document_country: Mapped[str] = mapped_column(String(3))
    document_issued_on: Mapped[bytes | None] = mapped_column(LargeBinary)
    date_of_birth: Mapped[bytes | None] = mapped_column(LargeBinary)
    phone: Mapped[bytes] = mapped_column(LargeBinary)
    address: Mapped[bytes] = mapped_column(LargeBinary)
    document_index: Mapped[bytes] = mapped_column(LargeBinary(32), index=True)
    """Blind index of kind, number and country: the key of one application per document."""
    number_index: Mapped[bytes] = mapped_column(LargeBinary(32), index=True)
    """Blind index of the number alone, for the search."""
    phone_index: Mapped[bytes] = mapped_column(LargeBinary(32), index=True)
    address_index: Mapped[bytes] = mapped_column(LargeBinary(32), index=True)


class NameWordRow(Base):
    """Blind index of one word of an applicant's name."""

    __tablename__ = "name_words"

    word: Mapped[bytes] = mapped_column(LargeBinary(16), primary_key=True)
    application_id: Mapped[int] = mapped_column(
        ForeignKey("applications.id"), primary_key=True, index=True
    )


class RegistrationRow(Base):
    """What the website handed over, revision by revision, sealed as it came."""

    __tablename__ = "registrations"

    application_id: Mapped[int] = mapped_column(ForeignKey("applications.id"), primary_key=True)
    revision: Mapped[int] = mapped_column(primary_key=True)
    content_digest: Mapped[bytes] = mapped_column(LargeBinary(32))
    submitted_at: Mapped[datetime] = mapped_column(Instant)
    taken_at: Mapped[datetime] = mapped_column(Instant)
    body: Mapped[bytes] = mapped_column(LargeBinary)


class DecisionRow(Base):
    """One decided move. No version of an application is decided twice."""

    __tablename__ = "decisions"
    __table_args__ = (
        UniqueConstraint("application_id", "version_after"),
        Index("ix_decisions_by_at", "by", "at"),
        Index("ix_decisions_at", "at"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    application_id: Mapped[int] = mapped_column(ForeignKey("applications.id"))
    revision: Mapped[int]
    move: Mapped[str] = mapped_column(String(30))
    stage_before: Mapped[str] = mapped_column(String(20))
    stage_after: Mapped[str] = mapped_column(String(20))
    version_after: Mapped[int]
    reason: Mapped[str] = mapped_column(String(40), default="")
    note: Mapped[bytes | None] = mapped_column(LargeBinary)
    evidence: Mapped[bytes | None] = mapped_column(LargeBinary)
    """Sealed: what the decision stood on, part by part, with overrides."""
    roster_snapshot_id: Mapped[int | None] = mapped_column(ForeignKey("roster_snapshots.id"))
    by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    desk: Mapped[str] = mapped_column(String(80))
    at: Mapped[datetime] = mapped_column(Instant)
    effect_at: Mapped[datetime] = mapped_column(Instant)
    seconds_open: Mapped[int | None]
    taken_back_at: Mapped[datetime | None] = mapped_column(Instant)


class DraftRow(Base):
    """A person's unsaved notes on an application."""

    __tablename__ = "drafts"

    application_id: Mapped[int] = mapped_column(ForeignKey("applications.id"), primary_key=True)
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"), primary_key=True, index=True)
    body: Mapped[bytes] = mapped_column(LargeBinary)
    saved_at: Mapped[datetime] = mapped_column(Instant)
