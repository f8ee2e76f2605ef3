"""Engines: SQLite for one machine, PostgreSQL for many workstations."""

import os
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Engine, ExceptionContext, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, IntegrityError, OperationalError

from workstation.domain.errors import DatabaseBusy, DatabaseUnreachable, NotAnAddress

BUSY_TIMEOUT_S = 30
_LARGEST_REST: Final = 16 * 1024 * 1024
"""Bytes a write-ahead log that grew behind a long reader is cut to once it is written back."""
_READ_ONLY = "read_only"


def is_embedded(url: str) -> bool:
    """Say whether ``url`` names a one-machine (SQLite) office."""
    return make_url(url).get_backend_name() == "sqlite"


def open_engine(url: str) -> Engine:
    """Return an engine for ``url``; nothing is connected yet.

    Parameters are hidden from error texts: they may be personal data.

    Raises:
        NotAnAddress: ``url`` is no address of a database that could hold an office.
    """
    try:
        engine = _sqlite(url) if is_embedded(url) else _postgresql(url)
    except (ArgumentError, ImportError, TypeError, ValueError) as error:
        raise NotAnAddress from error
    event.listen(engine, "handle_error", _in_our_words)
    return engine


def _postgresql(url: str) -> Engine:
    return create_engine(
        url,
        hide_parameters=True,
        pool_pre_ping=True,
        pool_size=5,
        max_overflow=5,
        connect_args={
            "connect_timeout": 10,
            # A pulled cable is noticed in half a minute, not after the system's two hours.
            "keepalives_idle": 15,
            "keepalives_interval": 5,
            "keepalives_count": 3,
            "tcp_user_timeout": 30_000,
            "options": "-c timezone=UTC -c idle_in_transaction_session_timeout=60000",
        },
    )


def reading(engine: Engine) -> Engine:
    """Return the same engine for transactions that only read: they never take the write lock."""
    return engine.execution_options(**{_READ_ONLY: True})


def _sqlite(url: str) -> Engine:
    address = make_url(url)
    if address.query:  # the picture store beside it would be another one
        raise NotAnAddress
    database = address.database
    if database:
        _make_private(Path(database))
    engine = create_engine(
        url,
        hide_parameters=True,
        pool_size=8,
        max_overflow=8,
        connect_args={"timeout": BUSY_TIMEOUT_S, "check_same_thread": False},
    )
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _make_private(file: Path) -> None:
    """Make a database that is not there yet its owner's alone; SQLite's side files follow it.

    One that is there is not opened here: closing it again would end this process's locks on it.
    """
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with suppress(OSError):  # SQLite says better why it cannot be opened
        os.close(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))


def _prepare_sqlite(connection: sqlite3.Connection, _record: Any) -> None:
    connection.isolation_level = None  # BEGIN is ours: see _begin_sqlite
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",  # NORMAL may lose the last commits when power fails
        "foreign_keys=ON",
        f"busy_timeout={BUSY_TIMEOUT_S * 1000}",
        "cache_size=-4096",  # KiB, for each connection: a desk has several; the system caches too
        "temp_store=MEMORY",
        f"journal_size_limit={_LARGEST_REST}",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    """Take the write lock at once: a deferred transaction that upgrades fails under load."""
    read_only = connection.get_execution_options().get(_READ_ONLY, False)
    connection.exec_driver_sql("BEGIN" if read_only else "BEGIN IMMEDIATE")


_SQLITE_BUSY: Final = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
_SQLITE_OUT_OF_ORDER: Final[Mapping[int, str]] = {
    sqlite3.SQLITE_FULL: "disk_full",
    sqlite3.SQLITE_IOERR: "disk_failed",
    sqlite3.SQLITE_READONLY: "read_only",
    sqlite3.SQLITE_PERM: "no_permission",
    sqlite3.SQLITE_CANTOPEN: "cannot_open",
    sqlite3.SQLITE_CORRUPT: "damaged",
    sqlite3.SQLITE_NOTADB: "not_a_database",
}
_POSTGRESQL_BUSY: Final = frozenset({"40001", "40P01", "55P03", "57014"})
"""A serialization failure, a deadlock, a lock that was not free, a statement that took too long."""
_POSTGRESQL_OUT_OF_ORDER: Final[Mapping[str, str]] = {
    "53100": "disk_full",
    "53200": "out_of_memory",
    "53300": "too_many_connections",
    "25006": "read_only",
}


def translated(error: DBAPIError) -> Exception:
    """Return what staff can act on for a failure of the database, or the error itself."""
    code = getattr(error.orig, "sqlite_errorcode", None)
    if code is not None:
        return _of_sqlite(code & 0xFF) or error  # the higher bytes say more than is needed
    state = str(getattr(error.orig, "sqlstate", ""))
    if state in _POSTGRESQL_BUSY:
        return DatabaseBusy()
    if state in _POSTGRESQL_OUT_OF_ORDER:
        return DatabaseUnreachable(reason=_POSTGRESQL_OUT_OF_ORDER[state])
    if error.connection_invalidated or _cannot_connect(error):
        return DatabaseUnreachable()
    return error


def _of_sqlite(code: int) -> Exception | None:
    if code in _SQLITE_BUSY:
        return DatabaseBusy()
    reason = _SQLITE_OUT_OF_ORDER.get(code)
    return None if reason is None else DatabaseUnreachable(reason=reason)


def _cannot_connect(error: DBAPIError) -> bool:
    if not isinstance(error, OperationalError) or isinstance(error.orig, sqlite3.Error):
        return False  # SQLite quotes in its words what it could not read
    reason = str(error.orig).lower()
    return any(words in reason for words in ("connection", "could not connect", "server closed"))


def _in_our_words(context: ExceptionContext) -> Exception | None:
    """Translate once, at the edge, wherever a statement or a connection is made."""
    error = context.sqlalchemy_exception
    if context.is_pre_ping or not isinstance(error, DBAPIError):
        return None
    told = translated(error)
    return None if told is error else told


def somebody_was_first(error: IntegrityError) -> bool:
    """Say whether a row was refused because somebody else wrote or removed one meanwhile."""
    code = getattr(error.orig, "sqlite_errorcode", None)
    if code is not None:
        return code in {
            sqlite3.SQLITE_CONSTRAINT_UNIQUE,
            sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY,
            sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY,
        }
    return getattr(error.orig, "sqlstate", None) in {"23505", "23503"}


Clock = Callable[[Connection], datetime]
"""Reads the time of a transaction; tests give their own."""
