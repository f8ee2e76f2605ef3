"""The field in focus, in full: both spellings one above the other, and how surely it was read."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.commands import Command
from ui.review_desk.field_rows import confidence_words, read_words
from ui.review_desk.rows import is_untold
from ui.widgets.buttons import KeyButton, Kind
from ui.widgets.differences import Differences
from ui.widgets.proof_words import FIELD_WORDS
from ui.workplace import Workplace
from workstation.domain.proof_fields import FieldRow, Mark


class FieldDetail(QFrame):
    """Below the table; as high with a field as without, so that nothing jumps."""

    def __init__(
        self,
        place: Workplace,
        accept: Command,
        correct: Command,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._place = place
        self._row: FieldRow | None = None
        self._was_read = False
        self.setProperty("card", "true")
        self._name, self._how = QLabel(self), QLabel(self)
        self._name.setProperty("words", "strong")
        self._how.setProperty("words", "muted")
        for label in (self._name, self._how):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._how.setWordWrap(True)
        self._pair = Differences(place, self)
        self._alone = QLabel(self)
        self._alone.setTextFormat(Qt.TextFormat.PlainText)
        self._alone.setProperty("person", "true")
        self._alone.setWordWrap(True)
        self._alone.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._alone.hide()
        self._accept = KeyButton(accept, self, kind=Kind.QUIET)
        self._accept.setObjectName("review.accept_field")
        self._correct = KeyButton(correct, self, kind=Kind.QUIET)
        self._correct.setObjectName("review.correct_field")
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(self._name)
        first.addWidget(self._how, 1)
        first.addWidget(self._correct)
        first.addWidget(self._accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 4, 8, 4)
        column.setSpacing(2)
        column.addLayout(first)
        column.addWidget(self._pair)
        column.addWidget(self._alone)
        place.tr.follow(self.retranslate)

    def show_row(self, row: FieldRow | None, *, was_read: bool) -> None:
        """Show another field, of an upload whose reading is done or not."""
        self._row, self._was_read = row, was_read
        self._alone.setFixedHeight(self._pair.sizeHint().height())
        self.retranslate()

    def words(self) -> str:
        """Return what is said about the field, for tests."""
        return f"{self._name.text()}: {self._how.text()}. {self._pair.summary()}"

    def retranslate(self) -> None:
        """Write everything in the language in use."""
        _, row = self._place.tr.gettext, self._row
        if row is None:
            self._name.setText(_("No field chosen"))
            self._how.setText(_("1-9 chooses a field and frames it on the page"))
            self._pair.show_pair("", "")
            self._pair.show()
            self._alone.hide()
            return
        self._name.setText(_(FIELD_WORDS[row.field]))
        self._how.setText(confidence_words(row, self._place.tr, was_read=self._was_read))
        read = read_words(row, self._place.tr)
        alone = not row.declared
        self._alone.setText((read or "–") if alone else "")
        self._alone.setVisible(alone)
        self._pair.setVisible(not alone)
        # What counts as unread is shown in the table and compared with nothing.
        shown = None if row.mark is Mark.UNREAD and not is_untold(row) else read
        self._pair.show_pair(row.declared, shown, marked=row.comparable)
