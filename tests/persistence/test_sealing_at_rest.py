"""Whoever has the database without the keys has no name, number, phone or address."""

import errno
import os
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Barrier, BrokenBarrierError

import keyring
import pytest
from sqlalchemy import create_engine, inspect, text

from tests.support.at_once import at_once
from workstation.bootstrap import open_office
from workstation.domain.applications import Move
from workstation.domain.errors import KeysMissing
from workstation.gateway.keys import KEY_BYTES, KeyFile, SystemKeyring, office_key
from workstation.services.review import Judgement
from workstation.settings import Settings, embedded_url

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


@contextmanager
def forging(office):
    """The office's database as somebody with all rights and no keys has it."""
    engine = create_engine(office.url)
    try:
        with engine.begin() as connection:
            yield lambda statement, **values: connection.execute(text(statement), values)
    finally:
        engine.dispose()


def with_a_pin(office, **declared):
    """Return an application whose PIN went out, and the PIN."""
    application, by = office.registered(**declared), office.actor("reviewer")
    claim = office.office.queue.claim(application.id, by=by)
    judgement = Judgement(move=Move.ACCEPT_PROOF, reason="read_by_eye", revision=1)
    office.office.review.decide(application.id, judgement, claim=claim, by=by)
    office.later(seconds=9)
    return application, office.transport.last_pin()


def test_nobody_is_activated_with_somebody_elses_pin(office):
    victim, _ = with_a_pin(office)
    thief, pin = with_a_pin(office, number="G123456(A)", phone="+85298765432")

    with forging(office) as forge:
        forge(
            "UPDATE pins SET fingerprint = (SELECT p.fingerprint FROM pins p "
            "WHERE p.application_id = :thief) WHERE application_id = :victim",
            thief=thief.id,
            victim=victim.id,
        )

    assert office.office.release.answer(victim.reference, pin) == "refused"
    assert office.office.release.answer(thief.reference, pin) == "activated"


def test_a_pin_that_was_handed_to_another_application_opens_nothing(office):
    victim, _ = with_a_pin(office)
    thief, pin = with_a_pin(office, number="G123456(A)", phone="+85298765432")

    with forging(office) as forge:
        forge("UPDATE pins SET live_for = NULL WHERE live_for = :victim", victim=victim.id)
        forge(
            "UPDATE pins SET application_id = :victim, live_for = :victim "
            "WHERE application_id = :thief",
            thief=thief.id,
            victim=victim.id,
        )

    assert office.office.release.answer(victim.reference, pin) == "refused"


def proofs_of(office, application):
    with office.office.review.begin() as uow:
        return [proof.id for proof in uow.proofs.of(application.id)]


def test_an_upload_that_was_copied_into_another_row_does_not_open(office):
    own = office.registered(proofs={"mine.jpg": b"the bill of one"})
    other = office.registered(number="G123456(A)", proofs={"theirs.jpg": b"the bill of another"})
    [mine], [theirs] = proofs_of(office, own), proofs_of(office, other)
    columns = ("file_name", "sha256", "size", "picture", "picture_key")

    with forging(office) as forge:
        for column in columns:
            forge(
                f"UPDATE proofs SET {column} = (SELECT p.{column} FROM proofs p "
                "WHERE p.id = :theirs) WHERE id = :mine",
                mine=mine,
                theirs=theirs,
            )

    with office.office.review.begin() as uow:
        assert uow.proofs.body(theirs) == b"the bill of another"
        with pytest.raises(KeysMissing):
            uow.proofs.body(mine)
        with pytest.raises(KeysMissing):
            uow.proofs.get(mine)


def test_an_upload_whose_digest_was_changed_does_not_open(office):
    application = office.registered(proofs={"bill.jpg": b"the bill"})
    [proof] = proofs_of(office, application)

    with forging(office) as forge:
        forge("UPDATE proofs SET sha256 = :digest", digest=bytes(32))

    with office.office.review.begin() as uow, pytest.raises(KeysMissing):
        uow.proofs.body(proof)


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


@pytest.mark.parametrize("umask", [0o022, 0o000])
def test_what_an_embedded_office_makes_is_its_owners_alone(tmp_path, umask):
    folder = tmp_path / "new" / "office"
    settings = Settings(
        database=embedded_url(folder / "office.sqlite"),
        folder=folder,
        intake=folder / "intake",
        desk="test",
    )
    before = os.umask(umask)
    try:
        opened = open_office(settings, use_keyring=False)
        opened.audit.seal()
        made = {file.name: oct(file.stat().st_mode & 0o777) for file in folder.iterdir()}
        opened.close()
    finally:
        os.umask(before)

    assert oct(folder.stat().st_mode & 0o777) == "0o700"
    assert {"office.sqlite", "office.pictures.sqlite", "office.key"} <= made.keys()
    assert set(made.values()) == {"0o600"}


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


def test_a_key_file_of_strange_bytes_is_an_error_too(tmp_path):
    file = KeyFile(tmp_path / "office.key")
    file.path.write_bytes("陳大文".encode("big5"))

    with pytest.raises(KeysMissing):
        file.read()


def no_links(*_args, **_more):
    raise PermissionError(errno.EPERM, "Operation not permitted")


def test_a_key_is_written_where_files_have_one_name_and_never_over_another(tmp_path, monkeypatch):
    """A USB stick is FAT, which knows no links."""
    monkeypatch.setattr(os, "link", no_links)
    stick = KeyFile(tmp_path / "stick" / "office.key")

    stick.write(b"1" * KEY_BYTES)
    with pytest.raises(FileExistsError):
        stick.write(b"2" * KEY_BYTES)

    assert stick.read() == b"1" * KEY_BYTES
    assert [file.name for file in stick.path.parent.iterdir()] == ["office.key"]


class SlowKeyring:
    """A keyring that takes its time, so that two who write at once would both have written."""

    def __init__(self):
        self.kept = {}
        self.nothing_found = Barrier(2)

    def get_password(self, service, username):
        found = self.kept.get((service, username))
        if found is None:
            with suppress(BrokenBarrierError):
                self.nothing_found.wait(0.2)
        return found

    def set_password(self, service, username, password):
        self.kept[service, username] = password


def test_two_first_starts_at_once_make_one_key(tmp_path, monkeypatch):
    monkeypatch.setattr("keyring.core._keyring_backend", SlowKeyring())
    file, ring = KeyFile(tmp_path / "office.key"), SystemKeyring("sqlite:////office.sqlite")

    first, second = at_once(*[lambda: office_key(file, ring, create=True)] * 2)

    assert first == second == ring.read()
    assert not file.path.exists()


def test_a_keyring_that_holds_something_else_says_so(tmp_path, monkeypatch):
    monkeypatch.setattr("keyring.core._keyring_backend", SlowKeyring())
    keyring.set_password("verification-workstation", "office", "not a key")

    with pytest.raises(KeysMissing):
        office_key(KeyFile(tmp_path / "office.key"), SystemKeyring("office"), create=True)
