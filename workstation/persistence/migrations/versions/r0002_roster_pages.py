"""The roster lies in sealed pages with an index of its own.

A roster that is there stays readable as it is until the next load replaces it: sealing it anew
would need the office's keys, which no migration has.

Revision 0002.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Add the pages and their index, and what a snapshot's keys are derived from."""
    op.add_column("roster_snapshots", sa.Column("key_id", ID, nullable=True))
    op.add_column("roster_snapshots", sa.Column("salt", sa.LargeBinary(length=32), nullable=True))
    for table, body in (("roster_pages", "sealed"), ("roster_buckets", "records")):
        op.create_table(
            table,
            sa.Column("snapshot_id", ID, nullable=False),
            sa.Column("number", ID, nullable=False),
            sa.Column(body, sa.LargeBinary(), nullable=False),
            sa.ForeignKeyConstraint(
                ["snapshot_id"],
                ["roster_snapshots.id"],
                name=op.f(f"fk_{table}_snapshot_id_roster_snapshots"),
            ),
            sa.PrimaryKeyConstraint("snapshot_id", "number", name=op.f(f"pk_{table}")),
        )
