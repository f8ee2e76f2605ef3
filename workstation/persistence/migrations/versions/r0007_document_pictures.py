"""Pictures of the identity documents that were shown at the counter.

Checks that were recorded before have none. Revision 0007.
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add where the picture lies, and its key; both empty."""
    op.add_column("identity_checks", sa.Column("picture", sa.LargeBinary(32), nullable=True))
    op.add_column("identity_checks", sa.Column("picture_key", sa.LargeBinary(), nullable=True))
