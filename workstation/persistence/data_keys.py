"""The wrapped data keys in the database: read by everybody, made once."""

from collections.abc import Callable, Sequence

from sqlalchemy import Engine, insert, select, text

from workstation.persistence.engine import Clock
from workstation.persistence.rows import DataKeyRow

Wrapped = tuple[int, str, bytes]
"""Id, purpose, wrapped key."""


def wrapped_keys(engine: Engine) -> Sequence[Wrapped]:
    """Return the data keys, oldest first; none in an office that has sealed nothing yet."""
    with engine.connect() as connection:
        rows = connection.execute(
            select(DataKeyRow.id, DataKeyRow.purpose, DataKeyRow.wrapped).order_by(DataKeyRow.id)
        )
        return [(row[0], row[1], row[2]) for row in rows]


def add_missing_keys(
    engine: Engine, purposes: Sequence[str], make: Callable[[str], bytes], clock: Clock
) -> None:
    """Make the keys of purposes that have none; two that do it at once make one set."""
    with engine.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("LOCK TABLE data_keys IN EXCLUSIVE MODE"))
        there = set(connection.execute(select(DataKeyRow.purpose)).scalars())
        missing = [purpose for purpose in purposes if purpose not in there]
        if missing:
            at = clock(connection)
            connection.execute(
                insert(DataKeyRow),
                [
                    {"purpose": purpose, "wrapped": make(purpose), "created_at": at}
                    for purpose in missing
                ],
            )
