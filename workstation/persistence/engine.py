"""Engines: SQLite for one machine, PostgreSQL for many workstations."""

import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError, OperationalError

from workstation.domain.errors import DatabaseBusy, DatabaseUnreachable

BUSY_TIMEOUT_S = 30
_READ_ONLY = "read_only"


def is_embedded(url: str) -> bool:
    """Say whether ``url`` names a one-machine (SQLite) office."""
    return make_url(url).get_backend_name() == "sqlite"


def open_engine(url: str) -> Engine:
    """Return an engine for ``url``; nothing is connected yet.

    Parameters are hidden from error texts: they may be personal data.
    """
    if is_embedded(url):
        return _sqlite(url)
    return create_engine(
        url,
        hide_parameters=True,
        pool_pre_ping=True,
        pool_size=5,
        max_overflow=5,
        connect_args={
            "connect_timeout": 10,
            "options": "-c timezone=UTC -c idle_in_transaction_session_timeout=60000",
        },
    )


def reading(engine: Engine) -> Engine:
    """Return the same engine for transactions that only read: they never take the write lock."""
    return engine.execution_options(**{_READ_ONLY: True})


def _sqlite(url: str) -> Engine:
    database = make_url(url).database
    if database:
        Path(database).parent.mkdir(parents=True, exist_ok=True)
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


def _prepare_sqlite(connection: sqlite3.Connection, _record: Any) -> None:
    connection.isolation_level = None  # BEGIN is ours: see _begin_sqlite
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",  # NORMAL may lose the last commits when power fails
        "foreign_keys=ON",
        f"busy_timeout={BUSY_TIMEOUT_S * 1000}",
        "cache_size=-16384",
        "temp_store=MEMORY",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    """Take the write lock at once: a deferred transaction that upgrades fails under load."""
    read_only = connection.get_execution_options().get(_READ_ONLY, False)
    connection.exec_driver_sql("BEGIN" if read_only else "BEGIN IMMEDIATE")


def database_now(connection: Connection) -> datetime:
    """Return the database's time, aware, in UTC: leases and limits never trust a desk's clock."""
    if connection.dialect.name == "sqlite":
        seconds = connection.exec_driver_sql(
            "SELECT (julianday('now') - 2440587.5) * 86400.0"
        ).scalar_one()
        return datetime.fromtimestamp(float(seconds), UTC)
    now: datetime = connection.execute(text("SELECT clock_timestamp()")).scalar_one()
    return now.astimezone(UTC)


def translated(error: DBAPIError) -> Exception:
    """Return what staff can act on for a failure of the database, or the error itself."""
    if isinstance(error.orig, sqlite3.OperationalError) and "locked" in str(error.orig):
        return DatabaseBusy()
    if error.connection_invalidated or _cannot_connect(error):
        return DatabaseUnreachable()
    return error


def _cannot_connect(error: DBAPIError) -> bool:
    if not isinstance(error, OperationalError):
        return False
    reason = str(error.orig).lower()
    return any(
        words in reason
        for words in ("connection", "could not connect", "server closed", "unable to open")
    )


Clock = Callable[[Connection], datetime]
"""Reads the time of a transaction; tests give their own."""
