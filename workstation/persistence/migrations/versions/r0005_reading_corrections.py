"""What people read on a proof where the engine read something else.

Revision 0005.
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Create the table; readings stay as they are."""
    op.create_table(
        "reading_corrections",
        sa.Column("id", ID, nullable=False),
        sa.Column("proof_id", ID, nullable=False),
        sa.Column("number", ID, nullable=False),
        sa.Column("field", sa.String(20), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=True),
        sa.Column("by", ID, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        _to("proof_id", "proofs"),
        _to("by", "staff"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reading_corrections")),
        sa.UniqueConstraint(
            "proof_id", "number", name=op.f("uq_reading_corrections_proof_id_number")
        ),
    )


def _to(column: str, table: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_reading_corrections_{column}_{table}")
    return sa.ForeignKeyConstraint([column], [f"{table}.id"], name=name)
