"""Boxes on a page: which field was read where, readable on any photograph."""

from collections.abc import Iterable
from enum import StrEnum

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF, QTransform

from ui.theme.theme import Theme
from ui.theme.tokens import TOKENS, Look, State
from ui.theme.type import Size
from ui.widgets.viewer.sheets import Box

_ON_PAPER = TOKENS[Look.LIGHT]
"""Documents are light in every look, so the boxes on them are always the light look's."""

_HAIRLINE = QColor(_ON_PAPER.hairline)
_AROUND = 3.0
"""Pixels of the screen between a box and its frame: the box is as tight as the ink."""


class Shown(StrEnum):
    """The steps of the boxes key. The values are stored."""

    FOCUSED = "focused"
    ALL = "all"
    NONE = "none"

    def next(self) -> "Shown":
        """Return the step after this one, round and round."""
        steps = list(Shown)
        return steps[(steps.index(self) + 1) % len(steps)]


def visible(boxes: Iterable[Box], shown: Shown, focused: str | None) -> list[Box]:
    """Return the boxes to paint, the focused one last."""
    if shown is Shown.NONE:
        return []
    chosen = [box for box in boxes if shown is Shown.ALL or box.id == focused]
    return sorted(chosen, key=lambda box: box.id == focused)


def box_at(boxes: Iterable[Box], point: QPointF, to_room: QTransform) -> Box | None:
    """Return the smallest box under a point of the room."""
    hit = [
        box
        for box in boxes
        if to_room.map(box.polygon()).containsPoint(point, Qt.FillRule.WindingFill)
    ]
    return min(hit, key=lambda box: box.bounds().width() * box.bounds().height(), default=None)


def paint_boxes(
    painter: QPainter,
    boxes: Iterable[Box],
    focused: str | None,
    to_room: QTransform,
    paper: QRectF,
    theme: Theme,
) -> None:
    """Paint boxes in the pixels of the room: focused solid, mismatch dashed, others thin.

    The number of the focused one stands at the edge of the paper, ``paper`` in the room: beside
    its box it would hide what stands there, and that is part of the address.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for box in boxes:
        corners = to_room.map(box.polygon())
        own = box.id == focused
        _outline(painter, _around(corners), box, own=own)
        if own:
            _tag(painter, corners.boundingRect(), box, paper, theme)
    painter.restore()


def _around(corners: QPolygonF) -> QPolygonF:
    """Return ``corners`` moved away from each other, so that the frame covers no ink."""
    count = corners.count()
    moved = []
    for place in range(count):
        here = corners.at(place)
        one, other = corners.at(place - 1 if place else count - 1), corners.at((place + 1) % count)
        moved.append(here + (_away(one, here) + _away(other, here)) * _AROUND)
    return QPolygonF(moved)


def _away(there: QPointF, here: QPointF) -> QPointF:
    """Return the step of one pixel that leads on from ``there`` past ``here``."""
    line = QLineF(there, here)
    return QPointF(line.dx(), line.dy()) / line.length() if line.length() else QPointF()


def _outline(painter: QPainter, corners: QPolygonF, box: Box, *, own: bool) -> None:
    width = 2 if own or box.mismatch else 1
    painter.setPen(QPen(_HAIRLINE, width + 2))
    painter.drawPolygon(corners)
    pen = QPen(_ink(box), width)
    if box.mismatch and not own:
        pen.setStyle(Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([4, 2.5])
    painter.setPen(pen)
    painter.drawPolygon(corners)


def _tag(painter: QPainter, bounds: QRectF, box: Box, paper: QRectF, theme: Theme) -> None:
    font = theme.font(Size.STATUS, strong=True)
    words = str(box.number)
    metrics = QFontMetricsF(font)
    width = metrics.horizontalAdvance(words) + 10
    height = metrics.height() + 2
    left = max(1.0, paper.left() + 1)
    beside = bounds.left() > left + width
    top = bounds.center().y() - height / 2 if beside else bounds.top() - height
    where = QRectF(left if beside else bounds.left(), max(1.0, top), width, height)
    painter.setPen(QPen(_HAIRLINE, 1))
    painter.setBrush(_ink(box))
    painter.drawRect(where)
    painter.setFont(font)
    painter.setPen(_HAIRLINE)
    painter.drawText(where, Qt.AlignmentFlag.AlignCenter, words)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _ink(box: Box) -> QColor:
    return QColor(_ON_PAPER.states[State.REJECTED].fill if box.mismatch else _ON_PAPER.accent)
