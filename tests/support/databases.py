"""Databases for tests: every test that asks for one runs on SQLite and on PostgreSQL.

``empty_database_url`` is blank. ``office_url`` has the office's tables; they are made once per run
and copied for each test. Both belong to the test alone and are gone after it.
"""

import os
import shutil
from collections.abc import Iterator
from functools import cached_property
from itertools import count
from pathlib import Path
from typing import Protocol

import pytest

from tests.support.postgres import PostgresNotRunning, PostgresServer, running_server

_CHOICE = "WORKSTATION_TEST_DATABASES"
_KINDS = ("sqlite", "postgresql")


class Databases(Protocol):
    """Where a test's databases come from."""

    def empty(self) -> str:
        """Make a database without tables and return its address."""

    def office(self) -> str:
        """Make a database with the office's tables and return its address."""

    def copy(self, url: str) -> str:
        """Make a database like the one at ``url``, which nobody has open; return its address."""

    def drop(self, url: str) -> None:
        """Remove the database at ``url``."""


class SqliteDatabases:
    """One file per database, all in one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._numbers = count()

    def empty(self) -> str:
        """See ``Databases``. SQLite makes the file when it is first written to."""
        return f"sqlite:///{self._new_file()}"

    def office(self) -> str:
        """See ``Databases``."""
        return self.copy(self._template)

    def copy(self, url: str) -> str:
        """See ``Databases``."""
        made = self.empty()
        for there, here in zip(_files(url), _files(made), strict=True):
            if there.exists():
                shutil.copyfile(there, here)
        return made

    def drop(self, url: str) -> None:
        """See ``Databases``."""
        for file in _files(url):
            file.unlink(missing_ok=True)

    def _new_file(self) -> Path:
        return self._folder / f"office{next(self._numbers)}.sqlite"

    @cached_property
    def _template(self) -> str:
        url = self.empty()
        _upgrade(url)
        return url


def _files(url: str) -> list[Path]:
    """Return what the office at ``url`` may have on disc: its database and its pictures."""
    file = Path(url.removeprefix("sqlite:///"))
    pictures = file.with_name(f"{file.stem}.pictures.sqlite")
    return [Path(f"{each}{end}") for each in (file, pictures) for end in ("", "-wal", "-shm")]


class PostgresDatabases:
    """One database per test in the private server."""

    def __init__(self, server: PostgresServer) -> None:
        self._server = server
        self._numbers = count()
        self._left: str | None = None

    def empty(self) -> str:
        """See ``Databases``."""
        return self._create(template="template0")

    def office(self) -> str:
        """See ``Databases``."""
        return self._create(template=self._template)

    def copy(self, url: str) -> str:
        """See ``Databases``."""
        return self._create(template=_name(url))

    def drop(self, url: str) -> None:
        """See ``Databases``. The last one waits for the next, or for the end of the server.

        A connection closed just now would hold its database, and the test, for 100 ms more.
        """
        if self._left is not None:
            self._server.drop(self._left)
        self._left = _name(url)

    def _create(self, *, template: str) -> str:
        name = f"office{next(self._numbers)}"
        self._server.create(name, template=template)
        return self._server.url(name)

    @cached_property
    def _template(self) -> str:
        name = "office_template"
        self._server.create(name)
        _upgrade(self._server.url(name))
        return name


def _name(url: str) -> str:
    return url.partition("@/")[2].partition("?")[0]


def _upgrade(url: str) -> None:
    # Imported here: a run of tests without an office need not load the migrations.
    from workstation.persistence.schema import upgrade  # noqa: PLC0415

    upgrade(url)


def chosen_kinds() -> list[str]:
    """Return the databases to test on: all, or what the developer chose in the environment."""
    chosen = os.environ.get(_CHOICE, ",".join(_KINDS)).split(",")
    unknown = set(chosen) - set(_KINDS)
    if unknown:
        raise pytest.UsageError(f"{_CHOICE} names {unknown}; it knows {', '.join(_KINDS)}.")
    return chosen


mostly_sqlite = pytest.mark.mostly_sqlite
"""For what is about rules, not about storing: on PostgreSQL it runs with the slow tests only."""
on_every_database = pytest.mark.mostly_sqlite(False)
"""For what is about storing in a file that is ``mostly_sqlite``."""


def pytest_itemcollected(item: pytest.Item) -> None:
    """Leave to the slow tests what need not run on PostgreSQL each time."""
    marker = item.get_closest_marker("mostly_sqlite")
    call = getattr(item, "callspec", None)
    if marker is None or marker.args == (False,) or call is None or "sqlite" not in chosen_kinds():
        return
    if call.params.get("databases") == "postgresql":
        item.add_marker(pytest.mark.slow)


def pytest_report_header() -> str:
    """Say which databases are tested, and that leaving one out was somebody's choice."""
    chosen = ", ".join(chosen_kinds())
    return f"databases: {chosen}" + (f" ({_CHOICE} is set)" if _CHOICE in os.environ else "")


@pytest.fixture(scope="session")
def sqlite_databases(tmp_path_factory: pytest.TempPathFactory) -> SqliteDatabases:
    """Return the maker of this run's SQLite files."""
    return SqliteDatabases(tmp_path_factory.mktemp("sqlite"))


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    """Run the private PostgreSQL server until the last test is through."""
    try:
        with running_server() as server:
            yield server
    except PostgresNotRunning as reason:
        pytest.fail(str(reason), pytrace=False)


@pytest.fixture(scope="session")
def postgresql_databases(postgres_server: PostgresServer) -> PostgresDatabases:
    """Return the maker of this run's PostgreSQL databases."""
    return PostgresDatabases(postgres_server)


@pytest.fixture(params=chosen_kinds())
def databases(request: pytest.FixtureRequest) -> Databases:
    """Run the test once per kind of database."""
    made: Databases = request.getfixturevalue(f"{request.param}_databases")
    return made


@pytest.fixture
def empty_database_url(databases: Databases) -> Iterator[str]:
    """Lend the test a database without any table."""
    url = databases.empty()
    yield url
    databases.drop(url)


@pytest.fixture
def office_url(databases: Databases) -> Iterator[str]:
    """Lend the test a database as the migrations leave it."""
    url = databases.office()
    yield url
    databases.drop(url)
