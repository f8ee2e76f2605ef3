"""Whoever has the database without the keys has no name, number, phone or address."""

from pathlib import Path

import pytest
from sqlalchemy import create_engine, inspect, text

from workstation.bootstrap import open_office
from workstation.domain.errors import KeysMissing
from workstation.gateway.keys import KEY_BYTES, KeyFile, office_key
from workstation.settings import Settings

PERSONAL = ("A123456", "CHAN", "Chan", "陳大文", "大文", "91234567", "Wah Kee", "my bill.jpg")


def everything_stored(url):
    """Return every value of every row, as bytes."""
    engine = create_engine(url)
    with engine.connect() as connection:
        for table in inspect(engine).get_table_names():
            for row in connection.execute(text(f"SELECT * FROM {table}")):
                for value in row:
                    yield value if isinstance(value, bytes) else str(value).encode()
    engine.dispose()


def test_no_personal_word_lies_in_the_database(office):
    application = office.registered(proofs={"my bill.jpg": b"CHAN Tai Man, Wah Kee House"})
    office.work()
    claim = office.office.queue.claim(application.id, by=office.actor("reviewer"))
    office.office.review.save_draft(application.id, "CHAN looks fine", by=office.actor("reviewer"))
    office.office.queue.release(claim)

    stored = b"\n".join(everything_stored(office.url))

    for word in PERSONAL:
        assert word.encode() not in stored


@pytest.mark.parametrize("databases", ["sqlite"], indirect=True)
def test_no_personal_word_lies_in_the_files_of_an_embedded_office(office):
    office.registered(proofs={"my bill.jpg": b"CHAN Tai Man, Wah Kee House"})
    office.work()

    folders = {office.folder, Path(office.url.removeprefix("sqlite:///")).parent}
    files = [file for folder in folders for file in folder.rglob("*") if file.is_file()]
    kept = [file for file in files if "bundles" not in file.parts]

    assert any(file.name.endswith(".pictures.sqlite") for file in kept)
    for file in kept:
        body = file.read_bytes()
        assert not [word for word in PERSONAL if word.encode() in body], file.name


def test_without_its_key_an_office_says_so_and_makes_no_other(office, tmp_path):
    office.registered()
    elsewhere = tmp_path / "elsewhere"
    settings = Settings(
        database=office.url, folder=elsewhere, intake=elsewhere / "intake", desk="thief"
    )

    with pytest.raises(KeysMissing):
        open_office(settings, use_keyring=False)

    assert not (elsewhere / "office.key").exists()


def test_another_key_does_not_open_the_office(office, tmp_path):
    office.registered()
    elsewhere = tmp_path / "elsewhere"
    KeyFile(elsewhere / "office.key").write(bytes(KEY_BYTES))
    settings = Settings(
        database=office.url, folder=elsewhere, intake=elsewhere / "intake", desk="thief"
    )

    with pytest.raises(KeysMissing):
        open_office(settings, use_keyring=False)


def test_the_key_file_is_its_owners_alone_and_made_once(tmp_path):
    file = KeyFile(tmp_path / "office" / "office.key")

    first = office_key(file, None, create=True)

    assert file.path.stat().st_mode & 0o777 == 0o600
    assert office_key(file, None, create=True) == first
    assert len(first) == KEY_BYTES


def test_a_damaged_key_file_is_an_error_and_is_left_alone(tmp_path):
    file = KeyFile(tmp_path / "office.key")
    file.path.write_text("not a key")

    with pytest.raises(KeysMissing):
        office_key(file, None, create=True)

    assert file.path.read_text() == "not a key"
