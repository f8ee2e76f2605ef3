"""What the letter room does on other threads; frozen values, nothing of the screen."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ui.letter_room.batches import unsettled
from ui.widgets.table.columns import Page
from workstation.domain.applications import Application, Stage
from workstation.domain.errors import WorkstationError
from workstation.domain.holdings import BatchId, LetterBatch, LetterLine
from workstation.domain.letter_rules import Letter, LetterState, NoLetter
from workstation.domain.letters import LetterId
from workstation.domain.reasons import Reason
from workstation.domain.staff import Actor
from workstation.services.letters import CameBack, LetterService, PrintedBatch, Stopped

MOST_AT_ONCE = 500
"""Letters of one batch; the next ones make another."""

WriteBatch = Callable[[BatchId, bytes], Path]
"""Keeps a batch's PDF durably on this workstation and returns where, or raises OSError."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A batch whose file is safe."""

    batch: PrintedBatch
    file: Path
    left_out: tuple[Letter, ...] = ()
    """Their address does not fit: the applicants must be asked for another one."""


@dataclass(frozen=True, slots=True)
class NoneFits:
    """There is no batch: the address of no letter fits."""

    left_out: tuple[Letter, ...]


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
    came_back: CameBack | None = None
    """What was recorded; None when nothing was."""

    @property
    def stopped(self) -> tuple[Stopped, ...]:
        """Other letters to its address; their pages must not be posted."""
        return () if self.came_back is None else self.came_back.stopped


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

    def discard_files(self) -> None:
        """Delete files on this workstation of batches that were posted or given up."""
        self.letters.discard_files()

    def all_due(self) -> tuple[LetterId, ...]:
        """Return the due letters that are in no batch yet, as many as one batch takes."""
        return tuple(self.letters.due(by=self.actor, limit=MOST_AT_ONCE))

    def print_letters(self, ids: Sequence[LetterId]) -> Kept | NotKept | NoneFits | None:
        """Print letters into one file, but for those that do not fit; None when there are none.

        Raises:
            ChangedElsewhere: one of them is in another batch by now.
        """
        if not ids:
            return None
        left_out = tuple(self.letters.misfits(ids, by=self.actor))
        fitting = [id_ for id_ in ids if id_ not in {letter.id for letter in left_out}]
        if not fitting:
            return NoneFits(left_out)
        files: list[Path] = []

        def write(batch: BatchId, pdf: bytes) -> None:
            files.append(self.write_batch(batch, pdf))

        try:
            batch = self.letters.print_batch(fitting, write=write, by=self.actor)
        except OSError:
            return NotKept()
        return Kept(batch, files[0], left_out)

    def refuse_addresses(self, letters: Sequence[Letter]) -> int:
        """Ask the applicants of letters that do not fit for another address; returns how many."""
        for letter in letters:
            self.letters.refuse_address(letter.id, by=self.actor)
        return len(letters)

    def page(self, state: LetterState, after: object | None, limit: int) -> Page[LetterLine]:
        """Return letters in a state, after the one with an id."""
        from_ = LetterId(after) if isinstance(after, int) else None
        lines = self.letters.page(state, by=self.actor, after=from_, limit=limit)
        return Page(tuple(lines), lines[-1].letter.id if len(lines) == limit else None)

    def preview(self, letter: LetterId) -> bytes:
        """Return a letter as a picture, its code masked."""
        return self.letters.preview(letter, by=self.actor)

    def give_up(self, batch: BatchId) -> int:
        """Make a batch's letters void and due anew; returns how many."""
        return self.letters.abandon_batch(batch, by=self.actor)

    def post(self, batch: BatchId) -> int:
        """Record that a batch went to the post; returns how many letters."""
        return self.letters.post_batch(batch, by=self.actor)

    def hindrance(self, line: LetterLine) -> NoLetter | None:
        """Return why the applicant of a letter can be sent no other one now."""
        return self.letters.hindrance(line.letter.application_id, by=self.actor)

    def reissue(self, line: LetterLine, reason: Reason) -> Application:
        """Ask for another letter; raises LetterTooSoon, AddressFailed, LetterNotLive."""
        return self.letters.reissue(line.letter.application_id, reason, by=self.actor)

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
            came_back = self.letters.mark_returned(reference, by=self.actor)
        except WorkstationError as error:
            return Returned(reference, error=error)
        told = came_back.application.stage is Stage.LETTER_RETURNED
        return Returned(reference, told=told, came_back=came_back)

    def take_back_returned(self, came_back: CameBack) -> Letter:
        """Undo the recording of a returned letter; raises TooLateToTakeBack."""
        return self.letters.take_back_returned(came_back, by=self.actor)
