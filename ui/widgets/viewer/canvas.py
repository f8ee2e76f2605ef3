"""The page itself: painted, moved, magnified."""

from collections.abc import Sequence
from dataclasses import replace
from time import perf_counter

from PySide6.QtCore import QEvent, QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.theme import Theme
from ui.widgets.viewer.geometry import MOST, STEP, Fit, Placing
from ui.widgets.viewer.overlay import Shown, box_at, paint_boxes, visible
from ui.widgets.viewer.picking import Picking
from ui.widgets.viewer.pictures import Picture
from ui.widgets.viewer.sheets import Box

_LENS = QSizeF(360, 150)
_LENS_ZOOM = 2.5
_ARROW_STEP = 60.0
_DRAG = 5.0
_ARROWS = {
    Qt.Key.Key_Left: QPointF(_ARROW_STEP, 0),
    Qt.Key.Key_Right: QPointF(-_ARROW_STEP, 0),
    Qt.Key.Key_Up: QPointF(0, _ARROW_STEP),
    Qt.Key.Key_Down: QPointF(0, -_ARROW_STEP),
}
_ENDS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)


class Canvas(QWidget):
    """Shows one page; knows nothing of where pages come from."""

    box_clicked = Signal(str)
    looked_closer = Signal()
    """The zoom is another: a sharper picture may be wanted."""
    placed = Signal()
    region_picked = Signal(object)
    """A rectangle was drawn; carries its corners as ``Box.quad`` has them, in reading order."""
    picking_left = Signal()
    """Drawing was given up."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._picture: Picture | None = None
        self._boxes: tuple[Box, ...] = ()
        self._box_scale = QTransform()
        self._focused: str | None = None
        self._placing = Placing(QSizeF(), QSizeF(), QPointF())
        self._pressed_at: QPointF | None = None
        self._dragged = False
        self._space = False
        self._pointer: QPointF | None = None
        self._lens = False
        self._picking: Picking | None = None
        self.shown = Shown.ALL
        self.slowest_frame_ms = 0.0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(200, 160)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        theme.changed.connect(self.update)

    # What is shown.

    @property
    def placing(self) -> Placing:
        """How the page lies in the viewer."""
        return self._placing

    def has_picture(self) -> bool:
        """Say whether a page is shown."""
        return self._picture is not None

    def show_picture(self, picture: Picture, *, turn: int, fresh: bool) -> None:
        """Show a page; ``fresh`` puts its upper edge in view, else it stays where it was."""
        self._picture = picture
        page = QSizeF(picture.size)
        placing = replace(self._placing, page=page, turn=turn)
        if fresh:
            middle = QPointF(page.width() / 2, page.height() / 2)
            placing = replace(placing, middle=middle).fitted().at_top()
        self._place(placing)

    def show_nothing(self) -> None:
        """Show an empty desk."""
        self.stop_picking()
        self._picture = None
        self._boxes = ()
        self._focused = None
        self.update()

    def show_boxes(self, boxes: Sequence[Box], size: tuple[int, int] | None) -> None:
        """Paint ``boxes``, whose corners refer to a picture of ``size``."""
        self._boxes = tuple(boxes)
        self._box_scale = QTransform()
        if size is not None and self._picture is not None and size[0] and size[1]:
            page = self._picture.size
            self._box_scale.scale(page.width() / size[0], page.height() / size[1])
        self.update()

    def focus_box(self, id_: str | None, *, closer: bool = False) -> None:
        """Frame a box and bring it into view; ``closer`` if it would be too small to read."""
        self._focused = id_
        box = next((box for box in self._boxes if box.id == id_), None)
        if box is not None and self._picture is not None:
            area = self._box_scale.mapRect(box.bounds())
            legible = self._placing.legible(area) if closer else self._placing
            nearer = legible.zoom != self._placing.zoom
            self._place(legible.showing(area))
            if nearer:
                self.looked_closer.emit()
        self.update()

    # A region is pointed at.

    @property
    def picking(self) -> bool:
        """Whether a rectangle is being drawn."""
        return self._picking is not None

    def pick(self) -> None:
        """Have a rectangle drawn: dragged, or moved and sized with the arrows."""
        if self._picture is None:
            return
        box = next((box for box in self._boxes if box.id == self._focused), None)
        at = None
        if box is not None:
            at = (self._box_scale * self._placing.transform()).mapRect(box.bounds())
        self._picking = Picking(QRectF(self.rect()), at)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setFocus()
        self.update()

    def stop_picking(self) -> None:
        """Draw no rectangle any more."""
        if self._picking is not None:
            self._picking = None
            self.unsetCursor()
            self.update()
            self.picking_left.emit()

    def _picked(self, picking: Picking) -> None:
        back, _ = (self._box_scale * self._placing.transform()).inverted()
        drawn = picking.rect
        corners = (drawn.topLeft(), drawn.topRight(), drawn.bottomRight(), drawn.bottomLeft())
        points = [back.map(corner) for corner in corners]
        self._picking = None
        self.unsetCursor()
        self.update()
        self.region_picked.emit(tuple((point.x(), point.y()) for point in points))

    def _picks_with(self, event: QKeyEvent) -> bool:
        """Let a key draw; say whether it did."""
        picking, key = self._picking, Qt.Key(event.key())
        if picking is None:
            return False
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._picked(picking)
        elif key == Qt.Key.Key_Escape:
            self.stop_picking()
        elif not picking.key(
            key, shift=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        ):
            return False
        self.update()
        return True

    # How it is looked at.

    def zoom(self, factor: float, at: QPointF | None = None) -> None:
        """Zoom by ``factor``, round the pointer or the middle."""
        self._place(self._placing.zoomed(self._placing.zoom * factor, at))
        self.looked_closer.emit()

    def zoom_to(self, zoom: float) -> None:
        """Show ``zoom`` screen pixels per pixel."""
        self._place(self._placing.zoomed(zoom))
        self.looked_closer.emit()

    def fit(self, fit: Fit) -> None:
        """Have the zoom follow the room."""
        self._place(replace(self._placing, fit=fit).fitted())
        self.looked_closer.emit()

    def rotate(self, degrees: int) -> None:
        """Turn the view; the file stays as it is."""
        self._place(self._placing.rotated(degrees))

    def pan(self, by: QPointF) -> None:
        """Move the page by screen pixels."""
        self._place(self._placing.panned(by))

    def magnify(self, *, on: bool) -> None:
        """Show the lens under the pointer, or over the focused box when the pointer is away."""
        self._lens = on
        self.update()

    def recall(self, fit: Fit, zoom: float) -> None:
        """Take up a remembered zoom."""
        self._place(replace(self._placing, fit=fit, zoom=zoom).fitted())

    def sharpness(self) -> float:
        """Return how many pixels of the screen one pixel of the page covers, under the lens too."""
        zoom = self._lens_zoom() if self._lens else self._placing.zoom
        return zoom * self.devicePixelRatioF()

    def sharp(self) -> bool:
        """Say whether the picture shown has as many pixels as the screen."""
        if self._picture is None:
            return True
        picture = self._picture
        level = picture.level_for(self.sharpness())
        return picture.share(level) >= min(1.0, self.sharpness()) * 0.95

    # What Qt tells.

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the page into the new room; a rectangle begins anew there."""
        super().resizeEvent(event)
        self._place(replace(self._placing, room=QSizeF(self.size())).fitted())
        if self._picking is not None:
            self.pick()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the page, the boxes and the lens."""
        del event
        began = perf_counter()
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("alt"))
        if self._picture is not None:
            self._paint_page(painter, self._placing)
            self._paint_boxes(painter, self._placing)
            if self._picking is not None:
                ink = self._theme.color
                self._picking.paint(painter, ink("hairline"), ink("accent"))
            elif self._lens:
                self._paint_lens(painter)
        if self.hasFocus():
            painter.setPen(QPen(self._theme.color("focus"), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        painter.end()
        self.slowest_frame_ms = max(self.slowest_frame_ms, (perf_counter() - began) * 1000)

    def event(self, event: QEvent) -> bool:
        """Keep the arrows and the space bar for panning while the page has the focus."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
            draws = self.picking and event.key() in {*_ARROWS, *_ENDS}
            if draws or (plain and (event.key() in _ARROWS or event.key() == Qt.Key.Key_Space)):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pan with the arrows; the space bar makes the mouse pan."""
        if self._picks_with(event):
            return
        if event.key() == Qt.Key.Key_Space:
            self._space = True
            self.setCursor(Qt.CursorShape.OpenHandCursor)
        elif by := _ARROWS.get(Qt.Key(event.key())):
            self.pan(by)
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Let go of the page."""
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space = False
            self.unsetCursor()
        super().keyReleaseEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the page, or begin a rectangle."""
        if self._picking is not None and event.button() == Qt.MouseButton.LeftButton:
            self._picking.press(event.position())
            self.update()
        elif event.button() in {Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton}:
            self._pressed_at = event.position()
            self._dragged = False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the page, the lens or the edge of a rectangle."""
        here = event.position()
        if self._picking is not None:
            self._picking.drag(here)
            self.update()
            return
        if self._pressed_at is not None:
            by = here - self._pressed_at
            if self._dragged or by.manhattanLength() > _DRAG:
                self._dragged = True
                self._pressed_at = here
                self.pan(by)
        self._pointer = here
        if self._lens:
            self.update()
        elif not self._space:
            over = self._box_at(here)
            self.setToolTip(over.label if over else "")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A press that moved nothing was a click on a box; a drawn rectangle is done."""
        if self._picking is not None:
            if self._picking.release():
                self._picked(self._picking)
            return
        if self._pressed_at is not None and not self._dragged and not self._space:
            box = self._box_at(event.position())
            if box is not None:
                self.box_clicked.emit(box.id)
        self._pressed_at = None

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; zoom with Ctrl."""
        by = event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(STEP if by.y() > 0 else 1 / STEP, event.position())
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.pan(QPointF(by.y() or by.x(), 0))
        else:
            self.pan(QPointF(by))
        event.accept()

    def enterEvent(self, event: QEnterEvent) -> None:
        """The pointer is here."""
        super().enterEvent(event)
        self._pointer = event.position()

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer is away."""
        super().leaveEvent(event)
        self._pointer = None
        self.update()

    # Painting.

    def _paint_page(self, painter: QPainter, placing: Placing) -> None:
        if self._picture is None:
            return
        picture = self._picture
        # Until the turned picture has come, the smallest level: turning a large one while painting
        # takes several frames.
        standing = picture.baked == placing.turn
        sharp = picture.level_for(placing.zoom * self.devicePixelRatioF())
        level = sharp if standing else picture.levels[-1]
        to_room = picture.onto_page(level) * placing.transform()
        back, _ = to_room.inverted()
        seen = back.mapRect(QRectF(QPointF(0, 0), placing.room)) & QRectF(level.rect())
        painter.save()
        # Past two screen pixels per pixel the smoothing only blurs.
        smooth = placing.zoom < 2
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)
        painter.setTransform(to_room, True)
        painter.drawImage(seen, level, seen)
        painter.restore()

    def _paint_boxes(self, painter: QPainter, placing: Placing) -> None:
        boxes = visible(self._boxes, self.shown, self._focused)
        to_room = self._box_scale * placing.transform()
        paper = placing.transform().mapRect(QRectF(QPointF(0, 0), placing.page))
        paint_boxes(painter, boxes, self._focused, to_room, paper, self._theme)

    def _paint_lens(self, painter: QPainter) -> None:
        at = self._lens_point()
        if at is None:
            return
        lens = QRectF(QPointF(0, 0), _LENS)
        lens.moveCenter(at)
        back, _ = self._placing.transform().inverted()
        closer = replace(self._placing, zoom=self._lens_zoom(), middle=back.map(at), room=_LENS)
        painter.save()
        edge = QPainterPath()
        edge.addRoundedRect(lens, 6, 6)
        painter.setClipPath(edge)
        painter.translate(lens.topLeft())
        painter.fillRect(QRectF(QPointF(0, 0), _LENS), self._theme.color("alt"))
        self._paint_page(painter, closer)
        painter.restore()
        painter.setPen(QPen(self._theme.color("hairline"), 4))
        painter.drawRoundedRect(lens, 6, 6)
        painter.setPen(QPen(self._theme.color("accent"), 2))
        painter.drawRoundedRect(lens, 6, 6)

    def _lens_zoom(self) -> float:
        actual = 1 / self.devicePixelRatioF()
        return min(MOST, max(self._placing.zoom * _LENS_ZOOM, actual))

    def _lens_point(self) -> QPointF | None:
        if self._pointer is not None:
            return self._pointer
        box = next((box for box in self._boxes if box.id == self._focused), None)
        if box is None:
            return QPointF(self.width() / 2, self.height() / 2)
        return (self._box_scale * self._placing.transform()).mapRect(box.bounds()).center()

    def _box_at(self, point: QPointF) -> Box | None:
        boxes = visible(self._boxes, self.shown, self._focused)
        return box_at(boxes, point, self._box_scale * self._placing.transform())

    def _place(self, placing: Placing) -> None:
        self._placing = placing
        self.update()
        self.placed.emit()
