"""Drawing a rectangle on the page, with the mouse or with the keys."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

_STEP: Final = 8.0
_LEAST: Final = 6.0
"""Screen pixels; a smaller rectangle is a slip of the hand."""
_SHARE: Final = QSizeF(0.4, 0.08)
"""The first rectangle of the keys, in shares of the room: about a line."""
_WAYS: Final = {
    Qt.Key.Key_Left: QPointF(-_STEP, 0),
    Qt.Key.Key_Right: QPointF(_STEP, 0),
    Qt.Key.Key_Up: QPointF(0, -_STEP),
    Qt.Key.Key_Down: QPointF(0, _STEP),
}


class Picking:
    """A rectangle in the pixels of the room; begins where the reviewer looks."""

    def __init__(self, room: QRectF, at: QRectF | None = None) -> None:
        """Begin.

        Args:
            room: the viewer.
            at: what is framed already, else a line in the middle is offered.
        """
        self._room = room
        size = QSizeF(room.width() * _SHARE.width(), room.height() * _SHARE.height())
        self.rect = QRectF(QPointF(0, 0), size)
        self.rect.moveCenter(room.center())
        if at is not None and room.intersects(at):
            self.rect = at & room  # with air round it, it would take in the word beside it
        self._start: QPointF | None = None

    def press(self, point: QPointF) -> None:
        """Begin a rectangle at a point."""
        self._start = point
        self.rect = QRectF(point, point)

    def drag(self, point: QPointF) -> None:
        """Draw the rectangle to a point."""
        if self._start is not None:
            self.rect = QRectF(self._start, point).normalized() & self._room

    def release(self) -> bool:
        """Let go, and say whether a rectangle was drawn."""
        drawn, self._start = self._start is not None, None
        return drawn and self.rect.width() >= _LEAST and self.rect.height() >= _LEAST

    def key(self, key: Qt.Key, *, shift: bool) -> bool:
        """Move with an arrow, or size with Shift; say whether it was one."""
        by = _WAYS.get(key)
        if by is None:
            return False
        moved = self.rect.translated(by)
        if shift:
            least = QSizeF(2 * _STEP, 2 * _STEP)
            grown = QSizeF(self.rect.width() + by.x(), self.rect.height() + by.y())
            moved = QRectF(self.rect.topLeft(), grown.expandedTo(least))
        if self._room.contains(moved):
            self.rect = moved
        return True

    def paint(self, painter: QPainter, hairline: QColor, accent: QColor) -> None:
        """Tint and outline the rectangle."""
        veil = QColor(accent)
        veil.setAlpha(40)
        painter.fillRect(self.rect, veil)
        painter.setPen(QPen(hairline, 4))
        painter.drawRect(self.rect)
        painter.setPen(QPen(accent, 2, Qt.PenStyle.DashLine))
        painter.drawRect(self.rect)
