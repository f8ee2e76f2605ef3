"""The log cannot be changed by a program, and whoever changes it by force is found out."""

import json

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import DBAPIError

from workstation.domain.audit import Fault
from workstation.services.audit import AuditFilter


@pytest.fixture
def database(office):
    """The office's database as somebody with all rights and no keys has it."""
    for _ in range(3):
        office.registered(number="A123456(3)")
        office.clock.move(minutes=1)
    office.office.audit.seal()
    engine = create_engine(office.url)
    yield engine
    engine.dispose()


def forced(database, *statements):
    """Run statements with the append-only triggers out of the way."""
    with database.begin() as connection:
        if database.dialect.name == "postgresql":
            for table in ("audit_entries", "audit_checkpoints", "audit_leaves"):
                connection.execute(text(f"ALTER TABLE {table} DISABLE TRIGGER ALL"))
        else:
            triggers = connection.execute(
                text("SELECT name FROM sqlite_master WHERE type = 'trigger'")
            ).scalars()
            for name in list(triggers):
                connection.execute(text(f"DROP TRIGGER {name}"))
        for statement in statements:
            connection.execute(text(statement))


def test_an_untouched_log_is_intact(office, database):
    report = office.office.audit.verify()

    assert report.intact
    assert report.entries > 5
    assert report.unsealed == 0


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_entries SET action = 'x.y' WHERE id = 2",
        "DELETE FROM audit_entries WHERE id = 2",
        "DELETE FROM audit_checkpoints",
        "UPDATE audit_leaves SET leaf = leaf",
    ],
)
def test_the_database_itself_refuses_to_change_the_log(database, statement):
    with pytest.raises(DBAPIError, match="append-only"), database.begin() as connection:
        connection.execute(text(statement))


def test_an_edited_entry_is_named(office, database):
    forced(database, "UPDATE audit_entries SET action = 'staff.praised' WHERE id = 4")

    [fault] = office.office.audit.verify().faults

    assert (fault.fault, fault.entry_id) == (Fault.EDITED, 4)


def test_a_deleted_entry_is_named(office, database):
    forced(database, "DELETE FROM audit_entries WHERE id = 3")

    [fault] = office.office.audit.verify().faults

    assert (fault.fault, fault.entry_id) == (Fault.DELETED, 3)


def test_an_inserted_entry_is_named(office, database):
    copied = "at, staff_id, desk, 'staff.praised', subject, facts, seal"
    forced(
        database,
        "INSERT INTO audit_entries (id, at, staff_id, desk, action, subject, facts, seal) "
        f"SELECT 9000, {copied} FROM audit_entries WHERE id = 2",
    )

    [fault] = office.office.audit.verify().faults

    assert (fault.fault, fault.entry_id) == (Fault.INSERTED, 9000)
    office.office.audit.seal()
    assert not office.office.audit.verify().intact


def replay(id_):
    columns = "at, staff_id, desk, action, subject, facts, seal"
    return (
        f"INSERT INTO audit_entries (id, {columns}) "
        f"SELECT {id_}, {columns} FROM audit_entries WHERE id = 2"
    )


def test_a_copy_of_an_entry_is_named_before_and_after_the_next_checkpoint(office, database):
    forced(database, replay(9000))

    [before] = office.office.audit.verify().faults
    office.registered(number="G123456(A)")
    office.office.audit.seal()
    [after] = office.office.audit.verify().faults

    assert (before.fault, before.entry_id) == (Fault.INSERTED, 9000)
    assert after == before


def test_a_copy_of_an_entry_made_before_the_first_checkpoint_is_named(office):
    engine = create_engine(office.url)
    forced(engine, replay(9000))

    office.office.audit.seal()
    [fault] = office.office.audit.verify().faults

    engine.dispose()
    assert (fault.fault, fault.entry_id) == (Fault.INSERTED, 9000)


def test_a_log_that_was_cut_off_with_its_checkpoints_is_found_out(office, database):
    office.registered(number="G123456(A)")
    office.office.audit.seal()
    forced(
        database,
        "DELETE FROM audit_leaves WHERE checkpoint_id = 2",
        "DELETE FROM audit_entries WHERE id > (SELECT MAX(entry_id) FROM audit_leaves)",
        "DELETE FROM audit_checkpoints WHERE id = 2",
    )

    [fault] = office.office.audit.verify().faults

    assert (fault.fault, fault.checkpoint_id) == (Fault.CUT_OFF, 2)
    assert fault.entry_id is not None


def test_a_checkpoint_signed_by_somebody_else_is_named(office, database):
    forced(database, "UPDATE audit_checkpoints SET entries = entries + 1 WHERE id = 1")

    [fault, *_] = office.office.audit.verify().faults

    assert (fault.fault, fault.checkpoint_id) == (Fault.CHECKPOINT_FORGED, 1)


ANYTHING = (
    "'not json'",
    "'[1]'",
    "'null'",
    """'{"a": 1e999}'""",
    f"'{'[' * 100_000}'",
    "'yesterday'",
    "'infinity'",
    "'0044-03-15 BC'",
    "'9999-12-31 23:30:00'",
    "''",
    "7",
    "99999999999999",
    "7.5",
    "9e999",
    "x'ff'",
    "CAST(x'636f6e6e656374696f6eff' AS TEXT)",
    "NULL",
)
"""What somebody may write into a column; each database takes some of them."""
ENTRY, LEAF, CHECKPOINT = (
    "UPDATE audit_entries SET {} = {} WHERE id = 4",
    "UPDATE audit_leaves SET {} = {} WHERE entry_id = 4",
    "UPDATE audit_checkpoints SET {} = {} WHERE id = 1",
)


@pytest.mark.parametrize(
    ("statement", "column"),
    [
        *((ENTRY, each) for each in ("at", "desk", "action", "subject", "facts", "seal")),
        (ENTRY, "staff_id"),
        *((LEAF, each) for each in ("leaf", "checkpoint_id")),
        *((CHECKPOINT, each) for each in ("sealed_at", "entries", "last_entry_id")),
        *((CHECKPOINT, each) for each in ("root", "previous", "signature")),
    ],
)
def test_whatever_stands_in_a_column_the_broken_record_is_named(
    office, database, statement, column
):
    office.registered(number="G123456(A)")
    for value in ANYTHING:
        try:
            forced(database, statement.format(column, value))
        except DBAPIError:
            continue  # nothing that this database takes
        report = office.office.audit.verify()
        exported = list(office.office.audit.entries())

        named = {(fault.entry_id, fault.checkpoint_id) for fault in report.faults}
        assert named & {(4, None), (None, 1)}, value[:20]
        assert len(exported) == report.entries
        assert {"problem" in entry for entry in exported if entry["id"] != 4} == {False}
        json.dumps(exported, allow_nan=False)
        shown = office.office.audit.page(AuditFilter(), by=office.actor("supervisor"))
        assert [row.id for row in shown] == [entry["id"] for entry in reversed(exported)]
        assert all(row.at is not None for row in shown if row.id != 4)
        assert all(isinstance(word, str) for row in shown for word in _words(row))
        office.office.audit.seal()


def _words(row):
    return (row.who, row.desk, row.action, row.subject, row.reference, *row.facts.values())


def test_an_entry_that_cannot_be_read_is_shown_among_the_others(office, database):
    forced(database, "UPDATE audit_entries SET facts = '[1]' WHERE id = 4")

    shown = office.office.audit.page(AuditFilter(), by=office.actor("supervisor"), limit=100)

    assert [row.id for row in shown if row.at is None] == [4]
    assert len(shown) == shown[0].id


def test_an_entry_about_no_application_there_can_be_is_shown(office, database):
    for subject in ("application:x", "application:" + "9" * 30, "application:"):
        forced(database, f"UPDATE audit_entries SET subject = '{subject}' WHERE id = 4")

        shown = office.office.audit.page(AuditFilter(), by=office.actor("supervisor"))

        assert next(row for row in shown if row.id == 4).reference == ""


def test_a_checkpoint_over_nothing_is_named(office, database):
    forced(
        database,
        "DELETE FROM audit_leaves",
        "DELETE FROM audit_entries",
        "UPDATE audit_checkpoints SET entries = 0",
    )

    faults = {fault.fault for fault in office.office.audit.verify().faults}

    assert faults == {Fault.CHECKPOINT_FORGED, Fault.EMPTIED}


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"\x00\xff\n",
        "１ １ １\n".encode(),
        f"{'1' * 5000} 1 1 {'0' * 64} {'0' * 128}\n".encode(),
    ],
)
def test_a_copy_that_lacks_checkpoints_is_told(office, database, body):
    whole = office.office.audit.verify()
    office.office.settings.checkpoints.write_bytes(body)

    report = office.office.audit.verify()

    assert (whole.checkpoints, whole.copied) == (1, 1)
    assert (report.intact, report.checkpoints, report.copied) == (True, 1, 0)


def test_a_log_without_its_checkpoints_and_their_copy_is_found_out(office, database):
    forced(database, "DELETE FROM audit_checkpoints")
    office.office.settings.checkpoints.unlink()

    [fault] = office.office.audit.verify().faults

    assert (fault.fault, fault.checkpoint_id) == (Fault.CUT_OFF, 1)


def test_an_emptied_log_is_found_out_without_the_copy(office, database):
    tables = ("audit_leaves", "audit_entries", "audit_checkpoints")
    forced(database, *(f"DELETE FROM {table}" for table in tables))
    office.office.settings.checkpoints.unlink()

    [fault] = office.office.audit.verify().faults

    assert fault.fault is Fault.EMPTIED


def test_no_entry_quotes_personal_data(office, database):
    with database.connect() as connection:
        rows = connection.execute(text("SELECT action, subject, facts FROM audit_entries"))
        written = " ".join(str(row) for row in rows)

    for personal in ("A123456", "Chan", "CHAN", "陳", "91234567", "Wah Kee"):
        assert personal not in written
