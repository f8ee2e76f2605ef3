"""The office's own work: tried again, given up honestly, never in the way of a PIN."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import text

from tests.support.contents import raw, row_counts
from tests.support.databases import mostly_sqlite, on_every_database
from tests.support.offices import AT_DOOR, OpenOffice
from workstation.domain.applications import Application, Move, Stage
from workstation.domain.errors import (
    ChangedElsewhere,
    DatabaseBusy,
    NotAllowed,
    NothingToSend,
    ReaderFailed,
    WorkstationError,
)
from workstation.domain.holdings import JobKind, ProofState
from workstation.domain.messages import MessageKind, MessageState, SendResult
from workstation.domain.proofs import OpenedUpload
from workstation.services import work
from workstation.services.messages import SentAgain
from workstation.services.review import Judgement
from workstation.services.work import Work

pytestmark = mostly_sqlite

TRIES = 5


@contextmanager
def failing(
    monkeypatch: pytest.MonkeyPatch, kind: JobKind, error: Callable[[], Exception]
) -> Iterator[list[int]]:
    """Let one kind of work fail; yields the subjects it was tried with."""
    tried: list[int] = []

    def fail(_work: Work, job: object) -> None:
        tried.append(job.subject)  # type: ignore[attr-defined]  # a Job
        raise error()

    with monkeypatch.context() as patched:
        patched.setitem(work._HANDLERS, kind, fail)  # type: ignore[arg-type]  # a dict all the same
        yield tried


def tried_out(office: OpenOffice) -> None:
    """Let the worker try until it gives up."""
    for _ in range(TRIES):
        office.work()
        office.clock.move(minutes=10)


def in_public_housing(office: OpenOffice) -> Application:
    return office.registered(route="public_housing")


def accepted(office: OpenOffice) -> Application:
    """Let a reviewer accept a proof; the PIN is due at once."""
    office.office.policy.change("undo_seconds", 0, by=AT_DOOR)
    application, by = office.registered(), office.actor("reviewer")
    claim = office.office.queue.claim(application.id, by=by)
    judgement = Judgement(move=Move.ACCEPT_PROOF, reason="read_by_eye", revision=1)
    office.office.review.decide(application.id, judgement, claim=claim, by=by)
    return application


def test_a_roster_check_that_keeps_failing_is_left_to_a_person(
    office: OpenOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    application = in_public_housing(office)

    with failing(monkeypatch, JobKind.CHECK_ROSTER, WorkstationError) as tried:
        tried_out(office)

    assert len(tried) == TRIES
    assert office.find(application.reference).stage is Stage.ROSTER_REVIEW
    case = office.office.review.open(application.id, by=office.actor("reviewer"))
    assert case.history[-1].reason == "roster_check_failed"
    assert row_counts(office.url)["jobs"] == 0


def test_a_reading_that_keeps_failing_is_left_to_the_eye(
    office: OpenOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    application = office.registered()

    with failing(monkeypatch, JobKind.READ_PROOF, lambda: ReaderFailed(reason="crashed")):
        tried_out(office)

    with office.office.letters.begin() as uow:
        [proof] = uow.proofs.of(application.id)
    assert (proof.state, proof.problem) == (ProofState.UNREADABLE, "crashed")


def test_a_mistake_in_the_program_is_given_up_too_and_not_hidden(
    office: OpenOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    application = in_public_housing(office)

    with failing(monkeypatch, JobKind.CHECK_ROSTER, ZeroDivisionError):
        for _ in range(TRIES):
            with pytest.raises(ZeroDivisionError):
                office.work()
            office.clock.move(minutes=10)

    assert office.find(application.reference).stage is Stage.ROSTER_REVIEW


@on_every_database
def test_a_reading_that_kills_its_workers_is_left_to_the_eye(office: OpenOffice) -> None:
    application = office.registered()
    for _ in range(TRIES):
        with office.office.letters.begin() as uow:
            at = uow.now()
            lease_until = at + timedelta(minutes=5)
            lost = uow.jobs.begin(at=at, lease_until=lease_until, kinds=[JobKind.READ_PROOF])
            uow.commit()
        assert lost is not None
        office.clock.move(minutes=6)
        with office.office.letters.begin() as uow:
            assert uow.jobs.reap(at=uow.now()) == 1
            uow.commit()

    office.work()

    with office.office.letters.begin() as uow:
        [proof] = uow.proofs.of(application.id)
    assert (proof.state, proof.problem) == (ProofState.UNREADABLE, "crashed")
    assert row_counts(office.url)["jobs"] == 0


def test_a_long_reading_keeps_its_job_page_after_page(
    office: OpenOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    application = office.registered()
    reaped = []

    def read_slowly() -> None:
        office.clock.move(minutes=4)
        with office.office.letters.begin() as uow:
            reaped.append(uow.jobs.reap(at=uow.now()))

    monkeypatch.setattr(office.reader, "open", _twice(office.reader.open))
    office.reader.page_read = read_slowly

    office.work()

    assert reaped == [0, 0]
    with office.office.letters.begin() as uow:
        [proof] = uow.proofs.of(application.id)
    assert (proof.state, proof.problem) == (ProofState.NOT_READ, "scripted")


def _twice(open_: Callable[[bytes], OpenedUpload]) -> Callable[[bytes], OpenedUpload]:
    def opened(body: bytes) -> OpenedUpload:
        upload = open_(body)
        [page] = upload.pages
        return replace(upload, pages=(page, replace(page, number=2)))

    return opened


@on_every_database
def test_a_busy_database_does_not_spoil_the_handing_over(
    office: OpenOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    application = in_public_housing(office)

    def busy(*_: object) -> None:
        raise DatabaseBusy

    with failing(monkeypatch, JobKind.CHECK_ROSTER, WorkstationError):
        with monkeypatch.context() as patched:
            patched.setitem(work._HANDED_OVER, JobKind.CHECK_ROSTER, busy)  # type: ignore[arg-type]
            tried_out(office)
        assert office.find(application.reference).stage is Stage.RECEIVED
        office.later(minutes=10)

    assert office.find(application.reference).stage is Stage.ROSTER_REVIEW


@on_every_database
def test_a_mistake_in_one_job_keeps_no_other_and_no_message_waiting(
    office: OpenOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.registered(route="public_housing", number="G123456(A)")
    accepted(office)

    with failing(monkeypatch, JobKind.CHECK_ROSTER, ZeroDivisionError):
        done = office.office.work.round()

    assert isinstance(done.trouble, ZeroDivisionError)
    assert office.transport.kinds() == [MessageKind.PIN]
    with office.office.letters.begin() as uow:
        at = uow.now()
        assert uow.jobs.begin(at=at, lease_until=at, kinds=[JobKind.READ_PROOF]) is None


def test_a_release_that_keeps_failing_is_seen_and_can_be_tried_again(
    office: OpenOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Scenario 36: on permanent failure a task opens on the supervisor's desk."""
    application, supervisor = accepted(office), office.actor("supervisor")
    with failing(monkeypatch, JobKind.RELEASE_PIN, WorkstationError) as tried:
        tried_out(office)
    assert len(tried) == TRIES

    overview = office.office.supervision.overview(by=supervisor)
    [failed] = overview.failed_jobs
    assert (failed.kind, failed.application_reference) == (
        JobKind.RELEASE_PIN,
        application.reference,
    )
    with pytest.raises(NotAllowed):
        office.office.supervision.try_again([failed.id], by=office.actor("reviewer"))
    office.office.supervision.try_again([failed.id], by=supervisor)
    office.work()

    assert office.transport.kinds() == [MessageKind.PIN]
    assert office.office.supervision.overview(by=supervisor).failed_jobs == []
    with pytest.raises(ChangedElsewhere):
        office.office.supervision.try_again([failed.id], by=supervisor)


@on_every_database
def test_a_busy_database_is_waited_for_as_long_as_it_takes(
    office: OpenOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    accepted(office)

    with failing(monkeypatch, JobKind.RELEASE_PIN, DatabaseBusy) as tried:
        for _ in range(2 * TRIES):
            office.later(minutes=1)
    office.later(minutes=1)

    assert len(tried) >= 2 * TRIES
    assert office.transport.kinds() == [MessageKind.PIN]


@on_every_database
def test_a_spool_out_of_order_keeps_every_message(office: OpenOffice) -> None:
    """Scenario 36: the same release is tried for as long as it takes; no second PIN exists."""
    accepted(office)
    accept, office.transport.answer = (
        office.transport.answer,
        lambda _: SendResult.out_of_order("spool_unwritable"),
    )
    for _ in range(12):
        office.office.work.round(reads=0)
        office.clock.move(minutes=5)
    [line] = office.office.messages.page(by=office.actor("supervisor"))
    assert (line.state, line.result) == (MessageState.DUE, "spool_unwritable")
    assert line.attempts == 12

    office.transport.answer = accept
    office.later(minutes=5)

    assert office.transport.kinds() == [MessageKind.PIN]
    assert row_counts(office.url)["pins"] == 1


def test_one_message_finds_out_for_all_that_the_spool_is_out_of_order(office: OpenOffice) -> None:
    numbers = ("A123456(3)", "G123456(A)", "L555555(0)")
    applications = [office.registered(number=number) for number in numbers]
    office.work()
    accept, office.transport.answer = (
        office.transport.answer,
        lambda _: SendResult.out_of_order("spool_unwritable"),
    )
    supervisor = office.actor("supervisor")
    for application in applications[:2]:
        office.office.referrals.cancel(application.id, "applicant_withdrew", by=supervisor)

    office.work()
    office.office.referrals.cancel(applications[2].id, "applicant_withdrew", by=supervisor)
    assert office.office.work.round().nothing

    lines = office.office.messages.page(by=supervisor)
    assert sorted(line.attempts for line in lines) == [0, 0, 1]
    assert row_counts(office.url)["message_attempts"] == 1
    office.transport.answer = accept
    office.later(seconds=30)
    assert office.transport.kinds() == [MessageKind.CANCELLED] * 3


def test_a_message_that_was_given_up_is_sent_again_when_a_supervisor_says_so(
    office: OpenOffice,
) -> None:
    """Scenario 36: on permanent failure a task opens, and nobody sees the PIN."""
    accepted(office)
    accept, office.transport.answer = (
        office.transport.answer,
        lambda _: SendResult.permanent_failure("no_such_number"),
    )
    office.work()
    messages, supervisor = office.office.messages, office.actor("supervisor")
    assert office.office.supervision.overview(by=supervisor).failed_messages == 1
    [line] = messages.page(by=supervisor, state=MessageState.FAILED)
    with pytest.raises(NotAllowed):
        messages.send_again(line.id, by=office.actor("reviewer"))

    office.transport.answer = accept
    messages.send_again(line.id, by=supervisor)
    office.work()

    assert office.transport.kinds() == [MessageKind.PIN]
    assert office.office.supervision.overview(by=supervisor).failed_messages == 0
    with pytest.raises(ChangedElsewhere):
        messages.send_again(line.id, by=supervisor)


def test_a_message_whose_text_was_destroyed_cannot_be_sent_again(office: OpenOffice) -> None:
    accepted(office)
    office.transport.answer = lambda _: SendResult.permanent_failure("no_such_number")
    office.work()
    messages, supervisor = office.office.messages, office.actor("supervisor")
    [line] = messages.page(by=supervisor, state=MessageState.FAILED)
    office.later(days=20)  # the PIN has expired

    with pytest.raises(NothingToSend):
        messages.send_again(line.id, by=supervisor)
    assert messages.send_failed_again(by=supervisor) == SentAgain(0, 0)


@pytest.mark.parametrize("because", ["closed", "old"])
def test_a_message_that_is_out_of_date_is_cancelled_and_not_sent_again(
    office: OpenOffice, because: str
) -> None:
    application, by = office.registered(), office.actor("reviewer")
    claim = office.office.queue.claim(application.id, by=by)
    asking = Judgement(move=Move.ASK_FOR_PROOF, reason="too_old", revision=1)
    office.office.review.decide(application.id, asking, claim=claim, by=by)
    accept, office.transport.answer = (
        office.transport.answer,
        lambda _: SendResult.permanent_failure("no_such_number"),
    )
    office.later(seconds=9)
    messages, supervisor = office.office.messages, office.actor("supervisor")
    [line] = messages.page(by=supervisor, state=MessageState.FAILED)
    office.transport.answer = accept
    if because == "closed":
        office.office.referrals.cancel(application.id, "applicant_withdrew", by=supervisor)
    else:
        office.clock.move(days=8)

    assert messages.send_failed_again(by=supervisor) == SentAgain(0, 1)
    office.work()

    with pytest.raises(NothingToSend):
        messages.send_again(line.id, by=supervisor)
    assert MessageKind.PROOF_REQUESTED not in office.transport.kinds()
    assert office.office.supervision.overview(by=supervisor).failed_messages == 0


def test_every_failed_message_is_due_again_at_once(office: OpenOffice) -> None:
    accepted(office)
    office.transport.answer = lambda _: SendResult.permanent_failure("no_such_number")
    office.work()
    supervisor = office.actor("supervisor")

    assert office.office.messages.send_failed_again(by=supervisor) == SentAgain(1, 0)
    assert office.office.messages.send_failed_again(by=supervisor) == SentAgain(0, 0)


@on_every_database
def test_a_pin_leaves_while_a_backlog_of_roster_checks_lasts(office: OpenOffice) -> None:
    accepted(office)
    with raw(office.url) as engine, engine.begin() as connection:
        connection.execute(
            text(
                "INSERT INTO jobs (kind, dedupe_key, payload, run_at, state, attempts, fence,"
                " last_error) SELECT 'check_roster', 'x' || a.n || '.' || b.n, payload, run_at,"
                " 'ready', 0, 0, '' FROM jobs,"
                " (SELECT 1 AS n UNION SELECT 2 UNION SELECT 3 UNION SELECT 4 UNION SELECT 5"
                "  UNION SELECT 6 UNION SELECT 7 UNION SELECT 8 UNION SELECT 9) a,"
                " (SELECT 1 AS n UNION SELECT 2 UNION SELECT 3 UNION SELECT 4 UNION SELECT 5"
                "  UNION SELECT 6 UNION SELECT 7 UNION SELECT 8 UNION SELECT 9) b"
                " WHERE kind = 'read_proof'"
            )
        )

    office.office.work.round(reads=0)

    assert office.transport.kinds() == [MessageKind.PIN]
    with raw(office.url) as engine, engine.connect() as connection:
        left = connection.scalar(text("SELECT count(*) FROM jobs WHERE kind = 'check_roster'"))
    assert left > 0


@on_every_database
def test_finished_work_leaves_nothing_behind(office: OpenOffice) -> None:
    accepted(office)

    office.work()

    assert row_counts(office.url)["jobs"] == 0


def test_an_application_expires_after_the_day_its_message_named(office: OpenOffice) -> None:
    office.clock.at = office.clock.at.replace(hour=2)  # 10:00 on 15 December in Hong Kong
    application, by = office.registered(), office.actor("reviewer")
    claim = office.office.queue.claim(application.id, by=by)
    asking = Judgement(move=Move.ASK_FOR_PROOF, reason="too_old", revision=1)
    office.office.review.decide(application.id, asking, claim=claim, by=by)
    office.later(seconds=9)
    assert "by 14 Jan" in office.transport.sent[-1].text

    office.clock.at = office.clock.at.replace(year=2022, month=1, day=14, hour=15, minute=59)
    office.work()
    assert office.find(application.reference).stage is Stage.AWAITING_APPLICANT
    office.later(minutes=1)  # midnight in Hong Kong

    assert office.find(application.reference).stage is Stage.EXPIRED


@on_every_database
def test_sweeps_are_made_once_a_minute(office: OpenOffice, monkeypatch: pytest.MonkeyPatch) -> None:
    swept = []

    def expire(_work: Work) -> int:
        swept.append(office.clock.at)
        return 0

    monkeypatch.setattr(Work, "expire", expire)
    began = office.clock.at

    for _ in range(9):
        office.office.work.round()
        office.clock.move(seconds=20)

    assert swept == [began + timedelta(minutes=minute) for minute in range(3)]
