"""Adding many rows at once: COPY on PostgreSQL, one prepared INSERT on SQLite."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Table


def add_rows(connection: Connection, table: Table, rows: Sequence[Sequence[Any]]) -> None:
    """Add rows, each with a value for every column of the table, in the transaction."""
    names = [column.name for column in table.columns]
    columns = ", ".join(names)
    if connection.dialect.name == "postgresql":
        _copy(connection, f"COPY {table.name} ({columns}) FROM STDIN", rows)
    elif rows:
        marks = ", ".join("?" * len(names))
        statement = f"INSERT INTO {table.name} ({columns}) VALUES ({marks})"  # noqa: S608 - names of ours
        connection.exec_driver_sql(statement, [tuple(row) for row in rows])


def _copy(connection: Connection, statement: str, rows: Iterable[Sequence[Any]]) -> None:
    cursor = connection.connection.cursor()
    try:
        with cursor.copy(statement) as copying:
            for row in rows:
                copying.write_row(row)
    finally:
        cursor.close()
