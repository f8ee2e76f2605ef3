"""What may tell of fraud: prints of pages, account numbers as keyed hashes, what is odd on a proof.

Uploads that were read before have none: nobody reads them again. Revision 0004.
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_BANDS = ("band_1", "band_2", "band_3", "band_4")


def upgrade() -> None:
    """Create the tables, empty."""
    op.add_column("proofs", sa.Column("signals", sa.LargeBinary(), nullable=True))
    op.create_table(
        "page_prints",
        sa.Column("id", ID, nullable=False),
        sa.Column("proof_id", ID, nullable=False),
        sa.Column("page", ID, nullable=False),
        sa.Column("bits", sa.LargeBinary(length=128), nullable=False),
        *(sa.Column(band, ID, nullable=False) for band in _BANDS),
        _to_proofs("page_prints"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_page_prints")),
    )
    for column in ("proof_id", *_BANDS):
        op.create_index(op.f(f"ix_page_prints_{column}"), "page_prints", [column])
    op.create_table(
        "account_uses",
        sa.Column("proof_id", ID, nullable=False),
        sa.Column("number_hash", sa.LargeBinary(length=16), nullable=False),
        _to_proofs("account_uses"),
        sa.PrimaryKeyConstraint("proof_id", "number_hash", name=op.f("pk_account_uses")),
    )
    op.create_index(op.f("ix_account_uses_number_hash"), "account_uses", ["number_hash"])


def _to_proofs(table: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_proof_id_proofs")
    return sa.ForeignKeyConstraint(["proof_id"], ["proofs.id"], name=name)
