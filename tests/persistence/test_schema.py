"""The migrations make what the rows describe, and an office of an older program opens."""

import shutil
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text

from tests.support.contents import raw
from tests.support.databases import Databases
from tests.support.doubles import ScriptedReader
from tests.support.offices import AT_DOOR, open_test_office
from tests.support.registrations import registration, write_bundle
from workstation.bootstrap import open_office
from workstation.domain.errors import OfficeNotReady
from workstation.persistence import schema
from workstation.persistence.base import Base
from workstation.persistence.engine import is_embedded, open_engine
from workstation.persistence.rows import ApplicationRow, PictureRow
from workstation.settings import Settings

_OWN_TABLES = {"pictures", "alembic_version"}


def scripts() -> ScriptDirectory:
    config = Config()
    config.set_main_option("script_location", str(schema._MIGRATIONS))
    return ScriptDirectory.from_config(config)


def settings_for(url: str, folder: Path) -> Settings:
    return Settings(database=url, folder=folder, intake=folder / "intake", desk="test")


def test_the_newest_revision_is_the_one_the_program_asks_for() -> None:
    revisions = [script.revision for script in scripts().walk_revisions()]

    assert scripts().get_heads() == [schema.HEAD]
    assert set(revisions) == schema._KNOWN


def test_the_tables_are_what_the_rows_describe(office_url: str) -> None:
    assert ApplicationRow.metadata is Base.metadata
    with raw(office_url) as engine, engine.connect() as connection:
        context = MigrationContext.configure(
            connection,
            opts={
                "compare_type": True,
                "compare_server_default": True,
                "include_object": lambda thing, name, kind, *_: (
                    not (kind == "table" and name in _OWN_TABLES)
                ),
            },
        )

        assert compare_metadata(context, Base.metadata) == []


def test_unique_rows_and_foreign_keys_are_held_by_the_database(office_url: str) -> None:
    with raw(office_url) as engine:
        found = inspect(engine)
        for table in Base.metadata.sorted_tables:
            if table.name in _OWN_TABLES:
                continue
            wanted = {
                tuple(column.name for column in constraint.columns)
                for constraint in table.constraints
                if type(constraint).__name__ == "UniqueConstraint"
            }
            there = {tuple(one["column_names"]) for one in found.get_unique_constraints(table.name)}
            assert wanted == there, table.name
            assert len(found.get_foreign_keys(table.name)) == len(table.foreign_key_constraints)


def test_the_picture_store_makes_its_own_table(office_url: str, tmp_path: Path) -> None:
    office = open_test_office(office_url, tmp_path / "office")
    office.office.close()
    with raw(office.office.settings.pictures) as engine:
        columns = {column["name"] for column in inspect(engine).get_columns("pictures")}

    assert columns == {column.name for column in PictureRow.__table__.columns}


def test_upgrading_again_changes_nothing(office_url: str) -> None:
    schema.upgrade(office_url)

    with raw(office_url) as engine:
        assert schema.revision(engine) == schema.HEAD


@pytest.mark.parametrize("written", sorted(schema._KNOWN))
def test_an_office_of_every_revision_opens_with_all_it_has(
    empty_database_url: str, tmp_path: Path, written: str
) -> None:
    """Written by the revision, then opened by this program: nothing is lost."""
    upgrade_to(empty_database_url, written)
    folder = tmp_path / "office"
    if written == schema.HEAD:
        first = open_office(
            settings_for(empty_database_url, folder), reader=ScriptedReader(), use_keyring=False
        )
        taken = first.intake.take_one(
            write_bundle(tmp_path / "bundle", registration(1)), by=AT_DOOR
        )
        first.close()
        if is_embedded(empty_database_url):
            _move_elsewhere_and_back(empty_database_url, tmp_path)

    schema.upgrade(empty_database_url)
    office = open_office(
        settings_for(empty_database_url, folder), reader=ScriptedReader(), use_keyring=False
    )

    if written == schema.HEAD:
        application = office.queue.find(taken.reference)
        with office.letters.begin() as uow:
            assert uow.applicants.get(application.id).name.english
            [proof] = uow.proofs.of(application.id)
            assert uow.proofs.body(proof.id) == b"a bill"
    assert office.audit.verify().intact
    office.close()


def upgrade_to(url: str, revision: str) -> None:
    from alembic import command  # noqa: PLC0415 - as the program does

    config = Config()
    config.set_main_option("script_location", str(schema._MIGRATIONS))
    engine = open_engine(url)
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
    engine.dispose()


def _move_elsewhere_and_back(url: str, folder: Path) -> None:
    """Copy the file as a backup would: what matters lies in it, not beside it."""
    file = Path(url.removeprefix("sqlite:///"))
    shutil.copy(file, folder / "backup.sqlite")
    for suffix in ("", "-wal", "-shm"):
        Path(f"{file}{suffix}").unlink(missing_ok=True)
    shutil.copy(folder / "backup.sqlite", file)


def test_an_office_of_a_newer_program_is_refused_and_left_alone(
    office_url: str, tmp_path: Path
) -> None:
    with raw(office_url) as engine, engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))

    for attempt in (
        lambda: open_office(settings_for(office_url, tmp_path / "office"), use_keyring=False),
        lambda: schema.upgrade(office_url),
    ):
        with pytest.raises(OfficeNotReady) as refused:
            attempt()
        assert refused.value.facts == {"found": "9999", "needed": schema.HEAD}


@pytest.mark.parametrize("databases", ["postgresql"], indirect=True)
def test_a_server_without_an_office_is_not_changed_by_opening_it(
    databases: Databases, empty_database_url: str, tmp_path: Path
) -> None:
    with pytest.raises(OfficeNotReady):
        open_office(settings_for(empty_database_url, tmp_path / "office"), use_keyring=False)

    with raw(empty_database_url) as engine:
        assert inspect(engine).get_table_names() == []
