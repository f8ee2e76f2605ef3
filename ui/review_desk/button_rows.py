"""Buttons beside each other, in as many rows as the width takes."""

from collections.abc import Iterator, Sequence

from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

_NO_LIMIT = 1 << 20
"""While nobody sees them there is no width to keep to."""
_SPACING = 6


class ButtonRows(QWidget):
    """Large text on a narrow screen makes a second row instead of cutting the last button."""

    def __init__(self, buttons: Sequence[QAbstractButton], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons = tuple(buttons)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(_SPACING)
        self._lines: list[QHBoxLayout] = []
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        for button in self._buttons:
            button.setParent(self)

    def arrange(self) -> None:
        """Put the buttons that are shown into rows."""
        for line in self._lines:
            while line.takeAt(0) is not None:
                pass
            self._column.removeItem(line)
        self._lines = []
        for row in self._rows():
            line = QHBoxLayout()
            line.setSpacing(_SPACING)
            for button in row:
                line.addWidget(button)
            line.addStretch(1)
            self._column.addLayout(line)
            self._lines.append(line)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the width there is."""
        super().resizeEvent(event)
        self.arrange()

    def showEvent(self, event: QShowEvent) -> None:
        """Keep to the width again: what was arranged while nobody saw it kept to none."""
        super().showEvent(event)
        self.arrange()

    def _rows(self) -> Iterator[list[QAbstractButton]]:
        room = self.width() if self.isVisible() else _NO_LIMIT
        row: list[QAbstractButton] = []
        left = room
        for button in self._buttons:
            if button.isHidden():
                continue
            width = button.sizeHint().width()
            if row and width > left:
                yield row
                row, left = [], room
            row.append(button)
            left -= width + _SPACING
        yield row
