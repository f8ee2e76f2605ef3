"""What processes do that are killed in the middle of it: each a function of plain values."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, event

from tests.support.doubles import ScriptedReader
from tests.support.gazetteers import shipped_gazetteer
from tests.support.processes import die
from workstation.bootstrap import Office, open_office
from workstation.domain.applications import ApplicationId
from workstation.domain.errors import WorkstationError
from workstation.domain.identity_checks import Answer, CheckParts, Outcome
from workstation.domain.letter_rules import LetterState
from workstation.domain.letters import LetterReference, LetterSheet
from workstation.domain.messages import OutgoingMessage, SendResult
from workstation.domain.phones import PhoneNumber
from workstation.domain.staff import Actor, Role
from workstation.gateway.roster_source import RosterSource
from workstation.persistence.driver import database_now
from workstation.ports import MessageTransport
from workstation.services.counter import Visit
from workstation.services.messages import MessageService
from workstation.settings import Settings

AT_DOOR = Actor(staff_id=None, role=Role.SYSTEM, desk="intake")


@dataclass(frozen=True, slots=True)
class LaterClock:
    """The database's clock, some time ahead: what a killed worker held has lapsed."""

    by: timedelta = timedelta()

    def __call__(self, connection: Connection) -> datetime:
        return database_now(connection) + self.by


def opened(url: str, folder: Path, *, later: timedelta = timedelta(), **doubles: Any) -> Office:
    """Open the office that a test made, from another process."""
    settings = Settings(database=url, folder=folder, intake=folder / "intake", desk="other")
    return open_office(
        settings,
        clock=LaterClock(later),
        reader=doubles.pop("reader", None) or ScriptedReader(),
        use_keyring=False,
        **doubles,
    )


def engine_of(office: Office) -> Any:
    """Return the office's engine: tests of faults stand in its way."""
    return office.queue.begin.args[0]  # type: ignore[attr-defined]  # a partial of the unit of work


def _die_at_statement(office: Office, number: int) -> None:
    left = number

    def count(*_: object) -> None:
        nonlocal left
        left -= 1
        if left == 0:
            die()

    event.listen(engine_of(office), "before_cursor_execute", count)


def _die_at_commit(office: Office, number: int, *, after: bool) -> None:
    """Die when the ``number``-th transaction is committed, or right after it."""
    left = number
    engine = engine_of(office)
    commit = engine.dialect.do_commit

    def count(connection: Any) -> None:
        nonlocal left
        left -= 1
        if left == 0 and not after:
            die()
        commit(connection)
        if left == 0:
            die()

    engine.dialect.do_commit = count


def _die_when_activating(office: Office) -> None:
    """Die at the commit of the transaction that makes a loaded roster the active one."""

    def look(*execution: Any) -> None:
        if execution[2].startswith("UPDATE") and "file_digest" in execution[2]:
            _die_at_commit(office, 1, after=False)

    event.listen(engine_of(office), "before_cursor_execute", look)


def take_bundle(url: str, folder: Path, bundle: Path, point: str, number: int) -> None:
    """Take a bundle and die at a statement, before the commit or after it; 0: live."""
    office = opened(url, folder)
    if point == "statement":
        _die_at_statement(office, number)
    elif number:
        _die_at_commit(office, number, after=point == "after_commit")
    office.intake.take_one(bundle, by=AT_DOOR)
    office.close()


def change_phone(
    url: str, folder: Path, id_: ApplicationId, phone: PhoneNumber, code: str, point: str
) -> None:
    """Change a telephone and die before the try or the change is committed, or right after it."""
    office = opened(url, folder)
    commit = 1 if point.endswith("try") else 2
    _die_at_commit(office, commit, after=point.startswith("after"))
    office.phone_changes.change(id_, phone, code, claim=None, by=AT_DOOR)
    office.close()


def purge(url: str, folder: Path, point: str) -> None:
    """Destroy pictures, and die before the commit or right after it."""
    office = opened(url, folder)
    _die_at_commit(office, 1, after=point == "after_commit")
    office.work.purge()
    office.close()


def work(url: str, folder: Path, later_s: float) -> None:
    """Work until nothing is due; whoever started this kills it at some moment."""
    office = opened(url, folder, later=timedelta(seconds=later_s))
    while not office.work.round().nothing:
        pass
    office.close()


def work_and_die(url: str, folder: Path, later_s: float, point: str) -> None:
    """Work, and die at a named point of the first release or the first message."""
    office = opened(url, folder, later=timedelta(seconds=later_s))
    office = replace(office, work=replace(office.work, messages=_dying(office, point)))
    if point == "released":
        _die_at_commit(office, 5, after=True)  # reaped, none lost, none due, claimed, released
    elif point == "releasing":
        _die_at_commit(office, 5, after=False)
    while not office.work.round().nothing:
        pass
    office.close()


def _dying(office: Office, point: str) -> MessageService:
    messages = office.messages
    if point in {"before_send", "after_send"}:
        return replace(messages, transport=_DyingTransport(messages.transport, point))
    return messages


@dataclass(frozen=True, slots=True)
class _DyingTransport:
    """Dies before the first message leaves, or as soon as it has left."""

    real: MessageTransport
    point: str

    def send(self, message: OutgoingMessage) -> SendResult:
        if self.point == "before_send":
            die()
        result = self.real.send(message)
        die()
        return result


def work_wrongly(url: str, folder: Path, later_s: float) -> None:
    """Work as one must not: a message counts as handed over before it is, then the power goes."""
    office = opened(url, folder, later=timedelta(seconds=later_s))
    real = office.messages.transport

    class Hasty:
        """Says yes at once and means to send when the yes is on record."""

        waiting: list[OutgoingMessage] = []  # noqa: RUF012 - one process, one list

        def send(self, message: OutgoingMessage) -> SendResult:
            if self.waiting:
                die()
            self.waiting.append(message)
            return SendResult.accepted(message.reference)

    hasty = replace(office.messages, transport=Hasty())
    office = replace(office, work=replace(office.work, messages=hasty))
    while not office.work.round().nothing:
        pass
    for message in Hasty.waiting:
        real.send(message)
    office.close()


class PlainPrinter:
    """Prints what a check needs and nothing beautiful: reference and code, a line each."""

    def batch(self, letters: Iterable[LetterSheet], *, batch_number: int) -> bytes:
        lines = [f"batch {batch_number}"]
        for sheet in letters:
            code = "" if sheet.code is None else sheet.code.characters
            lines.append(f"{sheet.application_reference} {sheet.reference.digits} {code}")
        return "\n".join(lines).encode()

    def misfits(self, letters: Iterable[LetterSheet]) -> frozenset[LetterReference]:
        del letters
        return frozenset()

    def preview(self, letter: LetterSheet) -> bytes:
        return self.batch([letter], batch_number=0)


_PRINTING = {"opening": (1, False), "opened": (1, True), "writing": (2, False)}
"""Steps of printing that end in a commit: which, and whether to die after it."""


def print_letters(url: str, folder: Path, out: Path, point: str) -> None:
    """Print what is due into one batch and die at a named point."""
    office = opened(url, folder)
    letters = replace(office.letters, printer=PlainPrinter())
    lines = letters.page(LetterState.DUE, by=AT_DOOR)
    ids = [line.letter.id for line in lines if line.batch_id is None]

    def write(batch: int, pdf: bytes) -> None:
        if point == "before_file":
            die()
        (out / f"batch-{batch}.txt").write_bytes(pdf)
        if point == "after_file":
            die()

    if point in _PRINTING:
        number, after = _PRINTING[point]
        _die_at_commit(office, number, after=after)
    letters.print_batch(ids, write=write, by=AT_DOOR)
    if point == "written":
        die()
    office.close()


def settle_batch(url: str, folder: Path, step: str, after: bool) -> None:
    """Confirm, post or give up the only batch, and die when that is committed, or right after."""
    office = opened(url, folder)
    [batch] = office.letters.batches(by=AT_DOOR)
    _die_at_commit(office, 1, after=after)
    steps: dict[str, Callable[..., object]] = {
        "confirm": office.letters.confirm_batch,
        "post": office.letters.post_batch,
        "abandon": office.letters.abandon_batch,
    }
    steps[step](batch.id, by=AT_DOOR)
    office.close()


def take_letter_back(url: str, folder: Path, reference: str, after: bool) -> None:
    """Record a returned letter and die when that is committed, or right after."""
    office = opened(url, folder)
    _die_at_commit(office, 1, after=after)
    office.letters.mark_returned(reference, by=AT_DOOR)
    office.close()


@dataclass(frozen=True, slots=True)
class AtCounter:
    """A clerk, and the letter somebody brought."""

    clerk: Actor
    letter: LetterReference

    def visit(self, office: Office, *, outcome: Outcome = Outcome.PASS) -> None:
        """Look the letter up, claim the case and record the visit: three transactions."""
        case = office.counter.find(self.letter.digits, by=self.clerk)
        claim = office.counter.claim(case.application.id, by=self.clerk)
        document = case.applicant.document
        parts = CheckParts(
            document_kind=document.kind,
            document_number=document.number,
            document_country=document.country,
            document_expires_on=date(2090, 1, 1),
            number_agrees=False,
            name_agrees=Answer.YES,
            portrait=Answer.YES,
            visual=Answer.YES,
            tactile=Answer.YES,
        )
        reason = "" if outcome is Outcome.PASS else "portrait_differs"
        visit = Visit(outcome=outcome, reason=reason, parts=parts, started_at=case.started_at)
        office.counter.record(self.letter, visit, claim=claim, by=self.clerk)


def visit_counter(
    url: str, folder: Path, at: AtCounter, outcome: Outcome, point: str, number: int
) -> None:
    """Record a visit and die at a statement, or at the ``number``-th commit or after it."""
    office = opened(url, folder)
    if point == "statement":
        _die_at_statement(office, number)
    else:
        _die_at_commit(office, number, after=point == "after_commit")
    at.visit(office, outcome=outcome)
    office.close()


def load_roster(
    url: str,
    folder: Path,
    file: Path,
    point: str,
    lot_bytes: int = 1_000,
    as_of: date = date(2022, 1, 31),
) -> None:
    """Load a roster, a few lines a transaction, and die at a named point or be killed."""
    office = opened(url, folder)
    source = RosterSource(file, shipped_gazetteer, lot_bytes=lot_bytes)
    load: Callable[..., object] = office.roster_loads.load

    def progress(rows: int) -> None:
        if point == "filling" and rows >= 20:
            die()

    if point == "activating":
        _die_when_activating(office)
    load(source, as_of, accept_older=True, by=AT_DOOR, on_progress=progress)
    office.close()


def take_at_once(url: str, folder: Path, bundle: Path, go: Any, answers: Any) -> None:
    """Take a bundle at the moment every process is ready, and answer what became of it."""
    office = opened(url, folder)
    go.wait()
    try:
        answers.put(str(office.intake.take_one(bundle, by=AT_DOOR).outcome))
    except WorkstationError as error:
        answers.put(error.code)
    office.close()


def recheck_and_die(url: str, folder: Path, point: str) -> None:
    """Ask a new roster about the second of several applications and die there."""
    office = opened(url, folder)
    _die_at_commit(office, 2, after=point == "after_commit")
    office.grounds.recheck()
    office.close()
