"""A letter room without paper: letters are due, printed and posted in no time."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from tests.support.offices import OpenOffice
from workstation.domain.holdings import BatchId
from workstation.domain.letter_rules import Letter, LetterState
from workstation.domain.letters import LetterReference, LetterSheet
from workstation.services.letters import LetterService

WHITE_PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c494441"
    "54789c63f8ffff3f0005fe02fe0def46b80000000049454e44ae426082"
)
"""A white picture of one pixel."""
LONGEST = 200
"""Characters of an address that fits."""


class NoPaper:
    """Stands in for the printer; setting a page takes a third of a second."""

    def __init__(self) -> None:
        self.batches: list[Sequence[LetterSheet]] = []
        self.previews: list[LetterSheet] = []

    def batch(self, letters: Sequence[LetterSheet], *, batch_number: int) -> bytes:
        self.batches.append(letters)
        return f"%PDF batch {batch_number}".encode()

    def misfits(self, letters: Sequence[LetterSheet]) -> frozenset[LetterReference]:
        return frozenset(one.reference for one in letters if len(one.address) > LONGEST)

    def preview(self, letter: LetterSheet) -> bytes:
        self.previews.append(letter)
        return WHITE_PNG


def letters_without_paper(office: OpenOffice, paper: NoPaper | None = None) -> LetterService:
    """Return the office's letter service with a printer that prints nothing."""
    return replace(office.office.letters, printer=paper or NoPaper())


def print_due(office: OpenOffice, paper: NoPaper | None = None) -> BatchId:
    """Print every due letter into a batch; nobody has confirmed it yet."""
    office.work()
    letters, by = letters_without_paper(office, paper), office.actor("supervisor")
    lines = letters.page(LetterState.DUE, by=by, limit=1000)
    ids = [line.letter.id for line in lines if line.batch_id is None]
    return letters.print_batch(ids, write=_nowhere, by=by).id


def post_due(office: OpenOffice, paper: NoPaper | None = None) -> Mapping[str, Letter]:
    """Print and post what is due; return the posted letters by their applications' references."""
    letters, by = office.office.letters, office.actor("supervisor")
    batch = print_due(office, paper)
    letters.confirm_batch(batch, by=by)
    letters.post_batch(batch, by=by)
    lines = letters.page(LetterState.POSTED, by=by, limit=1000)
    return {line.application_reference: line.letter for line in lines}


def _nowhere(batch: BatchId, pdf: bytes) -> None:
    del batch, pdf
