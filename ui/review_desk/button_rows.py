"""Buttons beside each other, in as many rows as the width takes."""

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QWidget

_NO_LIMIT = 1 << 20
"""While nobody sees them there is no width to keep to."""


class ButtonRows(QWidget):
    """Large text on a narrow screen makes a second row instead of cutting the last button."""

    def __init__(self, buttons: Sequence[QAbstractButton], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons = tuple(buttons)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(6)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        for button in self._buttons:
            button.setParent(self)

    def arrange(self) -> None:
        """Put the buttons that are shown into rows."""
        shown = [button for button in self._buttons if not button.isHidden()]
        spacing = self._grid.horizontalSpacing()
        room = self.width() if self.isVisible() else _NO_LIMIT
        row, column, left = 0, 0, room
        for button in self._buttons:
            self._grid.removeWidget(button)
        for button in shown:
            width = button.sizeHint().width()
            if column and width > left:
                row, column, left = row + 1, 0, room
            self._grid.addWidget(button, row, column)
            column, left = column + 1, left - width - spacing
        self._grid.setColumnStretch(len(shown), 1)
        for place in range(len(shown)):
            self._grid.setColumnStretch(place, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the width there is."""
        super().resizeEvent(event)
        self.arrange()
