"""Widgets beside each other, in as many rows as the width takes."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

_NO_LIMIT = 1 << 20
"""While nobody sees them there is no width to keep to."""
SPACING = 6


class FlowRows(QWidget):
    """Large text on a narrow screen makes a second row instead of cutting the last widget."""

    def __init__(
        self,
        widgets: Sequence[QWidget],
        parent: QWidget | None = None,
        *,
        spacing: int = SPACING,
    ) -> None:
        super().__init__(parent)
        self._widgets = tuple(widgets)
        self._spacing = spacing
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(spacing)
        self._lines: list[QHBoxLayout] = []
        self._arranged: list[list[QWidget]] = []
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        for widget in self._widgets:
            widget.setParent(self)

    def arrange(self) -> None:
        """Put the widgets that are shown into rows."""
        for line in self._lines:
            while line.takeAt(0) is not None:
                pass
            self._column.removeItem(line)
        self._lines, self._arranged = [], list(self._rows())
        for row in self._arranged:
            line = QHBoxLayout()
            line.setSpacing(self._spacing)
            for widget in row:
                line.addWidget(widget)
            line.addStretch(1)
            self._column.addLayout(line)
            self._lines.append(line)

    def event(self, event: QEvent) -> bool:
        """Arrange anew when larger text, or other words, no longer fit as they stand."""
        answered = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and list(self._rows()) != self._arranged:
            self.arrange()
        return answered

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the width there is."""
        super().resizeEvent(event)
        self.arrange()

    def showEvent(self, event: QShowEvent) -> None:
        """Keep to the width again: what was arranged while nobody saw it kept to none."""
        super().showEvent(event)
        self.arrange()

    def _rows(self) -> Iterator[list[QWidget]]:
        room = self.width() if self.isVisible() else _NO_LIMIT
        row: list[QWidget] = []
        left = room
        for widget in self._widgets:
            if widget.isHidden():
                continue
            width = max(widget.sizeHint().width(), widget.minimumWidth())
            if row and width > left:
                yield row
                row, left = [], room
            row.append(widget)
            left -= width + self._spacing
        yield row
