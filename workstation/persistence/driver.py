"""Straight to the driver, inside the transaction: for very many rows, and for very many questions.

Adding is COPY on PostgreSQL and one prepared INSERT on SQLite. Asking skips the making of
SQLAlchemy's results, which costs more than all the rest of a look-up by key.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.exc import DBAPIError

from workstation.persistence.engine import translated


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


def ask_rows(
    connection: Connection, statement: str, parameters: Sequence[Any] = ()
) -> list[tuple[Any, ...]]:
    """Return the rows of a statement; a parameter is ``?`` in it on either database.

    Raises:
        DatabaseBusy, DatabaseUnreachable: as every statement does.
    """
    dialect = connection.dialect
    text = statement if dialect.name == "sqlite" else statement.replace("?", "%s")
    cursor = connection.connection.cursor()
    try:
        cursor.execute(text, parameters)
        return [tuple(row) for row in cursor.fetchall()]
    except dialect.loaded_dbapi.Error as error:
        raise translated(DBAPIError(None, None, error, hide_parameters=True)) from error
    finally:
        cursor.close()


def _copy(connection: Connection, statement: str, rows: Iterable[Sequence[Any]]) -> None:
    cursor = connection.connection.cursor()
    try:
        with cursor.copy(statement) as copying:
            for row in rows:
                copying.write_row(row)
    finally:
        cursor.close()
