"""What the letter room asks of the office, and what it tells when that is done."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from ui.letter_room.room import (
    MOST_AT_ONCE,
    Kept,
    NoneFits,
    NotKept,
    Returned,
    Room,
    Standing,
)
from ui.theme.tokens import State
from ui.workers import Lane
from ui.workplace import Workplace
from workstation.domain.applications import Application
from workstation.domain.holdings import BatchId, LetterBatch, LetterLine
from workstation.domain.letter_rules import Letter, LetterState, NoLetter
from workstation.domain.letters import LetterId
from workstation.domain.reasons import Reason
from workstation.services.letters import CameBack


class LetterWork(QObject):
    """Prints, confirms, posts, reissues and records; one change at a time."""

    stands = Signal()
    """Counts and waiting batches were read anew."""
    changed = Signal()
    """Letters are in other states: read the lists again."""
    settled = Signal(object)
    """A batch needs nobody any more; carries the state its letters went to."""
    printing_changed = Signal()
    not_kept = Signal()
    """A batch's file could not be written; the batch waits, interrupted."""
    left_out = Signal(object)
    """Carries the letters whose address does not fit; they are in no batch."""
    limits_known = Signal(object, object)
    """Carries a ``LetterLine`` and why no other letter can be sent, or None."""
    reissued = Signal()
    return_taken_back = Signal(object)
    """Carries the ``Returned`` that does not count any more."""
    returned = Signal(object)
    """Carries what became of each letter that came back."""
    refused = Signal(object)
    """Carries the exception; nothing was changed."""

    def __init__(self, place: Workplace, room: Room, parent: QObject) -> None:
        super().__init__(parent)
        self._place = place
        self._room = room
        self._printing = False
        self._files: dict[BatchId, Path] = {}
        self.standing = Standing({}, ())

    @property
    def printing(self) -> bool:
        """Whether a batch is being made."""
        return self._printing

    def due(self) -> int:
        """Return how many letters a batch of all would have."""
        due = self.standing.counts.get(LetterState.DUE, 0)
        return min(MOST_AT_ONCE, max(0, due - self.unconfirmed()))

    def unconfirmed(self) -> int:
        """Return how many due letters are in batches that need somebody."""
        return sum(batch.letters for batch in self.standing.waiting)

    def waiting(self) -> LetterBatch | None:
        """Return the oldest batch that needs somebody."""
        return self.standing.waiting[0] if self.standing.waiting else None

    def file_of(self, batch: LetterBatch) -> Path | None:
        """Return the PDF of a batch that was written here since signing in."""
        return self._files.get(batch.id)

    def tidy_up(self) -> None:
        """Delete files of batches that ended, perhaps at another computer."""
        self._place.tasks.run(
            self,
            self._room.discard_files,
            failed=self.refused.emit,
            topic="tidy",
            lane=Lane.BACKGROUND,
        )

    def look(self) -> None:
        """Read counts and waiting batches."""
        self._place.tasks.run(
            self, self._room.standing, done=self._seen, failed=self.refused.emit, topic="standing"
        )

    def _seen(self, standing: Standing) -> None:
        self.standing = standing
        self.stands.emit()

    # Printing.

    def print_all(self) -> None:
        """Print everything that is due."""
        self._print(self._room.all_due, self.due())

    def print_these(self, ids: tuple[LetterId, ...]) -> None:
        """Print some due letters."""
        self._print(lambda: ids, len(ids))

    def _print(self, ids: Callable[[], tuple[LetterId, ...]], count: int) -> None:
        if self._printing or not count:
            return
        tr, room = self._place.tr, self._room
        self._show_printing(printing=True)
        label = tr.ngettext("Printing {n} letter…", "Printing {n} letters…", count)
        self._place.tasks.run(
            self,
            lambda: room.print_letters(ids()),
            done=self._printed,
            failed=self._not_printed,
            topic="print",
            lane=Lane.BACKGROUND,
            label=label.format(n=count),
        )

    def _printed(self, made: Kept | NotKept | NoneFits | None) -> None:
        self._show_printing(printing=False)
        if isinstance(made, Kept):
            self._files[made.batch.id] = made.file
            self._tell(
                self._place.tr.ngettext(
                    "{n} letter is in one file. Open it, print it, look at the pages.",
                    "{n} letters are in one file. Open it, print it, look at the pages.",
                    made.batch.letters,
                ).format(n=made.batch.letters)
            )
        elif isinstance(made, NotKept):
            self.not_kept.emit()
        if isinstance(made, Kept | NoneFits) and made.left_out:
            self.left_out.emit(made.left_out)
        self.changed.emit()

    def _not_printed(self, error: Exception) -> None:
        self._show_printing(printing=False)
        self.refused.emit(error)
        self.changed.emit()

    def _show_printing(self, *, printing: bool) -> None:
        self._printing = printing
        self.printing_changed.emit()

    def refuse_addresses(self, letters: tuple[Letter, ...]) -> None:
        """Ask the applicants of letters that do not fit for another address."""
        self._change(lambda: self._room.refuse_addresses(letters), self._addresses_refused)

    def _addresses_refused(self, count: int) -> None:
        words = self._place.tr.ngettext(
            "{n} applicant is asked for another address",
            "{n} applicants are asked for another address",
            count,
        )
        self._tell(words.format(n=count))
        self.changed.emit()

    # What becomes of a batch.

    def confirm(self, batch: LetterBatch, missing: tuple[int, ...]) -> None:
        """Record that all pages came out but the missing ones."""
        self._change(
            lambda: self._room.confirm(batch.id, missing),
            lambda _: self._confirmed(batch, batch.letters - len(missing)),
        )

    def _confirmed(self, batch: LetterBatch, came: int) -> None:
        words = self._place.tr.ngettext(
            "Batch {n}: {count} letter printed. Take it to the post, then mark the batch posted.",
            "Batch {n}: {count} letters printed. Take them to the post, then mark it posted.",
            came,
        )
        self._settle(batch, words.format(n=batch.id, count=came))
        more = len(self.standing.waiting) > 1
        self.settled.emit(None if more or not came else LetterState.PRINTED)

    def make_anew(self, batch: LetterBatch) -> None:
        """Give a batch up: its letters become void and are made anew."""
        self._change(lambda: self._room.give_up(batch.id), partial(self._made_anew, batch))

    def _made_anew(self, batch: LetterBatch, count: int) -> None:
        words = self._place.tr.ngettext(
            "Batch {n} given up: {count} letter is due anew, its former one is void.",
            "Batch {n} given up: {count} letters are due anew, their former ones are void.",
            count,
        )
        self._settle(batch, words.format(n=batch.id, count=count))
        self.settled.emit(LetterState.DUE)

    def _settle(self, batch: LetterBatch, words: str) -> None:
        self._files.pop(batch.id, None)
        self._tell(words)

    def post(self, batch: BatchId) -> None:
        """Record that a batch went to the post."""
        self._change(lambda: self._room.post(batch), partial(self._posted, batch))

    def _posted(self, batch: BatchId, count: int) -> None:
        words = self._place.tr.ngettext(
            "Batch {n}: {count} letter posted", "Batch {n}: {count} letters posted", count
        )
        self._tell(words.format(n=batch, count=count))
        self.changed.emit()

    # What becomes of a letter.

    def ask_limits(self, line: LetterLine) -> None:
        """Find out whether another letter can be sent."""

        def known(hindrance: NoLetter | None) -> None:
            self.limits_known.emit(line, hindrance)

        self._change(lambda: self._room.hindrance(line), known)

    def reissue(self, line: LetterLine, reason: Reason) -> None:
        """Ask for another letter."""
        self._change(lambda: self._room.reissue(line, reason), self._reissued)

    def _reissued(self, application: Application) -> None:
        words = self._place.tr.gettext("{reference}: another letter goes with the next post")
        self._tell(words.format(reference=application.reference))
        self.reissued.emit()
        self.changed.emit()

    def take_returned(self, references: tuple[str, ...]) -> None:
        """Record returned mail."""
        # No topic: of two letters scanned quickly both answers count.
        self._place.tasks.run(
            self,
            lambda: self._room.take_returned(references),
            done=self._returned,
            failed=self.refused.emit,
        )

    def _returned(self, results: tuple[Returned, ...]) -> None:
        self.returned.emit(results)
        self.changed.emit()
        last = next((one for one in reversed(results) if one.came_back is not None), None)
        if last is not None and last.came_back is not None and last.came_back.reversible:
            self._offer_undo(last, last.came_back)

    def _offer_undo(self, result: Returned, came_back: CameBack) -> None:
        _ = self._place.tr.gettext
        reference = came_back.letter.reference.grouped
        self._place.notices.offer_undo(
            _("{reference}: recorded as returned").format(reference=reference),
            _("Undo"),
            partial(self._take_back, result, came_back),
            seconds=came_back.undo_seconds,
        )

    def _take_back(self, result: Returned, came_back: CameBack) -> None:
        self._change(
            lambda: self._room.take_back_returned(came_back),
            lambda letter: self._taken_back(result, letter),
        )

    def _taken_back(self, result: Returned, letter: Letter) -> None:
        words = self._place.tr.gettext("{reference}: counts as not returned again")
        self._tell(words.format(reference=letter.reference.grouped))
        self.return_taken_back.emit(result)
        self.changed.emit()

    # What all changes have in common.

    def _change(self, work: Callable[[], object], done: Callable[..., object]) -> None:
        self._place.commands.hold()

        def finished(answer: object) -> None:
            self._place.commands.resume()
            done(answer)

        self._place.tasks.run(self, work, done=finished, failed=self._not_changed)

    def _not_changed(self, error: Exception) -> None:
        self._place.commands.resume()
        self.refused.emit(error)

    def _tell(self, words: str) -> None:
        self._place.notices.tell(words, State.OK)
