"""The letter room: the letters of a state at the left, the letter as it is printed at the right."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from ui.accessibility import name
from ui.commands import Command
from ui.errors import sentence
from ui.i18n import N_
from ui.letter_room.batch_panel import BatchPanel
from ui.letter_room.batches import Need
from ui.letter_room.columns import columns_of
from ui.letter_room.reissue_panel import ReissuePanel
from ui.letter_room.returned_panel import ReturnedPanel
from ui.letter_room.room import MOST_AT_ONCE, Kept, NotKept, Returned, Room, Standing, WriteBatch
from ui.letter_room.words import EMPTY, TABS
from ui.shell.desk import Desk
from ui.theme.tokens import State
from ui.timing import Debounce
from ui.widgets.buttons import Kind
from ui.widgets.chips import StateChip
from ui.widgets.dialogs import confirm
from ui.widgets.notice_bar import NoticeBar
from ui.widgets.table.columns import Page
from ui.widgets.table.model import PagedModel
from ui.widgets.table.view import PagedTable
from ui.widgets.verb_button import VerbButton
from ui.widgets.viewer.sheets import Sheet
from ui.widgets.viewer.viewer import PageViewer
from ui.workers import Lane
from ui.workplace import Workplace
from workstation.domain.applications import Application
from workstation.domain.errors import ChangedElsewhere
from workstation.domain.holdings import BatchId, LetterBatch, LetterLine
from workstation.domain.letter_rules import LetterState, NoLetter
from workstation.domain.letters import LetterId, LetterReference
from workstation.domain.staff import Permission, may
from workstation.services.letters import LetterService
from workstation.services.staff import Session

_PREVIEW_AFTER_MS: Final = 120
_STATES: Final = tuple(TABS)
_DUE, _PRINTED, _POSTED, _RETURNED = range(4)


def open_with_system(file: Path) -> bool:
    """Open a file with what the system uses for it; return whether it has something."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(file)))


class LetterRoomDesk(Desk):
    """Prints what is due, and records what became of it."""

    id = "letters"

    def __init__(
        self,
        place: Workplace,
        session: Session,
        letters: LetterService,
        write_batch: WriteBatch,
        open_file: Callable[[Path], bool] = open_with_system,
    ) -> None:
        """Make the desk of one person.

        Args:
            place: the tools of the desk.
            session: who works here.
            letters: prints and records.
            write_batch: keeps a batch's PDF durably on this workstation and returns where.
            open_file: shows a kept PDF, for the printer.
        """
        super().__init__()
        self._place = place
        self._room = Room(letters=letters, actor=session.actor, write_batch=write_batch)
        self._letters = letters
        self._open_file = open_file
        self._may_print = may(session.member.role, Permission.PRINT_LETTERS)
        self._standing = Standing({}, ())
        self._files: dict[BatchId, Path] = {}
        self._printing = False
        self._bind()
        self._notice = NoticeBar(place.icons, self)
        self._chip = StateChip(place.icons)
        self._tabs = QTabBar(self)
        self._tabs.setObjectName("letters.tabs")
        for _state in _STATES:
            self._tabs.addTab("")
        self._batch = BatchPanel(place, self._confirm, self._again, self)
        self._reissue = ReissuePanel(place, self._confirm, self)
        self._returned = ReturnedPanel(place, self)
        self._model: PagedModel[LetterLine] = PagedModel(
            columns_of(place.tr), lambda line: line.letter.id, place.tasks, place.tr, self
        )
        self._table: PagedTable[LetterLine] = PagedTable(self._model, place, N_("Letters"), self)
        self._table.view.setObjectName("letters.table")
        self._viewer = PageViewer(place, self)
        self._viewer.setObjectName("letters.preview")
        self._viewer.bind_keys(self)
        self._preview = Debounce(self._show_preview, _PREVIEW_AFTER_MS, self)
        self._print_button = VerbButton(self._print, self, kind=Kind.PRIMARY)
        self._print_button.setObjectName("letters.print")
        self._print_one = QPushButton(self)
        self._print_one.setObjectName("letters.print_one")
        self._print_one.setAutoDefault(False)
        self._posted_button = VerbButton(self._posted, self, kind=Kind.PRIMARY)
        self._posted_button.setObjectName("letters.posted")
        self._again_button = VerbButton(self._again, self)
        self._again_button.setObjectName("letters.again")
        self._returned_button = VerbButton(self._take_returned, self, kind=Kind.QUIET)
        self._returned_button.setObjectName("letters.returned")
        self._splitter = QSplitter(self)
        self._lay_out()
        self._wire()
        self._show_tab()
        place.tr.follow(self.retranslate)

    # What the frame asks.

    def title(self) -> str:
        """Return the title in the language in use."""
        return self._place.tr.gettext("Letters")

    def header(self) -> QWidget:
        """Return the chip that counts what is due."""
        return self._chip

    def activate(self) -> None:
        """Come into view: read again what may be old."""
        self._model.refresh()
        self._read_standing()
        self.take_focus()

    def take_focus(self) -> None:
        """Put the focus where the keys of the tab work."""
        if self._tab == _RETURNED and self._may_print:
            self._returned.take_focus()
        else:
            self._table.setFocus()

    def take_scan(self, text: str) -> bool:
        """Record returned mail, or find the letter in the list."""
        reference = LetterReference.parse(text)
        if not isinstance(reference, LetterReference):
            return False
        if self._tab == _RETURNED and self._may_print:
            self._record_returned((reference.digits,))
        else:
            self._find_in_list(reference)
        return True

    def show_subject(self, subject: object) -> None:
        """Show the letters in a state another desk names, such as ``"due"``."""
        if isinstance(subject, str) and subject in set(_STATES):
            self._tabs.setCurrentIndex(_STATES.index(LetterState(subject)))

    def memory(self) -> Mapping[str, object]:
        """Return tab, widths and the room of the preview."""
        return {
            "tab": _STATES[self._tab].value,
            "widths": dict(self._table.widths()),
            "split": self._splitter.sizes(),
            "viewer": dict(self._viewer.memory()),
        }

    def recall(self, memory: Mapping[str, object]) -> None:
        """Take up what ``memory`` returned."""
        self.show_subject(memory.get("tab"))
        widths, split, viewer = (memory.get(key) for key in ("widths", "split", "viewer"))
        if isinstance(widths, dict):
            self._table.set_widths(widths)
        if isinstance(split, list) and all(isinstance(size, int) for size in split):
            self._splitter.setSizes(split)
        if isinstance(viewer, dict):
            self._viewer.recall(viewer)

    def retranslate(self) -> None:
        """Write everything of its own in the language in use."""
        _ = self._place.tr.gettext
        name(self._tabs, _("Letters by state"))
        name(self._viewer, _("Preview of the letter, its code masked"))
        self._print_one.setText(_("Print only this one"))
        self._returned_button.say(_("Returned mail"))
        self._show_counts()
        self._say_verbs()

    # The list.

    @property
    def _tab(self) -> int:
        return self._tabs.currentIndex()

    def _show_tab(self) -> None:
        state = _STATES[self._tab]
        self._reissue.close_panel()
        self._table.say_when_empty(EMPTY[state], N_("Loading letters…"))
        self._model.show(partial(self._read, state))
        self._returned.setVisible(self._tab == _RETURNED)
        self._viewer.clear()
        self._show_buttons()
        if self.isVisible() and not self._tabs.hasFocus():
            self.take_focus()

    def _read(self, state: LetterState, after: object | None, limit: int) -> Page[LetterLine]:
        from_ = after if isinstance(after, int) else None
        lines = self._letters.page(
            state,
            by=self._room.actor,
            after=None if from_ is None else LetterId(from_),
            limit=limit,
        )
        last = lines[-1].letter.id if len(lines) == limit else None
        return Page(tuple(lines), last)

    def _read_standing(self) -> None:
        if self._may_print:
            self._place.tasks.run(
                self,
                self._room.standing,
                done=self._stands,
                failed=self._refused,
                topic="standing",
            )

    def _stands(self, standing: Standing) -> None:
        self._standing = standing
        self._show_counts()
        self._show_batch()
        self._say_verbs()

    def _refresh(self) -> None:
        self._model.refresh()
        self._read_standing()

    def _current_changed(self) -> None:
        self._preview.ask()
        self._show_buttons()

    def _show_preview(self) -> None:
        line = self._table.current()
        if line is None:
            self._viewer.clear()
            return
        id_, made_at = line.letter.id, line.letter.made_at.isoformat()
        self._viewer.show_sheets(
            (
                Sheet(
                    f"letter:{id_}:{made_at}",
                    lambda: self._letters.preview(id_, by=self._room.actor),
                ),
            )
        )

    def _find_in_list(self, reference: LetterReference) -> None:
        rows = self._model.rows()
        place = next((n for n, line in enumerate(rows) if line.letter.reference == reference), None)
        if place is not None:
            self._table.select(place)
            return
        words = self._place.tr.gettext(
            "Letter {reference} is not in this list. Returned mail is scanned under “Returned”."
        )
        self._notice.say(words.format(reference=reference.grouped), State.ATTENTION)

    # Printing.

    def _print_due(self) -> None:
        """Print the selected letters if there are several, else all that are due."""
        if self._tab != _DUE or self._printing:
            return
        selected = self._free_selected()
        if len(selected) > 1:
            self._start_printing(lambda: selected, len(selected))
        else:
            self._start_printing(self._room.all_due, self._due())

    def _print_current(self) -> None:
        line = self._table.current()
        if line is not None and line.batch_id is None and not self._printing:
            id_ = line.letter.id
            self._start_printing(lambda: (id_,), 1)

    def _start_printing(self, ids: Callable[[], tuple[LetterId, ...]], count: int) -> None:
        tr, room = self._place.tr, self._room
        self._printing = True
        self._show_buttons()
        self._notice.clear()
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

    def _printed(self, made: Kept | NotKept | None) -> None:
        self._printing = False
        _ = self._place.tr.gettext
        if isinstance(made, Kept):
            self._files[made.batch.id] = made.file
            words = self._place.tr.ngettext(
                "{n} letter is in one file. Open it, print it, look at the pages.",
                "{n} letters are in one file. Open it, print it, look at the pages.",
                made.batch.letters,
            )
            self._place.notices.tell(words.format(n=made.batch.letters))
        elif isinstance(made, NotKept):
            self._notice.say(
                _("The file could not be written, so none may be posted. Make its letters anew."),
                State.REJECTED,
            )
        self._refresh()

    def _not_printed(self, error: Exception) -> None:
        self._printing = False
        self._refused(error)
        self._refresh()

    def _open_batch(self) -> None:
        batch = self._batch.batch
        file = self._files.get(batch.id) if batch is not None else None
        if file is not None and not self._open_file(file):
            words = self._place.tr.gettext("Nothing on this computer opens the file: {file}")
            self._notice.say(words.format(file=str(file)), State.ATTENTION)
        self._batch.confirm.setFocus()

    def _confirmed(self) -> None:
        if self._reissue.possible:
            self._send_another()
        elif self._batch.need is Need.CONFIRMING:
            self._confirm_batch()

    def _confirm_batch(self) -> None:
        batch, missing = self._batch.batch, self._batch.missing_pages()
        if batch is None:
            return
        if missing is None:
            self._batch.complain_of_pages()
            return
        self._change(
            lambda: self._room.confirm(batch.id, missing),
            lambda _: self._batch_confirmed(batch, len(missing)),
        )

    def _batch_confirmed(self, batch: LetterBatch, missing: int) -> None:
        tr, came = self._place.tr, batch.letters - missing
        words = tr.ngettext(
            "Batch {n}: {count} letter printed. Take it to the post, then mark the batch posted.",
            "Batch {n}: {count} letters printed. Take them to the post, then mark it posted.",
            came,
        )
        self._place.notices.tell(words.format(n=batch.id, count=came))
        self._settled(batch, _PRINTED if came and not self._standing_behind() else None)

    def _make_anew(self) -> None:
        batch = self._batch.batch
        if batch is not None:
            by = self._room.actor
            self._change(
                lambda: self._letters.abandon_batch(batch.id, by=by),
                partial(self._made_anew, batch),
            )

    def _made_anew(self, batch: LetterBatch, count: int) -> None:
        words = self._place.tr.ngettext(
            "Batch {n} given up: {count} letter is due anew, its former one is void.",
            "Batch {n} given up: {count} letters are due anew, their former ones are void.",
            count,
        )
        self._place.notices.tell(words.format(n=batch.id, count=count))
        self._settled(batch, _DUE)

    def _settled(self, batch: LetterBatch, tab: int | None) -> None:
        self._files.pop(batch.id, None)
        self._notice.clear()
        if tab is not None and tab != self._tab:
            self._tabs.setCurrentIndex(tab)
        self._refresh()
        self.take_focus()

    def _standing_behind(self) -> bool:
        return len(self._standing.waiting) > 1

    def _ask_to_give_up(self) -> None:
        batch = self._batch.batch
        if batch is None:
            return
        tr = self._place.tr
        words = tr.ngettext(
            "Its {count} letter becomes void and is made anew. Destroy what was printed.",
            "Its {count} letters become void and are made anew. Destroy what was printed.",
            batch.letters,
        )
        confirm(
            self,
            self._place,
            tr.gettext("Give up batch {n}?").format(n=batch.id),
            tr.gettext("Give up the batch"),
            self._make_anew,
            detail=words.format(count=batch.letters),
        )

    # Posting and sending again.

    def _mark_posted(self) -> None:
        batch = self._batch_of_current()
        if self._tab != _PRINTED or batch is None:
            return
        tr = self._place.tr
        confirm(
            self,
            self._place,
            tr.gettext("Mark batch {n} posted?").format(n=batch),
            tr.gettext("Mark posted"),
            partial(self._post, batch),
            detail=tr.gettext("Its applicants are told by SMS that a letter is on its way."),
            danger=False,
        )

    def _post(self, batch: BatchId) -> None:
        by = self._room.actor
        self._change(
            lambda: self._letters.post_batch(batch, by=by), partial(self._batch_posted, batch)
        )

    def _batch_posted(self, batch: BatchId, count: int) -> None:
        words = self._place.tr.ngettext(
            "Batch {n}: {count} letter posted", "Batch {n}: {count} letters posted", count
        )
        self._place.notices.tell(words.format(n=batch, count=count))
        self._refresh()
        self.take_focus()

    def _print_again(self) -> None:
        """Make an interrupted batch anew, or send a posted letter again."""
        line = self._table.current()
        if self._batch.need is Need.MAKING_ANEW:
            self._make_anew()
        elif self._tab == _POSTED and line is not None:
            id_, by = line.letter.application_id, self._room.actor
            self._change(lambda: self._letters.hindrance(id_, by=by), partial(self._ask_why, line))

    def _ask_why(self, line: LetterLine, hindrance: NoLetter | None) -> None:
        self._batch.hide()
        self._reissue.ask(line, hindrance)

    def _send_another(self) -> None:
        line, reason, by = self._reissue.line, self._reissue.reason(), self._room.actor
        if line is not None:
            id_ = line.letter.application_id
            self._change(lambda: self._letters.reissue(id_, reason, by=by), self._another_sent)

    def _another_sent(self, application: Application) -> None:
        words = self._place.tr.gettext("{reference}: another letter goes with the next post")
        self._place.notices.tell(words.format(reference=application.reference))
        self._reissue.close_panel()
        self._refresh()

    # Returned mail.

    def _go_to_returned(self) -> None:
        self._tabs.setCurrentIndex(_RETURNED)
        self.take_focus()

    def _record_returned(self, references: tuple[str, ...]) -> None:
        # No topic: of two letters scanned quickly both answers count.
        self._place.tasks.run(
            self,
            lambda: self._room.take_returned(references),
            done=self._returned_taken,
            failed=self._refused,
        )

    def _returned_taken(self, results: tuple[Returned, ...]) -> None:
        self._returned.show_results(results)
        self._refresh()

    # What all changes have in common.

    def _change(self, work: Callable[[], object], done: Callable[..., object]) -> None:
        self._place.commands.hold()

        def finished(answer: object) -> None:
            self._place.commands.resume()
            self._notice.clear()
            done(answer)

        self._place.tasks.run(self, work, done=finished, failed=self._not_changed, topic="change")

    def _not_changed(self, error: Exception) -> None:
        self._place.commands.resume()
        self._refused(error)
        if isinstance(error, ChangedElsewhere):
            self._refresh()

    def _refused(self, error: Exception) -> None:
        if isinstance(error, ChangedElsewhere):
            words = self._place.tr.gettext(
                "A colleague changed these letters meanwhile. Nothing was changed here; the list "
                "is up to date again."
            )
        else:
            words = sentence(error, self._place.tr)
        self._notice.say(words, State.ATTENTION)

    # What is shown.

    def _free_selected(self) -> tuple[LetterId, ...]:
        return tuple(line.letter.id for line in self._table.selected() if line.batch_id is None)

    def _due(self) -> int:
        """Return how many letters a batch of all would have."""
        waiting = sum(batch.letters for batch in self._standing.waiting)
        due = self._standing.counts.get(LetterState.DUE, 0)
        return min(MOST_AT_ONCE, max(0, due - waiting))

    def _batch_of_current(self) -> BatchId | None:
        line = self._table.current()
        return None if line is None or line.batch_id is None else BatchId(line.batch_id)

    def _show_counts(self) -> None:
        tr = self._place.tr
        for place, (state, words) in enumerate(TABS.items()):
            count = self._standing.counts.get(state)
            word = tr.gettext(words)
            self._tabs.setTabText(place, word if count is None else f"{word}  {count:,}")
        due = self._standing.counts.get(LetterState.DUE, 0)
        self._chip.setVisible(bool(due))
        self._chip.show_state(
            State.WAITING, tr.ngettext("{n} to print", "{n} to print", due).format(n=due)
        )

    def _show_batch(self) -> None:
        waiting = self._standing.waiting
        if self._reissue.line is not None:
            return
        oldest = waiting[0] if waiting else None
        file = self._files.get(oldest.id) if oldest is not None else None
        before = self._batch.batch
        self._batch.show_batch(oldest, max(0, len(waiting) - 1), file)
        self._show_buttons()
        fresh = oldest is not None and (before is None or before.id != oldest.id)
        if fresh and self.isVisible() and self._tab != _RETURNED:
            self._batch.take_focus()

    def _show_buttons(self) -> None:
        who = self._place.tr.gettext("Supervisors can")
        current = self._table.current()
        printing = self._tab == _DUE and not self._printing
        free = current is not None and current.batch_id is None
        anew = self._batch.need is Need.MAKING_ANEW
        self._allow(self._print, printing and self._due() > 0, who)
        self._allow(self._posted, self._tab == _PRINTED and current is not None, who)
        self._allow(self._again, anew or (self._tab == _POSTED and current is not None), who)
        self._allow(self._take_returned, True, who)
        asking = self._batch.need is Need.CONFIRMING or self._reissue.possible
        self._allow(self._confirm, asking, who)
        self._returned.allow(allowed=self._may_print, why_not=who)
        self._print_button.setVisible(self._tab == _DUE)
        several = len(self._free_selected()) > 1
        self._print_one.setVisible(self._tab == _DUE and not several)
        self._print_one.setEnabled(printing and free and self._may_print)
        self._posted_button.setVisible(self._tab == _PRINTED)
        self._again_button.setVisible(self._tab == _POSTED)
        self._returned_button.setVisible(self._tab != _RETURNED)
        self._say_verbs()

    def _allow(self, command: Command, allowed: bool, who: str) -> None:
        command.allow(allowed and self._may_print, "" if self._may_print else who)

    def _say_verbs(self) -> None:
        tr = self._place.tr
        selected = len(self._free_selected())
        if selected > 1:
            words = tr.ngettext("Print {n} selected", "Print {n} selected", selected)
            self._print_button.say(words.format(n=selected))
        else:
            due = self._due()
            words = tr.ngettext("Print {n} letter", "Print all {n}", due)
            self._print_button.say(words.format(n=due))
        batch = self._batch_of_current()
        self._posted_button.say(
            tr.gettext("Mark batch {n} posted").format(n=batch)
            if batch is not None
            else tr.gettext("Mark posted")
        )
        self._again_button.say(tr.gettext("Send another letter"))

    # Layout.

    def _bind(self) -> None:
        bind = self._place.commands.bind
        self._print = bind(self, "letters.print", self._print_due)
        self._posted = bind(self, "letters.posted", self._mark_posted)
        self._take_returned = bind(self, "letters.returned", self._go_to_returned)
        self._again = bind(self, "letters.reprint", self._print_again)
        self._confirm = bind(self, "form.confirm", self._confirmed)

    def _wire(self) -> None:
        self._tabs.currentChanged.connect(self._show_tab)
        self._table.current_changed.connect(self._current_changed)
        self._table.selection_changed.connect(self._show_buttons)
        self._model.modelReset.connect(self._preview.ask)
        self._model.counted.connect(self._read_standing)
        self._print_one.clicked.connect(self._print_current)
        self._batch.open_asked.connect(self._open_batch)
        self._batch.give_up_asked.connect(self._ask_to_give_up)
        self._reissue.closed.connect(self._reissue_closed)
        self._returned.asked.connect(self._record_returned)

    def _reissue_closed(self) -> None:
        self._show_batch()
        self.take_focus()

    def _lay_out(self) -> None:
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(16, 8, 8, 12)
        column.setSpacing(8)
        column.addWidget(self._tabs)
        for panel in (self._batch, self._reissue, self._returned):
            column.addWidget(panel)
        column.addWidget(self._table, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (
            self._print_button,
            self._print_one,
            self._posted_button,
            self._again_button,
        ):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self._returned_button)
        column.addLayout(buttons)
        self._splitter.addWidget(left)
        self._splitter.addWidget(self._viewer)
        self._splitter.setStretchFactor(0, 3)
        self._splitter.setStretchFactor(1, 2)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setSizes([820, 490])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._notice)
        whole.addWidget(self._splitter, 1)
