"""Where a page lies in the viewer: zoom, turn and the point in the middle."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QTransform

LEAST: Final = 0.05
MOST: Final = 8.0
STEP: Final = 1.25
LEGIBLE: Final = 12.0
"""Screen pixels; lower writing is hard to read."""
READABLE: Final = 20.0
MARGIN: Final = 12.0
"""Screen pixels kept free round a page that fits."""


class Fit(StrEnum):
    """What the zoom follows when the room or the page changes. The values are stored."""

    WIDTH = "width"
    PAGE = "page"
    FREE = "free"


@dataclass(frozen=True, slots=True)
class Placing:
    """How a page is shown; every method returns another one."""

    page: QSizeF
    room: QSizeF
    middle: QPointF
    """The point of the page that is in the middle of the room."""
    fit: Fit = Fit.WIDTH
    zoom: float = 1.0
    turn: int = 0
    """Degrees clockwise: 0, 90, 180 or 270."""

    def transform(self) -> QTransform:
        """Return what takes points of the page to points of the room."""
        moved = QTransform()
        moved.translate(self.room.width() / 2, self.room.height() / 2)
        moved.scale(self.zoom, self.zoom)
        moved.rotate(self.turn)
        moved.translate(-self.middle.x(), -self.middle.y())
        return moved

    def standing(self) -> QSizeF:
        """Return the page's size as it is turned."""
        return self.page.transposed() if self.turn % 180 else self.page

    def fitted(self) -> "Placing":
        """Return the placing whose zoom obeys its fit."""
        if self.fit is Fit.FREE or self.page.isEmpty():
            return self.held()
        standing = self.standing()
        across = (self.room.width() - 2 * MARGIN) / standing.width()
        down = (self.room.height() - 2 * MARGIN) / standing.height()
        zoom = across if self.fit is Fit.WIDTH else min(across, down)
        return replace(self, zoom=min(MOST, max(LEAST, zoom))).held()

    def at_top(self) -> "Placing":
        """Return the placing with the upper edge in view."""
        inverse = QTransform().rotate(-self.turn)
        up = inverse.map(QPointF(0, -1e7))
        return replace(self, middle=self.middle + up).held()

    def held(self) -> "Placing":
        """Return the placing with the page's edges no further in than they need be."""
        turned = QTransform().rotate(self.turn)
        area = turned.mapRect(QRectF(QPointF(0, 0), self.page))
        middle = turned.map(self.middle)
        slack = MARGIN / self.zoom
        area = area.adjusted(-slack, -slack, slack, slack)
        x = _held(middle.x(), area.left(), area.right(), self.room.width() / self.zoom)
        y = _held(middle.y(), area.top(), area.bottom(), self.room.height() / self.zoom)
        back, _ = turned.inverted()
        return replace(self, middle=back.map(QPointF(x, y)))

    def zoomed(self, zoom: float, at: QPointF | None = None) -> "Placing":
        """Return the placing at ``zoom``, with the point under ``at`` where it was."""
        zoom = min(MOST, max(LEAST, zoom))
        if at is None:
            return replace(self, zoom=zoom, fit=Fit.FREE).held()
        back, _ = self.transform().inverted()
        point = back.map(at)
        moved = replace(self, zoom=zoom, fit=Fit.FREE)
        drift = moved.transform().map(point) - at
        return moved.panned(-drift)

    def panned(self, by: QPointF) -> "Placing":
        """Return the placing with the page moved by screen pixels."""
        back = QTransform().rotate(-self.turn)
        return replace(self, middle=self.middle - back.map(by) / self.zoom).held()

    def rotated(self, degrees: int) -> "Placing":
        """Return the placing turned further, clockwise."""
        return replace(self, turn=(self.turn + degrees) % 360).fitted()

    def legible(self, area: QRectF) -> "Placing":
        """Return the placing in which ``area`` of the page is large enough to read.

        Only a page that is as wide as the room comes closer, and it does until it is fitted again.
        """
        where = self.transform().mapRect(area)
        if self.fit is not Fit.WIDTH or not 0 < where.height() < LEGIBLE:
            return self
        across = (self.room.width() - 2 * MARGIN) / where.width()
        nearer = max(1.0, min(READABLE / where.height(), across))
        return replace(self, zoom=min(MOST, self.zoom * nearer), middle=area.center()).held()

    def showing(self, area: QRectF) -> "Placing":
        """Return the placing with ``area`` of the page in view, moved only if it is not."""
        seen = QRectF(QPointF(0, 0), self.room)
        where = self.transform().mapRect(area)
        if seen.adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN).contains(where):
            return self
        return replace(self, middle=area.center()).held()


def _held(middle: float, low: float, high: float, room: float) -> float:
    if high - low <= room:
        return (low + high) / 2
    return min(max(middle, low + room / 2), high - room / 2)
