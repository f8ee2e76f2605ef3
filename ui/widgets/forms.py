"""Rows of a form: a label, a field, and what is wrong with what was entered."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from ui.accessibility import announce
from ui.workplace import Workplace


class Form(QWidget):
    """Labels at the left, fields at the right; a complaint stands below its field."""

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self._labels: list[tuple[QLabel, str, QLabel, str]] = []
        self._complaints: dict[QWidget, QLabel] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        place.tr.language_changed.connect(self.retranslate)

    def row(self, label: str, field: QWidget, *, hint: str = "") -> None:
        """Add a row.

        Args:
            label: in English, marked with ``N_``.
            field: takes the focus; the label becomes its buddy.
            hint: what to enter, in English, marked with ``N_``; shown below the field.
        """
        words = self._made("muted")
        words.setBuddy(field)
        below = self._made("status")
        complaint = self._made("rejected")
        complaint.hide()
        place = self._grid.rowCount()
        self._grid.addWidget(words, place, 0, Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(field, place, 1)
        self._grid.addWidget(below, place + 1, 1)
        self._grid.addWidget(complaint, place + 2, 1)
        self._labels.append((words, label, below, hint))
        self._complaints[field] = complaint
        self.retranslate()

    def complain(self, field: QWidget, words: str) -> None:
        """Say below ``field`` what is wrong with it, and go there."""
        self._mark(field, words)
        field.setFocus()
        announce(field, words)

    def clear_complaints(self) -> None:
        """Take all complaints back."""
        for field in self._complaints:
            self._mark(field, "")

    def complaint(self, field: QWidget) -> str:
        """Return what was said about ``field``."""
        return self._complaints[field].text()

    def retranslate(self) -> None:
        """Write labels and hints in the language in use."""
        _ = self._place.tr.gettext
        for words, label, below, hint in self._labels:
            words.setText(_(label))
            below.setText(_(hint))
            below.setVisible(bool(hint))

    def _mark(self, field: QWidget, words: str) -> None:
        label = self._complaints[field]
        label.setText(words)
        label.setVisible(bool(words))
        field.setProperty("wrong", "true" if words else "false")
        field.setAccessibleDescription(words)
        field.style().unpolish(field)
        field.style().polish(field)

    def _made(self, kind: str) -> QLabel:
        label = QLabel(self)
        label.setProperty("words", kind)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(kind != "muted")
        return label
