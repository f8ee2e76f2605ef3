"""Reading uploads: opened and read in processes of their own, kept beside what was declared."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from workstation.domain.errors import NotFound, ReaderFailed
from workstation.domain.extraction import Declared
from workstation.domain.holdings import ProofId, ProofState
from workstation.domain.proofs import OpenedUpload, UnreadableReason, UnreadableUpload
from workstation.ports import Begin, ProofReader, UnitOfWork


class ReadingOutcome(StrEnum):
    """How a reading ended."""

    READ = "read"
    UNREADABLE = "unreadable"
    NOT_READ = "not_read"
    GONE = "gone"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingService:
    """The use case of reading one upload."""

    begin: Begin
    reader: ProofReader

    def read(self, id_: ProofId, *, page_read: Callable[[], None]) -> ReadingOutcome:
        """Open and read an upload; a failure is kept as a reason, a person reads by eye then.

        No transaction is open while the file is: reading takes seconds.

        Args:
            id_: the upload.
            page_read: called after each page; what it raises ends the reading.
        """
        try:
            with self.begin() as uow:
                body = uow.proofs.body(id_)
                claim = self._claim(uow, id_)
        except NotFound:
            return ReadingOutcome.GONE
        try:
            upload = self.reader.open(body)
        except UnreadableUpload as error:
            return self._unreadable(id_, error.reason)
        with self.begin() as uow:
            uow.proofs.keep_pages(id_, upload)
            uow.commit()
        if not self.reader.available():
            return self._not_read(id_, upload, "reader_missing")
        try:
            reading = self.reader.read(upload, claims=[claim], page_read=page_read)
        except ReaderFailed as error:
            return self._not_read(id_, upload, error.facts.get("reason", "reader_failed"))
        traces = self.reader.inspect(upload, reading)
        with self.begin() as uow:
            uow.proofs.keep_reading(id_, reading, reader=self.reader.name, at=uow.now())
            uow.signals.keep(id_, traces)
            uow.commit()
        return ReadingOutcome.READ

    def _claim(self, uow: UnitOfWork, id_: ProofId) -> Declared:
        application = uow.applications.get(uow.proofs.get(id_).application_id)
        return Declared.of(application, uow.applicants.get(application.id))

    def give_up(self, uow: UnitOfWork, id_: ProofId) -> None:
        """Record that an upload was tried too often: a person looks, or asks for another one."""
        if uow.proofs.get(id_).state is not ProofState.WAITING:
            return
        state, problem = ProofState.NOT_READ, "reader_failed"
        if not uow.proofs.frames(id_):
            state, problem = ProofState.UNREADABLE, UnreadableReason.CRASHED.value
        uow.proofs.mark(id_, state, problem, at=uow.now())

    def _not_read(self, id_: ProofId, upload: OpenedUpload, problem: str) -> ReadingOutcome:
        """Mark an upload; its pictures are compared with others' all the same."""
        traces = self.reader.inspect(upload, None)
        with self.begin() as uow:
            uow.signals.keep(id_, traces)
            uow.proofs.mark(id_, ProofState.NOT_READ, problem, at=uow.now())
            uow.commit()
        return ReadingOutcome.NOT_READ

    def _unreadable(self, id_: ProofId, reason: UnreadableReason) -> ReadingOutcome:
        with self.begin() as uow:
            uow.proofs.mark(id_, ProofState.UNREADABLE, reason, at=uow.now())
            uow.commit()
        return ReadingOutcome.UNREADABLE
