"""What verified addresses stand on, and how often each person asks the roster.

Revision 0003.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_BEFORE_RELEASE = (
    "'letter_due', 'letter_posted', 'letter_returned', "
    "'identity_referred', 'identity_verified', 'pin_due'"
)
_STANDING = f"""
    INSERT INTO roster_grounds (application_id, decision_id, snapshot_id)
    SELECT application_id, id, roster_snapshot_id FROM decisions
    WHERE id IN (
        SELECT max(decisions.id) FROM decisions
        JOIN applications ON applications.id = decisions.application_id
        WHERE decisions.move IN ('confirm_on_roster', 'accept_roster')
          AND decisions.taken_back_at IS NULL
          AND applications.route = 'public_housing'
          AND applications.stage IN ({_BEFORE_RELEASE})
        GROUP BY decisions.application_id
    )
"""  # noqa: S608 - constants only


def upgrade() -> None:
    """Create the tables; addresses verified before go on standing on their snapshot."""
    op.add_column("roster_snapshots", sa.Column("unknown_flats", ID, nullable=True))
    op.create_table(
        "roster_grounds",
        sa.Column("application_id", ID, nullable=False),
        sa.Column("decision_id", ID, nullable=False),
        sa.Column("snapshot_id", ID, nullable=True),
        sa.Column("finding", sa.LargeBinary(), nullable=True),
        sa.Column("changed_snapshot_id", ID, nullable=True),
        sa.Column("changed_finding", sa.LargeBinary(), nullable=True),
        _to("application_id", "applications"),
        _to("decision_id", "decisions"),
        _to("snapshot_id", "roster_snapshots"),
        _to("changed_snapshot_id", "roster_snapshots"),
        sa.PrimaryKeyConstraint("application_id", name=op.f("pk_roster_grounds")),
    )
    op.create_index(
        "ix_roster_grounds_changed",
        "roster_grounds",
        ["changed_snapshot_id"],
        sqlite_where=sa.text("changed_snapshot_id IS NOT NULL"),
        postgresql_where=sa.text("changed_snapshot_id IS NOT NULL"),
    )
    op.create_table(
        "roster_lookups",
        sa.Column("staff_id", ID, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("count", ID, nullable=False),
        sa.ForeignKeyConstraint(
            ["staff_id"], ["staff.id"], name=op.f("fk_roster_lookups_staff_id_staff")
        ),
        sa.PrimaryKeyConstraint("staff_id", "day", name=op.f("pk_roster_lookups")),
    )
    op.execute(_STANDING)


def _to(column: str, table: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_roster_grounds_{column}_{table}")
    return sa.ForeignKeyConstraint([column], [f"{table}.id"], name=name)
