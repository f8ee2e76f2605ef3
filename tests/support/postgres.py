"""A private PostgreSQL server for one run of the tests, on a socket that only this user reaches."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from psycopg import sql

from tests.support import postgres_keeper

_INSTALLED = Path("/usr/lib/postgresql")
_MISSING = (
    "PostgreSQL's server programs are not installed (no /usr/lib/postgresql/*/bin/initdb). "
    "`./start test` installs them. To leave PostgreSQL out on purpose, set "
    "WORKSTATION_TEST_DATABASES=sqlite."
)


class PostgresNotRunning(Exception):
    """The tests need a PostgreSQL server and there is none; the text says what to do."""


class PostgresServer:
    """A running server in which databases are made and dropped."""

    def __init__(self, socket_folder: Path) -> None:
        self._socket_folder = socket_folder

    def url(self, database: str) -> str:
        """Return the address of ``database`` as SQLAlchemy spells it."""
        return f"postgresql+psycopg://office@/{database}?host={self._socket_folder}"

    def create(self, database: str, *, template: str = "template0") -> None:
        """Make ``database`` as a copy of ``template``, to which nobody may be connected."""
        self._execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY FILE_COPY").format(
                sql.Identifier(database), sql.Identifier(template)
            )
        )

    def drop(self, database: str) -> None:
        """Remove ``database``, cutting off whoever is still connected."""
        self._execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(database)))

    def _execute(self, statement: sql.Composed) -> None:
        address = f"host={self._socket_folder} user=office dbname=postgres"
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute(statement)


@contextmanager
def running_server() -> Iterator[PostgresServer]:
    """Run a server while the block does; it also ends when this process is killed.

    Raises:
        PostgresNotRunning: the programs are missing, or the server did not start.
    """
    keeper = subprocess.Popen(
        [sys.executable, postgres_keeper.__file__, newest_programs(_INSTALLED)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,  # Ctrl-C is for the tests; the server goes when they are through
    )
    with keeper:
        assert keeper.stdout is not None
        folder = keeper.stdout.readline().strip()
        if not folder:
            raise PostgresNotRunning(keeper.communicate()[1])
        yield PostgresServer(Path(folder))


def newest_programs(installed: Path) -> Path:
    """Return the folder with the programs of the newest PostgreSQL under ``installed``.

    Raises:
        PostgresNotRunning: there is none.
    """
    found = [path.parent for path in installed.glob("*/bin/initdb")]
    if not found:
        raise PostgresNotRunning(_MISSING)
    return max(found, key=lambda path: [int(part) for part in path.parent.name.split(".")])
