"""Returned mail: a stack of references, scanned or keyed, each with its answer."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.accessibility import announce, name
from ui.letter_room.pages import references_in
from ui.letter_room.room import Returned
from ui.letter_room.words import refusal_words
from ui.theme.tokens import GLYPHS, State
from ui.widgets.buttons import Kind
from ui.workplace import Workplace
from workstation.domain.letters import LetterReference

_ROWS = 5


class ReturnedPanel(QFrame):
    """Takes references and lists what became of each, the last one on top."""

    asked = Signal(object)
    """Carries the references, a tuple of texts."""

    def __init__(self, place: Workplace, parent: QWidget) -> None:
        super().__init__(parent)
        self._place = place
        self._results: list[Returned] = []
        self.setProperty("card", "true")
        self._hint = QLabel(self)
        self._hint.setTextFormat(Qt.TextFormat.PlainText)
        self._hint.setWordWrap(True)
        self._hint.setProperty("words", "muted")
        self.field = QLineEdit(self)
        self.field.setObjectName("letters.returned.reference")
        self.field.setMaxLength(4000)
        self.field.returnPressed.connect(self._ask)
        self.record = QPushButton(self)
        self.record.setObjectName("letters.returned.record")
        self.record.setProperty("kind", Kind.PRIMARY.value)
        self.record.setAutoDefault(False)
        self.record.clicked.connect(self._ask)
        self._count = QLabel(self)
        self._count.setProperty("words", "status")
        self.list = QListWidget(self)
        self.list.setObjectName("letters.returned.results")
        self.list.setTabKeyNavigation(False)
        self._lay_out()
        place.icons.changed.connect(self.retranslate)
        place.tr.follow(self.retranslate)

    def allow(self, *, allowed: bool, why_not: str) -> None:
        """Let the person record returned mail, or say who can."""
        for widget in (self.field, self.record):
            widget.setEnabled(allowed)
            widget.setToolTip("" if allowed else why_not)

    def show_results(self, results: Sequence[Returned]) -> None:
        """Put further answers on top."""
        self._results = [*reversed(results), *self._results]
        self.retranslate()
        words = [line for result in results for line, _ in self._lines(result)]
        announce(self.list, "\n".join(words))

    def forget(self, result: Returned) -> None:
        """Take the answer away that does not hold any more."""
        self._results = [each for each in self._results if each is not result]
        self.retranslate()

    def results(self) -> tuple[str, ...]:
        """Return the answers shown, the last one first."""
        return tuple(self.list.item(row).text() for row in range(self.list.count()))

    def count(self) -> str:
        """Return the words that say how many were recorded."""
        return self._count.text()

    def take_focus(self) -> None:
        """Wait for the next letter."""
        self.field.setFocus()
        self.field.selectAll()

    def retranslate(self) -> None:
        """Write everything in the language in use."""
        tr = self._place.tr
        _ = tr.gettext
        self._hint.setText(
            _("Scan the letters that came back, one after another, or key their references.")
        )
        self.field.setPlaceholderText(_("0000 0000 0000 0000"))
        name(self.field, _("References of returned letters"))
        self.record.setText(_("Record  Enter"))
        name(self.record, _("Record"))
        name(self.list, _("What became of each letter"))
        recorded = sum(result.error is None for result in self._results)
        words = tr.ngettext("{n} recorded", "{n} recorded", recorded).format(n=recorded)
        self._count.setText(words if self._results else "")
        self.list.clear()
        for result in self._results:
            for line, state in self._lines(result):
                item = QListWidgetItem(line)
                item.setIcon(self._place.icons.icon(GLYPHS[state], size=16))
                self.list.addItem(item)
        self.list.setVisible(bool(self._results))

    def _lines(self, result: Returned) -> Sequence[tuple[str, State]]:
        """Return the answer, and a line for each page that must be taken out of its stack."""
        take_out = self._place.tr.gettext(
            "Take letter {reference} out of batch {n}, page {page}: it is void"
        )
        pages = [
            take_out.format(
                reference=each.letter.reference.grouped, n=each.place.batch, page=each.place.page
            )
            for each in result.stopped
            if each.place is not None
        ]
        state = State.OK if result.error is None else State.ATTENTION
        return [(self._words(result), state), *((line, State.ATTENTION) for line in pages)]

    def _words(self, result: Returned) -> str:
        tr = self._place.tr
        reference = LetterReference.parse(result.reference)
        shown = reference.grouped if isinstance(reference, LetterReference) else result.reference
        if result.error is not None:
            words = refusal_words(result.error, tr)
        elif result.told:
            words = tr.gettext("recorded; void, and the applicant is asked for another address")
        else:
            words = tr.gettext("recorded; its address has failed")
        return tr.gettext("{reference}: {result}").format(reference=shown, result=words)

    def _ask(self) -> None:
        references = references_in(self.field.text())
        self.field.clear()
        if references:
            self.asked.emit(references)

    def _lay_out(self) -> None:
        entry = QHBoxLayout()
        entry.setSpacing(8)
        entry.addWidget(self.field, 1)
        entry.addWidget(self.record)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 12)
        column.setSpacing(8)
        column.addWidget(self._hint)
        column.addLayout(entry)
        column.addWidget(self.list)
        column.addWidget(self._count)
        self._place.theme.changed.connect(self._resize)
        self._resize()

    def _resize(self) -> None:
        self.list.setFixedHeight(self._place.theme.px(28) * _ROWS)
