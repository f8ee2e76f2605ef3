"""The letter room: the letters of a state at the left, the letter as it is printed at the right."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QSplitter,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from ui.accessibility import name
from ui.commands import Command
from ui.desk import Desk
from ui.errors import sentence
from ui.i18n import N_
from ui.letter_room.batch_panel import BatchPanel
from ui.letter_room.batches import Need
from ui.letter_room.columns import columns_of
from ui.letter_room.reissue_panel import ReissuePanel
from ui.letter_room.returned_panel import ReturnedPanel
from ui.letter_room.room import Room, WriteBatch
from ui.letter_room.words import EMPTY, TABS
from ui.letter_room.work import LetterWork
from ui.theme.tokens import State
from ui.timing import Debounce
from ui.widgets.buttons import KeyButton, Kind
from ui.widgets.chips import StateChip
from ui.widgets.dialogs import confirm
from ui.widgets.notice_bar import NoticeBar
from ui.widgets.tab_keys import TabKeys
from ui.widgets.table.model import PagedModel
from ui.widgets.table.view import PagedTable
from ui.widgets.verb_button import VerbButton
from ui.widgets.viewer.sheets import Sheet
from ui.widgets.viewer.viewer import PageViewer
from ui.workplace import Workplace
from workstation.domain.errors import ChangedElsewhere
from workstation.domain.holdings import BatchId, LetterLine
from workstation.domain.letter_rules import Letter, LetterState, NoLetter
from workstation.domain.letters import LetterId, LetterReference
from workstation.domain.staff import Permission, may
from workstation.services.letters import LetterService
from workstation.services.staff import Session

_PREVIEW_AFTER_MS: Final = 120
_STATES: Final = tuple(TABS)
_NAMED: Final = 5
"""Letters that are named in a notice; of more it says how many."""


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
        self._open_file = open_file
        self._may_print = may(session.member.role, Permission.PRINT_LETTERS)
        self.work = LetterWork(place, self._room, self)
        self._bind()
        self.notice = NoticeBar(place.icons, self)
        self.chip = StateChip(place.icons)
        self.tabs = QTabBar(self)
        self.tabs.setObjectName("letters.tabs")
        for _ in _STATES:
            self.tabs.addTab("")
        self._keys = TabKeys(self.tabs, place.commands, self, self._go_to_tab)
        self.batch = BatchPanel(place, self._confirm, self._again, self)
        self.reissue = ReissuePanel(place, self._confirm, self)
        self.returned = ReturnedPanel(place, self)
        self.model: PagedModel[LetterLine] = PagedModel(
            columns_of(place.tr), lambda line: line.letter.id, place.tasks, place.tr, self
        )
        self.table: PagedTable[LetterLine] = PagedTable(self.model, place, N_("Letters"), self)
        self.table.view.setObjectName("letters.table")
        self.viewer = PageViewer(place, self)
        self.viewer.setObjectName("letters.preview")
        self.viewer.bind_keys(self)
        self._no_preview = QLabel(self)
        self._pages = QStackedWidget(self)
        self._preview = Debounce(self._show_preview, _PREVIEW_AFTER_MS, self)
        self._print_button = self._button(self._print, "letters.print", Kind.PRIMARY)
        self._print_one_button = KeyButton(self._print_one, self)
        self._print_one_button.setObjectName("letters.print_one")
        self._posted_button = self._button(self._posted, "letters.posted", Kind.PRIMARY)
        self._again_button = self._button(self._again, "letters.again", Kind.PLAIN)
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
        return self.chip

    def activate(self) -> None:
        """Come into view: read again what may be old, delete what may not lie here any more."""
        self._refresh()
        if self._may_print:
            self.work.tidy_up()
        self.take_focus()

    def take_focus(self) -> None:
        """Put the focus where the keys of the tab work."""
        if self.state is LetterState.RETURNED and self._may_print:
            self.returned.take_focus()
        else:
            self.table.setFocus()

    def take_scan(self, text: str) -> bool:
        """Record returned mail, or find the letter in the list."""
        reference = LetterReference.parse(text)
        if not isinstance(reference, LetterReference):
            return False
        if self.state is LetterState.RETURNED and self._may_print:
            self.work.take_returned((reference.digits,))
        else:
            self._find_in_list(reference)
        return True

    def show_subject(self, subject: object) -> None:
        """Show the letters in a state another desk names, such as ``"due"``."""
        if isinstance(subject, str) and subject in set(_STATES):
            self._show_state(LetterState(subject))

    def memory(self) -> Mapping[str, object]:
        """Return tab, widths and the room of the preview."""
        return {
            "tab": self.state.value,
            "widths": dict(self.table.widths()),
            "split": self._splitter.sizes(),
            "viewer": dict(self.viewer.memory()),
        }

    def recall(self, memory: Mapping[str, object]) -> None:
        """Take up what ``memory`` returned."""
        self.show_subject(memory.get("tab"))
        widths, split, viewer = (memory.get(key) for key in ("widths", "split", "viewer"))
        if isinstance(widths, dict):
            self.table.set_widths(widths)
        if isinstance(split, list) and all(isinstance(size, int) for size in split):
            self._splitter.setSizes(split)
        if isinstance(viewer, dict):
            self.viewer.recall(viewer)

    def retranslate(self) -> None:
        """Write everything of its own in the language in use."""
        _ = self._place.tr.gettext
        name(self.tabs, _("Letters by state"))
        name(self.viewer, _("Preview of the letter, its code masked"))
        self._no_preview.setText(_("The letter chosen is shown here as it is printed."))
        self._show_counts()
        self._show_buttons()

    # The list.

    @property
    def state(self) -> LetterState:
        """The state whose letters are listed."""
        return _STATES[self.tabs.currentIndex()]

    def _show_state(self, state: LetterState) -> None:
        self.tabs.setCurrentIndex(_STATES.index(state))

    def _show_tab(self) -> None:
        self.reissue.close_panel()
        self.table.say_when_empty(EMPTY[self.state], N_("Loading letters…"))
        self.model.show(partial(self._room.page, self.state))
        self.returned.setVisible(self.state is LetterState.RETURNED)
        self._pages.setCurrentWidget(self._no_preview)
        self._show_batch()
        if self.isVisible() and not self.tabs.hasFocus():
            self.take_focus()

    def _refresh(self) -> None:
        self.model.refresh()
        self._look()

    def _look(self) -> None:
        if self._may_print:
            self.work.look()

    def _current_changed(self) -> None:
        self._preview.ask()
        self._show_buttons()

    def _show_preview(self) -> None:
        line = self.table.current()
        if line is None:
            self._pages.setCurrentWidget(self._no_preview)
            return
        letter, room = line.letter, self._room
        sheet = Sheet(
            f"letter:{letter.id}:{letter.made_at.isoformat()}", lambda: room.preview(letter.id)
        )
        self.viewer.show_sheets((sheet,))
        self._pages.setCurrentWidget(self.viewer)

    def _find_in_list(self, reference: LetterReference) -> None:
        rows = self.model.rows()
        place = next((n for n, line in enumerate(rows) if line.letter.reference == reference), None)
        if place is not None:
            self.table.select(place)
            return
        words = self._place.tr.gettext(
            "Letter {reference} is not in this list. Returned mail is recorded with Ctrl+B."
        )
        self.notice.say(words.format(reference=reference.grouped), State.ATTENTION)

    # What the keys do.

    def _print_due(self) -> None:
        """Print the selected letters if there are several, else all that are due."""
        if self.state is not LetterState.DUE:
            self._say_what_is_printed()
            return
        selected = self._free_selected()
        self.notice.clear()
        if len(selected) > 1:
            self.work.print_these(selected)
        else:
            self.work.print_all()

    def _say_what_is_printed(self) -> None:
        tr = self._place.tr
        words = tr.gettext("Letters are printed from the list “{tab}”. Nothing was printed.")
        due = tr.gettext(TABS[LetterState.DUE])
        self._place.notices.tell(words.format(tab=due), State.ATTENTION)

    def _print_current(self) -> None:
        line = self.table.current()
        if line is not None and line.batch_id is None:
            self.work.print_these((line.letter.id,))

    def _confirmed(self) -> None:
        batch, missing = self.batch.batch, self.batch.missing_pages()
        line = self.reissue.line
        if line is not None and self.reissue.possible:
            self.work.reissue(line, self.reissue.reason())
        elif batch is not None and self.batch.need is Need.CONFIRMING:
            if missing is None:
                self.batch.complain_of_pages()
            else:
                self.work.confirm(batch, missing)

    def _do_again(self) -> None:
        """Make an interrupted batch anew, or send a posted letter again."""
        batch, line = self.batch.batch, self.table.current()
        if batch is not None and self.batch.need is Need.MAKING_ANEW:
            self.work.make_anew(batch)
        elif self.state is LetterState.POSTED and line is not None:
            self.work.ask_limits(line)

    def _mark_posted(self) -> None:
        batch = self._batch_of_current()
        if batch is None:
            return
        tr = self._place.tr
        confirm(
            self,
            self._place,
            tr.gettext("Mark batch {n} posted?").format(n=batch),
            tr.gettext("Mark posted"),
            partial(self.work.post, batch),
            detail=tr.gettext("Its applicants are told by SMS that a letter is on its way."),
            danger=False,
        )

    def _go_to_tab(self, number: int) -> None:
        self.tabs.setCurrentIndex(number)
        self.take_focus()

    def _go_to_returned(self) -> None:
        self._show_state(LetterState.RETURNED)
        self.take_focus()

    def _open_batch(self) -> None:
        batch = self.batch.batch
        file = self.work.file_of(batch) if batch is not None else None
        if file is not None and not self._open_file(file):
            words = self._place.tr.gettext("Nothing on this computer opens the file: {file}")
            self.notice.say(words.format(file=str(file)), State.ATTENTION)
        self.batch.confirm.setFocus()

    def _ask_to_give_up(self) -> None:
        batch = self.batch.batch
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
            partial(self.work.make_anew, batch),
            detail=words.format(count=batch.letters),
        )

    # What the office answers.

    def _stands(self) -> None:
        self._show_counts()
        self._show_batch()

    def _settled(self, state: LetterState | None) -> None:
        self.notice.clear()
        if state is not None:
            self._show_state(state)
        self._refresh()
        self.take_focus()

    def _ask_why(self, line: LetterLine, hindrance: NoLetter | None) -> None:
        self.batch.hide()
        self.reissue.ask(line, hindrance)
        self._show_buttons()
        self.reissue.take_focus()

    def _reissue_closed(self) -> None:
        self._show_batch()
        self.take_focus()

    def _say_not_kept(self) -> None:
        _ = self._place.tr.gettext
        words = _("The file could not be written, so none may be posted. Make its letters anew.")
        self.notice.say(words, State.REJECTED)

    def _say_left_out(self, letters: tuple[Letter, ...]) -> None:
        tr = self._place.tr
        words = tr.ngettext(
            "The address of {n} letter does not fit into the window, so it was left out: {which}",
            "The addresses of {n} letters do not fit into the window, so they were left out: "
            "{which}",
            len(letters),
        )
        which = ", ".join(letter.reference.grouped for letter in letters[:_NAMED])
        self.notice.say(
            words.format(n=len(letters), which=which),
            button=tr.gettext("Ask for another address"),
            act=partial(self._refuse_addresses, letters),
        )

    def _refuse_addresses(self, letters: tuple[Letter, ...]) -> None:
        self.notice.clear()
        self.work.refuse_addresses(letters)

    def _refused(self, error: Exception) -> None:
        if isinstance(error, ChangedElsewhere):
            words = self._place.tr.gettext(
                "A colleague changed these letters meanwhile. Nothing was changed here; the list "
                "is up to date again."
            )
            self._refresh()
        else:
            words = sentence(error, self._place.tr)
        self.notice.say(words, State.ATTENTION)

    # What is shown.

    def _free_selected(self) -> tuple[LetterId, ...]:
        if self.state is not LetterState.DUE:
            return ()
        return tuple(line.letter.id for line in self.table.selected() if line.batch_id is None)

    def _batch_of_current(self) -> BatchId | None:
        line = self.table.current()
        return None if line is None or line.batch_id is None else BatchId(line.batch_id)

    def _show_counts(self) -> None:
        tr, counts = self._place.tr, self.work.standing.counts
        for place, (state, words) in enumerate(TABS.items()):
            count = counts.get(state)
            word = tr.gettext(words)
            self.tabs.setTabText(place, word if count is None else f"{word}  {count:,}")
        self._keys.say(_STATES.index(LetterState.RETURNED), self._mail.toolTip())
        due = max(0, counts.get(LetterState.DUE, 0) - self.work.unconfirmed())
        if due:
            words = tr.ngettext("{n} to print", "{n} to print", due).format(n=due)
            self.chip.show_state(State.WAITING, words)
        else:
            words = tr.ngettext("{n} to confirm", "{n} to confirm", self.work.unconfirmed())
            self.chip.show_state(State.ATTENTION, words.format(n=self.work.unconfirmed()))
        self.chip.setVisible(bool(due or self.work.unconfirmed()))

    def _show_batch(self) -> None:
        """Ask about the oldest batch that needs somebody, where it does not disturb."""
        waiting, before = self.work.standing.waiting, self.batch.batch
        apart = self.reissue.line is not None or self.state is LetterState.RETURNED
        oldest = None if apart or not waiting else waiting[0]
        file = None if oldest is None else self.work.file_of(oldest)
        self.batch.show_batch(oldest, max(0, len(waiting) - 1), file)
        self._show_buttons()
        fresh = oldest is not None and (before is None or before.id != oldest.id)
        if fresh and self.isVisible():
            self.batch.take_focus()

    def _show_buttons(self) -> None:
        state, current = self.state, self.table.current()
        due, posted = state is LetterState.DUE, state is LetterState.POSTED
        idle = not self.work.printing
        several = len(self._free_selected()) > 1
        anew = self.batch.need is Need.MAKING_ANEW
        asking = self.batch.need is Need.CONFIRMING or self.reissue.possible
        self._allow(
            self._print, when=not due or (idle and self.work.due() > 0), why_not=self._why_none()
        )
        self._allow(self._posted, when=state is LetterState.PRINTED and current is not None)
        self._allow(self._again, when=anew or (posted and current is not None))
        self._allow(self._mail, when=True)
        self._allow(self._confirm, when=asking)
        free = current is not None and current.batch_id is None
        self._allow(self._print_one, when=due and idle and free)
        self._print_button.setVisible(due)
        self._print_one_button.setVisible(due and not several)
        self._posted_button.setVisible(state is LetterState.PRINTED)
        self._again_button.setVisible(posted)
        who = self._place.tr.gettext("Supervisors can")
        self.returned.allow(allowed=self._may_print, why_not=who)
        self._say_verbs()

    def _allow(self, command: Command, *, when: bool, why_not: str = "") -> None:
        who = why_not if self._may_print else self._place.tr.gettext("Supervisors can")
        command.allow(when and self._may_print, who)

    def _why_none(self) -> str:
        """Return why nothing can be printed, as far as it is for what the list holds."""
        _ = self._place.tr.gettext
        if self.work.due():
            return ""
        if self.work.unconfirmed():
            return _("Every letter to print is in a batch already. Say above what came out of it.")
        return _("No letter is due.")

    def _say_verbs(self) -> None:
        tr, selected, due = self._place.tr, len(self._free_selected()), self.work.due()
        if selected > 1:
            words = tr.ngettext("Print {n} selected", "Print {n} selected", selected)
            self._print_button.say(words.format(n=selected))
        elif due:
            words = tr.ngettext("Print {n} letter", "Print all {n}", due)
            self._print_button.say(words.format(n=due))
        elif self.work.unconfirmed():
            self._print_button.say(tr.gettext("Confirm the batch first"))
        else:
            self._print_button.say(tr.gettext("Nothing to print"))
        batch = self._batch_of_current()
        words = tr.gettext("Mark batch {n} posted") if batch else tr.gettext("Mark posted")
        self._posted_button.say(words.format(n=batch))
        self._again_button.say(tr.gettext("Send another letter"))

    # Layout.

    def _bind(self) -> None:
        bind = self._place.commands.bind
        self._print = bind(self, "letters.print", self._print_due)
        self._print_one = bind(self, "letters.print_one", self._print_current)
        self._posted = bind(self, "letters.posted", self._mark_posted)
        self._mail = bind(self, "letters.returned", self._go_to_returned)
        self._again = bind(self, "letters.reprint", self._do_again)
        self._confirm = bind(self, "form.confirm", self._confirmed)

    def _wire(self) -> None:
        work = self.work
        work.stands.connect(self._stands)
        work.changed.connect(self._refresh)
        work.settled.connect(self._settled)
        work.printing_changed.connect(self._show_buttons)
        work.not_kept.connect(self._say_not_kept)
        work.left_out.connect(self._say_left_out)
        work.limits_known.connect(self._ask_why)
        work.reissued.connect(self.reissue.close_panel)
        work.returned.connect(self.returned.show_results)
        work.return_taken_back.connect(self.returned.forget)
        work.refused.connect(self._refused)
        self.tabs.currentChanged.connect(self._show_tab)
        self.table.current_changed.connect(self._current_changed)
        self.table.selection_changed.connect(self._show_buttons)
        self.model.modelReset.connect(self._preview.ask)
        self.model.counted.connect(self._look)
        self.batch.open_asked.connect(self._open_batch)
        self.batch.give_up_asked.connect(self._ask_to_give_up)
        self.reissue.closed.connect(self._reissue_closed)
        self.returned.asked.connect(work.take_returned)

    def _button(self, command: Command, id_: str, kind: Kind) -> VerbButton:
        button = VerbButton(command, self, kind=kind)
        button.setObjectName(id_)
        return button

    def _lay_out(self) -> None:
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(16, 8, 8, 12)
        column.setSpacing(8)
        column.addWidget(self.tabs)
        for panel in (self.batch, self.reissue, self.returned):
            column.addWidget(panel)
        column.addWidget(self.table, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (
            self._print_button,
            self._print_one_button,
            self._posted_button,
            self._again_button,
        ):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column.addLayout(buttons)
        self._splitter.addWidget(left)
        self._no_preview.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._no_preview.setWordWrap(True)
        self._no_preview.setProperty("words", "muted")
        self._pages.addWidget(self._no_preview)
        self._pages.addWidget(self.viewer)
        self._splitter.addWidget(self._pages)
        self._splitter.setStretchFactor(0, 3)
        self._splitter.setStretchFactor(1, 2)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setSizes([820, 490])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.notice)
        whole.addWidget(self._splitter, 1)
