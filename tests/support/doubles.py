"""Stand-ins for what leaves the process: the clock, the network, the reader, slow hashing."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from threading import Event

from sqlalchemy import Connection

from tests.support.gazetteers import shipped_gazetteer
from workstation.domain.applicants import Applicant
from workstation.domain.applications import Application
from workstation.domain.corrections import Correction, with_corrections
from workstation.domain.document_reading import DocumentReading, PictureVerdict
from workstation.domain.errors import ReaderFailed
from workstation.domain.extraction import (
    Comparison,
    Declared,
    KnownPlaces,
    PageFrame,
    Reading,
    compare,
)
from workstation.domain.extraction.regions import RegionReading
from workstation.domain.messages import MessageKind, OutgoingMessage, SendResult
from workstation.domain.proofs import Affine, OpenedPage, OpenedUpload, Quad, UnreadableUpload
from workstation.domain.readers import ReaderStanding
from workstation.domain.signals import Traces

WEDNESDAY = datetime(2021, 12, 15, 4, 0, tzinfo=UTC)
"""Noon in Hong Kong."""
ONE_PIXEL = bytes.fromhex(
    "ffd8ffe000104a46494600010100000100010000ffdb004300ffffffffffffffffffffffffffffffffffffffffff"
    "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"
    "ffc0000b080001000101011100ffc4001f0000010501010101010100000000000000000102030405060708090a0b"
    "ffc400b5100002010303020403050504040000017d01020300041105122131410613516107227114328191a10823"
    "42b1c11552d1f02433627282090a161718191a25262728292a3435363738393a434445464748494a535455565758"
    "595a636465666768696a737475767778797a838485868788898a92939495969798999aa2a3a4a5a6a7a8a9aab2b3"
    "b4b5b6b7b8b9bac2c3c4c5c6c7c8c9cad2d3d4d5d6d7d8d9dae1e2e3e4e5e6e7e8e9eaf1f2f3f4f5f6f7f8f9faff"
    "da0008010100003f00fbd3ffd9"
)
"""A white JPEG of one pixel."""


class SettableClock:
    """A database clock that stands still until it is moved."""

    def __init__(self, at: datetime = WEDNESDAY) -> None:
        self.at = at

    def __call__(self, _connection: Connection) -> datetime:
        return self.at

    def move(self, **span: float) -> None:
        """Move on: ``clock.move(seconds=9)``."""
        self.at += timedelta(**span)


class RecordingTransport:
    """Keeps what was handed over; can be told how to answer."""

    def __init__(self) -> None:
        self.sent: list[OutgoingMessage] = []
        self.answer: Callable[[OutgoingMessage], SendResult] = self._accept

    def _accept(self, message: OutgoingMessage) -> SendResult:
        return SendResult.accepted(message.reference)

    def send(self, message: OutgoingMessage) -> SendResult:
        result = self.answer(message)
        if result.outcome == "accepted":
            self.sent.append(message)
        return result

    def kinds(self) -> list[MessageKind]:
        """Return what was sent, in order."""
        return [message.kind for message in self.sent]

    def last_pin(self, digits: int = 8) -> str:
        """Return the PIN of the newest PIN message, as the applicant reads it."""
        text = next(m.text for m in reversed(self.sent) if m.kind is MessageKind.PIN)
        runs = "".join(ch if ch.isdigit() else " " for ch in text).split()
        return next(run for run in runs if len(run) == digits)


class ScriptedDocuments:
    """Answers every picture of a document with what the test says; red until it says something."""

    def __init__(self) -> None:
        self.answer: DocumentReading | Exception = DocumentReading(verdict=PictureVerdict.RED)
        self.read_on: list[date] = []
        self.cancelled = 0
        self.may_answer = Event()
        self.may_answer.set()

    def prepare(self) -> None:
        pass

    def read(self, body: bytes, *, today: date) -> DocumentReading:
        assert body
        self.read_on.append(today)
        assert self.may_answer.wait(timeout=30)
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer

    def cancel(self) -> None:
        self.cancelled += 1

    def close(self) -> None:
        pass


class ScriptedReader:
    """Opens every upload to one white page and reads what it was told."""

    name = "scripted"

    def __init__(self) -> None:
        self.reading: Reading | None = None
        self.comparison: Comparison | None = None
        self.traces = Traces()
        self.unreadable: UnreadableUpload | None = None
        self.installed = True
        self.region: RegionReading | None = None
        self.regions: list[Quad] = []
        """What was pointed at."""
        self.page_read: Callable[[], None] = lambda: None
        """What happens while a page is read."""
        self.months = 0
        """How old a proof might be at the last comparison."""

    def available(self) -> bool:
        return self.installed

    def open(self, body: bytes) -> OpenedUpload:
        del body
        if self.unreadable is not None:
            raise self.unreadable
        page = OpenedPage(
            number=1,
            jpeg=ONE_PIXEL,
            width=1,
            height=1,
            upload_width=1,
            upload_height=1,
            to_upload=Affine(),
        )
        return OpenedUpload(media_type="image/jpeg", pages=(page,))

    def read(
        self,
        upload: OpenedUpload,
        *,
        claims: Sequence[Declared] = (),
        page_read: Callable[[], None],
    ) -> Reading:
        del claims
        for _ in upload.pages:
            self.page_read()
            page_read()
        if self.reading is None:
            raise ReaderFailed(reason="scripted")
        return self.reading

    def inspect(self, upload: OpenedUpload, reading: Reading | None) -> Traces:
        del upload
        return self.traces if reading is not None else Traces(prints=self.traces.prints)

    def read_region(self, jpeg: bytes, frame: PageFrame, region: Quad) -> RegionReading:
        del jpeg, frame
        self.regions.append(region)
        if self.region is None:
            raise ReaderFailed(reason="scripted")
        return self.region

    def standing(self) -> ReaderStanding:
        return ReaderStanding("scripted 1.0" if self.installed else "", neural=False)

    def compare(
        self,
        reading: Reading,
        application: Application,
        applicant: Applicant,
        *,
        months: int,
        corrections: Sequence[Correction] = (),
    ) -> Comparison:
        self.months = months
        if self.comparison is not None and not corrections:
            return self.comparison
        said = Declared.of(application, applicant)
        places = KnownPlaces.of(shipped_gazetteer())
        found = self.comparison or compare(reading, said, places)
        if not corrections:
            return found
        return with_corrections(found, found.findings, said, corrections, places)

    def close(self) -> None:
        """Nothing to end."""


class QuickPasswords:
    """Hashes in no time; only for tests that are not about hashing."""

    def hash(self, password: str) -> str:
        return f"quick:{password}"

    def verify(self, hashed: str, password: str) -> bool:
        return hashed == f"quick:{password}"

    def weak_hash(self, hashed: str) -> bool:
        del hashed
        return False
