"""Straight to the driver, inside the transaction: for very many rows, and for very many questions.

Adding is COPY on PostgreSQL and one prepared INSERT on SQLite. Asking skips the making of
SQLAlchemy's results, and ``asking`` that of its transactions too: either costs more than all the
rest of a look-up by key.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy import Connection, Dialect, Engine, Table
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as NoConnectionFree

from workstation.domain.errors import DatabaseBusy, DatabaseUnreachable
from workstation.persistence.engine import translated

AT_ONCE: Final = 500
"""So many rows a statement should ask for: SQLite before 3.32 takes 999 parameters."""
Rows = list[tuple[Any, ...]]
Ask = Callable[[str, Sequence[Any]], Rows]
"""Returns the rows of a statement; a parameter is ``?`` in it on either database.

Raises DatabaseBusy and DatabaseUnreachable, as every statement does.
"""


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


def ask_of(connection: Connection) -> Ask:
    """Return what asks inside a transaction of SQLAlchemy's."""
    return _ask_of(connection.connection.dbapi_connection, connection.dialect)


@contextmanager
def asking(engine: Engine) -> Iterator[Ask]:
    """Lend a transaction that only asks: it never takes the write lock."""
    dialect = engine.dialect
    try:
        connection = engine.raw_connection()
    except dialect.loaded_dbapi.Error as error:
        raise _told(error, dialect) from error
    except NoConnectionFree as error:
        raise DatabaseBusy from error
    try:
        ask = _ask_of(connection.dbapi_connection, dialect)
        if dialect.name == "sqlite":
            ask("BEGIN", ())  # the other driver begins by itself
        yield ask
    except DatabaseUnreachable:
        connection.invalidate()  # there is nothing to roll back on
        raise
    finally:
        connection.close()  # the pool rolls back


def database_now(connection: Connection) -> datetime:
    """Return the database's time, aware, in UTC: leases and limits never trust a desk's clock."""
    ask = ask_of(connection)
    if connection.dialect.name == "sqlite":
        [(seconds,)] = ask("SELECT (julianday('now') - 2440587.5) * 86400.0", ())
        return datetime.fromtimestamp(float(seconds), UTC)
    [(now,)] = ask("SELECT clock_timestamp()", ())
    moment: datetime = now
    return moment.astimezone(UTC)


def _ask_of(connection: Any, dialect: Dialect) -> Ask:
    """Return what asks on a connection of either driver; both have this ``execute``."""
    own_marks = dialect.name == "sqlite"

    def ask(statement: str, parameters: Sequence[Any]) -> Rows:
        text = statement if own_marks else statement.replace("?", "%s")
        try:
            rows: Rows = connection.execute(text, parameters).fetchall()
        except dialect.loaded_dbapi.Error as error:
            raise _told(error, dialect) from error
        return rows

    return ask


def _told(error: Exception, dialect: Dialect) -> BaseException:
    """Return what staff can act on for a failure of the driver, or the failure itself."""
    known = DBAPIError.instance(
        None, None, error, dialect.loaded_dbapi.Error, hide_parameters=True, dialect=dialect
    )
    return translated(known) if isinstance(known, DBAPIError) else known


def _copy(connection: Connection, statement: str, rows: Iterable[Sequence[Any]]) -> None:
    cursor = connection.connection.cursor()
    try:
        with cursor.copy(statement) as copying:
            for row in rows:
                copying.write_row(row)
    finally:
        cursor.close()
