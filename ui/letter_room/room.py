"""What the letter room does on other threads; frozen values, no Qt."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ui.letter_room.batches import unsettled
from workstation.domain.applications import Application, Stage
from workstation.domain.errors import WorkstationError
from workstation.domain.holdings import BatchId, LetterBatch
from workstation.domain.letter_rules import LetterState
from workstation.domain.letters import LetterId
from workstation.domain.staff import Actor
from workstation.services.letters import LetterService, PrintedBatch

MOST_AT_ONCE = 500
"""Letters of one batch; the next ones make another."""
_PAGE = 200

WriteBatch = Callable[[BatchId, bytes], Path]
"""Keeps a batch's PDF durably on this workstation and returns where, or raises OSError."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A batch whose file is safe."""

    batch: PrintedBatch
    file: Path


@dataclass(frozen=True, slots=True)
class NotKept:
    """The file could not be written: the batch is interrupted, its letters are made anew."""


@dataclass(frozen=True, slots=True)
class Returned:
    """What became of one reference in a stack of returned mail."""

    reference: str
    told: bool = False
    """The applicant is asked for another address; else only the address is marked."""
    error: WorkstationError | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """How the letter room stands."""

    counts: Mapping[str, int]
    waiting: tuple[LetterBatch, ...]
    """Batches that need somebody, the oldest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """The letter room as one person works in it."""

    letters: LetterService
    actor: Actor
    write_batch: WriteBatch

    def standing(self) -> Standing:
        """Return the counts and the batches that need somebody."""
        waiting = unsettled(self.letters.batches(by=self.actor))
        return Standing(self.letters.counts(), waiting)

    def all_due(self) -> tuple[LetterId, ...]:
        """Return the due letters that are in no batch yet, as many as one batch takes."""
        found: list[LetterId] = []
        after: LetterId | None = None
        while len(found) < MOST_AT_ONCE:
            lines = self.letters.page(LetterState.DUE, by=self.actor, after=after, limit=_PAGE)
            if not lines:
                break
            found += [line.letter.id for line in lines if line.batch_id is None]
            after = lines[-1].letter.id
        return tuple(found[:MOST_AT_ONCE])

    def print_letters(self, ids: Sequence[LetterId]) -> Kept | NotKept | None:
        """Print letters into one file; None when there are none.

        Raises:
            ChangedElsewhere: one of them is in another batch by now.
        """
        if not ids:
            return None
        files: list[Path] = []

        def write(batch: BatchId, pdf: bytes) -> None:
            files.append(self.write_batch(batch, pdf))

        try:
            batch = self.letters.print_batch(ids, write=write, by=self.actor)
        except OSError:
            return NotKept()
        return Kept(batch, files[0])

    def confirm(self, batch: BatchId, missing: Sequence[int]) -> LetterBatch:
        """Record that all pages came out but the ``missing`` ones, numbered from 1."""
        letters = self.letters.in_batch(batch, by=self.actor)
        ids = [letters[page - 1].id for page in missing]
        return self.letters.confirm_batch(batch, missing=ids, by=self.actor)

    def take_returned(self, references: Sequence[str]) -> tuple[Returned, ...]:
        """Record returned mail, one after another; each has its own answer."""
        return tuple(self._take_returned(reference) for reference in references)

    def _take_returned(self, reference: str) -> Returned:
        try:
            application: Application = self.letters.mark_returned(reference, by=self.actor)
        except WorkstationError as error:
            return Returned(reference, error=error)
        return Returned(reference, told=application.stage is Stage.LETTER_RETURNED)
