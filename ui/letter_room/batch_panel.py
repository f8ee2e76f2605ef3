"""The batch that needs somebody: did all pages come out, or was it interrupted?"""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.accessibility import announce
from ui.commands import Command
from ui.letter_room.batches import Need, need_of
from ui.letter_room.pages import page_numbers
from ui.letter_room.words import moment_words
from ui.theme.tokens import State
from ui.widgets.buttons import Kind
from ui.widgets.chips import StateChip
from ui.widgets.verb_button import VerbButton
from ui.workplace import Workplace
from workstation.domain.holdings import LetterBatch


class BatchPanel(QFrame):
    """Shows the oldest unsettled batch and asks the one question about it."""

    open_asked = Signal()
    give_up_asked = Signal()

    def __init__(
        self, place: Workplace, confirm: Command, make_anew: Command, parent: QWidget
    ) -> None:
        """Make a hidden panel.

        Args:
            place: the tools of the desk.
            confirm: records which pages came out.
            make_anew: gives up an interrupted batch.
            parent: the desk.
        """
        super().__init__(parent)
        self._place = place
        self._batch: LetterBatch | None = None
        self._others = 0
        self._file: Path | None = None
        self.setProperty("card", "true")
        self._chip = StateChip(place.icons, self)
        self._heading = self._label("strong")
        self._words = self._label()
        self._missing_label = self._label("muted")
        self.missing = QLineEdit(self)
        self.missing.setObjectName("letters.missing")
        self.missing.setMaxLength(200)
        self.missing.textChanged.connect(self._missing_changed)
        self._missing_label.setBuddy(self.missing)
        self._complaint = self._label("rejected")
        self.open_file = self._button("letters.open_file", self.open_asked)
        self.confirm = VerbButton(confirm, self, kind=Kind.PRIMARY)
        self.confirm.setObjectName("letters.confirm")
        self.make_anew = VerbButton(make_anew, self, kind=Kind.PRIMARY)
        self.make_anew.setObjectName("letters.make_anew")
        self.give_up = self._button("letters.give_up", self.give_up_asked)
        self._lay_out()
        self.hide()
        place.tr.follow(self.retranslate)

    @property
    def batch(self) -> LetterBatch | None:
        """The batch that is asked about."""
        return self._batch

    @property
    def need(self) -> Need | None:
        """What it waits for."""
        return need_of(self._batch) if self._batch is not None else None

    def show_batch(self, batch: LetterBatch | None, others: int, file: Path | None) -> None:
        """Ask about a batch; None: every batch is settled.

        Args:
            batch: the oldest that needs somebody.
            others: how many wait behind it.
            file: its PDF, when it was written at this workstation since signing in.
        """
        another = batch is None or self._batch is None or batch.id != self._batch.id
        self._batch, self._others, self._file = batch, others, file
        if another:
            self.missing.clear()
            self._complain("")
        self.setVisible(batch is not None)
        self.retranslate()
        if batch is not None and another:
            announce(self, f"{self._heading.text()} {self._words.text()}")

    def missing_pages(self) -> tuple[int, ...] | None:
        """Return the pages that did not come out; None when what was entered names none."""
        if self._batch is None:
            return None
        return page_numbers(self.missing.text(), self._batch.letters)

    def complain_of_pages(self) -> None:
        """Say that what was entered is no list of pages."""
        if self._batch is not None:
            words = self._place.tr.gettext("Key page numbers from 1 to {n}, such as 3, 17-19.")
            self._complain(words.format(n=self._batch.letters))
            self.missing.setFocus()

    def text(self) -> str:
        """Return what is asked."""
        return "\n".join(
            label.text() for label in (self._heading, self._words, self._complaint) if label.text()
        )

    def take_focus(self) -> None:
        """Put the focus on what is done next."""
        if self.need is Need.MAKING_ANEW:
            self.make_anew.setFocus()
        elif self.open_file.isVisibleTo(self):
            self.open_file.setFocus()
        else:
            self.confirm.setFocus()

    def retranslate(self) -> None:
        """Write everything in the language in use."""
        _ = self._place.tr.gettext
        self._missing_label.setText(_("Pages missing, if any"))
        self.missing.setPlaceholderText(_("such as 3, 17-19"))
        self.open_file.setText(_("Open the file"))
        self.give_up.setText(_("Give up this batch"))
        self.make_anew.say(_("Make its letters anew"))
        batch = self._batch
        if batch is None:
            return
        self._heading.setText(self._title(batch))
        asking = self.need is Need.CONFIRMING
        if asking:
            self._chip.show_state(State.ATTENTION, _("Did all pages come out?"))
            self._words.setText(
                _(
                    "Each foot says the batch and the page: {mark}. What did not come out gets "
                    "another letter, and the old one is void."
                ).format(mark=f"B{batch.id:06d} · 1 / {batch.letters}")
            )
        else:
            self._chip.show_state(State.REJECTED, _("Interrupted"))
            self._words.setText(
                _(
                    "Nobody can prove which pages came out, so none may be posted. Made anew, each "
                    "letter gets a new reference and code, and the old ones are void."
                )
            )
        for widget in (self._missing_label, self.missing, self.confirm, self.give_up):
            widget.setVisible(asking)
        self.make_anew.setVisible(not asking)
        self.open_file.setVisible(asking and self._file is not None)
        self._say_verb()

    def _title(self, batch: LetterBatch) -> str:
        tr = self._place.tr
        words = tr.ngettext(
            "Batch {n}: {count} letter, {who}, {at}",
            "Batch {n}: {count} letters, {who}, {at}",
            batch.letters,
        ).format(
            n=batch.id,
            count=batch.letters,
            who=batch.made_by or "–",
            at=moment_words(batch.made_at),
        )
        if not self._others:
            return words
        more = tr.ngettext("{n} more waits", "{n} more wait", self._others)
        return f"{words} · {more.format(n=self._others)}"

    def _missing_changed(self) -> None:
        self._complain("")
        self._say_verb()

    def _say_verb(self) -> None:
        if self._batch is None:
            return
        tr, pages, total = self._place.tr, self.missing_pages(), self._batch.letters
        if not pages:
            words = tr.ngettext("{n} page came out", "All {n} pages came out", total)
            self.confirm.say(words.format(n=total))
            return
        words = tr.ngettext("All but {n} page came out", "All but {n} pages came out", len(pages))
        self.confirm.say(words.format(n=len(pages)))

    def _complain(self, words: str) -> None:
        self._complaint.setText(words)
        self._complaint.setVisible(bool(words))
        self.missing.setProperty("wrong", "true" if words else "false")
        self.missing.style().unpolish(self.missing)
        self.missing.style().polish(self.missing)
        if words:
            announce(self.missing, words)

    def _label(self, words: str = "") -> QLabel:
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(words != "muted")
        if words:
            label.setProperty("words", words)
        return label

    def _button(self, id_: str, asked: object) -> QPushButton:
        button = QPushButton(self)
        button.setObjectName(id_)
        button.setAutoDefault(False)
        button.clicked.connect(asked)
        return button

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self._heading, 1)
        top.addWidget(self._chip)
        missing = QHBoxLayout()
        missing.setSpacing(8)
        missing.addWidget(self._missing_label)
        missing.addWidget(self.missing, 1)
        missing.addWidget(self.give_up)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.open_file, self.confirm, self.make_anew):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 12)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self._words)
        column.addLayout(missing)
        column.addWidget(self._complaint)
        column.addLayout(buttons)
