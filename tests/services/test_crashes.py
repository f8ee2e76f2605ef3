"""Power goes at any moment: afterwards all is there or nothing is, and the ledger says which.

Real processes, killed with ``SIGKILL``; the checks look from outside, as the gateway and the
applicants do.
"""

import random
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from tests.support import crashes
from tests.support.contents import raw, row_counts
from tests.support.crashes import AT_DOOR, PlainPrinter, opened
from tests.support.databases import Databases, mostly_sqlite
from tests.support.doubles import QuickPasswords, ScriptedReader
from tests.support.phone_changes import NEW, code_in
from tests.support.processes import KILLED, ended, started
from tests.support.registrations import passport, registration, write_bundle
from tests.support.rosters import address_of, name_of, number_of, residents, write_roster
from workstation.bootstrap import Office, open_office, roster_source
from workstation.domain.applications import Move, Stage
from workstation.domain.letter_rules import LetterState
from workstation.domain.messages import MessageKind, OutgoingMessage
from workstation.domain.names import PersonName
from workstation.domain.phone_codes import PhoneAnswer
from workstation.domain.registrations import Intake
from workstation.domain.roster import RosterQuery
from workstation.domain.staff import Actor, Role
from workstation.gateway.sms_spool import open_message, waiting_messages
from workstation.services.review import Judgement
from workstation.settings import Settings


def slow(point: str) -> Any:
    """Return a point that is tried with the slow tests only: the others show as much."""
    return pytest.param(point, marks=pytest.mark.slow)


_LAPSED = timedelta(minutes=6)
"""Longer than the leases of jobs and senders: a killed worker's work is free again."""


@dataclass
class Place:
    """An office on disk that processes come and go in."""

    url: str
    folder: Path
    later: timedelta = timedelta()

    def __enter__(self) -> Office:
        self._office = opened(self.url, self.folder, later=self.later)
        return self._office

    def __exit__(self, *_: object) -> None:
        self._office.close()


@pytest.fixture
def place(office_url: str, tmp_path: Path) -> Place:
    return Place(office_url, tmp_path / "office")


# --- intake ---------------------------------------------------------------------------------


@pytest.mark.parametrize("point", ["before_commit", slow("after_commit")])
def test_a_bundle_is_taken_whole_or_not_at_all(place: Place, tmp_path: Path, point: str) -> None:
    bundle = write_bundle(tmp_path / "bundle", registration(1), {"a.jpg": b"a", "b.jpg": b"b"})
    with place:
        before = row_counts(place.url)

    assert ended(crashes.take_bundle, place.url, place.folder, bundle, point, 1) == KILLED

    _require_all_or_nothing(place, before, bundle, taken=point == "after_commit")


@pytest.mark.slow
def test_a_bundle_is_taken_whole_or_not_at_all_whichever_statement_is_the_last(
    place: Place, tmp_path: Path, databases: Databases
) -> None:
    number, code = 0, KILLED
    while code == KILLED:
        number += 1
        url = databases.office()
        here = Place(url, tmp_path / str(number))
        bundle = write_bundle(here.folder / "bundle", registration(1), {"a.jpg": b"a"})
        with here:
            before = row_counts(url)
        code = ended(crashes.take_bundle, url, here.folder, bundle, "statement", number)
        _require_all_or_nothing(here, before, bundle, taken=code == 0)
        databases.drop(url)

    assert number > 15


def _require_all_or_nothing(
    place: Place, before: Mapping[str, int], bundle: Path, *, taken: bool
) -> None:
    """Pictures nobody names may stay: they are sealed and their key never lived."""
    after = row_counts(place.url)
    changed = {table for table in after if after[table] != before[table]} - {"pictures"}
    if taken:
        assert {"applications", "applicants", "registrations", "proofs", "jobs"} < changed
    else:
        assert changed == set()
    with place as office:
        again = office.intake.take_one(bundle, by=AT_DOOR)
        assert again.outcome is (Intake.ALREADY_TAKEN if taken else Intake.TAKEN)
        application = office.queue.find(again.reference)
        with office.letters.begin() as uow:
            for proof in uow.proofs.of(application.id):
                assert uow.proofs.body(proof.id)
    counts = row_counts(place.url)
    assert (counts["applications"], counts["registrations"]) == (1, 1)


# --- PINs -----------------------------------------------------------------------------------


def decided(place: Place, count: int) -> list[str]:
    """Let a reviewer accept so many proofs; return the references."""
    office = open_office(
        Settings(
            database=place.url,
            folder=place.folder,
            intake=place.folder / "intake",
            desk="desk",
        ),
        reader=ScriptedReader(),
        passwords=QuickPasswords(),
        use_keyring=False,
    )
    office.policy.change("undo_seconds", 0, by=AT_DOOR)
    member = office.staff.add(
        staff_number="r1",
        name="Ho Ka Yan",
        role=Role.REVIEWER,
        password="harbour-ferry-morning-tea",
        by=AT_DOOR,
    )
    by = Actor(staff_id=member.id, role=member.role, desk="desk")
    references = []
    for number in range(1, count + 1):
        folder = place.folder / "bundles" / str(number)
        taken = office.intake.take_one(write_bundle(folder, registration(number)), by=AT_DOOR)
        application = office.queue.find(taken.reference)
        claim = office.queue.claim(application.id, by=by)
        accepting = Judgement(move=Move.ACCEPT_PROOF, reason="read_by_eye", revision=1)
        office.review.decide(application.id, accepting, claim=claim, by=by)
        references.append(taken.reference)
    office.close()
    return references


def spooled(place: Place, office: Office) -> list[OutgoingMessage]:
    """Read what waits for the gateway, as the gateway does."""
    key = office.messages.transport.key  # type: ignore[attr-defined]  # the spool folder's
    return [open_message(file, key) for file in waiting_messages(place.folder / "spool")]


def faults(place: Place, references: list[str]) -> list[str]:
    """Name what is wrong with the PINs of these applications; empty: each has exactly one.

    Looks at what the applicants hold in their hands, tries it, and compares with the ledger.
    """
    found = []
    with place as office:
        messages = [m for m in spooled(place, office) if m.kind is MessageKind.PIN]
        with raw(place.url) as engine, engine.connect() as connection:
            ids = dict(
                connection.execute(text("SELECT reference, application_id FROM messages")).all()
            )
            owners = dict(connection.execute(text("SELECT id, reference FROM applications")).all())
            live = connection.execute(
                text("SELECT application_id FROM pins WHERE state = 'live'")
            ).scalars()
            alive = Counter(owners[id_] for id_ in live)
        told = Counter(owners[ids[message.reference]] for message in messages)
        secrets = {owners[ids[m.reference]]: _pin_in(m.text) for m in messages}
        for reference in references:
            if told[reference] != 1:
                found.append(f"{told[reference]} messages")
            if alive[reference] != 1:
                found.append(f"{alive[reference]} live PINs")
            if office.queue.find(reference).stage is not Stage.PIN_RELEASED:
                found.append("not released")
            elif office.release.answer(reference, secrets.get(reference, "")) != "activated":
                found.append("the PIN does not open")
    return found


def _pin_in(words: str) -> str:
    runs = "".join(ch if ch.isdigit() else " " for ch in words).split()
    return next((run for run in runs if len(run) == 8), "")


def ledger(place: Place) -> Mapping[str, int]:
    """Count what the ledger says of the hand-overs."""
    with raw(place.url) as engine, engine.connect() as connection:
        unknown = connection.execute(
            text("SELECT count(*) FROM message_attempts WHERE ended_at IS NULL")
        ).scalar_one()
        lost = connection.execute(
            text("SELECT count(*) FROM audit_entries WHERE action = 'message.sender_lost'")
        ).scalar_one()
        sent = connection.execute(
            text("SELECT count(*) FROM audit_entries WHERE action = 'message.sent'")
        ).scalar_one()
    return {"unknown": unknown, "lost": lost, "sent": sent}


def finish(place: Place) -> None:
    """Let a worker that nobody kills do the rest, after every lease has lapsed."""
    place.later += _LAPSED
    code = ended(crashes.work, place.url, place.folder, place.later.total_seconds())
    assert code == 0


@pytest.mark.parametrize(
    "point", [slow("releasing"), slow("released"), slow("before_send"), "after_send"]
)
def test_one_pin_reaches_everybody_wherever_the_worker_dies(place: Place, point: str) -> None:
    """Scenario 37: wherever the power fails, one usable PIN, and the ledger says so."""
    references = decided(place, 3)

    code = ended(crashes.work_and_die, place.url, place.folder, 0.0, point)
    finish(place)

    assert code == KILLED
    assert faults(place, references) == []
    # Messages are begun one by one: the one of a sender that died is unknown, and said.
    unknown = 1 if point in {"before_send", "after_send"} else 0
    assert ledger(place) == {"unknown": unknown, "lost": unknown, "sent": 3}


@mostly_sqlite
def test_the_check_finds_the_pins_that_a_hasty_sender_loses(place: Place) -> None:
    """The control: without it the tests around it could be passed by a check that sees nothing."""
    references = decided(place, 3)

    code = ended(crashes.work_wrongly, place.url, place.folder, 0.0)
    finish(place)

    assert code == KILLED
    assert "0 messages" in faults(place, references)


@pytest.mark.slow
def test_one_pin_reaches_everybody_though_workers_are_killed_all_the_time(place: Place) -> None:
    references, rng, killed = decided(place, 96), random.Random(7), 0

    for _ in range(40):
        with started(crashes.work, place.url, place.folder, place.later.total_seconds()) as worker:
            worker.join(rng.uniform(0.15, 0.5))
            if worker.exitcode == 0:
                break
            killed += 1
        place.later += _LAPSED
    finish(place)

    assert killed > 3
    assert faults(place, references) == []
    said = ledger(place)
    assert (said["sent"], said["unknown"]) == (96, said["lost"])


# --- letters --------------------------------------------------------------------------------


def letters_due(place: Place, count: int) -> None:
    """Make letters due: every other one with a code, the others for the counter."""
    with place as office:
        for number in range(1, count + 1):
            more = {"document": passport(number)} if number % 2 else {}
            declared = registration(number, route="letter", **more)
            folder = place.folder / "bundles" / str(number)
            office.intake.take_one(write_bundle(folder, declared), by=AT_DOOR)
        while not office.work.round().nothing:
            pass


@mostly_sqlite
@pytest.mark.parametrize(
    "point",
    [
        slow("opening"),
        slow("opened"),
        slow("before_file"),
        "after_file",
        slow("writing"),
        slow("written"),
    ],
)
def test_no_letter_is_lost_or_doubled_wherever_the_printing_dies(
    place: Place, tmp_path: Path, point: str
) -> None:
    """Scenario 23: wherever the printing dies, each letter is printed or made anew."""
    _require_each_printed_or_made_anew(place, tmp_path, point, 6)


@pytest.mark.slow
def test_of_two_hundred_letters_none_is_lost_or_doubled(place: Place, tmp_path: Path) -> None:
    """Scenario 23: all paper of an interrupted batch of 200 is void, and each has a successor."""
    _require_each_printed_or_made_anew(place, tmp_path, "after_file", 200)


def _require_each_printed_or_made_anew(
    place: Place, tmp_path: Path, point: str, count: int
) -> None:
    letters_due(place, count)
    out = tmp_path / "out"
    out.mkdir()

    assert ended(crashes.print_letters, place.url, place.folder, out, point) == KILLED

    paper: dict[int, bytes] = {int(f.stem[6:]): f.read_bytes() for f in out.iterdir()}
    with place as office:
        room = office.letters
        for batch in room.batches(by=AT_DOOR):
            if not batch.written:
                assert room.abandon_batch(batch.id, by=AT_DOOR) == count
        due = room.due(by=AT_DOOR, limit=count + 1)
        assert len(due) == (0 if point == "written" else count)
        if due:
            again = crashes.replace(room, printer=PlainPrinter())
            again.print_batch(due, write=paper.__setitem__, by=AT_DOOR)
        for batch in room.batches(by=AT_DOOR):
            if batch.written:
                room.confirm_batch(batch.id, by=AT_DOOR)
                room.post_batch(batch.id, by=AT_DOOR)
        _require_last_paper_counts(office, paper, count)


def post_letters(office: Office) -> None:
    """Print and post the letters that are due."""
    while not office.work.round().nothing:
        pass
    letters = crashes.replace(office.letters, printer=PlainPrinter())
    due = [line.letter.id for line in letters.page(LetterState.DUE, by=AT_DOOR)]
    batch = letters.print_batch(due, write=lambda _batch, _pdf: None, by=AT_DOOR)
    letters.confirm_batch(batch.id, by=AT_DOOR)
    letters.post_batch(batch.id, by=AT_DOOR)


# --- telephones -----------------------------------------------------------------------------


@mostly_sqlite
@pytest.mark.parametrize("point", ["before_try", "after_try", "before_change", "after_change"])
def test_a_telephone_is_changed_whole_or_not_at_all(place: Place, point: str) -> None:
    """Scenario 35: number, void PIN and the notice to the old number, or nothing of it."""
    with place as office:
        declared = registration(1, route="letter", document=passport(1))
        bundle = write_bundle(place.folder / "bundles" / "1", declared)
        application = office.queue.find(office.intake.take_one(bundle, by=AT_DOOR).reference)
        post_letters(office)
        office.phone_changes.send_code(application.id, NEW.e164, by=AT_DOOR)
        while not office.work.round().nothing:
            pass
        code = code_in(spooled(place, office))
    before = row_counts(place.url)

    arguments = (place.url, place.folder, application.id, NEW, code, point)
    assert ended(crashes.change_phone, *arguments) == KILLED

    done = point == "after_change"
    after = row_counts(place.url)
    changed = {table for table in after if after[table] != before[table]}
    assert changed == ({"messages", "audit_entries"} if done else set())
    with place as office:
        change = office.phone_changes.change
        answer = change(application.id, NEW, code, claim=None, by=AT_DOOR)
        with office.letters.begin() as uow:
            assert uow.applicants.get(application.id).phone == NEW
        while not office.work.round().nothing:
            pass
        told = [message.kind for message in spooled(place, office)]
    assert answer is (PhoneAnswer.VOID if done else PhoneAnswer.CHANGED)
    assert told.count(MessageKind.PHONE_CHANGED) == 1


def _require_last_paper_counts(office: Office, paper: Mapping[int, bytes], count: int) -> None:
    """Every applicant has one letter that is good: the one printed last; earlier paper is void."""
    sheets = {
        number: [line.split(" ") for line in body.decode().splitlines()[1:]]
        for number, body in paper.items()
    }
    last = max(sheets)
    assert len(sheets[last]) == count
    for number, lines in sheets.items():
        for application, reference, code in lines:
            state = office.letters.find(reference).state
            assert state is (LetterState.POSTED if number == last else LetterState.VOID)
            if code and number != last:
                assert office.release.answer(application, code) == "refused"
    for application, _, code in sheets[last]:
        if code:
            assert office.release.answer(application, code) == "activated"


# --- roster ---------------------------------------------------------------------------------


@mostly_sqlite
@pytest.mark.parametrize("point", [slow("filling"), "activating"])
def test_a_load_that_dies_leaves_the_old_roster_and_the_next_one_goes_through(
    place: Place, tmp_path: Path, point: str
) -> None:
    old = write_roster(tmp_path / "old.csv", residents(60))
    new = write_roster(tmp_path / "new.csv", residents(60, first=60))
    with place as office:
        office.roster_loads.load(roster_source(old), date(2021, 12, 31), by=AT_DOOR)

    assert ended(crashes.load_roster, place.url, place.folder, new, point) == KILLED

    with place as office:
        assert [(one.as_of, one.active) for one in office.roster_loads.snapshots(by=AT_DOOR)] == [
            (date(2021, 12, 31), True)
        ]
        assert (verdict(office, 1), verdict(office, 61)) == ("exact", "none")
        left = row_counts(place.url)
        assert left["roster_snapshots"] == 2
        office.roster_loads.load(roster_source(new), date(2022, 1, 31), by=AT_DOOR)
        assert (verdict(office, 1), verdict(office, 61)) == ("none", "exact")
    assert row_counts(place.url)["roster_snapshots"] == 3


def verdict(office: Office, resident: int) -> str:
    query = RosterQuery(
        id="q",
        name=PersonName.parse(name_of(resident)),
        document_number=number_of(resident),
        address=address_of(resident),
    )
    return str(office.roster.check(query, date(2021, 12, 10)).verdict)
