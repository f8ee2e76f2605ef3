"""The databases tests are given, and the server behind half of them."""

import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest
import sqlalchemy as sa

from tests.support.databases import Databases, chosen_kinds
from tests.support.postgres import PostgresNotRunning, newest_programs

_CHECKOUT = Path(__file__).resolve().parents[2]
_TESTS_WITH_A_SERVER = """
import sys
from tests.support.postgres import running_server
with running_server() as server:
    print(server.url("office"), flush=True)
    sys.stdin.read()
"""


def _tables(url: str) -> list[str]:
    engine = sa.create_engine(url)
    tables = sa.inspect(engine).get_table_names()
    engine.dispose()
    return tables


def _make_table(url: str) -> None:
    engine = sa.create_engine(url)
    with engine.begin() as connection:
        connection.execute(sa.text("CREATE TABLE desk (id INTEGER)"))
    engine.dispose()


def test_an_empty_database_has_no_tables(empty_database_url: str) -> None:
    assert _tables(empty_database_url) == []


def test_one_tests_tables_are_not_in_the_next_ones_database(databases: Databases) -> None:
    first, second = databases.empty(), databases.empty()

    _make_table(first)

    assert _tables(first) == ["desk"]
    assert _tables(second) == []
    databases.drop(first)
    databases.drop(second)


def test_a_dropped_database_leaves_nothing_behind(databases: Databases) -> None:
    url, next_url = databases.empty(), databases.empty()
    _make_table(url)

    databases.drop(url)
    databases.drop(next_url)

    if url.startswith("sqlite"):
        assert not Path(url.removeprefix("sqlite:///")).exists()
    else:
        with pytest.raises(sa.exc.OperationalError, match="does not exist"):
            _tables(url)


def test_missing_server_programs_are_named_with_the_way_out(tmp_path: Path) -> None:
    with pytest.raises(PostgresNotRunning, match=r"start test.*WORKSTATION_TEST_DATABASES"):
        newest_programs(tmp_path)


def test_the_newest_server_is_taken(tmp_path: Path) -> None:
    for version in ("9.6", "15", "17"):
        programs = tmp_path / version / "bin"
        programs.mkdir(parents=True)
        (programs / "initdb").touch()

    assert newest_programs(tmp_path) == tmp_path / "17" / "bin"


@pytest.mark.skipif("postgresql" not in chosen_kinds(), reason="PostgreSQL is left out on purpose")
def test_the_server_and_its_folder_go_when_the_tests_are_killed() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", _TESTS_WITH_A_SERVER],
        cwd=_CHECKOUT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as tests:
        assert tests.stdout is not None
        folder = Path(tests.stdout.readline().partition("host=")[2].strip())
        assert (folder / "data" / "postmaster.pid").exists()
        server = psutil.Process(
            int((folder / "data" / "postmaster.pid").read_text().partition("\n")[0])
        )

        tests.kill()

        server.wait(timeout=30)
        _wait_until_gone(folder)


def _wait_until_gone(folder: Path) -> None:
    for _ in range(300):
        if not folder.exists():
            return
        time.sleep(0.1)
    pytest.fail(f"{folder} is still there")


def test_an_office_has_its_tables_and_is_a_copy_of_its_own(databases: Databases) -> None:
    first, second = databases.office(), databases.office()

    _make_table(first)

    assert "alembic_version" in _tables(first)
    assert set(_tables(first)) - set(_tables(second)) == {"desk"}
    databases.drop(first)
    databases.drop(second)


def test_an_office_is_lent_to_one_test(office_url: str) -> None:
    assert "alembic_version" in _tables(office_url)
