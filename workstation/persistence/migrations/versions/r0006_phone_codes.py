"""Codes that prove a new telephone at the counter.

Revision 0006.
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "phone_codes",
        sa.Column("id", ID, nullable=False),
        sa.Column("application_id", ID, nullable=False),
        sa.Column("live_for", ID, nullable=True),
        sa.Column("fingerprint", sa.LargeBinary(32), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("valid_until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("tries", ID, nullable=False),
        _to("application_id", "applications"),
        _to("live_for", "applications"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_phone_codes")),
        sa.UniqueConstraint("live_for", name=op.f("uq_phone_codes_live_for")),
    )
    op.create_index(
        op.f("ix_phone_codes_application_id"), "phone_codes", ["application_id"], unique=False
    )


def _to(column: str, table: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_phone_codes_{column}_{table}")
    return sa.ForeignKeyConstraint([column], [f"{table}.id"], name=name)
