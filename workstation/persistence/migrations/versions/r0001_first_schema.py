"""The first schema.

Revision 0001.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
_APPEND_ONLY = ("audit_entries", "audit_checkpoints", "audit_leaves")


def upgrade() -> None:
    """Create every table, and make the audit log append-only."""
    _create_tables()
    if op.get_bind().dialect.name == "postgresql":
        _refuse_changes_postgresql()
    else:
        _refuse_changes_sqlite()


def _refuse_changes_sqlite() -> None:
    for table in _APPEND_ONLY:
        for change in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{change.lower()} BEFORE {change} ON {table} "
                "BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END"
            )


def _refuse_changes_postgresql() -> None:
    op.execute(
        "CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS "
        "$$BEGIN RAISE EXCEPTION 'the audit log is append-only'; END$$"
    )
    for table in _APPEND_ONLY:
        op.execute(
            f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
        )


def _create_tables() -> None:
    op.create_table(
        "audit_checkpoints",
        sa.Column("id", ID, nullable=False),
        sa.Column("sealed_at", MOMENT, nullable=False),
        sa.Column("entries", ID, nullable=False),
        sa.Column("last_entry_id", ID, nullable=False),
        sa.Column("root", sa.LargeBinary(length=32), nullable=False),
        sa.Column("previous", sa.LargeBinary(length=32), nullable=False),
        sa.Column("signature", sa.LargeBinary(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_checkpoints")),
    )
    op.create_table(
        "data_keys",
        sa.Column("id", ID, nullable=False),
        sa.Column("purpose", sa.String(length=20), nullable=False),
        sa.Column("wrapped", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("retired_at", MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_data_keys")),
    )
    op.create_index(op.f("ix_data_keys_purpose"), "data_keys", ["purpose"], unique=False)
    op.create_table(
        "jobs",
        sa.Column("id", ID, nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("dedupe_key", sa.String(length=80), nullable=False),
        sa.Column("payload", sa.JSON(), nullable=False),
        sa.Column("run_at", MOMENT, nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("attempts", ID, nullable=False),
        sa.Column("lease_until", MOMENT, nullable=True),
        sa.Column("fence", ID, nullable=False),
        sa.Column("last_error", sa.String(length=120), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_jobs")),
        sa.UniqueConstraint("kind", "dedupe_key", name=op.f("uq_jobs_kind_dedupe_key")),
    )
    op.create_index(
        "ix_jobs_leased",
        "jobs",
        ["lease_until"],
        unique=False,
        sqlite_where=sa.text("state = 'leased'"),
        postgresql_where=sa.text("state = 'leased'"),
    )
    op.create_index(
        "ix_jobs_ready",
        "jobs",
        ["kind", "run_at", "id"],
        unique=False,
        sqlite_where=sa.text("state = 'ready'"),
        postgresql_where=sa.text("state = 'ready'"),
    )
    op.create_index(
        "ix_jobs_failed",
        "jobs",
        ["id"],
        unique=False,
        sqlite_where=sa.text("state = 'failed'"),
        postgresql_where=sa.text("state = 'failed'"),
    )
    op.create_table(
        "staff",
        sa.Column("id", ID, nullable=False),
        sa.Column("staff_number", sa.String(length=32), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("office", sa.String(length=80), nullable=False),
        sa.Column("language", sa.String(length=10), nullable=False),
        sa.Column("password_hash", sa.String(length=200), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("wrong_in_a_row", ID, nullable=False),
        sa.Column("locked_until", MOMENT, nullable=True),
        sa.Column("preferences", sa.JSON(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff")),
        sa.UniqueConstraint("staff_number", name=op.f("uq_staff_staff_number")),
    )
    op.create_table(
        "applications",
        sa.Column("id", ID, nullable=False),
        sa.Column("reference", sa.String(length=16), nullable=False),
        sa.Column("registration_id", sa.String(length=36), nullable=False),
        sa.Column("stage", sa.String(length=20), nullable=False),
        sa.Column("version", ID, nullable=False),
        sa.Column("route", sa.String(length=20), nullable=False),
        sa.Column("priority", ID, nullable=False),
        sa.Column("language", sa.String(length=10), nullable=False),
        sa.Column("visit_required", sa.Boolean(), nullable=False),
        sa.Column("document_kind", sa.String(length=40), nullable=False),
        sa.Column("district", sa.String(length=40), nullable=False),
        sa.Column("revision", ID, nullable=False),
        sa.Column("submitted_at", MOMENT, nullable=False),
        sa.Column("received_at", MOMENT, nullable=False),
        sa.Column("stage_since", MOMENT, nullable=False),
        sa.Column("promised_on", sa.Date(), nullable=False),
        sa.Column("awaiting_second_person", sa.Boolean(), nullable=False),
        sa.Column("concern", sa.Boolean(), nullable=False),
        sa.Column("ground_changed", sa.Boolean(), nullable=False),
        sa.Column("has_pictures", sa.Boolean(), nullable=False),
        sa.Column("live_document", sa.LargeBinary(length=32), nullable=True),
        sa.Column("duplicate_of", ID, nullable=True),
        sa.Column("claimed_by", ID, nullable=True),
        sa.Column("claimed_at_desk", sa.String(length=80), nullable=False),
        sa.Column("claim_token", ID, nullable=False),
        sa.Column("claimed_until", MOMENT, nullable=True),
        sa.Column("preferred_reviewer", ID, nullable=True),
        sa.ForeignKeyConstraint(
            ["claimed_by"], ["staff.id"], name=op.f("fk_applications_claimed_by_staff")
        ),
        sa.ForeignKeyConstraint(
            ["duplicate_of"],
            ["applications.id"],
            name=op.f("fk_applications_duplicate_of_applications"),
        ),
        sa.ForeignKeyConstraint(
            ["preferred_reviewer"],
            ["staff.id"],
            name=op.f("fk_applications_preferred_reviewer_staff"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_applications")),
        sa.UniqueConstraint("live_document", name=op.f("uq_applications_live_document")),
        sa.UniqueConstraint("reference", name=op.f("uq_applications_reference")),
        sa.UniqueConstraint("registration_id", name=op.f("uq_applications_registration_id")),
    )
    op.create_index(
        "ix_applications_all", "applications", ["priority", "submitted_at", "id"], unique=False
    )
    op.create_index(
        "ix_applications_claimed",
        "applications",
        ["claimed_until"],
        unique=False,
        sqlite_where=sa.text("claimed_by IS NOT NULL"),
        postgresql_where=sa.text("claimed_by IS NOT NULL"),
    )
    op.create_index(
        "ix_applications_claimed_by",
        "applications",
        ["claimed_by"],
        unique=False,
        sqlite_where=sa.text("claimed_by IS NOT NULL"),
        postgresql_where=sa.text("claimed_by IS NOT NULL"),
    )
    op.create_index(
        "ix_applications_district",
        "applications",
        ["stage", "district", "priority", "submitted_at", "id"],
        unique=False,
    )
    op.create_index(
        "ix_applications_preferred", "applications", ["preferred_reviewer"], unique=False
    )
    op.create_index(
        "ix_applications_promise", "applications", ["stage", "promised_on"], unique=False
    )
    op.create_index(
        "ix_applications_queue",
        "applications",
        ["stage", "priority", "submitted_at", "id", "district", "route", "revision", "promised_on"],
        unique=False,
    )
    op.create_index("ix_applications_since", "applications", ["stage", "stage_since"], unique=False)
    op.create_index(
        "ix_applications_purge",
        "applications",
        ["stage", "stage_since"],
        unique=False,
        sqlite_where=sa.text("has_pictures = 1"),
        postgresql_where=sa.text("has_pictures"),
    )
    op.create_index(
        "ix_applications_second_person",
        "applications",
        ["priority", "submitted_at", "id"],
        unique=False,
        sqlite_where=sa.text("awaiting_second_person = 1"),
        postgresql_where=sa.text("awaiting_second_person"),
    )
    op.create_table(
        "audit_entries",
        sa.Column("id", ID, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("staff_id", ID, nullable=True),
        sa.Column("desk", sa.String(length=80), nullable=False),
        sa.Column("action", sa.String(length=60), nullable=False),
        sa.Column("subject", sa.String(length=60), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("seal", sa.LargeBinary(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["staff_id"], ["staff.id"], name=op.f("fk_audit_entries_staff_id_staff")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_entries")),
    )
    op.create_index("ix_audit_entries_action_id", "audit_entries", ["action", "id"], unique=False)
    op.create_index(op.f("ix_audit_entries_at"), "audit_entries", ["at"], unique=False)
    op.create_index(
        "ix_audit_entries_staff_id_id", "audit_entries", ["staff_id", "id"], unique=False
    )
    op.create_index("ix_audit_entries_subject_id", "audit_entries", ["subject", "id"], unique=False)
    op.create_table(
        "audit_leaves",
        sa.Column("entry_id", ID, nullable=False),
        sa.Column("checkpoint_id", ID, nullable=False),
        sa.Column("leaf", sa.LargeBinary(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["checkpoint_id"],
            ["audit_checkpoints.id"],
            name=op.f("fk_audit_leaves_checkpoint_id_audit_checkpoints"),
        ),
        sa.PrimaryKeyConstraint("entry_id", name=op.f("pk_audit_leaves")),
    )
    op.create_index(
        op.f("ix_audit_leaves_checkpoint_id"), "audit_leaves", ["checkpoint_id"], unique=False
    )
    op.create_table(
        "letter_batches",
        sa.Column("id", ID, nullable=False),
        sa.Column("made_by", ID, nullable=True),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("letters", ID, nullable=False),
        sa.Column("file_digest", sa.LargeBinary(length=32), nullable=True),
        sa.Column("confirmed_at", MOMENT, nullable=True),
        sa.Column("posted_at", MOMENT, nullable=True),
        sa.Column("abandoned_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(
            ["made_by"], ["staff.id"], name=op.f("fk_letter_batches_made_by_staff")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter_batches")),
    )
    op.create_table(
        "roster_snapshots",
        sa.Column("id", ID, nullable=False),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("active_mark", ID, nullable=True),
        sa.Column("loaded_at", MOMENT, nullable=False),
        sa.Column("loaded_by", ID, nullable=True),
        sa.Column("rows", ID, nullable=False),
        sa.Column("bad_rows", ID, nullable=False),
        sa.Column("file_digest", sa.LargeBinary(length=32), nullable=True),
        sa.ForeignKeyConstraint(
            ["loaded_by"], ["staff.id"], name=op.f("fk_roster_snapshots_loaded_by_staff")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_roster_snapshots")),
        sa.UniqueConstraint("active_mark", name=op.f("uq_roster_snapshots_active_mark")),
    )
    op.create_table(
        "settings",
        sa.Column("item", sa.String(length=60), nullable=False),
        sa.Column("value", sa.JSON(), nullable=False),
        sa.Column("changed_at", MOMENT, nullable=False),
        sa.Column("changed_by", ID, nullable=True),
        sa.ForeignKeyConstraint(
            ["changed_by"], ["staff.id"], name=op.f("fk_settings_changed_by_staff")
        ),
        sa.PrimaryKeyConstraint("item", name=op.f("pk_settings")),
    )
    op.create_table(
        "staff_sessions",
        sa.Column("id", ID, nullable=False),
        sa.Column("staff_id", ID, nullable=False),
        sa.Column("desk", sa.String(length=80), nullable=False),
        sa.Column("started_at", MOMENT, nullable=False),
        sa.Column("last_seen_at", MOMENT, nullable=False),
        sa.Column("ended_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(
            ["staff_id"], ["staff.id"], name=op.f("fk_staff_sessions_staff_id_staff")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff_sessions")),
    )
    op.create_index(
        op.f("ix_staff_sessions_last_seen_at"), "staff_sessions", ["last_seen_at"], unique=False
    )
    op.create_index(
        op.f("ix_staff_sessions_staff_id"), "staff_sessions", ["staff_id"], unique=False
    )
    op.create_table(
        "applicants",
        sa.Column("application_id", ID, nullable=False),
        sa.Column("name_english", sa.LargeBinary(), nullable=False),
        sa.Column("name_chinese", sa.LargeBinary(), nullable=False),
        sa.Column("document_number", sa.LargeBinary(), nullable=False),
        sa.Column("document_country", sa.String(length=3), nullable=False),
        sa.Column("document_issued_on", sa.LargeBinary(), nullable=True),
        sa.Column("date_of_birth", sa.LargeBinary(), nullable=True),
        sa.Column("phone", sa.LargeBinary(), nullable=False),
        sa.Column("address", sa.LargeBinary(), nullable=False),
        sa.Column("document_index", sa.LargeBinary(length=32), nullable=False),
        sa.Column("number_index", sa.LargeBinary(length=32), nullable=False),
        sa.Column("phone_index", sa.LargeBinary(length=32), nullable=False),
        sa.Column("address_index", sa.LargeBinary(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["application_id"],
            ["applications.id"],
            name=op.f("fk_applicants_application_id_applications"),
        ),
        sa.PrimaryKeyConstraint("application_id", name=op.f("pk_applicants")),
    )
    op.create_index(
        op.f("ix_applicants_address_index"), "applicants", ["address_index"], unique=False
    )
    op.create_index(
        op.f("ix_applicants_document_index"), "applicants", ["document_index"], unique=False
    )
    op.create_index(
        op.f("ix_applicants_number_index"), "applicants", ["number_index"], unique=False
    )
    op.create_index(op.f("ix_applicants_phone_index"), "applicants", ["phone_index"], unique=False)
    op.create_table(
        "decisions",
        sa.Column("id", ID, nullable=False),
        sa.Column("application_id", ID, nullable=False),
        sa.Column("revision", ID, nullable=False),
        sa.Column("move", sa.String(length=30), nullable=False),
        sa.Column("stage_before", sa.String(length=20), nullable=False),
        sa.Column("stage_after", sa.String(length=20), nullable=False),
        sa.Column("version_after", ID, nullable=False),
        sa.Column("reason", sa.String(length=40), nullable=False),
        sa.Column("note", sa.LargeBinary(), nullable=True),
        sa.Column("evidence", sa.LargeBinary(), nullable=True),
        sa.Column("roster_snapshot_id", ID, nullable=True),
        sa.Column("by", ID, nullable=True),
        sa.Column("desk", sa.String(length=80), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("effect_at", MOMENT, nullable=False),
        sa.Column("seconds_open", ID, nullable=True),
        sa.Column("taken_back_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(
            ["application_id"],
            ["applications.id"],
            name=op.f("fk_decisions_application_id_applications"),
        ),
        sa.ForeignKeyConstraint(["by"], ["staff.id"], name=op.f("fk_decisions_by_staff")),
        sa.ForeignKeyConstraint(
            ["roster_snapshot_id"],
            ["roster_snapshots.id"],
            name=op.f("fk_decisions_roster_snapshot_id_roster_snapshots"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decisions")),
        sa.UniqueConstraint(
            "application_id",
            "version_after",
            name=op.f("uq_decisions_application_id_version_after"),
        ),
    )
    op.create_index("ix_decisions_at", "decisions", ["at"], unique=False)
    op.create_index("ix_decisions_by_at", "decisions", ["by", "at"], unique=False)
    op.create_table(
        "drafts",
        sa.Column("application_id", ID, nullable=False),
        sa.Column("staff_id", ID, nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("saved_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["application_id"],
            ["applications.id"],
            name=op.f("fk_drafts_application_id_applications"),
        ),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_drafts_staff_id_staff")),
        sa.PrimaryKeyConstraint("application_id", "staff_id", name=op.f("pk_drafts")),
    )
    op.create_index(op.f("ix_drafts_staff_id"), "drafts", ["staff_id"], unique=False)
    op.create_table(
        "letters",
        sa.Column("id", ID, nullable=False),
        sa.Column("application_id", ID, nullable=False),
        sa.Column("live_for", ID, nullable=True),
        sa.Column("generation", ID, nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("reference", sa.String(length=20), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("due_at", MOMENT, nullable=False),
        sa.Column("address_index", sa.LargeBinary(length=32), nullable=False),
        sa.Column("batch_id", ID, nullable=True),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("printed_at", MOMENT, nullable=True),
        sa.Column("posted_at", MOMENT, nullable=True),
        sa.Column("ended_at", MOMENT, nullable=True),
        sa.Column("ended_because", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(
            ["application_id"],
            ["applications.id"],
            name=op.f("fk_letters_application_id_applications"),
        ),
        sa.ForeignKeyConstraint(
            ["batch_id"], ["letter_batches.id"], name=op.f("fk_letters_batch_id_letter_batches")
        ),
        sa.ForeignKeyConstraint(
            ["live_for"], ["applications.id"], name=op.f("fk_letters_live_for_applications")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letters")),
        sa.UniqueConstraint(
            "application_id", "generation", name=op.f("uq_letters_application_id_generation")
        ),
        sa.UniqueConstraint("live_for", name=op.f("uq_letters_live_for")),
        sa.UniqueConstraint("reference", name=op.f("uq_letters_reference")),
    )
    op.create_index(op.f("ix_letters_batch_id"), "letters", ["batch_id"], unique=False)
    op.create_index("ix_letters_state", "letters", ["state", "due_at", "id"], unique=False)
    op.create_index(
        "ix_letters_address",
        "letters",
        ["address_index"],
        unique=False,
        sqlite_where=sa.text("live_for IS NOT NULL"),
        postgresql_where=sa.text("live_for IS NOT NULL"),
    )
    op.create_table(
        "name_words",
        sa.Column("word", sa.LargeBinary(length=16), nullable=False),
        sa.Column("application_id", ID, nullable=False),
        sa.ForeignKeyConstraint(
            ["application_id"],
            ["applications.id"],
            name=op.f("fk_name_words_application_id_applications"),
        ),
        sa.PrimaryKeyConstraint("word", "application_id", name=op.f("pk_name_words")),
    )
    op.create_index(
        op.f("ix_name_words_application_id"), "name_words", ["application_id"], unique=False
    )
    op.create_table(
        "proofs",
        sa.Column("id", ID, nullable=False),
        sa.Column("application_id", ID, nullable=False),
        sa.Column("revision", ID, nullable=False),
        sa.Column("position", ID, nullable=False),
        sa.Column("file_name", sa.LargeBinary(), nullable=False),
        sa.Column("sha256", sa.LargeBinary(length=32), nullable=False),
        sa.Column("size", ID, nullable=False),
        sa.Column("picture", sa.LargeBinary(length=32), nullable=False),
        sa.Column("picture_key", sa.LargeBinary(), nullable=True),
        sa.Column("pages", sa.LargeBinary(), nullable=True),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("problem", sa.String(length=40), nullable=False),
        sa.Column("reading", sa.LargeBinary(), nullable=True),
        sa.Column("reader", sa.String(length=60), nullable=False),
        sa.Column("read_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(
            ["application_id"],
            ["applications.id"],
            name=op.f("fk_proofs_application_id_applications"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proofs")),
        sa.UniqueConstraint(
            "application_id",
            "revision",
            "position",
            name=op.f("uq_proofs_application_id_revision_position"),
        ),
    )
    op.create_index(op.f("ix_proofs_sha256"), "proofs", ["sha256"], unique=False)
    op.create_table(
        "staff_ties",
        sa.Column("staff_id", ID, nullable=False),
        sa.Column("index", sa.LargeBinary(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["staff_id"], ["staff.id"], name=op.f("fk_staff_ties_staff_id_staff")
        ),
        sa.PrimaryKeyConstraint("staff_id", "index", name=op.f("pk_staff_ties")),
    )
    op.create_table(
        "referrals",
        sa.Column("id", ID, nullable=False),
        sa.Column("application_id", ID, nullable=False),
        sa.Column("open_for", ID, nullable=True),
        sa.Column("revision", ID, nullable=False),
        sa.Column("move", sa.String(length=30), nullable=False),
        sa.Column("reason", sa.String(length=40), nullable=False),
        sa.Column("note", sa.LargeBinary(), nullable=True),
        sa.Column("evidence", sa.LargeBinary(), nullable=True),
        sa.Column("referred_by", ID, nullable=False),
        sa.Column("referred_at", MOMENT, nullable=False),
        sa.Column("decided_by", ID, nullable=True),
        sa.Column("decided_at", MOMENT, nullable=True),
        sa.Column("outcome", sa.String(length=20), nullable=False),
        sa.CheckConstraint(
            "decided_by IS NULL OR decided_by <> referred_by",
            name=op.f("ck_referrals_second_person"),
        ),
        sa.ForeignKeyConstraint(
            ["application_id"],
            ["applications.id"],
            name=op.f("fk_referrals_application_id_applications"),
        ),
        sa.ForeignKeyConstraint(
            ["decided_by"], ["staff.id"], name=op.f("fk_referrals_decided_by_staff")
        ),
        sa.ForeignKeyConstraint(
            ["open_for"], ["applications.id"], name=op.f("fk_referrals_open_for_applications")
        ),
        sa.ForeignKeyConstraint(
            ["referred_by"], ["staff.id"], name=op.f("fk_referrals_referred_by_staff")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_referrals")),
        sa.UniqueConstraint("open_for", name=op.f("uq_referrals_open_for")),
    )
    op.create_index(
        op.f("ix_referrals_application_id"), "referrals", ["application_id"], unique=False
    )
    op.create_table(
        "registrations",
        sa.Column("application_id", ID, nullable=False),
        sa.Column("revision", ID, nullable=False),
        sa.Column("content_digest", sa.LargeBinary(length=32), nullable=False),
        sa.Column("submitted_at", MOMENT, nullable=False),
        sa.Column("taken_at", MOMENT, nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["application_id"],
            ["applications.id"],
            name=op.f("fk_registrations_application_id_applications"),
        ),
        sa.PrimaryKeyConstraint("application_id", "revision", name=op.f("pk_registrations")),
    )
    op.create_table(
        "roster_entries",
        sa.Column("id", ID, nullable=False),
        sa.Column("snapshot_id", ID, nullable=False),
        sa.Column("number_hash", sa.LargeBinary(length=8), nullable=False),
        sa.Column("flat_hash", sa.LargeBinary(length=8), nullable=False),
        sa.Column("resident_id", sa.String(length=40), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["snapshot_id"],
            ["roster_snapshots.id"],
            name=op.f("fk_roster_entries_snapshot_id_roster_snapshots"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_roster_entries")),
    )
    op.create_index(
        "ix_roster_entries_flat", "roster_entries", ["snapshot_id", "flat_hash"], unique=False
    )
    op.create_index(
        "ix_roster_entries_number", "roster_entries", ["snapshot_id", "number_hash"], unique=False
    )
    op.create_table(
        "address_failures",
        sa.Column("address_index", sa.LargeBinary(length=32), nullable=False),
        sa.Column("letter_id", ID, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["letter_id"], ["letters.id"], name=op.f("fk_address_failures_letter_id_letters")
        ),
        sa.PrimaryKeyConstraint("address_index", "letter_id", name=op.f("pk_address_failures")),
    )
    op.create_table(
        "identity_checks",
        sa.Column("id", ID, nullable=False),
        sa.Column("application_id", ID, nullable=False),
        sa.Column("letter_id", ID, nullable=False),
        sa.Column("version_after", ID, nullable=False),
        sa.Column("outcome", sa.String(length=10), nullable=False),
        sa.Column("reason", sa.String(length=40), nullable=False),
        sa.Column("concern", sa.Boolean(), nullable=False),
        sa.Column("clerk", ID, nullable=False),
        sa.Column("office", sa.String(length=80), nullable=False),
        sa.Column("desk", sa.String(length=80), nullable=False),
        sa.Column("started_at", MOMENT, nullable=False),
        sa.Column("ended_at", MOMENT, nullable=False),
        sa.Column("parts", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["application_id"],
            ["applications.id"],
            name=op.f("fk_identity_checks_application_id_applications"),
        ),
        sa.ForeignKeyConstraint(
            ["clerk"], ["staff.id"], name=op.f("fk_identity_checks_clerk_staff")
        ),
        sa.ForeignKeyConstraint(
            ["letter_id"], ["letters.id"], name=op.f("fk_identity_checks_letter_id_letters")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_identity_checks")),
        sa.UniqueConstraint(
            "application_id",
            "version_after",
            name=op.f("uq_identity_checks_application_id_version_after"),
        ),
    )
    op.create_table(
        "pins",
        sa.Column("id", ID, nullable=False),
        sa.Column("application_id", ID, nullable=False),
        sa.Column("live_for", ID, nullable=True),
        sa.Column("decision_id", ID, nullable=True),
        sa.Column("letter_id", ID, nullable=True),
        sa.Column("channel", sa.String(length=10), nullable=False),
        sa.Column("fingerprint", sa.LargeBinary(length=32), nullable=False),
        sa.Column("issued_at", MOMENT, nullable=False),
        sa.Column("valid_until", MOMENT, nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("tries", ID, nullable=False),
        sa.ForeignKeyConstraint(
            ["application_id"],
            ["applications.id"],
            name=op.f("fk_pins_application_id_applications"),
        ),
        sa.ForeignKeyConstraint(
            ["decision_id"], ["decisions.id"], name=op.f("fk_pins_decision_id_decisions")
        ),
        sa.ForeignKeyConstraint(
            ["letter_id"], ["letters.id"], name=op.f("fk_pins_letter_id_letters")
        ),
        sa.ForeignKeyConstraint(
            ["live_for"], ["applications.id"], name=op.f("fk_pins_live_for_applications")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pins")),
        sa.UniqueConstraint("decision_id", name=op.f("uq_pins_decision_id")),
        sa.UniqueConstraint("letter_id", name=op.f("uq_pins_letter_id")),
        sa.UniqueConstraint("live_for", name=op.f("uq_pins_live_for")),
    )
    op.create_index(op.f("ix_pins_application_id"), "pins", ["application_id"], unique=False)
    op.create_table(
        "messages",
        sa.Column("id", ID, nullable=False),
        sa.Column("reference", sa.String(length=36), nullable=False),
        sa.Column("application_id", ID, nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("language", sa.String(length=10), nullable=False),
        sa.Column("decision_id", ID, nullable=True),
        sa.Column("pin_id", ID, nullable=True),
        sa.Column("phone", sa.LargeBinary(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=True),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("due_at", MOMENT, nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("sent_at", MOMENT, nullable=True),
        sa.Column("attempts", ID, nullable=False),
        sa.Column("failures", ID, nullable=False),
        sa.Column("out_of_order", sa.Boolean(), nullable=False),
        sa.Column("result", sa.String(length=60), nullable=False),
        sa.ForeignKeyConstraint(
            ["application_id"],
            ["applications.id"],
            name=op.f("fk_messages_application_id_applications"),
        ),
        sa.ForeignKeyConstraint(
            ["decision_id"], ["decisions.id"], name=op.f("fk_messages_decision_id_decisions")
        ),
        sa.ForeignKeyConstraint(["pin_id"], ["pins.id"], name=op.f("fk_messages_pin_id_pins")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_messages")),
        sa.UniqueConstraint("pin_id", name=op.f("uq_messages_pin_id")),
        sa.UniqueConstraint("reference", name=op.f("uq_messages_reference")),
    )
    op.create_index(
        op.f("ix_messages_application_id"), "messages", ["application_id"], unique=False
    )
    op.create_index(op.f("ix_messages_decision_id"), "messages", ["decision_id"], unique=False)
    op.create_index("ix_messages_state", "messages", ["state", "due_at", "id"], unique=False)
    op.create_table(
        "pin_tries",
        sa.Column("id", ID, nullable=False),
        sa.Column("pin_id", ID, nullable=True),
        sa.Column("at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["pin_id"], ["pins.id"], name=op.f("fk_pin_tries_pin_id_pins")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pin_tries")),
    )
    op.create_index("ix_pin_tries_pin_id_at", "pin_tries", ["pin_id", "at"], unique=False)
    op.create_table(
        "message_attempts",
        sa.Column("id", ID, nullable=False),
        sa.Column("message_id", ID, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("ended_at", MOMENT, nullable=True),
        sa.Column("result", sa.String(length=60), nullable=False),
        sa.ForeignKeyConstraint(
            ["message_id"], ["messages.id"], name=op.f("fk_message_attempts_message_id_messages")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_message_attempts")),
    )
    op.create_index(
        op.f("ix_message_attempts_message_id"), "message_attempts", ["message_id"], unique=False
    )
