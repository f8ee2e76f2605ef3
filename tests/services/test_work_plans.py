"""What the worker asks all day is answered from an index, however much has piled up."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Engine, event

from tests.support.crashes import engine_of
from tests.support.offices import OpenOffice
from workstation.domain.messages import SendResult

_LARGE = ("applications", "identity_checks", "jobs", "letters", "messages", "pins", "proofs")
_Asked = list[tuple[str, Any]]


@contextmanager
def noted(engine: Engine) -> Iterator[_Asked]:
    """Note every statement that looks for rows."""
    asked: _Asked = []

    def note(_c: object, _cur: object, statement: str, values: Any, *_: object) -> None:
        if statement.startswith(("SELECT", "UPDATE", "DELETE", "WITH")):
            asked.append((statement, values))

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield asked
    finally:
        event.remove(engine, "before_cursor_execute", note)


def scanned(engine: Engine, asked: _Asked) -> list[str]:
    """Return the large tables that a statement reads from one end to the other."""
    tables = "|".join(_LARGE)
    found = []
    with engine.connect() as connection:
        postgresql = connection.dialect.name == "postgresql"
        explain = "EXPLAIN" if postgresql else "EXPLAIN QUERY PLAN"
        whole = re.compile(rf"Seq Scan on ({tables})\b" if postgresql else rf"SCAN ({tables})\b")
        if postgresql:  # the tables are small here; where an index serves, it is taken then
            connection.exec_driver_sql("SET enable_seqscan = off")
        for statement, values in asked:
            plan = connection.exec_driver_sql(f"{explain} {statement}", values).all()
            text = "\n".join(str(row[-1]) for row in plan)
            if whole.search(text):
                found.append(f"{statement}\n{text}")
    return found


def test_a_round_with_nothing_to_do_scans_no_table(office: OpenOffice) -> None:
    office.registered()
    office.work()
    office.clock.move(hours=1)
    engine = engine_of(office.office)

    with noted(engine) as asked:
        assert office.office.work.round().nothing

    assert len(asked) > 10
    assert scanned(engine, asked) == []


def test_a_round_that_works_sends_expires_and_destroys_scans_no_table(office: OpenOffice) -> None:
    office.transport.answer = lambda _: SendResult.permanent_failure("no_such_number")
    office.registered(route="public_housing")
    office.registered(number="G123456(A)")
    leaving = office.registered(number="B123456(6)")
    office.office.referrals.cancel(leaving.id, "applicant_withdrew", by=office.actor("supervisor"))
    engine = engine_of(office.office)

    with noted(engine) as asked:
        office.work()
        office.later(days=200)

    with office.office.letters.begin() as uow:
        assert [proof.state for proof in uow.proofs.of(leaving.id)] == ["purged"]
    assert scanned(engine, asked) == []
