"""Below the field in focus: who corrected it, and the line in which it is corrected."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from ui.accessibility import announce, name
from ui.i18n import N_, Translator
from ui.widgets.proof_words import FIELD_WORDS
from ui.workplace import Workplace
from workstation.domain.calendar import HONG_KONG
from workstation.domain.corrections import MOST_LETTERS, Correction, Source
from workstation.domain.proof_fields import Field, FieldRow
from workstation.services.corrections import Region

_HOW = N_("Write what the page says. Enter keeps it, Esc leaves; an empty line takes it back.")
_DAY = N_("Write the day as 2021-11-20. Enter keeps it, Esc leaves; an empty line takes it back.")


class CorrectionLine(QWidget):
    """Says who corrected the field in focus; turns into a line to write in."""

    written = Signal(object, str, object, object)
    """Carries the field, the text, where it came from, and its ``Region`` or None."""
    left = Signal()
    """Writing ended, one way or the other."""

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self._row: FieldRow | None = None
        self._correction: Correction | None = None
        self._writing: FieldRow | None = None
        self._taken: tuple[str, Region] | None = None
        self._refusal: Callable[[Translator], str] | None = None
        self._words = QLabel(self)
        self._words.setObjectName("review.correction")
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setProperty("words", "muted")
        self._words.setWordWrap(True)
        self._label = QLabel(self)
        self._edit = QLineEdit(self)
        self._edit.setObjectName("review.correct")
        self._edit.setMaxLength(MOST_LETTERS)
        self._edit.setProperty("person", "true")
        self._label.setBuddy(self._edit)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self._label)
        line.addWidget(self._edit, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 0, 8, 0)
        column.setSpacing(2)
        column.addWidget(self._words)
        column.addLayout(line)
        place.tr.follow(self.retranslate)

    @property
    def writing(self) -> bool:
        """Whether somebody writes a correction."""
        return self._writing is not None

    def words(self) -> str:
        """Return what is said."""
        return self._words.text() if not self._words.isHidden() else ""

    def show_row(self, row: FieldRow | None, correction: Correction | None) -> None:
        """Show another field, with the correction in force of it."""
        if self._writing is not None and (row is None or row.field is not self._writing.field):
            self._end()
        if self._row is None or row is None or row.field is not self._row.field:
            self._refusal = None
        self._row, self._correction = row, correction
        self.retranslate()

    def write(self, row: FieldRow, taken: tuple[str, Region] | None = None) -> None:
        """Have a correction written, beginning with what was read, or read again."""
        self._writing, self._taken, self._refusal = row, taken, None
        self._edit.setText((row.read or "") if taken is None else taken[0])
        self.retranslate()
        self._edit.setFocus()
        self._edit.selectAll()

    def keep(self) -> None:
        """Hand over what was written."""
        row, text, taken = self._writing, self._edit.text().strip(), self._taken
        if row is None:
            return
        again = taken is not None and text == taken[0]
        source = Source.READ_AGAIN if again else Source.TYPED
        self._end()
        self.written.emit(row.field, text, source, taken[1] if again and taken else None)

    def cancel(self) -> None:
        """Leave without a correction."""
        if self._writing is not None:
            self._end()

    def refuse(self, say: Callable[[Translator], str]) -> None:
        """Say why a correction was not kept, until another field is in focus."""
        self._refusal = say
        self.retranslate()
        announce(self._words, self._words.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep with Enter, leave with Esc."""
        if self.writing and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.keep()
        elif self.writing and event.key() == Qt.Key.Key_Escape:
            self.cancel()
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        """Write everything in the language in use."""
        tr = self._place.tr
        writing = self._writing
        said = self._said(tr)
        self._words.setText(said)
        self._words.setVisible(bool(said))
        self._label.setVisible(writing is not None)
        self._edit.setVisible(writing is not None)
        self.setVisible(bool(said) or writing is not None)
        if writing is not None:
            label = tr.gettext("Correct: {field}").format(
                field=tr.gettext(FIELD_WORDS[writing.field])
            )
            self._label.setText(label)
            name(self._edit, label, said)

    def _said(self, tr: Translator) -> str:
        if self._writing is not None:
            how = _DAY if self._writing.field is Field.DATE else _HOW
            return tr.gettext(how)
        if self._refusal is not None:
            return self._refusal(tr)
        return "" if self._correction is None else correction_words(self._correction, tr)

    def _end(self) -> None:
        self._writing, self._taken = None, None
        self.retranslate()
        self.left.emit()


def correction_words(correction: Correction, tr: Translator) -> str:
    """Return who corrected a field, when, and what the reader had read."""
    at = f"{correction.at.astimezone(HONG_KONG):%Y-%m-%d %H:%M}"
    original = correction.original or "–"
    return tr.gettext("Corrected by {name} at {at}. The reader had read: {original}").format(
        name=correction.by_name, at=at, original=original
    )
