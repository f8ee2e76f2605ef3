"""Tiles: a figure, and how it went in the last days."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.accessibility import name
from ui.theme.theme import Theme
from ui.theme.type import Size
from ui.workplace import Workplace


def paint_line(painter: QPainter, where: QRectF, values: Sequence[int], theme: Theme) -> None:
    """Paint a small line of daily figures with a dot on today's."""
    if len(values) < 2:
        return
    low, high = min(values), max(values)
    spread = (high - low) or 1
    step = where.width() / (len(values) - 1)
    points = [
        QPointF(
            where.left() + place * step, where.bottom() - (value - low) / spread * where.height()
        )
        for place, value in enumerate(values)
    ]
    painter.setPen(QPen(theme.color("accent"), 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(QPolygonF(points))
    painter.setBrush(theme.color("accent"))
    painter.drawEllipse(points[-1], 2.5, 2.5)


_TITLE = Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
"""A long title takes a second line."""


class Tile(QWidget):
    """A figure with the line of the last days; pressing it opens the queue with its filter."""

    pressed = Signal()

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = place.theme
        self._title = ""
        self._figure = ""
        self._line: tuple[int, ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        place.theme.changed.connect(self.updateGeometry)

    def show_figure(self, title: str, figure: str, summary: str, line: Sequence[int] = ()) -> None:
        """Show a figure.

        Args:
            title: what it counts.
            figure: as it is written, "212" or "2 d 4 h".
            summary: one sentence for screen readers and the tooltip.
            line: the last fourteen days, oldest first.
        """
        self._title, self._figure, self._line = title, figure, tuple(line)
        name(self, f"{title}: {figure}", summary)
        self.setToolTip(summary)
        self.update()

    def sizeHint(self) -> QSize:
        """As high as title, figure and line."""
        return QSize(self._theme.px(200), self._theme.px(84))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card."""
        del event
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = self.hasFocus()
        edge = QPen(theme.color("focus" if focused else "line"), 2 if focused else 1)
        painter.setPen(edge)
        painter.setBrush(theme.color("surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        inside = QRectF(self.rect()).adjusted(12, 8, -12, -10)
        painter.setFont(theme.font())
        painter.setPen(theme.color("muted"))
        painter.drawText(inside, _TITLE, self._title)
        font = theme.font(Size.COUNTER, strong=True)
        painter.setFont(font)
        painter.setPen(theme.color("text"))
        painter.drawText(inside, Qt.AlignmentFlag.AlignBottom, self._figure)
        taken = QFontMetricsF(font).horizontalAdvance(self._figure) + 16
        half = inside.adjusted(max(taken, inside.width() * 0.45), theme.px(26), -4, -4)
        if half.width() > 24:
            paint_line(painter, half, self._line, theme)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter or Space."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.pressed.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open."""
        if self.rect().contains(event.position().toPoint()):
            self.pressed.emit()
