"""Puts ports and adapters together: the only place that sees all of the office."""

import secrets
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import Protocol

from sqlalchemy import Engine

from workstation.domain.document_catalogue import CATALOGUE
from workstation.domain.holdings import BatchId
from workstation.domain.messages import OutgoingMessage
from workstation.gateway.address_reading import AddressReader
from workstation.gateway.feed import DiskFeed, WatchedFolder
from workstation.gateway.gazetteer import gazetteer_in
from workstation.gateway.keys import KEY_BYTES, KeyFile, SystemKeyring, office_key
from workstation.gateway.letter_files import LetterFolder
from workstation.gateway.letter_pages import LetterPages
from workstation.gateway.letter_reading import LetterReader
from workstation.gateway.letter_texts import LetterTexts
from workstation.gateway.message_texts import CatalogueMessageTexts
from workstation.gateway.mrz_reading.reader import PictureReader
from workstation.gateway.passwords import Argon2Passwords
from workstation.gateway.phones import phone_number
from workstation.gateway.proof_reading import LocalProofReader
from workstation.gateway.public_holidays import HongKongHolidays
from workstation.gateway.roster_source import RosterSource
from workstation.gateway.sandbox.client import Sandbox
from workstation.gateway.sandbox.opener import SandboxedOpener
from workstation.gateway.sealing import DataKey, Purpose, Sealer, unwrap, wrap
from workstation.gateway.sms_spool import SpoolFolder, open_message, waiting_messages
from workstation.gateway.texts import Catalogues, Contacts
from workstation.persistence.audit import SqlAuditLog
from workstation.persistence.data_keys import add_missing_keys, wrapped_keys
from workstation.persistence.driver import database_now
from workstation.persistence.engine import Clock, open_engine
from workstation.persistence.lists import SqlLists
from workstation.persistence.pictures import SqlPictures
from workstation.persistence.repositories.roster_lookup import looking_up
from workstation.persistence.schema import prepare, upgrade_engine
from workstation.persistence.unit_of_work import SqlUnitOfWork
from workstation.ports import (
    Begin,
    DocumentReader,
    MessageTransport,
    Passwords,
    ProofComparer,
    ProofReader,
)
from workstation.resources import RESOURCES
from workstation.services.audit import AuditService
from workstation.services.corrections import CorrectionService
from workstation.services.counter import CounterService
from workstation.services.documents import DocumentService
from workstation.services.feed import FeedService
from workstation.services.intake import IntakeService
from workstation.services.letters import LetterService
from workstation.services.messages import MessageService
from workstation.services.moves import Moves
from workstation.services.phone_changes import PhoneChangeService
from workstation.services.presence import PresenceService
from workstation.services.queue import QueueService
from workstation.services.reading import ReadingService
from workstation.services.referrals import ReferralService
from workstation.services.release import ReleaseService
from workstation.services.review import ReviewService
from workstation.services.roster import RosterService
from workstation.services.roster_ground import GroundService
from workstation.services.roster_loads import RosterLoads
from workstation.services.roster_lookups import RosterLookupService
from workstation.services.settings import SettingsService
from workstation.services.staff import StaffService
from workstation.services.status import StatusService
from workstation.services.supervision import SupervisionService
from workstation.services.triage import Triage
from workstation.services.work import Work
from workstation.settings import Settings

_FIRST_HOLIDAYS = 2020
_YEARS_AHEAD = 3
_SCRIPT_SECONDS = 30.0


class Reader(ProofReader, ProofComparer, Protocol):
    """Reads uploads and compares what it read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """Every use case of one office, ready."""

    settings: Settings
    queue: QueueService
    review: ReviewService
    corrections: CorrectionService
    counter: CounterService
    documents: DocumentService
    phone_changes: PhoneChangeService
    letters: LetterService
    messages: MessageService
    release: ReleaseService
    referrals: ReferralService
    supervision: SupervisionService
    audit: AuditService
    staff: StaffService
    policy: SettingsService
    presence: PresenceService
    roster: RosterService
    grounds: GroundService
    lookups: RosterLookupService
    roster_loads: RosterLoads
    intake: FeedService[Path]
    watched: FeedService[Path]
    status: StatusService
    work: Work
    close: Callable[[], None]
    """Ends the office's worker processes and connections."""


def open_office(
    settings: Settings,
    *,
    clock: Clock = database_now,
    transport: MessageTransport | None = None,
    reader: Reader | None = None,
    documents: DocumentReader | None = None,
    passwords: Passwords | None = None,
    use_keyring: bool = True,
) -> Office:
    """Open an office; an embedded one is created or upgraded on the way.

    Args:
        settings: which one.
        clock: reads a transaction's time; tests give their own.
        transport: where messages go; by default a spool folder for the gateway.
        reader: reads proofs; by default the one of this computer.
        documents: reads pictures of documents; by default the one of this computer.
        passwords: hashes staff passwords; by default argon2id at its full cost.
        use_keyring: whether a new office's key may go to the system's keyring.

    Raises:
        OfficeNotReady: a server's office is of another version: run ``workstation setup``.
        KeysMissing: the office's keys are not on this computer.
        DatabaseUnreachable: the database does not answer.
    """
    engine = open_engine(settings.database)
    try:
        prepare(engine, settings.database)
        return _assemble(
            settings,
            engine,
            clock=clock,
            transport=transport,
            reader=reader,
            documents=documents,
            passwords=passwords,
            use_keyring=use_keyring,
        )
    except BaseException:
        engine.dispose()
        raise


def setup_office(settings: Settings, *, use_keyring: bool = True) -> Office:
    """Create an office, or bring its database to this version, and open it.

    Raises:
        OfficeNotReady: a newer program made the office; nothing was changed.
        KeysMissing, DatabaseUnreachable.
    """
    engine = open_engine(settings.database)
    try:
        upgrade_engine(engine)
        return _assemble(settings, engine, use_keyring=use_keyring)
    except BaseException:
        engine.dispose()
        raise


def _assemble(
    settings: Settings,
    engine: Engine,
    *,
    clock: Clock = database_now,
    transport: MessageTransport | None = None,
    reader: Reader | None = None,
    documents: DocumentReader | None = None,
    passwords: Passwords | None = None,
    use_keyring: bool,
) -> Office:
    settings.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    sealer = _sealer(settings, engine, clock, use_keyring=use_keyring)
    # Connections of its own: a picture is written while a transaction holds another one.
    picture_engine = open_engine(settings.pictures)
    pictures = SqlPictures(picture_engine, clock)
    pictures.create()
    begin: Begin = partial(SqlUnitOfWork, engine, sealer, pictures, clock)
    lists = SqlLists(engine, sealer, pictures, clock)
    log = SqlAuditLog(engine, sealer, clock, settings.checkpoints)
    gazetteer = gazetteer_in(RESOURCES / "gazetteer")
    parse = AddressReader(gazetteer)
    reads: Reader = reader or LocalProofReader(parse=parse)
    catalogues, contacts = _catalogues()
    texts = CatalogueMessageTexts(catalogues, contacts)
    holidays = _holidays()
    moves = Moves(texts=texts, holidays=holidays)
    triage = Triage(moves=moves)
    spool = transport or SpoolFolder(settings.spool, sealer.outbox_key())
    roster = RosterService(
        begin=begin,
        look_up=partial(looking_up, engine, sealer),
        now=lists.now,
        moves=moves,
        parse=parse,
    )
    letters = LetterService(
        begin=begin,
        lists=lists,
        moves=moves,
        printer=LetterPages(RESOURCES / "letters", LetterTexts(catalogues, contacts)),
        files=LetterFolder(settings.letters),
        draw=secrets.token_bytes,
    )
    messages = MessageService(begin=begin, lists=lists, transport=spool)
    grounds = GroundService(begin=begin, moves=moves, roster=roster)
    release = ReleaseService(
        begin=begin, moves=moves, grounds=grounds, texts=texts, draw=secrets.randbelow
    )
    intake = IntakeService(
        begin=begin,
        moves=moves,
        triage=triage,
        must_visit=CATALOGUE.must_visit,
        district_of=parse.district,
        holidays=holidays,
    )

    disk = DiskFeed(lists.now)

    pictured = documents or PictureReader()

    def close() -> None:
        pictured.close()
        reads.close()
        engine.dispose()
        picture_engine.dispose()

    return Office(
        settings=settings,
        queue=QueueService(begin=begin, lists=lists),
        review=ReviewService(
            begin=begin,
            lists=lists,
            moves=moves,
            comparer=reads,
            roster=roster,
            places=parse.places,
        ),
        corrections=CorrectionService(begin=begin, reader=reads, comparer=reads),
        counter=CounterService(begin=begin, moves=moves, catalogue=CATALOGUE),
        documents=DocumentService(begin=begin, reader=pictured),
        phone_changes=PhoneChangeService(
            begin=begin, moves=moves, draw=secrets.randbelow, read_phone=phone_number
        ),
        letters=letters,
        messages=messages,
        release=release,
        referrals=ReferralService(
            begin=begin, lists=lists, moves=moves, triage=triage, roster=roster
        ),
        supervision=SupervisionService(begin=begin, lists=lists, holidays=holidays),
        audit=AuditService(begin=begin, lists=lists, log=log),
        staff=StaffService(begin=begin, passwords=passwords or Argon2Passwords()),
        policy=SettingsService(begin=begin),
        presence=PresenceService(begin=begin, lists=lists),
        roster=roster,
        grounds=grounds,
        lookups=RosterLookupService(begin=begin, roster=roster, places=parse.places),
        roster_loads=RosterLoads(begin=begin),
        intake=FeedService(feed=disk, intake=intake),
        watched=FeedService(feed=WatchedFolder(disk), intake=intake),
        status=StatusService(begin=begin, lists=lists, reader=reads),
        work=Work(
            begin=begin,
            reading=ReadingService(begin=begin, reader=reads),
            roster=roster,
            grounds=grounds,
            letters=letters,
            release=release,
            messages=messages,
            moves=moves,
            log=log,
        ),
        close=close,
    )


def _sealer(settings: Settings, engine: Engine, clock: Clock, *, use_keyring: bool) -> Sealer:
    wrapped = wrapped_keys(engine)
    # The key of a server's office has to reach other computers: it lies in a file from the start.
    ring = SystemKeyring(settings.database) if use_keyring and settings.embedded else None
    key = office_key(KeyFile(settings.key_file), ring, create=not wrapped)
    if {purpose for _, purpose, _ in wrapped} != set(Purpose):

        def make(purpose: str) -> bytes:
            return wrap(key, purpose, secrets.token_bytes(KEY_BYTES))

        add_missing_keys(engine, list(Purpose), make, clock)
        wrapped = wrapped_keys(engine)
    return Sealer(
        {
            id_: DataKey(id_, Purpose(purpose), unwrap(key, purpose, blob))
            for id_, purpose, blob in wrapped
        }
    )


def _catalogues() -> tuple[Catalogues, Contacts]:
    return (
        Catalogues(RESOURCES / "i18n" / "applicants"),
        Contacts.read(RESOURCES / "letters" / "contacts.toml"),
    )


def _holidays() -> Collection[date]:
    return HongKongHolidays(_FIRST_HOLIDAYS, datetime.now(UTC).year + _YEARS_AHEAD)


def roster_source(file: Path) -> RosterSource:
    """Return a roster file as the roster's use case reads it."""
    return RosterSource(file, gazetteer_in(RESOURCES / "gazetteer"))


@contextmanager
def letter_reader() -> Iterator[LetterReader]:
    """Lend what reads references off photographs of letters; it needs no office."""
    with Sandbox() as sandbox:
        yield LetterReader(SandboxedOpener(sandbox))


@contextmanager
def document_reader() -> Iterator[DocumentReader]:
    """Lend what reads documents' pictures for a script, which waits longer than a clerk would."""
    with PictureReader(seconds=_SCRIPT_SECONDS) as reader:
        yield reader


def reader_of_this_computer() -> str:
    """Return the name of what reads proofs here, or an empty text when nothing does."""
    reader = LocalProofReader(parse=AddressReader(gazetteer_in(RESOURCES / "gazetteer")))
    try:
        return reader.name if reader.available() else ""
    finally:
        reader.close()


def spooled_messages(settings: Settings) -> list[OutgoingMessage]:
    """Return the messages that wait in the spool folder, as the gateway that has the key does."""
    engine = open_engine(settings.database)
    try:
        sealer = _sealer(settings, engine, database_now, use_keyring=True)
    finally:
        engine.dispose()
    key = sealer.outbox_key()
    return [open_message(file, key) for file in waiting_messages(settings.spool)]


def export_key(settings: Settings, file: Path) -> None:
    """Write a copy of the office key, for a backup or another computer.

    Raises:
        KeysMissing: the key is not on this computer.
        FileExistsError: there is a file already; nothing is overwritten.
    """
    ring = SystemKeyring(settings.database) if settings.embedded else None
    KeyFile(file).write(office_key(KeyFile(settings.key_file), ring, create=False))


def keep_batch(settings: Settings, id_: BatchId, pdf: bytes) -> Path:
    """Keep a batch of letters durably on this computer and return its file."""
    return LetterFolder(settings.letters).keep(id_, pdf)
