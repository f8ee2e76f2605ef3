"""Alembic runs this: it migrates over the connection that ``schema.upgrade`` hands it."""

from alembic import context

from workstation.persistence.base import Base
from workstation.persistence.rows import ApplicationRow

assert ApplicationRow.metadata is Base.metadata  # noqa: S101 - the rows are registered

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=Base.metadata,
    render_as_batch=True,
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
