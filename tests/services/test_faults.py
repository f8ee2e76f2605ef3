"""A lost server, a locked or full database, a wrong clock: said, nothing half done, then on."""

import ast
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import psycopg
import pytest
from sqlalchemy import Engine, event

import workstation
from tests.support.at_once import at_once
from tests.support.contents import row_counts
from tests.support.crashes import engine_of, opened
from tests.support.letter_rooms import post_due
from tests.support.offices import AT_DOOR, OpenOffice, open_test_office
from tests.support.phone_changes import HOLDER, NEW, OLD, code_in
from tests.support.registrations import registration, write_bundle
from workstation.domain.applications import Move, Stage
from workstation.domain.errors import DatabaseBusy, DatabaseUnreachable, InUse
from workstation.domain.messages import MessageKind
from workstation.domain.phone_codes import PhoneAnswer
from workstation.domain.queue import QueueFilter, View
from workstation.services.review import Judgement

ACCEPT = Judgement(move=Move.ACCEPT_PROOF, reason="read_by_eye", revision=1)
on_postgresql = pytest.mark.parametrize("databases", ["postgresql"], indirect=True)
on_sqlite = pytest.mark.parametrize("databases", ["sqlite"], indirect=True)


# --- a server that goes away ----------------------------------------------------------------


def _address(url: str) -> str:
    name, _, folder = url.partition("@/")[2].partition("?host=")
    return f"host={folder} user=office dbname={name}"


@contextmanager
def cut_at(office: OpenOffice, moment: int | str) -> Iterator[None]:
    """Have the server end the connection before a statement, or before the commit."""
    engine: Engine = engine_of(office.office)
    left = moment if isinstance(moment, int) else 0

    def cut(connection: Any, *_: object) -> None:
        nonlocal left
        left -= 1
        if left == 0 or moment == "commit":
            pid = connection.connection.dbapi_connection.info.backend_pid
            with psycopg.connect(_address(office.url), autocommit=True) as other:
                other.execute("SELECT pg_terminate_backend(%s, 5000)", (pid,))

    name = "commit" if moment == "commit" else "before_cursor_execute"
    event.listen(engine, name, cut)
    try:
        yield
    finally:
        event.remove(engine, name, cut)


@on_postgresql
@pytest.mark.parametrize("moment", [1, 4, 9, 14, "commit"])
def test_a_decision_whose_connection_is_cut_did_not_happen_and_can_be_made_again(
    office: OpenOffice, moment: int | str
) -> None:
    application, by = office.registered(), office.actor("reviewer")
    claim = office.office.queue.claim(application.id, by=by)
    before = row_counts(office.url)

    with cut_at(office, moment), pytest.raises(DatabaseUnreachable):
        office.office.review.decide(application.id, ACCEPT, claim=claim, by=by)

    assert row_counts(office.url) == before
    assert office.find(application.reference).stage is Stage.PROOF_REVIEW
    office.office.review.decide(application.id, ACCEPT, claim=claim, by=by)
    assert office.find(application.reference).stage is Stage.PIN_DUE


@on_postgresql
@pytest.mark.parametrize("moment", [8, 12, 16, 20])
def test_a_telephone_whose_connection_is_cut_is_not_changed_and_can_be_changed_again(
    office: OpenOffice, moment: int
) -> None:
    application = office.registered(**HOLDER)
    letter, by = post_due(office)[application.reference], office.actor("clerk")
    office.office.phone_changes.send_code(application.id, NEW.e164, by=by)
    office.work()
    code, before = code_in(office.transport.sent), row_counts(office.url)
    change = office.office.phone_changes.change

    with cut_at(office, moment), pytest.raises(DatabaseUnreachable):
        change(application.id, NEW, code, claim=None, by=by)

    assert row_counts(office.url) == before
    assert office.office.counter.find(letter.reference.digits, by=by).applicant.phone == OLD
    assert change(application.id, NEW, code, claim=None, by=by) is PhoneAnswer.CHANGED
    office.work()
    assert office.transport.kinds().count(MessageKind.PHONE_CHANGED) == 1


@on_postgresql
@pytest.mark.parametrize("moment", [3, 12, "commit"])
def test_a_bundle_whose_connection_is_cut_is_not_taken_and_not_put_aside(
    office: OpenOffice, moment: int | str
) -> None:
    bundle, before = office.bundle(), row_counts(office.url)

    with cut_at(office, moment), pytest.raises(DatabaseUnreachable):
        office.take(bundle)

    after = row_counts(office.url)
    assert {table for table in after if after[table] != before[table]} <= {"pictures"}
    assert bundle.exists()
    assert str(office.take(bundle).outcome) == "taken"


@on_postgresql
def test_lists_and_the_log_say_so_too_and_a_worker_goes_on(office: OpenOffice) -> None:
    office.registered()
    calls: list[Callable[[], object]] = [
        lambda: office.office.queue.page(
            View.TO_REVIEW, QueueFilter(), by=office.actor("reviewer")
        ),
        office.office.audit.seal,
        office.office.audit.verify,
        office.office.work.round,
    ]
    for call in calls:
        with cut_at(office, 1), pytest.raises(DatabaseUnreachable):
            call()
        call()

    assert office.office.audit.verify().intact


@on_postgresql
def test_connections_that_died_while_nobody_used_them_are_not_noticed(office: OpenOffice) -> None:
    office.registered()
    with psycopg.connect(_address(office.url), autocommit=True) as other:
        other.execute(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
            " WHERE pid <> pg_backend_pid() AND datname = current_database()"
        )

    assert office.registered(number="G123456(A)").stage is Stage.PROOF_REVIEW


@on_postgresql
def test_more_bundles_at_once_than_connections_are_all_taken(
    office: OpenOffice, tmp_path: Path
) -> None:
    """Pictures have connections of their own: twelve transactions must not wait for each other."""
    folders = [
        write_bundle(
            tmp_path / str(number),
            registration(number, submitted_at=office.clock.at.isoformat()),
        )
        for number in range(1, 13)
    ]

    results: Any = at_once(*(lambda folder=folder: office.take(folder) for folder in folders))

    assert [str(result.outcome) for result in results] == ["taken"] * 12


# --- a database file that is locked, full or read-only --------------------------------------


@pytest.fixture
def impatient(
    sqlite_databases: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[OpenOffice]:
    """An embedded office that waits a fifth of a second for a lock instead of half a minute."""
    monkeypatch.setattr("workstation.persistence.engine.BUSY_TIMEOUT_S", 0.2)
    monkeypatch.setattr(
        "workstation.persistence.engine._prepare_sqlite", _prepared_with_short_patience
    )
    opened = open_test_office(sqlite_databases.office(), tmp_path / "office")
    yield opened
    opened.office.close()


def _prepared_with_short_patience(connection: sqlite3.Connection, _record: Any) -> None:
    connection.isolation_level = None
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA busy_timeout=200")


@contextmanager
def locked(office: OpenOffice) -> Iterator[None]:
    """Hold the write lock, as another program would."""
    other = sqlite3.connect(office.url.removeprefix("sqlite:///"), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        other.execute("ROLLBACK")
        other.close()


def test_a_locked_database_is_said_to_be_busy_and_lists_go_on(impatient: OpenOffice) -> None:
    office, by = impatient, impatient.actor("reviewer")
    application, bundle = office.registered(), office.bundle(number="G123456(A)")
    began = time.monotonic()

    with locked(office):
        with pytest.raises(DatabaseBusy):
            office.office.queue.claim(application.id, by=by)
        with pytest.raises(DatabaseBusy):
            office.take(bundle)
        with pytest.raises(DatabaseBusy):
            office.office.audit.seal()
        waited = time.monotonic() - began
        [row] = office.office.queue.page(View.TO_REVIEW, QueueFilter(), by=by)
        assert office.office.audit.verify().intact

    assert row.reference == application.reference
    assert waited < 10
    assert office.office.queue.claim(application.id, by=by).application_id == application.id
    assert str(office.take(bundle).outcome) == "taken"


@pytest.mark.parametrize(
    ("pragma", "reason"), [("max_page_count = 1", "disk_full"), ("query_only = ON", "read_only")]
)
def test_a_database_that_cannot_be_written_says_why_and_loses_nothing(
    sqlite_databases: Any, tmp_path: Path, pragma: str, reason: str
) -> None:
    office = open_test_office(sqlite_databases.office(), tmp_path / "office")
    waiting = office.bundle(number=_number(500))
    before, engine = row_counts(office.url), engine_of(office.office)

    def hinder(connection: Any, *_: object) -> None:
        connection.execute(f"PRAGMA {pragma}")

    event.listen(engine, "checkout", hinder)
    with pytest.raises(DatabaseUnreachable) as refused:
        _register_until_refused(office)
    event.remove(engine, "checkout", hinder)
    engine.dispose()

    assert refused.value.facts == {"reason": reason}
    after = row_counts(office.url)
    assert after["applications"] == after["applicants"] == after["registrations"]
    assert after["decisions"] == after["applications"]
    assert after["applications"] - before["applications"] < 200
    assert str(office.take(waiting).outcome) == "taken"
    office.office.close()


def _register_until_refused(office: OpenOffice) -> None:
    for person in range(200):  # the last pages of the file have some room
        office.registered(number=_number(person))


def _number(person: int) -> str:
    return str(registration(person)["document"]["number"])


# --- whose clock ----------------------------------------------------------------------------

_CLOCKS = {
    ("datetime", "now"),
    ("datetime", "today"),
    ("datetime", "utcnow"),
    ("date", "today"),
    ("time", "time"),
    ("time", "localtime"),
}
_THE_COMPUTERS_OWN = {
    "bootstrap.py": "which years' holidays are looked up",
    "cli/document.py": "the century of dates in a document that is read without an office",
    "cli/saying.py": "names the report of a mistake, which stays on the same computer",
    "gateway/feed.py": "compared with times of files on the same computer",
}


def test_only_the_database_says_what_time_it_is() -> None:
    """Scenario 33: a desk whose clock is two days slow must not move a lease, letter or PIN."""
    root = Path(workstation.__file__).parent
    asked = {
        str(file.relative_to(root))
        for package in ("domain", "services", "persistence", "gateway", "cli", "bootstrap.py")
        for file in (
            [root / package] if package.endswith(".py") else root.glob(f"{package}/**/*.py")
        )
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and (node.value.id, node.attr) in _CLOCKS
    }

    assert asked <= set(_THE_COMPUTERS_OWN)


def test_a_lease_ends_by_the_databases_clock_to_the_moment(office: OpenOffice) -> None:
    application = office.registered()
    lease = office.office.policy.policy().claim_lease
    claim = office.office.queue.claim(application.id, by=office.actor("reviewer"))
    assert claim.until == office.clock.at + lease

    office.clock.at = claim.until - timedelta(microseconds=1)
    with pytest.raises(InUse):
        office.office.queue.claim(application.id, by=office.actor("reviewer2"))
    assert office.office.queue.claim_next(by=office.actor("reviewer2")) is None
    office.clock.at = claim.until
    taken = office.office.queue.claim(application.id, by=office.actor("reviewer2"))

    assert taken.token == claim.token + 1


@on_postgresql
def test_a_lease_is_counted_from_the_servers_clock(office_url: str, tmp_path: Path) -> None:
    office = open_test_office(office_url, tmp_path / "office")
    office.office.close()
    real = opened(office_url, office.folder)  # with the real clock
    taken = real.intake.take_one(write_bundle(tmp_path / "bundle", registration(1)), by=AT_DOOR)
    id_ = real.queue.find(taken.reference).id

    with psycopg.connect(_address(office_url), autocommit=True) as server:
        before = server.execute("SELECT clock_timestamp()").fetchone()
        claim = real.queue.claim(id_, by=office.actor("reviewer"))
        after = server.execute("SELECT clock_timestamp()").fetchone()

    real.close()
    assert before is not None
    assert after is not None
    assert before[0] <= claim.until - timedelta(minutes=2) <= after[0]
