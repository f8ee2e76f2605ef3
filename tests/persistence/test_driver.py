"""Straight to the driver: what only asks waits for nobody; its failures are told like others."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from tests.support.databases import Databases
from workstation.domain.errors import DatabaseUnreachable
from workstation.persistence.driver import asking, database_now
from workstation.persistence.engine import open_engine

_COUNT = "SELECT count(*) FROM roster_lookups WHERE count > ?"


def test_what_only_asks_goes_through_while_somebody_writes(office_url: str) -> None:
    engine = open_engine(office_url)
    with engine.begin() as writing:
        writing.execute(text("DELETE FROM roster_lookups"))

        with asking(engine) as ask:
            assert ask(_COUNT, (0,)) == [(0,)]
    engine.dispose()


def test_a_damaged_file_is_told_in_our_words(tmp_path: Path) -> None:
    (tmp_path / "office.sqlite").write_bytes(b"no database" * 1000)
    engine = open_engine(f"sqlite:///{tmp_path}/office.sqlite")

    with pytest.raises(DatabaseUnreachable), asking(engine):
        pass
    engine.dispose()


def test_a_lost_connection_is_told_in_our_words_and_not_lent_again(
    postgresql_databases: Databases,
) -> None:
    url = postgresql_databases.office()
    engine = open_engine(url)
    with pytest.raises(DatabaseUnreachable), asking(engine) as ask:
        ask("SELECT pg_terminate_backend(pg_backend_pid()) WHERE 1 > ?", (0,))

    with asking(engine) as ask:
        assert ask(_COUNT, (0,)) == [(0,)]
    engine.dispose()
    postgresql_databases.drop(url)


def test_the_databases_time_is_the_time(office_url: str) -> None:
    engine = open_engine(office_url)
    with engine.connect() as connection:
        now = database_now(connection)
    engine.dispose()

    assert now.tzinfo is UTC
    assert abs(now - datetime.now(UTC)) < timedelta(minutes=1)
