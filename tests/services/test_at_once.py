"""Many desks and workers at the same moment: each thing is done once, and nobody crashes."""

import random
import threading
import time
from collections import Counter
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, text

from tests.support.at_once import at_once
from tests.support.contents import raw, row_counts
from tests.support.doubles import WEDNESDAY, ScriptedReader
from tests.support.offices import AT_DOOR, PASSWORD, OpenOffice
from tests.support.registrations import registration, write_bundle
from tests.support.rosters import residents, write_roster
from workstation.bootstrap import Office, open_office, roster_source
from workstation.domain.applications import Application, Move, Stage
from workstation.domain.errors import (
    AccountDisabled,
    ChangedElsewhere,
    DatabaseBusy,
    InUse,
    LastAdministrator,
    NotClaimed,
    SignInLocked,
    WorkstationError,
    WrongSignIn,
    WrongStage,
)
from workstation.domain.identity_checks import Answer, CheckParts, Outcome
from workstation.domain.letter_rules import LetterState
from workstation.domain.messages import MessageKind
from workstation.domain.staff import Actor
from workstation.ports import UnitOfWork
from workstation.services.counter import Visit
from workstation.services.review import Judgement
from workstation.services.roster_ground import GroundService
from workstation.settings import Settings

ACCEPT = Judgement(move=Move.ACCEPT_PROOF, reason="read_by_eye", revision=1)


class FastClock:
    """A database clock that runs a hundred times as fast: leases lapse while a test waits."""

    def __init__(self, speed: float = 100.0) -> None:
        self._began, self._speed = time.monotonic(), speed

    def __call__(self, _connection: Connection) -> datetime:
        return WEDNESDAY + timedelta(seconds=(time.monotonic() - self._began) * self._speed)


def again(office: OpenOffice, **changed: Any) -> Office:
    """Open the same office once more, as another program would."""
    doubles = {"clock": office.clock, "transport": office.transport, "reader": ScriptedReader()}
    return open_office(office.office.settings, use_keyring=False, **{**doubles, **changed})


def registered(office: OpenOffice, count: int, **declared: object) -> list[str]:
    """Take so many registrations and return their references."""
    references = []
    for number in range(1, count + 1):
        told = registration(number, submitted_at=office.clock.at.isoformat(), **declared)
        folder = office.folder / "many" / f"{number}"
        references.append(office.take(write_bundle(folder, told)).reference)
    return references


def selected(url: str, query: str) -> list[Any]:
    with raw(url) as engine, engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(query))]


# --- reviewers ------------------------------------------------------------------------------


def test_no_case_is_decided_twice_though_desks_stall(office: OpenOffice) -> None:
    """RELIABILITY: with a lease alone, 81 of 300 cases were decided twice."""
    cases, desks = 24, 16
    registered(office, cases)
    office.office.policy.change("claim_lease_seconds", 30, by=AT_DOOR)
    fast = again(office, clock=FastClock())
    people = [office.session(who).member for who in ("reviewer", "reviewer2", "supervisor")]

    def actor(number: int) -> Actor:
        member = people[number % len(people)]
        return replace(office.actor("reviewer"), staff_id=member.id, desk=f"desk {number}")

    def desk(number: int) -> None:
        rng, by = random.Random(number), actor(number)
        idle = 0
        while idle < 5:
            claim = fast.queue.claim_next(by=by)
            if claim is None:
                idle += 1
                time.sleep(0.1)
                continue
            idle = 0
            if rng.random() < 0.25:
                time.sleep(0.8)
            with suppress(NotClaimed, WrongStage, ChangedElsewhere):
                fast.review.decide(claim.application_id, ACCEPT, claim=claim, by=by)

    # One desk stalls all the while: longer than the lease, less than the others go on asking.
    stalled = fast.queue.claim_next(by=actor(desks))
    assert stalled is not None
    results = at_once(*(lambda number=number: desk(number) for number in range(desks)))
    with pytest.raises((NotClaimed, WrongStage, ChangedElsewhere)):
        fast.review.decide(stalled.application_id, ACCEPT, claim=stalled, by=actor(desks))

    fast.close()
    assert set(results) == {None}
    decided = Counter(
        id_
        for (id_,) in selected(
            office.url, "SELECT application_id FROM decisions WHERE move = 'accept_proof'"
        )
    )
    assert (len(decided), max(decided.values())) == (cases, 1)


def test_every_desk_that_asks_at_once_gets_another_case(office: OpenOffice) -> None:
    registered(office, 12)
    actors = [replace(office.actor("reviewer"), desk=f"desk {number}") for number in range(12)]

    claims: Any = at_once(*(lambda by=by: office.office.queue.claim_next(by=by) for by in actors))

    held = [claim.application_id for claim in claims if claim is not None]
    assert len(held) == len(set(held))
    # A desk that met only rows others were just taking is told to ask again; none is lost.
    rest = [office.office.queue.claim_next(by=actors[0]) for _ in range(12 - len(held))]
    assert len({*held, *(claim.application_id for claim in rest if claim is not None)}) == 12


def test_a_double_key_press_decides_once(office: OpenOffice) -> None:
    application = office.registered()
    by = office.actor("reviewer")
    claim = office.office.queue.claim(application.id, by=by)

    results: Any = at_once(
        *[lambda: office.office.review.decide(application.id, ACCEPT, claim=claim, by=by)] * 4
    )

    refused = [result for result in results if isinstance(result, WorkstationError)]
    assert len(refused) == 3
    assert {type(error) for error in refused} <= {WrongStage, ChangedElsewhere, NotClaimed}
    office.later(seconds=9)
    assert office.transport.kinds() == [MessageKind.PIN]


def test_two_desks_that_claim_one_case_at_once_are_told_apart(office: OpenOffice) -> None:
    application = office.registered()

    results = at_once(
        *(
            lambda who=who: office.office.queue.claim(application.id, by=office.actor(who))
            for who in ("reviewer", "reviewer2", "supervisor", "supervisor2")
        )
    )

    assert Counter(type(result).__name__ for result in results) == {"Claim": 1, "InUse": 3}
    assert all(error.facts["desk"] for error in results if isinstance(error, InUse))


# --- the counter ----------------------------------------------------------------------------


def test_two_clerks_who_pass_one_person_at_once_release_one_pin(office: OpenOffice) -> None:
    """Scenario 38: pressed at the same moment, one PIN is made."""
    application = office.registered(
        kind="passport", number="K1234567", country="GBR", route="letter"
    )
    office.work()
    letters, by = office.office.letters, office.actor("supervisor")
    [line] = letters.page(LetterState.DUE, by=by)
    batch = letters.print_batch([line.letter.id], write=lambda *_: None, by=by)
    letters.confirm_batch(batch.id, by=by)
    letters.post_batch(batch.id, by=by)
    visit = Visit(
        outcome=Outcome.PASS,
        parts=CheckParts(
            document_kind="passport",
            document_number="K1234567",
            document_country="GBR",
            document_expires_on=date(2030, 1, 1),
            number_agrees=True,
            name_agrees=Answer.YES,
            portrait=Answer.YES,
            visual=Answer.YES,
            tactile=Answer.YES,
        ),
        started_at=office.clock.at,
    )
    counter, clerk = office.office.counter, office.actor("clerk")
    claim = counter.claim(application.id, by=clerk)

    results = at_once(
        *[lambda: counter.record(line.letter.reference, visit, claim=claim, by=clerk)] * 3
    )

    assert sum(isinstance(result, WorkstationError) for result in results) == 2
    office.later(seconds=9)
    assert office.find(application.reference).stage is Stage.PIN_RELEASED
    assert office.transport.kinds().count(MessageKind.PIN) == 1


# --- workers --------------------------------------------------------------------------------


def pin_due(office: OpenOffice, count: int) -> list[str]:
    """Let a reviewer accept so many proofs, up to the moment their PINs are due."""
    office.office.policy.change("undo_seconds", 0, by=AT_DOOR)
    references = registered(office, count)
    by = office.actor("reviewer")
    for reference in references:
        id_ = office.find(reference).id
        claim = office.office.queue.claim(id_, by=by)
        office.office.review.decide(id_, ACCEPT, claim=claim, by=by)
    return references


def test_one_decision_releases_one_pin_however_many_ask(office: OpenOffice) -> None:
    """Scenario 38: however many ask for the release, one PIN is made."""
    [reference] = pin_due(office, 1)
    application = office.find(reference)
    [(decision,)] = selected(office.url, "SELECT id FROM decisions WHERE stage_after = 'pin_due'")

    results = at_once(*[lambda: office.office.release.release(decision)] * 6)

    assert Counter(str(result) for result in results if not isinstance(result, Exception)) == {
        "released": 1,
        **({"overtaken": n} if (n := results.count("overtaken")) else {}),
    }
    errors = {type(result) for result in results if isinstance(result, Exception)}
    assert errors <= {ChangedElsewhere, DatabaseBusy}
    with office.office.letters.begin() as uow:
        assert uow.pins.live(application.id) is not None
    assert (row_counts(office.url)["pins"], row_counts(office.url)["messages"]) == (1, 1)


@pytest.mark.parametrize("databases", ["postgresql"], indirect=True)
def test_a_release_between_another_s_reading_and_writing_is_seen_by_its_version(
    office: OpenOffice,
) -> None:
    pin_due(office, 1)
    [(decision,)] = selected(office.url, "SELECT id FROM decisions WHERE stage_after = 'pin_due'")
    ours = office.office.release

    class AnotherIsFaster(GroundService):
        def stands(self, uow: UnitOfWork, application: Application) -> bool:
            assert ours.release(decision) == "released"
            return super().stands(uow, application)

    grounds = AnotherIsFaster(begin=ours.begin, moves=ours.moves, roster=ours.grounds.roster)
    with pytest.raises(ChangedElsewhere):
        replace(ours, grounds=grounds).release(decision)

    assert (row_counts(office.url)["pins"], row_counts(office.url)["messages"]) == (1, 1)


def test_workers_at_once_do_everything_once(office: OpenOffice, tmp_path: Path) -> None:
    references = pin_due(office, 12)
    registered_letters = [
        office.take(
            write_bundle(
                tmp_path / "letters" / str(number),
                registration(number, route="letter", submitted_at=office.clock.at.isoformat()),
            )
        ).reference
        for number in range(100, 104)
    ]
    workers = [again(office, transport=None) for _ in range(4)]

    def work(worker: Office) -> None:
        while not worker.work.round(reads=3).nothing:
            pass

    results = at_once(*(lambda worker=worker: work(worker) for worker in workers))

    for worker in workers:
        worker.close()
    assert set(results) == {None}
    spool = office.office.settings.spool
    assert len(list((spool / "new").glob("*.sms"))) == 12
    assert selected(office.url, "SELECT DISTINCT state, attempts FROM messages") == [("sent", 1)]
    assert {office.find(reference).stage for reference in references} == {Stage.PIN_RELEASED}
    assert len(selected(office.url, "SELECT id FROM letters")) == len(registered_letters)
    assert selected(office.url, "SELECT kind, state FROM jobs") == []
    assert office.office.audit.verify().intact


def test_sealers_at_once_make_one_chain(office: OpenOffice) -> None:
    sealers = [again(office) for _ in range(3)]
    for number in range(3):
        office.registered(number=("A123456(3)", "G123456(A)", "Z683365(A)")[number])
        results = at_once(*(lambda sealer=sealer: sealer.audit.seal() for sealer in sealers))
        assert all(isinstance(result, int) for result in results), results

    for sealer in sealers:
        sealer.close()
    report = office.office.audit.verify()
    assert (report.intact, report.unsealed) == (True, 0)


def test_a_log_is_proven_while_it_grows(office: OpenOffice) -> None:
    stop, reports = threading.Event(), []
    other = again(office)

    def grow() -> None:
        while not stop.is_set():
            other.review.viewed(application.id, by=office.actor("reviewer"))
            other.audit.seal()

    application = office.registered()
    growing = threading.Thread(target=grow)
    growing.start()
    try:
        reports = [office.office.audit.verify() for _ in range(8)]
    finally:
        stop.set()
        growing.join()
        other.close()

    assert [report.faults for report in reports] == [()] * 8


def test_workers_at_once_expire_each_application_once(office: OpenOffice) -> None:
    references = registered(office, 6)
    by = office.actor("reviewer")
    for reference in references:
        id_ = office.find(reference).id
        claim = office.office.queue.claim(id_, by=by)
        asking = Judgement(move=Move.ASK_FOR_PROOF, reason="too_old", revision=1)
        office.office.review.decide(id_, asking, claim=claim, by=by)
    office.clock.move(days=40)
    other = again(office)

    results: Any = at_once(
        office.office.work.expire, other.work.expire, office.office.work.expire, other.work.expire
    )

    other.close()
    assert sum(results) == 6
    assert {office.find(reference).stage for reference in references} == {Stage.EXPIRED}


# --- tries, accounts, rosters ---------------------------------------------------------------


def test_tries_at_once_are_all_counted(office: OpenOffice) -> None:
    [reference] = pin_due(office, 1)
    office.work()
    office.office.policy.change("pin_tries_in_10_minutes", 20, by=AT_DOOR)

    results = at_once(*[lambda: office.office.release.answer(reference, "00000000")] * 8)

    assert set(results) == {"refused"}
    assert selected(office.url, "SELECT tries FROM pins") == [(8,)]
    assert office.office.release.answer(reference, office.transport.last_pin()) == "activated"


def test_wrong_passwords_at_once_are_all_counted(office: OpenOffice) -> None:
    staff = office.office.staff
    office.office.policy.change("sign_in_wrong", 10, by=AT_DOOR)

    results = at_once(*[lambda: staff.sign_in("clerk", "wrong", desk="x")] * 9)
    staff_row = selected(
        office.url, "SELECT wrong_in_a_row, locked_until FROM staff WHERE staff_number = 'clerk'"
    )

    assert {type(result) for result in results} == {WrongSignIn}
    assert staff_row == [(9, None)]
    with pytest.raises(WrongSignIn):
        staff.sign_in("clerk", "wrong", desk="x")
    with pytest.raises(SignInLocked):
        staff.sign_in("clerk", PASSWORD, desk="x")


def test_two_administrators_who_disable_each_other_at_once_do_not_both_go(
    office: OpenOffice,
) -> None:
    staff, first = office.office.staff, office.session("administrator")
    second = staff.add(
        staff_number="a2",
        name="Second",
        role=first.member.role,
        password=PASSWORD,
        by=AT_DOOR,
    )

    results = at_once(
        lambda: staff.change(replace(second, active=False), by=first.actor),
        lambda: staff.change(replace(first.member, active=False), by=AT_DOOR),
    )

    administrators = [m for m in staff.all(by=AT_DOOR) if m.role == "administrator" and m.active]
    assert len(administrators) == 1
    assert sum(isinstance(result, WorkstationError) for result in results) == 1
    refused = next(result for result in results if result is not None)
    assert isinstance(refused, LastAdministrator | AccountDisabled)


def test_of_two_loads_at_once_the_later_one_stands(office: OpenOffice, tmp_path: Path) -> None:
    other = again(office)
    small = write_roster(tmp_path / "small.csv", residents(30))
    large = write_roster(tmp_path / "large.csv", residents(30, first=30))

    def late_load(rows: int) -> None:
        if rows == 30:
            other.roster_loads.load(roster_source(large), date(2021, 12, 15), by=AT_DOOR)

    with pytest.raises(ChangedElsewhere):
        office.office.roster_loads.load(
            roster_source(small), date(2021, 12, 14), by=AT_DOOR, on_progress=late_load
        )

    other.close()
    [snapshot] = office.office.roster_loads.snapshots(by=AT_DOOR)
    assert (snapshot.active, snapshot.as_of) == (True, date(2021, 12, 15))
    assert snapshot.rows == 30
    assert selected(office.url, "SELECT DISTINCT snapshot_id FROM roster_pages") == [(snapshot.id,)]


def test_programs_that_make_one_office_at_once_make_one(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'office.sqlite'}"
    folder = tmp_path / "office"
    settings = Settings(database=url, folder=folder, intake=folder / "intake", desk="test")

    def opened() -> Office:
        for _ in range(5):
            with suppress(DatabaseBusy):  # a slow machine; who is told so tries again
                return open_office(settings, reader=ScriptedReader(), use_keyring=False)
        return open_office(settings, reader=ScriptedReader(), use_keyring=False)

    offices: Any = at_once(*[opened] * 3)

    sealed = [
        office.intake.take_one(
            write_bundle(tmp_path / str(number), registration(number)), by=AT_DOOR
        )
        for number, office in enumerate(offices, start=1)
    ]
    assert [str(result.outcome) for result in sealed] == ["taken"] * 3
    for office in offices:
        assert all(office.queue.find(result.reference) for result in sealed)
        office.close()
