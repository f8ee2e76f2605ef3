"""Lines under the fields: what the rules find, what the roster says, what to know of the file."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.widgets.buttons import Kind
from ui.widgets.chips import StateChip
from ui.widgets.line import Line
from ui.workplace import Workplace


class LineList(QWidget):
    """Chips with a sentence each; hidden while there is nothing to say."""

    acted = Signal(str)
    """A line's button was pressed; carries its code."""

    def __init__(self, place: Workplace, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self._name = name
        self._lines: tuple[Line, ...] = ()
        self._rows: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self.hide()

    @property
    def lines(self) -> tuple[Line, ...]:
        """What is shown."""
        return self._lines

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show ``lines``; the same ones change nothing."""
        if tuple(lines) == self._lines:
            return
        self._lines = tuple(lines)
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [self._row(place, line) for place, line in enumerate(self._lines)]
        for row in self._rows:
            self._column.addWidget(row)
        self.setVisible(bool(self._lines))

    def _row(self, place: int, line: Line) -> QWidget:
        row = QWidget(self)
        chip = StateChip(self._place.icons, row)
        chip.show_state(line.state, line.word)
        words = QLabel(line.words, row)
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(chip, 0, Qt.AlignmentFlag.AlignVCenter)
        layout.addWidget(words, 1)
        if line.verb:
            layout.addWidget(self._button(place, line))
        return row

    def _button(self, place: int, line: Line) -> QPushButton:
        button = QPushButton(line.verb, self)
        button.setObjectName(f"{self._name}.{place + 1}")
        button.setProperty("kind", Kind.LINK.value)
        button.setAutoDefault(False)
        button.setAccessibleName(line.verb)
        button.setAccessibleDescription(line.words)
        button.clicked.connect(lambda: self.acted.emit(line.code))
        return button
