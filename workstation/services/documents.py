"""Reading the picture of an identity document while its holder stands at the counter."""

from dataclasses import dataclass

from workstation.domain.calendar import hong_kong_day
from workstation.domain.document_reading import DocumentReading
from workstation.domain.staff import Actor, Permission
from workstation.ports import Begin, DocumentReader
from workstation.services.authority import require


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentService:
    """The use cases of a document's picture."""

    begin: Begin
    reader: DocumentReader

    def prepare(self) -> None:
        """Start what reads: the first picture need not wait for it."""
        self.reader.prepare()

    def read(self, body: bytes, *, by: Actor) -> DocumentReading:
        """Return the best machine-readable zone in a file, RED where there is none.

        A call made while another one waits cancels that one: the next document lies there.

        Raises:
            UnreadableUpload: the file could not be opened, with the reason.
            ReaderFailed: nothing that reads is installed, it crashed, or two seconds were over.
            ReadingCancelled: by a newer picture or by ``cancel``; nobody need be told.
            NotAllowed, AccountDisabled.
        """
        with self.begin() as uow:
            require(uow, by, Permission.WORK_AT_COUNTER)
            today = hong_kong_day(uow.now())
        return self.reader.read(body, today=today)

    def cancel(self) -> None:
        """End what is being read; safe to call when nothing is."""
        self.reader.cancel()
